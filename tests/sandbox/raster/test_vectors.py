# SPDX-License-Identifier: GPL-2.0-or-later
"""From pixels to vectors and back, against SciPy, PROJ and counting by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from ee_workbench.sandbox.errors import EarthEngineError
from ee_workbench.sandbox.raster.crs import crs
from ee_workbench.sandbox.raster.grid import Grid
from osgeo import ogr, osr
from scipy import ndimage, stats

GRID = Grid(crs("EPSG:32632"), (100.0, 0.0, 600_000.0, 0.0, -100.0, 5_300_000.0), 30, 24)
OPTIONS = {"crs": "EPSG:32632", "crsTransform": [100, 0, 600_000, 0, -100, 5_300_000]}


def square(ee: Any) -> Any:
    corners = [600_000, 5_300_000 - 2400, 603_000, 5_300_000]
    return ee.Geometry.Rectangle(corners, "EPSG:32632", False)


def classes(ee: Any) -> Any:
    """Numbers 0 to 2 in blobs, masked where a second field is low."""
    return ee.Image.random(3).multiply(3).toByte().focalMode(1.5).toByte().rename("class")


@pytest.mark.parametrize("eight", [True, False])
def test_segments_are_scipy_s(ee: Any, value: Any, pixels: Any, eight: bool) -> None:
    given = pixels(classes(ee), GRID)["class"].data
    features = value(classes(ee).reduceToVectors(geometry=square(ee), eightConnected=eight, **OPTIONS))["features"]
    structure = np.ones((3, 3)) if eight else None
    wanted = sorted(
        (int(number), int((labels == segment).sum()))
        for number in np.unique(given)
        for labels, count in [ndimage.label(given == number, structure)]
        for segment in range(1, count + 1)
    )
    found = sorted((each["properties"]["label"], each["properties"]["count"]) for each in features)
    assert found == wanted


def test_outlines_hold_their_pixels(ee: Any, value: Any) -> None:
    vectors = classes(ee).reduceToVectors(geometry=square(ee), geometryInNativeProjection=True, **OPTIONS)
    found = value(vectors)["features"]
    assert len(found) > 10
    for each in found:
        shape = ogr.CreateGeometryFromJson(str(each["geometry"]).replace("'", '"').replace("False", "false"))
        assert shape.GetArea() == pytest.approx(each["properties"]["count"] * 10_000)


def test_bands_are_reduced_in_each_segment(ee: Any, value: Any, pixels: Any) -> None:
    image = classes(ee).addBands(ee.Image.pixelCoordinates(ee.Projection("EPSG:32632")).select("x").rename("east"))
    read = pixels(image, GRID)
    vectors = image.reduceToVectors(ee.Reducer.mean(), square(ee), labelProperty="kind", **OPTIONS)
    total = sum(each["properties"]["mean"] for each in value(vectors)["features"] if each["properties"]["kind"] == 1)
    labels, count = ndimage.label(read["class"].data == 1, np.ones((3, 3)))
    means = ndimage.mean(read["east"].data, labels, range(1, count + 1))
    assert total == pytest.approx(float(np.sum(means)), rel=1e-9)


@pytest.mark.parametrize(("kind", "name"), [("bb", "Polygon"), ("centroid", "Point")])
def test_other_geometries(ee: Any, value: Any, kind: str, name: str) -> None:
    features = value(classes(ee).reduceToVectors(geometry=square(ee), geometryType=kind, **OPTIONS))["features"]
    assert {each["geometry"]["type"] for each in features} == {name}
    assert all(9 < np.ravel(each["geometry"]["coordinates"])[0] < 11 for each in features)


def test_what_vectors_refuse(ee: Any, value: Any) -> None:
    for image, words in ((ee.Image.random(1), "integer"), (classes(ee), "Unknown geometry type")):
        with pytest.raises(EarthEngineError, match=words):
            value(image.reduceToVectors(geometry=square(ee), geometryType="x" if "Un" in words else "bb", **OPTIONS))
    with pytest.raises(EarthEngineError, match="maxPixels allows only 5"):
        value(classes(ee).reduceToVectors(geometry=square(ee), maxPixels=5, **OPTIONS))
    assert value(classes(ee).reduceToVectors(geometry=square(ee), maxPixels=50, bestEffort=True, **OPTIONS))["features"]


def test_samples_of_each_class(ee: Any, value: Any, pixels: Any) -> None:
    image = classes(ee).addBands(ee.Image.pixelLonLat())
    given = pixels(classes(ee), GRID)["class"].data
    projection = ee.Projection("EPSG:32632", OPTIONS["crsTransform"])
    points = image.stratifiedSample(
        7, "class", square(ee), projection=projection, classValues=[1], classPoints=[3], geometries=True
    )
    features = value(points)["features"]
    counts = {number: sum(each["properties"]["class"] == number for each in features) for number in (0, 1, 2)}
    assert counts == {0: min(7, (given == 0).sum()), 1: 3, 2: min(7, (given == 2).sum())}
    for each in features:
        place = (each["properties"]["longitude"], each["properties"]["latitude"])
        assert each["geometry"]["coordinates"] == pytest.approx(place, abs=1e-7)
    assert value(points)["features"] == features


def test_samples_of_large_regions_have_their_own_places(ee: Any, value: Any) -> None:
    """More pixels than one block: values and places are in the same order."""
    shape = ee.Geometry.Rectangle([600_000, 5_290_000, 760_000, 5_300_000], "EPSG:32632", False)
    samples = ee.Image.pixelLonLat().sample(shape, 100, "EPSG:32632", numPixels=40, geometries=True)
    found = value(samples)["features"]
    assert 20 < len(found) < 60  # about as many as asked for: each pixel has the same chance
    for each in found:
        place = (each["properties"]["longitude"], each["properties"]["latitude"])
        assert each["geometry"]["coordinates"] == pytest.approx(place, abs=1e-7)


def geodesic_length(line: ogr.Geometry) -> float:
    """Metres along the ellipsoid, through an azimuthal equidistant projection around the first point."""
    start, end = line.GetPoint_2D(0), line.GetPoint_2D(1)
    around = osr.SpatialReference()
    around.ImportFromProj4(f"+proj=aeqd +lat_0={start[1]} +lon_0={start[0]} +datum=WGS84")
    x, y, _ = osr.CoordinateTransformation(crs("EPSG:4326").reference, around).TransformPoint(*end)
    return float(np.hypot(x, y))


def test_distances_are_proj_s(ee: Any, pixels: Any) -> None:
    to_degrees = osr.CoordinateTransformation(crs("EPSG:32632").reference, crs("EPSG:4326").reference)
    wgs84 = crs("EPSG:4326").reference
    point = ee.FeatureCollection([ee.Feature(ee.Geometry.Point([10.35, 47.83]))])
    found = pixels(point.distance(3000), GRID)["distance"]
    for row, column in ((0, 0), (12, 13), (23, 29)):
        lon, lat, _ = to_degrees.TransformPoint(600_050.0 + 100 * column, 5_299_950.0 - 100 * row)
        line = ogr.CreateGeometryFromWkt(f"LINESTRING({lon} {lat},10.35 47.83)", wgs84)
        wanted = geodesic_length(line)
        if wanted < 2950:
            assert found.data[row, column] == pytest.approx(wanted, rel=0.006)
        elif wanted > 3050:
            assert found.mask[row, column]


def test_features_become_pixels(ee: Any, pixels: Any) -> None:
    def box(west: int, value: float) -> Any:
        shape = ee.Geometry.Rectangle([600_000 + west, 5_298_000, 601_500 + west, 5_299_500], "EPSG:32632", False)
        return ee.Feature(shape, {"value": value})

    boxes = ee.FeatureCollection([box(0, 1.0), box(1000, 5.0), ee.Feature(None, {"value": 9})])
    mean = pixels(boxes.reduceToImage(["value"], ee.Reducer.mean()), GRID)["mean"]
    line = mean[10]
    assert line.filled(-1).tolist() == [1.0] * 10 + [3.0] * 5 + [5.0] * 10 + [-1.0] * 5
    assert mean.mask[0].all()


@pytest.mark.parametrize(("name", "truth"), [("skew", stats.skew), ("kurtosis", stats.kurtosis)])
def test_moments_are_scipy_s(ee: Any, value: Any, name: str, truth: Any) -> None:
    given = np.random.default_rng(4).gamma(2.0, size=50)
    found = value(ee.List(given.tolist()).reduce(getattr(ee.Reducer, name)()))
    assert found == pytest.approx(truth(given), rel=1e-9)


@pytest.mark.parametrize("count", [5, 30])
def test_trends_are_scipy_s(ee: Any, value: Any, count: int) -> None:
    generator = np.random.default_rng(count)
    x = generator.integers(0, 10, count).astype(float)
    y = np.round(x + generator.normal(0, 3, count))
    rows = ee.FeatureCollection([ee.Feature(None, {"x": float(a), "y": float(b)}) for a, b in zip(x, y)])
    tau = value(rows.reduceColumns(ee.Reducer.kendallsCorrelation(2), ["x", "y"]))
    truth = stats.kendalltau(x, y, method="asymptotic")
    assert tau["tau"] == pytest.approx(truth[0]) and tau["p-value"] == pytest.approx(truth[1])
    line = value(rows.reduceColumns(ee.Reducer.sensSlope(), ["x", "y"]))
    assert line["slope"] == pytest.approx(stats.theilslopes(y, x)[0])
    alone = value(rows.reduceColumns(ee.Reducer.kendallsCorrelation(), ["y"]))
    assert alone["tau"] == pytest.approx(stats.kendalltau(np.arange(count), y)[0])


def test_trends_of_images(ee: Any, pixels: Any) -> None:
    years = np.arange(6.0)
    fields = [ee.Image.random(seed).add(0.3 * year).toDouble() for seed, year in enumerate(years)]
    images = ee.ImageCollection([ee.Image.constant(float(y)).toDouble().addBands(f) for y, f in zip(years, fields)])
    found = pixels(images.reduce(ee.Reducer.sensSlope()), GRID)
    stack = np.stack([pixels(each, GRID)["random"].data for each in fields])
    wanted = stats.theilslopes(stack[:, 3, 4], years)[0]
    assert found["slope"].data[3, 4] == pytest.approx(wanted)


def test_numbers_meet_arrays(ee: Any, pixels: Any) -> None:
    array = ee.Image([1, 2]).toArray()
    found = pixels(array.add(10).arrayFlatten([["a", "b"]]), GRID)
    assert (found["a"].data == 11).all() and (found["b"].data == 12).all()
    with pytest.raises(EarthEngineError, match="dimensions must match"):
        pixels(array.add(ee.Image([1, 2, 3]).toArray()), GRID)
