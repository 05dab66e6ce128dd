# SPDX-License-Identifier: GPL-2.0-or-later
"""The parts of a collection recipe: its bands, how many images become one, and which bands are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from ..datasets import dataset
from ..errors import RecipeError
from ..text import tr
from .reading import is_name, is_number, members, one_line, plain, typed

#: Reducer → the method of ``ee.Reducer``, for those that are one.
METHODS = {
    "mean": "mean",
    "median": "median",
    "minimum": "min",
    "maximum": "max",
    "sum": "sum",
    "stdDev": "stdDev",
    "count": "count",
}
REDUCERS = (*METHODS, "percentile", "first", "last", "mosaic")
MOST_BANDS = 200
_LONGEST_NAME, _LONGEST_UNIT = 200, 40


@dataclass(frozen=True)
class Band:
    """A band and what its stored numbers are worth: value = stored * factor + offset, in `unit`."""

    name: str
    factor: float = 1.0
    offset: float = 0.0
    unit: str = ""

    def __post_init__(self) -> None:
        if not is_name(self.name, _LONGEST_NAME):
            raise RecipeError("bands", tr("Enter the names of the bands."))
        if not is_number(self.factor) or self.factor == 0:
            raise RecipeError("bands", tr("The factor of {} must be a number other than 0.").format(self.name))
        if not is_number(self.offset):
            raise RecipeError("bands", tr("The offset of {} must be a number.").format(self.name))
        if not isinstance(self.unit, str) or len(self.unit) > _LONGEST_UNIT:
            raise RecipeError("bands", tr("The unit of {} must be a short text.").format(self.name))
        object.__setattr__(self, "factor", plain(self.factor))
        object.__setattr__(self, "offset", plain(self.offset))
        object.__setattr__(self, "unit", one_line(self.unit, _LONGEST_UNIT))

    @classmethod
    def known(cls, identifier: str, name: str) -> Band:
        """The band with the factor, offset and unit that are known of the dataset; as stored where nothing is."""
        found = dataset(identifier)
        facts = None if found is None else found.band(name)
        return cls(name) if facts is None else cls(name, facts.scale, facts.offset, facts.unit)

    @property
    def is_scaled(self) -> bool:
        """Whether values differ from what is stored."""
        return self.factor != 1.0 or self.offset != 0.0

    def value(self, stored: float) -> float:
        """The value of a stored number."""
        return stored * self.factor + self.offset

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {"name": self.name, "factor": self.factor, "offset": self.offset, "unit": self.unit}

    @classmethod
    def from_dict(cls, values: Any) -> Band:
        """The band that `to_dict` wrote. Raises ValueError or RecipeError."""
        return cls(*members(values, "name", "factor", "offset", "unit"))


@dataclass(frozen=True)
class Reducer:
    """How many images become one.

    Attributes:
        kind: of `REDUCERS`. "first" and "last" are the earliest and the latest image, "mosaic" is the collection's last
            value of each pixel that has any, "count" the number of values.
        value: of "percentile", 0 to 100; ``None`` of all others.
    """

    kind: str = "mean"
    value: Optional[float] = None

    def __post_init__(self) -> None:
        if self.kind not in REDUCERS:
            raise RecipeError("reducer", tr("Choose how the images are combined."))
        if self.kind == "percentile":
            if not is_number(self.value) or not 0 <= self.value <= 100:  # type: ignore[operator]
                raise RecipeError("reducer", tr("A percentile is a number from 0 to 100."))
            object.__setattr__(self, "value", plain(self.value))  # type: ignore[arg-type]
        elif self.value is not None:
            raise RecipeError("reducer", tr("This way to combine images takes no value."))


@dataclass(frozen=True)
class Display:
    """Which of the bands are seen.

    Attributes:
        bands: one, or three for red, green and blue; empty for the first one.
        low, high: values between which each of three is shown; ``None`` for the default.
    """

    bands: tuple[str, ...] = ()
    low: Optional[tuple[float, ...]] = None
    high: Optional[tuple[float, ...]] = None

    def __post_init__(self) -> None:
        if not isinstance(self.bands, tuple) or len(self.bands) not in (0, 1, 3):
            raise RecipeError("display", tr("Choose one band, or three for red, green and blue."))
        if not all(is_name(each, _LONGEST_NAME) for each in self.bands):
            raise RecipeError("display", tr("Choose one band, or three for red, green and blue."))
        for name in ("low", "high"):
            ends = getattr(self, name)
            if ends is None:
                continue
            if not isinstance(ends, tuple) or len(self.bands) != 3 or len(ends) != 3 or not all(map(is_number, ends)):
                raise RecipeError("display", tr("The stretch needs a number for each of the three bands."))
            object.__setattr__(self, name, tuple(plain(each) for each in ends))
        if self.low is not None and self.high is not None and any(a >= b for a, b in zip(self.low, self.high)):
            raise RecipeError("display", tr("The stretch must end at a higher value than it starts."))

    @property
    def is_picture(self) -> bool:
        """Whether three bands are shown as red, green and blue."""
        return len(self.bands) == 3

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        ends = {name: None if each is None else list(each) for name, each in (("low", self.low), ("high", self.high))}
        return {"bands": list(self.bands), **ends}

    @classmethod
    def from_dict(cls, values: Any) -> Display:
        """The display that `to_dict` wrote. Raises ValueError or RecipeError."""
        bands, low, high = members(values, "bands", "low", "high")
        ends = (None if each is None else tuple(typed(each, list)) for each in (low, high))
        return cls(tuple(typed(bands, list)), *ends)
