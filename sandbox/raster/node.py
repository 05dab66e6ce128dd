# SPDX-License-Identifier: GPL-2.0-or-later
"""Pixel nodes: what an image's bands are made of, and their computation once per request and grid."""

from __future__ import annotations

from typing import Any, Callable, NamedTuple, Optional

import numpy as np

from ..errors import EarthEngineError, MemoryLimitExceeded
from .grid import Grid


class Pixels(NamedTuple):
    """Values and mask of one band on a grid.

    ``values`` has shape (rows, columns), or (rows, columns, …) for array-valued bands. ``mask`` is ``None`` where all
    pixels are valid, else float32 of shape (rows, columns) with 0 (masked) to 1. Values under a zero mask mean nothing.
    """

    values: np.ndarray
    mask: Optional[np.ndarray]

    def valid(self) -> np.ndarray:
        """Boolean array of the pixels that are not masked."""
        if self.mask is None:
            return np.ones(self.values.shape[:2], dtype=bool)
        return self.mask > 0


class Render:
    """One request's pixels: every node is computed once per grid, within a memory budget.

    Args:
        budget: bytes that all kept arrays together may take.
        cancelled: asked between nodes; true ends the computation.
    """

    def __init__(self, budget: int = 1 << 30, cancelled: Callable[[], bool] = lambda: False) -> None:
        self._kept: dict[tuple[int, Grid], Pixels] = {}
        self._alive: list[Node] = []
        self._budget = budget
        self._used = 0
        self._cancelled = cancelled

    def pixels(self, node: Node, grid: Grid) -> Pixels:
        """The node's pixels on the grid."""
        key = (id(node), grid)
        found = self._kept.get(key)
        if found is not None:
            return found
        if self._cancelled():
            raise EarthEngineError("The request was cancelled.", 499)
        self.reserve(grid.size)
        pixels = node.compute(self, grid)
        if node.keep:
            self._used += pixels.values.nbytes + (0 if pixels.mask is None else pixels.mask.nbytes)
            if self._used > self._budget:
                raise MemoryLimitExceeded
            self._kept[key] = pixels
            self._alive.append(node)  # so that its id is not given to another node
        return pixels

    def reserve(self, pixels: int, bytes_each: int = 8) -> None:
        """Raise unless that many pixels can be held beside what is kept."""
        if self._used + pixels * bytes_each > self._budget:
            raise MemoryLimitExceeded


class Node:
    """Computes one band's pixels on any grid. Subclasses override `compute`; nodes are immutable."""

    #: Whether a request keeps the result for other users of this node.
    keep = True

    def compute(self, render: Render, grid: Grid) -> Pixels:
        """The pixels on the grid; inputs are asked for through ``render.pixels(input, grid)``."""
        raise NotImplementedError


class Constant(Node):
    """The same value everywhere."""

    keep = False

    def __init__(self, value: Any, dtype: np.dtype) -> None:
        self.value = np.asarray(value, dtype=dtype)

    def compute(self, render: Render, grid: Grid) -> Pixels:
        return Pixels(np.broadcast_to(self.value, grid.shape + self.value.shape), None)


class Map(Node):
    """A function of the pixels of other nodes on the same grid."""

    def __init__(self, function: Callable[..., Pixels], *inputs: Node) -> None:
        self.function = function
        self.inputs = inputs

    def compute(self, render: Render, grid: Grid) -> Pixels:
        return self.function(*(render.pixels(each, grid) for each in self.inputs))


class OnGrid(Node):
    """A function of the render and the grid themselves, for coordinates, random numbers and the like."""

    def __init__(self, function: Callable[[Render, Grid], Pixels]) -> None:
        self.function = function

    def compute(self, render: Render, grid: Grid) -> Pixels:
        return self.function(render, grid)


def both(first: Optional[np.ndarray], second: Optional[np.ndarray]) -> Optional[np.ndarray]:
    """The mask of an operation on two inputs: the smaller of both."""
    if first is None:
        return second
    if second is None:
        return first
    return np.minimum(first, second)
