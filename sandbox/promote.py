# SPDX-License-Identifier: GPL-2.0-or-later
"""Promotion of values to the types that signatures declare, as the service does it."""

from __future__ import annotations

import re
from typing import Any, Callable

from .expression import Function
from .values import Array, Date, DateRange, Element, ErrorMargin, PixelType

Promoter = Callable[[Any, Any], Any]

#: Declared type → promoter(context, value); raises TypeError where the value does not fit. Modules of other rooms
#: (raster, vector) add theirs here when they are imported.
PROMOTERS: dict[str, Promoter] = {}

#: (Python class, name) pairs, most special first: what the service calls a value's type.
TYPE_NAMES: list[tuple[type, str]] = [
    (bool, "Boolean"),
    (int, "Integer"),
    (float, "Float"),
    (str, "String"),
    (list, "List"),
    (dict, "Dictionary"),
    (bytes, "Blob"),
    (Date, "Date"),
    (DateRange, "DateRange"),
    (Array, "Array"),
    (PixelType, "PixelType"),
    (ErrorMargin, "ErrorMargin"),
    (Function, "Algorithm"),
]

_GENERIC = re.compile(r"^(\w+)<(.*)>$")


def promoter(*names: str) -> Callable[[Promoter], Promoter]:
    """Register the promoter of one or several declared types."""

    def register(function: Promoter) -> Promoter:
        for name in names:
            PROMOTERS[name] = function
        return function

    return register


def type_name(value: Any) -> str:
    """What the service calls the type of a value."""
    if value is None:
        return "null"
    if isinstance(value, int) and not isinstance(value, bool):
        return "Integer" if -(2**31) <= value < 2**31 else "Long"
    for kind, name in TYPE_NAMES:
        if isinstance(value, kind):
            return name
    return type(value).__name__


def promote(context: Any, value: Any, declared: str) -> Any:
    """The value as the declared type; raises TypeError where it cannot be one."""
    if declared in ("Object", "<any>"):
        return value
    function = PROMOTERS.get(declared)
    if function is not None:
        return function(context, value)
    generic = _GENERIC.match(declared)
    if generic is None:
        raise TypeError(declared)
    outer, inner = generic.groups()
    if outer == "List":
        return [promote(context, each, inner) for each in _list(context, value)]
    if outer == "Dictionary":
        return {name: promote(context, each, inner) for name, each in _dictionary(context, value).items()}
    function = PROMOTERS.get(outer)
    if function is None:
        raise TypeError(declared)
    return function(context, value)


@promoter("List")
def _list(context: Any, value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    if isinstance(value, Array):
        return list(value.values.tolist())
    raise TypeError


@promoter("Dictionary")
def _dictionary(context: Any, value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    if isinstance(value, Element):
        return dict(value.properties)
    raise TypeError


@promoter("Number", "Float")
def _number(context: Any, value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (int, float)):
        return value
    raise TypeError


@promoter("Integer", "Long")
def _integer(context: Any, value: Any) -> int:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    raise TypeError


@promoter("Boolean")
def _boolean(context: Any, value: Any) -> bool:
    if isinstance(value, (bool, int, float)):
        return bool(value)
    raise TypeError


@promoter("String")
def _string(context: Any, value: Any) -> str:
    if isinstance(value, str):
        return value
    raise TypeError


@promoter("Date")
def _date(context: Any, value: Any) -> Date:
    if isinstance(value, Date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Date(int(value))
    if isinstance(value, str):
        from .algorithms.date import parse_date

        return parse_date(value)
    raise TypeError


@promoter("DateRange")
def _date_range(context: Any, value: Any) -> DateRange:
    if isinstance(value, DateRange):
        return value
    if isinstance(value, Date):
        return DateRange(value.millis, value.millis + 1)
    raise TypeError


@promoter("ErrorMargin")
def _error_margin(context: Any, value: Any) -> ErrorMargin:
    if isinstance(value, ErrorMargin):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return ErrorMargin(float(value))
    if isinstance(value, dict) and value.get("type") == "ErrorMargin":
        return ErrorMargin(value.get("value"), str(value.get("unit", "meters")))
    raise TypeError


@promoter("PixelType")
def _pixel_type(context: Any, value: Any) -> PixelType:
    if isinstance(value, PixelType):
        return value
    if isinstance(value, str):
        from .algorithms.pixel_type import named

        return named(value)
    raise TypeError


@promoter("Array")
def _array(context: Any, value: Any) -> Array:
    if isinstance(value, Array):
        return value
    if isinstance(value, (list, int, float)):
        from .algorithms.array import array_of

        return array_of(value)
    raise TypeError


@promoter("Algorithm")
def _algorithm(context: Any, value: Any) -> Function:
    if isinstance(value, Function):
        return value
    if isinstance(value, str):
        return context.function(value)
    raise TypeError


@promoter("Element")
def _element(context: Any, value: Any) -> Any:
    if isinstance(value, Element):
        return value
    raise TypeError
