# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by the real QGIS for test_real_exports.py: exports by clicks, from a panel to a layer made of the result."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import Any

from ee_workbench.tests.ui import real_hands
from ee_workbench.tests.ui.real_hands import Beat, message, press, run, until
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QLineEdit, QWidget
from qgis.utils import iface, plugins

REPORT, URL, TOKEN, FILES = sys.argv[1:5]
control = partial(real_hands.control, URL, TOKEN)


def desktop() -> Any:
    """The plugin's part of the window."""
    return plugins["ee_workbench"].desktop


def click(panel: Any, name: str) -> None:
    """Click a button of a panel."""
    target = panel.findChild(QAbstractButton, name)
    assert target is not None and target.isVisible() and target.isEnabled(), f"{name} cannot be clicked"
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(8, target.height() // 2))


def write(panel: Any, name: str, text: str) -> None:
    """Type into a line."""
    edit = panel.findChild(QLineEdit, name)
    assert edit is not None, name
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


def picture(name: str) -> None:
    """Of the whole window."""
    QTest.qWait(200)
    iface.mainWindow().grab().save(f"{os.path.splitext(REPORT)[0]}-{name}.png", "PNG")


def connect() -> None:
    """Connect to the test's sandbox."""
    from ee_workbench.plugin.core.connection import Connection

    desktop().connector.connect_to(Connection(url=URL))
    until(lambda: desktop().session.is_connected and not desktop().connector.is_busy, "Connecting", 60)


def from_a_panel() -> dict[str, Any]:
    """*Export…* in the CMIP6 panel: every day of March 2030, prepared and started; the table of tasks meanwhile."""
    panel, export, tasks = desktop().cmip6_panel, desktop().export_panel, desktop().tasks_panel
    panel.setUserVisible(True)
    QTest.qWait(300)
    control("POST", "tasks", {"hold": True})
    press("ee_workbench_use_export", panel)
    until(export.isVisible, "The Export dock")
    QTest.qWait(300)
    export.what_combo.set_value("images")
    export.findChild(QWidget, "scale_spin").setValue(100_000)
    write(export, "names_edit", "{variable}_{date:%m_%d}")
    write(export, "place_edit", "days")
    beat = Beat()
    click(export, "prepare_button")
    until(lambda: export.start_button.isEnabled(), "Preparing", 60)
    found: dict[str, Any] = {"summary": export.summary_label.text(), "start": export.start_button.text()}
    picture("prepared")
    click(export, "start_button")
    until(lambda: desktop().exports.task is None and "started" in export.summary_label.text(), "Submitting", 120)
    found["said"] = export.summary_label.text()
    tasks.setUserVisible(True)
    until(lambda: tasks.model.rowCount() == 31, "The table of tasks", 60)
    found["block_ms"] = beat.stop()
    picture("tasks")
    found["states"] = sorted({task.state for task in tasks.model.tasks()})
    control("POST", "tasks", {"hold": False})
    until(lambda: all(task.is_over for task in tasks.model.tasks()), "The tasks", 120)
    QTest.qWait(200)
    told = message()
    found["message"] = told[0] if told else ""
    return found


def result() -> dict[str, Any]:
    """*Add result* for a finished file."""
    tasks = desktop().tasks_panel
    before = len(QgsProject.instance().mapLayers())
    tasks.set_folder(FILES)
    view = tasks.tasks_view
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(tasks.model.index(0, 0)).center())
    click(tasks, "add_button")
    until(lambda: len(QgsProject.instance().mapLayers()) > before, "Adding the result", 30)
    (layer,) = [each for each in QgsProject.instance().mapLayers().values() if each.providerType() == "gdal"]
    picture("result")
    return {"name": layer.name(), "size": [layer.width(), layer.height()], "source": layer.source()}


def from_a_layer() -> dict[str, Any]:
    """The layer's own entry in the layer tree."""
    panel, export = desktop().cmip6_panel, desktop().export_panel
    panel.setUserVisible(True)
    QTest.qWait(200)
    before = len(QgsProject.instance().mapLayers())
    click(panel, "add_button")
    until(lambda: len(QgsProject.instance().mapLayers()) > before and desktop().task is None, "Adding", 60)
    layer = next(each for each in QgsProject.instance().mapLayers().values() if each.providerType() == "wms")
    iface.setActiveLayer(layer)
    export.setUserVisible(False)
    press("ee_workbench_export_layer")
    until(export.isVisible, "The Export dock")
    found = {"chosen": export.source_combo.value() == layer.id(), "title": export.source_combo.currentText()}
    return {**found, "others": the_other_docks(layer.id()), "toolbar": commands(desktop().toolbar)}


