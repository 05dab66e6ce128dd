# SPDX-License-Identifier: GPL-2.0-or-later
"""String.*: text, whose positions count UTF-16 units as in Java."""

from __future__ import annotations

from typing import Any, Optional

from .. import json_text
from ..errors import EarthEngineError
from ..printf import java_string
from ..registry import algorithm
from ..regular import Regex, compile_regex
from ..values import Date

_TRIMMED = "".join(map(chr, range(33)))
_MAX_LENGTH = 10_000_000


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _is_plain(text: str) -> bool:
    return text.isascii() or max(text) < "\U00010000"


def _position(text: str, index: int) -> int:
    """A position among characters as one among UTF-16 units."""
    return index if index < 0 or _is_plain(text) else len(_units(text[:index])) // 2


def text_of(value: Any) -> str:
    """A value as a string."""
    if isinstance(value, str):
        return value
    if isinstance(value, (bool, int, float, list, dict)):
        return java_string(value)
    if isinstance(value, Date):
        return f"Date({value.millis})"
    return json_text.encode(value)


@algorithm("String")
def string(input: Any) -> str:
    return text_of(input)


@algorithm("String.cat")
def cat(string1: str, string2: str) -> str:
    if len(string1) + len(string2) > _MAX_LENGTH:
        raise EarthEngineError("User memory limit exceeded.")
    return string1 + string2


@algorithm("String.compareTo")
def compare_to(string1: str, string2: str) -> int:
    a, b = (text.encode("utf-16-be", "surrogatepass") for text in (string1, string2))
    return (a > b) - (a < b)


@algorithm("String.equals")
def equals(reference: str, target: Any) -> bool:
    return isinstance(target, str) and reference == target


@algorithm("String.length")
def length(string: str) -> int:
    return len(string) if string.isascii() else len(_units(string)) // 2


@algorithm("String.index")
def index(target: str, pattern: str) -> int:
    return _position(target, target.find(pattern))


@algorithm("String.rindex")
def rindex(target: str, pattern: str) -> int:
    return _position(target, target.rfind(pattern))


@algorithm("String.slice")
def slice_(string: str, start: int, end: Optional[int]) -> str:
    if _is_plain(string or " "):
        return string[start:end]
    units = _units(string)
    size = len(units) // 2
    first, last, _ = slice(start, end).indices(size)
    return units[2 * first : 2 * max(first, last)].decode("utf-16-le", "replace")


@algorithm("String.toLowerCase")
def to_lower_case(string: str) -> str:
    return string.lower()


@algorithm("String.toUpperCase")
def to_upper_case(string: str) -> str:
    return string.upper()


@algorithm("String.trim")
def trim(string: str) -> str:
    return string.strip(_TRIMMED)


# Regular expressions.


def _regex(pattern: str, flags: str, known: str, function: str) -> Regex:
    if set(flags) - set(known):
        raise EarthEngineError(f"{function}: Unknown flags '{flags[:40]}'. Flags can be {' and '.join(known)}.")
    return compile_regex(pattern, "i" in flags)


@algorithm("String.match")
def match(input: str, regex: str, flags: str) -> list[Any]:
    compiled = _regex(regex, flags, "gi", "String.match")
    if "g" in flags:
        return [input[start:end] for (start, end), *_ in compiled.find_all(input)]
    found = compiled.search(input)
    return [] if found is None else [input[start:end] if start >= 0 else None for start, end in found]


@algorithm("String.replace")
def replace(input: str, regex: str, replacement: str, flags: str) -> str:
    return _regex(regex, flags, "gi", "String.replace").replace(input, replacement, "g" in flags)


@algorithm("String.split")
def split(string: str, regex: str, flags: str) -> list[str]:
    compiled = _regex(regex, flags, "i", "String.split")
    return list(string) if not regex else compiled.split(string)


# JSON.


@algorithm("String.encodeJSON")
def encode_json(object: Any) -> str:
    return json_text.encode(object)


@algorithm("String.decodeJSON")
def decode_json(string: str) -> Any:
    return json_text.decode(string)
