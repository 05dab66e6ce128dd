# SPDX-License-Identifier: GPL-2.0-or-later
"""Default palettes and stretches, and stretches to computed ends."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ee_workbench.plugin.core import palettes
from ee_workbench.plugin.core.periods import Period, YearRange
from ee_workbench.plugin.core.recipes import Style
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe, Ensemble, Statistic
from ee_workbench.plugin.core.recipes.cmip6_facts import VARIABLES, shown_units
from hypothesis import given
from hypothesis import strategies as st

MARCH = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030))
RAIN = replace(MARCH, variable="pr", unit="")
BOTH, BEFORE = ("ACCESS-CM2", "MRI-ESM2-0"), YearRange(1981, 2010)


@pytest.mark.parametrize("variable", VARIABLES)
def test_the_kind_of_palette_follows_the_kind_of_numbers(variable: str) -> None:
    recipe = replace(MARCH, variable=variable, unit="", models=BOTH)
    kinds = {
        name: palettes.PALETTES[shown.default_palette()].kind
        for name, shown in {
            "values": recipe,
            "change": replace(recipe, baseline=BEFORE),
            "spread": replace(recipe, ensemble=Ensemble("spread")),
            "spread of change": replace(recipe, ensemble=Ensemble("spread"), baseline=BEFORE),
            "agreement": replace(recipe, ensemble=Ensemble("agreement"), baseline=BEFORE),
        }.items()
    }
    assert kinds.pop("change") == palettes.DIVERGING
    assert set(kinds.values()) == {palettes.SEQUENTIAL}


def test_more_rain_is_green_and_less_is_brown() -> None:
    colours = replace(RAIN, baseline=BEFORE).visualization().palette
    red, green, blue = (int(colours[0][i : i + 2], 16) for i in (1, 3, 5))
    assert red > green > blue
    red, green, blue = (int(colours[-1][i : i + 2], 16) for i in (1, 3, 5))
    assert green > red and blue > red


def test_more_warmth_is_red() -> None:
    colours = replace(MARCH, baseline=BEFORE).visualization().palette
    assert int(colours[-1][1:3], 16) > int(colours[-1][5:7], 16)
    assert int(colours[0][1:3], 16) < int(colours[0][5:7], 16)


@pytest.mark.parametrize("variable", VARIABLES)
def test_defaults_in_another_unit_are_the_same_values(variable: str) -> None:
    first, *others = (replace(MARCH, variable=variable, unit=unit) for unit in shown_units(variable) if unit != "mm")
    native = [first.conversion.inverse(end) for end in first.limits()]
    for other in others:
        assert [other.conversion.inverse(end) for end in other.limits()] == pytest.approx(native, rel=5e-3, abs=1e-9)


def test_a_change_in_fahrenheit_is_scaled_without_offset() -> None:
    assert replace(MARCH, baseline=BEFORE, unit="degF").limits() == (-9.0, 9.0)


@pytest.mark.parametrize(
    ("months", "years", "high"),
    [((3,), (2030, 2030), 300.0), ((6, 7, 8), (2041, 2070), 1000.0), (tuple(range(1, 13)), (2041, 2070), 3000.0)],
)
def test_totals_grow_with_the_period(months: tuple[int, ...], years: tuple[int, int], high: float) -> None:
    assert replace(RAIN, unit="mm", period=Period(*years, months)).limits() == (0.0, high)


def test_the_wettest_day_is_far_wetter_than_the_mean() -> None:
    highs = [
        replace(RAIN, statistic=statistic).limits()[1]
        for statistic in (Statistic(), Statistic("percentile", 90), Statistic("percentile", 99), Statistic("maximum"))
    ]
    assert highs == sorted(highs) and highs[0] < highs[1] < highs[2]
    assert replace(MARCH, statistic=Statistic("maximum")).limits() == MARCH.limits()


@pytest.mark.parametrize(("months", "high"), [((3,), 30.0), ((6, 7, 8), 90.0), (tuple(range(1, 13)), 365.0)])
def test_days_fill_the_period(months: tuple[int, ...], high: float) -> None:
    days = replace(MARCH, statistic=Statistic("days_above", 30), period=Period(2041, 2070, months))
    assert days.limits() == (0.0, high)
    low, up = replace(days, baseline=BEFORE).limits()
    assert low == -up and 0.2 * high < up < 0.5 * high


@given(st.floats(-1e4, 1e4), st.floats(1e-6, 1e4), st.sampled_from([None, BEFORE]))
def test_a_computed_stretch_stays_where_the_data_are(low: float, span: float, baseline: YearRange) -> None:
    """Also a narrow one far from zero, such as 288.12 to 288.34 K."""
    high = low + span
    recipe = replace(MARCH, baseline=baseline).with_limits(low, high)
    if baseline is not None:
        low, high = -max(abs(low), abs(high)), max(abs(low), abs(high))
        assert recipe.limits()[0] == -recipe.limits()[1]
    assert recipe.limits() == pytest.approx((low, high), abs=0.0101 * (high - low))
    assert replace(recipe, style=Style()) == replace(MARCH, baseline=baseline)


@pytest.mark.parametrize(
    ("low", "high", "ends"),
    [(-8.04321, 31.26123, (-8.04, 31.3)), (288.1234567, 288.3456789, (288.123, 288.346)), (0.0, 12345.678, (0, 12300))],
)
def test_computed_ends_are_short_numbers(low: float, high: float, ends: tuple[float, float]) -> None:
    assert replace(MARCH, unit="K").with_limits(low, high).limits() == ends


def test_one_value_everywhere_is_in_the_middle_of_the_ramp() -> None:
    for value in (0.0, 288.15, -1e-9, 1e6):
        low, high = replace(MARCH, unit="K").with_limits(value, value).limits()
        assert low < value < high


def test_one_end_beyond_the_other_moves_the_other() -> None:
    low, high = MARCH.limits()
    assert replace(MARCH, style=Style(minimum=100.0)).limits() == (100.0, 100.0 + high - low)
    assert replace(MARCH, style=Style(maximum=-100.0)).limits() == (-100.0 - (high - low), -100.0)
    assert replace(MARCH, style=Style(minimum=0.0)).limits() == (0.0, high)
