# SPDX-License-Identifier: GPL-2.0-or-later
"""Filter.*: tests of elements, pushed down to the catalogue where it can use them."""

from __future__ import annotations

from typing import Any, Callable, Optional

from ..collection import Filter
from ..errors import EarthEngineError
from ..filter_text import parse_filter
from ..filters import (
    TESTS,
    And,
    AreaBetween,
    Between,
    CalendarRange,
    Comparison,
    Constant,
    HasGeometry,
    MaxDifference,
    Not,
    NotNull,
    Or,
    Test,
    geometry_of,
    value_of,
)
from ..promote import promote, type_name
from ..registry import algorithm
from ..values import DateRange, Element, ErrorMargin
from ..vector.geometry import WGS84, Geometry

__all__ = ["geometry_of", "value_of"]

_ALIASES = {
    "equals": "eq",
    "notEquals": "neq",
    "greaterThan": "gt",
    "greaterThanOrEquals": "gte",
    "lessThan": "lt",
    "lessThanOrEquals": "lte",
    "listContains": "inList",
}


def _register(name: str, test: Test) -> None:
    names = [f"Filter.{each}" for each in (name, _ALIASES.get(name)) if each is not None]

    @algorithm(*names)
    def make(
        context: Any, left_field: Optional[str], right_value: Any, right_field: Optional[str], left_value: Any
    ) -> Filter:
        if name == "dateRangeContains" and left_value is not None and not isinstance(left_value, DateRange):
            left_value = _promoted(context, left_value, "DateRange", f"Filter.{name}", "leftValue")
        return Comparison(name, test, left_field, right_value, right_field, left_value)


def _promoted(context: Any, value: Any, declared: str, function: str, argument: str) -> Any:
    try:
        return promote(context, value, declared)
    except TypeError:
        raise EarthEngineError(
            f"{function}, argument '{argument}': Invalid type.\nExpected type: {declared}.\n"
            f"Actual type: {type_name(value)}."
        ) from None


for _name, _test in TESTS.items():
    _register(_name, _test)


# Filters of geometries.


def _shape(value: Any) -> Optional[Geometry]:
    """A geometry, or that of an element or of all elements of a collection."""
    if value is None or isinstance(value, Geometry):
        return value
    if isinstance(value, dict):
        try:
            return Geometry.from_json(value)
        except TypeError:
            raise EarthEngineError("Invalid GeoJSON geometry.") from None
    found = geometry_of(value)
    if found is None and isinstance(value, Element) and hasattr(value, "__iter__"):
        from .collection import collected

        return collected(value)
    return found


def _spatial(relation: Callable[[Geometry, Geometry], bool], apart: bool) -> Test:
    """A test of two shapes; of those that are obviously apart, the answer is known."""

    def test(left: Any, right: Any) -> bool:
        a, b = _shape(left), _shape(right)
        if a is None or b is None:
            return False
        return apart if far_apart(a, b) else bool(relation(a, b))

    return test


def far_apart(left: Geometry, right: Geometry) -> bool:
    """Whether two shapes are apart by so much that not even their edges' bends can bring them together."""
    if left.is_unbounded or right.is_unbounded or left.crs != WGS84 or right.crs != WGS84:
        return False
    if left.shape.IsEmpty() or right.shape.IsEmpty():
        return False
    west, east, south, north = left.shape.GetEnvelope()
    other_west, other_east, other_south, other_north = right.shape.GetEnvelope()
    widest = max(east - west, other_east - other_west)
    if widest > 120 or min(west, other_west) < -180 or max(east, other_east) > 180:
        return False
    # Great circles bulge polewards: at most by a degree for thirty degrees of longitude, growing with the square.
    bulge = 0.05 + 0.3 * (widest / 10.0) ** 2
    if other_south > north + bulge or south > other_north + bulge:
        return True
    # A shape that ends at 180° may go on at -180°.
    joined = min(west, other_west) <= -179.9 and max(east, other_east) >= 179.9
    return not joined and (other_west > east + 0.01 or west > other_east + 0.01)


def _relation(name: str) -> Callable[[Geometry, Geometry], bool]:
    def related(left: Geometry, right: Geometry) -> bool:
        from . import geometry

        return bool(getattr(geometry, name)(left, right, None, None))

    return related


def _register_spatial(name: str, function: str) -> None:
    test = _spatial(_relation(function), apart=name == "disjoint")

    @algorithm(f"Filter.{name}")
    def make(
        left_field: Optional[str],
        right_value: Any,
        right_field: Optional[str],
        left_value: Any,
        max_error: Optional[ErrorMargin],
    ) -> Filter:
        return Comparison(name, test, left_field, _shape(right_value), right_field, _shape(left_value))


for _name, _function in (
    ("intersects", "intersects"),
    ("disjoint", "disjoint"),
    ("contains", "contains"),
    ("isContained", "contained_in"),
):
    _register_spatial(_name, _function)


@algorithm("Filter.withinDistance")
def within_distance(
    distance: float,
    left_field: Optional[str],
    right_value: Any,
    right_field: Optional[str],
    left_value: Any,
    max_error: Optional[ErrorMargin],
) -> Filter:
    def apart(left: Any, right: Any) -> Optional[float]:
        from .geometry import distance_between

        a, b = _shape(left), _shape(right)
        return None if a is None or b is None else float(distance_between(a, b, None, None, False))

    def near(left: Any, right: Any) -> bool:
        found = apart(left, right)
        return found is not None and found <= distance

    return Comparison(
        "withinDistance", near, left_field, _shape(right_value), right_field, _shape(left_value), measure=apart
    )


@algorithm("Filter.area")
def area(
    min: float,
    max: float,
    max_error: Optional[ErrorMargin],
    geometry_selector: Optional[str],
) -> Filter:
    from . import geometry

    return AreaBetween(min, max, lambda shape: float(geometry.area(shape, None, None)), geometry_selector or ".geo")


# Others.


@algorithm("Filter.maxDifference")
def max_difference(
    difference: float,
    left_field: Optional[str],
    right_value: Any,
    right_field: Optional[str],
    left_value: Any,
) -> Filter:
    return MaxDifference(difference, left_field, right_value, right_field, left_value)


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
    return CalendarRange(start, end, "day_of_year")


@algorithm("Filter.expression")
def expression(expression: str) -> Filter:
    return parse_filter(expression)


@algorithm("Filter.always")
def always() -> Filter:
    return Constant(True)


@algorithm("Filter.never")
def never() -> Filter:
    return Constant(False)


@algorithm("Filter.hasGeometry")
def has_geometry() -> Filter:
    return HasGeometry()
