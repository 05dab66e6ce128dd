# SPDX-License-Identifier: GPL-2.0-or-later
"""The Sentinel-2 algorithm builds the recipe that its parameters say, and gives a layer like the panel's."""

from __future__ import annotations

from typing import Any

import pytest
from ee_workbench.plugin.bridge import layers
from ee_workbench.plugin.core.periods import DateSpan
from ee_workbench.plugin.core.recipes import Region, Style
from ee_workbench.plugin.core.recipes import sentinel2_facts as facts
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.core.recipes.sentinel2_parts import CloudMask, Composite, SceneFilter, View
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsVectorLayer,
)

ID = "ee_workbench:sentinel2"
EXTENT = "11.3,11.5,47.8,48.0 [EPSG:4326]"
BOX = Region.rectangle(11.3, 47.8, 11.5, 48.0, "extent")
JUNE = {"EXTENT": EXTENT, "PERIOD": "2024-06"}
SPAN = DateSpan.of("2024-06-01", "2024-06-30")


@pytest.fixture
def algorithm(provider: Any) -> Any:
    return QgsApplication.processingRegistry().createAlgorithmById(ID)


def with_defaults(algorithm: Any, parameters: dict[str, Any]) -> dict[str, Any]:
    known = {p.name(): p.defaultValue() for p in algorithm.parameterDefinitions() if p.defaultValue() is not None}
    return {**known, **parameters}


def recipe(algorithm: Any, project: Any, **parameters: Any) -> Sentinel2Recipe:
    context = QgsProcessingContext()
    context.setProject(project)
    every = with_defaults(algorithm, parameters)
    good, sentence = algorithm.checkParameterValues(every, context)
    assert good, sentence
    made: Sentinel2Recipe = algorithm.recipe(every, context)
    return made


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({}, Sentinel2Recipe(BOX, SPAN)),
        (
            {
                "COLLECTION": facts.TOP, "CLOUD": 30, "TILES": "32UPU, 32TPT", "ORBITS": "65", "BASELINE": "04.00",
                "LEFT_OUT": "a,b", "MASK": ["qa60", "probability"], "PROBABILITY": 40, "SHADOWS": False, "DILATION": 20,
                "COMPOSITE": "percentile", "PERCENTILE": 35, "COUNT": True, "VIEW": "bands", "BANDS": "B12,B8A,B5",
                "MINIMUM": 0, "MAXIMUM": 0.5, "GAMMA": 1.2, "CLIP": "bounds",
            },
            Sentinel2Recipe(
                BOX, SPAN, facts.TOP, SceneFilter(30, (65,), ("32UPU", "32TPT"), "04.00", ("a", "b")),
                CloudMask(("probability", "qa60"), probability=40, shadows=False, dilation=20),
                Composite("percentile", 35, count=True),
                View(bands=("B12", "B8A", "B5"), low=(0.0,) * 3, high=(0.5,) * 3, gamma=1.2), clip="bounds",
            ),
        ),
        (
            {"VIEW": "index", "INDEX": "EVI", "PALETTE": "viridis", "MINIMUM": 0, "MAXIMUM": 0.9},
            Sentinel2Recipe(BOX, SPAN, view=View("index", index="EVI"), style=Style("viridis", minimum=0, maximum=0.9)),
        ),
        (
            {"VIEW": "expression", "EXPRESSION": "B8 / B4", "MASK": []},
            Sentinel2Recipe(BOX, SPAN, mask=CloudMask(()), view=View("expression", expression="B8 / B4")),
        ),
    ],
)  # fmt: skip
def test_parameters_become_the_recipe(algorithm: Any, project: Any, parameters: Any, expected: Sentinel2Recipe) -> None:
    assert recipe(algorithm, project, **JUNE, **parameters) == expected


def test_polygons_are_the_region(algorithm: Any, project: Any) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:32632", "fields", "memory")
    for west in (600_000, 601_000):
        feature = QgsFeature()
        ring = f"{west} 5300000,{west + 500} 5300000,{west + 500} 5301000,{west} 5300000"
        feature.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({ring}))"))
        layer.dataProvider().addFeature(feature)
    project.addMapLayer(layer)
    found = recipe(algorithm, project, PERIOD="2024", POLYGONS=layer.id()).region
    assert found.type == "MultiPolygon" and found.label == "fields"
    assert found.bounds()[0] == pytest.approx(10.3357, abs=0.01)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"EXTENT": None}, "region"),
        ({"PERIOD": "someday"}, "someday"),
        ({"VIEW": "expression", "EXPRESSION": "NIR + 1"}, "NIR"),
        ({"VIEW": "bands", "BANDS": "B4,B3"}, "three bands"),
        ({"ORBITS": "one"}, "whole numbers"),
        ({"COLLECTION": facts.TOP, "MASK": ["scl"]}, "Scene classes"),
    ],
)
def test_what_does_not_fit_is_said_before_the_run(algorithm: Any, project: Any, parameters: Any, words: str) -> None:
    context = QgsProcessingContext()
    context.setProject(project)
    good, sentence = algorithm.checkParameterValues(with_defaults(algorithm, {**JUNE, **parameters}), context)
    assert not good and words.lower() in sentence.lower()


def test_a_run_gives_the_layer(connected: Any, project: Any, sandbox: Any) -> None:
    import processing

    layer = processing.run(ID, JUNE)["OUTPUT"]
    assert layers.is_ours(layer) and layers.recipe_of(layer) == Sentinel2Recipe(BOX, SPAN)
    assert any("Copernicus" in text for text in layer.metadata().rights())
    assert [entry["path"].rsplit("/", 1)[-1] for entry in sandbox.log()] == ["maps"]


def test_no_scenes_fail_with_a_sentence(connected: Any, project: Any) -> None:
    import processing

    with pytest.raises(QgsProcessingException, match="no images"):
        processing.run(ID, {**JUNE, "CLOUD": 0.001})
