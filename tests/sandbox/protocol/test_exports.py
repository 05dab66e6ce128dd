# SPDX-License-Identifier: GPL-2.0-or-later
"""Exports by the real client: tasks, the files they write, and assets that can be read back."""

from __future__ import annotations

import csv
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable
from urllib.parse import urlparse
from urllib.request import url2pathname

import numpy as np
import pytest
import requests
from ee_workbench.tests.script_client import script_client
from osgeo import gdal, ogr

REGION = [10.0, 40.0, 14.0, 42.0]
ROOT_ID = "projects/sandbox/assets"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "Ausgabe für alle"


@pytest.fixture
def server(fresh_sandbox: Callable[..., Any], output: Path) -> Any:
    return fresh_sandbox("--output", output)


@pytest.fixture
def ee(server: Any) -> Iterator[Any]:
    with script_client(server.url) as client:
        yield client


def rectangle(ee: Any) -> Any:
    return ee.Geometry.Rectangle(REGION, "EPSG:4326", False)


def half_masked(ee: Any) -> Any:
    """Longitudes, masked west of 12° E."""
    longitude = ee.Image.pixelLonLat().select("longitude").toFloat()
    return longitude.updateMask(longitude.gt(12)).set("mission", "test", "system:time_start", 86400000)


def finished(task: Any, seconds: float = 60.0) -> dict[str, Any]:
    """The status of a task that has ended."""
    until = time.monotonic() + seconds
    while task.active():
        assert time.monotonic() < until, task.status()
        time.sleep(0.05)
    status: dict[str, Any] = task.status()
    return status


def succeeded(task: Any) -> Path:
    """Run a task; the folder that it names."""
    task.start()
    status = finished(task)
    assert status["state"] == "COMPLETED", status.get("error_message")
    assert status["batch_eecu_usage_seconds"] >= 0
    return Path(url2pathname(urlparse(status["destination_uris"][0]).path))


def grid_of(path: Path) -> tuple[int, int, tuple[float, ...]]:
    source = gdal.Open(str(path))
    return source.RasterXSize, source.RasterYSize, source.GetGeoTransform()


# Images to files.


def export(ee: Any, image: Any, **options: Any) -> Any:
    given = {"description": "lon", "folder": "maps", "crs": "EPSG:4326", "region": rectangle(ee), **options}
    if "crsTransform" not in given and "scale" not in given:
        given["crsTransform"] = [0.25, 0, 0, 0, -0.25, 0]
    return ee.batch.Export.image.toDrive(image, **given)


def test_an_image_becomes_a_geotiff(ee: Any, output: Path) -> None:
    folder = succeeded(export(ee, half_masked(ee)))
    assert folder == output / "drive" / "maps"
    path = folder / "lon.tif"
    assert grid_of(path) == (16, 8, (10.0, 0.25, 0.0, 42.0, 0.0, -0.25))
    source = gdal.Open(str(path))
    values = source.ReadAsArray()
    wanted = np.broadcast_to(10.125 + 0.25 * np.arange(16), (8, 16))
    np.testing.assert_allclose(values[:, 8:], wanted[:, 8:], rtol=1e-6)
    assert np.isnan(values[:, :8]).all()
    assert source.GetRasterBand(1).GetDescription() == "longitude"
    assert source.GetSpatialRef().GetAuthorityCode(None) == "4326"


def test_nodata_is_written_and_said(ee: Any) -> None:
    image = half_masked(ee).toInt16()
    folder = succeeded(export(ee, image, formatOptions={"noData": -32768}))
    source = gdal.Open(str(folder / "lon.tif"))
    band = source.GetRasterBand(1)
    assert band.DataType == gdal.GDT_Int16 and band.GetNoDataValue() == -32768
    assert (band.ReadAsArray()[:, :8] == -32768).all() and (band.ReadAsArray()[:, 8:] >= 12).all()


