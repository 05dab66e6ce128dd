# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines of Python that the scripts of several recipes share."""

from __future__ import annotations

import datetime
import pprint
from typing import TYPE_CHECKING, Sequence

from ..periods import Period
from ..relative import RelativeSpan
from ..script_text import WIDTH, filled, quoted
from .property_filter import METHODS, PropertyFilter
from .region import Region

if TYPE_CHECKING:
    from .table_region import Place
    from .when import When

#: The end of a function that makes `image` of `source`: all properties stay, the index and the times included.
PROPERTIES = (
    "image = image.copyProperties(source)",
    'times = ["system:index", "system:time_start", "system:time_end"]',
    "return ee.Image(image.copyProperties(source, times))",
)


def region_lines(region: Region) -> list[str]:
    """Statements after which `region` holds the geometry."""
    if region.is_rectangle:
        return [f'region = ee.Geometry.Rectangle({list(region.bounds())}, "EPSG:4326", False)']
    shown = pprint.pformat(region.coordinates(), width=WIDTH, compact=True) + ',\n"EPSG:4326",\nFalse,'
    return [f"region = ee.Geometry.{region.type}(", *(f"    {line}" for line in shown.splitlines()), ")  # fmt: skip"]


def place_lines(place: Place) -> list[str]:
    """Statements after which `region` holds the geometry of a region of either form."""
    if isinstance(place, Region):
        return region_lines(place)
    return [
        f"features = ee.FeatureCollection({quoted(place.id)})",
        *filter_lines("features", (place.filter(),)),
        "region = features.geometry()",
    ]


def filter_lines(name: str, filters: Sequence[PropertyFilter]) -> list[str]:
    """Statements that filter the collection of that name by properties."""
    made = []
    for each in filters:
        start = f"{name} = {name}.filter(ee.Filter.{METHODS[each.operator]}({quoted(each.name)}, "
        if isinstance(each.value, tuple):
            made += filled([_literal(value) for value in each.value], start, "]))")
        else:
            made.append(f"{start}{_literal(each.value)}))")
    return made


def _literal(value: object) -> str:
    return quoted(value) if isinstance(value, str) else repr(value)


def period_calls(period: When) -> list[str]:
    """Calls on a collection that keep the images of a period; of relative days, the variables `first` and `end`."""
    if isinstance(period, RelativeSpan):
        return [".filterDate(first.isoformat(), end.isoformat())"]
    calls = [f".filterDate({quoted(period.start().isoformat())}, {quoted(period.end().isoformat())})"]
    if isinstance(period, Period) and not period.is_contiguous:
        first, last = period.month_range()
        calls.append(f'.filter(ee.Filter.calendarRange({first}, {last}, "month"))')
    return calls


def times(period: When) -> list[str]:
    """A statement that gives `image` the times that a period stands for."""
    if isinstance(period, RelativeSpan):
        made = ["epoch = datetime.date(1970, 1, 1)"]
        values = [f"({name} - epoch).days * 86_400_000," for name in ("first", "end")]
    else:
        made, days = [], (period.start(), period.end())
        values = [f"{_millis(day)},  # {day.isoformat()}" for day in days]
    return [
        *made,
        "image = image.set(",
        "    {",
        f'        "system:time_start": {values[0]}',
        f'        "system:time_end": {values[1]}',
        "    }",
        ")",
    ]


def mapped(name: str, body: Sequence[str], collection: str) -> list[str]:
    """Statements after which `images` holds what a function makes of each image of a collection.

    The function has `source` and its body leaves `image`, which is given the properties of its source.
    """
    made = ["", "", f"def {name}(source):", *(f"    {line}" for line in (*body, *PROPERTIES)), "", ""]
    return [*made, f"images = {collection}.map({name})"]


def _millis(day: datetime.date) -> int:
    return (day - datetime.date(1970, 1, 1)).days * 86_400_000
