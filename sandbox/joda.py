# SPDX-License-Identifier: GPL-2.0-or-later
"""Dates as text, in the patterns of Joda-Time's DateTimeFormat, in English."""

from __future__ import annotations

import datetime
import re
from typing import Callable, Iterator, NoReturn, Optional

from .dates import (
    DAY,
    Local,
    check_field,
    civil_from_days,
    day_of_week_date,
    days_from_civil,
    local_of,
    make,
    millis_from_local,
    weeks_in_year,
)
from .errors import EarthEngineError
from .zones import identifier, long_name, offset_at, offset_text, short_name, zone

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

ISO = "yyyy-MM-dd'T'HH:mm:ss"

_MAX_PATTERN = 1000

#: (letter, count, "") for a field, ("", 0, text) for text that stands for itself.
Token = tuple[str, int, str]


def tokens(pattern: str) -> Iterator[Token]:
    """The parts of a pattern.

    Raises:
        EarthEngineError: a letter means nothing.
    """
    if len(pattern) > _MAX_PATTERN:
        raise EarthEngineError("The date pattern is too long.")
    index = 0
    while index < len(pattern):
        letter = pattern[index]
        if letter.isascii() and letter.isalpha():
            count = 1
            while pattern[index + count : index + count + 1] == letter:
                count += 1
            if letter not in _FIELDS:
                raise EarthEngineError(f"Illegal pattern component: {letter * count}")
            yield letter, count, ""
            index += count
            continue
        text, index = _literal(pattern, index)
        yield "", 0, text


def _literal(pattern: str, index: int) -> tuple[str, int]:
    """Text up to the next letter outside of quotes, and where it ends; two quotes are one."""
    made, quoted = "", False
    while index < len(pattern):
        character = pattern[index]
        if character == "'":
            if pattern[index + 1 : index + 2] == "'":
                made += "'"
                index += 1
            else:
                quoted = not quoted
        elif not quoted and character.isascii() and character.isalpha():
            break
        else:
            made += character
        index += 1
    return made, index


# Formatting.


def _year_of_era(local: Local) -> int:
    return local.year if local.year > 0 else 1 - local.year


_NUMBERS: dict[str, Callable[[Local], int]] = {
    "C": lambda t: _year_of_era(t) // 100,
    "Y": _year_of_era,
    "y": lambda t: t.year,
    "x": lambda t: t.week[0],
    "w": lambda t: t.week[1],
    "e": lambda t: t.weekday,
    "D": lambda t: t.day_of_year,
    "M": lambda t: t.month,
    "d": lambda t: t.day,
    "K": lambda t: t.hour % 12,
    "h": lambda t: (t.hour + 11) % 12 + 1,
    "H": lambda t: t.hour,
    "k": lambda t: (t.hour + 23) % 24 + 1,
    "m": lambda t: t.minute,
    "s": lambda t: t.second,
}
_FIELDS = frozenset(_NUMBERS) | frozenset("GESazZ")


def format_moment(millis: int, pattern: Optional[str], time_zone: Optional[str] = None) -> str:
    """The moment in a pattern; ISO 8601 to the second without one.

    Raises:
        EarthEngineError: the pattern has a letter without meaning, or there is no such zone.
    """
    local = local_of(millis, time_zone)
    return "".join(
        _part(letter, count, local, millis, time_zone) if letter else text
        for letter, count, text in tokens(pattern or ISO)
    )


def _part(letter: str, count: int, local: Local, millis: int, time_zone: Optional[str]) -> str:
    if letter in "Yyx" and count == 2:
        return f"{abs(_NUMBERS[letter](local)) % 100:02d}"
    if letter == "M" and count >= 3:
        return MONTHS[local.month - 1][: None if count >= 4 else 3]
    if letter in _NUMBERS:
        value = _NUMBERS[letter](local)
        return ("-" if value < 0 else "") + str(abs(value)).zfill(count)
    if letter == "E":
        return DAYS[local.weekday - 1][: None if count >= 4 else 3]
    if letter == "S":
        return f"{local.millis % 1000:03d}".ljust(count, "0")[:count]
    if letter == "a":
        return "AM" if local.hour < 12 else "PM"
    if letter == "G":
        return "AD" if local.year > 0 else "BC"
    if letter == "z":
        return (long_name if count >= 4 else short_name)(millis, time_zone)
    return identifier(time_zone) if count >= 3 else offset_text(offset_at(millis, time_zone), count == 2)


# Parsing.


