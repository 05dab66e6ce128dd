# SPDX-License-Identifier: GPL-2.0-or-later
"""Number.*: elementwise operations on single numbers, casts, and numbers as text."""

from __future__ import annotations

import math
import operator
import re
from typing import Any, Callable, Optional

import numpy as np

from ..arithmetic import BINARY, UNARY, Tree, parse
from ..arrays import casts, operations
from ..comparing import is_number
from ..elementwise import Operation, cast
from ..errors import EarthEngineError
from ..expression import truth
from ..printf import format_number
from ..registry import algorithm
from ..values import Long, PixelType

_LIMIT = 2**63

#: Operations that stay exact for integers, and become floating point beyond 64 bits.
_EXACT: dict[str, Callable[[int, int], int]] = {
    "add": operator.add,
    "subtract": operator.sub,
    "multiply": operator.mul,
}


def as_number(value: np.ndarray) -> Any:
    """A number of the language: an integer of 64 bits, or a double."""
    found = np.asarray(value).item()
    if isinstance(found, (bool, int)):
        return Long(found)
    return float(found)


def _wide(value: Any) -> np.ndarray:
    if isinstance(value, int) and -_LIMIT <= value < _LIMIT:
        return np.asarray(value, dtype="int64")
    return np.asarray(value, dtype="float64")


def _register_binary(name: str, operation: Operation) -> None:
    exact = _EXACT.get(name)

    @algorithm(f"Number.{name}")
    def binary(left: Any, right: Any) -> Any:
        if exact is not None and isinstance(left, int) and isinstance(right, int):
            found = exact(left, right)
            return Long(found) if -_LIMIT <= found < _LIMIT else float(found)
        with np.errstate(all="ignore"):
            return as_number(operation.function(_wide(left), _wide(right)))


def _register_unary(name: str, operation: Operation) -> None:
    @algorithm(f"Number.{name}")
    def unary(input: Any) -> Any:
        with np.errstate(all="ignore"):
            return as_number(operation.function(_wide(input)))


def _register_cast(name: str, kind: PixelType) -> None:
    @algorithm(f"Number.{name}")
    def to_type(input: Any) -> Any:
        return as_number(cast(_wide(input), kind))


def _register_all() -> None:
    unary, binary = operations()
    for name, operation in unary.items():
        _register_unary(name, operation)
    for name, operation in binary.items():
        _register_binary(name, operation)
    for name, kind in casts().items():
        _register_cast(name, kind)


_register_all()


@algorithm("Number.clamp")
def clamp(number: Any, min: Any, max: Any) -> Any:
    if number != number:
        return number
    found = min if number < min else max if number > max else number
    return Long(found) if isinstance(found, int) else found


@algorithm("Number.unitScale")
def unit_scale(number: Any, min: Any, max: Any) -> float:
    return 0.0 if min == max else (number - min) / (max - min)


# Text.


@algorithm("Number.format")
def format_(number: Any, pattern: str) -> str:
    return format_number(number, pattern)


_DECIMAL = re.compile(r"\s*([+-]?)(NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[fFdD]?\s*", re.ASCII)


@algorithm("Number.parse")
def parse_(input: str, radix: int) -> Any:
    if not 2 <= radix <= 36:
        raise EarthEngineError(f"Number.parse: The radix must be between 2 and 36. Found {radix}.")
    if len(input) <= 400 and re.fullmatch(r"[+-]?[0-9A-Za-z]+", input):
        try:
            whole = int(input, radix)
        except ValueError:
            pass
        else:
            if -_LIMIT <= whole < _LIMIT:
                return Long(whole)
    match = _DECIMAL.fullmatch(input) if radix == 10 and len(input) <= 400 else None
    if match is None:
        raise EarthEngineError(f"Number.parse: Cannot parse '{input[:80]}' as a number.")
    value = {"NaN": math.nan, "Infinity": math.inf}.get(match[2])
    return (-1.0 if match[1] == "-" else 1.0) * (float(match[2]) if value is None else value)


# Expressions.

_CONSTANTS = {"PI": math.pi, "E": math.e}


@algorithm("Number.expression")
def expression(context: Any, expression: str, vars: Optional[dict[str, Any]]) -> Any:
    found = _Evaluation(context, vars or {}).value(parse(expression, "Number.expression"))
    if isinstance(found, bool):
        return int(found)
    if not is_number(found):
        raise EarthEngineError("Number.expression: The result of the expression is not a number.")
    return found


class _Evaluation:
    """The value of a tree, with variables; its operators are those of Number."""

    def __init__(self, context: Any, variables: dict[str, Any]) -> None:
        self._context = context
        self._variables = variables

    def value(self, tree: Tree) -> Any:
        kind = tree[0]
        if kind in ("number", "text"):
            return tree[1]
        if kind == "name":
            if tree[1] not in self._variables:
                raise EarthEngineError(f"Number.expression: Undefined variable '{tree[1]}'.")
            return self._variables[tree[1]]
        if kind in ("member", "index"):
            return self._child(tree)
        if kind == "choice":
            return self.value(tree[2] if truth(self.value(tree[1])) else tree[3])
        if kind == "unary":
            if tree[1] == "-":
                return self._call("subtract", [0, self.value(tree[2])])
            return self._call(UNARY[tree[1]], [self.value(tree[2])])
        if kind == "binary":
            return self._chain(tree)
        if kind == "call":
            return self._call(tree[1], [self.value(each) for each in tree[2]])
        return self.value(tree[2])

    def _chain(self, tree: Tree) -> Any:
        """A row of operators, which may be long, from left to right."""
        row: list[Tree] = []
        while tree[0] == "binary":
            row.append(tree)
            tree = tree[2]
        found = self.value(tree)
        for each in reversed(row):
            found = self._call(BINARY[each[1]], [found, self.value(each[3])])
        return found

    def _child(self, tree: Tree) -> Any:
        if tree[0] == "member" and tree[1] == ("name", "Math") and tree[2] in _CONSTANTS:
            return _CONSTANTS[tree[2]]
        held = self.value(tree[1])
        key = tree[2] if tree[0] == "member" else self.value(tree[2][0]) if len(tree[2]) == 1 else None
        if isinstance(held, dict) and key in held:
            return held[key]
        if isinstance(held, list) and isinstance(key, int) and -len(held) <= key < len(held):
            return held[key]
        raise EarthEngineError(f"Number.expression: There is no element '{key}'.")

    def _call(self, name: str, values: list[Any]) -> Any:
        full = f"Number.{name}"
        if full not in self._context.signatures or name == "expression":
            raise EarthEngineError(f"Number.expression: Unknown function '{name[:40]}'.")
        names = self._context.parameters_of(full)
        if len(values) > len(names):
            raise EarthEngineError(f"Number.expression: Too many arguments of function '{name}'.")
        return self._context.call(full, dict(zip(names, values)))
