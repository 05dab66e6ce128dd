# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by the real QGIS for test_real_print.py: a layer frozen by clicks, its signs, thawed, and a page exported."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import Any

from ee_workbench.plugin.bridge import freeze
from ee_workbench.tests.ui import real_hands
from ee_workbench.tests.ui.hands import choose, click, type_into
from ee_workbench.tests.ui.real_hands import Beat, command, press, run, until
from qgis.core import QgsCoordinateReferenceSystem, QgsLayoutItemMap, QgsPrintLayout, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface, plugins

REPORT, URL, TOKEN = sys.argv[1:4]
FOLDER = Path(REPORT).parent
control = partial(real_hands.control, URL, TOKEN)
EUROPE = QgsRectangle(2_500_000, 1_500_000, 6_500_000, 5_500_000)


def desktop() -> Any:
    """The plugin's part of the window."""
    return plugins["ee_workbench"].desktop


def picture(name: str, widget: Any = None) -> None:
    """Of a window."""
    QTest.qWait(300)
    (widget or iface.mainWindow()).grab().save(f"{os.path.splitext(REPORT)[0]}-{name}.png", "PNG")


def begin() -> Any:
    """A connection, a layer, and a layout with a map, in a saved project."""
    from ee_workbench.plugin.core.connection import Connection

    desktop().connector.connect_to(Connection(url=URL))
    until(lambda: desktop().session.is_connected and not desktop().connector.is_busy, "Connecting", 60)
    desktop().cmip6_panel.setUserVisible(True)
    QTest.qWait(300)
    click(desktop().cmip6_panel.add_button)
    project = QgsProject.instance()
    until(lambda: len(project.mapLayers()) == 1 and desktop().task is None, "Adding", 60)
    (layer,) = project.mapLayers().values()
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName("Sheet")
    layout.renderContext().setDpi(120)
    item = QgsLayoutItemMap(layout)
    item.attemptSetSceneRect(QRectF(10, 10, 180, 150))
    item.setCrs(QgsCoordinateReferenceSystem("EPSG:3035"))
    item.zoomToExtent(EUROPE)
    layout.addLayoutItem(item)
    project.layoutManager().addLayout(layout)
    project.write(str(FOLDER / "maps.qgz"))
    iface.setActiveLayer(layer)
    return layer, layout, item


def freeze_it(layer: Any) -> dict[str, Any]:
    """The dialog, by hands: the map is chosen already; another resolution; what it comes to; frozen."""
    desk = desktop().print_desk
    press("ee_workbench_freeze_layer")
    dialog = desk.dialog
    QTest.qWaitForWindowExposed(dialog)
    found: dict[str, Any] = {"map": dialog.map_combo.currentText(), "first": dialog.estimate_label.text()}
    choose(dialog.map_combo, "")
    found["canvas"], found["width_shown"] = dialog.estimate_label.text(), dialog.width_spin.isVisible()
    picture("canvas", dialog)
    dialog.map_combo.setCurrentIndex(0)
    type_into(dialog.dpi_spin, "100")
    found["second"] = dialog.estimate_label.text()
    picture("dialog", dialog)
    control("POST", "latency", {"ms": 200})
    control("DELETE", "log")
    beat = Beat()
    click(dialog.freeze_button)
    QTest.qWait(100)
    picture("running", dialog)
    until(lambda: desk.task is None, "Freezing", 60)
    found["block_ms"] = beat.stop()
    control("POST", "latency", {"ms": 0})
    found["requests"] = [each["path"] for each in control("GET", "log")["requests"]]
    found["provider"], found["open"] = layer.providerType(), dialog.isVisible()
    desk.show_signs()
    found["sign"] = [sign.toolTip() for sign, _ in desk._indicators.values()]
    found["thaw"], found["refresh"] = (
        command("ee_workbench_thaw_layer").isVisible(),
        command("ee_workbench_refresh_frozen").isVisible(),
    )
    picture("frozen")
    return found


def stale(layer: Any, item: Any) -> dict[str, Any]:
    """The map is moved: the sign says so; *Refresh* makes it good; *Thaw* goes back."""
    desk = desktop().print_desk
    item.zoomToExtent(QgsRectangle(3_000_000, 2_000_000, 6_000_000, 4_500_000))
    desk.show_signs()
    found: dict[str, Any] = {"sign": [sign.toolTip() for sign, _ in desk._indicators.values()]}
    picture("stale")
    press("ee_workbench_refresh_frozen")
    until(lambda: desk.task is None, "Refreshing", 60)
    found["after"] = freeze.stale(layer)
    press("ee_workbench_thaw_layer")
    until(lambda: desk.task is None, "Thawing", 60)
    desk.show_signs()
    found["provider"], found["signs"] = layer.providerType(), len(desk._indicators)
    return found


def designer(layout: Any) -> dict[str, Any]:
    """The layout's own window: its action, and what its message bar says."""
    window = iface.openLayoutDesigner(layout)
    action = window.window().findChild(QAction, "ee_workbench_export_page")
    desk, target = desktop().print_desk, str(FOLDER / "page.pdf")
    desk._ask_path = lambda parent, suggested: target
    action.trigger()
    until(lambda: desk.export.report is not None or desk.export.error is not None, "Exporting", 90)
    QTest.qWait(200)
    item = window.messageBar().currentItem()
    picture("designer", window.window())
    found = {"said": item.text() if item is not None else "", "written": os.path.isfile(target)}
    window.close()
    return found


def drive(report: dict[str, Any]) -> None:
    """All of it."""
    iface.mainWindow().showMaximized()
    layer, layout, item = begin()
    report["freeze"] = freeze_it(layer)
    report["stale"] = stale(layer, item)
    report["designer"] = designer(layout)


run(REPORT, drive)
