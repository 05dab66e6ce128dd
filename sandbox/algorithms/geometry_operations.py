# SPDX-License-Identifier: GPL-2.0-or-later
"""Geometry.*: geometries made of others: joined, cut, widened, simplified, brought to other systems."""

from __future__ import annotations

import math
from typing import Any, Optional

import numpy as np
from osgeo import ogr

from ..errors import EarthEngineError
from ..raster.grid import WGS84_DEGREES, Projection
from ..registry import algorithm
from ..values import ErrorMargin
from ..vector import plane
from ..vector.geometry import WGS84, Geometry
from .geometry import Margin, Proj, intersects, point, way


def _combined(left: Geometry, right: Geometry, proj: Proj, operation: str) -> Geometry:
    flat = plane.for_predicates([left, right], proj)
    result = getattr(flat.shape(left), operation)(flat.shape(right))
    if result is None:
        raise EarthEngineError(f"Geometry: the {operation.lower()} cannot be computed.")
    return flat.back(result)


@algorithm("Geometry.intersection")
def intersection(left: Geometry, right: Geometry, max_error: Margin, proj: Proj) -> Geometry:
    if left.is_unbounded or right.is_unbounded:
        return right if left.is_unbounded else left
    return _combined(left, right, proj, "Intersection")


@algorithm("Geometry.union")
def union(left: Geometry, right: Geometry, max_error: Margin, proj: Proj) -> Geometry:
    if left.is_unbounded or right.is_unbounded:
        return left if left.is_unbounded else right
    return _combined(left, right, proj, "Union")


@algorithm("Geometry.difference")
def difference(left: Geometry, right: Geometry, max_error: Margin, proj: Proj) -> Geometry:
    if right.is_unbounded:
        return Geometry(ogr.Geometry(ogr.wkbGeometryCollection), left.crs, left.geodesic)
    return _combined(left, right, proj, "Difference")


@algorithm("Geometry.symmetricDifference")
def symmetric_difference(left: Geometry, right: Geometry, max_error: Margin, proj: Proj) -> Geometry:
    return _combined(left, right, proj, "SymDifference")


@algorithm("Geometry.dissolve")
def dissolve(geometry: Geometry, max_error: Margin, proj: Proj) -> Geometry:
    if geometry.shape.GetGeometryCount() < 2 or geometry.shape.GetGeometryName() == "POLYGON":
        return geometry
    flat = plane.for_predicates([geometry], proj)
    return flat.back(flat.shape(geometry).UnionCascaded() or flat.shape(geometry))


@algorithm("Geometry.convexHull")
def convex_hull(geometry: Geometry, max_error: Margin, proj: Proj) -> Geometry:
    if geometry.is_unbounded:
        return geometry
    flat = plane.for_predicates([geometry], proj)
    return flat.back(flat.shape(geometry).ConvexHull())


@algorithm("Geometry.bounds")
def bounds(geometry: Geometry, max_error: Margin, proj: Proj) -> Geometry:
    if geometry.is_unbounded:
        return geometry
    system = WGS84 if proj is None else proj.crs
    west, south, east, north = geometry.bounds_in(system)
    return Geometry.rectangle(west, south, east, north, system, False)


@algorithm("Geometry.buffer")
def buffer(geometry: Geometry, distance: float, max_error: Margin, proj: Proj) -> Geometry:
    if geometry.is_unbounded or (distance == 0 and "Point" in geometry.type):
        return geometry
    flat = plane._identity(proj.crs) if proj is not None else plane.around([geometry], "aeqd")
    made = flat.shape(geometry).Buffer(distance, _quarter_segments(distance, max_error))
    return flat.back(made)


def _quarter_segments(distance: float, margin: Margin) -> int:
    """Pieces of a quarter circle that stay within the margin (by default 3 % of the radius) of the arc."""
    allowed = 0.03 * abs(distance)
    if margin is not None and margin.value is not None:
        allowed = min(margin.value, abs(distance))
    if allowed <= 0:
        return 16
    angle = 2.0 * math.acos(max(-1.0, 1.0 - allowed / abs(distance)))
    return int(min(max(math.ceil(math.pi / 2.0 / angle), 2), 90))


@algorithm("Geometry.centroid")
def centroid(geometry: Geometry, max_error: Margin, proj: Proj) -> Geometry:
    if geometry.is_unbounded:
        return point(0.0, 0.0, geometry)
    flat = plane._identity(proj.crs) if proj is not None else plane.around([geometry], "laea")
    return flat.back(flat.shape(geometry).Centroid())


