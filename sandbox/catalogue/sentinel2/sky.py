# SPDX-License-Identifier: GPL-2.0-or-later
"""The sky over a made-up scene: clouds, thin cirrus, and the shadows that clouds cast away from the sun."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass
from functools import cached_property
from statistics import NormalDist

import numpy as np

from .. import gddp, noise

#: Height of the clouds' base, metres: with the sun's angle it sets how far shadows fall from their clouds.
CLOUD_HEIGHT = 1400.0

#: Spread of the noise that clouds are cut out of, measured once over a million points.
_SPREAD = 0.47

_CLOUD_REFLECTANCE = (0.62, 0.62, 0.62, 0.63, 0.64, 0.65, 0.65, 0.66, 0.66, 0.55, 0.03, 0.45, 0.38)
_SHADE = (0.45, 0.42, 0.38, 0.35, 0.34, 0.33, 0.33, 0.32, 0.32, 0.32, 1.0, 0.30, 0.30)


def cloudiness(zone: int, tile: str, day: datetime.date, latitude: float) -> float:
    """The share of a scene that clouds cover, 0 to 1: more where it rains, and alike among neighbours."""
    season = 0.5 + 0.5 * math.cos(2.0 * math.pi * (day.timetuple().tm_yday - 200) / 365.25)
    rainy = season if 5.0 < abs(latitude) < 25.0 and latitude > 0 else 1.0 - season if -25.0 < latitude < -5.0 else 0.5
    mood = 0.5 + 0.5 * (0.75 * gddp.number("sky", zone, day) + 0.25 * gddp.number("sky", tile, day))
    return float(np.clip(1.25 * mood**1.3 * (0.55 + 0.8 * rainy) - 0.12, 0.0, 1.0))


def sun(day: datetime.date, latitude: float) -> tuple[float, float]:
    """Zenith and azimuth of the sun in degrees at half past ten, local solar time."""
    declination = math.radians(23.44) * math.sin(2.0 * math.pi * (day.timetuple().tm_yday - 80) / 365.25)
    hour, lat = math.radians(-22.5), math.radians(latitude)
    cosine = math.sin(lat) * math.sin(declination) + math.cos(lat) * math.cos(declination) * math.cos(hour)
    zenith = math.acos(max(-1.0, min(1.0, cosine)))
    east = -math.cos(declination) * math.sin(hour)
    north = math.cos(lat) * math.sin(declination) - math.sin(lat) * math.cos(declination) * math.cos(hour)
    return math.degrees(zenith), math.degrees(math.atan2(east, north)) % 360.0


@dataclass(frozen=True, eq=False)
class Sky:
    """The sky over some points of a zone.

    Args:
        x, y: UTM coordinates in metres, shapes (1, n) and (m, 1).
        day: the date.
        cover: the share of the scene that clouds cover.
        zenith, azimuth: of the sun, in degrees.
        detail: size of the pixels in metres.
        seed: tells zones apart.
    """

    x: np.ndarray
    y: np.ndarray
    day: datetime.date
    cover: float
    zenith: float
    azimuth: float
    detail: float
    seed: int

    def _thickness(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        if self.cover <= 0.0:
            return np.zeros(np.broadcast_shapes(x.shape, y.shape))
        drift = 37_000.0 * (self.day.toordinal() % 1000)
        octaves = int(np.clip(np.ceil(np.log2(max(14_000.0 / self.detail, 1.0))) + 1, 1, 7))
        field = noise.fractal((x + drift) / 14_000.0, (y - 0.4 * drift) / 14_000.0, self.seed * 7 + 3, octaves, 0.55)
        edge = -9.0 if self.cover >= 1.0 else NormalDist(0.0, _SPREAD).inv_cdf(1.0 - self.cover)
        return np.asarray(np.clip((field - edge) / 0.22 + 0.12, 0.0, 1.0))

    @cached_property
    def cloud(self) -> np.ndarray:
        """How much of the light from the ground clouds replace, 0 to 1."""
        return self._thickness(self.x, self.y)

    @cached_property
    def cirrus(self) -> np.ndarray:
        """The same for thin high clouds, at most 0.5."""
        strength = max(0.0, gddp.number("cirrus", self.seed, self.day) - 0.35)
        if not strength:
            return np.zeros(np.broadcast_shapes(self.x.shape, self.y.shape))
        field = noise.fractal(self.x / 60_000.0, self.y / 15_000.0, self.seed * 7 + 5 + self.day.toordinal() % 97, 3)
        return np.asarray(np.clip((field + 0.2) * strength, 0.0, 0.5))

    @cached_property
    def shadow(self) -> np.ndarray:
        """How deep the shade is, 0 to 1; none under a cloud itself."""
        reach = CLOUD_HEIGHT * math.tan(math.radians(min(self.zenith, 75.0)))
        east = reach * math.sin(math.radians(self.azimuth))
        north = reach * math.cos(math.radians(self.azimuth))
        # What stands towards the sun from here throws its shadow here.
        return np.asarray(self._thickness(self.x + east, self.y + north) * (1.0 - self.cloud))

    def seen(self, ground: np.ndarray, band: int) -> np.ndarray:
        """What a band sees of the ground's reflectance through shade and clouds."""
        lit = ground * (1.0 - self.shadow * (1.0 - _SHADE[band]))
        veiled = lit * (1.0 - self.cirrus) + self.cirrus * (0.35 if band != 10 else 0.06)
        return np.asarray(veiled * (1.0 - self.cloud) + self.cloud * _CLOUD_REFLECTANCE[band])

    @cached_property
    def clear(self) -> np.ndarray:
        """How usable the ground's light is, 0 (not) to 1 (clear)."""
        return np.asarray((1.0 - self.cloud) * (1.0 - 0.9 * self.cirrus) * (1.0 - 0.65 * self.shadow))
