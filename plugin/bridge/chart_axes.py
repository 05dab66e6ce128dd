# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands beside the axes of charts, as people write it: numbers, days, and months in QGIS' language."""

from __future__ import annotations

import datetime
import re
from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QLocale

from ..core import spelling
from ..core.text import tr

# What matplotlib fills in, and `_words` writes out.
_MONTH, _MONTH_OF_YEAR, _DAY = (f"<{kind}%Y%m%d>" for kind in "myd")
_MARK = re.compile(r"<([myd])(\d{4})(\d\d)(\d\d)>")
_TICKS = ["%Y", _MONTH, "%d", "%H:%M", "%H:%M", "%S.%f"]
_FIRST_TICKS = ["", "%Y", _MONTH, _DAY, "%H:%M", "%H:%M"]
_BESIDE = ["", "%Y", _MONTH_OF_YEAR, _DAY, _DAY, f"{_DAY} %H:%M"]


def numbers() -> Any:
    """A formatter of values. Imports matplotlib."""
    from matplotlib.ticker import ScalarFormatter

    class Numbers(ScalarFormatter):  # type: ignore[misc,unused-ignore]
        def __call__(self, x: Any, pos: Any = None) -> str:
            return spelling.used().numerals(super().__call__(x, pos))

        def get_offset(self) -> str:
            return spelling.used().numerals(super().get_offset())

    return Numbers()


def days(locator: Any) -> Any:
    """A formatter of days for the ticks of a locator. Imports matplotlib."""
    from matplotlib.dates import ConciseDateFormatter

    class Days(ConciseDateFormatter):  # type: ignore[misc,unused-ignore]
        offset_string: str

        def format_ticks(self, values: Any) -> list[str]:
            labels = [_words(text) for text in super().format_ticks(values)]
            self.offset_string = _words(self.offset_string)
            return labels

    return Days(locator, formats=_TICKS, zero_formats=_FIRST_TICKS, offset_formats=_BESIDE)


def _words(text: str) -> str:
    numerals = spelling.used().numerals
    parts = _MARK.split(text)
    found = numerals(parts[0])
    for kind, year, month, day, after in zip(*(parts[start::5] for start in range(1, 6))):
        found += _marked(kind, datetime.date(int(year), int(month), int(day))) + numerals(after)
    return found


def _marked(kind: str, when: datetime.date) -> str:
    if kind == "d":
        return spelling.day(when)
    # The language of the menus; numbers may be another people's.
    month = str(QLocale(QgsApplication.locale()).standaloneMonthName(when.month, QLocale.FormatType.ShortFormat))
    return tr("{months} {years}").format(months=month, years=when.year) if kind == "y" else month
