# SPDX-License-Identifier: GPL-2.0-or-later
"""Periods of time: a month, a season, years, or the same months of many years."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Any

from .errors import RecipeError
from .spelling import day
from .text import marked, tr

FIRST_YEAR, LAST_YEAR = 1800, 2300

SEASONS: dict[str, tuple[int, ...]] = {
    marked("DJF"): (12, 1, 2),
    marked("MAM"): (3, 4, 5),
    marked("JJA"): (6, 7, 8),
    marked("SON"): (9, 10, 11),
}

_ALL = tuple(range(1, 13))


#: English, whatever the locale of the process: Python's own names follow it.
_MONTHS = (
    marked("January"), marked("February"), marked("March"), marked("April"), marked("May"), marked("June"),
    marked("July"), marked("August"), marked("September"), marked("October"), marked("November"), marked("December"),
)  # fmt: skip


def month_name(month: int) -> str:
    """The month's name in the user's language."""
    return tr(_MONTHS[month - 1])


def _is_year(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and FIRST_YEAR <= value <= LAST_YEAR


def _is_month(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 12


@dataclass(frozen=True)
class YearRange:
    """First and last year, both included."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if not (_is_year(self.first) and _is_year(self.last)):
            raise RecipeError("baseline", tr("The years must be whole numbers such as 1981 and 2010."))
        if self.first > self.last:
            raise RecipeError("baseline", tr("The first year must not be after the last year."))

    def label(self) -> str:
        """Such as "1981–2010"."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


@dataclass(frozen=True)
class Period:
    """Some months of some years.

    Months are contiguous and may run over the end of the year; a season belongs to the year in which it ends:
    December to February of 2030 is December 2029, January and February 2030.
    """

    first_year: int
    last_year: int
    months: tuple[int, ...] = _ALL

    def __post_init__(self) -> None:
        if not (_is_year(self.first_year) and _is_year(self.last_year)):
            raise RecipeError("period", tr("The year must be a whole number such as 2030."))
        if self.first_year > self.last_year:
            raise RecipeError("period", tr("The first year must not be after the last year."))
        months = self.months
        if not isinstance(months, tuple) or not 1 <= len(months) <= 12 or not all(map(_is_month, months)):
            raise RecipeError("period", tr("The months must be numbers from 1 to 12."))
        if any(following != month % 12 + 1 for month, following in zip(months, months[1:])):
            raise RecipeError("period", tr("The months must follow one another."))

    @classmethod
    def month(cls, month: int, year: int) -> Period:
        """One month of one year."""
        return cls(year, year, (month,))

    @classmethod
    def season(cls, name: str, year: int) -> Period:
        """DJF, MAM, JJA or SON of one year."""
        return cls(year, year, SEASONS[name])

    @classmethod
    def years(cls, first: int, last: int) -> Period:
        """Whole years."""
        return cls(first, last)

    @classmethod
    def climatology(cls, first: int, last: int, months: tuple[int, ...] = _ALL) -> Period:
        """The same months of many years."""
        return cls(first, last, months)

    @property
    def wraps(self) -> bool:
        """Whether the months run over the end of the year."""
        return self.months[0] > self.months[-1]

    @property
    def is_contiguous(self) -> bool:
        """Whether it is one unbroken stretch of time."""
        return self.first_year == self.last_year or len(self.months) == 12

    @property
    def year_count(self) -> int:
        """Number of years, each of which holds all the months once."""
        return self.last_year - self.first_year + 1

    def start(self) -> datetime.date:
        """The first day."""
        return datetime.date(self.first_year - (1 if self.wraps else 0), self.months[0], 1)

    def end(self) -> datetime.date:
        """The day after the last day."""
        month = self.months[-1]
        return datetime.date(self.last_year + month // 12, month % 12 + 1, 1)

    def month_range(self) -> tuple[int, int]:
        """First and last month; the first may be the greater one."""
        return self.months[0], self.months[-1]

    def with_years(self, years: YearRange) -> Period:
        """The same months of other years."""
        return Period(years.first, years.last, self.months)

    def day_count(self) -> int:
        """Number of days of the Gregorian calendar."""
        total = 0
        for year in range(self.first_year, self.last_year + 1):
            for month in self.months:
                own = year - 1 if self.wraps and month >= self.months[0] else year
                total += calendar.monthrange(own, month)[1]
        return total

    def months_label(self) -> str:
        """Such as "March", "DJF", "April–October"; empty for whole years."""
        if len(self.months) == 12 and self.months[0] == 1:
            return ""
        if len(self.months) == 1:
            return month_name(self.months[0])
        for name, months in SEASONS.items():
            if months == self.months:
                return tr(name)
        return f"{month_name(self.months[0])}–{month_name(self.months[-1])}"

    def label(self) -> str:
        """Such as "March 2030", "DJF 2030", "2041–2070", "March, 2041–2070"."""
        years = YearRange(self.first_year, self.last_year).label()
        months = self.months_label()
        if not months:
            return years
        both = tr("{months} {years}") if self.first_year == self.last_year else tr("{months}, {years}")
        return both.format(months=months, years=years)

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {"first_year": self.first_year, "last_year": self.last_year, "months": list(self.months)}


@dataclass(frozen=True)
class DateSpan:
    """Days from the first to the last, both included."""

    first: datetime.date
    last: datetime.date

    def __post_init__(self) -> None:
        for each in (self.first, self.last):
            if type(each) is not datetime.date:
                raise RecipeError("period", tr("Enter dates such as 2024-06-01."))
        if self.first > self.last:
            raise RecipeError("period", tr("The first day must not be after the last day."))

    @classmethod
    def of(cls, first: str, last: str) -> DateSpan:
        """From ISO dates. Raises RecipeError."""
        try:
            return cls(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))
        except (ValueError, TypeError):
            raise RecipeError("period", tr("Enter dates such as 2024-06-01.")) from None

    @classmethod
    def parse(cls, text: str) -> DateSpan:
        """From what people type: "2024", "2024-06", "2024-06-01", or two of these with "to", ".." or "/" between.

        Raises RecipeError.
        """
        parts = [each.strip() for each in re.split(r"\s+to\s+|\.\.|/|–|\s+", text.strip()) if each.strip()]
        if not 1 <= len(parts) <= 2:
            raise RecipeError(
                "period",
                tr("“{}” is no period. Write 2024-06, 2024-06-01 to 2024-08-31 or last 7 days.").format(text[:40]),
            )
        return cls(_ends(parts[0], text)[0], _ends(parts[-1], text)[1])

    def start(self) -> datetime.date:
        """The first day."""
        return self.first

    def end(self) -> datetime.date:
        """The day after the last day."""
        return self.last + datetime.timedelta(days=1)

    def label(self) -> str:
        """Such as "2024-06-01 to 2024-08-31", "June 2024", "2024"."""
        first, end = self.first, self.end()
        if first.day == end.day == 1 and first.month == end.month == 1 and end.year == first.year + 1:
            return str(first.year)
        if first.day == end.day == 1 and (end.year - first.year) * 12 + end.month - first.month == 1:
            return tr("{months} {years}").format(months=month_name(first.month), years=first.year)
        if first == self.last:
            return day(first)
        return tr("{first} to {last}", first=first, last=self.last)

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {"first": self.first.isoformat(), "last": self.last.isoformat()}


def _ends(text: str, whole: str) -> tuple[datetime.date, datetime.date]:
    """First and last day of a year, month or day."""
    try:
        numbers = [int(part) for part in text.split("-")]
        if len(numbers) == 1:
            return datetime.date(numbers[0], 1, 1), datetime.date(numbers[0], 12, 31)
        year, month = numbers[:2]
        if len(numbers) == 2:
            return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])
        day = datetime.date(year, month, *numbers[2:])
    except (ValueError, TypeError, calendar.IllegalMonthError):
        sentence = tr("“{}” is no period. Write 2024-06, 2024-06-01 to 2024-08-31 or last 7 days.")
        raise RecipeError("period", sentence.format(whole[:40])) from None
    return day, day
