# SPDX-License-Identifier: GPL-2.0-or-later
"""Masked is masked and valid is valid, whatever the numbers are; types are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.grid import PixelGrid
from ee_workbench.plugin.core.pixel_types import of_band, smallest
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.download import BandOrder, DownloadOrder, download
from ee_workbench.plugin.engine.session import Session
from ee_workbench.plugin.engine.transport import Transport
from osgeo import gdal, osr

from .conftest import QUICK, opened

ROWS, COLUMNS = 70, 90
GRID = PixelGrid("EPSG:32632", (20.0, 0.0, 600000.0, 0.0, -20.0, 5300000.0), COLUMNS, ROWS)
KINDS = ["uint8", "int8", "uint16", "int16", "uint32", "int32", "int64", "float32", "float64"]
GDAL_KINDS = {
    "uint8": gdal.GDT_Byte, "uint16": gdal.GDT_UInt16, "int16": gdal.GDT_Int16, "uint32": gdal.GDT_UInt32,
    "int32": gdal.GDT_Int32, "int64": gdal.GDT_Int64, "float32": gdal.GDT_Float32, "float64": gdal.GDT_Float64,
}  # fmt: skip


class Mounted(NamedTuple):
    """A client of a sandbox with files: each type's values, and two masks."""

    client: Client
    values: dict[str, np.ndarray]
    shown: tuple[np.ndarray, np.ndarray]


def special(kind: str, generator: np.random.Generator) -> np.ndarray:
    """Numbers of a type, the odd ones among them often."""
    if kind.startswith("float"):
        odd = [0.0, -0.0, 255.0, -32768.0, np.nan, np.inf, -np.inf, np.finfo(kind).min, np.finfo(kind).max, 1 / 3]
    else:
        odd = [0, np.iinfo(kind).min, np.iinfo(kind).max, 1, min(255, np.iinfo(kind).max), np.iinfo(kind).max - 1]
        odd += [2**53 + 1, -(2**53) - 1] if kind == "int64" else []
    return np.array(odd, dtype=kind)[generator.integers(0, len(odd), (ROWS, COLUMNS))]


def write(path: Path, values: np.ndarray) -> None:
    kind = GDAL_KINDS[values.dtype.name]
    made = gdal.GetDriverByName("GTiff").Create(str(path), COLUMNS, ROWS, 1, kind)
    made.SetGeoTransform(GRID.geotransform)
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32632)
    made.SetProjection(reference.ExportToWkt())
    made.GetRasterBand(1).WriteArray(values)
    made.FlushCache()


@pytest.fixture(scope="module")
def mounted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mounted]:
    from ee_workbench.devtools.sandbox_process import SandboxProcess

    folder, generator = tmp_path_factory.mktemp("mounted"), np.random.default_rng(3)
    values = {kind: special(kind, generator) for kind in KINDS}
    for kind, each in values.items():
        write(folder / f"{kind}.tif", each.astype("int16") if kind == "int8" else each)
    shown = (generator.random((ROWS, COLUMNS)) < 0.6, generator.random((ROWS, COLUMNS)) < 0.6)
    for name, each in zip(("one", "other"), shown):
        write(folder / f"{name}.tif", each.astype("uint8"))
    with SandboxProcess(["--mount", str(folder)]) as process:
        session = Session(Transport(read_seconds=10.0, first_wait=0.02))
        session.connect(Connection(url=process.url))
        yield Mounted(Client(session), values, shown)
        session.disconnect()


def asset(name: str) -> Any:
    import ee

    return ee.Image(f"projects/sandbox/assets/{name}")


def band(kind: str, mask: str) -> Any:
    made = asset(kind).toInt8() if kind == "int8" else asset(kind)
    return made.updateMask(asset(mask)) if mask else made


