# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Time series", clicked: places from the map, steps, chart, table, files, a layer, and cancelling."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from ee_workbench.plugin.bridge.exporting import Offer
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.errors import WorkbenchError
from ee_workbench.plugin.core.periods import DateSpan, Period
from ee_workbench.plugin.core.recipes import Recipe, Region
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.core.recipes.sentinel2_parts import View
from ee_workbench.plugin.core.relative import RelativeSpan
from ee_workbench.plugin.core.series_command import to_command
from ee_workbench.plugin.core.series_order import SeriesOrder
from ee_workbench.plugin.core.series_parts import SeriesPlace, Steps
from ee_workbench.plugin.core.series_result import Line, SeriesResult
from ee_workbench.plugin.core.series_script import to_python
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session
from ee_workbench.tests.busy_pool import busy_pool
from ee_workbench.tests.ui.hands import choose, click, drag, picture, press, shown, type_into, until
from ee_workbench.ui.copy_menu import USUAL
from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsGeometry, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QFileDialog

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
COLD = Cmip6Recipe(("MIROC6",), "ssp245", "tas", Period.month(3, 2030))
NDVI = Sentinel2Recipe(Region.rectangle(11, 47, 12, 48), DateSpan.parse("2017"), view=View("index", index="NDVI"))
WATER = CollectionRecipe("IDAHO_EPSCOR/TERRACLIMATE", (Band("pr", unit="mm"), Band("soil", 0.1)))
OFFERS = (Offer("cold", "Cold March", COLD), Offer("ndvi", "NDVI 2017", NDVI), Offer("water", "Water", WATER))
DAY = 86_400_000


@pytest.fixture
def project(qgis_app: Any) -> Iterator[QgsProject]:
    instance = QgsProject.instance()
    instance.clear()
    yield instance
    instance.clear()


@pytest.fixture
def canvas(project: QgsProject) -> Iterator[QgsMapCanvas]:
    """A map of degrees, 10 to 12 east, 47 to 48.5 north, 400 x 300 pixels."""
    made = QgsMapCanvas()
    made.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    made.resize(400, 300)
    made.show()
    QTest.qWaitForWindowExposed(made)
    made.setExtent(QgsRectangle(10, 47, 12, 48.5))
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def panel(canvas: QgsMapCanvas) -> Iterator[Any]:
    from ee_workbench.ui.series_panel import SeriesPanel

    made = SeriesPanel()
    made.set_canvas(canvas)
    made.set_connected(True)
    made.set_offers(OFFERS)
    with shown(made, 320, 900):
        made.resize(320, 900)
        yield made
        made.stop()


class Memory:
    def __init__(self) -> None:
        self.text = ""

    def value(self) -> str:
        return self.text

    def setValue(self, text: str) -> None:
        self.text = text

    def remove(self) -> None:
        self.text = ""


@pytest.fixture
def dock(panel: Any, sandbox: Any) -> Iterator[Any]:
    """The panel with what stands between it and the sandbox."""
    from ee_workbench.plugin.desktop.series import SeriesDock

    session = Session()
    session.connect(Connection(url=sandbox.url))
    told: list[Any] = []
    window = SimpleNamespace(
        client=Client(session), show_connection=lambda: None,
        messages=SimpleNamespace(error=told.append, info=told.append, clear=told.clear), told=told,
    )  # fmt: skip
    made = SeriesDock(window, panel, Memory(), panel)
    panel.set_offers(OFFERS)
    yield made
    made.close()
    until(lambda: made.task is None)
    session.disconnect()


def map_click(canvas: QgsMapCanvas, x: int, y: int, button: Any = LEFT) -> None:
    QTest.mouseClick(canvas.viewport(), button, pos=QPoint(x, y))


def at_rest(panel: Any) -> None:
    """Until what was asked for is shown and drawn."""
    until(lambda: panel.shown() is not None and not panel._running and not panel.view.chart.is_busy())


# From the map to the chart.


