# SPDX-License-Identifier: GPL-2.0-or-later
"""Comparing what two clients built: numbering of values and names of arguments aside."""

from __future__ import annotations

import hashlib
import json
from typing import Any

Records = list[list[Any]]
#: The Python client cannot send an argument that is null: it leaves it out, which means the same to the server.
_NOTHING = {"constantValue": None}


def canonical(expression: dict[str, Any]) -> str:
    """A graph as one text, the same for the same graph however its values are numbered and its arguments named."""
    return _Canonical(expression["values"]).value(expression["values"][expression["result"]], {}, 0)


class _Canonical:
    def __init__(self, values: dict[str, Any]) -> None:
        self._values = values
        self._known: dict[tuple[str, tuple[tuple[str, str], ...]], str] = {}

    def value(self, node: Any, names: dict[str, str], depth: int) -> str:
        if "valueReference" in node:
            return self._reference(node["valueReference"], names, depth)
        if "constantValue" in node:
            return _constant(node["constantValue"])
        if "arrayValue" in node:
            return _digest(
                "[" + ",".join(self.value(each, names, depth) for each in node["arrayValue"].get("values", ()))
            )
        if "dictionaryValue" in node:
            return _entries((key, self.value(each, names, depth)) for key, each in _values(node["dictionaryValue"]))
        if "argumentReference" in node:
            return f"argument {names.get(node['argumentReference'], node['argumentReference'])}"
        if "functionDefinitionValue" in node:
            made = node["functionDefinitionValue"]
            inner = {**names, **{name: f"{depth}.{at}" for at, name in enumerate(made.get("argumentNames", ()))}}
            return _digest("function " + self._reference(made["body"], inner, depth + 1))
        if "functionInvocationValue" not in node:
            return "c" + json.dumps(node, sort_keys=True)
        call = node["functionInvocationValue"]
        name = call.get("functionName") or self._reference(call["functionReference"], names, depth)
        arguments = {key: each for key, each in call.get("arguments", {}).items() if each != _NOTHING}
        return _digest(
            f"call {name}" + _entries((key, self.value(each, names, depth)) for key, each in arguments.items())
        )

    def _reference(self, key: str, names: dict[str, str], depth: int) -> str:
        place = (key, tuple(sorted(names.items())))
        if place not in self._known:
            self._known[place] = self.value(self._values[key], names, depth)
        return self._known[place]


def _values(node: dict[str, Any]) -> Any:
    return node.get("values", {}).items()


def _entries(pairs: Any) -> str:
    return _digest("{" + ",".join(f"{json.dumps(key)}:{value}" for key, value in sorted(pairs)))


def _constant(value: Any) -> str:
    """A constant, written as the array or dictionary of values that it stands for."""
    if isinstance(value, list):
        return _digest("[" + ",".join(map(_constant, value)))
    if isinstance(value, dict):
        return _entries((key, _constant(each)) for key, each in value.items())
    return "c" + json.dumps(_number(value))


def _number(value: Any) -> Any:
    is_whole = isinstance(value, float) and value == value and abs(value) < 2**63 and value == int(value)
    return int(value) if is_whole else value


def _digest(text: str) -> str:
    return hashlib.sha1(text.encode()).hexdigest() if len(text) > 60 else text


def normal(value: Any) -> Any:
    """A shown value with graphs in their canonical form; absent and empty parameters are the same."""
    if isinstance(value, dict):
        if "$graph" in value:
            return "graph " + canonical(value["$graph"])
        return {key: normal(each) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        return [normal(each) for each in value]
    return _number(value)


def difference(expected: Records, shown: Records) -> str:
    """What differs first; "" where everything is the same."""
    for place, (one, other) in enumerate(zip(expected, shown), start=1):
        if one[0] != other[0]:
            return f"record {place} is {other[0]}, not {one[0]}"
        first, second = normal(one[1]), normal(other[1])
        if isinstance(first, dict) and isinstance(second, dict):
            for key in sorted(first.keys() | second.keys()):
                if first.get(key) != second.get(key):
                    return f"record {place}, {one[0]}: {key}"
        elif first != second:
            return f"record {place}, {one[0]}: {str(second)[:150]} instead of {str(first)[:150]}"
    if len(expected) != len(shown):
        return f"{len(shown)} records instead of {len(expected)}"
    return ""
