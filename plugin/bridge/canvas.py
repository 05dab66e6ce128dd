# SPDX-License-Identifier: GPL-2.0-or-later
"""What the map canvas shows, as plain numbers that a recipe and a background task can hold."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import List, Optional, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsMapSettings,
    QgsPointXY,
    QgsRectangle,
)

Bounds = Tuple[float, float, float, float]
WORLD: Bounds = (-180.0, -90.0, 180.0, 90.0)
_METRES_A_DEGREE = 111_319.490793
_MERCATOR_HALF = 20_037_508.342789244
_SAMPLES = 33


@dataclass(frozen=True)
class CanvasView:
    """The shown part of the world.

    ``bounds``: west, south, east, north in degrees WGS84; west in [-180, 180), east may exceed 180 where the view
    crosses the antimeridian. ``scale``: metres on the ground per pixel, about. ``width``, ``height``: pixels.
    """

    bounds: Bounds
    scale: float
    width: int
    height: int

    @property
    def is_world(self) -> bool:
        """Whether the view goes all round the Earth and from pole to pole (within what a web map shows)."""
        west, south, east, north = self.bounds
        return east - west >= 360.0 and south <= -85.0 and north >= 85.0


def snapshot(settings: QgsMapSettings) -> CanvasView:
    """The canvas' present view; takes ``canvas.mapSettings()``, to be called on the main thread."""
    size = settings.outputSize()
    width, height = max(1, size.width()), max(1, size.height())
    bounds = wgs84_bounds(settings.visibleExtent(), settings.destinationCrs(), settings.transformContext())
    return CanvasView(bounds, ground_scale(bounds, width, height), width, height)


def ground_scale(bounds: Bounds, width: int, height: int) -> float:
    """Metres on the ground per pixel at the bounds' middle latitude, the coarser of the two directions."""
    west, south, east, north = bounds
    # nearest the equator: where a pixel covers most
    latitude = 0.0 if south <= 0.0 <= north else min(abs(south), abs(north))
    across = (east - west) * _METRES_A_DEGREE * math.cos(math.radians(min(latitude, 89.0))) / width
    along = (north - south) * _METRES_A_DEGREE / height
    return max(across, along, 0.01)


def wgs84_bounds(
    extent: QgsRectangle,
    crs: QgsCoordinateReferenceSystem,
    context: Optional[QgsCoordinateTransformContext] = None,
) -> Bounds:
    """An extent in any CRS as west, south, east, north in degrees.

    Copes with extents that reach past the world's edge, hold a pole, or cross the antimeridian; where nothing of the
    extent has coordinates, the whole world is the answer.
    """
    if extent.isEmpty() or not extent.isFinite():
        return WORLD
    if not crs.isValid():
        return WORLD
    if crs.authid() in ("EPSG:4326", "OGC:CRS84"):
        return _from_degrees(extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
    if crs.authid() == "EPSG:3857":
        degrees = 180.0 / _MERCATOR_HALF
        return _from_degrees(
            extent.xMinimum() * degrees,
            _mercator_latitude(extent.yMinimum()),
            extent.xMaximum() * degrees,
            _mercator_latitude(extent.yMaximum()),
        )
    return _from_samples(extent, crs, context or QgsCoordinateTransformContext())


def _mercator_latitude(y: float) -> float:
    return math.degrees(math.atan(math.sinh(max(-20.0, min(20.0, y * math.pi / _MERCATOR_HALF)))))


def _from_degrees(west: float, south: float, east: float, north: float) -> Bounds:
    south, north = max(-90.0, min(90.0, south)), max(-90.0, min(90.0, north))
    if south >= north:
        return WORLD
    span = east - west
    if span >= 360.0:
        return (-180.0, south, 180.0, north)
    start = (west + 180.0) % 360.0 - 180.0
    if abs(start - west) < 1e-9:
        start = west  # no rounding where none is needed
    return (start, south, start + span, north)


def _from_samples(
    extent: QgsRectangle, crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext
) -> Bounds:
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    inverse = QgsCoordinateTransform(crs, wgs84, context)
    points = [p for p in (_transformed(inverse, x, y) for x, y in _grid(extent)) if p is not None]
    if not points:
        return WORLD
    south = max(-90.0, min(p[1] for p in points))
    north = min(90.0, max(p[1] for p in points))
    forward = QgsCoordinateTransform(wgs84, crs, context)
    holds_pole = False
    for pole in (-90.0, 90.0):
        if _holds_pole(extent, forward, inverse, pole):
            holds_pole = True
            south, north = min(south, pole), max(north, pole)
    if south >= north:
        return WORLD
    if holds_pole:
        return (-180.0, south, 180.0, north)
    west, span = _shortest_arc([p[0] for p in points])
    return (west, south, west + span, north) if span < 360.0 else (-180.0, south, 180.0, north)


def _grid(extent: QgsRectangle) -> List[Tuple[float, float]]:
    last = _SAMPLES - 1
    xs = [extent.xMinimum() + extent.width() * i / last for i in range(_SAMPLES)]
    ys = [extent.yMinimum() + extent.height() * i / last for i in range(_SAMPLES)]
    return [(x, y) for y in ys for x in xs]


def _transformed(transform: QgsCoordinateTransform, x: float, y: float) -> Optional[Tuple[float, float]]:
    try:
        point = transform.transform(QgsPointXY(x, y))
    except QgsCsException:
        return None
    if not (math.isfinite(point.x()) and math.isfinite(point.y())):
        return None
    return (point.x(), point.y())


def _holds_pole(
    extent: QgsRectangle, forward: QgsCoordinateTransform, inverse: QgsCoordinateTransform, pole: float
) -> bool:
    """Whether the pole is one point of the map, and inside the extent."""
    there = _transformed(forward, 0.0, pole)
    turned = _transformed(forward, 90.0, pole)
    if there is None or turned is None or not extent.contains(QgsPointXY(*there)):
        return False
    if math.hypot(there[0] - turned[0], there[1] - turned[1]) > 1e-3 * max(extent.width(), extent.height()):
        return False  # a line on this map (cylindrical projections), as the samples already told
    back = _transformed(inverse, *there)
    return back is not None and abs(back[1] - pole) < 1e-3


def _shortest_arc(longitudes: List[float]) -> Tuple[float, float]:
    """West end in [-180, 180) and span, in degrees, of the shortest arc that holds all the longitudes.

    They are samples: where the widest gap is about as wide as the others, the arc goes all round (360).
    """
    turned = sorted({(value + 180.0) % 360.0 - 180.0 for value in longitudes})
    if len(turned) == 1:
        return turned[0], 1e-9
    gaps = [(turned[(i + 1) % len(turned)] - turned[i]) % 360.0 for i in range(len(turned))]
    widest = max(range(len(gaps)), key=lambda i: gaps[i])
    if len(gaps) > 8 and gaps[widest] <= 2.0 * sorted(gaps)[-2]:
        return -180.0, 360.0
    return turned[(widest + 1) % len(turned)], 360.0 - gaps[widest]
