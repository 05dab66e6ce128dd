# SPDX-License-Identifier: GPL-2.0-or-later
"""Filter.*: tests of elements, pushed down to the catalogue where it can use them."""

from __future__ import annotations

import datetime
from typing import Any, Callable, Optional

from ..collection import Constraints, Filter
from ..errors import EarthEngineError
from ..registry import algorithm
from ..values import Date, DateRange, Element, ErrorMargin
from ..vector.geometry import Geometry

_DAY = 86_400_000
_EPOCH = datetime.datetime(1970, 1, 1)

Test = Callable[[Any, Any], bool]


def value_of(element: Element, name: str) -> Any:
    """A property's value as filters see it; `.geo` and `.all` are the geometry."""
    if name in (".geo", ".all"):
        return geometry_of(element)
    return element.get(name)


def geometry_of(element: Any) -> Optional[Geometry]:
    """An element's geometry or footprint."""
    held = getattr(element, "geometry", None) or getattr(element, "footprint", None)
    return held if isinstance(held, Geometry) else None


class Comparison(Filter):
    """A test of a left and a right operand, each a property or a value."""

    def __init__(
        self,
        name: str,
        test: Test,
        left_field: Optional[str],
        right_value: Any,
        right_field: Optional[str],
        left_value: Any,
    ) -> None:
        if left_field is None and left_value is None:
            raise EarthEngineError(f"Filter.{name}: one of 'leftField' and 'leftValue' is required.")
        self.name = name
        self._test = test
        self.left_field, self.right_field = left_field, right_field
        self.left_value, self.right_value = left_value, right_value

    def matches(self, element: Element) -> bool:
        return self.compares(element, element)

    def compares(self, left: Element, right: Element) -> bool:
        """Whether a pair of elements passes, for joins."""
        a = value_of(left, self.left_field) if self.left_field is not None else self.left_value
        b = value_of(right, self.right_field) if self.right_field is not None else self.right_value
        if a is None or b is None:
            return False
        return self._test(a, b)

    def constrain(self, constraints: Constraints) -> None:
        if self.left_field is None or self.right_field is not None:
            if self.name == "listContains" and self.right_field is not None and isinstance(self.left_value, list):
                constraints.require(self.right_field, _hashable(self.left_value))
            if self.name == "dateRangeContains" and isinstance(self.left_value, DateRange):
                if self.right_field == "system:time_start":
                    constraints.between(self.left_value.start, self.left_value.end)
            return
        value = self.right_value
        if self.name == "equals" and isinstance(value, (str, int, float)):
            constraints.require(self.left_field, [value])
        elif self.left_field == "system:time_start" and isinstance(value, (int, float)):
            if self.name in ("greaterThan", "greaterThanOrEquals"):
                constraints.between(int(value), None)
            elif self.name in ("lessThan", "lessThanOrEquals"):
                constraints.between(None, int(value) + 1)
        elif self.name in ("intersects", "contains", "isContained") and isinstance(value, Geometry):
            if not value.is_unbounded and self.left_field in (".geo", ".all"):
                constraints.bounds = value.bounds


def _hashable(values: list[Any]) -> list[Any]:
    return [value for value in values if isinstance(value, (str, int, float))]


def _number(value: Any) -> Any:
    return value.millis if isinstance(value, Date) else value


def _equal(left: Any, right: Any) -> bool:
    left, right = _number(left), _number(right)
    if isinstance(left, str) != isinstance(right, str):
        return False
    return bool(left == right)


def _ordered(test: Callable[[Any, Any], bool]) -> Test:
    def compare(left: Any, right: Any) -> bool:
        left, right = _number(left), _number(right)
        same = isinstance(left, str) and isinstance(right, str)
        numbers = isinstance(left, (int, float)) and isinstance(right, (int, float))
        return bool(test(left, right)) if same or numbers else False

    return compare


def _list_contains(left: Any, right: Any) -> bool:
    return isinstance(left, list) and any(_equal(each, right) for each in left)


