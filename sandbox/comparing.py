# SPDX-License-Identifier: GPL-2.0-or-later
"""When two values are the same, which comes first, and a key by which equal ones are found."""

from __future__ import annotations

import json
from functools import cmp_to_key
from typing import Any, Hashable, Optional

from .promote import type_name
from .values import Array, Date, DateRange, Element

_NUMBERS = (int, float)


def is_number(value: Any) -> bool:
    """Whether a value is a number; booleans are none."""
    return isinstance(value, _NUMBERS) and not isinstance(value, bool)


def same(left: Any, right: Any) -> bool:
    """Whether two values are equal: numbers by value, whatever their type; lists and dictionaries by their contents."""
    if is_number(left) and is_number(right):
        return bool(left == right)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(same(a, b) for a, b in zip(left, right))
    return key_of(left) == key_of(right)


def key_of(value: Any) -> Hashable:
    """A key that equal values share, and others do not."""
    if value is None or isinstance(value, bool):
        return ("constant", value)
    if isinstance(value, _NUMBERS):
        return ("nan",) if value != value else ("number", value)
    if isinstance(value, str):
        return ("string", value)
    if isinstance(value, list):
        return ("list", tuple(key_of(each) for each in value))
    if isinstance(value, dict):
        return ("dictionary", frozenset((name, key_of(each)) for name, each in value.items()))
    if isinstance(value, Array):
        return ("array", value.values.shape, tuple(value.values.ravel().tolist()))
    if isinstance(value, (Date, DateRange)):
        return (type_name(value), value)
    if hasattr(value, "source"):
        return ("collection", id(value))
    if isinstance(value, Element):
        shape = getattr(value, "geometry", None) or getattr(value, "footprint", None)
        bands = tuple((band.id, id(band.node)) for band in getattr(value, "bands", ()))
        return (type_name(value), value.id, key_of(value.properties), None if shape is None else key_of(shape), bands)
    shown = getattr(value, "to_json", None)
    if shown is None:
        return ("object", id(value))
    return (type_name(value), json.dumps(shown(), sort_keys=True, default=str))


def order(left: Any, right: Any) -> Optional[int]:
    """-1, 0 or 1 for two numbers, strings, booleans, moments or lists of such; ``None`` where neither comes first."""
    left = left.millis if isinstance(left, Date) else left
    right = right.millis if isinstance(right, Date) else right
    comparable = (
        (is_number(left) and is_number(right))
        or (isinstance(left, str) and isinstance(right, str))
        or (isinstance(left, bool) and isinstance(right, bool))
    )
    if comparable:
        return None if left != left or right != right else (left > right) - (left < right)
    if isinstance(left, list) and isinstance(right, list):
        for a, b in zip(left, right):
            found = order(a, b)
            if found != 0:
                return found
        return (len(left) > len(right)) - (len(left) < len(right))
    return None


def _sorting(left: Any, right: Any) -> int:
    found = order(left, right)
    if found is not None:
        return found
    ranks = [_rank(left), _rank(right)]
    return (ranks[0] > ranks[1]) - (ranks[0] < ranks[1])


def _rank(value: Any) -> int:
    if value is None:
        return 9
    if is_number(value) or isinstance(value, Date):
        return 2 if value != value else 1
    return 3 if isinstance(value, str) else 4 if isinstance(value, bool) else 5


#: A sort key: numbers and moments come before NaN, then strings, booleans, lists and others; null comes last.
sort_key = cmp_to_key(_sorting)
