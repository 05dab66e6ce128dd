# SPDX-License-Identifier: GPL-2.0-or-later
"""Every pixel where and as it should be: one hash, one grid, exact masks, own types."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ee_workbench.plugin.core import grid as grids
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.grid import PixelGrid
from ee_workbench.plugin.engine.download import BandOrder, DownloadOrder, describe, download
from osgeo import gdal

from .conftest import GRID, PIXELS, speed, untiled


def digest(values: np.ndarray) -> str:
    return hashlib.sha256(np.ascontiguousarray(values).tobytes()).hexdigest()


@pytest.mark.parametrize("compression", ["DEFLATE", "ZSTD", "LZW", "NONE"])
def test_compressions_keep_every_pixel(fetched: Any, client: Any, compression: str) -> None:
    import ee

    image = ee.Image("SANDBOX/SPEED")
    found, _ = fetched(image, speed(compression=compression))
    assert digest(found.values[0]) == digest(untiled(image.select("value"), GRID)["value"])
    structure = found.source.GetMetadata("IMAGE_STRUCTURE")
    assert structure.get("COMPRESSION", "NONE") == compression


@pytest.mark.parametrize("compression", ["DEFLATE", "NONE"])
def test_nothing_but_zeros(fetched: Any, client: Any, compression: str) -> None:
    """GDAL leaves blocks of zeros out of files that it does not compress; ours have every block."""
    import ee

    found, _ = fetched(ee.Image("SANDBOX/SPEED").multiply(0).toFloat(), speed(compression=compression))
    assert found.values[0].shape == (GRID.height, GRID.width) and not found.values[0].any() and found.valid.all()


@pytest.mark.parametrize("kind", ["float32", "int16"])
def test_classes_are_stored_without_differences(fetched: Any, client: Any, kind: str) -> None:
    """The first tile tells how all are written, whatever arrives first: pixels are the same, the file is smaller."""
    import ee

    image = ee.Image("SANDBOX/SPEED").select("b1").multiply(7919).mod(11).multiply(1000).cast({"b1": kind})
    smooth = ee.Image("SANDBOX/SPEED").select("b1").cast({"b1": kind})
    for picture in (image, smooth):
        order = speed(bands=(BandOrder("b1", kind),), request_bytes=1 << 16, max_requests=5)
        found, _ = fetched(picture, order)
        assert digest(found.values[0]) == digest(untiled(picture, GRID)["b1"])
        usual = {"float32": "3", "int16": "2"}[kind]
        predictor = found.source.GetMetadataItem("PREDICTOR", "IMAGE_STRUCTURE") or "1"
        sizes = {each: size_of(found.values[0], each) for each in ("1", usual)}
        assert predictor == min(("1", usual) if sizes["1"] < sizes[usual] else (usual,), key=sizes.__getitem__), sizes


def size_of(values: np.ndarray, predictor: str) -> int:
    """Of the same pixels in a file of GDAL's own."""
    kind = {"float32": gdal.GDT_Float32, "int16": gdal.GDT_Int16}[str(values.dtype)]
    options = ["COMPRESS=DEFLATE", "ZLEVEL=1", f"PREDICTOR={predictor}", "TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64"]
    made = gdal.GetDriverByName("GTiff").Create("/vsimem/size.tif", values.shape[1], values.shape[0], 1, kind, options)
    made.GetRasterBand(1).WriteArray(values)
    made = None
    return int(gdal.VSIStatL("/vsimem/size.tif").size)


@pytest.mark.parametrize("request_bytes", [1 << 15, 1 << 18, 12 << 20])
@pytest.mark.parametrize("most", [1, 3, 16])
def test_one_hash_for_every_way(fetched: Any, client: Any, sandbox: Any, request_bytes: int, most: int) -> None:
    """Answers come late by chance, so that they arrive in another order each time."""
    import ee

    image = ee.Image("SANDBOX/SPEED").select(["value", "b1"])
    sandbox.faults({"path": PIXELS, "latency": 60, "probability": 0.4, "seed": request_bytes + most})
    bands = (BandOrder("value", "float32"), BandOrder("b1", "uint16"))
    order = speed(bands=bands, types="common", request_bytes=request_bytes, max_requests=most)
    found, report = fetched(image, order)
    reference = untiled(image, GRID)
    for number, name in enumerate(("value", "b1")):
        assert digest(found.values[number]) == digest(reference[name].astype("float32"))
    assert found.valid.all() and report.most_under_way <= most


