# SPDX-License-Identifier: GPL-2.0-or-later
"""Recipes of any collection against numpy on the stored images, fetched one by one."""

from __future__ import annotations

import datetime
import io
import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from ee_workbench.plugin.core import clock
from ee_workbench.plugin.core.errors import NothingFound, RecipeError, WorkbenchError
from ee_workbench.plugin.core.first_image import FirstImage
from ee_workbench.plugin.core.periods import DateSpan, Period, YearRange
from ee_workbench.plugin.core.recipes import Recipe, Region
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band, Display, Reducer
from ee_workbench.plugin.core.recipes.property_filter import PropertyFilter
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.core.recipes.sentinel2_facts import CLOUD_SCORE, TOP
from ee_workbench.plugin.core.recipes.sentinel2_parts import CloudMask, Composite, SceneFilter, View
from ee_workbench.plugin.core.recipes.table_region import TableRegion
from ee_workbench.plugin.core.relative import RelativeSpan
from ee_workbench.plugin.engine import collection, products
from ee_workbench.plugin.engine.client import Client
from ee_workbench.sandbox.catalogue.boundaries import world_map
from osgeo import ogr

TERRA, SMAP, S2 = "IDAHO_EPSCOR/TERRACLIMATE", "NASA/SMAP/SPL4SMGP/008", TOP
SUMMER = DateSpan.of("2020-06-01", "2020-08-31")
MONTHS = ("202006", "202007", "202008")
AUSTRALIA = TableRegion("USDOS/LSIB_SIMPLE/2017", "country_na", ("Australia",))
HEAT = CollectionRecipe(TERRA, (Band.known(TERRA, "tmmx"),), SUMMER)
SIZE = 24


def pixels(image: Any, west: float, north: float, size: float, crs: str = "EPSG:4326") -> dict[str, Any]:
    """24 × 24 pixels of an image by band, masked where it is."""
    import ee

    image = ee.Image(image)
    both = image.unmask(0, False).addBands(image.mask().gt(0).regexpRename("$", "_mask"))
    request = {
        "expression": both,
        "fileFormat": "NPY",
        "grid": {
            "dimensions": {"width": SIZE, "height": SIZE},
            "affineTransform": {"scaleX": size, "translateX": west, "scaleY": -size, "translateY": north},
            "crsCode": crs,
        },
    }
    data = np.load(io.BytesIO(ee.data.computePixels(request)))
    names = [name for name in data.dtype.names if not name.endswith("_mask")]
    return {name: np.ma.masked_array(data[name], data[f"{name}_mask"] == 0) for name in names}


def outback(image: Any) -> dict[str, Any]:
    """Native cells of TerraClimate around the Simpson Desert."""
    return pixels(image, 136.0, -25.0, 1 / 24)


def made(recipe: Recipe) -> Any:
    return products.build(recipe).image


def stored(band: str, months: tuple[str, ...] = MONTHS) -> Any:
    """Stored integers of some months, of shape (months, 24, 24)."""
    import ee

    return np.ma.stack([outback(ee.Image(f"{TERRA}/{month}").select(band))[band] for month in months])


TRUTHS: dict[str, Any] = {
    "mean": lambda x: x.mean(axis=0),
    "median": lambda x: np.ma.median(x, axis=0),
    "minimum": lambda x: x.min(axis=0),
    "maximum": lambda x: x.max(axis=0),
    "sum": lambda x: x.sum(axis=0),
    "stdDev": lambda x: x.std(axis=0),
    "first": lambda x: x[0],
    "last": lambda x: x[-1],
    "mosaic": lambda x: x[-1],
}


@pytest.mark.parametrize("kind", TRUTHS)
def test_reducers(client: Client, kind: str) -> None:
    counts = stored("tmmx")
    assert counts.dtype.kind == "i" and counts.min() > 100 and np.ptp(counts, axis=0).min() > 5
    found = outback(made(replace(HEAT, reducer=Reducer(kind))))["tmmx"]
    np.testing.assert_allclose(found, TRUTHS[kind](counts * 0.1), atol=2e-5)


def test_a_percentile_and_a_number_of_values(client: Client) -> None:
    year = replace(HEAT, dates=DateSpan.of("2019-01-01", "2019-12-31"))
    counts = stored("tmmx", tuple(f"2019{month:02d}" for month in range(1, 13)))
    found = outback(made(replace(year, reducer=Reducer("percentile", 50.0))))["tmmx"]
    # Between two of twelve values Earth Engine's percentile need not be the mean of both.
    ordered = np.sort(counts * 0.1, axis=0)
    assert (found >= ordered[5] - 1e-4).all() and (found <= ordered[6] + 1e-4).all()
    assert (outback(made(replace(year, reducer=Reducer("count"))))["tmmx"] == 12).all()


