# SPDX-License-Identifier: GPL-2.0-or-later
"""The console's Map: layers in their order without waiting, and the view in degrees and zoom levels."""

from __future__ import annotations

import inspect
import json
import math
import threading

import pytest
from ee_workbench.plugin import console as wb
from ee_workbench.plugin.bridge.connecting import Connector
from ee_workbench.plugin.console.map import ConsoleMap
from ee_workbench.plugin.core.errors import NotConnected, RecipeError, WorkbenchError
from ee_workbench.tests.busy_pool import busy_pool
from qgis.core import QgsCoordinateReferenceSystem, QgsMapRendererParallelJob, QgsMapSettings, QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QSize


class Window:
    """What a script needs of QGIS' window."""

    def __init__(self):
        self.canvas = QgsMapCanvas()
        self.canvas.resize(512, 512)
        self.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
        self.canvas.setExtent(QgsRectangle(0, 4.5e6, 2e6, 6.5e6))

    def mapCanvas(self):
        return self.canvas


@pytest.fixture
def window(qgis_app, monkeypatch):
    import qgis.utils

    made = Window()
    monkeypatch.setattr(qgis.utils, "iface", made)
    return made


@pytest.fixture
def told():
    return []


@pytest.fixture
def map_(client, project, window, told):
    wb.attach(client, Connector(client.session))
    made = ConsoleMap(lambda name, error: told.append((name, str(error))))
    yield made
    made.cancel()
    made.wait()
    wb.detach()


@pytest.fixture
def ee(map_):
    import ee

    return ee


