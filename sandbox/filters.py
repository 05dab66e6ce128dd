# SPDX-License-Identifier: GPL-2.0-or-later
"""The filters: tests of one element, or of a pair of elements for joins, and what sources can learn from them."""

from __future__ import annotations

from typing import Any, Callable, Iterable, Optional

from .collection import Constraints, Filter
from .comparing import is_number, order, same
from .dates import days_from_civil, local_of
from .errors import EarthEngineError
from .promote import type_name
from .values import Date, DateRange, Element
from .vector.geometry import Geometry

_DAY = 86_400_000

#: Whether two operands that are both there pass.
Test = Callable[[Any, Any], bool]
#: How well they match, for joins that look for the best.
Measure = Callable[[Any, Any], Optional[float]]


def value_of(element: Any, name: str) -> Any:
    """A property's value as filters see it; `.geo` and `.all` are the geometry."""
    if name in (".geo", ".all"):
        return geometry_of(element)
    return element.get(name)


def geometry_of(element: Any) -> Optional[Geometry]:
    """An element's geometry or footprint."""
    held = getattr(element, "geometry", None) or getattr(element, "footprint", None)
    return held if isinstance(held, Geometry) else None


def moment(value: Any) -> Any:
    """A date as its milliseconds; other values as they are."""
    return value.millis if isinstance(value, Date) else value


class Comparison(Filter):
    """A test of a left and a right operand, each a property or a value.

    Where either is null, tests that pass "if" something holds fail, and those that pass "unless" something holds pass.
    """

    def __init__(
        self,
        name: str,
        test: Test,
        left_field: Optional[str],
        right_value: Any,
        right_field: Optional[str],
        left_value: Any,
        measure: Optional[Measure] = None,
    ) -> None:
        for side, selector, value in (("left", left_field, left_value), ("right", right_field, right_value)):
            if selector is None and value is None:
                raise EarthEngineError(f"Filter.{name}: One of '{side}Field' and '{side}Value' must be specified.")
            if selector is not None and value is not None:
                raise EarthEngineError(f"Filter.{name}: Only one of '{side}Field' and '{side}Value' may be specified.")
        self.name = name
        self._test, self._measure = test, measure
        self.left_field, self.right_field = left_field, right_field
        self.left_value, self.right_value = left_value, right_value

    def matches(self, element: Element) -> bool:
        return self.pair(element, element)

    def pair(self, left: Element, right: Element) -> bool:
        a, b = self.operands(left, right)
        return self.name in _UNLESS if a is None or b is None else self._test(a, b)

    def measure(self, left: Element, right: Element) -> Optional[float]:
        a, b = self.operands(left, right)
        return None if self._measure is None or a is None or b is None else self._measure(a, b)

    def operands(self, left: Element, right: Element) -> tuple[Any, Any]:
        """The two values that are compared."""
        a = self.left_value if self.left_field is None else value_of(left, self.left_field)
        b = self.right_value if self.right_field is None else value_of(right, self.right_field)
        return a, b

    def constrain(self, constraints: Constraints) -> None:
        if self.left_field is not None and self.right_field is None:
            self._require(constraints, self.left_field, self.name, self.right_value)
        elif self.right_field is not None and self.left_field is None:
            self._require(constraints, self.right_field, _MIRRORED.get(self.name, ""), self.left_value)

    def constrain_opposite(self, constraints: Constraints) -> None:
        """Add what its negation demands: clients write "at least" as "not less than"."""
        if self.left_field is not None and self.right_field is None:
            self._require(constraints, self.left_field, _OPPOSITES.get(self.name, ""), self.right_value)

    def constrain_right(self, left: Element, constraints: Constraints) -> None:
        if self.right_field is not None:
            value = self.left_value if self.left_field is None else value_of(left, self.left_field)
            self._require(constraints, self.right_field, _MIRRORED.get(self.name, ""), value)

    def _require(self, constraints: Constraints, field: str, relation: str, value: Any) -> None:
        """Demand that `field` stands in the relation to the value."""
        if relation == "equals":
            value = moment(value)
            if is_number(value) or isinstance(value, str):
                constraints.require(field, [value])
                if field == "system:time_start" and is_number(value):
                    constraints.between(int(value), int(value) + 1)
        elif relation == "listContains" and isinstance(value, list):
            if all(is_number(each) or isinstance(each, str) for each in value):
                constraints.require(field, value)
        elif relation in _SPATIAL and field in (".geo", ".all"):
            shape = value if isinstance(value, Geometry) else geometry_of(value)
            if shape is not None and not shape.is_unbounded and not shape.shape.IsEmpty():
                constraints.within(shape.bounds)
        elif field == "system:time_start":
            self._require_time(constraints, relation, moment(value))

    def _require_time(self, constraints: Constraints, relation: str, value: Any) -> None:
        if isinstance(value, DateRange):
            if relation == "dateRangeContains":
                constraints.between(value.start, value.end)
        elif is_number(value) and value == value and abs(value) < 2**63:
            if relation in ("greaterThan", "greaterThanOrEquals"):
                constraints.between(int(value), None)
            elif relation in ("lessThan", "lessThanOrEquals"):
                constraints.between(None, int(value) + 1)


