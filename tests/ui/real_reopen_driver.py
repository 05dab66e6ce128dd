# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by the real QGIS for test_real_reopening.py: a project opened without a session, then with one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from ee_workbench.tests.bridge.stored_projects import forty
from ee_workbench.tests.ui.real_hands import message, run, until
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication
from qgis.utils import iface, plugins

REPORT, URL, FOLDER = sys.argv[1], sys.argv[2], Path(sys.argv[3])
modal: list[str] = []


def _note_modal() -> None:
    window = QApplication.activeModalWidget()
    if window is not None:
        modal.append(type(window).__name__)
        window.close()


def picture(name: str) -> None:
    """Of the whole window."""
    QTest.qWait(300)
    iface.mainWindow().grab().save(str(FOLDER / f"{name}.png"))


def offer() -> QAbstractButton:
    """The button of the message."""
    found = iface.messageBar().currentItem().findChild(QAbstractButton, "offer_button")
    assert isinstance(found, QAbstractButton)
    return found


def play() -> dict[str, Any]:
    """Open, look, reconnect, look."""
    from ee_workbench.plugin.core.connection import Connection

    desktop = plugins["ee_workbench"].desktop
    project = QgsProject.instance()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    iface.mapCanvas().setExtent(QgsRectangle(-1e7, -1e7, 1e7, 1e7))
    ids = forty(project, FOLDER, "some.qgz", broken=2, vectors=2, count=6)
    iface.addProject(str(FOLDER / "some.qgz"))
    until(lambda: message() is not None, "The message")
    said, told = message(), {"items": len(iface.messageBar().items())}
    picture("waiting")
    waiting = {"layers": sorted(project.mapLayers()) == sorted(ids), "dirty": project.isDirty(), "message": said}
    waiting.update(told, valid=all(layer.isValid() for layer in project.mapLayers().values()))
    QTest.mouseClick(offer(), Qt.MouseButton.LeftButton)
    QTest.qWait(200)
    asked = desktop.connection_panel.isVisible()  # nothing to reconnect to: the user chooses
    desktop.settings.remember_connection(Connection(url=URL))
    desktop.reopening.say_what_waits()
    until(lambda: message() is not None, "The message again")
    QTest.mouseClick(offer(), Qt.MouseButton.LeftButton)
    until(lambda: desktop.session.is_connected, "Connecting", 60)
    renewer = desktop.reopening.renewer
    until(lambda: not renewer.waiting and renewer._task is None, "Coming back", 60)
    QTest.qWait(1500)
    picture("healed")
    marks = [desktop.reopening.marks.sentence(layer_id) for layer_id in ids]
    return {"waiting": waiting, "asked": asked, "marks": marks, "after": message(), "modal": modal}


def drive(report: dict[str, Any]) -> None:
    janitor = QTimer()
    janitor.timeout.connect(_note_modal)
    janitor.start(100)
    report.update(play())


run(REPORT, drive)
