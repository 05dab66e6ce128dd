# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by QGIS for `./dev bench soak`: adds, edits, removes and reopens a layer again and again by clicks."""

from __future__ import annotations

import ctypes
import gc
import json
import os
import sys
import threading
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Any

from ee_workbench.tests.ui.real_hands import until
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsNetworkAccessManager,
    QgsNetworkReplyContent,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QObject, Qt, QTimer
from qgis.PyQt.QtNetwork import QNetworkReply
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton, QSpinBox
from qgis.utils import iface, plugins

REPORT, URL, FOLDER, CYCLES = sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(sys.argv[4])
#: Cycles until what is made once is made.
WARM = max(10, min(100, CYCLES // 5))
#: Pictures in QGIS' cache of tiles, at most.
TILES_KEPT = 256


def figures() -> dict[str, Any]:
    """What must not grow."""
    QTest.qWait(400)
    QgsApplication.sendPostedEvents(None, 52)  # deferred deletes
    gc.collect()
    heap = heap_in_use()
    with open("/proc/self/status", encoding="utf-8") as file:
        lines = dict(line.split(":", 1) for line in file if ":" in line)
    return {
        "mb": int(lines["VmRSS"].split()[0]) / 1024,
        "heap_mb": heap,
        "threads": int(lines["Threads"]),
        "python_threads": sorted(thread.name for thread in threading.enumerate()),
        "handles": len(os.listdir("/proc/self/fd")),
        "objects": sum(not _is_of_qgis(each) for each in iface.mainWindow().findChildren(QObject)),
        "python_objects": len(gc.get_objects()),
        "tasks": QgsApplication.taskManager().count(),
    }


class _Mallinfo(ctypes.Structure):
    """glibc's ``struct mallinfo2``."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            "arena",
            "ordblks",
            "smblks",
            "hblks",
            "hblkhd",
            "usmblks",
            "fsmblks",
            "uordblks",
            "fordblks",
            "keepcost",
        )
    ]


def heap_in_use() -> float:
    """Megabytes that the process has asked for and not given back; what the allocator keeps for later is returned."""
    library = ctypes.CDLL(None)
    library.malloc_trim(0)
    library.mallinfo2.restype = _Mallinfo
    found = library.mallinfo2()
    return (found.uordblks + found.hblkhd) / 1e6


def _is_of_qgis(each: QObject) -> bool:
    """QGIS itself forgets the clock beside a layer that has a period, when the layer goes."""
    return each.metaObject().className() == "QgsLayerTreeViewIndicator"


def fill_tile_cache(desktop: Any) -> int:
    """QGIS keeps its last 256 tiles in memory, 64 MB: so many come first that the course does not show it filling."""
    panel, project = desktop.cmip6_panel, QgsProject.instance()
    QTest.mouseClick(panel.findChild(QPushButton, "add_button"), Qt.MouseButton.LeftButton)
    until(lambda: len(project.mapLayers()) == 1, "Adding", 60)
    canvas, drawn, came = iface.mapCanvas(), [], set()
    finished = QgsNetworkAccessManager.instance().finished[QgsNetworkReplyContent]

    def on_finished(reply: QgsNetworkReplyContent) -> None:
        address = reply.request().url().toString()
        if "/tiles/" in address and reply.error() == QNetworkReply.NetworkError.NoError:
            came.add(address)

    canvas.mapCanvasRefreshed.connect(lambda: drawn.append(True))
    finished.connect(on_finished)
    for number in range(1000):
        drawn.clear()
        column, row = number % 40, number // 40
        canvas.setExtent(QgsRectangle(-8e6 + 4e5 * column, -4e6 + 4e5 * row, -7.6e6 + 4e5 * column, -3.6e6 + 4e5 * row))
        canvas.refresh()
        until(lambda: bool(drawn) and not canvas.isDrawing(), "Drawing", 60)
        if len(came) > TILES_KEPT:
            break
    finished.disconnect(on_finished)
    project.clear()
    return len(came)


def cycle(number: int, desktop: Any) -> None:
    """One layer: added, edited, saved, removed, opened again, closed."""
    panel, project = desktop.cmip6_panel, QgsProject.instance()
    year = panel.findChild(QSpinBox, "year_spin")
    year.setValue(2020 + number % 60)
    QTest.mouseClick(panel.findChild(QPushButton, "add_button"), Qt.MouseButton.LeftButton)
    until(lambda: len(project.mapLayers()) == 1, "Adding", 60)
    (layer,) = project.mapLayers().values()
    iface.setActiveLayer(layer)
    before = layer.source()
    year.setValue(2021 + number % 60)
    QTest.mouseClick(panel.findChild(QPushButton, "update_button"), Qt.MouseButton.LeftButton)
    until(lambda: layer.source() != before, "Editing", 60)
    until(lambda: desktop.task is None, "The end of the task", 60)
    path = str(FOLDER / "soak.qgz")
    layer_id = layer.id()
    assert project.write(path)
    project.removeMapLayer(layer_id)
    project.setDirty(False)
    iface.addProject(path)
    renewer = desktop.reopening.renewer
    until(lambda: not renewer.waiting and renewer._task is None, "Coming back", 60)
    assert list(project.mapLayers()) == [layer_id] and URL in project.mapLayer(layer_id).source()
    project.clear()


def soak() -> dict[str, Any]:
    """All cycles, with figures after the warm-up, in between and at the end."""
    from ee_workbench.plugin.core.connection import Connection

    desktop = plugins["ee_workbench"].desktop
    desktop.connector.connect_to(Connection(url=URL))
    until(lambda: desktop.session.is_connected and not desktop.connector.is_busy, "Connecting", 60)
    desktop.cmip6_panel.setUserVisible(True)
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    QTest.qWait(300)
    tiles = fill_tile_cache(desktop)
    assert tiles > TILES_KEPT, f"{tiles} tiles came before the first cycle: the cache is not full"
    iface.mapCanvas().setExtent(QgsRectangle(-1e6, 4e6, 1e6, 6e6))
    course, begun = [], time.perf_counter()
    for number in range(1, CYCLES + 1):
        cycle(number, desktop)
        if (number >= WARM and (number - WARM) % max(1, (CYCLES - WARM) // 8) == 0) or number == CYCLES:
            course.append({"cycle": number, **figures()})
    kinds = Counter(type(each).__name__ for each in gc.get_objects())
    return {"course": course, "seconds": round(time.perf_counter() - begun, 1), "kinds": kinds.most_common(12)}


def main() -> None:
    report: dict[str, Any] = {}
    try:
        report = {"ok": True, **soak()}
    except Exception:  # noqa: BLE001 - the report must be written whatever happens here
        report = {"ok": False, "sentence": traceback.format_exc()}
    with open(REPORT, "w", encoding="utf-8") as file:
        json.dump(report, file)
    QgsProject.instance().clear()
    QgsProject.instance().setDirty(False)
    iface.actionExit().trigger()


QTimer.singleShot(0, main)
