# SPDX-License-Identifier: GPL-2.0-or-later
"""ImageCollection.* and reduce.*: from many images to one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Callable, Iterable, Optional, Sequence

import numpy as np

from ..collection import Collection, Given
from ..errors import EarthEngineError
from ..raster.grid import WGS84_DEGREES, Grid
from ..raster.image import Band, Image
from ..raster.node import Node, Pixels, Render
from ..reducers import Reducer
from ..reducers.kernels import ELEMENTARY, extreme
from ..registry import algorithm
from ..values import PixelType
from ..vector.geometry import Geometry

#: More images than this in one reduction are refused, as the service would run out of memory.
MAX_IMAGES = 40_000


def images_of(collection: Collection, function: str) -> list[Image]:
    """The collection's images.

    Raises:
        EarthEngineError: an element is not an image, or there are too many.
    """
    found = collection.take(MAX_IMAGES + 1)
    if len(found) > MAX_IMAGES:
        raise EarthEngineError("User memory limit exceeded.")
    if not all(isinstance(each, Image) for each in found):
        raise EarthEngineError(f"{function}: The collection must contain images only.")
    return found


@algorithm("ImageCollection.load")
def load(context: Any, id: str, version: Optional[int]) -> Collection:
    return context.catalogue.collection(id)


@algorithm("ImageCollection.fromImages")
def from_images(images: list[Image]) -> Collection:
    return Collection(source=Given(images), kind="ImageCollection")


# Reductions.


class Reduced(Node):
    """One output of a reducer over the same bands of many images."""

    def __init__(self, whole: Reduction, output: int) -> None:
        self._whole = whole
        self._output = output

    def compute(self, render: Render, grid: Grid) -> Pixels:
        return self._whole.outputs(render, grid)[self._output]


class Reduction(Node):
    """A reducer over stacks of bands; all its outputs are computed at once."""

    #: Bytes of the stack that is reduced at a time.
    CHUNK = 96 << 20

    def __init__(self, reducer: Reducer, stacks: Sequence[Sequence[Node]], types: Sequence[PixelType]) -> None:
        self._reducer = reducer
        self._stacks = stacks
        self._types = types
        self._made: dict[tuple[int, Grid], list[Pixels]] = {}

    def outputs(self, render: Render, grid: Grid) -> list[Pixels]:
        """The pixels of every output."""
        key = (id(render), grid)
        if key not in self._made:
            self._made = {key: self._compute(render, grid)}
        return self._made[key]

    def _compute(self, render: Render, grid: Grid) -> list[Pixels]:
        streamed = _STREAMED.get(self._reducer.name) if len(self._stacks) == 1 else None
        if streamed is not None:
            values, count = streamed((_once(render, node, grid) for node in self._stacks[0]), grid)
            valid = None if count is None else (count > 0)
            return [_typed(values, valid, self._types[0])]
        rows = max(1, int(self.CHUNK // max(1, 12 * grid.width * len(self._stacks[0]) * len(self._stacks))))
        parts = []
        for top in range(0, grid.height, rows):
            part = grid if rows >= grid.height else grid.window(0, top, grid.width, min(rows, grid.height - top))
            parts.append(self._reduce_part(render, part))
        if len(parts) == 1:
            return parts[0]
        joined = []
        for each in zip(*parts):
            masks = [p.mask if p.mask is not None else np.ones(p.values.shape, "float32") for p in each]
            no_mask = all(p.mask is None for p in each)
            joined.append(Pixels(np.concatenate([p.values for p in each]), None if no_mask else np.concatenate(masks)))
        return joined

    def _reduce_part(self, render: Render, grid: Grid) -> list[Pixels]:
        pixels = [[_once(render, node, grid) for node in stack] for stack in self._stacks]
        values = [np.stack([each.values for each in stack]) for stack in pixels]
        weights = np.ones(values[0].shape, dtype="float32")
        for stack in pixels:
            for index, each in enumerate(stack):
                if each.mask is not None:
                    weights[index] = np.minimum(weights[index], each.mask)
        found = self._reducer.reduce(values, weights)
        return [_typed(value, valid, kind) for (value, valid), kind in zip(found, self._types)]


def _once(render: Render, node: Node, grid: Grid) -> Pixels:
    return render.pixels(node, grid)


def _typed(values: np.ndarray, valid: Optional[np.ndarray], kind: PixelType) -> Pixels:
    mask = None if valid is None or bool(np.all(valid)) else np.asarray(valid).astype("float32")
    return Pixels(np.asarray(values).astype(kind.dtype, copy=False), mask)


Stream = Iterable[Pixels]


def _stream_mean(pixels: Stream, grid: Grid) -> tuple[np.ndarray, Optional[np.ndarray]]:
    total, weight, weights = np.zeros(grid.shape), 0.0, None
    for each in pixels:
        if each.mask is None and weights is None:
            total += each.values
            weight += 1.0
            continue
        if weights is None:
            weights = np.full(grid.shape, weight)
        if each.mask is None:
            total += each.values
            weights += 1.0
        else:
            total += np.where(each.mask > 0, each.values, 0) * each.mask
            weights += each.mask
    if weights is None:
        return total / max(weight, 1.0), None if weight else np.zeros(grid.shape)
    return np.where(weights > 0, total / np.where(weights > 0, weights, 1.0), 0.0), weights


def _stream_sum(pixels: Stream, grid: Grid) -> tuple[np.ndarray, Optional[np.ndarray]]:
    total = np.zeros(grid.shape)
    for each in pixels:
        total += each.values if each.mask is None else np.where(each.mask > 0, each.values, 0) * each.mask
    return total, None


def _stream_extreme(function: Callable[..., Any]) -> Callable[[Stream, Grid], tuple[np.ndarray, Optional[np.ndarray]]]:
    def stream(pixels: Stream, grid: Grid) -> tuple[np.ndarray, Optional[np.ndarray]]:
        best: Optional[np.ndarray] = None
        seen: Optional[np.ndarray] = None
        for each in pixels:
            valid = None if each.mask is None else each.mask > 0
            if best is None:
                best, seen = each.values.copy(), valid
                continue
            better = function(best, each.values)
            if valid is None and seen is None:
                best = better
                continue
            now = np.ones(grid.shape, bool) if valid is None else valid
            before = np.ones(grid.shape, bool) if seen is None else seen
            best = np.where(now & before, better, np.where(now, each.values, best))
            seen = now | before
        assert best is not None
        return best, None if seen is None else seen.astype("float32")

    return stream


#: Reductions that need one image at a time.
_STREAMED = {
    "mean": _stream_mean,
    "sum": _stream_sum,
    "min": _stream_extreme(np.minimum),
    "max": _stream_extreme(np.maximum),
}


def reduced(collection: Collection, reducer: Reducer, function: str, suffix: bool = True) -> Image:
    """One band for each band (or group of bands) of the images and each output of the reducer."""
    images = images_of(collection, function)
    if not images:
        return Image()
    first = images[0]
    for image in images[1:]:
        if image.names != first.names:
            raise EarthEngineError(
                f"{function}: Expected a homogeneous image collection, but an image with an incompatible band was "
                f"encountered:\nFirst image type: {len(first.bands)} bands ({first.names}).\n"
                f"Current image type: {len(image.bands)} bands ({image.names}).\n"
                "Some bands might require explicit casts."
            )
    names, bands = first.names, []
    if reducer.inputs == 1:
        groups = [[index] for index in range(len(names))]
    elif reducer.inputs == len(names):
        groups = [list(range(len(names)))]
    else:
        raise EarthEngineError(
            f"{function}: The reducer needs {reducer.inputs} inputs, but the images have {len(names)} bands."
        )
    for group in groups:
        stacks = [[image.bands[index].node for image in images] for index in group]
        kind = _common_type([image.bands[group[0]].type for image in images])
        types = reducer.output_types(kind)
        whole = Reduction(reducer, stacks, types)
        for output, name in enumerate(reducer.outputs):
            label = name if reducer.inputs > 1 else names[group[0]] + (f"_{name}" if suffix else "")
            bands.append(Band(label, types[output], WGS84_DEGREES, Reduced(whole, output)))
    return Image(bands=tuple(bands), footprint=_footprint(images))


def _common_type(types: Sequence[PixelType]) -> PixelType:
    from ..elementwise import BINARY

    made = types[0]
    for kind in types[1:]:
        if kind != made:
            made = BINARY["first"].rule(made, kind)
    return made


def _footprint(images: Sequence[Image]) -> Any:
    """The one outline that all images share, or the whole plane."""
    first = images[0].footprint
    same = first is not None and all(image.footprint is first for image in images)
    return first if same else Geometry.unbounded()


@algorithm("ImageCollection.reduce")
def reduce(collection: Collection, reducer: Reducer, parallel_scale: float) -> Image:
    return reduced(collection, reducer, "ImageCollection.reduce")


def _register(name: str, reducer: Reducer) -> None:
    @algorithm(f"reduce.{name}")
    def named(collection: Collection) -> Image:
        return reduced(collection, reducer, f"reduce.{name}", suffix=False)


for _name in ("mean", "sum", "count", "product", "median", "mode", "and", "or"):
    _register(_name, replace(ELEMENTARY[_name], name=_name))
for _name in ("min", "max"):
    _register(_name, replace(extreme(_name == "max", 1), name=_name))


# Mosaics.


class Mosaic(Node):
    """The last valid pixel of a stack; fractional masks let earlier images shine through."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = nodes

    def compute(self, render: Render, grid: Grid) -> Pixels:
        values: Optional[np.ndarray] = None
        mask = np.zeros(grid.shape, dtype="float32")
        for node in reversed(self._nodes):
            pixels = render.pixels(node, grid)
            if values is None:
                values = np.zeros_like(np.asarray(pixels.values))
            fresh = pixels.valid() & (mask == 0)
            values = np.where(fresh, pixels.values, values)
            mask = np.where(fresh, 1.0 if pixels.mask is None else pixels.mask, mask).astype("float32")
            if mask.min() > 0:
                break
        assert values is not None
        return Pixels(values, None if mask.min() == 1.0 else mask)


