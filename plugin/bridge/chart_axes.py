# SPDX-License-Identifier: GPL-2.0-or-later
"""Texts of charts as people write them: numbers, days, months in QGIS' language, and a font that has the letters."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
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


#: Fonts of the systems for Chinese, Japanese and Korean, which matplotlib's own has not.
_EASTERN = (
    "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei", "SimHei", "Heiti SC", "Hiragino Sans GB", "Noto Sans CJK JP", "Yu Gothic", "Malgun Gothic",
    "Droid Sans Fallback", "Arial Unicode MS",
)  # fmt: skip


@contextmanager
def letters_of(texts: Iterable[str]) -> Iterator[None]:
    """Within it matplotlib writes with a font that has the letters of some texts and of QGIS' months, where there is
    one. One thread at a time may do so."""
    import matplotlib
    from matplotlib import font_manager

    usual = list(matplotlib.rcParams["font.family"])
    named = (*texts, *(_month(number) for number in range(1, 13)))
    if any(unicodedata.east_asian_width(letter) in "WF" for text in named for letter in text):
        there = {font.name for font in font_manager.fontManager.ttflist}
        matplotlib.rcParams["font.family"] = [*[name for name in _EASTERN if name in there][:1], *usual]
    try:
        yield
    finally:
        matplotlib.rcParams["font.family"] = usual


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
    month = _month(when.month)
    return tr("{months} {years}").format(months=month, years=when.year) if kind == "y" else month


def _month(number: int) -> str:
    """Its short name in the language of the menus; numbers may be another people's."""
    short = QLocale.FormatType.ShortFormat
    found = str(QLocale(QgsApplication.locale()).standaloneMonthName(number, short))
    # matplotlib neither joins letters nor writes them from right to left.
    is_written = not any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in found)
    return found if is_written else str(QLocale.c().standaloneMonthName(number, short))
