# SPDX-License-Identifier: GPL-2.0-or-later
"""Tiles over a network that fails now and then: tried again, split, or given up with a sentence."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import dataclass
from typing import Callable

from ...core.errors import (
    Cancelled,
    ComputationTooLarge,
    ConnectionFailed,
    QuotaExceeded,
    WorkbenchError,
)
from ...core.grid import Window
from ...core.text import tr
from ..client import Client
from .answer import BadAnswer, Piece, blank, put, read
from .gate import Gate
from .plan import Plan, Tile
from .request import Requests

#: Side in pixels below which a window is not split any more.
_SMALLEST = 16
#: A server that gives up on the same window so often (504) has too much to do with it.
_PATIENCE_WITH_TIMEOUTS = 2
#: Seconds that all wait at most when the service asks for it (Retry-After).
_LONGEST_HOLD = 600.0


@dataclass(frozen=True)
class Tries:
    """How often a request is tried, and how long is waited in between: twice as long each time, give or take a half.

    Attributes:
        most: tries of a request that fails in a way that passes.
        first_wait, longest_wait: seconds.
    """

    most: int = 8
    first_wait: float = 1.0
    longest_wait: float = 60.0

    def wait(self, tried: int) -> float:
        """Seconds until the next try."""
        return min(self.first_wait * 2.0 ** (tried - 1) * random.uniform(0.5, 1.5), self.longest_wait)


class Fetcher:
    """Fetches tiles. Safe to use from any thread.

    Args:
        stopped: whether nothing is wanted any more.
        paused: whether no request is to start now.
    """

    def __init__(
        self,
        plan: Plan,
        requests: Requests,
        client: Client,
        tries: Tries,
        stopped: Callable[[], bool],
        paused: Callable[[], bool] = lambda: False,
    ) -> None:
        self.gate = Gate(plan.order.max_requests)
        self._plan, self._requests, self._client, self._tries = plan, requests, client, tries
        self._stopped, self._paused = stopped, paused
        self._lock = threading.Lock()
        self._largest = plan.tile_width * plan.tile_height
        self._hopeless = False
        self.sent = self.repeated = self.splits = self.received = 0

    def fetch(self, tile: Tile) -> Piece:
        """A tile's pixels, in as many requests as it takes.

        Raises:
            WorkbenchError: it cannot be had.
        """
        whole = None
        waiting = [tile.window]
        while waiting:
            window = waiting.pop()
            if window.size > self._largest and _can_split(window):
                waiting.extend(reversed(window.halves(_SMALLEST)))
                continue
            parts = list(self._plan.order.grid.turned(window))
            try:
                pieces = [(part, self._part(tile, part, turns)) for part, turns in parts]
            except ComputationTooLarge:
                if not _can_split(window):
                    raise
                self._split(window)
                waiting.extend(reversed(window.halves(_SMALLEST)))
                continue
            if pieces[0][0] == tile.window:
                return pieces[0][1]
            whole = whole or blank(self._plan, tile)
            for part, piece in pieces:
                put(piece, whole, tile.window, part)
        assert whole is not None
        return whole

    def _split(self, window: Window) -> None:
        """What was too large once is so for the tiles that follow."""
        with self._lock:
            self.splits += 1
            self._largest = min(self._largest, max(half.size for half in window.halves(_SMALLEST)))

    def _part(self, tile: Tile, window: Window, turns: int) -> Piece:
        """One request's pixels, after as many tries as it takes."""
        request = self._requests.of(tile, window, turns)
        tried = gave_up = 0
        while True:
            tried += 1
            transport = self._client.session.transport
            try:
                with self.gate.through(self._check) as number:
                    try:
                        return self._once(request, tile, window, tried)
                    except WorkbenchError as error:
                        # Said before the next request may start: what cannot work is asked once.
                        self._hopeless = self._hopeless or not _may_work(error, transport.last_status)
                        raise
            except (QuotaExceeded, ConnectionFailed) as error:
                if transport.last_status == 429:
                    self.gate.too_many(number)
                gave_up += transport.last_status == 504
                if gave_up >= _PATIENCE_WITH_TIMEOUTS and _can_split(window):
                    raise ComputationTooLarge(str(error), details=error.details) from error
                if tried >= self._tries.most or not _may_work(error, transport.last_status):
                    raise
                self.gate.hold(min(transport.last_retry_after, _LONGEST_HOLD))
                self._wait(self._tries.wait(tried))

    def _once(self, request: dict, tile: Tile, window: Window, tried: int) -> Piece:
        with self._lock:
            self.sent += 1
            self.repeated += tried > 1
        content = self._client.pixels(request, cancelled=self._stopped, attempts=1)
        with self._lock:
            self.received += len(content)
        piece = read(content, self._plan, tile, window)
        self.gate.went_well()
        return piece

    def _check(self) -> None:
        """Return when a request may start; raise when none is wanted any more."""
        while True:
            if self._hopeless or self._stopped():
                raise Cancelled(tr("Cancelled."))
            if not self._paused():
                return
            time.sleep(0.05)

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if self._stopped():
                raise Cancelled(tr("Cancelled."))
            time.sleep(min(left, 0.05))


def _can_split(window: Window) -> bool:
    return max(window.width, window.height) > _SMALLEST


def _may_work(error: WorkbenchError, status: int) -> bool:
    """Whether another try or smaller parts may bring it: too many requests, a failing server or network, too much."""
    return isinstance(error, (BadAnswer, ComputationTooLarge, Cancelled)) or status in (0, 200, 429) or status >= 500
