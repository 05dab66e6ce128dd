# SPDX-License-Identifier: GPL-2.0-or-later
"""GeometryConstructors.*: geometries from coordinates."""

from __future__ import annotations

import math
from typing import Any, Optional

from osgeo import ogr

from ..errors import EarthEngineError
from ..raster.grid import IDENTITY, Affine, Projection
from ..registry import algorithm
from ..values import ErrorMargin
from ..vector.geometry import WGS84, Geometry

Coordinates = list[Any]


def _point(value: Any) -> list[float]:
    if isinstance(value, Geometry) and value.type == "Point":
        return [value.shape.GetX(), value.shape.GetY()]
    if not isinstance(value, list) or len(value) < 2:
        raise EarthEngineError("Invalid geometry coordinates: expected a point [x, y].")
    pair = value[:2]
    if not all(isinstance(each, (int, float)) and not isinstance(each, bool) for each in pair):
        raise EarthEngineError("Invalid geometry coordinates: expected numbers.")
    return [float(pair[0]), float(pair[1])]


def _line(value: Any, least: int = 2) -> list[list[float]]:
    """Points of a line: a list of points, or of numbers two by two."""
    if not isinstance(value, list):
        raise EarthEngineError("Invalid geometry coordinates: expected a list of points.")
    if value and all(isinstance(each, (int, float)) for each in value):
        if len(value) % 2:
            raise EarthEngineError("Invalid geometry coordinates: an odd number of coordinates.")
        value = [value[i : i + 2] for i in range(0, len(value), 2)]
    points = [_point(each) for each in value]
    if len(points) < least and points:
        raise EarthEngineError(f"Invalid geometry coordinates: a line needs at least {least} points.")
    return points


def _ring(value: Any) -> list[list[float]]:
    if isinstance(value, Geometry):
        value = [list(point[:2]) for point in value.shape.GetPoints()]
    points = _line(value, 1)
    if points and points[0] != points[-1]:
        points.append(points[0])
    if 0 < len(points) < 4:
        raise EarthEngineError("Invalid geometry coordinates: a ring needs at least three different points.")
    return points


def _rings(value: Any) -> list[list[list[float]]]:
    if isinstance(value, list) and value and _depth(value) < 3 and not isinstance(value[0], Geometry):
        value = [value]
    return [_ring(each) for each in value]


def _depth(value: Any) -> int:
    return 1 + _depth(value[0]) if isinstance(value, list) and value else int(isinstance(value, list))


def _make(
    kind: str, coordinates: Any, projection: Optional[Projection], geodesic: Optional[bool], even_odd: bool = True
) -> Geometry:
    system = WGS84 if projection is None else projection.crs
    bent = system.is_geographic if geodesic is None else geodesic
    if projection is not None and projection.transform != IDENTITY:
        coordinates = _placed(coordinates, projection.transform)
    geometry = Geometry.from_json_in({"type": kind, "coordinates": coordinates}, system, bent)
    if even_odd and "Polygon" in kind and not geometry.shape.IsValid():
        repaired = geometry.shape.MakeValid()
        if repaired is not None and repaired.GetGeometryName() in ("POLYGON", "MULTIPOLYGON"):
            return Geometry(repaired, system, bent)
    return geometry


def _placed(coordinates: Any, transform: Affine) -> Any:
    """Coordinates in the pixels of a projection, as coordinates of its CRS."""
    if coordinates and isinstance(coordinates[0], list):
        return [_placed(each, transform) for each in coordinates]
    if not coordinates:
        return coordinates
    a, b, c, d, e, f = transform
    x, y = coordinates
    return [a * x + b * y + c, d * x + e * y + f]


@algorithm("GeometryConstructors.Point")
def point(coordinates: Coordinates, crs: Optional[Projection]) -> Geometry:
    return _make("Point", _point(coordinates), crs, None)


@algorithm("GeometryConstructors.MultiPoint")
def multi_point(coordinates: Coordinates, crs: Optional[Projection]) -> Geometry:
    return _make("MultiPoint", _line(coordinates, 1), crs, None)


