# SPDX-License-Identifier: GPL-2.0-or-later
"""Arithmetic expressions written as text: from text to a tree. Nothing is ever executed.

The tree's nodes are tuples: ("number", value), ("text", value), ("name", name), ("member", node, name),
("index", node, nodes), ("call", name, nodes), ("unary", operator, node), ("binary", operator, node, node),
("choice", condition, node, node) and ("assign", name, node).
"""

from __future__ import annotations

import re
from typing import Any, NoReturn

from .errors import EarthEngineError

Tree = tuple[Any, ...]

#: Operator → the algorithm of Number and of Image that it stands for.
BINARY = {
    "+": "add",
    "-": "subtract",
    "*": "multiply",
    "/": "divide",
    "%": "mod",
    "**": "pow",
    "==": "eq",
    "!=": "neq",
    "<": "lt",
    "<=": "lte",
    ">": "gt",
    ">=": "gte",
    "&&": "and",
    "||": "or",
    "&": "bitwiseAnd",
    "|": "bitwiseOr",
    "^": "bitwiseXor",
    "<<": "leftShift",
    ">>": "rightShift",
}
UNARY = {"!": "not", "~": "bitwiseNot"}

MAX_LENGTH = 100_000
MAX_DEPTH = 50

_TOKENS = re.compile(
    r"""\s*(?:
        (?P<number>0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
      | (?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
      | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
      | (?P<sign>\*\*|<<|>>|&&|\|\||[<>=!]=|[-+*/%<>=!?:()\[\],.&|^~])
    )""",
    re.VERBOSE | re.ASCII,
)

#: Binary operators, loosest first.
_LEVELS = ("||", "&&", "|", "^", "&", "== !=", "<= >= < >", "<< >>", "+ -", "* / %")
_BINDING = {operator: level for level, operators in enumerate(_LEVELS) for operator in operators.split()}


def parse(text: str, function: str) -> Tree:
    """The tree of an expression.

    Args:
        function: who asks, for the error text.

    Raises:
        EarthEngineError: the text is not an expression.
    """
    if len(text) > MAX_LENGTH:
        raise EarthEngineError(f"{function}: The expression is too long.")
    return _Parser(text, function).whole()


class _Parser:
    def __init__(self, text: str, function: str) -> None:
        self._text = text
        self._function = function
        self._tokens = self._read(text.strip())
        self._at = 0
        self._depth = 0

    def _read(self, text: str) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        position = 0
        while position < len(text):
            match = _TOKENS.match(text, position)
            if match is None:
                self._fail()
            position = match.end()
            kind = str(match.lastgroup)
            found.append((kind, match[kind]))
        return [*found, ("end", "")]

    def _fail(self) -> NoReturn:
        raise EarthEngineError(f"{self._function}: Cannot parse the expression '{self._text[:200]}'.")

    def _peek(self, *signs: str) -> bool:
        kind, value = self._tokens[self._at]
        return kind == "sign" and value in signs

    def _takes(self, *signs: str) -> str:
        if not self._peek(*signs):
            return ""
        self._at += 1
        return self._tokens[self._at - 1][1]

    def _must(self, sign: str) -> None:
        if not self._takes(sign):
            self._fail()

    def whole(self) -> Tree:
        kind, value = self._tokens[0]
        if kind == "name" and self._tokens[1] == ("sign", "="):
            self._at = 2
            tree: Tree = ("assign", value, self._choice())
        else:
            tree = self._choice()
        if self._tokens[self._at][0] != "end":
            self._fail()
        return tree

    def _choice(self) -> Tree:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise EarthEngineError(f"{self._function}: The expression is nested too deeply.")
        tree = self._binary(0)
        if self._takes("?"):
            first = self._choice()
            self._must(":")
            tree = ("choice", tree, first, self._choice())
        self._depth -= 1
        return tree

    def _binary(self, loosest: int) -> Tree:
        tree = self._unary()
        while True:
            kind, operator = self._tokens[self._at]
            level = _BINDING.get(operator, -1) if kind == "sign" else -1
            if level < loosest:
                return tree
            self._at += 1
            tree = ("binary", operator, tree, self._binary(level + 1))

    def _unary(self) -> Tree:
        operators = []
        while True:
            operator = self._takes("-", "+", "!", "~")
            if not operator:
                break
            operators.append(operator)
            if len(operators) > MAX_DEPTH:
                raise EarthEngineError(f"{self._function}: The expression is nested too deeply.")
        tree = self._power()
        for operator in reversed(operators):
            tree = tree if operator == "+" else ("unary", operator, tree)
        return tree

    def _power(self) -> Tree:
        tree = self._postfix()
        if not self._takes("**"):
            return tree
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise EarthEngineError(f"{self._function}: The expression is nested too deeply.")
        power = self._unary()
        self._depth -= 1
        return ("binary", "**", tree, power)

    def _postfix(self) -> Tree:
        tree = self._primary()
        while True:
            if self._takes("."):
                kind, name = self._tokens[self._at]
                if kind != "name":
                    self._fail()
                self._at += 1
                tree = ("member", tree, name)
            elif self._takes("["):
                tree = ("index", tree, self._list("]"))
            elif tree[0] == "name" and self._takes("("):
                tree = ("call", tree[1], self._list(")"))
            else:
                return tree

    def _list(self, closing: str) -> list[Tree]:
        found: list[Tree] = []
        while not self._takes(closing):
            if found:
                self._must(",")
            found.append(self._choice())
        return found

    def _primary(self) -> Tree:
        kind, value = self._tokens[self._at]
        if self._takes("("):
            tree = self._choice()
            self._must(")")
            return tree
        if kind in ("end", "sign"):
            self._fail()
        self._at += 1
        if kind == "number":
            return ("number", _number(value))
        if kind == "text":
            return ("text", re.sub(r"\\(.)", r"\1", value[1:-1], flags=re.DOTALL))
        return ("name", value)


def _number(text: str) -> Any:
    if text[:2].lower() == "0x":
        return int(text, 16)
    value = float(text)
    return int(value) if value.is_integer() and abs(value) < 2**63 else value