def test_offsets_factors_and_stored_numbers_side_by_side(client: Client) -> None:
    bands = (Band("pr"), Band("tmmx", 0.18, 32.0, "degF"), Band("tmmn", 0.1, 273.15, "K"), Band("swe"))
    recipe = CollectionRecipe(TERRA, bands, DateSpan.of("2020-07-01", "2020-07-31"), reducer=Reducer("first"))
    found = outback(made(recipe))
    assert list(found) == ["pr", "tmmx", "tmmn", "swe"]
    assert found["pr"].dtype == found["swe"].dtype == np.int16 and found["tmmx"].dtype == np.float32
    july = {name: stored(name, ("202007",))[0] for name in found}
    np.testing.assert_array_equal(found["pr"], july["pr"])
    np.testing.assert_allclose(found["tmmx"], july["tmmx"] * 0.18 + 32.0, atol=2e-5)
    np.testing.assert_allclose(found["tmmn"], july["tmmn"] * 0.1 + 273.15, atol=4e-5)


def test_the_same_months_of_some_years(client: Client) -> None:
    recipe = replace(HEAT, dates=Period.climatology(2018, 2020, (12, 1, 2)))
    months = ("201712", "201801", "201802", "201812", "201901", "201902", "201912", "202001", "202002")
    np.testing.assert_allclose(outback(made(recipe))["tmmx"], stored("tmmx", months).mean(axis=0) * 0.1, atol=2e-5)
    days = [row["properties"]["system:index"] for row in features(client, recipe)]
    assert days == list(months)


def features(client: Client, recipe: Recipe) -> Any:
    """What the server says of the images, without their outlines."""

    def plain(image: Any) -> Any:
        return image.set("system:footprint", None)

    return client.compute(products.images(recipe).map(plain))["features"]


def test_images_are_scaled_and_keep_what_they_are(client: Client) -> None:
    import ee

    rows = features(client, HEAT)
    assert [row["properties"]["system:index"] for row in rows] == list(MONTHS)
    assert [row["properties"]["system:time_start"] for row in rows] == [1590969600000, 1593561600000, 1596240000000]
    assert {row["properties"]["status"] for row in rows} == {"permanent"}
    assert [band["id"] for band in rows[0]["bands"]] == ["tmmx"]
    assert rows[0]["bands"][0]["data_type"]["precision"] == "float"
    second = ee.Image(products.images(HEAT).toList(3).get(1))
    np.testing.assert_allclose(outback(second)["tmmx"], stored("tmmx")[1] * 0.1, atol=2e-5)


def inside_australia(west: float, north: float, size: float) -> np.ndarray:
    """Whether centres of 24 × 24 cells lie in Australia, by OGR on the map that the sandbox's countries come from."""
    source = ogr.Open(str(world_map()))
    layer = source.GetLayerByName("countries")
    layer.SetAttributeFilter("NAME = 'Australia'")
    feature = layer.GetNextFeature()
    shape = feature.GetGeometryRef().Clone()
    rows = [
        [shape.Contains(ogr.CreateGeometryFromWkt(f"POINT({west + size * (x + 0.5)} {north - size * (y + 0.5)})"))
         for x in range(SIZE)]
        for y in range(SIZE)
    ]  # fmt: skip
    return np.array(rows)


def test_terraclimate_over_australia(client: Client) -> None:
    """The hottest days' mean of July 2020, in °C, clipped to the country."""
    import ee

    recipe = replace(HEAT, dates=DateSpan.of("2020-07-01", "2020-07-31"), clip=AUSTRALIA)
    product = products.build(recipe)
    west, north, size = 140.0, -8.0, 0.25  # Cape York, and New Guinea above it
    found = pixels(product.image, west, north, size)["tmmx"]
    land = pixels(ee.Image(f"{TERRA}/202007").select("tmmx"), west, north, size)["tmmx"]
    country = inside_australia(west, north, size)
    assert 0.02 < country.mean() < 0.5 and (~land.mask & ~country).sum() > 10
    shown = ~np.ma.getmaskarray(found)
    assert (shown == (country & ~land.mask)).mean() > 0.99  # a cell at the border may differ
    both = shown & country & ~land.mask
    np.testing.assert_allclose(found[both], land[both] * 0.1, atol=2e-5)
    assert product.bounds is None and product.legend.unit == "°C" and product.name.endswith("· Australia")
    assert (str(product.begin), str(product.end)) == ("2020-07-01", "2020-08-01")
    times = client.compute(ee.Image(product.image).toDictionary(["system:time_start", "system:time_end"]))
    assert times == {"system:time_start": 1593561600000, "system:time_end": 1596240000000}
    assert client.map_id(product.image, product.visualization).url_template


