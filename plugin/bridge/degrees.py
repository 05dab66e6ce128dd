# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygons with straight sides in degrees WGS 84: whole across the 180th meridian, closed around the poles."""

from __future__ import annotations

import math
from typing import List, Optional, Tuple

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsWkbTypes,
)

from ..core.errors import RecipeError
from .text import translate as tr

_MERCATOR_HALF = 20_037_508.342789244
_FEW_CORNERS, _EXTRA_CORNERS = 2_000, 15


def in_degrees(
    geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext
) -> QgsGeometry:
    """A MultiPolygon in degrees WGS 84; no side takes the wrong way round the Earth."""
    placed = transformed(geometry, crs, context)
    degrees = _degrees_a_unit(crs)
    if degrees:
        before, after = geometry.boundingBox(), placed.boundingBox()
        west, east = before.xMinimum() * degrees, before.xMaximum() * degrees
        if abs(after.xMinimum() - west) < 1.0 and abs(after.xMaximum() - east) < 1.0:
            return placed
        return _with_longitudes_of(placed, geometry, degrees)
    if placed.boundingBox().width() <= 180.0:
        return placed
    if corners_of(geometry) <= _FEW_CORNERS:  # long sides could be taken for short ones across 180 degrees
        placed = transformed(geometry.densifyByCount(_EXTRA_CORNERS), crs, context)
        placed.convertToMultiType()  # a single polygon has become a Polygon
    return _unwrapped(placed)


def _degrees_a_unit(crs: QgsCoordinateReferenceSystem) -> float:
    """What x has to be multiplied with to give the longitude, about; 0 where it is not as simple as that."""
    if crs.authid() == "EPSG:3857":
        return 180.0 / _MERCATOR_HALF
    return 1.0 if crs.isGeographic() and crs.mapUnits() == Qgis.DistanceUnit.Degrees else 0.0


def transformed(
    geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext
) -> QgsGeometry:
    placed = QgsGeometry(geometry)
    try:
        placed.transform(QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem("EPSG:4326"), context))
    except QgsCsException:
        placed = QgsGeometry()
    if placed.isNull() or not placed.boundingBox().isFinite():
        raise RecipeError("region", tr("The outline lies outside the world: check its coordinate system."))
    return placed


def _with_longitudes_of(placed: QgsGeometry, geometry: QgsGeometry, degrees: float) -> QgsGeometry:
    """With longitudes beyond 180 degrees where the geometry has them."""
    polygons = []
    for after, before in zip(placed.asMultiPolygon(), geometry.asMultiPolygon()):
        rings = []
        for there, here in zip(after, before):
            turns = [round((source.x() * degrees - point.x()) / 360.0) for point, source in zip(there, here)]
            rings.append([QgsPointXY(point.x() + 360.0 * turn, point.y()) for point, turn in zip(there, turns)])
        polygons.append(rings)
    return QgsGeometry.fromMultiPolygonXY(polygons)


def _unwrapped(placed: QgsGeometry) -> QgsGeometry:
    """Polygons without jumps at 180 degrees, holes cut out, neighbours across 180 degrees side by side."""
    shapes = []
    for rings in placed.asMultiPolygon():
        shape = _unwrapped_ring(rings[0])
        middle = shape.boundingBox().center().x()
        for ring in rings[1:]:
            hole = _unwrapped_ring(ring)
            hole.translate(360.0 * round((middle - hole.boundingBox().center().x()) / 360.0), 0.0)
            shape = shape.difference(hole)
        if not shape.isEmpty():
            shapes.append(shape)
    shapes.sort(key=lambda each: each.boundingBox().xMinimum())
    boxes = [each.boundingBox() for each in shapes]
    if len(shapes) > 1:
        # What lies west of the widest gap comes round to the east.
        gaps = [boxes[i].xMinimum() - max(box.xMaximum() for box in boxes[:i]) for i in range(1, len(boxes))]
        widest = max(range(len(gaps)), key=lambda i: gaps[i])
        outer = boxes[0].xMinimum() + 360.0 - max(box.xMaximum() for box in boxes)
        if gaps[widest] > max(outer, 0.0):
            for shape in shapes[: widest + 1]:
                shape.translate(360.0, 0.0)
    return QgsGeometry.unaryUnion(shapes)


