# SPDX-License-Identifier: GPL-2.0-or-later
"""Reducer.*: correlations, covariances, regressions and histograms."""

from __future__ import annotations

import math
from typing import Any, Optional

import numpy as np

from ..errors import EarthEngineError
from ..reducers import Output, Reducer, Stacks
from ..registry import algorithm
from ..values import Array, PixelType


@algorithm("Reducer.countEvery")
def count_every() -> Reducer:
    def kernel(stacks: Stacks, weights: np.ndarray) -> list[Output]:
        count = np.full(weights.shape[1:], len(weights))
        return [(count, np.ones(count.shape, dtype=bool))]

    def types(kind: PixelType) -> list[PixelType]:
        return [PixelType.named("int32")]

    return Reducer(("count",), kernel, weighted=False, types=types, name="countEvery")


def _correlation(x: np.ndarray, y: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pearson's coefficient, whether there is one, and how many elements there are."""
    usable = weights > 0
    count = usable.sum(axis=0)
    total = np.maximum(count, 1)
    x, y = np.where(usable, x, 0.0), np.where(usable, y, 0.0)
    dx = np.where(usable, x - x.sum(axis=0) / total, 0.0)
    dy = np.where(usable, y - y.sum(axis=0) / total, 0.0)
    spread = np.sqrt((dx**2).sum(axis=0) * (dy**2).sum(axis=0))
    with np.errstate(invalid="ignore", divide="ignore"):
        found = np.where(spread > 0, (dx * dy).sum(axis=0) / np.where(spread > 0, spread, 1.0), 0.0)
    return np.clip(found, -1.0, 1.0), (spread > 0) & (count > 1), count


def _probability(coefficient: np.ndarray, count: np.ndarray) -> np.ndarray:
    """Two-sided p-value of a coefficient, from Student's t distribution."""
    freedom = np.maximum(count - 2, 1).astype("float64")
    return _beta(freedom / (freedom + _squared_t(coefficient, freedom)), freedom / 2.0)


def _squared_t(coefficient: np.ndarray, freedom: np.ndarray) -> np.ndarray:
    return coefficient**2 * freedom / np.maximum(1.0 - coefficient**2, 1e-300)


def _beta(x: np.ndarray, a: np.ndarray) -> np.ndarray:
    """The regularised incomplete beta function I_x(a, 1/2), by integration after a substitution that tames its end.

    With u = sqrt(1 − x): 1 − I = c · ∫₀ᵘ (1 − v²)^(a − 1) dv; a Gauss–Legendre rule is exact enough for tables.
    """
    nodes, factors = np.polynomial.legendre.leggauss(200)
    upper = np.arcsin(np.sqrt(np.clip(1.0 - x, 0.0, 1.0)))
    angle = upper[..., None] * (nodes + 1.0) / 2.0
    whole = (np.pi / 2.0) * (nodes + 1.0) / 2.0
    power = 2.0 * np.asarray(a)[..., None] - 1.0
    part = (np.cos(angle) ** power * factors).sum(axis=-1) * upper / 2.0
    total = (np.cos(whole) ** power * factors).sum(axis=-1) * np.pi / 4.0
    return np.clip(1.0 - part / total, 0.0, 1.0)


@algorithm("Reducer.pearsonsCorrelation")
def pearsons_correlation() -> Reducer:
    def kernel(stacks: Stacks, weights: np.ndarray) -> list[Output]:
        found, good, count = _correlation(stacks[0], stacks[1], weights)
        return [(found, good), (_probability(found, count), good & (count > 2))]

    return Reducer(("correlation", "p-value"), kernel, inputs=2, weighted=False, name="pearsonsCorrelation")


def _ranks(values: np.ndarray, usable: np.ndarray) -> np.ndarray:
    """Ranks along the first axis, ties having the mean of theirs."""
    held = np.where(usable, np.asarray(values, dtype="float64"), np.inf)
    order = np.argsort(held, axis=0, kind="stable")
    ordered = np.take_along_axis(held, order, axis=0)
    place = np.broadcast_to(np.arange(len(held)).reshape((-1,) + (1,) * (held.ndim - 1)), held.shape)
    starts = np.ones(held.shape, dtype=bool)
    starts[1:] = ordered[1:] != ordered[:-1]
    ends = np.ones(held.shape, dtype=bool)
    ends[:-1] = starts[1:]
    first = np.maximum.accumulate(np.where(starts, place, 0), axis=0)
    last = np.minimum.accumulate(np.where(ends, place, len(held))[::-1], axis=0)[::-1]
    ranks = np.empty(held.shape)
    np.put_along_axis(ranks, order, (first + last) / 2.0 + 1.0, axis=0)
    return ranks


@algorithm("Reducer.spearmansCorrelation")
def spearmans_correlation() -> Reducer:
    def kernel(stacks: Stacks, weights: np.ndarray) -> list[Output]:
        usable = weights > 0
        found, good, count = _correlation(_ranks(stacks[0], usable), _ranks(stacks[1], usable), weights)
        return [(found, good), (_probability(found, count), good & (count > 2))]

    return Reducer(("correlation", "p-value"), kernel, inputs=2, weighted=False, name="spearmansCorrelation")


def _moments(name: str, power: int, minus: float) -> None:
    """The standardised central moment of the population: m₃ / m₂^1.5, or m₄ / m₂² − 3."""

    @algorithm(f"Reducer.{name}")
    def make() -> Reducer:
        def kernel(stacks: Stacks, weights: np.ndarray) -> list[Output]:
            usable = weights > 0
            count = np.maximum(usable.sum(axis=0), 1)
            values = np.where(usable, np.asarray(stacks[0], dtype="float64"), 0.0)
            away = np.where(usable, values - values.sum(axis=0) / count, 0.0)
            spread = (away**2).sum(axis=0) / count
            good = spread > 0
            safe = np.where(good, spread, 1.0)
            return [((away**power).sum(axis=0) / count / safe ** (power / 2.0) - minus, good)]

        return Reducer((name,), kernel, weighted=False, name=name)


_moments("skew", 3, 0.0)
_moments("kurtosis", 4, 3.0)


@algorithm("Reducer.kendallsCorrelation")
def kendalls_correlation(num_inputs: int) -> Reducer:
    """Kendall's tau-b; the p-value is that of the normal approximation with ties."""
    if num_inputs not in (1, 2):
        raise EarthEngineError("Reducer.kendallsCorrelation: numInputs must be 1 or 2.")

    def objects(columns: list[np.ndarray], weights: np.ndarray) -> list[Any]:
        usable = weights > 0
        y = np.asarray(columns[-1], dtype="float64")[usable]
        x = np.arange(len(y), dtype="float64") if num_inputs == 1 else np.asarray(columns[0], dtype="float64")[usable]
        if len(y) < 2:
            return [None, None]
        tau = _kendall(x, y)
        return [None, None] if tau is None else list(tau)

    def kernel(stacks: Stacks, weights: np.ndarray) -> list[Output]:
        return _each_pixel(objects, stacks, weights, 2)

    return Reducer(("tau", "p-value"), kernel, objects, num_inputs, weighted=False, name="kendallsCorrelation")


def _kendall(x: np.ndarray, y: np.ndarray) -> Optional[tuple[float, float]]:
    count = len(x)
    first, second = np.triu_indices(count, 1)
    score = float((np.sign(x[first] - x[second]) * np.sign(y[first] - y[second])).sum())
    ties_x, ties_y = (np.unique(each, return_counts=True)[1].astype("float64") for each in (x, y))
    pairs = count * (count - 1) / 2.0
    paired_x, paired_y = ((each * (each - 1)).sum() / 2.0 for each in (ties_x, ties_y))
    if pairs in (paired_x, paired_y):
        return None
    tau = score / math.sqrt((pairs - paired_x) * (pairs - paired_y))
    v0 = count * (count - 1) * (2 * count + 5)
    vx, vy = ((each * (each - 1) * (2 * each + 5)).sum() for each in (ties_x, ties_y))
    v1 = 2 * paired_x * 2 * paired_y / (2.0 * count * (count - 1))
    v2 = (ties_x * (ties_x - 1) * (ties_x - 2)).sum() * (ties_y * (ties_y - 1) * (ties_y - 2)).sum()
    v2 = v2 / (9.0 * count * (count - 1) * (count - 2)) if count > 2 else 0.0
    variance = (v0 - vx - vy) / 18.0 + v1 + v2
    return tau, math.erfc(abs(score) / math.sqrt(variance) / math.sqrt(2.0))


@algorithm("Reducer.sensSlope")
def sens_slope() -> Reducer:
    """Sen's slope: the median of the slopes between all pairs; the offset is the median of what is left."""

    def objects(columns: list[np.ndarray], weights: np.ndarray) -> list[Any]:
        usable = weights > 0
        x, y = (np.asarray(each, dtype="float64")[usable] for each in columns)
        first, second = np.triu_indices(len(x), 1)
        apart = x[second] - x[first]
        if not (apart != 0).any():
            return [None, None]
        slope = float(np.median((y[second] - y[first])[apart != 0] / apart[apart != 0]))
        return [slope, float(np.median(y - slope * x))]

    def kernel(stacks: Stacks, weights: np.ndarray) -> list[Output]:
        return _each_pixel(objects, stacks, weights, 2)

    return Reducer(("slope", "offset"), kernel, objects, 2, weighted=False, name="sensSlope")


def _each_pixel(objects: Any, stacks: Stacks, weights: np.ndarray, outputs: int) -> list[Output]:
    """A kernel from a function of columns, one pixel after another."""
    flat = [np.asarray(stack).reshape(len(stack), -1) for stack in stacks]
    weight = weights.reshape(len(weights), -1)
    values = np.zeros((outputs, weight.shape[1]))
    valid = np.zeros((outputs, weight.shape[1]), dtype=bool)
    for pixel in range(weight.shape[1]):
        for index, found in enumerate(objects([each[:, pixel] for each in flat], weight[:, pixel])):
            if found is not None:
                values[index, pixel], valid[index, pixel] = found, True
    shape = weights.shape[1:]
    return [(values[index].reshape(shape), valid[index].reshape(shape)) for index in range(outputs)]


def _vectors(columns: list[np.ndarray], weights: np.ndarray) -> np.ndarray:
    """Array-valued or several columns as rows of numbers; elements without weight left out."""
    usable = weights > 0
    if len(columns) == 1:
        held = np.asarray(columns[0])[usable]
        rows = [each.values.ravel() if isinstance(each, Array) else np.ravel(each) for each in held]
        if len({len(row) for row in rows}) > 1:
            raise EarthEngineError("Reducer: All arrays must have the same length.")
        return np.array(rows, dtype="float64").reshape(len(rows), -1)
    return np.column_stack([np.asarray(each, dtype="float64")[usable] for each in columns])


def _covariance(name: str, centred: bool) -> None:
    @algorithm(f"Reducer.{name}")
    def make() -> Reducer:
        def objects(columns: list[np.ndarray], weights: np.ndarray) -> list[Any]:
            rows = _vectors(columns, weights)
            if len(rows) < 1 + centred:
                return [None]
            moved = rows - rows.mean(axis=0)
            return [Array(moved.T @ moved / (len(rows) - 1 if len(rows) > 1 else 1))]

        return Reducer((name,), objects=objects, weighted=False, name=name)


_covariance("covariance", False)
_covariance("centeredCovariance", True)


@algorithm("Reducer.linearRegression")
def linear_regression(num_x: int, num_y: int) -> Reducer:
    if num_x < 1 or num_y < 1:
        raise EarthEngineError("Reducer.linearRegression: numX and numY must be positive.")

    def objects(columns: list[np.ndarray], weights: np.ndarray) -> list[Any]:
        usable = weights > 0
        table = np.column_stack([np.asarray(each, dtype="float64")[usable] for each in columns])
        if len(table) < num_x:
            return [None, None]
        heavy = np.sqrt(weights[usable].astype("float64"))[:, None]
        x, y = table[:, :num_x], table[:, num_x:]
        found = np.linalg.lstsq(x * heavy, y * heavy, rcond=None)[0]
        rest = ((y - x @ found) ** 2 * heavy**2).sum(axis=0) / (heavy**2).sum()
        return [Array(found), Array(np.sqrt(rest))]

    return Reducer(("coefficients", "residuals"), objects=objects, inputs=num_x + num_y, name="linearRegression")


@algorithm("Reducer.autoHistogram")
def auto_histogram(max_buckets: Any, min_bucket_width: Any, max_raw: Any, cumulative: bool) -> Reducer:
    from .reducer import histogram

    plain = histogram(max_buckets, min_bucket_width, max_raw)

    def objects(columns: list[np.ndarray], weights: np.ndarray) -> list[Any]:
        described = plain.reduce_objects(columns, weights)[0]
        if described is None:
            return [None]
        counts = np.asarray(described["histogram"], dtype="float64")
        starts = described["bucketMin"] + described["bucketWidth"] * np.arange(len(counts))
        return [Array(np.column_stack([starts, np.cumsum(counts) if cumulative else counts]))]

    return Reducer(("histogram",), objects=objects, name="autoHistogram")
