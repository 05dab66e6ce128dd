# SPDX-License-Identifier: GPL-2.0-or-later
"""A progress bar in the cell of a table."""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex
from qgis.PyQt.QtGui import QPainter
from qgis.PyQt.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionProgressBar, QStyleOptionViewItem

from ...plugin.bridge.tasks_model import PROGRESS_ROLE


class ProgressDelegate(QStyledItemDelegate):
    """Draws the progress of a task that has begun as the style draws progress bars."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """The cell's background, and the bar on it."""
        text = index.data()
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, option.widget)
        if not text:
            return
        bar = QStyleOptionProgressBar()
        bar.rect = option.rect.adjusted(2, 2, -2, -2)
        bar.palette, bar.fontMetrics, bar.state = option.palette, option.fontMetrics, QStyle.StateFlag.State_Enabled
        bar.state |= QStyle.StateFlag.State_Horizontal
        bar.direction = option.direction
        bar.minimum, bar.maximum = 0, 100
        bar.progress = round(100 * float(index.data(PROGRESS_ROLE) or 0.0))
        bar.text, bar.textVisible = text, True
        style.drawControl(QStyle.ControlElement.CE_ProgressBar, bar, painter, option.widget)
