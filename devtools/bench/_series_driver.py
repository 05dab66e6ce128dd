# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by QGIS for `./dev bench series`: how long the window waits while a chart of many values is looked at."""

from __future__ import annotations

import sys
import time
from typing import Any, Callable

from ee_workbench.devtools.bench._heartbeat import Heartbeat
from ee_workbench.tests.ui.real_hands import run, until
from qgis.PyQt.QtCore import QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QWheelEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import plugins

POINTS = 20_000
DAY = 86_400_000


def bench(url: str) -> dict[str, Any]:
    """Everything, with the first chart of the session among it."""
    from ee_workbench.plugin.core.connection import Connection

    desktop = plugins["ee_workbench"].desktop
    desktop.connector.connect_to(Connection(url=url))
    until(lambda: desktop.session.is_connected and not desktop.connector.is_busy, "Connecting", 60)
    panel = desktop.series_panel
    panel.setUserVisible(True)
    QTest.qWait(1500)
    steps = {}
    for name, act in (
        ("first chart", lambda: desktop.series._show(_result())),
        ("wheel", lambda: _wheel(panel.view.chart)),
        ("drag", lambda: _drag(panel.view.chart)),
        ("pointer", lambda: _point(panel.view.chart)),
        ("smooth", lambda: _smooth(panel)),
        ("all again", lambda: panel.view.chart.show_all()),
        ("table", lambda: panel.view.tabs.setCurrentIndex(1)),
        ("chart", lambda: panel.view.tabs.setCurrentIndex(0)),
        ("resize", lambda: panel.resize(panel.width() + 60, panel.height())),
        ("copy", lambda: panel.copy_button.click()),
        ("add as layer", lambda: panel.layer_add_button.click()),
    ):
        steps[name] = _measure(desktop, panel, act)
    return {"steps": steps, "points": POINTS}


def _measure(desktop: Any, panel: Any, act: Callable[[], None]) -> dict[str, float]:
    QTest.qWait(300)
    beat = Heartbeat()
    beat.start()
    started = time.perf_counter()
    act()
    until(lambda: not (panel.view.chart.is_busy() or panel._soon.isActive() or desktop.series._others), "Drawing", 60)
    seconds = time.perf_counter() - started
    QTest.qWait(150)
    return {"block_ms": round(beat.stop(), 1), "seconds": round(seconds, 3)}


def _result() -> Any:
    """Days of 55 years at one place."""
    import numpy as np
    from ee_workbench.plugin.core.periods import Period
    from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
    from ee_workbench.plugin.core.series_order import SeriesOrder
    from ee_workbench.plugin.core.series_parts import SeriesPlace
    from ee_workbench.plugin.core.series_result import Line, SeriesResult

    order = SeriesOrder(
        Cmip6Recipe(("MIROC6",), "ssp245", "tas", Period.years(2030, 2084)), (SeriesPlace.at(11.3, 47.9),)
    )
    days = np.arange(POINTS)
    values = 10 + days / 8000 - 12 * np.cos(days / 365.25 * 2 * np.pi) + np.random.default_rng(1).normal(0, 3, POINTS)
    times = tuple((1_893_456_000_000 + days * DAY).tolist())
    return SeriesResult(order, (Line(order.names()[0], times, tuple(values.tolist())),))


def _wheel(chart: Any) -> None:
    here = QPointF(chart.rect().center())
    for _ in range(8):
        event = QWheelEvent(
            here, QPointF(chart.mapToGlobal(here.toPoint())), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(chart, event)
        QTest.qWait(30)


def _drag(chart: Any) -> None:
    start = chart.rect().center()
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 16):
        chart._pointer = None
        QTest.mouseMove(chart, start - QPoint(step * 4, 0))
        QTest.qWait(15)
    QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=start - QPoint(60, 0))


def _point(chart: Any) -> None:
    for x in range(60, chart.width() - 10, 10):
        QTest.mouseMove(chart, QPoint(x, chart.height() // 2))
        QTest.qWait(5)


def _smooth(panel: Any) -> None:
    panel.steps_editor.smoother_combo.set_value("savitzky_golay")
    panel.steps_editor.width_spin.setValue(31)
    panel._on_steps()


run(sys.argv[1], lambda report: report.update(bench(sys.argv[2])))
