# SPDX-License-Identifier: GPL-2.0-or-later
"""Lists and dictionaries against Python's."""

from __future__ import annotations

import itertools
from typing import Any, Callable, Optional

import numpy as np
import pytest
from ee_workbench.sandbox.comparing import key_of, same, sort_key
from ee_workbench.sandbox.errors import EarthEngineError
from ee_workbench.sandbox.expression import Function
from ee_workbench.sandbox.reducers.kernels import ELEMENTARY
from ee_workbench.sandbox.values import Array, Date
from hypothesis import given
from hypothesis import strategies as st

VALUES = (
    st.integers(-3, 3)
    | st.sampled_from(["a", "b", ""])
    | st.none()
    | st.booleans()
    | st.lists(st.integers(0, 2), max_size=2)
)
LISTS = st.lists(VALUES, max_size=8)
INTS = st.lists(st.integers(-5, 5), max_size=9)
PLACES = st.integers(-10, 10)


def _equal(a: Any, b: Any) -> bool:
    """Equality in which true is not 1."""
    return repr(a) == repr(b)


def _index(values: list[Any], element: Any) -> int:
    return next((i for i, each in enumerate(values) if _equal(each, element)), -1)


@given(LISTS, PLACES, VALUES)
def test_elements_by_place(call: Callable[..., Any], values: list[Any], place: int, element: Any) -> None:
    if -len(values) <= place < len(values):
        assert _equal(call("List.get", list=values, index=place), values[place])
        changed = list(values)
        changed[place] = element
        assert _equal(call("List.set", list=values, index=place, element=element), changed)
    else:
        text = f"List index must be between 0 and {len(values) - 1}, or between {-len(values)} and -1. Found {place}."
        with pytest.raises(EarthEngineError, match=text):
            call("List.get", list=values, index=place)


@given(LISTS, VALUES)
def test_elements_by_value(call: Callable[..., Any], values: list[Any], element: Any) -> None:
    place = _index(values, element)
    assert call("List.indexOf", list=values, element=element) == place
    assert call("List.contains", list=values, element=element) == (place >= 0)
    assert call("List.frequency", list=values, element=element) == sum(_equal(each, element) for each in values)
    without = values[:place] + values[place + 1 :] if place >= 0 else values
    assert _equal(call("List.remove", list=values, element=element), without)
    assert _equal(call("List.removeAll", list=values, other=[element]), [v for v in values if not _equal(v, element)])
    replaced = ["new" if _equal(v, element) else v for v in values]
    assert _equal(call("List.replaceAll", list=values, oldval=element, newval="new"), replaced)


@given(INTS, st.none() | PLACES, st.none() | PLACES, st.none() | st.integers(1, 4))
def test_slices(
    call: Callable[..., Any], values: list[int], start: Optional[int], end: Optional[int], step: Optional[int]
) -> None:
    if start is not None:
        assert call("List.slice", list=values, start=start, end=end, step=step) == values[start:end:step]
    assert call("List.reverse", list=values) == values[::-1]


@given(INTS, PLACES, st.integers(0, 4), INTS)
def test_splices(call: Callable[..., Any], values: list[int], start: int, count: int, other: list[int]) -> None:
    if -len(values) <= start <= len(values):
        place = start if start >= 0 else len(values) + start
        expected = list(values)
        expected[place : place + count] = other
        assert call("List.splice", list=values, start=start, count=count, other=other) == expected
        inserted = list(values)
        inserted.insert(place, 99)
        assert call("List.insert", list=values, index=start, element=99) == inserted


@given(INTS, st.integers(-20, 20))
def test_rotation_moves_every_element_by_the_distance(
    call: Callable[..., Any], values: list[int], distance: int
) -> None:
    found = call("List.rotate", list=values, distance=distance)
    assert all(found[(i + distance) % len(values)] == value for i, value in enumerate(values))
    assert len(found) == len(values)


@given(INTS, INTS)
def test_two_lists(call: Callable[..., Any], a: list[int], b: list[int]) -> None:
    assert call("List.cat", list=a, other=b) == a + b
    assert call("List.zip", list=a, other=b) == [list(pair) for pair in zip(a, b)]
    assert call("List.containsAll", list=a, other=b) == (set(b) <= set(a))
    assert call("List.equals", list=a, other=b) == (a == b)
    places = [i for i in range(len(a) - len(b) + 1) if a[i : i + len(b)] == b]
    assert call("List.indexOfSublist", list=a, target=b) == (places[0] if places else -1)
    assert call("List.lastIndexOfSubList", list=a, target=b) == (places[-1] if places else -1)


