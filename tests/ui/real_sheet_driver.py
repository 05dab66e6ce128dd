# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by the real QGIS for test_real_sheets.py: a map sheet, a globe and a series by clicks."""

from __future__ import annotations

import json
import os
import sys
import traceback
from typing import Any

from ee_workbench.plugin import console as wb
from ee_workbench.tests.ui.real_hands import Beat, until
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QMenu
from qgis.utils import iface, plugins

REPORT, URL = sys.argv[1:3]


def desktop() -> Any:
    """The plugin's part of the window."""
    return plugins["ee_workbench"].desktop


def picture(widget: Any, name: str) -> None:
    """Of a window."""
    QTest.qWait(300)
    widget.grab().save(f"{os.path.splitext(REPORT)[0]}-{name}.png", "PNG")


def press(name: str) -> None:
    """One of our commands."""
    action = iface.mainWindow().findChild(QAction, name)
    assert action is not None, name
    action.trigger()


def a_layer() -> Any:
    """Connect, and add a layer over Europe."""
    from ee_workbench.plugin.core.connection import Connection

    desktop().connector.connect_to(Connection(url=URL))
    until(lambda: desktop().session.is_connected and not desktop().connector.is_busy, "Connecting", 60)
    layer = wb.cmip6("ACCESS-CM2", "ssp245", "tasmax", 2030, region=(-12, 34, 36, 70)).add()
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    iface.mapCanvas().setExtent(QgsRectangle(-1_400_000, 4_000_000, 4_100_000, 11_000_000))
    iface.setActiveLayer(layer)
    return layer


def a_sheet() -> dict[str, Any]:
    """Open the dialog, click *Make sheet*, and look at the layout window."""
    press("ee_workbench_sheet")
    dialog = desktop().sheets.dialog
    until(dialog.isVisible, "The dialog")
    QTest.keyClicks(dialog.title_edit, "Summer in Europe")
    dialog.dpi_spin.setValue(100)
    picture(dialog, "dialog")
    beat = Beat()
    QTest.mouseClick(dialog.make_button, Qt.MouseButton.LeftButton, pos=QPoint(10, 8))
    until(lambda: bool(iface.openLayoutDesigners()) or (bool(dialog.message_label.text()) and not dialog._is_running),
          "The sheet", 90)  # fmt: skip
    longest = beat.stop()
    assert iface.openLayoutDesigners(), dialog.message_label.text()
    (designer,) = iface.openLayoutDesigners()
    designer.window().resize(1400, 900)
    menu = designer.window().findChild(QMenu, "ee_workbench_layout_menu")
    before = len(designer.layout().items())
    next(each for each in menu.actions() if each.objectName() == "insert_title").trigger()
    after = len(designer.layout().items())
    designer.layout().undoStack().stack().undo()
    QTest.qWait(2500)
    picture(designer.window(), "designer")
    title = designer.layout().itemById("title").currentText()
    designer.close()
    return {"title": title, "parts": [each.objectName() for each in menu.actions()], "inserted": after - before,
            "longest_block_ms": longest, "dialog_closed": not dialog.isVisible(),
            "layouts": [each.name() for each in QgsProject.instance().layoutManager().layouts()]}  # fmt: skip


def a_globe() -> dict[str, Any]:
    """Press *Globe* twice."""
    before = iface.mapCanvas().extent()
    press("ee_workbench_globe")
    until(lambda: not desktop().sheets._tasks, "The globe", 120)
    QTest.qWait(2500)
    picture(iface.mainWindow(), "globe")
    turned = QgsProject.instance().crs().toProj()
    group = QgsProject.instance().layerTreeRoot().children()[0]
    names = [node.name() for node in group.findLayers()]
    press("ee_workbench_globe")
    QTest.qWait(500)
    after = iface.mapCanvas().extent()
    return {"crs": turned, "names": names, "back": QgsProject.instance().crs().authid(),
            "moved": abs(after.center().x() - before.center().x()) / before.width()}  # fmt: skip


def a_series(layer: Any) -> dict[str, Any]:
    """A season each."""
    iface.setActiveLayer(layer)
    press("ee_workbench_series_seasons")
    until(lambda: not desktop().sheets._tasks, "The series", 60)
    group = QgsProject.instance().layerTreeRoot().children()[0]
    return {"group": group.name(), "layers": len(group.findLayers())}


def main() -> None:
    """Everything, then the report."""
    report: dict[str, Any] = {"ok": False, "sentence": ""}
    try:
        layer = a_layer()
        report["sheet"] = a_sheet()
        report["globe"] = a_globe()
        report["series"] = a_series(layer)
        report["ok"] = True
    except Exception as error:
        report["sentence"] = f"{error}\n{traceback.format_exc()}"
    QgsProject.instance().clear()
    QgsProject.instance().setDirty(False)
    with open(REPORT, "w", encoding="utf-8") as file:
        json.dump(report, file)
    iface.actionExit().trigger()


QTimer.singleShot(2000, main)
