# SPDX-License-Identifier: GPL-2.0-or-later
"""Legend nodes in the layer tree and in a layout: colours, unit, numbers, and lives of the right length."""

from __future__ import annotations

import dataclasses
import gc
import time
import weakref

import numpy as np
import pytest
from ee_workbench.plugin.bridge import freeze, layers, legends, printing, raster_style
from ee_workbench.plugin.bridge.freeze import FreezeTask
from ee_workbench.plugin.bridge.keeper import LayerKeeper
from ee_workbench.plugin.bridge.ramp_node import RampNode
from ee_workbench.plugin.bridge.text import spelling_of
from ee_workbench.plugin.core import spelling
from ee_workbench.plugin.core.legend import Legend
from ee_workbench.plugin.core.product import Visualization
from ee_workbench.plugin.engine.client import MapTiles
from qgis.core import (
    QgsFeature,
    QgsLayerTreeModel,
    QgsLayoutExporter,
    QgsLayoutItemLegend,
    QgsLayoutPoint,
    QgsMapLayerLegend,
    QgsPrintLayout,
    QgsRasterLayer,
    QgsReadWriteContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QLocale, Qt
from qgis.PyQt.QtGui import QColor, QImage
from qgis.PyQt.QtXml import QDomDocument

from .freezing import WARM, added, layout_with_map, outcome, pixels_of

TILES = MapTiles(
    url_template="http://127.0.0.1:9/{z}/{x}/{y}",
    name="n",
    expression_json="{}",
    made_at=time.time(),
)


class Tree:
    """The layer tree's model with its legend nodes, alive as long as this is."""

    def __init__(self, project):
        self.project = project
        self.model = QgsLayerTreeModel(project.layerTreeRoot())
        self.model.setFlag(QgsLayerTreeModel.Flag.ShowLegend)

    def nodes(self, layer):
        return self.model.layerLegendNodes(self.project.layerTreeRoot().findLayer(layer))


def test_ramp_equals_earth_engines_stretch():
    """Colours of the ramp against numpy's interpolation between evenly spaced palette entries."""
    palette = ("#0000ff", "#00ffff", "#ffff00", "#ff0000")
    ramp = legends.ramp(palette)
    anchors = np.array([[QColor(c).red(), QColor(c).green(), QColor(c).blue()] for c in palette], float)
    for position in np.linspace(0, 1, 41):
        expected = [np.interp(position * 3, range(4), anchors[:, band]) for band in range(3)]
        colour = ramp.color(float(position))
        assert np.abs(np.array([colour.red(), colour.green(), colour.blue()]) - expected).max() <= 1


@pytest.mark.parametrize("palette", [("#123456",), ("#000000", "#ffffff"), ()])
def test_ramps_of_few_colours(palette):
    ramp = legends.ramp(palette)
    assert ramp.color(0.0).isValid() and ramp.color(1.0).isValid()


@pytest.mark.parametrize(
    ("minimum", "maximum", "places"), [(-20, 40, 0), (0, 1, 2), (-0.025, 0.025, 3), (0, 8000, 0), (5, 5, 6), (0, 15, 1)]
)
def test_decimals_suit_the_range(minimum, maximum, places):
    assert legends.decimals(minimum, maximum) == places


def test_ramp_node_in_the_layer_tree(project, product):
    layer = layers.add(product, TILES)
    tree = Tree(project)
    title, ramp = tree.nodes(layer)
    assert title.data(Qt.ItemDataRole.DisplayRole) == "Daily maximum temperature"
    assert isinstance(ramp, RampNode)
    assert ramp.settings().suffix().strip() == "°C"
    picture = ramp.data(Qt.ItemDataRole.DecorationRole)
    assert picture.height() > 20
    assert ramp.parent() is tree.model or ramp.parent() is not None


def test_classes_and_rgb(project, product):
    classes = Legend("classes", "Land cover", colours=("#ff0000", "#00aa00"), labels=("Urban", "Forest"))
    rgb = Legend("rgb", "", labels=("B4", "B3", "B2"))
    first = layers.add(dataclasses.replace(product, legend=classes), TILES)
    second = layers.add(dataclasses.replace(product, legend=rgb), TILES)
    tree = Tree(project)
    texts = [node.data(Qt.ItemDataRole.DisplayRole) for node in tree.nodes(first)]
    assert texts == ["Land cover", "Urban", "Forest"]
    nodes = tree.nodes(second)
    assert [node.data(Qt.ItemDataRole.DisplayRole) for node in nodes] == ["B4", "B3", "B2"]


def test_legend_in_a_layout_shows_the_ramp(project, product, tmp_path):
    """The pixels of an exported page: blue at the bottom, white in the middle, red on top, at a printable height."""
    layers.add(product, TILES)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    item = QgsLayoutItemLegend(layout)
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(10, 10))
    item.setAutoUpdateModel(True)
    item.adjustBoxSize()
    gc.collect()
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 100
    path = str(tmp_path / "page.png")
    assert QgsLayoutExporter(layout).exportToImage(path, settings) == QgsLayoutExporter.ExportResult.Success
    page = QImage(path).convertToFormat(QImage.Format.Format_RGB32)
    bits = page.constBits()
    bits.setsize(page.sizeInBytes())
    pixels = np.frombuffer(bits, np.uint8).reshape(page.height(), page.width(), 4)[:, :, 2::-1].astype(int)
    red = np.argwhere((pixels[:, :, 0] > 230) & (pixels[:, :, 1] < 40) & (pixels[:, :, 2] < 40))
    blue = np.argwhere((pixels[:, :, 2] > 230) & (pixels[:, :, 1] < 40) & (pixels[:, :, 0] < 40))
    assert len(red) and len(blue)
    assert red[:, 0].mean() < blue[:, 0].mean()  # high values on top
    height = (blue[:, 0].max() - red[:, 0].min()) / 100 * 25.4
    assert 25 < height < 35  # mm


