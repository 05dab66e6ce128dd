# SPDX-License-Identifier: GPL-2.0-or-later
"""A recipe as a series: the parts cover the period, follow one another, and have one stretch."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.periods import DateSpan, Period, YearRange
from ee_workbench.plugin.core.recipes import Region, Style
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe, Statistic
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.core.recipes.splitting import split, steps
from ee_workbench.plugin.core.recipes.vector import VectorRecipe

YEAR = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.years(2030, 2030))
MUNICH = Region.rectangle(11.3, 48.0, 11.8, 48.3, "Munich")


def labels(parts):
    return [part.period.label() for part in parts]


def test_twelve_months_follow_one_another():
    parts = split(YEAR, "months")
    assert [part.period.start().month for part in parts] == list(range(1, 13))
    for part, following in zip(parts, parts[1:]):
        assert part.period.end() == following.period.start()
    assert parts[0].period.start() == datetime.date(2030, 1, 1) and parts[-1].period.end() == datetime.date(2031, 1, 1)


def test_whole_years_have_four_seasons_each_and_winter_is_counted_once():
    parts = split(replace(YEAR, period=Period.years(2030, 2031)), "seasons")
    assert labels(parts) == [f"{name} {year}" for year in (2030, 2031) for name in ("DJF", "MAM", "JJA", "SON")]
    assert parts[0].period.start() == datetime.date(2029, 12, 1)


def test_a_season_that_is_there_in_part_is_left_out():
    assert labels(split(replace(YEAR, period=Period(2030, 2030, (4, 5, 6, 7, 8))), "seasons")) == ["JJA 2030"]
    winter = Period(2030, 2030, (11, 12, 1, 2, 3))
    assert labels(split(replace(YEAR, period=winter), "seasons")) == ["DJF 2030"]


def test_months_of_a_winter_belong_to_their_calendar_years():
    months = split(replace(YEAR, period=Period.season("DJF", 2030)), "months")
    assert labels(months) == ["December 2029", "January 2030", "February 2030"]


def test_decades_are_cut_as_climate_periods_are():
    decades = split(replace(YEAR, period=Period.years(2035, 2060)), "decades")
    assert labels(decades) == ["2035–2040", "2041–2050", "2051–2060"]
    summers = split(replace(YEAR, period=Period(2041, 2060, (6, 7, 8))), "decades")
    assert labels(summers) == ["JJA, 2041–2050", "JJA, 2051–2060"]


def test_days_of_sentinel_2_are_cut_at_the_ends_of_months():
    recipe = Sentinel2Recipe(MUNICH, DateSpan.of("2023-11-15", "2024-02-10"))
    assert labels(split(recipe, "months")) == [
        "2023-11-15 to 2023-11-30", "December 2023", "January 2024", "2024-02-01 to 2024-02-10",
    ]  # fmt: skip
    assert labels(split(replace(recipe, period=DateSpan.of("2023-11-01", "2024-09-03")), "seasons")) == [
        "2023-12-01 to 2024-02-29", "2024-03-01 to 2024-05-31", "2024-06-01 to 2024-08-31",
    ]  # fmt: skip
    assert labels(split(replace(recipe, period=DateSpan.of("2019-05-01", "2021-02-03")), "decades")) == [
        "2019-05-01 to 2020-12-31", "2021-01-01 to 2021-02-03",
    ]  # fmt: skip


def test_collections_are_split_too():
    climate = CollectionRecipe("IDAHO_EPSCOR/TERRACLIMATE", (Band("tmmx", 0.1, 0.0, "degC"),), DateSpan.parse("2020"))
    assert [part.dates.label() for part in split(climate, "months")][:2] == ["January 2020", "February 2020"]


@pytest.mark.parametrize(
    "recipe",
    [
        YEAR,
        replace(YEAR, baseline=YearRange(1981, 2010)),
        replace(YEAR, variable="pr", statistic=Statistic(), unit="mm"),
        replace(YEAR, style=Style("viridis", True, 3.0)),
    ],
)
def test_all_parts_have_the_same_colours(recipe):
    seen = {(part.legend().minimum, part.legend().maximum, part.legend().colours) for part in split(recipe, "months")}
    assert len(seen) == 1


def test_own_ends_are_kept():
    own = replace(YEAR, style=Style(minimum=-5.0, maximum=5.0))
    assert {part.limits() for part in split(own, "seasons")} == {(-5.0, 5.0)}


def test_what_cannot_be_split_says_so():
    with pytest.raises(RecipeError, match="no whole part"):
        split(replace(YEAR, period=Period.month(3, 2030)), "seasons")
    with pytest.raises(RecipeError, match="1020 parts"):
        split(replace(YEAR, period=Period.years(2015, 2099)), "months")
    with pytest.raises(RecipeError, match="no period"):
        split(VectorRecipe("USDOS/LSIB_SIMPLE/2017"), "years")
    with pytest.raises(RecipeError, match="Choose months"):
        split(YEAR, "weeks")


def test_steps_that_make_a_series():
    assert steps(YEAR) == ("months", "seasons")
    assert steps(replace(YEAR, period=Period.month(3, 2030))) == ()
    assert steps(replace(YEAR, period=Period.years(2041, 2070))) == ("months", "seasons", "years", "decades")
