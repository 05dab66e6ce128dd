# SPDX-License-Identifier: GPL-2.0-or-later
"""Where: an area in longitude and latitude."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Iterator, Optional

from ..errors import RecipeError
from ..text import tr
from .reading import is_number, members, one_line, plain, refuse_constant, typed

#: More positions than this make a request that Earth Engine refuses.
MAX_POSITIONS = 250_000
MAX_LABEL = 200

Bounds = tuple[float, float, float, float]
Ring = list[list[float]]


@dataclass(frozen=True)
class Region:
    """An area in longitude and latitude (WGS 84, degrees).

    Attributes:
        geometry: GeoJSON of a Polygon or MultiPolygon, as canonical text: equal areas have equal text where their
            positions are equal. Longitudes may exceed 180 to cross it. Heights are dropped.
        label: what people call it, in one line.
    """

    geometry: str
    label: str = ""

    def __post_init__(self) -> None:
        try:
            value = json.loads(self.geometry, parse_constant=refuse_constant)
            kind, coordinates = value["type"], value["coordinates"]
            if kind == "Polygon":
                good: Any = _polygon(coordinates)
            elif kind == "MultiPolygon" and coordinates:
                good = [_polygon(typed(polygon, list)) for polygon in typed(coordinates, list)]
            else:
                raise ValueError("no polygon")
        except (ValueError, KeyError, TypeError, RecursionError):
            raise RecipeError("region", tr("The region must be a polygon.")) from None
        canonical = {"type": kind, "coordinates": good}
        object.__setattr__(self, "geometry", json.dumps(canonical, sort_keys=True, separators=(",", ":")))
        object.__setattr__(self, "label", one_line(self.label, MAX_LABEL))
        positions = list(self._positions())
        if len(positions) > MAX_POSITIONS:
            raise RecipeError("region", tr("The region has too many corners: simplify it first."))
        if any(not (-540 <= x <= 540 and -90 <= y <= 90) for x, y in positions):
            raise RecipeError("region", tr("The region lies outside the world: check its coordinate system."))

    @classmethod
    def rectangle(cls, west: float, south: float, east: float, north: float, label: str = "") -> Region:
        """The box between two meridians and two parallels, in degrees; `east` may exceed 180. Raises RecipeError."""
        if not (west < east and south < north):
            raise RecipeError("region", tr("The region is empty: drag a rectangle from corner to corner."))
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        return cls(json.dumps({"type": "Polygon", "coordinates": [ring]}), label)

    def bounds(self) -> Bounds:
        """West, south, east, north in degrees; east may exceed 180."""
        positions = list(self._positions())
        xs, ys = [x for x, _ in positions], [y for _, y in positions]
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def is_rectangle(self) -> bool:
        """Whether it is a box along meridians and parallels."""
        if self.type != "Polygon" or len(self.coordinates()) != 1:
            return False
        west, south, east, north = self.bounds()
        corners = {(west, south), (east, south), (east, north), (west, north)}
        ring = self.coordinates()[0]
        sides = zip(ring, ring[1:])
        return (
            len(ring) == 5
            and {(x, y) for x, y in ring} == corners
            and all((x == other_x) != (y == other_y) for (x, y), (other_x, other_y) in sides)
        )

    @property
    def type(self) -> str:
        """ "Polygon" or "MultiPolygon"."""
        return str(json.loads(self.geometry)["type"])

    def coordinates(self) -> Any:
        """GeoJSON coordinates: rings of positions, or, of a MultiPolygon, polygons of rings."""
        return json.loads(self.geometry)["coordinates"]

    def _positions(self) -> Iterator[list[float]]:
        coordinates = self.coordinates()
        for rings in [coordinates] if self.type == "Polygon" else coordinates:
            for ring in rings:
                yield from ring

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {"geometry": json.loads(self.geometry), "label": self.label}

    @classmethod
    def from_dict(cls, values: Any) -> Optional[Region]:
        """The region that `to_dict` wrote; ``None`` stays ``None``. Raises ValueError or RecipeError."""
        if values is None:
            return None
        geometry, label = members(values, "geometry", "label")
        members(geometry, "type", "coordinates")
        return cls(json.dumps(geometry), typed(label, str))


def _polygon(rings: Any) -> list[Ring]:
    found = [_ring(ring) for ring in typed(rings, list)]
    if not found:
        raise ValueError("no ring")
    return found


def _ring(positions: Any) -> Ring:
    """A closed ring of at least three corners."""
    ring = []
    for position in typed(positions, list):
        numbers = typed(position, list)[:2]
        if len(numbers) < 2 or not all(is_number(number) for number in numbers):
            raise ValueError("no position")
        ring.append([plain(number) for number in numbers])
    if ring and ring[0] != ring[-1]:
        ring.append(list(ring[0]))
    if len(ring) < 4:
        raise ValueError("too few corners")
    return ring
