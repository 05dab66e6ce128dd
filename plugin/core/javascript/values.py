# SPDX-License-Identifier: GPL-2.0-or-later
"""The words for kinds of values: how they go together, and what JavaScript's own methods give."""

from __future__ import annotations

UNKNOWN = ""
_STRING_RESULTS = frozenset(
    "charAt concat padEnd padStart repeat replace replaceAll slice substr substring toLowerCase toUpperCase trim "
    "toFixed toString join toISOString toPrecision toDateString toLocaleString trimStart trimEnd toJSON".split()
)
_NUMBER_RESULTS = frozenset(
    "indexOf lastIndexOf push unshift search charCodeAt findIndex getTime getFullYear getMonth getDate getDay getHours "
    "getMinutes getSeconds valueOf getUTCFullYear getUTCMonth getUTCDate".split()
)
_BOOLEAN_RESULTS = frozenset("includes startsWith endsWith test some every hasOwnProperty".split())


def is_number(kind: str) -> bool:
    """Whether it is a number."""
    return kind in ("number", "integer")


def is_earth_engine(kind: str) -> bool:
    """Whether it is an object of Earth Engine."""
    return kind == "ee" or kind.startswith("ee.")


def join(first: str, second: str) -> str:
    """The kind of what is of one kind or of the other. What may be null counts as what it otherwise is."""
    if first == second or second == "null":
        return first
    if first == "null":
        return second
    if is_number(first) and is_number(second):
        return "number"
    if is_earth_engine(first) and is_earth_engine(second):
        return "ee"
    if first.split(":")[0] == second.split(":")[0] == "array":
        return first if second == "array:" else second if first == "array:" else "array"
    return UNKNOWN


def element(kind: str) -> str:
    """The kind of an array's elements."""
    return kind.split(":", 1)[1] if kind.startswith("array:") else "string" if kind == "string" else UNKNOWN


def of_method(owner: str, name: str) -> str:
    """The kind that a method of an array, a text, a number or a date gives."""
    if owner == "string" and name == "split":
        return "array:string"
    if owner.startswith("array") and name in ("slice", "concat", "filter", "reverse", "sort", "splice"):
        return owner if name != "concat" else "array"
    if owner.startswith("array") and name in ("map", "flat", "fill", "entries"):
        return "array"
    if owner.startswith("array") and name in ("pop", "shift", "find"):
        return element(owner)
    if name in _STRING_RESULTS:
        return "string"
    if name in _NUMBER_RESULTS:
        return "integer"
    return "boolean" if name in _BOOLEAN_RESULTS else UNKNOWN
