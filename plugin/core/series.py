# SPDX-License-Identifier: GPL-2.0-or-later
"""What is done to values over time: regular steps, gaps filled, noise smoothed. Plain lists, plain Python.

Times are whole milliseconds since 1970 (UTC) in ascending order, values are numbers or ``None`` where there is none.
Scripts that people take away carry functions of this module as they stand here: each uses nothing but its arguments,
the standard library and functions beside it.
"""

from __future__ import annotations

import calendar
import datetime
import math
import operator
from typing import Optional, Sequence

Values = list[Optional[float]]

DAY = 86_400_000
UNITS = ("days", "weeks", "months", "years")
METHODS = ("mean", "median", "minimum", "maximum", "sum")
SMOOTHERS = ("", "rolling", "savitzky_golay", "whittaker")


def resample(
    times: Sequence[int], values: Sequence[Optional[float]], count: int, unit: str, method: str
) -> tuple[list[int], Values]:
    """One value for each step of `count` days, weeks, months or years; ``None`` where a step has none.

    Steps of days and weeks are counted from the midnight (UTC) before the first time, months and years from the first
    of the month or year; a step begins with its time and ends before the next. They go on to the last time.
    """
    if not times:
        return [], []
    starts = [step_start(times[0], 0, count, unit)]
    while starts[-1] <= times[-1]:
        starts.append(step_start(times[0], len(starts), count, unit))
    groups: list[list[float]] = [[] for _ in starts[:-1]]
    place = 0
    for time, value in zip(times, values):
        while time >= starts[place + 1]:
            place += 1
        if value is not None:
            groups[place].append(value)
    return starts[:-1], [reduced(group, method) for group in groups]


def step_start(first: int, number: int, count: int, unit: str) -> int:
    """The time at which a step begins."""
    if unit in ("days", "weeks"):
        return first // 86_400_000 * 86_400_000 + number * count * 86_400_000 * (7 if unit == "weeks" else 1)
    begin = datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=first)
    months = begin.year * 12 + (begin.month - 1 if unit == "months" else 0)
    year, month = divmod(months + number * count * (12 if unit == "years" else 1), 12)
    return calendar.timegm((year, month + 1, 1, 0, 0, 0)) * 1000


def reduced(values: list[float], method: str) -> Optional[float]:
    """One of many; ``None`` of none."""
    if not values:
        return None
    if method == "minimum":
        return min(values)
    if method == "maximum":
        return max(values)
    if method == "median":
        ranked, middle = sorted(values), len(values) // 2
        return ranked[middle] if len(values) % 2 else (ranked[middle - 1] + ranked[middle]) / 2
    total = math.fsum(values)
    return total if method == "sum" else total / len(values)


def fill(times: Sequence[int], values: Sequence[Optional[float]]) -> Values:
    """Gaps between two values on the straight line between them; before the first and after the last stays ``None``."""
    filled = list(values)
    known = [place for place, value in enumerate(values) if value is not None]
    for left, right in zip(known, known[1:]):
        if right - left < 2:
            continue
        low, high = values[left], values[right]
        assert low is not None and high is not None
        span = times[right] - times[left]
        for place in range(left + 1, right):
            filled[place] = low + (high - low) * ((times[place] - times[left]) / span) if span else low
    return filled


def rolling_mean(values: Sequence[Optional[float]], width: int) -> Values:
    """The mean of `width` (odd) neighbours around each; at the ends, and beside gaps, of those that there are."""
    half, found = width // 2, []
    for place in range(len(values)):
        near = [value for value in values[max(place - half, 0) : place + half + 1] if value is not None]
        found.append(reduced(near, "mean"))
    return found