class _Reader:
    """What is left of a text, and the fields that have been read from it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.fields: dict[str, int] = {}
        self.zone: Optional[str] = None

    def fail(self) -> NoReturn:
        if self.at >= len(self.text):
            raise EarthEngineError(f'Date.parse: Invalid format: "{self.text[:80]}" is too short')
        where = f' at "{self.text[self.at :][:80]}"' if self.at else ""
        raise EarthEngineError(f'Date.parse: Invalid format: "{self.text[:80]}" is malformed{where}')

    def literal(self, wanted: str) -> None:
        if self.text[self.at : self.at + len(wanted)].lower() != wanted.lower():
            self.fail()
        self.at += len(wanted)

    def match(self, expression: str) -> str:
        found = re.compile(expression, re.ASCII).match(self.text, self.at)
        if found is None:
            self.fail()
        self.at = found.end()
        return found[0]

    def name(self, names: list[str]) -> int:
        """The number of one of some names, given whole or by its first three letters."""
        rest = self.text[self.at :].lower()
        for wanted in (lambda n: n, lambda n: n[:3]):
            for number, each in enumerate(names):
                if rest.startswith(wanted(each).lower()):
                    self.at += len(wanted(each))
                    return number
        self.fail()


def parse_moment(pattern: str, text: str, time_zone: Optional[str] = None) -> int:
    """Milliseconds of text in a pattern.

    Raises:
        EarthEngineError: the text does not fit, or a field is out of range.
    """
    if len(text) > _MAX_PATTERN:
        raise EarthEngineError("Date.parse: The text is too long.")
    reader = _Reader(text)
    parts = list(tokens(pattern))
    for index, (letter, count, literal) in enumerate(parts):
        if not letter:
            reader.literal(literal)
            continue
        following = parts[index + 1][0] if index + 1 < len(parts) else ""
        numeric = bool(following) and (following in _NUMBERS or following == "S") and parts[index + 1][1] < 3
        numeric = numeric or (bool(following) and following in _NUMBERS and following != "M")
        _read(reader, letter, count, numeric)
    if reader.at < len(text):
        reader.fail()
    zone(time_zone)
    try:
        return _assembled(reader.fields, reader.zone or time_zone)
    except EarthEngineError as error:
        raise EarthEngineError(f'Date.parse: Cannot parse "{text[:80]}": {error.message}') from None


def _read(reader: _Reader, letter: str, count: int, number_follows: bool) -> None:
    fields = reader.fields
    if letter in "Yyx" and count == 2:
        digits = reader.match(r"\d\d" if number_follows else r"[+-]?\d{1,9}")
        fields[letter] = _century(int(digits)) if len(digits) == 2 and digits.isdigit() else int(digits)
    elif letter == "M" and count >= 3:
        fields["M"] = reader.name(MONTHS) + 1
    elif letter in "Yyx":
        fields[letter] = int(reader.match(rf"[+-]?\d{{1,{count if number_follows else 9}}}"))
    elif letter in _NUMBERS:
        most = 3 if letter == "D" else 1 if letter == "e" else 2
        fields[letter] = int(reader.match(rf"[+-]?\d{{1,{count if number_follows else max(most, count)}}}"))
    elif letter == "S":
        fields["S"] = int(reader.match(rf"\d{{1,{count}}}")[:3].ljust(3, "0"))
    elif letter == "E":
        fields["e"] = reader.name(DAYS) + 1
    elif letter == "a":
        fields["a"] = int(reader.match("[AaPp][Mm]").lower() == "pm")
    elif letter == "G":
        fields["G"] = int(reader.match("(?i:AD|BC)").upper() == "AD")
    elif letter == "Z":
        found = reader.match(
            r"[+-]\d{2}(?::?\d{2}(?::?\d{2})?)?" if count < 3 else r"[+-]\d{2}:?\d{2}|[A-Za-z0-9_/+-]+"
        )
        zone(found)
        reader.zone = found
    else:
        reader.zone = {"UTC": "UTC", "GMT": "GMT"}.get(reader.match("[A-Za-z]+"))
        if reader.zone is None:
            raise EarthEngineError("Date.parse: Names of time zones cannot be parsed.")


def _century(two_digits: int) -> int:
    """A year of two digits is one within fifty years of the time thirty years ago."""
    lowest = datetime.datetime.now(datetime.timezone.utc).year - 30 - 50
    return lowest + (two_digits - lowest) % 100


def _assembled(fields: dict[str, int], time_zone: Optional[str]) -> int:
    year = _year(fields)
    hour = _hour(fields)
    minute, second = fields.get("m", 0), fields.get("s", 0)
    if "x" in fields or "w" in fields:
        weekyear = fields.get("x", year)
        week = check_field("weekOfWeekyear", fields.get("w", 1), 1, weeks_in_year(weekyear))
        days = day_of_week_date(weekyear, week, check_field("dayOfWeek", fields.get("e", 1), 1, 7))
    elif "D" in fields and "d" not in fields:
        length = days_from_civil(year + 1, 1, 1) - days_from_civil(year, 1, 1)
        days = days_from_civil(year, 1, 1) + check_field("dayOfYear", fields["D"], 1, length) - 1
    else:
        days = make(year, fields.get("M", 1), fields.get("d", 1)).days
        if "e" in fields and "d" not in fields:
            days += check_field("dayOfWeek", fields["e"], 1, 7) - Local(*civil_from_days(days), 0).weekday
    clock = make(1970, 1, 1, hour, minute, second, fields.get("S", 0)).millis
    return millis_from_local(days * DAY + clock, time_zone)


def _year(fields: dict[str, int]) -> int:
    if "y" in fields:
        return fields["y"]
    if "Y" in fields or "C" in fields:
        of_era = fields["Y"] if "Y" in fields else fields["C"] * 100
        return of_era if fields.get("G", 1) else 1 - of_era
    # A month or a day without a year is one of a leap year.
    return 2000 if "M" in fields or "d" in fields else 1970


def _hour(fields: dict[str, int]) -> int:
    if "H" in fields:
        return fields["H"]
    if "k" in fields:
        return check_field("clockhourOfDay", fields["k"], 1, 24) % 24
    half = 12 * fields.get("a", 0)
    if "K" in fields:
        return check_field("hourOfHalfday", fields["K"], 0, 11) + half
    return check_field("clockhourOfHalfday", fields.get("h", 12), 1, 12) % 12 + half
