# SPDX-License-Identifier: GPL-2.0-or-later
"""Time series: an order as questions to Earth Engine, asked several at once, and their answers as lines."""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections import deque
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any, Callable, Optional, Sequence

from ..core.errors import (
    Cancelled,
    ComputationTooLarge,
    ConnectionFailed,
    NothingFound,
    QuotaExceeded,
    RecipeError,
    WorkbenchError,
)
from ..core.recipes.cmip6 import Cmip6Recipe
from ..core.recipes.collection import CollectionRecipe
from ..core.series_order import REDUCERS, SeriesOrder, located
from ..core.series_parts import SeriesPlace
from ..core.series_result import Line, SeriesResult
from ..core.text import tr
from . import products
from .client import Client
from .geometry import geometry

#: Dates that one request answers for one place; with several places as many fewer.
MOST_DATES = 500
#: Places that one request answers, of images that cover the world; else each place asks for its own images.
PLACES_TOGETHER = 10
#: Requests under way at a time: a part of the 40 that a project may have.
AT_ONCE = 8
#: Requests of one series at most: more are hours of computing.
MOST_REQUESTS = 5000
_MOST_PIXELS = 1e9

Row = list[Any]


@dataclass(frozen=True)
class Piece:
    """What one request asks: a run's values at some places, from one time up to another.

    Attributes:
        run: number of the order's run.
        places: numbers of the order's places.
        start, end: milliseconds since 1970; without them it is the first images, and all times are told.
        dates: how many images it is; of the first piece how many it may be, 0 for as many as may be.
    """

    run: int
    places: tuple[int, ...]
    start: Optional[int] = None
    end: Optional[int] = None
    dates: int = 0

    @property
    def is_first(self) -> bool:
        """Whether nothing is known yet of its times."""
        return self.start is None

    def most(self) -> int:
        """Dates that it may answer."""
        most = max(MOST_DATES // len(self.places), 1)
        return min(self.dates, most) if self.is_first and self.dates else most


def pieces(order: SeriesOrder) -> tuple[Piece, ...]:
    """The first request for each run and each group of places."""
    together = PLACES_TOGETHER if isinstance(order.recipe, Cmip6Recipe) else 1
    numbers = range(len(order.places))
    groups = [tuple(numbers[start : start + together]) for start in numbers[::together]]
    return tuple(Piece(run, group) for run in range(len(order.runs())) for group in groups)


def question(order: SeriesOrder, piece: Piece) -> Any:
    """What to compute: a dictionary of "rows" (time, then a value for each place and band) and, at first, "times"."""
    import ee

    images = _images(order, piece)
    asked = {}
    if piece.is_first:
        asked["times"] = images.aggregate_array("system:time_start")
        images = images.limit(piece.most(), "system:time_start")
    else:
        images = images.filterDate(piece.start, piece.end)
    columns = [f"v{place}_{band}" for place in range(len(piece.places)) for band in range(len(order.bands))]
    rows = ee.FeatureCollection(images.map(_row(order, [order.places[number] for number in piece.places])))
    # All but the time may be absent: where an image is masked there is no value.
    reducer = ee.Reducer.toList(len(columns) + 1, len(columns))
    asked["rows"] = rows.reduceColumns(reducer, ["time", *columns]).get("list")
    return ee.Dictionary(asked)


def _images(order: SeriesOrder, piece: Piece) -> Any:
    recipe = order.runs()[piece.run].recipe
    places = [order.places[number] for number in piece.places]
    images = products.images(located(recipe, places[0])).select(list(order.bands))
    return images.filterBounds(_geometry(places[0])) if isinstance(recipe, CollectionRecipe) else images


def _row(order: SeriesOrder, places: Sequence[SeriesPlace]) -> Callable[[Any], Any]:
    """A function from an image to a feature without geometry: its time, and its values at the places."""
    import ee

    grid = {} if order.scale is None else {"scale": order.scale}

    def row(image: Any) -> Any:
        values = {"time": image.get("system:time_start")}
        for number, place in enumerate(places):
            method = "first" if place.is_point else REDUCERS[order.reducer]
            reducer = getattr(ee.Reducer, method)()
            found = image.reduceRegion(reducer, _geometry(place), maxPixels=_MOST_PIXELS, **grid)
            for band, name in enumerate(order.bands):
                values[f"v{number}_{band}"] = found.get(name)
        return ee.Feature(None, values)

    return row


def _geometry(place: SeriesPlace) -> Any:
    import ee

    return ee.Geometry.Point(list(place.point or ())) if place.region is None else geometry(place.region)


def read(piece: Piece, answer: Any) -> tuple[list[Row], list[Piece]]:
    """A piece's rows in the order of time, and the pieces that are still to be asked for.

    Raises:
        RecipeError: the images have no times.
    """
    rows = sorted((list(row) for row in answer.get("rows") or []), key=lambda row: row[0])
    if not piece.is_first:
        return rows, []
    times = sorted(time for time in answer.get("times") or [])
    if not times and rows:
        raise RecipeError("source", tr("The images have no times: no series can be made of them."))
    most = piece.most()
    if len(times) <= most:
        return rows, []
    # Images of one time are asked for together, wherever the first answer has ended among them.
    rest = times[bisect_left(times, times[most]) :]
    return [row for row in rows if row[0] < rest[0]], _split(piece, rest, most)


def _split(piece: Piece, times: list[int], most: int) -> list[Piece]:
    """Pieces of about as many dates each; a time stands in one of them only."""
    found, begin = [], 0
    while begin < len(times):
        end = begin + most
        if end < len(times):
            end = max(bisect_left(times, times[end]), begin + 1)
            while end < len(times) and times[end] == times[end - 1]:
                end += 1
        stop = times[end] if end < len(times) else times[-1] + 1
        found.append(Piece(piece.run, piece.places, times[begin], stop, min(end, len(times)) - begin))
        begin = end
    return found


def halves(piece: Piece) -> list[Piece]:
    """Two pieces instead of one that was too large; none where it cannot be made smaller."""
    if len(piece.places) > 1:
        middle = len(piece.places) // 2
        parts = (piece.places[:middle], piece.places[middle:])
        return [Piece(piece.run, part, piece.start, piece.end, piece.dates) for part in parts]
    if piece.start is None or piece.end is None:
        most = piece.most() // 2
        return [Piece(piece.run, piece.places, dates=most)] if most else []
    if piece.dates < 2 or piece.end - piece.start < 2:
        return []
    middle = (piece.start + piece.end) // 2
    first = Piece(piece.run, piece.places, piece.start, middle, piece.dates // 2)
    return [first, Piece(piece.run, piece.places, middle, piece.end, piece.dates - piece.dates // 2)]


# Asking.


def fetch(
    order: SeriesOrder,
    client: Client,
    *,
    progress: Optional[Callable[[int, int], None]] = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> SeriesResult:
    """All values of an order; a few requests at a time. For a background thread.

    Args:
        progress: told how many requests are answered, of how many that are known of.

    Raises:
        WorkbenchError: nothing could be read, or it was cancelled. Where a part could not be read, `problems` say so.
    """
    # One day for all requests, also those after midnight.
    return _Fetch(order.resolved(), client, progress, cancelled).run()


class _Fetch:
    """One call of `fetch`."""

    def __init__(
        self,
        order: SeriesOrder,
        client: Client,
        progress: Optional[Callable[[int, int], None]],
        cancelled: Callable[[], bool],
    ) -> None:
        self._order, self._client, self._progress, self._cancelled = order, client, progress, cancelled
        self._stopped = threading.Event()
        self._rows: list[tuple[Piece, list[Row]]] = []
        self._failed: list[tuple[Piece, WorkbenchError]] = []

    def run(self) -> SeriesResult:
        waiting, running = deque(pieces(self._order)), dict[Future[Any], Piece]()
        done = 0
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="series") as pool:
            try:
                while waiting or running:
                    while waiting and len(running) < AT_ONCE:
                        piece = waiting.popleft()
                        running[pool.submit(self._ask, piece)] = piece
                    for future in wait(running, return_when=FIRST_COMPLETED).done:
                        waiting.extend(self._take(running.pop(future), future))
                        done += 1
                    total = done + len(waiting) + len(running)
                    self._check(total)
                    if self._progress is not None:
                        self._progress(done, total)
            finally:
                self._stopped.set()
        if not self._rows:
            raise self._failed[0][1]
        return SeriesResult(self._order, self._lines(), self._problems())

    def _ask(self, piece: Piece) -> tuple[list[Row], list[Piece]]:
        """In a thread of the pool."""
        client, stop = self._client, self._is_over
        return read(piece, client.compute(question(self._order, piece), cancelled=stop))

    def _is_over(self) -> bool:
        return self._stopped.is_set() or self._cancelled()

    def _take(self, piece: Piece, future: Future[Any]) -> list[Piece]:
        """Keep an answer; the pieces that it leads to."""
        try:
            rows, more = future.result()
        except (Cancelled, RecipeError):
            raise
        except WorkbenchError as error:
            smaller = halves(piece) if isinstance(error, ComputationTooLarge) else []
            if not smaller:
                self._failed.append((piece, error))
                if not self._rows and not isinstance(error, (ConnectionFailed, QuotaExceeded)):
                    raise  # what the service refuses at first, it refuses always
            return smaller
        self._rows.append((piece, rows))
        return list(more)

    def _check(self, total: int) -> None:
        if self._cancelled():
            raise Cancelled(tr("Cancelled."))
        if total > MOST_REQUESTS:
            sentence = tr("This takes {:,} requests: choose a shorter period, fewer places or fewer models.", total)
            raise RecipeError("places", sentence)

    def _lines(self) -> tuple[Line, ...]:
        order = self._order
        times: dict[tuple[int, int], list[tuple[int, Row]]] = {}
        for piece, rows in self._rows:
            width = len(order.bands)
            for number, place in enumerate(piece.places):
                own = times.setdefault((piece.run, place), [])
                own += [(int(row[0]), row[1 + number * width : 1 + (number + 1) * width]) for row in rows]
        for own in times.values():
            own.sort(key=lambda each: each[0])
        if not any(times.values()):
            sentence = tr("There are no images for these choices. Choose another period, place or model.")
            raise NothingFound(sentence)
        lines = []
        for key, name in zip(order.keys(), order.names()):
            own = times.get((key.run, key.place), [])
            lines.append(Line(name, tuple(time for time, _ in own), tuple(_number(row[key.band]) for _, row in own)))
        return tuple(lines)

    def _problems(self) -> tuple[str, ...]:
        if not self._failed:
            return ()
        sentence = tr("{} of {} requests failed, and their values are missing: fetch the series again. {}")
        count = len(self._failed)
        return (sentence.format(count, count + len(self._rows), self._failed[0][1]),)


def _number(value: Any) -> Optional[float]:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None
