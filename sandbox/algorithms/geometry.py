# SPDX-License-Identifier: GPL-2.0-or-later
"""Geometry.*: properties, measures and predicates of geometries."""

from __future__ import annotations

import json
import math
from typing import Any, Optional

import numpy as np
from osgeo import ogr

from ..errors import EarthEngineError
from ..raster.crs import transform_points
from ..raster.grid import Projection
from ..registry import algorithm
from ..values import ErrorMargin
from ..vector import geodesy, plane
from ..vector.geometry import WGS84, Geometry

Margin = Optional[ErrorMargin]
Proj = Optional[Projection]


# Properties.


@algorithm("Geometry.coordinates")
def coordinates(geometry: Geometry) -> list[Any]:
    shown = json.loads(geometry.shape.ExportToJson(["COORDINATE_PRECISION=15"]))
    if shown["type"] == "GeometryCollection":
        return [each["coordinates"] for each in shown["geometries"]]
    return list(shown["coordinates"])


@algorithm("Geometry.type")
def type_(geometry: Geometry) -> str:
    return geometry.type


@algorithm("Geometry.projection")
def projection(geometry: Geometry) -> Projection:
    return Projection(geometry.crs)


@algorithm("Geometry.geodesic", "Geometry.edgesAreGeodesics")
def geodesic(geometry: Geometry) -> bool:
    return geometry.geodesic


@algorithm("Geometry.isUnbounded")
def is_unbounded(geometry: Geometry) -> bool:
    return geometry.is_unbounded


@algorithm("Geometry.geometries")
def geometries(geometry: Geometry) -> list[Geometry]:
    shape = geometry.shape
    if not (shape.GetGeometryName().startswith("MULTI") or shape.GetGeometryName() == "GEOMETRYCOLLECTION"):
        return [geometry]
    parts = [shape.GetGeometryRef(i).Clone() for i in range(shape.GetGeometryCount())]
    return [Geometry(part, geometry.crs, geometry.geodesic) for part in parts]


# Measures.


@algorithm("Geometry.area")
def area(geometry: Geometry, max_error: Margin, proj: Proj) -> float:
    if geometry.is_unbounded:
        return math.inf
    if proj is not None:
        return float(geometry.in_crs(proj.crs).shape.Area()) if "Polygon" in kinds(geometry) else 0.0
    total = 0.0
    on_earth = geometry if geometry.crs == WGS84 else geometry.in_crs(WGS84)
    for hole, ring in on_earth.rings():
        size = geodesy.ring_area(ring)
        total += -size if hole else size
    return total


@algorithm("Geometry.length")
def length(geometry: Geometry, max_error: Margin, proj: Proj) -> float:
    if geometry.is_unbounded:
        return 0.0
    return sum(way(geometry, points, proj) for points in geometry.lines())


@algorithm("Geometry.perimeter")
def perimeter(geometry: Geometry, max_error: Margin, proj: Proj) -> float:
    if geometry.is_unbounded:
        return math.inf
    return sum(way(geometry, points, proj) for _, points in geometry.rings(bent=False))


def way(geometry: Geometry, points: np.ndarray, proj: Proj) -> float:
    """Length of a line, in metres or in units of the projection."""
    line = ogr.Geometry(ogr.wkbLineString)
    for x, y in points.tolist():
        line.AddPoint_2D(x, y)
    part = Geometry(line, geometry.crs, geometry.geodesic)
    if proj is not None:
        moved = part.in_crs(proj.crs).vertices()
        return float(np.hypot(*np.diff(moved, axis=0).T).sum())
    if not (geometry.geodesic and geometry.crs == WGS84):
        points = plane_points(part)
    return float(geodesy.distances(points[:-1], points[1:]).sum())


def plane_points(geometry: Geometry) -> np.ndarray:
    """Vertices in WGS84 of a shape with planar edges, which are cut into pieces."""
    if geometry.crs == WGS84 and not geometry.geodesic:
        points = geometry.vertices()
        pieces = [np.linspace(a, b, 64, endpoint=False) for a, b in zip(points[:-1], points[1:])]
        return np.concatenate([*pieces, points[-1:]])
    return geometry.in_crs(WGS84).vertices()


@algorithm("Geometry.distance")
def distance_between(left: Geometry, right: Geometry, max_error: Margin, proj: Proj, spherical: bool) -> float:
    if left.is_unbounded or right.is_unbounded:
        return 0.0
    found = nearest(left, right, proj)
    if found is None:
        return math.inf
    (a, b), system = found
    if proj is not None:
        return float(np.hypot(*(b - a)))
    a, b = (np.column_stack(transform_points(system, WGS84, each[:1], each[1:])) for each in (a, b))
    if spherical:
        return float(geodesy.spherical_distances(a, b)[0])
    return float(geodesy.distances(a, b)[0])


@algorithm("Geometry.withinDistance")
def within_distance(left: Geometry, right: Geometry, distance: float, max_error: Margin, proj: Proj) -> bool:
    return distance_between(left, right, max_error, proj, False) <= distance


