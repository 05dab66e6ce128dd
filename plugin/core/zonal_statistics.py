# SPDX-License-Identifier: GPL-2.0-or-later
"""Statistics of zones: their names, and what people write for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Optional

from .errors import RecipeError
from .recipes.reading import is_number, plain
from .spelling import parsed_row, row_words
from .text import listed, tr

#: Statistics that are one number each, by the method of ``ee.Reducer``.
NUMBERS = ("mean", "median", "sum", "min", "max", "stdDev", "count")
HISTOGRAM, AREA = "histogram", "area"
STATISTICS = (*NUMBERS, HISTOGRAM, AREA)
#: What names of columns can be made of.
FIELDS = ("statistic", "band")
MOST_CLASSES = 256
_PERCENTILE = re.compile(r"p(\d{1,2}(?:\.\d{1,6})?|100)")
_MOST = 50


@dataclass(frozen=True)
class Histogram:
    """Equally wide classes from the least value to the greatest; what lies outside is not counted."""

    least: float
    greatest: float
    classes: int

    def __post_init__(self) -> None:
        sentence = tr("A histogram is written like 0, 1, 10: least and greatest value, and how many classes.")
        if not is_number(self.least) or not is_number(self.greatest) or not self.least < self.greatest:
            raise RecipeError("histogram", sentence)
        if type(self.classes) is not int or not 1 <= self.classes <= MOST_CLASSES:
            raise RecipeError("histogram", tr("A histogram has 1 to {} classes.").format(MOST_CLASSES))
        object.__setattr__(self, "least", plain(self.least))
        object.__setattr__(self, "greatest", plain(self.greatest))

    @staticmethod
    def parse(text: str) -> Optional[Histogram]:
        """ "0, 1, 10", or ``None`` where there is no text. Raises RecipeError."""
        if not text.strip(" ,"):
            return None
        try:
            least, greatest, classes = parsed_row(text)
        except ValueError:
            least = greatest = classes = float("nan")
        return Histogram(least, greatest, int(classes) if classes == classes and classes.is_integer() else 0)

    def text(self) -> str:
        """What `parse` reads."""
        return f"{self.least:.12g}, {self.greatest:.12g}, {self.classes}"

    def to_list(self) -> list[Any]:
        """Plain values for JSON."""
        return [self.least, self.greatest, self.classes]


def checked_statistics(names: Any) -> tuple[str, ...]:
    """The statistics in the order of `STATISTICS`, percentiles before histogram and area, each of them once.

    Raises:
        RecipeError: one of them is none.
    """
    if not isinstance(names, tuple) or not names or not all(isinstance(each, str) for each in names):
        raise RecipeError("statistics", tr("Choose at least one statistic."))
    unknown = next((each for each in names if each not in STATISTICS and percentile(each) is None), None)
    if unknown is not None:
        sentence = tr("“{}” is no statistic: choose of {}, or percentiles such as p5 and p95.")
        raise RecipeError("statistics", sentence.format(unknown, listed(STATISTICS)))
    if len(names) > _MOST:
        raise RecipeError("statistics", tr("At most {} statistics can be computed at once.").format(_MOST))
    shares = {percentile(each) for each in names} - {None}
    sorted_shares = sorted(share for share in shares if share is not None)
    numbers = [each for each in NUMBERS if each in names]
    return (*numbers, *map(percentile_name, sorted_shares), *(each for each in (HISTOGRAM, AREA) if each in names))


def percentile(name: str) -> Optional[float]:
    """The share in percent of a name such as "p95" or "p2.5"; ``None`` for other statistics."""
    found = _PERCENTILE.fullmatch(name)
    return None if found is None else float(found[1])


def percentile_name(share: float) -> str:
    """Such as "p95" or "p2.5"."""
    return f"p{share:.9g}"


def percentiles_of(text: str) -> tuple[str, ...]:
    """Statistics of "5, 95" or "p5 p95". Raises RecipeError."""
    names = tuple("p" + word.lstrip("pP").rstrip("%").strip().replace(",", ".") for word in row_words(text))
    wrong = next((name for name in names if percentile(name) is None), None)
    if wrong is not None:
        raise RecipeError("statistics", tr("Percentiles are numbers from 0 to 100, such as 5, 95."))
    return tuple(percentile_name(float(name[1:])) for name in names)
