# SPDX-License-Identifier: GPL-2.0-or-later
"""What holds for each algorithm of the provider: help, a run in qgis_process, a failure with a sentence, models."""

from __future__ import annotations

import json
import os
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any, Callable

import pytest
from ee_workbench.devtools import demo, environment
from ee_workbench.plugin.core.periods import Period
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from ee_workbench.plugin.processing.provider import ALGORITHMS
from ee_workbench.tests.ui.hands import shown
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
)
from qgis.PyQt.QtTest import QTest

NAMES = sorted(algorithm(None).name() for algorithm in ALGORITHMS)  # type: ignore[abstract, arg-type]
BOX = "10,12,45,47 [EPSG:4326]"
COARSE = {"SCALE": "50000", "CRS": "EPSG:4326"}
MONTH = {"PERIOD": "2020-07", "EXTENT": BOX}
MARCH = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030))
RECIPE = MARCH.to_json()
EUROPE = replace(MARCH, region=Region.rectangle(10, 45, 12, 47)).to_json()
LAND = "USDOS/LSIB_SIMPLE/2017"
SCRIPT = "var image = ee.Image('USGS/SRTMGL1_003');\nMap.addLayer(image);\nui.root.clear();\n"

#: Algorithm → parameters of a run (FOLDER stands for the test's folder), and what its results hold.
RUNS: dict[str, tuple[dict[str, str], Callable[[dict[str, Any]], object]]] = {
    "cmip6": ({"FIRST_YEAR": "2030", "EXTENT": BOX}, lambda found: found["OUTPUT"]),
    "sentinel2": ({"EXTENT": "11.3,11.4,47.8,47.9 [EPSG:4326]", "PERIOD": "last 20 days ending 5 days ago"},
                  lambda found: "NDVI" not in found["OUTPUT"]),
    "collection": (MONTH, lambda found: "tmmx" in found["OUTPUT"]),
    "vector": ({"FILTERS": "country_na == Italy"}, lambda found: found["OUTPUT"]),
    "export": ({"RECIPE": RECIPE, "EXTENT": BOX, "PLACE": "maps", **COARSE}, lambda found: found["STARTED"] == 1),
    "exportcollection": ({**MONTH, **COARSE, "WAIT": "true"}, lambda found: found["COUNT"] == 1),
    "exporttable": ({"FILTERS": "country_na == Italy"}, lambda found: found["STARTED"] == 1),
    "download": ({"RECIPE": RECIPE, "EXTENT": BOX, "FOLDER": "FOLDER", **COARSE},
                 lambda found: is_image(found["OUTPUT"])),
    "downloadcollection": ({**MONTH, **COARSE, "FOLDER": "FOLDER"}, lambda found: is_image(found["FILES"][0])),
    "listtasks": ({"OUTPUT": "FOLDER/tasks.csv"},
                  lambda found: found["COUNT"] >= 0 and Path(found["OUTPUT"]).is_file()),
    "canceltasks": ({"TEXT": "no such task"}, lambda found: found["COUNT"] == 0),
    "convertscript": ({"INPUT": "FOLDER/in.js", "OUTPUT": "FOLDER/out.py"},
                      lambda found: "USGS/SRTMGL1_003" in Path(found["OUTPUT"]).read_text() and found["PROBLEMS"] > 0),
    "series": ({"RECIPE": RECIPE, "POINT": "11.3,47.9 [EPSG:4326]", "OUTPUT": "FOLDER/days.csv"},
               lambda found: found["COUNT"] == 31 == len(Path(found["OUTPUT"]).read_text().splitlines()) - 1),
    "zonal": ({"RECIPE": RECIPE, "TABLE": LAND, "FILTERS": "country_na == Italy", "SCALE": "50000",
               "CSV": "FOLDER/means.csv"},
              lambda found: found["COUNT"] == 1 and "mean" in Path(found["CSV"]).read_text().splitlines()[0]),
    "mapsheet": ({"RECIPES": EUROPE, "DPI": "50", "OUTPUT": "FOLDER/page.png"},
                 lambda found: is_image(found["OUTPUT"]) and found["PAGE_COUNT"] == 1),
}  # fmt: skip
#: Algorithm → what makes its run fail, and a word of the sentence.
FAILURES: dict[str, tuple[dict[str, str], str]] = {
    "cmip6": ({"FIRST_YEAR": "2010"}, "scenario|period|begins|years|2015"),
    "sentinel2": ({"EXTENT": ""}, "Choose a region"),
    "collection": ({"ID": "NO/SUCH"}, "NO/SUCH"),
    "vector": ({"ID": "NO/SUCH"}, "NO/SUCH"),
    "export": ({"RECIPE": "{}"}, "not a recipe"),
    "exportcollection": ({"PERIOD": "last seven days"}, "is no period"),
    "exporttable": ({"FILTERS": "country_na == Atlantis"}, "no rows"),
    "download": ({"FOLDER": "/no/such"}, "no folder|does not exist|not a valid"),
    "downloadcollection": ({"PERIOD": "1900"}, "no images"),
    "listtasks": ({"URL": "http://127.0.0.1:9/x"}, "127.0.0.1:9|reach|refused"),
    "canceltasks": ({"TEXT": " "}, "part of the tasks|required|value"),
    "convertscript": ({"INPUT": "FOLDER/bad.js"}, "Line 1"),
    "series": ({"POINT": ""}, "Choose a place|place"),
    "zonal": ({"FILTERS": "country_na == Atlantis"}, "no zones"),
    "mapsheet": ({"OUTPUT": "FOLDER/page.docx"}, "docx|ending|pdf"),
}


