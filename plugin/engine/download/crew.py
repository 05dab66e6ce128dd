# SPDX-License-Identifier: GPL-2.0-or-later
"""Threads that fetch and compress tiles, each one at a time; only a few finished ones wait for the disk."""

from __future__ import annotations

import queue
import threading
from typing import Callable, Iterable, Optional, Union

from ...core.errors import Cancelled, ComputationFailed, WorkbenchError
from ...core.text import tr
from .answer import Piece
from .blocks import Encoded, best_predictor, encoded
from .fetch import Fetcher
from .plan import Plan, Tile

#: Tiles that wait for the disk at most.
_WAITING = 4

Arrived = tuple[int, Encoded]


class Crew:
    """The threads of one download.

    Args:
        stopped: whether nothing is wanted any more; the threads end then.
        predictor: what was agreed on before; without one the first tile tells, so that the file is the same whatever
            arrives when.
    """

    def __init__(
        self, plan: Plan, fetcher: Fetcher, stopped: Callable[[], bool], predictor: Optional[int] = None
    ) -> None:
        self._plan, self._fetcher, self._stopped = plan, fetcher, stopped
        self.predictor = predictor
        self._agreed = threading.Event()
        self._telling = -1
        self._waiting: queue.SimpleQueue[Tile] = queue.SimpleQueue()
        self._ready: queue.Queue[Union[Arrived, BaseException]] = queue.Queue(_WAITING)
        self._threads: list[threading.Thread] = []

    def start(self, tiles: Iterable[Tile], count: int) -> None:
        """Begin with so many threads at most."""
        wanted = list(tiles)
        for tile in wanted:
            self._waiting.put(tile)
        if self.predictor is not None:
            self._agreed.set()
        elif wanted:
            self._telling = wanted[0].index
        for _ in range(min(count, self._waiting.qsize())):
            self._threads.append(threading.Thread(target=self._work, name="download", daemon=True))
        for thread in self._threads:
            thread.start()

    def arrived(self, meanwhile: Callable[[], None]) -> tuple[list[Arrived], Optional[BaseException]]:
        """The tiles that have arrived since, at least one, or why there are no more.

        Args:
            meanwhile: called every now and then while nothing arrives; may raise.
        """
        tiles: list[Arrived] = []
        while True:
            meanwhile()
            alive = any(thread.is_alive() for thread in self._threads)
            try:
                found = self._ready.get(timeout=0.05)
                while True:
                    if isinstance(found, BaseException):
                        return tiles, found
                    tiles.append(found)
                    if len(tiles) >= _WAITING:
                        return tiles, None
                    found = self._ready.get_nowait()
            except queue.Empty:
                if tiles:
                    return tiles, None
                if not alive:
                    return [], _stopped_short()

    def _work(self) -> None:
        """A thread's life: tile after tile, until there is none or something went wrong."""
        # Left where nobody has foreseen why the thread ends: others may wait for what this one was to agree on.
        error: Optional[BaseException] = _stopped_short()
        try:
            while not self._stopped():
                tile = self._waiting.get_nowait()
                piece = self._fetcher.fetch(tile)
                self._hand_over((tile.index, encoded(piece, self._plan, self._predictor(tile, piece))))
            error = None
        except (queue.Empty, Cancelled):
            error = None
        except (WorkbenchError, RuntimeError, OSError, MemoryError) as problem:
            error = problem
        finally:
            if error is not None:
                self._hand_over(error)

    def _predictor(self, tile: Tile, piece: Piece) -> int:
        if tile.index == self._telling and not self._agreed.is_set():
            self.predictor = best_predictor(piece, self._plan)
            self._agreed.set()
        while not self._agreed.wait(0.05):
            if self._stopped():
                raise Cancelled(tr("Cancelled."))
        assert self.predictor is not None
        return self.predictor

    def _hand_over(self, what: Union[Arrived, BaseException]) -> None:
        while not self._stopped():
            try:
                self._ready.put(what, timeout=0.1)
                return
            except queue.Full:
                continue


def _stopped_short() -> ComputationFailed:
    return ComputationFailed(tr("The download stopped. Start it again: it goes on."))
