# SPDX-License-Identifier: GPL-2.0-or-later
"""The sandbox against the clients that people use, unmodified: their results equal numpy's."""

from __future__ import annotations

import functools
import http.server
import io
import json
import re
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Callable

import numpy as np
import pytest
from ee_workbench.tests.script_client import script_client
from osgeo import gdal

PNG = "89504e47"


def read(path: Path) -> np.ndarray:
    source = gdal.Open(str(path))
    assert source is not None, path
    values: np.ndarray = source.ReadAsArray()
    return values


@pytest.mark.parametrize(("name", "version"), [("newest", ""), ("earthengine-1.7.24", "1.7.24")])
def test_the_official_client(
    run_client: Callable[..., Any], mounted: Any, scenes: np.ndarray, name: str, version: str
) -> None:
    told = run_client(name, "tour.py", mounted.url)
    assert told["version"] == version or (not version and told["version"] != "1.7.24")
    assert told["size"] == 3 and told["same"] and told["rows"] == 5 and told["state"] == "COMPLETED"
    np.testing.assert_array_equal(np.array(told["red"]), scenes[0, 0])
    for number, band in enumerate(("red", "nir")):
        assert told["mean"][band] == pytest.approx(scenes[0, number][scenes[0, number] > 0].mean(), rel=1e-9)
    assert told["tile"] == told["thumbnail"] == PNG


# The earthengine command.


@pytest.fixture
def sign_in(tmp_path: Path, mounted: Any) -> list[str]:
    """Options for a throw-away service account whose tokens the sandbox gives out."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    key = {
        "type": "service_account",
        "client_email": "robot@throw-away.iam.gserviceaccount.com",
        "private_key": pem.decode(),
        "private_key_id": "1",
        "token_uri": f"{mounted.url}/token",
    }
    (tmp_path / "key.json").write_text(json.dumps(key))
    (tmp_path / "config.json").write_text(json.dumps({"url": mounted.url}))
    key_file, config = str(tmp_path / "key.json"), str(tmp_path / "config.json")
    return ["--ee_config", config, "--service_account_file", key_file, "--project", "sandbox"]


@pytest.mark.parametrize("name", ["newest", "earthengine-1.7.24"])
def test_the_earthengine_command(
    run_command: Callable[..., str], mounted: Any, sign_in: list[str], tmp_path: Path, name: str
) -> None:
    def command(*arguments: str) -> str:
        return run_command(name, tmp_path, *sign_in, *arguments)

    listed = command("ls", "projects/sandbox/assets").split()
    assert {"projects/sandbox/assets/scenes", "projects/sandbox/assets/series"} <= set(listed)
    folder = f"projects/sandbox/assets/made_{name.replace('.', '_')}"
    command("create", "folder", folder)
    assert folder in command("ls", "projects/sandbox/assets")
    assert "FOLDER" in command("asset", "info", folder).upper()
    command("rm", folder)
    assert folder not in command("ls", "projects/sandbox/assets")

    mounted.control("POST", "tasks", {"hold": True})
    try:
        key = submitted(mounted, f"task of {name}")
        row = next(line for line in command("task", "list").splitlines() if key in line)
        assert re.search(r"Export\.image", row) and f"task of {name}" in row and "PENDING" in row
        command("task", "cancel", key)
        info = command("task", "info", key)
        assert "CANCELLED" in info and f"task of {name}" in info
    finally:
        mounted.control("POST", "tasks", {"hold": False})


def submitted(server: Any, description: str) -> str:
    """Start a task by hand; its id."""
    import requests

    load = {"functionName": "Image.load", "arguments": {"id": {"constantValue": "projects/sandbox/assets/scenes/s1"}}}
    body = {
        "expression": {"result": "0", "values": {"0": {"functionInvocationValue": load}}},
        "description": description,
        "requestId": description,
        "fileExportOptions": {"fileFormat": "GEO_TIFF", "driveDestination": {"filenamePrefix": "x"}},
    }
    answer = requests.post(f"{server.url}/v1/projects/sandbox/image:export", json=body, timeout=30)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["name"].rsplit("/", 1)[-1])


# geedim


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[str]:
    """The three files of the dataset catalogue that geedim reads on the web, served on this machine."""
    folder = tmp_path / "stac"
    folder.mkdir()

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            """Nothing is printed for a request."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    base = f"http://127.0.0.1:{server.server_address[1]}"
    bands = [{"name": name, "gee:scale": 0.0001, "gsd": 60} for name in ("B2", "B3", "B4", "B8")]
    documents = {
        "catalog.txt": {"links": [{"rel": "child", "title": "COPERNICUS", "href": f"{base}/copernicus.txt"}]},
        "copernicus.txt": {
            "links": [{"rel": "child", "title": "COPERNICUS_S2_SR_HARMONIZED", "href": f"{base}/s2.txt"}]
        },
        "s2.txt": {"id": "COPERNICUS/S2_SR_HARMONIZED", "summaries": {"eo:bands": bands, "gee:schema": []}},
    }
    for name, document in documents.items():
        (folder / name).write_text(json.dumps(document))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"{base}/catalog.txt"
    server.shutdown()
    server.server_close()


