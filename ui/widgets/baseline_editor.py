# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing whether a change is shown, from which years, and as what."""

from __future__ import annotations

from typing import Any, NamedTuple, Optional

from qgis.PyQt.QtWidgets import QCheckBox, QLabel, QSpinBox, QWidget

from ...plugin.core.periods import YearRange
from ...plugin.core.recipes import cmip6_choices as choices
from .. import forms
from .choice_combo import ChoiceCombo
from .form_widget import FormWidget


class Baseline(NamedTuple):
    """The years that are subtracted (``None``: the values themselves are shown), and "absolute" or "percent"."""

    years: Optional[YearRange] = None
    anomaly: str = "absolute"


class BaselineEditor(FormWidget):
    """Holds a Baseline."""

    anomaly_check: QCheckBox
    baseline_first_spin: QSpinBox
    baseline_first_spin_caption: QLabel
    baseline_to_label: QLabel
    baseline_last_spin: QSpinBox
    anomaly_combo: ChoiceCombo
    anomaly_combo_caption: QLabel

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("widgets/baseline_editor.ui", self)
        self.baseline_first_spin.setValue(1981)
        self.baseline_last_spin.setValue(2010)
        self.offer("tas")
        self.anomaly_check.toggled.connect(self._edited)
        for spin in (self.baseline_first_spin, self.baseline_last_spin):
            spin.valueChanged.connect(self._edited)
        self.anomaly_combo.changed.connect(self._edited)
        self._begin()

    def value(self) -> Baseline:
        """The baseline. Raises RecipeError where the first year is after the last."""
        if not self.anomaly_check.isChecked():
            return Baseline()
        years = YearRange(self.baseline_first_spin.value(), self.baseline_last_spin.value())
        return Baseline(years, str(self.anomaly_combo.value()))

    def is_change(self) -> bool:
        """Whether a change is wanted, even where the years make no range yet."""
        return bool(self.anomaly_check.isChecked())

    def offer(self, variable: str) -> None:
        """What a change of this variable can be shown as."""
        self.anomaly_combo.set_choices(choices.anomalies(variable))

    def _default(self) -> Baseline:
        return Baseline()

    def _show(self, value: Baseline) -> None:
        self.anomaly_check.setChecked(value.years is not None)
        if value.years is not None:
            self.baseline_first_spin.setValue(value.years.first)
            self.baseline_last_spin.setValue(value.years.last)
            self.anomaly_combo.set_value(value.anomaly)

    def _arrange(self) -> None:
        for widget in (
            self.baseline_first_spin,
            self.baseline_first_spin_caption,
            self.baseline_to_label,
            self.baseline_last_spin,
            self.anomaly_combo,
            self.anomaly_combo_caption,
        ):
            widget.setVisible(self.anomaly_check.isChecked())

    def _raw(self) -> Any:
        first, last = self.baseline_first_spin.value(), self.baseline_last_spin.value()
        return self.anomaly_check.isChecked() and (first, last, self.anomaly_combo.value())
