# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Zonal statistics": real clicks and keys, the orders that come out, and the rows that come of them."""

from __future__ import annotations

import csv
import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from ee_workbench.plugin.bridge.exporting import Offer
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.periods import DateSpan
from ee_workbench.plugin.core.recipes import Recipe
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band
from ee_workbench.plugin.core.relative import RelativeSpan
from ee_workbench.plugin.core.zonal_order import LayerZones, Output, TableZones, ZonalOrder
from ee_workbench.plugin.core.zonal_statistics import Histogram
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session
from ee_workbench.tests.ui.hands import choose, click, picture, press, shown, type_into, until, write
from osgeo import ogr
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QLineEdit

RAIN = CollectionRecipe("IDAHO_EPSCOR/TERRACLIMATE", (Band("pr"),), DateSpan.of("2020-01-01", "2020-02-28"))
IMAGE = CollectionRecipe("CGIAR/SRTM90_V4", (Band("elevation"),), source="image")
OFFERS = (Offer("a", "Rain 2020", RAIN), Offer("b", "Elevation", IMAGE))


@pytest.fixture
def boxes(qgis_app: Any) -> Iterator[QgsVectorLayer]:
    project = QgsProject.instance()
    project.clear()
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326&field=name:string", "boxes", "memory")
    features = []
    for number, shape in enumerate(("76 14, 76.5 14, 76.5 14.5, 76 14", "77 13, 77.4 13, 77.4 13.3, 77 13", "")):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"box {number}"])
        if shape:
            feature.setGeometry(QgsGeometry.fromWkt(f"Polygon(({shape}))"))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    project.addMapLayer(layer)
    yield layer
    project.clear()


@pytest.fixture
def panel(qgis_app: Any, boxes: QgsVectorLayer) -> Iterator[Any]:
    from ee_workbench.ui.zonal_panel import ZonalPanel

    made = ZonalPanel()
    made.set_connected(True)
    made.set_offers(OFFERS)
    with shown(made, 320, 900):
        made.resize(320, 900)
        yield made


@pytest.fixture
def wanted(panel: Any) -> list[Any]:
    """What *Compute* has sent."""
    found: list[Any] = []
    panel.run_requested.connect(found.append)
    return found


def file_line(panel: Any) -> QLineEdit:
    return panel.file_widget.findChild(QLineEdit)


def test_a_layer_s_zones(panel: Any, wanted: list[Any], boxes: QgsVectorLayer) -> None:
    assert "Choose the file" in panel._messages["output"].text() and not panel.run_button.isEnabled()
    picture(panel, "zonal_start")
    write(file_line(panel), "/tmp/rain")
    click(panel.run_button)
    zones = LayerZones(boxes.id(), "boxes")
    assert wanted == [ZonalOrder(RAIN, zones, scale=1000, output=Output("csv", "/tmp/rain.csv"))]


def test_choices_become_the_order(panel: Any, wanted: list[Any]) -> None:
    choose(panel.zones_combo, "table")
    write(panel.table_edit, "FAO/GAUL_SIMPLIFIED_500m/2015/level2")
    write(panel.columns_edit, "ADM2_NAME")
    click(panel.each_check)
    for name in ("mean", "median", "area"):
        box = panel.findChild(type(panel.each_check), f"{name}_check")
        panel.scroll_area.ensureWidgetVisible(box)
        click(box)
    write(panel.percentiles_edit, "95, 5")
    write(panel.histogram_edit, "0, 100, 4")
    click(panel.weighted_check)
    write(panel.names_edit, "{statistic}_mm")
    panel.scroll_area.ensureWidgetVisible(panel.add_check)
    type_into(panel.scale_spin, "11000")
    choose(panel.output_combo, "gpkg")
    write(file_line(panel), "/tmp/rain.gpkg")
    click(panel.add_check)
    picture(panel, "zonal_table")
    click(panel.run_button)
    assert wanted == [
        ZonalOrder(
            RAIN, TableZones("FAO/GAUL_SIMPLIFIED_500m/2015/level2"), ("median", "p5", "p95", "histogram", "area"),
            True, scale=11_000, weighted=False, histogram=Histogram(0, 100, 4), columns=("ADM2_NAME",),
            names="{statistic}_mm", output=Output("gpkg", "/tmp/rain.gpkg", False),
        )
    ]  # fmt: skip
    state = panel.state()
    panel.set_offers(OFFERS, "b")
    assert not panel.each_check.isEnabled() and not panel.each_check.isChecked()
    panel.set_offers(OFFERS, "a")
    panel.restore(state)
    assert panel.order() == wanted[0]


