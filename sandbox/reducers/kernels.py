# SPDX-License-Identifier: GPL-2.0-or-later
"""The kernels of the elementary reducers."""

from __future__ import annotations

from typing import Any, Callable, Sequence

import numpy as np

from ..errors import EarthEngineError
from ..values import PixelType
from . import Kernel, Output, Reducer, Stacks


def _valid(weights: np.ndarray) -> np.ndarray:
    return np.asarray((weights > 0).any(axis=0))


def mean_kernel(stacks: Stacks, weights: np.ndarray) -> list[Output]:
    total = weights.sum(axis=0, dtype="float64")
    value = (np.where(weights > 0, stacks[0], 0) * weights).sum(axis=0, dtype="float64")
    with np.errstate(invalid="ignore", divide="ignore"):
        return [(np.where(total > 0, value / total, 0.0), _valid(weights))]


def sum_kernel(stacks: Stacks, weights: np.ndarray) -> list[Output]:
    value = (np.where(weights > 0, stacks[0], 0) * weights).sum(axis=0, dtype="float64")
    return [(value, np.ones(value.shape, dtype=bool))]


def count_kernel(stacks: Stacks, weights: np.ndarray) -> list[Output]:
    value = (weights > 0).sum(axis=0)
    return [(value, np.ones(value.shape, dtype=bool))]


def product_kernel(stacks: Stacks, weights: np.ndarray) -> list[Output]:
    value = np.where(weights > 0, stacks[0], 1).prod(axis=0, dtype="float64")
    return [(value, _valid(weights))]


def _extreme(function: Callable[..., Any], worst: float) -> Kernel:
    """Smallest or largest of the first input, with the other inputs of the element that it came from."""

    def kernel(stacks: Stacks, weights: np.ndarray) -> list[Output]:
        first = np.asarray(stacks[0])
        candidates = np.where(weights > 0, first.astype("float64"), worst)
        place = function(candidates, axis=0)
        valid = _valid(weights)
        return [(np.take_along_axis(np.asarray(each), place[None], axis=0)[0], valid) for each in stacks]

    return kernel


min_kernel = _extreme(np.argmin, np.inf)
max_kernel = _extreme(np.argmax, -np.inf)


def min_max_kernel(stacks: Stacks, weights: np.ndarray) -> list[Output]:
    return [min_kernel(stacks, weights)[0], max_kernel(stacks, weights)[0]]


def _place(last: bool) -> Kernel:
    def kernel(stacks: Stacks, weights: np.ndarray) -> list[Output]:
        usable = weights > 0
        place = len(usable) - 1 - np.argmax(usable[::-1], axis=0) if last else np.argmax(usable, axis=0)
        values = np.take_along_axis(np.asarray(stacks[0]), np.asarray(place)[None], axis=0)[0]
        return [(values, _valid(weights))]

    return kernel


first_kernel, last_kernel = _place(False), _place(True)


def _variance(sample: bool, root: bool) -> Kernel:
    def kernel(stacks: Stacks, weights: np.ndarray) -> list[Output]:
        (mean, valid), total = mean_kernel(stacks, weights)[0], weights.sum(axis=0, dtype="float64")
        squares = (np.where(weights > 0, stacks[0] - mean, 0) ** 2 * weights).sum(axis=0, dtype="float64")
        divisor = total - 1.0 if sample else total
        with np.errstate(invalid="ignore", divide="ignore"):
            value = np.where(divisor > 0, squares / divisor, 0.0)
        return [(np.sqrt(value) if root else value, valid & (divisor > 0))]

    return kernel


