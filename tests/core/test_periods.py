# SPDX-License-Identifier: GPL-2.0-or-later
"""Periods against days counted one by one."""

from __future__ import annotations

import calendar
import datetime

import pytest
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.periods import Period, YearRange, month_name
from hypothesis import given
from hypothesis import strategies as st

DAY = datetime.timedelta(days=1)


def days_of(period: Period) -> set[datetime.date]:
    """Every day of a period, told by a rule of its own: a day belongs to the year in which its run of months ends."""
    found = set()
    day = datetime.date(period.first_year - 1, 1, 1)
    while day.year <= period.last_year:
        if day.month in period.months:
            belongs = day.year
            if period.months[0] > period.months[-1] and day.month >= period.months[0]:
                belongs += 1
            if period.first_year <= belongs <= period.last_year:
                found.add(day)
        day += DAY
    return found


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first = draw(st.integers(1900, 2099))
    last = first + draw(st.integers(0, 3))
    start, count = draw(st.integers(1, 12)), draw(st.integers(1, 12))
    return Period(first, last, tuple((start + index - 1) % 12 + 1 for index in range(count)))


@given(periods())
def test_start_end_and_length_are_those_of_the_days(period: Period) -> None:
    days = days_of(period)
    assert (period.start(), period.end() - DAY) == (min(days), max(days))
    assert period.day_count() == len(days)


@given(periods())
def test_range_and_calendar_months_select_exactly_the_days(period: Period) -> None:
    """What the engine sends: a range of dates and, where needed, a range of months."""
    first, last = period.month_range()
    selected = set()
    day = period.start()
    while day < period.end():
        inside = first <= day.month <= last if first <= last else day.month >= first or day.month <= last
        if period.is_contiguous or inside:
            selected.add(day)
        day += DAY
    assert selected == days_of(period)


def test_a_season_belongs_to_the_year_in_which_it_ends() -> None:
    winter = Period.season("DJF", 2030)
    assert (winter.start(), winter.end()) == (datetime.date(2029, 12, 1), datetime.date(2030, 3, 1))


@pytest.mark.parametrize(
    ("period", "label"),
    [
        (Period.month(3, 2030), "March 2030"),
        (Period.season("DJF", 2030), "DJF 2030"),
        (Period.years(2041, 2070), "2041–2070"),
        (Period.climatology(2041, 2070, (3,)), "March, 2041–2070"),
        (Period.climatology(2041, 2070, (4, 5, 6, 7)), "April–July, 2041–2070"),
        (Period.years(2030, 2030), "2030"),
    ],
)
def test_labels(period: Period, label: str) -> None:
    assert period.label() == label


@pytest.mark.parametrize("values", [(2030, 2029), (99, 2000), (2030, 9999), (2030.5, 2031), (True, 2030), ("1", "2")])
def test_bad_years_are_refused(values: tuple[int, int]) -> None:
    with pytest.raises(RecipeError) as caught:
        Period(*values)
    assert caught.value.field == "period"
    with pytest.raises(RecipeError):
        YearRange(*values)


def test_month_names_do_not_follow_the_locale_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    english = list(calendar.month_name)
    monkeypatch.setattr(calendar, "month_name", ["", *(["März"] * 12)])
    assert [month_name(month) for month in range(1, 13)] == english[1:]
    assert Period.month(3, 2030).label() == "March 2030"


@pytest.mark.parametrize("months", [(), (0,), (13,), (1, 3), (*range(1, 13), 1), (True,), (1.0,), [1, 2], "3"])
def test_bad_months_are_refused(months: tuple[int, ...]) -> None:
    with pytest.raises(RecipeError):
        Period(2030, 2030, months)
