# SPDX-License-Identifier: GPL-2.0-or-later
"""What is printed beside a map, and the round figures of its graticule and scale bar."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from ee_workbench.plugin.core import map_figures
from ee_workbench.plugin.core.periods import DateSpan, Period
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.core.recipes.vector import VectorRecipe
from ee_workbench.plugin.core.sheet_words import NAMES, PREFIX, labels, words

MARCH = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030))
MUNICH = Region.rectangle(11.3, 48.0, 11.8, 48.3, "Munich")


def test_words_of_a_climate_map():
    found = words([MARCH], warning="sandbox sample data, not for science", today=datetime.date(2026, 3, 1))
    assert found == {
        "ee_title": "Daily maximum temperature",
        "ee_subtitle": "March 2030 · ACCESS-CM2 · SSP2-4.5",
        "ee_period": "March 2030",
        "ee_model": "ACCESS-CM2",
        "ee_scenario": "SSP2-4.5",
        "ee_baseline": "",
        "ee_composite": "",
        "ee_mask": "",
        "ee_unit": "°C",
        "ee_attribution": "NASA NEX-GDDP-CMIP6 (NASA / Climate Analytics Group); CMIP6 model: ACCESS-CM2",
        "ee_licence": "CC0-1.0 or CC-BY-4.0 per image",
        "ee_warning": "Sandbox sample data, not for science",
        "ee_made": "2026-03-01",
    }


def test_words_of_a_satellite_map_name_the_mask():
    found = words([Sentinel2Recipe(MUNICH, DateSpan.parse("2024-06"))])
    assert found["ee_title"] == "Sentinel-2: True colour · Munich"
    assert found["ee_subtitle"] == "June 2024 · median · clear by Cloud Score+ (cs ≥ 0.6)"
    assert "Contains modified Copernicus Sentinel data 2024" in found["ee_attribution"]
    assert found["ee_warning"] == ""


def test_two_scenarios_share_all_but_the_scenario():
    pair = [MARCH, replace(MARCH, scenario="ssp585")]
    assert labels(pair) == ("SSP2-4.5", "SSP5-8.5")
    found = words(pair)
    assert found["ee_subtitle"] == "March 2030 · ACCESS-CM2" and found["ee_scenario"] == ""
    assert found["ee_attribution"].count("NEX-GDDP") == 1


def test_one_alone_has_no_caption_and_equal_ones_have_their_titles():
    assert labels([MARCH]) == ("",)
    assert labels([MARCH, MARCH]) == (MARCH.title(),) * 2


@pytest.mark.parametrize(
    "recipe",
    [
        CollectionRecipe("IDAHO_EPSCOR/TERRACLIMATE", (Band("tmmx", 0.1, 0.0, "degC"),), DateSpan.parse("2020-07")),
        VectorRecipe("USDOS/LSIB_SIMPLE/2017"),
    ],
)
def test_every_recipe_has_every_variable_and_a_title(recipe):
    found = words([recipe])
    assert set(found) == {PREFIX + name for name in NAMES}
    assert found["ee_title"] and found["ee_attribution"]


# Figures


@pytest.mark.parametrize(
    ("width", "height", "step"),
    [(360, 180, 60), (60, 40, 10), (25, 20, 5), (10, 8, 2), (5, 4, 1), (0.5, 0.3, 1 / 12), (0.1, 0.05, 1 / 60)],
)
def test_graticules_have_about_five_lines(width, height, step):
    assert map_figures.graticule_step(width, height) == pytest.approx(step)


@pytest.mark.parametrize(
    ("metres_per_mm", "unit", "length", "segments"),
    [(25.0, "m", 250.0, 4), (250.0, "km", 2.5, 4), (2_500.0, "km", 25.0, 4), (30_000.0, "km", 500.0, 2)],
)
def test_scale_bars_are_round_and_fit(metres_per_mm, unit, length, segments):
    found = map_figures.scale_bar(metres_per_mm, 40.0)
    assert (found.unit, found.length, found.segments) == (unit, length, segments)


def test_long_numbers_have_room():
    assert map_figures.scale_bar(100_000.0, 30.0) == ("km", 1000.0, 2)
    assert map_figures.scale_bar(100_000.0, 30.0, digit_mm=0.5) == ("km", 500.0, 4)


@pytest.mark.parametrize("metres_per_mm", [0.01, 0.37, 1.0, 7.3, 88.0, 421.0, 9_999.0, 77_777.0])
def test_every_scale_bar_fits_and_is_not_short(metres_per_mm):
    found = map_figures.scale_bar(metres_per_mm, 40.0)
    assert 0.45 <= found.metres / metres_per_mm / 40.0 <= 1.0001


def test_projections_suit_their_extents():
    assert map_figures.fitting_crs((11.3, 48.0, 11.8, 48.3)) == "EPSG:32632"
    assert map_figures.fitting_crs((18.0, -35.0, 19.0, -33.0)) == "EPSG:32734"
    assert map_figures.fitting_crs((-180.0, -90.0, 180.0, 90.0)) == "EPSG:8857"
    assert "+proj=laea +lat_0=52 +lon_0=12" in map_figures.fitting_crs((-12.0, 34.0, 36.0, 70.0))
    assert "+lon_0=-180" in map_figures.fitting_crs((160.0, -50.0, 200.0, -20.0))
