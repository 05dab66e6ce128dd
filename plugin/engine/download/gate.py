# SPDX-License-Identifier: GPL-2.0-or-later
"""How many requests may be under way: fewer when the service says so, more again when it is content."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import Callable, Iterator

#: Requests that may start in a second; a project has 100.
PER_SECOND = 80.0


class Gate:
    """Lets requests through. Safe to use from any thread.

    Args:
        most: requests under way at once.
        first: until the first one has come back well; so that a request that cannot work is sent once.
    """

    def __init__(self, most: int, first: int = 1, per_second: float = PER_SECOND) -> None:
        self._most = most
        self._limit = float(first)
        self._tried = False
        self._apart = 1.0 / per_second
        self._condition = threading.Condition()
        self._under_way = 0
        self._number = 0
        self._lowered_at = 0
        self._next = self._held = 0.0
        self.highest = 0

    @property
    def limit(self) -> int:
        """Requests that may be under way now."""
        return int(self._limit)

    @property
    def under_way(self) -> int:
        """Requests that are."""
        return self._under_way

    @contextmanager
    def through(self, check: Callable[[], None]) -> Iterator[int]:
        """Wait for a place and hold it; the request's number. `check` raises where it is not wanted any more."""
        with self._condition:
            while self._under_way >= self.limit:
                check()
                self._condition.wait(0.05)
            self._under_way += 1
            self.highest = max(self.highest, self._under_way)
            self._number += 1
            number = self._number
            now = time.monotonic()
            start = max(now, self._next)
            self._next = start + self._apart
        try:
            while (left := max(start, self._held) - time.monotonic()) > 0:
                check()
                time.sleep(min(left, 0.05))
            check()
            yield number
        finally:
            with self._condition:
                self._under_way -= 1
                self._condition.notify_all()

    def went_well(self) -> None:
        """A request was answered as it should be."""
        with self._condition:
            if not self._tried:
                self._tried, self._limit = True, float(self._most)
            else:
                self._limit = min(self._limit + 1.0 / self._limit, float(self._most))
            self._condition.notify_all()

    def too_many(self, number: int) -> None:
        """A request was turned away because there were too many.

        Those that started before the limit was lowered say nothing about the lower one.
        """
        with self._condition:
            if number > self._lowered_at:
                self._limit = max(1.0, self._limit / 2.0)
                self._lowered_at = self._number

    def hold(self, seconds: float) -> None:
        """Let nothing through for so long: the service has asked for it."""
        self._held = max(self._held, time.monotonic() + seconds)