def is_image(path: str) -> bool:
    source = gdal.Open(path)
    return source is not None and source.RasterXSize * source.RasterYSize > 1


def test_every_algorithm_is_here() -> None:
    """A new algorithm needs a run and a failure."""
    assert sorted(RUNS) == sorted(FAILURES) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_explained(provider: Any, name: str) -> None:
    algorithm = provider.algorithm(name)
    assert len(algorithm.shortHelpString()) > 60 and algorithm.shortDescription().endswith(".")
    assert algorithm.displayName() and algorithm.group() and algorithm.groupId() and len(algorithm.tags()) > 2
    assert not algorithm.icon().isNull() and Path(algorithm.svgIconPath()).is_file()
    unexplained = [each.name() for each in algorithm.parameterDefinitions() if not each.help()]
    assert unexplained == []
    assert algorithm.outputDefinitions() and all(each.description() for each in algorithm.outputDefinitions())


def test_icons_tell_them_apart(provider: Any) -> None:
    paths = {
        each.groupId(): Path(each.svgIconPath()).stem for each in provider.algorithms() if each.name() != "sentinel2"
    }
    assert paths["climate"] == "cmip6" and paths["imagery"] == "collection" and paths["downloads"] == "export"


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """New, and begun once: two processes that both find it empty would make the same folders and files at once."""
    folder = demo.throw_away_profile(environment.ensure(), tmp_path_factory.mktemp("fresh") / "p")
    done = demo.process(environment.ensure(), folder, "plugins")
    assert done.returncode == 0, done.stderr[-2000:]
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_it_runs_without_a_desktop_and_fails_with_a_sentence(
    name: str, sandbox: Any, profile: Path, tmp_path: Path
) -> None:
    """Two processes side by side: a run, and one that cannot go well."""
    (tmp_path / "in.js").write_text(SCRIPT)
    (tmp_path / "bad.js").write_text("var = ;")
    good, judge = RUNS[name]
    change, words = FAILURES[name]

    def start(parameters: dict[str, str]) -> Any:
        given = [f"--{key}={value.replace('FOLDER', str(tmp_path))}" for key, value in parameters.items() if value]
        arguments = ("--json", "run", f"ee_workbench:{name}", *given)
        return demo.process(environment.ensure(), profile, *arguments, EE_WORKBENCH_URL=sandbox.url)

    with ThreadPoolExecutor(2) as pool:
        done, failed = pool.map(start, (good, {**good, **change}))
    assert done.returncode == 0, done.stderr[-2000:] + done.stdout[-2000:]
    assert judge(json.loads(done.stdout[done.stdout.index("{") :])["results"])
    said = failed.stderr + failed.stdout
    assert failed.returncode != 0 and re.search(words, said), said[-2000:]
    assert "Traceback" not in said


def test_a_layer_and_its_download_in_a_model(connected: Any, project: Any, tmp_path: Path) -> None:
    """The layer that one step makes is what the next one saves."""
    static = QgsProcessingModelChildParameterSource.fromStaticValue
    output = QgsProcessingModelChildParameterSource.fromChildOutput
    steps = {
        "layer": ("ee_workbench:cmip6", {"FIRST_YEAR": static(2030), "EXTENT": static(BOX)}),
        "file": (
            "ee_workbench:download",
            {
                "LAYER": output("layer", "OUTPUT"), "FOLDER": static(str(tmp_path)), "NAMES": static("one"),
                "SCALE": static(50_000), "CRS": static("EPSG:4326"),
            },
        ),
        "size": ("native:rasterlayerproperties", {"INPUT": output("file", "OUTPUT"), "BAND": static(1)}),
    }  # fmt: skip
    model = QgsProcessingModelAlgorithm("model", "test")
    for name, (algorithm, sources) in steps.items():
        child = QgsProcessingModelChildAlgorithm(algorithm)
        child.setChildId(name)
        for parameter, source in sources.items():
            child.addParameterSources(parameter, [source])
        model.addChildAlgorithm(child)
    context = QgsProcessingContext()
    context.setProject(project)
    results, good = model.run({}, context, QgsProcessingFeedback(False), catchExceptions=False)
    assert good
    found = results["CHILD_RESULTS"]
    assert found["file"]["OUTPUT"] == str(tmp_path / "one.tif") and is_image(found["file"]["OUTPUT"])
    source = gdal.Open(found["file"]["OUTPUT"])
    assert (found["size"]["WIDTH_IN_PIXELS"], found["size"]["HEIGHT_IN_PIXELS"]) == (
        source.RasterXSize,
        source.RasterYSize,
    )


