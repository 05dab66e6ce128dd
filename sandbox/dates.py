# SPDX-License-Identifier: GPL-2.0-or-later
"""Calendar arithmetic on milliseconds since 1970, in the proleptic Gregorian calendar and any time zone.

Lengths of years and months are their averages wherever a length is asked for (`Date.difference`, `Date.unitRatio`,
fractions of `Date.advance`), and those of the calendar wherever a moment is moved by whole units.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Optional

from .errors import EarthEngineError
from .zones import offset_at, offset_from_local

SECOND, MINUTE, HOUR, DAY = 1000, 60_000, 3_600_000, 86_400_000

#: Lengths in milliseconds; years and months are those of the Gregorian calendar on average.
UNITS: dict[str, int] = {
    "year": 31_556_952_000,
    "month": 2_629_746_000,
    "week": 7 * DAY,
    "day": DAY,
    "hour": HOUR,
    "minute": MINUTE,
    "second": SECOND,
}

_LIMIT = 2**63


@dataclass(frozen=True)
class Local:
    """A moment as a calendar and clocks show it."""

    year: int
    month: int
    day: int
    millis: int  # of the day

    @property
    def days(self) -> int:
        """Days since 1970-01-01."""
        return days_from_civil(self.year, self.month, self.day)

    @property
    def day_of_year(self) -> int:
        """1 on the first of January."""
        return self.days - days_from_civil(self.year, 1, 1) + 1

    @property
    def weekday(self) -> int:
        """1 on Mondays, 7 on Sundays."""
        return (self.days + 3) % 7 + 1

    @property
    def week(self) -> tuple[int, int]:
        """The year that the week belongs to, and the week's number in it, as ISO 8601 counts them."""
        thursday = self.days - self.weekday + 4
        year = civil_from_days(thursday)[0]
        return year, (thursday - days_from_civil(year, 1, 1)) // 7 + 1

    @property
    def hour(self) -> int:
        """0 to 23."""
        return self.millis // HOUR

    @property
    def minute(self) -> int:
        """0 to 59."""
        return self.millis // MINUTE % 60

    @property
    def second(self) -> int:
        """0 to 59."""
        return self.millis // SECOND % 60


