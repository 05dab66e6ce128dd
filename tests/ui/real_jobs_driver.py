# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by the real QGIS for test_real_jobs.py: a layer of the last days, and a job that makes its file every week."""

from __future__ import annotations

import os
import sys
from typing import Any

from ee_workbench.tests.ui.real_hands import run, until
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication
from qgis.utils import iface, plugins

REPORT, URL, TOKEN, KEY = sys.argv[1:5]
FOLDER = os.path.dirname(REPORT)


def desktop() -> Any:
    """The plugin's part of the window."""
    return plugins["ee_workbench"].desktop


def click(target: QAbstractButton) -> None:
    """Click a button that can be clicked."""
    assert target.isVisible() and target.isEnabled(), target.objectName()
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(8, target.height() // 2))


def picture(name: str, widget: Any = None) -> None:
    """Of a widget, or of the whole window."""
    QTest.qWait(200)
    (widget or iface.mainWindow()).grab().save(f"{os.path.splitext(REPORT)[0]}-{name}.png", "PNG")


def connect() -> None:
    """As a service account, at the test's sandbox."""
    from ee_workbench.plugin.core.connection import Connection

    desktop().connection_panel.connect_requested.emit(Connection(mode="service_account", key_file=KEY, url=URL))
    until(lambda: desktop().session.is_connected and not desktop().connector.is_busy, "Connecting", 60)


def layer() -> dict[str, Any]:
    """The last 12 days that end 3 days ago, from the panel to the map."""
    from ee_workbench.plugin.bridge import layers
    from ee_workbench.plugin.core.recipes import Region

    panel = desktop().sentinel2_panel
    panel.setUserVisible(True)
    QTest.qWait(300)
    panel.region_picker.set_value(Region.rectangle(11.3, 47.8, 11.5, 48.0, "lake"))
    editor = panel.dates_editor
    editor.dates_kind_combo.set_value("relative")
    editor.count_spin.setValue(12)
    editor.ago_spin.setValue(3)
    said = editor.days_label.text()
    click(panel.add_button)
    until(lambda: len(QgsProject.instance().mapLayers()) > 0, "The layer", 60)
    (made,) = QgsProject.instance().mapLayers().values()
    picture("layer")
    recipe = layers.recipe_of(made)
    assert recipe is not None
    return {"said": said, "name": made.name(), "relative": recipe.relative().text()}


def job() -> dict[str, Any]:
    """*Schedule…* in the Export dock, and the files that it saves."""
    from ee_workbench.ui.schedule_dialog import ScheduleDialog

    export = desktop().export_panel
    export.setUserVisible(True)
    QTest.qWait(300)
    export.copy_menu.schedule_action.trigger()
    dialog = iface.mainWindow().findChild(ScheduleDialog)
    until(dialog.isVisible, "The dialog")
    dialog.name_edit.setText("lake")
    dialog.folder_widget.setFilePath(FOLDER)
    dialog.every_combo.set_value("week")
    picture("schedule", dialog)
    click(dialog.save_button)
    click(dialog.copy_button)
    found = {"key": dialog.key_widget.filePath(), "line": QApplication.clipboard().text(), "folder": FOLDER}
    dialog.reject()
    QTest.qWait(50)
    return found


def drive(report: dict[str, Any]) -> None:
    """All of it."""
    iface.mainWindow().showMaximized()
    connect()
    report["layer"] = layer()
    report["job"] = job()


run(REPORT, drive)
