# SPDX-License-Identifier: GPL-2.0-or-later
"""List.*: lists of anything."""

from __future__ import annotations

import math
import random
from typing import Any, Optional

from ..collection import Filter
from ..columns import reduce_rows
from ..comparing import is_number, key_of, same, sort_key
from ..errors import EarthEngineError
from ..expression import Function
from ..printf import java_string
from ..promote import promote, type_name
from ..reducers import Reducer
from ..registry import algorithm
from ..values import Element

MAX_LENGTH = 10_000_000


def position(function: str, index: int, size: int) -> int:
    """An index from the start, of one that may count from the end.

    Raises:
        EarthEngineError: it is out of range; the text tells the range.
    """
    if not -size <= index < size:
        raise EarthEngineError(
            f"{function}: List index must be between 0 and {size - 1}, or between {-size} and -1. Found {index}."
        )
    return index % size


def _checked(length: float) -> None:
    if length > MAX_LENGTH:
        raise EarthEngineError("User memory limit exceeded.")


# Elements.


@algorithm("List.get")
def get(list: list[Any], index: int) -> Any:
    return list[position("List.get", index, len(list))]


def _register_typed(declared: str) -> None:
    @algorithm(f"List.get{declared}")
    def get_typed(context: Any, list: list[Any], index: int) -> Any:
        name = f"List.get{declared}"
        value = list[position(name, index, len(list))]
        try:
            return None if value is None else promote(context, value, declared)
        except TypeError:
            raise EarthEngineError(
                f"{name}: The value at index {index} is of type {type_name(value)}, not {declared}."
            ) from None


for _declared in ("Array", "Geometry", "Number", "String"):
    _register_typed(_declared)


@algorithm("List.size", "List.length")
def size(list: list[Any]) -> int:
    return len(list)


@algorithm("List.contains")
def contains(list: list[Any], element: Any) -> bool:
    return index_of(list, element) >= 0


@algorithm("List.containsAll")
def contains_all(list: list[Any], other: list[Any]) -> bool:
    keys = {key_of(each) for each in list}
    return all(key_of(each) in keys for each in other)


@algorithm("List.equals")
def equals(list: list[Any], other: list[Any]) -> bool:
    return same(list, other)


@algorithm("List.indexOf")
def index_of(list: list[Any], element: Any) -> int:
    return next((index for index, each in enumerate(list) if same(each, element)), -1)


def _places(values: list[Any], target: list[Any]) -> list[int]:
    keys, wanted = [key_of(each) for each in values], [key_of(each) for each in target]
    return [start for start in range(len(keys) - len(wanted) + 1) if keys[start : start + len(wanted)] == wanted]


@algorithm("List.indexOfSublist")
def index_of_sublist(list: list[Any], target: list[Any]) -> int:
    return next(iter(_places(list, target)), -1)


@algorithm("List.lastIndexOfSubList")
def last_index_of_sub_list(list: list[Any], target: list[Any]) -> int:
    return next(reversed(_places(list, target)), -1)


@algorithm("List.frequency")
def frequency(list: list[Any], element: Any) -> int:
    return sum(same(each, element) for each in list)


# Changed lists.


@algorithm("List.add")
def add(list: list[Any], element: Any) -> list[Any]:
    return [*list, element]


@algorithm("List.cat")
def cat(list: list[Any], other: list[Any]) -> list[Any]:
    return list + other


@algorithm("List.set")
def set_(list: list[Any], index: int, element: Any) -> list[Any]:
    place = position("List.set", index, len(list))
    return [*list[:place], element, *list[place + 1 :]]


@algorithm("List.insert")
def insert(list: list[Any], index: int, element: Any) -> list[Any]:
    place = len(list) if index == len(list) else position("List.insert", index, len(list))
    return [*list[:place], element, *list[place:]]


@algorithm("List.remove")
def remove(list: list[Any], element: Any) -> list[Any]:
    place = index_of(list, element)
    return list if place < 0 else [*list[:place], *list[place + 1 :]]


@algorithm("List.removeAll")
def remove_all(list: list[Any], other: list[Any]) -> list[Any]:
    dropped = {key_of(each) for each in other}
    return [each for each in list if key_of(each) not in dropped]


@algorithm("List.replace")
def replace(list: list[Any], oldval: Any, newval: Any) -> list[Any]:
    place = index_of(list, oldval)
    return list if place < 0 else [*list[:place], newval, *list[place + 1 :]]


@algorithm("List.replaceAll")
def replace_all(list: list[Any], oldval: Any, newval: Any) -> list[Any]:
    return [newval if same(each, oldval) else each for each in list]


@algorithm("List.slice")
def slice_(list: list[Any], start: int, end: Optional[int], step: Optional[int]) -> list[Any]:
    if step is not None and step < 1:
        raise EarthEngineError(f"List.slice: Parameter 'step' must be positive. Found {step}.")
    return list[start:end:step]


@algorithm("List.splice")
def splice(list: list[Any], start: int, count: int, other: Optional[list[Any]]) -> list[Any]:
    if count < 0:
        raise EarthEngineError(f"List.splice: Parameter 'count' must not be negative. Found {count}.")
    place = len(list) if start == len(list) else position("List.splice", start, len(list))
    return [*list[:place], *(other or []), *list[place + count :]]