def same(found: np.ndarray, wanted: np.ndarray) -> bool:
    return bool(np.array_equal(found, wanted, equal_nan=wanted.dtype.kind == "f"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("request_bytes", [1 << 14, 1 << 22])
def test_one_band_of_every_type(mounted: Mounted, tmp_path: Path, kind: str, request_bytes: int) -> None:
    order = DownloadOrder(GRID, (BandOrder("b1", kind),), request_bytes=request_bytes)
    image = band(kind, "one").rename("b1")
    report = download(image, order, tmp_path / "a.tif", mounted.client, tries=QUICK)
    found = opened(tmp_path / "a.tif")
    shown = mounted.shown[0]
    np.testing.assert_array_equal(found.valid[0], shown)
    kept = found.values[0].dtype.name
    assert kept == kind or (kind == "int8" and kept == "int16" and not hasattr(gdal, "GDT_Int8"))
    assert same(found.values[0][shown].astype(kind), mounted.values[kind][shown])
    # Every number of note is among the valid pixels, so nothing but a mask can tell the masked ones.
    if kept == kind:
        assert report.has_mask and found.source.GetRasterBand(1).GetNoDataValue() is None


@pytest.mark.parametrize("kind", ["uint8", "int16", "float32"])
@pytest.mark.parametrize("request_bytes", [1 << 14, 1 << 22])
def test_bands_with_masks_of_their_own(mounted: Mounted, tmp_path: Path, kind: str, request_bytes: int) -> None:
    import ee

    image = ee.Image.cat([band(kind, "one"), band(kind, "other"), band(kind, "")]).rename(["a", "b", "c"])
    bands = tuple(BandOrder(name, kind) for name in "abc")
    order = DownloadOrder(GRID, bands, request_bytes=request_bytes)
    download(image, order, tmp_path / "a.tif", mounted.client, tries=QUICK)
    found = opened(tmp_path / "a.tif")
    for number, shown in enumerate((*mounted.shown, np.ones((ROWS, COLUMNS), dtype=bool))):
        np.testing.assert_array_equal(found.valid[number], shown)
        assert same(found.values[number][shown], mounted.values[kind][shown])


@pytest.mark.parametrize("kind", ["uint8", "int64", "float32"])
def test_a_mask_survives_in_a_cog(mounted: Mounted, tmp_path: Path, kind: str) -> None:
    order = DownloadOrder(GRID, (BandOrder("b1", kind),), request_bytes=1 << 14, cog=True, resampling="NEAREST")
    download(band(kind, "one").rename("b1"), order, tmp_path / "a.tif", mounted.client, tries=QUICK)
    found, shown = opened(tmp_path / "a.tif"), mounted.shown[0]
    np.testing.assert_array_equal(found.valid[0], shown)
    assert same(found.values[0][shown], mounted.values[kind][shown])


def test_what_a_cog_cannot_hold_is_said_and_kept(mounted: Mounted, tmp_path: Path) -> None:
    """Masks of their own, and no number left for nodata: as a plain GeoTIFF it works, without asking again."""
    import ee

    image = ee.Image.cat([band("uint8", "one"), band("uint8", "other")]).rename(["a", "b"])
    order = DownloadOrder(GRID, (BandOrder("a", "uint8"), BandOrder("b", "uint8")), cog=True, request_bytes=1 << 14)
    with pytest.raises(RecipeError, match="plain GeoTIFF"):
        download(image, order, tmp_path / "a.tif", mounted.client, tries=QUICK)
    report = download(image, replace(order, cog=False), tmp_path / "a.tif", mounted.client, tries=QUICK)
    assert report.requests == 0 and report.resumed_tiles == report.tiles
    found = opened(tmp_path / "a.tif")
    for number, shown in enumerate(mounted.shown):
        np.testing.assert_array_equal(found.valid[number], shown)
        assert same(found.values[number][shown], mounted.values["uint8"][shown])


def test_a_number_that_no_valid_pixel_has_is_nodata(mounted: Mounted, tmp_path: Path) -> None:
    image = band("int16", "one").max(0).rename("b1")
    order = DownloadOrder(GRID, (BandOrder("b1", "int16"),), nodata=-5)
    report = download(image, order, tmp_path / "a.tif", mounted.client, tries=QUICK)
    found = opened(tmp_path / "a.tif")
    assert (report.nodata, report.has_mask, found.source.GetRasterBand(1).GetNoDataValue()) == (-5, False, -5)
    np.testing.assert_array_equal(found.valid[0], mounted.shown[0])
    assert (found.values[0][~mounted.shown[0]] == -5).all()


def test_masks_that_the_server_fills(mounted: Mounted, tmp_path: Path) -> None:
    """No bands for masks are asked for; the number that stands for masked pixels is the caller's word."""
    image = band("uint16", "one").rename("b1")
    order = DownloadOrder(GRID, (BandOrder("b1", "uint16"),), masks="filled", nodata=77)
    report = download(image, order, tmp_path / "a.tif", mounted.client, tries=QUICK)
    found = opened(tmp_path / "a.tif")
    np.testing.assert_array_equal(found.valid[0], mounted.shown[0])
    assert same(found.values[0][mounted.shown[0]], mounted.values["uint16"][mounted.shown[0]])
    assert report.received_bytes < 2.1 * ROWS * COLUMNS


def test_several_types_need_a_word(mounted: Mounted, tmp_path: Path) -> None:
    import ee

    bands = (BandOrder("a", "uint16"), BandOrder("b", "int16"), BandOrder("c", "uint16"))
    with pytest.raises(RecipeError, match="one type"):
        DownloadOrder(GRID, bands)
    image = ee.Image.cat([band("uint16", "one"), band("int16", "one"), band("uint16", "one")]).rename(["a", "b", "c"])
    download(image, DownloadOrder(GRID, bands, types="common"), tmp_path / "a.tif", mounted.client, tries=QUICK)
    found, shown = opened(tmp_path / "a.tif"), mounted.shown[0]
    assert found.values.dtype == np.int32  # the smallest that holds 0 to 65535 and −32768 to 32767
    assert same(found.values[1][shown], mounted.values["int16"][shown].astype("int32"))
    for kind, names in (("uint16", "ac"), ("int16", "b")):
        order = DownloadOrder(GRID, tuple(each for each in bands if each.name in names))
        download(image, order, tmp_path / f"{kind}.tif", mounted.client, tries=QUICK)
        made = opened(tmp_path / f"{kind}.tif")
        assert made.values.dtype.name == kind
        assert same(made.values[0][shown], mounted.values[kind][shown])


HOLDS = [np.dtype(kind) for kind in KINDS]


@pytest.mark.parametrize("first", KINDS)
@pytest.mark.parametrize("second", KINDS)
def test_the_smallest_type_that_holds_both(first: str, second: str) -> None:
    """Against numpy's safe casts, which count 64-bit whole numbers to doubles as safe; we do not."""
    exact = [
        kind
        for kind in HOLDS
        if all(np.can_cast(each, kind) and not (each == "int64" and kind.kind == "f") for each in (first, second))
    ]
    if not exact:
        assert "int64" in (first, second) and {first, second} & {"float32", "float64"}
        with pytest.raises(RecipeError, match="64-bit"):
            smallest([first, second])
        return
    found = smallest([first, second])
    assert np.dtype(found) in exact and np.dtype(found).itemsize == min(kind.itemsize for kind in exact)


def test_types_as_the_service_tells_them() -> None:
    told = {
        "uint8": {"precision": "int", "min": 0, "max": 255},
        "int16": {"precision": "int", "min": -1, "max": 255},
        "uint16": {"precision": "int", "min": 0, "max": 65535},
        "int64": {"precision": "int", "min": -9.223372036854776e18, "max": 9.223372036854776e18},
        "float32": {"precision": "float"},
        "float64": {"precision": "double", "min": 0, "max": 1},
    }
    assert {name: of_band({"type": "PixelType", **each}) for name, each in told.items()} == {
        name: name for name in told
    }
    with pytest.raises(RecipeError, match="arrays"):
        of_band({"precision": "float", "dimensions": 1})