def test_smap_over_a_week(client: Client) -> None:
    import ee

    recipe = CollectionRecipe(SMAP, (Band.known(SMAP, "sm_surface"),), DateSpan.of("2021-06-01", "2021-06-07"))
    chosen = ee.ImageCollection(SMAP).filterDate("2021-06-01", "2021-06-08").select("sm_surface")
    steps = pixels(chosen.toBands(), 10.0, 50.0, 0.1)
    assert len(steps) == 7 * 8
    values = np.ma.stack([each.astype("float64") for each in steps.values()])
    assert 0.01 < values.mean() < 0.48 and values.std(axis=0).max() > 1e-3
    found = pixels(made(recipe), 10.0, 50.0, 0.1)["sm_surface"]
    np.testing.assert_allclose(found, values.mean(axis=0), atol=1e-6)
    assert recipe.legend().unit == "m³/m³"


def test_days_are_counted_when_it_is_built(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same recipe on two days: the graphs and the names are those of the days, the recipe stays."""
    recipe = CollectionRecipe(SMAP, (Band.known(SMAP, "sm_surface"),), RelativeSpan(7, "day", 3))
    for today, first, last in (("2021-06-10", "2021-06-01", "2021-06-07"), ("2021-07-02", "2021-06-23", "2021-06-29")):
        day = datetime.date.fromisoformat(today)
        monkeypatch.setattr(clock, "today", lambda day=day: day)
        fixed = replace(recipe, dates=DateSpan.of(first, last))
        product, expected = products.build(recipe), products.build(fixed)
        assert product.recipe == recipe and product.image.serialize() == expected.image.serialize()
        assert (product.name, product.begin, product.end) == (expected.name, expected.begin, expected.end)
        assert f"{first} to {last}" in product.name and f"{first} to {last}" in product.abstract
        assert products.images(recipe).serialize() == products.images(fixed).serialize()


def test_one_image_is_shown_as_it_is(client: Client) -> None:
    import ee

    box = Region.rectangle(136.2, -25.7, 136.6, -25.2)
    recipe = CollectionRecipe(f"{TERRA}/202007", HEAT.bands, source="image", clip=box)
    found = outback(made(recipe))["tmmx"]
    centres = 136.0 + (np.arange(SIZE) + 0.5) / 24, -25.0 - (np.arange(SIZE) + 0.5) / 24
    columns, rows = (centres[0] > 136.2) & (centres[0] < 136.6), (centres[1] > -25.7) & (centres[1] < -25.2)
    np.testing.assert_array_equal(~np.ma.getmaskarray(found), rows[:, None] & columns[None, :])
    np.testing.assert_allclose(found.compressed(), np.ma.array(stored("tmmx")[1], mask=found.mask).compressed() * 0.1)
    product = products.build(recipe)
    assert product.begin is None and product.bounds == (136.2, -25.7, 136.6, -25.2)
    assert client.compute(ee.Image(product.image).get("system:index")) == "202007"
    with pytest.raises(RecipeError, match="one image"):
        products.images(recipe)


@pytest.mark.parametrize(
    ("chosen", "months"),
    [
        (PropertyFilter("system:index", "==", "202007"), ["202007"]),
        (PropertyFilter("system:index", "!=", "202007"), ["202006", "202008"]),
        (PropertyFilter("system:index", "in", ("202006", "202008", "x")), ["202006", "202008"]),
        (PropertyFilter("system:index", "starts with", "20200"), ["202006", "202007", "202008"]),
        (PropertyFilter("system:index", "contains", "007"), ["202007"]),
        (PropertyFilter("system:time_start", "<", 1593561600000), ["202006"]),
        (PropertyFilter("system:time_start", "<=", 1593561600000), ["202006", "202007"]),
        (PropertyFilter("system:time_start", ">", 1593561600000), ["202008"]),
        (PropertyFilter("system:time_start", ">=", 1593561600000.0), ["202007", "202008"]),
        (PropertyFilter("status", "==", "provisional"), []),
    ],
)
def test_filters(client: Client, chosen: PropertyFilter, months: list[str]) -> None:
    rows = features(client, replace(HEAT, filters=(chosen,)))
    assert [row["properties"]["system:index"] for row in rows] == months


def test_all_filters_have_to_be_met(client: Client) -> None:
    both = (PropertyFilter("system:index", "!=", "202006"), PropertyFilter("status", "==", "permanent"))
    rows = features(client, replace(HEAT, filters=both))
    assert [row["properties"]["system:index"] for row in rows] == ["202007", "202008"]


def test_only_images_that_touch_the_clip_take_part(client: Client) -> None:
    box = Region.rectangle(11.30, 47.85, 11.40, 47.95)
    recipe = CollectionRecipe(S2, (Band("B4", 0.0001),), DateSpan.of("2024-06-01", "2024-06-30"), clip=box)
    tiles = {row["properties"]["MGRS_TILE"] for row in features(client, recipe)}
    assert tiles and all(tile.startswith("32") for tile in tiles)


def test_a_picture_of_three_bands(client: Client) -> None:
    bands = tuple(Band.known(TERRA, name) for name in ("tmmx", "tmmn", "pr"))
    recipe = replace(HEAT, bands=bands, display=Display(("pr", "tmmx", "tmmn")))
    product = products.build(recipe)
    ask = products.stretch_request(product, (136.0, -26.0, 137.0, -25.0), 4600.0)
    low, high = products.stretch_ends(product, client.compute(ask))
    means = {name: stored(name).mean(axis=0) for name in ("pr", "tmmx", "tmmn")}
    assert len(low) == 3 and low[1] < high[1]
    assert means["tmmx"].min() * 0.1 - 0.1 <= low[1] and high[1] <= means["tmmx"].max() * 0.1 + 0.1
    assert client.map_id(product.image, recipe.with_stretch(low, high).visualization()).url_template


def test_the_first_image_tells_bands_and_properties(client: Client, sandbox: Any) -> None:
    sandbox.clear_log()
    found = FirstImage.read(client.compute(collection.first_image(TERRA, "collection")))
    assert found.bands[:3] == ("aet", "def", "pdsi") and len(found.bands) == 14
    assert ("status", "permanent") in found.properties and found.is_text("status")
    assert len(sandbox.log()) == 1
    one = FirstImage.read(client.compute(collection.first_image("USGS/SRTMGL1_003", "image")))
    assert one.bands == ("elevation",)
    day = FirstImage.read(client.compute(collection.first_image("NASA/GDDP-CMIP6", "collection")))
    assert not day.is_text("year") and day.is_text("scenario") and not day.is_text("nothing")
    for identifier in ("projects/sandbox/assets/nothing", "USDOS/LSIB_SIMPLE/2017"):
        with pytest.raises(WorkbenchError):
            FirstImage.read(client.compute(collection.first_image(identifier, "collection")))


@pytest.mark.parametrize("answer", [None, {}, [], {"bands": []}, {"bands": "tmmx"}, {"bands": [3, ""]}])
def test_an_answer_without_bands_is_nothing_found(answer: Any) -> None:
    with pytest.raises(NothingFound):
        FirstImage.read(answer)


# Other kinds, image by image.


PLACE = Region.rectangle(11.30, 47.85, 11.40, 47.95, "Starnberg")
UTM = (674_500.0, 5_308_000.0, 20.0, "EPSG:32632")
NDVI = Sentinel2Recipe(
    PLACE,
    DateSpan.of("2017-01-01", "2017-12-31"),
    TOP,
    SceneFilter(30),
    CloudMask(("cloud_score",), "cs", 0.5),
    view=View("index", index="NDVI"),
)


def test_every_scene_of_a_year_as_a_vegetation_index(client: Client) -> None:
    """NDVI of all top-of-atmosphere scenes of 2017 with less than 30 % cloud, where Cloud Score+ is at least 0.5."""
    import ee

    west, south, east, north = PLACE.bounds()
    box = ee.Geometry.Rectangle([west, south, east, north], "EPSG:4326", False)
    every = ee.ImageCollection(TOP).filterBounds(box).filterDate("2017-01-01", "2018-01-01")
    names = ["system:index", "CLOUDY_PIXEL_PERCENTAGE"]
    table = client.compute(every.reduceColumns(ee.Reducer.toList(2), names))["list"]
    clear = sorted(index for index, cloud in table if cloud < 30)
    assert 3 < len(clear) < len(table)
    rows = features(client, NDVI)
    assert sorted(row["properties"]["system:index"] for row in rows) == clear
    assert all([band["id"] for band in row["bands"]] == ["NDVI"] for row in rows)
    names = ["system:index", "system:time_start"]
    times = dict(client.compute(every.reduceColumns(ee.Reducer.toList(2), names))["list"])
    for row in rows:
        assert row["properties"]["system:time_start"] == times[row["properties"]["system:index"]]
        assert row["properties"]["MGRS_TILE"]
    compared = 0
    for index in clear:
        scene = ee.Image(f"{TOP}/{index}").select(["B8", "B4"])
        raw = pixels(scene.addBands(ee.Image(f"{CLOUD_SCORE}/{index}")), *UTM)
        near, red = (raw[name].astype("float64") for name in ("B8", "B4"))
        keep = ~np.ma.getmaskarray(near) & (raw["cs"].filled(0) >= 0.5)
        only = products.images(NDVI).filter(ee.Filter.eq("system:index", index)).first()
        found = pixels(only, *UTM)["NDVI"]
        np.testing.assert_array_equal(~np.ma.getmaskarray(found), keep)
        np.testing.assert_allclose(found[keep], ((near - red) / (near + red))[keep], atol=1e-6)
        compared += int(keep.any() and not keep.all())
        if compared:
            break
    assert compared, "no scene with clouds in a part of the window"


@pytest.mark.parametrize("kind", ["recent", "best", "weighted", "medoid", "percentile"])
def test_scenes_do_not_depend_on_how_they_are_combined(client: Client, kind: str) -> None:
    other = replace(NDVI, composite=Composite(kind, count=True, index="NDWI"))
    assert products.images(other).serialize() == products.images(NDVI).serialize()


def test_scenes_of_a_picture_are_clipped_reflectances(client: Client) -> None:
    import ee

    recipe = replace(NDVI, view=View(bands=("B4", "B3", "B2")), mask=CloudMask(()), clip="region")
    index = features(client, recipe)[0]["properties"]["system:index"]
    first = products.images(recipe).filter(ee.Filter.eq("system:index", index)).first()
    # A window of 0.012° across the region's western side.
    found = pixels(first, 11.294, 47.9, 0.0005)
    raw = pixels(ee.Image(f"{TOP}/{index}").select(["B4", "B3", "B2"]), 11.294, 47.9, 0.0005)
    inside = np.arange(SIZE) >= 12
    assert list(found) == ["B4", "B3", "B2"]
    for band in found:
        np.testing.assert_array_equal(~np.ma.getmaskarray(found[band]), np.tile(inside, (SIZE, 1)) & ~raw[band].mask)
        np.testing.assert_allclose(found[band][:, inside], raw[band][:, inside] / 10_000, atol=1e-6)


def test_days_of_a_climate_model(client: Client) -> None:
    import ee

    recipe = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(2, 2030), baseline=YearRange(1981, 2010))
    rows = features(client, recipe)
    assert len(rows) == 28 and {row["properties"]["model"] for row in rows} == {"ACCESS-CM2"}
    index = rows[3]["properties"]["system:index"]
    kelvin = pixels(ee.Image(f"NASA/GDDP-CMIP6/{index}").select("tasmax"), 70.0, 40.0, 0.25)["tasmax"]
    day = products.images(recipe).filter(ee.Filter.eq("system:index", index)).first()
    np.testing.assert_allclose(pixels(day, 70.0, 40.0, 0.25)["tasmax"], kelvin - 273.15, atol=1e-4)
    with pytest.raises(RecipeError, match="single model") as caught:
        products.images(replace(recipe, models=("ACCESS-CM2", "MIROC6")))
    assert caught.value.field == "models"


def test_what_is_not_made_of_images_says_so() -> None:
    class Other(CollectionRecipe):
        """A kind that has no images of its own."""

    other = Other(TERRA, HEAT.bands, SUMMER)
    with pytest.raises(WorkbenchError, match="not made of single images"):
        products.images(other)


def test_nothing_is_asked_of_the_server_while_building(client: Client, sandbox: Any) -> None:
    sandbox.clear_log()
    recipe = replace(HEAT, clip=AUSTRALIA, filters=(PropertyFilter("status", "==", "permanent"),))
    json.loads(made(recipe).serialize())
    products.images(recipe).serialize()
    products.images(NDVI).serialize()
    assert sandbox.log() == []