@algorithm("Geometry.closestPoint")
def closest_point(left: Geometry, right: Geometry, max_error: Margin, proj: Proj) -> Optional[Geometry]:
    return closest_points(left, right, max_error, proj).get("right")


@algorithm("Geometry.closestPoints")
def closest_points(left: Geometry, right: Geometry, max_error: Margin, proj: Proj) -> dict[str, Geometry]:
    if left.shape.IsEmpty() or right.shape.IsEmpty():
        return {}
    if left.is_unbounded or right.is_unbounded:
        bounded = right if left.is_unbounded and not right.is_unbounded else left
        x, y = (0.0, 0.0) if bounded.is_unbounded else bounded.vertices()[0]
        some = point(float(x), float(y), bounded)
        return {"left": some, "right": some}
    found = nearest(left, right, proj)
    if found is None:
        return {}
    (a, b), system = found
    made = [Geometry.from_json_in({"type": "Point", "coordinates": each.tolist()}, system, True) for each in (a, b)]
    return {"left": made[0], "right": made[1]}


def nearest(left: Geometry, right: Geometry, proj: Proj) -> Optional[tuple[tuple[np.ndarray, np.ndarray], Any]]:
    """The points of two geometries that are nearest to each other, and the CRS of their coordinates."""
    if left.shape.IsEmpty() or right.shape.IsEmpty():
        return None
    flat = plane._identity(proj.crs) if proj is not None else plane.around([left, right], "aeqd")
    a, b = flat.shape(left), flat.shape(right)
    if a.Intersects(b):
        shared = a.Intersection(b)
        x, y = _first_point(shared)
        pair = np.array([[x, y], [x, y]])
    else:
        pair = _nearest_pair(_segments(a), _segments(b))
    back = flat.backward(pair)
    return (back[0], back[1]), flat.crs


def _first_point(shape: ogr.Geometry) -> tuple[float, float]:
    while shape.GetGeometryCount():
        shape = shape.GetGeometryRef(0)
    return float(shape.GetX(0)), float(shape.GetY(0))


def _segments(shape: ogr.Geometry) -> np.ndarray:
    """Segments (n, 4) of all lines and rings; a point is a segment of no length."""
    found, pending = [], [shape]
    while pending:
        part = pending.pop()
        if part.GetGeometryCount():
            pending.extend(part.GetGeometryRef(i) for i in range(part.GetGeometryCount()))
        elif part.GetPointCount():
            points = np.asarray(part.GetPoints(2), dtype="float64").reshape(-1, 2)
            ends = points[1:] if len(points) > 1 else points
            found.append(np.column_stack([points[: len(ends)], ends]))
    return np.concatenate(found)


def _nearest_pair(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    best, pair = math.inf, np.zeros((2, 2))
    for swap, (points, others) in enumerate(((first, second), (second, first))):
        for x, y in np.unique(points.reshape(-1, 2), axis=0).tolist():
            start, step = others[:, :2], others[:, 2:] - others[:, :2]
            squared = (step**2).sum(axis=1)
            along = ((np.array([x, y]) - start) * step).sum(axis=1) / np.where(squared > 0, squared, 1.0)
            foot = start + step * np.clip(along, 0.0, 1.0)[:, None]
            away = np.hypot(foot[:, 0] - x, foot[:, 1] - y)
            index = int(away.argmin())
            if away[index] < best:
                best = float(away[index])
                ends = [np.array([x, y]), foot[index]]
                pair = np.array(ends[::-1] if swap else ends)
    return pair


# Predicates.


@algorithm("Geometry.intersects")
def intersects(left: Geometry, right: Geometry, max_error: Margin, proj: Proj) -> bool:
    if left.is_unbounded or right.is_unbounded:
        return True
    flat = plane.for_predicates([left, right], proj)
    try:
        return bool(flat.shape(left).Intersects(flat.shape(right)))
    except RuntimeError:
        raise EarthEngineError("Geometry.intersects: Unable to perform this geometry operation.") from None


@algorithm("Geometry.disjoint")
def disjoint(left: Geometry, right: Geometry, max_error: Margin, proj: Proj) -> bool:
    return not intersects(left, right, max_error, proj)


@algorithm("Geometry.contains")
def contains(left: Geometry, right: Geometry, max_error: Margin, proj: Proj) -> bool:
    if left.is_unbounded or right.is_unbounded:
        return left.is_unbounded
    flat = plane.for_predicates([left, right], proj)
    return bool(flat.shape(left).Contains(flat.shape(right)))


@algorithm("Geometry.containedIn")
def contained_in(left: Geometry, right: Geometry, max_error: Margin, proj: Proj) -> bool:
    return contains(right, left, max_error, proj)


def kinds(geometry: Geometry) -> str:
    return " ".join(each.type for each in geometries(geometry))


def point(x: float, y: float, like: Geometry) -> Geometry:
    return Geometry.from_json_in({"type": "Point", "coordinates": [x, y]}, like.crs, True)
