# SPDX-License-Identifier: GPL-2.0-or-later
"""Random images on random grids: what holds for every one of them, whatever it shows.

Set EE_WORKBENCH_GRAPHS to try more than 200.
"""

from __future__ import annotations

import math
import os
import random
from typing import Any, Callable

import numpy as np
import pytest
from ee_workbench.sandbox.raster.crs import crs
from ee_workbench.sandbox.raster.grid import Grid

COUNT = int(os.environ.get("EE_WORKBENCH_GRAPHS", "200"))
#: A place with land, water, relief and clouds.
LON, LAT = 11.35, 47.9


def sources(ee: Any) -> list[Callable[[], Any]]:
    """Images of one band, near 0 to 1 each."""
    day = ee.Image("NASA/GDDP-CMIP6/MIROC6_ssp245_20300315").select("tas")
    scene = ee.Image("COPERNICUS/S2_SR_HARMONIZED/20240603T094539_20240603T094548_T32UPU")
    rain = ee.Image("IDAHO_EPSCOR/TERRACLIMATE/202003")
    heights = ee.Image("USGS/SRTMGL1_003")
    return [
        lambda: day.subtract(270).divide(20),
        lambda: scene.select("B4").divide(3000),
        lambda: scene.select("B11").divide(4000),
        lambda: scene.normalizedDifference(["B8", "B4"]),
        lambda: rain.select("pr").divide(100),
        lambda: heights.divide(1000),
        lambda: ee.Terrain.slope(heights).divide(45),
        lambda: ee.Image.random(5),
        lambda: ee.Image.pixelLonLat().select("longitude").subtract(LON),
        lambda: ee.Image.constant(0.4),
    ]


def grown(ee: Any, generator: random.Random, depth: int) -> Any:
    """A random image of one band."""
    if depth == 0:
        return ee.Image(generator.choice(sources(ee))()).rename("v")
    a = grown(ee, generator, depth - 1)
    kind = generator.randrange(16)
    if kind < 5:
        b = grown(ee, generator, generator.randrange(depth))
        limit = generator.random()
        made = [
            lambda: a.add(b).divide(2),
            lambda: a.updateMask(b.gt(limit)),
            lambda: a.where(b.lt(limit), b),
            lambda: ee.ImageCollection([a, b, a.multiply(b)]).reduce(
                generator.choice([ee.Reducer.median(), ee.Reducer.mean(), ee.Reducer.max(), ee.Reducer.stdDev()])
            ),
            lambda: ee.ImageCollection([a.updateMask(a.gt(limit)), b]).mosaic(),
        ][kind]()
    elif kind < 8:
        kernel = generator.choice([ee.Kernel.circle(2), ee.Kernel.square(1), ee.Kernel.gaussian(3, 1.5)])
        made = [
            lambda: a.focalMax(2),
            lambda: a.convolve(kernel),
            lambda: a.reduceNeighborhood(ee.Reducer.mean(), kernel),
        ][kind - 5]()
    elif kind == 8:
        made = a.reproject(generator.choice(["EPSG:3035", "EPSG:4326", "EPSG:32632"]), None, 800)
    elif kind == 9:
        made = a.resample(generator.choice(["bilinear", "bicubic"]))
    elif kind == 10:
        west, south = LON + generator.uniform(-0.1, 0.05), LAT + generator.uniform(-0.1, 0.05)
        made = a.clip(ee.Geometry.Polygon([[[west, south], [west + 0.12, south + 0.02], [west + 0.03, south + 0.11]]]))
    elif kind == 11:
        made = a.unmask(generator.random())
    elif kind == 12:
        made = a.expression("b > k ? b * 2 : sqrt(abs(b))", {"b": a, "k": generator.random()})
    elif kind == 13:
        made = a.multiply(10).toByte()
    elif kind == 14:
        made = a.gradient().select(0)
    else:
        made = a.selfMask().abs().unitScale(0, 2).clamp(0, 1)
    return ee.Image(made).rename("v")


