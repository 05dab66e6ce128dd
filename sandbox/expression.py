# SPDX-License-Identifier: GPL-2.0-or-later
"""Expressions: the graphs that clients send, and their evaluation.

An expression is ``{"result": key, "values": {key: node}}``. Nodes are evaluated on demand. A node's value is kept
for as long as it cannot change: a node that uses no argument of a mapped function is evaluated once per request, one
that does is evaluated once per call of the innermost function whose argument it uses. Shared subgraphs therefore
cost what they cost once, however often they are referenced.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any, Callable, Optional

from .errors import EarthEngineError

MAX_DEPTH = 100
MAX_NODES = 1_000_000
MAX_CALL_DEPTH = 60

_KINDS = (
    "constantValue",
    "integerValue",
    "bytesValue",
    "arrayValue",
    "dictionaryValue",
    "valueReference",
    "argumentReference",
    "functionInvocationValue",
    "functionDefinitionValue",
)

Node = dict[str, Any]
Caller = Callable[[str, dict[str, Any]], Any]


class Function:
    """A first-class function: an algorithm by name, or a definition with the scope it was made in."""

    def __init__(self, parameters: tuple[str, ...], call: Callable[..., Any], name: str = "") -> None:
        self.parameters = parameters
        self._call = call
        self.name = name

    def __call__(self, *arguments: Any) -> Any:
        """Call with positional arguments; arguments beyond the parameters are an error, missing ones are null."""
        if len(arguments) > len(self.parameters):
            arguments = arguments[: len(self.parameters)]
        return self._call(dict(zip(self.parameters, arguments)))

    def with_names(self, arguments: dict[str, Any]) -> Any:
        """Call with named arguments."""
        return self._call(arguments)


class Scope:
    """Argument values of one call of a function definition, and the node values that depend on them."""

    __slots__ = ("arguments", "cache", "depth", "parent")

    def __init__(self, arguments: dict[str, Any], parent: Optional[Scope]) -> None:
        self.arguments = arguments
        self.parent = parent
        self.cache: dict[str, Any] = {}
        self.depth = 0 if parent is None else parent.depth + 1

    def lookup(self, name: str) -> Any:
        scope: Optional[Scope] = self
        while scope is not None:
            if name in scope.arguments:
                return scope.arguments[name]
            scope = scope.parent
        raise EarthEngineError(f"Unbound function argument: {name}.")


class Graph:
    """A checked expression: every reference resolves, there is no cycle, and depth and size are bounded."""

    def __init__(self, expression: Any) -> None:
        if not isinstance(expression, dict) or not isinstance(expression.get("values"), dict):
            raise EarthEngineError("Invalid expression: 'values' and 'result' are required.")
        self.values: dict[str, Node] = expression["values"]
        self.result = expression.get("result")
        if not isinstance(self.result, str) or self.result not in self.values:
            raise EarthEngineError("Invalid expression: 'result' must name one of the values.")
        self.free: dict[str, frozenset[str]] = {}
        self._depth: dict[str, int] = {}
        self._nodes = 0
        for key in self._in_order():
            self._check(key)

    def _in_order(self) -> list[str]:
        """The keys reachable from the result, each after all that it refers to; raises on a cycle."""
        order: list[str] = []
        state: dict[str, int] = {}
        stack: list[tuple[str, bool]] = [(self.result, False)]
        while stack:
            key, leaving = stack.pop()
            if leaving:
                state[key] = 2
                order.append(key)
                continue
            if state.get(key) == 2:
                continue
            if state.get(key) == 1:
                raise EarthEngineError(f"Invalid expression: cycle at value '{key}'.")
            if key not in self.values:
                raise EarthEngineError(f"Invalid expression: there is no value '{key}'.")
            state[key] = 1
            stack.append((key, True))
            for other in self._references(self.values[key]):
                if state.get(other) == 1:
                    raise EarthEngineError(f"Invalid expression: cycle at value '{other}'.")
                if state.get(other) != 2:
                    stack.append((other, False))
        return order

    def _references(self, root: Any) -> list[str]:
        found: list[str] = []
        pending: list[tuple[Any, int]] = [(root, 1)]
        while pending:
            node, depth = pending.pop()
            self._nodes += 1
            if depth > MAX_DEPTH:
                raise EarthEngineError(f"Expression is nested too deeply (more than {MAX_DEPTH} levels).")
            if self._nodes > MAX_NODES:
                raise EarthEngineError("Expression is too large.")
            kind = node_kind(node)
            if kind == "valueReference":
                found.append(_text(node[kind], kind))
            elif kind == "functionDefinitionValue":
                definition = node[kind]
                if not isinstance(definition, dict):
                    raise EarthEngineError("Invalid expression: malformed functionDefinitionValue.")
                found.append(_text(definition.get("body"), "body"))
            elif kind == "functionInvocationValue":
                reference = node[kind].get("functionReference") if isinstance(node[kind], dict) else None
                if isinstance(reference, str):
                    found.append(reference)
                pending.extend((child, depth + 1) for child in children(node, kind))
            else:
                pending.extend((child, depth + 1) for child in children(node, kind))
        return found

    def _check(self, key: str) -> None:
        node = self.values[key]
        depth = 1 + max((self._depth[other] for other in self._references(node)), default=0)
        if depth > MAX_DEPTH:
            raise EarthEngineError(f"Expression is nested too deeply (more than {MAX_DEPTH} levels).")
        self._depth[key] = depth
        self.free[key] = self.free_names(node)

    def free_names(self, node: Node) -> frozenset[str]:
        """Names of the arguments that a node uses and does not bind itself."""
        kind = node_kind(node)
        if kind == "argumentReference":
            return frozenset((_text(node[kind], kind),))
        if kind == "valueReference":
            return self.free[node[kind]]
        if kind == "functionDefinitionValue":
            bound = node[kind].get("argumentNames") or ()
            return self.free[node[kind]["body"]].difference(bound)
        names: frozenset[str] = frozenset()
        if kind == "functionInvocationValue" and isinstance(node[kind].get("functionReference"), str):
            names = self.free[node[kind]["functionReference"]]
        for child in children(node, kind):
            names = names.union(self.free_names(child))
        return names


class Evaluator:
    """Evaluates a graph; `call` runs an algorithm by name with its named, evaluated arguments."""

    def __init__(self, graph: Graph, call: Caller, parameters_of: Callable[[str], tuple[str, ...]]) -> None:
        self._graph = graph
        self._call = call
        self._parameters_of = parameters_of
        self._root = Scope({}, None)
        self._calls = 0

    def result(self) -> Any:
        """The value of the whole expression."""
        return self._value(self._graph.result, self._root)

    def _value(self, key: str, scope: Scope) -> Any:
        home = self._home(self._graph.free[key], scope)
        if key in home.cache:
            return home.cache[key]
        value = self._node(self._graph.values[key], scope)
        home.cache[key] = value
        return value

    def _home(self, free: frozenset[str], scope: Scope) -> Scope:
        """The outermost scope in which all of a node's free names are bound."""
        if not free:
            return self._root
        here: Scope = scope
        while here.parent is not None and free.isdisjoint(here.arguments):
            here = here.parent
        return here

    def _node(self, node: Node, scope: Scope) -> Any:
        kind = node_kind(node)
        content = node[kind]
        if kind == "constantValue":
            return content
        if kind == "valueReference":
            return self._value(content, scope)
        if kind == "argumentReference":
            return scope.lookup(content)
        if kind == "functionInvocationValue":
            return self._invoke(content, scope)
        if kind == "arrayValue":
            return [self._node(child, scope) for child in children(node, kind)]
        if kind == "dictionaryValue":
            return {name: self._node(child, scope) for name, child in content.get("values", {}).items()}
        if kind == "functionDefinitionValue":
            return self._define(content, scope)
        if kind == "integerValue":
            return _integer(content)
        return _bytes(content)

    def _invoke(self, content: dict[str, Any], scope: Scope) -> Any:
        arguments = {name: self._node(child, scope) for name, child in content.get("arguments", {}).items()}
        reference = content.get("functionReference")
        if isinstance(reference, str):
            function = self._value(reference, scope)
            if isinstance(function, str):
                return self._call(function, arguments)
            if not isinstance(function, Function):
                raise EarthEngineError("Invalid expression: functionReference does not refer to a function.")
            return function.with_names(arguments)
        return self._call(_text(content.get("functionName"), "functionName"), arguments)

    def _define(self, content: dict[str, Any], scope: Scope) -> Function:
        names = tuple(_text(name, "argumentNames") for name in content.get("argumentNames") or ())
        body = content["body"]

        def call(arguments: dict[str, Any]) -> Any:
            inner = Scope({name: arguments.get(name) for name in names}, scope)
            if inner.depth > MAX_CALL_DEPTH:
                raise EarthEngineError("Too many nested function calls.")
            return self._value(body, inner)

        return Function(names, call)

    def algorithm_function(self, name: str) -> Function:
        """An algorithm as a first-class function."""
        return Function(self._parameters_of(name), lambda arguments: self._call(name, arguments), name)


