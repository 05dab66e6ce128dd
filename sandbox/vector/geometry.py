# SPDX-License-Identifier: GPL-2.0-or-later
"""Geometries: OGR shapes with a CRS and, on the sphere, geodesic edges."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Iterator, Optional, Sequence

import numpy as np
from osgeo import ogr

from ..errors import EarthEngineError
from ..promote import TYPE_NAMES, promoter
from ..raster.crs import Crs, crs, transform_points
from ..raster.grid import Grid
from .coverage import centres_inside, covered_fraction, touched

ogr.UseExceptions()

WGS84 = crs("EPSG:4326")

#: Longest piece, in degrees, of an edge that has to bend when it is drawn in another CRS.
_PIECE_DEGREES = 0.5


@dataclass(frozen=True, eq=False)
class Geometry:
    """A shape in a CRS. `geodesic` edges are shortest paths on the sphere, others are straight in the CRS."""

    shape: ogr.Geometry
    crs: Crs = WGS84
    geodesic: bool = True
    is_unbounded: bool = False
    is_ring: bool = False

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Geometry:
        """From GeoJSON, with Earth Engine's members "geodesic" and "crs" obeyed.

        Raises:
            EarthEngineError: it is not a geometry.
        """
        code = "EPSG:4326"
        named = value.get("crs")
        if isinstance(named, dict):
            code = str((named.get("properties") or {}).get("name", code))
        system = crs(code)
        try:
            shape = ogr.CreateGeometryFromJson(json.dumps({k: v for k, v in value.items() if k != "crs"}))
        except RuntimeError:
            shape = None
        if shape is None:
            raise EarthEngineError("Invalid GeoJSON geometry.")
        shape.FlattenTo2D()
        return cls(shape, system, bool(value.get("geodesic", system.is_geographic)))

    @classmethod
    def from_rings(
        cls, rings: Sequence[Sequence[Sequence[float]]], system: Crs = WGS84, geodesic: bool = True
    ) -> Geometry:
        """A polygon of an outer ring and holes."""
        return cls.from_json_in({"type": "Polygon", "coordinates": rings}, system, geodesic)

    @classmethod
    def from_json_in(cls, value: dict[str, Any], system: Crs, geodesic: bool) -> Geometry:
        """GeoJSON coordinates in a given CRS."""
        try:
            shape = ogr.CreateGeometryFromJson(json.dumps({"type": value["type"], **value}))
        except RuntimeError:
            shape = None
        if shape is None:
            raise EarthEngineError("Invalid geometry.")
        shape.FlattenTo2D()
        return cls(shape, system, geodesic)

    @classmethod
    def rectangle(
        cls, west: float, south: float, east: float, north: float, system: Crs = WGS84, geodesic: bool = False
    ) -> Geometry:
        """The rectangle with these sides."""
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        return cls.from_rings([ring], system, geodesic)

    @classmethod
    def unbounded(cls) -> Geometry:
        """The whole plane: the footprint of constants and of most composites."""
        whole = cls.rectangle(-180, -90, 180, 90)
        return cls(whole.shape, WGS84, False, True)

    @property
    def type(self) -> str:
        """GeoJSON's name of the type, or "LinearRing"."""
        if self.is_ring:
            return "LinearRing"
        return str(json.loads(self.shape.ExportToJson() or '{"type": "GeometryCollection"}')["type"])

    def to_json(self) -> dict[str, Any]:
        """As the service prints it."""
        shown: dict[str, Any] = json.loads(self.shape.ExportToJson(["COORDINATE_PRECISION=15"]))
        if self.is_ring:
            shown["type"] = "LinearRing"
        if self.is_unbounded:
            shown = {"type": "Polygon", "coordinates": [[["-Infinity", "-Infinity"], ["Infinity", "Infinity"]]]}
        if self.crs.code != "EPSG:4326":
            shown["crs"] = {"type": "name", "properties": {"name": self.crs.code}}
            shown["geodesic"] = self.geodesic
        elif not self.geodesic and shown["type"] not in ("Point", "MultiPoint"):
            shown["geodesic"] = False
        return shown

    def vertices(self) -> np.ndarray:
        """All vertices, (n, 2) in the geometry's CRS."""
        parts = list(self._parts())
        return np.concatenate(parts) if parts else np.zeros((0, 2))

    def parts(self) -> Iterator[np.ndarray]:
        """Vertices of each ring, line and point, (n, 2) in the geometry's CRS."""
        return self._parts()

    def rings(self, bent: bool = True) -> Iterator[tuple[bool, np.ndarray]]:
        """(whether it is a hole, points) of each ring of each polygon, with bent edges cut into pieces."""
        for leaf in self._leaves():
            if leaf.GetGeometryName() == "POLYGON":
                for index in range(leaf.GetGeometryCount()):
                    points = _points(leaf.GetGeometryRef(index))
                    yield index > 0, self._bent(points, self.crs) if bent else points

    def lines(self) -> Iterator[np.ndarray]:
        """Points of each line; polygons and points left out."""
        for leaf in self._leaves():
            if leaf.GetGeometryName() in ("LINESTRING", "LINEARRING"):
                yield _points(leaf)

    def in_crs(self, system: Crs, bent: bool = True) -> Geometry:
        """The geometry with coordinates of another CRS; with `bent`, edges get the points they need to bend."""
        if system == self.crs and not (bent and self.geodesic):
            return self
        copy = self.shape.Clone()
        pending = [copy]
        while pending:
            part = pending.pop()
            if part.GetGeometryCount():
                pending.extend(part.GetGeometryRef(i) for i in range(part.GetGeometryCount()))
            elif part.GetPointCount():
                points = _points(part)
                if bent:
                    points = self._bent(points, system)
                else:
                    points = np.column_stack(transform_points(self.crs, system, points[:, 0], points[:, 1]))
                part.Empty()
                for x, y in points.tolist():
                    part.AddPoint_2D(x, y)
        return Geometry(copy, system, self.geodesic and not bent, self.is_unbounded, self.is_ring)

    def outline(self, as_ring: bool) -> Geometry:
        """The shape in longitude and latitude, as images tell their footprint; a plain polygon `as_ring` if wanted."""
        shown = self.in_crs(WGS84, bent=False) if self.crs != WGS84 else self
        if not as_ring or shown.shape.GetGeometryName() != "POLYGON" or shown.shape.GetGeometryCount() != 1:
            return shown
        line = ogr.Geometry(ogr.wkbLineString)
        for x, y in _points(shown.shape.GetGeometryRef(0)).tolist():
            line.AddPoint_2D(x, y)
        return Geometry(line, WGS84, shown.geodesic, is_ring=True)

    # What rasters ask.

    def coverage(self, grid: Grid) -> np.ndarray:
        """Fraction of each pixel's area inside the shape: float32 of the grid's shape, exact for polygons.

        A pixel that a point lies in, or a line passes through, counts as a whole.
        """
        if self.is_unbounded:
            return np.ones(grid.shape, dtype="float32")
        total = np.zeros(grid.shape, dtype="float32")
        for rings in self._polygons_on(grid):
            np.add(total, covered_fraction(rings, *grid.shape), out=total)
        np.clip(total, 0.0, 1.0, out=total)
        for line in self._lines_on(grid):
            total[touched(line, *grid.shape)] = 1.0
        return total

    def contains_centres(self, grid: Grid) -> np.ndarray:
        """Whether each pixel's centre lies inside the shape: booleans of the grid's shape."""
        if self.is_unbounded:
            return np.ones(grid.shape, dtype=bool)
        inside = np.zeros(grid.shape, dtype=bool)
        for rings in self._polygons_on(grid):
            inside |= centres_inside(rings, *grid.shape)
        for line in self._lines_on(grid):
            inside |= touched(line, *grid.shape)
        return inside

    def outlines_on(self, grid: Grid) -> Iterator[np.ndarray]:
        """Rings, lines and points in pixel coordinates of a grid, those that can show on it."""
        for rings in self._polygons_on(grid):
            yield from rings
        yield from self._lines_on(grid)

    def bounds_in(self, system: Crs) -> tuple[float, float, float, float]:
        """xmin, ymin, xmax, ymax in a CRS, bent edges included."""
        if self.is_unbounded:
            return (-np.inf, -np.inf, np.inf, np.inf)
        parts = [self._bent(part, system) for part in self._parts()]
        points = np.concatenate([part for part in parts if len(part)] or [np.full((1, 2), np.nan)])
        points = points[np.isfinite(points).all(axis=1)]
        if not len(points):
            raise EarthEngineError("The geometry has no extent in the projection.")
        low, high = points.min(axis=0), points.max(axis=0)
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees; east may exceed 180."""
        return self.bounds_in(WGS84)

    # Coordinates.

    def _leaves(self) -> Iterator[ogr.Geometry]:
        pending = [self.shape]
        while pending:
            shape = pending.pop(0)
            name = shape.GetGeometryName()
            if name.startswith("MULTI") or name == "GEOMETRYCOLLECTION":
                pending[:0] = [shape.GetGeometryRef(i) for i in range(shape.GetGeometryCount())]
            elif not shape.IsEmpty():
                yield shape

    def _parts(self) -> Iterator[np.ndarray]:
        for leaf in self._leaves():
            if leaf.GetGeometryName() == "POLYGON":
                for index in range(leaf.GetGeometryCount()):
                    yield _points(leaf.GetGeometryRef(index))
            else:
                yield _points(leaf)

    def _polygons_on(self, grid: Grid) -> Iterator[list[np.ndarray]]:
        """Rings of each polygon in pixel coordinates of the grid, outer rings one way round and holes the other."""
        for leaf in self._leaves():
            if leaf.GetGeometryName() != "POLYGON":
                continue
            rings = []
            for index in range(leaf.GetGeometryCount()):
                points = _points(leaf.GetGeometryRef(index))
                if (_signed_area(points) > 0 and index) or (_signed_area(points) < 0 and not index):
                    points = points[::-1]
                rings.append(points)
            for shift in self._shifts(grid):
                moved = [self._to_pixels(ring, grid, shift) for ring in rings]
                if all(np.isfinite(ring).all() for ring in moved) and _overlaps(moved[0], grid):
                    yield moved

    def _lines_on(self, grid: Grid) -> Iterator[np.ndarray]:
        for leaf in self._leaves():
            if leaf.GetGeometryName() == "POLYGON":
                continue
            for shift in self._shifts(grid):
                moved = self._to_pixels(_points(leaf), grid, shift)
                moved = moved[np.isfinite(moved).all(axis=1)]
                if len(moved):
                    yield moved

    def _shifts(self, grid: Grid) -> tuple[float, ...]:
        """Turns around the Earth after which the shape may show on the grid again, in degrees."""
        if grid.crs.is_geographic or grid.crs.code == "EPSG:3857":
            return (0.0, -360.0, 360.0)
        return (0.0,)

    def _to_pixels(self, points: np.ndarray, grid: Grid, shift: float) -> np.ndarray:
        moved = self._bent(points, grid.crs)
        if shift:
            moved = moved + np.array([shift * (1.0 if grid.crs.is_geographic else 20037508.342789244 / 180.0), 0.0])
        a, b, c, d, e, f = grid.transform
        determinant = a * e - b * d
        x, y = moved[:, 0] - c, moved[:, 1] - f
        return np.column_stack([(e * x - b * y) / determinant, (a * y - d * x) / determinant])

    def _bent(self, points: np.ndarray, system: Crs) -> np.ndarray:
        """Points of a line in a CRS, with as many points in between as its edges need to bend; rings stay closed."""
        is_closed = len(points) > 1 and bool((points[0] == points[-1]).all())
        if len(points) > 1 and self.geodesic and self.crs.is_geographic:
            points = _great_circles(points, _PIECE_DEGREES)
        elif len(points) > 1 and system != self.crs:
            size = _PIECE_DEGREES if self.crs.is_geographic else _PIECE_DEGREES * 111_000 / self.crs.unit_metres
            points = _subdivided(points, size)
        if system != self.crs:
            x, y = transform_points(self.crs, system, points[:, 0], points[:, 1])
            if system.code == "EPSG:3857":
                limit = 20037508.342789244 * 4
                y = np.clip(y, -limit, limit)
            points = np.column_stack([x, y])
        if is_closed and not (points[0] == points[-1]).all():
            points = np.vstack([points[:-1], points[:1]])  # whatever rounding has made of it
        return points


def _points(shape: ogr.Geometry) -> np.ndarray:
    return np.asarray(shape.GetPoints(2) if hasattr(shape, "GetPoints") else [], dtype="float64").reshape(-1, 2)


def _signed_area(points: np.ndarray) -> float:
    x, y = points[:, 0], points[:, 1]
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2.0


def _overlaps(ring: np.ndarray, grid: Grid) -> bool:
    low, high = ring.min(axis=0), ring.max(axis=0)
    return bool(low[0] < grid.width and low[1] < grid.height and high[0] > 0 and high[1] > 0)


def _subdivided(points: np.ndarray, size: float) -> np.ndarray:
    pieces = np.maximum(1, np.ceil(np.abs(np.diff(points, axis=0)).max(axis=1) / size)).astype(int)
    pieces = np.minimum(pieces, 2000)
    edge = np.repeat(np.arange(len(pieces)), pieces)
    start = np.concatenate([[0], np.cumsum(pieces)[:-1]])
    fraction = ((np.arange(len(edge)) - start[edge]) / pieces[edge])[:, None]
    out = points[edge] * (1 - fraction) + points[edge + 1] * fraction
    return np.concatenate([out, points[-1:]])


def _great_circles(points: np.ndarray, size: float) -> np.ndarray:
    """Points along shortest paths on the sphere; longitudes go on continuously across 180°."""
    steps = (np.diff(points[:, 0]) + 180.0) % 360.0 - 180.0
    whole = np.isclose(np.abs(np.diff(points[:, 0])), 360.0)
    steps[whole] = np.diff(points[:, 0])[whole]
    longitude = np.concatenate([points[:1, 0], points[0, 0] + np.cumsum(steps)])
    if np.abs(steps).max(initial=0.0) >= 180.0:
        return _subdivided(points, size)  # half around the world or more: no single shortest path
    lat, lon = np.radians(points[:, 1]), np.radians(longitude)
    vectors = np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    angle = np.arccos(np.clip(np.sum(vectors[:-1] * vectors[1:], axis=1), -1.0, 1.0))
    pieces = np.clip(np.ceil(np.degrees(angle) / size), 1, 2000).astype(int)
    edge = np.repeat(np.arange(len(pieces)), pieces)
    start = np.concatenate([[0], np.cumsum(pieces)[:-1]])
    fraction = (np.arange(len(edge)) - start[edge]) / pieces[edge]
    sine = np.sin(angle[edge])
    short = sine < 1e-12
    sine[short] = 1.0
    first = np.where(short, 1 - fraction, np.sin((1 - fraction) * angle[edge]) / sine)
    second = np.where(short, fraction, np.sin(fraction * angle[edge]) / sine)
    between = vectors[edge] * first[:, None] + vectors[edge + 1] * second[:, None]
    out_lat = np.degrees(np.arctan2(between[:, 2], np.hypot(between[:, 0], between[:, 1])))
    out_lon = np.degrees(np.arctan2(between[:, 1], between[:, 0]))
    near = longitude[edge] + np.degrees(lon[edge + 1] - lon[edge]) * fraction
    out_lon = out_lon + 360.0 * np.round((near - out_lon) / 360.0)
    poles = np.abs(out_lat) > 90 - 1e-9
    out_lon[poles] = near[poles]
    exact = fraction == 0
    out_lat[exact], out_lon[exact] = points[edge[exact], 1], longitude[edge[exact]]
    last = np.array([[longitude[-1], points[-1, 1]]])
    return np.concatenate([np.column_stack([out_lon, out_lat]), last])


TYPE_NAMES.insert(0, (Geometry, "Geometry"))


@promoter("Geometry", "Rectangle")
def _geometry(context: Any, value: Any) -> Optional[Geometry]:
    if isinstance(value, Geometry):
        return value
    if isinstance(value, dict) and "type" in value:
        return Geometry.from_json(value)
    held = getattr(value, "geometry", None) or getattr(value, "footprint", None)
    if isinstance(held, Geometry):
        return held
    raise TypeError
