# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by the real QGIS for test_real_zip.py: installs the zip in an empty profile, uses the plugin, takes it out."""

from __future__ import annotations

import gc
import json
import os
import sys
import threading
import time
import traceback
from collections import Counter
from typing import Any

import pyplugin_installer
from qgis.core import QgsApplication, QgsProject, QgsSettings, QgsSettingsTree
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QToolBar, QWidget
from qgis.utils import iface, loadPlugin, plugins, startPlugin, unloadPlugin

REPORT, ZIP, URL = sys.argv[1:4]
PLUGIN = "ee_workbench"


def until(condition: Any, what: str, seconds: float = 60.0) -> None:
    """Let QGIS run until something holds."""
    loop = QEventLoop()
    look, end = QTimer(), QTimer()
    look.timeout.connect(lambda: loop.quit() if condition() else None)
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    look.start(20)
    end.start(int(seconds * 1000))
    if not condition():
        loop.exec()
    look.stop()
    if not condition():
        raise TimeoutError(f"{what}: not within {seconds:.0f} s.")


class Closing:
    """Closes what is modal, as somebody who reads no dialogs would, and notes what it was."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(100)

    def _look(self) -> None:
        widget = QApplication.activeModalWidget()
        if widget is not None:
            self.seen.append(f"{type(widget).__name__}: {widget.windowTitle()}")
            widget.close()


def state() -> dict[str, Any]:
    """What is in this QGIS that a plugin could leave behind."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window = iface.mainWindow()
    gc.collect()
    alive = [each for each in gc.get_objects() if isinstance(each, QObject) and not sip.isdeleted(each)]
    return {
        "toolbars": sorted(each.objectName() for each in window.findChildren(QToolBar)),
        "docks": sorted(each.objectName() for each in window.findChildren(QDockWidget)),
        "menus": sorted(action.text() for action in iface.pluginMenu().actions() if action.text()),
        "providers": sorted(each.id() for each in QgsApplication.processingRegistry().providers()),
        "threads": sorted(Counter(_kind(thread) for thread in threading.enumerate()).items()),
        "timers": sum(isinstance(each, QTimer) and each.isActive() for each in alive),  # those that Python made
        "processes": child_processes(),
        "settings": QgsSettingsTree.node("plugins").childNode(PLUGIN) is not None,
        "objects": sorted(each.objectName() for each in window.findChildren(QObject) if PLUGIN in each.objectName()),
        "alive": sorted({type(each).__name__ for each in alive if type(each).__module__.startswith(PLUGIN)}),
        "tasks": len(QgsApplication.taskManager().tasks()),
    }


def settled(before: dict[str, Any], seconds: float = 15.0) -> dict[str, Any]:
    """The state when it is as before again, or after a time: processes and threads need a moment to end."""
    over = time.monotonic() + seconds
    while True:
        QTest.qWait(300)
        now = state()
        if now == before or time.monotonic() > over:
            return now


def _kind(thread: threading.Thread) -> str:
    return type(thread).__name__ if thread.name.startswith(("Thread-", "Dummy-")) else thread.name


def child_processes() -> int:
    """How many processes this one has started that still run."""
    if not os.path.isdir("/proc"):
        return 0
    count = 0
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
                fields = file.read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        count += fields[1] == str(os.getpid()) and fields[0] != "Z"
    return count


def use() -> dict[str, Any]:
    """Connect to a sandbox of the plugin's own, add a layer by a click, remove it."""
    from ee_workbench.plugin.core.connection import Connection

    desktop = plugins[PLUGIN].desktop
    desktop.connector.connect_to(Connection())
    until(lambda: desktop.session.is_connected and not desktop.connector.is_busy, "Connecting")
    panel = desktop.cmip6_panel
    panel.setUserVisible(True)
    QTest.qWait(300)
    button = panel.findChild(QWidget, "add_button")
    assert button.isVisible() and button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    until(lambda: bool(QgsProject.instance().mapLayers()), "Adding")
    (layer,) = QgsProject.instance().mapLayers().values()
    (about,) = (each for each in desktop.menu.actions() if each.text().startswith("About"))
    about.trigger()
    told = desktop.about.versions_edit.toPlainText() if desktop.about.isVisible() else ""
    found = {"valid": layer.isValid(), "name": layer.name(), "running": state(), "about": told, "guide": guide(desktop)}
    until(lambda: desktop.task is None, "Ending the task")
    QgsProject.instance().clear()
    return found


def guide(desktop: Any) -> list[str]:
    """What the guide shows when it is opened from the menu, and then from a panel."""
    found = []
    (entry,) = (each for each in desktop.menu.actions() if each.text() == "Help")
    button = desktop.cmip6_panel.findChild(QWidget, "help_button")
    for act in (entry.trigger, lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton)):
        act()
        QTest.qWait(200)
        assert desktop.help.isVisible() and not desktop.help.isModal()
        found.append(desktop.help.guide_browser.toPlainText())
    desktop.help.close()
    return found


def main() -> None:
    """All of it."""
    report: dict[str, Any] = {"ok": True, "sentence": ""}
    closing = Closing()
    try:
        iface.mainWindow().showMaximized()
        report["before"] = state()
        pyplugin_installer.instance().installFromZipFile(ZIP)
        until(lambda: PLUGIN in plugins, "Installing")
        report["modal"] = closing.seen[:]
        report["file"] = sys.modules[PLUGIN].__file__
        report["enabled"] = QgsSettings().value(f"PythonPlugins/{PLUGIN}", False, type=bool)
        iface.messageBar().clearWidgets()
        report["rounds"] = []
        for again in (False, True):
            if again:
                assert loadPlugin(PLUGIN) and startPlugin(PLUGIN)
            used = use()
            assert unloadPlugin(PLUGIN)
            report["rounds"].append({**used, "after": settled(report["before"])})
        QgsSettings().remove(f"PythonPlugins/{PLUGIN}")
    except Exception:
        report.update(ok=False, sentence=traceback.format_exc(), modal=closing.seen)
        iface.mainWindow().grab().save(os.path.splitext(REPORT)[0] + ".png", "PNG")
    with open(REPORT, "w", encoding="utf-8") as file:
        json.dump(report, file)
    QgsProject.instance().setDirty(False)
    iface.actionExit().trigger()


QTimer.singleShot(0, main)