@algorithm("Geometry.simplify")
def simplify(geometry: Geometry, max_error: ErrorMargin, proj: Proj) -> Geometry:
    if geometry.is_unbounded or max_error.value is None:
        return geometry
    flat = plane._identity(proj.crs) if proj is not None else plane.around([geometry], "aeqd")
    straight = Geometry(geometry.shape, geometry.crs, geometry.geodesic and proj is not None)
    made = flat.shape(straight if geometry.crs == flat.crs else geometry).SimplifyPreserveTopology(max_error.value)
    back = flat.back(made)
    return Geometry(back.shape, back.crs, geometry.geodesic and back.crs == geometry.crs)


@algorithm("Geometry.transform")
def transform(geometry: Geometry, proj: Projection, max_error: Margin, geodesic: Optional[bool]) -> Geometry:
    target = proj or WGS84_DEGREES
    bent = geometry.geodesic if geodesic is None and target.crs.is_geographic else bool(geodesic)
    if geometry.crs == target.crs and geometry.geodesic == bent:
        return geometry
    stays = bent and geometry.geodesic
    made = geometry.in_crs(target.crs, bent=not stays)
    return Geometry(made.shape, target.crs, bent, geometry.is_unbounded, geometry.is_ring)


@algorithm("Geometry.cutLines")
def cut_lines(geometry: Geometry, distances: list[float], max_error: Margin, proj: Proj) -> Geometry:
    collected = ogr.Geometry(ogr.wkbMultiLineString)
    for points in geometry.lines():
        for piece in _cut(points, sorted(each for each in distances if each > 0), geometry, proj):
            line = ogr.Geometry(ogr.wkbLineString)
            for x, y in piece:
                line.AddPoint_2D(x, y)
            collected.AddGeometry(line)
    return Geometry(collected, geometry.crs, geometry.geodesic)


def _cut(points: np.ndarray, at: list[float], geometry: Geometry, proj: Proj) -> list[list[list[float]]]:
    pieces: list[list[list[float]]] = [[points[0].tolist()]]
    gone, waiting = 0.0, list(at)
    for start, end in zip(points[:-1], points[1:]):
        size = way(geometry, np.array([start, end]), proj)
        while waiting and gone < waiting[0] < gone + size:
            cut = (start + (end - start) * (waiting.pop(0) - gone) / size).tolist()
            pieces[-1].append(cut)
            pieces.append([cut])
        while waiting and waiting[0] == gone + size:
            waiting.pop(0)
            pieces[-1].append(end.tolist())
            pieces.append([])
        gone += size
        pieces[-1].append(end.tolist())
    return [piece for piece in pieces if len(piece) > 1]


#: Cells of one covering grid.
_MAX_CELLS = 10_000


@algorithm("Geometry.coveringGrid")
def covering_grid(geometry: Geometry, proj: Projection, scale: Optional[float]) -> Any:
    from ..collection import Collection, Given
    from ..vector.feature import Feature

    grid = proj.at_scale(scale) if scale is not None else proj
    a, b, c, d, e, f = grid.transform
    if b or d or not (a and e):
        raise EarthEngineError("Geometry.coveringGrid: the projection must not be rotated or empty.")
    west, south, east, north = geometry.bounds_in(grid.crs)
    columns = sorted(((west - c) / a, (east - c) / a))
    rows = sorted(((south - f) / e, (north - f) / e))
    features: list[Any] = []
    if not (rows[1] - rows[0] + 1) * (columns[1] - columns[0] + 1) <= _MAX_CELLS:
        raise EarthEngineError("Geometry.coveringGrid: too many grid cells.")
    for row in range(math.floor(rows[0]), math.ceil(rows[1])):
        for column in range(math.floor(columns[0]), math.ceil(columns[1])):
            xs, ys = sorted((a * column + c, a * (column + 1) + c)), sorted((e * row + f, e * (row + 1) + f))
            cell = Geometry.rectangle(xs[0], ys[0], xs[1], ys[1], grid.crs, False)
            if intersects(cell, geometry, None, None):
                index = f"{column},{row}"
                features.append(Feature(properties={"system:index": index}, id=index, geometry=cell))
    return Collection(source=Given(features))
