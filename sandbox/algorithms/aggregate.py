# SPDX-License-Identifier: GPL-2.0-or-later
"""AggregateFeatureCollection.* and Collection.reduceColumns: statistics of properties."""

from __future__ import annotations

import math
from typing import Any, Optional

from ..collection import Collection
from ..columns import reduce_rows
from ..comparing import is_number, key_of, sort_key
from ..errors import EarthEngineError
from ..filters import value_of
from ..printf import java_string
from ..reducers import Reducer
from ..registry import algorithm
from ..values import Date


def _values(collection: Collection, name: str) -> list[Any]:
    """The values of a property that are not null."""
    found = (value_of(element, name) for element in collection)
    return [value for value in found if value is not None]


def _numbers(collection: Collection, name: str, function: str) -> list[Any]:
    values = [value.millis if isinstance(value, Date) else value for value in _values(collection, name)]
    for value in values:
        if not is_number(value) and not isinstance(value, bool):
            raise EarthEngineError(
                f"AggregateFeatureCollection.{function}: Property '{name}' has values that are not numbers: "
                f"{java_string(value)[:80]}."
            )
    return values


@algorithm("AggregateFeatureCollection.array")
def array(collection: Collection, property: str) -> list[Any]:
    return _values(collection, property)


@algorithm("AggregateFeatureCollection.first")
def first(collection: Collection, property: str) -> Any:
    element = collection.first()
    return None if element is None else value_of(element, property)


@algorithm("AggregateFeatureCollection.count")
def count(collection: Collection, property: str) -> int:
    return len(_values(collection, property))


@algorithm("AggregateFeatureCollection.count_distinct")
def count_distinct(collection: Collection, property: str) -> int:
    return len({key_of(value) for value in _values(collection, property)})


@algorithm("AggregateFeatureCollection.min")
def minimum(collection: Collection, property: str) -> Any:
    return min(_values(collection, property), key=sort_key, default=None)


@algorithm("AggregateFeatureCollection.max")
def maximum(collection: Collection, property: str) -> Any:
    return max(_values(collection, property), key=sort_key, default=None)


@algorithm("AggregateFeatureCollection.sum")
def total(collection: Collection, property: str) -> Any:
    return sum(_numbers(collection, property, "sum"))


@algorithm("AggregateFeatureCollection.product")
def product(collection: Collection, property: str) -> Any:
    return float(math.prod(map(float, _numbers(collection, property, "product"))))


@algorithm("AggregateFeatureCollection.mean")
def mean(collection: Collection, property: str) -> Optional[float]:
    values = _numbers(collection, property, "mean")
    return sum(values) / len(values) if values else None


def _variance(values: list[Any], freedom: int) -> Optional[float]:
    if len(values) <= freedom:
        return None
    middle = sum(values) / len(values)
    return float(sum((value - middle) ** 2 for value in values) / (len(values) - freedom))


def _root(value: Optional[float]) -> Optional[float]:
    return None if value is None else math.sqrt(value)


@algorithm("AggregateFeatureCollection.sample_var")
def sample_variance(collection: Collection, property: str) -> Optional[float]:
    return _variance(_numbers(collection, property, "sample_var"), 1)


@algorithm("AggregateFeatureCollection.sample_sd")
def sample_deviation(collection: Collection, property: str) -> Optional[float]:
    return _root(_variance(_numbers(collection, property, "sample_sd"), 1))


@algorithm("AggregateFeatureCollection.total_var")
def total_variance(collection: Collection, property: str) -> Optional[float]:
    return _variance(_numbers(collection, property, "total_var"), 0)


@algorithm("AggregateFeatureCollection.total_sd")
def total_deviation(collection: Collection, property: str) -> Optional[float]:
    return _root(_variance(_numbers(collection, property, "total_sd"), 0))


@algorithm("AggregateFeatureCollection.stats")
def stats(collection: Collection, property: str) -> dict[str, Any]:
    values = _numbers(collection, property, "stats")
    whole = sum(values)
    return {
        "max": max(values, default=None),
        "mean": whole / len(values) if values else None,
        "min": min(values, default=None),
        "sample_sd": _root(_variance(values, 1)),
        "sample_var": _variance(values, 1),
        "sum": whole,
        "sum_sq": sum(value * value for value in values),
        "total_count": collection.size(),
        "total_sd": _root(_variance(values, 0)),
        "total_var": _variance(values, 0),
        "valid_count": len(values),
        "weight_sum": len(values),
        "weighted_sum": whole,
    }


@algorithm("AggregateFeatureCollection.histogram")
def histogram(collection: Collection, property: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for value in _values(collection, property):
        name = value if isinstance(value, str) else java_string(value)
        counts[name] = counts.get(name, 0) + 1
    return counts


@algorithm("Collection.reduceColumns")
def reduce_columns(
    collection: Collection, reducer: Reducer, selectors: list[str], weight_selectors: Optional[list[str]]
) -> dict[str, Any]:
    if len(selectors) != reducer.inputs:
        raise EarthEngineError(
            f"Collection.reduceColumns: Need {reducer.inputs} selector(s) for the reducer's inputs. "
            f"Found {len(selectors)}."
        )
    rows, weights = [], []
    for element in collection:
        rows.append([_plain(value_of(element, name)) for name in selectors])
        heavy = [element.get(name) for name in weight_selectors or ()]
        weights.append(next((each for each in heavy if each is None), math.prod(each or 0 for each in heavy)))
    return reduce_rows(reducer, rows, weights if weight_selectors else None, "Collection.reduceColumns")


def _plain(value: Any) -> Any:
    return value.millis if isinstance(value, Date) else value
