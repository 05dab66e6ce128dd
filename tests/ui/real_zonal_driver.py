# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by the real QGIS for test_real_zonal.py: zonal statistics by clicks, as attributes and as a file."""

from __future__ import annotations

import json
import os
import sys
import traceback
from typing import Any

from ee_workbench.plugin import console as wb
from ee_workbench.tests.ui.real_hands import Beat, until
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QLineEdit
from qgis.utils import iface, plugins

REPORT, URL = sys.argv[1:3]


def desktop() -> Any:
    """The plugin's part of the window."""
    return plugins["ee_workbench"].desktop


def click(panel: Any, name: str) -> None:
    """Click a button of a panel."""
    target = panel.findChild(QAbstractButton, name)
    panel.scroll_area.ensureWidgetVisible(target)
    QTest.qWait(50)
    assert target is not None and target.isVisible() and target.isEnabled(), f"{name} cannot be clicked"
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(8, target.height() // 2))


def picture(name: str) -> None:
    """Of the whole window."""
    QTest.qWait(200)
    iface.mainWindow().grab().save(f"{os.path.splitext(REPORT)[0]}-{name}.png", "PNG")


def layers() -> QgsVectorLayer:
    """An Earth Engine layer of rain, and squares over a part of it."""
    from ee_workbench.plugin.core.connection import Connection

    desktop().connector.connect_to(Connection(url=URL))
    until(lambda: desktop().session.is_connected and not desktop().connector.is_busy, "Connecting", 60)
    wb.collection("IDAHO_EPSCOR/TERRACLIMATE", "2020-01-01 to 2020-02-28", "pr").add()
    layer = QgsVectorLayer("Polygon?crs=EPSG:32643&field=name:string", "Squares", "memory")
    features = []
    for number in range(6):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"square {number}"])
        x, y = 600_000 + 60_000 * (number % 3), 1_500_000 + 60_000 * (number // 3)
        ring = f"{x} {y}, {x + 50_000} {y}, {x + 50_000} {y + 50_000}, {x} {y + 50_000}, {x} {y}"
        feature.setGeometry(QgsGeometry.fromWkt(f"Polygon(({ring}))"))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(layer)
    canvas = iface.mapCanvas()
    canvas.setExtent(canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent()).buffered(30_000))
    return layer


def run() -> dict[str, Any]:
    """Attributes, undone; then a CSV file."""
    layer, panel = layers(), desktop().zonal_panel
    panel.toggleViewAction().trigger()
    until(panel.isVisible, "The dock")
    until(lambda: panel.source_combo.count() == 1, "The layer's offer")
    panel.scale_spin.setValue(4000)
    panel.output_combo.set_value("attributes")
    beat = Beat()
    click(panel, "run_button")
    until(lambda: desktop().zonal.task is None and bool(panel.summary_label.text()), "Computing", 120)
    found: dict[str, Any] = {"block": beat.stop(), "said": panel.summary_label.text()}
    found["fields"] = layer.fields().names()
    found["values"] = [feature["mean"] for feature in layer.getFeatures()]
    picture("attributes")
    layer.undoStack().undo()
    found["undone"] = layer.fields().names()
    layer.rollBack()
    panel.output_combo.set_value("csv")
    path = os.path.join(os.path.dirname(REPORT), "squares.csv")
    panel.file_widget.findChild(QLineEdit).setText(path)
    click(panel, "each_check")
    click(panel, "run_button")
    until(lambda: desktop().zonal.task is None and bool(panel.summary_label.text()), "Computing by date", 120)
    found["table"] = [made.featureCount() for made in QgsProject.instance().mapLayersByName("squares")]
    picture("table")
    return found


def drive() -> None:
    """All of it, and the report; then QGIS ends."""
    report: dict[str, Any]
    try:
        report = {"ok": True, "sentence": "", **run()}
    except Exception as error:
        picture("failed")
        report = {"ok": False, "sentence": f"{error}\n{traceback.format_exc()}"}
    # QGIS would ask about layers of temporary folders.
    QgsProject.instance().clear()
    with open(REPORT, "w", encoding="utf-8") as file:
        json.dump(report, file)
    iface.actionExit().trigger()


QTimer.singleShot(0, drive)
