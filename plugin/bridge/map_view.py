# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the map looks, in the terms of the Code Editor: degrees, zoom levels, metres a pixel.

Without a canvas (qgis_process) the project's own view is meant, with which it opens in QGIS.
"""

from __future__ import annotations

import math
from typing import Any, List, Optional, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
)

from . import canvas as views

_EQUATOR = 40_075_016.685578488
_TILE_PIXELS = 256
_HIGHEST = 85.0
_HEADLESS_SIZE = (1024.0, 768.0)
_MERCATOR = "EPSG:3857"
_STEP = 100.0
_LEAST = 1e-4


class MapView:
    """The map of QGIS' window, or the view of the project where there is no window.

    Args:
        canvas: a QgsMapCanvas.
    """

    def __init__(self, canvas: Optional[Any], project: Optional[QgsProject] = None) -> None:
        self._canvas = canvas
        self._project = project or QgsProject.instance()

    # Where it looks.

    def bounds(self) -> List[float]:
        """West, south, east, north in degrees."""
        extent, crs = self._extent()
        return list(views.wgs84_bounds(extent, crs, self._project.transformContext()))

    def center(self) -> Tuple[float, float]:
        """Longitude and latitude of the middle."""
        extent, crs = self._extent()
        try:
            middle = self._transform(crs, "EPSG:4326").transform(extent.center())
        except QgsCsException:
            west, south, east, north = self.bounds()
            return (west + east) / 2, (south + north) / 2
        return middle.x(), middle.y()

    def zoom(self) -> float:
        """The zoom level; QGIS has those in between as well."""
        return math.log2(_EQUATOR / _TILE_PIXELS / self._mercator_pixel())

    def scale(self) -> float:
        """Metres on the ground per pixel in the middle, about."""
        latitude = max(-_HIGHEST, min(_HIGHEST, self.center()[1]))
        return self._mercator_pixel() * math.cos(math.radians(latitude))

    # Looking elsewhere.

    def look_at(self, longitude: float, latitude: float, zoom: Optional[float] = None) -> None:
        """Put a place into the middle, at a zoom level, or at the present one."""
        level = self.zoom() if zoom is None else zoom
        width, height = self._size()
        _, crs = self._extent()
        if self._canvas is None:
            crs = QgsCoordinateReferenceSystem(_MERCATOR)
        middle = _mercator(longitude, latitude)
        try:
            here = QgsCoordinateTransform(
                QgsCoordinateReferenceSystem(_MERCATOR), crs, self._project.transformContext()
            ).transform(middle)
            pixel = _EQUATOR / _TILE_PIXELS / 2.0**level * self._units(crs, middle)
        except QgsCsException:
            return  # the map's projection does not reach there
        x, y = pixel * width / 2, pixel * height / 2
        self._show(QgsRectangle(here.x() - x, here.y() - y, here.x() + x, here.y() + y), crs)

    def fit(self, west: float, south: float, east: float, north: float) -> None:
        """Show this part of the world, with a little room around it."""
        south, north = max(south, -_HIGHEST), min(north, _HIGHEST)
        if west == east and south == north:
            self.look_at(west, south, 14)
            return
        room = 0.025 * max(east - west, north - south)
        low, high = max(south - room, -_HIGHEST), min(north + room, _HIGHEST)
        rectangle = QgsRectangle(west - room, low, east + room, high)
        crs = QgsCoordinateReferenceSystem("EPSG:4326")
        if self._canvas is not None:
            target = self._extent()[1]
            try:
                turn = QgsCoordinateTransform(crs, target, self._project.transformContext())
                rectangle, crs = turn.transformBoundingBox(rectangle), target
            except QgsCsException:
                return  # the map's projection does not reach there
        self._show(rectangle, crs)

    # Inside.

    def _mercator_pixel(self) -> float:
        """Metres of the web map's projection that a pixel in the middle is wide."""
        extent, crs = self._extent()
        # The canvas' own extent has the canvas' proportions; the project's view has any.
        units = extent.width() / self._size()[0]
        # A map that was never shown has no extent.
        return max(units / self._units(crs, _mercator(*self.center())), _LEAST)

    def _units(self, crs: QgsCoordinateReferenceSystem, place: QgsPointXY) -> float:
        """Units of a projection for a metre of the web map's, eastward from a place."""
        source = QgsCoordinateReferenceSystem(_MERCATOR)
        turn = QgsCoordinateTransform(source, crs, self._project.transformContext())
        here = turn.transform(place)
        there = turn.transform(QgsPointXY(place.x() + _STEP, place.y()))
        return math.hypot(there.x() - here.x(), there.y() - here.y()) / _STEP

    def _size(self) -> Tuple[float, float]:
        if self._canvas is None:
            return _HEADLESS_SIZE
        settings = self._canvas.mapSettings()
        size, ratio = settings.outputSize(), settings.devicePixelRatio() or 1.0
        return max(1.0, size.width() / ratio), max(1.0, size.height() / ratio)

    def _extent(self) -> Tuple[QgsRectangle, QgsCoordinateReferenceSystem]:
        wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
        if self._canvas is not None:
            crs = self._canvas.mapSettings().destinationCrs()
            return self._canvas.extent(), crs if crs.isValid() else wgs84
        view = self._project.viewSettings().defaultViewExtent()
        if view.isEmpty():
            return QgsRectangle(*views.WORLD), wgs84
        return QgsRectangle(view), view.crs()

    def _show(self, rectangle: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> None:
        if self._canvas is None:
            self._project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(rectangle, crs))
            return
        self._canvas.setExtent(rectangle)
        self._canvas.refresh()

    def _transform(self, crs: QgsCoordinateReferenceSystem, to: str) -> QgsCoordinateTransform:
        return QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem(to), self._project.transformContext())


def _mercator(longitude: float, latitude: float) -> QgsPointXY:
    latitude = max(-_HIGHEST, min(_HIGHEST, latitude))
    y = math.asinh(math.tan(math.radians(latitude))) / math.pi * _EQUATOR / 2
    return QgsPointXY(longitude / 360.0 * _EQUATOR, y)
