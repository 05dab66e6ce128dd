# SPDX-License-Identifier: GPL-2.0-or-later
"""Calendar arithmetic on milliseconds since 1970."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache
from typing import Optional
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .errors import EarthEngineError

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)

#: Lengths in milliseconds; years and months are those of the Gregorian calendar on average.
UNITS: dict[str, float] = {
    "year": 365.2425 * 86_400_000,
    "month": 365.2425 / 12 * 86_400_000,
    "week": 7 * 86_400_000,
    "day": 86_400_000,
    "hour": 3_600_000,
    "minute": 60_000,
    "second": 1000,
    "millis": 1,
}

_ISO = re.compile(
    r"^(?P<year>[+-]?\d{4,6})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?"
    r"(?:[T ](?P<hour>\d{1,2})(?::?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?)?)?"
    r"(?P<offset>Z|[+-]\d{2}:?\d{2})?$"
)
_OFFSET = re.compile(r"^(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?$")


@lru_cache(maxsize=256)
def zone(name: Optional[str]) -> datetime.tzinfo:
    """The time zone with a name such as "Asia/Kolkata", "UTC" or "+05:30"; UTC without one.

    Raises:
        EarthEngineError: there is none.
    """
    if not name or name in ("UTC", "Etc/UTC", "Z", "GMT"):
        return datetime.timezone.utc
    match = _OFFSET.match(name)
    if match is not None:
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        return datetime.timezone(datetime.timedelta(minutes=minutes if match[1] == "+" else -minutes))
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise EarthEngineError(f"The datetime zone id '{name[:60]}' is not recognised.") from None


def moment_of(millis: int, time_zone: Optional[str] = None) -> datetime.datetime:
    """The moment as a datetime in a zone.

    Raises:
        EarthEngineError: it lies outside the years 1 to 9999.
    """
    try:
        return (EPOCH + datetime.timedelta(milliseconds=millis)).astimezone(zone(time_zone))
    except OverflowError:
        raise EarthEngineError(f"The date {millis} is out of range.") from None


def millis_of(moment: datetime.datetime) -> int:
    """Milliseconds since 1970 of an aware datetime."""
    delta = moment - EPOCH
    return delta.days * 86_400_000 + delta.seconds * 1000 + delta.microseconds // 1000


def from_text(text: str, time_zone: Optional[str] = None) -> int:
    """Milliseconds of an ISO 8601 date, with or without time and offset.

    Raises:
        EarthEngineError: it is none.
    """
    match = _ISO.match(text.strip())
    if match is None:
        raise EarthEngineError(f"Invalid date string: '{text[:80]}'.")
    fraction = (match["fraction"] or "").ljust(6, "0")[:6]
    offset = match["offset"]
    try:
        moment = datetime.datetime(
            int(match["year"]),
            int(match["month"] or 1),
            int(match["day"] or 1),
            int(match["hour"] or 0),
            int(match["minute"] or 0),
            int(match["second"] or 0),
            int(fraction),
            tzinfo=zone(offset if offset and offset != "Z" else None if offset else time_zone),
        )
    except ValueError:
        raise EarthEngineError(f"Invalid date string: '{text[:80]}'.") from None
    return millis_of(moment)


def unit_name(unit: str) -> str:
    """A unit without its plural.

    Raises:
        EarthEngineError: there is no such unit.
    """
    name = unit if unit == "millis" else re.sub(r"s$", "", unit)
    if name not in UNITS:
        raise EarthEngineError(f"Unit '{unit[:40]}' is not one of year, month, week, day, hour, minute, second.")
    return name


def advanced(millis: int, delta: float, unit: str, time_zone: Optional[str] = None) -> int:
    """A moment later (or earlier) by some calendar units; whole months keep the day, cut at the month's end."""
    name = unit_name(unit)
    if name in ("year", "month"):
        whole = int(delta // 1)
        moment = _months_later(moment_of(millis, time_zone), whole * (12 if name == "year" else 1))
        rest = delta - whole
        found = millis_of(moment)
        return found + round(rest * _length_after(found, name, time_zone)) if rest else found
    if name in ("week", "day"):
        days = delta * (7 if name == "week" else 1)
        whole = int(days // 1)
        local = moment_of(millis, time_zone)
        try:
            later = (local.replace(tzinfo=None) + datetime.timedelta(days=whole)).replace(tzinfo=local.tzinfo)
        except OverflowError:
            raise EarthEngineError("The date is out of range.") from None
        return millis_of(later) + round((days - whole) * UNITS["day"])
    return millis + round(delta * UNITS[name])


def _months_later(moment: datetime.datetime, months: int) -> datetime.datetime:
    index = moment.year * 12 + moment.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise EarthEngineError("The date is out of range.")
    return moment.replace(year=year, month=month + 1, day=min(moment.day, calendar.monthrange(year, month + 1)[1]))


def _length_after(millis: int, name: str, time_zone: Optional[str]) -> int:
    return millis_of(_months_later(moment_of(millis, time_zone), 12 if name == "year" else 1)) - millis


def difference_in(millis: int, start: int, unit: str) -> float:
    """How many units lie between two moments; months and years by the calendar, with their fractions."""
    name = unit_name(unit)
    if name not in ("year", "month"):
        return (millis - start) / UNITS[name]
    step = 12 if name == "year" else 1
    first, last = moment_of(start), moment_of(millis)
    whole = ((last.year - first.year) * 12 + last.month - first.month) // step
    while millis_of(_months_later(first, whole * step)) > millis:
        whole -= 1
    low = millis_of(_months_later(first, whole * step))
    high = millis_of(_months_later(first, (whole + 1) * step))
    return whole + (millis - low) / (high - low)


def start_of(millis: int, unit: str, time_zone: Optional[str] = None) -> int:
    """The start of the unit that a moment lies in; weeks start on Monday."""
    name = unit_name(unit)
    moment = moment_of(millis, time_zone).replace(microsecond=0)
    if name == "second":
        return millis_of(moment)
    moment = moment.replace(second=0)
    if name == "minute":
        return millis_of(moment)
    moment = moment.replace(minute=0)
    if name == "hour":
        return millis_of(moment)
    moment = moment.replace(hour=0)
    if name == "week":
        return advanced(millis_of(moment), -moment.weekday(), "day", time_zone)
    if name in ("month", "year"):
        moment = moment.replace(day=1)
    return millis_of(moment.replace(month=1) if name == "year" else moment)


def field_of(millis: int, unit: str, in_unit: Optional[str], time_zone: Optional[str] = None) -> int:
    """A field of the calendar; with `in_unit`, how many whole units have passed within it (0-based)."""
    name, moment = unit_name(unit), moment_of(millis, time_zone)
    if in_unit is None:
        fields = {
            "year": moment.year,
            "month": moment.month,
            "week": moment.isocalendar()[1],
            "day": moment.day,
            "hour": moment.hour,
            "minute": moment.minute,
            "second": moment.second,
            "millis": moment.microsecond // 1000,
        }
        return fields[name]
    begin = moment_of(start_of(millis, in_unit, time_zone), time_zone)
    if name in ("year", "month"):
        months = (moment.year - begin.year) * 12 + moment.month - begin.month
        return months // 12 if name == "year" else months
    if name in ("day", "week"):
        days = (moment.date() - begin.date()).days
        return days // 7 if name == "week" else days
    return int((moment - begin).total_seconds() * 1000 // UNITS[name])
