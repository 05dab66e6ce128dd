# SPDX-License-Identifier: GPL-2.0-or-later
"""The Earth seen from far away: an orthographic map around a point, and what of a line or area its near side shows.

On a sphere, in metres. Positions are (longitude, latitude) in degrees, points (x, y) on the map.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .errors import RecipeError
from .text import tr

RADIUS = 6_370_997.0
"""Metres; of a sphere that PROJ and everybody else use for world maps."""

Position = tuple[float, float]
Point = tuple[float, float]
_Vector = tuple[float, float, float]
_ARC_STEP = math.radians(2.0)
#: Points of the limb lie this much inside of it: there the way back to degrees is still defined.
_INSIDE = 1.0 - 1e-7


@dataclass(frozen=True)
class Globe:
    """The side of the Earth whose middle is at a longitude and latitude."""

    longitude: float
    latitude: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.longitude) and -90.0 <= self.latitude <= 90.0):
            raise RecipeError("centre", tr("The middle of a globe is a longitude and a latitude in degrees."))
        object.__setattr__(self, "longitude", (self.longitude + 180.0) % 360.0 - 180.0)

    def proj(self) -> str:
        """The projection as a PROJ string."""
        return (
            f"+proj=ortho +lat_0={self.latitude:.4f} +lon_0={self.longitude:.4f} +x_0=0 +y_0=0 +R={RADIUS:.0f} "
            "+units=m +no_defs"
        )

    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees of a box that holds the near side; east may exceed 180."""
        south, north = max(-90.0, self.latitude - 90.0), min(90.0, self.latitude + 90.0)
        if abs(self.latitude) < 1e-6:
            return (self.longitude - 90.0, -90.0, self.longitude + 90.0, 90.0)
        # With a pole in sight every meridian is.
        return (-180.0, south, 180.0, north)

    def vector(self, position: Position) -> _Vector:
        """A position on the unit sphere: x to the right, y up, z towards the eye."""
        turned, latitude = math.radians(position[0] - self.longitude), math.radians(position[1])
        middle = math.radians(self.latitude)
        x = math.cos(latitude) * math.sin(turned)
        y = math.cos(middle) * math.sin(latitude) - math.sin(middle) * math.cos(latitude) * math.cos(turned)
        z = math.sin(middle) * math.sin(latitude) + math.cos(middle) * math.cos(latitude) * math.cos(turned)
        return x, y, z

    def lines(self, positions: Sequence[Position]) -> list[list[Point]]:
        """What is seen of a line; its positions are near each other."""
        found: list[list[Point]] = []
        before = None
        for here in map(self.vector, positions):
            if before is not None and (before[2] >= 0) != (here[2] >= 0):
                edge = _crossing(before, here)
                if here[2] >= 0:
                    found.append([_point(edge)])
                else:
                    found[-1].append(_point(edge))
            if here[2] >= 0:
                if before is None:
                    found.append([])
                found[-1].append(_point(here))
            before = here
        return [line for line in found if len(line) > 1]

    def area(self, ring: Sequence[Position]) -> list[Point]:
        """What is seen of a closed ring, closed along the limb where it goes behind; empty where nothing is.

        Pieces of one ring stay one, joined along the limb.
        """
        vectors = [self.vector(position) for position in ring]
        kept: list[tuple[_Vector, bool]] = []  # and whether the way to the next runs along the limb
        for before, here in zip(vectors[-1:] + vectors[:-1], vectors):
            if (before[2] >= 0) != (here[2] >= 0):
                kept.append((_crossing(before, here), here[2] < 0))
            if here[2] >= 0:
                kept.append((here, False))
        points: list[Point] = []
        for (vector, along), (following, _) in zip(kept, kept[1:] + kept[:1]):
            points.append(_point(vector))
            if along:
                points += _arc(vector, following)
        return [*points, points[0]] if len(points) > 2 else []

    def limb(self) -> list[Point]:
        """The edge of the globe, closed."""
        steps = 720
        angles = (2.0 * math.pi * (step % steps) / steps for step in range(steps + 1))
        return [(RADIUS * _INSIDE * math.cos(angle), RADIUS * _INSIDE * math.sin(angle)) for angle in angles]

    def graticule(self, step: float) -> list[list[Point]]:
        """Meridians and parallels at a distance in degrees; every meridian but each third ends before the poles."""
        found: list[list[Point]] = []
        for number in range(round(360.0 / step)):
            longitude = -180.0 + number * step
            end = 90.0 if number % 3 == 0 else 90.0 - step
            found += self.lines([(longitude, latitude) for latitude in _between(-end, end)])
        for number in range(1, round(180.0 / step)):
            latitude = -90.0 + number * step
            found += self.lines([(longitude, latitude) for longitude in _between(-180.0, 180.0)])
        return found


def coast(ring: Sequence[Position]) -> list[list[Position]]:
    """A ring's line without the edges that only maps in degrees have: along the 180th meridian and at the poles."""
    found: list[list[Position]] = [[]]
    for before, here in zip(ring, ring[1:]):
        if _is_edge(before, here):
            found.append([])
            continue
        if not found[-1]:
            found[-1].append(before)
        found[-1].append(here)
    return [line for line in found if len(line) > 1]


def _is_edge(first: Position, second: Position) -> bool:
    along = all(abs(abs(each[0]) - 180.0) < 0.01 for each in (first, second))
    return along or all(abs(each[1]) > 89.9 for each in (first, second))


def _between(first: float, last: float) -> Iterable[float]:
    count = max(1, round(last - first))
    return (first + (last - first) * place / count for place in range(count + 1))


def _crossing(first: _Vector, second: _Vector) -> _Vector:
    """Where the chord between two vectors goes through the limb."""
    share = first[2] / (first[2] - second[2])
    x, y = (first[axis] + share * (second[axis] - first[axis]) for axis in (0, 1))
    length = math.hypot(x, y) or 1.0
    return x / length, y / length, 0.0


def _arc(first: _Vector, second: _Vector) -> list[Point]:
    """Points between two of the limb, the shorter way."""
    begin = math.atan2(first[1], first[0])
    turn = (math.atan2(second[1], second[0]) - begin + math.pi) % (2.0 * math.pi) - math.pi
    count = int(abs(turn) / _ARC_STEP)
    angles = (begin + turn * place / (count + 1) for place in range(1, count + 1))
    return [_point((math.cos(angle), math.sin(angle), 0.0)) for angle in angles]


def _point(vector: _Vector) -> Point:
    return vector[0] * RADIUS * _INSIDE, vector[1] * RADIUS * _INSIDE
