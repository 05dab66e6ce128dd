# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentinel-2 composites against numpy on the same scenes, and against what the sandbox knows to be true."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from typing import Any, Callable

import numpy as np
import pytest
from ee_workbench.plugin.core.errors import NothingFound
from ee_workbench.plugin.core.periods import DateSpan, Period
from ee_workbench.plugin.core.recipes import Region, Style
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.core.recipes.sentinel2_facts import SURFACE, TOP
from ee_workbench.plugin.core.recipes.sentinel2_parts import CloudMask, Composite, SceneFilter, View
from ee_workbench.plugin.core.scenes import SceneList
from ee_workbench.plugin.engine import products, sentinel2
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session

from .sentinel2_scenes import (
    BANDS,
    PLACES,
    SPAN,
    Place,
    clear,
    combined,
    computed,
    grid,
    reads,
)


@pytest.fixture(scope="module")
def engine(sandbox: Any) -> Any:
    session = Session()
    from ee_workbench.plugin.core.connection import Connection

    session.connect(Connection(url=sandbox.url))
    yield Client(session)
    session.disconnect()
    reads.cache_clear()


MASKS = {
    "none": CloudMask(()),
    "cs": CloudMask(("cloud_score",), threshold=0.6),
    "cs_cdf": CloudMask(("cloud_score",), "cs_cdf", 0.5),
    "probability": CloudMask(("probability",), probability=40, shadows=False),
    "shadows": CloudMask(("probability",), probability=40, shadows=True),
    "scl": CloudMask(("scl",)),
    "qa60": CloudMask(("qa60",)),
    "all, grown": CloudMask(("cloud_score", "scl", "qa60"), dilation=60),
}
COMPOSITES = {
    "median": Composite(),
    "mean": Composite("mean"),
    "percentile": Composite("percentile", 35),
    "minimum": Composite("minimum"),
    "maximum": Composite("maximum"),
    "recent": Composite("recent"),
    "best": Composite("best"),
    "weighted": Composite("weighted"),
    "medoid": Composite("medoid"),
}
CASES = [(mask, "median") for mask in MASKS] + [("cs", kind) for kind in COMPOSITES if kind != "median"]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
@pytest.mark.parametrize("season", SPAN)
@pytest.mark.parametrize(("mask", "kind"), CASES)
def test_pixels_are_numpy_s(engine: Client, place: Place, season: str, mask: str, kind: str) -> None:
    recipe = Sentinel2Recipe(
        place.region(), SPAN[season], mask=MASKS[mask], composite=COMPOSITES[kind], clip="none",
        view=View(bands=("B4", "B3", "B2")),
    )  # fmt: skip
    found = computed(products.build(recipe).image, grid(place))
    stack, scores = clear(place, season, recipe)
    wanted = combined(stack, scores, recipe.composite)
    if kind == "medoid":
        assert_nearest(found, stack)
        return
    for band in recipe.view.bands:
        expected = wanted[BANDS.index(band)]
        np.testing.assert_array_equal(np.ma.getmaskarray(found[band]), np.ma.getmaskarray(expected))
        assert abs(found[band] - expected).max() <= 1e-6 or expected.mask.all()


def assert_nearest(found: dict[str, np.ma.MaskedArray], stack: np.ma.MaskedArray) -> None:
    """Every pixel is that of one scene, and no other scene's is nearer to the median; of two scenes both are."""
    used = [BANDS.index(band) for band in ("B2", "B3", "B4")]
    values, usable = stack.filled(np.nan)[:, used], ~np.ma.getmaskarray(stack)[:, used].any(axis=1)
    shown = np.stack([found[band].filled(0) for band in ("B2", "B3", "B4")])
    np.testing.assert_array_equal(np.ma.getmaskarray(found["B4"]), ~usable.any(axis=0))
    with np.errstate(all="ignore"):
        away = ((values - np.nanmedian(values, axis=0)) ** 2).sum(axis=1)
        nearest = np.nanmin(np.where(usable, away, np.nan), axis=0)
        same = (np.abs(values - shown) <= 1e-6).all(axis=1) & usable & (away <= nearest + 1e-7)
    assert (same.any(axis=0) | ~usable.any(axis=0)).all()