def test_a_click_on_the_map_becomes_a_chart_and_a_table(dock: Any, panel: Any, canvas: QgsMapCanvas) -> None:
    assert not panel.fetch_button.isEnabled()
    click(panel.places_picker.point_button)
    map_click(canvas, 100, 150)
    at_rest(panel)
    (place,) = panel.places_picker.value()
    assert place.point == pytest.approx((10.5, 47.75), abs=0.01)
    (line,) = panel.shown().chart.lines
    assert len(line.times) == 31 and panel.view.table.rowCount() == 31 and panel.view.table.columnCount() == 2
    assert panel.view.table.index(0, 0).data() == "2030-03-01"
    assert float(panel.view.table.index(0, 1).data()) == pytest.approx(line.values[0], rel=1e-5)
    assert panel.view.chart.frame() is not None
    picture(panel, "series_click")
    # The tool stays: the next click takes the place of the first, and with the box ticked stands beside it.
    map_click(canvas, 300, 150)
    until(lambda: panel.places_picker.value()[0] != place)
    at_rest(panel)
    click(panel.places_picker.keep_check)
    map_click(canvas, 100, 150)
    until(lambda: panel.shown() is not None and len(panel.shown().chart.lines) == 2)
    at_rest(panel)
    assert len(panel.places_picker._marks) == 2
    picture(panel, "series_two")
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not panel.places_picker.point_button.isChecked()


def test_another_series_is_read_and_other_steps_are_not(dock: Any, panel: Any, sandbox: Any) -> None:
    QTest.keyClicks(panel.places_picker.position_edit, "11.35, 47.9")
    QTest.keyClick(panel.places_picker.position_edit, Qt.Key.Key_Return)
    at_rest(panel)
    assert panel.shown().chart.lines[0].name == "tas"
    choose(panel.source_combo, "ndvi")
    click(panel.fetch_button)
    until(lambda: panel.shown().chart.lines[0].name == "ndvi")
    at_rest(panel)
    raw = panel.shown().result.raw[0]
    sandbox.clear_log()
    panel.steps_group.setCollapsed(False)
    choose(panel.steps_editor.unit_combo, "days")
    click(panel.steps_editor.fill_check)
    choose(panel.steps_editor.smoother_combo, "rolling")
    until(lambda: panel.shown().result.order.steps == Steps(5, "days", "mean", True, "rolling", 3))
    at_rest(panel)
    assert sandbox.log() == []
    (line,) = panel.shown().chart.lines
    assert np.diff(line.times).tolist() == [5 * DAY] * (len(line.times) - 1)
    # The first of the smoothed values is the mean of the first two steps: the ends are kept.
    inside = [v for t, v in zip(raw.times, raw.values) if t < line.times[0] + 5 * DAY and v is not None]
    assert inside and line.values[0] is not None
    picture(panel, "series_ndvi")


def test_cancelling(dock: Any, panel: Any, sandbox: Any) -> None:
    sandbox.latency(5000)
    panel.places_picker.set_value([SeriesPlace.at(11.3, 47.9)])
    click(panel.fetch_button)
    assert panel.cancel_button.isVisible() and not panel.fetch_button.isVisible()
    click(panel.cancel_button)
    until(lambda: not panel._running, 3)
    assert panel.shown() is None and dock.desktop.told == []
    assert panel.fetch_button.isEnabled()


def test_the_end_cancels_what_has_not_begun(dock: Any, panel: Any) -> None:
    line = Line("tas", (0, DAY), (1.0, 2.0))
    result = SeriesResult(SeriesOrder(COLD, (SeriesPlace.at(5, 6, "here"),)), (line,))
    other = type(dock)(dock.desktop, panel, Memory(), panel)
    with busy_pool():
        for _ in range(3):
            other._show(result)
        assert len(other._others) == 3
        other.close()
        assert not other._others
    assert panel.shown() is None


def test_what_fails_is_said(dock: Any, panel: Any) -> None:
    panel.set_offers([Offer("none", "Nothing", CollectionRecipe("NOWHERE/NOTHING", (Band("b"),)))])
    panel.places_picker.set_value([SeriesPlace.at(11.3, 47.9)])
    click(panel.fetch_button)
    until(lambda: dock.desktop.told and not panel._running)
    assert isinstance(dock.desktop.told[0], WorkbenchError) and "NOTHING" in panel.panel_message.text()


# Places.


