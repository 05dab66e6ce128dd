# SPDX-License-Identifier: GPL-2.0-or-later
"""Units, palettes, legends, datasets and connections."""

from __future__ import annotations

import math

import pytest
from ee_workbench.plugin.core import palettes, units
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.datasets import dataset, known, replacement
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.legend import nice_ticks
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("stored", "shown", "value", "expected"),
    [
        ("K", "degC", 273.15, 0.0),
        ("K", "degF", 273.15, 32.0),
        ("K", "degF", 373.15, 212.0),
        ("K", "K", 288.0, 288.0),
        ("kg/m^2/s", "mm/day", 1 / 86400, 1.0),
        ("kg/kg", "g/kg", 0.012, 12.0),
        ("m/s", "km/h", 10.0, 36.0),
    ],
)
def test_conversions(stored: str, shown: str, value: float, expected: float) -> None:
    conversion = units.conversion(stored, shown)
    assert conversion(value) == pytest.approx(expected, abs=1e-9)
    assert conversion.inverse(expected) == pytest.approx(value, abs=1e-12)


def test_a_difference_has_no_offset() -> None:
    change = units.conversion("K", "degF").difference()
    assert change(1.0) == pytest.approx(1.8)
    assert change(0.0) == 0.0


def test_every_palette_is_made_of_colours_and_has_its_own_name() -> None:
    assert len(palettes.names()) == len(set(palettes.names())) >= 20
    for palette in palettes.PALETTES.values():
        assert all(palettes.is_colour(colour) for colour in palette.colours)
        assert len(palette.colours) >= 6


def test_diverging_palettes_are_pale_in_the_middle() -> None:
    names = palettes.names(palettes.DIVERGING)
    assert len(names) >= 3
    for name in names:
        colours = palettes.PALETTES[name].colours
        assert len(colours) % 2 == 1
        light = [sum(int(c[i : i + 2], 16) for i in (1, 3, 5)) for c in colours]
        assert max(light) == light[len(light) // 2]


@given(st.floats(-1e6, 1e6, allow_nan=False), st.floats(1e-3, 1e6, allow_nan=False), st.integers(3, 8))
def test_ticks_are_round_few_and_inside(low: float, span: float, count: int) -> None:
    high = low + span
    ticks = nice_ticks(low, high, count)
    assert 1 <= len(ticks) <= 2 * count
    tolerance = span * 1e-6
    assert all(low - tolerance <= tick <= high + tolerance for tick in ticks)
    if len(ticks) > 1:
        step = ticks[1] - ticks[0]
        mantissa = step / 10.0 ** math.floor(math.log10(step) + 1e-9)
        assert min(abs(mantissa - each) for each in (1, 2, 2.5, 5, 10)) < 1e-3


def test_ticks_of_the_default_ramp() -> None:
    assert nice_ticks(-25.0, 45.0, 5) == (-20.0, 0.0, 20.0, 40.0)


@pytest.mark.parametrize(
    ("low", "high"),
    [(0.0, 0.0), (-1e308, 1e308), (float("nan"), 1.0), (0.0, float("inf")), (0.0, 5e-324), (1e18, 1e18 + 300)],
)
def test_ticks_of_odd_ramps_are_few_and_no_error(low: float, high: float) -> None:
    assert 1 <= len(nice_ticks(low, high)) <= 10


@pytest.mark.parametrize("text", ["#12345g", "#1234567", "123456\n", "#fff", "", "red"])
def test_what_is_no_colour(text: str) -> None:
    assert not palettes.is_colour(text)


def test_the_tutorials_palettes() -> None:
    named = {"blue": "#0000ff", "purple": "#800080", "cyan": "#00ffff", "green": "#008000", "yellow": "#ffff00",
             "red": "#ff0000"}  # fmt: skip
    assert palettes.PALETTES["thermal"].colours == tuple(named.values())
    assert palettes.PALETTES["ndvi"].colours[0] == "#ffffff" and palettes.PALETTES["ndvi"].colours[-1] == "#011301"
    assert palettes.PALETTES["RdBu"].reversed().colours[0] == palettes.PALETTES["RdBu"].colours[-1]


def test_the_facts_that_bind_us_are_there() -> None:
    assert "NASA/GDDP-CMIP6" in known()
    climate = dataset("NASA/GDDP-CMIP6")
    assert climate is not None and len(climate.raw["models"]) == 34 and len(climate.bands) == 9
    assert "{model}" in climate.attribution
    terra = dataset("IDAHO_EPSCOR/TERRACLIMATE")
    assert terra is not None and terra.band("tmmx") is not None and terra.band("tmmx").scale == 0.1  # type: ignore[union-attr]
    old = dataset("NASA/SMAP/SPL4SMGP/007")
    assert old is not None and old.is_deprecated and old.successor == "NASA/SMAP/SPL4SMGP/008" and len(old.bands) > 40
    assert replacement("COPERNICUS/S2_SR") == "COPERNICUS/S2_SR_HARMONIZED"
    assert replacement("COPERNICUS/S2_SR_HARMONIZED") is None
    assert dataset("no/such") is None


@pytest.mark.parametrize("project", ["my-project-1234", "example.com:my-project", "123456789012"])
def test_project_ids_are_accepted(project: str) -> None:
    assert Connection("live", project).project == project


@pytest.mark.parametrize(
    "project", ["My Project 1234", "My-Project", "ab", "under_score", "ends-with-", "x" * 40, "my-project\n"]
)
def test_project_names_get_a_sentence(project: str) -> None:
    with pytest.raises(RecipeError) as caught:
        Connection("live", project)
    assert caught.value.field == "project" and project in str(caught.value) and str(caught.value).endswith(".")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"mode": "live"}, "project"),
        ({"mode": "service_account"}, "key_file"),
        ({"mode": "other"}, "mode"),
        ({"endpoint": "fast"}, "endpoint"),
        ({"url": "ftp://x"}, "url"),
        ({"url": "http://[::1"}, "url"),
        ({"url": "http://127.0.0.1:port/x"}, "url"),
        ({"url": "http:///x"}, "url"),
    ],
)
def test_a_connection_names_the_field_that_does_not_fit(values: dict[str, str], field: str) -> None:
    with pytest.raises(RecipeError) as caught:
        Connection(**values)
    assert caught.value.field == field
