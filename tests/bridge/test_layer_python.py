# SPDX-License-Identifier: GPL-2.0-or-later
"""*Copy as Python* on layers: what the clipboard holds builds the layer's graph again."""

from __future__ import annotations

import json
import sys
import types

import pytest
from ee_workbench.plugin import console as wb
from ee_workbench.plugin.bridge import graphs
from ee_workbench.plugin.bridge.adding import AddLayerTask
from ee_workbench.plugin.bridge.connecting import Connector
from ee_workbench.plugin.core.errors import WorkbenchError
from ee_workbench.plugin.core.script import to_python
from ee_workbench.plugin.desktop.layer_python import LayerPython
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QApplication

TERRA = "IDAHO_EPSCOR/TERRACLIMATE"


@pytest.fixture
def desk(client, project, wait):
    wb.attach(client, Connector(client.session))
    said = []
    messages = types.SimpleNamespace(info=said.append, error=said.append)
    window = types.SimpleNamespace(client=client, messages=messages)
    parent = QObject()
    made = LayerPython(window, parent)
    made.said = said
    QApplication.clipboard().clear()
    yield made
    wb.detach()


def copied(desk, layer, wait):
    """What a script shows, after *Copy as Python*: (object, colours, name)."""
    desk.copy(layer)
    wait.until(lambda: bool(desk.said))
    assert "clipboard" in str(desk.said[-1]), desk.said
    shown = []
    stand_in = types.SimpleNamespace(Map=types.SimpleNamespace(addLayer=lambda *given: shown.append(given)))
    before = sys.modules["ee_workbench.plugin.console"]
    sys.modules["ee_workbench.plugin.console"] = stand_in
    try:
        exec(compile(QApplication.clipboard().text(), "script", "exec"), {})
    finally:
        sys.modules["ee_workbench.plugin.console"] = before
    return shown[0]


RECIPES = {
    "cmip6": lambda: wb.cmip6(["ACCESS-CM2", "CanESM5"], "ssp585", "tasmax", "JJA 2041-2045", baseline="1991-1992"),
    "sentinel2": lambda: wb.sentinel2((11.2, 47.8, 11.5, 48.0), "2024-06", "NDVI"),
    "collection": lambda: wb.collection(TERRA, "2020-07", "tmmx", clip=(110, -45, 155, -10)),
    "vector": lambda: wb.vector("FAO/GAUL_SIMPLIFIED_500m/2015/level2", {"ADM1_NAME": "Karnataka"}, color="red"),
}


@pytest.mark.parametrize("name", RECIPES)
def test_a_layer_of_ours(desk, client, wait, name):
    recipe = RECIPES[name]().recipe
    task = AddLayerTask(recipe, client)
    with wait.signals(task.succeeded, timeout=60_000) as heard:
        task.start()
    layer = heard[0][1][0]
    image, colours, title = copied(desk, layer, wait)
    # The layer's own graph is the judge.
    assert graphs.mark(graphs.as_image(image.serialize())) == graphs.mark(layer.customProperty("ee-object"))
    assert colours == json.loads(layer.customProperty("ee-object-vis")) and title == layer.name()
    # The same from the graph alone, without the recipe.
    layer.removeCustomProperty("ee-workbench/recipe")
    desk.said.clear()
    image, colours, title = copied(desk, layer, wait)
    assert graphs.mark(image.serialize()) == graphs.mark(layer.customProperty("ee-object"))
    assert "deserializer" not in QApplication.clipboard().text()
    assert len(QApplication.clipboard().text()) < 2 * len(to_python(recipe)) + 2000


def test_a_layer_of_a_script(desk, wait, project):
    import ee

    place = ee.Geometry.Point([11.3, 48.0])
    scenes = (
        ee.ImageCollection("COPERNICUS/S2_SR_HARMONIZED").filterDate("2024-06-01", "2024-07-01").filterBounds(place)
    )
    wb.Map.addLayer(scenes.median(), {"bands": ["B4", "B3", "B2"], "min": 0, "max": 3000}, 'my "layer"\nof 2024')
    wb.Map.wait()
    (layer,) = project.mapLayers().values()
    image, colours, title = copied(desk, layer, wait)
    assert json.loads(image.serialize()) == json.loads(scenes.median().serialize())
    assert colours == {"bands": ["B4", "B3", "B2"], "min": 0, "max": 3000} and title == layer.name()
    script = QApplication.clipboard().text()
    assert '.filterDate("2024-06-01", "2024-07-01")' in script and len(script.splitlines()) < 30


def test_of_two_one_after_the_other_the_last_is_on_the_clipboard(desk, wait, project):
    import ee

    for number in (1, 2):
        wb.Map.addLayer(ee.Image.constant(number), {"min": 0, "max": 9}, f"number {number}")
    wb.Map.wait()
    first, last = (project.mapLayersByName(f"number {number}")[0] for number in (1, 2))
    desk.copy(first)
    desk.copy(last)
    wait.until(lambda: desk.task is None)
    assert len(desk.said) == 1 and "number 2" in QApplication.clipboard().text()


def test_a_vector_layer_of_ee_plugin(desk, wait, project):
    import ee

    table = ee.FeatureCollection("FAO/GAUL_SIMPLIFIED_500m/2015/level2").filter(ee.Filter.eq("ADM1_NAME", "Kerala"))
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326", "districts", "memory")
    layer.setCustomProperty("ee-layer", True)
    layer.setCustomProperty("ee-object", table.serialize())
    layer.setCustomProperty("ee-object-vis", '{"color": "red"}')
    project.addMapLayer(layer)
    features, style, _ = copied(desk, layer, wait)
    assert json.loads(features.serialize()) == json.loads(table.serialize()) and style == {"color": "red"}


def test_other_layers(desk, wait, project):
    layer = QgsVectorLayer("Point?crs=EPSG:4326", "mine", "memory")
    project.addMapLayer(layer)
    desk.copy(layer)
    desk.copy(None)
    assert [type(each) for each in desk.said] == [WorkbenchError] * 2
    layer.setCustomProperty("ee-object", "no graph")
    desk.copy(layer)
    wait.until(lambda: len(desk.said) == 3)
    assert "cannot be read" in str(desk.said[2])
