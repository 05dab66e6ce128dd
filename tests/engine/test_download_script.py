# SPDX-License-Identifier: GPL-2.0-or-later
"""Scripts of downloads, run by a plain Python: the files are those of the plugin's own downloads."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ee_workbench.plugin.core.download_script import to_python
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.export_order import Destination, ExportOrder
from ee_workbench.plugin.core.order_source import IMAGE, IMAGES, Graph
from ee_workbench.plugin.core.periods import DateSpan
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band
from ee_workbench.plugin.engine import downloads
from ee_workbench.plugin.engine.client import Client
from ee_workbench.tests.keys import key_file
from osgeo import gdal

ROOT = Path(__file__).resolve().parents[2]
TERRA = "IDAHO_EPSCOR/TERRACLIMATE"
BOX = Region.rectangle(130, -30, 140, -20)
MONTHS = CollectionRecipe(TERRA, (Band.known(TERRA, "tmmx"),), DateSpan.of("2020-07-01", "2020-08-31"), clip=BOX)


def run(script: str, tmp_path: Path, url: str, **more: str) -> subprocess.CompletedProcess:
    """A script in a folder of its own, with a Python that finds neither QGIS nor the plugin by itself."""
    path = tmp_path / "script.py"
    path.write_text(script, encoding="utf-8")
    environment = {**os.environ, "EE_WORKBENCH_URL": url, **more}
    environment.pop("PYTHONPATH", None)
    return subprocess.run(
        [sys.executable, str(path)], capture_output=True, text=True, env=environment, cwd=tmp_path, timeout=120,
        check=False,
    )  # fmt: skip


def pixels(path: Path) -> np.ndarray:
    source = gdal.Open(str(path))
    return source.ReadAsArray()


def test_the_files_are_the_plugins_own(client: Client, sandbox: Any, tmp_path: Path) -> None:
    """Both months in a coarser grid, clipped; byte for byte, with the recipe in the file and all."""
    ours, theirs = tmp_path / "ours", tmp_path / "it's “theirs”"
    ours.mkdir(), theirs.mkdir()

    def order(folder: Path) -> ExportOrder:
        return ExportOrder(
            MONTHS, IMAGES, Destination("disk", str(folder)), "t_{date:%Y_%m}", scale=25_000.0, crs="EPSG:3857",
            region=BOX, nodata=float("nan"), dtype="float32", clip=True,
        )  # fmt: skip

    downloads.run(downloads.prepare(order(ours), client, lambda: False), client)
    done = run(to_python(order(theirs), str(ROOT)), tmp_path, sandbox.url)
    assert done.returncode == 0, done.stdout + done.stderr
    assert sorted(each.name for each in theirs.iterdir()) == ["t_2020_07.tif", "t_2020_08.tif"]
    for each in ours.iterdir():
        assert (theirs / each.name).read_bytes() == each.read_bytes()
    assert "qgis" not in done.stdout.lower()


def test_an_object_of_a_script_with_a_mask(client: Client, sandbox: Any, tmp_path: Path) -> None:
    """A mask in place of a value, and another folder of the Workbench; again, it makes the file anew."""
    import ee

    image = ee.Image.pixelLonLat().select("longitude").toInt16()
    image = image.updateMask(image.mod(2).eq(0)).clip(ee.Geometry.Rectangle([10, 0, 20, 8], "EPSG:4326", False))
    source = Graph(ee.serializer.toJSON(image), IMAGE, 'quo"""ted \\')
    order = ExportOrder(
        source, IMAGE, Destination("disk", str(tmp_path)), "a", crs="EPSG:4326", crs_transform=(0.5, 0, 0, 0, -0.5, 0),
        region=Region.rectangle(10, 0, 20, 8), mask=True,
    )  # fmt: skip
    done = run(to_python(order, "/nowhere"), tmp_path, sandbox.url, EE_WORKBENCH_FOLDER=str(ROOT))
    assert done.returncode == 0, done.stdout + done.stderr
    source = gdal.Open(str(tmp_path / "a.tif"))
    band = source.GetRasterBand(1)
    wanted = np.broadcast_to(np.floor(10.25 + np.arange(20) / 2), (16, 20))
    assert band.GetNoDataValue() is None and band.GetMaskFlags() == gdal.GMF_PER_DATASET
    valid = band.GetMaskBand().ReadAsArray() > 0
    assert (valid == (wanted % 2 == 0)).all() and (band.ReadAsArray() == wanted)[valid].all()


