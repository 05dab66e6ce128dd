# SPDX-License-Identifier: GPL-2.0-or-later
"""Orders of time series: what they refuse, what they are called, their JSON and their table."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.periods import DateSpan, Period, YearRange
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe, Ensemble
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.core.recipes.sentinel2_parts import View
from ee_workbench.plugin.core.recipes.vector import VectorRecipe
from ee_workbench.plugin.core.series_order import SeriesOrder, located
from ee_workbench.plugin.core.series_parts import SeriesPlace, Steps
from ee_workbench.plugin.core.series_result import Line, SeriesResult, spread_bands
from ee_workbench.plugin.core.series_table import csv_text, time_texts

FIELD = SeriesPlace.at(82.6076, 27.16348, "field")
BOX = SeriesPlace("box", region=Region.rectangle(10, 45, 11, 46))
NDVI = Sentinel2Recipe(Region.rectangle(82, 27, 83, 28), DateSpan.parse("2017"), view=View("index", index="NDVI"))
MODELS = Cmip6Recipe(("MIROC6", "ACCESS-CM2"), "ssp245", "tas", Period.years(2030, 2031))
CLIMATE = CollectionRecipe("IDAHO_EPSCOR/TERRACLIMATE", (Band("tmmx", 0.1, 0.0, "degC"), Band("pr", unit="mm")))
DAY = 86_400_000


@pytest.mark.parametrize(
    "order",
    [
        SeriesOrder(NDVI, (FIELD,), steps=Steps(5, "days", "mean", True, "rolling", 3)),
        SeriesOrder(MODELS, (FIELD, BOX), scenarios=("ssp245", "ssp585"), reducer="median", spread="range"),
        SeriesOrder(CLIMATE, (BOX,), bands=("pr",), scale=4000, steps=Steps(smoother="whittaker", weight=0.5)),
    ],
    ids=["sentinel2", "cmip6", "collection"],
)
def test_json_and_back(order: SeriesOrder) -> None:
    assert SeriesOrder.from_json(order.to_json()) == order
    assert SeriesOrder.from_json(order.to_json()).to_json() == order.to_json()


@pytest.mark.parametrize(
    "damage",
    [
        lambda values: values.pop("scale"),
        lambda values: values.update(more=1),
        lambda values: values.update(recipe="{}"),
        lambda values: values.update(places=[]),
        lambda values: values["places"][0].update(point=[1]),
        lambda values: values["places"][0].update(point=[1, 91]),
        lambda values: values["places"][0].update(name=7),
        lambda values: values["steps"].update(every=1.5),
        lambda values: values["steps"].update(every=True),
        lambda values: values["steps"].update(fill=1),
        lambda values: values["steps"].update(weight="10"),
        lambda values: values.update(bands="NDVI"),
        lambda values: values.update(scale="10"),
        lambda values: values.update(spread=None),
    ],
)
def test_damaged_json_is_refused(damage: Any) -> None:
    values = json.loads(SeriesOrder(NDVI, (FIELD,)).to_json())
    damage(values)
    with pytest.raises(RecipeError):
        SeriesOrder.from_json(json.dumps(values))
    for text in ("", "[]", "{}", "{" * 9999, '{"scale":NaN}'):
        with pytest.raises(RecipeError):
            SeriesOrder.from_json(text)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"places": ()}, "places"),
        ({"places": (FIELD, FIELD)}, "places"),
        ({"bands": ("B1",)}, "bands"),
        ({"scenarios": ("ssp245",)}, "scenarios"),
        ({"scale": 0}, "scale"),
        ({"reducer": "mode"}, "reducer"),
        ({"spread": "all"}, "spread"),
    ],
)
def test_what_does_not_fit_is_named(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(RecipeError) as caught:
        replace(SeriesOrder(NDVI, (FIELD,)), **changes)
    assert caught.value.field == field


@pytest.mark.parametrize("width", [2, 1, 4, 1003])
def test_widths_are_odd(width: int) -> None:
    with pytest.raises(RecipeError):
        Steps(smoother="rolling", width=width)
    with pytest.raises(RecipeError, match="order"):
        Steps(smoother="savitzky_golay", width=3, order=3)


@pytest.mark.parametrize(
    "recipe",
    [VectorRecipe("USDOS/LSIB_SIMPLE/2017"), CollectionRecipe("CGIAR/SRTM90_V4", (Band("e"),), source="image")],
)
def test_what_has_no_images_over_time_is_refused(recipe: Any) -> None:
    with pytest.raises(RecipeError, match="over time"):
        SeriesOrder(recipe, (FIELD,))


def test_names_tell_what_differs() -> None:
    assert SeriesOrder(NDVI, (FIELD,)).names() == ("ndvi",)
    assert SeriesOrder(NDVI, (FIELD, BOX)).names() == ("field", "box")
    assert SeriesOrder(MODELS, (FIELD,)).names() == ("MIROC6", "ACCESS-CM2")
    both = SeriesOrder(replace(MODELS, models=("MIROC6",)), (FIELD,), scenarios=("ssp245", "ssp585"))
    assert both.names() == ("ssp245", "ssp585")
    many = SeriesOrder(CLIMATE, (FIELD, BOX), bands=("pr", "tmmx"))
    assert many.names() == ("field pr", "field tmmx", "box pr", "box tmmx")
    assert SeriesOrder(CLIMATE, (FIELD,)).names() == ("tmmx",)


def test_runs_are_the_values_of_each_model() -> None:
    recipe = replace(MODELS, baseline=YearRange(1981, 2010), ensemble=Ensemble("agreement"))
    order = SeriesOrder(recipe, (FIELD,), scenarios=("ssp245", "ssp585"))
    assert [(run.scenario, run.model) for run in order.runs()] == [
        ("ssp245", "MIROC6"), ("ssp245", "ACCESS-CM2"), ("ssp585", "MIROC6"), ("ssp585", "ACCESS-CM2")
    ]  # fmt: skip
    assert all(run.recipe.baseline is None and len(run.recipe.models) == 1 for run in order.runs())
    assert "themselves" in order.warnings()[0]
    with pytest.raises(RecipeError):
        SeriesOrder(recipe, (FIELD,), scenarios=("historical",))  # ends in 2014


def test_images_are_looked_for_at_the_place() -> None:
    recipe = located(NDVI, FIELD)
    assert isinstance(recipe, Sentinel2Recipe) and recipe.clip == "none"
    west, south, east, north = recipe.bounds()
    assert west < 82.6076 < east and south < 27.16348 < north and east - west < 1e-5
    clipped = replace(CLIMATE, clip=Region.rectangle(0, 0, 1, 1))
    assert located(clipped, FIELD) == CLIMATE


# The table.


def test_the_table_of_one_series() -> None:
    assert csv_text(["ndvi"], [[0, DAY]], [[0.1, None]]) == "time,ndvi\n1970-01-01,0.1\n1970-01-02,\n"


def test_tables_of_several_series_share_their_times() -> None:
    text = csv_text(["a", 'b, "c"'], [[0, DAY, DAY], [DAY, 2 * DAY]], [[1.0, 2.0, 3.0], [4.0, 5e-20]])
    rows = list(csv.reader(io.StringIO(text)))
    assert rows == [
        ["time", "a", 'b, "c"'], ["1970-01-01", "1.0", ""], ["1970-01-02", "2.0", "4.0"],
        ["1970-01-02", "3.0", ""], ["1970-01-03", "", "5e-20"],
    ]  # fmt: skip
    assert float(rows[4][2]) == 5e-20


def test_times_are_as_exact_as_they_need_to_be() -> None:
    assert time_texts([0, 1000]) == ["1970-01-01T00:00:00Z", "1970-01-01T00:00:01Z"]
    assert time_texts([0, 1]) == ["1970-01-01T00:00:00.000Z", "1970-01-01T00:00:00.001Z"]
    assert time_texts([-DAY]) == ["1969-12-31"]


def test_spread_of_models() -> None:
    order = SeriesOrder(MODELS, (FIELD,), scenarios=("ssp245", "ssp585"), spread="range")
    values = [(1.0, 2.0), (3.0, None), (5.0, 6.0), (9.0, 8.0)]
    raw = tuple(Line(name, (0, DAY), pair) for name, pair in zip(order.names(), values))
    low, high = spread_bands(SeriesResult(order, raw), raw)
    assert (low.name, low.times, low.middle, low.low, low.high) == ("ssp245", (0,), (2.0,), (1.0,), (3.0,))
    assert (high.name, high.middle, high.low, high.high) == ("ssp585", (7.0, 7.0), (5.0, 6.0), (9.0, 8.0))
    away = spread_bands(SeriesResult(replace(order, spread="deviation"), raw), raw)[1]
    assert away.high[0] - away.middle[0] == pytest.approx(8**0.5)  # of 5 and 9, one degree of freedom
    assert spread_bands(SeriesResult(replace(order, spread=""), raw), raw) == ()
