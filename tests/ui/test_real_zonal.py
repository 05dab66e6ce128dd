# SPDX-License-Identifier: GPL-2.0-or-later
"""Zonal statistics in the real QGIS, by clicks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ee_workbench.devtools import demo, environment
from ee_workbench.devtools.sandbox_process import SandboxProcess

DRIVER = Path(__file__).with_name("real_zonal_driver.py")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("real zonal ü")
    with SandboxProcess() as server:
        found = demo.drive(environment.ensure(), DRIVER, folder, server.url, limit=240.0)
    assert found["ok"], found["sentence"]
    assert found["exit_code"] == 0
    return found


def test_attributes_that_are_undone(report: dict[str, Any]) -> None:
    assert report["fields"] == ["name", "mean"] and report["undone"] == ["name"]
    assert len(report["values"]) == 6 and all(0 < value < 500 for value in report["values"])
    assert report["said"].startswith("6 rows, 2 requests.") and "undo them" in report["said"]


def test_a_table_by_date_becomes_a_layer(report: dict[str, Any]) -> None:
    assert report["table"] == [12]
