# SPDX-License-Identifier: GPL-2.0-or-later
"""In the real QGIS, at a slow server: what each panel starts shows progress, and ends at once when it is cancelled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ee_workbench.devtools import demo, environment
from ee_workbench.devtools.sandbox_process import SandboxProcess

DRIVER = Path(__file__).with_name("real_cancel_driver.py")
#: A script runs in the window itself, which goes on living: tests/ui/test_script_panel.py has its Cancel.
WORKS = ("cmip6", "sentinel2", "scenes", "collection", "look up", "zonal", "export", "series", "freeze", "sheet")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    with SandboxProcess() as server:
        folder = tmp_path_factory.mktemp("real cancel ü")
        found = demo.drive(environment.ensure(), DRIVER, folder, server.url, server.token, limit=300.0)
    assert found["ok"], found["sentence"]
    return found


@pytest.mark.parametrize("way", ["panel", "manager"])
@pytest.mark.parametrize("name", WORKS)
def test_it_shows_progress_and_ends_when_it_is_cancelled(report: dict[str, Any], name: str, way: str) -> None:
    found = report["works"][f"{name}, {way}"]
    assert "error" not in found, found["error"]
    assert len(found["tasks"]) >= 1 and all(found["tasks"]) and found["can_cancel"]
    assert found["modal"] == ""
    assert found["seconds"] < 3  # of the twelve that each answer takes
    assert found["message"] is None  # who cancels need not be told


def test_nothing_else_was_tried(report: dict[str, Any]) -> None:
    assert set(report["works"]) == {f"{name}, {way}" for name in WORKS for way in ("panel", "manager")}


def test_qgis_ends_in_peace(report: dict[str, Any]) -> None:
    """With requests still under way that nobody waits for any more."""
    assert report["exit_code"] == 0
