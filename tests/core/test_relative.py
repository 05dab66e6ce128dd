# SPDX-License-Identifier: GPL-2.0-or-later
"""Days that are counted from the day of a run: against days counted one by one, in text, JSON and scripts."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest
from ee_workbench.plugin.core import clock, written
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.export_order import Destination, ExportOrder
from ee_workbench.plugin.core.export_script import to_python as export_script
from ee_workbench.plugin.core.order_source import IMAGE
from ee_workbench.plugin.core.periods import DateSpan, Period
from ee_workbench.plugin.core.recipes import Recipe, Region
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.core.recipes.when import when_from_dict
from ee_workbench.plugin.core.relative import RelativeSpan, label_lines, script_lines
from ee_workbench.plugin.core.script import to_python
from hypothesis import given
from hypothesis import strategies as st

DAY = datetime.timedelta(days=1)
WEEK = RelativeSpan(7)
SOIL = CollectionRecipe("NASA/SMAP/SPL4SMGP/008", (Band("sm_surface"),), WEEK)
GREEN = Sentinel2Recipe(Region.rectangle(11.3, 47.8, 11.4, 47.9, "lake"), RelativeSpan(1, "month"))


def key(day: datetime.date, unit: str) -> Any:
    """What all days of one week, month or year have in common."""
    return {"day": day, "week": day.isocalendar()[:2], "month": (day.year, day.month), "year": day.year}[unit]


def counted(span: RelativeSpan, today: datetime.date) -> tuple[datetime.date, datetime.date]:
    """First and last day, found by walking back a day at a time."""
    day = today - span.ago * DAY
    if span.count == 0:
        first = day
        while key(first - DAY, span.unit) == key(day, span.unit):
            first -= DAY
        return first, day
    while key(day + DAY, span.unit) == key(day, span.unit):
        day -= DAY  # its unit is not over on the last day that counts
    first, units = day, {key(day, span.unit)}
    while len(units | {key(first - DAY, span.unit)}) <= span.count:
        first -= DAY
        units.add(key(first, span.unit))
    return first, day


@st.composite
def spans(draw: st.DrawFn) -> RelativeSpan:
    unit = draw(st.sampled_from(["day", "week", "month", "year"]))
    most = {"day": 400, "week": 60, "month": 30, "year": 3}[unit]
    return RelativeSpan(draw(st.integers(1 if unit == "day" else 0, most)), unit, draw(st.integers(0, 400)))


days = st.dates(datetime.date(2015, 1, 1), datetime.date(2035, 12, 31))


@given(spans(), days)
def test_the_days_are_those_that_are_counted(span: RelativeSpan, today: datetime.date) -> None:
    found = span.on(today)
    assert (found.first, found.last) == counted(span, today)


@pytest.mark.parametrize(
    ("text", "today", "first", "last"),
    [
        ("last 7 days", "2026-03-01", "2026-02-22", "2026-02-28"),
        ("the 7 days that end 3 days ago", "2026-03-01", "2026-02-20", "2026-02-26"),
        ("Last Month", "2026-03-01", "2026-02-01", "2026-02-28"),
        ("last month", "2026-02-28", "2026-01-01", "2026-01-31"),
        ("last 3 months", "2026-01-15", "2025-10-01", "2025-12-31"),
        ("last month ending 20 days ago", "2026-03-15", "2026-01-01", "2026-01-31"),
        ("this year so far", "2026-11-21", "2026-01-01", "2026-11-20"),
        ("this year", "2026-01-01", "2025-01-01", "2025-12-31"),
        ("yesterday", "2024-03-01", "2024-02-29", "2024-02-29"),
        ("today", "2024-03-01", "2024-03-01", "2024-03-01"),
        ("5 days ago", "2024-03-01", "2024-02-25", "2024-02-25"),
        ("last week", "2026-11-22", "2026-11-09", "2026-11-15"),
        ("last week", "2026-11-23", "2026-11-16", "2026-11-22"),
        ("past 10 days until today", "2026-11-22", "2026-11-13", "2026-11-22"),
        ("last year", "2026-11-22", "2025-01-01", "2025-12-31"),
    ],
)
def test_what_people_type(text: str, today: str, first: str, last: str) -> None:
    found = written.dates(text)
    assert isinstance(found, RelativeSpan)
    assert found.on(datetime.date.fromisoformat(today)) == DateSpan.of(first, last)


@given(spans())
def test_text_and_json_come_back(span: RelativeSpan) -> None:
    assert RelativeSpan.parse(span.text()) == span
    assert when_from_dict(span.to_dict()) == span
    assert span.label() == span.text()  # English, where nobody translates


def test_other_texts_are_other_dates() -> None:
    assert written.dates("2024-06") == DateSpan.of("2024-06-01", "2024-06-30")
    assert written.dates("JJA 2001-2010") == Period.climatology(2001, 2010, (6, 7, 8))
    for text in ("last", "last seven days", "the last 0 days", "next week", "last 9999999 days", "last 3000 years"):
        with pytest.raises(RecipeError):
            written.dates(text)
    for span in ((0, "day", 1), (7, "days", 1), (7, "day", -1), (True, "day", 1), ("7", "day", 1)):
        with pytest.raises(RecipeError):
            RelativeSpan(*span)  # type: ignore[arg-type]


def test_a_recipe_keeps_what_was_asked_for_and_resolves_on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: datetime.date(2026, 11, 21))
    again = Recipe.from_json(SOIL.to_json())
    assert again == SOIL and "2026" not in SOIL.to_json() and "last 7 days" in SOIL.title()
    assert SOIL.resolved() == replace(SOIL, dates=DateSpan.of("2026-11-14", "2026-11-20"))
    assert SOIL.first_day() == datetime.date(2026, 11, 14) and SOIL.day_count() == 7
    assert GREEN.resolved(datetime.date(2025, 7, 4)).title() == "True colour · June 2025 · median · lake"
    for plain in (SOIL.resolved(), replace(SOIL, dates=None)):
        assert plain.resolved() is plain and plain.relative() is None
    assert SOIL.relative() == WEEK and GREEN.relative() == RelativeSpan(1, "month")


def test_an_order_of_another_day_is_another_order() -> None:
    order = ExportOrder(SOIL, IMAGE, Destination("drive"), scale=11000.0)
    one, two = (order.resolved(datetime.date(2026, 11, day)) for day in (21, 28))
    assert one != two and one.resolved() is one and "2026-11-14 to 2026-11-20" in one.title
    assert one.resolved(datetime.date(2030, 1, 1)) == one


class _Fixed(datetime.datetime):
    """A clock that stands still."""

    stands: datetime.date

    @classmethod
    def now(cls, tz: Any = None) -> Any:
        assert tz is datetime.timezone.utc
        return datetime.datetime.combine(cls.stands, datetime.time(3), tz)


def run(lines: list[str], today: datetime.date) -> dict[str, Any]:
    """What the lines leave behind, run on that day."""

    class Module:
        datetime = type("Clock", (_Fixed,), {"stands": today})
        date, timedelta, timezone = datetime_date, datetime_delta, datetime_zone

    names: dict[str, Any] = {"datetime": Module}
    exec("\n".join(lines), names)
    return names


datetime_date, datetime_delta, datetime_zone = datetime.date, datetime.timedelta, datetime.timezone


@given(spans(), days)
def test_scripts_count_the_same_days(span: RelativeSpan, today: datetime.date) -> None:
    found = run([*script_lines(span), *label_lines(), "label = label_of(first, end)"], today)
    first, last = counted(span, today)
    assert (found["first"], found["end"]) == (first, last + DAY)
    assert found["label"] == DateSpan(first, last).label()


@pytest.mark.parametrize("recipe", [SOIL, GREEN])
def test_no_day_stands_in_a_script(recipe: Recipe) -> None:
    text = to_python(recipe)
    assert "import datetime" in text and "filterDate(first.isoformat(), end.isoformat())" in text
    order = ExportOrder(recipe, IMAGE, Destination("drive"), "{title}_{date:%Y}", scale=1000.0)
    now = recipe.resolved().first_day()
    assert now is not None
    for each in (text, export_script(order)):
        assert now.isoformat() not in each
        compile(each, "script", "exec")