def test_the_top_of_the_atmosphere(engine: Client) -> None:
    place = PLACES[0]
    recipe = Sentinel2Recipe(place.region(), SPAN["summer"], TOP, mask=MASKS["shadows"], clip="none")
    found = computed(products.build(recipe).image, grid(place))
    wanted = combined(*clear(place, "summer", recipe), recipe.composite)
    for band in recipe.view.bands:
        assert abs(found[band] - wanted[BANDS.index(band)]).max() <= 1e-6


def test_the_median_is_free_of_cloud(engine: Client) -> None:
    """Of the pixels that the truth calls observable at least once, 99.9 % look like the cloud-free surface."""
    import ee

    for place in PLACES:
        recipe = Sentinel2Recipe(place.region(), SPAN["summer"], clip="none")
        found = computed(products.build(recipe).image, grid(place))
        surfaces, observable = [], []
        for read in reads(place, "summer", SURFACE):
            truth = computed(ee.Image(f"SANDBOX/S2_TRUTH/{read.index}").select(["B4", "cloud", "shadow"]), grid(place))
            surfaces.append(truth["B4"].filled(0) / 10_000)
            observable.append((truth["cloud"].filled(1) < 0.02) & (truth["shadow"].filled(1) < 0.02))
        seen = np.any(observable, axis=0)
        low, high = np.min(surfaces, axis=0), np.max(surfaces, axis=0)
        shown = found["B4"]
        near = (shown.filled(9) >= low * 0.75 - 0.02) & (shown.filled(9) <= high * 1.15 + 0.03)
        assert seen.mean() > 0.5
        assert (near & ~np.ma.getmaskarray(shown))[seen].mean() >= 0.999, place.name


def test_the_number_of_clear_pixels(engine: Client) -> None:
    place = PLACES[1]
    recipe = Sentinel2Recipe(place.region(), SPAN["summer"], composite=Composite(count=True), clip="none")
    image = products.build(recipe).image
    assert image.bandNames().getInfo() == ["B4", "B3", "B2", "count"]
    found = computed(image.select("count"), grid(place))["count"]
    stack, _ = clear(place, "summer", recipe)
    np.testing.assert_array_equal(found.filled(0), (~np.ma.getmaskarray(stack)[:, BANDS.index("B2")]).sum(axis=0))


def test_indices_and_expressions_of_the_composite(engine: Client) -> None:
    place = PLACES[0]
    base = Sentinel2Recipe(place.region(), SPAN["summer"], clip="none")
    wanted = combined(*clear(place, "summer", base), base.composite)
    red, near = wanted[BANDS.index("B4")], wanted[BANDS.index("B8")]
    ndvi = computed(products.build(replace(base, view=View("index", index="NDVI"))).image, grid(place))["NDVI"]
    np.testing.assert_allclose(ndvi, (near - red) / (near + red), atol=1e-6)
    own = replace(base, view=View("expression", expression="(B8 - B4) / (B8 + B4) > 0.3 ? B8 * 2 : -B4"))
    found = computed(products.build(own).image, grid(place))["expression"]
    np.testing.assert_allclose(found, np.where((near - red) / (near + red) > 0.3, near * 2, -red), atol=1e-6)


