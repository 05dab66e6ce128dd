# SPDX-License-Identifier: GPL-2.0-or-later
"""The procedural datasets: real names and gaps, plausible numbers, the same bits whatever part is asked for."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ee_workbench.sandbox import algorithms  # noqa: F401 - registers filters and promotions
from ee_workbench.sandbox.algorithms.filter import Between, CalendarRange, Comparison
from ee_workbench.sandbox.catalogue import Catalogue, cf_time, cmip6, gddp
from ee_workbench.sandbox.catalogue.sentinel2 import mgrs, scenes
from ee_workbench.sandbox.collection import Constraints
from ee_workbench.sandbox.errors import EarthEngineError
from ee_workbench.sandbox.raster.grid import Grid
from ee_workbench.sandbox.raster.node import Render
from ee_workbench.sandbox.vector.geometry import Geometry
from hypothesis import given, settings
from hypothesis import strategies as st

FACTS = json.loads(
    (Path(__file__).resolve().parents[3] / "resources" / "datasets" / "datasets.json").read_text(encoding="utf-8")
)["datasets"][0]
DAY = datetime.date(2030, 3, 15)
WORLD = (0, 0, gddp.COLUMNS, gddp.ROWS)
MS = 86_400_000


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue()


def constraints(start: str, end: str, **equals: Any) -> Constraints:
    found = Constraints()
    for name, value in equals.items():
        found.require(name, [value])
    for text, place in ((start, "start"), (end, "end")):
        millis = (datetime.date.fromisoformat(text) - datetime.date(1970, 1, 1)).days * MS
        setattr(found, place, millis)
    return found


@settings(deadline=None, max_examples=40)
@given(
    st.sampled_from(gddp.BANDS), st.sampled_from(["ACCESS-CM2", "MIROC6"]), st.integers(0, 1400), st.integers(0, 560),
    st.integers(1, 40), st.integers(1, 40),
)  # fmt: skip
def test_a_part_is_a_part_of_the_whole(band: str, model: str, column: int, row: int, width: int, height: int) -> None:
    whole = gddp.field(band, model, "ssp585", DAY, WORLD)
    part = gddp.field(band, model, "ssp585", DAY, (column, row, width, height))
    np.testing.assert_array_equal(part, whole[row : row + height, column : column + width])


@pytest.mark.parametrize(
    ("band", "low", "high"),
    [
        ("tas", 200, 325), ("tasmin", 195, 320), ("tasmax", 205, 333), ("pr", 0, 0.002), ("hurs", 5, 100),
        ("huss", 0, 0.03), ("rlds", 60, 480), ("rsds", 0, 460), ("sfcWind", 0, 25),
    ],
)  # fmt: skip
def test_values_are_physical(band: str, low: float, high: float) -> None:
    for month in (1, 7):
        values = gddp.field(band, "ACCESS-CM2", "ssp245", datetime.date(2030, month, 15), WORLD)
        assert values.dtype == np.float32 and low <= values.min() and values.max() <= high


def test_the_climate_behaves() -> None:
    def mean(
        band: str, scenario: str, year: int, month: int, rows: slice = slice(None), model: str = "MIROC6"
    ) -> float:
        days = [gddp.field(band, model, scenario, datetime.date(year, month, d), WORLD)[rows] for d in (5, 15, 25)]
        return float(np.mean(days))

    north = slice(100, 200)
    assert mean("tas", "ssp245", 2030, 7, north) > mean("tas", "ssp245", 2030, 1, north) + 8  # seasons
    assert mean("tasmax", "ssp245", 2030, 7) > mean("tas", "ssp245", 2030, 7) > mean("tasmin", "ssp245", 2030, 7)
    past, middle, hot = (mean("tas", s, y, 7) for s, y in (("historical", 1960), ("ssp245", 2095), ("ssp585", 2095)))
    assert past + 1 < middle < hot - 1  # warming by scenario
    spread = [mean("tas", "ssp245", 2060, 7, model=m) for m in ("ACCESS-CM2", "MIROC6", "CanESM5", "INM-CM5-0")]
    assert np.std(spread) > 0.2  # models differ
    field = gddp.field("tas", "MIROC6", "ssp245", datetime.date(2030, 7, 15), WORLD)
    tibet, plain = field[226, 1072], field[226, 1160]  # 33.5° N: 88° E on the plateau, 110° E below it
    assert tibet < plain - 12  # height


def test_the_collection_is_the_real_one(catalogue: Catalogue) -> None:
    collection = catalogue.collection("NASA/GDDP-CMIP6")
    month = list(collection.source.elements(constraints("2030-03-01", "2030-04-01", model="MIROC6", scenario="ssp245")))
    assert [image.id for image in month][:1] == ["NASA/GDDP-CMIP6/MIROC6_ssp245_20300301"] and len(month) == 31
    image = month[0]
    assert set(FACTS["properties"]) <= set(image.properties)
    assert [band.dimensions for band in image.bands] == [(1440, 600)] * len(image.bands)
    assert image.band("tas").projection.transform == (0.25, 0.0, -180.0, 0.0, -0.25, 90.0)


@pytest.mark.parametrize("gap", FACTS["missing"], ids=lambda gap: "-".join(map(str, gap.values())))
def test_gaps_are_the_real_ones(catalogue: Catalogue, gap: dict[str, Any]) -> None:
    year, scenario = gap.get("year", 2050), gap.get("scenario", "ssp585")
    source = catalogue.collection("NASA/GDDP-CMIP6").source
    found = list(source.elements(constraints(f"{year}-05-01", f"{year}-05-02", model=gap["model"], scenario=scenario)))
    if gap["band"] is None:
        assert found == []
        return
    assert len(found) == 1 and gap["band"] not in found[0].names
    before = list(source.elements(constraints("2049-05-01", "2049-05-02", model=gap["model"], scenario=scenario)))
    assert (gap["band"] in before[0].names) == ("year" in gap)


def test_two_grids_and_short_years(catalogue: Catalogue) -> None:
    source = catalogue.collection("NASA/GDDP-CMIP6").source
    both = list(source.elements(constraints("2030-03-01", "2030-03-02", model="GFDL-CM4", scenario="ssp245")))
    assert [image.get("grid_label") for image in both] == ["gr1", "gr2"]
    days = list(source.elements(constraints("2030-12-30", "2031-01-03", model="IITM-ESM", scenario="ssp245")))
    assert [image.get("day") for image in days] == [30, 1, 2]


def test_every_model_and_scenario_is_there() -> None:
    source = cmip6.Climate()
    found = list(source.elements(constraints("2014-12-31", "2015-01-02")))
    assert {image.get("model") for image in found} == set(FACTS["models"])
    assert {image.get("scenario") for image in found} == {"historical", "ssp245", "ssp585"}


def test_pushing_filters_down_changes_nothing(catalogue: Catalogue) -> None:
    whole = catalogue.collection("NASA/GDDP-CMIP6").filtered(
        Comparison("equals", lambda a, b: a == b, "model", "MIROC6", None, None)
    )
    year = whole.filtered(Comparison("equals", lambda a, b: a == b, "scenario", "ssp245", None, None))
    year = year.filtered(Between("year", 2031, 2031))
    july = year.filtered(CalendarRange(7, 7, "month"))
    assert len(july.take(100)) == 31


@pytest.mark.parametrize("identifier", sorted(scenes.COLLECTIONS))
def test_sentinel_collections_share_their_scenes(catalogue: Catalogue, identifier: str) -> None:
    where = constraints("2019-01-01", "2019-02-01")
    where.bounds = (77.604, 12.953, 77.604, 12.953)
    found = list(catalogue.collection(identifier).source.elements(where))
    truth = list(catalogue.collection("SANDBOX/S2_TRUTH").source.elements(where))
    assert [i.get("system:index") for i in found] == [i.get("system:index") for i in truth]
    assert {i.get("MGRS_TILE") for i in found} == {"43PGQ"} and 6 <= len(found) <= 7
    again = catalogue.image(str(found[0].id))
    assert again.properties == found[0].properties


def test_tiles_have_their_real_names_and_corners() -> None:
    tile = mgrs.named("18SVG")
    assert tile is not None and (tile.left, tile.top, tile.crs.code) == (399960.0, 4200000.0, "EPSG:32618")
    assert mgrs.named("99XXX") is None


def test_the_sky_over_a_scene_is_consistent(catalogue: Catalogue) -> None:
    where = constraints("2019-01-01", "2019-12-31")
    where.bounds = (77.604, 12.953, 77.604, 12.953)
    images = list(catalogue.collection("COPERNICUS/S2_SR_HARMONIZED").source.elements(where))
    cloudy = max(
        (i for i in images if i.get("CLOUDY_PIXEL_PERCENTAGE") < 70), key=lambda i: i.get("CLOUDY_PIXEL_PERCENTAGE")
    )
    index = cloudy.get("system:index")
    truth = catalogue.image(f"SANDBOX/S2_TRUTH/{index}")
    score = catalogue.image(f"GOOGLE/CLOUD_SCORE_PLUS/V1/S2_HARMONIZED/{index}")
    base = cloudy.band("B4").projection
    grid = Grid(base.crs, base.transform, 1, 1).window(4000, 4000, 200, 200)
    render = Render()
    cloud = render.pixels(truth.band("cloud").node, grid).values
    ground = render.pixels(truth.band("B2").node, grid).values.astype(int)
    seen = render.pixels(cloudy.band("B2").node, grid).values.astype(int)
    clear = render.pixels(score.band("cs").node, grid).values
    shadow = render.pixels(truth.band("shadow").node, grid).values
    cirrus = render.pixels(truth.band("cirrus").node, grid).values
    assert (np.abs(seen - ground)[(cloud == 0) & (shadow == 0) & (cirrus == 0)] <= 1).all()
    if (cloud > 0.9).any():
        assert clear[cloud > 0.9].max() < 0.11
    assert clear[(cloud == 0) & (shadow == 0) & (cirrus == 0)].min(initial=1.0) == 1.0


@pytest.mark.parametrize("year", [2026, 2027, 2035])
def test_what_is_still_measured_goes_on_for_years(catalogue: Catalogue, year: int) -> None:
    week = constraints(f"{year}-12-25", f"{year + 1}-01-01")
    moist = list(catalogue.collection("NASA/SMAP/SPL4SMGP/008").source.elements(week))
    assert len(moist) == 7 * 8 and moist[-1].get("system:index") == f"{year}1231_2230"
    assert Render().pixels(moist[-1].band("sm_surface").node, Grid(*_place(moist[-1]), 2, 2)).values.max() > 0
    week.bounds = (77.604, 12.953, 77.604, 12.953)
    scenes_of_week = list(catalogue.collection("COPERNICUS/S2_SR_HARMONIZED").source.elements(week))
    assert 1 <= len(scenes_of_week) <= 2 and {i.get("MGRS_TILE") for i in scenes_of_week} == {"43PGQ"}


def _place(image: Any) -> tuple[Any, Any]:
    """Projection and transform of pixels in the middle of India."""
    base = image.band("sm_surface").projection
    a, b, _, d, e, _ = base.transform
    return base.crs, (a, b, 7.53e6, d, e, 2.5e6)


def test_steps_of_time_are_counted_without_being_made(catalogue: Catalogue) -> None:
    source = catalogue.collection("NASA/SMAP/SPL4SMGP/007").source
    days = (datetime.date(2036, 1, 1) - datetime.date(2015, 3, 31)).days
    assert source.count(Constraints()) == days * 8
    some = constraints("2020-02-27", "2020-03-02")
    assert source.count(some) == len(list(source.elements(some))) == 4 * 8
    some.require("system:index", ["20200228_0130"])
    assert source.count(some) is None


def test_qa60_is_masked_in_its_gap(catalogue: Catalogue) -> None:
    for start, masked in (("2021-06-01", False), ("2022-06-01", True), ("2024-06-01", False)):
        where = constraints(start, start[:8] + "12")
        where.bounds = (77.604, 12.953, 77.604, 12.953)
        image = next(iter(catalogue.collection("COPERNICUS/S2_SR_HARMONIZED").source.elements(where)))
        base = image.band("QA60").projection
        pixels = Render().pixels(image.band("QA60").node, Grid(base.crs, base.transform, 20, 20))
        assert (pixels.mask is not None and not pixels.mask.any()) == masked


def test_tables_have_the_real_columns(catalogue: Catalogue) -> None:
    where = Constraints()
    where.require("country_na", ["Australia"])
    australia = list(catalogue.table("USDOS/LSIB_SIMPLE/2017").source.elements(where))
    assert len(australia) == 1 and {"abbreviati", "country_co", "country_na", "wld_rgn"} <= set(australia[0].properties)
    where = Constraints()
    where.require("ADM1_NAME", ["Karnataka"])
    districts = list(catalogue.table("FAO/GAUL_SIMPLIFIED_500m/2015/level2").source.elements(where))
    assert len(districts) > 5 and all(d.get("ADM0_NAME") == "India" for d in districts)
    assert all("not for science" in d.get("sandbox:note") for d in districts)
    assert isinstance(districts[0].geometry, Geometry)


def test_unknown_assets_get_the_service_s_words(catalogue: Catalogue) -> None:
    for load, words in (
        (catalogue.image, "Image asset 'no/such' not found"),
        (catalogue.collection, "ImageCollection asset 'no/such' not found"),
        (catalogue.table, "Collection asset 'no/such' not found"),
    ):
        with pytest.raises(EarthEngineError, match=words):
            load("no/such")


@pytest.mark.parametrize(
    ("values", "units", "calendar", "expected"),
    [
        ([0, 1.5], "days since 2000-01-01", "standard", ["2000-01-01", "2000-01-02T12:00:00"]),
        ([59, 60], "days since 1999-01-01", "360_day", ["1999-02-28", "1999-03-01"]),
        ([0, 360], "days since 1999-01-01", "360_day", ["1999-01-01", "2000-01-01"]),
        ([59, 365], "days since 2000-01-01", "noleap", ["2000-03-01", "2001-01-01"]),
        ([-24], "hours since 1970-01-01 00:00:00", "360_day", ["1969-12-30"]),
    ],
)
def test_calendars_of_climate_models(values: list[float], units: str, calendar: str, expected: list[str]) -> None:
    epoch = datetime.datetime(1970, 1, 1)
    found = [epoch + datetime.timedelta(milliseconds=m) for m in cf_time.milliseconds(values, units, calendar)]
    assert found == [datetime.datetime.fromisoformat(text) for text in expected]