@algorithm("List.swap")
def swap(list: list[Any], pos1: int, pos2: int) -> list[Any]:
    first, second = (position("List.swap", each, len(list)) for each in (pos1, pos2))
    made = [*list]
    made[first], made[second] = made[second], made[first]
    return made


@algorithm("List.reverse")
def reverse(list: list[Any]) -> list[Any]:
    return list[::-1]


@algorithm("List.rotate")
def rotate(list: list[Any], distance: int) -> list[Any]:
    cut = -distance % len(list) if list else 0
    return list[cut:] + list[:cut]


@algorithm("List.distinct")
def distinct(list: list[Any]) -> list[Any]:
    seen: dict[Any, Any] = {}
    for each in list:
        seen.setdefault(key_of(each), each)
    return [*seen.values()]


@algorithm("List.flatten")
def flatten(list: list[Any]) -> list[Any]:
    made: Any = []
    stack = [iter(list)]
    while stack:
        for each in stack[-1]:
            if isinstance(each, type(made)):
                stack.append(iter(each))
                break
            made.append(each)
        else:
            stack.pop()
    return made


@algorithm("List.sort")
def sort(list: list[Any], keys: Optional[list[Any]]) -> list[Any]:
    if keys is None:
        return sorted(list, key=sort_key)
    if len(keys) != len(list):
        raise EarthEngineError(
            f"List.sort: The list of keys must have the same length as the list. Found {len(keys)} and {len(list)}."
        )
    order = sorted(range(len(list)), key=lambda index: sort_key(keys[index]))
    return [list[index] for index in order]


@algorithm("List.shuffle")
def shuffle(list: list[Any], seed: Any) -> list[Any]:
    if seed is False:
        source = random.Random()
    elif seed is None or isinstance(seed, bool) or is_number(seed):
        source = random.Random(int(seed or 0))
    else:
        raise EarthEngineError("List.shuffle: Parameter 'seed' must be a number, or false.")
    return source.sample(list, len(list))


@algorithm("List.zip")
def zip_(list: list[Any], other: list[Any]) -> list[Any]:
    return [[first, second] for first, second in zip(list, other)]


@algorithm("List.unzip")
def unzip(list: list[Any]) -> list[Any]:
    if not all(isinstance(each, type(list)) for each in list):
        raise EarthEngineError("List.unzip: All elements must be lists.")
    return [[*column] for column in zip(*list)]


@algorithm("List.filter")
def filter_(list: list[Any], filter: Filter) -> list[Any]:
    return [each for each in list if filter.matches(each if isinstance(each, Element) else Element({"item": each}))]


# New lists.


@algorithm("List.repeat")
def repeat(value: Any, count: int) -> list[Any]:
    _checked(count)
    if count < 0:
        raise EarthEngineError(f"List.repeat: Parameter 'count' must not be negative. Found {count}.")
    return [value] * count


@algorithm("List.sequence")
def sequence(start: Any, end: Any, step: Any, count: Optional[int]) -> list[Any]:
    if count is not None:
        _checked(count)
        if count < 1:
            raise EarthEngineError(f"List.sequence: Parameter 'count' must be positive. Found {count}.")
        if end is not None:
            step = _quotient(end - start, count - 1) if count > 1 else 0
            return [end if index == count - 1 and count > 1 else start + step * index for index in range(count)]
        return [start + step * index for index in range(count)]
    if end is None:
        raise EarthEngineError("List.sequence: One of 'end' and 'count' must be specified.")
    if not step or not all(math.isfinite(each) for each in (start, end, step)):
        raise EarthEngineError("List.sequence: Parameter 'step' must not be zero, and all must be finite.")
    _checked((end - start) / step)
    length = (end - start) // step if all(isinstance(each, int) for each in (start, end, step)) else None
    if length is None:
        length = math.floor((end - start) / step + 1e-9)
    return [start + step * index for index in range(int(length) + 1)]


def _quotient(total: Any, parts: int) -> Any:
    return total // parts if isinstance(total, int) and total % parts == 0 else total / parts


# Functions.


@algorithm("List.map")
def map_(list: list[Any], base_algorithm: Function, drop_nulls: bool) -> list[Any]:
    made = [base_algorithm(each) for each in list]
    return [each for each in made if each is not None] if drop_nulls else made


@algorithm("List.iterate")
def iterate(list: list[Any], function: Function, first: Any) -> Any:
    value = first
    for each in list:
        value = function(each, value)
    return value


@algorithm("List.reduce")
def reduce(list: list[Any], reducer: Reducer) -> Any:
    rows = list if reducer.inputs > 1 else [[each] for each in list]
    if not all(isinstance(row, type(list)) for row in rows):
        raise EarthEngineError(f"List.reduce: Elements must be lists of the reducer's {reducer.inputs} inputs.")
    found = reduce_rows(reducer, rows, None, "List.reduce")
    return next(iter(found.values())) if len(found) == 1 else found


@algorithm("List.join")
def join(list: list[Any], separator: str) -> str:
    made = separator.join(each if isinstance(each, str) else java_string(each) for each in list)
    _checked(len(made))
    return made
