# SPDX-License-Identifier: GPL-2.0-or-later
"""DateRange.*: half-open ranges of time."""

from __future__ import annotations

from typing import Any

from ..registry import algorithm
from ..values import Date, DateRange
from .date import date as to_date


def _bounded(low: int, high: int) -> DateRange:
    return DateRange(None if low <= -(2**63) else low, None if high >= 2**63 - 1 else high)


@algorithm("DateRange")
def date_range(start: Any, end: Any, time_zone: Any) -> DateRange:
    if isinstance(start, DateRange) and end is None:
        return start
    first = to_date(start, time_zone).millis
    return DateRange(first, first + 1 if end is None else to_date(end, time_zone).millis)


@algorithm("DateRange.unbounded")
def unbounded() -> DateRange:
    return DateRange(None, None)


@algorithm("DateRange.start")
def start(date_range: DateRange) -> Date:
    return Date(date_range.low)


@algorithm("DateRange.end")
def end(date_range: DateRange) -> Date:
    return Date(date_range.high)


@algorithm("DateRange.isUnbounded")
def is_unbounded(date_range: DateRange) -> bool:
    return date_range.start is None and date_range.end is None


@algorithm("DateRange.isEmpty")
def is_empty(date_range: DateRange) -> bool:
    return date_range.low >= date_range.high


@algorithm("DateRange.contains")
def contains(date_range: DateRange, other: Any) -> bool:
    if isinstance(other, DateRange):
        return date_range.low <= other.low and other.high <= date_range.high
    return date_range.low <= to_date(other, None).millis < date_range.high


@algorithm("DateRange.intersects")
def intersects(date_range: DateRange, other: DateRange) -> bool:
    return max(date_range.low, other.low) < min(date_range.high, other.high)


@algorithm("DateRange.intersection")
def intersection(date_range: DateRange, other: DateRange) -> DateRange:
    low, high = max(date_range.low, other.low), min(date_range.high, other.high)
    return _bounded(low, max(low, high))


@algorithm("DateRange.union")
def union(date_range: DateRange, other: DateRange) -> DateRange:
    if is_empty(date_range) or is_empty(other):
        return other if is_empty(date_range) else date_range
    return _bounded(min(date_range.low, other.low), max(date_range.high, other.high))
