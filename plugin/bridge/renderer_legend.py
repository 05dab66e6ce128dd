# SPDX-License-Identifier: GPL-2.0-or-later
"""The legend of a frozen layer as its renderer shows it: people change its palette and stretch as of any raster."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional

from qgis.core import (
    QgsColorRampShader,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor

from ..core.legend import Legend

#: Colours that a ramp whose own stand unevenly is named by.
_SAMPLES = 33


def shown(layer: QgsRasterLayer, legend: Optional[Legend]) -> Optional[Legend]:
    """The layer's legend with the colours and numbers of its renderer; as it was for pictures and other renderers."""
    renderer = layer.renderer()
    if legend is None:
        return None
    if isinstance(renderer, QgsPalettedRasterRenderer):
        classes = renderer.classes()
        colours, labels = tuple(each.color.name() for each in classes), tuple(each.label for each in classes)
        return Legend("classes", legend.title, legend.unit, colours=colours, labels=labels)
    if not isinstance(renderer, QgsSingleBandPseudoColorRenderer) or legend.kind == "rgb":
        return legend
    shader = renderer.shader().rasterShaderFunction() if renderer.shader() is not None else None
    if not isinstance(shader, QgsColorRampShader) or not shader.colorRampItemList():
        return legend
    items = shader.colorRampItemList()
    if shader.colorRampType() != QgsColorRampShader.Type.Interpolated:
        colours, labels = tuple(item.color.name() for item in items), tuple(item.label for item in items)
        return Legend("classes", legend.title, legend.unit, colours=colours, labels=labels)
    low, high = items[0].value, items[-1].value
    return replace(legend, minimum=low, maximum=high, colours=_colours(shader, low, high))


def _colours(shader: QgsColorRampShader, low: float, high: float) -> tuple[str, ...]:
    """Colours that stand evenly from low to high: the ramp's own where these do."""
    items = shader.colorRampItemList()
    last = len(items) - 1
    span = high - low
    if last < 1 or span <= 0:
        return tuple(item.color.name() for item in items)
    if all(abs(item.value - low - span * place / last) <= 1e-6 * span for place, item in enumerate(items)):
        return tuple(item.color.name() for item in items)
    found = []
    for place in range(_SAMPLES):
        _, red, green, blue, _ = shader.shade(low + span * place / (_SAMPLES - 1))
        found.append(QColor(red, green, blue).name())
    return tuple(found)
