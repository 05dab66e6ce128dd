# SPDX-License-Identifier: GPL-2.0-or-later
"""JSON inside of the language: `String.encodeJSON` and `String.decodeJSON`."""

from __future__ import annotations

import json
import math
from typing import Any

from .comparing import is_number
from .errors import EarthEngineError
from .values import Array, Date

MAX_LENGTH = 10_000_000
_MAX_DEPTH = 100


def encode(value: Any) -> str:
    """Strings, numbers, booleans, null, lists and dictionaries as compact JSON, with keys in order.

    Raises:
        EarthEngineError: there is something else among them.
    """
    return json.dumps(_plain(value, 0), separators=(",", ":"), sort_keys=True, ensure_ascii=False)


def _plain(value: Any, depth: int) -> Any:
    if depth > _MAX_DEPTH:
        raise EarthEngineError("String.encodeJSON: The object is nested too deeply.")
    if isinstance(value, float):
        if not math.isfinite(value):
            return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if value is None or isinstance(value, (bool, str)) or is_number(value):
        return value
    if isinstance(value, Array):
        return _plain(value.values.tolist(), depth)
    if isinstance(value, Date):
        return value.to_json()
    if isinstance(value, list):
        return [_plain(each, depth + 1) for each in value]
    if isinstance(value, dict):
        return {str(name): _plain(each, depth + 1) for name, each in value.items()}
    shown = getattr(value, "to_json", None)
    if shown is None:
        raise EarthEngineError("String.encodeJSON: The object cannot be encoded.")
    return _plain(shown(), depth + 1)


def decode(text: str) -> Any:
    """The value that a JSON text describes; whole numbers are integers.

    Raises:
        EarthEngineError: it is not JSON.
    """
    if len(text) > MAX_LENGTH:
        raise EarthEngineError("String.decodeJSON: The string is too long.")
    try:
        return _whole(json.loads(text), 0)
    except (ValueError, RecursionError):
        raise EarthEngineError(f"String.decodeJSON: Invalid JSON: {text[:80]}") from None


def _whole(value: Any, depth: int) -> Any:
    if depth > _MAX_DEPTH:
        raise EarthEngineError("String.decodeJSON: The JSON is nested too deeply.")
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 2.0**63 else value
    if isinstance(value, int) and not isinstance(value, bool):
        return value if -(2**63) <= value < 2**63 else float(value)
    if isinstance(value, list):
        return [_whole(each, depth + 1) for each in value]
    if isinstance(value, dict):
        return {name: _whole(each, depth + 1) for name, each in value.items()}
    return value
