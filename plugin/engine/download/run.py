# SPDX-License-Identifier: GPL-2.0-or-later
"""One download, from order to file."""

from __future__ import annotations

import hashlib
import json
import os
import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Callable, Iterator

from ...core.errors import Cancelled, DownloadRefused, RecipeError
from ...core.text import tr
from ..client import Client
from .blocks import Encoded, usual_predictor
from .crew import Crew
from .fetch import Fetcher, Tries
from .finish import Finish
from .journal import Journal
from .order import DownloadFacts, DownloadOrder
from .plan import Plan, planned
from .progress import CHECKING, FETCHING, FINISHING, DownloadProgress, DownloadReport, Estimate, Rate
from .raster import quiet, small_cache, spatial_reference
from .request import Requests
from .room import check_before, check_meanwhile, free, named, needed
from .verify import Damaged, verify

_BETWEEN_REPORTS = 0.2


def estimate(order: DownloadOrder, path: Path) -> Estimate:
    """What an order will take; nothing is sent."""
    plan = planned(order)
    size = sum(plan.pixel_bytes(tile) for tile in plan.tiles)
    pixels = order.grid.width * order.grid.height
    return Estimate(pixels, size, round(needed(order, size)), len(plan.tiles), free(path))


def download(
    image: Any,
    order: DownloadOrder,
    path: Path,
    client: Client,
    *,
    facts: DownloadFacts = DownloadFacts(),  # noqa: B008 - frozen
    progress: Callable[[DownloadProgress], None] = lambda state: None,
    paused: Callable[[], bool] = lambda: False,
    cancelled: Callable[[], bool] = lambda: False,
    restart: bool = False,
    tries: Tries = Tries(),  # noqa: B008 - frozen
) -> DownloadReport:
    """Bring an image into a GeoTIFF. Called again after a failure or a cancel, it goes on where it stopped.

    Beside the path stand ``.part`` and ``.journal`` until the file is complete; the path itself is replaced at the very
    end, by a file that was opened again and checked.

    Args:
        image: an ``ee.Image`` with the order's bands.
        progress: called from this thread, a few times a second.
        paused: while it is true no new request starts.
        cancelled: ends the download within a second.
        restart: begin anew whatever was there.

    Raises:
        Cancelled: what has arrived is kept.
        DownloadRefused: what was begun here is something else.
        DiskFull: there is no room; what has arrived is kept.
        WorkbenchError: by what the user can do about it; what has arrived is kept.
    """
    with quiet(), _alone(Path(path), cancelled):
        return _Download(image, order, Path(path), client, facts, progress, paused, cancelled, tries).run(restart)


#: The paths of downloads that have not left, and whether each was cancelled.
_under_way: dict[Path, Callable[[], bool]] = {}
_left = threading.Condition()


@contextmanager
def _alone(path: Path, cancelled: Callable[[], bool]) -> Iterator[None]:
    """Within this block nobody else in this process downloads to the path.

    One that was cancelled is waited for: whoever cancelled it was told so at once, and may begin again before it left.
    """
    place = path.absolute()
    with _left:
        while place in _under_way and _under_way[place]() and not cancelled():
            _left.wait(0.1)
        if place in _under_way:
            if cancelled():
                raise Cancelled(tr("Cancelled."))
            raise DownloadRefused(tr("“{}” is being downloaded already.").format(path.name))
        _under_way[place] = cancelled
    try:
        yield
    finally:
        with _left:
            del _under_way[place]
            _left.notify_all()


