# SPDX-License-Identifier: GPL-2.0-or-later
"""Round figures of a map: distances of its graticule, lengths of its scale bar, a projection that suits its extent."""

from __future__ import annotations

import math
from typing import NamedTuple

Bounds = tuple[float, float, float, float]

#: Degrees between meridians; below one degree whole minutes and seconds.
_STEPS = (
    60.0, 30.0, 20.0, 10.0, 5.0, 2.0, 1.0, 1 / 2, 1 / 3, 1 / 6, 1 / 12, 1 / 30, 1 / 60, 1 / 120, 1 / 180, 1 / 360,
    1 / 720, 1 / 1800, 1 / 3600,
)  # fmt: skip
_LINES = 5.0

WORLD_CRS = "EPSG:8857"
"""Equal Earth: whole-world maps whose areas can be compared."""
_LARGEST_ZONE, _LARGEST_REGION = 8.0, 110.0


class ScaleBar(NamedTuple):
    """A scale bar of `segments` pieces of `length` each, in `unit` ("km" or "m")."""

    unit: str
    length: float
    segments: int

    @property
    def metres(self) -> float:
        """The whole bar's length on the ground."""
        return self.length * self.segments * (1000.0 if self.unit == "km" else 1.0)


def graticule_step(width: float, height: float) -> float:
    """Degrees between lines that cut a map of so many degrees about five times along its longer side."""
    span = max(width, height, 1e-4)
    return min(_STEPS, key=lambda step: abs(math.log(span / step / _LINES)))


def scale_bar(metres_per_mm: float, longest_mm: float, digit_mm: float = 1.4) -> ScaleBar:
    """The longest bar that fits: round pieces of 1, 2, 2.5 or 5 times a power of ten, two or four of them.

    `digit_mm` is how wide a digit of its numbers is printed, which must not touch.
    """
    longest = max(metres_per_mm * longest_mm, 1e-3)
    best = ScaleBar("m", 0.0, 2)
    for segments in (4, 2):
        power = 10.0 ** math.floor(math.log10(longest / segments))
        length = max(
            each * power for each in (0.5, 1.0, 2.0, 2.5, 5.0) if each * power * segments <= longest * 1.000001
        )
        found = ScaleBar("km", length / 1000.0, segments) if length >= 500.0 else ScaleBar("m", length, segments)
        # Four pieces read better than two: only a clearly longer bar has two.
        if found.metres > best.metres * 1.25:
            best = found
    piece_mm = best.metres / best.segments / metres_per_mm
    if best.segments == 4 and piece_mm < (len(f"{best.length * 4:,g}") + 1) * digit_mm:
        return ScaleBar(best.unit, best.length * 2, 2)
    return best


def fitting_crs(bounds: Bounds) -> str:
    """A projection for a map of west, south, east, north in degrees: an authority's code, or a PROJ string.

    A UTM zone for what is not much wider than one, an equal-area projection around the middle of a region, Equal Earth
    for the world.
    """
    west, south, east, north = bounds
    width, height = east - west, north - south
    middle, latitude = (west + east) / 2.0, (south + north) / 2.0
    if width > _LARGEST_REGION or height > _LARGEST_REGION:
        return WORLD_CRS
    turned = (middle + 180.0) % 360.0 - 180.0
    if width <= _LARGEST_ZONE and height <= 2 * _LARGEST_ZONE and -80.0 <= south and north <= 84.0:
        zone = min(60, int((turned + 180.0) // 6.0) + 1)
        return f"EPSG:{(32600 if latitude >= 0 else 32700) + zone}"
    return f"+proj=laea +lat_0={round(latitude)} +lon_0={round(turned)} +datum=WGS84 +units=m +no_defs"


def minutes_matter(step: float) -> bool:
    """Whether lines at this distance need minutes beside degrees."""
    return step < 1.0


def seconds_matter(step: float) -> bool:
    """Whether lines at this distance need seconds as well."""
    return step < 1.0 / 60.0 - 1e-9
