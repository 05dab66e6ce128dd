# SPDX-License-Identifier: GPL-2.0-or-later
"""Product to layer and back: what the layer carries, where it stands, and what survives what."""

from __future__ import annotations

import dataclasses
import datetime
import gc
import http.server
import json
import math
import random
import re
import threading
import time
from typing import ClassVar
from urllib.parse import parse_qs

import pytest
from ee_workbench.plugin.bridge import canvas, layers, legends
from ee_workbench.plugin.bridge.keeper import LayerKeeper
from ee_workbench.plugin.engine.client import MapTiles
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsLayerTreeModel,
    QgsLayerTreeRegistryBridge,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRasterLayer,
    QgsRectangle,
    QgsVector,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QBuffer, QSize
from qgis.PyQt.QtGui import QColor, QImage, QPainter

GRAPH = json.dumps({"result": "0", "values": {"0": {"constantValue": 1}}})
TEMPLATE = "http://127.0.0.1:9/t0ken/v1/projects/sandbox/maps/abc-1/tiles/{z}/{x}/{y}"


@pytest.fixture
def keeper(project):
    keeper = LayerKeeper(project)
    keeper.start()
    yield keeper
    keeper.stop()


def tiles(name="abc-1", graph=GRAPH):
    return MapTiles(
        url_template=TEMPLATE.replace("abc-1", name),
        name=f"projects/sandbox/maps/{name}",
        expression_json=graph,
        made_at=time.time(),
    )


def nodes_of(layer):
    """The legend's nodes as the layer tree makes them."""
    project = layer.project()
    model = QgsLayerTreeModel(project.layerTreeRoot())
    model.setFlag(QgsLayerTreeModel.Flag.ShowLegend)
    nodes = model.layerLegendNodes(project.layerTreeRoot().findLayer(layer))
    described = [(type(node).__name__, node) for node in nodes]
    nodes_of.alive = model  # the nodes belong to the model
    return described


def ramp_of(layer):
    (ramp,) = [node for name, node in nodes_of(layer) if hasattr(node, "ramp")]
    return ramp


# What a layer carries


def test_source_is_one_xyz_address(project, product):
    layer = layers.add(product, tiles())
    assert layer.isValid() and layer.providerType() == "wms" and layer.crs().authid() == "EPSG:3857"
    parts = parse_qs(layer.source())
    assert parts["type"] == ["xyz"] and parts["url"] == [TEMPLATE]
    assert int(parts["zmin"][0]) == 0 and int(parts["zmax"][0]) >= 20


class Recorder(http.server.BaseHTTPRequestHandler):
    """Answers every tile with a red one, and keeps the paths."""

    paths: ClassVar[list[str]] = []

    def do_GET(self):
        self.paths.append(self.path)
        picture, buffer = QImage(256, 256, QImage.Format.Format_ARGB32), QBuffer()
        picture.fill(QColor(255, 0, 0))
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.end_headers()
        self.wfile.write(bytes(buffer.data()))

    def log_message(self, *_):
        pass


@pytest.mark.parametrize("extra", ["", "?a=b&c=d", "?q=%20x", "?t=a+b"])
def test_tiles_are_asked_for_at_the_address(project, product, wait, extra):
    """QGIS really draws: the encoding of the source suits its reader."""
    Recorder.paths.clear()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Recorder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        template = f"http://127.0.0.1:{server.server_address[1]}/t0ken/maps/abc:tiles/{{z}}/{{x}}/{{y}}{extra}"
        whole = dataclasses.replace(product, bounds=None)
        layer = layers.add(whole, dataclasses.replace(tiles(), url_template=template))
        settings = QgsMapSettings()
        settings.setLayers([layer])
        settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
        settings.setExtent(QgsRectangle(-1e7, -1e7, 1e7, 1e7))
        settings.setOutputSize(QSize(200, 200))
        job = QgsMapRendererParallelJob(settings)
        with wait.signals(job.finished):
            job.start()
        assert job.renderedImage().pixelColor(100, 100) == QColor(255, 0, 0)
    finally:
        server.shutdown()
        server.server_close()
    assert Recorder.paths
    for path in Recorder.paths:
        assert re.fullmatch(r"/t0ken/maps/abc:tiles/\d+/\d+/\d+" + re.escape(extra), path)