def test_masked_integers_are_0(ee: Any) -> None:
    folder = succeeded(export(ee, half_masked(ee).toByte()))
    source = gdal.Open(str(folder / "lon.tif"))
    band = source.GetRasterBand(1)
    assert band.DataType == gdal.GDT_Byte and band.GetNoDataValue() is None
    assert not band.ReadAsArray()[:, :8].any()


def test_large_images_are_cut_into_files(ee: Any) -> None:
    whole = succeeded(export(ee, half_masked(ee), crsTransform=[0.005, 0, 0, 0, -0.005, 0]))
    options = {"crsTransform": [0.005, 0, 0, 0, -0.005, 0], "fileDimensions": [512, 256], "folder": "parts"}
    parts = succeeded(export(ee, half_masked(ee), **options))
    names = sorted(each.name for each in parts.iterdir())
    assert names == [f"lon-{top:010d}-{left:010d}.tif" for top in (0, 256) for left in (0, 512)]
    together = gdal.BuildVRT("", [str(parts / name) for name in names])
    source = gdal.Open(str(whole / "lon.tif"))
    assert together.GetGeoTransform() == pytest.approx(source.GetGeoTransform(), abs=1e-9)
    np.testing.assert_array_equal(together.ReadAsArray(), source.ReadAsArray())


def test_empty_files_can_be_left_out(ee: Any) -> None:
    options = {"crsTransform": [0.005, 0, 0, 0, -0.005, 0], "fileDimensions": [256, 512], "skipEmptyTiles": True}
    folder = succeeded(export(ee, half_masked(ee), **options))
    assert sorted(each.name[-14:-4] for each in folder.iterdir()) == ["0000000256", "0000000512", "0000000768"]


def test_cloud_optimised(ee: Any) -> None:
    options = {"crsTransform": [0.005, 0, 0, 0, -0.005, 0], "formatOptions": {"cloudOptimized": True}}
    folder = succeeded(export(ee, half_masked(ee), **options))
    source = gdal.Open(str(folder / "lon.tif"))
    assert source.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE") == "COG" and source.GetRasterBand(1).GetOverviewCount()


def test_drive_keeps_both_cloud_storage_replaces(ee: Any, output: Path) -> None:
    for _ in range(2):
        folder = succeeded(export(ee, half_masked(ee)))
    assert sorted(each.name for each in folder.iterdir()) == ["lon (1).tif", "lon.tif"]
    for _ in range(2):
        task = ee.batch.Export.image.toCloudStorage(
            half_masked(ee), "lon", "bucket", "a/b/../../c", region=rectangle(ee), scale=50000
        )
        folder = succeeded(task)
    assert folder == output / "gcs" / "bucket" / "a" / "b" and [each.name for each in folder.iterdir()] == ["c.tif"]


@pytest.mark.parametrize("name", ["../../escape", "a:b?c*|<>", "..", "  "])
def test_names_stay_in_their_folder(ee: Any, output: Path, name: str) -> None:
    folder = succeeded(export(ee, half_masked(ee), folder=name, fileNamePrefix=name))
    assert folder.is_relative_to(output / "drive")
    assert [each.suffix for each in folder.iterdir() if each.is_file()] == [".tif"]
    assert not [each for each in output.parent.rglob("*.tif") if not each.is_relative_to(output)]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda ee: (half_masked(ee), {"maxPixels": 100}), "Export too large: specified 128 pixels (max: 100)"),
        (
            lambda ee: (half_masked(ee).addBands(half_masked(ee).toInt16()), {}),
            "found inconsistent types: Float32 and Int16",
        ),
        (lambda ee: (half_masked(ee).select("nothing"), {}), "nothing"),
        (lambda ee: (ee.Image("projects/sandbox/assets/none"), {}), "not found"),
        (lambda ee: (half_masked(ee), {"fileFormat": "TFRecord", "formatOptions": {"sequenceData": True}}), "TFRecord"),
    ],
)
def test_what_cannot_be_exported_fails_with_a_sentence(ee: Any, output: Path, make: Any, words: str) -> None:
    image, options = make(ee)
    task = export(ee, image, **options)
    task.start()
    status = finished(task)
    assert status["state"] == "FAILED" and words in status["error_message"]
    assert not [each for each in output.rglob("*") if each.is_file() and each.suffix != ".json"]