GRIDS: dict[str, tuple[str, grids.Affine, grids.Bounds]] = {
    "UTM": ("EPSG:32632", (20.0, 0.0, 600000.0, 0.0, -20.0, 5300040.0), (605013.0, 5290011.0, 607001.0, 5291990.0)),
    "degrees": ("EPSG:4326", (0.01, 0.0, -180.0, 0.0, -0.01, 90.0), (10.003, 45.001, 11.117, 46.2)),
    "web": ("EPSG:3857", (30.0, 0.0, 0.0, 0.0, -30.0, 0.0), (1_000_007.0, 6_000_011.0, 1_003_000.0, 6_002_500.0)),
    "sinusoidal": (
        "SR-ORG:6974",
        (463.312716528, 0.0, -20015109.354, 0.0, -463.312716527, 10007554.677),
        (700_000.0, 5_000_000.0, 760_000.0, 5_050_000.0),
    ),
    "rotated": (
        "EPSG:32632",
        (17.32, 10.0, 600000.0, 10.0, -17.32, 5300000.0),
        (605013.0, 5290011.0, 607001.0, 5291990.0),
    ),
    "south-up": ("EPSG:4326", (0.01, 0.0, -180.0, 0.0, 0.01, -90.0), (10.003, 45.001, 11.117, 46.2)),
    "antimeridian": ("EPSG:4326", (0.01, 0.0, -180.0, 0.0, -0.01, 90.0), (179.501, -17.0, -179.7, -16.2)),
}


@pytest.mark.parametrize("name", GRIDS)
def test_every_pixel_holds_its_own_place(fetched: Any, connected_ee: Any, client: Any, name: str) -> None:
    """The image tells the coordinates of each pixel; the file's georeferencing must tell the same, in every tile."""
    ee = connected_ee
    crs, native, bounds = GRIDS[name]
    grid = grids.snapped(crs, native, bounds)
    image = ee.Image.pixelCoordinates(ee.Projection(crs)).rename(["x", "y"]).toDouble()
    bands = (BandOrder("x", "float64"), BandOrder("y", "float64"))
    order = DownloadOrder(grid, bands, request_bytes=1 << 15, overviews=False)
    found, report = fetched(image, order)
    assert report.tiles > 8
    c, a, b, f, d, e = found.source.GetGeoTransform()
    assert (a, b, d, e) == (native[0], native[1], native[3], native[4])
    moved = np.linalg.solve([[a, b], [d, e]], [c - native[2], f - native[5]])
    np.testing.assert_allclose(moved, np.rint(moved), atol=1e-6)
    columns, rows = np.meshgrid(np.arange(grid.width) + 0.5, np.arange(grid.height) + 0.5)
    x, y = a * columns + b * rows + c, d * columns + e * rows + f
    if crs == "EPSG:4326":
        x = (x + 180.0) % 360.0 - 180.0
    np.testing.assert_allclose(found.values[0], x, rtol=0, atol=abs(a) * 1e-6)
    np.testing.assert_allclose(found.values[1], y, rtol=0, atol=abs(a) * 1e-6)


def test_an_unknown_system_is_named(client: Any, connected_ee: Any, tmp_path: Path) -> None:
    grid = PixelGrid("EPSG:999999", GRID.transform, 10, 10)
    order = DownloadOrder(grid, (BandOrder("value", "float32"),))
    with pytest.raises(RecipeError, match="EPSG:999999"):
        download(connected_ee.Image("SANDBOX/SPEED"), order, tmp_path / "a.tif", client)
    assert list(tmp_path.iterdir()) == []


def test_an_order_from_what_the_image_is(fetched: Any, client: Any, connected_ee: Any) -> None:
    """One request tells bands, types and pixels; bounds are snapped to the image's own grid."""
    told = describe(connected_ee.Image("SANDBOX/SPEED"), client)
    assert [(band.name, band.type) for band in told.bands][:2] == [("value", "float32"), ("b1", "uint16")]
    assert (told.crs, told.transform) == ("EPSG:3857", (10.0, 0.0, -20037500.0, 0.0, -10.0, 20037500.0))
    assert (told.width, told.height) == (4_007_500, 4_007_500)
    grid = grids.snapped(told.crs, told.transform, (1_000_003.0, 5_999_001.0, 1_001_999.0, 5_999_998.0))
    assert (grid.width, grid.height, grid.transform[2], grid.transform[5]) == (200, 100, 1_000_000.0, 6_000_000.0)
    found, _ = fetched(connected_ee.Image("SANDBOX/SPEED"), DownloadOrder(grid, told.bands[1:]))
    reference = untiled(connected_ee.Image("SANDBOX/SPEED"), grid)
    for number, name in enumerate(("b1", "b2", "b3", "b4")):
        np.testing.assert_array_equal(found.values[number], reference[name])
    assert found.values.dtype == np.uint16