def test_properties_are_those_of_ee_plugin_and_ours(project, product):
    layer = layers.add(product, tiles())
    assert layer.customProperty("ee-layer") is True
    assert layer.customProperty("ee-layer-type") == "raster"
    assert layer.customProperty("ee-object") == GRAPH
    assert json.loads(layer.customProperty("ee-object-vis")) == product.visualization.to_ee()
    assert layers.is_ours(layer) and layers.recipe_of(layer) == product.recipe
    now = datetime.datetime.now(datetime.timezone.utc)
    assert datetime.timedelta(hours=1) < layers.expires(layer) - now < datetime.timedelta(hours=24)
    assert not layers.is_expired(layer) and layers.is_expired(layer, now + datetime.timedelta(days=1))


def test_metadata_can_be_quoted(project, product):
    layer = layers.add(product, tiles())
    metadata = layer.metadata()
    assert metadata.title() == product.name and metadata.abstract() == product.abstract
    assert tuple(metadata.rights()) == product.attribution and tuple(metadata.licenses()) == product.licence
    assert tuple(link.url for link in metadata.links()) == product.links
    (spatial,) = metadata.extent().spatialExtents()
    box = spatial.bounds.toRectangle()
    assert (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()) == (5, 40, 15, 50)
    assert spatial.extentCrs.authid() == "EPSG:4326"
    (temporal,) = metadata.extent().temporalExtents()
    assert temporal.begin().toString("yyyy-MM-dd") == "2030-03-01" and not temporal.includeEnd()
    assert metadata.validate() if hasattr(metadata, "validate") else True
    assert all(text in layer.serverProperties().attribution() for text in product.attribution)
    for text in (*product.attribution, *product.licence):
        assert text in layer.htmlMetadata()


def test_extent_of_a_region_equals_proj(project, product):
    layer = layers.add(product, tiles())
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateReferenceSystem("EPSG:3857"), project
    )
    expected = transform.transformBoundingBox(QgsRectangle(5, 40, 15, 50))
    extent = layer.extent()
    for side in ("xMinimum", "yMinimum", "xMaximum", "yMaximum"):
        assert getattr(extent, side)() == pytest.approx(getattr(expected, side)(), abs=0.01)


@pytest.mark.parametrize("crs", ["EPSG:3857", "EPSG:4326"])
def test_what_the_map_shows_as_region_has_no_part_in_the_views_beside_it(project, product, crs):
    """QGIS draws those in advance; of an overlap as thin as a rounding error it asks for tiles of zoom level 24."""
    chance = random.Random(5)
    to_layer = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem(crs), QgsCoordinateReferenceSystem("EPSG:3857"), project
    )
    unit = 1.0 if crs == "EPSG:3857" else 1e-5
    for _ in range(30):
        x, y = chance.uniform(-1.5e7, 1.2e7) * unit, chance.uniform(-7e6, 7e6) * unit
        width, height = chance.uniform(500, 2e6) * unit, chance.uniform(500, 1e6) * unit
        view = QgsRectangle(x, y, x + width, y + height)
        bounds = canvas.wgs84_bounds(view, QgsCoordinateReferenceSystem(crs), project.transformContext())
        extent = layers.add(dataclasses.replace(product, bounds=bounds), tiles()).extent()
        shown = to_layer.transformBoundingBox(view)
        assert shown.contains(extent) and extent.area() == pytest.approx(shown.area(), rel=1e-4)
        for across, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            beside = QgsRectangle(view)
            beside += QgsVector(across * width, down * height)
            assert not to_layer.transformBoundingBox(beside).intersects(extent)


