# SPDX-License-Identifier: GPL-2.0-or-later
"""Made-up scripts: values of known kinds, wrapped into variables, branches, loops, functions and objects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Callable

from hypothesis import strategies as st

_NUMBERS = ["n0", "n1", "n2"]
_TEXTS = ["s0", "s1"]
_LISTS = ["a0", "a1"]
PRELUDE = (
    "var n0 = 3, n1 = 0, n2 = -2.5; var s0 = 'abc', s1 = '';\n"
    "var a0 = [3, 1, 2], a1 = []; var o0 = {x: 1, y: 'k', z: [1, 2]};\n"
    "function twice(v) { return v + v; }\nfunction pick(a, b) { return a ? a : b; }\n"
    "var maybe = function(v, w) { w = w || 7; return [v, w]; };\n"
)
_END = "print(n0, n1, n2, s0, s1, a0, a1, o0);\n"


class _Writer:
    """Writes parts of a script; `{n}`, `{s}`, `{a}` and `{t}` in a shape are a number, a text, a list and a truth."""

    def __init__(self, draw: Callable[..., Any]) -> None:
        self._draw = draw

    def _choice(self, shapes: Sequence[str]) -> str:
        return str(self._draw(st.sampled_from(shapes)))

    def _fill(self, shape: str, depth: int) -> str:
        """A shape with its gaps filled, one after the other."""
        kinds = {"{n}": self.number, "{s}": self.text, "{a}": self.list, "{t}": self.truth}
        made = ""
        while shape:
            if shape[:3] in kinds:
                made += kinds[shape[:3]](depth - 1)
                shape = shape[3:]
            else:
                made, shape = made + shape[0], shape[1:]
        return made

    def number(self, depth: int) -> str:
        if depth <= 0:
            whole = self._draw(st.integers(-9, 20))
            return self._choice([f"({whole})", *_NUMBERS, "0.5", "1e3", "o0.x"])
        return self._fill(self._choice(_NUMBER_SHAPES), depth)

    def text(self, depth: int) -> str:
        if depth <= 0:
            return self._choice([*_TEXTS, "'b'", "'a-b-c'", "''", "o0.y", "'Été'"])
        return self._fill(self._choice(_TEXT_SHAPES), depth)

    def list(self, depth: int) -> str:
        if depth <= 0:
            return self._choice([*_LISTS, "[1, 'b', 3]", "[]", "o0.z", "[0]"])
        return self._fill(self._choice(_LIST_SHAPES), depth)

    def truth(self, depth: int) -> str:
        if depth <= 0:
            return self._choice(["true", "false", "a1", "s1", "n1", "o0", "!s0", "o0.nothing"])
        return self._fill(self._choice(_TRUTH_SHAPES), depth)

    def statement(self, depth: int, loops: int) -> str:
        shape = self._choice([*_STATEMENTS, *(_COMPOUND if depth > 0 else ())])
        for mark, names in (("N", _NUMBERS), ("S", _TEXTS), ("A", _LISTS)):
            shape = shape.replace(f"<{mark}>", self._choice(names)) if f"<{mark}>" in shape else shape
        shape = shape.replace("<i>", str(loops))
        made = self._fill(shape, 3)
        while "<block>" in made:
            made = made.replace("<block>", self.block(depth - 1, loops + 1), 1)
        return made

    def block(self, depth: int, loops: int) -> str:
        return " ".join(self.statement(depth, loops) for _ in range(self._draw(st.integers(1, 2))))


_NUMBER_SHAPES = [
    "({n} + {n})", "({n} - {n})", "({n} * {n})", "({n} / ({n} || 4))", "({n} % ({n} || 3))", "Math.max({n}, {n})",
    "({t} ? {n} : {n})", "{a}.length", "{s}.indexOf('b')", "parseInt('42px', 10)", "({n} || {n})", "Math.round({n})",
    "{a}.indexOf({n})", "(5 - {n})", "Math.abs({n})", "{s}.length",
]  # fmt: skip
_TEXT_SHAPES = [
    "({s} + {n})", "({n} + {s})", "{s}.toUpperCase()", "{s}.slice(1)", "{s}.replace('b', 'x')", "{a}.join('-')",
    "`<${{n}}${{s}}>`", "({s} || 'none')", "String({n})", "{s}.split('-').reverse().join('+')", "({t} ? {s} : 'no')",
    "({s} + {t})", "{s}.charAt(1)", "{s}.replace(/[a-c]/g, '$&$&')", "({s} && {s})", "{s}.substring(2, 0)",
]  # fmt: skip
_LIST_SHAPES = [
    "[{n}, {s}]", "{a}.concat([{n}])", "{a}.map(function(x, i) { return [x, i]; })", "{a}.slice(0, 2)", "maybe({n})",
    "{a}.filter(function(x) { return x !== {n}; })", "[...{a}, {n}]", "maybe({n}, {s})", "Object.keys({p: {n}, q: 1})",
    "{a}.slice().reverse()", "{a}.map(twice)", "[{a}, {t}]", "{s}.split('b')", "{a}.slice(-1)",
]  # fmt: skip
_TRUTH_SHAPES = [
    "({n} < {n})", "({n} >= {n})", "({n} === {n})", "({s} !== 'b')", "!{a}", "({t} && {t})", "({t} || {n})",
    "(o0.nothing === undefined)", "(typeof {n} === 'number')", "('x' in o0)", "({s} == {n})", "!{s}", "({s} < {s})",
]  # fmt: skip
_STATEMENTS = [
    "<N> = {n};", "<S> = {s};", "<A> = {a}.slice(0, 6);", "<N> += {n};", "<S> += {s}; <S> = <S>.slice(0, 40);",
    "<N>++;",
    "if (<A>.length < 9) <A>.push({n});", "o0.x = {n};", "o0['y'] = {s};", "print({n}, {s}, {a}, {t});",
    "print(pick({t}, {s}), twice({n}));", "if (<A>.length > 2) <A>[2] = {s};",
    "var b<i> = {n}; print(b<i>, typeof b<i>);",
    "<N> = <N> > 1e6 ? 0 : <N>;", "var [c<i>, d<i> = 5] = {a}; print(c<i>, d<i>);",
]  # fmt: skip
_COMPOUND = [
    "if ({t}) { <block> } else { <block> }",
    "for (var i<i> = 0; i<i> < 3; i<i>++) { if ({t}) continue; <block> }",
    "<A>.slice(0, 3).forEach(function(e) { <block> print(e); });",
    "switch (s0) { case 'abc': <block> break; case {s}: <block> default: <N> = 1; }",
    "switch (n0) { case 3: <block> case {n}: <block> break; case 0: print('zero'); }",
    "(function() { var <N> = 1; <block> print(<N>); })();",
    "for (var k<i> in {p: 1, q: 2}) { <S> = k<i>; if ({t}) break; }",
    "try { <block> if ({t}) throw new Error('e'); } catch (e) { print(e.message); }",
    "var w<i> = 0; while (w<i> < 3) { w<i> += 1; if ({t}) { break; } <block> }",
    "for (const v<i> of {a}.slice(0, 3)) { print(v<i>); <block> }",
    "function f<i>(p, q) { <block> return p === undefined ? {s} : q; } print(f<i>(), f<i>({n}, {s}));",
]  # fmt: skip


@st.composite
def scripts(draw: Callable[..., Any]) -> str:
    """A script that ends; JavaScript may still stop it with an error."""
    writer = _Writer(draw)
    lines = [writer.statement(2, 0) for _ in range(draw(st.integers(2, 6)))]
    return PRELUDE + "\n".join(lines) + "\n" + _END
