# SPDX-License-Identifier: GPL-2.0-or-later
"""Pixel grids: snapping, windows, tiles and where the globe's seam cuts them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Iterator, Sequence

from .errors import RecipeError
from .text import tr

#: x scale, x shear, x translation, y shear, y scale, y translation: from (column, row) to coordinates.
Affine = tuple[float, float, float, float, float, float]
#: West, south, east, north in units of a CRS.
Bounds = tuple[float, float, float, float]

#: Metres in a degree of the equator, as Earth Engine counts them.
METRES_PER_DEGREE = 2.0 * math.pi * 6378137.0 / 360.0
#: Parts of a pixel that count as none when a grid is snapped.
_TOLERANCE = 1e-6
#: Systems whose first coordinate is a longitude that goes around.
_AROUND = ("EPSG:4326", "OGC:CRS84", "CRS84")


@dataclass(frozen=True)
class Window:
    """Whole pixels of a grid."""

    column: int
    row: int
    width: int
    height: int

    @property
    def size(self) -> int:
        """Number of pixels."""
        return self.width * self.height

    def within(self, column: int, row: int, width: int, height: int) -> Window:
        """A part of this window, by its place in it."""
        return Window(self.column + column, self.row + row, width, height)

    def halves(self, step: int = 1) -> tuple[Window, ...]:
        """Two parts across the longer side, the first a multiple of `step` where it can; one pixel stays as it is."""
        longer = max(self.width, self.height)
        if longer < 2:
            return (self,)
        first = longer // 2
        first = first // step * step or first
        if self.width == longer:
            return self.within(0, 0, first, self.height), self.within(first, 0, self.width - first, self.height)
        return self.within(0, 0, self.width, first), self.within(0, first, self.width, self.height - first)


@dataclass(frozen=True)
class PixelGrid:
    """A finite grid of pixels.

    Attributes:
        crs: code or WKT.
        transform: from (column, row) to the CRS; (0, 0) is the outer corner of the first pixel.
        width, height: columns and rows.
    """

    crs: str
    transform: Affine
    width: int
    height: int

    def __post_init__(self) -> None:
        if not self.crs.strip():
            raise RecipeError("crs", tr("Choose a coordinate reference system."))
        if self.width < 1 or self.height < 1:
            raise RecipeError("grid", tr("The region is smaller than a pixel. Choose a larger one."))
        checked(self.transform)

    @property
    def whole(self) -> Window:
        """All of it."""
        return Window(0, 0, self.width, self.height)

    @property
    def geotransform(self) -> Affine:
        """The transform in GDAL's order."""
        a, b, c, d, e, f = self.transform
        return c, a, b, f, d, e

    def origin_of(self, window: Window) -> tuple[float, float]:
        """Coordinates of a window's first corner, rounded once, so that all windows stand on one grid."""
        a, b, c, d, e, f = map(Fraction, self.transform)
        return float(a * window.column + b * window.row + c), float(d * window.column + e * window.row + f)

    def request(self, window: Window, turns: int = 0) -> dict[str, Any]:
        """The window as requests name it; `turns` around the globe are taken off its longitudes."""
        a, b, _, d, e, _ = self.transform
        x, y = self.origin_of(window)
        affine = {"scaleX": a, "shearX": b, "translateX": x - 360.0 * turns, "shearY": d, "scaleY": e, "translateY": y}
        crs = {"crsWkt" if "[" in self.crs else "crsCode": self.crs}
        return {"dimensions": {"width": window.width, "height": window.height}, "affineTransform": affine, **crs}

    def bounds(self) -> Bounds:
        """What it covers, in its CRS."""
        a, b, c, d, e, f = self.transform
        corners = [(i, j) for i in (0, self.width) for j in (0, self.height)]
        xs, ys = [a * i + b * j + c for i, j in corners], [d * i + e * j + f for i, j in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def turned(self, window: Window) -> Iterator[tuple[Window, int]]:
        """The window cut where it crosses the antimeridian, each part with its turns around the globe.

        Only where longitudes run along the rows; else the window as it is.
        """
        a, b, c, d, _, _ = self.transform
        if self.crs.upper() not in _AROUND or b != 0 or d != 0:
            yield window, 0
            return
        start, end = window.column, window.column + window.width
        while start < end:
            turns = _turns(a, c, start)
            stop = _bisected(start, end, lambda column, turns=turns: _turns(a, c, column) == turns)
            yield Window(start, window.row, stop - start, window.height), turns
            start = stop


def _turns(a: float, c: float, column: int) -> int:
    """How often a column's centre is around the globe: 0 from −180 to 180."""
    return math.floor((a * (column + 0.5) + c + 180.0) / 360.0)


def _bisected(start: int, end: int, holds: Any) -> int:
    """The first number after `start` at which something that held there no longer holds, or `end`."""
    low, high = start, end
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return high


def checked(transform: Sequence[float]) -> Affine:
    """The transform, where it has an inverse.

    Raises:
        RecipeError: it has none.
    """
    numbers = tuple(float(number) for number in transform)
    if len(numbers) != 6 or not all(map(math.isfinite, numbers)):
        raise RecipeError("transform", tr("A pixel grid needs six finite numbers."))
    a, b, c, d, e, f = numbers
    if a * e - b * d == 0:
        raise RecipeError("transform", tr("The pixels of this grid have no area. Choose a scale above 0."))
    return a, b, c, d, e, f


def snapped(crs: str, transform: Sequence[float], bounds: Bounds) -> PixelGrid:
    """The fewest whole pixels of a grid that cover bounds: same pixels, origin moved by whole ones.

    Args:
        transform: any origin on the grid; rotated and south-up ones keep their way.
        bounds: in units of the CRS; east may be less than west where they cross the antimeridian.
    """
    a, b, c, d, e, f = checked(transform)
    west, south, east, north = bounds
    if east < west and crs.upper() in _AROUND:
        east += 360.0
    if not (all(map(math.isfinite, bounds)) and east >= west and north >= south):
        raise RecipeError("region", tr("The region has no extent in this coordinate reference system."))
    determinant = a * e - b * d
    corners = [(x - c, y - f) for x in (west, east) for y in (south, north)]
    columns = [(e * x - b * y) / determinant for x, y in corners]
    rows = [(a * y - d * x) / determinant for x, y in corners]
    left, top = math.floor(min(columns) + _TOLERANCE), math.floor(min(rows) + _TOLERANCE)
    right, bottom = math.ceil(max(columns) - _TOLERANCE), math.ceil(max(rows) - _TOLERANCE)
    width, height = max(right - left, 1), max(bottom - top, 1)
    x, y = PixelGrid(crs, (a, b, c, d, e, f), 1, 1).origin_of(Window(left, top, width, height))
    return PixelGrid(crs, (a, b, x, d, e, y), width, height)


def at_scale(crs: str, bounds: Bounds, size: float) -> PixelGrid:
    """Square, north-up pixels of a size in units of the CRS, snapped to its origin, that cover bounds."""
    return snapped(crs, (size, 0.0, 0.0, 0.0, -size, 0.0), bounds)


def tiles(width: int, height: int, tile_width: int, tile_height: int) -> Iterator[Window]:
    """Windows that cover width × height, row by row; the last ones may be smaller."""
    for row in range(0, height, tile_height):
        for column in range(0, width, tile_width):
            yield Window(column, row, min(tile_width, width - column), min(tile_height, height - row))
