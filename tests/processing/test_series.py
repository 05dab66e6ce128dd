# SPDX-License-Identifier: GPL-2.0-or-later
"""The algorithm "Time series": in the desktop, in qgis_process, and from a copied command; all write the same table."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.devtools import demo, environment
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.periods import DateSpan, Period
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.core.recipes.sentinel2_parts import CloudMask, SceneFilter, View
from ee_workbench.plugin.core.series_command import to_command
from ee_workbench.plugin.core.series_order import SeriesOrder
from ee_workbench.plugin.core.series_parts import SeriesPlace, Steps
from ee_workbench.plugin.engine import series
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

FIELD = SeriesPlace.at(82.6076, 27.16348, 'it\'s "here"')
BOX = SeriesPlace("box", region=Region.rectangle(82.6, 27.1, 82.61, 27.11))
NDVI = Sentinel2Recipe(
    Region.rectangle(82, 27, 83, 28), DateSpan.parse("2017-01 to 2017-04"), collection="COPERNICUS/S2_HARMONIZED",
    scenes=SceneFilter(cloud=30), mask=CloudMask(threshold=0.5), view=View("index", index="NDVI"),
)  # fmt: skip
COLD = Cmip6Recipe(("MIROC6", "ACCESS-CM2"), "ssp245", "tas", Period.month(3, 2030))


@pytest.fixture
def client(sandbox: Any) -> Iterator[Client]:
    session = Session()
    session.connect(Connection(url=sandbox.url))
    yield Client(session)
    session.disconnect()


def run(project: QgsProject, parameters: dict[str, Any]) -> dict[str, Any]:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("ee_workbench:series")
    context = QgsProcessingContext()
    context.setProject(project)
    good, sentence = algorithm.checkParameterValues(parameters, context)
    if not good:
        raise QgsProcessingException(sentence)
    result, ok = algorithm.run(parameters, context, QgsProcessingFeedback(False), catchExceptions=False)
    assert ok
    if "OUTPUT_LAYER" in result:
        result["layer"] = context.takeResultLayer(result["OUTPUT_LAYER"])
    return dict(result)


def test_features_of_a_layer_become_columns(
    connected: Any, project: QgsProject, client: Client, tmp_path: Path
) -> None:
    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=id:integer&field=village:string", "Villages", "memory")
    for number, x in enumerate((82.5, 83.5)):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(f"POINT({x} 27)"))
        feature.setAttributes([number, f"village {number}"])
        layer.dataProvider().addFeature(feature)
    project.addMapLayer(layer)
    one = replace(COLD, models=("MIROC6",))
    table, chart = tmp_path / "table.csv", tmp_path / "chart.svg"
    made = run(project, {
        "RECIPE": one.to_json(), "FEATURES": layer, "OUTPUT": str(table), "CHART": str(chart),
        "OUTPUT_LAYER": "TEMPORARY_OUTPUT", "EVERY": 1, "UNIT": "weeks", "METHOD": "maximum",
    })  # fmt: skip
    rows = list(csv.reader(table.read_text().splitlines()))
    assert rows[0] == ["time", "village 0", "village 1"] and len(rows) == 6 and made["COUNT"] == 62
    places = (SeriesPlace.at(82.5, 27, "village 0"), SeriesPlace.at(83.5, 27, "village 1"))
    days = series.fetch(SeriesOrder(one, places), client).raw
    assert float(rows[1][1]) == max(value for value in days[0].values[:7] if value is not None)
    assert b"<svg" in chart.read_bytes()
    features = list(made["layer"].getFeatures())
    assert len(features) == 10 and {each["place"] for each in features} == {"village 0", "village 1"}
    with pytest.raises(QgsProcessingException, match="no field"):
        run(project, {"RECIPE": one.to_json(), "FEATURES": layer, "NAME_FIELD": "other"})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"RECIPE": ""}, "Choose a layer"),
        ({"POINT": ""}, "Choose a place"),
        ({"PLACES": "{"}, "not the JSON"),
        ({"BANDS": "pr"}, "Choose bands"),
        ({"SMOOTHER": "rolling", "WIDTH": 4}, "odd"),
        ({"SCENARIOS": "historical"}, "2014"),
        ({"CHART": "chart.jpg"}, "endings"),
    ],
)
def test_what_does_not_fit(
    connected: Any, project: QgsProject, change: dict[str, Any], words: str, tmp_path: Path
) -> None:
    given = {"RECIPE": replace(COLD, models=("MIROC6",)).to_json(), "POINT": "82.5,27 [EPSG:4326]", **change}
    with pytest.raises(QgsProcessingException, match=words):
        run(project, given)


# Without a desktop.


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo.throw_away_profile(environment.ensure(), tmp_path_factory.mktemp("profile") / "p")


def words_of(command: str) -> list[str]:
    """What a shell makes of a command."""
    shell = subprocess.run(
        ["sh", "-c", 'qgis_process() { for each; do printf "%s\\0" "$each"; done; }\n' + command],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return shell.stdout.split("\0")[:-1]


@pytest.mark.skipif(os.name != "posix" or sys.platform == "darwin", reason="The command is for a POSIX shell.")
@pytest.mark.parametrize(
    "order",
    [
        SeriesOrder(NDVI, (FIELD, BOX), steps=Steps(5, "days", "mean", True, "rolling", 3)),
        SeriesOrder(COLD, (FIELD,), scenarios=("ssp245", "ssp585"), scale=30_000.0, spread="range",
                    steps=Steps(smoother="whittaker", weight=0.5)),
    ],
    ids=["sentinel2", "cmip6"],
)  # fmt: skip
def test_a_copied_command_writes_the_same_table(
    order: SeriesOrder, client: Client, sandbox: Any, profile: Path, tmp_path: Path
) -> None:
    table = tmp_path / "it's a table.csv"
    words = words_of(to_command(order, str(table)))
    assert words[:2] == ["run", "ee_workbench:series"]
    done = demo.process(environment.ensure(), profile, "--json", *words, EE_WORKBENCH_URL=sandbox.url)
    assert done.returncode == 0, done.stderr + done.stdout
    told = json.loads(done.stdout[done.stdout.index("{") :])["results"]
    wanted = series.fetch(order, client)
    assert table.read_bytes() == wanted.csv().encode("utf-8") and told["COUNT"] == wanted.value_count


def test_a_failing_run_has_a_code_and_a_sentence(sandbox: Any, profile: Path, tmp_path: Path) -> None:
    command = ["run", "ee_workbench:series", f"--RECIPE={COLD.to_json()}", "--POINT=10,95 [EPSG:4326]"]
    done = demo.process(environment.ensure(), profile, "--json", *command, EE_WORKBENCH_URL=sandbox.url)
    assert done.returncode != 0 and "no place on Earth" in done.stderr + done.stdout
