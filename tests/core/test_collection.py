# SPDX-License-Identifier: GPL-2.0-or-later
"""The collection recipe: what it refuses and warns of, what it says, its colours, its JSON and its script."""

from __future__ import annotations

import ast
import datetime
import json
from dataclasses import replace
from typing import Any

import pytest
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.periods import DateSpan, Period
from ee_workbench.plugin.core.recipes import Recipe, Region, Style
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import REDUCERS, Band, Display, Reducer
from ee_workbench.plugin.core.recipes.property_filter import OPERATORS, PropertyFilter, text_of, value_of
from ee_workbench.plugin.core.recipes.table_region import TableRegion
from ee_workbench.plugin.core.relative import RelativeSpan
from ee_workbench.plugin.core.script import lines as body_lines
from ee_workbench.plugin.core.script import to_python
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TERRA, SMAP = "IDAHO_EPSCOR/TERRACLIMATE", "NASA/SMAP/SPL4SMGP/008"
JULY = DateSpan.of("2020-07-01", "2020-07-31")
AUSTRALIA = TableRegion("USDOS/LSIB_SIMPLE/2017", "country_na", ("Australia",))
WARM = CollectionRecipe(TERRA, (Band.known(TERRA, "tmmx"),), JULY, clip=AUSTRALIA)
BOX = Region.rectangle(11.3, 47.85, 11.4, 47.95, "Starnberg")
EVIL = '"); __import__("os").system("x") #'


@st.composite
def filters(draw: st.DrawFn) -> PropertyFilter:
    """Filters of every operator; texts that look like code or numbers among their values."""
    operator = draw(st.sampled_from(OPERATORS))
    text = st.sampled_from(["permanent", "30", "04.00", EVIL, "a'b"])
    number = st.sampled_from([30, 12.5, -1, 1e20, 2.0])
    one = text if operator in ("contains", "starts with") else text | number
    value: Any = tuple(draw(st.lists(one, min_size=1, max_size=30))) if operator == "in" else draw(one)
    return PropertyFilter(draw(st.sampled_from(["status", "system:index", EVIL])), operator, value)


@st.composite
def recipes(draw: st.DrawFn) -> CollectionRecipe:
    """Recipes of every form."""
    day = st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 1, 1))
    first, last = sorted((draw(day), draw(day)))
    season, past = Period.climatology(2001, 2010, (12, 1, 2)), RelativeSpan(draw(st.integers(1, 90)), "week", 800)
    dates = draw(st.sampled_from([None, DateSpan(first, last), season, past]))
    names = draw(st.lists(st.sampled_from(["tmmx", "tmmn", "pr", "vs", EVIL]), min_size=1, unique=True))
    factor, offset = st.sampled_from([1, 0.1, -2.0]), st.sampled_from([0, -273.15])
    bands = tuple(Band(name, draw(factor), draw(offset), draw(st.sampled_from(["", "degC", "m"]))) for name in names)
    kind = draw(st.sampled_from(REDUCERS))
    shown: tuple[str, ...] = draw(st.sampled_from([(), (names[-1],), (names[0], names[-1], names[0])]))
    is_image = draw(st.booleans())
    triangle = Region('{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,0.5]]]}', "x")
    places = [None, BOX, triangle, AUSTRALIA, TableRegion("a/b", EVIL, ("x", 2.5, EVIL))]
    return CollectionRecipe(
        draw(st.sampled_from([TERRA, SMAP, "projects/p/assets/own", EVIL])),
        bands,
        None if is_image else dates,
        "image" if is_image else "collection",
        () if is_image else tuple(draw(st.lists(filters(), max_size=3))),
        Reducer() if is_image else Reducer(kind, 12.5 if kind == "percentile" else None),
        draw(st.sampled_from(places)),
        Display(shown, *([(0, 1, 2), (3, 4, 5.5)] if len(shown) == 3 and draw(st.booleans()) else [])),
        Style(draw(st.sampled_from(["", "viridis"])), minimum=draw(st.sampled_from([None, -0.5]))),
    )


@given(recipes())
def test_json_says_it_again(recipe: CollectionRecipe) -> None:
    again = Recipe.from_json(recipe.to_json())
    assert again == recipe and again.to_json() == recipe.to_json()
    assert recipe.title() and recipe.summary().endswith(".") and recipe.legend().title and recipe.attribution()
    shown = recipe.visualization()
    assert all(low < high for low, high in zip(shown.minimum, shown.maximum))


