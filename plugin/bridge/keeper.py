# SPDX-License-Identifier: GPL-2.0-or-later
"""Keeps our layers dressed: legend, extent, period and metadata survive reloads, copies and new data sources."""

from __future__ import annotations

from typing import List, Optional, Set

from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QObject

from . import layers, legends


class LayerKeeper(QObject):
    """Watches a project from :meth:`start` to :meth:`stop`.

    QGIS replaces a layer's legend, extent and metadata when its data source is set (by us, by a person, by the Earth
    Engine plugin's refresh), and a layer read from a project file or duplicated comes without some of them.
    """

    def __init__(self, project: Optional[QgsProject] = None, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._project = project or QgsProject.instance()
        self._watched: Set[str] = set()
        self._started = False

    def start(self) -> None:
        """Watch; the layers that are there already are dressed at once."""
        if self._started:
            return
        self._started = True
        self._project.layersAdded.connect(self._on_layers_added)
        self._project.layersWillBeRemoved.connect(self._on_layers_will_be_removed)
        self._project.readProject.connect(self._on_project_read)
        self._on_layers_added(list(self._project.mapLayers().values()))

    def stop(self) -> None:
        """Let go of everything: signals, and the legends, which are Python objects of the plugin."""
        if not self._started:
            return
        self._started = False
        self._project.layersAdded.disconnect(self._on_layers_added)
        self._project.layersWillBeRemoved.disconnect(self._on_layers_will_be_removed)
        self._project.readProject.disconnect(self._on_project_read)
        for layer_id in list(self._watched):
            layer = self._project.mapLayer(layer_id)
            if layer is not None:
                layer.dataSourceChanged.disconnect(self._on_source_changed)
                layer.customPropertyChanged.disconnect(self._on_property_changed)
                legends.uninstall(layer)
        self._watched.clear()

    def _on_layers_added(self, added: List[QgsMapLayer]) -> None:
        ours = [layer for layer in added if layers.is_ours(layer)]
        for layer in ours:
            layers.restore(layer)
            if layer.id() not in self._watched:
                self._watched.add(layer.id())
                layer.dataSourceChanged.connect(self._on_source_changed)
                layer.customPropertyChanged.connect(self._on_property_changed)
        if ours:
            for layer_id in self._watched:
                original = self._project.mapLayer(layer_id)
                if original is not None:
                    layers.restore_attribution(original)

    def _on_project_read(self) -> None:
        self._on_layers_added(list(self._project.mapLayers().values()))

    def _on_layers_will_be_removed(self, layer_ids: List[str]) -> None:
        self._watched.difference_update(layer_ids)

    def _on_property_changed(self, key: str) -> None:
        if key == layers.EE_OBJECT:
            self._on_source_changed()

    def _on_source_changed(self) -> None:
        layer = self.sender()
        if isinstance(layer, QgsRasterLayer) and layers.is_ours(layer):
            layers.restore(layer)
