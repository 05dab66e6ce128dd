# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by QGIS for `./dev bench ui`: clicks *Add to map* and measures how long the GUI thread is away."""

from __future__ import annotations

import json
import sys
import time
import traceback
import urllib.request
from functools import partial
from typing import Any, Callable

from ee_workbench.devtools.bench._heartbeat import Heartbeat
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QEventLoop, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPlainTextEdit, QPushButton, QSpinBox, QWidget
from qgis.utils import iface, plugins

REPEATS = 5
LATENCY_MS = 300
#: A canvas that has begun nothing for so long has drawn everything.
REST_SECONDS = 0.4


def until(condition: Callable[[], Any], seconds: float, what: str) -> None:
    """Let QGIS run until something holds."""
    loop = QEventLoop()
    look, end = QTimer(), QTimer()
    look.timeout.connect(lambda: loop.quit() if condition() else None)
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    look.start(10)
    end.start(int(seconds * 1000))
    if not condition():
        loop.exec()
    look.stop()
    if not condition():
        raise TimeoutError(f"{what}: not within {seconds:.0f} s.")


def control(url: str, method: str, path: str, body: Any = None) -> Any:
    """One request to the sandbox's control."""
    data = None if body is None else json.dumps(body).encode()
    headers = {"X-Sandbox-Control": sys.argv[3], "Content-Type": "application/json"}
    request = urllib.request.Request(f"{url}/control/{path}", data=data, headers=headers, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.loads(answer.read())


def bench(url: str) -> dict[str, Any]:
    """Connect, then add layers."""
    from ee_workbench.plugin.core.connection import Connection

    desktop = plugins["ee_workbench"].desktop
    control(url, "POST", "latency", {"ms": LATENCY_MS})
    beat = Heartbeat()
    beat.start()
    desktop.connector.connect_to(Connection(url=url))
    until(lambda: desktop.session.is_connected and not desktop.connector.is_busy, 60, "Connecting")
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
    control(url, "DELETE", "log")
    before = len(QgsProject.instance().mapLayers())
    beat = Heartbeat()
    beat.start()
    started = time.perf_counter()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    until(_more_layers_than(before), 60, "Adding")
    added = time.perf_counter() - started
    drawn = _drawn(started)
    block = beat.stop()
    paths = [entry["path"] for entry in control(url, "GET", "log")["requests"]]
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
        until(is_at_rest, 60, "Drawing")
    finally:
        canvas.mapCanvasRefreshed.disconnect(note)
    return ends[-1] - started


def main() -> None:
    report: dict[str, Any] = {}
    try:
        report = {"ok": True, **bench(sys.argv[2])}
    except Exception:  # noqa: BLE001 - the report must be written whatever happens here
        report = {"ok": False, "sentence": traceback.format_exc()}
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        json.dump(report, file)
    QgsProject.instance().setDirty(False)
    iface.actionExit().trigger()


QTimer.singleShot(0, main)
