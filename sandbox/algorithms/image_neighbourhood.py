# SPDX-License-Identifier: GPL-2.0-or-later
"""Image.focal*, convolve, reduceNeighborhood and distances: pixels and what is around them.

Inputs are computed on the request's grid, with as many more pixels around it as the kernel reaches.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Optional

import numpy as np

from ..elementwise import cast
from ..errors import EarthEngineError
from ..raster.grid import Grid
from ..raster.image import Band, Image
from ..raster.node import Node, Pixels, Render
from ..reducers import Reducer
from ..reducers.kernels import ELEMENTARY, extreme
from ..registry import algorithm
from ..values import PixelType
from .kernel import Kernel, shape_kernel


class Neighbourhood(Node):
    """One output of a reducer over the weighted neighbours of every pixel."""

    def __init__(
        self, node: Node, kernel: Kernel, reducer: Reducer, output: int, weigh: str, skip_masked: bool
    ) -> None:
        self._node, self._kernel, self._reducer, self._output = node, kernel, reducer, output
        self._weigh, self._skip = weigh, skip_masked

    def compute(self, render: Render, grid: Grid) -> Pixels:
        weights, column, row = self._kernel.on(grid)
        height, width = weights.shape
        wide = grid.window(-column, -row, grid.width + width - 1, grid.height + height - 1)
        around = render.pixels(self._node, wide)
        valid = around.valid().astype("float32") if around.mask is None else around.mask
        used = [(i, j) for j in range(height) for i in range(width) if weights[j, i] != 0]
        render.reserve(grid.size * len(used), 12)
        rows, columns = grid.height, grid.width
        stack = np.stack([around.values[j : j + rows, i : i + columns] for i, j in used])
        share = np.stack([valid[j : j + rows, i : i + columns] for i, j in used])
        if self._weigh == "kernel":
            share = share * np.array([weights[j, i] for i, j in used], dtype="float32")[:, None, None]
        elif self._weigh == "none":
            share = (share > 0).astype("float32")
        values, good = self._reducer.reduce([stack], share)[self._output]
        mask = None if bool(np.all(good)) else np.asarray(good).astype("float32")
        if self._skip:
            own = valid[row : row + rows, column : column + columns]
            if own.min() < 1:
                mask = (own > 0).astype("float32") if mask is None else mask * (own > 0)
        return Pixels(np.asarray(values), mask)


@algorithm("Image.reduceNeighborhood")
def reduce_neighborhood(
    image: Image,
    reducer: Reducer,
    kernel: Kernel,
    input_weight: str,
    skip_masked: bool,
    optimization: Optional[str],
) -> Image:
    bands = []
    for band in image.bands:
        for output, name in enumerate(reducer.outputs):
            kind = reducer.output_types(band.type)[output]
            node = Neighbourhood(band.node, kernel, reducer, output, input_weight, skip_masked)
            bands.append(replace(band, id=f"{band.id}_{name}", type=kind, node=_Cast(node, kind)))
    return image.with_bands(bands)


class _Cast(Node):
    """A node's values as a type."""

    keep = False

    def __init__(self, node: Node, kind: PixelType) -> None:
        self._node, self._kind = node, kind

    def compute(self, render: Render, grid: Grid) -> Pixels:
        pixels = render.pixels(self._node, grid)
        return Pixels(cast(np.asarray(pixels.values), self._kind), pixels.mask)


_FOCAL = {
    "focalMax": extreme(True, 1),
    "focalMin": extreme(False, 1),
    "focalMean": ELEMENTARY["mean"],
    "focalMedian": ELEMENTARY["median"],
    "focalMode": ELEMENTARY["mode"],
}


