# SPDX-License-Identifier: GPL-2.0-or-later
"""Terrain, distances, patches, arrays, colours and statistics against SciPy, numpy and the standard library."""

from __future__ import annotations

import colorsys
from typing import Any

import numpy as np
import pytest
from ee_workbench.sandbox.raster.crs import crs
from ee_workbench.sandbox.raster.grid import Grid
from scipy import ndimage, stats


def day(ee: Any, text: str = "20300315") -> Any:
    return ee.Image(f"NASA/GDDP-CMIP6/MIROC6_ssp245_{text}").select(["tas"])


def only(found: dict[str, Any]) -> Any:
    return next(iter(found.values()))


@pytest.fixture(scope="module")
def cells(ee: Any, pixels: Any, degrees: Grid) -> np.ndarray:
    """Temperatures of the test grid with 8 more cells on each side."""
    return np.asarray(pixels(day(ee), degrees.padded(8))["tas"].data.astype("float64"))


@pytest.mark.parametrize(("azimuth", "slope"), [(0.0, 30.0), (90.0, 10.0), (225.0, 45.0), (300.0, 5.0)])
def test_a_tilted_plane(ee: Any, pixels: Any, azimuth: float, slope: float) -> None:
    """A plane that falls towards an azimuth at a known angle, on a metric grid."""
    grid = Grid(crs("EPSG:32633"), (30.0, 0.0, 500_000.0, 0.0, -30.0, 5_000_000.0), 12, 9)
    place = ee.Image.pixelCoordinates(ee.Projection("EPSG:32633"))
    fall, towards = np.tan(np.radians(slope)), np.radians(azimuth)
    east, north = float(-fall * np.sin(towards)), float(-fall * np.cos(towards))
    height = place.select("x").multiply(east).add(place.select("y").multiply(north)).rename("elevation")
    found = pixels(ee.Terrain.products(height), grid)
    np.testing.assert_allclose(found["slope"].data, slope, atol=1e-3)
    np.testing.assert_allclose((found["aspect"].data - azimuth + 180) % 360 - 180, 0, atol=1e-3)
    sun, high = np.radians(270), np.radians(45)
    light = np.array([np.sin(sun) * np.cos(high), np.cos(sun) * np.cos(high), np.sin(high)])
    normal = np.array([-east, -north, 1.0]) / np.sqrt(east**2 + north**2 + 1)
    assert np.abs(found["hillshade"].data - 255 * max(float(light @ normal), 0)).max() <= 1


def test_distances_are_scipy_s(ee: Any, pixels: Any, degrees: Grid, cells: np.ndarray) -> None:
    warm = cells > np.percentile(cells, 97)
    image = day(ee).gt(float(np.percentile(cells, 97)))
    found = only(pixels(image.fastDistanceTransform(8), degrees)).data
    truth = ndimage.distance_transform_edt(~warm)[8:-8, 8:-8] ** 2
    near = truth <= 64
    assert near.any()
    np.testing.assert_allclose(found[near], truth[near])
    assert (found[~near] == 64).all()


@pytest.mark.parametrize("eight", [True, False])
def test_patches_are_scipy_s(ee: Any, pixels: Any, degrees: Grid, cells: np.ndarray, eight: bool) -> None:
    image = ee.Image.random(7).lt(0.45)
    wide = only(pixels(image, degrees.padded(40))).data
    structure = np.ones((3, 3)) if eight else None
    truth = np.zeros(wide.shape, int)
    for value in (0, 1):
        label, _ = ndimage.label(wide == value, structure=structure)
        truth = np.where(wide == value, np.bincount(label.ravel())[label], truth)
    found = only(pixels(image.connectedPixelCount(40, eight), degrees)).data
    np.testing.assert_array_equal(found, np.minimum(truth[40:-40, 40:-40], 40))


def test_entropy(ee: Any, pixels: Any, degrees: Grid, cells: np.ndarray) -> None:
    whole = np.floor(cells).astype(int)

    def bits(values: np.ndarray) -> float:
        counts = np.unique(values, return_counts=True)[1] / values.size
        return float(-(counts * np.log2(counts)).sum())

    truth = ndimage.generic_filter(whole.astype(float), bits, size=3)[8:-8, 8:-8]
    found = only(pixels(day(ee).toInt().entropy(ee.Kernel.square(1)), degrees)).data
    np.testing.assert_allclose(found, truth, atol=1e-5)


def test_differences(ee: Any, pixels: Any, degrees: Grid, cells: np.ndarray) -> None:
    found = pixels(day(ee).derivative(), degrees)
    down, right = np.gradient(cells)
    np.testing.assert_allclose(found["tas_x"].data, right[8:-8, 8:-8], atol=1e-4)
    np.testing.assert_allclose(found["tas_y"].data, down[8:-8, 8:-8], atol=1e-4)


