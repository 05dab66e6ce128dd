# SPDX-License-Identifier: GPL-2.0-or-later
"""The server, spoken to by the real client and by hand."""

from __future__ import annotations

import concurrent.futures
import io
import json
from pathlib import Path
from typing import Any, Callable

import numpy as np
import pytest
import requests
from ee_workbench.tests.script_client import script_client
from osgeo import gdal

from .by_hand import GRID, compute


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


# Mounted files.


def test_mounted_files_are_assets(tmp_path: Path, fresh_sandbox: Callable[..., Any]) -> None:
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
    with script_client(process.url) as ee:
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
