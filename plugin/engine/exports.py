# SPDX-License-Identifier: GPL-2.0-or-later
"""Batch exports: what is asked of the service, submitted once each, and the project's operations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Iterable, Optional, Sequence

from ..core.errors import Cancelled, QuotaExceeded, RecipeError
from ..core.export_journal import Entry, ExportJournal, request_id
from ..core.text import tr
from .client import Client

DRIVE, CLOUD, ASSET = "drive", "cloud", "asset"
FORMATS = ("GeoTIFF", "COG")


@dataclass(frozen=True)
class Destination:
    """Where exports go.

    Attributes:
        kind: "drive", "cloud" or "asset".
        place: the Drive folder, the bucket (with a path after it), or the folder or collection of assets.
    """

    kind: str
    place: str = ""

    def __post_init__(self) -> None:
        if self.kind not in (DRIVE, CLOUD, ASSET):
            raise RecipeError("destination", tr("Choose Drive, Cloud Storage or an asset."))
        if self.kind != DRIVE and not self.place.strip("/ "):
            raise RecipeError("destination", tr("Name the bucket, or the folder of assets."))


@dataclass(frozen=True)
class ImageOptions:
    """How an image is written.

    Attributes:
        scale: metres per pixel; or `crs_transform`, six numbers.
        crs: such as "EPSG:4326"; empty for the image's own.
        region: an ``ee.Geometry``, or ``None`` for the image's footprint.
        file_format: of `FORMATS`.
        nodata: value of masked pixels, or ``None``.
        pyramiding: policy of assets: "mean", "mode", "sample", …
    """

    scale: Optional[float] = None
    crs: str = ""
    crs_transform: Optional[tuple[float, ...]] = None
    region: Any = None
    file_format: str = "GeoTIFF"
    nodata: Optional[float] = None
    max_pixels: float = 1e8
    pyramiding: str = "mean"


@dataclass(frozen=True)
class Job:
    """One export: its name, and the body of its request."""

    kind: str
    name: str
    body: dict[str, Any]
    recipe: str = ""


def image_job(image: Any, name: str, destination: Destination, options: ImageOptions, recipe: str = "") -> Job:
    """The export of an image. Builds only: nothing is sent."""
    import ee

    given: dict[str, Any] = {"image": image, "description": name, "maxPixels": options.max_pixels}
    if options.crs_transform is not None:
        given["crsTransform"] = list(options.crs_transform)
    elif options.scale is not None:
        given["scale"] = options.scale
    if options.crs:
        given["crs"] = options.crs
    if options.region is not None:
        given["region"] = options.region
    exporter = ee.batch.Export.image
    if destination.kind == ASSET:
        identifier = f"{destination.place.rstrip('/')}/{name}"
        task = exporter.toAsset(assetId=identifier, pyramidingPolicy={".default": options.pyramiding}, **given)
        return Job("image", name, _plain(task.config), recipe)
    given["fileFormat"] = "GeoTIFF"
    formats: dict[str, Any] = {"cloudOptimized": True} if options.file_format == "COG" else {}
    if options.nodata is not None:
        formats["noData"] = options.nodata
    if formats:
        given["formatOptions"] = formats
    return Job("image", name, _plain(_to_files(exporter, destination, name, given).config), recipe)


def table_job(features: Any, name: str, destination: Destination, file_format: str = "CSV", recipe: str = "") -> Job:
    """The export of a feature collection. Builds only: nothing is sent."""
    import ee

    given: dict[str, Any] = {"collection": features, "description": name}
    exporter = ee.batch.Export.table
    if destination.kind == ASSET:
        task = exporter.toAsset(assetId=f"{destination.place.rstrip('/')}/{name}", **given)
    else:
        task = _to_files(exporter, destination, name, {**given, "fileFormat": file_format})
    return Job("table", name, _plain(task.config), recipe)


def _to_files(exporter: Any, destination: Destination, name: str, given: dict[str, Any]) -> Any:
    if destination.kind == DRIVE:
        folder = {"folder": destination.place} if destination.place else {}
        return exporter.toDrive(fileNamePrefix=name, **folder, **given)
    bucket, _, path = destination.place.strip("/").partition("/")
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
    jobs: Sequence[Job],
    client: Client,
    project: str,
    journal: ExportJournal,
    *,
    batch: str = "",
    progress: Callable[[Submitted], None] = lambda state: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Entry, ...]:
    """Submit every job once, however often this is called with the same jobs; what the journal knows is not sent.

    Raises:
        WorkbenchError: one could not be submitted; those before it are in the journal, and calling again goes on.
    """
    found = []
    for number, job in enumerate(jobs):
        if cancelled():
            raise Cancelled(tr("{} of {} exports were submitted.").format(number, len(jobs)))
        key = request_id(project, job.body)
        entry = journal.find(key)
        if entry is None:
            operation = client.export(job.kind, key, job.body, cancelled=cancelled)
            entry = Entry(key, str(operation["name"]), job.name, batch, job.recipe)
            journal.add(entry)
        found.append(entry)
        progress(Submitted(number + 1, len(jobs)))
    return tuple(found)


def check_room(waiting: int, count: int) -> None:
    """Raise where a project's queue of 3,000 cannot take so many more."""
    if waiting + count > MOST_WAITING:
        sentence = tr("The project's queue takes {most} tasks; {waiting} wait already. Export {left} at most.")
        left = max(MOST_WAITING - waiting, 0)
        raise QuotaExceeded(sentence.format(most=MOST_WAITING, waiting=waiting, left=left))


MOST_WAITING = 3000


# Operations.


@dataclass(frozen=True)
class TaskState:
    """One of the project's operations, as the service tells it. Times are ISO 8601, empty where there is none.

    Attributes:
        progress: 0 to 1.
        eecu: seconds of computing that were counted; -1 where it is not told.
    """

    name: str
    description: str
    kind: str
    state: str
    progress: float
    created: str
    started: str
    updated: str
    ended: str
    attempt: int
    eecu: float
    destinations: tuple[str, ...]
    error: str

    @property
    def is_over(self) -> bool:
        """Whether it will not change any more."""
        return self.state in ("SUCCEEDED", "FAILED", "CANCELLED")


def task_states(operations: Iterable[dict[str, Any]]) -> tuple[TaskState, ...]:
    """The operations of a list, in its order."""
    return tuple(_state(each) for each in operations)


def _state(operation: dict[str, Any]) -> TaskState:
    told = operation.get("metadata") or {}
    return TaskState(
        name=str(operation.get("name", "")),
        description=str(told.get("description", "")),
        kind=str(told.get("type", "")),
        state=str(told.get("state", "")),
        progress=float(told.get("progress") or 0.0),
        created=str(told.get("createTime", "")),
        started=str(told.get("startTime", "")),
        updated=str(told.get("updateTime", "")),
        ended=str(told.get("endTime", "")),
        attempt=int(told.get("attempt") or 1),
        eecu=float(told.get("batchEecuUsageSeconds", -1.0)),
        destinations=tuple(map(str, told.get("destinationUris") or ())),
        error=str((operation.get("error") or {}).get("message", "")),
    )
