# SPDX-License-Identifier: GPL-2.0-or-later
"""The zip in an empty profile of the real QGIS: installed, used and taken out, twice, without a trace."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.devtools import demo, environment, linking

DRIVER = Path(__file__).with_name("real_zip_driver.py")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    if shutil.which("git") is None:
        pytest.skip("no git")
    folder = tmp_path_factory.mktemp("empty profile ü")
    found = demo.drive(environment.ensure(), DRIVER, folder, str(linking.package()), "", limit=240.0, linked=False)
    assert found["ok"], (found["sentence"], found.get("modal"))
    return found


def test_qgis_ends_in_peace(report: dict[str, Any]) -> None:
    assert report["exit_code"] == 0


def test_the_zip_is_what_runs(report: dict[str, Any]) -> None:
    path = Path(report["file"])
    assert path.parts[-5:-1] == ("default", "python", "plugins", "ee_workbench") and not path.parent.is_symlink()
    assert report["enabled"]


def test_nothing_of_ours_was_there_before(report: dict[str, Any]) -> None:
    assert report["before"]["objects"] == [] and not report["before"]["settings"]


@pytest.mark.parametrize("number", [0, 1])
def test_it_works(report: dict[str, Any], number: int) -> None:
    used = report["rounds"][number]
    assert used["valid"] and used["name"]
    assert "Connection: sandbox" in used["about"]
    assert [text.splitlines()[0] for text in used["guide"]] == ["Guide", "The panels"]  # from the zip
    running, before = used["running"], report["before"]
    assert running["processes"] > before["processes"] and running["alive"] and running["settings"]
    assert set(running["providers"]) - set(before["providers"]) == {"ee_workbench"}
    assert len(running["docks"]) > len(before["docks"]) and len(running["toolbars"]) == len(before["toolbars"]) + 1


@pytest.mark.parametrize("number", [0, 1])
def test_it_leaves_nothing_behind(report: dict[str, Any], number: int) -> None:
    after, before = report["rounds"][number]["after"], report["before"]
    assert {name: value for name, value in after.items() if value != before[name]} == {}


def test_nothing_modal_is_ours(report: dict[str, Any]) -> None:
    """QGIS itself tells which plugin is missing beside ours; that is all."""
    assert all(each.startswith("QgsPluginDependenciesDialog") for each in report["modal"])
