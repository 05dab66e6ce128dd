# SPDX-License-Identifier: GPL-2.0-or-later
"""Commands for maps: *Map sheet…*, *Globe*, series, and the items in the menus of layout windows."""

from __future__ import annotations

from functools import partial
from typing import Any, Callable, List

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QAction, QIcon
from qgis.PyQt.QtWidgets import QMenu, QToolBar

from . import layout_menu
from .forms import tr


class MapMenu(QObject):
    """Adds the commands to the plugin's toolbar and menu.

    Args:
        desk: what the commands do: ``show``, ``toggle_globe`` and ``add_series``.
        icon: a picture of the plugin's by its name.
    """

    def __init__(self, iface: Any, toolbar: QToolBar, menu: QMenu, desk: Any, icon: Callable[[str], QIcon]) -> None:
        super().__init__(menu)
        self._iface, self._desk, self._icon = iface, desk, icon
        self._actions: List[QAction] = []
        menu.addSeparator()
        for name, label, act in (
            ("sheet", tr("Map sheet…"), lambda *_: desk.show()),
            ("globe", tr("Globe"), lambda *_: desk.toggle_globe()),
        ):
            action = QAction(icon(name), label, iface.mainWindow())
            action.setObjectName(f"ee_workbench_{name}")
            action.triggered.connect(act)
            toolbar.addAction(action)
            menu.addAction(action)
            self._actions.append(action)
        series = menu.addMenu(tr("Series of the current layer"))
        series.setObjectName("ee_workbench_series_menu")
        for step, label in (
            ("months", tr("By months")),
            ("seasons", tr("By seasons")),
            ("years", tr("By years")),
            ("decades", tr("By decades")),
        ):
            action = series.addAction(label)
            action.setObjectName(f"ee_workbench_series_{step}")
            action.triggered.connect(partial(self._add_series, step))
        iface.layoutDesignerOpened.connect(self._on_layout_window)

    def close(self) -> None:
        """For unloading: nothing of ours stays in any window."""
        self._iface.layoutDesignerOpened.disconnect(self._on_layout_window)
        for designer in self._iface.openLayoutDesigners():
            layout_menu.remove(designer)
        for action in self._actions:
            action.deleteLater()

    def _add_series(self, step: str, *_: Any) -> None:
        self._desk.add_series(self._iface.activeLayer(), step)

    def _on_layout_window(self, designer: Any) -> None:
        layout_menu.add(designer, self._icon("sheet"))