def random_grid(generator: random.Random) -> Grid:
    """24 × 20 pixels around the place, in one of several systems, sometimes turned or south up."""
    code = generator.choice(["EPSG:3857", "EPSG:4326", "EPSG:32632", "EPSG:3035", "SR-ORG:6974"])
    system = crs(code)
    metres = generator.choice([7.0, 25.0, 60.0, 400.0])
    size = metres / system.unit_metres
    x, y = Grid(crs("EPSG:4326"), (1.0, 0.0, LON - 0.5, 0.0, -1.0, LAT + 0.5), 1, 1).centres_in(system)
    turn = generator.choice([0.0, 0.0, 0.0, 0.3])
    flip = generator.choice([-1.0, -1.0, 1.0])
    a, b, d, e = math.cos(turn), math.sin(turn) * flip, math.sin(turn), math.cos(turn) * flip
    left, top = float(x[0, 0]) - 12 * size, float(y[0, 0]) - flip * 10 * size
    return Grid(system, (a * size, -b * size, left, d * size, e * size, top), 24, 20)


@pytest.mark.parametrize("number", range(COUNT))
def test_tiled_equals_untiled(ee: Any, pixels: Any, number: int) -> None:
    generator = random.Random(number)
    image = grown(ee, generator, generator.randrange(1, 5))
    grid = random_grid(generator)
    whole = pixels(image, grid)["v"]
    assert whole.shape == (20, 24)
    for _ in range(3):
        width, height = generator.randrange(1, 24), generator.randrange(1, 20)
        column, row = generator.randrange(24 - width), generator.randrange(20 - height)
        part = pixels(image, grid.window(column, row, width, height))["v"]
        expected = whole[row : row + height, column : column + width]
        np.testing.assert_array_equal(np.ma.getmaskarray(part), np.ma.getmaskarray(expected))
        np.testing.assert_allclose(part.compressed(), expected.compressed(), rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("number", range(max(COUNT // 10, 1)))
def test_masks_obey_their_algebra(ee: Any, pixels: Any, number: int) -> None:
    generator = random.Random(10_000 + number)
    a, b = (grown(ee, generator, 2) for _ in range(2))
    grid = random_grid(generator)

    def mask(image: Any) -> np.ndarray:
        return np.ma.getmaskarray(pixels(image, grid)["v"])

    np.testing.assert_array_equal(mask(a.add(b).rename("v")), mask(a) | mask(b))
    np.testing.assert_array_equal(mask(a.updateMask(b.mask()).rename("v")), mask(a) | mask(b))
    assert not mask(a.unmask(0, False).rename("v")).any()
    np.testing.assert_array_equal(mask(ee.ImageCollection([a, b]).mosaic().rename("v")), mask(a) & mask(b))
    held = pixels(a.mask().rename("v"), grid)["v"]
    assert not np.ma.getmaskarray(held).any() and ((held.data > 0) == ~mask(a)).all()
    twice = pixels(a.updateMask(b.mask()).updateMask(b.mask()).rename("v"), grid)["v"]
    np.testing.assert_array_equal(np.ma.getmaskarray(twice), mask(a) | mask(b))


@pytest.mark.parametrize("number", range(max(COUNT // 10, 1)))
def test_regions_add_up(ee: Any, value: Any, number: int) -> None:
    """The sum over a box is the sum over its two halves, and a constant's sum is the number of pixels inside."""
    generator = random.Random(20_000 + number)
    image = grown(ee, generator, 2)
    west, south = LON + generator.uniform(-0.05, 0), LAT + generator.uniform(-0.05, 0)
    middle, east, north = west + generator.uniform(0.005, 0.03), west + 0.04, south + 0.03
    size = 0.0011
    options = {"crs": "EPSG:4326", "crsTransform": [size, 0, LON, 0, -size, LAT]}

    def total(what: Any, left: float, right: float) -> float:
        box = ee.Geometry.Rectangle([left, south, right, north], "EPSG:4326", False)
        return float(value(what.unmask(0, False).reduceRegion(ee.Reducer.sum(), box, **options))["v"])

    whole = total(image, west, east)
    assert total(image, west, middle) + total(image, middle, east) == pytest.approx(whole, rel=1e-5, abs=1e-4)
    area = (east - west) * (north - south) / size**2
    assert total(ee.Image.constant(1).rename("v"), west, east) == pytest.approx(area, rel=1e-6)
