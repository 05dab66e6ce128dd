# SPDX-License-Identifier: GPL-2.0-or-later
"""A colour ramp with round numbers along it, in the layer tree and in layouts. QGIS' own names its two ends only."""

from __future__ import annotations

from typing import Any, List, Optional, Tuple

from qgis.core import (
    Qgis,
    QgsColorRampLegendNode,
    QgsColorRampLegendNodeSettings,
    QgsLayerTreeLayer,
    QgsLayerTreeModelLegendNode,
    QgsLegendSettings,
    QgsLegendStyle,
    QgsRenderContext,
    QgsTextFormat,
    QgsTextRenderer,
)
from qgis.PyQt.QtCore import QPointF, QRectF, QSizeF, Qt
from qgis.PyQt.QtGui import QFontMetricsF, QGuiApplication, QPainter, QPen, QPixmap

from ..core.legend import Legend
from ..core.spelling import used

_TICK_MM = 0.9
_LINE_MM = 0.2
#: Of a text's height, from one label to the next at least.
_ROOMY = 1.3
_MOST_LABELS = 7
_TREE_LINES = 6
_TREE_WIDTH = 1.1


class RampNode(QgsColorRampLegendNode):
    """The ramp of a legend, `ramp` from its minimum to its maximum."""

    def __init__(self, node_layer: QgsLayerTreeLayer, legend: Legend, ramp: Any, decimals: int) -> None:
        settings = QgsColorRampLegendNodeSettings()
        settings.setOrientation(Qt.Orientation.Vertical)
        settings.setDirection(QgsColorRampLegendNodeSettings.Direction.MinimumToMaximum)
        settings.setUseContinuousLegend(True)
        if legend.unit:
            settings.setSuffix(_suffix(legend.unit))
        super().__init__(node_layer, ramp, settings, legend.minimum, legend.maximum)
        self._legend, self._ramp, self._decimals = legend, ramp, decimals

    # Labels.

    def labels(self, height: float, line: float) -> List[Tuple[float, str]]:
        """Place (0 at the bottom, 1 at the top) and text of each label that a ramp has room for, the lowest first."""
        legend = self._legend
        span = legend.maximum - legend.minimum
        if not span:
            return [(0.5, self._text(legend.minimum) + _suffix(legend.unit))]
        most = max(2, min(_MOST_LABELS, int(height / (line * _ROOMY)) + 1))
        count = next((each for each in range(most, 1, -1) if len(legend.ticks(each)) <= most), 2)
        values = legend.ticks(count)
        if len(values) < 2:
            values = (legend.minimum, legend.maximum)
        texts = [self._text(value) for value in values]
        # the unit once, at the top
        top = values.index(max(values))
        texts[top] += _suffix(legend.unit)
        return [((value - legend.minimum) / span, text) for value, text in zip(values, texts)]

    def _text(self, value: float) -> str:
        text = f"{value:.{max(self._decimals, _places(value))}f}"
        return used().numerals(text.rstrip("0").rstrip(".") if "." in text else text)

    # In layouts.

    def drawSymbolText(
        self,
        settings: QgsLegendSettings,
        ctx: Optional[QgsLayerTreeModelLegendNode.ItemContext],
        symbolSize: QSizeF,
    ) -> QSizeF:
        """For QGIS: ticks and numbers beside the ramp, mm; without a painter their size only."""
        style = settings.style(QgsLegendStyle.Style.SymbolLabel)
        format_ = QgsTextFormat(style.textFormat())  # a copy: the format lies within the style, which goes
        context = ctx.context if ctx is not None and ctx.context is not None else self.createTemporaryRenderContext()
        dots = context.scaleFactor()
        line = _line_height(context, format_) / dots
        found = self.labels(symbolSize.height(), line)
        width = max(QgsTextRenderer.textWidth(context, format_, [text]) for _, text in found) / dots
        if ctx is not None and ctx.painter is not None:
            left = self._label_left(settings, ctx, symbolSize)
            self._draw_labels(
                ctx, context, format_, found, QRectF(left, ctx.top, width, symbolSize.height()), symbolSize
            )
        return QSizeF(width, symbolSize.height())

    def _label_left(
        self, settings: QgsLegendSettings, ctx: QgsLayerTreeModelLegendNode.ItemContext, size: QSizeF
    ) -> float:
        symbol, label = QgsLegendStyle.Style.Symbol, QgsLegendStyle.Style.SymbolLabel
        gap = settings.style(symbol).margin(QgsLegendStyle.Side.Right)
        gap += settings.style(label).margin(QgsLegendStyle.Side.Left)
        return float(ctx.columnLeft + max(size.width(), ctx.maxSiblingSymbolWidth) + gap)

    def _draw_labels(
        self,
        ctx: QgsLayerTreeModelLegendNode.ItemContext,
        context: QgsRenderContext,
        format_: QgsTextFormat,
        found: List[Tuple[float, str]],
        area: QRectF,
        size: QSizeF,
    ) -> None:
        painter, dots = context.painter(), context.scaleFactor()
        line = _line_height(context, format_) / dots
        painter.save()
        painter.scale(1.0 / dots, 1.0 / dots)
        for place, text in found:
            y = area.top() + (1.0 - place) * size.height()
            painter.setPen(QPen(format_.color(), _LINE_MM * dots))
            right = ctx.columnLeft + size.width()
            painter.drawLine(QPointF(right * dots, y * dots), QPointF((right + _TICK_MM) * dots, y * dots))
            top = min(max(y - line / 2, area.top() - line / 4), area.top() + size.height() - line * 3 / 4)
            box = QRectF(area.left() * dots, top * dots, (area.width() + 1.0) * dots, line * dots)
            QgsTextRenderer.drawText(
                box, 0.0, Qgis.TextHorizontalAlignment.Left, [text], context, format_, True,
                Qgis.TextVerticalAlignment.VerticalCenter,
            )  # fmt: skip
        painter.restore()

    # In the layer tree.

    def data(self, role: int) -> Any:
        """For QGIS: the ramp with its numbers as a picture; what QGIS says of all else."""
        if role != Qt.ItemDataRole.DecorationRole:
            return super().data(role)
        return self._picture()

    def _picture(self) -> QPixmap:
        font = QGuiApplication.font()
        metrics = QFontMetricsF(font)
        line = metrics.height()
        height, wide = line * _TREE_LINES, line * _TREE_WIDTH
        found = self.labels(height, line)
        text_width = max(metrics.horizontalAdvance(text) for _, text in found)
        screen = QGuiApplication.primaryScreen()
        ratio = screen.devicePixelRatio() if screen is not None else 1.0
        size = QSizeF(wide + line * 0.6 + text_width + 2, height)
        picture = QPixmap(int(size.width() * ratio) + 1, int(size.height() * ratio) + 1)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setFont(font)
        rows = max(1, int(height))
        for row in range(rows):
            painter.fillRect(QRectF(0, row, wide, 1.0), self._ramp.color(1.0 - (row + 0.5) / rows))
        painter.setPen(QGuiApplication.palette().windowText().color())
        for place, text in found:
            y = min((1.0 - place) * height, height - 0.5)
            painter.drawLine(QPointF(wide, y), QPointF(wide + line * 0.25, y))
            top = min(max(y - line / 2, 0.0), height - line)
            box = QRectF(wide + line * 0.45, top, text_width + 2, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
        return picture


def _suffix(unit: str) -> str:
    if not unit:
        return ""
    return unit if unit in ("%", "°") else f"\u00a0{unit}"


def _places(value: float) -> int:
    """Decimal places that a round number needs, at most 6."""
    return next((places for places in range(7) if abs(round(value, places) - value) <= 1e-9 * max(1.0, abs(value))), 6)


def _line_height(context: QgsRenderContext, format_: QgsTextFormat) -> float:
    """Of one line, dots."""
    return float(QgsTextRenderer.textHeight(context, format_, ["0"]))
