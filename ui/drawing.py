# SPDX-License-Identifier: GPL-2.0-or-later
"""Drawing a region on the map."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapTool, QgsMapToolExtent
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal


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


class RectangleDrawer(QObject):
    """Lets the user drag one rectangle, and gives the map tool that was active before back afterwards."""

    drawn = pyqtSignal(QgsRectangle)
    """The rectangle, in the canvas's CRS."""
    stopped = pyqtSignal()
    """No rectangle is waited for any more, for whatever reason."""

    def __init__(self, canvas: QgsMapCanvas, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._tool: Optional[_RectangleTool] = None
        self._before: Optional[QgsMapTool] = None

    def start(self) -> None:
        """Wait for a rectangle."""
        if self._tool is None:
            self._tool = _RectangleTool(self._canvas)
            self._tool.extentChanged.connect(self._on_extent)
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

    def _on_deactivated(self) -> None:
        """The user may also have taken another tool."""
        self._before = None
        self.stopped.emit()

    def _on_extent(self, extent: QgsRectangle) -> None:
        if not extent.isEmpty():
            self.stop()
            self.drawn.emit(extent)