@given(st.lists(INTS, max_size=4))
def test_unzip_transposes(call: Callable[..., Any], rows: list[list[int]]) -> None:
    assert call("List.unzip", list=rows) == [list(column) for column in zip(*rows)]


@given(st.recursive(st.integers(0, 9), lambda inner: st.lists(inner, max_size=4), max_leaves=20))
def test_flatten(call: Callable[..., Any], nested: Any) -> None:
    def flat(item: Any) -> list[int]:
        return list(itertools.chain.from_iterable(map(flat, item))) if isinstance(item, list) else [item]

    if isinstance(nested, list):
        assert call("List.flatten", list=nested) == flat(nested)


def test_flatten_goes_as_deep_as_there_are_lists(call: Callable[..., Any]) -> None:
    nested: Any = [1]
    for _ in range(50_000):
        nested = [nested]
    assert call("List.flatten", list=nested) == [1]


@given(st.lists(st.integers(-5, 5) | st.floats(-5, 5), max_size=9), st.lists(st.text("abc", max_size=2), max_size=9))
def test_sort(call: Callable[..., Any], numbers: list[float], keys: list[str]) -> None:
    assert call("List.sort", list=numbers) == sorted(numbers)
    if len(keys) == len(numbers):
        order = sorted(range(len(keys)), key=keys.__getitem__)
        assert call("List.sort", list=numbers, keys=keys) == [numbers[i] for i in order]
    mixed = call("List.sort", list=[*keys, None, *numbers])
    assert mixed == [*sorted(numbers), *sorted(keys), None]


@given(INTS, st.integers(0, 1000))
def test_shuffle_is_a_permutation_that_the_seed_fixes(call: Callable[..., Any], values: list[int], seed: int) -> None:
    found = call("List.shuffle", list=values, seed=seed)
    assert sorted(found) == sorted(values) and found == call("List.shuffle", list=values, seed=seed)


@given(LISTS)
def test_distinct_keeps_the_first_of_each(call: Callable[..., Any], values: list[Any]) -> None:
    expected = [v for i, v in enumerate(values) if _index(values, v) == i]
    assert _equal(call("List.distinct", list=values), expected)


@given(st.integers(-50, 50), st.integers(-50, 50), st.integers(-9, 9).filter(bool))
def test_sequences_are_ranges(call: Callable[..., Any], start: int, end: int, step: int) -> None:
    expected = list(range(start, end + (1 if step > 0 else -1), step))
    if expected or (end - start) / step < 0:
        assert call("List.sequence", start=start, end=end, step=step) == expected


@given(st.floats(-100, 100), st.floats(-100, 100), st.integers(2, 60))
def test_sequences_of_a_count_are_even(call: Callable[..., Any], start: float, end: float, count: int) -> None:
    assert call("List.sequence", start=start, end=end, count=count) == pytest.approx(
        np.linspace(start, end, count).tolist(), abs=1e-9
    )


def test_steps_that_floats_miss(call: Callable[..., Any]) -> None:
    assert call("List.sequence", start=0, end=1, step=0.1) == pytest.approx([i / 10 for i in range(11)])


@given(st.lists(st.none() | st.integers(-9, 9), max_size=9))
def test_reduce_leaves_nulls_out(call: Callable[..., Any], values: list[Optional[int]]) -> None:
    known = [value for value in values if value is not None]
    assert call("List.reduce", list=values, reducer=ELEMENTARY["sum"]) == sum(known)
    assert call("List.reduce", list=values, reducer=ELEMENTARY["count"]) == len(known)
    mean = call("List.reduce", list=values, reducer=ELEMENTARY["mean"])
    assert mean == (pytest.approx(sum(known) / len(known)) if known else None)


