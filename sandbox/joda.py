# SPDX-License-Identifier: GPL-2.0-or-later
"""Dates as text with the patterns of Joda-Time, which is what the service's formats are."""

from __future__ import annotations

import datetime
import re
from typing import Callable, Iterator, Optional

from .dates import millis_of, moment_of, zone
from .errors import EarthEngineError

_TOKENS = re.compile(r"'(?P<quoted>(?:[^']|'')*)'|(?P<letters>([A-Za-z])\3*)|(?P<other>.)", re.DOTALL)
_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

ISO = "yyyy-MM-dd'T'HH:mm:ss"


def _tokens(pattern: str) -> Iterator[tuple[str, int, str]]:
    """(letter, count, literal text) of each part of a pattern."""
    if len(pattern) > 1000:
        raise EarthEngineError("The date format is too long.")
    for match in _TOKENS.finditer(pattern):
        if match["quoted"] is not None:
            yield "", 0, match["quoted"].replace("''", "'") or "'"
        elif match["letters"]:
            yield match["letters"][0], len(match["letters"]), ""
        else:
            yield "", 0, match["other"]


def format_moment(millis: int, pattern: Optional[str], time_zone: Optional[str] = None) -> str:
    """The moment in a pattern; ISO 8601 to the second without one.

    Raises:
        EarthEngineError: the pattern has a letter without meaning.
    """
    moment = moment_of(millis, time_zone)
    made = []
    for letter, count, text in _tokens(pattern or ISO):
        made.append(text if not letter else _part(letter, count, moment, time_zone))
    return "".join(made)


_NUMBERS: dict[str, Callable[[datetime.datetime], int]] = {
    "C": lambda m: m.year // 100,
    "Y": lambda m: m.year,
    "y": lambda m: m.year,
    "x": lambda m: m.isocalendar()[0],
    "w": lambda m: m.isocalendar()[1],
    "e": lambda m: m.isoweekday(),
    "D": lambda m: m.timetuple().tm_yday,
    "d": lambda m: m.day,
    "K": lambda m: m.hour % 12,
    "h": lambda m: (m.hour + 11) % 12 + 1,
    "H": lambda m: m.hour,
    "k": lambda m: (m.hour + 23) % 24 + 1,
    "m": lambda m: m.minute,
    "s": lambda m: m.second,
}


def _part(letter: str, count: int, moment: datetime.datetime, time_zone: Optional[str]) -> str:
    if letter in "Yyx" and count == 2:
        return f"{_NUMBERS[letter](moment) % 100:02d}"
    if letter in _NUMBERS:
        return str(_NUMBERS[letter](moment)).zfill(count)
    if letter == "M":
        name = _MONTHS[moment.month - 1]
        return name if count >= 4 else name[:3] if count == 3 else str(moment.month).zfill(count)
    if letter == "E":
        name = _DAYS[moment.weekday()]
        return name if count >= 4 else name[:3]
    if letter == "S":
        return f"{moment.microsecond // 1000:03d}".ljust(count, "0")[:count]
    if letter == "a":
        return "AM" if moment.hour < 12 else "PM"
    if letter == "G":
        return "AD"
    if letter == "z":
        return time_zone if count >= 4 and time_zone else moment.tzname() or "UTC"
    if letter == "Z":
        if count >= 3:
            return time_zone or "UTC"
        text = moment.strftime("%z") or "+0000"
        return text[:3] + ":" + text[3:5] if count == 2 else text[:5]
    raise EarthEngineError(f"Illegal pattern component: {letter * count}")


def parse_moment(pattern: str, text: str, time_zone: Optional[str] = None) -> int:
    """Milliseconds of text in a pattern.

    Raises:
        EarthEngineError: the text does not fit.
    """
    expression, fields = "", []
    tokens = list(_tokens(pattern))
    for index, (letter, count, literal) in enumerate(tokens):
        if not letter:
            expression += re.escape(literal)
            continue
        fields.append((letter, count))
        digits_follow = index + 1 < len(tokens) and bool(tokens[index + 1][0])
        expression += f"({_pattern_of(letter, count, digits_follow)})"
    match = re.fullmatch(expression, text)
    if match is None:
        raise EarthEngineError(f'Date.parse: Invalid format: "{text[:80]}" does not match "{pattern[:80]}".')
    return _assembled(fields, match.groups(), time_zone)


def _pattern_of(letter: str, count: int, digits_follow: bool) -> str:
    if letter == "M" and count >= 3:
        return "[A-Za-z]+"
    if letter in "Ea":
        return "[A-Za-z]+"
    if letter == "Z":
        return r"Z|[+-]\d{2}:?\d{2}|[A-Za-z_/]+"
    if letter == "G":
        return "[A-Za-z]+"
    return rf"[+-]?\d{{{count}}}" if digits_follow else rf"[+-]?\d{{1,{max(count, 9)}}}"


def _assembled(fields: list[tuple[str, int]], values: tuple[str, ...], time_zone: Optional[str]) -> int:
    found = {"y": 1970, "M": 1, "d": 1, "H": 0, "m": 0, "s": 0, "S": 0}
    offset: Optional[str] = None
    half: Optional[str] = None
    day_of_year: Optional[int] = None
    for (letter, count), value in zip(fields, values):
        if letter in "Yyx":
            year = int(value)
            found["y"] = year + (2000 if year < 70 else 1900) if count == 2 and len(value) == 2 else year
        elif letter == "M" and count >= 3:
            found["M"] = 1 + next((i for i, name in enumerate(_MONTHS) if name[:3].lower() == value[:3].lower()), 0)
        elif letter in "dHmsM":
            found[letter] = int(value)
        elif letter == "D":
            day_of_year = int(value)
        elif letter in "hK":
            found["H"] = int(value) % 12
        elif letter == "k":
            found["H"] = int(value) % 24
        elif letter == "S":
            found["S"] = int(value[:3].ljust(3, "0"))
        elif letter == "a":
            half = value.upper()
        elif letter == "Z":
            offset = value
    if half == "PM":
        found["H"] = found["H"] % 12 + 12
    try:
        moment = datetime.datetime(
            found["y"],
            found["M"],
            found["d"],
            found["H"],
            found["m"],
            found["s"],
            found["S"] * 1000,
            tzinfo=zone(offset or time_zone),
        )
    except ValueError as error:
        raise EarthEngineError(f"Date.parse: {error}.") from None
    if day_of_year is not None:
        moment = moment.replace(month=1, day=1) + datetime.timedelta(days=day_of_year - 1)
    return millis_of(moment)
