# SPDX-License-Identifier: GPL-2.0-or-later
"""Side by side with the real Earth Engine plugin, in the real QGIS: any order, absent, refused, switched off and on."""

from __future__ import annotations

import configparser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.devtools import demo, environment
from ee_workbench.devtools.sandbox_process import SandboxProcess

DRIVER = Path(__file__).with_name("real_neighbour_driver.py")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def report(ee_plugin_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("neighbours")
    with SandboxProcess() as sandbox:
        arguments = (sandbox.url, str(ee_plugin_path), str(folder))
        found = demo.drive(environment.ensure(), DRIVER, folder, *arguments, limit=240.0)
    assert found["ok"], found["sentence"]
    yield found


def test_without_it_ours_works(report: dict[str, Any]) -> None:
    assert report["absent"] == {"modules": False, "plugins": False, "adds": True}


def test_its_sign_in_cancelled(report: dict[str, Any]) -> None:
    found = report["cancelled"]
    assert not found["started"] and found["asked"] and found["adds"]


@pytest.mark.parametrize("when", ["after", "before"])
def test_loaded_in_either_order(report: dict[str, Any], when: str) -> None:
    assert report[when] == {"started": True, "adds": True, "map": True}


def test_disabled_and_enabled_while_running(report: dict[str, Any]) -> None:
    assert report["disabled"] == {"there": False, "adds": True}
    assert report["enabled"] == {"started": True, "adds": True}


def test_ours_disabled_leaves_it_and_the_layers(report: dict[str, Any]) -> None:
    assert report["ours gone"]["there"] and report["ours gone"]["layers"] >= 5


def test_a_project_of_both_comes_back(report: dict[str, Any]) -> None:
    assert report["project"]["same"] and report["project"]["count"] >= 5 and report["project"]["resting"] == []


def test_nothing_of_ours_raises(report: dict[str, Any]) -> None:
    """Its own refresh stops at the first vector layer; that, and nothing else, is raised."""
    assert all("opacity" in text for text in report["raised"]), report["raised"]
    assert report["exit_code"] == 0


def test_the_dependency_has_its_name(ee_plugin_path: Path) -> None:
    """QGIS looks a plugin's dependencies up by the names in metadata.txt, each with an optional version."""
    names = []
    for path in (ROOT / "metadata.txt", ee_plugin_path / "ee_plugin" / "metadata.txt"):
        parser = configparser.ConfigParser()
        parser.read(path, encoding="utf-8")
        names.append(parser["general"])
    dependencies = [part.partition("==") for part in names[0]["plugin_dependencies"].split(",")]
    assert [name.strip() for name, _, _ in dependencies] == [names[1]["name"]]
    assert all(not version for _, _, version in dependencies)  # any version: a fixed one would be installed over newer
