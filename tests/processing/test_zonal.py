# SPDX-License-Identifier: GPL-2.0-or-later
"""Zonal statistics as an algorithm, in QGIS and through qgis_process."""

from __future__ import annotations

import csv
import io
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.devtools import demo, environment
from ee_workbench.plugin.core.periods import DateSpan
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band
from ee_workbench.plugin.core.recipes.property_filter import PropertyFilter
from ee_workbench.plugin.core.zonal_command import to_command
from ee_workbench.plugin.core.zonal_order import Output, TableZones, ZonalOrder
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

RAIN = CollectionRecipe("IDAHO_EPSCOR/TERRACLIMATE", (Band("pr"),), DateSpan.of("2020-01-01", "2020-02-28"))
DISTRICTS = TableZones("FAO/GAUL_SIMPLIFIED_500m/2015/level2", (PropertyFilter("ADM1_NAME", "==", "Karnataka"),))


class Listener(QgsProcessingFeedback):
    """Keeps what an algorithm says."""

    def __init__(self) -> None:
        super().__init__(False)
        self.warned: list[str] = []

    def pushWarning(self, warning: str) -> None:
        self.warned.append(warning)


def run(project: Any, parameters: dict[str, Any]) -> tuple[dict[str, Any], Listener, QgsProcessingContext]:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("ee_workbench:zonal")
    context, feedback = QgsProcessingContext(), Listener()
    context.setProject(project)
    good, sentence = algorithm.checkParameterValues(parameters, context)
    if not good:
        raise QgsProcessingException(sentence)
    result, ok = algorithm.run(parameters, context, feedback, catchExceptions=False)
    assert ok
    return result, feedback, context


