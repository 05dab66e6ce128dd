# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing how many images become one."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtWidgets import QLabel, QWidget

from ...plugin.core.recipes.collection_parts import Reducer
from .. import forms
from ..forms import tr
from .choice_combo import ChoiceCombo
from .form_widget import FormWidget
from .limit_spin import LimitSpin


class ReducerEditor(FormWidget):
    """Holds a Reducer. The percentile is remembered."""

    reducer_combo: ChoiceCombo
    percentile_spin: LimitSpin
    percentile_spin_caption: QLabel

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("widgets/reducer_editor.ui", self)
        self.reducer_combo.set_choices(
            (
                ("mean", tr("Mean")),
                ("median", tr("Median")),
                ("minimum", tr("Minimum")),
                ("maximum", tr("Maximum")),
                ("sum", tr("Sum")),
                ("stdDev", tr("Standard deviation")),
                ("percentile", tr("Percentile")),
                ("count", tr("Number of values")),
                ("first", tr("First image")),
                ("last", tr("Last image")),
                ("mosaic", tr("Mosaic, later images on top")),
            )
        )
        self.percentile_spin.put(90.0)
        self.reducer_combo.changed.connect(self._edited)
        self.percentile_spin.valueChanged.connect(self._edited)
        self._begin()

    def value(self) -> Reducer:
        """The reducer."""
        kind = str(self.reducer_combo.value())
        return Reducer(kind, self.percentile_spin.value() if kind == "percentile" else None)

    def _default(self) -> Reducer:
        return Reducer()

    def _show(self, value: Reducer) -> None:
        self.reducer_combo.set_value(value.kind)
        if value.value is not None:
            self.percentile_spin.put(value.value)

    def _arrange(self) -> None:
        for widget in (self.percentile_spin, self.percentile_spin_caption):
            widget.setVisible(self.reducer_combo.value() == "percentile")