def picture(layers, extent, crs="EPSG:3857"):
    """What QGIS draws of layers."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
    settings.setOutputSize(QSize(256, 256))
    settings.setExtent(QgsRectangle(*extent))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def test_layers_come_in_their_order_without_waiting(map_, ee, project, sandbox, wait):
    sandbox.latency(300)
    made = [
        map_.addLayer(ee.Image.constant(number), {"min": 0, "max": 4, "palette": "000000,ff0000"}, f"Layer {number}")
        for number in range(1, 5)
    ]
    assert not project.mapLayers() and "being prepared" in repr(made[0]) and map_.waiting == 4
    map_.wait()
    order = [layer.name() for layer in project.layerTreeRoot().layerOrder()]
    assert order == ["Layer 4", "Layer 3", "Layer 2", "Layer 1"]
    assert "on the map" in repr(made[0]) and made[0].is_ready
    maps = [entry for entry in sandbox.log() if entry["path"].endswith("/maps")]
    assert len(maps) == 4 and len(sandbox.log()) == 4  # one request a layer


def test_a_cancel_ends_what_has_not_begun(map_, ee, project, told):
    with busy_pool():
        made = [map_.addLayer(ee.Image.constant(number), {}, f"Layer {number}") for number in range(3)]
        map_.cancel()
        assert map_.waiting == 0 and all(layer.error is not None for layer in made)
    assert not project.mapLayers()


def test_a_layer_can_be_used_at_once_and_then_waits(map_, ee, project, sandbox):
    sandbox.latency(200)
    layer = map_.addLayer(ee.Image.constant(1), {"min": 0, "max": 1}, "one", False, 0.4)
    layer.setName("first")  # waits for it
    (there,) = project.mapLayers().values()
    assert there.name() == "first" and layer.layer is there
    assert there.renderer().opacity() == pytest.approx(0.4)
    assert not project.layerTreeRoot().findLayer(there.id()).itemVisibilityChecked()


def test_it_carries_what_ee_plugin_s_layers_carry(map_, ee, project):
    image = ee.Image.constant(3).rename("a")
    layer = map_.addLayer(image, {"bands": "a", "min": 0, "max": 4, "palette": ["black", "red"]}, "mine").layer
    assert layer.customProperty("ee-layer") and layer.customProperty("ee-layer-type") == "raster"
    again = ee.deserializer.fromJSON(layer.customProperty("ee-object"))
    assert isinstance(again, ee.Image) and json.loads(again.serialize()) == json.loads(image.serialize())
    assert json.loads(layer.customProperty("ee-object-vis")) == {
        "bands": ["a"], "min": 0, "max": 4, "palette": ["black", "red"],
    }  # fmt: skip


def test_the_colours_are_those_that_were_asked_for(map_, ee):
    layer = map_.addLayer(ee.Image.constant(3), {"min": 0, "max": 4, "palette": "000000, 0000ff"}, "blue").layer
    colour = picture([layer], (0, 0, 1e6, 1e6)).pixelColor(128, 128)
    assert (colour.red(), colour.green()) == (0, 0) and abs(colour.blue() - 0.75 * 255) <= 2
    rgb = ee.Image.constant([1, 2, 3]).rename(["r", "g", "b"])
    layer = map_.addLayer(rgb, {"bands": "g,b,r", "min": "0,0,0", "max": "4,4,4"}, "rgb").layer
    colour = picture([layer], (0, 0, 1e6, 1e6)).pixelColor(128, 128)
    for value, expected in zip((colour.red(), colour.green(), colour.blue()), (127, 191, 64)):
        assert abs(value - expected) <= 2


def test_the_same_name_is_the_same_layer(map_, ee, project):
    first = map_.addLayer(ee.Image.constant(1), {"min": 0, "max": 1}, "same").layer
    source = first.source()
    second = map_.addLayer(ee.Image.constant(0), {"min": 0, "max": 1}, "same", True, 0.5).layer
    assert second is first and first.source() != source and len(project.mapLayers()) == 1
    assert first.renderer().opacity() == pytest.approx(0.5)
    unnamed = [map_.addLayer(ee.Image.constant(1)) for _ in range(2)]
    assert [each.layer.name() for each in unnamed] == ["Layer 1", "Layer 2"]


@pytest.mark.parametrize("kind", ["collection", "feature", "geometry", "table"])
def test_everything_that_a_map_shows(map_, ee, kind):
    square = ee.Geometry.Rectangle([2, 2, 6, 6], "EPSG:4326", False)
    thing = {
        "collection": lambda: ee.ImageCollection([ee.Image.constant(1), ee.Image.constant(2)]),
        "feature": lambda: ee.Feature(square, {"a": 1}),
        "geometry": lambda: square,
        "table": lambda: ee.FeatureCollection([ee.Feature(square)]),
    }[kind]()
    style = (
        {"min": 0, "max": 2, "palette": "000000,ff0000"}
        if kind == "collection"
        else {"color": "ff0000", "fillColor": "ff0000"}
    )
    layer = map_.addLayer(thing, style, kind).layer
    inside = 4 * 111_319.5
    colour = picture([layer], (inside - 1e4, inside - 1e4, inside + 1e4, inside + 1e4)).pixelColor(128, 128)
    assert (colour.red(), colour.green(), colour.blue()) == (255, 0, 0)
    table = layer.customProperty("ee-feature-collection-object")
    assert (table is None) == (kind == "collection")
    if table is not None:
        assert isinstance(ee.deserializer.fromJSON(table), ee.FeatureCollection)


def test_a_table_without_a_style_is_drawn_as_outlines(map_, ee):
    square = ee.Geometry.Rectangle([0, 0, 4, 4], "EPSG:4326", False)
    layer = map_.addLayer(square, None, "outline").layer
    image = picture([layer], (-2e5, -2e5, 6e5, 6e5))
    # white paper, a black line; nothing within
    seen = {image.pixelColor(x, 128).lightness() for x in range(256)}
    assert image.pixelColor(128, 128).lightness() == 255 and min(seen) < 100


def test_what_no_map_shows_is_said_at_once(map_, ee):
    with pytest.raises(RecipeError, match="and no str"):
        map_.addLayer("USGS/SRTMGL1_003")
    with pytest.raises(RecipeError, match="and no Number"):
        map_.addLayer(ee.Number(1))
    with pytest.raises(RecipeError, match="visParams"):
        map_.addLayer(ee.Image(1), {"min": "low"})


def test_what_fails_later_is_told_and_holds_up_nothing(map_, ee, project, told):
    bad = map_.addLayer(ee.Image("nobody/has/this"), {}, "bad")
    good = map_.addLayer(ee.Image.constant(1), {"min": 0, "max": 1}, "good")
    map_.wait()
    assert [name for name, _ in told] == ["bad"] and bad.error is not None and "bad" in repr(bad)
    assert [layer.name() for layer in project.mapLayers().values()] == ["good"] and good.is_ready
    with pytest.raises(WorkbenchError):
        bad.layer  # noqa: B018 - it raises


def test_closing_the_project_gives_up(map_, ee, project, sandbox, told):
    sandbox.latency(500)
    map_.addLayer(ee.Image.constant(1), {}, "late")
    project.clear()
    map_.wait()
    assert not project.mapLayers() and told == []


def test_without_a_session_it_says_so(map_, client):
    client.session.disconnect()
    import ee

    with pytest.raises(NotConnected):
        map_.addLayer(object())
    assert ee is not None


@pytest.mark.parametrize("crs", ["EPSG:3857", "EPSG:4326", "EPSG:3035"])
def test_the_view_is_what_was_set(map_, window, crs):
    window.canvas.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
    map_.setCenter(11.5, 48.0, 9)
    longitude, latitude = map_.getCenter().getInfo()["coordinates"]
    assert longitude == pytest.approx(11.5, abs=0.02) and latitude == pytest.approx(48.0, abs=0.02)
    west, south, east, north = map_.getBounds()
    assert west < 11.5 < east and south < 48.0 < north
    assert map_.getZoom() == pytest.approx(9, abs=0.01)
    if crs != "EPSG:3035":  # turned a little against the meridians
        # A zoom level is a world of 256 pixels doubled so often.
        width = window.canvas.mapSettings().outputSize().width()
        assert east - west == pytest.approx(360 * width / (256 * 2**9), rel=1e-3)
    metres = 40_075_016.7 * math.cos(math.radians(48)) / (256 * 2**9)
    assert map_.getScale() == pytest.approx(metres, rel=0.01)
    map_.setZoom(5)
    assert map_.getZoom() == pytest.approx(5, abs=0.01)
    assert map_.getCenter().getInfo()["coordinates"][0] == pytest.approx(11.5, abs=0.05)
    map_.setCenter(0, 0)
    assert map_.getZoom() == pytest.approx(5, abs=0.01)
    assert "zoom 5.0" in repr(map_)


def test_objects_are_centred(map_, ee, wait):
    square = ee.Geometry.Rectangle([10, 40, 14, 44], "EPSG:4326", False)
    map_.centerObject(ee.Feature(square))
    wait.until(lambda: map_.getBounds()[0] > 5)
    west, south, east, north = map_.getBounds()
    assert west <= 10 and east >= 14 and south <= 40 and north >= 44 and east - west < 8
    map_.centerObject(square, 7)
    map_.centerObject(ee.Geometry.Point([-70, -30]), 6)  # the last one holds
    wait.until(lambda: map_.getBounds()[0] < 0)
    wait.a_while(300)
    assert map_.getZoom() == pytest.approx(6, abs=0.01)
    assert map_.getCenter().getInfo()["coordinates"] == pytest.approx([-70, -30], abs=0.05)
    assert map_.getBounds(True).getInfo()["type"] == "Polygon"
    with pytest.raises(RecipeError):
        map_.centerObject("Zurich")


def test_without_a_window_the_project_is_the_map(map_, ee, project, monkeypatch):
    import qgis.utils

    monkeypatch.setattr(qgis.utils, "iface", None)
    made = map_.addLayer(ee.Image.constant(1), {"min": 0, "max": 1}, "there")
    assert made.is_ready and len(project.mapLayers()) == 1
    map_.centerObject(ee.Geometry.Point([8.5, 47.4]), 8)
    assert map_.getZoom() == pytest.approx(8, abs=0.01)
    view = project.viewSettings().defaultViewExtent()
    assert view.crs().authid() == "EPSG:3857" and view.center().x() == pytest.approx(8.5 * 111_319.49, rel=1e-4)


def test_other_threads_are_sent_away(map_, ee):
    found = []

    def elsewhere():
        try:
            map_.addLayer(ee.Image.constant(1))
        except WorkbenchError as error:
            found.append(str(error))

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join(10)
    assert found and "main thread" in found[0]


def test_its_functions_are_ee_plugin_s(ee_plugin_path, monkeypatch):
    """Names, order and defaults of every function's parameters, read from the real source."""
    import ast

    tree = ast.parse((ee_plugin_path / "ee_plugin" / "Map.py").read_text(encoding="utf-8"))
    theirs = {node.name: node.args for node in tree.body if isinstance(node, ast.FunctionDef)}
    del theirs["get_iface"]
    assert len(theirs) >= 8
    for name, arguments in theirs.items():
        ours = inspect.signature(getattr(ConsoleMap, name)).parameters
        assert list(ours)[1:] == [each.arg for each in arguments.args], name
        defaults = [each.default for each in ours.values() if each.default is not inspect.Parameter.empty]
        assert defaults == [ast.literal_eval(each) for each in arguments.defaults], name