def _interpolated(values: np.ndarray, usable: np.ndarray, percentiles: Sequence[float]) -> list[np.ndarray]:
    """Percentiles of the usable elements along the first axis, each of the same weight; 0 where there are none."""
    values = values.astype("uint8") if values.dtype == bool else values
    # Elements of a pixel side by side, so that sorting them stays in the processor's cache.
    last = np.inf if values.dtype.kind == "f" else np.iinfo(values.dtype).max
    ordered = np.moveaxis(np.where(usable, values, np.asarray(last, dtype=values.dtype)), 0, -1).copy()
    ordered.sort(axis=-1)
    most = np.maximum(usable.sum(axis=0, dtype="int32") - 1, 0)
    any_usable = usable.any(axis=0)
    found = []
    for percent in percentiles:
        place = most * (percent / 100.0)
        below = np.floor(place + 1e-12).astype("int32")
        low = np.take_along_axis(ordered, below[..., None], axis=-1)[..., 0].astype("float64")
        high = np.take_along_axis(ordered, np.minimum(below + 1, most)[..., None], axis=-1)[..., 0].astype("float64")
        with np.errstate(invalid="ignore"):
            value = np.where(low == high, high, low + (high - low) * np.clip(place - below, 0.0, 1.0))
        found.append(np.where(any_usable, value, 0.0))
    return found


def percentile_kernel(percentiles: Sequence[float]) -> Kernel:
    """Weighted percentiles: the value at which the running weight, counted to the middle of each element, gets there.

    With equal weights and k elements that is linear interpolation at p·(k − 1), as numpy has it by default.
    """

    def kernel(stacks: Stacks, weights: np.ndarray) -> list[Output]:
        usable = weights > 0
        valid = usable.any(axis=0)
        if np.array_equal(usable, weights):
            return [(each, valid) for each in _interpolated(stacks[0], usable, percentiles)]
        values = np.asarray(stacks[0], dtype="float64")
        ordered = np.where(usable, values, np.inf)
        order = np.argsort(ordered, axis=0, kind="stable")
        ordered = np.take_along_axis(ordered, order, axis=0)
        weight = np.take_along_axis(np.where(usable, weights, 0.0).astype("float64"), order, axis=0)
        running = np.cumsum(weight, axis=0) - weight / 2.0
        first = running[0]
        count = usable.sum(axis=0)
        last_index = np.maximum(count - 1, 0)[None]
        last = np.take_along_axis(running, last_index, axis=0)[0]
        results = []
        for percent in percentiles:
            target = first + (last - first) * percent / 100.0
            above = (running < target - 1e-12).sum(axis=0)
            above = np.minimum(above, last_index[0])
            below = np.maximum(above - 1, 0)
            low_at = np.take_along_axis(running, below[None], axis=0)[0]
            high_at = np.take_along_axis(running, above[None], axis=0)[0]
            low = np.take_along_axis(ordered, below[None], axis=0)[0]
            high = np.take_along_axis(ordered, above[None], axis=0)[0]
            span = np.where(high_at > low_at, high_at - low_at, 1.0)
            share = np.clip(np.where(high_at > low_at, (target - low_at) / span, 1.0), 0.0, 1.0)
            with np.errstate(invalid="ignore"):
                value = np.where(low == high, high, low + (high - low) * share)
            results.append((np.where(valid, value, 0.0), valid))
        return results

    return kernel


def mode_kernel(stacks: Stacks, weights: np.ndarray) -> list[Output]:
    """The value with the greatest weight; the smallest of several."""
    values = np.asarray(stacks[0], dtype="float64")
    ordered = np.where(weights > 0, values, np.inf)
    order = np.argsort(ordered, axis=0, kind="stable")
    ordered = np.take_along_axis(ordered, order, axis=0)
    weight = np.take_along_axis(np.where(weights > 0, weights, 0.0).astype("float64"), order, axis=0)
    run = np.zeros(ordered.shape[1:])
    best, chosen = np.full(run.shape, -1.0), np.zeros(run.shape)
    for index in range(len(ordered)):
        same = (ordered[index] == ordered[index - 1]) if index else np.zeros(run.shape, dtype=bool)
        run = np.where(same, run + weight[index], weight[index])
        better = (run > best + 1e-12) & np.isfinite(ordered[index])
        best, chosen = np.where(better, run, best), np.where(better, ordered[index], chosen)
    return [(chosen, _valid(weights))]


def _logic(every: bool) -> Kernel:
    def kernel(stacks: Stacks, weights: np.ndarray) -> list[Output]:
        truth = np.asarray(stacks[0]) != 0
        if every:
            value = (truth | (weights <= 0)).all(axis=0)
        else:
            value = (truth & (weights > 0)).any(axis=0)
        return [(np.asarray(value).astype("int32"), _valid(weights))]

    return kernel


