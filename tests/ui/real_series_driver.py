# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by the real QGIS for test_real_series.py: clicks the map, and looks at what the dock makes of it."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import Any

from ee_workbench.tests.ui import real_hands
from ee_workbench.tests.ui.real_hands import Beat, press, run, until
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface, plugins

REPORT, URL, TOKEN = sys.argv[1:4]
control = partial(real_hands.control, URL, TOKEN)


def picture(widget: Any, name: str) -> None:
    folder = os.environ.get("EEW_PICTURES")
    if folder:
        widget.grab().save(str(Path(folder) / f"{name}.png"))


def click(widget: Any) -> None:
    """Click a button that is there to be clicked."""
    assert widget.isVisible() and widget.isEnabled(), f"{widget.objectName()} cannot be clicked"
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(8, widget.height() // 2))


def drive() -> dict[str, Any]:
    """A layer, its series from the context menu, a click on the map, and the layer with times."""
    from ee_workbench.plugin.core.connection import Connection
    from ee_workbench.plugin.core.periods import Period
    from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe

    desktop = plugins["ee_workbench"].desktop
    desktop.connector.connect_to(Connection(url=URL))
    until(lambda: desktop.session.is_connected and not desktop.connector.is_busy, "Connecting", 60)
    models = ("MIROC6", "ACCESS-CM2", "CanESM5")
    desktop.docks[0]._add(Cmip6Recipe(models, "ssp245", "tas", Period.month(3, 2030)))
    until(lambda: len(QgsProject.instance().mapLayers()) == 1, "Adding", 60)
    (layer,) = QgsProject.instance().mapLayers().values()
    iface.setActiveLayer(layer)
    # The first layer of a project is what the map shows then.
    QTest.qWait(500)
    canvas = iface.mapCanvas()
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    canvas.setExtent(QgsRectangle(1_000_000, 5_900_000, 1_500_000, 6_200_000))
    press("ee_workbench_series_layer")
    panel = desktop.series_panel
    until(panel.isVisible, "Showing")
    QTest.qWait(500)
    found: dict[str, Any] = {"source": panel.source_combo.value() == layer.id()}
    click(panel.places_picker.point_button)
    beat = Beat()
    middle = canvas.viewport().rect().center()
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    until(lambda: panel.shown() is not None and not panel._running and not panel.view.chart.is_busy(), "Reading", 60)
    found["block_ms"] = beat.stop()
    (place,) = panel.places_picker.value()
    found["point"], found["names"] = place.point, [line.name for line in panel.shown().chart.lines]
    found["values"] = [list(line.values) for line in panel.shown().chart.lines]
    found["marks"] = len(panel.places_picker._marks)
    picture(iface.mainWindow(), "series_real")
    panel.spread_combo.set_value("range")
    panel._on_steps()
    until(lambda: panel.shown().chart.bands != () and not panel.view.chart.is_busy(), "Spread")
    panel.setFloating(True)
    panel.resize(800, 560)
    QTest.qWait(500)
    until(lambda: not panel.view.chart.is_busy(), "Drawing")
    picture(panel, "series_floating")
    click(panel.layer_add_button)
    until(lambda: len(QgsProject.instance().mapLayers()) == 2, "Adding the layer")
    added = next(each for each in QgsProject.instance().mapLayers().values() if each.id() != layer.id())
    found["layer"] = [added.featureCount(), added.temporalProperties().isActive(), added.fields().names()]
    panel.setFloating(False)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    panel.hide()
    QTest.qWait(100)
    found["marks_hidden"] = len(panel.places_picker._marks)
    return found


run(REPORT, lambda report: report.update(drive()))