def days_from_civil(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to a date; the day may lie outside of its month."""
    year -= month <= 2
    era = year // 400
    of_era = year - era * 400
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468


def civil_from_days(days: int) -> tuple[int, int, int]:
    """Year, month and day of a number of days since 1970-01-01."""
    days += 719_468
    era = days // 146_097
    of_era = days - era * 146_097
    year = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + (3 if shifted < 10 else -9)
    return year + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    following = (year + 1, 1) if month == 12 else (year, month + 1)
    return days_from_civil(*following, 1) - days_from_civil(year, month, 1)


def local_of(millis: int, time_zone: Optional[str] = None) -> Local:
    """What calendar and clocks show at a moment."""
    shown = millis + offset_at(millis, time_zone)
    days, rest = divmod(shown, DAY)
    return Local(*civil_from_days(days), rest)


def millis_from_local(shown: int, time_zone: Optional[str] = None) -> int:
    """The moment at which clocks show a number of milliseconds since 1970."""
    return checked(shown - offset_from_local(shown, time_zone))


def millis_of(local: Local, time_zone: Optional[str] = None) -> int:
    """The moment at which calendar and clocks show that."""
    return millis_from_local(local.days * DAY + local.millis, time_zone)


def checked(millis: int) -> int:
    """The same number, which has to fit 64 bits."""
    if not -_LIMIT <= millis < _LIMIT:
        raise EarthEngineError("The date is out of range.")
    return millis


def check_field(name: str, value: int, low: int, high: int) -> int:
    """A field of the calendar within its range, named as in the service's error text."""
    if not low <= value <= high:
        raise EarthEngineError(f"Value {value} for {name} must be in the range [{low},{high}]")
    return value


def make(
    year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0, second: int = 0, millis: int = 0
) -> Local:
    """A local date and time from its fields.

    Raises:
        EarthEngineError: a field is out of range; the text names it.
    """
    check_field("year", year, -292_275_054, 292_278_993)
    check_field("monthOfYear", month, 1, 12)
    check_field("dayOfMonth", day, 1, days_in_month(year, month))
    check_field("hourOfDay", hour, 0, 23)
    check_field("minuteOfHour", minute, 0, 59)
    check_field("secondOfMinute", second, 0, 59)
    return Local(year, month, day, hour * HOUR + minute * MINUTE + second * SECOND + millis)


_ISO = re.compile(
    r"(?P<year>[+-]?\d{1,9})(?:-W(?P<week>\d{1,2})(?:-(?P<weekday>\d))?|-(?P<ordinal>\d{3})"
    r"|-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?"
    r"(?:(?(day)[T ]|T)"
    r"(?:(?P<hour>\d{1,2})(?::(?P<minute>\d{1,2})(?::(?P<second>\d{1,2}))?)?(?:[.,](?P<fraction>\d{1,18}))?)?"
    r"(?P<offset>Z|[+-]\d{2}(?::?\d{2})?)?)?",
    re.ASCII,
)


def from_text(text: str, time_zone: Optional[str] = None) -> int:
    """Milliseconds of an ISO 8601 date: calendar, ordinal or week date, with or without time and offset.

    Raises:
        EarthEngineError: it is none.
    """
    match = _ISO.fullmatch(text)
    if match is None:
        raise EarthEngineError(f"Date: Bad date/time '{text[:80]}'.")
    year = int(match["year"])
    try:
        local = make(
            year,
            int(match["month"] or 1),
            int(match["day"] or 1),
            int(match["hour"] or 0),
            int(match["minute"] or 0),
            int(match["second"] or 0),
        )
        days = local.days
        if match["ordinal"]:
            length = days_from_civil(year + 1, 1, 1) - days_from_civil(year, 1, 1)
            days += check_field("dayOfYear", int(match["ordinal"]), 1, length) - 1
        elif match["week"]:
            week = check_field("weekOfWeekyear", int(match["week"]), 1, weeks_in_year(year))
            days = day_of_week_date(year, week, check_field("dayOfWeek", int(match["weekday"] or 1), 1, 7))
    except EarthEngineError:
        raise EarthEngineError(f"Date: Bad date/time '{text[:80]}'.") from None
    smallest = SECOND if match["second"] else MINUTE if match["minute"] else HOUR
    fraction = match["fraction"] or ""
    shown = days * DAY + local.millis + int(fraction or 0) * smallest // 10 ** len(fraction)
    offset = match["offset"]
    return millis_from_local(shown, (None if offset == "Z" else offset) if offset else time_zone)


def weeks_in_year(year: int) -> int:
    """How many weeks ISO 8601 counts in a year: 52 or 53."""
    return Local(year, 12, 28, 0).week[1]


def day_of_week_date(year: int, week: int, weekday: int) -> int:
    """Days since 1970 of a day (Monday is 1) of an ISO week."""
    fourth = Local(year, 1, 4, 0)
    return fourth.days - fourth.weekday + (week - 1) * 7 + weekday


def unit_name(unit: str) -> str:
    """A unit without its plural.

    Raises:
        EarthEngineError: there is no such unit.
    """
    name = unit[:-1] if unit.endswith("s") else unit
    if name not in UNITS:
        raise EarthEngineError(f"Unit '{unit[:40]}' is not one of {', '.join(UNITS)}.")
    return name


def advanced(millis: int, delta: float, unit: str, time_zone: Optional[str] = None) -> int:
    """A moment later (or earlier) by some units.

    Whole units are those of the calendar and the clocks of the zone: a month later is the same day of the next month,
    or its last one; a day later is the same time of the next day. A fraction is one of the unit's average length.
    """
    name = unit_name(unit)
    if delta != delta or abs(delta) > 1e15:
        raise EarthEngineError("The date is out of range.")
    whole = int(delta)
    rest = round((delta - whole) * UNITS[name])
    if name in ("hour", "minute", "second"):
        return checked(millis + whole * UNITS[name] + rest)
    local = local_of(millis, time_zone)
    if name in ("week", "day"):
        shown = local.days * DAY + local.millis + whole * UNITS[name]
    else:
        months = local.year * 12 + local.month - 1 + whole * (12 if name == "year" else 1)
        year, month = months // 12, months % 12 + 1
        day = min(local.day, days_in_month(year, month))
        shown = days_from_civil(year, month, day) * DAY + local.millis
    return checked(millis_from_local(checked(shown), time_zone) + rest)


def difference_in(millis: int, start: int, unit: str) -> float:
    """How many units of average length lie between two moments."""
    return (millis - start) / UNITS[unit_name(unit)]


def start_of(millis: int, unit: str, time_zone: Optional[str] = None) -> int:
    """The start of the unit that a moment lies in; weeks start on Monday."""
    name = unit_name(unit)
    local = local_of(millis, time_zone)
    if name in ("hour", "minute", "second"):
        # Clocks are put forward or back by whole minutes, so that the moment can be cut where they show it.
        return millis - local.millis % UNITS[name]
    days = local.days
    if name == "week":
        days -= local.weekday - 1
    elif name != "day":
        days = days_from_civil(local.year, local.month if name == "month" else 1, 1)
    return millis_from_local(days * DAY, time_zone)


def field_of(millis: int, unit: str, time_zone: Optional[str] = None) -> int:
    """A field of calendar or clock."""
    local = local_of(millis, time_zone)
    name = unit_name(unit)
    return local.week[1] if name == "week" else int(getattr(local, name))


def passed_in(millis: int, unit: str, in_unit: str, time_zone: Optional[str] = None) -> int:
    """How many whole units have passed since the start of a larger one."""
    name = unit_name(unit)
    begin = start_of(millis, in_unit, time_zone)
    if name in ("hour", "minute", "second"):
        return (millis - begin) // UNITS[name]
    local, first = local_of(millis, time_zone), local_of(begin, time_zone)
    if name in ("week", "day"):
        shown = (local.days - first.days) * DAY + local.millis - first.millis
        return shown // UNITS[name]
    months = (local.year - first.year) * 12 + local.month - first.month
    months -= (local.day, local.millis) < (first.day, first.millis)
    return max(months // (12 if name == "year" else 1), 0)
