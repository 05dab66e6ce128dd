# SPDX-License-Identifier: GPL-2.0-or-later
"""SANDBOX/SPEED: an image whose pixels cost next to nothing, each of them different from its neighbours.

For measuring clients: what a download takes with it is the client's, the network's and the format's. Values are a slow
wave of the column and of the row with some roughness, so that they compress about as well as pictures of the Earth.
"""

from __future__ import annotations

import numpy as np

from ..raster.grid import Grid, Projection
from ..raster.image import Band, Image
from ..raster.node import Node, Pixels, Render
from ..values import PixelType
from ..vector.geometry import Geometry
from . import gddp, noise

IDENTIFIER = "SANDBOX/SPEED"
_PROJECTION = Projection.of("EPSG:3857", (10.0, 0.0, -20037500.0, 0.0, -10.0, 20037500.0))
_SIDE = 4_007_500
_KINDS = {"value": "float32", "b1": "uint16", "b2": "uint16", "b3": "uint16", "b4": "uint16"}
_ROUGH = 63


class _Speed(Node):
    """One band. Its number of work for a pixel is the same wherever the pixel is."""

    def __init__(self, number: int, kind: str) -> None:
        self._number = number
        self._kind = np.dtype(kind)

    def compute(self, render: Render, grid: Grid) -> Pixels:
        columns, rows = (np.floor(each).astype("int64") for each in grid.places_on(_PROJECTION))
        inside_x, inside_y = (columns >= 0) & (columns < _SIDE), (rows >= 0) & (rows < _SIDE)
        if rows.ndim == 1:
            rows, inside_y = rows[:, None], inside_y[:, None]
        whole = bool(inside_x.all() and inside_y.all())
        mask = None if whole else np.broadcast_to(inside_x & inside_y, grid.shape).astype("float32")
        return Pixels(np.broadcast_to(self.values(columns, rows), grid.shape), mask)

    def values(self, columns: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """The numbers at columns and rows, of their broadcast shape."""
        found = self._wave(columns) + self._wave(rows)
        found += self._roughness(columns, 1) ^ self._roughness(rows, 2)
        return found if self._kind == np.uint16 else found.astype("float32") * np.float32(0.01)

    def _wave(self, places: np.ndarray) -> np.ndarray:
        return (1000.0 + 700.0 * np.sin(places / (211.0 + 97.0 * self._number))).astype("uint16")

    def _roughness(self, places: np.ndarray, seed: int) -> np.ndarray:
        spread = noise.hashed(places, np.zeros(1, dtype="int64"), seed + 10 * self._number)
        return (spread * (_ROUGH + 1)).astype("uint16")


def image() -> Image:
    """The image."""
    bands = tuple(
        Band(name, PixelType.named(kind), _PROJECTION, _Speed(number, kind), (_SIDE, _SIDE))
        for number, (name, kind) in enumerate(_KINDS.items())
    )
    return Image(
        properties={"title": "Pixels at constant cost", **gddp.sample_note()},
        id=IDENTIFIER,
        bands=bands,
        footprint=Geometry.rectangle(-180.0, -85.0, 180.0, 85.0),
        version=1,
    )