@pytest.mark.parametrize("clip", ["none", "region", "bounds"])
def test_clipping(engine: Client, clip: str) -> None:
    place = PLACES[0]
    west, south, east, north = (place.lon, place.lat - 0.004, place.lon + 0.006, place.lat)
    triangle = (
        f'{{"type":"Polygon","coordinates":[[[{west},{south}],[{east},{south}],[{east},{north}],[{west},{south}]]]}}'
    )
    recipe = Sentinel2Recipe(Region(triangle), SPAN["summer"], mask=MASKS["none"], clip=clip)
    shape = (40, 40)
    where = {**grid(place, 0.0002, shape), "crsCode": "EPSG:4326"}
    where["affineTransform"] = {
        "scaleX": 0.0002, "translateX": west - 0.001, "scaleY": -0.0002, "translateY": north + 0.002
    }  # fmt: skip
    shown = ~np.ma.getmaskarray(computed(products.build(recipe).image, where)["B4"])
    x = west - 0.001 + 0.0002 * (np.arange(40) + 0.5)
    y = (north + 0.002 - 0.0002 * (np.arange(40) + 0.5))[:, None]
    box = (x > west) & (x < east) & (y > south) & (y < north)
    inside = box & ((y - south) * (east - west) < (x - west) * (north - south))
    assert (shown == {"none": np.ones(shape, bool), "bounds": box, "region": inside}[clip]).mean() > 0.99


# Which scenes.


def listed(recipe: Sentinel2Recipe, engine: Client) -> SceneList:
    return SceneList.read(engine.compute(sentinel2.scenes_table(recipe)))


def test_the_table_of_scenes(engine: Client, sandbox: Any) -> None:
    place = PLACES[0]
    recipe = Sentinel2Recipe(place.region(), SPAN["summer"])
    sandbox.clear_log()
    found = listed(recipe, engine)
    assert [entry["path"].rsplit("/", 1)[-1] for entry in sandbox.log()] == ["value:compute"]
    expected = reads(place, "summer", SURFACE)
    assert [row.index for row in found.rows] == [read.index for read in expected] and found.count == len(expected)
    assert [row.cloud for row in found.rows] == [read.cloud for read in expected]
    assert all(0.99 < row.coverage <= 1.001 for row in found.rows if row.tile == found.rows[0].tile)
    assert sum(found.months().values()) == len(found.rows) and list(found.months()) == ["2024-06", "2024-07"]
    wide = replace(recipe, region=Region.rectangle(10.9, 47.4, 11.9, 48.4))
    assert 0.05 < min(row.coverage for row in listed(wide, engine).rows) < 0.9


@pytest.mark.parametrize(
    ("scenes", "fits"),
    [
        (SceneFilter(cloud=30), lambda row: row.cloud < 30),
        (SceneFilter(tiles=("32TPT",)), lambda row: row.tile == "32TPT"),
        (SceneFilter(baseline="05.00"), lambda row: row.baseline >= "05.00"),
    ],
)
def test_scenes_are_filtered(engine: Client, scenes: SceneFilter, fits: Callable[[Any], bool]) -> None:
    wide = Region.rectangle(10.9, 47.4, 11.9, 48.4)
    period = DateSpan.of("2023-12-01", "2024-02-01")
    everything = listed(Sentinel2Recipe(wide, period), engine).rows
    found = listed(Sentinel2Recipe(wide, period, scenes=scenes), engine).rows
    assert found == tuple(row for row in everything if fits(row)) and 0 < len(found) < len(everything)
    orbit = everything[0].orbit
    by_orbit = listed(Sentinel2Recipe(wide, period, scenes=SceneFilter(orbits=(orbit,))), engine).rows
    assert by_orbit == tuple(row for row in everything if row.orbit == orbit)


def test_scenes_that_were_left_out(engine: Client) -> None:
    place = PLACES[2]
    recipe = Sentinel2Recipe(
        place.region(), SPAN["summer"], mask=MASKS["none"], composite=Composite(count=True), clip="none"
    )
    rows = listed(recipe, engine).rows
    fewer = replace(recipe, scenes=SceneFilter(left_out=(rows[0].index, rows[-1].index)))
    counts = [computed(products.build(each).image, grid(place))["count"].max() for each in (recipe, fewer)]
    assert counts == [len(rows), len(rows) - 2]
    assert listed(fewer, engine).rows == rows  # the table shows them, to be ticked again