@given(recipes())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_script_builds_the_engine_s_graph(connected_ee: Any, recipe: CollectionRecipe) -> None:
    from ee_workbench.plugin.engine import products

    script = to_python(recipe, initialize=False)
    lines = script.splitlines()
    called = {ast.unparse(node.func) for node in ast.walk(ast.parse(script)) if isinstance(node, ast.Call)}
    assert not any(name.startswith(("__import__", "os")) for name in called)
    names: dict[str, Any] = {}
    exec(compile("\n".join(lines[:-1]), "script", "exec"), names)
    product = products.build(recipe)
    assert json.loads(names["image"].serialize()) == json.loads(product.image.serialize())  # type: ignore[attr-defined]
    assert names["visualization"] == product.visualization.to_ee()
    if recipe.reduces:
        body = "\n".join(["import ee", *body_lines(recipe, every=True)])
        exec(compile(body, "script", "exec"), names)
        assert json.loads(names["images"].serialize()) == json.loads(products.images(recipe).serialize())
    assert EVIL in script or max(map(len, lines)) <= 120


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: replace(WARM, id=""), "id"),
        (lambda: replace(WARM, bands=()), "bands"),
        (lambda: replace(WARM, bands=("tmmx",)), "bands"),
        (lambda: replace(WARM, bands=(Band("a"), Band("a", 2))), "bands"),
        (lambda: Band("a", 0), "bands"),
        (lambda: Band("a", float("nan")), "bands"),
        (lambda: Band("a", unit="x" * 50), "bands"),
        (lambda: replace(WARM, source="table"), "source"),
        (lambda: replace(WARM, dates="2020"), "period"),
        (lambda: replace(WARM, source="image"), "period"),
        (lambda: CollectionRecipe("a", WARM.bands, source="image", filters=(PropertyFilter("a", "==", 1),)), "filters"),
        (lambda: CollectionRecipe("a", WARM.bands, source="image", reducer=Reducer("sum")), "reducer"),
        (lambda: Reducer("mode"), "reducer"),
        (lambda: Reducer("percentile"), "reducer"),
        (lambda: Reducer("percentile", 101), "reducer"),
        (lambda: Reducer("mean", 1), "reducer"),
        (lambda: PropertyFilter("", "==", 1), "filters"),
        (lambda: PropertyFilter("a", "~", 1), "filters"),
        (lambda: PropertyFilter("a", "==", ""), "filters"),
        (lambda: PropertyFilter("a", "==", True), "filters"),
        (lambda: PropertyFilter("a", "in", ()), "filters"),
        (lambda: PropertyFilter("a", "in", "x"), "filters"),
        (lambda: PropertyFilter("a", "contains", 3), "filters"),
        (lambda: TableRegion("", "a", ("x",)), "clip"),
        (lambda: TableRegion("a", "", ("x",)), "clip"),
        (lambda: TableRegion("a", "b", ()), "clip"),
        (lambda: replace(WARM, clip="Australia"), "clip"),
        (lambda: replace(WARM, display=Display(("pr",))), "display"),
        (lambda: Display(("a", "b")), "display"),
        (lambda: Display(("a", "b", "c"), (0, 0, 0), (1, 0, 1)), "display"),
        (lambda: Display(("a",), (0,), (1,)), "display"),
    ],
)
def test_what_does_not_fit_names_its_field(make: Any, field: str) -> None:
    with pytest.raises(RecipeError) as caught:
        make()
    assert caught.value.field == field and str(caught.value).endswith(".")


def test_words() -> None:
    assert WARM.title() == "tmmx · July 2020 · mean · Australia"
    summary = "Mean of tmmx in °C: images of IDAHO_EPSCOR/TERRACLIMATE, July 2020, clipped to Australia."
    assert WARM.summary() == summary
    chosen = replace(WARM, filters=(PropertyFilter("CLOUDY", "<", 30), PropertyFilter("tile", "in", ("a", 2))))
    assert "CLOUDY < 30, tile is one of a, 2," in chosen.summary()
    assert replace(WARM, reducer=Reducer("percentile", 90)).title().split(" · ")[2] == "90th percentile"
    image = CollectionRecipe("USGS/SRTMGL1_003", (Band("elevation", unit="m"),), source="image")
    assert image.summary() == "elevation in m of the image USGS/SRTMGL1_003."
    assert image.legend().unit == "m" and WARM.legend().title == "tmmx, mean" and WARM.legend().unit == "°C"


def test_facts_of_the_dataset_are_defaults() -> None:
    assert Band.known(TERRA, "tmmx") == Band("tmmx", 0.1, 0.0, "degC")
    assert Band.known(TERRA, "nothing") == Band("nothing") and Band.known("projects/a/b", "c") == Band("c")
    assert Band.known("NASA/SMAP/SPL4SMGP/007", "sm_surface").unit == "m3/m3"


def test_colours_follow_the_catalogue_but_not_its_extremes() -> None:
    low, high = WARM.limits()
    assert -67.0 < low < 0 < 30 < high < 57.6  # catalogue: -670 to 576 tenths
    assert replace(WARM, bands=(Band("tmmx", 0.18, 32.0, "degF"),)).limits()[1] > 32 + 30 * 1.8
    wet = CollectionRecipe(SMAP, (Band.known(SMAP, "sm_surface"),), JULY)
    assert wet.limits() == (0.0, 0.9)
    rain = CollectionRecipe(TERRA, (Band.known(TERRA, "pr"),), DateSpan.of("2020-01-01", "2020-12-31"))
    total = replace(rain, reducer=Reducer("sum")).limits()
    assert total[0] == 0 and total[1] == pytest.approx(12 * rain.limits()[1], rel=0.05)
    assert replace(rain, reducer=Reducer("count")).limits() == (0.0, 12.0)
    assert replace(rain, reducer=Reducer("count")).legend().unit == ""
    spread = replace(WARM, reducer=Reducer("stdDev")).limits()
    assert spread[0] == 0 < spread[1] < high
    assert CollectionRecipe("projects/p/assets/own", (Band("b"),), JULY).limits() == (0.0, 1.0)
    upside_down = replace(WARM, bands=(Band("tmmx", -0.1),)).limits()
    assert upside_down[0] < 0 < upside_down[1]


