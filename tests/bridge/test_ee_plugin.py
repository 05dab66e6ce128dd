# SPDX-License-Identifier: GPL-2.0-or-later
"""The contract with ee_plugin, against its real source at EE_PLUGIN_PATH: its tools work on our layers, its scripts in
our session. Its only public request (a check for newer releases) is switched off through its own flag."""

from __future__ import annotations

import importlib
import json
import os

import pytest
from ee_workbench.plugin.bridge import graphs, layers, legends
from ee_workbench.plugin.bridge.adding import AddLayerTask, prepare
from ee_workbench.plugin.bridge.keeper import LayerKeeper
from ee_workbench.plugin.core.periods import Period
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRectangle,
)
from qgis.gui import QgsMapMouseEvent
from qgis.PyQt.QtCore import QEvent, QPoint, QSize, Qt, QTimer
from qgis.PyQt.QtWidgets import QApplication

RECIPE = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030))


@pytest.fixture
def layer(ee_plugin, project, client, sandbox, wait):
    keeper = LayerKeeper(project)
    keeper.start()
    task = AddLayerTask(RECIPE, client)
    with wait.signals(task.succeeded, timeout=60_000) as heard:
        task.start()
    sandbox.clear_log()
    yield heard[0][1][0]
    keeper.stop()


def utils():
    return importlib.import_module("ee_plugin.utils")


def paths(sandbox):
    return [entry["path"].rsplit("/", 1)[-1] for entry in sandbox.log() if "/tiles/" not in entry["path"]]


def test_it_knows_our_layer(layer):
    assert utils().is_ee_layer(layer) and utils().is_ee_raster_layer(layer)
    assert not utils().is_ee_feature_collection_layer(layer)
    assert utils().get_ee_raster_layers() == [layer]


def test_it_restores_our_image(layer, client):
    import ee

    image = utils().get_ee_object_from_layer(layer)
    assert isinstance(image, ee.Image)  # not an ee.Element: it is asked for visualize and reduceRegion
    _, tiles = prepare(RECIPE, client, lambda: False)
    assert graphs.mark(image.serialize()) == graphs.mark(graphs.as_image(tiles.expression_json))
    image.visualize(**json.loads(layer.customProperty("ee-object-vis")))  # as its refresh does


def test_its_refresh_accepts_our_layer(layer, ee_plugin, project, sandbox):
    """The slot behind "project read": new tiles in the same layer, which stays ours and dressed."""
    layer.setOpacity(0.6)
    old, layer_id = layer.source(), layer.id()
    sandbox.expire_maps()
    ee_plugin._updateLayers()
    assert list(project.mapLayers()) == [layer_id]
    assert layer.source() != old and layer.isValid() and layer.opacity() == pytest.approx(0.6)
    assert layers.is_ours(layer) and layers.recipe_of(layer) == RECIPE
    assert legends.legend_of(layer) == RECIPE.legend()
    assert any("not for science" in text for text in layer.metadata().rights())
    assert layer.extent().width() > 4e7
    assert paths(sandbox).count("maps") == 1


def test_its_refresh_after_reload(layer, ee_plugin, project, tmp_path):
    project.write(str(tmp_path / "map.qgz"))
    project.read(str(tmp_path / "map.qgz"))
    ee_plugin._updateLayers()
    (again,) = project.mapLayers().values()
    assert layers.recipe_of(again) == RECIPE and legends.legend_of(again) == RECIPE.legend()


def test_its_identify_functions(layer):
    import ee

    identify = importlib.import_module("ee_plugin.identify")
    image = utils().get_ee_object_from_layer(layer)
    geometry = ee.Geometry.Point([8.5, 47.4], "EPSG:4326")
    values = identify.identify_image(image, geometry, 1000, identify.identify_reducer(False))
    assert list(values) == ["tasmax"] and -60 < values["tasmax"] < 60


def test_its_identify_tool_clicked_on_the_canvas(layer, ee_plugin, desktop, wait):
    """A real click on a real canvas; its result dialog is read and closed."""
    identify = importlib.import_module("ee_plugin.identify")
    desktop.layerTreeView().setCurrentLayer(layer)
    tool = identify.EarthEngineIdentifyTool(desktop)
    canvas = desktop.mapCanvas()
    shown = []

    def look():
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            shown.append(dialog.result)
            dialog.reject()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    for kind, method in (
        (QEvent.Type.MouseButtonPress, tool.canvasPressEvent),
        (QEvent.Type.MouseButtonRelease, tool.canvasReleaseEvent),
    ):
        event = QgsMapMouseEvent(canvas, kind, QPoint(200, 150), Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton)
        method(event)
    timer.stop()
    (result,) = shown
    assert result["layer"] == layer.name()
    assert -60 < result["values"]["tasmax"] < 60
    assert not desktop.messageBar().items()


