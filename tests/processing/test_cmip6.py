# SPDX-License-Identifier: GPL-2.0-or-later
"""The algorithm builds the recipe that its parameters say, and gives a layer like the panel's."""

from __future__ import annotations

import pytest
from ee_workbench.plugin.bridge import layers
from ee_workbench.plugin.core.periods import Period, YearRange
from ee_workbench.plugin.core.recipes import Region, Style
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe, Ensemble, Statistic
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputRasterLayer,
)

ID = "ee_workbench:cmip6"


@pytest.fixture
def algorithm(provider):
    return QgsApplication.processingRegistry().createAlgorithmById(ID)


def recipe(algorithm, project, **parameters):
    """What the parameters mean, with defaults for the others."""
    context = QgsProcessingContext()
    context.setProject(project)
    defaults = {p.name(): p.defaultValue() for p in algorithm.parameterDefinitions() if p.defaultValue() is not None}
    every = {**defaults, **parameters}
    good, sentence = algorithm.checkParameterValues(every, context)
    assert good, sentence
    return algorithm.recipe(every, context)


def test_registered_with_words_and_one_raster_output(algorithm):
    assert algorithm.id() == ID and algorithm.displayName() == "CMIP6 layer"
    assert algorithm.group() and algorithm.shortHelpString() and algorithm.shortDescription()
    (output,) = algorithm.outputDefinitions()
    assert isinstance(output, QgsProcessingOutputRasterLayer)


def test_defaults_are_a_recipe(algorithm, project):
    assert recipe(algorithm, project) == Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.years(2030, 2030))


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        (
            {"FIRST_MONTH": 2, "LAST_MONTH": 2},
            Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030)),
        ),
        (
            {"FIRST_MONTH": 11, "LAST_MONTH": 1, "FIRST_YEAR": 2041, "LAST_YEAR": 2070},
            Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.climatology(2041, 2070, (12, 1, 2))),
        ),
        (
            {
                "MODELS": ["ACCESS-CM2", "CanESM5"],
                "SCENARIO": "ssp585",
                "VARIABLE": "pr",
                "UNIT": "mm/day",
                "BASELINE_FIRST": 1981,
                "BASELINE_LAST": 2010,
                "ANOMALY": "percent",
                "ENSEMBLE": "agreement",
                "PALETTE": "viridis",
                "MINIMUM": 0,
                "MAXIMUM": 50.5,
            },
            Cmip6Recipe(
                ("ACCESS-CM2", "CanESM5"),
                "ssp585",
                "pr",
                Period.years(2030, 2030),
                unit="mm/day",
                baseline=YearRange(1981, 2010),
                anomaly="percent",
                ensemble=Ensemble("agreement"),
                style=Style("viridis", minimum=0.0, maximum=50.5),
            ),
        ),
        (
            {"STATISTIC": "days_above", "STATISTIC_VALUE": 30, "EXTENT": "5,15,40,50 [EPSG:4326]"},
            Cmip6Recipe(
                ("ACCESS-CM2",),
                "ssp245",
                "tasmax",
                Period.years(2030, 2030),
                statistic=Statistic("days_above", 30.0),
                region=Region.rectangle(5.0, 40.0, 15.0, 50.0, "extent"),
            ),
        ),
        (
            {"COLLECTION": "projects/p/assets/own", "OTHER_MODELS": "A, B", "OTHER_SCENARIO": "hist"},
            Cmip6Recipe(("A", "B"), "hist", "tasmax", Period.years(2030, 2030), collection="projects/p/assets/own"),
        ),
    ],
)
def test_parameters_make_the_recipe(algorithm, project, parameters, expected):
    assert recipe(algorithm, project, **parameters) == expected


def test_extent_in_another_crs(algorithm, project):
    found = recipe(algorithm, project, EXTENT="556597.4539663679,1669792.361899104,4865942.28,6446275.84 [EPSG:3857]")
    assert found.region.bounds() == pytest.approx((5, 40, 15, 50), abs=1e-6)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"SCENARIO": "historical"}, "runs from"),
        ({"LAST_YEAR": 2020}, "first year"),
        ({"STATISTIC": "percentile"}, "percentile"),
        ({"STATISTIC": "days_above"}, "threshold"),
        ({"UNIT": "mm/day"}, "cannot be shown"),
        ({"BASELINE_FIRST": 2010, "BASELINE_LAST": 1981}, "first year"),
        ({"MODELS": ["ACCESS-CM2", "CanESM5"], "ENSEMBLE": "agreement"}, "baseline"),
        ({"MINIMUM": 5, "MAXIMUM": 1}, "higher"),
        ({"MODELS": ["NoSuchModel"]}, ""),
    ],
)
def test_what_cannot_be_served_is_said_before_the_run(algorithm, project, parameters, words):
    context = QgsProcessingContext()
    context.setProject(project)
    defaults = {p.name(): p.defaultValue() for p in algorithm.parameterDefinitions() if p.defaultValue() is not None}
    good, sentence = algorithm.checkParameterValues({**defaults, **parameters}, context)
    assert not good and words in sentence


def test_run_without_a_connection(provider, project):
    import processing

    with pytest.raises(QgsProcessingException, match="Not connected"):
        processing.run(ID, {"FIRST_YEAR": 2030, "FIRST_MONTH": 2, "LAST_MONTH": 2})