@pytest.mark.parametrize("bounds", [None, (-180.0, -90.0, 180.0, 90.0), (170.0, -90.0, 190.0, 90.0)])
def test_extent_of_the_world_and_across_the_antimeridian(project, product, bounds):
    layer = layers.add(dataclasses.replace(product, bounds=bounds), tiles())
    assert layer.extent().width() == pytest.approx(2 * 20037508.342789, abs=0.01)
    assert layer.extent().height() == pytest.approx(2 * 20037508.342789, abs=1)


# Where it stands


def test_above_the_current_layer(project, product):
    """Where the application puts new layers: it tells the project through the insertion point."""
    first = QgsVectorLayer("Point", "first", "memory")
    second = QgsVectorLayer("Point", "second", "memory")
    project.addMapLayers([first, second])
    root = project.layerTreeRoot()
    names = [node.name() for node in root.children()]
    bridge = project.layerTreeRegistryBridge()
    bridge.setLayerInsertionPoint(QgsLayerTreeRegistryBridge.InsertionPoint(root, 1))
    layers.add(product, tiles())
    bridge.setLayerInsertionPoint(QgsLayerTreeRegistryBridge.InsertionPoint(root, 0))
    assert [node.name() for node in root.children()] == [names[0], product.name, names[1]]


def test_into_a_group_at_a_position(project, product):
    group = project.layerTreeRoot().addGroup("climate")
    below = QgsVectorLayer("Point", "below", "memory")
    project.addMapLayer(below, False)
    group.addLayer(below)
    layers.add(product, tiles(), project, group)
    layers.add(dataclasses.replace(product, name="last"), tiles(), project, group, 2)
    assert [node.name() for node in group.children()] == [product.name, "below", "last"]
    assert len(project.layerTreeRoot().findLayers()) == 3


def test_group_that_is_gone(project, product):
    group = project.layerTreeRoot().addGroup("climate")
    project.layerTreeRoot().removeChildNode(group)
    layer = layers.add(product, tiles(), project, group)
    assert project.layerTreeRoot().findLayer(layer) is not None


# Replacing


def test_replace_is_the_same_layer(project, keeper, product, other_product):
    group = project.layerTreeRoot().addGroup("climate")
    layer = layers.add(product, tiles(), project, group)
    layers.add(dataclasses.replace(product, name="above"), tiles(), project, group, 0)
    node = project.layerTreeRoot().findLayer(layer)
    node.setItemVisibilityChecked(False)
    node.setExpanded(False)
    layer.setOpacity(0.4)
    layer.setBlendMode(QPainter.CompositionMode.CompositionMode_Multiply)
    layer.brightnessFilter().setBrightness(30)
    layer.setScaleBasedVisibility(True)
    project.setDirty(False)
    before = layer.id()

    layers.replace(layer, other_product, tiles("new-2", '{"result": "0", "values": {"0": {"constantValue": 2}}}'))

    assert layer.id() == before and project.mapLayer(before) is layer
    assert [child.name() for child in group.children()] == ["above", other_product.name]
    assert not node.itemVisibilityChecked() and not node.isExpanded()
    assert layer.opacity() == pytest.approx(0.4)
    assert layer.blendMode() == QPainter.CompositionMode.CompositionMode_Multiply
    assert layer.brightnessFilter().brightness() == 30 and layer.hasScaleBasedVisibility()
    assert "new-2" in layer.source() and "abc-1" not in layer.source()
    assert layers.recipe_of(layer) == other_product.recipe
    assert layer.metadata().title() == other_product.name
    assert legends.legend_of(layer) == other_product.legend
    assert layer.temporalProperties().fixedTemporalRange().begin().date().year() == other_product.begin.year
    assert layer.extent().width() > 4e7
    assert project.isDirty()


def test_replace_keeps_a_name_that_the_user_gave(project, keeper, product, other_product):
    layer = layers.add(product, tiles())
    layer.setName("My map")
    layers.replace(layer, other_product, tiles("b"))
    assert layer.name() == "My map"
    layers.replace(layer, product, tiles("c"))
    assert layer.name() == "My map"


