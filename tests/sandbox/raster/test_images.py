# SPDX-License-Identifier: GPL-2.0-or-later
"""Images against numpy, SciPy and GDAL's rasteriser, and against themselves cut in pieces."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
from ee_workbench.sandbox.errors import EarthEngineError
from ee_workbench.sandbox.raster.crs import crs
from ee_workbench.sandbox.raster.grid import Grid
from osgeo import gdal, ogr, osr
from scipy import ndimage


def day(ee: Any, band: str = "tas", text: str = "20300315") -> Any:
    return ee.Image(f"NASA/GDDP-CMIP6/MIROC6_ssp245_{text}").select([band])


@pytest.fixture(scope="module")
def cells(ee: Any, pixels: Any, degrees: Grid) -> np.ndarray:
    """Temperatures of the test grid, which is native."""
    return pixels(day(ee), degrees)["tas"].data.astype("float64")


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("b(0) - 273.15", lambda t: t - 273.15),
        ("(b('tas') * 1.8) - 459.67", lambda t: t * 1.8 - 459.67),
        ("t ** 2 / 100 + 3 * k", lambda t: t**2 / 100 + 6),
        ("t > 285 ? 1 : -1", lambda t: np.where(t > 285, 1, -1)),
        ("t > 285 && t < 290 || t == 0", lambda t: (t > 285) & (t < 290)),
        ("sqrt(abs(280 - t.tas))", lambda t: np.sqrt(np.abs(280 - t))),
        ("max(t[0], 288) - min(t['tas'], 288)", lambda t: np.maximum(t, 288) - np.minimum(t, 288)),
        ("-t % 7", lambda t: np.fmod(-t, 7)),
    ],
)
def test_expressions(ee: Any, pixels: Any, degrees: Grid, cells: np.ndarray, text: str, truth: Any) -> None:
    image = day(ee)
    found = next(iter(pixels(image.expression(text, {"t": image, "k": 2}), degrees).values()))
    np.testing.assert_allclose(found.data.astype("float64"), truth(cells), rtol=1e-5, atol=1e-4)


@pytest.mark.parametrize(
    "text", ["__import__('os')", "b(0).__class__", "open('x')", "t[", "1 +", "unknown + 1", "b('nope')"]
)
def test_expressions_that_are_none(ee: Any, raw: Any, text: str) -> None:
    with pytest.raises(EarthEngineError):
        raw(day(ee).expression(text, {"t": day(ee)}))


def test_remap(ee: Any, pixels: Any, degrees: Grid, cells: np.ndarray) -> None:
    whole = day(ee).subtract(270).divide(5).floor().toInt()
    classes = np.floor((cells - 270) / 5).astype(int)
    found = pixels(whole.remap([0, 1, 2], [10, 20, 30]), degrees)["remapped"]
    np.testing.assert_array_equal(found.mask, ~np.isin(classes, [0, 1, 2]))
    np.testing.assert_array_equal(found.compressed(), ((classes + 1) * 10)[np.isin(classes, [0, 1, 2])])
    filled = pixels(whole.remap([0, 1, 2], [10, 20, 30], -1), degrees)["remapped"]
    np.testing.assert_array_equal(filled.data, np.where(np.isin(classes, [0, 1, 2]), (classes + 1) * 10, -1))


DISK = np.hypot(*np.mgrid[-2:3, -2:3]) <= 2


@pytest.mark.parametrize(
    ("name", "truth"),
    [
        ("focalMax", lambda v: ndimage.maximum_filter(v, footprint=DISK)),
        ("focalMin", lambda v: ndimage.minimum_filter(v, footprint=DISK)),
        ("focalMedian", lambda v: ndimage.median_filter(v, footprint=DISK)),
        ("focalMean", lambda v: ndimage.convolve(v, DISK / DISK.sum())),
    ],
)
def test_focal_operations_are_scipy_s(ee: Any, pixels: Any, degrees: Grid, name: str, truth: Any) -> None:
    wide = pixels(day(ee), degrees.padded(4))["tas"].data.astype("float64")
    expected = truth(wide)[4:-4, 4:-4]
    found = pixels(getattr(day(ee), name)(2), degrees)["tas"].data
    np.testing.assert_allclose(found, expected, rtol=1e-6)


def test_convolution_is_scipy_s_correlation(ee: Any, pixels: Any, degrees: Grid) -> None:
    weights = [[1.0, 2.0, 0.0], [0.0, -1.0, 3.0], [0.5, 0.0, 1.0]]
    wide = pixels(day(ee), degrees.padded(2))["tas"].data.astype("float64")
    expected = ndimage.correlate(wide, np.array(weights))[2:-2, 2:-2]
    found = pixels(day(ee).convolve(ee.Kernel.fixed(3, 3, weights)), degrees)["tas"].data
    np.testing.assert_allclose(found, expected, rtol=1e-5)


def test_masks(ee: Any, pixels: Any, degrees: Grid, cells: np.ndarray) -> None:
    image = day(ee)
    warm = image.updateMask(image.gt(285))
    np.testing.assert_array_equal(pixels(warm, degrees)["tas"].mask, cells <= 285)
    np.testing.assert_array_equal(pixels(warm.mask(), degrees)["tas"].data, cells > 285)
    np.testing.assert_allclose(pixels(warm.unmask(0), degrees)["tas"].data, np.where(cells > 285, cells, 0))
    np.testing.assert_allclose(
        pixels(image.where(image.gt(285), 0), degrees)["tas"].data, np.where(cells > 285, 0, cells)
    )
    both = warm.add(image.updateMask(image.lt(290)))
    np.testing.assert_array_equal(pixels(both, degrees)["tas"].mask, ~((cells > 285) & (cells < 290)))
    zero = pixels(image.gt(285).selfMask(), degrees)["tas"]
    np.testing.assert_array_equal(zero.mask, cells <= 285)


def test_mosaics(ee: Any, pixels: Any, degrees: Grid, cells: np.ndarray) -> None:
    image = day(ee)
    top = image.updateMask(image.gt(287)).multiply(0).add(1).rename("tas")
    found = pixels(ee.ImageCollection([image, top]).mosaic(), degrees)["tas"].data
    np.testing.assert_allclose(found, np.where(cells > 287, 1, cells))
    other = day(ee, text="20300316")
    second = pixels(other, degrees)["tas"].data.astype("float64")
    best = pixels(ee.ImageCollection([image, other]).qualityMosaic("tas"), degrees)["tas"].data
    np.testing.assert_allclose(best, np.maximum(cells, second))


@pytest.mark.parametrize("percent", [0, 10, 33, 50, 90, 100])
def test_percentiles_are_numpy_s(ee: Any, pixels: Any, degrees: Grid, percent: int) -> None:
    days = [day(ee, text=f"203003{d:02d}") for d in range(1, 12)]
    stack = np.stack([pixels(each, degrees)["tas"].data for each in days]).astype("float64")
    image = ee.ImageCollection(days).reduce(ee.Reducer.percentile([percent]))
    found = pixels(image, degrees)[f"tas_p{percent}"].data
    np.testing.assert_allclose(found, np.percentile(stack, percent, axis=0), rtol=1e-6)
    masked = [each.updateMask(each.gt(286)) for each in days]
    found = pixels(ee.ImageCollection(masked).reduce(ee.Reducer.percentile([percent])), degrees)[f"tas_p{percent}"]
    holes = np.where(stack > 286, stack, np.nan)
    some = ~np.isnan(holes).all(axis=0)
    np.testing.assert_array_equal(found.mask, ~some)
    with np.errstate(all="ignore"):
        truth = np.nanpercentile(np.where(some, holes, 0), percent, axis=0)
    np.testing.assert_allclose(found.data[some], truth[some], rtol=1e-6)


def test_colours(ee: Any, pixels: Any, degrees: Grid, cells: np.ndarray) -> None:
    shown = pixels(day(ee).visualize(min=280, max=295, palette=["000000", "ff0000", "ffff00"]), degrees)
    place = np.clip((cells - 280) / 15, 0, 1) * 2
    red, green = np.minimum(place, 1) * 255, np.maximum(place - 1, 0) * 255
    assert np.abs(shown["vis-red"].data - red).max() <= 1 and np.abs(shown["vis-green"].data - green).max() <= 1
    assert not shown["vis-blue"].data.any()
    rgb = ee.Image.rgb(day(ee), day(ee), day(ee)).visualize(min=[280, 0, 290], max=[295, 600, 291], gamma=2)
    grey = pixels(rgb, degrees)["vis-red"].data
    assert np.abs(grey - 255 * np.clip((cells - 280) / 15, 0, 1) ** 0.5).max() <= 1


# Vectors.


def burnt(wkt: str, grid: Grid) -> np.ndarray:
    """GDAL's own rasteriser: pixels whose centres lie inside."""
    target = gdal.GetDriverByName("MEM").Create("", grid.width, grid.height, 1)
    a, b, c, d, e, f = grid.transform
    target.SetGeoTransform((c, a, b, f, d, e))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4326)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    target.SetProjection(reference.ExportToWkt())
    source = ogr.GetDriverByName("Memory").CreateDataSource("x")
    layer = source.CreateLayer("x", reference, ogr.wkbPolygon)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
    layer.CreateFeature(feature)
    gdal.RasterizeLayer(target, [1], layer, burn_values=[1])
    return target.ReadAsArray() > 0