class Memory:
    """Keeps nothing."""

    def value(self) -> str:
        return ""

    def setValue(self, value: str) -> None:
        pass


@pytest.fixture
def dock(panel: Any, sandbox: Any) -> Iterator[Any]:
    """The panel with its dock and a session with the sandbox; `said` is what the message bar was told."""
    from ee_workbench.plugin.desktop.zonal import ZonalDock

    said: list[Any] = []
    session = Session()
    session.connect(Connection(mode="sandbox", url=sandbox.url))
    messages = SimpleNamespace(error=said.append, info=said.append, clear=said.clear)
    desktop: Any = SimpleNamespace(client=Client(session), messages=messages, show_connection=lambda: None)
    made = ZonalDock(desktop, panel, Memory(), panel)
    panel.set_offers(OFFERS)
    made.said = said
    sandbox.clear_log()
    yield made
    made.close()
    until(lambda: made.task is None)
    session.disconnect()


def started(panel: Any, path: str) -> None:
    type_into(panel.scale_spin, "3000")
    if path:
        write(file_line(panel), path)
    click(panel.run_button)


def test_rows_in_a_csv_file(panel: Any, dock: Any, tmp_path: Path) -> None:
    click(panel.findChild(type(panel.each_check), "max_check"))
    started(panel, str(tmp_path / "rain.csv"))
    until(lambda: dock.task is None)
    with (tmp_path / "rain.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["name"] for row in rows] == ["box 0", "box 1", "box 2"]
    assert [float(row["mean"]) <= float(row["max"]) for row in rows[:2]] == [True, True] and rows[2]["mean"] == ""
    assert panel.summary_label.text().startswith("3 rows, 2 requests.")
    assert "Feature 3 has no geometry." in panel.warning_message.text()
    assert [layer.name() for layer in QgsProject.instance().mapLayersByName("rain")] == ["rain"]
    picture(panel, "zonal_done")


def test_rows_in_a_geopackage(panel: Any, dock: Any, tmp_path: Path) -> None:
    choose(panel.output_combo, "gpkg")
    click(panel.each_check)
    started(panel, str(tmp_path / "rain"))
    until(lambda: dock.task is None)
    source = ogr.Open(str(tmp_path / "rain.gpkg"))
    made = source.GetLayer(0)
    rows = [(row["name"], row["date"], not row.GetGeometryRef().IsEmpty()) for row in made]
    assert rows == [(f"box {number}", f"2020-0{month}-01", number < 2) for number in range(3) for month in (1, 2)]
    (layer,) = QgsProject.instance().mapLayersByName("rain")
    assert layer.featureCount() == 6 and layer.crs().authid() == "EPSG:4326"


def test_attributes_are_one_step_that_can_be_undone(panel: Any, dock: Any, boxes: QgsVectorLayer) -> None:
    choose(panel.output_combo, "attributes")
    assert not panel.file_widget.isVisible() and not panel.copy_button.isEnabled()
    write(panel.names_edit, "NAME")
    started(panel, "")
    until(lambda: dock.task is None)
    assert boxes.isEditable() and boxes.fields().names() == ["name", "NAME_2"]
    values = [feature["NAME_2"] for feature in boxes.getFeatures()]
    assert 0 < values[0] < 500 and not values[2]
    assert "undo" in panel.summary_label.text()
    assert boxes.undoStack().count() == 1
    boxes.undoStack().undo()
    assert boxes.fields().names() == ["name"]
    boxes.rollBack()


def test_a_cancel_is_heard_at_once(panel: Any, dock: Any, sandbox: Any, tmp_path: Path) -> None:
    sandbox.latency(20_000)
    started(panel, str(tmp_path / "rain.csv"))
    until(lambda: panel.cancel_button.isVisible() and dock.task is not None)
    QTest.qWait(200)
    begin = time.monotonic()
    picture(panel, "zonal_running")
    click(panel.cancel_button)
    until(lambda: dock.task is None)
    assert time.monotonic() - begin < 5.0  # of the twenty that each answer takes
    assert list(tmp_path.iterdir()) == [] and dock.said == [] and panel.run_button.isVisible()


def test_errors_are_sentences_in_their_places(panel: Any, dock: Any, sandbox: Any, tmp_path: Path) -> None:
    started(panel, str(tmp_path / "nowhere" / "rain.csv"))
    assert "There is no folder" in panel._messages["output"].text() and dock.task is None
    write(panel.columns_edit, "size")
    started(panel, str(tmp_path / "rain.csv"))
    assert "no column size" in panel._messages["columns"].text() and dock.task is None
    panel.columns_edit.clear()
    write(panel.bands_edit, "nothing")
    sandbox.faults({"path": "value:compute", "status": 403, "message": "Permission denied: you may not."})
    click(panel.run_button)
    until(lambda: dock.task is None)
    assert "may not do that" in panel.panel_message.text() and "may not do that" in str(dock.said[-1])
    assert list(tmp_path.iterdir()) == []


def test_copies(panel: Any, dock: Any, boxes: QgsVectorLayer, tmp_path: Path) -> None:
    write(file_line(panel), str(tmp_path / "rain.csv"))
    press(panel.copy_button, panel.copy_menu.command_action)
    assert "this project only" in panel._messages["zones"].text()
    QApplication.clipboard().clear()
    press(panel.copy_button, panel.copy_menu.script_action)
    until(lambda: dock.task is None)
    text = QApplication.clipboard().text()
    compile(text, "zonal.py", "exec")
    assert "'MultiPolygon'" in text and "FILE = 'rain.csv'" in text
    choose(panel.zones_combo, "table")
    write(panel.table_edit, "FAO/GAUL/x")
    press(panel.copy_button, panel.copy_menu.command_action)
    assert "--TABLE=FAO/GAUL/x" in QApplication.clipboard().text()
    choose(panel.output_combo, "gpkg")
    assert not panel.copy_menu.script_action.isEnabled() and panel.copy_menu.command_action.isEnabled()


def test_a_job_is_scheduled(panel: Any, dock: Any, tmp_path: Path) -> None:
    """The job counts the days anew at each run."""
    from ee_workbench.ui.schedule_dialog import ScheduleDialog

    week = replace(RAIN, dates=RelativeSpan(7, "day", 3))
    panel.set_offers((Offer("w", "Week", week),))
    choose(panel.zones_combo, "table")
    write(panel.table_edit, "FAO/GAUL/x")
    write(file_line(panel), str(tmp_path / "rain.csv"))
    press(panel.copy_button, panel.copy_menu.schedule_action)
    dialog = panel.findChild(ScheduleDialog)
    assert dialog.isVisible() and "last-7-days" in dialog.name_edit.text()
    inputs = json.loads(dialog.job().inputs())["inputs"]
    assert Recipe.from_json(inputs["RECIPE"]) == week
    assert (inputs["TABLE"], inputs["CSV"]) == ("FAO/GAUL/x", str(tmp_path / "rain.csv"))
    dialog.close()


def test_a_panel_and_a_layer_give_their_recipe(panel: Any, dock: Any, tmp_path: Path) -> None:
    """What *Use for* hands on is offered and chosen; a layer without pixels is refused with a sentence."""
    panel.set_offers(())
    dock.show_recipe(RAIN)
    write(file_line(panel), str(tmp_path / "rain.csv"))
    assert panel.source_combo.currentText() == RAIN.title() and panel.order().source == RAIN
    dock.show_layer(QgsProject.instance().mapLayersByName("boxes")[0])
    assert "no pixels of Earth Engine" in str(dock.said[-1]) and panel.order().source == RAIN
