# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands beside the axes of charts follows QGIS' locale and language."""

from __future__ import annotations

import datetime

import matplotlib
import pytest
from ee_workbench.plugin.bridge import chart_axes, charts, text
from ee_workbench.plugin.core import spelling
from ee_workbench.plugin.core.series_result import Line
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.dates import AutoDateLocator
from matplotlib.figure import Figure
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QLocale


@pytest.fixture
def speak(qgis_app, monkeypatch):
    def use(name):
        spelling.use(text.spelling_of(QLocale(name)))
        monkeypatch.setattr(QgsApplication, "locale", staticmethod(lambda: name))

    yield use
    spelling.use(spelling.NEUTRAL)


def drawn(first: datetime.datetime, last: datetime.datetime, low: float, high: float):
    """Labels of the ticks across and up, and what stands beside the axis of times."""
    figure = Figure(figsize=(6, 4), dpi=72)
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.plot([first, last], [low, high])
    locator = AutoDateLocator(minticks=3, maxticks=8)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(chart_axes.days(locator))
    axes.yaxis.set_major_formatter(chart_axes.numbers())
    figure.canvas.draw()
    across, up = ([tick.get_text() for tick in axis.get_ticklabels()] for axis in (axes.xaxis, axes.yaxis))
    return across, up, axes.xaxis.get_offset_text().get_text()


YEAR = datetime.datetime(2024, 1, 1), datetime.datetime(2024, 12, 31)
DAYS = datetime.datetime(2024, 6, 3), datetime.datetime(2024, 6, 20)
HOURS = datetime.datetime(2024, 6, 3, 1), datetime.datetime(2024, 6, 3, 20)


@pytest.mark.parametrize(
    "name, month, half, beside, day",
    [
        ("C", "Jul", "0.6", "Jun 2024", "2024-06-03"),
        ("en_US", "Jul", "0.6", "Jun 2024", "2024-06-03"),
        ("de_DE", "Jul", "0,6", "Jun 2024", "03.06.2024"),
        ("ru_RU", "июль", "0,6", "июнь 2024", "03.06.2024"),
        ("zh_CN", "7月", "0.6", "6月 2024", "2024/6/3"),
        ("he_IL", "Jul", "0.6", "Jun 2024", "3.6.2024"),
    ],
)
def test_axes(speak, name, month, half, beside, day):
    speak(name)
    across, up, _ = drawn(*YEAR, 0.0, 1.0)
    assert month in across and not any("<" in each for each in across), across
    assert any(each.startswith(half) for each in up), up
    assert drawn(*DAYS, 0.0, 1.0)[2] == beside
    assert drawn(*HOURS, 0.0, 1.0)[2] == day


def test_large_numbers_beside_the_axis(speak):
    speak("de_DE")
    _, up, _ = drawn(*YEAR, 1e9, 1.000000001e9)
    assert not any("." in each for each in up), up


def test_two_days_of_hours_name_the_second_day(speak):
    speak("de_DE")
    across, _, _ = drawn(datetime.datetime(2024, 6, 3, 12), datetime.datetime(2024, 6, 4, 12), 0, 1)
    assert "04.06.2024" in across, across


@pytest.mark.parametrize(
    "title, locale, is_eastern", [("NDVI", "en_US", False), ("六月", "en_US", True), ("NDVI", "zh_CN", True)]
)
def test_letters_that_the_usual_font_lacks(speak, monkeypatch, tmp_path, title, locale, is_eastern):
    """A font of the system takes over, for this chart only. DejaVu Serif stands in for one that is on every machine."""
    speak(locale)
    monkeypatch.setattr(chart_axes, "_EASTERN", ("Absent", "DejaVu Serif"))
    chart = charts.Chart(title, "NDVI", (Line("a", (0, 86_400_000 * 200), (0.1, 0.9)),))
    drawing = charts.save(chart, tmp_path / "chart.pdf").read_bytes()
    assert (b"DejaVuSerif" in drawing, b"DejaVuSans" in drawing) == (is_eastern, not is_eastern)
    assert matplotlib.rcParams["font.family"] == ["sans-serif"]
