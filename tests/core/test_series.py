# SPDX-License-Identifier: GPL-2.0-or-later
"""Series as plain lists against numpy and SciPy; tests/clients has the same against xarray."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from ee_workbench.plugin.core import series

DAY = 86_400_000
Random = np.random.Generator


@pytest.fixture
def random() -> Random:
    return np.random.default_rng(20170101)


def holey(random: Random, count: int, share: float) -> list[float | None]:
    """Random values; that share of them, but neither the first nor the last, is missing."""
    values: list[float | None] = [float(each) for each in random.normal(size=count)]
    for place in range(1, count - 1):
        if random.random() < share:
            values[place] = None
    return values


def as_array(values: list[float | None]) -> np.ndarray:
    return np.array([np.nan if value is None else value for value in values])


def millis(text: str) -> int:
    moment = datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.timezone.utc)
    return round(moment.timestamp() * 1000)


# Steps.


@pytest.mark.parametrize(
    ("method", "wanted"),
    [("mean", np.mean), ("median", np.median), ("minimum", np.min), ("maximum", np.max), ("sum", np.sum)],
)
def test_steps_of_days_begin_at_midnight(random: Random, method: str, wanted: object) -> None:
    first = millis("2017-01-03T05:12:44")
    times = sorted(first + int(each * 40 * DAY) for each in random.random(60))
    times[0] = first
    values = holey(random, 60, 0.4)
    found_times, found = series.resample(times, values, 5, "days", method)
    midnight = millis("2017-01-03T00:00:00")
    assert found_times == [midnight + 5 * DAY * step for step in range(len(found_times))]
    assert found_times[-1] <= times[-1] < found_times[-1] + 5 * DAY
    array, starts = as_array(values), np.array([*found_times, found_times[-1] + 5 * DAY])
    numbers = np.digitize(times, starts) - 1
    for step, value in enumerate(found):
        inside = array[(numbers == step) & ~np.isnan(array)]
        assert value is None if inside.size == 0 else value == pytest.approx(wanted(inside), abs=1e-12)  # type: ignore[operator]


def test_a_step_without_values_is_a_gap() -> None:
    times, values = series.resample([0, 12 * DAY], [1.0, 2.0], 5, "days", "mean")
    assert times == [0, 5 * DAY, 10 * DAY] and values == [1.0, None, 2.0]


@pytest.mark.parametrize(
    ("count", "unit", "starts"),
    [
        (1, "weeks", ["2019-11-17", "2019-11-24", "2019-12-01", "2019-12-08"]),
        (1, "months", ["2019-11-01", "2019-12-01", "2020-01-01", "2020-02-01", "2020-03-01"]),
        (3, "months", ["2019-11-01", "2020-02-01"]),
        (1, "years", ["2019-01-01", "2020-01-01"]),
        (2, "years", ["2019-01-01", "2021-01-01"]),
    ],
)
def test_where_steps_begin(count: int, unit: str, starts: list[str]) -> None:
    last = {"weeks": "2019-12-14", "years": "2021-05-01" if count == 2 else "2020-12-31"}.get(unit, "2020-03-31")
    times = [millis("2019-11-17T23:00:00"), millis(f"{last}T23:59:59")]
    found, _ = series.resample(times, [1.0, 2.0], count, unit, "mean")
    assert found == [millis(start) for start in starts]


def test_years_before_1970() -> None:
    times, values = series.resample([millis("1861-07-01"), millis("1862-06-30")], [1.0, 3.0], 1, "years", "mean")
    assert times == [millis("1861-01-01"), millis("1862-01-01")] and values == [1.0, 3.0]


def test_nothing_stays_nothing() -> None:
    assert series.resample([], [], 5, "days", "mean") == ([], [])
    assert series.fill([], []) == series.rolling_mean([], 3) == series.whittaker([], 1.0) == []
    assert series.savitzky_golay([], 5, 2) == []


# Gaps.


def test_gaps_become_straight_lines(random: Random) -> None:
    times = [int(each) for each in np.cumsum(random.integers(1, 30 * DAY, 300))]
    values = holey(random, 300, 0.5)
    array = as_array(values)
    there = ~np.isnan(array)
    wanted = np.interp(times, np.array(times)[there], array[there])
    assert np.abs(as_array(series.fill(times, values)) - wanted).max() < 1e-9


def test_nothing_is_made_up_beyond_the_ends() -> None:
    assert series.fill([0, 1, 2, 3, 4], [None, 1.0, None, 3.0, None]) == [None, 1.0, 2.0, 3.0, None]
    assert series.fill([0, 1], [None, None]) == [None, None]
    assert series.fill([0, 5, 5, 5], [1.0, 2.0, None, 3.0])[2] == 2.0


# Smoothing.


@pytest.mark.parametrize("width", [3, 5, 31])
def test_the_rolling_mean_keeps_the_ends(random: Random, width: int) -> None:
    values = holey(random, 100, 0.3)
    array, half = as_array(values), width // 2
    found = series.rolling_mean(values, width)
    assert len(found) == 100
    for place, value in enumerate(found):
        near = array[max(place - half, 0) : place + half + 1]
        near = near[~np.isnan(near)]
        assert value is None if near.size == 0 else value == pytest.approx(near.mean(), abs=1e-12)


@pytest.mark.parametrize(("width", "order"), [(3, 1), (5, 2), (11, 3), (31, 4), (51, 4), (7, 0)])
def test_savitzky_golay_is_that_of_scipy(random: Random, width: int, order: int) -> None:
    signal = pytest.importorskip("scipy.signal")
    values = random.normal(size=200)
    found = series.savitzky_golay(list(values), width, order)
    assert np.abs(as_array(found) - signal.savgol_filter(values, width, order)).max() < 1e-9


def test_savitzky_golay_beside_a_gap_is_the_polynomial_through_what_is_there(random: Random) -> None:
    values = holey(random, 80, 0.3)
    array = as_array(values)
    found = series.savitzky_golay(values, 9, 2)
    for place, value in enumerate(found):
        start = min(max(place - 4, 0), 80 - 9)
        near = np.arange(start, start + 9)[~np.isnan(array[start : start + 9])]
        if values[place] is None:
            assert value is None
        else:
            wanted = np.polyval(np.polyfit(near - place, array[near], 2), 0) if len(near) > 2 else values[place]
            assert value == pytest.approx(wanted, abs=1e-9)


def test_a_series_shorter_than_the_window() -> None:
    assert series.savitzky_golay([1.0, 2.0], 5, 2) == [1.0, 2.0]
    assert series.savitzky_golay([0.0, 1.0, 4.0, 9.0], 7, 2) == pytest.approx([0.0, 1.0, 4.0, 9.0])


@pytest.mark.parametrize("weight", [0.5, 100.0, 1e6])
@pytest.mark.parametrize("count", [3, 4, 5, 200])
def test_whittaker_is_the_dense_solution(random: Random, weight: float, count: int) -> None:
    values = holey(random, count, 0.3 if count > 10 else 0.0)
    present = np.array([value is not None for value in values], dtype=float)
    differences = np.diff(np.eye(count), 2, axis=0)
    system = np.diag(present) + weight * differences.T @ differences
    wanted = np.linalg.solve(system, present * np.nan_to_num(as_array(values)))
    assert np.abs(as_array(series.whittaker(values, weight)) - wanted).max() < 1e-8


def test_whittaker_ends_where_the_values_end() -> None:
    found = series.whittaker([None, 1.0, None, 3.0, 4.0, None, None], 1.0)
    assert found[0] is None and found[5:] == [None, None]
    assert as_array(found[1:5]) == pytest.approx([1.0, 2.0, 3.0, 4.0])
    assert series.whittaker([1.0, None, 2.0], 5.0) == [1.0, None, 2.0]
