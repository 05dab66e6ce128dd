# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing how several models become one value."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtWidgets import QLabel, QWidget

from ...plugin.core.recipes import cmip6_choices as choices
from ...plugin.core.recipes.cmip6 import Ensemble
from .. import forms
from .choice_combo import ChoiceCombo
from .form_widget import FormWidget
from .limit_spin import LimitSpin

PERCENTILE = "percentile"


class EnsembleEditor(FormWidget):
    """Holds an Ensemble."""

    ensemble_combo: ChoiceCombo
    ensemble_value_spin: LimitSpin
    ensemble_value_spin_caption: QLabel

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("widgets/ensemble_editor.ui", self)
        self.ensemble_combo.set_choices(choices.ensembles(2, False))
        self.ensemble_value_spin.setRange(0.0, 100.0)
        self.ensemble_value_spin.setValue(90.0)
        self.ensemble_combo.changed.connect(self._edited)
        self.ensemble_value_spin.valueChanged.connect(self._edited)
        self._begin()

    def value(self) -> Ensemble:
        """How the models are combined."""
        kind = str(self.ensemble_combo.value())
        return Ensemble(kind, self.ensemble_value_spin.value() if kind == PERCENTILE else None)

    def offer(self, model_count: int, has_baseline: bool) -> None:
        """What can be chosen for so many models; nothing is shown for one."""
        self.ensemble_combo.set_choices(choices.ensembles(max(model_count, 2), has_baseline))
        self.setVisible(model_count > 1)
        self.ensemble_combo.setEnabled(model_count > 1)

    def _default(self) -> Ensemble:
        return Ensemble()

    def _show(self, value: Ensemble) -> None:
        if value.value is not None:
            self.ensemble_value_spin.put(value.value)
        self.ensemble_combo.set_value(value.kind)

    def _arrange(self) -> None:
        for widget in (self.ensemble_value_spin, self.ensemble_value_spin_caption):
            widget.setVisible(self.ensemble_combo.value() == PERCENTILE)