def savitzky_golay(values: Sequence[Optional[float]], width: int, order: int) -> Values:
    """A polynomial of that order through `width` (odd) neighbours of each, taken at its place.

    At the ends it is the polynomial of the outermost `width`. Gaps stay gaps; beside them the polynomial goes through
    the values that there are, and where these are too few the value stays as it is.
    """
    count = len(values)
    if width > count:
        width = count if count % 2 else count - 1
    if width <= order:
        return list(values)
    half, weights, found, gaps = width // 2, {}, [], [0]
    for value in values:
        gaps.append(gaps[-1] + (value is None))
    for place, value in enumerate(values):
        start = min(max(place - half, 0), count - width)
        window = values[start : start + width]
        there: Optional[tuple[int, ...]] = None  # all of them
        if gaps[start + width] > gaps[start]:
            there = tuple(number for number, each in enumerate(window) if each is not None)
            window = [each for each in window if each is not None]
        if value is None or len(window) <= order:
            found.append(value)
            continue
        key = (there, place - start)
        if key not in weights:
            weights[key] = polynomial_weights(range(width) if there is None else there, place - start, order)
        found.append(math.fsum(map(operator.mul, weights[key], window)))
    return found


def polynomial_weights(places: Sequence[int], at: int, order: int) -> list[float]:
    """Numbers that values at these places are multiplied with for the least squares polynomial's value at one place."""
    reach = float(max(max(abs(place - at) for place in places), 1))
    rows = [[((place - at) / reach) ** power for power in range(order + 1)] for place in places]
    # The polynomials orthogonal over the places, one after the other: normal equations would lose half the digits.
    basis: list[list[float]] = []
    ends: list[float] = []
    for power in range(order + 1):
        column, end = [row[power] for row in rows], float(power == 0)
        for _ in range(2):
            for other, other_end in zip(basis, ends):
                share = math.fsum(a * b for a, b in zip(column, other))
                column = [a - share * b for a, b in zip(column, other)]
                end -= share * other_end
        length = math.sqrt(math.fsum(a * a for a in column))
        basis.append([a / length for a in column])
        ends.append(end / length)
    return [math.fsum(end * column[number] for end, column in zip(ends, basis)) for number in range(len(rows))]


def whittaker(values: Sequence[Optional[float]], weight: float) -> Values:
    """The curve that is near the values, and the straighter the greater `weight` is; second differences, equal steps.

    Gaps between values are bridged; before the first and after the last value it is ``None``.
    """
    known = [place for place, value in enumerate(values) if value is not None]
    if len(known) < 3:
        return list(values)
    first, last = known[0], known[-1]
    inner = list(values[first : last + 1])
    curve = whittaker_curve(inner, weight)
    return [None] * first + curve + [None] * (len(values) - last - 1)


def whittaker_curve(values: Sequence[Optional[float]], weight: float) -> Values:
    """(W + weight·D'D) z = W y, solved as L·diagonal·L' of five bands: time and memory grow with the length only."""
    count = len(values)
    diagonal, near, far, curve = [0.0] * count, [0.0] * count, [0.0] * count, [0.0] * count
    for place, value in enumerate(values):
        # D'D has 1 5 6 … 6 5 1 on its diagonal, -2 -4 … -4 -2 beside it, and 1 beside that.
        inside = (place < count - 2) + 4 * (0 < place < count - 1) + (place > 1)
        pivot = (0.0 if value is None else 1.0) + weight * inside
        beside = -weight * (2 * (place < count - 2) + 2 * (place > 0)) if place < count - 1 else 0.0
        right = 0.0 if value is None else value
        if place > 1:
            pivot -= far[place - 2] ** 2 * diagonal[place - 2]
            right -= far[place - 2] * curve[place - 2]
        if place > 0:
            pivot -= near[place - 1] ** 2 * diagonal[place - 1]
            beside -= near[place - 1] * far[place - 1] * diagonal[place - 1]
            right -= near[place - 1] * curve[place - 1]
        diagonal[place], near[place], curve[place] = pivot, beside / pivot, right
        far[place] = weight / pivot if place < count - 2 else 0.0
    for place in range(count - 1, -1, -1):
        curve[place] /= diagonal[place]
        if place < count - 1:
            curve[place] -= near[place] * curve[place + 1]
        if place < count - 2:
            curve[place] -= far[place] * curve[place + 2]
    return list(curve)
