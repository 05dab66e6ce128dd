# SPDX-License-Identifier: GPL-2.0-or-later
"""The CMIP6 recipe: what it refuses, what it says, and that it survives a project file."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from ee_workbench.plugin.core import palettes
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.periods import Period, YearRange
from ee_workbench.plugin.core.recipes import Recipe, Region, Style, cmip6_choices, cmip6_facts
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe, Ensemble, Statistic
from hypothesis import given
from hypothesis import strategies as st

MARCH = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030))
BOTH = ("ACCESS-CM2", "MIROC6")


@st.composite
def recipes(draw: st.DrawFn) -> Cmip6Recipe:
    """Recipes that the collection can serve."""
    variable = draw(st.sampled_from(["tas", "tasmax", "pr", "hurs", "sfcWind"]))
    models = draw(st.sampled_from([("ACCESS-CM2",), BOTH, ("MRI-ESM2-0", "INM-CM5-0", "CanESM5")]))
    first = draw(st.integers(2020, 2060))
    last = first + draw(st.sampled_from([0, 0, 9, 29]))
    months = draw(st.sampled_from([(3,), (12, 1, 2), (6, 7, 8), tuple(range(1, 13)), (4, 5, 6, 7)]))
    unit = draw(st.sampled_from(cmip6_facts.shown_units(variable)))
    kinds = ["mean"] if unit == "mm" else ["mean", "minimum", "maximum", "percentile", "days_above", "days_below"]
    kind = draw(st.sampled_from(kinds))
    value = draw(st.floats(0, 100).map(lambda number: round(number, 2))) if kind[:3] in ("per", "day") else None
    baseline = draw(st.sampled_from([None, YearRange(1981, 2010)]))
    ensemble = Ensemble(draw(st.sampled_from(["mean", "median", "spread"])))
    region = draw(
        st.sampled_from([None, Region.rectangle(60, 5, 100, 40, "Индия"), Region.rectangle(170, -10, 190, 10)])
    )
    palette = draw(st.sampled_from(["", "viridis", "#ff0000,#00ff00,#0000ff"]))
    style = draw(st.sampled_from([Style(palette), Style(palette, True, -5.5, 12.25)]))
    return Cmip6Recipe(
        models, "ssp585", variable, Period(first, last, months), Statistic(kind, value), unit, baseline, "absolute",
        ensemble, region, style,
    )  # fmt: skip


@given(recipes())
def test_json_round_trip(recipe: Cmip6Recipe) -> None:
    text = recipe.to_json()
    again = Recipe.from_json(text)
    assert again == recipe and again.to_json() == text
    assert json.loads(text)["kind"] == "cmip6"


@given(recipes())
def test_every_recipe_can_be_shown(recipe: Cmip6Recipe) -> None:
    low, high = recipe.limits()
    assert low < high
    if recipe.baseline is not None and recipe.style.minimum is None and not recipe.is_spread:
        assert low == -high  # changes are centred on nothing
    shown = recipe.visualization()
    assert shown.bands == (recipe.variable,) and all(palettes.is_colour(colour) for colour in shown.palette)
    legend = recipe.legend()
    assert legend.colours == shown.palette and (legend.minimum, legend.maximum) == (low, high)
    assert recipe.summary().endswith(".") and recipe.period.label() in recipe.summary()
    assert recipe.variable in recipe.title()


def test_defaults_are_never_the_catalogue_extremes() -> None:
    extremes = {"tas": (192.15, 336.94), "tasmax": (202.09, 352.77), "tasmin": (163.66, 334.92)}
    for variable, (low, high) in extremes.items():
        shown = replace(MARCH, variable=variable, unit="K").limits()
        assert shown[0] > low + 20 and shown[1] < high - 5


def test_the_panel_example_in_words() -> None:
    assert MARCH.summary() == "Mean daily maximum temperature in °C, ACCESS-CM2, SSP2-4.5, March 2030, whole world."
    assert MARCH.title() == "tasmax · March 2030 · ACCESS-CM2 · SSP2-4.5"
    assert (MARCH.legend().title, MARCH.legend().unit) == ("Daily maximum temperature", "°C")
    assert any("ACCESS-CM2" in text for text in MARCH.attribution())


@pytest.mark.parametrize(
    ("changes", "field", "word"),
    [
        ({"models": ()}, "models", "model"),
        ({"models": ("ACCESS-CM2", "ACCESS-CM2")}, "models", "once"),
        ({"models": ("No-Model",)}, "models", "No-Model"),
        ({"models": ("CESM2",)}, "variable", "CESM2"),
        ({"models": ("IITM-ESM",), "variable": "pr", "unit": "", "period": Period.month(1, 2100)}, "variable", "2100"),
        ({"scenario": "ssp126"}, "scenario", "Earth Engine"),
        ({"scenario": "historical"}, "period", "1950"),
        ({"period": Period.month(1, 2014)}, "period", "2015"),
        ({"period": Period.season("DJF", 2015)}, "period", "2015"),
        ({"baseline": YearRange(2001, 2020)}, "baseline", "2014"),
        ({"variable": "snow"}, "variable", "variable"),
        ({"unit": "mm"}, "unit", "mm"),
        ({"variable": "pr", "unit": "mm", "statistic": Statistic("maximum")}, "unit", "total"),
        ({"baseline": YearRange(1981, 2010), "anomaly": "percent"}, "anomaly", "temperature"),
        ({"models": BOTH, "ensemble": Ensemble("agreement")}, "ensemble", "baseline"),
    ],
)
def test_refusals_name_the_field_and_the_reason(changes: dict[str, Any], field: str, word: str) -> None:
    with pytest.raises(RecipeError) as caught:
        replace(MARCH, **changes)
    assert caught.value.field == field
    assert word.lower() in str(caught.value).lower()


@pytest.mark.parametrize(
    "make",
    [
        lambda: Statistic("median"),
        lambda: Statistic("percentile"),
        lambda: Statistic("percentile", 101.0),
        lambda: Statistic("days_above"),
        lambda: Statistic("days_above", float("nan")),
        lambda: Statistic("mean", 3.0),
        lambda: Ensemble("mode"),
        lambda: Ensemble("percentile", -1.0),
        lambda: Style(minimum=3.0, maximum=3.0),
        lambda: Style(palette="no such palette"),
        lambda: Region.rectangle(10, 0, 5, 5),
        lambda: Region('{"type":"Point","coordinates":[0,0]}'),
        lambda: Region('{"type":"Polygon","coordinates":[[[0,0],[9e9,0],[0,1],[0,0]]]}'),
    ],
)
def test_parts_refuse_what_does_not_fit(make: Any) -> None:
    with pytest.raises(RecipeError):
        make()


def test_another_collection_skips_the_catalogue_but_not_the_rest() -> None:
    own = replace(
        MARCH, collection="projects/p/assets/mine", scenario="A1B", models=("UM",), period=Period.years(1990, 1999)
    )
    assert own.attribution() == () and own.warnings() == ()
    with pytest.raises(RecipeError):
        replace(own, unit="mm")


def test_missing_single_years_are_a_warning_in_a_long_period() -> None:
    recipe = replace(MARCH, models=("TaiESM1",), scenario="ssp585", variable="tasmin", period=Period.years(2081, 2100))
    assert "2093" in " ".join(recipe.warnings())
    with pytest.raises(RecipeError):
        replace(recipe, period=Period.month(7, 2093))


def test_choices_give_reasons() -> None:
    greyed = {choice.value for choice in cmip6_choices.models("ssp245", "tasmax", (2030, 2030)) if not choice.enabled}
    assert greyed == {"CESM2", "CESM2-WACCM", "IITM-ESM"}
    by_value = {choice.value: choice for choice in cmip6_choices.scenarios((2030, 2030))}
    assert by_value["ssp245"].enabled and not by_value["historical"].enabled and not by_value["ssp370"].enabled
    assert "1950" in by_value["historical"].reason
    lacking = {c.value for c in cmip6_choices.variables(("BCC-CSM2-MR",), "ssp245", (2030, 2030)) if not c.enabled}
    assert lacking == {"hurs"}
    assert not [c for c in cmip6_choices.ensembles(5, True) if not c.enabled]


@given(st.sampled_from(cmip6_facts.models()), st.sampled_from(sorted(cmip6_facts.VARIABLES)), st.integers(2015, 2100))
def test_choices_and_recipe_agree(model: str, variable: str, year: int) -> None:
    """What a form offers, the recipe accepts, and the other way round."""
    offered = {c.value: c.enabled for c in cmip6_choices.models("ssp585", variable, (year, year))}[model]
    try:
        Cmip6Recipe((model,), "ssp585", variable, Period.month(7, year))
        accepted = True
    except RecipeError:
        accepted = False
    assert offered == accepted


@given(
    st.sampled_from(["TaiESM1", "NorESM2-LM", "IITM-ESM", "MIROC6"]),
    st.sampled_from(["tas", "tasmin", "pr"]),
    st.sampled_from([(12, 1, 2), (1, 2), (11, 12), (11, 12, 1)]),
    st.integers(2014, 2101),
    st.sampled_from([0, 0, 1, 5]),
)
def test_choices_for_a_period_and_recipe_agree(
    model: str, variable: str, months: tuple[int, ...], first: int, more: int
) -> None:
    """Also for winters, which begin the year before."""
    period = Period(first, first + more, months)
    by_model = {c.value: c.enabled for c in cmip6_choices.models("ssp585", variable, period)}
    by_scenario = {c.value: c.enabled for c in cmip6_choices.scenarios(period)}
    by_variable = {c.value: c.enabled for c in cmip6_choices.variables((model,), "ssp585", period)}
    offered = by_model[model] and by_scenario["ssp585"]
    assert by_model[model] == by_variable[variable]
    try:
        Cmip6Recipe((model,), "ssp585", variable, period)
        accepted = True
    except RecipeError:
        accepted = False
    assert offered == accepted


@pytest.mark.parametrize("year", [2093, 2094])
def test_a_winter_without_its_december_is_no_winter(year: int) -> None:
    winter = Period.season("DJF", year)
    with pytest.raises(RecipeError, match="TaiESM1 has no tasmin in 2093"):
        Cmip6Recipe(("TaiESM1",), "ssp585", "tasmin", winter)
    assert Cmip6Recipe(("TaiESM1",), "ssp585", "tasmin", Period(2090, 2099, (12, 1, 2))).warnings()
    assert Cmip6Recipe(("TaiESM1",), "ssp585", "tasmin", Period.season("JJA", 2094)).warnings() == ()


def test_a_winter_that_begins_before_the_scenario_says_so() -> None:
    with pytest.raises(RecipeError) as caught:
        replace(MARCH, period=Period.season("DJF", 2015))
    assert str(caught.value) == "DJF 2015 begins in December 2014, but SSP2-4.5 runs from 2015 to 2100."


@given(st.floats(-60, 60).map(lambda value: round(value, 1)), st.sampled_from(["K", "degC", "degF"]))
def test_thresholds_are_compared_in_the_collection_s_unit(celsius: float, unit: str) -> None:
    shown = {"K": celsius + 273.15, "degC": celsius, "degF": celsius * 9 / 5 + 32}[unit]
    recipe = replace(MARCH, unit=unit, statistic=Statistic("days_above", shown))
    assert recipe.threshold_native() == pytest.approx(celsius + 273.15, abs=1e-9)


def test_what_is_read_of_each_model() -> None:
    recipe = replace(MARCH, period=Period.season("DJF", 2030), baseline=YearRange(1981, 2010))
    assert recipe.reads() == (
        ("ssp245", Period(2030, 2030, (12, 1, 2))),
        ("historical", Period(1981, 2010, (12, 1, 2))),
    )
    assert MARCH.reads() == (("ssp245", Period.month(3, 2030)),)


def test_gfdl_is_filtered_to_one_grid() -> None:
    assert cmip6_facts.grid_label("GFDL-CM4") == "gr1"
    assert cmip6_facts.grid_label("ACCESS-CM2") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"kind":"cmip6"}',
        '{"kind":"os.system","version":1}',
        '{"kind":["cmip6"],"version":1}',
        MARCH.to_json().replace('"version":1', '"version":99'),
        MARCH.to_json().replace('"tasmax"', "NaN"),
        MARCH.to_json()[:-1] + ',"extra":1}',
        MARCH.to_json().replace('"months":[3]', '"months":"3"'),
        MARCH.to_json().replace('"first_year":2030', '"first_year":true'),
        "[" * 100_000,
        " " * 9_000_000,
    ],
)
def test_hostile_text_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(RecipeError) as caught:
        Recipe.from_json(text)
    assert str(caught.value).endswith(".")


@given(st.text(max_size=200))
def test_any_text_is_refused_or_read(text: str) -> None:
    with pytest.raises(RecipeError):
        Recipe.from_json(text)


def test_a_computed_stretch_stays_centred_for_changes() -> None:
    change = replace(MARCH, baseline=YearRange(1981, 2010)).with_limits(-1.234, 3.456)
    assert change.limits() == (-3.46, 3.46)
    assert MARCH.with_limits(5.0, 5.0).limits()[1] > 5.0
