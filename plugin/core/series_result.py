# SPDX-License-Identifier: GPL-2.0-or-later
"""What came of an order: the values as they were read, and as its steps leave them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import NamedTuple, Optional

from . import series_table
from .series_order import SeriesOrder
from .series_parts import Steps


class Line(NamedTuple):
    """One series: times in milliseconds since 1970 in ascending order, and as many values or gaps."""

    name: str
    times: tuple[int, ...]
    values: tuple[Optional[float], ...]


class Band(NamedTuple):
    """The mean of several models, and what they spread over, at each time; all three as long as `times`."""

    name: str
    times: tuple[int, ...]
    middle: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True)
class SeriesResult:
    """The series of an order.

    Attributes:
        raw: a line for each of the order's keys, as read.
        problems: sentences about what could not be read.
    """

    order: SeriesOrder
    raw: tuple[Line, ...]
    problems: tuple[str, ...] = ()

    def lines(self) -> tuple[Line, ...]:
        """The series after the order's steps."""
        steps = self.order.steps
        return tuple(Line(line.name, *steps.apply(line.times, line.values)) for line in self.raw)

    def with_steps(self, steps: Steps, spread: Optional[str] = None) -> SeriesResult:
        """The same values with other steps, and another spread where one is given."""
        shown = self.order.spread if spread is None else spread
        return replace(self, order=replace(self.order, steps=steps, spread=shown))

    def csv(self) -> str:
        """The table as CSV, times first."""
        lines = self.lines()
        return series_table.csv_text(
            [line.name for line in lines], [line.times for line in lines], [line.values for line in lines]
        )

    @property
    def value_count(self) -> int:
        """How many values were read, gaps not counted."""
        return sum(value is not None for line in self.raw for value in line.values)


def spread_bands(result: SeriesResult, lines: tuple[Line, ...]) -> tuple[Band, ...]:
    """One band for each place, scenario and band of several models; none where the order draws lines.

    A time takes part where two models at least have a value.
    """
    order, runs = result.order, result.order.runs()
    if not order.spread or len({run.model for run in runs}) < 2:
        return ()
    groups: dict[tuple[str, str, str], list[Line]] = {}
    several = (len(order.places) > 1, len({run.scenario for run in runs}) > 1, len(order.bands) > 1)
    for key, line in zip(order.keys(), lines):
        told = (order.places[key.place].name, runs[key.run].scenario, order.bands[key.band])
        groups.setdefault(told, []).append(line)
    found = []
    for told, members in groups.items():
        name = " ".join(text for text, shown in zip(told, several) if shown) or told[2].lower()
        found.append(_band(name, members, order.spread))
    return tuple(found)


def _band(name: str, lines: list[Line], spread: str) -> Band:
    by_time: dict[int, list[float]] = {}
    for line in lines:
        for time, value in zip(line.times, line.values):
            if value is not None:
                by_time.setdefault(time, []).append(value)
    times = tuple(sorted(time for time, values in by_time.items() if len(values) > 1))
    middle, low, high = [], [], []
    for time in times:
        values = by_time[time]
        mean = math.fsum(values) / len(values)
        away = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1))
        middle.append(mean)
        low.append(min(values) if spread == "range" else mean - away)
        high.append(max(values) if spread == "range" else mean + away)
    return Band(name, times, tuple(middle), tuple(low), tuple(high))