#: Relations of a field to a value, by the relation of the value to the field.
_MIRRORED = {
    "equals": "equals",
    "greaterThan": "lessThan",
    "greaterThanOrEquals": "lessThanOrEquals",
    "lessThan": "greaterThan",
    "lessThanOrEquals": "greaterThanOrEquals",
    "listContains": "listContains",
    "dateRangeContains": "dateRangeContains",
    "intersects": "intersects",
    "contains": "isContained",
    "isContained": "contains",
}
_SPATIAL = ("intersects", "contains", "isContained")
_UNLESS = ("notEquals", "greaterThanOrEquals", "lessThanOrEquals", "disjoint")
_OPPOSITES = {"lessThan": "greaterThanOrEquals", "greaterThan": "lessThanOrEquals"}


class MaxDifference(Comparison):
    """Numbers or moments that differ by no more than something."""

    def __init__(
        self,
        difference: float,
        left_field: Optional[str],
        right_value: Any,
        right_field: Optional[str],
        left_value: Any,
    ) -> None:
        def near(left: Any, right: Any) -> bool:
            return _apart(left, right) <= difference

        super().__init__("maxDifference", near, left_field, right_value, right_field, left_value, _apart)
        self.difference = difference

    def _require(self, constraints: Constraints, field: str, relation: str, value: Any) -> None:
        value = moment(value)
        if field == "system:time_start" and is_number(value):
            constraints.between(int(value - self.difference), int(value + self.difference) + 1)


def _apart(left: Any, right: Any) -> float:
    left, right = moment(left), moment(right)
    return float(abs(left - right)) if is_number(left) and is_number(right) else float("inf")


def _ordered(test: Callable[[int], bool]) -> Test:
    def compare(left: Any, right: Any) -> bool:
        found = order(left, right)
        return found is not None and test(found)

    return compare


def equal(left: Any, right: Any) -> bool:
    """Whether two operands are equal, moments being their milliseconds."""
    return same(moment(left), moment(right))


def _text(test: Callable[[str, str], bool]) -> Test:
    return lambda left, right: isinstance(left, str) and isinstance(right, str) and test(left, right)


def _in_range(left: Any, right: Any) -> bool:
    if not isinstance(left, DateRange):
        return False
    if isinstance(right, DateRange):
        return left.low <= right.low and right.high <= left.high
    right = moment(right)
    return is_number(right) and left.low <= right < left.high


def _has_type(left: Any, right: Any) -> bool:
    return isinstance(right, str) and right in types_of(left)


def types_of(value: Any) -> set[str]:
    """The name of a value's type and of those that it is a kind of."""
    names = {type_name(value), "Object"}
    if is_number(value):
        names |= {"Number"}
    if isinstance(value, Geometry):
        names |= {value.type, "Geometry"}
    if isinstance(value, Element):
        names |= {"Element"}
    return names


#: The comparisons that need no more than two operands.
TESTS: dict[str, Test] = {
    "equals": equal,
    "notEquals": lambda left, right: not equal(left, right),
    "greaterThan": _ordered(lambda found: found > 0),
    "greaterThanOrEquals": lambda left, right: order(left, right) != -1,
    "lessThan": _ordered(lambda found: found < 0),
    "lessThanOrEquals": lambda left, right: order(left, right) != 1,
    "listContains": lambda left, right: isinstance(left, list) and any(equal(each, right) for each in left),
    "stringContains": _text(lambda a, b: b in a),
    "stringStartsWith": _text(str.startswith),
    "stringEndsWith": _text(str.endswith),
    "dateRangeContains": _in_range,
    "hasType": _has_type,
}


def compare(name: str, left_field: str, right_value: Any) -> Comparison:
    """The comparison of a property with a value."""
    return Comparison(name, TESTS[name], left_field, right_value, None, None)


class And(Filter):
    """All of several filters."""

    def __init__(self, filters: Iterable[Filter]) -> None:
        self.filters = tuple(filters)

    def matches(self, element: Element) -> bool:
        return all(each.matches(element) for each in self.filters)

    def pair(self, left: Element, right: Element) -> bool:
        return all(each.pair(left, right) for each in self.filters)

    def measure(self, left: Element, right: Element) -> Optional[float]:
        return _smallest(each.measure(left, right) for each in self.filters)

    def constrain(self, constraints: Constraints) -> None:
        for each in self.filters:
            each.constrain(constraints)

    def constrain_right(self, left: Element, constraints: Constraints) -> None:
        for each in self.filters:
            each.constrain_right(left, constraints)