def test_a_season_of_several_years(engine: Client) -> None:
    recipe = Sentinel2Recipe(PLACES[0].region(), Period.climatology(2019, 2021, (6, 7)))
    days = [row.moment for row in listed(recipe, engine).rows]
    assert {day.year for day in days} == {2019, 2020, 2021} and {day.month for day in days} == {6, 7}


def test_no_scenes_are_a_sentence(engine: Client) -> None:
    recipe = Sentinel2Recipe(PLACES[0].region(), SPAN["summer"], scenes=SceneFilter(cloud=0.001))
    with pytest.raises(NothingFound, match="No scenes match"):
        listed(recipe, engine)
    with pytest.raises(NothingFound, match="no images"):
        engine.map_id(products.build(recipe).image, recipe.visualization())


def test_a_picture_of_one_scene(engine: Client) -> None:
    recipe = Sentinel2Recipe(PLACES[0].region(), SPAN["summer"])
    content = engine.pixels(sentinel2.scene_picture(recipe, reads(PLACES[0], "summer", SURFACE)[0].index))
    assert content[:8] == b"\x89PNG\r\n\x1a\n"


def test_stretches(engine: Client) -> None:
    place = PLACES[0]
    recipe = Sentinel2Recipe(place.region(), SPAN["summer"], clip="none")
    product = products.build(recipe)
    for kind in ("percentiles", "deviations"):
        request = products.stretch_request(product, place.region().bounds(), 60, kind)
        low, high = products.stretch_ends(product, engine.compute(request), kind)
        assert len(low) == len(high) == 3 and all(-0.3 < a < b < 1 for a, b in zip(low, high))
        stretched = recipe.with_stretch(low, high)
        assert stretched.visualization().minimum == tuple(round(each, 4) for each in low)


# What tutorials do.


def test_the_bengaluru_tutorial(engine: Client) -> None:
    """S2_HARMONIZED of 2019 over a point, less than 30 % cloud, median, 0–3000 of the integers."""
    import ee

    point = Region.rectangle(77.6039, 12.9529, 77.6041, 12.9531, "Bengaluru")
    recipe = Sentinel2Recipe(
        point, DateSpan.of("2019-01-01", "2019-12-31"), TOP, SceneFilter(cloud=30), CloudMask(()),
        view=View(low=(0.0,) * 3, high=(0.3,) * 3), clip="none",
    )  # fmt: skip
    theirs = (
        ee.ImageCollection("COPERNICUS/S2_HARMONIZED")
        .filterBounds(ee.Geometry.Point([77.604, 12.953]))
        .filterDate("2019-01-01", "2020-01-01")
        .filter(ee.Filter.lt("CLOUDY_PIXEL_PERCENTAGE", 30))
        .median()
    )
    ours, wanted = computed(products.build(recipe).image, grid(PLACES[1])), computed(theirs, grid(PLACES[1]))
    for band in ("B4", "B3", "B2"):
        np.testing.assert_allclose(ours[band], wanted[band] / 10_000, atol=1e-6)
    shown = recipe.visualization().to_ee()
    assert (shown["bands"], shown["min"], shown["max"]) == (["B4", "B3", "B2"], 0.0, 0.3)