class _Download:
    """One run."""

    def __init__(
        self,
        image: Any,
        order: DownloadOrder,
        path: Path,
        client: Client,
        facts: DownloadFacts,
        progress: Callable[[DownloadProgress], None],
        paused: Callable[[], bool],
        cancelled: Callable[[], bool],
        tries: Tries,
    ) -> None:
        self.started = time.monotonic()
        self.order, self.path, self.cancelled, self.tell = order, path, cancelled, progress
        spatial_reference(order.grid.crs)
        self.plan = planned(order)
        graph = _graph(image)
        self.facts = facts if facts.graph else replace(facts, graph=graph)
        self.journal = Journal(path, _content(self.plan, facts.recipe + graph))
        self.ended = threading.Event()
        self.requests = Requests(image, self.plan)
        self.fetcher = Fetcher(self.plan, self.requests, client, tries, self._stopped, paused)
        self.total = sum(self.plan.pixel_bytes(tile) for tile in self.plan.tiles)
        self.done = 0
        self.resumed = 0
        self.reported, self.phase = 0.0, ""
        self.rate = Rate()

    def run(self, restart: bool) -> DownloadReport:
        """Everything, in order."""
        self._check_request_size()
        self._check_place()
        try:
            self.journal.open(restart)
            self.resumed = len(self.journal.entries)
            check_before(self.order, self.path, self.total, self.journal.end)
            try:
                return self._fetch_and_complete()
            except Damaged as damaged:
                if not damaged.tiles:
                    raise
                for tile in damaged.tiles:
                    self.journal.drop(tile)
                self.journal.cut()
            return self._fetch_and_complete()
        except OSError as error:
            raise named(error) from error
        finally:
            self.ended.set()
            self.journal.close()

    def _fetch_and_complete(self) -> DownloadReport:
        self._fetch_all()
        with small_cache():
            return self._complete()

    def _stopped(self) -> bool:
        return self.ended.is_set() or self.cancelled()

    # Before.

    def _check_request_size(self) -> None:
        import ee

        for image in self.requests.images():
            size = len(json.dumps(ee.serializer.encode(image, for_cloud_api=True))) + 2000
            if size > self.order.limits.body:
                sentence = tr("The image's recipe is too long for a request. Simplify it, or store a part as an asset.")
                raise RecipeError("graph", sentence)

    def _check_place(self) -> None:
        if not os.path.isdir(self.path.parent):
            raise DownloadRefused(tr("The folder “{}” is not there.").format(self.path.parent))
        if os.path.isdir(self.path):
            raise DownloadRefused(tr("“{}” is a folder. Choose another file.").format(self.path))

    # Fetching.

    def _fetch_all(self) -> None:
        missing = [tile for tile in self.plan.tiles if tile.index not in self.journal.entries]
        self.done = self.total - sum(map(self.plan.pixel_bytes, missing))
        crew = Crew(self.plan, self.fetcher, self._stopped, self.journal.predictor)
        crew.start(missing, self.order.max_requests)
        count = len(missing)
        while count:
            tiles, failure = crew.arrived(self._meanwhile)
            if tiles:
                self.journal.agree(crew.predictor or usual_predictor(self.plan))
                self._store(tiles)
                count -= len(tiles)
                self._report(FETCHING, self.done / self.total)
            if failure is not None:
                self._check_cancelled()
                raise failure

    def _meanwhile(self) -> None:
        self._check_cancelled()
        self._report(FETCHING, self.done / self.total)

    def _store(self, found: list[tuple[int, Encoded]]) -> None:
        self.journal.add(found)
        self.done += sum(self.plan.pixel_bytes(self.plan.tiles[tile]) for tile, _ in found)

    def _check_cancelled(self) -> None:
        if self.cancelled():
            raise Cancelled(tr("Cancelled. What was downloaded is kept."))

    # Afterwards.

    def _complete(self) -> DownloadReport:
        finish = Finish(self.plan, self.facts, self.journal, self._step)
        self._report(FINISHING, 0.0)
        finish.write()
        if not self.order.cog:
            if self.order.overviews:
                finish.overviews()
            return self._checked(finish, self.journal.part)
        target = self.path.with_name(self.path.name + ".cog.part")
        try:
            finish.cog(target)
            return self._checked(finish, target)
        finally:
            target.unlink(missing_ok=True)

    def _checked(self, finish: Finish, target: Path) -> DownloadReport:
        """The last steps: read it all again, then put it in its place."""
        self._report(CHECKING, 0.0)
        self._check_cancelled()
        verify(target, finish, lambda done, of: self._report(CHECKING, done / of), self._stopped)
        self._check_cancelled()
        report = self._made(finish, target)
        self.journal.close()  # some systems move no file that is open
        os.replace(target, self.path)
        self.journal.remove()
        return report

    def _step(self, fraction: float) -> bool:
        if fraction >= 0:
            self._report(FINISHING, fraction)
        return not self.cancelled()

    def _made(self, finish: Finish, target: Path) -> DownloadReport:
        entries, fetcher = self.journal.entries, self.fetcher
        digest = hashlib.sha256("".join(entries[index].sha256 for index in sorted(entries)).encode())
        return DownloadReport(
            path=self.path,
            size=target.stat().st_size,
            seconds=time.monotonic() - self.started,
            tiles=len(entries),
            resumed_tiles=self.resumed,
            requests=fetcher.sent,
            repeated=fetcher.repeated,
            splits=fetcher.splits,
            received_bytes=fetcher.received,
            most_under_way=fetcher.gate.highest,
            sha256=digest.hexdigest(),
            nodata=finish.nodata,
            has_mask=finish.needs_mask,
        )

    def _report(self, phase: str, fraction: float) -> None:
        now = time.monotonic()
        if now - self.reported < _BETWEEN_REPORTS and fraction < 1.0 and phase == self.phase:
            return
        self.reported, self.phase = now, phase
        rate, gate = self.rate(self.done), self.fetcher.gate
        if phase == FETCHING:
            check_meanwhile(self.order, self.path, fraction, self.journal.end)
        self.tell(
            DownloadProgress(
                phase=phase,
                fraction=fraction,
                done_tiles=len(self.journal.entries),
                total_tiles=len(self.plan.tiles),
                done_bytes=self.done,
                total_bytes=self.total,
                stored_bytes=self.journal.end,
                rate=rate,
                seconds_left=(self.total - self.done) / rate if rate > 0 else -1.0,
                under_way=gate.under_way,
                limit=gate.limit,
                repeated=self.fetcher.repeated,
            )
        )


def _graph(image: Any) -> str:
    import ee

    return str(ee.serializer.toJSON(image))


def _content(plan: Plan, recipe: str) -> dict[str, str]:
    """What must be the same for a download to be gone on with, by names that people understand."""
    order = plan.order
    grid = order.grid
    bands = [[band.name, band.type] for band in order.bands]
    return {
        tr("recipe"): hashlib.sha256(recipe.encode()).hexdigest(),
        tr("pixel grid"): json.dumps([grid.crs, grid.transform, grid.width, grid.height]),
        tr("bands"): json.dumps(bands),
        tr("masked pixels"): json.dumps([order.masks, repr(order.fill)]),
        tr("compression"): order.compression,
        tr("size of requests"): json.dumps([plan.block, plan.tile_width, plan.tile_height, plan.group]),
    }
