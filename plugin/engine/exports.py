# SPDX-License-Identifier: GPL-2.0-or-later
"""Batch exports: what is asked of the service, and how it is submitted once each."""

from __future__ import annotations

import threading
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any, Callable, Optional

from ..core.errors import Cancelled, QuotaExceeded, WorkbenchError
from ..core.export_journal import Batch, Entry, ExportJournal, Job
from ..core.export_order import ASSET, CASTS, DRIVE, MOST_WAITING, PATCH_PIXELS, ExportOrder
from ..core.text import tr
from .client import Client

#: Requests under way at a time: the service takes 40 of everything that somebody does.
AT_ONCE = 5


def image_job(image: Any, name: str, order: ExportOrder, region: Any = None) -> Job:
    """The export of an ``ee.Image`` as an order says. Builds only: nothing is sent.

    Args:
        name: of the file or asset.
        region: the ``ee.Geometry`` to write; ``None`` for the image's footprint.
    """
    import ee

    given: dict[str, Any] = {
        "image": shaped(image, order, region),
        "description": name,
        "maxPixels": int(order.max_pixels),
    }
    if order.crs_transform is not None:
        given["crsTransform"] = list(order.crs_transform)
    elif order.scale is not None:
        given["scale"] = order.scale
    if order.crs:
        given["crs"] = order.crs
    if region is not None:
        given["region"] = region
    exporter = ee.batch.Export.image
    if order.destination.kind == ASSET:
        identifier = f"{order.destination.place}/{name}"
        task = exporter.toAsset(assetId=identifier, pyramidingPolicy={".default": order.pyramiding}, **given)
        return Job("image", name, _plain(task.config))
    given["fileFormat"] = "TFRecord" if order.file_format == "TFRecord" else "GeoTIFF"
    formats: dict[str, Any] = {}
    if order.file_format == "COG":
        formats["cloudOptimized"] = True
    elif order.file_format == "TFRecord":
        formats.update(patchDimensions=[PATCH_PIXELS, PATCH_PIXELS], compressed=True)
    if order.nodata is not None:
        formats["defaultValue" if order.file_format == "TFRecord" else "noData"] = order.nodata
    if formats:
        given["formatOptions"] = formats
    return Job("image", name, _plain(_to_files(exporter, order, name, given).config))


def shaped(image: Any, order: ExportOrder, region: Any) -> Any:
    """The image with the bands, the clip and the type that the order says."""
    if order.bands:
        image = image.select(list(order.bands))
    if order.clip and region is not None:
        image = image.clip(region)
    return getattr(image, CASTS[order.dtype])() if order.dtype else image


def table_job(features: Any, name: str, order: ExportOrder) -> Job:
    """The export of an ``ee.FeatureCollection`` as an order says. Builds only: nothing is sent."""
    import ee

    given: dict[str, Any] = {"collection": features, "description": name}
    exporter = ee.batch.Export.table
    if order.destination.kind == ASSET:
        if order.columns:
            given["collection"] = features.select(list(order.columns))
        task = exporter.toAsset(assetId=f"{order.destination.place}/{name}", **given)
    else:
        if order.columns:
            given["selectors"] = list(order.columns)
        task = _to_files(exporter, order, name, {**given, "fileFormat": order.file_format})
    return Job("table", name, _plain(task.config))


def _to_files(exporter: Any, order: ExportOrder, name: str, given: dict[str, Any]) -> Any:
    place = order.destination.place
    if order.destination.kind == DRIVE:
        folder = {"folder": place} if place else {}
        return exporter.toDrive(fileNamePrefix=name, **folder, **given)
    bucket, _, path = place.partition("/")
    return exporter.toCloudStorage(bucket=bucket, fileNamePrefix=f"{path}/{name}" if path else name, **given)


def _plain(config: dict[str, Any]) -> dict[str, Any]:
    """The request's body with its expression as the service takes it: so its content can be told from another's."""
    import ee

    return {**config, "expression": ee.serializer.encode(config["expression"], for_cloud_api=True)}


# Submitting.


@dataclass(frozen=True)
class Submitted:
    """How far a batch has come: how many are with the service, of how many."""

    done: int
    total: int


def submit(
    batch: Batch,
    client: Client,
    journal: ExportJournal,
    *,
    progress: Optional[Callable[[Submitted], None]] = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Entry, ...]:
    """Submit every job of a batch once, however often this is called; what the journal knows is not sent again.

    A few requests are under way at a time, but the first goes alone: what the service refuses, it refuses once.

    Raises:
        WorkbenchError: one could not be submitted; those before it are in the journal, and calling again goes on.
    """
    journal.refresh()
    run = _Run(batch, client, journal, progress, cancelled)
    waiting = [(key, job) for key, job in zip(batch.requests, journal.jobs(batch.id)) if journal.find(key) is None]
    run.tell(len(batch.requests) - len(waiting))
    if waiting:
        run.send(*waiting.pop(0))
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="exports") as pool:
        tries = [pool.submit(run.send, key, job) for key, job in waiting]
        wait(tries, return_when=FIRST_EXCEPTION)
        run.stop()
    errors = [error for each in tries if (error := each.exception()) is not None]
    if errors:
        # Those that were stopped for another one's failure say less than it does.
        raise min(errors, key=lambda error: isinstance(error, Cancelled))
    entries = [journal.find(key) for key in batch.requests]
    return tuple(entry for entry in entries if entry is not None)


class _Run:
    """One call of `submit`."""

    def __init__(
        self,
        batch: Batch,
        client: Client,
        journal: ExportJournal,
        progress: Optional[Callable[[Submitted], None]],
        cancelled: Callable[[], bool],
    ) -> None:
        self._batch, self._client, self._journal = batch, client, journal
        self._progress, self._cancelled = progress, cancelled
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._done = 0

    def stop(self) -> None:
        """Send no more."""
        self._stopped.set()

    def tell(self, more: int) -> None:
        """So many more are with the service."""
        with self._lock:
            self._done += more
            if self._progress is not None:
                self._progress(Submitted(self._done, len(self._batch.requests)))

    def send(self, key: str, job: Job) -> None:
        """Submit one, and note it."""
        try:
            if self._stopped.is_set() or self._cancelled():
                raise Cancelled("")
            operation = self._client.export(job.kind, key, job.body, cancelled=self._cancelled)
        except Cancelled:
            sentence = tr("{} of {} exports were submitted.")
            raise Cancelled(sentence.format(self._done, len(self._batch.requests))) from None
        except WorkbenchError:
            self.stop()  # here, before this thread takes up another one
            raise
        self._journal.add(Entry(key, str(operation["name"]), job.name, self._batch.id))
        self.tell(1)


def check_room(waiting: int, count: int) -> None:
    """Raise where a project's queue of 3,000 cannot take so many more."""
    if waiting + count > MOST_WAITING:
        sentence = tr("The project's queue takes {most} tasks; {waiting} wait already. Export {left} at most.")
        left = max(MOST_WAITING - waiting, 0)
        raise QuotaExceeded(sentence.format(most=MOST_WAITING, waiting=waiting, left=left))
