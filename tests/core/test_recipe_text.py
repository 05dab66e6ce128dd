# SPDX-License-Identifier: GPL-2.0-or-later
"""Recipes as text: canonical, and safe to read whoever wrote them."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import Any

import pytest
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.periods import DateSpan, Period, YearRange
from ee_workbench.plugin.core.recipes import Recipe, Region, Style
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe, Ensemble, Statistic
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band, Display, Reducer
from ee_workbench.plugin.core.recipes.property_filter import PropertyFilter
from ee_workbench.plugin.core.recipes.table_region import TableRegion
from hypothesis import given
from hypothesis import strategies as st

FULL = Cmip6Recipe(
    ("ACCESS-CM2", "MIROC6"),
    "ssp245",
    "tasmax",
    Period.climatology(2041, 2070, (12, 1, 2)),
    Statistic("percentile", 95.0),
    baseline=YearRange(1981, 2010),
    ensemble=Ensemble("percentile", 50.0),
    region=Region.rectangle(170.0, -10.0, 190.0, 10.0, "Fiji"),
    style=Style("#000000,#ffffff", True, -1.0, 1.0),
)

ANY = CollectionRecipe(
    "IDAHO_EPSCOR/TERRACLIMATE",
    (Band("tmmx", 0.1, 2.5, "degC"), Band("tmmn", 0.1), Band("pr")),
    DateSpan.of("2020-07-01", "2020-07-31"),
    filters=(PropertyFilter("status", "==", "permanent"), PropertyFilter("year", "in", (2019, 2020.5, "x"))),
    reducer=Reducer("percentile", 95.0),
    clip=TableRegion("USDOS/LSIB_SIMPLE/2017", "country_na", ("Australia", 5)),
    display=Display(("tmmx", "tmmn", "pr"), (-5.0, -5.0, 0.0), (40.0, 30.0, 200.0)),
    style=Style("#000000,#ffffff", True, -1.0, 1.0),
)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(st.text(max_size=5), children, max_size=4),
    max_leaves=8,
)


def paths(value: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to every member of nested JSON."""
    found = [here] if here else []
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        found += paths(child, (*here, key))
    return found


DOCUMENTS = {recipe.kind: json.loads(recipe.to_json()) for recipe in (FULL, ANY)}
PATHS = [(kind, *way) for kind, document in DOCUMENTS.items() for way in paths(document)]


def test_the_documents_have_every_part() -> None:
    assert len(PATHS) > 80 and ("cmip6", "region", "geometry", "coordinates", 0, 0, 0) in PATHS
    assert ("collection", "filters", 1, "value", 1) in PATHS and ("collection", "display", "low", 2) in PATHS
    assert Recipe.from_json(FULL.to_json()) == FULL and Recipe.from_json(ANY.to_json()) == ANY


def changed(way: tuple[Any, ...], value: Any) -> str:
    document, way = copy.deepcopy(DOCUMENTS[way[0]]), way[1:]
    place = document
    for key in way[:-1]:
        place = place[key]
    place[way[-1]] = value
    return json.dumps(document)


@given(st.sampled_from(PATHS), json_values)
def test_any_member_replaced_by_anything_is_refused_or_canonical(way: tuple[Any, ...], value: Any) -> None:
    """Nothing but RecipeError may come out, and what is accepted says itself again."""
    try:
        recipe = Recipe.from_json(changed(way, value))
    except RecipeError as error:
        assert str(error).endswith(".") and error.field
        return
    text = recipe.to_json()
    text.encode("utf-8")
    assert Recipe.from_json(text) == recipe and Recipe.from_json(text).to_json() == text
    assert recipe.summary() and recipe.title() and recipe.visualization().to_ee() and recipe.legend().ticks()


@given(st.sampled_from([way for way in PATHS if isinstance(way[-1], str)]), st.booleans())
def test_members_too_many_or_too_few_are_refused(way: tuple[Any, ...], remove: bool) -> None:
    document, way = copy.deepcopy(DOCUMENTS[way[0]]), way[1:]
    place = document
    for key in way[:-1]:
        place = place[key]
    if remove:
        del place[way[-1]]
    else:
        place["unknown"] = 1
    with pytest.raises(RecipeError):
        Recipe.from_json(json.dumps(document))


