# SPDX-License-Identifier: GPL-2.0-or-later
"""Values as the JSON that ``value:compute`` answers."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from .collection import Collection
from .errors import EarthEngineError
from .expression import Function
from .values import Rows

#: The service expands at most so many elements of a collection.
MAX_ELEMENTS = 5000

_MAX_DEPTH = 200


def to_json(value: Any, depth: int = 0) -> Any:
    """The value as plain JSON data: numbers, strings, lists and objects with a "type".

    Raises:
        EarthEngineError: a collection is too long, or values are nested too deeply.
    """
    if depth > _MAX_DEPTH:
        raise EarthEngineError("The result is nested too deeply.")
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, np.generic):
        return to_json(value.item(), depth)
    if isinstance(value, Rows):
        return value
    if isinstance(value, list):
        return [to_json(each, depth + 1) for each in value]
    if isinstance(value, dict):
        return {str(name): to_json(value[name], depth + 1) for name in sorted(value, key=str)}
    if isinstance(value, Collection):
        return _collection(value, depth)
    if isinstance(value, Function):
        return {"type": "Algorithm", "name": value.name}
    if isinstance(value, bytes):
        return {"type": "Blob", "size": len(value)}
    shown = getattr(value, "to_json", None)
    if shown is None:
        raise EarthEngineError(f"A value of type {type(value).__name__} cannot be shown.")
    return _plain(shown(), depth + 1)


def _plain(value: Any, depth: int) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each, depth + 1) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each, depth + 1) for each in value]
    return to_json(value, depth)


def _number(value: float) -> Any:
    if isinstance(value, float):
        if math.isnan(value):
            return "NaN"
        if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
    return value


def _collection(collection: Collection, depth: int) -> dict[str, Any]:
    elements = collection.take(MAX_ELEMENTS + 1)
    if len(elements) > MAX_ELEMENTS:
        raise EarthEngineError(f"Collection query aborted after accumulating over {MAX_ELEMENTS} elements.")
    shown: dict[str, Any] = {"type": collection.kind}
    if collection.kind == "ImageCollection":
        shown["bands"] = []
    else:
        shown["columns"] = _columns(elements)
    if collection.version is not None:
        shown["version"] = collection.version
    if collection.id is not None:
        shown["id"] = collection.id
    if collection.properties:
        shown["properties"] = to_json(collection.properties, depth + 1)
    shown["features"] = [to_json(each, depth + 1) for each in elements]
    return shown


def _columns(elements: list[Any]) -> dict[str, str]:
    from .promote import type_name

    found: dict[str, str] = {}
    for element in elements[:100]:
        for name, value in element.properties.items():
            if value is not None:
                found.setdefault(name, type_name(value))
    return dict(sorted(found.items()))
