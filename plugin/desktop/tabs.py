# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin's docks as tabs of one another. QGIS makes tabs only of docks that are shown when they are added."""

from __future__ import annotations

from functools import partial
from typing import Any, Sequence, Set

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, Qt, QTimer

_SIDE = Qt.DockWidgetArea.RightDockWidgetArea


class Tabs(QObject):
    """Adds docks to the window, hidden; one that is shown for the first time joins those that are on the screen."""

    def __init__(self, iface: QgisInterface, panels: Sequence[Any], parent: QObject) -> None:
        super().__init__(parent)
        self._iface, self._panels = iface, tuple(panels)
        self._joined: Set[Any] = set()
        first, *others = self._panels
        iface.addDockWidget(_SIDE, first)
        for panel in others:
            iface.addTabifiedDockWidget(_SIDE, panel, [first.objectName()], False)
        for panel in self._panels:
            panel.opened.connect(partial(self._join, panel))
            panel.hide()

    def close(self) -> None:
        """Take the docks out of the window."""
        for panel in self._panels:
            self._iface.removeDockWidget(panel)
            panel.deleteLater()

    def _join(self, panel: Any) -> None:
        if panel in self._joined:
            return
        self._joined.add(panel)
        window = self._iface.mainWindow()
        side = window.dockWidgetArea(panel)
        for other in self._panels:
            there = other is not panel and other.isVisible() and not other.isFloating()
            if there and not panel.isFloating() and window.dockWidgetArea(other) == side:
                window.tabifyDockWidget(other, panel)
                QTimer.singleShot(0, panel.raise_)
                return
