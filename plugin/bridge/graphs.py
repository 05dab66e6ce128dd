# SPDX-License-Identifier: GPL-2.0-or-later
"""Telling whether two serialised Earth Engine graphs are the same picture.

The client library names and nests a graph's nodes as it pleases: a graph that was read and written again (ee_plugin's
refresh does so) is another text and the same graph.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, Dict, Tuple


def mark(serialised: str) -> str:
    """A short text that is the same for two serialisations of one graph; empty for no graph at all.

    Text that is not a graph is marked as the text it is.
    """
    if not serialised:
        return ""
    try:
        body = json.loads(serialised)
        plain = _Reader(body["values"]).referred(body["result"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        plain = serialised
    return _digest(plain)


def as_image(serialised: str) -> str:
    """The same graph, made so that reading it gives an ``ee.Image``.

    The client library reads a graph as what its outermost function returns. After ``image.set(…)`` that is an
    ``ee.Element``, on which ee_plugin finds neither ``visualize`` nor ``reduceRegion``. A selection of all bands
    around it changes nothing but that.
    """
    try:
        body = json.loads(serialised)
        root = body["values"][body["result"]]
        name = root["functionInvocationValue"]["functionName"]
    except (ValueError, KeyError, TypeError):
        return serialised
    if not isinstance(name, str) or not name.startswith(("Element.", "Collection.")):
        return serialised
    key = "image"
    while key in body["values"]:
        key += "_"
    arguments = {"input": {"valueReference": body["result"]}, "bandSelectors": {"constantValue": [".*"]}}
    body["values"][key] = {"functionInvocationValue": {"functionName": "Image.select", "arguments": arguments}}
    body["result"] = key
    return json.dumps(body)


def _digest(plain: Any) -> str:
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode("utf-8")).hexdigest()[:32]


class _Reader:
    """Nodes as plain values, in which every invocation and function is a digest: names and nesting play no part."""

    def __init__(self, values: Dict[str, Any]) -> None:
        self._values = values
        self._known: Dict[str, Any] = {}
        self._open: set[str] = set()

    def referred(self, key: str) -> Any:
        if key not in self._known:
            if key in self._open:
                raise ValueError("a node that refers to itself")
            self._open.add(key)
            self._known[key] = self._node(self._values[key])
            self._open.discard(key)
        return self._known[key]

    def _node(self, node: Dict[str, Any]) -> Any:
        (kind, value) = _only(node)
        if kind == "constantValue":
            return value
        if kind == "integerValue":
            return int(value)
        if kind == "arrayValue":
            return [self._node(item) for item in value["values"]]
        if kind == "dictionaryValue":
            return {name: self._node(item) for name, item in value["values"].items()}
        if kind == "valueReference":
            return self.referred(value)
        if kind == "functionDefinitionValue":
            return "function:" + _digest([value.get("argumentNames"), self.referred(value["body"])])
        if kind == "functionInvocationValue":
            reference = value.get("functionReference")
            function = ["by name", value["functionName"]] if reference is None else self.referred(reference)
            arguments = {name: self._node(item) for name, item in value.get("arguments", {}).items()}
            return "call:" + _digest([function, arguments])
        return [kind, value]


def _only(node: Dict[str, Any]) -> Tuple[str, Any]:
    ((kind, value),) = node.items()
    return kind, value
