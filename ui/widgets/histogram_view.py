# SPDX-License-Identifier: GPL-2.0-or-later
"""How many scenes there are in each month, as bars."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QRect, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPalette
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ..forms import tr

_GAP = 2


class HistogramView(QWidget):
    """Bars of numbers with a name each, in the palette's colours; every year's first month is named below."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._counts: dict[str, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def set_counts(self, counts: dict[str, int]) -> None:
        """Numbers by month, such as "2024-06", in their order."""
        self._counts = dict(counts)
        told = ", ".join(f"{month}: {count}" for month, count in self._counts.items())
        self.setAccessibleName(tr("Scenes of each month: {}").format(told[:500]))
        self.update()

    def counts(self) -> dict[str, int]:
        """What is shown."""
        return dict(self._counts)

    def sizeHint(self) -> QSize:
        """Some lines high."""
        return QSize(300, self.fontMetrics().height() * 5)

    def _bars(self) -> list[tuple[str, int, QRect]]:
        if not self._counts:
            return []
        metrics = self.fontMetrics()
        height = self.height() - metrics.height() - 2
        width = self.width() / len(self._counts)
        most = max(max(self._counts.values()), 1)
        found = []
        for number, (month, count) in enumerate(self._counts.items()):
            tall = round((height - metrics.height()) * count / most)
            left, right = round(number * width), round((number + 1) * width)
            found.append((month, count, QRect(left, height - tall, max(right - left - _GAP, 1), tall)))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bars, their numbers where there is room, and the names below."""
        painter = QPainter(self)
        metrics, bars = self.fontMetrics(), self._bars()
        base = self.height() - metrics.height() - 2
        last = -1000
        for month, count, bar in bars:
            painter.fillRect(bar, self.palette().color(QPalette.ColorRole.Highlight))
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            if count and metrics.horizontalAdvance(str(count)) <= bar.width():
                box = QRect(bar.left(), bar.top() - metrics.height(), bar.width(), metrics.height())
                painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter), str(count))
            if bar.left() - last >= metrics.horizontalAdvance(month) + 8:
                x = min(bar.left(), self.width() - metrics.horizontalAdvance(month))
                painter.drawText(x, base + metrics.ascent() + 2, month)
                last = x
        painter.drawLine(0, base, self.width(), base)
        painter.end()
