# SPDX-License-Identifier: GPL-2.0-or-later
"""What worker processes do: one function for each kind of request, from plain data to an answer."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import Any, Callable, Optional

from .. import algorithms  # noqa: F401 - registers all algorithms
from ..catalogue import Catalogue, described
from ..collection import Collection
from ..context import Context
from ..encode import to_json
from ..errors import EarthEngineError, MemoryLimitExceeded
from ..raster.grid import Grid
from ..raster.image import Image
from ..registry import Signatures
from . import exports, map_export, pictures, pixels, tables
from .answers import Answer, answered, failed

#: Memory that the kept arrays of one request may take, in bytes.
BUDGET = 1 << 30
#: The same for a task.
_BATCH_BUDGET = 4 << 30

MAX_ZOOM = 24
#: Thumbnails of larger images are made smaller.
_OWN_THUMBNAIL = 10_000


class Worker:
    """Everything a worker process keeps between requests."""

    def __init__(self, signatures: Path, mounts: list[Path], output: Optional[Path]) -> None:
        self.output = output
        self.signatures = Signatures.read(signatures)
        self.catalogue = Catalogue(mounts, output)
        self._images: OrderedDict[str, Image] = OrderedDict()

    def context(self, budget: int = BUDGET) -> Context:
        """A fresh context for one request."""
        return Context(self.catalogue, self.signatures, budget)

    def run(self, kind: str, parameters: dict[str, Any], report: Callable[[float], None]) -> Answer:
        """The answer to one request; every failure is a JSON error."""
        try:
            if kind in _EXPORTS:
                return _EXPORTS[kind](self, report=report, **parameters)
            return _JOBS[kind](self, **parameters)
        except EarthEngineError as error:
            return failed(error)
        except (MemoryError, RecursionError):
            return failed(MemoryLimitExceeded())
        except Exception as error:  # noqa: BLE001 - a request must never end a worker or show a trace
            return failed(EarthEngineError(f"An internal error has occurred ({type(error).__name__}).", 500))

    def image(self, key: str, expression: Any, options: Any, bands: Optional[list[str]]) -> Image:
        """The visualised image of a map, evaluated once and kept for its next tiles."""
        found = self._images.get(key)
        if found is None:
            context = self.context()
            found = pixels.visualised(context, selected(as_image(context.evaluate(expression)), bands), options)
            self._images[key] = found
            while len(self._images) > 32:
                self._images.popitem(last=False)
        else:
            self._images.move_to_end(key)
        return found


def as_image(value: Any) -> Image:
    """The value as an image; a collection is drawn as its mosaic."""
    if isinstance(value, Image):
        return value
    if isinstance(value, Collection) and value.kind == "ImageCollection":
        from ..algorithms.image_collection import mosaic

        return mosaic(value)
    raise EarthEngineError("Expression does not evaluate to an image.")


def selected(image: Image, bands: Optional[list[str]]) -> Image:
    """The image with only these bands."""
    if not bands:
        return image
    from ..algorithms.image import select

    return select(image, list(bands), None)


def _compute(worker: Worker, expression: Any) -> Answer:
    context = worker.context()
    return answered({"result": to_json(context.evaluate(expression))})


def _check_map(worker: Worker, key: str, expression: Any, options: Any, bands: Optional[list[str]]) -> Answer:
    worker.image(key, expression, options, bands)
    return answered({})


def _tile(
    worker: Worker,
    key: str,
    expression: Any,
    options: Any,
    bands: Optional[list[str]],
    file_format: str,
    z: int,
    x: int,
    y: int,
) -> Answer:
    if not 0 <= z <= MAX_ZOOM or not 0 <= y < 2**z:
        return 200, {"Content-Type": "image/png"}, pictures.transparent()
    image = worker.image(key, expression, options, bands)
    grid = pixels.tile_grid(z, x, y)
    wanted = "JPEG" if file_format == "JPEG" else "PNG"
    content = pixels.picture(worker.context(), image, grid, None, wanted)
    return 200, {"Content-Type": "image/jpeg" if wanted == "JPEG" else "image/png"}, content


def _pixels(
    worker: Worker,
    expression: Any,
    grid: Optional[dict[str, Any]],
    file_format: str,
    bands: Optional[list[str]],
    options: Any,
    size: int = pixels.MAX_BYTES,
    side: int = pixels.MAX_SIDE,
    most_bands: int = pixels.MAX_BANDS,
) -> Answer:
    context = worker.context()
    image = selected(as_image(context.evaluate(expression)), bands)
    if len(image.bands) > most_bands:
        raise EarthEngineError(f"The number of bands ({len(image.bands)}) must be less than or equal to {most_bands}.")
    return _image_pixels(context, image, grid, file_format, options, size, side)


def _asset_pixels(
    worker: Worker,
    asset: str,
    grid: Optional[dict[str, Any]],
    file_format: str,
    bands: Optional[list[str]],
    options: Any,
) -> Answer:
    image = selected(worker.catalogue.image(asset), bands)
    return _image_pixels(worker.context(), image, grid, file_format, options, pixels.MAX_BYTES, pixels.MAX_SIDE)


def _image_pixels(
    context: Context,
    image: Image,
    grid: Optional[dict[str, Any]],
    file_format: str,
    options: Any,
    limit: int,
    side: int,
) -> Answer:
    shown = pixels.visualised(context, image, options) if options or file_format in ("PNG", "JPEG") else image
    target = _target(image, grid)
    pixels.checked(shown, target, limit, side)
    return pixels.encoded(context, shown, target, file_format)


def _target(image: Image, wanted: Optional[dict[str, Any]]) -> Grid:
    """The grid that a request names, or the image's own pixels."""
    if wanted and wanted.get("dimensions"):
        return pixels.grid_from(wanted)
    found = pixels.own_grid(image)
    if found is None:
        raise EarthEngineError("The image is unbounded: a pixel grid is required.")
    return found


