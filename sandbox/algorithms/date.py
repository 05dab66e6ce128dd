# SPDX-License-Identifier: GPL-2.0-or-later
"""Date.*: moments, calendar arithmetic, and their text."""

from __future__ import annotations

import datetime
import re
from typing import Any, Optional

from ..dates import UNITS, advanced, difference_in, field_of, from_text, zone
from ..errors import EarthEngineError
from ..joda import format_moment, parse_moment
from ..registry import algorithm
from ..values import Date, DateRange

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


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
        return Date(int(value))
    if isinstance(value, dict) and value.get("type") == "Date":
        return Date(int(value["value"]))
    raise EarthEngineError("Date: Parameter 'value' is required to be a date, a number or a string.")


@algorithm("Date.fromYMD")
def from_ymd(year: int, month: int, day: int, time_zone: Optional[str]) -> Date:
    try:
        moment = datetime.datetime(year, month, day, tzinfo=zone(time_zone))
    except ValueError:
        raise EarthEngineError(f"Date.fromYMD: Invalid date: {year}-{month}-{day}.") from None
    return Date(_millis(moment))


def _millis(moment: datetime.datetime) -> int:
    delta = moment - _EPOCH
    return delta.days * 86_400_000 + delta.seconds * 1000 + delta.microseconds // 1000


@algorithm("Date.millis")
def millis(date: Date) -> int:
    return date.millis


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
    return field_of(date.millis, unit, None, time_zone)


@algorithm("Date.getRelative")
def get_relative(date: Date, unit: str, in_unit: str, time_zone: Optional[str]) -> int:
    return field_of(date.millis, unit, in_unit, time_zone)


@algorithm("Date.getRange")
def get_range(date: Date, unit: str, time_zone: Optional[str]) -> DateRange:
    from ..dates import start_of

    start = start_of(date.millis, unit, time_zone)
    return DateRange(start, advanced(start, 1, unit, time_zone))


@algorithm("Date.getFraction")
def get_fraction(date: Date, unit: str, time_zone: Optional[str]) -> float:
    span = get_range(date, unit, time_zone)
    assert span.start is not None and span.end is not None
    return (date.millis - span.start) / (span.end - span.start)


@algorithm("Date.unitRatio")
def unit_ratio(numerator: str, denominator: str) -> float:
    for unit in (numerator, denominator):
        if re.sub("s$", "", unit) not in UNITS:
            raise EarthEngineError(f"Date.unitRatio: Unknown unit '{unit}'.")
    return UNITS[re.sub("s$", "", numerator)] / UNITS[re.sub("s$", "", denominator)]


@algorithm("Date.update")
def update(
    date: Date,
    year: Optional[float],
    month: Optional[float],
    day: Optional[float],
    hour: Optional[float],
    minute: Optional[float],
    second: Optional[float],
    time_zone: Optional[str],
) -> Date:
    moment = (_EPOCH + datetime.timedelta(milliseconds=date.millis)).astimezone(zone(time_zone))
    given = {"year": year, "month": month, "day": day, "hour": hour, "minute": minute}
    changes: dict[str, Any] = {name: int(value) for name, value in given.items() if value is not None}
    if second is not None:
        changes["second"] = int(second)
        changes["microsecond"] = round((second - int(second)) * 1_000_000)
    try:
        return Date(_millis(moment.replace(**changes)))
    except ValueError as error:
        raise EarthEngineError(f"Date.update: {error}.") from None
