# SPDX-License-Identifier: GPL-2.0-or-later
"""The menu "Earth Engine" of layout windows: items of map sheets for layouts of one's own."""

from __future__ import annotations

from functools import partial
from typing import Any

from qgis.PyQt.QtGui import QAction, QIcon
from qgis.PyQt.QtWidgets import QMenu

from ..plugin.bridge import sheet_insert
from ..plugin.core.errors import WorkbenchError
from .forms import tr

NAME = "ee_workbench_layout_menu"


def add(designer: Any, icon: QIcon) -> QMenu:
    """Add the menu to a layout window (a QgsLayoutDesignerInterface), below *Add Item*; the window owns it."""
    window = designer.window()
    menu = QMenu(tr("Earth Engine"), window)
    menu.setObjectName(NAME)
    menu.setIcon(icon)
    for part in sheet_insert.PARTS:
        action = QAction(sheet_insert.part_label(part), menu)
        action.setObjectName(f"insert_{part}")
        action.triggered.connect(partial(_insert, designer, part))
        menu.addAction(action)
    items = designer.itemsMenu()
    items.addSeparator()
    items.addMenu(menu)
    return menu


def remove(designer: Any) -> None:
    """Take the menu out of a window."""
    for menu in designer.window().findChildren(QMenu, NAME):
        designer.itemsMenu().removeAction(menu.menuAction())
        menu.deleteLater()


def _insert(designer: Any, part: str, *_: Any) -> None:
    try:
        sheet_insert.insert(designer.layout(), part)
    except WorkbenchError as error:
        designer.messageBar().pushWarning(tr("Earth Engine"), str(error))
