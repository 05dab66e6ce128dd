# SPDX-License-Identifier: GPL-2.0-or-later
"""Reducer.*: constructors and combinations."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Optional

import numpy as np

from ..errors import EarthEngineError
from ..reducers import Output, Reducer, Stacks
from ..reducers.kernels import ELEMENTARY, extreme, mode_kernel, percentile_kernel
from ..registry import algorithm
from ..values import PixelType


def _register(name: str, reducer: Reducer) -> None:
    @algorithm(f"Reducer.{name}")
    def make() -> Reducer:
        return reducer


for _name, _reducer in ELEMENTARY.items():
    if _name not in ("median", "mode"):
        _register(_name, replace(_reducer, name=_name))


@algorithm("Reducer.min")
def minimum(num_inputs: int) -> Reducer:
    return replace(extreme(False, num_inputs), name="min")


@algorithm("Reducer.max")
def maximum(num_inputs: int) -> Reducer:
    return replace(extreme(True, num_inputs), name="max")


@algorithm("Reducer.median")
def median(max_buckets: Optional[int], min_bucket_width: Optional[float], max_raw: Optional[int]) -> Reducer:
    return replace(ELEMENTARY["median"], name="median")


@algorithm("Reducer.mode")
def mode(max_buckets: Optional[int], min_bucket_width: Optional[float], max_raw: Optional[int]) -> Reducer:
    return Reducer(("mode",), mode_kernel, types=lambda kind: [kind], name="mode")


@algorithm("Reducer.percentile")
def percentile(
    percentiles: list[float],
    output_names: Optional[list[str]],
    max_buckets: Optional[int],
    min_bucket_width: Optional[float],
    max_raw: Optional[int],
) -> Reducer:
    if not percentiles or any(not 0 <= each <= 100 for each in percentiles):
        raise EarthEngineError("Reducer.percentile: Percentiles must be between 0 and 100.")
    names = output_names or [f"p{int(each) if float(each).is_integer() else each}" for each in percentiles]
    if len(names) != len(percentiles):
        raise EarthEngineError("Reducer.percentile: outputNames must have as many entries as percentiles.")

    def types(kind: PixelType) -> list[PixelType]:
        return ELEMENTARY["median"].output_types(kind) * len(names)

    return Reducer(tuple(names), percentile_kernel(percentiles), types=types, name="percentile")


@algorithm("Reducer.intervalMean")
def interval_mean(
    min_percentile: float,
    max_percentile: float,
    max_buckets: Optional[int],
    min_bucket_width: Optional[float],
    max_raw: Optional[int],
) -> Reducer:
    if not 0 <= min_percentile <= max_percentile <= 100:
        raise EarthEngineError("Reducer.intervalMean: Percentiles must be between 0 and 100, the smaller one first.")
    ends = percentile_kernel([min_percentile, max_percentile])

    def kernel(stacks: Stacks, weights: np.ndarray) -> list[Output]:
        (low, _), (high, _) = ends(stacks, weights)
        inside = np.where((stacks[0] >= low) & (stacks[0] <= high), weights, 0.0)
        mean = ELEMENTARY["mean"].kernel
        assert mean is not None
        return mean(stacks, inside)

    return Reducer(("mean",), kernel, name="intervalMean")


# Outputs that are not numbers.


def _clean(value: Any) -> Any:
    number = value.item() if isinstance(value, np.generic) else value
    return int(number) if isinstance(number, bool) else number


def _key(value: Any) -> str:
    number = _clean(value)
    return str(int(number)) if isinstance(number, float) and number.is_integer() else str(number)


@algorithm("Reducer.frequencyHistogram")
def frequency_histogram() -> Reducer:
    def objects(columns: list[np.ndarray], weights: np.ndarray) -> list[Any]:
        values, usable = np.asarray(columns[0]), weights > 0
        found, place = np.unique(values[usable], return_inverse=True)
        counts = np.bincount(place, weights=weights[usable].astype("float64"), minlength=len(found))
        return [{_key(value): float(count) for value, count in zip(found, counts)}]

    return Reducer(("histogram",), objects=objects, name="frequencyHistogram")


@algorithm("Reducer.countDistinct", "Reducer.countDistinctNonNull")
def count_distinct() -> Reducer:
    def objects(columns: list[np.ndarray], weights: np.ndarray) -> list[Any]:
        return [len(np.unique(np.asarray(columns[0])[weights > 0]))]

    return Reducer(("count",), objects=objects, weighted=False, name="countDistinct")


@algorithm("Reducer.fixedHistogram")
def fixed_histogram(min: float, max: float, steps: int, cumulative: bool) -> Reducer:
    if not steps > 0 or not min < max:
        raise EarthEngineError("Reducer.fixedHistogram: max must be greater than min and steps positive.")

    def objects(columns: list[np.ndarray], weights: np.ndarray) -> list[Any]:
        usable = weights > 0
        edges = np.linspace(min, max, steps + 1)
        counts, _ = np.histogram(np.asarray(columns[0])[usable], bins=edges, weights=weights[usable])
        counts = np.cumsum(counts) if cumulative else counts
        from ..values import Array

        return [Array(np.column_stack([edges[:-1], counts]))]

    return Reducer(("histogram",), objects=objects, name="fixedHistogram")


@algorithm("Reducer.histogram")
def histogram(max_buckets: Optional[int], min_bucket_width: Optional[float], max_raw: Optional[int]) -> Reducer:
    def objects(columns: list[np.ndarray], weights: np.ndarray) -> list[Any]:
        usable = weights > 0
        values, weight = np.asarray(columns[0], dtype="float64")[usable], weights[usable].astype("float64")
        if not len(values):
            return [None]
        width = _bucket_width(values, max_buckets or 256, min_bucket_width)
        first = np.floor(values.min() / width)
        bucket = (np.floor(values / width) - first).astype(int)
        counts = np.bincount(bucket, weights=weight)
        sums = np.bincount(bucket, weights=weight * values)
        means = np.where(counts > 0, sums / np.where(counts > 0, counts, 1), (np.arange(len(counts)) + first) * width)
        described = {
            "bucketMeans": means.tolist(),
            "bucketMin": float(first * width),
            "bucketWidth": float(width),
            "histogram": counts.tolist(),
        }
        return [described]

    return Reducer(("histogram",), objects=objects, name="histogram")


def _bucket_width(values: np.ndarray, buckets: int, smallest: Optional[float]) -> float:
    span = float(values.max() - values.min())
    width = 2.0 ** np.ceil(np.log2(span / buckets)) if span > 0 else 1.0
    return float(max(width, smallest or 0.0))


@algorithm("Reducer.toList")
def to_list(tuple_size: Optional[int], num_optional: int) -> Reducer:
    size = tuple_size or 1

    def objects(columns: list[np.ndarray], weights: np.ndarray) -> list[Any]:
        usable = weights > 0
        rows = zip(*(np.asarray(column)[usable] for column in columns))
        if tuple_size is None:
            return [[_clean(row[0]) for row in rows]]
        return [[[_clean(value) for value in row] for row in rows]]

    return Reducer(
        ("list",), objects=objects, inputs=size, weighted=False, name="toList", optional=min(num_optional, size)
    )


# Combinations.


@algorithm("Reducer.unweighted")
def unweighted(reducer: Reducer) -> Reducer:
    return replace(reducer, weighted=False)


@algorithm("Reducer.setOutputs")
def set_outputs(reducer: Reducer, outputs: list[str]) -> Reducer:
    if len(outputs) != len(reducer.outputs):
        raise EarthEngineError(f"Reducer.setOutputs: expected {len(reducer.outputs)} names, got {len(outputs)}.")
    return reducer.renamed(outputs)


@algorithm("Reducer.getOutputs")
def get_outputs(reducer: Reducer) -> list[str]:
    return list(reducer.outputs)


@algorithm("Reducer.combine")
def combine(reducer1: Reducer, reducer2: Reducer, output_prefix: str, shared_inputs: bool) -> Reducer:
    if shared_inputs and reducer1.inputs != reducer2.inputs:
        raise EarthEngineError("Reducer.combine: reducers that share inputs must have the same number of them.")
    names = [output_prefix + name for name in reducer2.outputs]
    names = [_unused(name, reducer1.outputs) for name in names]
    count = reducer1.inputs

    def split(columns: list[Any]) -> tuple[list[Any], list[Any]]:
        return (columns, columns) if shared_inputs else (columns[:count], columns[count:])

    def objects(columns: list[np.ndarray], weights: np.ndarray) -> list[Any]:
        first, second = split(columns)
        return [*reducer1.reduce_objects(first, weights), *reducer2.reduce_objects(second, weights)]

    def kernel(stacks: Stacks, weights: np.ndarray) -> list[Output]:
        first, second = split(stacks)
        return [*reducer1.reduce(first, weights), *reducer2.reduce(second, weights)]

    return Reducer(
        (*reducer1.outputs, *names),
        kernel if reducer1.kernel is not None and reducer2.kernel is not None else None,
        objects,
        count if shared_inputs else count + reducer2.inputs,
        True,
        lambda kind: [*reducer1.output_types(kind), *reducer2.output_types(kind)],
        "combine",
    )


def _unused(name: str, taken: tuple[str, ...]) -> str:
    made, number = name, 1
    while made in taken:
        made, number = f"{name}{number}", number + 1
    return made


@algorithm("Reducer.repeat")
def repeat(reducer: Reducer, count: int) -> Reducer:
    if not 1 <= count <= 10_000:
        raise EarthEngineError("Reducer.repeat: count must be positive.")
    size = reducer.inputs

    def parts(columns: list[Any]) -> list[list[Any]]:
        return [columns[index * size : (index + 1) * size] for index in range(count)]

    def objects(columns: list[np.ndarray], weights: np.ndarray) -> list[Any]:
        each = [reducer.reduce_objects(part, weights) for part in parts(columns)]
        return [list(values) for values in zip(*each)]

    return Reducer(reducer.outputs, None, objects, size * count, reducer.weighted, None, "repeat")


@algorithm("Reducer.forEach")
def for_each(reducer: Reducer, output_names: list[str]) -> Reducer:
    size = reducer.inputs
    names = [
        name if len(reducer.outputs) == 1 else f"{name}_{output}" for name in output_names for output in reducer.outputs
    ]

    def objects(columns: list[np.ndarray], weights: np.ndarray) -> list[Any]:
        found: list[Any] = []
        for index in range(len(output_names)):
            found.extend(reducer.reduce_objects(columns[index * size : (index + 1) * size], weights))
        return found

    return Reducer(tuple(names), None, objects, size * len(output_names), reducer.weighted, None, "forEach")


@algorithm("Reducer.group")
def group(reducer: Reducer, group_field: int, group_name: str) -> Reducer:
    def objects(columns: list[np.ndarray], weights: np.ndarray) -> list[Any]:
        if not 0 <= group_field < len(columns):
            raise EarthEngineError(f"Reducer.group: There is no input {group_field} to group by.")
        keys = np.asarray(columns[group_field])
        others = [np.asarray(column) for index, column in enumerate(columns) if index != group_field]
        groups = []
        for key in np.unique(keys[weights > 0]):
            chosen = keys == key
            values = reducer.reduce_objects([column[chosen] for column in others], weights[chosen])
            groups.append({group_name: _clean(key), **dict(zip(reducer.outputs, values))})
        return [groups]

    return Reducer(("groups",), None, objects, reducer.inputs + 1, reducer.weighted, None, "group")
