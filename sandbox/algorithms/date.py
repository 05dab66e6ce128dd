# SPDX-License-Identifier: GPL-2.0-or-later
"""Date.*: moments, calendar arithmetic, and their text."""

from __future__ import annotations

import math
from typing import Any, Optional

from ..dates import (
    UNITS,
    Local,
    advanced,
    check_field,
    checked,
    days_in_month,
    difference_in,
    field_of,
    from_text,
    local_of,
    make,
    millis_of,
    passed_in,
    start_of,
    unit_name,
)
from ..errors import EarthEngineError
from ..joda import format_moment, parse_moment
from ..registry import algorithm
from ..values import Date, DateRange, Long


def parse_date(text: str, time_zone: Optional[str] = None) -> Date:
    """A date from one of ISO 8601's forms.

    Raises:
        EarthEngineError: it is none.
    """
    return Date(from_text(text, time_zone))


@algorithm("Date")
def date(value: Any, time_zone: Optional[str]) -> Date:
    if isinstance(value, Date):
        return value
    if isinstance(value, str):
        return parse_date(value, time_zone)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if not math.isfinite(value):
            raise EarthEngineError(f"Date: Bad date/time '{value}'.")
        return Date(checked(int(value)))
    if isinstance(value, dict) and value.get("type") == "Date" and isinstance(value.get("value"), int):
        return Date(checked(value["value"]))
    raise EarthEngineError("Date: Parameter 'value' must be a number, a string or a Date.")


@algorithm("Date.fromYMD")
def from_ymd(year: int, month: int, day: int, time_zone: Optional[str]) -> Date:
    try:
        return Date(millis_of(make(year, month, day), time_zone))
    except EarthEngineError as error:
        raise EarthEngineError(f"Date.fromYMD: {error.message}") from None


@algorithm("Date.millis")
def millis(date: Date) -> int:
    return Long(date.millis)


@algorithm("Date.advance")
def advance(date: Date, delta: float, unit: str, time_zone: Optional[str]) -> Date:
    return Date(advanced(date.millis, delta, unit, time_zone))


@algorithm("Date.difference")
def difference(date: Date, start: Date, unit: str) -> float:
    return difference_in(date.millis, start.millis, unit)


@algorithm("Date.format")
def format_(date: Date, format: Optional[str], time_zone: Optional[str]) -> str:
    return format_moment(date.millis, format, time_zone)


@algorithm("Date.parse")
def parse(format: str, date: str, time_zone: Optional[str]) -> Date:
    return Date(parse_moment(format, date, time_zone))


@algorithm("Date.get")
def get(date: Date, unit: str, time_zone: Optional[str]) -> int:
    return Long(field_of(date.millis, unit, time_zone))


@algorithm("Date.getRelative")
def get_relative(date: Date, unit: str, in_unit: str, time_zone: Optional[str]) -> int:
    return Long(passed_in(date.millis, unit, in_unit, time_zone))


@algorithm("Date.getRange")
def get_range(date: Date, unit: str, time_zone: Optional[str]) -> DateRange:
    start = start_of(date.millis, unit, time_zone)
    return DateRange(start, advanced(start, 1, unit, time_zone))


@algorithm("Date.getFraction")
def get_fraction(date: Date, unit: str, time_zone: Optional[str]) -> float:
    span = get_range(date, unit, time_zone)
    return (date.millis - span.low) / (span.high - span.low)


@algorithm("Date.unitRatio")
def unit_ratio(numerator: str, denominator: str) -> float:
    return UNITS[unit_name(numerator)] / UNITS[unit_name(denominator)]


@algorithm("Date.update")
def update(
    date: Date,
    year: Optional[int],
    month: Optional[int],
    day: Optional[int],
    hour: Optional[int],
    minute: Optional[int],
    second: Optional[float],
    time_zone: Optional[str],
) -> Date:
    if second is not None and not math.isfinite(second):
        raise EarthEngineError("Date.update: Parameter 'second' must be a finite number.")
    local = local_of(date.millis, time_zone)
    try:
        years = local.year if year is None else year
        months = local.month if month is None else check_field("monthOfYear", month, 1, 12)
        # Of a changed year or month, the last day that there is, as long as no day is asked for.
        days = min(local.day, days_in_month(years, months)) if day is None else day
        made = make(
            years,
            months,
            days,
            local.hour if hour is None else hour,
            local.minute if minute is None else minute,
            local.second if second is None else math.floor(second),
        )
    except EarthEngineError as error:
        raise EarthEngineError(f"Date.update: {error.message}") from None
    fraction = local.millis % 1000 if second is None else math.floor((second - math.floor(second)) * 1000 + 1e-6)
    return Date(millis_of(Local(made.year, made.month, made.day, made.millis + fraction), time_zone))