def _text(test: Callable[[str, str], bool]) -> Test:
    return lambda left, right: isinstance(left, str) and isinstance(right, str) and test(left, right)


def _in_range(left: Any, right: Any) -> bool:
    if not isinstance(left, DateRange):
        return False
    moment = _number(right)
    if isinstance(moment, DateRange):
        inside_start = left.start is None or (moment.start is not None and moment.start >= left.start)
        return inside_start and (left.end is None or (moment.end is not None and moment.end <= left.end))
    if not isinstance(moment, (int, float)):
        return False
    return (left.start is None or moment >= left.start) and (left.end is None or moment < left.end)


def _has_type(left: Any, right: Any) -> bool:
    from ..promote import type_name

    names = {type_name(left), "Number" if isinstance(left, (int, float)) else ""}
    if isinstance(left, Geometry):
        names.add(left.type)
    return right in names


_TESTS: dict[str, Test] = {
    "equals": _equal,
    "notEquals": lambda left, right: not _equal(left, right),
    "greaterThan": _ordered(lambda a, b: a > b),
    "greaterThanOrEquals": _ordered(lambda a, b: a >= b),
    "lessThan": _ordered(lambda a, b: a < b),
    "lessThanOrEquals": _ordered(lambda a, b: a <= b),
    "listContains": _list_contains,
    "stringContains": _text(lambda a, b: b in a),
    "stringStartsWith": _text(str.startswith),
    "stringEndsWith": _text(str.endswith),
    "dateRangeContains": _in_range,
    "hasType": _has_type,
}


def _register(name: str, test: Test) -> None:
    @algorithm(f"Filter.{name}")
    def make(left_field: Optional[str], right_value: Any, right_field: Optional[str], left_value: Any) -> Filter:
        return Comparison(name, test, left_field, right_value, right_field, left_value)


for _name, _test in _TESTS.items():
    _register(_name, _test)


def _spatial(name: str) -> Test:
    def test(left: Any, right: Any) -> bool:
        from . import geometry

        a, b = _shape(left), _shape(right)
        if a is None or b is None:
            return False
        function = {
            "intersects": geometry.intersects,
            "disjoint": geometry.disjoint,
            "contains": geometry.contains,
            "isContained": geometry.contained_in,
        }[name]
        return bool(function(a, b, None, None))

    return test


def _shape(value: Any) -> Optional[Geometry]:
    return value if isinstance(value, Geometry) else geometry_of(value)


def _register_spatial(name: str) -> None:
    test = _spatial(name)

    @algorithm(f"Filter.{name}")
    def make(
        left_field: Optional[str],
        right_value: Any,
        right_field: Optional[str],
        left_value: Any,
        max_error: Optional[ErrorMargin],
    ) -> Filter:
        shape = _shape_or_collected(right_value)
        return Comparison(name, test, left_field, shape, right_field, left_value)


def _shape_or_collected(value: Any) -> Any:
    if value is None or isinstance(value, Geometry):
        return value
    found = geometry_of(value)
    if found is None and hasattr(value, "__iter__"):
        from .collection import collected

        return collected(value)
    return found


for _name in ("intersects", "disjoint", "contains", "isContained"):
    _register_spatial(_name)


class And(Filter):
    """All of several filters."""

    def __init__(self, filters: list[Filter]) -> None:
        self.filters = filters

    def matches(self, element: Element) -> bool:
        return all(each.matches(element) for each in self.filters)

    def constrain(self, constraints: Constraints) -> None:
        for each in self.filters:
            each.constrain(constraints)