def test_three_bands_are_a_picture() -> None:
    bands = tuple(Band.known(TERRA, name) for name in ("tmmx", "tmmn", "pr"))
    recipe = replace(WARM, bands=bands, display=Display(("pr", "tmmx", "tmmn")))
    shown = recipe.visualization()
    assert shown.bands == ("pr", "tmmx", "tmmn") and shown.palette == () and shown.minimum[0] == 0.0
    assert shown.maximum[1] == WARM.limits()[1]
    assert recipe.legend().kind == "rgb" and recipe.title().startswith("pr/tmmx/tmmn · ")
    stretched = recipe.with_stretch((1.0, 2.0, 3.0), (10.0, 20.0, 3.0)).visualization()
    assert stretched.minimum[:2] == (1.0, 2.0) and stretched.maximum[:2] == (10.0, 20.0)
    assert stretched.minimum[2] < 3.0 < stretched.maximum[2]


def test_stretches_become_part_of_the_recipe() -> None:
    assert WARM.with_stretch((3.14159,), (27.18281,)).limits() == (3.14, 27.2)
    low, high = WARM.with_stretch((5.0,), (5.0,)).limits()
    assert low < 5.0 < high


@pytest.mark.parametrize(
    ("recipe", "words"),
    [
        (CollectionRecipe("NASA/SMAP/SPL4SMGP/007", (Band("sm_surface"),), JULY), "NASA/SMAP/SPL4SMGP/008"),
        (replace(WARM, bands=(Band("tmax"),)), "tmax"),
        (replace(WARM, dates=DateSpan.of("1950-01-01", "1960-01-01")), "1958-01-01"),
        (CollectionRecipe("UCSB/CHC/CMIP6/v1", (Band("x"),), DateSpan.of("2016-12-01", "2017-01-01")), "2016-12-31"),
        (CollectionRecipe("UCSB/CHC/CMIP6/v1", (Band("x"),), DateSpan.of("2016-12-01", "2016-12-31")), ""),
        (replace(WARM, dates=DateSpan.of("2290-01-01", "2290-01-31")), "future"),
        (CollectionRecipe(TERRA, WARM.bands), "Without dates and filters"),
        (CollectionRecipe(TERRA, WARM.bands, filters=(PropertyFilter("status", "==", "x"),)), ""),
        (CollectionRecipe("FAO/GAUL_SIMPLIFIED_500m/2015/level2", (Band("a"),), JULY), "table"),
        (WARM, ""),
    ],
)
def test_warnings(recipe: CollectionRecipe, words: str) -> None:
    assert any(words in each for each in recipe.warnings()) if words else recipe.warnings() == ()


def test_whom_to_name() -> None:
    assert WARM.attribution() == (
        "TerraClimate (Abatzoglou et al. 2018)", "LSIB 2017, US Department of State, Office of the Geographer",
    )  # fmt: skip
    assert WARM.licence() and any("TERRACLIMATE" in each for each in WARM.links())
    assert CollectionRecipe("projects/p/assets/own", (Band("b"),)).attribution() == ("projects/p/assets/own",)
    models = CollectionRecipe("NASA/GDDP-CMIP6", (Band("tas"),), JULY).attribution()
    assert models == ("NASA NEX-GDDP-CMIP6 (NASA / Climate Analytics Group)",)
    scenes = CollectionRecipe("COPERNICUS/S2_HARMONIZED", (Band("B4"),), JULY).attribution()
    assert scenes == ("Contains modified Copernicus Sentinel data 2020",)


@pytest.mark.parametrize(
    ("text", "operator", "value"),
    [
        ("30", "<", 30), (" 12.5 ", "==", 12.5), ("permanent", "==", "permanent"), ('"30"', "==", "30"),
        ("'04.00'", "==", "04.00"), ("30", "contains", "30"), ("a, 2 ,'3'", "in", ("a", 2.0, "3")), ("", "in", ""),
        ("nan", "==", "nan"), ("1e999", "==", "1e999"),
    ],
)  # fmt: skip
def test_values_are_read_as_people_type_them(text: str, operator: str, value: Any) -> None:
    assert value_of(text, operator) == value


@given(filters())
def test_values_are_written_so_that_they_read_back(chosen: PropertyFilter) -> None:
    values = chosen.value if isinstance(chosen.value, tuple) else (chosen.value,)
    if not any(isinstance(each, str) and ("," in each or "'" in each or '"' in each) for each in values):
        again = PropertyFilter(chosen.name, chosen.operator, value_of(text_of(chosen.value), chosen.operator))
        assert again == chosen