def _register(name: str, reducer: Reducer) -> None:
    @algorithm(f"Image.{name}")
    def focal(
        image: Image,
        radius: float,
        kernel_type: str,
        units: str,
        iterations: int,
        kernel: Optional[Kernel],
    ) -> Image:
        if not 1 <= iterations <= 100:
            raise EarthEngineError(f"Image.{name}: 'iterations' must be from 1 to 100.")
        used = kernel if kernel is not None else shape_kernel(kernel_type, radius, units, False, 1.0)
        bands = []
        for band in image.bands:
            kind = reducer.output_types(band.type)[0]
            node: Node = band.node
            for _ in range(iterations):
                node = Neighbourhood(node, used, reducer, 0, "kernel", False)
            bands.append(replace(band, type=kind, node=_Cast(node, kind)))
        return image.with_bands(bands)


for _name, _reducer in _FOCAL.items():
    _register(_name, _reducer)


class Convolution(Node):
    """The weighted sum of the neighbours; masked ones count as nothing, the pixel itself must be valid."""

    def __init__(self, node: Node, kernel: Kernel) -> None:
        self._node, self._kernel = node, kernel

    def compute(self, render: Render, grid: Grid) -> Pixels:
        weights, column, row = self._kernel.on(grid)
        height, width = weights.shape
        wide = grid.window(-column, -row, grid.width + width - 1, grid.height + height - 1)
        around = render.pixels(self._node, wide)
        values = np.asarray(around.values, dtype="float64")
        if around.mask is not None:
            values = np.where(around.mask > 0, values, 0.0)
        total = np.zeros(grid.shape)
        for j in range(height):
            for i in range(width):
                if weights[j, i]:
                    total += weights[j, i] * values[j : j + grid.height, i : i + grid.width]
        mask = None
        if around.mask is not None:
            mask = around.mask[row : row + grid.height, column : column + grid.width]
        return Pixels(total, mask)


@algorithm("Image.convolve")
def convolve(image: Image, kernel: Kernel) -> Image:
    bands = []
    for band in image.bands:
        kind = PixelType("double" if band.type.precision != "float" else "float")
        bands.append(replace(band, type=kind, node=_Cast(Convolution(band.node, kernel), kind)))
    return image.with_bands(bands)


class Directional(Node):
    """Steps to the nearest non-zero pixel in a direction; masked where there is none within reach."""

    def __init__(self, node: Node, other: Node, angle: float, reach: int, label: bool) -> None:
        self._node, self._other, self._angle, self._reach, self._label = node, other, angle, reach, label

    def compute(self, render: Render, grid: Grid) -> Pixels:
        reach = self._reach
        wide = grid.padded(reach)
        source = render.pixels(self._node, wide)
        hit = (np.asarray(source.values) != 0) & source.valid()
        other = np.asarray(render.pixels(self._other, wide).values) if self._label else None
        east, north = math.cos(math.radians(self._angle)), math.sin(math.radians(self._angle))
        rows, columns = grid.shape
        found = np.zeros(grid.shape, dtype=bool)
        values = np.zeros(grid.shape, dtype="float32" if other is None else other.dtype)
        for step in range(reach + 1):
            across, down = round(step * east), round(-step * north)
            window = np.s_[reach + down : reach + down + rows, reach + across : reach + across + columns]
            fresh = hit[window] & ~found
            values = np.where(fresh, step if other is None else other[window], values)
            found |= fresh
        return Pixels(values, None if found.all() else found.astype("float32"))


@algorithm("Image.directionalDistanceTransform")
def directional_distance_transform(source: Image, angle: float, max_distance: int, label_band: Optional[str]) -> Image:
    if not 0 < max_distance <= 4096:
        raise EarthEngineError("Image.directionalDistanceTransform: 'maxDistance' must be from 1 to 4096.")
    if label_band is None and len(source.bands) != 1:
        raise EarthEngineError(
            "Image.directionalDistanceTransform: The source must have one band, or name a labelBand."
        )
    label = source.bands[0] if label_band is None else source.band(label_band)
    distance = Directional(label.node, label.node, angle, max_distance, False)
    bands: list[Band] = [
        replace(label, id="distance", type=PixelType("float"), node=_Cast(distance, PixelType("float")))
    ]
    if label_band is not None:
        bands += [
            replace(band, node=Directional(label.node, band.node, angle, max_distance, True)) for band in source.bands
        ]
    return source.with_bands(bands)
