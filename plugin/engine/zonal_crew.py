# SPDX-License-Identifier: GPL-2.0-or-later
"""Parts of a zonal table over a network that fails now and then: asked for at once, tried again, split, or given up."""

from __future__ import annotations

import queue
import threading
from dataclasses import replace
from functools import partial
from typing import Any, Callable, Iterable

from ..core.errors import (
    Cancelled,
    ComputationFailed,
    ComputationTooLarge,
    ConnectionFailed,
    QuotaExceeded,
    WorkbenchError,
)
from ..core.text import tr
from .client import Client
from .download.gate import Gate
from .zonal_parts import Part

#: Requests under way at a time: the service takes 40 of everything that somebody does.
AT_ONCE = 12
#: Rounds of tries of a part that fails in a way that passes; each round is as many tries as the transport makes.
_ROUNDS = 5

Ask = Callable[[Part], dict[str, Any]]
Read = Callable[[Any], Any]
Take = Callable[[Part, Any], None]


class Crew:
    """Threads that ask for parts until all have been answered.

    Args:
        ask: from a part to the written-down graph that is to be computed; called in any of the threads.
        read: from the service's answer to what is kept of it; called in any of the threads.
        take: gets each part with what was read, in the caller's thread, in whatever order answers come.
        cancelled: whether nothing is wanted any more.
    """

    def __init__(
        self, client: Client, ask: Ask, read: Read, take: Take, cancelled: Callable[[], bool], at_once: int
    ) -> None:
        self._client, self._ask, self._read, self._take, self._cancelled = client, ask, read, take, cancelled
        self._gate = Gate(at_once)
        self._waiting: queue.SimpleQueue[Part] = queue.SimpleQueue()
        self._arrived: queue.SimpleQueue[tuple[Part, Any]] = queue.SimpleQueue()
        self._over = threading.Event()
        self._at_once = at_once
        self.requests = 0

    def run(self, parts: Iterable[Part], tell: Callable[[int, int], None]) -> None:
        """Ask for all parts; `tell` is given the rows that are there and those that are wanted.

        Raises:
            WorkbenchError: a part cannot be had, or somebody has cancelled.
        """
        wanted = list(parts)
        total, done = sum(part.rows for part in wanted), 0
        for part in wanted:
            self._waiting.put(part)
        threads = [
            threading.Thread(target=self._work, name="zonal", daemon=True)
            for _ in range(min(self._at_once, len(wanted)))
        ]
        for thread in threads:
            thread.start()
        try:
            while done < total:
                part, answer = self._next()
                self.requests += part.tries == 0
                for piece in self._settled(part, answer):
                    self._take(piece, answer)
                    done += piece.rows
                    tell(done, total)
        finally:
            self._over.set()

    def _next(self) -> tuple[Part, Any]:
        while True:
            self._check()
            try:
                return self._arrived.get(timeout=0.05)
            except queue.Empty:
                continue

    def _settled(self, part: Part, answer: Any) -> tuple[Part, ...]:
        """The part where it was answered; nothing where it has to be asked for again. Raises WorkbenchError."""
        if not isinstance(answer, Exception):
            return (part,)
        if isinstance(answer, ComputationTooLarge):
            halves = part.halves()
            if len(halves) == 1:
                sentence = tr("Zone {} is too large at this scale: choose a coarser one, or split the zone.")
                raise ComputationTooLarge(sentence.format(part.zones[0].key), details=str(answer)) from answer
            for half in halves:
                self._waiting.put(half)
            return ()
        if isinstance(answer, (ConnectionFailed, QuotaExceeded)) and part.tries + 1 < _ROUNDS:
            self._waiting.put(replace(part, tries=part.tries + 1))
            return ()
        raise answer

    # The threads.

    def _work(self) -> None:
        while not self._over.is_set():
            try:
                part = self._waiting.get(timeout=0.05)
            except queue.Empty:
                continue
            # What is left where nobody has foreseen why the thread ends: its part must not be waited for.
            answer: Any = ComputationFailed(tr("The answer broke off. Try again."))
            try:
                answer = self._answer(part)
            except (WorkbenchError, ArithmeticError, LookupError, TypeError, ValueError, RuntimeError) as error:
                answer = error
            finally:
                self._arrived.put((part, answer))

    def _answer(self, part: Part) -> Any:
        with self._gate.through(self._check) as number:
            try:
                answer = self._client.compute_written(partial(self._ask, part), self._read, cancelled=self._stopped)
            except QuotaExceeded:
                self._gate.too_many(number)
                self._gate.hold(self._client.session.transport.last_retry_after or 1.0)
                raise
            self._gate.went_well()
            return answer

    def _stopped(self) -> bool:
        return self._over.is_set() or self._cancelled()

    def _check(self) -> None:
        if self._stopped():
            raise Cancelled(tr("Cancelled."))
