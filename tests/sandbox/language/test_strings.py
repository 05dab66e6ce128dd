# SPDX-License-Identifier: GPL-2.0-or-later
"""Strings against Python's, regular expressions against Python's engine and against themselves."""

from __future__ import annotations

import json
import re
import time
from typing import Any, Callable, Optional

import pytest
from ee_workbench.sandbox import json_text
from ee_workbench.sandbox.errors import EarthEngineError
from ee_workbench.sandbox.regular import Regex, compile_regex, fullmatch
from ee_workbench.sandbox.regular.machine import compile_program
from ee_workbench.sandbox.regular.syntax import parse
from ee_workbench.sandbox.regular.translate import as_python
from hypothesis import given, settings
from hypothesis import strategies as st

TEXTS = st.text(alphabet="ab c1_é💧", max_size=12)


def _units(text: str) -> list[int]:
    """UTF-16, by its definition."""
    made: list[int] = []
    for code in map(ord, text):
        if code < 0x10000:
            made.append(code)
        else:
            made += [0xD800 + ((code - 0x10000) >> 10), 0xDC00 + ((code - 0x10000) & 0x3FF)]
    return made


@given(TEXTS, TEXTS)
def test_positions_count_utf_16(call: Callable[..., Any], text: str, part: str) -> None:
    units, wanted = _units(text), _units(part)
    places = [i for i in range(len(units) - len(wanted) + 1) if units[i : i + len(wanted)] == wanted]
    assert call("String.length", string=text) == len(units)
    assert call("String.index", target=text, pattern=part) == (places[0] if places else -1)
    assert call("String.rindex", target=text, pattern=part) == (places[-1] if places else -1)
    assert call("String.compareTo", string1=text, string2=part) == (units > wanted) - (units < wanted)


@given(st.text(alphabet="abc💧", max_size=8), st.integers(-10, 10), st.none() | st.integers(-10, 10))
def test_slices_are_those_of_python_on_units(
    call: Callable[..., Any], text: str, start: int, end: Optional[int]
) -> None:
    found = call("String.slice", string=text, start=start, end=end)
    wanted = _units(text)[slice(start, end)]
    if not any(0xD800 <= unit < 0xE000 for unit in wanted[:1] + wanted[-1:]):
        assert _units(found) == wanted


# Regular expressions.

_ATOMS = ["a", "b", "c", ".", "[ab]", "[^a]", "\\d", "\\w", "\\b", "^", "$", "x", "(a)", "(?:b|c)", "(ab|a)", "é"]


def _patterns() -> st.SearchStrategy[str]:
    """Expressions that mean the same in RE2 and in Python: nothing that repeats can match nothing."""
    single = st.sampled_from(_ATOMS)
    repeated = st.tuples(
        st.sampled_from(["a", "[ab]", ".", "\\w", "(ab)"]), st.sampled_from(["*", "+", "?", "{2}", "{1,3}", "*?", "+?"])
    )
    piece = single | repeated.map("".join)
    row = st.lists(piece, min_size=1, max_size=4).map("".join)
    return row | st.tuples(row, row).map("|".join) | row.map(lambda p: f"({p})")


@settings(max_examples=400)
@given(_patterns(), st.text(alphabet="abcx1é \n", max_size=10))
def test_both_engines_agree_with_python(pattern: str, text: str) -> None:
    expected = re.search(pattern.replace("$", r"\Z").replace("\\w", "[0-9A-Za-z_]").replace("\\b", r"(?a:\b)"), text)
    spans = None if expected is None else tuple(expected.span(i) for i in range(re.compile(pattern).groups + 1))
    parsed = parse(pattern)
    translated = re.search(as_python(parsed.root), text)
    assert (None if translated is None else translated.span()) == (None if expected is None else expected.span())
    assert compile_program(parsed).search(text) == spans
    assert Regex(parsed).search(text) == spans


@settings(max_examples=200)
@given(
    st.sampled_from(["(a|b)*", "(a*)*b", "(a|ab)(c|bcd)*", "(?:a?){3}", "(a+b?)+"]),
    st.text(alphabet="abcd", max_size=12),
)
def test_the_machine_finds_matches_wherever_python_does(pattern: str, text: str) -> None:
    found, expected = compile_program(parse(pattern)).search(text), re.search(pattern, text)
    assert (None if found is None else found[0]) == (None if expected is None else expected.span())


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$", "(a*)*b", "(.*)*=(.*)*", "a*a*a*a*a*a*b", "([a-z]+)*[0-9]"])
def test_no_expression_runs_away(pattern: str) -> None:
    begin = time.monotonic()
    compile_regex(pattern).search("a" * 5000 + "!")
    assert time.monotonic() - begin < 5.0