def _thumbnail(
    worker: Worker, expression: Any, file_format: str, bands: Optional[list[str]], options: Any, grid: Any
) -> Answer:
    context = worker.context()
    image = selected(as_image(context.evaluate(expression)), bands)
    target = pixels.grid_from(grid) if grid and grid.get("dimensions") else _small(context, image)
    if file_format in ("", "AUTO_JPEG_PNG", "PNG", "JPEG", "GIF"):
        shown = pixels.visualised(context, image, options)
        pixels.checked(shown, target, 1 << 28, 10_000)
        return pixels.encoded(context, shown, target, "JPEG" if file_format == "JPEG" else "PNG")
    pixels.checked(image, target, pixels.MAX_BYTES, 10_000)
    return pixels.encoded(context, image, target, file_format)


def _small(context: Context, image: Image) -> Grid:
    """The image's own pixels where they are few, as in a framed image; else 512 of them along the longer side."""
    own = pixels.own_grid(image)
    if own is not None and max(own.width, own.height) <= _OWN_THUMBNAIL:
        return own
    framed = pixels.own_grid(context.call("Image.clipToBoundsAndScale", {"input": image, "maxDimension": 512}))
    assert framed is not None
    return framed


def _table(worker: Worker, expression: Any, file_format: str, selectors: Optional[list[str]], name: str) -> Answer:
    value = worker.context().evaluate(expression)
    return tables.encoded(value, file_format, selectors, name)


def _features(worker: Worker, expression: Any, start: int, size: int) -> Answer:
    value = worker.context().evaluate(expression)
    if not isinstance(value, Collection):
        raise EarthEngineError("Expression does not evaluate to a collection.")
    found = value.take(start + size + 1)[start:]
    answer: dict[str, Any] = {"type": "FeatureCollection", "features": [to_json(each) for each in found[:size]]}
    if len(found) > size:
        answer["nextPageToken"] = str(start + size)
    return answered(answer)


def _images(worker: Worker, expression: Any, start: int, size: int) -> Answer:
    value = worker.context().evaluate(expression)
    if not isinstance(value, Collection):
        raise EarthEngineError("Expression does not evaluate to a collection.")
    found = value.take(start + size + 1)[start:]
    listed = [described(each) for each in found[:size]]
    answer: dict[str, Any] = {"images": listed}
    if len(found) > size:
        answer["nextPageToken"] = str(start + size)
    return answered(answer)


def _describe(worker: Worker, asset: str) -> Answer:
    return answered(worker.catalogue.describe(asset))


def _children(worker: Worker, asset: str, start: int, size: int, key: str) -> Answer:
    found = worker.catalogue.children(asset)
    answer: dict[str, Any] = {key: found[start : start + size]}
    if len(found) > start + size:
        answer["nextPageToken"] = str(start + size)
    return answered(answer)


# Exports.


def _export_image(worker: Worker, body: dict[str, Any], project: str, report: exports.Report) -> Answer:
    context = worker.context(_BATCH_BUDGET)
    image = selected(as_image(context.evaluate(body["expression"])), body.get("bandIds"))
    done = exports.export_image(context, image, body, _output(worker), report)
    return answered({"uris": done.uris, "seconds": done.seconds})


def _export_table(worker: Worker, body: dict[str, Any], project: str, report: exports.Report) -> Answer:
    value = worker.context(_BATCH_BUDGET).evaluate(body["expression"])
    done = exports.export_table(value, body, _output(worker), report)
    return answered({"uris": done.uris, "seconds": done.seconds})


def _export_map(worker: Worker, body: dict[str, Any], project: str, report: exports.Report) -> Answer:
    context = worker.context(_BATCH_BUDGET)
    image = pixels.visualised(context, as_image(context.evaluate(body["expression"])), None)
    done = map_export.export_map(context, image, body, _output(worker), report)
    return answered({"uris": done.uris, "seconds": done.seconds})


def _export_video(worker: Worker, body: dict[str, Any], project: str, report: exports.Report) -> Answer:
    raise EarthEngineError("The sandbox does not write videos.")


def _output(worker: Worker) -> Path:
    if worker.output is None:
        raise EarthEngineError("This server has no folder to export to.")
    return worker.output


_EXPORTS: dict[str, Callable[..., Answer]] = {
    "export-image": _export_image,
    "export-table": _export_table,
    "export-map": _export_map,
    "export-video": _export_video,
}

_JOBS: dict[str, Callable[..., Answer]] = {
    "compute": _compute,
    "check-map": _check_map,
    "tile": _tile,
    "pixels": _pixels,
    "asset-pixels": _asset_pixels,
    "thumbnail": _thumbnail,
    "table": _table,
    "features": _features,
    "images": _images,
    "describe": _describe,
    "children": _children,
}
