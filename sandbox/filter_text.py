# SPDX-License-Identifier: GPL-2.0-or-later
"""Filters written as text, such as ``country == "Belgium" && capacity > 10``."""

from __future__ import annotations

import re
from typing import Any, NoReturn, Optional

from .collection import Filter
from .errors import EarthEngineError
from .filters import TESTS, And, Comparison, Not, Or

_TOKENS = re.compile(
    r"""\s*(?:
        (?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
      | (?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
      | (?P<name>[A-Za-z_.][\w.:-]*)
      | (?P<sign>&&|\|\||[<>=!]=|=|[<>!(),\[\]{}])
    )""",
    re.VERBOSE | re.ASCII,
)
_RELATIONS = {
    "==": "equals",
    "=": "equals",
    "!=": "notEquals",
    ">": "greaterThan",
    ">=": "greaterThanOrEquals",
    "<": "lessThan",
    "<=": "lessThanOrEquals",
}
_WORDS = {"and": "&&", "or": "||", "not": "!", "in": "in"}
_MAX_LENGTH = 100_000
_MAX_DEPTH = 100

#: ("number" | "text" | "name" | "sign" | "end", value)
Token = tuple[str, Any]


def parse_filter(text: str) -> Filter:
    """The filter that a text describes.

    Raises:
        EarthEngineError: it describes none.
    """
    return _Parser(text).whole()


class _Parser:
    def __init__(self, text: str) -> None:
        if len(text) > _MAX_LENGTH:
            raise EarthEngineError("Filter.expression: The expression is too long.")
        self._text = text
        self._tokens = self._read(text.strip())
        self._at = 0
        self._depth = 0

    def _read(self, text: str) -> list[Token]:
        found: list[Token] = []
        position = 0
        while position < len(text):
            match = _TOKENS.match(text, position)
            if match is None:
                self._fail()
            position = match.end()
            kind = str(match.lastgroup)
            value: Any = match[kind]
            if kind == "number":
                number = float(value)
                value = int(number) if number.is_integer() else number
            elif kind == "text":
                value = re.sub(r"\\(.)", r"\1", value[1:-1], flags=re.DOTALL)
            elif kind == "name" and value.lower() in _WORDS:
                kind, value = "sign", _WORDS[value.lower()]
            found.append((kind, value))
        return [*found, ("end", None)]

    def _fail(self) -> NoReturn:
        raise EarthEngineError(f"Filter.expression: Cannot parse the filter '{self._text[:200]}'.")

    def _next(self) -> Token:
        token = self._tokens[self._at]
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def _takes(self, sign: str) -> bool:
        if self._tokens[self._at] != ("sign", sign):
            return False
        self._at += 1
        return True

    def whole(self) -> Filter:
        found = self._any()
        if self._tokens[self._at][0] != "end":
            self._fail()
        return found

    def _any(self) -> Filter:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise EarthEngineError("Filter.expression: The expression is nested too deeply.")
        parts = [self._all()]
        while self._takes("||"):
            parts.append(self._all())
        self._depth -= 1
        return parts[0] if len(parts) == 1 else Or(parts)

    def _all(self) -> Filter:
        parts = [self._one()]
        while self._takes("&&"):
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else And(parts)

    def _one(self) -> Filter:
        negations = 0
        while self._takes("!"):
            negations += 1
        if self._takes("("):
            found = self._any()
            if not self._takes(")"):
                self._fail()
        else:
            found = self._relation()
        return Not(found) if negations % 2 else found

    def _relation(self) -> Filter:
        left, right = self._operand(), None
        inverted = self._takes("!")
        if self._takes("in"):
            values = self._values()
            found: Filter = Comparison("listContains", TESTS["listContains"], None, None, self._named(left), values)
            return Not(found) if inverted else found
        kind, sign = self._next()
        if inverted or kind != "sign" or sign not in _RELATIONS:
            self._fail()
        right = self._operand()
        name = _RELATIONS[sign]
        fields = [value if kind == "name" else None for kind, value in (left, right)]
        values = [None if kind == "name" else value for kind, value in (left, right)]
        return Comparison(name, TESTS[name], fields[0], values[1], fields[1], values[0])

    def _operand(self) -> Token:
        kind, value = self._next()
        if kind not in ("name", "number", "text"):
            self._fail()
        if kind == "name" and value in ("true", "false"):
            return "number", value == "true"
        return kind, value

    def _named(self, token: Token) -> Optional[str]:
        return str(token[1]) if token[0] == "name" else self._fail()

    def _values(self) -> list[Any]:
        closing = ")" if self._takes("(") else "]" if self._takes("[") else "}" if self._takes("{") else self._fail()
        values: list[Any] = []
        while not self._takes(closing):
            if values and not self._takes(","):
                self._fail()
            kind, value = self._operand()
            if kind == "name":
                self._fail()
            values.append(value)
        return values