class Or(Filter):
    """Any of several filters."""

    def __init__(self, filters: list[Filter]) -> None:
        self.filters = filters

    def matches(self, element: Element) -> bool:
        return any(each.matches(element) for each in self.filters)

    def constrain(self, constraints: Constraints) -> None:
        """What every branch demands: the hull of their times, and values of a property that all branches limit."""
        branches = []
        for each in self.filters:
            branch = Constraints()
            each.constrain(branch)
            branches.append(branch)
        if not branches:
            return
        if all(branch.start is not None for branch in branches):
            constraints.between(min(branch.start for branch in branches if branch.start is not None), None)
        if all(branch.end is not None for branch in branches):
            constraints.between(None, max(branch.end for branch in branches if branch.end is not None))
        for name in set.intersection(*(set(branch.equals) for branch in branches)):
            constraints.require(name, set().union(*(branch.equals[name] for branch in branches)))


class Not(Filter):
    """The opposite."""

    def __init__(self, condition: Filter) -> None:
        self.condition = condition

    def matches(self, element: Element) -> bool:
        return not self.condition.matches(element)


class NotNull(Filter):
    """All of some properties are there."""

    def __init__(self, names: list[str]) -> None:
        self.names = names

    def matches(self, element: Element) -> bool:
        return all(value_of(element, name) is not None for name in self.names)


class Between(Filter):
    """A property within a closed range."""

    def __init__(self, name: str, low: Any, high: Any) -> None:
        self.name, self.low, self.high = name, _number(low), _number(high)

    def matches(self, element: Element) -> bool:
        value = _number(value_of(element, self.name))
        try:
            return value is not None and self.low <= value <= self.high
        except TypeError:
            return False

    def constrain(self, constraints: Constraints) -> None:
        if self.name == "system:time_start" and isinstance(self.low, (int, float)):
            constraints.between(int(self.low), int(self.high) + 1)


class CalendarRange(Filter):
    """A field of the date, from start to end, both included; the end may come before the start."""

    def __init__(self, start: int, end: int, field: str) -> None:
        self.start, self.end, self.field = start, end, field
        if field not in _FIELDS:
            raise EarthEngineError(f"Filter.calendarRange: Unknown field '{field}'.")

    def matches(self, element: Element) -> bool:
        millis = _number(element.get("system:time_start"))
        if not isinstance(millis, (int, float)):
            return False
        value = _FIELDS[self.field](_EPOCH + datetime.timedelta(milliseconds=millis))
        if self.start <= self.end:
            return self.start <= value <= self.end
        return value >= self.start or value <= self.end

    def constrain(self, constraints: Constraints) -> None:
        if self.field == "year":
            first = int((datetime.datetime(self.start, 1, 1) - _EPOCH).total_seconds() * 1000)
            last = int((datetime.datetime(self.end + 1, 1, 1) - _EPOCH).total_seconds() * 1000)
            constraints.between(first, last)


_FIELDS: dict[str, Callable[[datetime.datetime], int]] = {
    "year": lambda moment: moment.year,
    "month": lambda moment: moment.month,
    "day_of_year": lambda moment: moment.timetuple().tm_yday,
    "day_of_month": lambda moment: moment.day,
    "day_of_week": lambda moment: moment.isoweekday() % 7 + 1,
    "hour": lambda moment: moment.hour,
    "minute": lambda moment: moment.minute,
    "second": lambda moment: moment.second,
}


@algorithm("Filter.and")
def and_(filters: list[Filter]) -> Filter:
    return And(filters)


@algorithm("Filter.or")
def or_(filters: list[Filter]) -> Filter:
    return Or(filters)


@algorithm("Filter.not")
def not_(filter: Filter) -> Filter:
    return Not(filter)


@algorithm("Filter.notNull")
def not_null(properties: list[str]) -> Filter:
    return NotNull(properties)


@algorithm("Filter.rangeContains")
def range_contains(field: str, min_value: Any, max_value: Any) -> Filter:
    return Between(field, min_value, max_value)


@algorithm("Filter.calendarRange")
def calendar_range(start: int, end: Optional[int], field: str) -> Filter:
    return CalendarRange(start, start if end is None else end, field)


@algorithm("Filter.dayOfYear")
def day_of_year(start: int, end: int) -> Filter:
    return CalendarRange(start, end - 1, "day_of_year")
