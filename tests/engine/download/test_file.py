# SPDX-License-Identifier: GPL-2.0-or-later
"""The file: what it says of itself, that it was checked, and that others can read it."""

from __future__ import annotations

import datetime
import hashlib
import json
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ee_workbench.plugin.core.errors import ComputationFailed
from ee_workbench.plugin.core.grid import METRES_PER_DEGREE, PixelGrid, at_scale
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.download import BandOrder, DownloadFacts, DownloadOrder, download
from ee_workbench.plugin.engine.download import run as running
from osgeo import gdal

from .conftest import GRID, QUICK, opened, speed, untiled

FACTS = DownloadFacts(
    title="Temperature & “rain” <March>",
    recipe='{"kind": "cmip6", "bands": ["tas"]}',
    begin=datetime.date(2030, 3, 1),
    end=datetime.date(2030, 4, 1),
    attribution=("NASA NEX", "sandbox sample data, not for science"),
    licence=("CC-BY-4.0",),
    links=("https://example.org/data",),
)
BANDS = (BandOrder("value", "float32", 0.01, -273.15, "K"), BandOrder("b1", "float32"))


def image() -> Any:
    """Half of the pixels are masked."""
    import ee

    made = ee.Image("SANDBOX/SPEED").toFloat()
    return made.updateMask(made.select("b1").mod(2).gte(1))


@pytest.mark.parametrize("cog", [False, True])
def test_the_file_describes_itself(client: Client, tmp_path: Path, cog: bool) -> None:
    import ee

    order = speed(bands=BANDS, cog=cog, overviews=True)
    report = download(image(), order, tmp_path / "a.tif", client, facts=FACTS, tries=QUICK)
    source = gdal.Open(str(tmp_path / "a.tif"))
    told = source.GetMetadata()
    names = ("EE_TITLE", "EE_RECIPE", "EE_BEGIN", "EE_END", "EE_LICENCE")
    assert {name: told[name] for name in names} == {
        "EE_TITLE": FACTS.title,
        "EE_RECIPE": FACTS.recipe,
        "EE_BEGIN": "2030-03-01",
        "EE_END": "2030-04-01",
        "EE_LICENCE": "CC-BY-4.0",
    }  # fmt: skip
    assert told["EE_ATTRIBUTION"].splitlines() == list(FACTS.attribution)
    assert told["TIFFTAG_COPYRIGHT"] == "NASA NEX; sandbox sample data, not for science; CC-BY-4.0"
    again = ee.deserializer.fromJSON(told["EE_GRAPH"])
    np.testing.assert_array_equal(untiled(again, GRID)["b1"], untiled(image(), GRID)["b1"])
    first, second = source.GetRasterBand(1), source.GetRasterBand(2)
    assert (first.GetDescription(), first.GetScale(), first.GetOffset(), first.GetUnitType()) == (
        "value",
        0.01,
        -273.15,
        "K",
    )
    assert (second.GetDescription(), second.GetScale() in (None, 1.0), second.GetUnitType()) == ("b1", True, "")
    assert np.isnan(first.GetNoDataValue()) and np.isnan(report.nodata or 0.0)
    assert source.GetRasterBand(1).GetOverviewCount() >= 1


@pytest.mark.parametrize("cog", [False, True])
def test_checksums_of_tiles_can_be_checked_by_anybody(client: Client, tmp_path: Path, cog: bool) -> None:
    """As their description says, with hashlib and GDAL: pixels as they lie, then a bit for each pixel that is valid."""
    order = speed(bands=BANDS, cog=cog)
    download(image(), order, tmp_path / "a.tif", client, tries=QUICK)
    source = gdal.Open(str(tmp_path / "a.tif"))
    tiles = json.loads(source.GetMetadataItem("EE_TILES"))
    assert len(tiles) > 20
    for column, row, width, height, first, last, told in tiles:
        digest = hashlib.sha256()
        for number in range(first, last):
            band = source.GetRasterBand(number + 1)
            digest.update(band.ReadAsArray(column, row, width, height).astype("<f4").tobytes())
            valid = band.GetMaskBand().ReadAsArray(column, row, width, height) > 0
            digest.update(b"" if valid.all() else np.packbits(valid, axis=1).tobytes())
        assert digest.hexdigest() == told


