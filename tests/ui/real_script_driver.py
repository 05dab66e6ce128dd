# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by the real QGIS for test_real_scripts.py: a script is pasted, translated, run, and taken to the console."""

from __future__ import annotations

import os
import sys
import time
from functools import partial
from typing import Any

from ee_workbench.tests.ui import real_hands
from ee_workbench.tests.ui.real_hands import Beat, message, press, run, until
from qgis.core import QgsProject
from qgis.gui import QgsCodeEditorPython
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication
from qgis.utils import iface, plugins

REPORT, URL, TOKEN = sys.argv[1:4]
control = partial(real_hands.control, URL, TOKEN)
#: Long beside whatever else a busy machine does to a window.
ANSWER_MS = 1500
SCRIPT = """// Warm Julys.
var warm = ee.ImageCollection('IDAHO_EPSCOR/TERRACLIMATE')
  .filterDate('2020-07-01', '2020-08-01')
  .select('tmmx')
  .mean();
var number = 6 * 7;
print('bands', warm.bandNames(), number);
Map.addLayer(warm, {min: 0, max: 400, palette: ['blue', 'white', 'red']}, 'Warm');
Map.setCenter(10, 48, 4);
"""


def desktop() -> Any:
    """The plugin's part of the window."""
    return plugins["ee_workbench"].desktop


def panel() -> Any:
    """The dock."""
    return desktop().script_panel


def click(name: str) -> None:
    """Click a button of the panel."""
    target = panel().findChild(QAbstractButton, name)
    assert target is not None and target.isVisible() and target.isEnabled(), f"{name} cannot be clicked"
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(8, target.height() // 2))


def paste(text: str) -> None:
    """Put a text into the left side as people do."""
    editor = panel().javascript_editor
    editor.setFocus()
    editor.selectAll()
    QApplication.clipboard().setText(text)
    QTest.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def picture(name: str) -> None:
    """Of the whole window."""
    QTest.qWait(300)
    iface.mainWindow().grab().save(f"{os.path.splitext(REPORT)[0]}-{name}.png", "PNG")


def connect() -> None:
    """Connect to the test's sandbox."""
    from ee_workbench.plugin.core.connection import Connection

    desktop().connector.connect_to(Connection(url=URL))
    until(lambda: desktop().session.is_connected and not desktop().connector.is_busy, "Connecting", 60)


def running() -> dict[str, Any]:
    """Pasted, translated, run: a layer, output, and the view."""
    panel().setUserVisible(True)
    QTest.qWait(300)
    picture("empty")
    control("POST", "latency", {"ms": ANSWER_MS})
    paste(SCRIPT)
    until(lambda: "Warm" in panel().python(), "Translating", 60)
    beat = Beat()
    click("run_button")
    until(lambda: panel().run_button.isEnabled() and bool(QgsProject.instance().mapLayers()), "Running", 60)
    found: dict[str, Any] = {"block_ms": beat.stop(), "output": panel().output_edit.toPlainText()}
    control("POST", "latency", {"ms": 0})
    (layer,) = QgsProject.instance().mapLayers().values()
    found["layer"] = layer.name()
    QTest.qWait(500)  # QGIS looks at the first layer when it comes to it
    found["zoom"] = desktop().scripts.map.getZoom()
    drawn: list[bool] = []
    iface.mapCanvas().mapCanvasRefreshed.connect(lambda: drawn.append(True))
    iface.mapCanvas().refresh()
    until(lambda: bool(drawn) and not iface.mapCanvas().isDrawing(), "Drawing", 60)
    picture("run")
    return found


def long_script() -> dict[str, Any]:
    """Two thousand lines."""
    lines = []
    for number in range(1000):
        lines.append(f"var c{number} = ee.ImageCollection('COPERNICUS/S2').filterDate('2020-01-01', '2021-01-01');")
        lines.append(f"Map.addLayer(c{number}.median().add({number}), {{min: 0, max: 1}}, 'layer {number}');")
    text = "\n".join(lines)
    beat, begun = Beat(), time.monotonic()
    paste(text)
    until(lambda: not panel()._soon.isActive() and not desktop().scripts.translator.is_busy, "Translating", 120)
    seconds = time.monotonic() - begun
    return {"block_ms": beat.stop(), "ms": seconds * 1000, "lines": panel().python().count("\n")}


def endless() -> dict[str, Any]:
    """A loop without an end: the window lives, and the button ends it."""
    paste("var rounds = 0;\nwhile (true) {\n  rounds += 1;\n}\n")
    until(lambda: "rounds" in panel().python() and not desktop().scripts.translator.is_busy, "Translating", 60)
    QTest.qWait(600)
    found: dict[str, Any] = {}

    def stop() -> None:
        picture("endless")
        found["could"] = panel().cancel_button.isVisible() and not panel().run_button.isEnabled()
        click("cancel_button")

    QTimer.singleShot(1000, stop)
    click("run_button")
    until(lambda: "could" in found and panel().run_button.isEnabled(), "Cancelling", 60)
    return {**found, "said": panel().output_edit.toPlainText(), "rounds": desktop().scripts._names.get("rounds", 0)}


def copying() -> dict[str, Any]:
    """*Copy as Python* at the layer; what was copied runs in the console."""
    (layer,) = QgsProject.instance().mapLayers().values()
    iface.setActiveLayer(layer)
    QApplication.clipboard().setText("")
    press("ee_workbench_copy_python")
    until(lambda: bool(QApplication.clipboard().text()), "Copying")
    script = QApplication.clipboard().text()
    names: dict[str, Any] = {}
    exec(compile(script, "console", "exec"), names)
    names["Map"].wait()
    told = message()
    found = {"script": script, "layers": len(QgsProject.instance().mapLayers()), "message": told[0] if told else ""}
    same = [each for each in QgsProject.instance().mapLayers().values() if each.name() == layer.name()]
    found["same"] = len(same)
    return found


def console() -> dict[str, Any]:
    """*Open in the console's editor*; then scripts run among the console's names."""
    from ee_workbench.plugin.console.running import console_names

    before = console_names() is not None
    paste(SCRIPT)
    until(lambda: "Warm Julys" in panel().python() and not desktop().scripts.translator.is_busy, "Translating", 60)
    QTest.qWait(600)
    click("console_button")
    QTest.qWait(500)
    from console import console as module

    widget = module._console.console
    editor = widget.tabEditorWidget.currentWidget()
    tabs = widget.tabEditorWidget
    found: dict[str, Any] = {"before": before, "title": tabs.tabText(tabs.currentIndex())}
    texts = [each.text() for each in editor.findChildren(QgsCodeEditorPython) if "Warm" in each.text()]
    found["text"] = bool(texts) and texts[0] == panel().python()
    picture("console")
    click("run_button")
    until(panel().run_button.isEnabled, "Running", 60)
    names = console_names()
    found["number"] = None if names is None else names.get("number")
    found["error"] = panel().panel_message.text()
    return found


def narrow() -> dict[str, Any]:
    """As a floating window of 300 pixels."""
    panel().setFloating(True)
    panel().resize(300, 640)
    QTest.qWait(300)
    panel().grab().save(f"{os.path.splitext(REPORT)[0]}-narrow.png", "PNG")
    found = {"width": panel().width()}
    panel().setFloating(False)
    return found


def drive(report: dict[str, Any]) -> None:
    """All of it."""
    iface.mainWindow().showMaximized()
    connect()
    report["running"] = running()
    report["copying"] = copying()
    report["long"] = long_script()
    report["endless"] = endless()
    report["console"] = console()
    report["narrow"] = narrow()


run(REPORT, drive)
