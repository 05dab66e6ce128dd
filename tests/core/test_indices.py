# SPDX-License-Identifier: GPL-2.0-or-later
"""Spectral indices: what they need, and their texts with Python's arithmetic as judge."""

from __future__ import annotations

import math
import re

import pytest
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.expressions import check
from ee_workbench.plugin.core.indices import BANDS, CONSTANTS, expression, indices

PIXEL = {"A": 0.04, "B": 0.05, "G": 0.08, "R": 0.06, "RE1": 0.12, "RE2": 0.25, "RE3": 0.31}
PIXEL.update({"N": 0.35, "N2": 0.36, "WV": 0.37, "S1": 0.2, "S2": 0.11})


def computed(name: str) -> float:
    """An index of one pixel: Python reads these texts as Earth Engine does."""
    text, variables = expression(name)
    assert re.fullmatch(r"[\w\s.+*/()-]+", text)
    return float(eval(text, {"__builtins__": {}, "exp": math.exp}, {each: PIXEL[each] for each in variables}))


def test_variables_are_the_bands_of_sentinel_2() -> None:
    assert BANDS == {
        "A": "B1", "B": "B2", "G": "B3", "R": "B4", "RE1": "B5", "RE2": "B6", "RE3": "B7", "N": "B8", "N2": "B8A",
        "WV": "B9", "S1": "B11", "S2": "B12",
    }  # fmt: skip


def test_constants_have_numbers() -> None:
    expected = {"g": 2.5, "C1": 6, "C2": 7.5, "L": 1, "alpha": 0.1, "cexp": 1.16, "fdelta": 0.581, "sla": 1, "slb": 0}
    assert {name: CONSTANTS[name] for name in expected} == expected
    assert "PAR" not in CONSTANTS and not set(BANDS) & set(CONSTANTS)
    assert 600 < CONSTANTS["lambdaR"] < 700 < CONSTANTS["lambdaN"] < 900 < CONSTANTS["lambdaS1"] < 1700


def test_the_list() -> None:
    found = indices()
    assert len(found) == 244
    ndvi = found["NDVI"]
    assert (ndvi.name, ndvi.long_name) == ("NDVI", "Normalized Difference Vegetation Index")
    assert (ndvi.domain, ndvi.formula, ndvi.bands) == ("vegetation", "(N - R)/(N + R)", ("B8", "B4"))
    assert ndvi.reference.startswith("https://") and hash(ndvi)
    assert {index.domain for index in found.values()} == {
        "burn", "clouds", "kernel", "snow", "soil", "urban", "vegetation", "water",
    }  # fmt: skip
    assert all(index.name == name and index.long_name and index.bands for name, index in found.items())


def test_what_sentinel_2_cannot_show_is_absent() -> None:
    absent = {"CCI", "CSIT", "DBI", "NDSIWV", "NDVIT", "NIRvP", "VHVVR"}  # no such band, heat, radar, no default
    assert not absent & set(indices())


def test_the_callers_dictionary_is_the_callers() -> None:
    indices().clear()
    assert indices()


@pytest.mark.parametrize("name", list(indices()))
def test_every_text_is_good_and_uses_its_bands_only(name: str) -> None:
    text, variables = expression(name)
    assert check(text, list(BANDS)) == set(variables)
    assert tuple(variables.values()) == indices()[name].bands
    assert all(BANDS[variable] == band for variable, band in variables.items())


def radial(a: float, b: float) -> float:
    sigma = (a + b) / 2
    return math.exp(-((a - b) ** 2) / (2 * sigma**2))


@pytest.mark.parametrize(
    ("name", "truth"),
    [
        ("NDVI", (0.35 - 0.06) / (0.35 + 0.06)),
        ("NBR", (0.35 - 0.11) / (0.35 + 0.11)),
        ("EVI", 2.5 * (0.35 - 0.06) / (0.35 + 6 * 0.06 - 7.5 * 0.05 + 1)),
        ("SAVI", 2 * (0.35 - 0.06) / (0.35 + 0.06 + 1)),
        ("OCVI", 0.35 / 0.08 * (0.06 / 0.08) ** 1.16),
        ("AVI", (0.35 * 0.94 * 0.29) ** (1 / 3)),
        ("TGI", -0.5 * (190 * (0.06 - 0.08) - 120 * (0.06 - 0.05))),
        ("kNDVI", math.tanh(((0.35 - 0.06) / (0.35 + 0.06)) ** 2)),  # what kNDVI comes to with this σ
        ("kRVI", 1 / radial(0.35, 0.06)),
        (
            "kEVI",
            2.5 * (1 - radial(0.35, 0.06)) / (1 + 6 * radial(0.35, 0.06) - 7.5 * radial(0.35, 0.05) + radial(0.35, 1)),
        ),
    ],
)
def test_values(name: str, truth: float) -> None:
    assert computed(name) == pytest.approx(truth, rel=1e-12)


def test_an_unknown_index() -> None:
    with pytest.raises(RecipeError, match="Did you mean “NDVI”") as caught:
        expression("ndvi")
    assert caught.value.field == "index"
    with pytest.raises(RecipeError, match="Did you mean “OSAVI”"):
        expression("OSAVII")
    with pytest.raises(RecipeError, match="no index “§§§” for Sentinel-2.$"):
        expression("§§§")
