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

#: How deep one value may be nested, as JSON; how long a chain of values that refer to one another may be.
MAX_DEPTH = 100
MAX_CHAIN = 2000
MAX_NODES = 1_000_000
MAX_CALL_DEPTH = 60

#: Longer chains are evaluated from their far end, so that Python's stack stays shallow.
_LONG_CHAIN = 20

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
        self.depth: int = 0 if parent is None else parent.depth + 1

    def lookup(self, name: str) -> Any:
        scope: Optional[Scope] = self
        while scope is not None:
            if name in scope.arguments:
                return scope.arguments[name]
            scope = scope.parent
        raise EarthEngineError(f"Unbound function argument: {name}.")


class Graph:
    """A checked expression: every reference resolves, there is no cycle, and depth and size are bounded.

    Constants are normalised on the way in: JSON has one kind of number, so 2.0 is the integer 2.
    """

    def __init__(self, expression: Any) -> None:
        if not isinstance(expression, dict) or not isinstance(expression.get("values"), dict):
            raise EarthEngineError("Invalid expression: 'values' and 'result' are required.")
        self.values: dict[str, Node] = expression["values"]
        result = expression.get("result")
        if not isinstance(result, str) or result not in self.values:
            raise EarthEngineError("Invalid expression: 'result' must name one of the values.")
        self.result = result
        self.free: dict[str, frozenset[str]] = {}
        self.chain: dict[str, int] = {}
        self.needed: dict[str, list[str]] = {}
        self._references: dict[str, list[str]] = {}
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
            for other in self._read(key):
                if state.get(other) == 1:
                    raise EarthEngineError(f"Invalid expression: cycle at value '{other}'.")
                if state.get(other) != 2:
                    stack.append((other, False))
        return order

    def _read(self, key: str) -> list[str]:
        """The keys that a value refers to; `needed` keeps those that have to be evaluated before it."""
        found: list[str] = []
        needed: list[str] = []
        pending: list[tuple[Any, int, bool]] = [(self.values[key], 1, True)]
        while pending:
            node, depth, strict = pending.pop()
            self._nodes += 1
            if depth > MAX_DEPTH:
                raise EarthEngineError(f"Expression is nested too deeply (more than {MAX_DEPTH} levels).")
            if self._nodes > MAX_NODES:
                raise EarthEngineError("Expression is too large.")
            kind = node_kind(node)
            references: list[str] = []
            if kind == "constantValue":
                node[kind] = _constant(node[kind], depth)
            elif kind == "valueReference":
                references.append(_text(node[kind], kind))
            elif kind == "functionDefinitionValue":
                if not isinstance(node[kind], dict):
                    raise EarthEngineError("Invalid expression: malformed functionDefinitionValue.")
                found.append(_text(node[kind].get("body"), "body"))
            elif kind == "functionInvocationValue":
                nested = children(node, kind)
                if isinstance(node[kind].get("functionReference"), str):
                    references.append(node[kind]["functionReference"])
                lazy = is_choice(node[kind])
                pending.extend((child, depth + 1, strict and not lazy) for child in nested)
            else:
                pending.extend((child, depth + 1, strict) for child in children(node, kind))
            found.extend(references)
            if strict:
                needed.extend(references)
        self._references[key] = found
        self.needed[key] = needed
        return found

    def _check(self, key: str) -> None:
        chain = 1 + max((self.chain[other] for other in self._references[key]), default=0)
        if chain > MAX_CHAIN:
            raise EarthEngineError(f"Expression is nested too deeply (a chain of more than {MAX_CHAIN} values).")
        self.chain[key] = chain
        self.free[key] = self.free_names(self.values[key])

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

    def result(self) -> Any:
        """The value of the whole expression."""
        return self._value(self._graph.result, self._root)

    def _value(self, key: str, scope: Scope) -> Any:
        home = self._home(self._graph.free[key], scope)
        if key in home.cache:
            return home.cache[key]
        if self._graph.chain[key] > _LONG_CHAIN:
            self._prepare(key, scope)
        value = self._node(self._graph.values[key], scope)
        home.cache[key] = value
        return value

    def _prepare(self, root: str, scope: Scope) -> None:
        """Evaluate what a value needs, the far end of the chain first."""
        stack: list[tuple[str, bool]] = [(other, False) for other in self._graph.needed[root]]
        seen: set[str] = set()
        while stack:
            key, leaving = stack.pop()
            home = self._home(self._graph.free[key], scope)
            if leaving:
                home.cache[key] = self._node(self._graph.values[key], scope)
            elif key not in seen and key not in home.cache:
                seen.add(key)
                stack.append((key, True))
                stack.extend((other, False) for other in self._graph.needed[key])

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
        if is_choice(content):
            return self._choose(content["arguments"], scope)
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

    def _choose(self, arguments: dict[str, Any], scope: Scope) -> Any:
        """`If` evaluates the condition and the branch that it takes, not the other one."""
        condition = arguments.get("condition")
        holds = truth(None if condition is None else self._node(condition, scope))
        branch = arguments.get("trueCase" if holds else "falseCase")
        return None if branch is None else self._node(branch, scope)

    def _define(self, content: dict[str, Any], scope: Scope) -> Function:
        names = tuple(_text(name, "argumentNames") for name in content.get("argumentNames") or ())
        body = content["body"]

        def call(arguments: dict[str, Any]) -> Any:
            inner = Scope({name: arguments.get(name) for name in names}, scope)
            if inner.depth > MAX_CALL_DEPTH:
                raise EarthEngineError("Too many nested function calls.")
            return self._value(body, inner)

        return Function(names, call)


def truth(value: Any) -> bool:
    """Whether a condition holds: false, 0, NaN, null and empty strings, lists and dictionaries do not."""
    if isinstance(value, float) and value != value:
        return False
    if isinstance(value, (bool, int, float, str, list, dict)):
        return bool(value)
    return value is not None


def is_choice(content: dict[str, Any]) -> bool:
    """Whether a call is one of `If` with arguments that it knows."""
    if content.get("functionName") not in ("If", "algorithms/If") or "functionReference" in content:
        return False
    arguments = content.get("arguments")
    return isinstance(arguments, dict) and set(arguments) <= {"condition", "trueCase", "falseCase"}


def _constant(value: Any, depth: int) -> Any:
    """A constant with whole numbers as integers."""
    if isinstance(value, float):
        return int(value) if value.is_integer() and -(2.0**63) <= value < 2.0**63 else value
    if depth > MAX_DEPTH:
        raise EarthEngineError(f"Expression is nested too deeply (more than {MAX_DEPTH} levels).")
    if isinstance(value, list):
        return [_constant(each, depth + 1) for each in value]
    if isinstance(value, dict):
        return {name: _constant(each, depth + 1) for name, each in value.items()}
    return value


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
