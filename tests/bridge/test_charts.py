# SPDX-License-Identifier: GPL-2.0-or-later
"""Charts as files and pixels: their size, what is left of many values, gaps, spreads, and matplotlib missing."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import numpy as np
import pytest
from ee_workbench.plugin.bridge import charts
from ee_workbench.plugin.bridge.charts import Chart, View
from ee_workbench.plugin.core.errors import LibraryMissing, WorkbenchError
from ee_workbench.plugin.core.series_result import Band, Line
from osgeo import gdal

DAY = 86_400_000


def wave(count: int, name: str = "ndvi") -> Line:
    values = 0.5 + 0.3 * np.sin(np.arange(count) / 40) + np.random.default_rng(2).normal(0, 0.05, count)
    shown = [None if place % 7 == 3 else float(value) for place, value in enumerate(values)]
    return Line(name, tuple(range(0, count * DAY, DAY)), tuple(shown))


def one(count: int = 200) -> Chart:
    return Chart("NDVI of a field", "NDVI", (wave(count),))


@pytest.mark.parametrize(("width", "height", "dpi"), [(180, 90, 200), (60, 40, 300)])
def test_files_have_the_size_that_was_asked_for(tmp_path: Path, width: float, height: float, dpi: float) -> None:
    path = charts.save(one(), tmp_path / "chart.png", width, height, dpi=dpi)
    source = gdal.Open(str(path))
    assert abs(source.RasterXSize - width / 25.4 * dpi) <= 1 and abs(source.RasterYSize - height / 25.4 * dpi) <= 1
    drawing = charts.save(one(), tmp_path / "chart.svg", width, height).read_text(encoding="utf-8")
    found = re.search(r'width="([\d.]+)pt"', drawing)
    assert found is not None and float(found[1]) == pytest.approx(width / 25.4 * 72, abs=0.1)
    assert charts.save(one(), tmp_path / "chart.pdf").read_bytes()[:5] == b"%PDF-"
    folder = os.environ.get("EEW_PICTURES")
    if folder:
        charts.save(one(), Path(folder) / f"chart_{width}.png", width, height, dpi=dpi)


def test_the_same_chart_is_the_same_file(tmp_path: Path) -> None:
    first, second = (charts.save(one(), tmp_path / name).read_bytes() for name in ("a.png", "b.png"))
    assert first == second


def test_dollars_begin_no_formula(tmp_path: Path) -> None:
    said = r"$\nothing$"
    chart = Chart(said, f"price ({said})", (wave(20, said), wave(20, "other")))
    drawing = charts.save(chart, tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert drawing.count(said) >= 2  # matplotlib notes beside its shapes what they say


def test_other_endings_and_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError, match="endings"):
        charts.save(one(), tmp_path / "chart.gif")
    with pytest.raises(WorkbenchError, match="another folder"):
        charts.save(one(), tmp_path / "absent" / "chart.png")


def test_without_matplotlib(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(LibraryMissing, match="matplotlib"):
        charts.save(one(), tmp_path / "chart.png")


def test_thinned_lines_keep_what_is_seen() -> None:
    times, values = charts._array(wave(20_000))
    view = View(-0.5 * DAY, 19_999.5 * DAY, 0, 1)
    few_times, few = charts._thinned(times, values, view, 300)
    assert len(few) <= 4 * 302 and np.all(np.diff(few_times) >= 0)
    column = np.floor((times - view.start) / (view.end - view.start) * 300).astype(int)
    kept = np.floor((few_times - view.start) / (view.end - view.start) * 300).astype(int)
    for number in range(300):
        wanted, found = values[column == number], few[kept == number]
        assert np.nanmin(found) == np.nanmin(wanted) and np.nanmax(found) == np.nanmax(wanted)
    assert len(charts._thinned(times, values, View(0, 50 * DAY, 0, 1), 300)[0]) <= 53


def test_a_long_gap_stays_a_gap() -> None:
    times = np.arange(20_000.0) * DAY
    values = np.ones(20_000)
    values[5000:15_000] = np.nan
    few_times, few = charts._thinned(times, values, View(0, 20_000 * DAY, 0, 1), 200)
    inside = (few_times > 5100 * DAY) & (few_times < 14_900 * DAY)
    assert inside.any() and np.isnan(few[inside]).all() and not np.isnan(few[~inside]).all()


def test_a_spread_is_drawn_between_low_and_high() -> None:
    times = tuple(range(0, 100 * DAY, DAY))
    band = Band("ssp245", times, (2.0,) * 100, (1.0,) * 100, (3.0,) * 100)
    chart = Chart("", "K", (Line("a", times, (1.0,) * 100),), (band,))
    assert chart.extent().low < 1.0 and chart.extent().high > 3.0
    look = charts.palette_look("#ffffff", "#000000", "#dddddd", 8)
    made = charts.picture(chart, 400, 300, look=look, view=None)
    pixels = np.frombuffer(made.pixels, dtype="uint8").reshape(made.height, made.width, 4)[..., :3].astype(int)
    view, frame = made.frame.view, made.frame

    def colour(value: float) -> list[int]:
        y = frame.bottom - (value - view.low) / (view.high - view.low) * (frame.bottom - frame.top)
        return list(pixels[round(y), round(frame.left + 0.53 * (frame.right - frame.left))])

    line, inside, outside = colour(2.0), colour(1.37), colour(3.05)
    assert sum(line) < sum(inside) < sum(outside) == 765
    assert inside[2] > inside[0] + 20  # blue


def test_lines_are_light_on_a_dark_ground() -> None:
    assert charts.palette_look("#202020", "#ffffff", "#444444", 8).lines == charts.LIGHT_COLOURS
    assert charts.palette_look("#f0f0f0", "#000000", "#cccccc", 8).lines == charts.COLOURS


def test_the_nearest_values() -> None:
    lines = (Line("a", (0, 10, 20), (1.0, None, 3.0)), Line("b", (12,), (5.0,)), Line("c", (), ()))
    assert charts.nearest(lines, 14) == [("a", 10, None), ("b", 12, 5.0)]
    assert charts.nearest(lines, 16)[0] == ("a", 20, 3.0) and charts.nearest(lines, -5)[0] == ("a", 0, 1.0)
