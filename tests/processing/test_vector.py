# SPDX-License-Identifier: GPL-2.0-or-later
"""The algorithm of styled boundaries builds the recipe that its parameters say, and gives a layer."""

from __future__ import annotations

from typing import Any

import pytest
from ee_workbench.plugin.bridge import layers, legends
from ee_workbench.plugin.core.recipes.property_filter import PropertyFilter
from ee_workbench.plugin.core.recipes.vector import Outline, VectorRecipe
from qgis.core import QgsApplication, QgsProcessingContext

ID = "ee_workbench:vector"
KARNATAKA = {"ID": "FAO/GAUL_SIMPLIFIED_500m/2015/level2", "FILTERS": "ADM1_NAME == Karnataka", "COLOR": "red"}
RECIPE = VectorRecipe(KARNATAKA["ID"], (PropertyFilter("ADM1_NAME", "==", "Karnataka"),), Outline("red"))


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        (KARNATAKA, RECIPE),
        ({}, VectorRecipe("USDOS/LSIB_SIMPLE/2017", (), Outline("red"))),
        (
            {"ID": "a/b", "FILL": "00ff0080", "WIDTH": 0.5, "POINT_SIZE": 7, "POINT_SHAPE": "diamond"},
            VectorRecipe("a/b", (), Outline("red", 0.5, "#00ff0080", 7, "diamond")),
        ),
    ],
)
def test_parameters_become_the_recipe(provider: Any, project: Any, parameters: Any, expected: Any) -> None:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(ID)
    known = {p.name(): p.defaultValue() for p in algorithm.parameterDefinitions() if p.defaultValue() is not None}
    context = QgsProcessingContext()
    every = {**known, **parameters}
    assert algorithm.checkParameterValues(every, context) == (True, "")
    assert algorithm.recipe(every, context) == expected
    good, sentence = algorithm.checkParameterValues({**every, "COLOR": "reddish"}, context)
    assert not good and "Colours are written" in sentence


def test_a_run_gives_the_layer_with_one_symbol(connected: Any, project: Any, sandbox: Any) -> None:
    import processing

    layer = processing.run(ID, KARNATAKA)["OUTPUT"]
    assert layers.is_ours(layer) and layers.recipe_of(layer) == RECIPE
    legend = legends.legend_of(layer)
    assert legend is not None and legend.labels == ("Karnataka · 2015/level2",)
    assert [entry["path"].rsplit("/", 1)[-1] for entry in sandbox.log()] == ["maps"]
