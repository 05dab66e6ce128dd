# SPDX-License-Identifier: GPL-2.0-or-later
"""A product's legend as nodes of QGIS' layer tree and of layouts: a colour ramp with unit, or classes.

QGIS knows nothing of the colours of a tile layer, and puts its own empty legend back whenever the layer's data source
changes; :mod:`.keeper` installs ours again.
"""

from __future__ import annotations

from typing import List, Optional

from qgis.core import (
    QgsGradientColorRamp,
    QgsGradientStop,
    QgsLayerTreeLayer,
    QgsLayerTreeModelLegendNode,
    QgsMapLayer,
    QgsMapLayerLegend,
    QgsMapLayerLegendUtils,
    QgsRasterSymbolLegendNode,
    QgsSimpleLegendNode,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QSizeF
from qgis.PyQt.QtGui import QColor

from ..core.legend import Legend
from .ramp_node import RampNode

_CHANNELS = ("#ff0000", "#00ff00", "#0000ff")
PRINTED_RAMP = QSizeF(5.0, 30.0)
"""Width and height of a ramp in layouts, mm."""


class WorkbenchLegend(QgsMapLayerLegend):
    """The nodes of one layer's legend."""

    def __init__(self, legend: Legend) -> None:
        super().__init__()
        self.legend = legend

    def createLayerTreeModelLegendNodes(self, nodeLayer: QgsLayerTreeLayer) -> List[QgsLayerTreeModelLegendNode]:
        """For QGIS: new nodes, which QGIS then owns."""
        nodes = _nodes(nodeLayer, self.legend)
        for node in nodes:
            # QGIS gives the nodes a parent only after this call; until then Python must not delete them. What a ramp
            # draws itself lives in Python: with itself as owner it stays exactly as long as its C++ half.
            sip.transferto(node, node if isinstance(node, RampNode) else None)
        return nodes


def install(layer: QgsMapLayer, legend: Optional[Legend]) -> None:
    """Give a layer its legend (or QGIS' own where there is none). The layer owns it from here on."""
    if legend is None:
        uninstall(layer)
    else:
        ours = WorkbenchLegend(legend)
        layer.setLegend(ours)
        # Now the C++ layer owns it. In Python it would hang on the layer's wrapper, which goes as soon as nobody here
        # refers to the layer, and the legend's methods would go with it. With itself as owner it lives exactly as
        # long as its C++ half.
        sip.transferto(ours, ours)


def size_for_print(tree_layer: Optional[QgsLayerTreeLayer], legend: Optional[Legend]) -> None:
    """Give a ramp a height that suits a printed map (QGIS' own is two lines of text); the layer tree stays."""
    if tree_layer is None or legend is None or legend.kind != "ramp":
        return
    QgsMapLayerLegendUtils.setLegendNodeSymbolSize(tree_layer, 1 if legend.title else 0, PRINTED_RAMP)


def uninstall(layer: QgsMapLayer) -> None:
    """Put QGIS' own legend back, so that nothing of the plugin is left in the layer."""
    if isinstance(layer.legend(), WorkbenchLegend):
        layer.setLegend(QgsMapLayerLegend.defaultRasterLegend(layer))


def legend_of(layer: QgsMapLayer) -> Optional[Legend]:
    """The legend installed on a layer."""
    installed = layer.legend()
    return installed.legend if isinstance(installed, WorkbenchLegend) else None


def _nodes(node_layer: QgsLayerTreeLayer, legend: Legend) -> List[QgsLayerTreeModelLegendNode]:
    nodes: List[QgsLayerTreeModelLegendNode] = []
    if legend.title:
        nodes.append(QgsSimpleLegendNode(node_layer, legend.title))
    if legend.kind == "ramp":
        nodes.append(_ramp_node(node_layer, legend))
    else:
        colours = legend.colours or (_CHANNELS if legend.kind == "rgb" else ())
        for colour, label in zip(colours, legend.labels):
            nodes.append(QgsRasterSymbolLegendNode(node_layer, QColor(colour), label))
    return nodes


def _ramp_node(node_layer: QgsLayerTreeLayer, legend: Legend) -> RampNode:
    return RampNode(node_layer, legend, ramp(legend.colours), decimals(legend.minimum, legend.maximum))


def ramp(colours: tuple[str, ...] | list[str]) -> QgsGradientColorRamp:
    """Colours at equal distances, straight lines between them: as Earth Engine stretches a palette."""
    known = [QColor(colour) for colour in colours] or [QColor(0, 0, 0), QColor(255, 255, 255)]
    last = len(known) - 1
    stops = [QgsGradientStop(index / last, known[index]) for index in range(1, last)]
    return QgsGradientColorRamp(known[0], known[-1], False, stops)


def decimals(minimum: float, maximum: float) -> int:
    """Decimal places that tell two hundredths of the range apart, at most 6."""
    span = abs(maximum - minimum)
    places = 0
    while places < 6 and span * 10**places < 20.0:
        places += 1
    return places