def test_an_unbounded_image_needs_a_region(ee: Any) -> None:
    body = {
        "expression": ee.Image.constant(1),
        "fileExportOptions": {"fileFormat": "GEO_TIFF", "driveDestination": {"filenamePrefix": "x"}},
    }
    operation = ee.data.exportImage("unbounded", body)
    waited = wait(ee, operation["name"])
    assert waited["error"]["message"] == "Unable to export unbounded image."


def wait(ee: Any, name: str) -> dict[str, Any]:
    found: dict[str, Any] = (
        ee.data._get_cloud_projects().operations().wait(name=name, body={"timeout": "60s"}).execute()
    )
    return found


def test_map_tiles(ee: Any, output: Path) -> None:
    image = half_masked(ee).visualize(min=10, max=14).clip(rectangle(ee))
    task = ee.batch.Export.map.toCloudStorage(image, "tiles", "bucket", path="map", maxZoom=6, minZoom=5)
    folder = succeeded(task)
    tiles = sorted(str(each.relative_to(folder)) for each in folder.rglob("*.png"))
    assert folder == output / "gcs" / "bucket" and "map/5/16/11.png" in tiles and len(tiles) < 10


# Tables.


def towns(ee: Any) -> Any:
    first = ee.Feature(ee.Geometry.Point([12.5, 41.9]), {"name": "Rómа", "people": 2_800_000, "tags": [1, 2]})
    second = ee.Feature(ee.Geometry.Point([9.19, 45.46]), {"name": "Milano", "area": 181.5})
    return ee.FeatureCollection([first, second])


def table(ee: Any, **options: Any) -> Path:
    return succeeded(ee.batch.Export.table.toDrive(towns(ee), **{"description": "towns", "folder": "t", **options}))


