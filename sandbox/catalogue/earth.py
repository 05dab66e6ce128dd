# SPDX-License-Identifier: GPL-2.0-or-later
"""The shape of the made-up Earth: land, continents and mountains, on a global grid of 0.25°.

The outlines of land are real (see ``data/README.md``). Mountains are smooth made-up ridges where the large real ones
stand. Everything is computed from a few numbers, so it is the same on every machine.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
from osgeo import gdal

from . import noise

gdal.UseExceptions()

COLUMNS, ROWS = 1440, 720
CELL = 0.25

#: Ridges: longitude, latitude, half widths in degrees east–west and north–south, height in metres.
_RIDGES = (
    (88.0, 33.5, 13.0, 4.5, 4900.0),  # Tibet
    (75.0, 37.5, 5.0, 3.0, 4200.0),  # Pamir, Karakoram
    (84.0, 42.5, 9.0, 2.0, 3200.0),  # Tian Shan
    (98.0, 48.0, 9.0, 4.0, 2200.0),  # Altai, Mongolia
    (53.0, 32.5, 7.0, 4.0, 1900.0),  # Iran
    (39.0, 39.5, 6.0, 2.0, 1900.0),  # Anatolia
    (44.0, 42.5, 4.0, 0.9, 2600.0),  # Caucasus
    (9.5, 46.5, 4.5, 1.0, 2300.0),  # Alps
    (0.5, 42.7, 2.5, 0.7, 1700.0),  # Pyrenees
    (14.0, 63.5, 4.5, 5.0, 900.0),  # Scandinavia
    (-5.0, 32.5, 4.0, 1.3, 1900.0),  # Atlas
    (38.5, 9.5, 3.5, 4.5, 2300.0),  # Ethiopia
    (35.5, -2.0, 3.0, 6.0, 1500.0),  # East Africa
    (25.5, -29.0, 6.0, 4.5, 1400.0),  # Southern Africa
    (-40.0, 72.5, 10.0, 7.5, 2700.0),  # Greenland
    (-107.5, 39.5, 5.5, 5.5, 2600.0),  # Rockies
    (-116.0, 49.5, 5.0, 6.0, 1900.0),  # Northern Rockies
    (-120.0, 38.5, 1.6, 3.5, 2200.0),  # Sierra Nevada
    (-150.0, 63.0, 8.0, 2.0, 1900.0),  # Alaska
    (-103.0, 22.5, 3.0, 5.0, 1900.0),  # Mexico
    (-77.5, 0.0, 1.8, 6.0, 3000.0),  # Andes
    (-74.5, -11.0, 2.2, 5.0, 3700.0),
    (-67.5, -19.5, 3.0, 5.0, 4100.0),
    (-70.0, -31.0, 1.6, 6.0, 3500.0),
    (-72.5, -44.0, 1.4, 6.0, 1500.0),
    (-44.0, -19.5, 4.0, 4.0, 900.0),  # Brazilian highlands
    (148.0, -35.0, 2.2, 3.5, 1100.0),  # Australian Alps
    (141.0, -5.0, 4.5, 1.2, 2600.0),  # New Guinea
    (170.5, -43.5, 1.2, 2.0, 1700.0),  # New Zealand
    (138.0, 36.2, 1.5, 1.6, 1500.0),  # Japan
    (76.5, 12.5, 1.2, 4.5, 900.0),  # Western Ghats
    (0.0, -83.0, 400.0, 9.0, 2800.0),  # Antarctica
)


def latitudes() -> np.ndarray:
    """Latitude of the centre of each row, degrees, north first, shape (720,)."""
    return 90.0 - CELL * (np.arange(ROWS) + 0.5)


def longitudes() -> np.ndarray:
    """Longitude of the centre of each column, degrees, shape (1440,)."""
    return -180.0 + CELL * (np.arange(COLUMNS) + 0.5)


@lru_cache(maxsize=1)
def land() -> np.ndarray:
    """Whether the centre of each cell is land, booleans of shape (720, 1440)."""
    source = gdal.Open(str(Path(__file__).parent.parent / "data" / "land.png"))
    return np.asarray(source.ReadAsArray()) > 0


@lru_cache(maxsize=1)
def continentality() -> np.ndarray:
    """0 over open sea to 1 deep inside continents, float32 of shape (720, 1440).

    Three box means of the land mask over 5.25° by 10.25°, in integers, so that no rounding differs between machines.
    """
    field = land().astype("int64") * 1000
    for _ in range(3):
        field = _box_sum(_box_sum(field, 10, 0), 20, 1) // (21 * 41)
    return (field / 1000.0).astype("float32")


@lru_cache(maxsize=1)
def elevation() -> np.ndarray:
    """Height above the sea in metres, 0 over water, float32 of shape (720, 1440)."""
    lon, lat = longitudes()[None, :], latitudes()[:, None]
    height = np.zeros((ROWS, COLUMNS))
    for east, north, wide, high, top in _RIDGES:
        away = ((lon - east + 180.0) % 360.0 - 180.0) / wide
        np.maximum(height, top * np.exp(-(away**2) - ((lat - north) / high) ** 2), out=height)
    hills = 110.0 + 70.0 * noise.fractal(lon / 6.0, lat / 5.0, 3, 4)
    rough = 1.0 + 0.22 * noise.fractal(lon / 4.0, lat / 3.0, 11, 5)
    return np.where(land(), np.maximum(height * rough + hills * continentality(), 1.0), 0.0).astype("float32")


def _box_sum(field: np.ndarray, half: int, axis: int) -> np.ndarray:
    """Sum over 2·half + 1 cells along an axis: around the globe in longitude, up to the edge in latitude."""
    mode = "wrap" if axis == 1 else "edge"
    widths = [(0, 0), (0, 0)]
    widths[axis] = (half + 1, half)
    sums = np.cumsum(np.pad(field, widths, mode=mode), axis=axis)
    length = field.shape[axis]
    after = np.take(sums, range(2 * half + 1, 2 * half + 1 + length), axis=axis)
    return np.asarray(after - np.take(sums, range(length), axis=axis))


def at(field: np.ndarray, longitude: np.ndarray, latitude: np.ndarray) -> np.ndarray:
    """A global 0.25° field between its cell centres (bilinear), float32.

    Args:
        field: shape (rows, 1440), first row at 90° N.
        longitude: degrees, shape (n,); taken around the globe.
        latitude: degrees, shape (m,).

    Returns:
        Shape (m, n).
    """
    x = (longitude + 180.0) / CELL - 0.5
    y = np.clip((90.0 - latitude) / CELL - 0.5, 0.0, field.shape[0] - 1.0)
    left, top = np.floor(x).astype(int), np.minimum(np.floor(y).astype(int), field.shape[0] - 2)
    u, v = (x - left).astype("float32"), (y - top).astype("float32")[:, None]
    left, right = left % COLUMNS, (left + 1) % COLUMNS
    upper = field[np.ix_(top, left)] * (1 - u) + field[np.ix_(top, right)] * u
    lower = field[np.ix_(top + 1, left)] * (1 - u) + field[np.ix_(top + 1, right)] * u
    return np.asarray(upper * (1 - v) + lower * v)
