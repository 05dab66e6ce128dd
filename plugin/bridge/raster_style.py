# SPDX-License-Identifier: GPL-2.0-or-later
"""The colours of an Earth Engine layer on a raster file: the same values get the same colours."""

from __future__ import annotations

from typing import List

from qgis.core import (
    QgsColorRampShader,
    QgsContrastEnhancement,
    QgsMultiBandColorRenderer,
    QgsRasterLayer,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor

from ..core import spelling
from ..core.product import Visualization

_GRAY = ("#000000", "#ffffff")


def dress(layer: QgsRasterLayer, shown: Visualization) -> bool:
    """Colour a raster's bands as ``ee.Image.visualize`` would; False where it lacks a band that is shown.

    One gamma for three bands becomes the picture's own, which QGIS applies to colours that are rounded already; three
    gammas are left out.
    """
    names = [layer.dataProvider().bandDescription(number) for number in range(1, layer.bandCount() + 1)]
    if not set(shown.bands) <= set(names):
        return False
    numbers = [names.index(name) + 1 for name in shown.bands]
    if len(numbers) == 3:
        layer.setRenderer(_picture(layer, numbers, shown))
        layer.brightnessFilter().setGamma(shown.gamma[0] if len(set(shown.gamma)) == 1 else 1.0)
    elif len(numbers) == 1:
        layer.setRenderer(_ramp(layer, numbers[0], shown))
    else:
        return False
    layer.triggerRepaint()
    return True


def dress_picture(layer: QgsRasterLayer) -> None:
    """Show a file's first three bands as they are, and the fourth as opacity."""
    renderer = QgsMultiBandColorRenderer(layer.dataProvider(), 1, 2, 3)
    renderer.setAlphaBand(4)
    layer.setRenderer(renderer)
    layer.triggerRepaint()


def _ramp(layer: QgsRasterLayer, number: int, shown: Visualization) -> QgsSingleBandPseudoColorRenderer:
    low, high = shown.minimum[0], shown.maximum[0]
    colours = shown.palette or _GRAY
    if len(colours) == 1:
        colours = colours * 2
    if not shown.palette and shown.gamma and shown.gamma[0] != 1:
        colours = _curve(shown.gamma[0])
    steps = len(colours) - 1
    ramp = QgsColorRampShader(low, high, None, QgsColorRampShader.Type.Interpolated)
    items: List[QgsColorRampShader.ColorRampItem] = []
    for place, colour in enumerate(colours):
        value = low + (high - low) * place / steps
        items.append(
            QgsColorRampShader.ColorRampItem(value, QColor("#" + colour.lstrip("#")), spelling.number(value, ".6g"))
        )
    ramp.setColorRampItemList(items)
    shader = QgsRasterShader(low, high)
    shader.setRasterShaderFunction(ramp)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), number, shader)
    renderer.setClassificationMin(low)
    renderer.setClassificationMax(high)
    return renderer


def _curve(gamma: float) -> tuple[str, ...]:
    """Greys from black to white along a gamma's curve."""
    greys = (round(255 * (place / 255) ** (1.0 / gamma)) for place in range(256))
    return tuple(f"#{grey:02x}{grey:02x}{grey:02x}" for grey in greys)


def _picture(layer: QgsRasterLayer, numbers: List[int], shown: Visualization) -> QgsMultiBandColorRenderer:
    provider = layer.dataProvider()
    renderer = QgsMultiBandColorRenderer(provider, *numbers)
    for place, (number, put) in enumerate(
        zip(
            numbers,
            (renderer.setRedContrastEnhancement, renderer.setGreenContrastEnhancement,
             renderer.setBlueContrastEnhancement),
        )
    ):  # fmt: skip
        stretch = QgsContrastEnhancement(provider.dataType(number))
        stretch.setContrastEnhancementAlgorithm(
            QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
        )
        stretch.setMinimumValue(_of(shown.minimum, place))
        stretch.setMaximumValue(_of(shown.maximum, place))
        put(stretch)
    return renderer


def _of(values: tuple[float, ...], place: int) -> float:
    return values[place] if len(values) > 1 else values[0]