def test_tables_as_csv(ee: Any) -> None:
    with (table(ee) / "towns.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["system:index", "area", "name", "people", "tags", ".geo"]
    assert [row["name"] for row in rows] == ["Rómа", "Milano"] and rows[0]["people"] == "2800000"
    assert json.loads(rows[0][".geo"])["coordinates"] == [12.5, 41.9] and rows[0]["area"] == ""


def test_selected_columns(ee: Any) -> None:
    lines = (table(ee, selectors=["name", "area"]) / "towns.csv").read_text(encoding="utf-8").splitlines()
    assert lines == ["name,area", "Rómа,", "Milano,181.5"]


def test_tables_as_geojson(ee: Any) -> None:
    document = json.loads((table(ee, fileFormat="GeoJSON") / "towns.geojson").read_text(encoding="utf-8"))
    assert [each["properties"]["name"] for each in document["features"]] == ["Rómа", "Milano"]


@pytest.mark.parametrize(("file_format", "ending"), [("SHP", "shp"), ("KML", "kml"), ("KMZ", "kmz")])
def test_tables_that_gdal_reads(ee: Any, file_format: str, ending: str) -> None:
    source = ogr.Open(str(table(ee, fileFormat=file_format) / f"towns.{ending}"))
    features = list(source.GetLayer(0))
    points = [each.GetGeometryRef().GetPoint_2D() for each in features]
    assert points == [pytest.approx((12.5, 41.9)), pytest.approx((9.19, 45.46))]
    column = next(name for name in ("name", "Name") if features[0].GetFieldIndex(name) >= 0)
    assert features[0].GetField(column) == "Rómа"


def test_a_shapefile_holds_one_kind_of_geometry(ee: Any) -> None:
    mixed = towns(ee).merge(ee.FeatureCollection([ee.Feature(rectangle(ee), {"name": "box"})]))
    task = ee.batch.Export.table.toDrive(mixed, description="mixed", fileFormat="SHP")
    task.start()
    assert "one type of geometry" in finished(task)["error_message"]


# Assets.


def test_an_image_asset_is_read_back_as_it_was(ee: Any) -> None:
    image = half_masked(ee).addBands(half_masked(ee).toInt16().rename("whole").unmask(-7))
    task = ee.batch.Export.image.toAsset(
        image, "lon", f"{ROOT_ID}/lon", region=rectangle(ee), crs="EPSG:4326", crsTransform=[0.25, 0, 0, 0, -0.25, 0]
    )
    task.start()
    assert finished(task)["state"] == "COMPLETED"
    info = ee.Image(f"{ROOT_ID}/lon").getInfo()
    assert info["id"] == f"{ROOT_ID}/lon" and info["properties"]["mission"] == "test"
    assert info["properties"]["system:time_start"] == 86400000
    assert [(band["id"], band["data_type"]["precision"], band["dimensions"]) for band in info["bands"]] == [
        ("longitude", "float", [16, 8]),
        ("whole", "int", [16, 8]),
    ]
    means = ee.Image(f"{ROOT_ID}/lon").reduceRegion(ee.Reducer.mean(), rectangle(ee), 20000).getInfo()
    assert means["longitude"] == pytest.approx(13, abs=0.05) and means["whole"] == pytest.approx(2.75, abs=0.15)
    listed = ee.data.listAssets(ROOT_ID)["assets"]
    assert [each["name"] for each in listed if each["type"] == "IMAGE"] == [f"{ROOT_ID}/lon"]
    task = ee.batch.Export.image.toAsset(image, "again", f"{ROOT_ID}/lon", region=rectangle(ee), scale=50000)
    task.start()
    assert "Cannot overwrite" in finished(task)["error_message"]


def test_a_collection_of_exported_images(ee: Any) -> None:
    ee.data.createAsset({"type": "IMAGE_COLLECTION"}, f"{ROOT_ID}/series", {"title": "Series"})
    for day in (1, 2):
        image = half_masked(ee).set("system:time_start", day * 86400000)
        task = ee.batch.Export.image.toAsset(
            image, f"d{day}", f"{ROOT_ID}/series/d{day}", region=rectangle(ee), scale=50000
        )
        task.start()
        assert finished(task)["state"] == "COMPLETED"
    series = ee.ImageCollection(f"{ROOT_ID}/series")
    assert series.aggregate_array("system:index").getInfo() == ["d1", "d2"]
    assert series.filterDate("1970-01-03", "1970-01-04").size().getInfo() == 1
    assert ee.data.getAsset(f"{ROOT_ID}/series")["properties"] == {"title": "Series"}


def test_a_table_asset_is_read_back(ee: Any) -> None:
    task = ee.batch.Export.table.toAsset(towns(ee), "towns", f"{ROOT_ID}/towns")
    task.start()
    assert finished(task)["state"] == "COMPLETED"
    found = ee.FeatureCollection(f"{ROOT_ID}/towns").filter(ee.Filter.eq("name", "Milano")).getInfo()["features"]
    assert [each["properties"]["area"] for each in found] == [181.5]
    assert found[0]["geometry"]["coordinates"] == [9.19, 45.46]


def test_assets_are_made_moved_and_deleted(ee: Any) -> None:
    ee.data.createFolder(f"{ROOT_ID}/a")
    ee.data.createAsset({"type": "FOLDER"}, f"{ROOT_ID}/a/b", {"x": "1"})
    with pytest.raises(ee.EEException, match="Cannot overwrite"):
        ee.data.createFolder(f"{ROOT_ID}/a")
    with pytest.raises(ee.EEException, match="does not exist"):
        ee.data.createFolder(f"{ROOT_ID}/none/b")
    ee.data.copyAsset(f"{ROOT_ID}/a", f"{ROOT_ID}/c")
    ee.data.renameAsset(f"{ROOT_ID}/a", f"{ROOT_ID}/d")
    assert sorted(each["id"] for each in ee.data.listAssets(ROOT_ID)["assets"]) == [f"{ROOT_ID}/c", f"{ROOT_ID}/d"]
    ee.data.updateAsset(f"{ROOT_ID}/d/b", {"properties": {"y": "2"}}, ["properties.y"])
    assert ee.data.getAsset(f"{ROOT_ID}/d/b")["type"] == "FOLDER"
    with pytest.raises(ee.EEException, match="not empty"):
        ee.data.deleteAsset(f"{ROOT_ID}/d")
    ee.data.deleteAsset(f"{ROOT_ID}/d/b")
    ee.data.deleteAsset(f"{ROOT_ID}/d")
    with pytest.raises(ee.EEException, match="not found"):
        ee.data.deleteAsset(f"{ROOT_ID}/d")
    for name in (f"{ROOT_ID}/../x", f"{ROOT_ID}/a b", "projects/sandbox/assets/"):
        with pytest.raises(ee.EEException):
            ee.data.createFolder(name)


def test_properties_of_an_asset_can_be_changed(ee: Any) -> None:
    ee.data.createAsset({"type": "IMAGE_COLLECTION"}, f"{ROOT_ID}/set", {"a": "1", "b": "2"})
    ee.data.updateAsset(f"{ROOT_ID}/set", {"properties": {"c": "3"}}, ["properties.b", "properties.c"])
    assert ee.data.getAsset(f"{ROOT_ID}/set")["properties"] == {"a": "1", "c": "3"}
    ee.data.setAssetProperties(f"{ROOT_ID}/set", {"a": "9"})
    assert ee.ImageCollection(f"{ROOT_ID}/set").get("a").getInfo() == "9"


# Tasks.


def test_states_of_a_task(ee: Any, server: Any) -> None:
    server.control("POST", "tasks", {"hold": True})
    task = export(ee, half_masked(ee))
    task.start()
    assert task.status()["state"] == "READY"
    server.control("POST", "tasks", {"hold": False})
    status = finished(task)
    assert status["state"] == "COMPLETED" and status["task_type"] == "EXPORT_IMAGE" and status["attempt"] == 1
    assert status["creation_timestamp_ms"] <= status["start_timestamp_ms"] <= status["update_timestamp_ms"]
    operation = ee.data.getOperation(status["name"])
    assert operation["done"] and operation["metadata"]["progress"] == 1.0
    assert [stage["completeWorkUnits"] for stage in operation["metadata"]["stages"]] == [1.0, 1.0]


def slow(ee: Any) -> Any:
    """An image that takes long: a median of 4,000 maps over a big neighbourhood."""
    image = half_masked(ee).reproject("EPSG:4326", [0.0005, 0, 0, 0, -0.0005, 0])
    return image.reduceNeighborhood(ee.Reducer.median(), ee.Kernel.square(40))


def running(task: Any) -> None:
    until = time.monotonic() + 30
    while task.status()["state"] != "RUNNING":
        assert time.monotonic() < until
        time.sleep(0.02)


def test_tasks_can_be_cancelled(ee: Any, server: Any, output: Path) -> None:
    works = export(ee, slow(ee), crsTransform=[0.0005, 0, 0, 0, -0.0005, 0])
    works.start()
    running(works)
    server.control("POST", "tasks", {"hold": True})
    waits = export(ee, half_masked(ee))
    waits.start()
    for task in (works, waits):
        task.cancel()
    assert finished(waits)["state"] == "CANCELLED" and finished(works)["state"] == "CANCELLED"
    works.cancel()  # of a task that has ended, nothing changes
    assert works.status()["state"] == "CANCELLED"
    assert not list(output.rglob("*.tif"))
    server.control("POST", "tasks", {"hold": False})
    assert succeeded(export(ee, half_masked(ee))).is_dir()  # the next one runs


def test_one_request_is_one_task(ee: Any, server: Any, output: Path) -> None:
    server.faults({"path": "image:export", "late_reset": True, "times": 1})
    task = export(ee, half_masked(ee))
    task.start()  # the client sends it again after the fault, with the same id
    assert len(ee.data.listOperations()) == 1
    finished(task)
    assert len(list(output.rglob("*.tif"))) == 1


def test_the_list_is_paged_and_the_newest_is_first(ee: Any, server: Any) -> None:
    server.control("POST", "tasks", {"hold": True})
    for number in range(7):
        export(ee, half_masked(ee), description=f"n{number}").start()
    url = f"{server.url}/v1/projects/sandbox/operations"
    pages, token = [], ""
    while True:
        page = requests.get(url, {"pageSize": 3, "pageToken": token}, timeout=10).json()
        pages.append([each["metadata"]["description"] for each in page["operations"]])
        token = page.get("nextPageToken", "")
        if not token:
            break
    assert pages == [["n6", "n5", "n4"], ["n3", "n2", "n1"], ["n0"]]
    assert len(ee.data.listOperations()) == 7 and len(ee.data.getTaskList()) == 7
    assert requests.get(url.replace("/sandbox/", "/other/"), timeout=10).json()["operations"] == []


def test_3000_tasks_may_wait(ee: Any, server: Any) -> None:
    server.control("POST", "tasks", {"hold": True})
    url = f"{server.url}/v1/projects/sandbox/image:export"
    expression = json.loads(half_masked(ee).serialize(for_cloud_api=True))

    def submit(session: requests.Session, number: int) -> requests.Response:
        return session.post(url, json={"expression": expression, "requestId": f"r{number}"}, timeout=30)

    def submit_all(first: int) -> None:
        with requests.Session() as session:
            for number in range(first, 3000, 4):
                statuses.append(submit(session, number).status_code)

    statuses: list[int] = []
    threads = [threading.Thread(target=submit_all, args=(first,)) for first in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200] * 3000
    with requests.Session() as session:
        refused = submit(session, 3000)
        assert refused.status_code == 429 and "Too many tasks" in refused.json()["error"]["message"]
        assert submit(session, 5).status_code == 200  # one that is there already
    assert len(ee.data.listOperations()) == 3000


def test_tasks_survive_the_server(ee: Any, server: Any, output: Path, fresh_sandbox: Callable[..., Any]) -> None:
    done, waits = export(ee, half_masked(ee), description="done"), export(ee, half_masked(ee), description="waits")
    done.start()
    finished(done)
    server.control("POST", "tasks", {"hold": True})
    waits.start()
    body = {"description": "waits"}
    server.kill()
    again = fresh_sandbox("--output", output)
    ee.Initialize(None, url=again.url, project="sandbox")
    assert {each["metadata"]["description"] for each in ee.data.listOperations()} == {"done", "waits"}
    assert wait(ee, waits.name)["metadata"]["state"] == "SUCCEEDED" and body
    assert sorted(each.name for each in (output / "drive" / "maps").iterdir()) == ["done.tif", "waits.tif"]


def test_ended_operations_can_be_deleted(ee: Any, server: Any) -> None:
    task = export(ee, half_masked(ee))
    task.start()
    finished(task)
    operations = ee.data._get_cloud_projects().operations()
    operations.delete(name=task.name).execute()
    assert ee.data.listOperations() == []
    with pytest.raises(ee.EEException, match="not found"):
        ee.data.getOperation(task.name)


def test_nothing_is_left_behind_without_an_output_folder(fresh_sandbox: Callable[..., Any], tmp_path: Path) -> None:
    import os
    import tempfile

    before = set(os.listdir(tempfile.gettempdir()))
    fresh_sandbox().stop()
    left = set(os.listdir(tempfile.gettempdir())) - before
    assert not [name for name in left if name.startswith("ee-sandbox-")]
