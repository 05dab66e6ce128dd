# SPDX-License-Identifier: GPL-2.0-or-later
"""Projections (CRS and affine transform) and the finite pixel grids that requests ask for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Callable, Hashable, Optional, TypeVar

import numpy as np

from .crs import Crs, crs, transform_points

Affine = tuple[float, float, float, float, float, float]

T = TypeVar("T")

IDENTITY: Affine = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


@dataclass(frozen=True)
class Projection:
    """A CRS with the transform from pixels to it: xScale, xShear, xTranslation, yShear, yScale, yTranslation."""

    crs: Crs
    transform: Affine = IDENTITY

    @classmethod
    def of(cls, code: str, transform: Affine = IDENTITY) -> Projection:
        """The projection of a CRS code."""
        return cls(crs(code), tuple(float(number) for number in transform))  # type: ignore[arg-type]

    @property
    def pixel_size(self) -> tuple[float, float]:
        """Length of a pixel's sides in units of the CRS."""
        a, b, _, d, e, _ = self.transform
        return float(np.hypot(a, d)), float(np.hypot(b, e))

    @property
    def nominal_scale(self) -> float:
        """Metres per pixel, at the point of true scale."""
        width, height = self.pixel_size
        return (width * height) ** 0.5 * self.crs.unit_metres

    def at_scale(self, metres: float) -> Projection:
        """The same CRS with square, north-up pixels of a nominal size in metres, origin at the CRS origin's grid."""
        factor = metres / self.nominal_scale
        a, b, c, d, e, f = self.transform
        return Projection(self.crs, (a * factor, b * factor, c, d * factor, e * factor, f))

    def to_json(self) -> dict[str, Any]:
        """As the service prints it."""
        name = "wkt" if "[" in self.crs.code else "crs"
        return {"type": "Projection", name: self.crs.code, "transform": list(self.transform)}


#: What composites and constants have: WGS84 with pixels of one degree.
WGS84_DEGREES = Projection.of("EPSG:4326")