def _unwrapped_ring(ring: List[QgsPointXY]) -> QgsGeometry:
    """A ring as a valid polygon whose west end is in [-180, 180); one that goes round a pole reaches up to it."""
    turned = [(ring[0].x(), ring[0].y())]
    for point in ring[1:]:
        turned.append((point.x() + 360.0 * round((turned[-1][0] - point.x()) / 360.0), point.y()))
    if abs(turned[-1][0] - turned[0][0]) > 180.0:
        turned = _round_the_pole(turned)
    shape = polygons(QgsGeometry.fromPolygonXY([[QgsPointXY(x, y) for x, y in turned]])) or QgsGeometry()
    if not shape.isNull():
        shape.translate(-360.0 * math.floor((shape.boundingBox().xMinimum() + 180.0) / 360.0), 0.0)
    return shape


def _round_the_pole(turned: List[Tuple[float, float]]) -> List[Tuple[float, float]]:
    """Cut at 180 degrees, so that outlines and their holes begin at the same meridian, and led along the pole."""
    forward = turned if turned[-1][0] > turned[0][0] else turned[::-1]
    seam = -180.0 + 360.0 * math.ceil((forward[0][0] + 180.0) / 360.0)
    at = next(i for i, (x, _) in enumerate(forward) if x >= seam)
    (x0, y0), (x1, y1) = forward[max(at - 1, 0)], forward[at]
    y = y1 if x1 == x0 else y0 + (y1 - y0) * (seam - x0) / (x1 - x0)
    later = [(x - 360.0, y) for x, y in forward[at:]]
    opened = [(seam - 360.0, y), *later, *forward[1:at], (seam, y)]
    pole = math.copysign(90.0, sum(y for _, y in opened))
    return [*opened, (seam, pole), (seam - 360.0, pole), opened[0]]


def corners_of(geometry: QgsGeometry) -> int:
    """Positions in the outline, those that close the rings included."""
    return 0 if geometry.isNull() else int(geometry.constGet().nCoordinates())


def straight_polygons(geometry: QgsGeometry) -> Optional[QgsGeometry]:
    """The polygons as a MultiPolygon with straight sides and without heights; ``None`` where there are none."""
    shape = QgsGeometry(geometry)
    if shape.isNull() or shape.isEmpty():
        return None
    if QgsWkbTypes.isCurvedType(shape.wkbType()):
        shape = QgsGeometry(shape.constGet().segmentize())
    if QgsWkbTypes.flatType(shape.wkbType()) == Qgis.WkbType.GeometryCollection:
        shape.convertGeometryCollectionToSubclass(Qgis.GeometryType.Polygon)
    if shape.type() != Qgis.GeometryType.Polygon or shape.isEmpty():
        return None
    parts = shape.coerceToType(Qgis.WkbType.MultiPolygon)
    return parts[0] if parts and not parts[0].isEmpty() else None


def polygons(geometry: QgsGeometry) -> Optional[QgsGeometry]:
    """The valid polygons, or ``None`` where no area is left."""
    shape = straight_polygons(geometry)
    if shape is not None and not shape.isGeosValid():
        shape = straight_polygons(shape.makeValid())
    return None if shape is None or shape.area() <= 0.0 else shape


def between_the_poles(geometry: QgsGeometry) -> QgsGeometry:
    """Latitudes that rounding has put a little beyond a pole are cut off."""
    box = geometry.boundingBox()
    is_beyond = box.yMinimum() < -90.0 or box.yMaximum() > 90.0
    if not is_beyond or box.yMinimum() < -91.0 or box.yMaximum() > 91.0:
        return geometry
    world = QgsGeometry.fromRect(QgsRectangle(box.xMinimum() - 1.0, -90.0, box.xMaximum() + 1.0, 90.0))
    shape = polygons(geometry)
    return QgsGeometry() if shape is None else shape.intersection(world)
