# SPDX-License-Identifier: GPL-2.0-or-later
"""The server, spoken to by the real client and by hand."""

from __future__ import annotations

import concurrent.futures
import http.client
import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Callable
from urllib.parse import urlsplit

import numpy as np
import pytest
import requests
from osgeo import gdal

ROOT = Path(__file__).resolve().parents[3]
GRID = {
    "dimensions": {"width": 8, "height": 6},
    "affineTransform": {"scaleX": 0.25, "translateX": 10.0, "scaleY": -0.25, "translateY": 20.0},
    "crsCode": "EPSG:4326",
}


def march(ee: Any) -> Any:
    days = ee.ImageCollection("NASA/GDDP-CMIP6").filterDate("2030-03-01", "2030-04-01")
    days = days.filter(ee.Filter.eq("model", "MIROC6")).filter(ee.Filter.eq("scenario", "ssp245"))
    return days.select("tas").mean()


def opened(content: bytes) -> gdal.Dataset:
    gdal.FileFromMemBuffer("/vsimem/answer", content)
    return gdal.Open("/vsimem/answer")


def test_formats_hold_the_same_numbers(connected_ee: Any) -> None:
    ee = connected_ee
    request = {"expression": march(ee), "grid": GRID}
    array = ee.data.computePixels({**request, "fileFormat": "NUMPY_NDARRAY"})["tas"]
    assert array.shape == (6, 8) and array.dtype == np.float32
    raw = np.load(io.BytesIO(ee.data.computePixels({**request, "fileFormat": "NPY"})))["tas"]
    source = opened(ee.data.computePixels({**request, "fileFormat": "GEO_TIFF"}))
    np.testing.assert_array_equal(raw, array)
    np.testing.assert_array_equal(source.ReadAsArray(), array)
    assert source.GetGeoTransform() == (10.0, 0.25, 0.0, 20.0, 0.0, -0.25)
    assert source.GetSpatialRef().GetAuthorityCode(None) == "4326"
    assert source.GetRasterBand(1).GetDescription() == "tas"


def test_masked_pixels_have_a_mask(connected_ee: Any) -> None:
    ee = connected_ee
    values = ee.data.computePixels({"expression": march(ee), "grid": GRID, "fileFormat": "NUMPY_NDARRAY"})["tas"]
    limit = float(np.median(values))
    image = march(ee)
    image = image.updateMask(image.gt(limit))
    source = opened(ee.data.computePixels({"expression": image, "grid": GRID, "fileFormat": "GEO_TIFF"}))
    shown = source.GetRasterBand(1).GetMaskBand().ReadAsArray() > 0
    assert 0 < shown.sum() < shown.size
    np.testing.assert_array_equal(shown, values > limit)


@pytest.mark.parametrize(
    ("size", "words"),
    [((40000, 1), "32768"), ((4096, 4096), "50331648")],
)
def test_limits_have_the_real_texts(connected_ee: Any, size: tuple[int, int], words: str) -> None:
    ee = connected_ee
    grid = {**GRID, "dimensions": {"width": size[0], "height": size[1]}}
    with pytest.raises(ee.EEException, match=words):
        ee.data.computePixels({"expression": march(ee), "grid": grid, "fileFormat": "NPY"})