@pytest.mark.parametrize(
    "pattern, text, ignore_case, found",
    [
        ("[[:alpha:]]+", "12ab3", False, "ab"),
        ("[[:^digit:]]", "1a", False, "a"),
        ("\\pL+", "1éa2", False, "éa"),
        ("\\p{Lu}", "aÉ", False, "É"),
        ("\\PN", "1a", False, "a"),
        ("\\Qa.b\\E+", "aXb a.bb", False, "a.bb"),
        ("(?i)AB", "xab", False, "ab"),
        ("a(?i:B)c", "aBc abc", False, "aBc"),
        ("(?s)a.b", "a\nb", False, "a\nb"),
        ("a.b", "a\nb", False, None),
        ("(?m)^b$", "a\nb\nc", False, "b"),
        ("^b$", "a\nb", False, None),
        ("a$", "a\n", False, None),
        ("(?U)a+", "aaa", False, "a"),
        ("(?U)a+?", "aaa", False, "aaa"),
        ("\\x41\\x{1F4A7}", "A💧", False, "A💧"),
        ("[\\]a-]+", "]-a", False, "]-a"),
        ("[]a]+", "]a", False, "]a"),
        ("É", "é", True, "é"),
        ("[^é]", "É", True, None),
        ("\\z", "ab", False, ""),
        ("(?m)b\\z", "b\nc", False, None),
        ("a{,2}", "a{,2}", False, "a{,2}"),
    ],
)
def test_syntax_of_re2(pattern: str, text: str, ignore_case: bool, found: Optional[str]) -> None:
    spans = compile_regex(pattern, ignore_case).search(text)
    assert (None if spans is None else text[slice(*spans[0])]) == found
    machine = compile_program(parse(pattern, ignore_case)).search(text)
    assert (None if machine is None else machine[0]) == (None if spans is None else spans[0])


@pytest.mark.parametrize(
    "pattern",
    ["(", ")", "a**", "*a", "[z-a]", "[a", "\\", "a{1001}", "(a{100}){100}", "(?=a)", "(?<=a)", "(?<!a)", "\\1", "\\y",
     "\\p{Nope}", "[[:nope:]]", "(?P<a>x)(?P<a>y)", "(?P<1>x)", "(?x:a)", "a++", "\\x{110000}",
     "(" * 200, "x" * 20_000],
)  # fmt: skip
def test_what_re2_refuses(pattern: str) -> None:
    with pytest.raises(EarthEngineError):
        compile_regex(pattern)


def test_replacements() -> None:
    assert compile_regex("(?P<first>\\w+) (\\w+)").replace("ab cd ef", "${first}|$2|\\$1", True) == "ab|cd|$1 ef"
    assert compile_regex("x*").replace("abxd", "-", True) == "-a-b--d-"
    with pytest.raises(EarthEngineError, match="Illegal group reference"):
        compile_regex("a").replace("a", "$1", True)


@given(st.lists(st.text(alphabet="ab", max_size=3), max_size=6))
def test_split_undoes_join_up_to_empty_ends(call: Callable[..., Any], parts: list[str]) -> None:
    expected = list(parts)
    while expected and not expected[-1]:
        expected.pop()
    joined = ",".join(parts)
    if joined.strip(","):
        assert call("String.split", string=joined, regex=",", flags="") == expected


def test_selectors_match_the_whole_name() -> None:
    assert fullmatch("B[1-3]", "B2") and not fullmatch("B[1-3]", "B22") and fullmatch("B.*|x", "x")
    assert fullmatch("a(b", "a(b")


# JSON.

_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(max_size=5)
    | st.floats(-1e6, 1e6).filter(lambda x: not x.is_integer()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
    max_leaves=15,
)


@given(_JSON)
def test_json_round_trip(call: Callable[..., Any], data: Any) -> None:
    encoded = json_text.encode(data)
    assert json.loads(encoded) == data
    assert call("String.decodeJSON", string=encoded) == data


@pytest.mark.parametrize("text", ["", "{", "[1,]", "nope", "[" * 5000, "[" * 110 + "]" * 110])
def test_json_that_is_none(call: Callable[..., Any], text: str) -> None:
    with pytest.raises(EarthEngineError, match=r"String\.decodeJSON"):
        call("String.decodeJSON", string=text)
