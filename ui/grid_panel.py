# SPDX-License-Identifier: GPL-2.0-or-later
"""What the docks share whose order says which pixels are taken: of a scale, of a transform, or the image's own."""

from __future__ import annotations

from typing import Optional, Protocol, Tuple

from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsProjectionSelectionWidget
from qgis.PyQt.QtWidgets import QLabel, QLineEdit

from .offer_panel import OfferPanel
from .widgets.choice_combo import ChoiceCombo
from .widgets.limit_spin import LimitSpin

SCALE, TRANSFORM, OWN = "scale", "transform", "own"


class Pixels(Protocol):
    """An order's grid."""

    @property
    def scale(self) -> Optional[float]:
        """Metres."""

    @property
    def crs(self) -> str:
        """Such as EPSG:4326; empty for the image's own."""

    @property
    def crs_transform(self) -> Optional[Tuple[float, ...]]:
        """Six numbers in place of a scale."""


class GridPanel(OfferPanel):
    """A dock with a choice of grid, a scale, a transform and a coordinate system."""

    grid_combo: ChoiceCombo
    scale_spin: LimitSpin
    scale_spin_caption: QLabel
    transform_edit: QLineEdit
    transform_edit_caption: QLabel
    crs_widget: QgsProjectionSelectionWidget
    crs_widget_caption: QLabel

    def _fill_crs(self, own: str) -> None:
        """Offer the image's own coordinate system, by these words, and choose it."""
        self.crs_widget.setOptionVisible(QgsProjectionSelectionWidget.CrsOption.CrsNotSet, True)
        self.crs_widget.setNotSetText(own)
        self.crs_widget.setCrs(QgsCoordinateReferenceSystem())

    def _show_grid(self, order: Pixels) -> None:
        """Fill the fields from an order."""
        self.grid_combo.set_value(SCALE if order.scale else TRANSFORM if order.crs_transform else OWN)
        if order.scale:
            self.scale_spin.put(order.scale)
        self.transform_edit.setText(", ".join(f"{number!r}" for number in order.crs_transform or ()))
        self.crs_widget.setCrs(QgsCoordinateReferenceSystem(order.crs) if order.crs else QgsCoordinateReferenceSystem())
