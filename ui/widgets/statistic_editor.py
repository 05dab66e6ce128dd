# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing a statistic over time, with its percentile or threshold."""

from __future__ import annotations

from typing import Callable, Optional

from qgis.PyQt.QtWidgets import QLabel, QWidget

from ...plugin.core.recipes import cmip6_choices as choices
from ...plugin.core.recipes.cmip6 import Statistic
from .. import forms
from ..forms import tr
from .choice_combo import ChoiceCombo
from .form_widget import FormWidget
from .limit_spin import LimitSpin

PERCENTILE, THRESHOLDS = "percentile", ("days_above", "days_below")


class StatisticEditor(FormWidget):
    """Holds a Statistic. A percentile and the thresholds are remembered apart."""

    statistic_combo: ChoiceCombo
    statistic_value_spin: LimitSpin
    statistic_value_spin_caption: QLabel

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("widgets/statistic_editor.ui", self)
        self._values = {PERCENTILE: 90.0, "days_above": 30.0, "days_below": 0.0}
        self._unit = ""
        self.statistic_combo.set_choices(choices.statistics())
        self.statistic_combo.changed.connect(self._edited)
        self.statistic_value_spin.valueChanged.connect(self._on_value)
        self._begin()

    def value(self) -> Statistic:
        """The statistic."""
        kind = str(self.statistic_combo.value())
        return Statistic(kind, self._values.get(kind))

    def set_unit(self, unit: str) -> None:
        """The unit that thresholds are shown with, as people write it."""
        self._unit = unit
        with self._silently():
            self._arrange()

    def set_thresholds(self, above: float, below: float) -> None:
        """Other thresholds to start with, silently; for another variable."""
        self._values.update(days_above=above, days_below=below)
        with self._silently():
            self._arrange()
        self._said = self._raw()

    def convert(self, conversion: Callable[[float], float]) -> None:
        """The same thresholds in another unit, silently."""
        self.set_thresholds(*(float(f"{conversion(self._values[kind]):.6g}") for kind in THRESHOLDS))

    def _on_value(self, value: float) -> None:
        kind = str(self.statistic_combo.value())
        if not self._silent and kind in self._values:
            self._values[kind] = value
            self._edited()

    def _default(self) -> Statistic:
        return Statistic()

    def _show(self, value: Statistic) -> None:
        if value.value is not None:
            self._values[value.kind] = value.value
        self.statistic_combo.set_value(value.kind)

    def _arrange(self) -> None:
        kind = str(self.statistic_combo.value())
        spin, caption = self.statistic_value_spin, self.statistic_value_spin_caption
        for widget in (spin, caption):
            widget.setVisible(kind in self._values)
        if kind not in self._values:
            return
        is_percentile = kind == PERCENTILE
        caption.setText(tr("Percentile") if is_percentile else tr("Threshold"))
        spin.setRange(*((0.0, 100.0) if is_percentile else (-1e6, 1e6)))
        spin.setSuffix("" if is_percentile or not self._unit else f" {self._unit}")
        spin.put(self._values[kind])
