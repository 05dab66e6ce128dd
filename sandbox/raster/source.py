# SPDX-License-Identifier: GPL-2.0-or-later
"""Native grids: how a request's pixels are taken from an asset's own pixels.

The pixel whose square holds a request pixel's centre gives the value (nearest neighbour), unless the image was
`resample`d. Where the request is coarser than the asset, an overview is used: the coarsest whose pixels are no coarser
than the request's, each overview pixel being the mean of the valid pixels below it (or their sample or mode).
"""

from __future__ import annotations

import math
from typing import Callable, Hashable, NamedTuple, Optional

import numpy as np

from ..errors import MemoryLimitExceeded
from ..kept import Kept
from .grid import Grid, Projection
from .node import Node, Pixels, Render

#: Native pixels that one request may read of one band.
MAX_NATIVE = 64_000_000

Read = Callable[..., Pixels]

#: Windows that were read, of all sources with a key.
_WINDOWS: Kept[Pixels] = Kept(256 << 20)


class _Taking(NamedTuple):
    """How a request's pixels are taken from a window of native pixels.

    `rows` and `columns` are indices in the window: of shapes (rows,) and (columns,) where the axes of both grids are
    parallel; else of the grid's shape, with `flat` the index in the flattened window. `inside` tells what is covered.
    """

    window: tuple[int, int, int, int]
    rows: np.ndarray
    columns: np.ndarray
    flat: Optional[np.ndarray]
    inside: Optional[np.ndarray]

    def of(self, native: np.ndarray) -> np.ndarray:
        """The request's pixels of a window's."""
        if self.flat is None:
            return native.take(self.rows, axis=0).take(self.columns, axis=1)
        if native.ndim == 2:
            return native.reshape(-1).take(self.flat)
        return np.asarray(native[self.rows, self.columns])


