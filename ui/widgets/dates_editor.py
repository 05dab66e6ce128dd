# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing days, the same months of several years, or a list of periods."""

from __future__ import annotations

import datetime
from typing import Any, Optional, Tuple

from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QDateEdit, QLabel, QPlainTextEdit, QSpinBox, QWidget

from ...plugin.core.errors import RecipeError
from ...plugin.core.periods import DateSpan, Period, month_name
from ...plugin.core.recipes.when import When
from .. import forms
from ..forms import tr
from .choice_combo import ChoiceCombo
from .form_widget import FormWidget

DATES, SEASON, LIST = "dates", "season", "list"
MOST_PERIODS = 60


class DatesEditor(FormWidget):
    """Holds a tuple of periods, of which there are several only in a list."""

    dates_kind_combo: ChoiceCombo
    first_date_edit: QDateEdit
    first_date_edit_caption: QLabel
    last_date_edit: QDateEdit
    last_date_edit_caption: QLabel
    from_month_combo: ChoiceCombo
    from_month_combo_caption: QLabel
    to_month_combo: ChoiceCombo
    to_month_combo_caption: QLabel
    first_year_spin: QSpinBox
    first_year_spin_caption: QLabel
    last_year_spin: QSpinBox
    last_year_spin_caption: QLabel
    periods_edit: QPlainTextEdit
    periods_edit_caption: QLabel

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("widgets/dates_editor.ui", self)
        self.dates_kind_combo.set_choices(
            ((DATES, tr("Dates")), (SEASON, tr("Months of several years")), (LIST, tr("Several periods, a layer each")))
        )
        months = [(month, month_name(month)) for month in range(1, 13)]
        for box in (self.from_month_combo, self.to_month_combo):
            box.set_choices(months)
        self.from_month_combo.set_value(6)
        self.to_month_combo.set_value(8)
        self.first_year_spin.setValue(2022)
        self.last_year_spin.setValue(2024)
        self.periods_edit.setFixedHeight(self.fontMetrics().lineSpacing() * 4 + 10)
        for box in (self.dates_kind_combo, self.from_month_combo, self.to_month_combo):
            box.changed.connect(self._edited)
        for edit in (self.first_date_edit, self.last_date_edit):
            edit.dateChanged.connect(self._edited)
        for spin in (self.first_year_spin, self.last_year_spin):
            spin.valueChanged.connect(self._edited)
        self.periods_edit.textChanged.connect(self._edited)
        self._begin()

    def set_years(self, first: int, last: int) -> None:
        """The years that can be chosen."""
        for spin in (self.first_year_spin, self.last_year_spin):
            spin.setRange(first, last)

    def value(self) -> Tuple[When, ...]:
        """The periods. Raises RecipeError."""
        kind = self.dates_kind_combo.value()
        if kind == DATES:
            return (DateSpan(_day(self.first_date_edit), _day(self.last_date_edit)),)
        if kind == SEASON:
            return (self._season(),)
        found = tuple(DateSpan.parse(line) for line in self.periods_edit.toPlainText().splitlines() if line.strip())
        if not found:
            raise RecipeError("period", tr("Write a period in each line, such as 2024-06."))
        if len(found) > MOST_PERIODS:
            raise RecipeError("period", tr("At most {} periods can be added at once.").format(MOST_PERIODS))
        return found

    def _season(self) -> Period:
        first, last = int(self.from_month_combo.value()), int(self.to_month_combo.value())
        months = tuple((first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1))
        return Period.climatology(self.first_year_spin.value(), self.last_year_spin.value(), months)

    def _default(self) -> Tuple[When, ...]:
        return (DateSpan(datetime.date(2024, 6, 1), datetime.date(2024, 8, 31)),)

    def _show(self, value: Tuple[When, ...]) -> None:
        if len(value) > 1:
            self.dates_kind_combo.set_value(LIST)
            lines = [f"{each.start()} to {each.end() - datetime.timedelta(days=1)}" for each in value]
            self.periods_edit.setPlainText("\n".join(lines))
            return
        when = value[0]
        if isinstance(when, Period):
            self.dates_kind_combo.set_value(SEASON)
            self.from_month_combo.set_value(when.months[0])
            self.to_month_combo.set_value(when.months[-1])
            self.first_year_spin.setValue(when.first_year)
            self.last_year_spin.setValue(when.last_year)
            return
        self.dates_kind_combo.set_value(DATES)
        self.first_date_edit.setDate(QDate(when.first.year, when.first.month, when.first.day))
        self.last_date_edit.setDate(QDate(when.last.year, when.last.month, when.last.day))

    def _arrange(self) -> None:
        kind = self.dates_kind_combo.value()
        dates = (self.first_date_edit, self.first_date_edit_caption, self.last_date_edit, self.last_date_edit_caption)
        season = (
            self.from_month_combo, self.from_month_combo_caption, self.to_month_combo_caption, self.to_month_combo,
            self.first_year_spin, self.first_year_spin_caption, self.last_year_spin_caption, self.last_year_spin,
        )  # fmt: skip
        for widgets, needed in (
            (dates, kind == DATES),
            (season, kind == SEASON),
            ((self.periods_edit, self.periods_edit_caption), kind == LIST),
        ):
            for widget in widgets:
                widget.setVisible(needed)

    def _raw(self) -> Any:
        return self.dates_kind_combo.value(), self.periods_edit.toPlainText(), super()._raw()


def _day(edit: QDateEdit) -> datetime.date:
    date = edit.date()
    return datetime.date(date.year(), date.month(), date.day())
