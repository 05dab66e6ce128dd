# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin in the real QGIS: loading and unloading, adding by clicks, and every way to fail.

One QGIS does it all (real_driver.py) and writes down what it saw; the tests judge.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ee_workbench.devtools import demo, environment
from ee_workbench.devtools.sandbox_process import SandboxProcess
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.recipes import Recipe
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from ee_workbench.plugin.engine import products
from ee_workbench.plugin.engine.session import Session

DRIVER = Path(__file__).with_name("real_driver.py")


@pytest.fixture(scope="module")
def server() -> Iterator[SandboxProcess]:
    with SandboxProcess() as process:
        yield process


@pytest.fixture(scope="module")
def report(server: SandboxProcess, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("real qgis ü")
    found = demo.drive(environment.ensure(), DRIVER, folder, server.url, server.token, limit=240.0)
    assert found["ok"], found["sentence"]
    return found


def test_qgis_ends_in_peace(report: dict[str, Any]) -> None:
    assert report["exit_code"] == 0


def test_loading_adds_everything_and_starts_nothing(report: dict[str, Any]) -> None:
    loaded = report["lifecycle"]["loaded"]
    assert "ee_workbench_cmip6_dock" in loaded["objects"] and "ee_workbench_toolbar" in loaded["objects"]
    assert loaded["provider"] and loaded["menu"] == ["Earth Engine Workbench"]
    assert loaded["threads"] == []  # nothing to reconnect to, so nothing is sent


@pytest.mark.parametrize("when", ["unloaded", "unloaded again"])
def test_unloading_leaves_nothing(report: dict[str, Any], when: str) -> None:
    left = report["lifecycle"][when]
    before = report["lifecycle"]["loaded"]["children"]
    assert left == {
        "objects": [], "provider": False, "menu": [], "threads": [], "settings": False, "children": before,
    }  # fmt: skip


def test_loading_twice_is_loading_once(report: dict[str, Any]) -> None:
    assert report["lifecycle"]["again"]["objects"] == report["lifecycle"]["loaded"]["objects"]
    assert report["lifecycle"]["connected"]["children"] > report["lifecycle"]["again"]["children"]


def test_the_form_remembers_its_last_state(report: dict[str, Any]) -> None:
    assert report["lifecycle"]["remembered"] == 2077


def test_a_click_makes_one_request_and_one_layer(report: dict[str, Any]) -> None:
    adding = report["adding"]
    assert adding["requests"] == ["maps"]
    assert adding["running"] == {"cancel": True, "add": False} and adding["add_enabled"]
    assert adding["ours"] and adding["stored"] == adding["recipe"]
    recipe = Recipe.from_json(adding["recipe"])
    assert adding["name"] == recipe.title()
    assert "sandbox sample data, not for science" in adding["attribution"]


def test_the_canvas_shows_the_values_colours(report: dict[str, Any], server: SandboxProcess) -> None:
    """Pixels of the window against the values, which the server is asked for as numbers, through the palette."""
    adding = report["adding"]
    recipe = Recipe.from_json(adding["recipe"])
    assert isinstance(recipe, Cmip6Recipe)
    session = Session()
    session.connect(Connection(url=server.url))
    try:
        import ee

        grid = {
            "dimensions": {"width": 1440, "height": 600},
            "affineTransform": {"scaleX": 0.25, "translateX": -180, "scaleY": -0.25, "translateY": 90},
            "crsCode": "EPSG:4326",
        }
        image = products.build(recipe).image
        answer = ee.data.computePixels({"expression": image, "grid": grid, "fileFormat": "NPY"})
        cells = (np.load(io.BytesIO(answer)) if isinstance(answer, bytes) else answer)["tasmax"]
    finally:
        session.disconnect()
    shown = recipe.visualization()
    colours = np.array([[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in shown.palette], dtype="float64")
    low, high = shown.minimum[0], shown.maximum[0]
    differences = []
    for lon, lat, *rgb in adding["pixels"]:
        around = []
        # QGIS resamples tiles: the pixel may be that of a neighbouring cell.
        for dx in (-0.25, 0.0, 0.25):
            for dy in (-0.25, 0.0, 0.25):
                value = float(cells[int((90 - lat + dy) / 0.25), int((lon + dx + 180) / 0.25)])
                place = np.clip((value - low) / (high - low), 0, 1) * (len(colours) - 1)
                below = min(int(place), len(colours) - 2)
                around.append(colours[below] + (colours[below + 1] - colours[below]) * (place - below))
        around = np.array(around)
        outside = np.maximum(around.min(axis=0) - rgb, rgb - around.max(axis=0)).max()
        differences.append(max(outside, 0.0))
    assert len(differences) == 81 and max(differences) <= 3.0
    assert len({tuple(pixel[2:]) for pixel in adding["pixels"]}) > 20


def test_updating_replaces_in_place(report: dict[str, Any]) -> None:
    updating = report["updating"]
    assert updating["layers"] == 1 and updating["same"] and updating["stored"] == 2055
    assert updating["opacity"] == pytest.approx(0.6) and updating["requests"] == ["maps"]


def test_a_stretch_costs_one_small_request(report: dict[str, Any]) -> None:
    stretching = report["stretching"]
    assert stretching["requests"] == ["value:compute"]
    low, high = stretching["after"]
    assert -60 < low < high < 60 and stretching["after"] != stretching["before"]


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("429", "too many requests"),
        ("503", "not available"),
        ("truncated", "broke off"),
        ("computation", "too large"),
        ("expired", "Sign in again"),
    ],
)
def test_a_failure_is_one_sentence_and_a_live_panel(report: dict[str, Any], fault: str, words: str) -> None:
    found = report["failing"][fault]
    assert words in found["message"] and found["message"] == found["beside"]
    assert found["details"] and len(found["items"]) == 1, found["items"][:5]
    assert found["added"] == 0 and found["add_enabled"]