@pytest.mark.parametrize("what", ["pixel", "grid", "names", "truncated"])
def test_a_file_that_is_not_as_ordered_is_no_success(
    client: Client, tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Something changes the finished file before it is checked."""
    check = running.verify

    def spoil(path: Path, *arguments: Any) -> None:
        if what == "truncated":
            path.write_bytes(path.read_bytes()[:-3000])
        else:
            source = gdal.Open(str(path), gdal.GA_Update)
            if what == "pixel":
                source.GetRasterBand(1).WriteArray(np.full((1, 1), 7.0, dtype="float32"), 300, 300)
            elif what == "grid":
                source.SetGeoTransform((1.0, 10.0, 0.0, 2.0, 0.0, -10.0))
            else:
                source.GetRasterBand(2).SetDescription("b7")
            source.FlushCache()
            del source
        check(path, *arguments)

    monkeypatch.setattr(running, "verify", spoil)
    with pytest.raises(ComputationFailed, match="damaged"):
        download(image(), speed(bands=BANDS), tmp_path / "a.tif", client, tries=QUICK)
    assert not (tmp_path / "a.tif").exists()
    monkeypatch.undo()
    download(image(), speed(bands=BANDS), tmp_path / "a.tif", client, tries=QUICK)


def test_a_composite_of_a_polygon_s_bounds_becomes_one_cog(client: Client, tmp_path: Path) -> None:
    """In degrees, at 10 m, and more than one request may bring."""
    import ee

    ring = [[11.02, 48.01], [11.30, 48.03], [11.33, 48.20], [11.10, 48.24], [11.02, 48.01]]
    polygon = ee.Geometry.Polygon([ring])
    west, south, east, north = 11.02, 48.01, 11.33, 48.24
    grid = at_scale("EPSG:4326", (west, south, east, north), 10.0 / METRES_PER_DEGREE)
    made = ee.ImageCollection([image().add(number) for number in range(3)]).median().toFloat().clip(polygon)
    order = DownloadOrder(grid, (BandOrder("value", "float32"), BandOrder("b1", "float32")), cog=True)
    counted = 2 * (4 + 1) * grid.width * grid.height
    assert counted > 50_331_648
    download(made, order, tmp_path / "a.tif", client, tries=QUICK)
    said = subprocess.run(["gdalinfo", str(tmp_path / "a.tif")], capture_output=True, text=True, check=True)
    assert "LAYOUT=COG" in said.stdout and said.stderr == ""
    errors = validated(tmp_path / "a.tif")
    assert errors == ([], [])
    found = opened(tmp_path / "a.tif")
    part = found.source.GetRasterBand(1)
    window = (1000, 700, 200, 100)
    origin = grid.origin_of(grid.whole.within(*window))
    a, b, _, d, e, _ = grid.transform
    reference = untiled(made, PixelGrid(grid.crs, (a, b, origin[0], d, e, origin[1]), 200, 100))
    valid = part.GetMaskBand().ReadAsArray(*window) > 0
    assert 0.3 < valid.mean() < 0.7
    np.testing.assert_array_equal(part.ReadAsArray(*window)[valid], reference["value"][valid])
    corner = found.valid[0][:50, :50], found.valid[0][-50:, -50:]
    assert not corner[1].any()  # outside the polygon


def validated(path: Path) -> tuple[list[str], list[str]]:
    """Errors and warnings of GDAL's own validator of COGs."""
    from osgeo_utils.samples.validate_cloud_optimized_geotiff import validate

    warnings, errors, _ = validate(str(path), full_check=True)
    return errors, warnings


def test_overviews_are_made_from_valid_pixels(client: Client, tmp_path: Path) -> None:
    """The mean of those of four that are valid, by numpy."""
    download(image(), speed(bands=BANDS, overviews=True), tmp_path / "a.tif", client, tries=QUICK)
    found = opened(tmp_path / "a.tif")
    small = found.source.GetRasterBand(1).GetOverview(0).ReadAsArray()
    values = np.where(found.valid[0], found.values[0], np.nan)[:500, :700].reshape(250, 2, 350, 2)
    wanted = np.nanmean(values.swapaxes(1, 2).reshape(250, 350, 4), axis=2)
    np.testing.assert_allclose(small, wanted, rtol=1e-5)


def test_no_overviews_beside_masks_of_bands_of_their_own(client: Client, tmp_path: Path) -> None:
    """Every number is used by valid pixels, so the file has a mask for each band; GDAL's overviews would lose them."""
    import ee

    base = ee.Image("SANDBOX/SPEED").select("b1").mod(256).toUint8()
    first, second = base.updateMask(base.mod(2)), base.updateMask(base.mod(3))
    order = speed(bands=(BandOrder("a", "uint8"), BandOrder("b", "uint8")), overviews=True, resampling="NEAREST")
    report = download(ee.Image.cat([first, second]).rename(["a", "b"]), order, tmp_path / "a.tif", client, tries=QUICK)
    whole = untiled(base, GRID)["b1"]
    found = opened(tmp_path / "a.tif")
    assert report.has_mask
    for number, divisor in enumerate((2, 3)):
        np.testing.assert_array_equal(found.valid[number], whole % divisor != 0)
        np.testing.assert_array_equal(found.values[number][found.valid[number]], whole[found.valid[number]])
        assert found.source.GetRasterBand(number + 1).GetOverviewCount() == 0


@pytest.mark.parametrize("cog", [False, True])
def test_more_than_four_gigabytes_is_big_tiff(client: Client, tmp_path: Path, cog: bool) -> None:
    """The header's version: 43, from the first byte of a plain file on; a COG where it may become so large."""
    download(image(), speed(bands=BANDS, cog=cog), tmp_path / "a.tif", client, tries=QUICK)
    version = int.from_bytes((tmp_path / "a.tif").read_bytes()[2:4], "little")
    assert version == (42 if cog else 43)


def test_progress_grows_and_ends(client: Client, sandbox: Any, tmp_path: Path) -> None:
    states: list[Any] = []
    sandbox.latency(40)
    order = replace(speed(bands=BANDS), overviews=True)
    download(image(), order, tmp_path / "a.tif", client, progress=states.append, tries=QUICK)
    fetching = [state for state in states if state.phase == "fetching"]
    assert list(dict.fromkeys(state.phase for state in states)) == ["fetching", "finishing", "checking"]
    assert [state.done_bytes for state in fetching] == sorted(state.done_bytes for state in fetching)
    assert fetching[-1].done_bytes == fetching[-1].total_bytes == 700 * 500 * 2 * 4
    assert fetching[-1].done_tiles == fetching[-1].total_tiles and fetching[-1].fraction == 1.0
    middle = fetching[len(fetching) // 2]
    assert middle.rate > 0 and middle.seconds_left >= 0 and 1 <= middle.limit <= order.max_requests