def test_map_and_iterate(call: Callable[..., Any]) -> None:
    even = Function(("x",), lambda arguments: arguments["x"] if arguments["x"] % 2 == 0 else None)
    assert call("List.map", list=[1, 2, 4], baseAlgorithm=even) == [None, 2, 4]
    assert call("List.map", list=[1, 2, 4], baseAlgorithm=even, dropNulls=True) == [2, 4]
    pair = Function(("x", "s"), lambda arguments: [arguments["s"], arguments["x"]])
    assert call("List.iterate", list=[1, 2], function=pair, first=0) == [[0, 1], 2]


def test_join_and_typed_elements(call: Callable[..., Any]) -> None:
    assert call("List.join", list=["a", 1, 2.5, True, None], separator="-") == "a-1-2.5-true-null"
    assert call("List.getString", list=["a", 1], index=0) == "a"
    with pytest.raises(EarthEngineError, match=r"List\.getString"):
        call("List.getString", list=["a", 1], index=1)
    with pytest.raises(EarthEngineError, match="Parameter 'index' is required and may not be null"):
        call("List.get", list=[1])


# Equality and order.


@given(VALUES, VALUES)
def test_equality_tells_booleans_from_numbers(a: Any, b: Any) -> None:
    assert same(a, b) == _equal(a, b) == (key_of(a) == key_of(b))


def test_equality_of_values() -> None:
    assert same(1, 1.0) and same([1, {"a": 2.0}], [1.0, {"a": 2}]) and not same(1, "1") and same(None, None)
    assert same(Array(np.array([1, 2])), Array(np.array([1.0, 2.0]))) and not same(Array(np.array([1])), [1])
    assert same(Date(5), Date(5)) and not same(Date(5), 5)
    assert sorted([None, "b", 2, True, 1.5, "a", float("nan")], key=sort_key)[:2] == [1.5, 2]


# Dictionaries.

DICTS = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 9) | st.none(), max_size=6)


@given(DICTS, DICTS)
def test_combine_drops_nulls(call: Callable[..., Any], a: dict[str, Any], b: dict[str, Any]) -> None:
    plain_a, plain_b = ({k: v for k, v in each.items() if v is not None} for each in (a, b))
    assert call("Dictionary.combine", first=a, second=b) == {**plain_a, **plain_b}
    assert call("Dictionary.combine", first=a, second=b, overwrite=False) == {**plain_b, **plain_a}


@given(DICTS, st.sampled_from("abcdefx"))
def test_keys_and_values(call: Callable[..., Any], held: dict[str, Any], key: str) -> None:
    assert call("Dictionary.keys", dictionary=held) == sorted(held)
    assert call("Dictionary.values", dictionary=held) == [held[name] for name in sorted(held)]
    assert call("Dictionary.size", dictionary=held) == len(held)
    assert call("Dictionary.contains", dictionary=held, key=key) == (key in held)
    assert call("Dictionary.set", dictionary=held, key=key, value=1) == {**held, key: 1}
    if key in held:
        assert call("Dictionary.get", dictionary=held, key=key) == held[key]
    else:
        with pytest.raises(EarthEngineError, match=rf"Dictionary\.get: Dictionary does not contain key: '{key}'\."):
            call("Dictionary.get", dictionary=held, key=key)


@given(DICTS, st.lists(st.sampled_from(["a", "b", "[a-c]", "x", ".*"]), max_size=3))
def test_select_and_remove_part_a_dictionary(
    call: Callable[..., Any], held: dict[str, Any], selectors: list[str]
) -> None:
    chosen = call("Dictionary.select", dictionary=held, selectors=selectors, ignoreMissing=True)
    rest = call("Dictionary.remove", dictionary=held, selectors=selectors, ignoreMissing=True)
    assert {**chosen, **rest} == held and not set(chosen) & set(rest)
    expected = {k for k in held for s in selectors if k == s or (s == ".*") or (s == "[a-c]" and k in "abc")}
    assert set(chosen) == expected


def test_rename_refuses_to_overwrite(call: Callable[..., Any]) -> None:
    with pytest.raises(EarthEngineError, match="already contains key: 'b'"):
        call("Dictionary.rename", dictionary={"a": 1, "b": 2}, **{"from": ["a"], "to": ["b"]})
    with pytest.raises(EarthEngineError, match="does not contain key: 'x'"):
        call("Dictionary.select", dictionary={"a": 1}, selectors=["x"])
    with pytest.raises(EarthEngineError, match="same length"):
        call("Dictionary.fromLists", keys=["a"], values=[])
