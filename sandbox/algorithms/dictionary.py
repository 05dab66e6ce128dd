# SPDX-License-Identifier: GPL-2.0-or-later
"""Dictionary.*: values by name, whose names are always in order."""

from __future__ import annotations

from typing import Any, Optional

from ..arrays import array_of
from ..comparing import is_number
from ..errors import EarthEngineError
from ..expression import Function
from ..promote import promote, type_name
from ..raster.image import Image, constant_image
from ..registry import algorithm
from ..regular import fullmatch
from ..values import Array, Element
from .array_shape import cat


def _missing(function: str, key: str) -> EarthEngineError:
    return EarthEngineError(f"{function}: Dictionary does not contain key: '{key}'.")


@algorithm("Dictionary")
def dictionary(input: Any) -> dict[str, Any]:
    if input is None:
        return {}
    if isinstance(input, Element):
        return dict(input.properties)
    pairs: Any = input.items() if isinstance(input, dict) else ()
    if isinstance(input, list):
        if len(input) % 2:
            raise EarthEngineError("Dictionary: A list must hold keys and values in turn.")
        pairs = list(zip(input[::2], input[1::2]))
    elif not isinstance(input, dict):
        raise EarthEngineError(f"Dictionary: Cannot make a dictionary of a value of type {type_name(input)}.")
    if not all(isinstance(key, str) for key, _ in pairs):
        raise EarthEngineError("Dictionary: Keys must be strings.")
    return dict(pairs)


@algorithm("Dictionary.fromLists")
def from_lists(keys: list[str], values: list[Any]) -> dict[str, Any]:
    if len(keys) != len(values):
        raise EarthEngineError(
            f"Dictionary.fromLists: The lists must have the same length. Found {len(keys)} keys and "
            f"{len(values)} values."
        )
    return dict(zip(keys, values))


@algorithm("Dictionary.get")
def get(dictionary: dict[str, Any], key: str, default_value: Any) -> Any:
    if key in dictionary:
        return dictionary[key]
    if default_value is None:
        raise _missing("Dictionary.get", key)
    return default_value


def _register_typed(declared: str) -> None:
    @algorithm(f"Dictionary.get{declared}")
    def get_typed(context: Any, dictionary: dict[str, Any], key: str) -> Any:
        name = f"Dictionary.get{declared}"
        if key not in dictionary:
            raise _missing(name, key)
        value = dictionary[key]
        try:
            return None if value is None else promote(context, value, declared)
        except TypeError:
            raise EarthEngineError(
                f"{name}: The value of key '{key}' is of type {type_name(value)}, not {declared}."
            ) from None


for _declared in ("Array", "Geometry", "Number", "String"):
    _register_typed(_declared)


@algorithm("Dictionary.contains")
def contains(dictionary: dict[str, Any], key: str) -> bool:
    return key in dictionary


@algorithm("Dictionary.size")
def size(dictionary: dict[str, Any]) -> int:
    return len(dictionary)


@algorithm("Dictionary.keys")
def keys(dictionary: dict[str, Any]) -> list[str]:
    return sorted(dictionary)


def _chosen(function: str, dictionary: dict[str, Any], keys: Optional[list[str]]) -> list[str]:
    """The keys asked for, or all of them in order."""
    if keys is None:
        return sorted(dictionary)
    for key in keys:
        if key not in dictionary:
            raise _missing(function, key)
    return keys


@algorithm("Dictionary.values")
def values(dictionary: dict[str, Any], keys: Optional[list[str]]) -> list[Any]:
    return [dictionary[key] for key in _chosen("Dictionary.values", dictionary, keys)]


@algorithm("Dictionary.set")
def set_(dictionary: dict[str, Any], key: str, value: Any) -> dict[str, Any]:
    return {**dictionary, key: value}


@algorithm("Dictionary.combine")
def combine(first: dict[str, Any], second: dict[str, Any], overwrite: bool) -> dict[str, Any]:
    a, b = ({key: value for key, value in each.items() if value is not None} for each in (first, second))
    return {**a, **b} if overwrite else {**b, **a}


@algorithm("Dictionary.map")
def map_(dictionary: dict[str, Any], base_algorithm: Function) -> dict[str, Any]:
    made = {key: base_algorithm(key, dictionary[key]) for key in sorted(dictionary)}
    return {key: value for key, value in made.items() if value is not None}


def _selected(function: str, dictionary: dict[str, Any], selectors: list[str], ignore_missing: bool) -> list[str]:
    """The keys that selectors name, or match as regular expressions, in the selectors' order."""
    found: dict[str, None] = {}
    for selector in selectors:
        matched = (
            [selector] if selector in dictionary else [key for key in sorted(dictionary) if fullmatch(selector, key)]
        )
        if not matched and not ignore_missing:
            raise _missing(function, selector)
        found.update(dict.fromkeys(matched))
    return list(found)


@algorithm("Dictionary.select")
def select(dictionary: dict[str, Any], selectors: list[str], ignore_missing: bool) -> dict[str, Any]:
    chosen = _selected("Dictionary.select", dictionary, selectors, ignore_missing)
    return {key: dictionary[key] for key in chosen}


@algorithm("Dictionary.remove")
def remove(dictionary: dict[str, Any], selectors: list[str], ignore_missing: bool) -> dict[str, Any]:
    dropped = set(_selected("Dictionary.remove", dictionary, selectors, ignore_missing))
    return {key: value for key, value in dictionary.items() if key not in dropped}


@algorithm("Dictionary.rename")
def rename(dictionary: dict[str, Any], from_: list[str], to: list[str], overwrite: bool) -> dict[str, Any]:
    if len(from_) != len(to):
        raise EarthEngineError("Dictionary.rename: Parameters 'from' and 'to' must have the same length.")
    moved: dict[str, Any] = {}
    for old, new in zip(from_, to):
        if old not in dictionary:
            raise _missing("Dictionary.rename", old)
        if new in moved and not overwrite:
            raise EarthEngineError(f"Dictionary.rename: The name '{new}' is given more than once.")
        moved[new] = dictionary[old]
    kept = {key: value for key, value in dictionary.items() if key not in from_}
    for name in moved:
        if name in kept and not overwrite:
            raise EarthEngineError(f"Dictionary.rename: Dictionary already contains key: '{name}'.")
    return {**kept, **moved}


@algorithm("Dictionary.toArray")
def to_array(dictionary: dict[str, Any], keys: Optional[list[str]], axis: int) -> Array:
    parts = []
    for key in _chosen("Dictionary.toArray", dictionary, keys):
        value = dictionary[key]
        if not is_number(value) and not isinstance(value, (list, Array)):
            raise EarthEngineError(f"Dictionary.toArray: The value of key '{key}' is not a number or an array.")
        parts.append(array_of([value]) if is_number(value) else array_of(value))
    return cat(parts, axis)


@algorithm("Dictionary.toImage")
def to_image(dictionary: dict[str, Any], names: Optional[list[str]]) -> Image:
    chosen = _chosen("Dictionary.toImage", dictionary, names)
    held = [dictionary[key] for key in chosen]
    for key, value in zip(chosen, held):
        if not is_number(value) and not isinstance(value, (bool, Array)):
            raise EarthEngineError(f"Dictionary.toImage: The value of key '{key}' is not a number or an array.")
    return constant_image(held, chosen)
