# SPDX-License-Identifier: GPL-2.0-or-later
"""Promotion of values to the types that signatures declare, as the service does it."""

from __future__ import annotations

import re
from typing import Any, Callable, Optional

from .expression import Function
from .values import Array, Date, DateRange, Element, ErrorMargin, Long, PixelType

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
        return "Integer" if not isinstance(value, Long) and -(2**31) <= value < 2**31 else "Long"
    for kind, name in TYPE_NAMES:
        if isinstance(value, kind):
            return str(getattr(value, "kind", name)) if name == "FeatureCollection" else name
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
    if inner in ("Object", "<any>") and outer in ("List", "Dictionary"):
        return PROMOTERS[outer](context, value)
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


@promoter("Long")
def _long(context: Any, value: Any) -> int:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int) and -(2**63) <= value < 2**63:
        return value
    if isinstance(value, float) and value.is_integer() and -(2.0**63) <= value < 2.0**63:
        return int(value)
    raise TypeError


@promoter("Integer")
def _integer(context: Any, value: Any) -> int:
    whole = _long(context, value)
    if not -(2**31) <= whole < 2**31:
        raise TypeError
    return whole


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
    if isinstance(value, (int, float)) and not isinstance(value, bool) and -(2**63) <= value < 2**63:
        return Date(int(value))
    if isinstance(value, str):
        from .algorithms.date import parse_date

        return parse_date(value)
    raise TypeError


@promoter("DateRange")
def _date_range(context: Any, value: Any) -> DateRange:
    if isinstance(value, DateRange):
        return value
    if isinstance(value, (Date, str, int, float)) and not isinstance(value, bool):
        millis = _date(context, value).millis
        return DateRange(millis, millis + 1)
    raise TypeError


@promoter("ErrorMargin")
def _error_margin(context: Any, value: Any) -> ErrorMargin:
    if isinstance(value, ErrorMargin):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return margin(float(value))
    if isinstance(value, dict) and value.get("type") == "ErrorMargin":
        return margin(value.get("value"), str(value.get("unit", "meters")))
    raise TypeError


#: From here on a margin in metres means that any error will do.
_INFINITE_METRES = 2e7


def margin(value: Optional[float], unit: str = "meters") -> ErrorMargin:
    """An error margin; its sign does not matter, and a very large one is infinite."""
    if unit == "infinite" or (value is not None and unit == "meters" and abs(value) >= _INFINITE_METRES):
        return ErrorMargin(None, "infinite")
    return ErrorMargin(None if value is None else abs(value), unit)


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
