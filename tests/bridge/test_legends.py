# SPDX-License-Identifier: GPL-2.0-or-later
"""Legend nodes in the layer tree and in a layout: colours, unit, numbers, and lives of the right length."""

from __future__ import annotations

import dataclasses
import gc
import time
import weakref

import numpy as np
import pytest
from ee_workbench.plugin.bridge import layers, legends
from ee_workbench.plugin.core.legend import Legend
from ee_workbench.plugin.engine.client import MapTiles
from qgis.core import (
    QgsLayerTreeModel,
    QgsLayoutExporter,
    QgsLayoutItemLegend,
    QgsLayoutPoint,
    QgsMapLayerLegend,
    QgsPrintLayout,
    QgsRasterLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QImage

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
    assert type(ramp).__name__ in ("QgsColorRampLegendNode", "QgsLayerTreeModelLegendNode")
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