def test_with_a_service_account(fresh_sandbox: Any, tmp_path: Path) -> None:
    server = fresh_sandbox()
    key = key_file(tmp_path, f"{server.url}/token")
    order = ExportOrder(MONTHS, IMAGE, Destination("disk", str(tmp_path)), "a", scale=100_000.0, crs="EPSG:3857")
    script = to_python(order, str(ROOT))
    done = run(script, tmp_path, server.url, EE_WORKBENCH_KEY=str(key))
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "a.tif").is_file() and any("token" in entry["path"] for entry in server.log())
    assert "PRIVATE" not in script + done.stdout + done.stderr


def test_killed_it_goes_on(sandbox: Any, client: Client, tmp_path: Path) -> None:
    """Ended by force in the middle: run again it asks for what is missing only."""
    sandbox.latency(150)
    order = ExportOrder(
        Graph('{"result": "0", "values": {"0": {"functionInvocationValue": {"functionName": "Image.load", '
              '"arguments": {"id": {"constantValue": "SANDBOX/SPEED"}}}}}}', IMAGE, "speed"),
        IMAGE, Destination("disk", str(tmp_path)), "a", bands=("value",), crs="EPSG:3857",
        crs_transform=(10.0, 0, 0, 0, -10.0, 0), region=Region.rectangle(11, 47, 11.7, 47.5),
    )  # fmt: skip
    path = tmp_path / "script.py"
    path.write_text(to_python(order, str(ROOT)), encoding="utf-8")
    process = subprocess.Popen([sys.executable, str(path)], env={**os.environ, "EE_WORKBENCH_URL": sandbox.url})
    journal = tmp_path / "a.tif.journal"
    while process.poll() is None and (not journal.is_file() or journal.read_bytes().count(b"\n") < 4):
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    assert process.wait() != 0 and not (tmp_path / "a.tif").exists()
    there = journal.read_bytes().count(b'"sha256"')
    sandbox.clear_log()
    done = run(path.read_text(encoding="utf-8"), tmp_path, sandbox.url)
    assert done.returncode == 0, done.stdout + done.stderr
    asked = [entry for entry in sandbox.log() if "computePixels" in entry["path"]]
    total = downloads.prepare(order, client, lambda: False).estimate.requests
    # What was under way when it was killed, sixteen requests at most, is in the log as well.
    assert there >= 1 and total > 32 and total - there <= len(asked) <= total - there + 16


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"EE_WORKBENCH_FOLDER": "/nowhere"}, "EE_WORKBENCH_FOLDER"),
        ({"EE_WORKBENCH_URL": "http://127.0.0.1:9"}, "ERROR"),
    ],
)
def test_what_fails_is_a_sentence(sandbox: Any, tmp_path: Path, more: dict[str, str], sentence: str) -> None:
    order = ExportOrder(MONTHS, IMAGE, Destination("disk", str(tmp_path)), "a", scale=100_000.0)
    done = run(to_python(order, str(ROOT)), tmp_path, **{"url": sandbox.url, **more})
    assert done.returncode == 1 and sentence in done.stdout + done.stderr and "Traceback" not in done.stderr


def test_tasks_are_another_scripts() -> None:
    with pytest.raises(RecipeError):
        to_python(ExportOrder(MONTHS, IMAGE, Destination("drive", "maps"), "a"), str(ROOT))