def test_the_mask_byte_counts(connected_ee: Any) -> None:
    """float32 takes five bytes a pixel: 3172 × 3173 fit, one row more does not."""
    ee = connected_ee
    image = ee.Image.constant(1).toFloat()
    ok = {**GRID, "dimensions": {"width": 3172, "height": 50_331_648 // 5 // 3172}}
    ee.data.computePixels({"expression": image, "grid": ok, "fileFormat": "NPY"})
    more = {**GRID, "dimensions": {"width": 3172, "height": 50_331_648 // 5 // 3172 + 1}}
    with pytest.raises(ee.EEException, match="Total request size"):
        ee.data.computePixels({"expression": image, "grid": more, "fileFormat": "NPY"})


def test_thumbnails(connected_ee: Any) -> None:
    ee = connected_ee
    region = ee.Geometry.Rectangle([0, 0, 40, 20], "EPSG:4326", False)
    url = march(ee).getThumbURL({"region": region, "dimensions": "80x40", "min": 280, "max": 310, "format": "png"})
    answer = requests.get(url, timeout=30)
    assert answer.headers["Content-Type"] == "image/png"
    source = opened(answer.content)
    assert (source.RasterXSize, source.RasterYSize) == (80, 40)
    assert len(np.unique(source.ReadAsArray()[0])) > 10


def test_a_download_as_geotiff(connected_ee: Any) -> None:
    ee = connected_ee
    region = ee.Geometry.Rectangle([0, 0, 4, 2], "EPSG:4326", False)
    url = march(ee).getDownloadURL({"region": region, "scale": 27829.87, "crs": "EPSG:4326", "format": "GEO_TIFF"})
    source = opened(requests.get(url, timeout=30).content)
    assert source.RasterXSize in (16, 17) and source.RasterYSize in (8, 9)
    assert source.GetGeoTransform()[1] == pytest.approx(0.25, rel=1e-5)


def test_tiles_of_one_map_in_parallel(connected_ee: Any) -> None:
    template = march(connected_ee).getMapId({"min": 250, "max": 310})["tile_fetcher"].url_format
    places = [(4, x, y) for x in range(4) for y in range(4, 8)]

    def fetch(place: tuple[int, int, int]) -> bytes:
        z, x, y = place
        answer = requests.get(template.format(z=z, x=x, y=y), timeout=60)
        assert answer.status_code == 200
        return answer.content

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        together = list(pool.map(fetch, places))
    assert together == [fetch(place) for place in places]
    assert len(set(together)) > 8


def test_expired_maps_are_gone(connected_ee: Any, sandbox: Any) -> None:
    template = march(connected_ee).getMapId({})["tile_fetcher"].url_format
    assert requests.get(template.format(z=1, x=0, y=0), timeout=30).status_code == 200
    sandbox.expire_maps()
    answer = requests.get(template.format(z=1, x=0, y=0), timeout=30)
    assert answer.status_code == 404 and "expired" in answer.json()["error"]["message"]


def test_tiles_outside_the_world_are_empty(connected_ee: Any) -> None:
    template = march(connected_ee).getMapId({})["tile_fetcher"].url_format
    for z, x, y in ((2, 0, 9), (2, 0, -1), (60, 0, 0)):
        answer = requests.get(template.format(z=z, x=x, y=y), timeout=30)
        assert answer.status_code == 200 and not opened(answer.content).ReadAsArray()[3].any()


def test_an_unknown_algorithm_is_named(sandbox: Any) -> None:
    for name, words in (("Image.load2", "Unknown function"), ("Clusterer.kMeans2", "Clusterer.kMeans2")):
        node = {"functionInvocationValue": {"functionName": name, "arguments": {}}}
        answer = compute(sandbox, {"result": "0", "values": {"0": node}})
        assert answer.status_code == 400 and words in answer.json()["error"]["message"]


def compute(sandbox: Any, expression: Any) -> requests.Response:
    return requests.post(
        f"{sandbox.url}/v1/projects/sandbox/value:compute", json={"expression": expression}, timeout=60
    )


# Safety.


def test_only_this_machine_s_names_are_answered(sandbox: Any) -> None:
    url = urlsplit(sandbox.url)
    for host, status in (
        ("127.0.0.1", 200),
        ("localhost", 200),
        ("evil.example", 404),
        ("127.0.0.1.evil.example", 404),
    ):
        connection = http.client.HTTPConnection("127.0.0.1", url.port, timeout=10)
        connection.request("GET", f"{url.path}/v1/projects/sandbox/config", headers={"Host": f"{host}:{url.port}"})
        assert connection.getresponse().status == status
        connection.close()


def test_the_token_is_needed(sandbox: Any) -> None:
    url = urlsplit(sandbox.url)
    for path in ("/", "/v1/projects/sandbox/config", "/wrong/v1/projects/sandbox/config"):
        assert requests.get(f"http://127.0.0.1:{url.port}{path}", timeout=10).status_code == 404


def test_control_needs_its_own_token(sandbox: Any, fresh_sandbox: Callable[..., Any]) -> None:
    assert requests.get(f"{sandbox.url}/control/log", timeout=10).status_code == 404
    assert requests.get(f"{sandbox.url}/control/log", headers={"X-Sandbox-Control": "x"}, timeout=10).status_code == 404
    assert isinstance(sandbox.log(), list)


@pytest.mark.parametrize(
    "path", ["..%2f..%2fetc%2fpasswd", "../../../../etc/passwd", "%2e%2e/%2e%2e/x", "a//b", "a/../b"]
)
def test_asset_ids_lead_nowhere_else(sandbox: Any, path: str) -> None:
    url = urlsplit(sandbox.url)
    connection = http.client.HTTPConnection("127.0.0.1", url.port, timeout=10)
    connection.request("GET", f"{url.path}/v1/projects/sandbox/assets/{path}")
    answer = connection.getresponse()
    assert answer.status in (400, 404) and b"root:" not in answer.read()
    connection.close()


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[" * 100_000,
        b'{"expression":' + b"[" * 50_000,
        b"\xff\xfe",
        b"null",
        b"[]",
        b'"x"',
        b'{"expression": 3}',
    ],
)
def test_bodies_that_are_none(sandbox: Any, body: bytes) -> None:
    answer = requests.post(
        f"{sandbox.url}/v1/projects/sandbox/value:compute",
        data=body,
        headers={"Content-Type": "application/json"},
        timeout=30,
    )
    assert answer.status_code == 400 and answer.json()["error"]["status"] == "INVALID_ARGUMENT"
    assert "Traceback" not in answer.text


def test_large_bodies_are_refused(sandbox: Any) -> None:
    url = urlsplit(sandbox.url)
    connection = http.client.HTTPConnection("127.0.0.1", url.port, timeout=10)
    connection.putrequest("POST", f"{url.path}/v1/projects/sandbox/value:compute")
    connection.putheader("Content-Length", str(10_485_761))
    connection.endheaders()
    assert connection.getresponse().status == 400
    connection.close()


def nested(depth: int) -> dict[str, Any]:
    node: dict[str, Any] = {"constantValue": 1}
    for _ in range(depth):
        node = {"arrayValue": {"values": [node]}}
    return {"result": "0", "values": {"0": node}}


def chained(length: int) -> dict[str, Any]:
    values: dict[str, Any] = {"0": {"constantValue": 1}}
    for index in range(1, length):
        values[str(index)] = {"arrayValue": {"values": [{"valueReference": str(index - 1)}]}}
    return {"result": str(length - 1), "values": values}


@pytest.mark.parametrize(
    "expression",
    [
        nested(250),
        chained(5000),
        {"result": "0", "values": {"0": {"valueReference": "0"}}},
        {"result": "0", "values": {"0": {"valueReference": "1"}, "1": {"valueReference": "0"}}},
        {"result": "9", "values": {}},
        {"result": "0", "values": {"0": {"argumentReference": "x"}}},
        {"result": "0", "values": {"0": {"functionDefinitionValue": {"argumentNames": ["a"], "body": "0"}}}},
        {"result": "0", "values": {"0": {"functionInvocationValue": {"functionName": 3, "arguments": []}}}},
    ],
)
def test_graphs_that_are_none(sandbox: Any, expression: Any) -> None:
    answer = compute(sandbox, expression)
    assert answer.status_code == 400 and answer.json()["error"]["message"]


_NAMES = (
    "Image.add Image.constant ImageCollection.load Collection.size Date Filter.equals Image.select Collection.map If "
    "Reducer.percentile GeometryConstructors.Polygon Image.reduceRegion"
).split()
_KEYS = (
    "image1 image2 value id collection left right coordinates input image reducer geometry percentiles leftField "
    "rightValue condition trueCase baseAlgorithm"
).split()


def fuzzed(generator: random.Random, depth: int = 0) -> Any:
    """A random piece of a graph, most of it almost right."""
    kinds = ["constantValue", "arrayValue", "dictionaryValue", "functionInvocationValue", "valueReference", "x"]
    kind = generator.choice(kinds if depth < 4 else kinds[:1])
    if kind == "constantValue":
        return {
            kind: generator.choice([1, -1, 1e300, "a", None, True, [], {}, [1, 2], "NASA/GDDP-CMIP6", "2030-01-01"])
        }
    if kind == "arrayValue":
        return {kind: {"values": [fuzzed(generator, depth + 1) for _ in range(generator.randrange(3))]}}
    if kind == "dictionaryValue":
        return {kind: {"values": {str(i): fuzzed(generator, depth + 1) for i in range(generator.randrange(3))}}}
    if kind == "valueReference":
        return {kind: generator.choice(["0", "1", "2"])}
    if kind == "x":
        return generator.choice([{}, {"y": 1}, 3, None])
    chosen = generator.sample(_KEYS, generator.randrange(4))
    arguments = {key: fuzzed(generator, depth + 1) for key in chosen}
    return {kind: {"functionName": generator.choice(_NAMES), "arguments": arguments}}


def test_random_graphs_always_get_json(sandbox: Any) -> None:
    generator = random.Random(7)
    with requests.Session() as session:
        for _ in range(400):
            values = {str(index): fuzzed(generator) for index in range(3)}
            body = {"expression": {"result": generator.choice("012"), "values": values}}
            answer = session.post(f"{sandbox.url}/v1/projects/sandbox/value:compute", json=body, timeout=60)
            assert answer.status_code in (200, 400, 404), answer.text
            assert "result" in answer.json() or answer.json()["error"]["message"]


# Life and death.


def started(*arguments: str) -> tuple[subprocess.Popen[str], str]:
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "sandbox"), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=os.sep,
    )
    assert process.stdout is not None
    return process, process.stdout.readline().strip()


def children_of(pid: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


def gone(pids: list[int], seconds: float = 5.0) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at /proc")
@pytest.mark.parametrize("way", ["stdin", "SIGTERM", "SIGKILL"])
def test_it_ends_with_all_its_workers(way: str) -> None:
    process, url = started("--follow-stdin")
    assert requests.get(f"{url}/v1/projects/sandbox/config", timeout=20).status_code == 200
    workers = children_of(process.pid)
    assert len(workers) >= 2
    if way == "stdin":
        assert process.stdin is not None
        process.stdin.close()
    else:
        os.kill(process.pid, getattr(signal, way))
    process.wait(timeout=10)
    if way != "SIGKILL":
        assert process.returncode == 0
    assert gone(workers)
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream is not None:
            stream.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at /proc")
def test_a_crashed_worker_is_replaced(fresh_sandbox: Callable[..., Any]) -> None:
    process = fresh_sandbox()
    expression = {"result": "0", "values": {"0": {"constantValue": [1, 2]}}}
    assert compute(process, expression).json() == {"result": [1, 2]}
    for pid in children_of(process.process.pid):
        os.kill(pid, signal.SIGKILL)
    assert gone([])
    statuses = [compute(process, expression).status_code for _ in range(6)]
    assert statuses[-1] == 200 and set(statuses) <= {200, 500}


def test_a_port_that_is_taken_is_said(sandbox: Any) -> None:
    port = urlsplit(sandbox.url).port
    process = subprocess.run(
        [sys.executable, str(ROOT / "sandbox"), "--port", str(port)],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert process.returncode == 2 and str(port) in process.stderr and "Traceback" not in process.stderr


def test_a_manifest_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{")
    process = subprocess.run(
        [sys.executable, str(ROOT / "sandbox"), "--mount", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert process.returncode == 2 and "manifest" in process.stderr and "Traceback" not in process.stderr


# Mounted files.


def test_mounted_files_are_assets(tmp_path: Path, fresh_sandbox: Callable[..., Any], monkeypatch: Any) -> None:
    import ee

    values = np.arange(48, dtype="int16").reshape(6, 8)
    target = gdal.GetDriverByName("GTiff").Create(str(tmp_path / "scene.tif"), 8, 6, 1, gdal.GDT_Int16)
    target.SetGeoTransform((10.0, 0.25, 0.0, 20.0, 0.0, -0.25))
    target.SetProjection("EPSG:4326")
    target.GetRasterBand(1).WriteArray(values)
    target.GetRasterBand(1).SetNoDataValue(5)
    del target
    areas = {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "a"}, "geometry": {
        "type": "Polygon", "coordinates": [[[10, 19], [11, 19], [11, 20], [10, 20], [10, 19]]]}}]}  # fmt: skip
    (tmp_path / "areas.geojson").write_text(json.dumps(areas))
    process = fresh_sandbox("--mount", str(tmp_path))
    monkeypatch.setattr(ee.deprecation, "InitializeDeprecatedAssets", lambda: None)
    ee.Initialize(None, url=process.url, project="sandbox")
    try:
        listed = {asset["id"]: asset["type"] for asset in ee.data.listAssets("projects/sandbox/assets")["assets"]}
        assert listed == {"projects/sandbox/assets/areas": "TABLE", "projects/sandbox/assets/scene": "IMAGE"}
        image = ee.Image("projects/sandbox/assets/scene")
        found = ee.data.computePixels({"expression": image, "grid": GRID, "fileFormat": "NUMPY_NDARRAY"})["b1"]
        np.testing.assert_array_equal(found, np.where(values == 5, 0, values))
        table = ee.FeatureCollection("projects/sandbox/assets/areas")
        assert table.first().get("name").getInfo() == "a"
        mean = image.reduceRegion(
            ee.Reducer.mean(), table.geometry(), crs="EPSG:4326", crsTransform=[0.25, 0, 10, 0, -0.25, 20]
        )
        inside = values[:4, :4][values[:4, :4] != 5]
        assert mean.getInfo()["b1"] == pytest.approx(inside.mean(), rel=1e-3)  # a geodesic edge cuts a sliver
    finally:
        ee.Reset()