class Or(Filter):
    """Any of several filters."""

    def __init__(self, filters: Iterable[Filter]) -> None:
        self.filters = tuple(filters)

    def matches(self, element: Element) -> bool:
        return any(each.matches(element) for each in self.filters)

    def pair(self, left: Element, right: Element) -> bool:
        return any(each.pair(left, right) for each in self.filters)

    def measure(self, left: Element, right: Element) -> Optional[float]:
        return _smallest(each.measure(left, right) for each in self.filters if each.pair(left, right))

    def constrain(self, constraints: Constraints) -> None:
        branches = []
        for each in self.filters:
            branches.append(Constraints())
            each.constrain(branches[-1])
        constraints.any_of(branches)

    def constrain_right(self, left: Element, constraints: Constraints) -> None:
        branches = []
        for each in self.filters:
            branches.append(Constraints())
            each.constrain_right(left, branches[-1])
        constraints.any_of(branches)


class Not(Filter):
    """The opposite."""

    def __init__(self, condition: Filter) -> None:
        self.condition = condition

    def matches(self, element: Element) -> bool:
        return not self.condition.matches(element)

    def pair(self, left: Element, right: Element) -> bool:
        return not self.condition.pair(left, right)

    def constrain(self, constraints: Constraints) -> None:
        if isinstance(self.condition, Comparison):
            self.condition.constrain_opposite(constraints)


def _smallest(values: Iterable[Optional[float]]) -> Optional[float]:
    return min((value for value in values if value is not None), default=None)


class NotNull(Filter):
    """All of some properties are there."""

    def __init__(self, names: list[str]) -> None:
        self.names = names

    def matches(self, element: Element) -> bool:
        return all(value_of(element, name) is not None for name in self.names)


class Between(Filter):
    """A property within a closed range."""

    def __init__(self, name: str, low: Any, high: Any) -> None:
        self.name, self.low, self.high = name, moment(low), moment(high)

    def matches(self, element: Element) -> bool:
        value = value_of(element, self.name)
        above, below = order(value, self.low), order(value, self.high)
        return above is not None and below is not None and above >= 0 >= below

    def constrain(self, constraints: Constraints) -> None:
        if self.name == "system:time_start" and is_number(self.low) and is_number(self.high):
            constraints.between(int(self.low), int(self.high) + 1)


class CalendarRange(Filter):
    """A field of the date, from start to end, both included; where the end comes before the start, it wraps round."""

    def __init__(self, start: int, end: int, field: str) -> None:
        self.start, self.end, self.field = start, end, field
        if field not in CALENDAR_FIELDS:
            raise EarthEngineError(f"Filter.calendarRange: Unknown calendar field '{field[:40]}'.")

    def matches(self, element: Element) -> bool:
        millis = moment(element.get("system:time_start"))
        if not is_number(millis) or millis != millis or abs(millis) >= 2**62:
            return False
        value = CALENDAR_FIELDS[self.field](int(millis))
        if self.start <= self.end:
            return self.start <= value <= self.end
        return value >= self.start or value <= self.end

    def constrain(self, constraints: Constraints) -> None:
        if self.field == "year" and self.start <= self.end:
            first, after = (days_from_civil(min(max(year, -10000), 20000), 1, 1) for year in (self.start, self.end + 1))
            constraints.between(first * _DAY, after * _DAY)


CALENDAR_FIELDS: dict[str, Callable[[int], int]] = {
    "year": lambda millis: local_of(millis).year,
    "month": lambda millis: local_of(millis).month,
    "day_of_year": lambda millis: local_of(millis).day_of_year,
    "day_of_month": lambda millis: local_of(millis).day,
    "day_of_week": lambda millis: local_of(millis).weekday,
    "hour": lambda millis: local_of(millis).hour,
    "minute": lambda millis: local_of(millis).minute,
    "second": lambda millis: local_of(millis).second,
}


class Constant(Filter):
    """A filter that everything passes, or nothing."""

    def __init__(self, passes: bool) -> None:
        self.passes = passes

    def matches(self, element: Element) -> bool:
        return self.passes


class HasGeometry(Filter):
    """Elements that have a geometry."""

    def matches(self, element: Element) -> bool:
        return geometry_of(element) is not None


class AreaBetween(Filter):
    """Geometries with an area, in square metres, within a closed range."""

    def __init__(self, low: float, high: float, area: Callable[[Geometry], float], selector: str) -> None:
        self.low, self.high, self._area, self.selector = low, high, area, selector

    def matches(self, element: Element) -> bool:
        shape = value_of(element, self.selector)
        return isinstance(shape, Geometry) and self.low <= self._area(shape) <= self.high
