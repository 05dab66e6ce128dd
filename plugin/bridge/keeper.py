# SPDX-License-Identifier: GPL-2.0-or-later
"""Keeps our layers dressed: legend, extent, period and metadata survive reloads, copies and new data sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Optional

from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QObject

from . import layers, legends


@dataclass
class _Held:
    """What a watched layer shows, by its properties, and the style that was current when they were seen."""

    properties: Dict[str, Any]
    style: str


class LayerKeeper(QObject):
    """Watches a project from :meth:`start` to :meth:`stop`.

    QGIS replaces a layer's legend, extent and metadata when its data source is set (by us, by a person, by the Earth
    Engine plugin's refresh), and a layer read from a project file or duplicated comes without some of them. And it
    keeps a layer's properties in each of its styles: changing the style (or the map theme) would bring back the recipe
    and the graph of an earlier picture.
    """

    def __init__(self, project: Optional[QgsProject] = None, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._project = project or QgsProject.instance()
        self._held: Dict[str, _Held] = {}
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
        for layer_id in list(self._held):
            layer = self._project.mapLayer(layer_id)
            if layer is not None:
                layer.dataSourceChanged.disconnect(self._on_source_changed)
                layer.rendererChanged.disconnect(self._on_renderer_changed)
                layer.customPropertyChanged.disconnect(self._on_property_changed)
                layer.styleManager().currentStyleChanged.disconnect(self._on_style_changed)
                layer.styleManager().styleRenamed.disconnect(self._on_style_renamed)
                legends.uninstall(layer)
        self._held.clear()

    # Layers that come and go

    def _on_layers_added(self, added: List[QgsMapLayer]) -> None:
        ours = [layer for layer in added if layers.is_ours(layer)]
        for layer in ours:
            layers.restore(layer)
            if layer.id() not in self._held:
                layer.dataSourceChanged.connect(self._on_source_changed)
                layer.rendererChanged.connect(self._on_renderer_changed)
                layer.customPropertyChanged.connect(self._on_property_changed)
                layer.styleManager().currentStyleChanged.connect(self._on_style_changed)
                layer.styleManager().styleRenamed.connect(self._on_style_renamed)
            self._hold(layer)
        if ours:
            for layer_id in self._held:
                original = self._project.mapLayer(layer_id)
                if original is not None:
                    layers.restore_attribution(original)

    def _on_project_read(self) -> None:
        self._on_layers_added(list(self._project.mapLayers().values()))

    def _on_layers_will_be_removed(self, layer_ids: List[str]) -> None:
        for layer_id in layer_ids:
            self._held.pop(layer_id, None)

    def _hold(self, layer: QgsMapLayer) -> None:
        properties = {key: layer.customProperty(key) for key in layers.PROPERTIES}
        self._held[layer.id()] = _Held(properties, layer.styleManager().currentStyle())

    # Layers that change

    def _on_source_changed(self) -> None:
        layer = self.sender()
        if isinstance(layer, QgsRasterLayer) and layers.is_ours(layer):
            layers.restore(layer)

    def _on_renderer_changed(self) -> None:
        layer = self.sender()
        if isinstance(layer, QgsRasterLayer) and layers.is_frozen(layer):
            layers.restore_legend(layer)

    def _on_property_changed(self, key: str) -> None:
        layer = self.sender()
        held = self._held.get(layer.id()) if isinstance(layer, QgsRasterLayer) else None
        if held is None or key not in layers.PROPERTIES:
            return
        if layer.styleManager().currentStyle() != held.style:
            return  # another style is being read; its end is signalled
        held.properties[key] = layer.customProperty(key)
        if key == layers.EE_OBJECT and layers.is_ours(layer):
            layers.restore(layer)

    def _on_style_changed(self, style: str) -> None:
        layer = self.sender().layer()
        held = self._held.get(layer.id())
        if held is None:
            return
        for key, value in held.properties.items():
            if value is None:
                layer.removeCustomProperty(key)
            else:
                layer.setCustomProperty(key, value)
        held.style = style
        if layers.is_ours(layer):
            layers.restore(layer)

    def _on_style_renamed(self, before: str, after: str) -> None:
        held = self._held.get(self.sender().layer().id())
        if held is not None and held.style == before:
            held.style = after