TRIANGLE = [[11.03, 45.07], [16.61, 46.11], [13.37, 49.53]]
WKT = "POLYGON((11.03 45.07, 16.61 46.11, 13.37 49.53, 11.03 45.07))"


def test_paint_and_clip_are_gdal_s(ee: Any, pixels: Any, degrees: Grid, cells: np.ndarray) -> None:
    shape = ee.Geometry.Polygon([TRIANGLE], None, False)
    inside = burnt(WKT, degrees)
    assert 60 < inside.sum() < 300
    painted = pixels(day(ee).paint(shape, 7), degrees)["tas"].data
    np.testing.assert_allclose(painted, np.where(inside, 7, cells))
    np.testing.assert_array_equal(pixels(day(ee).clip(shape), degrees)["tas"].mask, ~inside)


def test_outlines_are_on_the_edge(ee: Any, pixels: Any, degrees: Grid) -> None:
    shape = ee.FeatureCollection([ee.Feature(ee.Geometry.Polygon([TRIANGLE], None, False), {"class": 5})])
    found = pixels(ee.Image().toByte().paint(shape, "class", 1), degrees)
    line = ~next(iter(found.values())).mask
    inside = burnt(WKT, degrees)
    near = ndimage.binary_dilation(inside) & ~ndimage.binary_erosion(inside)
    assert line.any() and (near | ~line).all()
    assert set(next(iter(found.values())).compressed()) == {5}
    wide = ~next(iter(pixels(ee.Image().toByte().paint(shape, 1, 5), degrees).values())).mask
    assert wide.sum() > 2 * line.sum() and (wide | ~line).all()


