# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing how many scenes become one picture."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtWidgets import QCheckBox, QLabel, QWidget

from ...plugin.core import indices
from ...plugin.core.recipes.sentinel2_parts import Composite
from .. import forms
from ..forms import show_needed, tr
from .choice_combo import ChoiceCombo
from .form_widget import FormWidget
from .limit_spin import LimitSpin


class CompositeEditor(FormWidget):
    """Holds a Composite."""

    composite_combo: ChoiceCombo
    percentile_spin: LimitSpin
    percentile_spin_caption: QLabel
    best_index_combo: ChoiceCombo
    best_index_combo_caption: QLabel
    count_check: QCheckBox

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("widgets/composite_editor.ui", self)
        self.composite_combo.set_choices(
            (
                ("median", tr("Median")),
                ("mean", tr("Mean")),
                ("percentile", tr("Percentile")),
                ("minimum", tr("Minimum")),
                ("maximum", tr("Maximum")),
                ("recent", tr("Most recent clear pixel")),
                ("best", tr("Pixel with the greatest index")),
                ("weighted", tr("Mean weighted by Cloud Score+")),
                ("medoid", tr("Medoid (nearest to the median)")),
            )
        )
        listed = indices.indices()
        self.best_index_combo.set_choices([(name, f"{name} – {listed[name].long_name}") for name in sorted(listed)])
        for box in (self.composite_combo, self.best_index_combo):
            box.changed.connect(self._edited)
        self.percentile_spin.valueChanged.connect(self._edited)
        self.count_check.toggled.connect(self._edited)
        self._begin()

    def value(self) -> Composite:
        """The composite. Raises RecipeError."""
        return Composite(
            str(self.composite_combo.value()),
            self.percentile_spin.value(),
            str(self.best_index_combo.value()),
            self.count_check.isChecked(),
        )

    def _default(self) -> Composite:
        return Composite()

    def _show(self, value: Composite) -> None:
        self.composite_combo.set_value(value.kind)
        self.percentile_spin.put(value.percentile)
        self.best_index_combo.set_value(value.index)
        self.count_check.setChecked(value.count)

    def _arrange(self) -> None:
        kind = self.composite_combo.value()
        show_needed(
            ((self.percentile_spin, self.percentile_spin_caption), kind == "percentile"),
            ((self.best_index_combo, self.best_index_combo_caption), kind == "best"),
        )
