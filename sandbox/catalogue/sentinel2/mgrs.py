# SPDX-License-Identifier: GPL-2.0-or-later
"""The tiling grid of Sentinel-2: 109.8 km squares in UTM, named after the 100 km squares of MGRS."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Iterator, Optional

import numpy as np

from ...raster.crs import Crs, crs, transform_points
from ...vector.geometry import Geometry

SIDE = 109_800
_SQUARE = 100_000
_COLUMNS = ("ABCDEFGH", "JKLMNPQR", "STUVWXYZ")
_ROWS = "ABCDEFGHJKLMNPQRSTUV"
_BELTS = "CDEFGHJKLMNPQRSTUVWX"
_NAME = re.compile(r"^(\d{2})([C-HJ-NP-X])([A-HJ-NP-Z])([A-HJ-NP-V])$")


@dataclass(frozen=True)
class Tile:
    """One tile: UTM zone, hemisphere, and the indices of its 100 km square."""

    zone: int
    north: bool
    column: int  # easting // 100 km
    row: int  # northing // 100 km, on the southern hemisphere with its false northing

    @property
    def crs(self) -> Crs:
        """The UTM zone."""
        return crs(f"EPSG:{(32600 if self.north else 32700) + self.zone}")

    @property
    def left(self) -> float:
        """Easting of the left side in metres, a multiple of 60 m as all bands' pixels need."""
        return math.floor(self.column * _SQUARE / 60) * 60.0

    @property
    def top(self) -> float:
        """Northing of the upper side in metres."""
        return math.ceil((self.row + 1) * _SQUARE / 60) * 60.0

    @cached_property
    def centre(self) -> tuple[float, float]:
        """Longitude and latitude of the middle."""
        return _lonlat(self, self.left + SIDE / 2.0, self.top - SIDE / 2.0)

    @cached_property
    def name(self) -> str:
        """Such as "43PGQ"."""
        belt = _BELTS[min(max(int((self.centre[1] + 80.0) // 8), 0), len(_BELTS) - 1)]
        letter = _COLUMNS[(self.zone - 1) % 3][self.column - 1]
        return f"{self.zone:02d}{belt}{letter}{_ROWS[(self.row + (5 if self.zone % 2 == 0 else 0)) % 20]}"

    @cached_property
    def footprint(self) -> Geometry:
        """The outline, in degrees."""
        right, bottom = self.left + SIDE, self.top - SIDE
        corners = ((self.left, bottom), (right, bottom), (right, self.top), (self.left, self.top), (self.left, bottom))
        return Geometry.from_rings([[list(_lonlat(self, x, y)) for x, y in corners]])


@lru_cache(maxsize=20_000)
def _lonlat(tile: Tile, x: float, y: float) -> tuple[float, float]:
    lon, lat = transform_points(tile.crs, crs("EPSG:4326"), np.array([x]), np.array([y]))
    return float(lon[0]), float(lat[0])


@lru_cache(maxsize=5000)
def named(name: str) -> Optional[Tile]:
    """The tile with that name, or ``None``."""
    match = _NAME.match(name)
    if match is None:
        return None
    zone, belt = int(match[1]), match[2]
    letters = _COLUMNS[(zone - 1) % 3]
    if not 1 <= zone <= 60 or match[3] not in letters:
        return None
    south = -80.0 + 8.0 * _BELTS.index(belt)
    for tile in _in_zone(zone, (zone * 6 - 183) - 3.5, south - 1.5, (zone * 6 - 183) + 3.5, south + 10.0):
        if tile.name == name:
            return tile
    return None


@lru_cache(maxsize=256)
def overlapping(west: float, south: float, east: float, north: float) -> tuple[Tile, ...]:
    """The tiles whose middle degree-box comes near a box in degrees, ordered by name. `east` may exceed 180."""
    found: dict[str, Tile] = {}
    for shift in (0.0, -360.0, 360.0):
        w, e = west + shift, east + shift
        first, last = int((max(w, -180.0) + 180.0) // 6) + 1, int((min(e, 179.999) + 180.0) // 6) + 1
        for zone in range(max(first, 1), min(last, 60) + 1):
            for tile in _in_zone(zone, w, max(south, -56.0), e, min(north, 83.0)):
                found[tile.name] = tile
    return tuple(found[name] for name in sorted(found))


def _in_zone(zone: int, west: float, south: float, east: float, north: float) -> Iterator[Tile]:
    """Tiles of one zone that overlap a box; only squares whose middle lies in the zone exist."""
    middle = zone * 6 - 183
    for is_north in (True, False):
        low, high = (max(south, 0.0), north) if is_north else (south, min(north, 0.0))
        if low > high or (not is_north and high <= -80):
            continue
        system = crs(f"EPSG:{(32600 if is_north else 32700) + zone}")
        lon = np.clip(np.linspace(west, east, 7), middle - 3.6, middle + 3.6)
        lat = np.linspace(low, high, 7)
        x, y = transform_points(crs("EPSG:4326"), system, np.tile(lon, 7), np.repeat(lat, 7))
        if not np.isfinite(x).any():
            continue
        columns = range(max(1, int((np.nanmin(x) - SIDE) // _SQUARE)), min(8, int(np.nanmax(x) // _SQUARE)) + 1)
        rows = range(max(0, int((np.nanmin(y) - SIDE) // _SQUARE)), int(np.nanmax(y) // _SQUARE) + 1)
        for column in columns:
            for row in rows:
                tile = Tile(zone, is_north, column, row)
                if _belongs(tile, middle) and _overlaps(tile, west, low, east, high):
                    yield tile


def _belongs(tile: Tile, middle: float) -> bool:
    lon, lat = _lonlat(tile, tile.left + SIDE / 2.0, tile.top - SIDE / 2.0)
    edge = 3.0 + 0.6 / max(math.cos(math.radians(lat)), 0.1)
    return abs(lon - middle) <= edge and (lat >= -0.6 if tile.north else lat < 0.6)


def _overlaps(tile: Tile, west: float, south: float, east: float, north: float) -> bool:
    w, s, e, n = tile.footprint.bounds
    return w <= east and e >= west and s <= north and n >= south
