# SPDX-License-Identifier: GPL-2.0-or-later
"""Image.zeroCrossing, entropy, connectedPixelCount, fastDistanceTransform and reduceResolution."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any, Optional

import numpy as np

from ..errors import EarthEngineError
from ..raster.grid import Grid, Projection
from ..raster.image import Image
from ..raster.node import Map, Node, Pixels, Render
from ..reducers import Reducer
from ..registry import algorithm
from ..values import PixelType
from .image_misc import pixel_places
from .kernel import Kernel


def _as(node: Node, kind: PixelType) -> Node:
    return Map(lambda pixels: Pixels(np.asarray(pixels.values).astype(kind.dtype), pixels.mask), node)


class ZeroCrossing(Node):
    """1 where a value is zero, or is the one nearer to zero of two neighbours with different signs."""

    def __init__(self, node: Node) -> None:
        self._node = node

    def compute(self, render: Render, grid: Grid) -> Pixels:
        around = render.pixels(self._node, grid.padded(1))
        values = np.asarray(around.values, dtype="float64")
        if values.ndim > 2:
            raise EarthEngineError("Image.zeroCrossing: Array-valued bands are not supported.")
        valid = around.valid()
        here = values[1:-1, 1:-1]
        crossing = here == 0
        for down, right in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            window = np.s_[1 + down : 1 + down + grid.height, 1 + right : 1 + right + grid.width]
            other = values[window]
            nearer = np.abs(here) <= np.abs(other) if down + right > 0 else np.abs(here) < np.abs(other)
            crossing |= (here * other < 0) & nearer & valid[window]
        return Pixels(crossing.astype("uint8"), None if around.mask is None else around.mask[1:-1, 1:-1])


@algorithm("Image.zeroCrossing")
def zero_crossing(image: Image) -> Image:
    kind = PixelType("int", 0, 1)
    return image.with_bands([replace(band, type=kind, node=_as(ZeroCrossing(band.node), kind)) for band in image.bands])


class Entropy(Node):
    """Shannon's entropy, in bits, of the values around each pixel."""

    def __init__(self, node: Node, kernel: Kernel) -> None:
        self._node, self._kernel = node, kernel

    def compute(self, render: Render, grid: Grid) -> Pixels:
        weights, column, row = self._kernel.on(grid)
        rows, columns = grid.shape
        height, width = weights.shape
        wide = grid.window(-column, -row, columns + width - 1, rows + height - 1)
        around = render.pixels(self._node, wide)
        used = np.argwhere(weights != 0).tolist()
        render.reserve(grid.size * len(used), 24)
        held = np.where(around.valid(), np.asarray(around.values, dtype="float64"), np.inf)
        ordered = np.sort(np.stack([held[j : j + rows, i : i + columns] for j, i in used]), axis=0)
        usable = np.isfinite(ordered)
        total = np.maximum(usable.sum(axis=0), 1)
        bits, run = np.zeros(grid.shape), np.zeros(grid.shape)
        for index in range(len(ordered)):
            run = run + usable[index]
            ends = usable[index].copy()
            if index + 1 < len(ordered):
                ends &= ordered[index + 1] != ordered[index]
            share = np.where(ends, run / total, 1.0)
            bits -= share * np.log2(share)
            run = np.where(ends, 0.0, run)
        mask = None if around.mask is None else around.mask[row : row + rows, column : column + columns]
        return Pixels(bits.astype("float32"), mask)


@algorithm("Image.entropy")
def entropy(image: Image, kernel: Kernel) -> Image:
    for band in image.bands:
        if band.type.precision != "int":
            raise EarthEngineError(f"Image.entropy: Band '{band.id}' must have an integer type.")
    kind = PixelType("float")
    return image.with_bands([replace(band, type=kind, node=Entropy(band.node, kernel)) for band in image.bands])


def labelled(values: np.ndarray, valid: np.ndarray, eight: bool) -> np.ndarray:
    """A number for each patch of connected equal values; -1 where there is none.

    Neighbours' roots are joined and then followed to their end, until nothing changes.
    """
    height, width = values.shape
    label = np.arange(height * width).reshape(height, width)
    links = []
    for down, right in ((0, 1), (1, 0), *(((1, 1), (1, -1)) if eight else ())):
        first = np.s_[: height - down, max(0, -right) : width - max(0, right)]
        second = np.s_[down:, max(0, right) : width + min(0, right)]
        joined = valid[first] & valid[second] & (values[first] == values[second])
        links.append(np.stack([label[first][joined], label[second][joined]]))
    a, b = np.concatenate(links, axis=1)
    parent = label.ravel().copy()
    while True:
        low, high = np.minimum(parent[a], parent[b]), np.maximum(parent[a], parent[b])
        if (low == high).all():
            return np.where(valid, parent[label], -1)
        np.minimum.at(parent, high, low)
        following = parent[parent]
        while (following != parent).any():
            parent, following = following, following[following]


class PatchSize(Node):
    """How many pixels of the same value hang together, counted up to a limit."""

    def __init__(self, node: Node, limit: int, eight: bool) -> None:
        self._node, self._limit, self._eight = node, limit, eight

    def compute(self, render: Render, grid: Grid) -> Pixels:
        reach = self._limit
        around = render.pixels(self._node, grid.padded(reach))
        valid = around.valid()
        label = labelled(np.asarray(around.values), valid, self._eight)
        sizes = np.bincount(label[valid], minlength=label.size)
        inner = np.s_[reach : reach + grid.height, reach : reach + grid.width]
        counted = np.minimum(sizes[np.maximum(label[inner], 0)], self._limit)
        return Pixels(counted, None if around.mask is None else around.mask[inner])