def test_a_script_draws_from_our_sandbox(layer, project, sandbox):
    """What people's scripts say, in the session that we opened."""
    import ee
    from ee_plugin import Map

    image = ee.Image.constant(3)
    Map.addLayer(image, {"min": 0, "max": 4, "palette": ["000000", "ff0000"]}, "by a script")
    (made,) = project.mapLayersByName("by a script")
    assert sandbox.url in made.source() and made.isValid()
    assert "maps" in paths(sandbox)
    assert not layers.is_ours(made) and layers.recipe_of(made) is None
    assert layers.recipe_of(layer) == RECIPE


CLIMATE = """
import ee
from ee_plugin import Map

dataset = (
    ee.ImageCollection("NASA/GDDP-CMIP6")
    .filter(ee.Filter.date("2030-03-01", "2030-04-01"))
    .filter(ee.Filter.eq("model", "ACCESS-CM2"))
    .filter(ee.Filter.eq("scenario", "ssp245"))
)
warmest = dataset.select("tasmax").mean()
style = {"min": 240, "max": 310, "palette": ["blue", "purple", "cyan", "green", "yellow", "red"]}
Map.setCenter(71, 52, 3)
Map.addLayer(warmest, style, "Daily maximum temperature, March 2030")
print(Map.getZoom(), Map.getCenter().getInfo()["coordinates"])
"""


def climate_map(layer, name):
    """The world as QGIS draws it, 40° a side of the Equator."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    settings.setOutputSize(QSize(512, 256))
    settings.setExtent(QgsRectangle(-2e7, -1e7, 2e7, 1e7))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    if os.environ.get("EEW_PICTURES"):
        job.renderedImage().save(os.path.join(os.environ["EEW_PICTURES"], f"climate-{name}.png"))
    return job.renderedImage()


def test_the_tutorial_s_climate_script_runs_unchanged(ee_plugin, client, project, desktop, wait):
    """With ee_plugin's own map, and by our button with our map: one picture, warm at the Equator, cold up north."""
    from ee_workbench.plugin import console as wb
    from ee_workbench.plugin.bridge.connecting import Connector
    from ee_workbench.plugin.console.map import ConsoleMap
    from ee_workbench.plugin.console.running import ScriptRun

    exec(compile(CLIMATE, "script", "exec"), {"__name__": "__main__"})
    (theirs,) = project.mapLayers().values()
    assert theirs.name() == "Daily maximum temperature, March 2030" and theirs.isValid()
    picture = climate_map(theirs, "theirs")
    desert, siberia = picture.pixelColor(260, 118), picture.pixelColor(400, 20)
    assert desert.red() > 200 and desert.blue() < 80
    assert siberia.blue() > 120 and siberia.blue() > siberia.red() - 60
    kept = {key: theirs.customProperty(key) for key in ("ee-layer", "ee-layer-type", "ee-object", "ee-object-vis")}
    project.clear()

    wb.attach(client, Connector(client.session))
    ours = ConsoleMap()
    printed = []
    assert ScriptRun(ours, printed.append, printed.append).run(CLIMATE, {"__name__": "__main__"}) is None
    ours.wait()
    wb.detach()
    (layer,) = project.mapLayers().values()
    assert climate_map(layer, "ours") == picture and layer.name() == "Daily maximum temperature, March 2030"
    assert json.loads(layer.customProperty("ee-object-vis")) == json.loads(kept["ee-object-vis"])
    assert graphs.mark(layer.customProperty("ee-object")) == graphs.mark(graphs.as_image(kept["ee-object"]))
    assert "".join(printed).startswith("3.0")


def test_a_script_that_takes_our_layer_over(layer, project):
    """Map.addLayer with our layer's name puts its image there: then it is no longer our recipe, nor our legend."""
    import ee
    from ee_plugin import Map

    Map.addLayer(ee.Image.constant(3), {"min": 0, "max": 4}, layer.name())
    assert len(project.mapLayers()) == 1
    assert layers.recipe_of(layer) is None and legends.legend_of(layer) is None


def test_we_read_its_settings_of_where_ee_is(ee_plugin_path):
    """Its source checkout has no extlibs: then nothing is put on the path."""
    from ee_workbench.plugin.bridge import earthengine

    assert all(path.endswith("extlibs") for path in earthengine.extra_paths())
