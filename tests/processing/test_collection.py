# SPDX-License-Identifier: GPL-2.0-or-later
"""The algorithm of any collection builds the recipe that its parameters say, and gives a layer like the panel's."""

from __future__ import annotations

from typing import Any

import pytest
from ee_workbench.plugin.bridge import layers
from ee_workbench.plugin.core.periods import DateSpan, Period
from ee_workbench.plugin.core.recipes import Region, Style
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band, Display, Reducer
from ee_workbench.plugin.core.recipes.property_filter import PropertyFilter
from ee_workbench.plugin.core.recipes.table_region import TableRegion
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException

ID = "ee_workbench:collection"
TERRA = "IDAHO_EPSCOR/TERRACLIMATE"
JULY = DateSpan.of("2020-07-01", "2020-07-31")
WARM = Band("tmmx", 0.1, 0.0, "degC")
COUNTRY = {"TABLE": "USDOS/LSIB_SIMPLE/2017", "PROPERTY": "country_na", "VALUES": "Australia"}
AUSTRALIA = TableRegion("USDOS/LSIB_SIMPLE/2017", "country_na", ("Australia",))


@pytest.fixture
def algorithm(provider: Any) -> Any:
    return QgsApplication.processingRegistry().createAlgorithmById(ID)


def checked(algorithm: Any, project: Any, parameters: dict[str, Any]) -> tuple[bool, str, Any, Any]:
    known = {p.name(): p.defaultValue() for p in algorithm.parameterDefinitions() if p.defaultValue() is not None}
    context = QgsProcessingContext()
    context.setProject(project)
    every = {**known, **parameters}
    return (*algorithm.checkParameterValues(every, context), every, context)


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({}, CollectionRecipe(TERRA, (WARM,), JULY)),
        (COUNTRY, CollectionRecipe(TERRA, (WARM,), JULY, clip=AUSTRALIA)),
        (
            {
                "ID": "projects/p/assets/own", "BANDS": "a, b,c", "PERIOD": "JJA 2001-2010", "FACTORS": "0.1,2,3",
                "OFFSETS": "5", "UNIT": "m", "FILTERS": "cloud < 30; tile in 32UPU, '5'", "REDUCER": "percentile",
                "PERCENTILE": 90, "EXTENT": "11,12,47,48 [EPSG:4326]", "SHOW": "c,b,a", "MINIMUM": 0, "MAXIMUM": 9,
            },
            CollectionRecipe(
                "projects/p/assets/own", (Band("a", 0.1, 5, "m"), Band("b", 2, 5, "m"), Band("c", 3, 5, "m")),
                Period.climatology(2001, 2010, (6, 7, 8)), "collection",
                (PropertyFilter("cloud", "<", 30), PropertyFilter("tile", "in", ("32UPU", "5"))),
                Reducer("percentile", 90), Region.rectangle(11, 47, 12, 48, "extent"),
                Display(("c", "b", "a"), (0,) * 3, (9,) * 3),
            ),
        ),
        (
            {
                "ID": "USGS/SRTMGL1_003", "SOURCE": "image", "BANDS": "elevation", "PALETTE": "viridis", "MINIMUM": -5,
            },
            CollectionRecipe(
                "USGS/SRTMGL1_003", (Band("elevation"),), source="image", style=Style("viridis", minimum=-5)
            ),
        ),
        ({"PERIOD": ""}, CollectionRecipe(TERRA, (WARM,))),
    ],
)  # fmt: skip
def test_parameters_become_the_recipe(algorithm: Any, project: Any, parameters: Any, expected: Any) -> None:
    good, sentence, every, context = checked(algorithm, project, parameters)
    assert good, sentence
    assert algorithm.recipe(every, context) == expected


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"BANDS": ","}, "band"),
        ({"PERIOD": "someday"}, "someday"),
        ({"FILTERS": "cloudy"}, "cloudy"),
        ({"FACTORS": "1,2"}, "one for each"),
        ({"FACTORS": "x"}, "numbers"),
        ({"SHOW": "pr"}, "pr"),
        ({**COUNTRY, "VALUES": ""}, "names of the features"),
        ({"REDUCER": "percentile", "PERCENTILE": 101}, "percentile"),
    ],
)
def test_what_does_not_fit_is_said_before_the_run(algorithm: Any, project: Any, parameters: Any, words: str) -> None:
    good, sentence, _, _ = checked(algorithm, project, parameters)
    assert not good and words.lower() in sentence.lower()


def test_a_run_gives_the_layer(connected: Any, project: Any, sandbox: Any) -> None:
    import processing

    layer = processing.run(ID, COUNTRY)["OUTPUT"]
    assert layers.is_ours(layer) and layers.recipe_of(layer) == CollectionRecipe(TERRA, (WARM,), JULY, clip=AUSTRALIA)
    assert layer.name() == "tmmx · July 2020 · mean · Australia"
    assert any("Abatzoglou" in text for text in layer.metadata().rights())
    assert [entry["path"].rsplit("/", 1)[-1] for entry in sandbox.log()] == ["maps"]


def test_no_images_fail_with_a_sentence(connected: Any, project: Any) -> None:
    import processing

    with pytest.raises(QgsProcessingException, match="no images"):
        processing.run(ID, {"FILTERS": "status == provisional"})
