# SPDX-License-Identifier: GPL-2.0-or-later
"""Days that are counted from the day a job runs: the last 7 days, last month, this year so far."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Any, Optional

from . import clock
from .errors import RecipeError
from .periods import DateSpan, month_name
from .script_text import listed
from .text import tr

UNITS = ("day", "week", "month", "year")
#: More of a unit than this would begin before any satellite.
MOST = {"day": 100_000, "week": 10_000, "month": 3_000, "year": 250}
MOST_AGO = 3660
YESTERDAY = 1

_END = r"(?:,?\s+(?:that\s+)?(?:ending|ends?|until|till)\s+(?:(today)|(yesterday)|(\d{1,4})\s+days?\s+ago))?"
_LAST = re.compile(rf"(?:the\s+)?(?:last|past|previous)\s+(?:(\d{{1,6}})\s+)?(day|week|month|year)s?{_END}")
_PLAIN = re.compile(rf"(?:the\s+)?(\d{{1,6}})\s+(day|week|month|year)s?{_END}")
_THIS = re.compile(rf"this\s+(week|month|year)(?:\s+so\s+far|\s+to\s+date)?{_END}")
_ONE = re.compile(r"(today)|(yesterday)|(\d{1,4})\s+days?\s+ago")


@dataclass(frozen=True)
class RelativeSpan:
    """Days that are counted from the day on which they are asked for, in UTC.

    Attributes:
        count: whole units, the last of which ends on the last day that counts or before; 0 for the part of the
            running unit up to that day.
        unit: of `UNITS`. Weeks begin on Monday; a month, week or year counts when it is over.
        ago: the last day that counts, in days before today. 1 is yesterday, the last day that is over; datasets that
            are late want more.
    """

    count: int = 7
    unit: str = "day"
    ago: int = YESTERDAY

    def __post_init__(self) -> None:
        if self.unit not in UNITS:
            raise RecipeError("period", tr("Choose days, weeks, months or years."))
        least = 1 if self.unit == "day" else 0
        if type(self.count) is not int or not least <= self.count <= MOST[self.unit]:
            sentence = tr("The number of days, weeks, months or years is between 1 and {:,}.", MOST[self.unit])
            raise RecipeError("period", sentence)
        if type(self.ago) is not int or not 0 <= self.ago <= MOST_AGO:
            raise RecipeError("period", tr("The days end at most {:,} days ago.", MOST_AGO))

    @classmethod
    def parse(cls, text: str) -> Optional[RelativeSpan]:
        """From what people type, such as "last 7 days", "the 7 days that end 3 days ago", "yesterday", "this year";
        ``None`` where the text says no such thing.

        Raises RecipeError where the numbers are out of range.
        """
        words = " ".join(text.lower().split())
        one = _ONE.fullmatch(words)
        if one:
            return cls(1, "day", _ago(one[1], one[2], one[3]))
        last = _LAST.fullmatch(words) or _PLAIN.fullmatch(words)
        if last:
            return cls(int(last[1] or 1), last[2], _ago(last[3], last[4], last[5]))
        this = _THIS.fullmatch(words)
        return cls(0, this[1], _ago(this[2], this[3], this[4])) if this else None

    def on(self, today: datetime.date) -> DateSpan:
        """The days, as of a day."""
        end = today - datetime.timedelta(days=self.ago - 1)
        last = end - datetime.timedelta(days=1)
        try:
            if self.count == 0:
                return DateSpan(_begin(last, self.unit), last)
            end = _begin(end, self.unit)
            return DateSpan(_back(end, self.count, self.unit), end - datetime.timedelta(days=1))
        except (ValueError, OverflowError):
            raise RecipeError("period", tr("The days begin too long ago.")) from None

    def start(self) -> datetime.date:
        """The first day, as of today."""
        return self.on(clock.today()).start()

    def end(self) -> datetime.date:
        """The day after the last day, as of today."""
        return self.on(clock.today()).end()

    def text(self) -> str:
        """As `parse` reads it, whatever the language."""
        if self.unit == "day" and self.count == 1:
            return {0: "today", 1: "yesterday"}.get(self.ago, f"{self.ago} days ago")
        if self.count == 0:
            words = f"this {self.unit} so far"
        else:
            words = f"last {self.unit}" if self.count == 1 else f"last {self.count} {self.unit}s"
        if self.ago == YESTERDAY:
            return words
        return f"{words} ending today" if self.ago == 0 else f"{words} ending {self.ago} days ago"

    def label(self) -> str:
        """Such as "last 7 days", "last month", "this year so far", in the user's language."""
        if self.unit == "day" and self.count == 1:
            return {0: tr("today"), 1: tr("yesterday")}.get(self.ago, tr("{} days ago").format(self.ago))
        words = {
            "day": (tr("last {} days"), tr("last {} days"), ""),
            "week": (tr("last {} weeks"), tr("last week"), tr("this week so far")),
            "month": (tr("last {} months"), tr("last month"), tr("this month so far")),
            "year": (tr("last {} years"), tr("last year"), tr("this year so far")),
        }[self.unit]
        shown = words[2] if self.count == 0 else words[1 if self.count == 1 else 0].format(self.count)
        if self.ago == YESTERDAY:
            return shown
        ending = tr("{} ending today") if self.ago == 0 else tr("{} ending {} days ago")
        return ending.format(shown, self.ago)

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {"count": self.count, "unit": self.unit, "ago": self.ago}