def node_kind(node: Any) -> str:
    """Which of the nine kinds of node this is."""
    if not isinstance(node, dict):
        raise EarthEngineError("Invalid expression: a value must be an object.")
    for kind in _KINDS:
        if kind in node:
            return kind
    if not node:
        # An empty ValueNode: how JSON clients write a null constant.
        node["constantValue"] = None
        return "constantValue"
    raise EarthEngineError("Invalid expression: unknown kind of value.")


def children(node: Node, kind: str) -> list[Node]:
    """The nodes nested directly inside a node."""
    content = node[kind]
    if kind == "arrayValue":
        values = content.get("values", []) if isinstance(content, dict) else None
        if not isinstance(values, list):
            raise EarthEngineError("Invalid expression: malformed arrayValue.")
        return values
    if kind in ("dictionaryValue", "functionInvocationValue"):
        name = "values" if kind == "dictionaryValue" else "arguments"
        values = content.get(name, {}) if isinstance(content, dict) else None
        if not isinstance(values, dict):
            raise EarthEngineError(f"Invalid expression: malformed {kind}.")
        return list(values.values())
    return []


def _text(value: Any, what: str) -> str:
    if not isinstance(value, str):
        raise EarthEngineError(f"Invalid expression: malformed {what}.")
    return value


def _integer(content: Any) -> int:
    try:
        return int(content)
    except (TypeError, ValueError):
        raise EarthEngineError("Invalid expression: malformed integerValue.") from None


def _bytes(content: Any) -> bytes:
    try:
        return base64.b64decode(content, validate=True)
    except (TypeError, ValueError, binascii.Error):
        raise EarthEngineError("Invalid expression: malformed bytesValue.") from None
