# SPDX-License-Identifier: GPL-2.0-or-later
"""Exports from the console: started, looked at, cancelled; with QGIS alive while it waits."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

import pytest
from ee_workbench.plugin import console as wb
from ee_workbench.plugin.bridge import downloading, exporting
from ee_workbench.plugin.bridge.connecting import Connector
from ee_workbench.plugin.core.errors import NotConnected, RecipeError, WorkbenchError
from ee_workbench.plugin.core.export_journal import ExportJournal
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session
from osgeo import gdal
from qgis.core import QgsProject, QgsRasterLayer

TERRA = "IDAHO_EPSCOR/TERRACLIMATE"
WHERE: dict[str, Any] = {"scale": 100_000, "crs": "EPSG:4326", "region": (112, -44, 154, -9)}


@pytest.fixture
def journal(tmp_path: Path) -> ExportJournal:
    return ExportJournal(tmp_path / "journal")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def server(fresh_sandbox: Callable[..., Any], output: Path, journal: ExportJournal, wait: Any) -> Any:
    """A sandbox whose tasks wait, and the console connected to it."""
    session = Session()
    connector = Connector(session)
    wb.attach(Client(session), connector, journal)
    made = fresh_sandbox("--output", output)
    made.control("POST", "tasks", {"hold": True})
    wb.connect("sandbox", url=made.url)
    yield made
    wb.disconnect()
    wb.detach()
    connector.shut_down()


def year() -> wb.Handle:
    return wb.collection(TERRA, "2020", "tmmx")


def test_every_image_is_started_once(server: Any, journal: ExportJournal, heartbeat: Any) -> None:
    with heartbeat:
        started = year().export("drive", "australia", "tmax_{date:%Y_%m}", every=True, **WHERE)
    assert heartbeat.beats > 3
    assert repr(started) == "12 exports started in Drive folder australia"
    assert started.names == tuple(f"tmax_2020_{month:02d}" for month in range(1, 13))
    assert len(set(started.operations)) == 12 and len(journal.entries()) == 12
    assert [each.description for each in started.states()] == list(started.names)
    again = year().export("drive", "australia", "tmax_{date:%Y_%m}", every=True, **WHERE)
    assert again.operations == started.operations and again.new == 0
    assert repr(again) == "0 exports started in Drive folder australia, 12 had been before"
    anew = year().export("drive", "australia", "tmax_{date:%Y_%m}", every=True, anew=True, **WHERE)
    assert anew.new == 12 and not set(anew.operations) & set(started.operations)


def test_a_plan_starts_nothing(server: Any) -> None:
    plan = year().plan("drive", "australia", "{date:%m}", every=True, **WHERE)
    assert [item.name for item in plan.items] == [f"{month:02d}" for month in range(1, 13)]
    assert "12 exports of" in repr(plan) and "01, 02, …, 12" in repr(plan) and "47 × 39 pixels" in repr(plan)
    assert wb.tasks() == []


def test_a_script_starts_nothing_either_and_needs_no_session(server: Any) -> None:
    script = year().export_script("cloud", "bucket/a", "{date:%m}", every=True, **WHERE)
    assert 'PROJECT = "sandbox"' in script and "toCloudStorage" in script and wb.tasks() == []
    wb.disconnect()
    script = year().export_script("asset", "projects/p/assets", "{date:%m}", every=True, project="mine", wait=False)
    assert 'PROJECT = "mine"' in script
    compile(script, "script", "exec")


def test_tasks_are_listed_and_cancelled(server: Any) -> None:
    started = year().export("drive", "", "tmax_{date:%Y_%m}", every=True, **WHERE)
    one = wb.cmip6("ACCESS-CM2", "ssp245", "tasmax", "2030-03").export("cloud", "bucket", "warm", **WHERE)
    assert repr(started) == "12 exports started in Drive"
    assert repr(one) == "1 export started in Cloud Storage bucket bucket"
    assert wb.tasks()[0].description == "warm" and len(wb.tasks()) == 13
    assert [each.description for each in wb.tasks("2020_0", "pending")][-1] == "tmax_2020_01"
    assert wb.cancel("2020_1") == 3 and len(wb.tasks(state="CANCELLED")) == 3
    assert wb.cancel(wb.tasks("2020_01")) == 1 and wb.cancel(wb.tasks("2020_02")[0]) == 1
    assert started.cancel() == 7 and wb.cancel(started) == 0
    assert wb.cancel("*") == 1 and {each.state for each in wb.tasks()} == {"CANCELLED"}
    for nothing in ("", " "):
        with pytest.raises(RecipeError):
            wb.cancel(nothing)
    with pytest.raises(WorkbenchError, match="wb.tasks"):
        wb.cancel([1, 2])  # type: ignore[list-item]


def test_objects_of_a_script_and_layers(server: Any, output: Path, project: Any, wait: Any) -> None:
    import ee

    image = ee.Image.constant(5).toByte()
    box = ee.Geometry.Rectangle([0, 0, 4, 4], "EPSG:4326", False)
    images = ee.ImageCollection([image.clip(box).set("system:index", name) for name in "ab"])
    table = ee.FeatureCollection([ee.Feature(ee.Geometry.Point([1, 2]), {"a": 5})])
    small = {**WHERE, "region": (0, 0, 5, 5)}
    assert wb.export(image, "drive", "x", title="five", **small).names == ("five",)
    assert wb.export(images, "drive", "x", "{system:index}_{index}", **small).names == ("a_0", "b_1")
    assert wb.export(table, "drive", "x", "rows", columns="a").names == ("rows",)
    layer = wb.cmip6("ACCESS-CM2", "ssp245", "tasmax", "2030-03").add()
    assert wb.export(layer, "drive", "x", "days_{date:%d}", every=True, **small).new == 31
    server.control("POST", "tasks", {"hold": False})
    wait.until(lambda: (output / "drive" / "x" / "rows.csv").is_file(), timeout=60_000)
    wait.until(lambda: (output / "drive" / "x" / "five.tif").is_file(), timeout=60_000)
    for thing in (ee.Number(1), "text", None, QgsRasterLayer()):
        with pytest.raises(RecipeError) as caught:
            wb.export(thing)
        assert caught.value.field == "source"


def test_without_waiting(server: Any, wait: Any) -> None:
    task = year().export("drive", "x", "{date:%m}", every=True, wait=False, **WHERE)
    with wait.signals(task.ended, timeout=60_000):
        pass
    assert len(wb.tasks()) == 12


def test_what_does_not_fit_is_a_sentence(server: Any) -> None:
    for options, field in (
        ({"to": "mail"}, "destination"),
        ({"to": "drive", "place": "a/b"}, "destination"),
        ({"names": "{"}, "template"),
        ({"names": "same", "every": True}, "template"),
        ({"region": "Switzerland"}, "region"),
        ({"bands": "pr"}, "bands"),
        ({"scale": -1}, "scale"),
        ({"file_format": "PNG"}, "file_format"),
    ):
        with pytest.raises(RecipeError) as caught:
            year().export(**options)
        assert caught.value.field == field
    with pytest.raises(TypeError):
        year().plan(colour="red")
    server.faults({"path": "image:export", "status": 403, "message": "Permission denied: folder."})
    with pytest.raises(WorkbenchError):
        year().export(**WHERE)
    wb.disconnect()
    for call in (year().export, year().plan, wb.tasks, lambda: wb.cancel("*")):
        with pytest.raises(NotConnected):
            call()


def test_without_the_plugin_the_journal_is_the_profile_s(
    server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ee_workbench.plugin.console import session as console_session

    monkeypatch.setattr(exporting, "profile_folder", lambda: tmp_path / "profile")
    wb.attach(*console_session.services())
    assert year().export("drive", "x", "one", **WHERE).new == 1
    assert len(ExportJournal(tmp_path / "profile" / "exports").entries()) == 1


def test_a_download_gives_the_path(server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloading, "profile_folder", lambda: tmp_path / "profile")
    QgsProject.instance().clear()
    where: dict[str, Any] = {"crs": "EPSG:4326", "scale": 50_000, "region": (130, -30, 140, -20)}
    path = wb.collection(TERRA, "2020-07", "tmmx").download(tmp_path / "july {1}.tif", nodata=-1, **where)
    assert path == tmp_path / "july_1.tif" and gdal.Open(str(path)).GetRasterBand(1).GetNoDataValue() == -1
    (layer,) = QgsProject.instance().mapLayers().values()
    assert layer.renderer().type() == "singlebandpseudocolor"
    (tmp_path / "all").mkdir()
    paths = year().download(tmp_path / "all", every=True, names="t{date:%m}", add=False, file_format="COG", **where)
    assert [each.name for each in paths] == [f"t{month:02d}.tif" for month in range(1, 13)]
    assert len(QgsProject.instance().mapLayers()) == 1
    with pytest.raises(WorkbenchError, match="no folder"):
        year().download(tmp_path / "none" / "x.tif", **where)
    QgsProject.instance().clear()
