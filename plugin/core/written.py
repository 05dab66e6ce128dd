# SPDX-License-Identifier: GPL-2.0-or-later
"""Parts of recipes as people write them, in the console and in Processing."""

from __future__ import annotations

import re
from typing import Any, Mapping, Optional, Sequence, Tuple, Union

from . import indices
from .errors import RecipeError
from .periods import SEASONS, DateSpan, Period, YearRange
from .recipes import sentinel2_facts as s2
from .recipes.collection_parts import Band, Display
from .recipes.property_filter import PropertyFilter, value_of
from .recipes.sentinel2_parts import View
from .recipes.table_region import TableRegion
from .recipes.when import FORMS, When
from .relative import RelativeSpan
from .text import tr

Years = Union[str, int, Tuple[int, int], YearRange]
Filters = Union[str, Mapping[str, Any], Sequence[Any]]

_FILTER = re.compile(r"\s*(.+?)\s*(==|!=|<=|>=|=|<|>|\bcontains\b|\bstarts with\b|\bin\b)\s*(.+?)\s*", re.DOTALL)


def period(text: Union[str, int]) -> Period:
    """Such as "2030-03", 2030, "JJA 2041-2070", "3-5 2041-2070". Raises RecipeError."""
    words = str(text).replace("–", "-").replace(",", " ").split()
    found: Optional[YearRange] = None
    months: Optional[Tuple[int, ...]] = None
    for word in words:
        month = re.fullmatch(r"(\d{4})-(\d{1,2})", word)
        span = re.fullmatch(r"(\d{1,2})-(\d{1,2})", word)
        if word.upper() in SEASONS and months is None:
            months = SEASONS[word.upper()]
        elif month and found is None and months is None:
            found, months = YearRange(int(month[1]), int(month[1])), (int(month[2]),)
        elif span and months is None:
            first, last = int(span[1]), int(span[2])
            months = tuple((m - 1) % 12 + 1 for m in range(first, (last if last >= first else last + 12) + 1))
        elif re.fullmatch(r"\d{4}(-\d{4})?", word) and found is None:
            found = years(word, "period")
        else:
            sentence = tr("The period “{}” is not understood; write 2030-03 or JJA 2041-2070.")
            raise RecipeError("period", sentence.format(text))
    if found is None:
        raise RecipeError("period", tr("The period has no year; write 2030-03 or JJA 2041-2070."))
    return Period(found.first, found.last, months) if months else Period(found.first, found.last)


def years(value: Years, field: str) -> YearRange:
    """Such as "1981-2010", (1981, 2010), 2000. Raises RecipeError."""
    if isinstance(value, YearRange):
        return value
    numbers = re.findall(r"\d+", value) if isinstance(value, str) else value if isinstance(value, tuple) else (value,)
    if not 1 <= len(numbers) <= 2:
        raise RecipeError(field, tr("Write the years as 1981-2010."))
    return YearRange(int(numbers[0]), int(numbers[-1]))


def named(value: Union[str, Tuple[str, float]]) -> Tuple[Any, ...]:
    """A name, or a name with its value, as arguments."""
    return (value,) if isinstance(value, str) else tuple(value)


def view(show: str) -> View:
    """What to show of Sentinel-2: a combination, three bands, an index or an expression. Raises RecipeError."""
    if show in s2.COMBINATIONS:
        return View(bands=s2.COMBINATIONS[show].bands)
    bands = words(show.upper())
    if len(bands) == 3 and all(band in s2.BANDS for band in bands):
        return View(bands=bands)
    if show in indices.indices():
        return View("index", index=show)
    return View("expression", expression=show)


def words(text: str) -> Tuple[str, ...]:
    """What stands between commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def dates(value: Union[str, int, When, None]) -> Optional[When]:
    """ "2020-07", "2020-07-01 to 2020-08-15", "JJA 2001-2010", 2020, "last 7 days", or nothing for all dates.

    Raises RecipeError.
    """
    if value is None or isinstance(value, FORMS):
        return value
    text = str(value).strip()
    if not text:
        return None
    relative = RelativeSpan.parse(text)
    if relative is not None:
        return relative
    seasonal = any(word.upper() in SEASONS for word in text.replace(",", " ").split())
    return period(text) if seasonal else DateSpan.parse(text)


def some_dates(value: Union[str, int, When, None]) -> When:
    """As `dates`, where something has to be said. Raises RecipeError."""
    found = dates(value)
    if found is None:
        raise RecipeError("period", tr("Write the dates, such as 2024-06 or last 30 days."))
    return found


def bands(identifier: str, value: Any) -> Tuple[Band, ...]:
    """ "tmmx, tmmn", or a list of names, Bands, and tuples of name, factor, offset and unit.

    What is not said of a band is what is known of the dataset. Raises RecipeError.
    """
    if isinstance(value, Band):
        return (value,)
    found = []
    for each in words(value) if isinstance(value, str) else value:
        if isinstance(each, Band):
            found.append(each)
        elif isinstance(each, str):
            found.append(Band.known(identifier, each))
        else:
            found.append(Band(*each))
    return tuple(found)


def filters(value: Optional[Filters]) -> Tuple[PropertyFilter, ...]:
    """ "CLOUDY_PIXEL_PERCENTAGE < 30; status == permanent", {"status": "permanent"}, or a list of triples.

    Raises RecipeError.
    """
    if not value:
        return ()
    if isinstance(value, str):
        return tuple(_filter(part) for part in re.split(r"[;\n]", value) if part.strip())
    if isinstance(value, Mapping):
        return tuple(
            PropertyFilter(name, "in", tuple(each))
            if isinstance(each, (list, tuple, set))
            else PropertyFilter(name, "==", each)
            for name, each in value.items()
        )
    return tuple(each if isinstance(each, PropertyFilter) else _triple(*each) for each in value)


def _triple(name: str, operator: str, value: Any) -> PropertyFilter:
    return PropertyFilter(name, operator, tuple(value) if isinstance(value, list) else value)


def _filter(text: str) -> PropertyFilter:
    match = _FILTER.fullmatch(text)
    if match is None:
        sentence = tr("“{}” is no filter. Write CLOUDY_PIXEL_PERCENTAGE < 30.")
        raise RecipeError("filters", sentence.format(text.strip()[:60]))
    operator = "==" if match[2] == "=" else match[2]
    return PropertyFilter(match[1], operator, value_of(match[3], operator))


def table(identifier: str, name: str, values: Any) -> TableRegion:
    """Features of a table; the values are one, a list, or a text with commas between. Raises RecipeError."""
    if isinstance(values, str):
        values = value_of(values, "in") or ()
    return TableRegion(identifier, name, tuple(values) if isinstance(values, (list, tuple)) else (values,))


def display(value: Union[str, Sequence[str], None]) -> Display:
    """The band or the three bands that are shown: "tmmx", "B4, B3, B2" or a list. Raises RecipeError."""
    return Display(words(value) if isinstance(value, str) else tuple(value or ()))