def test_polygons_are_drawn(panel: Any, canvas: QgsMapCanvas) -> None:
    asked: list[SeriesOrder] = []
    panel.fetch_requested.connect(asked.append)
    click(panel.places_picker.polygon_button)
    for x, y in ((100, 100), (200, 100), (200, 200)):
        map_click(canvas, x, y)
    map_click(canvas, 200, 200, RIGHT)
    (place,) = asked[0].places
    assert place.name == "polygon" and place.region is not None
    west, south, east, north = place.region.bounds()
    assert (west, south, east, north) == pytest.approx((10.5, 47.5, 11.0, 48.0), abs=0.02)


def test_features_of_a_layer_are_places(panel: Any, project: QgsProject) -> None:
    layer = QgsVectorLayer("Point?crs=EPSG:3857&field=name:string", "Wells", "memory")
    for name, x in (("a", 0.0), ("b", 111319.49079327357), ("a", 222638.98158654713)):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(f"POINT({x} 0)"))
        feature.setAttribute("name", name)
        layer.dataProvider().addFeature(feature)
    project.addMapLayer(layer)
    menu = panel.places_picker.layer_button.menu()
    menu.aboutToShow.emit()
    (action,) = menu.actions()
    assert action.text() == "Wells"
    action.trigger()
    found = panel.places_picker.value()
    assert [place.name for place in found] == ["a", "b", "a 2"]
    assert [place.point for place in found] == [pytest.approx((x, 0), abs=1e-6) for x in (0, 1, 2)]
    layer.selectByIds([2])
    panel.places_picker._take_layer(layer.id())
    assert [place.name for place in panel.places_picker.value()] == ["b"]


@pytest.mark.parametrize("text", ["nonsense", "11.3", "500; 600", "10, 91"])
def test_what_is_no_place_is_said(panel: Any, text: str) -> None:
    QTest.keyClicks(panel.places_picker.position_edit, text)
    QTest.keyClick(panel.places_picker.position_edit, Qt.Key.Key_Return)
    assert "longitude and latitude" in panel._messages["places"].text()
    assert panel.places_picker.value() == ()


def test_places_are_renamed_and_removed(panel: Any) -> None:
    picker = panel.places_picker
    picker.set_value([SeriesPlace.at(1, 2, "one"), SeriesPlace.at(3, 4, "two")])
    assert picker.model.setData(picker.model.index(1), "one") and picker.value()[1].name == "one 2"
    assert not picker.model.setData(picker.model.index(0), "  ")
    picker.places_view.setCurrentIndex(picker.model.index(0))
    click(picker.remove_button)
    assert [place.name for place in picker.value()] == ["one 2"]
    picker.places_view.clearSelection()
    click(picker.remove_button)
    assert picker.value() == () and not picker.remove_button.isEnabled()


# What is taken away.


