# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Export": real clicks and keys, the orders that come out, and the tasks and files that come of them."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from ee_workbench.plugin.bridge.exporting import Offer, Prepared
from ee_workbench.plugin.core import export_script
from ee_workbench.plugin.core.download_list import Begun
from ee_workbench.plugin.core.export_journal import ExportJournal, Job
from ee_workbench.plugin.core.export_order import Destination, ExportOrder
from ee_workbench.plugin.core.order_source import IMAGE, TABLE, Graph
from ee_workbench.plugin.core.periods import DateSpan, Period
from ee_workbench.plugin.core.recipes import Recipe, Region
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.core.relative import RelativeSpan
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.download import DownloadProgress
from ee_workbench.plugin.engine.downloads import FileProgress
from ee_workbench.plugin.engine.export_plan import Item, Plan
from ee_workbench.plugin.engine.session import Session
from ee_workbench.tests.ui.hands import choose, click, picture, press, shown, type_into, write
from osgeo import gdal, osr
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QPoint
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QLabel

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
        # A window of its own opens as wide as the layout was before its hidden parts were hidden.
        made.resize(320, 900)
        yield made


@pytest.fixture
def wanted(panel: Any) -> list[Any]:
    """What *Prepare* has sent."""
    found: list[Any] = []
    panel.prepare_requested.connect(found.append)
    return found


def prepared(order: ExportOrder, count: int = 12, known: int = 0, *warnings: str) -> Prepared:
    items = tuple(Item(f"i{n}", f"tmax_2020_{n + 1:02d}", 1009, 841, 3_394_276) for n in range(count))
    jobs = tuple(Job("image", item.name, {}) for item in items)
    return Prepared(Plan(order, items, (("tmmx", "float32"),), warnings=warnings), jobs, known, "p")


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


# The clipboard.


class Memory:
    """A setting that keeps nothing."""

    def value(self) -> str:
        return ""

    def setValue(self, value: str) -> None:
        pass


@pytest.fixture
def dock(panel: Any, tmp_path: Path) -> Iterator[Any]:
    from ee_workbench.plugin.desktop.exports import ExportDock

    said: list[Any] = []
    client = Client(Session())
    messages = SimpleNamespace(error=said.append, clear=said.clear)
    desktop = SimpleNamespace(client=client, messages=messages, show_connection=lambda: None)
    made = ExportDock(desktop, panel, ExportJournal(tmp_path), Memory(), panel)
    panel.set_offers(OFFERS)
    QApplication.clipboard().clear()
    yield made
    made.close()


def test_the_script_is_put_on_the_clipboard(panel: Any, dock: Any) -> None:
    write(panel.names_edit, "{model}_x")
    panel.set_prepared(prepared(panel.order()))
    press(panel.copy_button, panel.copy_menu.script_action)
    assert QApplication.clipboard().text() == export_script.to_python(panel.order())
    # What was prepared stays.
    text = panel.summary_label.text()
    assert text.startswith("12 tasks") and text.endswith("script is on the clipboard.")
    assert panel.start_button.isEnabled()


def test_the_command_is_put_on_the_clipboard(panel: Any, dock: Any) -> None:
    write(panel.place_edit, "it's here")
    press(panel.copy_button, panel.copy_menu.command_action)
    words = shlex.split(QApplication.clipboard().text())
    assert words[:3] == ["qgis_process", "run", "ee_workbench:export"] and "--PLACE=it's here" in words
    assert panel.summary_label.text() == "The command is on the clipboard."


def test_a_job_is_scheduled(panel: Any, dock: Any, tmp_path: Path) -> None:
    """From the menu to the files that a scheduler runs; the layer's dates stay counted from the day of the run."""
    from ee_workbench.ui.schedule_dialog import ScheduleDialog

    week = replace(SCENES, period=RelativeSpan(7, "day", 3))
    panel.set_offers((Offer("w", "Week", week),))
    press(panel.copy_button, panel.copy_menu.schedule_action)
    dialog = panel.findChild(ScheduleDialog)
    assert dialog.isVisible() and dialog.name_edit.text().startswith("true-colour-last-7-days")
    write(dialog.name_edit, "a b")
    assert "Name the job" in dialog.job_message.text() and not dialog.save_button.isEnabled()
    write(dialog.name_edit, "week")
    write(dialog.program_edit, "/usr/bin/qgis_process")
    dialog.folder_widget.setFilePath(str(tmp_path))
    choose(dialog.every_combo, "week")
    choose(dialog.weekday_combo, 4)
    assert dialog.weekday_combo.isVisible() and not dialog.day_spin.isVisible()
    click(dialog.copy_button)
    assert QApplication.clipboard().text().startswith("0 6 * * 5 QT_QPA_PLATFORM=offscreen /usr/bin/qgis_process run ")
    click(dialog.save_button)
    assert (tmp_path / "week.cron").read_text() == QApplication.clipboard().text()
    inputs = json.loads((tmp_path / "week.json").read_text())["inputs"]
    assert Recipe.from_json(inputs["RECIPE"]) == week
    assert "week.json" in dialog.saved_message.text()
    picture(dialog, "schedule-cron")
    choose(dialog.system_combo, "windows")
    dialog.folder_widget.setFilePath("C:\\jobs")
    assert 'schtasks /create /tn "week" /xml "C:\\jobs\\week.xml"' in dialog.steps_label.text()
    picture(dialog, "schedule-windows")
    dialog.folder_widget.setFilePath(str(tmp_path))
    click(dialog.save_button)
    assert (tmp_path / "week.xml").read_bytes().decode("utf-16").startswith("<?xml")
    dialog.folder_widget.setFilePath(str(tmp_path / "none"))
    click(dialog.save_button)
    assert "cannot be written" in dialog.saved_message.text() and dialog.saved_message.is_warning
    dialog.close()


