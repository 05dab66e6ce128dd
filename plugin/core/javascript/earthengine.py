# SPDX-License-Identifier: GPL-2.0-or-later
"""What both Earth Engine clients know: functions, their parameters there and here, and what they return."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Optional, Sequence

_TABLE = Path(__file__).resolve().parents[3] / "resources" / "javascript" / "signatures.json"
_BASES = {
    "ImageCollection": "Collection", "FeatureCollection": "Collection", "Collection": "Element", "Image": "Element",
    "Feature": "Element", "Element": "ComputedObject",
}  # fmt: skip
_NUMBERS = frozenset(("Float", "Number", "Integer", "Long", "Int", "Short", "Byte", "Double"))
#: Functions written by hand return what the list of algorithms does not say: these return their own kind.
_SAME = frozenset(
    "filter filterDate filterBounds filterMetadata limit sort map select linkCollection set clip rename Not not".split()
)
_RETURNS = {
    "ImageCollection#first": "ee.Image", "FeatureCollection#first": "ee.Feature", "Image#expression": "ee.Image",
    "ImageCollection#iterate": "ee", "FeatureCollection#iterate": "ee", "Image.cat": "ee.Image",
    "Image.rgb": "ee.Image", "call": "ee", "apply": "ee",
}  # fmt: skip
_CLIENT = ("get", "to", "serialize")


class Signature(NamedTuple):
    """A function of Earth Engine.

    `kind` says how the JavaScript client takes an object as the only argument: "api" as named arguments, "dictionary"
    as what it is, "named" as named arguments where a name fits, "plain" as what it is. `python` is None where the
    Python client's function takes any number of arguments. `defaults` are those that the Python client sends along
    where they are left out.
    """

    key: str
    kind: str
    returns: str
    parameters: Sequence[str]
    python: Optional[Sequence[str]]
    name: str
    defaults: Sequence[str] = ()

    @property
    def is_missing(self) -> bool:
        """Whether the Python client has no such function."""
        return self.name == "-"


@lru_cache(maxsize=1)
def _table() -> dict[str, list[str]]:
    table: dict[str, list[str]] = json.loads(_TABLE.read_text(encoding="utf-8"))
    return table


@lru_cache(maxsize=1)
def _by_method() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key in _table():
        if "#" in key:
            found.setdefault(key.split("#")[1], []).append(key)
    return found


@lru_cache(maxsize=4096)
def _signature(key: str) -> Optional[Signature]:
    entry = _table().get(key)
    if entry is None:
        return None
    kind, returns, parameters, python, name = entry[:5]
    named = parameters.split() if python in ("", "*") else python.split()
    own = key.replace("#", ".").rsplit(".", 1)[-1]
    return Signature(key, kind, returns, parameters.split(), None if python == "*" else named, name or own, entry[5:])


def static(path: str) -> Optional[Signature]:
    """A constructor or static function by its path below ``ee``, as "Image" or "Image.constant"."""
    return _signature(path)


def method(kind: str, name: str) -> Optional[Signature]:
    """The method of a class, "ee.Image"; of any class where the kind is only "ee" or unknown."""
    owner: Optional[str] = kind[3:].split(".")[0] if kind.startswith("ee.") else None
    while owner is not None:
        found = _signature(f"{owner}#{name}")
        if found is not None:
            return found
        owner = _BASES.get(owner)
    return None


def methods(name: str) -> list[Signature]:
    """The methods of that name, of all classes."""
    return [found for key in _by_method().get(name, ()) if (found := _signature(key)) is not None]


def is_method(name: str) -> bool:
    """Whether any class has a method of that name."""
    return name in _by_method() or name in ("evaluate", "getInfo", "serialize", "aside")


def keeps_kind(name: str) -> bool:
    """Whether a method gives the kind of thing that it is called on, whatever that is."""
    return name in _SAME or name == "merge"


def returned(signature: Signature, receiver: str = "") -> str:
    """The kind of value that a function returns; `receiver` is the kind that a method is called on."""
    key = signature.key
    if key in _RETURNS:
        return _RETURNS[key]
    owner, _, name = key.replace("#", ".").rpartition(".")
    if signature.kind in ("api", "dictionary"):
        return _kind_of(signature.returns, receiver)
    if "#" not in key:
        if key.startswith(("Geometry", "Filter")):
            return "ee." + key.split(".")[0]
        return f"ee.{name}" if not owner and name[:1].isupper() else ""
    if name in _SAME:
        return receiver if receiver.startswith("ee") else f"ee.{owner}"
    return "" if name.startswith(_CLIENT) else "ee"


def _kind_of(returns: str, receiver: str) -> str:
    if returns in _NUMBERS:
        return "ee.Number"
    if returns in ("Element", "Collection") and receiver.startswith("ee."):
        return receiver if returns == "Collection" else "ee"
    if returns in ("", "Object", "Any", "Boolean") or not returns[0].isalpha():
        return "ee"
    return f"ee.{returns}" if returns in _table() or f"{returns}#getInfo" in _table() else "ee"
