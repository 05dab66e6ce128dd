# SPDX-License-Identifier: GPL-2.0-or-later
"""Exports in the real QGIS, by clicks: from a panel and a layer to tasks, files and the layer made of one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ee_workbench.devtools import demo, environment
from ee_workbench.devtools.sandbox_process import SandboxProcess
from osgeo import gdal

DRIVER = Path(__file__).with_name("real_export_driver.py")


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("out")


@pytest.fixture(scope="module")
def report(output: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("real exports ü")
    with SandboxProcess(["--output", str(output)]) as server:
        files = str(output / "drive")
        found = demo.drive(environment.ensure(), DRIVER, folder, server.url, server.token, files, limit=240.0)
    assert found["ok"], found["sentence"]
    assert found["exit_code"] == 0
    return found


def test_every_day_of_a_month_from_the_panel(report: dict[str, Any], output: Path) -> None:
    panel = report["panel"]
    assert panel["summary"].startswith("31 tasks, 401 × 167 pixels") and "tasmax_03_01.tif" in panel["summary"]
    assert "31" in panel["start"] and panel["said"].startswith("31 tasks were started.")
    assert panel["states"] == ["PENDING"] and panel["message"].endswith("finished.")
    files = sorted(path.name for path in (output / "drive" / "days").glob("*.tif"))
    assert files == [f"tasmax_03_{day:02d}.tif" for day in range(1, 32)]
    source = gdal.Open(str(output / "drive" / "days" / files[0]))
    values = source.GetRasterBand(1).ReadAsArray()
    assert -60 < values[values == values].mean() < 40  # degrees Celsius


def test_a_result_becomes_a_layer(report: dict[str, Any], output: Path) -> None:
    result = report["result"]
    source = gdal.Open(result["source"])
    assert result["name"].startswith("tasmax_03_") and result["size"] == [source.RasterXSize, source.RasterYSize]


def test_a_layer_offers_its_export(report: dict[str, Any]) -> None:
    assert report["layer"]["chosen"] and report["layer"]["title"]


def test_recipes_and_layers_reach_the_other_docks(report: dict[str, Any]) -> None:
    assert report["layer"]["others"] == {"layer": True, "zonal": True, "series": True}


def test_the_toolbar_is_in_the_order_of_the_work(report: dict[str, Any]) -> None:
    words = ",".join(report["layer"]["toolbar"])
    wanted = (
        "Connection,CMIP6,Sentinel-2,Collections,,Time series,Zonal statistics,,Export,Tasks,,Map sheet…,Globe,,Scripts"
    )
    assert words.endswith(wanted)


def test_the_own_sandbox_keeps_its_exports(report: dict[str, Any]) -> None:
    own = report["own"]
    assert own["folders"][0] == own["folders"][1] and own["folders"][0].endswith("ee_workbench/sandbox")
    assert (own["task"], own["state"]) == ("kept", "SUCCEEDED")


def test_the_window_stays_alive(report: dict[str, Any]) -> None:
    assert report["panel"]["block_ms"] < 500  # what is felt; how little it is, the bench says


def test_a_file_on_this_computer(report: dict[str, Any]) -> None:
    disk = report["disk"]
    assert disk["summary"].startswith("1 file, 1604 × ") and disk["start"].replace("&", "") == "Download"
    assert "on_disk.tif" in disk["said"] and "checked" in disk["said"]
    source = gdal.Open(disk["source"])
    assert source.RasterXSize > 1600 and source.GetMetadataItem("AREA_OR_POINT") is not None
    values = source.GetRasterBand(1).ReadAsArray()
    assert -60 < values[values == values].mean() < 40 and disk["renderer"] == "singlebandpseudocolor"
    assert disk["block_ms"] < 500