def the_other_docks(layer_id: str) -> dict[str, bool]:
    """Whether Zonal statistics and Time series have chosen what a layer's menu and *Use for* gave them."""
    panel, zonal, series = desktop().cmip6_panel, desktop().zonal_panel, desktop().series_panel
    press("ee_workbench_zonal_layer")
    until(zonal.isVisible, "The Zonal statistics dock")
    found = {"layer": zonal.source_combo.value() == layer_id}
    for name, other in (("zonal", zonal), ("series", series)):
        press(f"ee_workbench_use_{name}", panel)
        until(other.isVisible, f"The dock {name}")
        found[name] = other.source_combo.currentText() == panel.recipe().title()
    picture("use-for")
    return found


def commands(bar: Any) -> list[str]:
    """Labels in their order; an empty one is a separator."""
    return ["" if action.isSeparator() else action.text() for action in bar.actions()]


def exported(folder: str) -> bool:
    """Whether the file of `own_sandbox` is there."""
    return os.path.isfile(os.path.join(folder, "drive", "days", "kept.tif"))


def own_sandbox() -> dict[str, Any]:
    """A sandbox of the plugin's own keeps its exports in the profile, also over a restart of it."""
    from ee_workbench.plugin.core.connection import Connection

    found = []
    for _ in range(2):
        desktop().connector.connect_to(Connection())
        until(lambda: desktop().session.is_connected and not desktop().connector.is_busy, "Connecting", 60)
        folder = desktop().connector.exports_folder()
        found.append(folder)
        if len(found) == 1:
            export = desktop().export_panel
            export.what_combo.set_value("image")
            write(export, "names_edit", "kept")
            click(export, "prepare_button")
            until(desktop().export_panel.start_button.isEnabled, "Preparing", 60)
            click(export, "start_button")
            until(partial(exported, folder), "The file", 60)
        desktop().connector.disconnect_session()
        until(lambda: desktop().connector.sandbox is None, "Disconnecting", 30)
    desktop().connector.connect_to(Connection())
    until(lambda: desktop().session.is_connected and not desktop().connector.is_busy, "Connecting", 60)
    tasks = desktop().tasks_panel
    tasks.setUserVisible(True)
    until(lambda: tasks.model.rowCount() == 1, "The task of before", 30)
    return {"folders": found, "task": tasks.model.task(0).description, "state": tasks.model.task(0).state}


def to_disk() -> dict[str, Any]:
    """A file on this computer, from the panel to the layer, while every request takes 100 ms more."""
    export = desktop().export_panel
    export.setUserVisible(True)
    QTest.qWait(200)
    export.destination_combo.set_value("disk")
    export.folder_widget.setFilePath(os.path.dirname(REPORT))
    export.what_combo.set_value("image")
    write(export, "names_edit", "on disk")
    export.findChild(QWidget, "scale_spin").setValue(25_000)
    control("POST", "latency", {"ms": 100})
    before, beat = len(QgsProject.instance().mapLayers()), Beat()
    click(export, "prepare_button")
    until(export.start_button.isEnabled, "Preparing", 60)
    found: dict[str, Any] = {"summary": export.summary_label.text(), "start": export.start_button.text()}
    click(export, "start_button")
    until(lambda: len(QgsProject.instance().mapLayers()) > before, "The file", 120)
    until(lambda: desktop().exports.task is None, "The end", 30)
    found["block_ms"], found["said"] = beat.stop(), export.summary_label.text()
    control("POST", "latency", {"ms": 0})
    layers = [each for each in QgsProject.instance().mapLayers().values() if each.name() == "on_disk"]
    found["source"], found["renderer"] = layers[0].source(), layers[0].renderer().type()
    picture("disk")
    export.destination_combo.set_value("drive")
    return found


def drive(report: dict[str, Any]) -> None:
    """All of it."""
    iface.mainWindow().showMaximized()
    connect()
    report["panel"] = from_a_panel()
    report["result"] = result()
    report["layer"] = from_a_layer()
    report["disk"] = to_disk()
    report["own"] = own_sandbox()


run(REPORT, drive)