# Reading back


def test_reload_of_the_project(project, keeper, product, tmp_path):
    layer = layers.add(product, tiles())
    layer.setOpacity(0.7)
    layer.metadata()
    assert project.write(str(tmp_path / "map.qgz"))
    del layer
    assert project.read(str(tmp_path / "map.qgz"))
    gc.collect()
    (layer_id,) = project.mapLayers()
    assert layers.recipe_of(project.mapLayer(layer_id)) == product.recipe
    assert legends.legend_of(project.mapLayer(layer_id)) == product.legend
    assert ramp_of(project.mapLayer(layer_id)).data is not None
    layer = project.mapLayer(layer_id)
    assert layer.opacity() == pytest.approx(0.7)
    assert layer.extent().width() == pytest.approx(10 / 180 * 20037508.342789, abs=1)
    assert layer.temporalProperties().isActive()
    assert tuple(layer.metadata().licenses()) == product.licence
    assert all(text in layer.serverProperties().attribution() for text in product.attribution)
    assert json.loads(layer.customProperty("ee-object-vis")) == product.visualization.to_ee()
    assert layer.customProperty("ee-layer")


def test_what_the_user_edited_survives_a_reload(project, keeper, product, tmp_path):
    layer = layers.add(product, tiles())
    metadata = layer.metadata()
    metadata.setTitle("Edited")
    layer.setMetadata(metadata)
    layer.temporalProperties().setIsActive(False)
    project.write(str(tmp_path / "map.qgs"))
    project.read(str(tmp_path / "map.qgs"))
    (layer,) = project.mapLayers().values()
    assert layer.metadata().title() == "Edited"
    assert not layer.temporalProperties().isActive()


def test_duplicate_of_a_layer(project, keeper, product):
    original = layers.add(product, tiles())
    copy = original.clone()
    project.addMapLayer(copy)
    assert copy.id() != original.id()
    assert layers.recipe_of(copy) == product.recipe
    assert legends.legend_of(copy) == product.legend and legends.legend_of(original) == product.legend
    assert copy.temporalProperties().isActive() and copy.extent() == original.extent()
    assert copy.serverProperties().attribution() == original.serverProperties().attribution()


def test_somebody_elses_new_source(project, keeper, product):
    """As ee_plugin's refresh does it: another address, unencoded."""
    layer = layers.add(product, tiles())
    layer.setDataSource("type=xyz&url=" + TEMPLATE.replace("abc-1", "fresh"), layer.name(), "wms")
    gc.collect()
    assert layers.is_ours(layer) and layers.recipe_of(layer) == product.recipe
    assert legends.legend_of(layer) == product.legend
    assert layer.metadata().title() == product.name
    assert layer.extent().width() < 2e6


def test_another_image_in_the_layer_takes_recipe_and_legend_away(project, keeper, product):
    """A script's Map.addLayer with our layer's name: the picture is the script's, so our legend would lie."""
    layer = layers.add(product, tiles())
    layer.setDataSource("type=xyz&url=" + TEMPLATE.replace("abc-1", "script"), layer.name(), "wms")
    layer.setCustomProperty("ee-object", json.dumps({"result": "0", "values": {"0": {"constantValue": 99}}}))
    assert layers.recipe_of(layer) is None
    assert legends.legend_of(layer) is None