@pytest.fixture
def boxes(project: QgsProject) -> QgsVectorLayer:
    """Squares in metres, one that crosses itself, and one row without a shape."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:32643&field=name:string&field=size:double", "boxes", "memory")
    shapes = (
        "Polygon((700000 1500000, 740000 1500000, 740000 1540000, 700000 1540000, 700000 1500000))",
        "Polygon((0 0, 1 1, 1 0, 0 1, 0 0))",
        "",
        "Polygon((600000 1600000, 620000 1600000, 620000 1620000, 600000 1600000))",
    )
    features = []
    for number, shape in enumerate(shapes):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"box {number}", number / 2])
        if shape:
            feature.setGeometry(QgsGeometry.fromWkt(shape))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    project.addMapLayer(layer)
    return layer


def test_a_layer_in_a_sink_out(connected: Any, project: QgsProject, boxes: QgsVectorLayer) -> None:
    result, feedback, context = run(
        project,
        {
            "RECIPE": RAIN.to_json(), "ZONES": boxes, "STATISTICS": ["mean", "count"], "PERCENTILES": "90",
            "SCALE": 2000, "COLUMNS": "name", "OUTPUT": "memory:",
        },
    )  # fmt: skip
    made = context.takeResultLayer(result["OUTPUT"])
    assert made.crs().authid() == "EPSG:32643" and made.fields().names() == ["name", "mean", "count", "p90"]
    rows = list(made.getFeatures())
    assert [row["name"] for row in rows] == ["box 0", "box 1", "box 2", "box 3"] and result["COUNT"] == 4
    assert [bool(row["mean"]) for row in rows] == [True, False, False, True]
    assert 10 < rows[0]["mean"] < 150 and rows[0]["p90"] >= rows[0]["mean"]
    assert rows[0].geometry().equals(next(boxes.getFeatures()).geometry()) and rows[2].geometry().isNull()
    assert len(feedback.warned) == 2 and "invalid geometry" in feedback.warned[0] + feedback.warned[1]


def test_only_the_selected_features(connected: Any, project: QgsProject, boxes: QgsVectorLayer, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingFeatureSourceDefinition

    ids = [feature.id() for feature in boxes.getFeatures()]
    boxes.selectByIds([ids[3]])
    zones = QgsProcessingFeatureSourceDefinition(boxes.id(), True)
    path = tmp_path / "out.csv"
    run(project, {"RECIPE": RAIN.to_json(), "ZONES": zones, "EACH": True, "SCALE": 2000, "CSV": str(path)})
    rows = list(csv.DictReader(io.StringIO(path.read_text())))
    assert [(row["name"], row["date"]) for row in rows] == [("box 3", "2020-01-01"), ("box 3", "2020-02-01")]


def test_a_table_with_its_shapes(connected: Any, project: QgsProject) -> None:
    result, _, context = run(
        project,
        {
            "RECIPE": RAIN.to_json(), "TABLE": DISTRICTS.id, "FILTERS": "ADM1_NAME == Karnataka",
            "COLUMNS": "ADM2_NAME", "NAMES": "{statistic}pr", "OUTPUT": "memory:",
        },
    )  # fmt: skip
    made = context.takeResultLayer(result["OUTPUT"])
    assert made.fields().names() == ["ADM2_NAME", "meanpr"] and made.featureCount() == 22
    assert made.crs().authid() == "EPSG:4326"
    assert all(70 < row.geometry().boundingBox().xMinimum() < 80 for row in made.getFeatures())


def test_the_command_writes_what_the_engine_does(
    sandbox: Any, project: QgsProject, connected: Any, session: Any, boxes: QgsVectorLayer, tmp_path: Path
) -> None:
    """A copied command, run by a shell without a display: the same bytes as of a layer in a file."""
    from ee_workbench.plugin.bridge import zonal, zones
    from ee_workbench.plugin.engine.client import Client
    from qgis.core import QgsVectorFileWriter

    source = str(tmp_path / "boxes.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(boxes, source, project.transformContext(), options)
    layer = QgsVectorLayer(source, "boxes", "ogr")
    project.addMapLayer(layer)
    order = ZonalOrder(
        RAIN, zones.zones_of(layer), ("mean", "p90"), scale=2000, columns=("name",), weighted=False,
        output=Output("csv", str(tmp_path / "ours.csv"), add=False),
    )  # fmt: skip
    reader = zonal.reader_of(order, project)
    table = zonal.run(order, reader, Client(session), lambda progress: None, lambda: False)
    zonal.write(order, table, reader)
    theirs = replace(order, output=Output("csv", str(tmp_path / "theirs.csv")))
    shell = subprocess.run(
        ["sh", "-c", 'qgis_process() { for each; do printf "%s\\0" "$each"; done; }\n' + to_command(theirs)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    words = shell.stdout.split("\0")[:-1]
    profile = demo.throw_away_profile(environment.ensure(), tmp_path / "profile")
    done = demo.process(environment.ensure(), profile, *words, EE_WORKBENCH_URL=sandbox.url)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "theirs.csv").read_bytes() == (tmp_path / "ours.csv").read_bytes()
    assert len((tmp_path / "ours.csv").read_text().splitlines()) == 5


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"CSV": None}, "Choose a layer or a CSV file"),
        ({"RECIPE": ""}, "comes from Earth Engine"),
        ({"PERCENTILES": "200"}, "0 to 100"),
        ({"HISTOGRAM": "1, 2"}, "least and greatest"),
        ({"TABLE": ""}, "id of a table"),
        ({"NAMES": "{date}"}, "nothing else in braces"),
        ({"COLUMNS": "nothing_such"}, "no column nothing_such"),
    ],
)
def test_refusals(connected: Any, project: QgsProject, tmp_path: Path, changes: Any, words: str) -> None:
    usual = {"RECIPE": RAIN.to_json(), "TABLE": DISTRICTS.id, "FILTERS": "ADM1_NAME == Karnataka",
             "CSV": str(tmp_path / "out.csv")}  # fmt: skip
    with pytest.raises(QgsProcessingException, match=words):
        run(project, {**usual, **changes})
    assert not (tmp_path / "out.csv").exists()


def test_it_chains_in_a_model(connected: Any, project: QgsProject, boxes: QgsVectorLayer) -> None:
    """A layer's centroids, buffered, get their statistics, and lose their shapes: three steps of a model."""
    from qgis.core import (
        QgsProcessingModelAlgorithm,
        QgsProcessingModelChildAlgorithm,
        QgsProcessingModelChildParameterSource,
        QgsProcessingModelOutput,
        QgsProcessingModelParameter,
        QgsProcessingParameterFeatureSource,
    )

    source = QgsProcessingModelChildParameterSource
    model = QgsProcessingModelAlgorithm("chain", "tests")
    parameter = QgsProcessingParameterFeatureSource("zones", "Zones")
    model.addModelParameter(parameter, QgsProcessingModelParameter("zones"))

    def child(name: str, algorithm: str, **given: Any) -> Any:
        made = QgsProcessingModelChildAlgorithm(algorithm)
        made.setChildId(name)
        for key, value in given.items():
            made.addParameterSources(key, [value])
        return made

    fixed = source.fromStaticValue
    model.addChildAlgorithm(child("points", "native:centroids", INPUT=source.fromModelParameter("zones")))
    given = {"RECIPE": fixed(RAIN.to_json()), "SCALE": fixed(4000), "STATISTICS": fixed(["mean"])}
    zones = source.fromChildOutput("points", "OUTPUT")
    model.addChildAlgorithm(child("zonal", "ee_workbench:zonal", ZONES=zones, **given))
    last = child("table", "native:dropgeometries", INPUT=source.fromChildOutput("zonal", "OUTPUT"))
    output = QgsProcessingModelOutput("result", "result")
    output.setChildId("table")
    output.setChildOutputName("OUTPUT")
    last.setModelOutputs({"result": output})
    model.addChildAlgorithm(last)
    context, feedback = QgsProcessingContext(), Listener()
    context.setProject(project)
    context.setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
    model.initAlgorithm()
    result, good = model.run({"zones": boxes, "result": "memory:"}, context, feedback, catchExceptions=False)
    assert good
    (name,) = [value for key, value in result.items() if key.endswith("result")]
    rows = [(row["name"], bool(row["mean"])) for row in context.takeResultLayer(name).getFeatures()]
    assert rows[0] == ("box 0", True) and rows[2] == ("box 2", False) and len(rows) == 4