def test_the_tutorial_with_qa60_and_an_outline(engine: Client) -> None:
    """S2_SR_HARMONIZED 2022, less than 10 % cloud, QA60, ÷ 10,000, median, clipped to an outline's bounds."""
    import ee

    outline = '{"type":"Polygon","coordinates":[[[77.59,12.94],[77.62,12.945],[77.61,12.97],[77.59,12.94]]]}'
    recipe = Sentinel2Recipe(
        Region(outline), DateSpan.of("2022-01-01", "2022-12-31"), scenes=SceneFilter(cloud=10),
        mask=CloudMask(("qa60",)), view=View(low=(0.0,) * 3, high=(0.3,) * 3), clip="bounds",
    )  # fmt: skip
    assert any("QA60 holds nothing" in each for each in recipe.warnings())
    ours = computed(products.build(recipe).image, grid(PLACES[1]))

    def masked(image: Any) -> Any:
        qa = image.select("QA60").unmask(0)
        return image.updateMask(qa.bitwiseAnd(1 << 10).eq(0).And(qa.bitwiseAnd(1 << 11).eq(0))).divide(10000)

    theirs = (
        ee.ImageCollection(SURFACE).filterBounds(ee.Geometry(eval(outline))).filterDate("2022-01-01", "2023-01-01")
        .filter(ee.Filter.lt("CLOUDY_PIXEL_PERCENTAGE", 10)).map(masked).median()
        .clip(ee.Geometry.Rectangle([77.59, 12.94, 77.62, 12.97], "EPSG:4326", False))
    )  # fmt: skip
    wanted = computed(theirs.select(["B4", "B3", "B2"]), grid(PLACES[1]))
    for band, values in wanted.items():
        np.testing.assert_array_equal(np.ma.getmaskarray(ours[band]), np.ma.getmaskarray(values))
        np.testing.assert_allclose(ours[band], values, atol=1e-6)
    assert datetime.date(2022, 1, 25) < recipe.period.end()


def test_the_tutorial_with_cloud_score_and_ndvi(engine: Client) -> None:
    import ee

    greens = (
        "ffffff,ce7e45,df923d,f1b555,fcd163,99b718,74a901,66a000,529400,3e8601,"
        "207401,056201,004c00,023b01,012e01,011d01"
    )
    recipe = Sentinel2Recipe(
        PLACES[0].region(), SPAN["summer"], mask=CloudMask(threshold=0.5), view=View("index", index="NDVI"),
        style=Style(greens, minimum=0.0, maximum=0.7), clip="none",
    )  # fmt: skip
    west, south, east, north = PLACES[0].region().bounds()
    scores = ee.ImageCollection("GOOGLE/CLOUD_SCORE_PLUS/V1/S2_HARMONIZED")
    theirs = (
        ee.ImageCollection(SURFACE)
        .filterBounds(ee.Geometry.Rectangle([west, south, east, north]))
        .filterDate("2024-06-01", "2024-07-21")
        .linkCollection(scores, ["cs"])
        .map(lambda image: image.updateMask(image.select("cs").gte(0.5)).divide(10000))
        .median()
        .normalizedDifference(["B8", "B4"])
    )
    ours = computed(products.build(recipe).image, grid(PLACES[0]))["NDVI"]
    wanted = computed(theirs, grid(PLACES[0]))["nd"]
    np.testing.assert_array_equal(np.ma.getmaskarray(ours), np.ma.getmaskarray(wanted))
    np.testing.assert_allclose(ours, wanted, atol=1e-6)
    shown = recipe.visualization()
    assert len(shown.palette) == 16 and (shown.minimum, shown.maximum) == ((0.0,), (0.7,))


def test_an_outline_with_many_corners(engine: Client, sandbox: Any) -> None:
    """20,000 corners, which is what outlines are simplified to, fit into one request and clip."""
    place = PLACES[0]
    angles = np.linspace(0, 2 * np.pi, 20_000, endpoint=False)
    reach = 0.004 * (1 + 0.1 * np.sin(40 * angles))
    ring = np.column_stack([place.lon + reach * np.cos(angles), place.lat + reach * np.sin(angles)]).tolist()
    region = Region(json.dumps({"type": "Polygon", "coordinates": [[*ring, ring[0]]]}), "star")
    recipe = Sentinel2Recipe(region, DateSpan.of("2024-06-01", "2024-06-10"), mask=MASKS["none"])
    sandbox.clear_log()
    product = products.build(recipe)
    tiles = engine.map_id(product.image, product.visualization)
    assert len(sandbox.log()) == 1 and len(tiles.expression_json) < 5_000_000
    shown = computed(product.image, grid(place))["B4"]
    assert 0 < (~np.ma.getmaskarray(shown)).sum() < shown.size
