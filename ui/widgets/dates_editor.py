# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing days, days that are counted from the day of the run, months of several years, or a list of periods."""

from __future__ import annotations

import datetime
from typing import Any, Optional, Tuple

from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QDateEdit, QLabel, QPlainTextEdit, QSpinBox, QWidget

from ...plugin.core import clock, written
from ...plugin.core.errors import RecipeError
from ...plugin.core.periods import DateSpan, Period, month_name
from ...plugin.core.recipes.when import When
from ...plugin.core.relative import MOST, MOST_AGO, RelativeSpan
from ...plugin.core.spelling import day, used
from .. import forms, letters
from ..forms import show_needed, tr
from .choice_combo import ChoiceCombo
from .form_widget import FormWidget

DATES, RELATIVE, SEASON, LIST = "dates", "relative", "season", "list"
_SO_FAR = "so_far_"
MOST_PERIODS = 60


class DatesEditor(FormWidget):
    """Holds a tuple of periods, of which there are several only in a list."""

    dates_kind_combo: ChoiceCombo
    first_date_edit: QDateEdit
    first_date_edit_caption: QLabel
    last_date_edit: QDateEdit
    last_date_edit_caption: QLabel
    count_spin: QSpinBox
    count_spin_caption: QLabel
    unit_combo: ChoiceCombo
    ago_spin: QSpinBox
    ago_spin_caption: QLabel
    days_label: QLabel
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
            (
                (DATES, tr("Dates")),
                (RELATIVE, tr("Counted from today")),
                (SEASON, tr("Months of several years")),
                (LIST, tr("Several periods, a layer each")),
            )
        )
        for edit in (self.first_date_edit, self.last_date_edit):
            edit.setDisplayFormat(used().day)
        self._fill_relative()
        months = [(month, month_name(month)) for month in range(1, 13)]
        for box in (self.from_month_combo, self.to_month_combo):
            box.set_choices(months)
        self.from_month_combo.set_value(6)
        self.to_month_combo.set_value(8)
        self.first_year_spin.setValue(2022)
        self.last_year_spin.setValue(2024)
        self.periods_edit.setFixedHeight(self.fontMetrics().lineSpacing() * 4 + 10)
        for box in (self.dates_kind_combo, self.unit_combo, self.from_month_combo, self.to_month_combo):
            box.changed.connect(self._edited)
        for edit in (self.first_date_edit, self.last_date_edit):
            edit.dateChanged.connect(self._edited)
        for spin in (self.count_spin, self.ago_spin, self.first_year_spin, self.last_year_spin):
            spin.valueChanged.connect(self._edited)
        self.periods_edit.textChanged.connect(self._edited)
        self._begin()

    def _fill_relative(self) -> None:
        self.unit_combo.set_choices(
            (
                ("day", tr("days")),
                ("week", tr("weeks")),
                ("month", tr("months")),
                ("year", tr("years")),
                (_SO_FAR + "week", tr("This week so far")),
                (_SO_FAR + "month", tr("This month so far")),
                (_SO_FAR + "year", tr("This year so far")),
            )
        )
        self.count_spin.setMaximum(MOST["day"])
        self.count_spin.setValue(7)
        self.ago_spin.setMaximum(MOST_AGO)
        self.ago_spin.setSpecialValueText(tr("today"))
        self.ago_spin.setSuffix(tr(" days ago"))
        self.ago_spin.setValue(1)

    def set_years(self, first: int, last: int) -> None:
        """The years that can be chosen."""
        for spin in (self.first_year_spin, self.last_year_spin):
            spin.setRange(first, last)

    def value(self) -> Tuple[When, ...]:
        """The periods. Raises RecipeError."""
        kind = self.dates_kind_combo.value()
        if kind == DATES:
            return (DateSpan(_day(self.first_date_edit), _day(self.last_date_edit)),)
        if kind == RELATIVE:
            return (self._relative(),)
        if kind == SEASON:
            return (self._season(),)
        found = tuple(written.some_dates(line) for line in self.periods_edit.toPlainText().splitlines() if line.strip())
        if not found:
            raise RecipeError("period", tr("Write a period in each line, such as 2024-06."))
        if len(found) > MOST_PERIODS:
            raise RecipeError("period", tr("At most {} periods can be added at once.").format(MOST_PERIODS))
        return found

    def _relative(self) -> RelativeSpan:
        unit = str(self.unit_combo.value())
        if unit.startswith(_SO_FAR):
            return RelativeSpan(0, unit[len(_SO_FAR) :], self.ago_spin.value())
        return RelativeSpan(self.count_spin.value(), unit, self.ago_spin.value())

    def _season(self) -> Period:
        first, last = int(self.from_month_combo.value()), int(self.to_month_combo.value())
        months = tuple((first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1))
        return Period.climatology(self.first_year_spin.value(), self.last_year_spin.value(), months)

    def _default(self) -> Tuple[When, ...]:
        return (DateSpan(datetime.date(2024, 6, 1), datetime.date(2024, 8, 31)),)

    def _show(self, value: Tuple[When, ...]) -> None:
        if len(value) > 1:
            self.dates_kind_combo.set_value(LIST)
            lines = [each.text() if isinstance(each, RelativeSpan) else _line(each) for each in value]
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
        if isinstance(when, RelativeSpan):
            self.dates_kind_combo.set_value(RELATIVE)
            self.unit_combo.set_value(when.unit if when.count else _SO_FAR + when.unit)
            self.count_spin.setMaximum(MOST[when.unit])
            self.count_spin.setValue(when.count or 1)
            self.ago_spin.setValue(when.ago)
            return
        self.dates_kind_combo.set_value(DATES)
        self.first_date_edit.setDate(QDate(when.first.year, when.first.month, when.first.day))
        self.last_date_edit.setDate(QDate(when.last.year, when.last.month, when.last.day))

    def _arrange(self) -> None:
        kind = self.dates_kind_combo.value()
        dates = (self.first_date_edit, self.first_date_edit_caption, self.last_date_edit, self.last_date_edit_caption)
        relative = (
            self.count_spin_caption, self.unit_combo, self.ago_spin_caption, self.ago_spin, self.days_label,
        )  # fmt: skip
        season = (
            self.from_month_combo, self.from_month_combo_caption, self.to_month_combo_caption, self.to_month_combo,
            self.first_year_spin, self.first_year_spin_caption, self.last_year_spin_caption, self.last_year_spin,
        )  # fmt: skip
        show_needed(
            (dates, kind == DATES),
            (relative, kind == RELATIVE),
            ((self.count_spin,), kind == RELATIVE and not str(self.unit_combo.value()).startswith(_SO_FAR)),
            (season, kind == SEASON),
            ((self.periods_edit, self.periods_edit_caption), kind == LIST),
        )
        self.count_spin.setMaximum(MOST[str(self.unit_combo.value()).replace(_SO_FAR, "")])
        if kind == RELATIVE:
            self._show_days()

    def _show_days(self) -> None:
        """What it comes to today, and that it will be other days another day."""
        span = self._relative()
        letters.set_text(self.count_spin_caption, tr("&Last") if span.count else tr("&Which"))
        sentence = tr(
            "Today: {first} to {last} (UTC). Worked out anew whenever the layer is made, refreshed or exported."
        )
        try:
            found = span.on(clock.today())
            text = sentence.format(first=day(found.first), last=day(found.last))
        except RecipeError as error:
            text = str(error)
        self.days_label.setText(text)

    def _raw(self) -> Any:
        return self.dates_kind_combo.value(), self.periods_edit.toPlainText(), super()._raw()


def _line(when: When) -> str:
    return f"{when.start()} to {when.end() - datetime.timedelta(days=1)}"


def _day(edit: QDateEdit) -> datetime.date:
    date = edit.date()
    return datetime.date(date.year(), date.month(), date.day())
