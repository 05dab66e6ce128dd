# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing a period: a month, a season, whole years, or the same months of many years."""

from __future__ import annotations

from typing import Any, Optional, Tuple, Union

from qgis.PyQt.QtWidgets import QLabel, QSpinBox, QWidget

from ...plugin.core.errors import RecipeError
from ...plugin.core.periods import SEASONS, Period, month_name
from .. import forms, letters
from ..forms import show_needed, tr
from .choice_combo import ChoiceCombo
from .form_widget import FormWidget

_ALL = tuple(range(1, 13))
_OTHER = "other"


class PeriodEditor(FormWidget):
    """Holds a Period."""

    period_kind_combo: ChoiceCombo
    month_combo: ChoiceCombo
    month_combo_caption: QLabel
    season_combo: ChoiceCombo
    season_combo_caption: QLabel
    months_combo: ChoiceCombo
    months_combo_caption: QLabel
    from_month_combo: ChoiceCombo
    from_month_combo_caption: QLabel
    to_month_combo: ChoiceCombo
    to_month_combo_caption: QLabel
    year_spin: QSpinBox
    year_spin_caption: QLabel
    year_to_label: QLabel
    last_year_spin: QSpinBox

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("widgets/period_editor.ui", self)
        months = [(month, month_name(month)) for month in _ALL]
        seasons = [(name, _season_label(name)) for name in SEASONS]
        other = (_OTHER, tr("Other months"))
        self.period_kind_combo.set_choices(
            (
                ("month", tr("One month")),
                ("season", tr("One season")),
                ("years", tr("Whole years")),
                ("climatology", tr("Climatology")),
            )
        )
        for box in (self.month_combo, self.from_month_combo, self.to_month_combo):
            box.set_choices(months)
        self.season_combo.set_choices([*seasons, other])
        self.months_combo.set_choices([("all", tr("All months")), *seasons, *months, other])
        self.last_year_spin.setValue(2060)
        self.from_month_combo.set_value(4)
        self.to_month_combo.set_value(9)
        for box in self.findChildren(ChoiceCombo):
            box.changed.connect(self._edited)
        for spin in (self.year_spin, self.last_year_spin):
            spin.valueChanged.connect(self._edited)
        self._begin()

    def value(self) -> Period:
        """The period. Raises RecipeError where the first year is after the last."""
        first = self.year_spin.value()
        return Period(first, self.last_year_spin.value() if self._is_long() else first, self._months())

    def span(self) -> Union[Period, Tuple[int, int]]:
        """The period; the years in their order where they make none yet."""
        try:
            return self.value()
        except RecipeError:
            first, last = sorted((self.year_spin.value(), self.last_year_spin.value()))
            return first, last

    def _kind(self) -> str:
        return str(self.period_kind_combo.value())

    def _is_long(self) -> bool:
        return self._kind() in ("years", "climatology")

    def _is_other(self) -> bool:
        box = {"season": self.season_combo, "climatology": self.months_combo}.get(self._kind())
        return box is not None and box.value() == _OTHER

    def _months(self) -> Tuple[int, ...]:
        kind = self._kind()
        if kind == "years":
            return _ALL
        if kind == "month":
            return (int(self.month_combo.value()),)
        if self._is_other():
            first, last = int(self.from_month_combo.value()), int(self.to_month_combo.value())
            return tuple((first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1))
        chosen = self.season_combo.value() if kind == "season" else self.months_combo.value()
        if isinstance(chosen, int):
            return (chosen,)
        return SEASONS.get(str(chosen), _ALL)

    def _default(self) -> Period:
        return Period.month(3, 2030)

    def _show(self, value: Period) -> None:
        season = next((name for name, months in SEASONS.items() if months == value.months), _OTHER)
        kind = "climatology"
        if value.months == _ALL:
            kind = "years"
        elif value.year_count == 1:
            kind = "month" if len(value.months) == 1 else "season"
        self.period_kind_combo.set_value(kind)
        self.year_spin.setValue(value.first_year)
        if kind == "month":
            self.month_combo.set_value(value.months[0])
        elif kind == "season":
            self.season_combo.set_value(season)
        if kind in ("years", "climatology"):
            self.last_year_spin.setValue(value.last_year)
        if kind == "climatology":
            self.months_combo.set_value(value.months[0] if len(value.months) == 1 else season)
        if kind in ("season", "climatology") and season == _OTHER and len(value.months) > 1:
            self.from_month_combo.set_value(value.months[0])
            self.to_month_combo.set_value(value.months[-1])

    def _arrange(self) -> None:
        kind, long, other = self._kind(), self._is_long(), self._is_other()
        show_needed(
            ((self.month_combo, self.month_combo_caption), kind == "month"),
            ((self.season_combo, self.season_combo_caption), kind == "season"),
            ((self.months_combo, self.months_combo_caption), kind == "climatology"),
            ((self.from_month_combo, self.from_month_combo_caption), other),
            ((self.to_month_combo, self.to_month_combo_caption), other),
            ((self.year_to_label, self.last_year_spin), long),
        )
        letters.set_text(self.year_spin_caption, tr("&Years") if long else tr("&Year"))

    def _raw(self) -> Any:
        return self.period_kind_combo.value(), self._months(), self.year_spin.value(), self.last_year_spin.value()


def _season_label(name: str) -> str:
    months = SEASONS[name]
    return f"{tr(name)} ({month_name(months[0])}–{month_name(months[-1])})"
