# SPDX-License-Identifier: GPL-2.0-or-later
"""Image expressions that users type, checked before they go to Earth Engine. Nothing is ever executed.

Only names and form are checked, so operands and operators are read in a row: which operator binds tighter (``**``, from
the right, before ``* / %``, ``+ -``, comparisons, ``&&``, ``||`` and ``? :``) never decides whether a text is right.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import NoReturn, Sequence

from .errors import RecipeError
from .spelling import number
from .text import told, tr

MAX_LENGTH = 10_000
MAX_DEPTH = 60

#: Function → how many arguments it takes.
FUNCTIONS: dict[str, int] = {
    **dict.fromkeys("abs acos asin atan cbrt ceil cos cosh exp floor log log10 round".split(), 1),
    **dict.fromkeys("signum sin sinh sqrt tan tanh byte short int long float double".split(), 1),
    **dict.fromkeys("atan2 hypot max min mod pow".split(), 2),
}

_TOKENS = re.compile(
    r"""(?P<space>[ \t\r\n]+)
      | (?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
      | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
      | (?P<text>"[^"\\]*"|'[^'\\]*')
      | (?P<sign>\*\*|&&|\|\||[<>=!]=|[-+*/%<>!?:(),])
    """,
    re.VERBOSE,
)
_BINARY = frozenset("+ - * / % ** == != < <= > >= && ||".split())
_INSTEAD = {"=": "==", "&": "&&", "|": "||", "^": "**", "−": "-", "–": "-", "×": "*", "·": "*", "÷": "/"}


def check(text: str, names: Sequence[str]) -> frozenset[str]:
    """The names of the bands that an expression uses.

    Args:
        text: what stands in the expression, as "(B8 - B4) / (B8 + B4)" or "b('B8') > 0.3 ? 1 : 0".
        names: the bands there are, in their order.

    Raises:
        RecipeError: it is not an expression of these bands; the sentence says what is wrong, and where.
    """
    if not text.strip():
        raise RecipeError("expression", tr("The expression is empty: write one, such as (B8 - B4) / (B8 + B4)."))
    if len(text) > MAX_LENGTH:
        sentence = tr("The expression is too long: it may have {limit} characters.")
        raise RecipeError("expression", sentence.format(limit=number(MAX_LENGTH, ",")))
    return _Reader(_read(text), tuple(names)).whole()


@dataclass(frozen=True)
class _Token:
    """`position` counts characters from 1."""

    kind: str
    value: str
    position: int


def _fail(position: int, what: str) -> NoReturn:
    sentence = tr("Position {position} of the expression: {what}").format(position=position, what=what)
    raise RecipeError("expression", sentence)


def _read(text: str) -> list[_Token]:
    found = []
    position = 0
    while position < len(text):
        match = _TOKENS.match(text, position)
        if match is None:
            _fail(position + 1, _stranger(text[position]))
        if match.lastgroup != "space":
            found.append(_Token(str(match.lastgroup), match.group(), position + 1))
        position = match.end()
    return [*found, _Token("end", "", len(text) + 1)]


def _stranger(sign: str) -> str:
    """What to do about a sign that no expression has."""
    if sign in _INSTEAD:
        return tr("write “{instead}” instead of “{sign}”.").format(instead=_INSTEAD[sign], sign=sign)
    if sign in "\"'":
        return tr("the quotation mark is not closed.")
    return tr("“{sign}” cannot stand in an expression.").format(sign=sign)


def _with_guess(what: str, word: str, known: Sequence[str]) -> str:
    """A sentence, and which of the known words may have been meant."""
    near = [name for name in known if name.lower() == word.lower()]  # B4 and b4 have little in common for difflib
    near = near or difflib.get_close_matches(word[:100], known, n=1, cutoff=0.5)
    return told([what, tr("Did you mean “{near}”?").format(near=near[0])]) if near else what


class _Reader:
    def __init__(self, tokens: list[_Token], names: tuple[str, ...]) -> None:
        self._tokens = tokens
        self._names = names
        self._at = 0
        self._depth = 0
        self._used: set[str] = set()

    @property
    def _token(self) -> _Token:
        return self._tokens[self._at]

    def _is(self, *signs: str) -> bool:
        return self._token.kind == "sign" and self._token.value in signs

    def _takes(self, *signs: str) -> bool:
        if self._is(*signs):
            self._at += 1
            return True
        return False

    def _deeper(self, levels: int = 1) -> None:
        self._depth += levels
        if self._depth > MAX_DEPTH:
            _fail(self._token.position, tr("it is nested too deeply: write it as several expressions."))

    def whole(self) -> frozenset[str]:
        self._choice()
        token = self._token
        if self._is(")"):
            _fail(token.position, tr("there is no opening parenthesis for this closing one."))
        if token.kind != "end":
            self._unexpected()
        return frozenset(self._used)

    def _unexpected(self) -> NoReturn:
        token = self._token
        if token.kind == "end":
            _fail(token.position, tr("it ends too early: a number or a band is missing."))
        if token.kind == "sign":
            _fail(token.position, tr("“{sign}” is out of place.").format(sign=token.value))
        _fail(token.position, tr("an operator is missing before “{word}”.").format(word=token.value[:40]))

    def _choice(self) -> None:
        """operation [? choice : choice]"""
        self._deeper()
        self._operation()
        question = self._token
        if self._takes("?"):
            self._choice()
            if not self._takes(":"):
                if self._token.kind != "end":
                    self._unexpected()
                _fail(question.position, tr("“?” needs a “:” with the other value."))
            self._choice()
        self._depth -= 1

    def _operation(self) -> None:
        """operand {operator operand}; powers of powers nest."""
        powers = 0
        signs = self._operand()
        while self._token.kind == "sign" and self._token.value in _BINARY:
            is_power = self._token.value == "**"
            self._at += 1
            if not is_power:
                self._depth -= powers
                powers = 0
            else:
                self._deeper(1 + signs)
                powers += 1 + signs
            signs = self._operand()
        self._depth -= powers

    def _operand(self) -> int:
        """{- + !} value; how many signs stand before the value."""
        signs = 0
        while self._takes("-", "+", "!"):
            signs += 1
            self._deeper()
        self._value()
        self._depth -= signs
        return signs

    def _value(self) -> None:
        token = self._token
        if token.kind == "number":
            if float(token.value) == float("inf"):
                _fail(token.position, tr("this number is too large."))
            self._at += 1
        elif token.kind == "name":
            self._at += 1
            if self._is("("):
                self._call(token)
            else:
                self._use(token, token.value)
        elif self._takes("("):
            if self._is(")"):
                _fail(token.position, tr("there is nothing between these parentheses."))
            self._choice()
            self._close(token)
        elif token.kind == "text":
            _fail(token.position, tr("write b({text}) for a band.").format(text=token.value[:40]))
        elif token.kind == "sign" and token.value == ")":
            _fail(token.position, tr("a number or a band is missing before this parenthesis."))
        else:
            self._unexpected()

    def _close(self, opening: _Token) -> None:
        if self._takes(")"):
            return
        if self._token.kind != "end":
            self._unexpected()
        _fail(opening.position, tr("this parenthesis is not closed."))

    def _use(self, token: _Token, name: str) -> None:
        if name not in self._names:
            if name in FUNCTIONS:
                what = tr("the function “{name}” needs parentheses, as in {name}(…).").format(name=name)
            else:
                what = _with_guess(tr("there is no band “{name}”.").format(name=name[:40]), name, self._names)
            _fail(token.position, what)
        self._used.add(name)

    def _call(self, token: _Token) -> None:
        if token.value == "b":
            self._band()
            return
        wanted = FUNCTIONS.get(token.value)
        if wanted is None:
            what = tr("there is no function “{name}”.").format(name=token.value[:40])
            _fail(token.position, _with_guess(what, token.value, (*FUNCTIONS, "b")))
        opening = self._token
        self._at += 1
        count = 0
        if not self._is(")"):
            self._choice()
            count = 1
            while self._takes(","):
                self._choice()
                count += 1
        self._close(opening)
        if count != wanted:
            what = tr("the function “{name}” needs {wanted} argument(s) and has {count}.")
            _fail(token.position, what.format(name=token.value, wanted=wanted, count=count))

    def _band(self) -> None:
        """What follows b: a name in quotation marks, or a number from 0, in parentheses."""
        opening = self._token
        self._at += 1
        token = self._token
        if token.kind == "text":
            self._at += 1
            self._use(token, token.value[1:-1])
        elif token.kind == "number" and token.value.isdigit():
            self._at += 1
            number = int(token.value) if len(token.value) < 10 else len(self._names)
            if number >= len(self._names):
                what = tr("there is no band number {number}: bands are counted from 0, and there are {count}.")
                _fail(token.position, what.format(number=token.value[:40], count=len(self._names)))
            self._used.add(self._names[number])
        else:
            _fail(token.position, tr("b() needs the name of a band in quotation marks, or its number."))
        self._close(opening)
