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

from ..core.product import Visualization

_GRAY = ("#000000", "#ffffff")


def dress(layer: QgsRasterLayer, shown: Visualization) -> bool:
    """Colour a raster's bands as ``ee.Image.visualize`` would; False where it lacks a band that is shown.

    A gamma other than 1 is left out: QGIS has one for the whole picture only.
    """
    names = [layer.dataProvider().bandDescription(number) for number in range(1, layer.bandCount() + 1)]
    if not set(shown.bands) <= set(names):
        return False
    numbers = [names.index(name) + 1 for name in shown.bands]
    if len(numbers) == 3:
        layer.setRenderer(_picture(layer, numbers, shown))
    elif len(numbers) == 1:
        layer.setRenderer(_ramp(layer, numbers[0], shown))
    else:
        return False
    layer.triggerRepaint()
    return True


def _ramp(layer: QgsRasterLayer, number: int, shown: Visualization) -> QgsSingleBandPseudoColorRenderer:
    low, high = shown.minimum[0], shown.maximum[0]
    colours = shown.palette or _GRAY
    if len(colours) == 1:
        colours = colours * 2
    steps = len(colours) - 1
    ramp = QgsColorRampShader(low, high, None, QgsColorRampShader.Type.Interpolated)
    items: List[QgsColorRampShader.ColorRampItem] = []
    for place, colour in enumerate(colours):
        value = low + (high - low) * place / steps
        items.append(QgsColorRampShader.ColorRampItem(value, QColor("#" + colour.lstrip("#")), f"{value:.6g}"))
    ramp.setColorRampItemList(items)
    shader = QgsRasterShader(low, high)
    shader.setRasterShaderFunction(ramp)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), number, shader)
    renderer.setClassificationMin(low)
    renderer.setClassificationMax(high)
    return renderer


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