def test_foreign_layers_are_left_alone(project, keeper):
    vector = QgsVectorLayer("Point", "v", "memory")
    vector.setCustomProperty(layers.RECIPE, "{}")  # a pasted style brings properties along
    raster = QgsRasterLayer("type=xyz&url=http://127.0.0.1:9/{z}/{x}/{y}", "r", "wms")
    raster.setCustomProperty("ee-layer", True)
    project.addMapLayers([vector, raster])
    for layer in (vector, raster, None):
        assert not layers.is_ours(layer) and layers.recipe_of(layer) is None


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (layers.RECIPE, "not json"),
        (layers.RECIPE, '{"kind": "__class__"}'),
        (layers.RECIPE, "[" * 100_000),
        (layers.FACTS, "not json"),
        (layers.FACTS, "[" * 100_000),
        (layers.FACTS, '{"legend": {"kind": "ramp", "minimum": 1e999}}'),
        (layers.FACTS, '{"legend": {"nonsense": 1}}'),
        (layers.FACTS, '{"legend": {"kind": "ramp", "title": 5, "minimum": "a", "colours": "red"}}'),
        (layers.FACTS, '{"legend": {"kind": "classes", "title": "t", "colours": [1, null], "labels": [[], 3]}}'),
        (layers.FACTS, '{"bounds": [0, 0, 0, 0]}'),
        (layers.FACTS, '{"bounds": ["a", 0, 1, 1]}'),
        (layers.FACTS, '{"begin": "yesterday"}'),
        (layers.FACTS, '{"attribution": "text"}'),
        (layers.FACTS, '{"name": ["x"]}'),
        (layers.EXPIRES, "2030-01-01T00:00:00"),
        (layers.EXPIRES, "never"),
    ],
)
def test_hostile_project_files(project, keeper, product, tmp_path, key, text):
    """Project files come from anybody: nothing of them may break the load or be believed."""
    layer = layers.add(product, tiles())
    layer.setCustomProperty(key, text)
    project.write(str(tmp_path / "map.qgs"))
    assert project.read(str(tmp_path / "map.qgs"))
    (layer,) = project.mapLayers().values()
    if key == layers.RECIPE:
        assert layers.recipe_of(layer) is None
    layers.is_expired(layer)
    if legends.legend_of(layer) is not None:
        nodes_of(layer)


def test_unload_leaves_no_python_behind(project, product):
    keeper = LayerKeeper(project)
    keeper.start()
    layer = layers.add(product, tiles())
    assert legends.legend_of(layer) == product.legend
    keeper.stop()
    assert legends.legend_of(layer) is None
    layer.setDataSource(layer.source(), layer.name(), "wms")
    assert legends.legend_of(layer) is None
    # and loaded again, the layers that are there are dressed
    again = LayerKeeper(project)
    again.start()
    assert legends.legend_of(layer) == product.legend
    again.stop()


def test_mercator_formula_against_definition():
    for latitude in (-85.0, -40.0, 0.0, 12.5, 66.6):
        definition = 6378137.0 * math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))
        assert layers._mercator_y(latitude) == pytest.approx(definition, abs=1e-4)


def test_styles_and_themes_do_not_bring_an_old_recipe_back(project, keeper, product, other_product):
    """A style keeps the layer's properties too: switching to one from before an edit must change the looks alone."""
    layer = layers.add(product, tiles())
    manager = layer.styleManager()
    manager.addStyleFromLayer("faint")
    manager.setCurrentStyle("faint")
    layer.setOpacity(0.2)
    layers.replace(layer, other_product, tiles("new-2", '{"result": "0", "values": {"0": {"constantValue": 2}}}'))
    manager.setCurrentStyle("default")
    assert layer.opacity() == 1.0
    assert layers.recipe_of(layer) == other_product.recipe
    assert legends.legend_of(layer) == other_product.legend
    assert json.loads(layer.customProperty("ee-object"))["values"]["0"] == {"constantValue": 2}
    manager.renameStyle("faint", "very faint")
    manager.setCurrentStyle("very faint")
    assert layer.opacity() == pytest.approx(0.2) and layers.recipe_of(layer) == other_product.recipe
    layers.replace(layer, product, tiles("new-3"))
    manager.removeStyle("very faint")  # QGIS switches to the other one
    assert layer.opacity() == 1.0 and layers.recipe_of(layer) == product.recipe
    # while what a script does to the layer counts in whatever style
    layer.setCustomProperty("ee-object", json.dumps({"result": "0", "values": {"0": {"constantValue": 99}}}))
    assert legends.legend_of(layer) is None
