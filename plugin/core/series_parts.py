# SPDX-License-Identifier: GPL-2.0-or-later
"""The parts of an order of time series: where, and what is done to the values."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Any, Optional, Sequence

from . import series
from .errors import RecipeError
from .recipes import Bounds, Region
from .recipes.reading import is_number, members, one_line, plain, typed
from .spelling import parsed, row_words
from .text import tr

_LONGEST_NAME, _WIDEST, _MOST_EVERY, _HIGHEST_ORDER, _HEAVIEST = 100, 1001, 1000, 6, 1e12
#: Scenes are looked for so many degrees around a point: the least that is no empty box.
_AROUND = 1e-6


#: Longitude and latitude as people type them.
_NUMBERS = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*°?\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*°?\s*")


@dataclass(frozen=True)
class SeriesPlace:
    """A point or a polygon with a name.

    Attributes:
        point: longitude and latitude in degrees; of a polygon ``None``.
        region: the polygon; of a point ``None``.
    """

    name: str
    point: Optional[tuple[float, float]] = None
    region: Optional[Region] = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", one_line(str(self.name), _LONGEST_NAME))
        if not self.name:
            raise RecipeError("places", tr("Give every place a name."))
        if (self.point is None) == (self.region is None):
            raise RecipeError("places", tr("A place is a point or a polygon."))
        if self.point is None:
            return
        good = isinstance(self.point, tuple) and len(self.point) == 2 and all(map(is_number, self.point))
        if not good or not (-540 <= self.point[0] <= 540 and -90 <= self.point[1] <= 90):
            sentence = tr("“{}” is no place on Earth: enter longitude and latitude in degrees, such as 82.6, 27.2.")
            raise RecipeError("places", sentence.format(self.name))
        object.__setattr__(self, "point", tuple(map(plain, self.point)))

    @classmethod
    def at(cls, longitude: float, latitude: float, name: str = "") -> SeriesPlace:
        """A point in degrees, named after its position where it has no name. Raises RecipeError."""
        return cls(name or f"{longitude:.5f}, {latitude:.5f}", (longitude, latitude))

    @property
    def is_point(self) -> bool:
        """Whether it is a point."""
        return self.point is not None

    def bounds(self) -> Bounds:
        """West, south, east, north in degrees; of a point a box that is nearly nothing."""
        if self.region is not None:
            return self.region.bounds()
        assert self.point is not None
        x, y = self.point
        south, north = max(y - _AROUND, -90.0), min(y + _AROUND, 90.0)
        return round(x - _AROUND, 9), round(south, 9), round(x + _AROUND, 9), round(north, 9)

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        point = None if self.point is None else list(self.point)
        return {"name": self.name, "point": point, "region": None if self.region is None else self.region.to_dict()}

    @classmethod
    def from_dict(cls, values: Any) -> SeriesPlace:
        """The place that `to_dict` wrote. Raises ValueError or RecipeError."""
        name, point, region = members(values, "name", "point", "region")
        return cls(typed(name, str), None if point is None else tuple(typed(point, list)), Region.from_dict(region))


def position(text: str) -> SeriesPlace:
    """The point that somebody typed, such as "82.6076, 27.1635". Raises RecipeError."""
    found = _NUMBERS.fullmatch(text)
    words = list(found.groups()) if found is not None else [word.rstrip("° ") for word in row_words(text)]
    try:
        longitude, latitude = map(parsed, words)
    except ValueError:
        sentence = tr("Enter longitude and latitude in degrees, such as 82.6076, 27.1635.")
        raise RecipeError("places", sentence) from None
    return SeriesPlace.at(longitude, latitude)


@dataclass(frozen=True)
class Steps:
    """What is done to the values, in this order: regular steps, gaps filled, smoothed.

    Attributes:
        every: of how many `unit` a step is; 0 keeps the images' own times.
        unit, method: of `series.UNITS` and `series.METHODS`.
        fill: whether gaps become straight lines.
        smoother: of `series.SMOOTHERS`.
        width: values that rolling mean and Savitzky-Golay look at, an odd number.
        order: of Savitzky-Golay's polynomial.
        weight: how much straighter Whittaker's curve is.
    """

    every: int = 0
    unit: str = "days"
    method: str = "mean"
    fill: bool = False
    smoother: str = ""
    width: int = 3
    order: int = 2
    weight: float = 10.0

    def __post_init__(self) -> None:
        if not isinstance(self.every, int) or not 0 <= self.every <= _MOST_EVERY:
            raise RecipeError("steps", tr("A step is of 1 to {:,} days, weeks, months or years.", _MOST_EVERY))
        if self.unit not in series.UNITS or self.method not in series.METHODS:
            raise RecipeError("steps", tr("Choose how the values of a step become one."))
        if self.smoother not in series.SMOOTHERS:
            raise RecipeError("smoother", tr("Choose how the values are smoothed."))
        if not isinstance(self.width, int) or self.width % 2 == 0 or not 3 <= self.width <= _WIDEST:
            raise RecipeError("smoother", tr("The width is an odd number from 3 to {:,}.", _WIDEST))
        if not isinstance(self.order, int) or not 0 <= self.order <= _HIGHEST_ORDER:
            raise RecipeError("smoother", tr("The order is a number from 0 to {}.").format(_HIGHEST_ORDER))
        if self.smoother == "savitzky_golay" and self.order >= self.width:
            raise RecipeError("smoother", tr("The order of the polynomial is less than the width."))
        if not is_number(self.weight) or not 0 < self.weight <= _HEAVIEST:
            raise RecipeError("smoother", tr("The weight of the smoothing is a number greater than 0."))
        object.__setattr__(self, "weight", plain(self.weight))

    @property
    def changes(self) -> bool:
        """Whether anything is done."""
        return bool(self.every or self.fill or self.smoother)

    def apply(
        self, times: Sequence[int], values: Sequence[Optional[float]]
    ) -> tuple[tuple[int, ...], tuple[Optional[float], ...]]:
        """The times (milliseconds since 1970) and values that come out."""
        shown: tuple[Sequence[int], Sequence[Optional[float]]] = (times, values)
        if self.every:
            shown = series.resample(*shown, self.every, self.unit, self.method)
        if self.fill:
            shown = (shown[0], series.fill(*shown))
        if self.smoother == "rolling":
            shown = (shown[0], series.rolling_mean(shown[1], self.width))
        elif self.smoother == "savitzky_golay":
            shown = (shown[0], series.savitzky_golay(shown[1], self.width, self.order))
        elif self.smoother == "whittaker":
            shown = (shown[0], series.whittaker(shown[1], self.weight))
        return tuple(shown[0]), tuple(shown[1])


def steps_to_dict(steps: Steps) -> dict[str, Any]:
    """Plain values for JSON."""
    return {each.name: getattr(steps, each.name) for each in fields(steps)}


def steps_from_dict(values: Any) -> Steps:
    """The steps that `steps_to_dict` wrote. Raises ValueError or RecipeError."""
    names = [each.name for each in fields(Steps)]
    found = dict(zip(names, members(values, *names)))
    for name, kind in (("unit", str), ("method", str), ("smoother", str), ("fill", bool)):
        typed(found[name], kind)
    for name in ("every", "width", "order"):
        typed(found[name], int)
    return Steps(**found)