@algorithm("ImageCollection.mosaic")
def mosaic(collection: Collection) -> Image:
    images = images_of(collection, "ImageCollection.mosaic")
    if not images:
        return Image()
    bands = []
    for name in dict.fromkeys(name for image in images for name in image.names):
        having = [image.band(name) for image in images if name in image.names]
        bands.append(
            Band(name, _common_type([band.type for band in having]), WGS84_DEGREES, Mosaic([b.node for b in having]))
        )
    return Image(bands=tuple(bands), footprint=_footprint(images))


class Best(Node):
    """Pixels of the image whose quality band is greatest."""

    def __init__(self, nodes: Sequence[Node], qualities: Sequence[Node]) -> None:
        self._nodes, self._qualities = nodes, qualities

    def compute(self, render: Render, grid: Grid) -> Pixels:
        best = np.full(grid.shape, -np.inf)
        values: Optional[np.ndarray] = None
        mask = np.zeros(grid.shape, dtype="float32")
        for node, quality in zip(self._nodes, self._qualities):
            measure, pixels = render.pixels(quality, grid), render.pixels(node, grid)
            score = np.where(measure.valid() & pixels.valid(), measure.values, -np.inf)
            better = score > best
            values = np.zeros_like(np.asarray(pixels.values)) if values is None else values
            values = np.where(better, pixels.values, values)
            mask = np.where(better, 1.0 if pixels.mask is None else pixels.mask, mask).astype("float32")
            best = np.where(better, score, best)
        assert values is not None
        return Pixels(values, None if mask.min() == 1.0 else mask)


