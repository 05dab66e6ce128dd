# SPDX-License-Identifier: GPL-2.0-or-later
"""Time series in the real QGIS: from a layer's menu over a click on the map to a chart and a layer with times."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ee_workbench.devtools import demo, environment
from ee_workbench.devtools.sandbox_process import SandboxProcess

DRIVER = Path(__file__).with_name("real_series_driver.py")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    with SandboxProcess() as server:
        folder = tmp_path_factory.mktemp("real series ü")
        found = demo.drive(environment.ensure(), DRIVER, folder, server.url, server.token, limit=240.0)
    assert found["ok"], found["sentence"]
    assert found["exit_code"] == 0
    return found


def test_a_click_on_a_projected_map_is_a_place_in_degrees(report: dict[str, Any]) -> None:
    longitude, latitude = report["point"]
    assert report["source"] and 8.9 < longitude < 13.5 and 46.5 < latitude < 48.6
    assert report["marks"] == 1 and report["marks_hidden"] == 0


def test_each_model_is_a_line(report: dict[str, Any]) -> None:
    assert report["names"] == ["MIROC6", "ACCESS-CM2", "CanESM5"]
    assert [len(values) for values in report["values"]] == [31, 31, 31]
    assert all(-40 < value < 40 for values in report["values"] for value in values)
    assert report["values"][0] != report["values"][1]


def test_the_layer_has_times(report: dict[str, Any]) -> None:
    assert report["layer"] == [31, True, ["place", "time", "MIROC6", "ACCESS-CM2", "CanESM5"]]


def test_the_window_stays_alive(report: dict[str, Any]) -> None:
    assert report["block_ms"] < 1000  # what is felt; how little it is, the bench says
