# SPDX-License-Identifier: GPL-2.0-or-later
"""Printing in the real QGIS: the dialog by clicks, signs in the layer tree, and the layout window's own export."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ee_workbench.devtools import demo, environment
from ee_workbench.devtools.sandbox_process import SandboxProcess

DRIVER = Path(__file__).with_name("real_print_driver.py")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("real print ü")
    with SandboxProcess([]) as server:
        found = demo.drive(environment.ensure(), DRIVER, folder, server.url, server.token, limit=90.0)
    assert found["ok"], found["sentence"]
    assert found["exit_code"] == 0
    return found


def test_a_layer_is_frozen_by_clicks(report: dict[str, Any]) -> None:
    """180 × 150 mm at 120 and 100 dpi: 850 × 709 and 709 × 591 pixels."""
    found = report["freeze"]
    assert found["map"] == "Sheet · Map 1" and found["width_shown"]
    assert found["first"].startswith("850 × 709 pixels") and found["second"].startswith("709 × 591 pixels")
    assert "1 request" in found["second"] and "pixels" in found["canvas"]
    assert found["provider"] == "gdal" and not found["open"]
    asked = [path for path in found["requests"] if "/tiles/" not in path]  # the map window draws its own
    assert len(asked) == 1 and asked[0].endswith("image:computePixels")
    assert found["sign"] == ["Frozen for print"] and found["thaw"] and found["refresh"]
    assert found["block_ms"] < 500


def test_a_moved_map_is_said_and_made_good(report: dict[str, Any]) -> None:
    found = report["stale"]
    assert "moved or changed" in found["sign"][0] and found["after"] == ""
    assert found["provider"] == "wms" and found["signs"] == 0


def test_the_layout_s_window_exports_with_a_check(report: dict[str, Any]) -> None:
    assert report["designer"]["written"] and "written and whole" in report["designer"]["said"]
