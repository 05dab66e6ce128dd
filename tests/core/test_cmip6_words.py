# SPDX-License-Identifier: GPL-2.0-or-later
"""What the CMIP6 recipe says of itself, and in whose language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from ee_workbench.plugin.core import text
from ee_workbench.plugin.core.periods import Period, YearRange
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe, Ensemble, Statistic
from ee_workbench.plugin.core.recipes.cmip6_words import ordinal

MARCH = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030))
RAIN = replace(MARCH, variable="pr", unit="", period=Period.years(2041, 2070))
BEFORE = YearRange(1981, 2010)
FIVE = ("ACCESS-CM2", "MIROC6", "CanESM5", "INM-CM5-0", "MRI-ESM2-0")


@pytest.mark.parametrize(
    ("recipe", "start"),
    [
        (MARCH, "Mean daily maximum temperature in °C,"),
        (replace(MARCH, variable="tas"), "Mean near-surface air temperature in °C,"),
        (replace(MARCH, statistic=Statistic("maximum")), "Highest daily maximum temperature in °C,"),
        (replace(MARCH, statistic=Statistic("percentile", 1)), "1st percentile of daily maximum temperature in °C,"),
        (replace(MARCH, statistic=Statistic("days_above", 35)), "Days with daily maximum temperature above 35 °C,"),
        (replace(MARCH, baseline=BEFORE, unit="degF"), "Change of mean daily maximum temperature in °F,"),
        (RAIN, "Mean precipitation in mm/day,"),
        (replace(RAIN, unit="mm"), "Total precipitation in mm per year,"),
        (replace(RAIN, unit="mm", period=Period.month(3, 2030)), "Total precipitation in mm,"),
        (replace(RAIN, baseline=BEFORE, anomaly="percent"), "Change of mean precipitation in %,"),
        (
            replace(RAIN, statistic=Statistic("days_above", 20)),
            "Days with precipitation above 20 mm/day per year,",
        ),
        (
            replace(RAIN, statistic=Statistic("days_above", 20), baseline=BEFORE),
            "Change of days with precipitation above 20 mm/day per year,",
        ),
    ],
)
def test_the_summary_begins_with_what_is_computed(recipe: Cmip6Recipe, start: str) -> None:
    assert recipe.summary().startswith(start)


def test_the_summary_names_models_scenario_period_and_baseline() -> None:
    recipe = replace(RAIN, models=FIVE, ensemble=Ensemble("percentile", 22), baseline=BEFORE)
    assert recipe.summary() == (
        "Change of mean precipitation in mm/day, 22nd percentile of 5 models, SSP2-4.5, 2041–2070, "
        "compared with 1981–2010, whole world."
    )


@pytest.mark.parametrize(
    ("recipe", "title", "unit"),
    [
        (MARCH, "Daily maximum temperature", "°C"),
        (replace(MARCH, statistic=Statistic("minimum")), "Lowest daily maximum temperature", "°C"),
        (replace(MARCH, statistic=Statistic("days_above", 30)), "Days above 30 °C", "days"),
        (replace(MARCH, baseline=BEFORE), "Daily maximum temperature, change", "°C"),
        (replace(MARCH, models=FIVE, ensemble=Ensemble("spread")), "Daily maximum temperature, spread of models", "°C"),
        (
            replace(MARCH, models=FIVE, ensemble=Ensemble("agreement"), baseline=BEFORE),
            "Models that agree on the sign of change",
            "%",
        ),
        (replace(RAIN, unit="mm"), "Total precipitation", "mm per year"),
        (replace(RAIN, statistic=Statistic("days_above", 20)), "Days above 20 mm/day", "days per year"),
        (replace(RAIN, baseline=BEFORE, anomaly="percent"), "Precipitation, change", "%"),
    ],
)
def test_the_legend(recipe: Cmip6Recipe, title: str, unit: str) -> None:
    assert (recipe.legend().title, recipe.legend().unit) == (title, unit)


def test_layers_that_differ_have_different_names() -> None:
    recipes = [
        MARCH,
        replace(MARCH, statistic=Statistic("maximum")),
        replace(MARCH, statistic=Statistic("days_above", 30)),
        replace(MARCH, baseline=BEFORE),
        replace(MARCH, models=FIVE),
        replace(MARCH, models=FIVE, ensemble=Ensemble("spread")),
        replace(MARCH, scenario="ssp585"),
        RAIN,
        replace(RAIN, unit="mm"),
    ]
    titles = [recipe.title() for recipe in recipes]
    assert len(set(titles)) == len(titles) and all(recipe.variable in recipe.title() for recipe in recipes)


@pytest.mark.parametrize(
    ("value", "text"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"),
     (90, "90th"), (97.5, "97.5th"), (99.1, "99.1th"), (0, "0th"), (100, "100th")],
)  # fmt: skip
def test_ordinals(value: float, text: str) -> None:
    assert ordinal(value) == text


def test_every_model_is_named_in_the_attribution() -> None:
    (line,) = replace(MARCH, models=FIVE).attribution()
    assert line.startswith("NASA NEX-GDDP-CMIP6") and all(model in line for model in FIVE) and "{" not in line
    assert MARCH.licence() == ("CC0-1.0 or CC-BY-4.0 per image",)
    assert all(link.startswith("https://") for link in MARCH.links()) and len(MARCH.links()) == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ()),
        ({"statistic": Statistic("maximum")}, ()),  # temperatures are sound
        ({"variable": "rsds", "unit": "", "statistic": Statistic("maximum")}, ("rsds", "cannot be")),
        ({"variable": "hurs", "unit": "", "statistic": Statistic("minimum")}, ("hurs", "cannot be")),
        ({"models": ("HadGEM3-GC31-MM",)}, ("HadGEM3-GC31-MM", "SSP2-4.5", "may come out empty")),
        (
            {"models": ("KIOST-ESM",), "variable": "hurs", "unit": "", "period": Period.years(2041, 2060)},
            ("KIOST-ESM", "2058"),
        ),
    ],
)
def test_warnings(changes: dict[str, Any], words: tuple[str, ...]) -> None:
    told = replace(MARCH, **changes).warnings()
    assert bool(told) == bool(words) and all(word in " ".join(told) for word in words)


@pytest.fixture
def shouting() -> Iterator[None]:
    text.set_translator(lambda english: english.replace("Mean", "MITTEL").replace("March", "MÄRZ"))
    yield
    text.set_translator(str)


def test_texts_are_translated_when_they_are_shown(shouting: None) -> None:
    assert MARCH.summary().startswith("MITTEL daily") and "MÄRZ 2030" in MARCH.title()