def test_what_is_no_recipe_has_no_command(panel: Any, dock: Any) -> None:
    assert panel.copy_menu.command_action.isEnabled() and "Workbench" not in panel.copy_menu.command_action.toolTip()
    choose(panel.source_combo, "c")
    assert not panel.copy_menu.command_action.isEnabled() and "Workbench" in panel.copy_menu.command_action.toolTip()
    press(panel.copy_button, panel.copy_menu.command_action)
    assert QApplication.clipboard().text() == ""
    press(panel.copy_button, panel.copy_menu.script_action)
    assert "fromJSON" in QApplication.clipboard().text()
    write(panel.names_edit, "{")
    assert not panel.copy_button.isEnabled()


def test_what_cannot_be_written_is_said(panel: Any, dock: Any) -> None:
    several = replace(WARM, models=("ACCESS-CM2", "MIROC6"))
    panel.set_offers((Offer("m", "Two models", several),))
    choose(panel.what_combo, "images")
    press(panel.copy_button, panel.copy_menu.script_action)
    assert QApplication.clipboard().text() == ""
    assert any("single model" in label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_pictures(panel: Any) -> None:
    choose(panel.source_combo, "b")
    picture(panel, "export-320")
    panel.set_prepared(prepared(panel.order(), 12, 3, "64-bit numbers are twice as large and seldom needed."))
    picture(panel, "export-320-prepared")
    menu = panel.copy_button.menu()
    menu.popup(panel.copy_button.mapToGlobal(QPoint(0, 0)))
    QTest.qWait(50)
    picture(menu, "export-menu")
    menu.close()
    choose(panel.source_combo, "c")
    choose(panel.destination_combo, "asset")
    picture(panel, "export-320-table")
    assert panel.grab().width() == 320


def test_files_on_this_computer(panel: Any, wanted: list[Any], tmp_path: Path) -> None:
    choose(panel.source_combo, "b")
    choose(panel.destination_combo, "disk")
    assert "folder" in panel._messages["destination"].text() and not panel.place_edit.isVisible()
    panel.folder_widget.setFilePath(str(tmp_path))
    choose(panel.what_combo, "images")
    choose(panel.format_combo, "COG")
    assert not panel.overviews_check.isVisible() and panel.format_combo.findData("TFRecord") < 0
    choose(panel.compression_combo, "ZSTD")
    panel.nodata_edit.setText("-1")
    click(panel.mask_check)
    assert not panel.nodata_edit.isEnabled()
    picture(panel, "export-320-disk")
    click(panel.prepare_button)
    (order,) = wanted
    assert order == ExportOrder(
        SCENES, "images", Destination("disk", str(tmp_path)), "{index:03d}_{date:%Y_%m_%d}", scale=1000,
        file_format="COG", compression="ZSTD", mask=True,
    )  # fmt: skip
    state = panel.state()
    panel.folder_widget.setFilePath("")
    panel.restore(state)
    assert panel.order().to_json() == order.to_json()


def test_the_pixels_of_a_layer(panel: Any, wanted: list[Any], tmp_path: Path) -> None:
    made = gdal.GetDriverByName("GTiff").Create(str(tmp_path / "dem.tif"), 40, 20, 1)
    made.SetGeoTransform((500000, 25, 0, 5300000, 0, -25))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32632)
    made.SetProjection(reference.ExportToWkt())
    made.FlushCache()
    del made
    QgsProject.instance().addMapLayer(QgsRasterLayer(str(tmp_path / "dem.tif"), "dem", "gdal"))
    choose(panel.grid_combo, "layer")
    assert panel.grid_layer_combo.currentText() == "dem" and not panel.crs_widget.isVisible()
    click(panel.prepare_button)
    assert (wanted[0].crs, wanted[0].crs_transform) == ("EPSG:32632", (25, 0, 500000, 0, -25, 5300000))
    QgsProject.instance().clear()
    assert panel._messages["crs_transform"].isVisible()


def test_a_download_is_paused_and_gone_on_with(panel: Any) -> None:
    paused: list[bool] = []
    panel.pause_requested.connect(paused.append)
    panel.set_running(True, "Downloading…", can_pause=True)
    state = DownloadProgress("fetching", 0.5, 5, 10, 50_000_000, 100_000_000, rate=2_000_000, seconds_left=25)
    panel.set_file_progress(FileProgress(2, 3, "a.tif", state))
    assert panel.panel_message.text() == "File 2 of 3: 50.0 MB of 100 MB, 2.0 MB a second, 25 s left"
    assert panel.progress_bar.value() == round(100 * (1 + 0.95 * 0.5) / 3)
    picture(panel, "export-320-downloading")
    click(panel.pause_button)
    click(panel.pause_button)
    assert paused == [True, False]
    panel.set_running(False)
    assert not panel.pause_button.isVisible()
    going, forgotten = [], []
    panel.go_on_requested.connect(going.append)
    panel.forget_requested.connect(forgotten.append)
    panel.set_unfinished([Begun("abc", ExportOrder(WARM, IMAGE, Destination("disk", "/data")))])
    assert WARM.title() in panel.unfinished_label.text()
    picture(panel, "export-320-unfinished")
    click(panel.go_on_button)
    click(panel.forget_button)
    assert going == forgotten == ["abc"]
    panel.set_unfinished(())
    assert not panel.unfinished_area.isVisible()
