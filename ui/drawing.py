# SPDX-License-Identifier: GPL-2.0-or-later
"""Drawing a region on the map, and clicking points."""

from __future__ import annotations

from typing import Any, List, Optional

from qgis.core import Qgis, QgsGeometry, QgsPointXY, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsMapToolEmitPoint, QgsMapToolExtent, QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette

_FILL_ALPHA = 60
_NEAR = 2
"""Clicks that are no more than so many pixels apart make one corner."""


class _RectangleTool(QgsMapToolExtent):
    """Ends on Escape."""

    given_up = pyqtSignal()

    def keyPressEvent(self, event: Any) -> None:
        """Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class _PolygonTool(QgsMapTool):
    """Corners by clicks; a right click or a double click ends, Escape gives up, Backspace takes a corner back.

    It ends when the button is let go: the tool that comes next must not see half a click.
    """

    finished = pyqtSignal(QgsGeometry)
    given_up = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._corners: List[QgsPointXY] = []
        self._band: Optional[QgsRubberBand] = None
        self._is_ending = False

    def activate(self) -> None:
        """Start with no corner."""
        super().activate()
        self._corners = []
        self._is_ending = False
        canvas = self.canvas()
        self._band = QgsRubberBand(canvas, Qgis.GeometryType.Polygon)
        colour = canvas.palette().color(QPalette.ColorRole.Highlight)
        self._band.setStrokeColor(colour)
        self._band.setWidth(2)
        colour.setAlpha(_FILL_ALPHA)
        self._band.setFillColor(colour)

    def deactivate(self) -> None:
        """Leave nothing on the map."""
        band, self._band = self._band, None
        self._corners = []
        if band is not None and not sip.isdeleted(band):
            self.canvas().scene().removeItem(band)
        super().deactivate()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        """The last side follows the pointer."""
        self._show(event.mapPoint())

    def canvasDoubleClickEvent(self, event: QgsMapMouseEvent) -> None:
        """The end, as soon as the button is let go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._is_ending = True

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """A corner, or the end."""
        if event.button() == Qt.MouseButton.RightButton:
            self._finish()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._add(event.mapPoint())
            if self._is_ending:
                self._finish()

    def keyPressEvent(self, event: Any) -> None:
        """Escape gives up; Backspace and Delete take the last corner back."""
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            event.accept()
            del self._corners[-1:]
            self._show()
        else:
            super().keyPressEvent(event)

    def _add(self, point: QgsPointXY) -> None:
        near = _NEAR * self.canvas().mapUnitsPerPixel()
        if not self._corners or self._corners[-1].distance(point) > near:
            self._corners.append(point)
        self._show()

    def _show(self, pointer: Optional[QgsPointXY] = None) -> None:
        if self._band is None:
            return
        self._band.reset(Qgis.GeometryType.Polygon)
        for point in [*self._corners, *([pointer] if pointer is not None and self._corners else [])]:
            self._band.addPoint(point)

    def _finish(self) -> None:
        """With fewer than three corners it goes on."""
        self._is_ending = False
        if len(self._corners) >= 3:
            self.finished.emit(QgsGeometry.fromPolygonXY([[*self._corners, self._corners[0]]]))


class _Drawer(QObject):
    """Lends the canvas a map tool, and gives the one that was active before back afterwards."""

    stopped = pyqtSignal()
    """Nothing is waited for any more, for whatever reason."""

    def __init__(self, canvas: QgsMapCanvas, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._tool: Optional[QgsMapTool] = None
        self._before: Optional[QgsMapTool] = None

    def start(self) -> None:
        """Wait for what the user draws."""
        if self._tool is None:
            self._tool = self._make_tool()
            self._tool.given_up.connect(self.stop)
            self._tool.deactivated.connect(self._on_deactivated)
        if self._canvas.mapTool() is not self._tool:
            self._before = self._canvas.mapTool()
            self._canvas.setMapTool(self._tool)
            self._canvas.setFocus()

    def stop(self) -> None:
        """Give the map tool back."""
        before, self._before = self._before, None
        if self._tool is not None and self._canvas.mapTool() is self._tool:
            if before is not None and not sip.isdeleted(before):
                self._canvas.setMapTool(before)
            else:
                self._canvas.unsetMapTool(self._tool)

    def _make_tool(self) -> Any:
        raise NotImplementedError

    def _on_deactivated(self) -> None:
        """The user may also have taken another tool."""
        self._before = None
        self.stopped.emit()


class RectangleDrawer(_Drawer):
    """Lets the user drag one rectangle."""

    drawn = pyqtSignal(QgsRectangle)
    """The rectangle, in the canvas's CRS."""

    def _make_tool(self) -> Any:
        tool = _RectangleTool(self._canvas)
        tool.extentChanged.connect(self._on_extent)
        return tool

    def _on_extent(self, extent: QgsRectangle) -> None:
        if not extent.isEmpty():
            self.stop()
            self.drawn.emit(extent)


class PolygonDrawer(_Drawer):
    """Lets the user click the corners of one polygon; it may cross itself."""

    drawn = pyqtSignal(QgsGeometry)
    """The polygon, in the canvas's CRS."""

    def _make_tool(self) -> Any:
        tool = _PolygonTool(self._canvas)
        tool.finished.connect(self._on_finished)
        return tool

    def _on_finished(self, polygon: QgsGeometry) -> None:
        self.stop()
        self.drawn.emit(polygon)


class _PointTool(QgsMapToolEmitPoint):
    """Escape gives up."""

    given_up = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def keyPressEvent(self, event: Any) -> None:
        """Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class PointDrawer(_Drawer):
    """Lets the user click points, one after the other, until it is stopped."""

    clicked = pyqtSignal(QgsPointXY)
    """A point, in the canvas's CRS."""

    def _make_tool(self) -> Any:
        tool = _PointTool(self._canvas)
        tool.canvasClicked.connect(self._on_clicked)
        return tool

    def _on_clicked(self, point: QgsPointXY, button: Qt.MouseButton) -> None:
        if button == Qt.MouseButton.LeftButton:
            self.clicked.emit(point)