def test_legend_lives_without_python_references(project, product):
    """The wrapper of a layer that nobody in Python holds goes away; the legend's methods must not go with it."""
    layer_id = layers.add(product, TILES).id()
    for _ in range(3):
        gc.collect()
        assert legends.legend_of(project.mapLayer(layer_id)) == product.legend
        assert len(Tree(project).nodes(project.mapLayer(layer_id))) == 2


def test_legend_is_freed_with_its_layer_and_on_replacement(project, product):
    layer = layers.add(product, TILES)
    first = weakref.ref(layer.legend())
    legends.install(layer, dataclasses.replace(product.legend, unit="K"))
    gc.collect()
    assert first() is None
    second = weakref.ref(layer.legend())
    del layer
    project.removeAllMapLayers()
    gc.collect()
    assert second() is None


def test_layer_that_no_wrapper_holds(qgis_app):
    """As with layers that QGIS itself reads from a file: Python has never owned them."""
    layer = QgsRasterLayer("type=xyz&url=http://127.0.0.1:9/{z}/{x}/{y}", "n", "wms")
    legends.install(layer, Legend("ramp", "t", colours=("#000000", "#ffffff")))
    assert isinstance(layer.legend(), QgsMapLayerLegend)
    legends.install(layer, None)
    assert legends.legend_of(layer) is None


