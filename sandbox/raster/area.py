# SPDX-License-Identifier: GPL-2.0-or-later
"""Areas of pixels on the ellipsoid."""

from __future__ import annotations

import numpy as np

from ..vector import geodesy
from .crs import crs, transform_points
from .grid import Grid


def pixel_areas(grid: Grid) -> np.ndarray:
    """Area of each pixel in m², float64 of the grid's shape: exact on geographic grids, else from its corners."""
    a, b, c, d, e, f = grid.transform
    if grid.crs.is_geographic and grid.is_upright:
        edges = f + e * np.arange(grid.height + 1)
        width = abs(a)
        band = [
            geodesy.ring_area(np.array([[0, s], [width, s], [width, n], [0, n], [0, s]]))
            for s, n in zip(edges[:-1], edges[1:])
        ]
        return np.broadcast_to(np.asarray(band)[:, None], grid.shape)
    columns, rows = np.meshgrid(np.arange(grid.width + 1.0), np.arange(grid.height + 1.0))
    x, y = a * columns + b * rows + c, d * columns + e * rows + f
    lon, lat = transform_points(grid.crs, crs("EPSG:4326"), x, y)
    # Corners on the equal-area cylinder: the shoelace formula gives each quadrilateral's area.
    east, north = transform_points(crs("EPSG:4326"), crs("EPSG:6933"), lon, lat)
    x0, x1, x2, x3 = east[:-1, :-1], east[:-1, 1:], east[1:, 1:], east[1:, :-1]
    y0, y1, y2, y3 = north[:-1, :-1], north[:-1, 1:], north[1:, 1:], north[1:, :-1]
    return np.abs((x0 - x2) * (y1 - y3) - (x1 - x3) * (y0 - y2)) / 2.0