def test_table_chart_and_layer(dock: Any, panel: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    panel.places_picker.set_value([SeriesPlace.at(11.3, 47.9, "lake"), SeriesPlace.at(10.3, 47.2, "hill")])
    click(panel.fetch_button)
    at_rest(panel)
    table, image, drawing = tmp_path / "table.csv", tmp_path / "chart.png", tmp_path / "chart.svg"
    answers = iter([(str(table), "Table (*.csv)"), (str(image.with_suffix("")), "PNG"), (str(drawing), "SVG")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: next(answers))
    click(panel.csv_button)
    until(table.exists)
    until(lambda: "table.csv" in panel.panel_message.text())
    rows = list(csv.reader(table.read_text().splitlines()))
    assert rows[0] == ["time", "lake", "hill"] and len(rows) == 32
    lake = panel.shown().chart.lines[0]
    assert [float(row[1]) for row in rows[1:]] == list(lake.values)
    click(panel.picture_button)
    click(panel.picture_button)
    until(lambda: image.exists() and drawing.exists() and not dock._others)
    assert "The chart is in" in panel.panel_message.text()
    assert image.read_bytes()[:4] == b"\x89PNG" and b"<svg" in drawing.read_bytes()
    click(panel.copy_button)
    until(lambda: QApplication.clipboard().text() == table.read_text())
    click(panel.layer_add_button)
    until(lambda: len(QgsProject.instance().mapLayers()) == 1)
    (layer,) = QgsProject.instance().mapLayers().values()
    features = list(layer.getFeatures())
    assert len(features) == 62 and layer.temporalProperties().isActive()
    assert layer.temporalProperties().startField() == "time"
    first = next(each for each in features if each["place"] == "lake")
    assert first["time"].toUTC().toString("yyyy-MM-dd HH:mm") == "2030-03-01 00:00"
    assert first["tas"] == lake.values[0] and first.geometry().asPoint().x() == pytest.approx(11.3)


def test_what_is_copied_writes_the_same_table(dock: Any, panel: Any) -> None:
    panel.places_picker.set_value([SeriesPlace.at(11.3, 47.9, "lake")])
    choose(panel.source_combo, "water")
    press(panel.copy_as_button, panel.copy_menu.script_action)
    until(lambda: "clipboard" in panel.panel_message.text())
    assert QApplication.clipboard().text() == to_python(panel.order(), "sandbox")
    press(panel.copy_as_button, panel.copy_menu.command_action)
    assert QApplication.clipboard().text() == to_command(panel.order(), shell=USUAL)
    panel.copy_menu.command_wanted.emit("powershell")
    assert QApplication.clipboard().text().endswith("run ee_workbench:series -\n")


def test_a_job_is_scheduled(dock: Any, panel: Any) -> None:
    """The job says the days as the form does, and writes where a person finds it."""
    from ee_workbench.ui.schedule_dialog import ScheduleDialog

    week = CollectionRecipe("IDAHO_EPSCOR/TERRACLIMATE", (Band("pr"),), RelativeSpan(7, "day", 3))
    panel.set_offers((Offer("w", "Week", week),))
    panel.places_picker.set_value([SeriesPlace.at(11.3, 47.9, "lake")])
    press(panel.copy_as_button, panel.copy_menu.schedule_action)
    dialog = panel.findChild(ScheduleDialog)
    assert dialog.isVisible()
    inputs = json.loads(dialog.job().inputs())["inputs"]
    assert Recipe.from_json(inputs["RECIPE"]) == week
    assert json.loads(inputs["PLACES"])[0]["name"] == "lake" and inputs["OUTPUT"] == str(Path.home() / "series.csv")
    dialog.close()


def test_a_panel_gives_its_recipe(dock: Any, panel: Any) -> None:
    """What *Use for* hands on is offered before the layers, and chosen."""
    recipe = Cmip6Recipe(("MIROC6",), "ssp245", "tas", Period.month(5, 2031))
    dock.show_recipe(recipe)
    assert panel.source_combo.currentText() == recipe.title()
    panel.places_picker.set_value([SeriesPlace.at(11.3, 47.9, "lake")])
    assert panel.order().recipe == recipe
    said: list[Any] = []
    dock.desktop.messages.error = said.append
    dock.show_recipe(CollectionRecipe("CGIAR/SRTM90_V4", (Band("elevation"),), source="image"))
    assert "no images over time" in str(said[0]) and panel.order().recipe == recipe


# The chart.


def result(count: int, places: int = 1, steps: Steps = Steps()) -> SeriesResult:  # noqa: B008 - frozen
    order = SeriesOrder(COLD, tuple(SeriesPlace.at(n, 0, f"p{n}") for n in range(places)), steps=steps)
    random = np.random.default_rng(5)
    times = tuple(range(0, count * DAY, DAY))
    made = (Line(name, times, tuple(random.normal(size=count).tolist())) for name in order.names())
    return SeriesResult(order, tuple(made))


def show(panel: Any, found: SeriesResult) -> None:
    from ee_workbench.plugin.bridge.series import ShowSeriesTask

    panel.set_shown(ShowSeriesTask(found).work())
    until(lambda: not panel.view.chart.is_busy())


def test_wheel_drag_and_double_click(panel: Any) -> None:
    show(panel, result(400))
    chart = panel.view.chart
    everything = chart.frame().view
    click(panel.view.in_button)
    until(lambda: not chart.is_busy())
    near = chart.frame().view
    assert near.end - near.start == pytest.approx((everything.end - everything.start) / 2, rel=1e-6)
    middle = QPoint(round((chart.frame().left + chart.frame().right) / 2), chart.height() // 2)
    drag(chart, middle, middle - QPoint(40, 0))
    until(lambda: not chart.is_busy())
    moved = chart.frame().view
    wide = chart.frame().right - chart.frame().left
    assert moved.start - near.start == pytest.approx(40 / wide * (near.end - near.start), rel=0.05)
    click(panel.view.zoom_button)
    drag(chart, QPoint(120, 40), QPoint(200, 100))
    until(lambda: not chart.is_busy())
    assert chart.frame().view.end - chart.frame().view.start < (moved.end - moved.start) * 0.6
    QTest.mouseDClick(chart, LEFT, pos=middle)
    until(lambda: not chart.is_busy())
    assert chart.view() is None and chart.frame().view == pytest.approx(everything)


def test_values_are_read_at_the_pointer(panel: Any) -> None:
    found = result(100)
    show(panel, found)
    frame = panel.view.chart.frame()
    share = (30 * DAY - frame.view.start) / (frame.view.end - frame.view.start)
    QTest.mouseMove(panel.view.chart, QPoint(round(frame.left + share * (frame.right - frame.left)), 80))
    until(lambda: panel.view.read_label.text() != "", 2)
    assert panel.view.read_label.text() == f"1970-01-31: tas {found.raw[0].values[30]:.4g}"


def test_the_chart_obeys_the_theme(panel: Any) -> None:
    show(panel, result(50))
    dark = QPalette(panel.palette())
    dark.setColor(QPalette.ColorRole.Base, QColor("#202326"))
    dark.setColor(QPalette.ColorRole.Text, QColor("#eeeeee"))
    panel.view.chart.setPalette(dark)
    until(lambda: not panel.view.chart.is_busy())
    image = panel.view.chart.grab().toImage()
    assert image.pixelColor(image.width() - 3, image.height() // 2).name() == "#202326"
    picture(panel, "series_dark")


def test_the_chart_obeys_a_theme_with_a_style_sheet(panel: Any) -> None:
    """As QGIS's "Night Mapping": a palette for all, and a style sheet that makes plain widgets transparent."""
    application = QApplication.instance()
    before = application.palette()
    dark = QPalette(before)
    dark.setColor(QPalette.ColorRole.Base, QColor("#202326"))
    dark.setColor(QPalette.ColorRole.Text, QColor("#eeeeee"))
    try:
        application.setPalette(dark)
        application.setStyleSheet("QWidget { background: transparent; }")
        show(panel, result(50))
        until(lambda: not panel.view.chart.is_busy())
        image = panel.view.chart.grab().toImage()
    finally:
        application.setStyleSheet("")
        application.setPalette(before)
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert image.pixelColor(image.width() - 3, image.height() // 2).name() == "#202326"
    assert "#eeeeee" in seen and "#000000" not in seen


def test_narrow_and_wide(panel: Any) -> None:
    show(panel, result(300, 3))
    panel.resize(300, 800)
    QTest.qWait(50)
    assert panel.width() == 300
    for widget in (panel.fetch_button, panel.csv_button, panel.copy_as_button, panel.view.chart, panel.source_combo):
        corner = widget.mapTo(panel, QPoint(widget.width(), 0))
        assert widget.isVisible() and corner.x() <= 300, widget.objectName()
    until(lambda: not panel.view.chart.is_busy())
    picture(panel, "series_300")
    panel.resize(900, 700)
    QTest.qWait(50)
    until(lambda: not panel.view.chart.is_busy())
    assert (
        panel.view.chart.x() + panel.view.chart.width() <= 900 and panel.view.chart.mapTo(panel, QPoint(0, 0)).x() > 250
    )
    assert panel.view.chart.frame().right > 500 and panel.fetch_button.width() < 200
    picture(panel, "series_wide")


def test_the_last_state(panel: Any) -> None:
    panel.steps_group.setCollapsed(False)
    choose(panel.steps_editor.unit_combo, "weeks")
    type_into(panel.steps_editor.every_spin, "2")
    click(panel.steps_editor.fill_check)
    state = panel.state()
    from ee_workbench.ui.series_panel import SeriesPanel

    other = SeriesPanel()
    other.restore(state)
    assert other.state() == state and other.steps_editor.value() == Steps(2, "weeks", fill=True)
    for damage in ("", "[]", json.dumps({**json.loads(state), "steps": {}}), "x" * 30_000):
        with pytest.raises(WorkbenchError):
            other.restore(damage)
    other.deleteLater()
