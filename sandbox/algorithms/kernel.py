# SPDX-License-Identifier: GPL-2.0-or-later
"""Kernel.*: weights around a pixel."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Callable, NamedTuple, Optional

import numpy as np

from ..comparing import is_number
from ..errors import EarthEngineError
from ..promote import TYPE_NAMES, promoter
from ..raster.grid import Grid
from ..registry import algorithm

#: The largest reach of a kernel, in pixels.
MAX_RADIUS = 512


class Weights(NamedTuple):
    """Weights of shape (rows, columns), and which column and row belongs to the pixel itself."""

    values: np.ndarray
    column: int
    row: int


@dataclass(frozen=True, eq=False)
class Kernel:
    """A kernel.

    Attributes:
        name: the constructor, as the service shows it.
        make: metres per pixel → weights; kernels in pixels do not look at the number.
        metric: whether the kernel is in metres, and so has other weights on other grids.
        shown: arguments of the constructor, for kernels in metres.
    """

    name: str
    make: Callable[[float], Weights]
    metric: bool = False
    shown: Optional[dict[str, Any]] = None

    def on(self, grid: Grid) -> Weights:
        """The weights on a grid."""
        return self.make(grid.projection.nominal_scale if self.metric else 1.0)

    def to_json(self) -> dict[str, Any]:
        """As the service prints it."""
        if self.metric:
            return {"type": self.name, **(self.shown or {}), "units": "meters"}
        weights = self.make(1.0)
        return {"type": self.name, "center": [weights.column, weights.row], "weights": weights.values.tolist()}


TYPE_NAMES.insert(0, (Kernel, "Kernel"))


@promoter("Kernel")
def _kernel(context: Any, value: Any) -> Kernel:
    if isinstance(value, Kernel):
        return value
    raise TypeError


def _scaled(values: np.ndarray, normalize: bool, magnitude: float) -> np.ndarray:
    total = values.sum()
    if normalize and total == 0:
        total = np.abs(values).sum()
    return np.asarray((values / total if normalize and total else values) * magnitude)


def _centred(values: np.ndarray) -> Weights:
    return Weights(values, values.shape[1] // 2, values.shape[0] // 2)


def _reach(name: str, radius: float) -> int:
    if not 0 <= radius <= MAX_RADIUS:
        raise EarthEngineError(f"Kernel.{name}: The radius must be from 0 to {MAX_RADIUS} pixels, got {radius:.6g}.")
    return math.floor(radius + 1e-9)


Shape = Callable[[np.ndarray, np.ndarray, float], np.ndarray]

#: Offsets in pixels (a row, a column) and radius in pixels → which neighbours belong to the kernel.
_FLAT: dict[str, Shape] = {
    "circle": lambda x, y, radius: x**2 + y**2 <= radius**2 + 1e-9,
    "square": lambda x, y, radius: np.ones((y.size, x.size), dtype=bool),
    "cross": lambda x, y, radius: np.abs(x) == np.abs(y),
    "plus": lambda x, y, radius: (x == 0) | (y == 0),
    "diamond": lambda x, y, radius: np.abs(x) + np.abs(y) <= radius + 1e-9,
    "octagon": lambda x, y, radius: np.abs(x) + np.abs(y) <= 1.5 * radius + 1e-9,
}

#: The same for distances, in pixels.
_DISTANCES: dict[str, Shape] = {
    "euclidean": lambda x, y, radius: np.hypot(x, y),
    "manhattan": lambda x, y, radius: np.abs(x) + np.abs(y),
    "chebyshev": lambda x, y, radius: np.maximum(np.abs(x), np.abs(y)),
}


def shape_kernel(name: str, radius: float, units: str, normalize: bool, magnitude: float) -> Kernel:
    """A kernel of one of the named shapes or distances; distances in metres are in metres.

    Raises:
        EarthEngineError: there is no such shape or unit.
    """
    if units not in ("pixels", "meters"):
        raise EarthEngineError(f"Kernel.{name}: Unknown units '{units[:40]}'.")
    if name not in _FLAT and name not in _DISTANCES:
        raise EarthEngineError(f"Unknown kernel type '{name[:40]}'.")
    metric = units == "meters"

    def make(metres: float) -> Weights:
        size = radius / metres if metric else radius
        reach = _reach(name, size)
        line = np.arange(-reach, reach + 1, dtype="float64")
        x, y = line[None, :], line[:, None]
        if name in _FLAT:
            values = _FLAT[name](x, y, size).astype("float64")
        else:
            values = _DISTANCES[name](x, y, size) * (metres if metric else 1.0)
        return _centred(_scaled(values, normalize, magnitude))

    made = Kernel(f"Kernel.{name}", make, metric, {"radius": radius})
    if not metric:
        made.make(1.0)  # a radius that cannot be is refused at once
    return made


def _register(name: str) -> None:
    @algorithm(f"Kernel.{name}")
    def shaped(radius: float, units: str, normalize: bool, magnitude: float) -> Kernel:
        return shape_kernel(name, radius, units, normalize, magnitude)


for _name in (*_FLAT, *_DISTANCES):
    _register(_name)


@algorithm("Kernel.rectangle")
def rectangle(x_radius: float, y_radius: float, units: str, normalize: bool, magnitude: float) -> Kernel:
    if units not in ("pixels", "meters"):
        raise EarthEngineError(f"Kernel.rectangle: Unknown units '{units[:40]}'.")
    metric = units == "meters"

    def make(metres: float) -> Weights:
        wide, high = (_reach("rectangle", each / metres if metric else each) for each in (x_radius, y_radius))
        return _centred(_scaled(np.ones((2 * high + 1, 2 * wide + 1)), normalize, magnitude))

    return Kernel("Kernel.rectangle", make, metric, {"xRadius": x_radius, "yRadius": y_radius})


@algorithm("Kernel.gaussian")
def gaussian(radius: float, sigma: float, units: str, normalize: bool, magnitude: float) -> Kernel:
    if units not in ("pixels", "meters"):
        raise EarthEngineError(f"Kernel.gaussian: Unknown units '{units[:40]}'.")
    if not sigma > 0:
        raise EarthEngineError("Kernel.gaussian: 'sigma' must be positive.")
    metric = units == "meters"

    def make(metres: float) -> Weights:
        size, width = (radius / metres, sigma / metres) if metric else (radius, sigma)
        _reach("gaussian", size)
        # The service cuts a Gaussian off before its radius: 5 × 5 weights for a radius of 3 pixels.
        reach = max(math.ceil(size - 1e-9) - 1, 0)
        line = np.arange(-reach, reach + 1, dtype="float64")
        values = np.exp(-(line[None, :] ** 2 + line[:, None] ** 2) / (2.0 * width**2))
        return _centred(_scaled(values, normalize, magnitude))

    return Kernel("Kernel.gaussian", make, metric, {"radius": radius, "sigma": sigma})


@algorithm("Kernel.fixed")
def fixed(width: int, height: int, weights: list[list[Any]], x: int, y: int, normalize: bool) -> Kernel:
    if not weights or not weights[0] or any(len(row) != len(weights[0]) for row in weights):
        raise EarthEngineError("Kernel.fixed: The weights must be rows of the same length.")
    if not all(is_number(each) for row in weights for each in row):
        raise EarthEngineError("Kernel.fixed: The weights must be numbers.")
    array = np.asarray(weights, dtype="float64")
    rows, columns = array.shape
    if max(rows, columns) > 2 * MAX_RADIUS + 1:
        raise EarthEngineError("Kernel.fixed: The kernel is too large.")
    if (height > 0 and height != rows) or (width > 0 and width != columns):
        raise EarthEngineError(
            f"Kernel.fixed: The weights have {rows} rows of {columns}, not {height} rows of {width} as given."
        )
    # Offsets count from the left and top; the guide writes them as negative numbers.
    column = columns // 2 if x == -1 else abs(x)
    row = rows // 2 if y == -1 else abs(y)
    if column >= columns or row >= rows:
        raise EarthEngineError("Kernel.fixed: The focus lies outside of the kernel.")
    made = Weights(_scaled(array, normalize, 1.0), column, row)
    return Kernel("Kernel.fixed", lambda metres: made)


#: Weights for detecting edges, as the service prints them.
_EDGES: dict[str, list[list[float]]] = {
    "sobel": [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
    "prewitt": [[1, 0, -1], [1, 0, -1], [1, 0, -1]],
    "compass": [[1, 1, -1], [1, -2, -1], [1, 1, -1]],
    "kirsch": [[5, -3, -3], [5, 0, -3], [5, -3, -3]],
    "roberts": [[1, 0], [0, -1]],
    "laplacian4": [[0, 1, 0], [1, -4, 1], [0, 1, 0]],
    "laplacian8": [[1, 1, 1], [1, -8, 1], [1, 1, 1]],
}


def _register_edge(name: str, rows: list[list[float]]) -> None:
    @algorithm(f"Kernel.{name}")
    def edge(magnitude: float, normalize: bool) -> Kernel:
        made = _centred(_scaled(np.asarray(rows, dtype="float64"), normalize, magnitude))
        return Kernel(f"Kernel.{name}", lambda metres: made)


for _name, _rows in _EDGES.items():
    _register_edge(_name, _rows)


# Kernels from kernels.


@algorithm("Kernel.rotate")
def rotate(kernel: Kernel, rotations: int) -> Kernel:
    turns = rotations % 4

    def make(metres: float) -> Weights:
        weights = kernel.make(metres)
        values, column, row = weights
        for _ in range(turns):  # clockwise
            column, row = values.shape[0] - 1 - row, column
            values = np.rot90(values, -1)
        return Weights(values, column, row)

    return Kernel("Kernel.rotate", make, kernel.metric)


@algorithm("Kernel.inverse")
def inverse(kernel: Kernel) -> Kernel:
    def make(metres: float) -> Weights:
        weights = kernel.make(metres)
        safe = np.where(weights.values == 0, 1.0, weights.values)
        return weights._replace(values=np.where(weights.values == 0, 0.0, 1.0 / safe))

    return Kernel("Kernel.inverse", make, kernel.metric)


@algorithm("Kernel.add")
def add(kernel1: Kernel, kernel2: Kernel, normalize: bool) -> Kernel:
    def make(metres: float) -> Weights:
        parts = kernel1.make(metres), kernel2.make(metres)
        left, top = max(part.column for part in parts), max(part.row for part in parts)
        right = max(part.values.shape[1] - part.column for part in parts)
        bottom = max(part.values.shape[0] - part.row for part in parts)
        total = np.zeros((top + bottom, left + right))
        for values, column, row in parts:
            rows, columns = values.shape
            total[top - row : top - row + rows, left - column : left - column + columns] += values
        return Weights(_scaled(total, normalize, 1.0), left, top)

    return Kernel("Kernel.add", make, kernel1.metric or kernel2.metric)