def test_styles(ee: Any, pixels: Any, degrees: Grid) -> None:
    shape = ee.FeatureCollection([ee.Feature(ee.Geometry.Polygon([TRIANGLE], None, False))])
    found = pixels(shape.style(color="red", fillColor="00000000", width=2), degrees)
    shown = ~found["vis-red"].mask
    assert set(found["vis-red"].data[shown]) == {255} and set(found["vis-green"].data[shown]) == {0}
    inside = ndimage.binary_erosion(burnt(WKT, degrees), iterations=2)
    assert not shown[inside].any()
    filled = pixels(shape.style(color="0000ff", fillColor="00ff00", width=1), degrees)
    assert (filled["vis-green"].data[inside] == 255).all()
    with pytest.raises(EarthEngineError, match="color"):
        pixels(shape.style(color="no colour"), degrees)


# Tables.


def test_sampled_regions(ee: Any, value: Any, cells: np.ndarray) -> None:
    points = ee.FeatureCollection(
        [ee.Feature(ee.Geometry.Point([10.125 + 0.25 * i, 49.875 - 0.25 * i]), {"n": i}) for i in range(5)]
    )
    found = value(day(ee).sampleRegions(points, ["n"], 27830))["features"]
    assert [f["properties"]["n"] for f in found] == list(range(5))
    np.testing.assert_allclose([f["properties"]["tas"] for f in found], [cells[i, i] for i in range(5)], rtol=1e-6)


def test_get_region(ee: Any, value: Any, cells: np.ndarray) -> None:
    days = ee.ImageCollection("NASA/GDDP-CMIP6").filterDate("2030-03-15", "2030-03-18")
    days = days.filter(ee.Filter.eq("model", "MIROC6")).filter(ee.Filter.eq("scenario", "ssp245"))
    table = value(days.select(["tas", "pr"]).getRegion(ee.Geometry.Point([10.2, 49.9]), 27830))
    assert table[0] == ["id", "longitude", "latitude", "time", "tas", "pr"] and len(table) == 4
    assert table[1][0] == "MIROC6_ssp245_20300315" and table[1][3] == 1899763200000
    assert table[1][4] == pytest.approx(cells[0, 0], rel=1e-6)


