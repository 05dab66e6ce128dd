# SPDX-License-Identifier: GPL-2.0-or-later
"""Another data source for a layer that stays the same layer, in all its styles and in layouts that lock them.

QGIS keeps a layer's id, place, themes, filters and blend mode when its source changes. It loses the opacity, which it
keeps in the renderer, and styles other than the current one go on naming the renderer of the source before.
"""

from __future__ import annotations

from typing import Callable, Optional, Sequence

from qgis.core import (
    QgsLayoutItemMap,
    QgsMapLayerStyle,
    QgsRasterLayer,
    QgsSingleBandColorDataRenderer,
)

Dress = Callable[[QgsRasterLayer], object]


def set_source(
    layer: QgsRasterLayer,
    source: str,
    name: str,
    provider: str,
    *,
    dress: Optional[Dress] = None,
    properties: Sequence[str] = (),
) -> None:
    """Let a layer read from elsewhere. Main thread.

    Args:
        dress: gives it the renderer that fits the source; the colours of tiles where there is none.
        properties: custom properties that belong to the layer and not to one of its styles.
    """
    other = layer.providerType() != provider
    opacity = layer.opacity()
    layer.setDataSource(source, name, provider)
    if dress is not None:
        _dressed(layer, dress, opacity)
    elif other:
        _dressed(layer, as_tiles, opacity)
    if other or dress is not None:
        _dress_other_styles(layer, dress or as_tiles, properties)
        _update_locked_styles(layer)
    layer.triggerRepaint()


def as_tiles(layer: QgsRasterLayer) -> None:
    """The renderer of tiles: their colours as they are."""
    if layer.dataProvider() is not None:
        layer.setRenderer(QgsSingleBandColorDataRenderer(layer.dataProvider(), 1))


def _dressed(layer: QgsRasterLayer, dress: Dress, opacity: float) -> None:
    dress(layer)
    layer.setOpacity(opacity)


def _dress_other_styles(layer: QgsRasterLayer, dress: Dress, properties: Sequence[str]) -> None:
    manager = layer.styleManager()
    current = manager.currentStyle()
    others = [style for style in manager.styles() if style != current]
    values = {key: layer.customProperty(key) for key in properties}
    for style in [*others, *([current] if others else [])]:
        manager.setCurrentStyle(style)
        if style != current:
            _dressed(layer, dress, layer.opacity())
        for key, value in values.items():
            if value is None:
                layer.removeCustomProperty(key)
            else:
                layer.setCustomProperty(key, value)


def _update_locked_styles(layer: QgsRasterLayer) -> None:
    """Maps of layouts that lock their layers' styles keep a copy of their own."""
    project = layer.project()
    layouts = [] if project is None else project.layoutManager().printLayouts()
    for item in (each for layout in layouts for each in layout.items() if isinstance(each, QgsLayoutItemMap)):
        locked = item.layerStyleOverrides()
        if layer.id() in locked:
            style = QgsMapLayerStyle()
            style.readFromLayer(layer)
            locked[layer.id()] = style.xmlData()
            item.setLayerStyleOverrides(locked)