def page_of_legend(project, folder, change=lambda item: None):
    """A page with nothing but the project's legend: the item and the pixels."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    item = QgsLayoutItemLegend(layout)
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(10, 10))
    change(item)
    item.adjustBoxSize()
    return layout, pixels_of(printing.export_page(layout, folder / "legend.png", 100).path)


@pytest.mark.parametrize(
    ("legend", "texts"),
    [
        (Legend("ramp", "", "°C", -25, 45), ["-20", "0", "20", "40\u00a0°C"]),
        (Legend("ramp", "", "%", 0, 1), ["0", "0.2", "0.4", "0.6", "0.8", "1%"]),
        (Legend("ramp", "", "", -0.2, 0.9), ["-0.2", "0", "0.2", "0.4", "0.6", "0.8"]),
        (Legend("ramp", "", "mm", -123.4, 567.8), ["0", "200", "400\u00a0mm"]),
        (Legend("ramp", "", "K", 5, 5), ["5\u00a0K"]),
    ],
)
def test_a_ramp_s_numbers_are_round(project, product, legend, texts):
    """Steps of 1, 2, 2.5 or 5, the unit once, each number where it stands between the ends; fewer where there is less
    room."""
    layer = layers.add(dataclasses.replace(product, legend=legend), TILES)
    node = legends._ramp_node(project.layerTreeRoot().findLayer(layer), legend)
    found = node.labels(30.0, 4.4)
    assert [text for _, text in found] == texts
    span = (legend.maximum - legend.minimum) or 1
    for place, text in found:
        number = float(text.split("\u00a0")[0].rstrip("%"))
        assert place == pytest.approx((number - legend.minimum) / span if legend.maximum > legend.minimum else 0.5)
    assert len(node.labels(9.0, 4.4)) <= 3


def test_a_ramp_s_numbers_are_the_user_s(project, product):
    legend = Legend("ramp", "", "mm", 0, 1)
    layer = layers.add(dataclasses.replace(product, legend=legend), TILES)
    spelling.use(spelling_of(QLocale("de_DE")))
    try:
        node = legends._ramp_node(project.layerTreeRoot().findLayer(layer), legend)
        assert [label for _, label in node.labels(30.0, 4.4)] == ["0", "0,2", "0,4", "0,6", "0,8", "1\u00a0mm"]
    finally:
        spelling.use(spelling.NEUTRAL)


def test_ticks_stand_where_their_numbers_are(project, product, tmp_path):
    """On the exported page: strokes just right of the ramp, at the places of -20, 0, 20 and 40 between -20 and 40."""
    layers.add(product, TILES)
    _, page = page_of_legend(project, tmp_path)
    ramp_columns = np.flatnonzero((page.max(axis=2) - page.min(axis=2) > 60).sum(axis=0) > 50)
    right = ramp_columns.max()
    rows = np.flatnonzero((page[:, ramp_columns].max(axis=2) - page[:, ramp_columns].min(axis=2) > 20).any(axis=1))
    strokes = np.flatnonzero((page[:, right + 1 : right + 4] < 230).all(axis=(1, 2)))
    strokes = strokes[(strokes >= rows.min() - 2) & (strokes <= rows.max() + 2)]
    places = (rows.max() - strokes) / (rows.max() - rows.min())
    assert len(strokes) >= 4
    for wanted in (0.0, 1 / 3, 2 / 3, 1.0):
        assert np.abs(places - wanted).min() < 0.02
    assert np.abs(places[:, None] - np.array([0, 1 / 3, 2 / 3, 1])).min(axis=1).max() < 0.03


def test_a_legend_follows_a_frozen_layer_s_renderer(client, project, wait, tmp_path):
    """Another palette and other ends, as the layer's properties set them; saved, and read again."""
    project.write(str(tmp_path / "maps.qgs"))
    layer = added(wait, WARM, client)
    keeper = LayerKeeper(project)
    keeper.start()
    _, item = layout_with_map(project)
    outcome(wait, FreezeTask(layer, freeze.page_of(item), client))
    assert legends.legend_of(layer) == WARM.legend()
    shown = Visualization(WARM.visualization().bands, (0.0,), (10.0,), ("#000000", "#00ff00"))
    raster_style.dress(layer, shown)
    edited = legends.legend_of(layer)
    assert (edited.minimum, edited.maximum, edited.colours) == (0.0, 10.0, ("#000000", "#00ff00"))
    assert edited.unit == "°C"
    _, before = page_of_legend(project, tmp_path)
    project.write()
    keeper.stop()
    project.clear()
    keeper.start()
    project.read(str(tmp_path / "maps.qgs"))
    (again,) = project.mapLayers().values()
    assert legends.legend_of(again) == edited
    assert (page_of_legend(project, tmp_path)[1] == before).all()
    keeper.stop()


def test_a_legend_in_a_template_and_an_atlas(project, product, tmp_path):
    """A template that is read again shows the same; each page of an atlas too."""
    layers.add(product, TILES)
    layout, before = page_of_legend(project, tmp_path)
    assert (before < 128).any()
    assert layout.saveAsTemplate(str(tmp_path / "sheet.qpt"), QgsReadWriteContext())
    document = QDomDocument()
    document.setContent((tmp_path / "sheet.qpt").read_text(encoding="utf-8"))
    again = QgsPrintLayout(project)
    items, read = again.loadFromTemplate(document, QgsReadWriteContext())
    assert read and items
    assert (pixels_of(printing.export_page(again, tmp_path / "again.png", 100).path) == before).all()
    places = QgsVectorLayer("Point?crs=EPSG:4326&field=name:string", "places", "memory")
    places.dataProvider().addFeatures([QgsFeature(places.fields(), number) for number in (1, 2)])
    project.addMapLayer(places, False)
    again.atlas().setCoverageLayer(places)
    again.atlas().setEnabled(True)
    paths = printing.export_page(again, tmp_path / "atlas.png", 100).paths
    assert len(paths) == 2 and all((pixels_of(path) == before).all() for path in paths)