def _bits(conjunction: bool) -> Kernel:
    def kernel(stacks: Stacks, weights: np.ndarray) -> list[Output]:
        values = np.asarray(stacks[0]).astype("int64")
        if conjunction:
            found = np.bitwise_and.reduce(np.where(weights > 0, values, -1), axis=0)
        else:
            found = np.bitwise_or.reduce(np.where(weights > 0, values, 0), axis=0)
        return [(np.asarray(found), _valid(weights))]

    return kernel


def linear_fit_kernel(stacks: Stacks, weights: np.ndarray) -> list[Output]:
    """Slope and offset of the second input over the first, by weighted least squares."""
    x, y = (np.where(weights > 0, each, 0.0) for each in stacks)
    total = weights.sum(axis=0, dtype="float64")
    with np.errstate(invalid="ignore", divide="ignore"):
        mean_x, mean_y = (x * weights).sum(axis=0) / total, (y * weights).sum(axis=0) / total
        dx = np.where(weights > 0, x - mean_x, 0.0)
        spread = (dx**2 * weights).sum(axis=0)
        slope = (dx * np.where(weights > 0, y - mean_y, 0.0) * weights).sum(axis=0) / spread
        slope = np.where(spread > 0, slope, 0.0)
        valid = _valid(weights)
        return [(slope, valid), (np.where(valid, mean_y - slope * mean_x, 0.0), valid)]


def _floating(kind: PixelType) -> list[PixelType]:
    return [PixelType("double" if kind.precision == "double" else "float", kind.minimum, kind.maximum)]


def _same(kind: PixelType) -> list[PixelType]:
    return [kind]


def _whole(kind: PixelType) -> list[PixelType]:
    return [PixelType.named("int32")]


def _flag(kind: PixelType) -> list[PixelType]:
    return [PixelType("int", 0, 1)]


ELEMENTARY: dict[str, Reducer] = {
    "mean": Reducer(("mean",), mean_kernel, types=_floating),
    "sum": Reducer(("sum",), sum_kernel),
    "count": Reducer(("count",), count_kernel, weighted=False, types=_whole),
    "product": Reducer(("product",), product_kernel, weighted=False),
    "minMax": Reducer(("min", "max"), min_max_kernel, weighted=False, types=lambda kind: [kind, kind]),
    "first": Reducer(("first",), first_kernel, weighted=False, types=_same),
    "firstNonNull": Reducer(("first",), first_kernel, weighted=False, types=_same),
    "last": Reducer(("last",), last_kernel, weighted=False, types=_same),
    "lastNonNull": Reducer(("last",), last_kernel, weighted=False, types=_same),
    "variance": Reducer(("variance",), _variance(False, False)),
    "sampleVariance": Reducer(("variance",), _variance(True, False)),
    "stdDev": Reducer(("stdDev",), _variance(False, True)),
    "sampleStdDev": Reducer(("stdDev",), _variance(True, True)),
    "median": Reducer(("median",), percentile_kernel((50.0,)), types=_floating),
    "mode": Reducer(("mode",), mode_kernel, types=_same),
    "allNonZero": Reducer(("all",), _logic(True), weighted=False, types=_flag),
    "anyNonZero": Reducer(("any",), _logic(False), weighted=False, types=_flag),
    "and": Reducer(("and",), _logic(True), weighted=False, types=_flag),
    "or": Reducer(("or",), _logic(False), weighted=False, types=_flag),
    "bitwiseAnd": Reducer(("bitwise_and",), _bits(True), weighted=False, types=_same),
    "bitwiseOr": Reducer(("bitwise_or",), _bits(False), weighted=False, types=_same),
    "linearFit": Reducer(("scale", "offset"), linear_fit_kernel, inputs=2),
}


def extreme(largest: bool, inputs: int) -> Reducer:
    """min or max, with the further inputs of the element that has it."""
    word = "max" if largest else "min"
    if inputs < 1:
        raise EarthEngineError(f"Reducer.{word}: numInputs must be positive.")
    outputs = (word,) if inputs == 1 else tuple(word if index == 0 else f"{word}{index}" for index in range(inputs))
    kernel = max_kernel if largest else min_kernel
    return Reducer(outputs, kernel, inputs=inputs, weighted=False, types=lambda kind: [kind] * inputs)
