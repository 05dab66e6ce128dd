# SPDX-License-Identifier: GPL-2.0-or-later
"""Blanks and letters beyond ASCII in every path that a person's computer may have them in."""

from __future__ import annotations

import json
import os
import shutil
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.plugin.bridge import sandbox as module
from ee_workbench.plugin.bridge.sandbox import BlockingSandbox
from ee_workbench.plugin.bridge.sandbox_folder import SandboxFolder

PLACES = ["with a blank", "Zoë Müller", "данные и карты", "数据 地图", "it's “quoted” & (100 %)"]


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    folder = tmp_path / request.param
    folder.mkdir()
    return folder


def write_tiff(path: Path) -> None:
    from osgeo import gdal, osr

    made = gdal.GetDriverByName("GTiff").Create(str(path), 4, 4, 1, gdal.GDT_Byte)
    made.SetGeoTransform((10, 1, 0, 50, 0, -1))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4326)
    made.SetProjection(reference.ExportToWkt())
    made.GetRasterBand(1).Fill(7)
    made.FlushCache()


def test_the_sandbox_runs_from_mounts_and_writes_into_such_folders(
    place: Path, qgis_app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plugin's own folder, the mounted one and the one for exports are all called like that."""
    copied = place / "plugin" / "sandbox"
    shutil.copytree(module.FOLDER, copied, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(module, "FOLDER", copied)
    mounted, output = place / "mounted", place / "output"
    mounted.mkdir()
    write_tiff(mounted / "Höhe 1.tif")
    entry = {"id": "projects/sandbox/assets/h", "type": "IMAGE", "file": "Höhe 1.tif"}
    (mounted / "manifest.json").write_text(json.dumps({"assets": [entry]}), encoding="utf-8")
    running = BlockingSandbox(mounts=[str(mounted)], output=str(output))
    try:
        with urllib.request.urlopen(f"{running.url}/v1/projects/sandbox/assets/h", timeout=60) as answer:
            assert json.loads(answer.read())["type"] == "IMAGE"
        assert output.is_dir()
    finally:
        assert running.stop() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_the_interpreter_may_stand_in_such_a_folder(
    place: Path, qgis_app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = place / "python3"
    os.symlink(os.path.realpath(sys.executable), python)
    monkeypatch.setattr(module, "interpreter", lambda: str(python))
    running = BlockingSandbox()
    assert running.url.startswith("http://127.0.0.1:")
    assert running.stop() == 0


def test_a_folder_is_locked_there(place: Path, qgis_app: Any) -> None:
    first, second = SandboxFolder(place), SandboxFolder(place)
    assert Path(first.path).is_dir() and first.path != second.path
    first.release()
    third = SandboxFolder(place)
    assert Path(third.path) == place / "sandbox"
    for each in (second, third):
        each.release()
