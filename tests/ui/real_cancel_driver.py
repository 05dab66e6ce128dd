# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by the real QGIS for test_real_cancel.py: starts what each panel can start, at a server that takes its time, and
cancels it, from the panel and from QGIS's own list of tasks."""

from __future__ import annotations

import json
import sys
import tempfile
import time
import traceback
from functools import partial
from pathlib import Path
from typing import Any, Callable, NamedTuple

from ee_workbench.plugin import console as wb
from ee_workbench.tests.ui import real_hands
from ee_workbench.tests.ui.real_hands import until
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsTask,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QWidget
from qgis.utils import iface, plugins

REPORT, URL, TOKEN = sys.argv[1:4]
control = partial(real_hands.control, URL, TOKEN)
SLOW_MS = 12_000


class Work(NamedTuple):
    """Something that takes time: where, what starts it, and what cancels it there."""

    name: str
    form: Callable[[], Any]
    start: str
    cancel: str = "cancel_button"


def desktop() -> Any:
    return plugins["ee_workbench"].desktop


def click(widget: QWidget) -> None:
    """Click a button that is there to be clicked."""
    assert widget.isVisible() and widget.isEnabled(), f"{widget.objectName()} cannot be clicked"
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())


def visible_tasks() -> list[QgsTask]:
    """What QGIS lists for its user."""
    tasks = QgsApplication.taskManager().activeTasks()
    return [task for task in tasks if not task.flags() & QgsTask.Flag.Hidden]


def prepare() -> None:
    """A layer, zones, and forms that say something that can be started."""
    from ee_workbench.plugin.core.connection import Connection

    desktop().connector.connect_to(Connection(url=URL))
    until(lambda: desktop().session.is_connected and not desktop().connector.is_busy, "Connecting", 60)
    zones = QgsVectorLayer("Polygon?crs=EPSG:4326", "Zones", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(11, 47, 12, 48)))
    zones.dataProvider().addFeatures([feature])
    QgsProject.instance().addMapLayer(zones)
    warm = wb.cmip6("ACCESS-CM2", "ssp245", "tasmax", "2030-03", region=(5, 40, 15, 50))
    iface.setActiveLayer(warm.add())
    QTest.qWait(800)  # the first layer of a project is what the map shows then
    panel = desktop().zonal_panel
    until(lambda: panel.source_combo.count() == 1, "The layer's offer")
    panel.scale_spin.setValue(25_000)
    panel.file_widget.setFilePath(str(Path(tempfile.mkdtemp()) / "zones.csv"))
    desktop().series_panel.places_picker.set_value(())
    desktop().collection_panel.id_combo.setEditText("COPERNICUS/S2_SR_HARMONIZED")


def shown_panel(name: str) -> Callable[[], Any]:
    def show() -> Any:
        panel = getattr(desktop(), f"{name}_panel")
        QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
        iface.mapCanvas().setExtent(QgsRectangle(1_255_000, 6_080_000, 1_275_000, 6_096_000))
        panel.setUserVisible(True)
        panel.setFloating(True)
        panel.resize(400, 800)
        QTest.qWait(200)
        return panel

    return show


def sheet() -> Any:
    desktop().sheets.show()
    QTest.qWait(200)
    return desktop().sheets.dialog


def freeze() -> Any:
    desktop().print_desk.show_dialog()
    QTest.qWait(200)
    return desktop().print_desk.dialog


WORKS = (
    Work("cmip6", shown_panel("cmip6"), "add_button"),
    Work("sentinel2", shown_panel("sentinel2"), "add_button"),
    Work("scenes", shown_panel("sentinel2"), "scenes_editor.scenes_button"),
    Work("collection", shown_panel("collection"), "add_button"),
    Work("look up", shown_panel("collection"), "look_up_button"),
    Work("zonal", shown_panel("zonal"), "run_button"),
    Work("export", shown_panel("export"), "prepare_button"),
    Work("series", shown_panel("series"), ""),
    Work("freeze", freeze, "freeze_button", "close_button"),
    Work("sheet", sheet, "make_button", "close_button"),
)


def part(form: Any, path: str) -> Any:
    for name in path.split("."):
        form = form.findChild(QWidget, name)
        assert form is not None, path
    return form


def begin(work: Work, form: Any) -> None:
    """Press what starts it; a series begins with its place."""
    if work.start:
        until(part(form, work.start).isEnabled, f"{work.name}: something to start", 20)
        click(part(form, work.start))
        return
    edit = form.places_picker.position_edit
    QTest.keyClicks(edit, "11.5, 47.5")
    QTest.keyClick(edit, Qt.Key.Key_Return)


def is_idle(work: Work, form: Any) -> bool:
    bar = form.findChild(QWidget, "progress_bar")
    cancel = part(form, work.cancel)
    return not bar.isVisible() and (work.cancel != "cancel_button" or not cancel.isVisible() or not cancel.isEnabled())


def round_of(work: Work, from_panel: bool) -> dict[str, Any]:
    """Start, look, cancel; what was seen."""
    form = work.form()
    begin(work, form)
    bar = form.findChild(QWidget, "progress_bar")
    until(lambda: bool(visible_tasks()) and bar.isVisible(), f"{work.name}: a task and its progress", 20)
    tasks = visible_tasks()
    found: dict[str, Any] = {"tasks": [task.description() for task in tasks]}
    found["can_cancel"] = all(task.canCancel() for task in tasks)
    found["modal"] = real_hands.modal()
    clock = time.monotonic()
    if from_panel:
        click(part(form, work.cancel))
    else:
        for task in tasks:
            task.cancel()
    until(lambda: not visible_tasks() and is_idle(work, form), f"{work.name}: the end", 10)
    found["seconds"] = time.monotonic() - clock
    found["message"] = real_hands.message()
    form.close()
    return found


def main() -> None:
    """Each work, in two ways; the report."""
    report: dict[str, Any] = {"ok": True, "sentence": "", "works": {}}
    try:
        prepare()
        control("POST", "latency", {"ms": SLOW_MS})
        for work in WORKS:
            for way in (True, False):
                key = f"{work.name}, {'panel' if way else 'manager'}"
                try:
                    report["works"][key] = round_of(work, way)
                except (AssertionError, TimeoutError):
                    report["works"][key] = {"error": traceback.format_exc()}
                    for task in QgsApplication.taskManager().activeTasks():
                        task.cancel()
                    QTest.qWait(200)
    except Exception:
        report.update(ok=False, sentence=traceback.format_exc())
    control("POST", "latency", {"ms": 0})
    Path(REPORT).write_text(json.dumps(report), encoding="utf-8")
    QgsProject.instance().clear()
    QgsProject.instance().setDirty(False)
    iface.actionExit().trigger()


QTimer.singleShot(1000, main)
