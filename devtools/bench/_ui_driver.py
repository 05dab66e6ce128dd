# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by QGIS for `./dev bench ui`: clicks *Add to map* and measures how long the GUI thread is away."""

from __future__ import annotations

import sys
import time
from functools import partial
from typing import Any, Callable

from ee_workbench.devtools.bench._heartbeat import Heartbeat
from ee_workbench.tests.ui.real_hands import control, run, until
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPlainTextEdit, QPushButton, QSpinBox, QWidget
from qgis.utils import iface, plugins

REPEATS = 5
LATENCY_MS = 300
#: A canvas that has begun nothing for so long has drawn everything.
REST_SECONDS = 0.4


def bench(url: str) -> dict[str, Any]:
    """Connect, then add layers."""
    from ee_workbench.plugin.core.connection import Connection

    desktop = plugins["ee_workbench"].desktop
    control(url, sys.argv[3], "POST", "latency", {"ms": LATENCY_MS})
    beat = Heartbeat()
    beat.start()
    desktop.connector.connect_to(Connection(url=url))
    until(lambda: desktop.session.is_connected and not desktop.connector.is_busy, "Connecting", 60)
    QTest.qWait(200)
    connecting = beat.stop()
    return {
        "connect_block_ms": round(connecting, 1),
        "docks": {"CMIP6": _climate(desktop, url), "Sentinel-2": _imagery(desktop, url)},
        "latency_ms": LATENCY_MS,
    }


def _climate(desktop: Any, url: str) -> list[dict[str, Any]]:
    """Layers of the CMIP6 dock, a year each."""
    panel = desktop.cmip6_panel
    _bring_up(panel)
    year = panel.findChild(QSpinBox, "year_spin")
    return [_round(panel, url, partial(year.setValue, 2030 + index)) for index in range(REPEATS)]


def _imagery(desktop: Any, url: str) -> list[dict[str, Any]]:
    """Composites of the Sentinel-2 dock over a place in the Alps, a month each."""
    QgsProject.instance().removeAllMapLayers()
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    QTest.qWait(200)
    iface.mapCanvas().setExtent(QgsRectangle(1_255_000, 6_075_000, 1_275_000, 6_090_000))
    panel = desktop.sentinel2_panel
    _bring_up(panel)
    panel.findChild(QWidget, "dates_kind_combo").set_value("list")
    periods = panel.findChild(QPlainTextEdit, "periods_edit")
    months = [f"2024-{month:02d}" for month in range(5, 5 + REPEATS)]
    return [_round(panel, url, partial(periods.setPlainText, month)) for month in months]


def _bring_up(panel: Any) -> None:
    panel.setUserVisible(True)
    QTest.qWait(500)


def _round(panel: Any, url: str, change: Callable[[], None]) -> dict[str, Any]:
    """Change the form, click *Add to map*, and measure until the map is drawn."""
    button = panel.findChild(QPushButton, "add_button")
    change()
    QTest.qWait(800)  # what the form remembers of it is written by then
    control(url, sys.argv[3], "DELETE", "log")
    before = len(QgsProject.instance().mapLayers())
    beat = Heartbeat()
    beat.start()
    started = time.perf_counter()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    until(_more_layers_than(before), "Adding", 60)
    added = time.perf_counter() - started
    drawn = _drawn(started)
    block = beat.stop()
    paths = [entry["path"] for entry in control(url, sys.argv[3], "GET", "log")["requests"]]
    requests = [path for path in paths if "/tiles/" not in path]
    tiles = len(paths) - len(requests)
    if not tiles:
        raise RuntimeError("The layer was added, but no tile was drawn.")
    return {
        "block_ms": round(block, 1),
        "seconds": round(added, 3),
        "drawn_seconds": round(drawn, 3),
        "requests": len(requests),
        "tiles": tiles,
    }


def _more_layers_than(count: int) -> Callable[[], bool]:
    return lambda: len(QgsProject.instance().mapLayers()) > count


def _drawn(started: float) -> float:
    """Wait until the canvas has drawn and begins nothing more; the seconds from the start to the last drawing."""
    canvas = iface.mapCanvas()
    ends: list[float] = []

    def note() -> None:
        ends.append(time.perf_counter())

    def is_at_rest() -> bool:
        return bool(ends) and not canvas.isDrawing() and time.perf_counter() - ends[-1] > REST_SECONDS

    canvas.mapCanvasRefreshed.connect(note)
    try:
        until(is_at_rest, "Drawing", 60)
    finally:
        canvas.mapCanvasRefreshed.disconnect(note)
    return ends[-1] - started


run(sys.argv[1], lambda report: report.update(bench(sys.argv[2])))