@dataclass(frozen=True)
class Grid:
    """A finite grid: `height` rows by `width` columns of pixels; row 0, column 0 is at the transform's origin."""

    crs: Crs
    transform: Affine
    width: int
    height: int

    @property
    def projection(self) -> Projection:
        """The grid's CRS and transform."""
        return Projection(self.crs, self.transform)

    @property
    def shape(self) -> tuple[int, int]:
        """(rows, columns)."""
        return self.height, self.width

    @property
    def size(self) -> int:
        """Number of pixels."""
        return self.width * self.height

    @property
    def is_upright(self) -> bool:
        """Whether rows and columns run along the axes of the CRS."""
        return self.transform[1] == 0.0 and self.transform[3] == 0.0

    @cached_property
    def centres(self) -> tuple[np.ndarray, np.ndarray]:
        """CRS coordinates x, y of the pixel centres, each of shape (height, width)."""
        a, b, c, d, e, f = self.transform
        columns = np.arange(self.width, dtype="float64") + 0.5
        rows = (np.arange(self.height, dtype="float64") + 0.5)[:, None]
        x = np.broadcast_to(a * columns + b * rows + c, self.shape)
        y = np.broadcast_to(d * columns + e * rows + f, self.shape)
        return x, y

    @cached_property
    def axes(self) -> Optional[tuple[np.ndarray, np.ndarray]]:
        """Centre coordinates of the columns and of the rows where the grid is upright, else ``None``."""
        if not self.is_upright:
            return None
        a, _, c, _, e, f = self.transform
        return a * (np.arange(self.width) + 0.5) + c, e * (np.arange(self.height) + 0.5) + f

    def centres_in(self, target: Crs) -> tuple[np.ndarray, np.ndarray]:
        """Coordinates of the pixel centres in another CRS; NaN where there are none.

        Where the axes of both systems are parallel (any two of geographic, Mercator or the same CRS), the result is
        broadcast from one row and one column, so that it costs width + height transformations.
        """
        cache = self.__dict__.setdefault("_centres_in", {})
        if target not in cache:
            axes = self.axes
            if axes is not None and _parallel(self.crs, target):
                middle_x, middle_y = axes[0][self.width // 2], axes[1][self.height // 2]
                x, _ = transform_points(self.crs, target, axes[0], np.full(self.width, middle_y))
                _, y = transform_points(self.crs, target, np.full(self.height, middle_x), axes[1])
                cache[target] = (np.broadcast_to(x, self.shape), np.broadcast_to(y[:, None], self.shape))
            else:
                cache[target] = transform_points(self.crs, target, *self.centres)
        return cache[target]

    def remembered(self, what: str, key: Hashable, make: Callable[[], T]) -> T:
        """Something that depends on this grid and a key, made once for all who ask."""
        kept = self.__dict__.setdefault("_remembered", {})
        if (what, key) not in kept:
            kept[what, key] = make()
        found: T = kept[what, key]
        return found

    def places_on(self, projection: Projection) -> tuple[np.ndarray, np.ndarray]:
        """Fractional columns and rows of this grid's pixel centres on a projection's pixels.

        One-dimensional (per column and per row) where the axes of both are parallel, else of the grid's shape.
        """
        return self.remembered("places", projection, lambda: self._places_on(projection))

    def _places_on(self, projection: Projection) -> tuple[np.ndarray, np.ndarray]:
        a, b, c, d, e, f = projection.transform
        x, y = self.centres_in(projection.crs)
        if self.separable_in(projection.crs) and b == 0 and d == 0:
            return (x[0] - c) / a, (y[:, 0] - f) / e
        determinant = a * e - b * d
        return (e * (x - c) - b * (y - f)) / determinant, (a * (y - f) - d * (x - c)) / determinant

    def steps_on(self, projection: Projection) -> tuple[float, float]:
        """How far apart neighbouring pixels of this grid are on a projection's pixels: along a row, and down."""
        return self.remembered("steps", projection, lambda: self._steps_on(projection))

    def _steps_on(self, projection: Projection) -> tuple[float, float]:
        column, row = self.window(self.width // 2, self.height // 2, 2, 2).places_on(projection)
        if column.ndim == 1:
            return abs(float(column[1] - column[0])), abs(float(row[1] - row[0]))
        along = float(np.hypot(column[0, 1] - column[0, 0], row[0, 1] - row[0, 0]))
        return along, float(np.hypot(column[1, 0] - column[0, 0], row[1, 0] - row[0, 0]))

    def separable_in(self, target: Crs) -> bool:
        """Whether centres in `target` vary with the column (x) and with the row (y) only."""
        return self.is_upright and _parallel(self.crs, target)

    def padded(self, columns: int, rows: Optional[int] = None) -> Grid:
        """The grid with that many more pixels on each side."""
        rows = columns if rows is None else rows
        return self.window(-columns, -rows, self.width + 2 * columns, self.height + 2 * rows)

    def window(self, column: int, row: int, width: int, height: int) -> Grid:
        """A part (or an extension) of the grid."""
        a, b, c, d, e, f = self.transform
        return Grid(self.crs, (a, b, a * column + b * row + c, d, e, d * column + e * row + f), int(width), int(height))

    def bounds(self) -> tuple[float, float, float, float]:
        """xmin, ymin, xmax, ymax in the CRS."""
        a, b, c, d, e, f = self.transform
        xs = [a * i + b * j + c for i in (0, self.width) for j in (0, self.height)]
        ys = [d * i + e * j + f for i in (0, self.width) for j in (0, self.height)]
        return min(xs), min(ys), max(xs), max(ys)


def _parallel(source: Crs, target: Crs) -> bool:
    if source == target:
        return True
    cylindrical = {"EPSG:4326", "EPSG:3857", "EPSG:900913"}
    return source.code in cylindrical and target.code in cylindrical
