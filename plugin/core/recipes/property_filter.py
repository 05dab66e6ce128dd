# SPDX-License-Identifier: GPL-2.0-or-later
"""Which images or features take part, by one of their properties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Union

from ..errors import RecipeError
from ..spelling import number
from ..text import listed, tr
from .reading import is_name, is_number, members, typed

Plain = Union[str, int, float]
Value = Union[Plain, tuple[Plain, ...]]

#: Operator → the method of ``ee.Filter``.
METHODS = {
    "==": "eq",
    "!=": "neq",
    "<": "lt",
    "<=": "lte",
    ">": "gt",
    ">=": "gte",
    "contains": "stringContains",
    "starts with": "stringStartsWith",
    "in": "inList",
}
OPERATORS = tuple(METHODS)
MOST_FILTERS, MOST_VALUES = 50, 1000
_OF_TEXT = ("contains", "starts with")
_LONGEST_NAME, _LONGEST_TEXT = 200, 500
_EXACT = 2.0**53


@dataclass(frozen=True)
class PropertyFilter:
    """A property compared with a number or a text; with "in", with several of them.

    A text is never equal to a number: "2030" finds no image whose year is the number 2030.
    """

    name: str
    operator: str
    value: Value

    def __post_init__(self) -> None:
        if not is_name(self.name, _LONGEST_NAME):
            raise RecipeError("filters", tr("Enter the name of the property that is to be filtered."))
        if not isinstance(self.operator, str) or self.operator not in METHODS:
            raise RecipeError("filters", tr("Choose how the property “{}” is compared.").format(self.name))
        object.__setattr__(self, "value", self._checked())

    def _checked(self) -> Value:
        if self.operator == "in":
            if not isinstance(self.value, tuple) or not 1 <= len(self.value) <= MOST_VALUES:
                sentence = tr("Enter the values that “{}” can have, separated by commas.")
                raise RecipeError("filters", sentence.format(self.name))
            return tuple(self._plain(each) for each in self.value)
        return self._plain(self.value)

    def _plain(self, value: Any) -> Plain:
        """The value where it can be compared; a whole number as an int, so that equal filters have equal text."""
        if is_name(value, _LONGEST_TEXT):
            return str(value)
        if not is_number(value):
            raise RecipeError("filters", tr("Enter the value that “{}” is compared with.").format(self.name))
        if self.operator in _OF_TEXT:
            raise RecipeError("filters", tr("“{}” is searched for a text: put the number in quotes.").format(self.name))
        return int(value) if float(value).is_integer() and abs(value) <= _EXACT else float(value)

    def words(self) -> str:
        """Such as "CLOUDY_PIXEL_PERCENTAGE < 30"."""
        values = self.value if isinstance(self.value, tuple) else (self.value,)
        shown = listed(map(_short, values[:4])) + ("…" if len(values) > 4 else "")
        signs = {"==": "=", "!=": "≠", "<=": "≤", ">=": "≥"}
        names = {"contains": tr("contains"), "starts with": tr("starts with"), "in": tr("is one of")}
        return f"{self.name} {signs.get(self.operator, names.get(self.operator, self.operator))} {shown}"

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        value = list(self.value) if isinstance(self.value, tuple) else self.value
        return {"name": self.name, "operator": self.operator, "value": value}

    @classmethod
    def from_dict(cls, values: Any) -> PropertyFilter:
        """The filter that `to_dict` wrote. Raises ValueError or RecipeError."""
        name, operator, value = members(values, "name", "operator", "value")
        return cls(name, operator, tuple(value) if isinstance(value, list) else value)


def _short(value: Plain) -> str:
    return value if isinstance(value, str) else number(value, ".10g")


def check_filters(filters: Any) -> None:
    """Raises RecipeError where these are no filters, or too many."""
    if not isinstance(filters, tuple) or not all(isinstance(each, PropertyFilter) for each in filters):
        raise RecipeError("filters", tr("Choose the properties that are to be filtered."))
    if len(filters) > MOST_FILTERS:
        raise RecipeError("filters", tr("At most {} properties can be filtered.").format(MOST_FILTERS))


def filters_from_list(values: Any) -> tuple[PropertyFilter, ...]:
    """The filters out of JSON. Raises ValueError or RecipeError."""
    return tuple(PropertyFilter.from_dict(each) for each in typed(values, list))


def value_of(text: str, operator: str = "==") -> Value:
    """What people type: a number, a text, a text in quotes, which stays a text; with "in", several after commas."""
    if operator == "in":
        parts = tuple(_plain_of(part) for part in text.split(",") if part.strip())
        return parts or ""
    return text.strip().strip("\"'") if operator in _OF_TEXT else _plain_of(text)


def _plain_of(text: str) -> Plain:
    text = text.strip()
    if len(text) >= 2 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    try:
        number = float(text)
    except ValueError:
        return text
    return number if is_number(number) else text


def text_of(value: Value) -> str:
    """What people would type for a value: `value_of` reads it back."""
    if isinstance(value, tuple):
        return ", ".join(map(text_of, value))
    if isinstance(value, str):
        return f'"{value}"' if _plain_of(value) != value else value
    return repr(value)
