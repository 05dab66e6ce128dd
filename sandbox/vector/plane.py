# SPDX-License-Identifier: GPL-2.0-or-later
"""Planes in which operations on geometries are done, and the way there and back.

Geodesic edges are shortest paths on the sphere. The gnomonic projection shows them as straight lines, so that
intersections, unions and predicates there are those of the sphere, exactly, for shapes within 60° of its centre.
Distances and buffers use the azimuthal equidistant projection and centroids the equal-area one, around the shape.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Optional, Sequence

import numpy as np
from osgeo import ogr

from ..raster.crs import Crs, transform_points
from ..raster.grid import Projection
from .geometry import WGS84, Geometry

_REACH = np.radians(60.0)

PointMap = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Plane:
    """A plane: `forward` maps (n, 2) coordinates of `crs` into it, `backward` maps them back."""

    crs: Crs
    geodesic: bool
    forward: PointMap
    backward: PointMap
    bends: bool = True

    def shape(self, geometry: Geometry) -> ogr.Geometry:
        """The geometry's shape in the plane."""
        if geometry.crs != self.crs or (self.bends and geometry.geodesic):
            geometry = geometry.in_crs(self.crs, bent=self.bends or not geometry.geodesic)
        return mapped(geometry.shape, self.forward)

    def back(self, shape: ogr.Geometry) -> Geometry:
        """A geometry from a shape in the plane."""
        return Geometry(mapped(shape, self.backward), self.crs, self.geodesic)


def mapped(shape: ogr.Geometry, function: PointMap) -> ogr.Geometry:
    """A copy of a shape with every point put through a function of (n, 2) arrays."""
    copy = shape.Clone()
    pending = [copy]
    while pending:
        part = pending.pop()
        if part.GetGeometryCount():
            pending.extend(part.GetGeometryRef(i) for i in range(part.GetGeometryCount()))
        elif part.GetPointCount():
            points = function(np.asarray(part.GetPoints(2), dtype="float64").reshape(-1, 2))
            for index, (x, y) in enumerate(points.tolist()):
                part.SetPoint_2D(index, x, y)
    return copy


def for_predicates(geometries: Sequence[Geometry], projection: Optional[Projection] = None) -> Plane:
    """The plane in which these geometries are compared and combined."""
    if projection is not None:
        return _identity(projection.crs)
    first = geometries[0]
    if not first.crs.is_geographic or not all(each.geodesic for each in geometries if _has_edges(each)):
        return _identity(first.crs)
    points = np.concatenate([each.vertices() for each in geometries])
    centre, reach = _centre(points)
    if centre is None or reach > _REACH:
        return _identity(first.crs)
    return _gnomonic(centre)


def _has_edges(geometry: Geometry) -> bool:
    return "Point" not in geometry.type


def around(geometries: Sequence[Geometry], kind: str) -> Plane:
    """A metric plane around geometries: kind "aeqd" keeps distances from the centre, "laea" keeps areas."""
    points = np.concatenate([each.in_crs(WGS84).vertices() for each in geometries])
    centre, _ = _centre(points)
    lon, lat = (0.0, 0.0) if centre is None else centre
    metric = crs_of(f"+proj={kind} +lat_0={lat!r} +lon_0={lon!r} +datum=WGS84 +units=m")

    def forward(xy: np.ndarray) -> np.ndarray:
        return np.column_stack(transform_points(WGS84, metric, xy[:, 0], xy[:, 1]))

    def backward(xy: np.ndarray) -> np.ndarray:
        back = np.column_stack(transform_points(metric, WGS84, xy[:, 0], xy[:, 1]))
        back[:, 0] = lon + (back[:, 0] - lon + 180.0) % 360.0 - 180.0
        return back

    return Plane(WGS84, geometries[0].geodesic, forward, backward)


def crs_of(definition: str) -> Crs:
    """A CRS from a PROJ definition of our own (never from a request)."""
    from osgeo import osr

    reference = osr.SpatialReference()
    reference.ImportFromProj4(definition)
    return Crs(reference.ExportToWkt(), reference)


def _identity(system: Crs) -> Plane:
    return Plane(system, False, lambda points: points, lambda points: points)


def _unit(points: np.ndarray) -> np.ndarray:
    lon, lat = np.radians(points[:, 0]), np.radians(points[:, 1])
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def _centre(points: np.ndarray) -> tuple[Optional[tuple[float, float]], float]:
    """The middle of points as (longitude, latitude), and the angle to the farthest."""
    if not len(points):
        return None, 0.0
    vectors = _unit(np.unique(points, axis=0))
    middle = vectors.mean(axis=0)
    length = float(np.linalg.norm(middle))
    if length < 1e-9:
        return None, float(np.pi)
    middle /= length
    reach = float(np.arccos(np.clip(vectors @ middle, -1.0, 1.0)).max())
    return (float(np.degrees(np.arctan2(middle[1], middle[0]))), float(np.degrees(np.arcsin(middle[2])))), reach


def _gnomonic(centre: tuple[float, float]) -> Plane:
    lon0, lat0 = np.radians(centre[0]), np.radians(centre[1])
    forward_axis = np.array([np.cos(lat0) * np.cos(lon0), np.cos(lat0) * np.sin(lon0), np.sin(lat0)])
    east = np.array([-np.sin(lon0), np.cos(lon0), 0.0])
    north = np.cross(forward_axis, east)

    def forward(points: np.ndarray) -> np.ndarray:
        vectors = _unit(points)
        depth = vectors @ forward_axis
        return np.column_stack([vectors @ east / depth, vectors @ north / depth])

    def backward(points: np.ndarray) -> np.ndarray:
        vectors = forward_axis + points[:, :1] * east + points[:, 1:] * north
        lon = np.degrees(np.arctan2(vectors[:, 1], vectors[:, 0]))
        lon = centre[0] + (lon - centre[0] + 180.0) % 360.0 - 180.0
        return np.column_stack([lon, np.degrees(np.arctan2(vectors[:, 2], np.hypot(vectors[:, 0], vectors[:, 1])))])

    return Plane(WGS84, True, forward, backward, bends=False)
