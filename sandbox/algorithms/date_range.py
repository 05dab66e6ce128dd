# SPDX-License-Identifier: GPL-2.0-or-later
"""DateRange.*: half-open ranges of time."""

from __future__ import annotations

from typing import Any, Optional

from ..errors import EarthEngineError
from ..registry import algorithm
from ..values import Date, DateRange
from .date import date as to_date


@algorithm("DateRange")
def date_range(start: Any, end: Any, time_zone: Optional[str]) -> DateRange:
    first = to_date(start, time_zone).millis
    last = first + 1 if end is None else to_date(end, time_zone).millis
    if last < first:
        raise EarthEngineError("DateRange: The end of the range must not be before its start.")
    return DateRange(first, last)


@algorithm("DateRange.unbounded")
def unbounded() -> DateRange:
    return DateRange(None, None)


@algorithm("DateRange.start")
def start(date_range: DateRange) -> Date:
    return Date(-(2**63) if date_range.start is None else date_range.start)


@algorithm("DateRange.end")
def end(date_range: DateRange) -> Date:
    return Date(2**63 - 1 if date_range.end is None else date_range.end)


@algorithm("DateRange.isUnbounded")
def is_unbounded(date_range: DateRange) -> bool:
    return date_range.start is None and date_range.end is None


@algorithm("DateRange.isEmpty")
def is_empty(date_range: DateRange) -> bool:
    return date_range.start is not None and date_range.end is not None and date_range.start >= date_range.end


def _low(span: DateRange) -> float:
    return float("-inf") if span.start is None else span.start


def _high(span: DateRange) -> float:
    return float("inf") if span.end is None else span.end


def _made(low: float, high: float) -> DateRange:
    return DateRange(None if low == float("-inf") else int(low), None if high == float("inf") else int(high))


@algorithm("DateRange.contains")
def contains(date_range: DateRange, other: Any) -> bool:
    if isinstance(other, DateRange):
        return _low(date_range) <= _low(other) and _high(other) <= _high(date_range)
    moment = to_date(other, None).millis
    return _low(date_range) <= moment < _high(date_range)


@algorithm("DateRange.intersects")
def intersects(date_range: DateRange, other: Any) -> bool:
    if not isinstance(other, DateRange):
        return contains(date_range, other)
    return _low(date_range) < _high(other) and _low(other) < _high(date_range)


@algorithm("DateRange.intersection")
def intersection(date_range: DateRange, other: DateRange) -> DateRange:
    low, high = max(_low(date_range), _low(other)), min(_high(date_range), _high(other))
    return _made(low, max(low, high))


@algorithm("DateRange.union")
def union(date_range: DateRange, other: DateRange) -> DateRange:
    return _made(min(_low(date_range), _low(other)), max(_high(date_range), _high(other)))
