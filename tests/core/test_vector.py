# SPDX-License-Identifier: GPL-2.0-or-later
"""The vector recipe: what it refuses, what it says, its JSON and its script."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.recipes import Recipe
from ee_workbench.plugin.core.recipes.property_filter import PropertyFilter
from ee_workbench.plugin.core.recipes.vector import Outline, VectorRecipe
from ee_workbench.plugin.core.script import to_python

DISTRICTS = "FAO/GAUL_SIMPLIFIED_500m/2015/level2"
KARNATAKA = VectorRecipe(DISTRICTS, (PropertyFilter("ADM1_NAME", "==", "Karnataka"),), Outline("red"))
EVIL = '"); __import__("os").system("x") #'


def test_colours_are_canonical() -> None:
    assert Outline("Red") == Outline("#FF0000") == Outline("ff0000ff") and Outline("red").color == "#ff0000"
    assert Outline(fill="ff000080").fill == "#ff000080" and KARNATAKA.outline.to_ee()["fillColor"] == "00000000"


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: VectorRecipe(""), "id"),
        (lambda: Outline("reddish"), "color"),
        (lambda: Outline("#ff00"), "color"),
        (lambda: Outline("#ff00zz"), "color"),
        (lambda: Outline("#ff00000"), "color"),
        (lambda: Outline(fill="#ff0000zz"), "fill"),
        (lambda: Outline(fill=None), "fill"),  # type: ignore[arg-type]
        (lambda: Outline(width=-1), "width"),
        (lambda: Outline(point_size=0), "point_size"),
        (lambda: Outline(point_size=2.5), "point_size"),  # type: ignore[arg-type]
        (lambda: Outline(point_shape="blob"), "point_shape"),
        (lambda: VectorRecipe("a", ("x",)), "filters"),  # type: ignore[arg-type]
    ],
)
def test_what_does_not_fit_names_its_field(make: Any, field: str) -> None:
    with pytest.raises(RecipeError) as caught:
        make()
    assert caught.value.field == field and str(caught.value).endswith(".")


def test_json_says_it_again() -> None:
    for recipe in (KARNATAKA, VectorRecipe("a"), VectorRecipe(EVIL, (PropertyFilter("b", "in", (1, "x")),))):
        again = Recipe.from_json(recipe.to_json())
        assert again == recipe and again.to_json() == recipe.to_json()
    for old, new in (('"width":2.0', '"width":"2"'), ('"color":"#ff0000"', '"color":null'), ('"filters":[', '"x":[')):
        assert old in KARNATAKA.to_json()
        with pytest.raises(RecipeError):
            Recipe.from_json(KARNATAKA.to_json().replace(old, new))


def test_words_and_facts() -> None:
    assert KARNATAKA.title() == "Karnataka · 2015/level2" and "ADM1_NAME = Karnataka" in KARNATAKA.summary()
    legend = KARNATAKA.legend()
    assert (legend.kind, legend.colours, legend.labels) == ("classes", ("#ff0000",), ("Karnataka · 2015/level2",))
    assert KARNATAKA.attribution() == ("FAO GAUL 2015",) and KARNATAKA.licence() and not KARNATAKA.warnings()
    assert "USDOS/LSIB/2017" in VectorRecipe("USDOS/LSIB/2013").warnings()[0]
    assert "not of a table" in VectorRecipe("NASA/GDDP-CMIP6").warnings()[0]


@pytest.mark.parametrize(
    "recipe",
    [KARNATAKA, VectorRecipe(EVIL), replace(KARNATAKA, filters=(PropertyFilter(EVIL, "in", (EVIL, 2.5)),))],
)
def test_the_script_builds_the_engine_s_graph(connected_ee: Any, recipe: VectorRecipe) -> None:
    from ee_workbench.plugin.engine import products

    names: dict[str, Any] = {}
    script = to_python(recipe, initialize=False)
    exec(compile("\n".join(script.splitlines()[:-1]), "script", "exec"), names)
    image: Any = products.build(recipe).image
    assert json.loads(names["image"].serialize()) == json.loads(image.serialize())
    assert names["visualization"] == {"bands": ["vis-red", "vis-green", "vis-blue"], "min": 0.0, "max": 255.0}