HUGE = "1" + "0" * 400


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"factor":0.1', '"factor":0'),
        ('"factor":0.1', f'"factor":{HUGE}'),
        ('"offset":2.5', '"offset":"2.5"'),
        ('"unit":"degC"', '"unit":null'),
        ('"name":"tmmx"', '"name":""'),
        ('"name":"tmmn"', '"name":"tmmx"'),
        ('"operator":"in"', '"operator":"eval"'),
        ('"operator":"in"', '"operator":["in"]'),
        ('"value":[2019,2020.5,"x"]', '"value":[]'),
        ('"value":[2019,2020.5,"x"]', '"value":[[2019]]'),
        ('"value":[2019,2020.5,"x"]', '"value":"x"'),
        ('"value":"permanent"', '"value":["permanent"]'),
        ('"value":"permanent"', '"value":"a\\nb"'),
        ('"value":"permanent"', '"value":true'),
        ('"kind":"percentile","value":95.0', '"kind":"percentile","value":null'),
        ('"kind":"percentile","value":95.0', '"kind":"mean","value":95.0'),
        ('"values":["Australia",5]', '"values":[]'),
        ('"values":["Australia",5]', '"values":"Australia"'),
        ('"first":"2020-07-01"', '"first":"2021-07-01"'),
        ('"low":[-5.0,-5.0,0.0]', '"low":[-5.0,50.0,0.0]'),
        ('"low":[-5.0,-5.0,0.0]', '"low":[-5.0,0.0]'),
        ('"bands":["tmmx","tmmn","pr"]', '"bands":["tmmx","tmmn"]'),
        ('"bands":["tmmx","tmmn","pr"]', '"bands":["tmmx","tmmn","aet"]'),
        ('"source":"collection"', '"source":"image"'),
        ('"id":"IDAHO_EPSCOR/TERRACLIMATE"', '"id":"\\ud800"'),
    ],
)
def test_what_is_nearly_a_collection_is_refused(old: str, new: str) -> None:
    text = ANY.to_json()
    assert old in text
    with pytest.raises(RecipeError):
        Recipe.from_json(text.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"minimum":-1.0', f'"minimum":{HUGE}'),
        ('"minimum":-1.0', '"minimum":-1e999'),
        ('"maximum":1.0', '"maximum":1e300'),
        ('"value":95.0', f'"value":{HUGE}'),
        ('"value":95.0', '"value":true'),
        ("170.0", HUGE),
        ('"first_year":2041', f'"first_year":{HUGE}'),
        ('"months":[12,1,2]', '"months":[12,true,2]'),
        ('"months":[12,1,2]', '"months":"121"'),
        ('"reverse":true', '"reverse":"yes"'),
        ('"models":["ACCESS-CM2","MIROC6"]', '"models":"ACCESS-CM2"'),
        ('"models":["ACCESS-CM2","MIROC6"]', '"models":["ACCESS-CM2\\n","MIROC6"]'),
        ('"scenario":"ssp245"', '"scenario":"ssp245\\u0000"'),
        ('"collection":"NASA/GDDP-CMIP6"', '"collection":"a\\nimport os"'),
        ('"collection":"NASA/GDDP-CMIP6"', '"collection":"\\ud800"'),
        ('"variable":"tasmax"', '"variable":["tasmax"]'),
        ('"baseline":[1981,2010]', '"baseline":{"1981":1,"2010":2}'),
        ('"baseline":[1981,2010]', '"baseline":[1981]'),
        ('"palette":"#000000,#ffffff"', '"palette":"' + ",".join(["#000000"] * 300) + '"'),
        ('"palette":"#000000,#ffffff"', '"palette":null'),
        ('"version":1', '"version":true'),
        ('"version":1', '"version":1.0'),
    ],
)
def test_what_is_nearly_a_recipe_is_refused(old: str, new: str) -> None:
    text = FULL.to_json()
    assert old in text
    with pytest.raises(RecipeError):
        Recipe.from_json(text.replace(old, new))


def test_equal_recipes_have_equal_text() -> None:
    whole = replace(
        FULL,
        statistic=Statistic("percentile", 95),
        ensemble=Ensemble("percentile", 50),
        region=Region.rectangle(170, -10, 190, 10, "Fiji"),
        style=Style(" 000000, #FFFFFF", True, -1, 1),
    )
    assert whole == FULL and whole.to_json() == FULL.to_json() and hash(whole) == hash(FULL)
    nothing = replace(FULL, statistic=Statistic("days_below", -0.0), style=Style(minimum=-0.0, maximum=1))
    assert "-0.0" not in nothing.to_json()


def test_a_label_is_one_line_that_any_file_can_hold() -> None:
    region = Region.rectangle(0, 0, 1, 1, "Nord\n  see\t\ud800\u202e" + "x" * 500)
    assert region.label.startswith("Nord see x") and len(region.label) == 200
    assert Recipe.from_json(replace(FULL, region=region).to_json()) == replace(FULL, region=region)