def test_a_cancel_is_quick_and_silent(report: dict[str, Any]) -> None:
    found = report["cancelling"]
    assert found["seconds"] < 3.0 and found["message"] is None  # of the twenty that the server would take
    assert found["added"] == 0 and found["add_enabled"]


def test_a_sandbox_that_dies_while_drawing(report: dict[str, Any]) -> None:
    found = report["killed"]
    assert "sandbox has stopped" in found["message"] and found["status"] == "Not connected"
    assert not found["add_enabled"] and found["again"]


def test_nobody_at_the_address(report: dict[str, Any]) -> None:
    found = report["nobody"]
    assert found["message"] == found["error"] and "cannot be reached" in found["message"]
    assert found["status"] == "Not connected"


def test_the_report_is_of_this_run(report: dict[str, Any], server: SandboxProcess) -> None:
    assert json.loads(report["adding"]["recipe"])["kind"] == "cmip6" and server.process.poll() is None


# Sentinel-2


def test_a_composite_is_one_request_and_one_layer(report: dict[str, Any]) -> None:
    found = report["imagery"]
    assert found["add"] == ["maps"] and found["kind"] == "sentinel2" and "June 2024" in found["name"]
    assert found["colours"] > 30 and found["blank"] != "#ffffff"
    assert found["stretch"] == ["value:compute"]


def test_the_table_of_scenes_is_one_request(report: dict[str, Any]) -> None:
    found = report["imagery"]
    assert found["scenes"] == ["value:compute"] and found["rows"] >= 5 and len(found["left_out"]) == 1
    assert found["modal"] == ""


def test_several_periods_are_layers_of_a_group(report: dict[str, Any]) -> None:
    (names,) = [names for group, names in report["imagery"]["group"].items() if group == "Sentinel-2"]
    assert len(names) == 2 and sum("June 2024" in name for name in names) == sum("July 2024" in name for name in names)


def test_no_scenes_are_a_sentence_and_no_layer(report: dict[str, Any]) -> None:
    nothing = report["imagery"]["nothing"]
    assert nothing["added"] == 0 and "no images" in nothing["message"]


# Any collection


def test_a_collection_is_looked_up_added_and_stretched(report: dict[str, Any]) -> None:
    found = report["collecting"]
    assert found["look_up"] == found["stretch"] == ["value:compute"] and "status" in found["properties"]
    assert found["add"] == ["maps"] and found["name"].endswith("mean · Australia")
    assert found["stored"]["kind"] == "collection" and found["stored"]["clip"]["values"] == ["Australia"]
    low, high = found["limits"]
    assert found["update"] == ["maps"] and found["updated"] == low
    assert -5 < low < 20 < high < 45  # °C of Australian winter days