def test_linked_collections(ee: Any, pixels: Any, value: Any) -> None:
    scenes = ee.ImageCollection("COPERNICUS/S2_SR_HARMONIZED").filterBounds(ee.Geometry.Point([77.604, 12.953]))
    scenes = scenes.filterDate("2019-01-01", "2019-02-01")
    linked = scenes.linkCollection(ee.ImageCollection("GOOGLE/CLOUD_SCORE_PLUS/V1/S2_HARMONIZED"), ["cs"])
    first = ee.Image(linked.first())
    assert value(first.bandNames())[-1] == "cs"
    index = value(first.get("system:index"))
    alone = ee.Image(f"GOOGLE/CLOUD_SCORE_PLUS/V1/S2_HARMONIZED/{index}")
    grid = Grid(crs("EPSG:32643"), (10.0, 0.0, 780000.0, 0.0, -10.0, 1440000.0), 20, 20)
    np.testing.assert_array_equal(pixels(first.select("cs"), grid)["cs"], pixels(alone.select("cs"), grid)["cs"])


# Regions.


def test_a_mean_is_weighted_by_area_inside(ee: Any, value: Any, degrees: Grid, cells: np.ndarray) -> None:
    shape = ee.Geometry.Polygon([TRIANGLE], None, False)
    polygon = ogr.CreateGeometryFromWkt(WKT)
    weights = np.zeros(degrees.shape)
    for i in range(degrees.height):
        for j in range(degrees.width):
            x, y = 10 + 0.25 * j, 50 - 0.25 * i
            cell = f"POLYGON(({x} {y},{x + 0.25} {y},{x + 0.25} {y - 0.25},{x} {y - 0.25},{x} {y}))"
            weights[i, j] = polygon.Intersection(ogr.CreateGeometryFromWkt(cell)).GetArea() / 0.0625
    options = {"geometry": shape, "crs": "EPSG:4326", "crsTransform": [0.25, 0, 10, 0, -0.25, 50]}
    found = value(day(ee).reduceRegion(ee.Reducer.mean().combine(ee.Reducer.sum(), "", True), **options))
    assert found["tas_mean"] == pytest.approx(np.average(cells, weights=weights), rel=1e-7)
    assert found["tas_sum"] == pytest.approx((cells * weights).sum(), rel=1e-6)
    count = value(day(ee).reduceRegion(ee.Reducer.count(), **options))["tas"]
    assert count == burnt(WKT, degrees).sum() or count == (weights > 0).sum()


def test_parts_of_a_region_add_up(ee: Any, value: Any) -> None:
    def total(west: float, east: float) -> float:
        shape = ee.Geometry.Rectangle([west, 45.0, east, 49.0], "EPSG:4326", False)
        options = {"geometry": shape, "crs": "EPSG:4326", "crsTransform": [0.25, 0, 10, 0, -0.25, 50]}
        return float(value(day(ee).reduceRegion(ee.Reducer.sum(), **options))["tas"])

    assert total(10.1, 13.33) + total(13.33, 17.7) == pytest.approx(total(10.1, 17.7), rel=1e-6)


def test_too_many_pixels(ee: Any, value: Any) -> None:
    shape = ee.Geometry.Rectangle([0, 0, 20, 20], "EPSG:4326", False)
    with pytest.raises(EarthEngineError, match="maxPixels allows only 100"):
        value(day(ee).reduceRegion(ee.Reducer.mean(), shape, 27830, maxPixels=100))
    assert value(day(ee).reduceRegion(ee.Reducer.mean(), shape, 27830, maxPixels=100, bestEffort=True))["tas"] > 250


# Pieces.


def graphs(ee: Any) -> list[Any]:
    a, b = day(ee), day(ee, text="20300701")
    return [
        a.add(b).divide(2),
        a.updateMask(a.gt(284)).unmask(b),
        ee.ImageCollection([a, b]).median(),
        a.reproject("EPSG:3035", None, 50_000),
        a.resample("bilinear"),
        a.focalMax(3),
        a.clip(ee.Geometry.Polygon([TRIANGLE])),
        ee.Image.pixelLonLat().select("longitude"),
        a.visualize(min=270, max=300, palette=["blue", "red"]),
    ]


@pytest.mark.parametrize("number", range(9))
def test_tiled_equals_untiled(ee: Any, pixels: Any, number: int) -> None:
    generator = random.Random(number)
    image = graphs(ee)[number]
    for system, size, x, y in (("EPSG:3857", 3000.0, 1_280_000.0, 6_140_000.0), ("EPSG:4326", 0.11, 10.4, 49.3)):
        grid = Grid(crs(system), (size, 0.0, x, 0.0, -size, y), 40, 30)
        whole = pixels(image, grid)
        for _ in range(3):
            column, row = generator.randrange(30), generator.randrange(20)
            part = pixels(image, grid.window(column, row, 10, 10))
            for name, values in part.items():
                expected = whole[name][row : row + 10, column : column + 10]
                np.testing.assert_array_equal(values.mask, expected.mask)
                np.testing.assert_allclose(values.compressed(), expected.compressed(), rtol=1e-6)
