# SPDX-License-Identifier: GPL-2.0-or-later
"""Map sheets, globe and series in the real QGIS, by clicks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ee_workbench.devtools import demo, environment
from ee_workbench.devtools.sandbox_process import SandboxProcess

DRIVER = Path(__file__).with_name("real_sheet_driver.py")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("real sheets ü")
    with SandboxProcess([]) as server:
        found = demo.drive(environment.ensure(), DRIVER, folder, server.url, limit=280.0)
    assert found["ok"], found["sentence"]
    assert found["exit_code"] == 0
    return found


def test_a_sheet_opens_in_the_layout_window(report: dict[str, Any]) -> None:
    sheet = report["sheet"]
    assert sheet["title"] == "Summer in Europe" and sheet["dialog_closed"]
    assert len(sheet["layouts"]) == 1


def test_layout_windows_have_our_items(report: dict[str, Any]) -> None:
    sheet = report["sheet"]
    assert "insert_legend" in sheet["parts"] and "insert_sources" in sheet["parts"]
    assert sheet["inserted"] == 2  # title and subtitle


def test_the_globe_comes_and_goes(report: dict[str, Any]) -> None:
    globe = report["globe"]
    assert "+proj=ortho" in globe["crs"] and "Borders" in globe["names"]
    assert globe["back"] == "EPSG:3857" and globe["moved"] < 0.02


def test_seasons_are_layers(report: dict[str, Any]) -> None:
    assert report["series"]["layers"] == 4