@algorithm("Image.connectedPixelCount")
def connected_pixel_count(input: Image, max_size: int, eight_connected: bool) -> Image:
    if not 1 <= max_size <= 1024:
        raise EarthEngineError("Image.connectedPixelCount: maxSize must be from 1 to 1024.")
    kind = PixelType("int", 0, max_size)
    bands = []
    for band in input.bands:
        node = _as(PatchSize(band.node, max_size, eight_connected), kind)
        bands.append(replace(band, type=kind, node=node))
    return input.with_bands(bands)


class Distance(Node):
    """Distance to the nearest non-zero pixel, up to a limit, in pixels or metres of the request's grid."""

    def __init__(self, node: Node, reach: int, metres: bool, metric: str) -> None:
        self._node, self._reach, self._metres, self._metric = node, reach, metres, metric

    def compute(self, render: Render, grid: Grid) -> Pixels:
        reach, join = self._reach, _DISTANCES[self._metric]
        around = render.pixels(self._node, grid.padded(reach))
        hit = (np.asarray(around.values) != 0) & around.valid()
        vertical = np.full((grid.height, hit.shape[1]), np.inf)
        for step in range(reach, -1, -1):
            for start in (reach - step, reach + step):
                vertical[hit[start : start + grid.height]] = step
        best = np.full(grid.shape, join(np.float64(reach), 0.0))
        for step in range(-reach, reach + 1):
            best = np.minimum(best, join(vertical[:, reach + step : reach + step + grid.width], float(abs(step))))
        if self._metres:
            best = best * grid.projection.nominal_scale ** (2 if self._metric == "squared_euclidean" else 1)
        return Pixels(best.astype("float32"), None)


_DISTANCES: dict[str, Any] = {
    "squared_euclidean": lambda a, b: a**2 + b**2,
    "manhattan": lambda a, b: a + b,
    "chebyshev": np.maximum,
}


@algorithm("Image.fastDistanceTransform")
def fast_distance_transform(image: Image, neighborhood: int, units: str, metric: str) -> Image:
    function = "Image.fastDistanceTransform"
    if metric not in _DISTANCES or units not in ("pixels", "meters"):
        raise EarthEngineError(f"{function}: Unknown metric or units: '{metric[:30]}', '{units[:30]}'.")
    if not 1 <= neighborhood <= 1024 or len(image.bands) != 1:
        raise EarthEngineError(f"{function}: The image must have one band, the neighborhood be from 1 to 1024 pixels.")
    node = Distance(image.bands[0].node, neighborhood, units == "meters", metric)
    return image.with_bands([replace(image.bands[0], id="distance", type=PixelType("float"), node=node)])


class Coarser(Node):
    """One output of a reducer over the pixels of a projection that lie in a pixel of the request.

    They are looked up on a grid that divides the request's pixels as finely as the projection does.
    """

    def __init__(
        self, node: Node, projection: Projection, reducer: Reducer, output: int, most: int, best: bool
    ) -> None:
        self._node, self._projection = node, projection
        self._reducer, self._output = reducer, output
        self._most, self._best = most, best

    def compute(self, render: Render, grid: Grid) -> Pixels:
        across, down = self._divisions(grid)
        if across * down == 1:
            return render.pixels(self._node, grid)
        render.reserve(grid.size * across * down, 16)
        a, b, c, d, e, f = grid.transform
        finer = (a / across, b / down, c, d / across, e / down, f)
        fine = Grid(grid.crs, finer, grid.width * across, grid.height * down)
        pixels = render.pixels(self._node, fine)
        weights = np.ones(fine.shape, "float32") if pixels.mask is None else pixels.mask
        stacks = [_blocks(np.asarray(pixels.values), down, across)]
        values, good = self._reducer.reduce(stacks, _blocks(weights, down, across))[self._output]
        return Pixels(np.asarray(values), None if bool(np.all(good)) else np.asarray(good).astype("float32"))

    def _divisions(self, grid: Grid) -> tuple[int, int]:
        column, row = pixel_places(self._projection, grid.window(0, 0, 2, 2))
        wide = math.hypot(column[0, 1] - column[0, 0], row[0, 1] - row[0, 0])
        high = math.hypot(column[1, 0] - column[0, 0], row[1, 0] - row[0, 0])
        if not (math.isfinite(wide) and math.isfinite(high)):
            return 1, 1
        across, down = max(1, math.ceil(wide - 1e-6)), max(1, math.ceil(high - 1e-6))
        if self._most < 1:
            raise EarthEngineError("Image.reduceResolution: maxPixels must be positive.")
        if across * down > self._most:
            if not self._best:
                raise EarthEngineError(
                    "Image.reduceResolution: Too many input pixels per output pixel: more than maxPixels "
                    f"({self._most})."
                )
            shrink = math.sqrt(self._most / (across * down))
            across, down = max(1, int(across * shrink)), max(1, int(down * shrink))
        return across, down


def _blocks(values: np.ndarray, down: int, across: int) -> np.ndarray:
    height, width = values.shape[0] // down, values.shape[1] // across
    return values.reshape(height, down, width, across).transpose(1, 3, 0, 2).reshape(down * across, height, width)


@algorithm("Image.reduceResolution")
def reduce_resolution(image: Image, reducer: Reducer, best_effort: bool, max_pixels: Optional[int]) -> Image:
    bands = []
    for band in image.bands:
        for output, name in enumerate(reducer.outputs):
            label = band.id if len(reducer.outputs) == 1 else f"{band.id}_{name}"
            kind = reducer.output_types(band.type)[output]
            node = Coarser(band.node, band.projection, reducer, output, max_pixels or 64, best_effort)
            bands.append(replace(band, id=label, type=kind, node=_as(node, kind)))
    return image.with_bands(bands)