def test_coarser_pixels(ee: Any, pixels: Any, degrees: Grid, cells: np.ndarray) -> None:
    coarse = Grid(crs("EPSG:4326"), (1.0, 0.0, 10.0, 0.0, -1.0, 50.0), 8, 6)
    found = pixels(day(ee).reduceResolution(ee.Reducer.max()), coarse)["tas"].data
    np.testing.assert_allclose(found, cells[8:-8, 8:-8].reshape(6, 4, 8, 4).max(axis=(1, 3)), rtol=1e-6)


def test_arrays(ee: Any, pixels: Any, degrees: Grid, cells: np.ndarray) -> None:
    inner = cells[8:-8, 8:-8]
    array = day(ee).addBands([day(ee).multiply(2), day(ee).subtract(1)]).toArray()
    got = pixels(array.arrayGet([2]), degrees)["array"].data
    np.testing.assert_allclose(got, inner - 1, rtol=1e-6)
    mean = array.arrayReduce(ee.Reducer.mean(), [0]).arrayGet([0])
    np.testing.assert_allclose(pixels(mean, degrees)["array"].data, (4 * inner - 1) / 3, rtol=1e-6)
    flat = pixels(array.arrayFlatten([["a", "b", "c"]]), degrees)
    assert list(flat) == ["a", "b", "c"]
    np.testing.assert_allclose(flat["b"].data, 2 * inner, rtol=1e-6)
    table = ee.ImageCollection([day(ee), day(ee, "20300316")]).toArray()
    latest = table.arrayReduce(ee.Reducer.max(), [0]).arrayProject([1]).arrayFlatten([["most"]])
    other = pixels(day(ee, "20300316"), degrees)["tas"].data
    np.testing.assert_allclose(pixels(latest, degrees)["most"].data, np.maximum(inner, other), rtol=1e-6)


def test_colours_are_the_library_s(ee: Any, pixels: Any, degrees: Grid) -> None:
    rgb = ee.Image.cat(*(ee.Image.random(seed) for seed in (1, 2, 3))).rename(["r", "g", "b"])
    given = np.stack([each.data for each in pixels(rgb, degrees).values()], axis=-1)
    found = np.stack([each.data for each in pixels(rgb.rgbToHsv(), degrees).values()], axis=-1)
    np.testing.assert_allclose(found, np.apply_along_axis(lambda c: colorsys.rgb_to_hsv(*c), -1, given), atol=1e-5)
    back = np.stack([each.data for each in pixels(rgb.rgbToHsv().hsvToRgb(), degrees).values()], axis=-1)
    np.testing.assert_allclose(back, given, atol=1e-5)


@pytest.mark.parametrize(
    ("name", "truth"), [("pearsonsCorrelation", stats.pearsonr), ("spearmansCorrelation", stats.spearmanr)]
)
@pytest.mark.parametrize("count", [3, 5, 40])
def test_correlations_are_scipy_s(ee: Any, value: Any, name: str, truth: Any, count: int) -> None:
    generator = np.random.default_rng(count)
    x = generator.integers(0, 12, count).astype(float)
    y = x + generator.normal(0, 4, count)
    reducer = getattr(ee.Reducer, name)()
    rows = ee.FeatureCollection([ee.Feature(None, {"x": float(a), "y": float(b)}) for a, b in zip(x, y)])
    found = value(rows.reduceColumns(reducer, ["x", "y"]))
    expected = truth(x, y)
    assert found["correlation"] == pytest.approx(expected[0], abs=1e-9)
    assert found["p-value"] == pytest.approx(expected[1], abs=1e-4)


def test_regressions_are_numpy_s(ee: Any, value: Any) -> None:
    generator = np.random.default_rng(1)
    x = generator.normal(size=(30, 2))
    y = x @ [2.0, -3.0] + generator.normal(0, 0.1, 30)
    rows = ee.FeatureCollection(
        [ee.Feature(None, {"a": float(a), "b": float(b), "y": float(c)}) for (a, b), c in zip(x, y)]
    )
    found = value(rows.reduceColumns(ee.Reducer.linearRegression(2, 1), ["a", "b", "y"]))
    truth, rest = np.linalg.lstsq(x, y[:, None], rcond=None)[:2]
    np.testing.assert_allclose(found["coefficients"], truth, rtol=1e-8)
    np.testing.assert_allclose(found["residuals"], np.sqrt(rest / 30), rtol=1e-8)