@algorithm("GeometryConstructors.LineString")
def line_string(
    coordinates: Coordinates, crs: Optional[Projection], geodesic: Optional[bool], max_error: Optional[ErrorMargin]
) -> Geometry:
    return _make("LineString", _line(coordinates), crs, geodesic)


@algorithm("GeometryConstructors.LinearRing")
def linear_ring(
    coordinates: Coordinates, crs: Optional[Projection], geodesic: Optional[bool], max_error: Optional[ErrorMargin]
) -> Geometry:
    made = _make("LineString", _ring(coordinates), crs, geodesic)
    return Geometry(made.shape, made.crs, made.geodesic, is_ring=True)


@algorithm("GeometryConstructors.MultiLineString")
def multi_line_string(
    coordinates: Coordinates, crs: Optional[Projection], geodesic: Optional[bool], max_error: Optional[ErrorMargin]
) -> Geometry:
    if coordinates and _depth(coordinates) < 3:
        coordinates = [coordinates]
    return _make("MultiLineString", [_line(each) for each in coordinates], crs, geodesic)


@algorithm("GeometryConstructors.Polygon")
def polygon(
    coordinates: Coordinates,
    crs: Optional[Projection],
    geodesic: Optional[bool],
    max_error: Optional[ErrorMargin],
    even_odd: bool,
) -> Geometry:
    return _make("Polygon", _rings(coordinates), crs, geodesic, even_odd)


@algorithm("GeometryConstructors.MultiPolygon")
def multi_polygon(
    coordinates: Coordinates,
    crs: Optional[Projection],
    geodesic: Optional[bool],
    max_error: Optional[ErrorMargin],
    even_odd: bool,
) -> Geometry:
    if coordinates and _depth(coordinates) < 4:
        coordinates = [coordinates]
    return _make("MultiPolygon", [_rings(each) for each in coordinates], crs, geodesic, even_odd)


@algorithm("GeometryConstructors.Rectangle")
def rectangle(
    coordinates: Coordinates, crs: Optional[Projection], geodesic: Optional[bool], even_odd: bool
) -> Geometry:
    corners = _line(coordinates)
    if len(corners) != 2:
        raise EarthEngineError("GeometryConstructors.Rectangle: expected two corner points.")
    (west, south), (east, north) = corners
    system = WGS84 if crs is None else crs.crs
    if crs is None and any(math.isinf(each) for each in (west, south, east, north)):
        return Geometry.unbounded()
    bent = system.is_geographic if geodesic is None else geodesic
    if crs is not None and crs.transform != IDENTITY:
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        return _make("Polygon", [ring], crs, bent)
    return Geometry.rectangle(west, south, east, north, system, bent)


@algorithm("GeometryConstructors.BBox")
def bounding_box(west: float, south: float, east: float, north: float) -> Geometry:
    if not south <= north or math.isnan(west) or math.isnan(east) or (math.isinf(east) and east < 0):
        raise EarthEngineError(f"BBox: invalid bounds west={west}, south={south}, east={east}, north={north}.")
    south, north = max(south, -90.0), min(north, 90.0)
    if east - west >= 360.0:
        west, east = -180.0, 180.0
    else:
        west = (west + 180.0) % 360.0 - 180.0
        east = (east + 180.0) % 360.0 - 180.0
        if east <= west:
            east += 360.0
    return Geometry.rectangle(west, south, east, north, WGS84, False)


@algorithm("GeometryConstructors.MultiGeometry")
def multi_geometry(
    geometries: list[Geometry],
    crs: Optional[Projection],
    geodesic: Optional[bool],
    max_error: Optional[ErrorMargin],
) -> Geometry:
    system = crs.crs if crs is not None else (geometries[0].crs if geometries else WGS84)
    bent = geodesic if geodesic is not None else (geometries[0].geodesic if geometries else True)
    collected = ogr.Geometry(ogr.wkbGeometryCollection)
    for each in geometries:
        collected.AddGeometry(each.shape)
    return Geometry(collected, system, bent)