def test_geedim(
    run_client: Callable[..., Any], mounted: Any, scenes: np.ndarray, catalogue: str, tmp_path: Path, connected_to: Any
) -> None:
    told = run_client("geedim", "geedim_client.py", mounted.url, catalogue, tmp_path)
    np.testing.assert_array_equal(read(tmp_path / "scene.tif")[:2], scenes[0])
    masked = np.ma.masked_equal(scenes.astype("float64"), 0)
    wanted = np.ma.median(masked, axis=0)
    median = np.load(tmp_path / "median.npy")
    np.testing.assert_allclose(np.moveaxis(median, 2, 0), wanted.filled(-1), rtol=1e-12)
    tiles = np.ma.masked_invalid(read(tmp_path / "tiles.tif")[:2])
    np.testing.assert_allclose(tiles.filled(-1), wanted.filled(-1), rtol=1e-12)

    # The cloud-masked scene: geedim's grid, and numpy's own look at the scene and its cloud score.
    source = gdal.Open(str(tmp_path / "clear.tif"))
    transform, index = source.GetGeoTransform(), told["id"].rsplit("/", 1)[-1]
    ee = connected_to(mounted.url)
    grid = {
        "dimensions": {"width": source.RasterXSize, "height": source.RasterYSize},
        "affineTransform": {
            "scaleX": transform[1], "translateX": transform[0], "scaleY": transform[5], "translateY": transform[3]
        },
        "crsCode": "EPSG:32632",
    }  # fmt: skip

    def pixels(image: Any) -> Any:
        return ee.data.computePixels({"expression": image, "grid": grid, "fileFormat": "NUMPY_NDARRAY"})

    scene = pixels(ee.Image(told["id"]).select(["B4", "B8"]))
    score = pixels(ee.Image(f"GOOGLE/CLOUD_SCORE_PLUS/V1/S2_HARMONIZED/{index}").select("cs"))["cs"]
    clear = score >= 0.6
    assert told["scenes"] >= 1 and clear.mean() * 100 == pytest.approx(told["portion"], abs=3)
    assert 3 < told["portion"] < 97
    for number, band in enumerate(("B4", "B8"), start=1):
        np.testing.assert_array_equal(source.GetRasterBand(number).ReadAsArray(), np.where(clear, scene[band], 0))


# xee


def test_xee(
    run_client: Callable[..., Any], mounted: Any, series: np.ndarray, tmp_path: Path, connected_to: Any
) -> None:
    told = run_client("xee", "xee_client.py", mounted.url, tmp_path)
    wanted = np.where(series == -9999, np.nan, series)
    np.testing.assert_array_equal(np.load(tmp_path / "series.npy"), wanted)
    mean = np.nanmean(wanted, axis=0)
    np.testing.assert_allclose(np.load(tmp_path / "mean.npy"), mean, rtol=1e-6)
    assert told["x"] == pytest.approx(10.25 + 0.5 * np.arange(30)) and told["y"] == pytest.approx(
        49.75 - 0.5 * np.arange(20)
    )
    assert told["times"] == [f"2030-03-0{day}" for day in (1, 2, 3, 4)] and told["bands"] == ["pr", "tas"]

    ee = connected_to(mounted.url)
    grid = {
        "dimensions": {"width": 40, "height": 20},
        "affineTransform": {"scaleX": 0.25, "translateX": 10, "scaleY": -0.25, "translateY": 45},
        "crsCode": "EPSG:4326",
    }
    climate = np.load(tmp_path / "climate.npy")
    assert climate.shape == (5, 20, 40)
    days = ee.ImageCollection("NASA/GDDP-CMIP6").filter(ee.Filter.eq("model", "MIROC6"))
    for day in (1, 3, 5):
        image = ee.Image(days.filter(ee.Filter.eq("scenario", "ssp245")).filterDate(f"2030-03-0{day}").first()).select(
            "tas"
        )
        content = ee.data.computePixels({"expression": image, "grid": grid, "fileFormat": "NPY"})
        np.testing.assert_array_equal(climate[day - 1], np.load(io.BytesIO(content))["tas"])


@pytest.fixture
def connected_to() -> Iterator[Callable[[str], Any]]:
    """The module ``ee``, initialised against an address."""
    with ExitStack() as stack:
        yield lambda url: stack.enter_context(script_client(url))