@algorithm("ImageCollection.qualityMosaic")
def quality_mosaic(collection: Collection, quality_band: str) -> Image:
    images = images_of(collection, "ImageCollection.qualityMosaic")
    if not images:
        return Image()
    qualities = [image.band(quality_band).node for image in images]
    bands = []
    for name in images[0].names:
        having = [image.band(name) for image in images]
        node = Best([band.node for band in having], qualities)
        bands.append(Band(name, _common_type([band.type for band in having]), WGS84_DEGREES, node))
    return Image(bands=tuple(bands), footprint=_footprint(images))


@algorithm("ImageCollection.toBands")
def to_bands(collection: Collection) -> Image:
    images = images_of(collection, "ImageCollection.toBands")
    bands = [
        replace(band, id=f"{image.get('system:index') or index}_{band.id}")
        for index, image in enumerate(images)
        for band in image.bands
    ]
    if len(bands) > 5000:
        raise EarthEngineError("ImageCollection.toBands: too many bands.")
    return Image(bands=tuple(bands), footprint=_footprint(images) if images else None)


@algorithm("Image.reduce")
def reduce_bands(image: Image, reducer: Reducer) -> Image:
    if not image.bands:
        return Image()
    bands = image.bands
    if reducer.inputs == 1:
        stacks = [[band.node for band in bands]]
    elif len(bands) % reducer.inputs == 0:
        count = reducer.inputs
        stacks = [[band.node for band in bands[index::count]] for index in range(count)]
    else:
        raise EarthEngineError(
            f"Image.reduce: The reducer needs {reducer.inputs} inputs, but the image has {len(bands)} bands."
        )
    types = reducer.output_types(_common_type([band.type for band in bands]))
    whole = Reduction(reducer, stacks, types)
    made = [
        Band(name, types[index], bands[0].projection, Reduced(whole, index), bands[0].dimensions)
        for index, name in enumerate(reducer.outputs)
    ]
    return image.with_bands(made)