def test_a_batch(connected: Any, project: Any) -> None:
    """The batch dialog gives each row to the algorithm; one object of it serves them all."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("ee_workbench:cmip6")
    layers = []
    for year in (2030, 2040):
        context = QgsProcessingContext()
        context.setProject(project)
        results, good = algorithm.run({"FIRST_YEAR": year, "EXTENT": BOX}, context, QgsProcessingFeedback(False))
        assert good
        layers.append(context.temporaryLayerStore().mapLayer(results["OUTPUT"]).name())
    assert "2030" in layers[0] and "2040" in layers[1]


class Watch(QgsProcessingFeedback):
    """Keeps how far a run has come."""

    def __init__(self) -> None:
        super().__init__(False)
        self.seen: list[float] = []
        self.progressChanged.connect(self.seen.append)


def asked(name: str, project: Any, feedback: QgsProcessingFeedback, folder: Path) -> Any:
    """A run in this process, with the parameters of the table."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"ee_workbench:{name}")
    context = QgsProcessingContext()
    context.setProject(project)
    given = {key: value.replace("FOLDER", str(folder)) for key, value in RUNS[name][0].items()}
    return algorithm.run(given, context, feedback, catchExceptions=False)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "convertscript"])
def test_what_is_cancelled_starts_nothing(
    connected: Any, project: Any, sandbox: Any, tmp_path: Path, name: str
) -> None:
    feedback = Watch()
    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="[Cc]ancelled"):
        asked(name, project, feedback, tmp_path)
    assert not any(re.search("export|computePixels|:cancel", entry["path"]) for entry in sandbox.log())
    assert list(tmp_path.glob("*.tif")) == []


def test_a_download_says_how_far_it_is(connected: Any, project: Any, tmp_path: Path) -> None:
    feedback = Watch()
    assert asked("downloadcollection", project, feedback, tmp_path)[1]
    assert feedback.seen == sorted(feedback.seen) and feedback.seen[-1] >= 90


def test_choices_have_titles_in_the_dialog(provider: Any, project: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is chosen by its title is the value that commands hold."""
    from processing.gui import ParametersPanel
    from processing.gui.AlgorithmDialog import AlgorithmDialog

    monkeypatch.setattr(ParametersPanel, "iface", None)  # the test's is a mock

    dialog = AlgorithmDialog(QgsApplication.processingRegistry().createAlgorithmById("ee_workbench:sentinel2"))
    dialog.resize(700, 700)
    with shown(dialog, 700, 700):
        wrapper = dialog.mainWidget().wrappers["COMPOSITE"]
        titles = [wrapper.widget.itemText(row) for row in range(wrapper.widget.count())]
        assert titles[:4] == ["Median", "Mean", "Percentile", "Minimum"]
        wrapper.widget.setFocus()
        QTest.keyClicks(wrapper.widget, "Greatest")
        assert dialog.createProcessingParameters()["COMPOSITE"] == "best"
        assert dialog.createProcessingParameters()["VIEW"] == "true_colour"
        wrapper.setValue("medoid")
        assert wrapper.widget.currentText() == "Medoid"
        if os.environ.get("EEW_PICTURES"):
            dialog.grab().save(str(Path(os.environ["EEW_PICTURES"]) / "processing-sentinel2.png"))


def test_choices_in_the_model_designer_are_qgis_s_own(provider: Any, project: Any) -> None:
    from processing.gui.wrappers import WidgetWrapperFactory
    from processing.modeler.ModelerParametersDialog import ModelerParametersDialog
    from qgis.gui import QgsProcessingModelerParameterWidget

    algorithm = QgsApplication.processingRegistry().createAlgorithmById("ee_workbench:sentinel2")
    model = QgsProcessingModelAlgorithm("model", "test")
    dialog = ModelerParametersDialog(algorithm, model)
    made = WidgetWrapperFactory.create_wrapper(algorithm.parameterDefinition("COMPOSITE"), dialog)
    assert isinstance(made, QgsProcessingModelerParameterWidget)
    dialog.deleteLater()


def test_choices_in_the_batch_dialog(provider: Any, project: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row of the table has the same titles and the same values."""
    from processing.gui import BatchPanel
    from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog

    monkeypatch.setattr(BatchPanel, "iface", None, raising=False)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("ee_workbench:collection")
    dialog = BatchAlgorithmDialog(algorithm)
    with shown(dialog, 900, 500):
        panel = dialog.mainWidget()
        wrapper = panel.wrappers[0][panel.parameter_to_column["REDUCER"]]
        assert wrapper.widget.currentText() == "Mean" and wrapper.value() == "mean"
        wrapper.setValue("stdDev")
        assert wrapper.parameterValue() == "stdDev" and wrapper.widget.currentText() == "Standard deviation"
