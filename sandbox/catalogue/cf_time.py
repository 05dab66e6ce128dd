# SPDX-License-Identifier: GPL-2.0-or-later
"""Time axes of NetCDF files (CF conventions): numbers in a calendar → dates → milliseconds.

Climate models keep calendars of their own. A date keeps its year, month and day: 30 February 1990 of a 360-day year
becomes 28 February, since Earth Engine knows the Gregorian calendar only.
"""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Sequence

from ..errors import EarthEngineError

_UNITS = re.compile(
    r"^\s*(?P<unit>\w+)\s+since\s+(?P<year>-?\d{1,4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?:[ T](?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:\.\d*)?)?)?"
)
_SECONDS = {"second": 1, "sec": 1, "s": 1, "minute": 60, "min": 60, "hour": 3600, "hr": 3600, "h": 3600, "day": 86400}
_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_EPOCH = datetime.datetime(1970, 1, 1)


def milliseconds(values: Sequence[float], units: str, calendar_name: str = "standard") -> list[int]:
    """Milliseconds since 1970 of CF time values.

    Args:
        values: the numbers on the time axis.
        units: such as "days since 1850-01-01".
        calendar_name: standard, gregorian, proleptic_gregorian, 360_day, noleap, 365_day, all_leap or 366_day.

    Raises:
        EarthEngineError: units or calendar are not understood.
    """
    match = _UNITS.match(units)
    unit = match["unit"].lower().rstrip("s") if match else ""
    if match is None or ((unit or "s") not in _SECONDS and match["unit"] not in _SECONDS):
        raise EarthEngineError(f"The time units '{units}' are not understood.")
    size = _SECONDS.get(unit or "s", _SECONDS.get(match["unit"], 1))
    start = (int(match["year"]), int(match["month"]), int(match["day"]))
    clock = sum(int(match[name] or 0) * each for name, each in (("hour", 3600), ("minute", 60), ("second", 1)))
    if calendar_name in ("standard", "gregorian", "proleptic_gregorian"):
        first = datetime.datetime(*start) + datetime.timedelta(seconds=clock)
        return [_millis(first + datetime.timedelta(seconds=float(value) * size)) for value in values]
    months = _month_lengths(calendar_name)
    year_length = sum(months)
    origin = start[0] * year_length + sum(months[: start[1] - 1]) + start[2] - 1
    result = []
    for value in values:
        seconds = round(float(value) * size) + clock
        days, rest = divmod(seconds, 86400)
        year, of_year = divmod(origin + days, year_length)
        month = 0
        while of_year >= months[month]:
            of_year -= months[month]
            month += 1
        result.append(_gregorian(year, month + 1, of_year + 1, rest))
    return result


def _month_lengths(calendar_name: str) -> tuple[int, ...]:
    if calendar_name == "360_day":
        return (30,) * 12
    if calendar_name in ("noleap", "365_day"):
        return _MONTHS
    if calendar_name in ("all_leap", "366_day"):
        return (31, 29, *_MONTHS[2:])
    raise EarthEngineError(f"The calendar '{calendar_name}' is not understood.")


def _gregorian(year: int, month: int, day: int, seconds: int) -> int:
    if not 1 <= year <= 9999:
        raise EarthEngineError(f"The year {year} is out of range.")
    day = min(day, calendar.monthrange(year, month)[1])
    return _millis(datetime.datetime(year, month, day) + datetime.timedelta(seconds=seconds))


def _millis(moment: datetime.datetime) -> int:
    return round((moment - _EPOCH).total_seconds() * 1000)
