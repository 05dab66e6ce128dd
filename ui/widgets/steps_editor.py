# SPDX-License-Identifier: GPL-2.0-or-later
"""What is done to the values of a series: regular steps, gaps, smoothing."""

from __future__ import annotations

from typing import Optional

from qgis.gui import QgsSpinBox
from qgis.PyQt.QtWidgets import QCheckBox, QLabel, QWidget

from ...plugin.core.series_parts import Steps
from .. import forms
from ..forms import show_needed, tr
from .choice_combo import ChoiceCombo
from .form_widget import FormWidget
from .limit_spin import LimitSpin

_EVERY_IMAGE = ""
_USUAL = 5


class StepsEditor(FormWidget):
    """Holds `Steps`."""

    every_spin: QgsSpinBox
    unit_combo: ChoiceCombo
    method_combo: ChoiceCombo
    method_combo_caption: QLabel
    fill_check: QCheckBox
    smoother_combo: ChoiceCombo
    width_spin: QgsSpinBox
    width_spin_caption: QLabel
    order_spin: QgsSpinBox
    order_spin_caption: QLabel
    weight_spin: LimitSpin
    weight_spin_caption: QLabel

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("widgets/steps_editor.ui", self)
        self._fill()
        for combo in (self.unit_combo, self.method_combo, self.smoother_combo):
            combo.changed.connect(self._edited)
        for spin in (self.every_spin, self.width_spin, self.order_spin, self.weight_spin):
            spin.valueChanged.connect(self._edited)
        self.fill_check.toggled.connect(self._edited)
        self._begin()

    def value(self) -> Steps:
        """The steps. Raises RecipeError."""
        unit = str(self.unit_combo.value() or _EVERY_IMAGE)
        return Steps(
            every=0 if unit == _EVERY_IMAGE else self.every_spin.value(),
            unit="days" if unit == _EVERY_IMAGE else unit,
            method=str(self.method_combo.value()),
            fill=self.fill_check.isChecked(),
            smoother=str(self.smoother_combo.value() or ""),
            width=self.width_spin.value(),
            order=self.order_spin.value(),
            weight=self.weight_spin.value(),
        )

    def _default(self) -> Steps:
        return Steps()

    def _show(self, value: Steps) -> None:
        self.unit_combo.set_value(value.unit if value.every else _EVERY_IMAGE)
        self.every_spin.setValue(value.every or _USUAL)
        self.method_combo.set_value(value.method)
        self.fill_check.setChecked(value.fill)
        self.smoother_combo.set_value(value.smoother)
        self.width_spin.setValue(value.width)
        self.order_spin.setValue(value.order)
        self.weight_spin.put(value.weight)

    def _fill(self) -> None:
        self.unit_combo.set_choices((
            (_EVERY_IMAGE, tr("every image")), ("days", tr("days")), ("weeks", tr("weeks")), ("months", tr("months")),
            ("years", tr("years")),
        ))  # fmt: skip
        self.method_combo.set_choices((
            ("mean", tr("Mean")), ("median", tr("Median")), ("minimum", tr("Minimum")), ("maximum", tr("Maximum")),
            ("sum", tr("Sum")),
        ))  # fmt: skip
        self.smoother_combo.set_choices((
            ("", tr("None")), ("rolling", tr("Rolling mean")), ("savitzky_golay", tr("Savitzky–Golay")),
            ("whittaker", tr("Whittaker")),
        ))  # fmt: skip
        self.weight_spin.setRange(0.001, 1e12)

    def _arrange(self) -> None:
        stepped, smoother = self.unit_combo.value() != _EVERY_IMAGE, self.smoother_combo.value()
        show_needed(
            ((self.every_spin, self.method_combo, self.method_combo_caption), stepped),
            ((self.width_spin, self.width_spin_caption), smoother in ("rolling", "savitzky_golay")),
            ((self.order_spin, self.order_spin_caption), smoother == "savitzky_golay"),
            ((self.weight_spin, self.weight_spin_caption), smoother == "whittaker"),
        )
