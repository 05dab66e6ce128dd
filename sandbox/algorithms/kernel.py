# SPDX-License-Identifier: GPL-2.0-or-later
"""Kernel.*: weights around a pixel."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Callable

import numpy as np

from ..errors import EarthEngineError
from ..promote import TYPE_NAMES, promoter
from ..raster.grid import Grid
from ..registry import algorithm

MAX_RADIUS = 512


@dataclass(frozen=True, eq=False)
class Kernel:
    """A kernel: its weights for a radius in pixels of the grid that it is used on.

    Attributes:
        make: radius in pixels → weights, of odd size unless the kernel is fixed.
        radius: in `units`, "pixels" or "meters".
        centre: column and row of the pixel that the weights belong to; ``None`` for the middle.
    """

    name: str
    make: Callable[[float], np.ndarray]
    radius: float
    units: str = "pixels"
    centre: Any = None

    def weights(self, grid: Grid) -> np.ndarray:
        """The weights on a grid."""
        radius = self.radius
        if self.units == "meters":
            radius = radius / grid.projection.nominal_scale
        if radius > MAX_RADIUS:
            raise EarthEngineError(f"{self.name}: The kernel is too large (maximum is {MAX_RADIUS} pixels).")
        return self.make(radius)

    def middle(self, weights: np.ndarray) -> tuple[int, int]:
        """Column and row of the pixel that the weights belong to."""
        if self.centre is not None:
            return self.centre[0], self.centre[1]
        return weights.shape[1] // 2, weights.shape[0] // 2

    def to_json(self) -> dict[str, Any]:
        """As the service prints it."""
        if self.units == "meters":
            return {"type": self.name, "radius": self.radius, "units": "meters"}
        weights = self.make(self.radius)
        column, row = self.middle(weights)
        lines = [" ".join(map(str, line)) for line in weights.tolist()]
        return {"type": self.name, "center": [column, row], "weights": "\n".join(lines)}


TYPE_NAMES.insert(0, (Kernel, "Kernel"))


@promoter("Kernel")
def _kernel(context: Any, value: Any) -> Kernel:
    if isinstance(value, Kernel):
        return value
    raise TypeError


def _offsets(radius: float) -> tuple[np.ndarray, np.ndarray]:
    reach = math.floor(radius + 1e-9)
    line = np.arange(-reach, reach + 1, dtype="float64")
    return line[None, :], line[:, None]


def _scaled(weights: np.ndarray, normalize: bool, magnitude: float) -> np.ndarray:
    total = weights.sum()
    made = weights / total if normalize and total else weights
    return np.asarray(made * magnitude)


def shape_kernel(name: str, radius: float, units: str, normalize: bool, magnitude: float) -> Kernel:
    """A kernel of one of the flat shapes: circle, square, cross, plus, diamond or octagon.

    Raises:
        EarthEngineError: there is no such shape.
    """
    if units not in ("pixels", "meters"):
        raise EarthEngineError(f"Kernel.{name}: Unknown units '{units}'.")
    if name not in _SHAPES:
        raise EarthEngineError(f"Unknown kernel type '{name}'.")

    def make(size: float) -> np.ndarray:
        x, y = _offsets(size)
        return _scaled(_SHAPES[name](x, y, size).astype("float64"), normalize, magnitude)

    return Kernel(f"Kernel.{name}", make, radius, units)


_SHAPES: dict[str, Callable[[np.ndarray, np.ndarray, float], np.ndarray]] = {
    "circle": lambda x, y, radius: x**2 + y**2 <= radius**2 + 1e-9,
    "square": lambda x, y, radius: np.ones((y.size, x.size), dtype=bool),
    "cross": lambda x, y, radius: np.abs(x) == np.abs(y),
    "plus": lambda x, y, radius: (x == 0) | (y == 0),
    "diamond": lambda x, y, radius: np.abs(x) + np.abs(y) <= radius + 1e-9,
    "octagon": lambda x, y, radius: np.abs(x) + np.abs(y) <= 1.5 * radius + 1e-9,
}


def _register(name: str) -> None:
    @algorithm(f"Kernel.{name}")
    def flat(radius: float, units: str, normalize: bool, magnitude: float) -> Kernel:
        return shape_kernel(name, radius, units, normalize, magnitude)


for _name in _SHAPES:
    _register(_name)


@algorithm("Kernel.gaussian")
def gaussian(radius: float, sigma: float, units: str, normalize: bool, magnitude: float) -> Kernel:
    def make(size: float) -> np.ndarray:
        x, y = _offsets(size)
        width = sigma * size / radius if radius else sigma
        return _scaled(np.exp(-(x**2 + y**2) / (2.0 * width**2)), normalize, magnitude)

    return Kernel("Kernel.gaussian", make, radius, units)


@algorithm("Kernel.fixed")
def fixed(width: int, height: int, weights: list[list[Any]], x: int, y: int, normalize: bool) -> Kernel:
    if not weights or any(len(row) != len(weights[0]) for row in weights) or not weights[0]:
        raise EarthEngineError("Kernel.fixed: The weights must be rows of the same length.")
    array = np.asarray(weights, dtype="float64")
    if (height > 0 and height != array.shape[0]) or (width > 0 and width != array.shape[1]):
        raise EarthEngineError("Kernel.fixed: The weights do not have the given width and height.")
    column = array.shape[1] // 2 if x == -1 else (x if x >= 0 else array.shape[1] + x)
    row = array.shape[0] // 2 if y == -1 else (y if y >= 0 else array.shape[0] + y)
    made = _scaled(array, normalize, 1.0)
    return Kernel("Kernel.fixed", lambda size: made, 0.0, "pixels", (column, row))


def _edge(name: str, rows: list[list[float]]) -> None:
    array = np.asarray(rows)

    @algorithm(f"Kernel.{name}")
    def edge(magnitude: float, normalize: bool) -> Kernel:
        total = np.abs(array).sum() if normalize else 1.0
        made = array * magnitude / total
        return Kernel(f"Kernel.{name}", lambda size: made, 0.0, "pixels", (array.shape[1] // 2, array.shape[0] // 2))


_edge("sobel", [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
_edge("prewitt", [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]])
_edge("laplacian4", [[0, 1, 0], [1, -4, 1], [0, 1, 0]])
_edge("laplacian8", [[1, 1, 1], [1, -8, 1], [1, 1, 1]])
