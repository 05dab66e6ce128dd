# SPDX-License-Identifier: GPL-2.0-or-later
"""How people write numbers and days, without Qt: the desktop tells the user's habits when it starts.

What people read is written by `tr("{:,} rows", count)`, `number`, `day` and `moment`. What programs read (files and
their names, scripts, JSON) is written by Python's own `format` and `isoformat`; where a text for people becomes a part
of it, it is made within `neutral`.
"""

from __future__ import annotations

import datetime
import re
import string
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from numbers import Real
from typing import Any

_PARTS = re.compile(r"'([^']*)'|(dd?|MM?|y+)")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+")
#: Blanks and other marks between the thousands, and marks of direction that nobody sees.
_GAPS = re.compile("[\\s'’٬_\u200e\u200f\u061c]")


@dataclass(frozen=True)
class Spelling:
    """A people's habits; the usual ones are those of programs.

    Attributes:
        point: between a number's whole and its fraction.
        group: between its thousands; "" for nothing.
        minus: before negative numbers.
        zero: the first of the ten digits.
        day: a day's parts in their order, as Qt writes patterns: "dd.MM.yyyy".
    """

    point: str = "."
    group: str = ","
    minus: str = "-"
    zero: str = "0"
    day: str = "yyyy-MM-dd"
    _signs: dict[int, str] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        digits = {ord("0") + place: chr(ord(self.zero) + place) for place in range(10)}
        signs = {ord("."): self.point, ord(","): self.group, ord("-"): self.minus}
        object.__setattr__(self, "_signs", {**digits, **signs})

    def numerals(self, text: str) -> str:
        """A number as Python writes it ("-1,234.5") in these signs."""
        return text.translate(self._signs)

    def date(self, when: datetime.date) -> str:
        """A day."""

        def part(found: re.Match[str]) -> str:
            quoted, letters = found.groups()
            if letters is None:
                return str(quoted)
            value = {"d": when.day, "M": when.month, "y": when.year}[letters[0]]
            return self.numerals(f"{value:0{len(letters)}d}")

        return _PARTS.sub(part, self.day)


NEUTRAL = Spelling()
_users = NEUTRAL
_is_neutral: ContextVar[bool] = ContextVar("ee_workbench_neutral", default=False)


def use(spelling: Spelling) -> None:
    """Write as these people do, from now on and in every thread."""
    global _users
    _users = spelling


def used() -> Spelling:
    """How numbers and days are written here and now."""
    return NEUTRAL if _is_neutral.get() else _users


@contextmanager
def neutral() -> Iterator[None]:
    """Within it numbers and days are written as programs do, also in texts for people: for names of files, scripts."""
    token = _is_neutral.set(True)
    try:
        yield
    finally:
        _is_neutral.reset(token)


def number(value: Any, form: str = "") -> str:
    """A number for people; `form` as of Python's `format`: ",", ".1f", ".6g"."""
    return used().numerals(format(value, form))


def day(when: datetime.date) -> str:
    """A day for people, such as "31.08.2024"."""
    return used().date(when)


def moment(when: datetime.datetime, *, seconds: bool = False) -> str:
    """A day with hours and minutes for people; of which zone is said beside it."""
    parts = (when.hour, when.minute, when.second) if seconds else (when.hour, when.minute)
    return f"{day(when)} " + ":".join(number(each, "02d") for each in parts)


def parsed(text: str) -> float:
    """A number as people type it: with their own point or with ".", with or without marks between the thousands.

    Raises:
        ValueError: it is none.
    """
    spelling = used()
    clean = _GAPS.sub("", text).replace("٫", ".").replace("−", "-")
    last = max(clean.rfind("."), clean.rfind(","))
    if "." in clean and "," in clean:
        # Both: the last one is the point, "1.234,5" and "1,234.5".
        clean = re.sub(r"[.,]", "", clean[:last]) + "." + clean[last + 1 :]
    elif clean.count(",") > 1 or (spelling.point != "," and _THOUSANDS.fullmatch(clean)):
        clean = clean.replace(",", "") if _THOUSANDS.fullmatch(clean) else clean
    elif clean.count(".") > 1 and _THOUSANDS.fullmatch(clean.replace(".", ",")):
        clean = clean.replace(".", "")
    return float(clean.replace(",", "."))


def parsed_row(text: str) -> tuple[float, ...]:
    """Numbers in a row with blanks, commas or semicolons between them; what programs write is read the same everywhere.

    Raises:
        ValueError: something in it is no number.
    """
    return tuple(map(parsed, row_words(text)))


def row_words(text: str) -> list[str]:
    """The words of a row of numbers. Where people write "0,5", the comma parts words only with a blank or by itself:
    "0,5, 1,5", "0,5 1,5" and "0,5; 1,5" are two, "0,1,10" are three."""
    if used().point == "," and ";" in text:
        parts = text.split(";")
    elif used().point == "," and len(text.split()) > 1:
        parts = text.split()
    else:
        parts = re.split(r"[,;\s]+", text)
    return [word for word in (part.strip(" ,\t") for part in parts) if word]


class _Formatter(string.Formatter):
    def format_field(self, value: Any, form: str) -> str:
        if isinstance(value, datetime.date) and not form:
            return moment(value) if isinstance(value, datetime.datetime) else day(value)
        if isinstance(value, Real) and not isinstance(value, bool):
            return number(value, form)
        return format(value, form)


_FORMATTER = _Formatter()


def filled(text: str, *values: object, **named: object) -> str:
    """A text with its fields filled, as `str.format` does, but numbers and days as people write them.

    Whole numbers without a form stay as they are, for "2030" is a year as often as a number: how many there are is
    told by "{:,}".
    """
    return _FORMATTER.vformat(text, values, named)