def test_run_gives_a_layer_with_its_recipe(connected, project, sandbox):
    import processing

    parameters = {"FIRST_YEAR": 2030, "FIRST_MONTH": 2, "LAST_MONTH": 2}
    layer = processing.run(ID, parameters)["OUTPUT"]
    expected = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030))
    assert layers.is_ours(layer) and layers.recipe_of(layer) == expected
    assert layer.name() == expected.title() and any("not for science" in text for text in layer.metadata().rights())
    assert [entry["path"].rsplit("/", 1)[-1] for entry in sandbox.log()] == ["maps"]
    assert not project.mapLayers()


def test_run_and_load_adds_it_to_the_project(connected, project, monkeypatch):
    import processing
    import processing.gui.Postprocessing
    from ee_workbench.plugin.bridge import legends
    from ee_workbench.plugin.bridge.keeper import LayerKeeper

    # QGIS 3.44 hands the layer tree's view to C++, which takes no mock.
    monkeypatch.setattr(processing.gui.Postprocessing, "iface", None)
    keeper = LayerKeeper(project)
    keeper.start()
    processing.runAndLoadResults(ID, {"FIRST_YEAR": 2030})
    (layer,) = project.mapLayers().values()
    assert layers.recipe_of(layer).period == Period.years(2030, 2030)
    assert legends.legend_of(layer) == layers.recipe_of(layer).legend()
    keeper.stop()


def test_run_in_the_background_as_the_dialog_does(connected, project):
    """QgsProcessingAlgRunnerTask: process on a pool thread, post-process on the main one."""
    from qgis.core import QgsProcessingAlgRunnerTask
    from qgis.PyQt.QtCore import QEventLoop, QTimer

    algorithm = QgsApplication.processingRegistry().createAlgorithmById(ID)
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(project)
    task = QgsProcessingAlgRunnerTask(algorithm, {"FIRST_YEAR": 2030}, context, feedback)
    results = []
    loop = QEventLoop()

    def executed(good, result):
        results.append((good, result))
        loop.quit()

    task.executed.connect(executed)
    QgsApplication.taskManager().addTask(task)
    QTimer.singleShot(60_000, loop.quit)
    loop.exec()
    good, result = results[0]
    assert good, feedback.textLog()
    layer = context.takeResultLayer(result["OUTPUT"])
    assert layers.is_ours(layer) and result["OUTPUT"] in context.layersToLoadOnCompletion()


def test_server_error_is_a_sentence(connected, project, sandbox):
    import processing

    sandbox.faults({"path": "maps", "method": "POST", "times": None, "status": 400, "message": "No such band."})
    with pytest.raises(QgsProcessingException, match="No such band|could not"):
        processing.run(ID, {"FIRST_YEAR": 2030})


def test_without_a_desktop_the_remembered_connection_is_used(qgis_processing, project, session, sandbox):
    """As in qgis_process: nobody presses Connect."""
    import processing
    from ee_workbench.plugin.bridge.settings import NODE, Settings
    from ee_workbench.plugin.core.connection import Connection
    from ee_workbench.plugin.engine.client import Client
    from ee_workbench.plugin.processing.provider import WorkbenchProvider
    from qgis.core import QgsSettings

    settings = Settings()
    settings.remember_connection(Connection(mode="sandbox", url=sandbox.url))
    provider = WorkbenchProvider(Client(session), settings, with_desktop=False)
    registry = QgsApplication.processingRegistry()
    registry.addProvider(provider)
    try:
        layer = processing.run(ID, {"FIRST_YEAR": 2030})["OUTPUT"]
        assert layers.is_ours(layer) and session.info.url == sandbox.url
    finally:
        registry.removeProvider(provider)
        settings.unregister()
        QgsSettings().remove(f"plugins/{NODE}")


def test_without_a_desktop_and_without_a_choice_a_sandbox_of_its_own(qgis_processing, project, session, sandbox):
    import processing
    from ee_workbench.plugin.bridge.settings import Settings
    from ee_workbench.plugin.engine.client import Client
    from ee_workbench.plugin.processing.provider import WorkbenchProvider

    settings = Settings()
    provider = WorkbenchProvider(Client(session), settings, with_desktop=False)
    registry = QgsApplication.processingRegistry()
    registry.addProvider(provider)
    try:
        layer = processing.run(ID, {"FIRST_YEAR": 2030})["OUTPUT"]
        assert layers.is_ours(layer) and session.info.is_sandbox and session.info.url != sandbox.url
    finally:
        registry.removeProvider(provider)
        settings.unregister()
    assert not session.is_connected  # its sandbox is gone with the provider


def test_unload_leaves_nothing(qgis_processing, session):
    from ee_workbench.plugin.engine.client import Client
    from ee_workbench.plugin.processing.provider import WorkbenchProvider

    registry = QgsApplication.processingRegistry()
    for _ in range(2):
        provider = WorkbenchProvider(Client(session))
        registry.addProvider(provider)
        assert registry.algorithmById(ID) is not None
        registry.removeProvider(provider)
        assert registry.algorithmById(ID) is None and registry.providerById("ee_workbench") is None