def _ago(today: Optional[str], yesterday: Optional[str], number: Optional[str]) -> int:
    return 0 if today else int(number) if number else YESTERDAY


def _begin(day: datetime.date, unit: str) -> datetime.date:
    """The first day of the unit that a day lies in."""
    if unit == "week":
        return day - datetime.timedelta(days=day.weekday())
    return day if unit == "day" else day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _back(end: datetime.date, count: int, unit: str) -> datetime.date:
    """So many units before the first day of one."""
    if unit in ("day", "week"):
        return end - datetime.timedelta(days=count * (7 if unit == "week" else 1))
    months = end.year * 12 + end.month - 1 - count * (12 if unit == "year" else 1)
    return datetime.date(months // 12, months % 12 + 1, 1)


def script_lines(span: RelativeSpan) -> list[str]:
    """Statements of Python after which `first` and `end` (the day after the last) hold the days, as of their run.

    They need the module datetime.
    """
    days, unit = span.ago - 1, span.unit
    today = "datetime.datetime.now(datetime.timezone.utc).date()"
    lag = f" - datetime.timedelta(days={days})" if days > 0 else " + datetime.timedelta(days=1)" if days < 0 else ""
    made = [f"# Days as of the run, in UTC: {span.text()}.", f"end = {today}{lag}"]
    if span.count == 0:
        made.append("last = end - datetime.timedelta(days=1)")
        return [*made, f"first = {_begin_code('last', unit)}"]
    if unit != "day":
        made.append(f"end = {_begin_code('end', unit)}")
    if unit in ("day", "week"):
        return [*made, f"first = end - datetime.timedelta(days={span.count * (7 if unit == 'week' else 1)})"]
    months = span.count * (12 if unit == "year" else 1)
    return [
        *made,
        f"months = end.year * 12 + end.month - 1 - {months}",
        "first = datetime.date(months // 12, months % 12 + 1, 1)",
    ]


def _begin_code(name: str, unit: str) -> str:
    if unit == "week":
        return f"{name} - datetime.timedelta(days={name}.weekday())"
    return f"{name}.replace(day=1)" if unit == "month" else f"{name}.replace(month=1, day=1)"


def label_lines() -> list[str]:
    """A function of Python that says the days as `DateSpan.label` does: a year, a month, or the first and last day."""
    span = tr("{first} to {last}").format(first="{first.isoformat()}", last="{last.isoformat()}")
    return [
        "def label_of(first, end):",
        '    """The days in words."""',
        *(f"    {line}" for line in listed([month_name(month) for month in range(1, 13)], "months = ")),
        "    last = end - datetime.timedelta(days=1)",
        "    count = (end.year - first.year) * 12 + end.month - first.month",
        "    if first.day == end.day == 1 and first.month == 1 and count == 12:",
        "        return str(first.year)",
        "    if first.day == end.day == 1 and count == 1:",
        '        return f"{months[first.month - 1]} {first.year}"',
        f'    return first.isoformat() if first == last else f"{span}"',
    ]
