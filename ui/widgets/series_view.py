# SPDX-License-Identifier: GPL-2.0-or-later
"""What a series looks like: its chart with tools and what is read at the pointer, and its table."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtWidgets import QLabel, QTableView, QTabWidget, QToolButton, QWidget

from ...plugin.bridge.series import Shown
from ...plugin.bridge.series_model import SeriesTableModel
from .. import forms
from .series_chart import SeriesChart


class SeriesView(QWidget):
    """Shows a result as chart and table."""

    tabs: QTabWidget
    chart: SeriesChart
    home_button: QToolButton
    zoom_button: QToolButton
    in_button: QToolButton
    out_button: QToolButton
    read_label: QLabel
    table_view: QTableView

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("widgets/series_view.ui", self)
        self.table = SeriesTableModel(self)
        self.table_view.setModel(self.table)
        icons = {
            self.home_button: "mActionZoomFullExtent", self.zoom_button: "mActionZoomToArea",
            self.in_button: "mActionZoomIn", self.out_button: "mActionZoomOut",
        }  # fmt: skip
        for button, name in icons.items():
            button.setIcon(QgsApplication.getThemeIcon(f"/{name}.svg"))
            button.setIconSize(QSize(16, 16))
        self._tools = tuple(icons)
        self.home_button.clicked.connect(self.chart.show_all)
        self.zoom_button.toggled.connect(self.chart.set_zooming)
        self.in_button.clicked.connect(lambda: self.chart.zoom(0.5))
        self.out_button.clicked.connect(lambda: self.chart.zoom(2.0))
        self.chart.read.connect(self._on_read)
        self.set_shown(None)

    def set_shown(self, shown: Optional[Shown], *, keep_view: bool = False) -> None:
        """Show a result, all of it, or what was seen before; or nothing."""
        self.table.set_shown(shown)
        self.chart.set_chart(None if shown is None else shown.chart, keep_view=keep_view)
        self._on_read("")
        for button in self._tools:
            button.setEnabled(shown is not None)

    def _on_read(self, text: str) -> None:
        self.read_label.setText(text)
        self.read_label.setToolTip(text)
