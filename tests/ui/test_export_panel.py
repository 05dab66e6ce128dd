# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Export": real clicks and keys, the orders that come out, and the tasks and files that come of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.plugin.bridge.exporting import Offer, Prepared
from ee_workbench.plugin.core.export_journal import Job
from ee_workbench.plugin.core.export_order import IMAGE, TABLE, Destination, ExportOrder, Graph
from ee_workbench.plugin.core.periods import DateSpan, Period
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.engine.export_plan import Item, Plan
from ee_workbench.tests.ui.hands import choose, click, shown, type_into
from qgis.core import QgsCoordinateReferenceSystem
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLineEdit

WARM = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period(2030, 2030, (3,)))
SCENES = Sentinel2Recipe(Region.rectangle(11.3, 47.8, 11.5, 48.0, "lake"), DateSpan.of("2024-06-01", "2024-08-31"))
GRAPH = '{"result": "0", "values": {"0": {"constantValue": 1}}}'
OFFERS = (
    Offer("a", "Tmax March 2030", WARM),
    Offer("b", "Lake", SCENES),
    Offer("c", "Districts", Graph(GRAPH, TABLE, "Districts")),
)


@pytest.fixture
def panel(qgis_app: Any) -> Iterator[Any]:
    from ee_workbench.ui.export_panel import ExportPanel

    made = ExportPanel()
    made.set_connected(True)
    made.set_offers(OFFERS)
    with shown(made, 320, 900):
        yield made


@pytest.fixture
def wanted(panel: Any) -> list[Any]:
    """What *Prepare* has sent."""
    found: list[Any] = []
    panel.prepare_requested.connect(found.append)
    return found


def write(edit: QLineEdit, text: str) -> None:
    """Type into a line as a person does."""
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


def prepared(order: ExportOrder, count: int = 12, known: int = 0, *warnings: str) -> Prepared:
    items = tuple(Item(f"i{n}", f"tmax_2020_{n + 1:02d}", 1009, 841, 3_394_276) for n in range(count))
    jobs = tuple(Job("image", item.name, {}) for item in items)
    return Prepared(Plan(order, items, (("tmmx", "float32"),), 0, 0, warnings), jobs, known, "p")


def picture(panel: Any, name: str) -> None:
    folder = os.environ.get("EEW_PICTURES")
    if folder:
        panel.grab().save(str(Path(folder) / f"{name}.png"))


def test_three_clicks_make_an_order(panel: Any, wanted: list[Any]) -> None:
    click(panel.prepare_button)
    assert wanted == [ExportOrder(WARM, IMAGE, Destination("drive"), scale=1000)]
    assert not panel.start_button.isEnabled()


def test_choices_become_the_order(panel: Any, wanted: list[Any]) -> None:
    write(panel.bands_edit, "tasmax")
    type_into(panel.scale_spin, "25000")
    panel.region_picker.set_value(SCENES.region)
    click(panel.clip_check)
    choose(panel.destination_combo, "cloud")
    write(panel.place_edit, "bucket/maps")
    write(panel.names_edit, "{model}_{date:%Y}")
    choose(panel.format_combo, "COG")
    choose(panel.dtype_combo, "int16")
    write(panel.nodata_edit, "-9999")
    write(panel.max_pixels_edit, "1e9")
    click(panel.prepare_button)
    (order,) = wanted
    assert order == ExportOrder(
        WARM, IMAGE, Destination("cloud", "bucket/maps"), "{model}_{date:%Y}", ("tasmax",), 25000.0, "", None,
        SCENES.region, True, "COG", "int16", -9999.0, 1e9,
    )  # fmt: skip
    assert "ACCESS-CM2_\u200b2030.tif" in panel.names_label.text()


def test_a_transform_and_its_system(panel: Any, wanted: list[Any]) -> None:
    choose(panel.grid_combo, "transform")
    write(panel.transform_edit, "0.25, 0, -180, 0, -0.25, 90")
    assert "coordinate system" in panel._messages["crs"].text()
    panel.crs_widget.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    click(panel.prepare_button)
    assert wanted[0].crs_transform == (0.25, 0, -180, 0, -0.25, 90) and wanted[0].crs == "EPSG:4326"
    write(panel.transform_edit, "1, 2")
    assert panel._messages["crs_transform"].isVisible() and not panel.prepare_button.isEnabled()


