# SPDX-License-Identifier: GPL-2.0-or-later
"""The ground that the made-up Sentinel-2 sees: water, towns, forests, fields with seasons, bare land and snow.

Everything depends on the position on the ground (UTM metres of the tile's zone and degrees) and the day only.
Reflectances are those of textbook spectra: water dark and darker with wavelength, plants with a red edge, soils rising.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .. import earth, noise

BANDS = ("B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B8A", "B9", "B10", "B11", "B12")

_SPECTRA: dict[str, tuple[float, ...]] = {
    #         B1     B2     B3     B4     B5     B6     B7     B8     B8A    B9     B10    B11    B12
    "water": (0.045, 0.042, 0.040, 0.022, 0.018, 0.012, 0.010, 0.008, 0.007, 0.005, 0.001, 0.004, 0.003),
    "plants": (0.022, 0.028, 0.060, 0.030, 0.095, 0.290, 0.380, 0.410, 0.430, 0.420, 0.004, 0.190, 0.085),
    "forest": (0.018, 0.020, 0.038, 0.022, 0.062, 0.200, 0.255, 0.275, 0.290, 0.285, 0.003, 0.120, 0.052),
    "soil": (0.085, 0.095, 0.130, 0.175, 0.200, 0.220, 0.235, 0.250, 0.265, 0.270, 0.005, 0.340, 0.290),
    "sand": (0.160, 0.180, 0.250, 0.330, 0.360, 0.380, 0.395, 0.410, 0.420, 0.420, 0.006, 0.500, 0.450),
    "town": (0.110, 0.120, 0.135, 0.150, 0.160, 0.170, 0.180, 0.190, 0.195, 0.200, 0.005, 0.220, 0.200),
    "snow": (0.900, 0.900, 0.890, 0.870, 0.850, 0.830, 0.810, 0.790, 0.760, 0.700, 0.010, 0.120, 0.090),
}

#: Classes of the truth.
WATER, FIELD, FOREST, TOWN, BARE, SNOW = range(1, 7)


@dataclass(frozen=True, eq=False)
class Land:
    """What stays the same from day to day at some points of a zone.

    Args:
        x, y: UTM coordinates in metres, shapes (1, n) and (m, 1).
        lon, lat: degrees at the points' columns and rows, shapes (n,) and (m,): smooth fields are read there.
        detail: size of the pixels in metres; finer relief than that is left out.
        seed: tells zones apart, whose coordinates repeat.
    """

    x: np.ndarray
    y: np.ndarray
    lon: np.ndarray
    lat: np.ndarray
    detail: float
    seed: int

    def _octaves(self, size: float) -> int:
        return int(np.clip(np.ceil(np.log2(max(size / self.detail, 1.0))) + 1, 1, 6))

    def _rough(self, size: float, seed: int, gain: float = 0.5) -> np.ndarray:
        return noise.fractal(self.x / size, self.y / size, self.seed * 131 + seed, self._octaves(size), gain)

    @cached_property
    def water(self) -> np.ndarray:
        """Whether water stands there: the sea, lakes, and rivers along the zero line of a slow noise."""
        land = earth.at(earth.land().astype("float32"), self.lon, self.lat)
        lakes = self._rough(9000.0, 1) > 1.12
        rivers = np.abs(self._rough(26000.0, 2)) < 0.006
        coast = land + 0.18 * self._rough(4000.0, 3) < 0.5
        return np.asarray(coast | (lakes | rivers) & (self.dryness < 0.8))

    @cached_property
    def dryness(self) -> np.ndarray:
        """0 in moist climates to 1 in deserts."""
        belt = np.exp(-(((np.abs(self.lat) - 24.0) / 9.0) ** 2))[:, None]
        inland = earth.at(earth.continentality(), self.lon, self.lat)
        return np.clip(belt * inland * 1.25, 0.0, 1.0)

    @cached_property
    def parcels(self) -> tuple[np.ndarray, np.ndarray]:
        """Random numbers in [0, 1) of the fields that points lie in: kind and timing."""
        # Blocks of 12 km have one direction of fields each.
        turn = 0.9 * (noise.hashed(np.floor(self.x / 12_000.0), np.floor(self.y / 12_000.0), self.seed + 77) - 0.5)
        u = (self.x * np.cos(turn) + self.y * np.sin(turn)) / 320.0
        v = (self.y * np.cos(turn) - self.x * np.sin(turn)) / 210.0
        row = np.floor(v)
        column = np.floor(u + 0.5 * noise.hashed(row, row, self.seed))
        return noise.hashed(column, row, self.seed + 5), noise.hashed(column, row, self.seed + 6)

    @cached_property
    def town(self) -> np.ndarray:
        """Whether it is built up."""
        return np.asarray((self._rough(12000.0, 8, 0.6) > 1.05) & ~self.water)

    @cached_property
    def forest(self) -> np.ndarray:
        """Whether trees stand there."""
        wanted = self._rough(5200.0, 9) > 0.25 + 1.1 * self.dryness
        return np.asarray(wanted & ~self.water & ~self.town)

    @cached_property
    def height(self) -> np.ndarray:
        """Metres above the sea, with the relief that decides where snow lies."""
        return np.asarray(earth.at(earth.elevation(), self.lon, self.lat) + 260.0 * self._rough(3000.0, 10))

    @cached_property
    def texture(self) -> np.ndarray:
        """Factor of every reflectance, about 1."""
        return 1.0 + 0.05 * noise.value_noise(self.x / 35.0, self.y / 35.0, self.seed + 20)


@dataclass(frozen=True, eq=False)
class Ground:
    """The land on a day."""

    land: Land
    day: datetime.date

    @cached_property
    def snow(self) -> np.ndarray:
        """Whether snow lies there: by season, latitude and height."""
        lat = self.land.lat
        angle = 2.0 * np.pi * (self.day.timetuple().tm_yday - 15) / 365.25
        winter = np.cos(angle) * np.sign(lat)
        line = 5200.0 - 62.0 * np.abs(lat) - 1500.0 * winter * (np.abs(lat) > 22)
        return np.asarray((self.land.height > line[:, None]) & ~self.land.water)

    @cached_property
    def green(self) -> np.ndarray:
        """Cover of plants, 0 to 1: fields grow and are harvested, each at its own time; forests change little."""
        lat = self.land.lat
        kind, timing = self.land.parcels
        start = 0.30 + 0.25 * timing
        year = (self.day.timetuple().tm_yday - 1) / 365.25
        shifted = (year + np.where(lat < 0, 0.5, 0.0))[:, None] - start
        grown = np.clip(1.0 - ((shifted % 1.0) - 0.22) ** 2 / 0.028, 0.0, 1.0)
        second = np.clip(1.0 - (((shifted + 0.45) % 1.0) - 0.22) ** 2 / 0.02, 0.0, 1.0) * (kind > 0.7)
        fields = (0.12 + 0.8 * np.maximum(grown, second)) * (1.0 - 0.85 * self.land.dryness)
        season = 0.82 + 0.12 * np.cos(2.0 * np.pi * (year - 0.55) + np.where(lat < 0, np.pi, 0.0))[:, None]
        return np.asarray(np.where(self.land.forest, season, fields))

    @cached_property
    def classes(self) -> np.ndarray:
        """The class of each point, uint8."""
        kind = np.where(self.land.forest, FOREST, np.where(self.green < 0.25, BARE, FIELD))
        kind = np.where(self.land.town, TOWN, kind)
        kind = np.where(self.snow, SNOW, kind)
        return np.where(self.land.water, WATER, kind).astype("uint8")

    def reflectance(self, band: str) -> np.ndarray:
        """Surface reflectance of a band, float64 of shape (m, n)."""
        index = BANDS.index(band)
        land = self.land
        kind, _ = land.parcels
        bare = _SPECTRA["soil"][index] * (1.0 - land.dryness) + _SPECTRA["sand"][index] * land.dryness
        bare = bare * (0.8 + 0.4 * kind)
        plants = np.where(land.forest, _SPECTRA["forest"][index], _SPECTRA["plants"][index])
        value = bare * (1.0 - self.green) + plants * self.green
        value = np.where(land.town, _SPECTRA["town"][index] * (0.75 + 0.5 * kind), value)
        value = np.where(self.snow, _SPECTRA["snow"][index], value)
        value = np.where(land.water, _SPECTRA["water"][index], value)
        return np.asarray(value * land.texture)
