# SPDX-License-Identifier: GPL-2.0-or-later
"""Marks beside layers in the layer tree, each with a sentence: what is wrong with a layer stands on that layer."""

from __future__ import annotations

from typing import Dict, Optional

from qgis.core import QgsLayerTree, QgsLayerTreeNode, QgsProject
from qgis.gui import QgsLayerTreeView, QgsLayerTreeViewIndicator
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QIcon


class LayerMarks(QObject):
    """At most one mark a layer, wherever the layer stands in the tree, also after it was moved."""

    clicked = pyqtSignal(str)
    """A layer's id: its mark was clicked."""

    def __init__(
        self,
        view: QgsLayerTreeView,
        icon: QIcon,
        project: Optional[QgsProject] = None,
        parent: Optional[QObject] = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._icon = icon
        self._root = (project or QgsProject.instance()).layerTreeRoot()
        self._sentences: Dict[str, str] = {}
        self._shown: Dict[str, QgsLayerTreeViewIndicator] = {}
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._show_all)
        self._root.addedChildren.connect(self._on_nodes_added)
        self._root.willRemoveChildren.connect(self._on_nodes_removed)

    def sentence(self, layer_id: str) -> str:
        """What is said of a layer; "" for nothing."""
        return self._sentences.get(layer_id, "")

    def mark(self, layer_id: str, sentence: str) -> None:
        """Say something of a layer."""
        self._sentences[layer_id] = sentence
        if layer_id in self._shown:
            self._shown[layer_id].setToolTip(sentence)
        else:
            self._show(layer_id)

    def clear(self, layer_id: str) -> None:
        """Take back what was said."""
        if self._sentences.pop(layer_id, None) is not None:
            self._hide(layer_id)

    def close(self) -> None:
        """Take all marks away."""
        for layer_id in list(self._sentences):
            self.clear(layer_id)
        self._again.stop()
        self._root.addedChildren.disconnect(self._on_nodes_added)
        self._root.willRemoveChildren.disconnect(self._on_nodes_removed)

    def _show(self, layer_id: str) -> None:
        node = self._root.findLayer(layer_id)
        if node is None:
            return
        indicator = QgsLayerTreeViewIndicator(self)
        indicator.setIcon(self._icon)
        indicator.setToolTip(self._sentences[layer_id])
        indicator.clicked.connect(lambda: self.clicked.emit(layer_id))
        self._view.addIndicator(node, indicator)
        self._shown[layer_id] = indicator

    def _hide(self, layer_id: str) -> None:
        indicator = self._shown.pop(layer_id, None)
        if indicator is None or sip.isdeleted(indicator):
            return
        node = self._root.findLayer(layer_id)
        if node is not None:
            self._view.removeIndicator(node, indicator)
        indicator.deleteLater()

    # QGIS keeps marks by the tree's nodes. A layer that is moved gets a new node before its old one goes.

    def _on_nodes_added(self, *_: object) -> None:
        self._again.start()

    def _show_all(self) -> None:
        for layer_id in self._sentences:
            if layer_id not in self._shown:
                self._show(layer_id)

    def _on_nodes_removed(self, parent: QgsLayerTreeNode, first: int, last: int) -> None:
        for node in parent.children()[first : last + 1]:
            for layer_id in _layer_ids(node):
                self._hide(layer_id)
        self._again.start()


def _layer_ids(node: QgsLayerTreeNode) -> list[str]:
    if QgsLayerTree.isLayer(node):
        return [node.layerId()]
    return list(node.findLayerIds())