@pytest.mark.parametrize(
    ("name", "text", "field"),
    [
        ("names_edit", "{", "template"),
        ("nodata_edit", "none", "nodata"),
        ("max_pixels_edit", "many", "max_pixels"),
        ("place_edit", "a/b", "destination"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field(panel: Any, name: str, text: str, field: str) -> None:
    write(getattr(panel, name), text)
    assert panel._messages[field].isVisible() and not panel.prepare_button.isEnabled()
    write(getattr(panel, name), "1" if "edit" in name and field != "template" else "{index}")
    assert not panel._messages[field].isVisible() and panel.prepare_button.isEnabled()


def test_a_table_has_columns_and_no_pixels(panel: Any, wanted: list[Any]) -> None:
    choose(panel.source_combo, "c")
    assert panel.what_combo.value() == TABLE and not panel.grid_group.isVisible()
    write(panel.columns_edit, "name, mean")
    choose(panel.format_combo, "GeoJSON")
    click(panel.prepare_button)
    assert wanted == [
        ExportOrder(OFFERS[2].source, TABLE, Destination("drive"), columns=("name", "mean"), file_format="GeoJSON")
    ]
    choose(panel.source_combo, "a")
    assert panel.grid_group.isVisible() and panel.format_combo.value() == "GeoTIFF"


def test_an_asset_has_overviews_and_no_files(panel: Any, wanted: list[Any]) -> None:
    write(panel.nodata_edit, "5")
    choose(panel.destination_combo, "asset")
    assert "projects/my-project/assets" in panel._messages["destination"].text()
    write(panel.place_edit, "projects/p/assets/tmax")
    choose(panel.pyramiding_combo, "mode")
    click(panel.prepare_button)
    assert (wanted[0].pyramiding, wanted[0].nodata) == ("mode", None)
    assert not panel.format_combo.isVisible() and not panel.nodata_edit.isVisible()


def test_what_was_prepared_can_be_started(panel: Any) -> None:
    started: list[Any] = []
    panel.start_requested.connect(lambda *given: started.append(given))
    ready = prepared(panel.order(), 12, 3, "Beware.")
    panel.set_prepared(ready)
    text = panel.summary_label.text()
    assert "12 tasks, 1,009 × 841 pixels each (3.4 MB), 40.7 MB in all" in text
    assert "tmax_2020_01.tif\ntmax_2020_02.tif\n…\ntmax_2020_12.tif" in text and "not sent again: 3" in text
    assert panel.warning_message.text() == "Beware." and "12" in panel.start_button.text()
    click(panel.again_check)
    click(panel.start_button)
    assert started == [(ready, True)]
    # Whatever is changed afterwards has to be looked at anew.
    type_into(panel.scale_spin, "500")
    assert not panel.start_button.isEnabled() and panel.summary_label.text() == ""
    panel.set_prepared(ready)
    assert not panel.start_button.isEnabled()


def test_the_form_comes_back(panel: Any) -> None:
    choose(panel.source_combo, "b")
    write(panel.names_edit, "x{index}")
    choose(panel.grid_combo, "own")
    write(panel.nodata_edit, "nan")
    state, before = panel.state(), panel.order()
    assert "left_out" not in state
    write(panel.names_edit, "y")
    write(panel.nodata_edit, "3")
    panel.restore(state)
    assert panel.order().to_json() == before.to_json()


def test_offers_come_and_go(panel: Any) -> None:
    choose(panel.source_combo, "b")
    panel.set_offers(OFFERS[1:])
    assert panel.source_combo.value() == "b"
    panel.set_offers(OFFERS[:1])
    assert panel.source_combo.value() == "a"
    panel.set_offers(())
    assert "Add an Earth Engine layer" in panel._messages["source"].text() and not panel.prepare_button.isEnabled()
    panel.set_offers(OFFERS, "c")
    assert panel.source_combo.value() == "c" and panel.what_combo.value() == TABLE


def test_pictures(panel: Any) -> None:
    choose(panel.source_combo, "b")
    picture(panel, "export-320")
    panel.set_prepared(prepared(panel.order(), 12, 3, "64-bit numbers are twice as large and seldom needed."))
    picture(panel, "export-320-prepared")
    choose(panel.source_combo, "c")
    choose(panel.destination_combo, "asset")
    picture(panel, "export-320-table")
    assert panel.grab().width() == 320
