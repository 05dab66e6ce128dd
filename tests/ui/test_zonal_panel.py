# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Zonal statistics": real clicks and keys, the orders that come out, and the rows that come of them."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from ee_workbench.plugin.bridge.exporting import Offer
from ee_workbench.plugin.core.periods import DateSpan
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band
from ee_workbench.plugin.core.zonal_order import LayerZones, Output, TableZones, ZonalOrder
from ee_workbench.plugin.core.zonal_statistics import Histogram
from ee_workbench.tests.ui.hands import choose, click, shown, type_into
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLineEdit

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


def write(edit: QLineEdit, text: str) -> None:
    """Type into a line as a person does."""
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


def picture(panel: Any, name: str) -> None:
    folder = os.environ.get("EEW_PICTURES")
    if folder:
        panel.grab().save(str(Path(folder) / f"{name}.png"))


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
