# SPDX-License-Identifier: GPL-2.0-or-later
"""Drawing a region on the map."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapTool, QgsMapToolExtent
from qgis.PyQt.QtCore import QObject, pyqtSignal


class RectangleDrawer(QObject):
    """Lets the user drag one rectangle, and gives the map tool that was active before back afterwards."""

    drawn = pyqtSignal(QgsRectangle)
    """The rectangle, in the canvas's CRS."""

    def __init__(self, canvas: QgsMapCanvas, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._tool: Optional[QgsMapToolExtent] = None
        self._before: Optional[QgsMapTool] = None

    def start(self) -> None:
        """Wait for a rectangle."""
        if self._tool is None:
            self._tool = QgsMapToolExtent(self._canvas)
            self._tool.extentChanged.connect(self._on_extent)
        if self._canvas.mapTool() is not self._tool:
            self._before = self._canvas.mapTool()
            self._canvas.setMapTool(self._tool)

    def stop(self) -> None:
        """Give the map tool back."""
        if self._tool is not None and self._canvas.mapTool() is self._tool:
            if self._before is not None:
                self._canvas.setMapTool(self._before)
            else:
                self._canvas.unsetMapTool(self._tool)
        self._before = None

    def _on_extent(self, extent: QgsRectangle) -> None:
        if not extent.isEmpty():
            self.stop()
            self.drawn.emit(extent)