class GriddedSource(Node):
    """One band of an asset.

    Args:
        projection, width, height: the native grid.
        read: ``read(column, row, width, height)`` gives native pixels of a window within the grid; with `overviews`,
            ``read(column, row, width, height, level)`` gives those of an overview, 2**level times coarser.
        wrap: whether the grid goes around the globe, so that column 0 follows the last.
        pyramid: how overviews are made: "mean", "sample" (the upper left pixel) or "mode".
        key: tells what `read` reads, the same in every request; windows of such sources are kept for the next request.
    """

    def __init__(
        self,
        projection: Projection,
        width: int,
        height: int,
        read: Read,
        wrap: bool = False,
        overviews: bool = False,
        pyramid: str = "mean",
        method: str = "nearest",
        key: Hashable = None,
    ) -> None:
        self.projection = projection
        self.width, self.height = width, height
        self._read = read
        self._wrap = wrap
        self._overviews = overviews
        self._pyramid = pyramid
        self._method = method
        self._key = key

    def resampled(self, method: str) -> GriddedSource:
        """The same asset with "bilinear" or "bicubic" interpolation between native pixels."""
        return GriddedSource(
            self.projection,
            self.width,
            self.height,
            self._read,
            self._wrap,
            self._overviews,
            self._pyramid,
            method,
            self._key,
        )

    def compute(self, render: Render, grid: Grid) -> Pixels:
        level = self.level(grid)
        if self._method == "nearest":
            return self._nearest(render, level, grid)
        factor = 2**level
        column, row = self._places(grid)
        return self._interpolated(render, column / factor - 0.5, row / factor - 0.5, level, grid)

    def level(self, grid: Grid) -> int:
        """The overview for a request: 0 for native pixels."""
        spans = list(grid.steps_on(self.projection))
        if self._wrap:
            spans = [span if span < self.width / 2 else self.width - span for span in spans]
        ratio = min(spans) if all(map(math.isfinite, spans)) else 1.0
        most = int(math.log2(max(self.width, self.height)))
        return 0 if ratio < 2.0 else min(int(math.log2(ratio * 1.000001)), most)

    def _places(self, grid: Grid) -> tuple[np.ndarray, np.ndarray]:
        column, row = grid.places_on(self.projection)
        return self._around(column), row

    def _around(self, column: np.ndarray) -> np.ndarray:
        return np.mod(column, self.width) if self._wrap else column

    def _nearest(self, render: Render, level: int, grid: Grid) -> Pixels:
        key = (self.projection, self.width, self.height, self._wrap, level)
        taking = grid.remembered("nearest", key, lambda: self._taking(level, grid))
        if taking is None:
            return self._nothing(grid)
        native = self.window(render, *taking.window, level)
        mask = None if native.mask is None else taking.of(native.mask)
        if taking.inside is not None:
            mask = taking.inside.astype("float32") if mask is None else mask * taking.inside
        return Pixels(taking.of(native.values), mask)

    def _taking(self, level: int, grid: Grid) -> Optional[_Taking]:
        """Which native pixels a request's pixels are; ``None`` where there are none."""
        factor = 2**level
        column, row = (np.floor(each / factor) for each in self._places(grid))
        width, height = -(-self.width // factor), -(-self.height // factor)
        inside_x = (column >= 0) & (column < width) & np.isfinite(column)
        inside_y = (row >= 0) & (row < height) & np.isfinite(row)
        if column.ndim == 2:
            inside_x = inside_y = inside_x & inside_y
        if not (inside_x.any() and inside_y.any()):
            return None
        window = self._window(column[inside_x], row[inside_y])
        columns = np.where(inside_x, column - window[0], 0).astype(np.intp)
        rows = np.where(inside_y, row - window[1], 0).astype(np.intp)
        if column.ndim == 1:
            inside = None if inside_x.all() and inside_y.all() else inside_y[:, None] & inside_x[None, :]
            return _Taking(window, rows, columns, None, inside)
        inside = None if inside_x.all() else inside_x
        return _Taking(window, rows, columns, rows * window[2] + columns, inside)

    def _nothing(self, grid: Grid) -> Pixels:
        sample = self._sample_type()
        return Pixels(np.zeros(grid.shape, dtype=sample), np.zeros(grid.shape, dtype="float32"))

    def _sample_type(self) -> np.dtype:
        arguments = (0, 0, 1, 1, 0) if self._overviews else (0, 0, 1, 1)
        return self._read(*arguments).values.dtype

    @staticmethod
    def _window(column: np.ndarray, row: np.ndarray) -> tuple[int, int, int, int]:
        left, top = int(column.min()), int(row.min())
        return left, top, int(column.max()) - left + 1, int(row.max()) - top + 1

    def window(self, render: Render, column: int, row: int, width: int, height: int, level: int) -> Pixels:
        """A window of an overview (level 0: native pixels), which must lie within it."""

        def make() -> Pixels:
            made = self._window_made(render, column, row, width, height, level)
            made.values.setflags(write=False)
            return made

        if self._key is None:
            return make()
        return _WINDOWS.get((self._key, column, row, width, height, level), width * height * 8, make)

    def _window_made(self, render: Render, column: int, row: int, width: int, height: int, level: int) -> Pixels:
        if self._overviews or level == 0:
            self._bounded(render, width * height)
            return self._read(
                *((column, row, width, height, level) if self._overviews else (column, row, width, height))
            )
        factor = 2**level
        left, top = column * factor, row * factor
        right = min((column + width) * factor, self.width)
        bottom = min((row + height) * factor, self.height)
        if self._pyramid == "sample":
            return self._sampled(render, left, top, right, bottom, factor)
        self._bounded(render, (right - left) * (bottom - top))
        native = self._read(left, top, right - left, bottom - top)
        return _reduced(native, factor, self._pyramid)

    def _sampled(self, render: Render, left: int, top: int, right: int, bottom: int, factor: int) -> Pixels:
        self._bounded(render, (right - left) * (bottom - top))
        native = self._read(left, top, right - left, bottom - top)
        mask = None if native.mask is None else native.mask[::factor, ::factor]
        return Pixels(native.values[::factor, ::factor], mask)

    @staticmethod
    def _bounded(render: Render, pixels: int) -> None:
        if pixels > MAX_NATIVE:
            raise MemoryLimitExceeded
        render.reserve(pixels)

    def _interpolated(self, render: Render, column: np.ndarray, row: np.ndarray, level: int, grid: Grid) -> Pixels:
        width, height = -(-self.width // 2**level), -(-self.height // 2**level)
        reach = 1 if self._method == "bilinear" else 2
        if column.ndim == 1:
            column, row = np.broadcast_to(column, grid.shape), np.broadcast_to(row[:, None], grid.shape)
        inside = (row >= -0.5) & (row < height - 0.5) & np.isfinite(column)
        inside &= True if self._wrap else (column >= -0.5) & (column < width - 0.5)
        if not inside.any():
            return self._nothing(grid)
        left = math.floor(float(column[inside].min())) - reach + 1
        right = math.floor(float(column[inside].max())) + reach
        top = max(math.floor(float(row[inside].min())) - reach + 1, 0)
        bottom = min(math.floor(float(row[inside].max())) + reach, height - 1)
        native = self._across(render, left, top, right - left + 1, bottom - top + 1, level, width)
        column, row = np.where(inside, column, left) - left, np.where(inside, row, top) - top
        values, mask = interpolate(native, column, row, self._method)
        return Pixels(values, np.where(inside, mask, 0.0).astype("float32"))

    def _across(self, render: Render, column: int, row: int, width: int, height: int, level: int, total: int) -> Pixels:
        """A window that may reach over the sides: around the globe, or to the nearest pixel of the grid."""
        columns = np.arange(column, column + width)
        columns = np.mod(columns, total) if self._wrap else np.clip(columns, 0, total - 1)
        first, last = int(columns.min()), int(columns.max())
        found = self.window(render, first, row, last - first + 1, height, level)
        place = columns - first
        return Pixels(found.values[:, place], None if found.mask is None else found.mask[:, place])


def interpolate(native: Pixels, column: np.ndarray, row: np.ndarray, method: str) -> tuple[np.ndarray, np.ndarray]:
    """Values and mask between pixel centres: bilinear, or bicubic (Catmull–Rom); masked pixels do not take part."""
    height, width = native.values.shape[:2]
    weight_of = _linear if method == "bilinear" else _cubic
    reach = 1 if method == "bilinear" else 2
    left, top = np.floor(column).astype(int), np.floor(row).astype(int)
    u, v = column - left, row - top
    total = np.zeros(column.shape, dtype="float64")
    weights = np.zeros(column.shape, dtype="float64")
    for j in range(1 - reach, reach + 1):
        for i in range(1 - reach, reach + 1):
            x, y = np.clip(left + i, 0, width - 1), np.clip(top + j, 0, height - 1)
            weight = weight_of(u - i) * weight_of(v - j)
            if native.mask is not None:
                weight = weight * native.mask[y, x]
            total += np.where(weight != 0, native.values[y, x] * weight, 0.0)
            weights += weight
    with np.errstate(divide="ignore", invalid="ignore"):
        values = np.where(weights > 1e-9, total / weights, 0.0)
    centre_x, centre_y = (
        np.clip(np.rint(column).astype(int), 0, width - 1),
        np.clip(np.rint(row).astype(int), 0, height - 1),
    )
    mask = (
        np.ones(column.shape) if native.mask is None else (native.mask[centre_y, centre_x] > 0) * np.clip(weights, 0, 1)
    )
    kind = native.values.dtype if native.values.dtype.kind == "f" else np.dtype("float64")
    return values.astype(kind), mask.astype("float32")


def _linear(distance: np.ndarray) -> np.ndarray:
    return np.maximum(1.0 - np.abs(distance), 0.0)


def _cubic(distance: np.ndarray) -> np.ndarray:
    x = np.abs(distance)
    near = 1.5 * x**3 - 2.5 * x**2 + 1.0
    far = -0.5 * x**3 + 2.5 * x**2 - 4.0 * x + 2.0
    return np.asarray(np.where(x < 1, near, np.where(x < 2, far, 0.0)))


def _reduced(native: Pixels, factor: int, policy: str) -> Pixels:
    """Blocks of factor × factor pixels as one; what sticks out at the right and bottom counts as masked."""
    height, width = native.values.shape
    rows, columns = -(-height // factor), -(-width // factor)
    pad = ((0, rows * factor - height), (0, columns * factor - width))
    whole = pad == ((0, 0), (0, 0)) and native.mask is None
    values = np.pad(native.values, pad) if any(map(any, pad)) else native.values
    blocks = values.reshape(rows, factor, columns, factor).swapaxes(1, 2).reshape(rows, columns, factor * factor)
    if policy == "mean" and whole:
        mean = blocks.mean(axis=2, dtype="float64")
        return Pixels(_as_type(mean, native.values.dtype), None)
    weight = native.valid().astype("float32") if native.mask is None else native.mask
    weight = np.pad(weight, pad).reshape(rows, factor, columns, factor).swapaxes(1, 2)
    weight = weight.reshape(rows, columns, factor * factor)
    mask: Optional[np.ndarray] = (weight > 0).mean(axis=2, dtype="float64").astype("float32")
    if policy == "mode":
        chosen = np.zeros((rows, columns), dtype=values.dtype)
        best = np.zeros((rows, columns))
        for value in np.unique(blocks[weight > 0]):
            share = ((blocks == value) * weight).sum(axis=2)
            chosen[share > best], best = value, np.maximum(best, share)
        return Pixels(chosen, mask)
    with np.errstate(divide="ignore", invalid="ignore"):
        total = weight.sum(axis=2, dtype="float64")
        mean = np.where(
            total > 0, np.where(weight > 0, blocks, 0).astype("float64").__mul__(weight).sum(axis=2) / total, 0
        )
    assert mask is not None
    return Pixels(_as_type(mean, native.values.dtype), None if mask.min() == 1 else mask)


def _as_type(values: np.ndarray, kind: np.dtype) -> np.ndarray:
    return values.astype(kind) if kind.kind == "f" else np.rint(values).astype(kind)
