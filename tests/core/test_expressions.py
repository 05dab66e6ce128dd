# SPDX-License-Identifier: GPL-2.0-or-later
"""Expressions that users type: good ones give their bands, bad ones a sentence and nothing worse."""

from __future__ import annotations

import sys

import pytest
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.expressions import FUNCTIONS, MAX_DEPTH, MAX_LENGTH, check
from ee_workbench.sandbox.arithmetic import parse
from hypothesis import given
from hypothesis import strategies as st

NAMES = ("B2", "B4", "B8", "B8A", "NDVI", "b", "water-mask")
BARE = tuple(name for name in NAMES if name.isidentifier())
Made = tuple[str, frozenset[str]]

spaces = st.sampled_from(["", "", " ", "  ", "\n", "\t"])
numbers = st.one_of(
    st.integers(0, 10**6).map(str),
    st.floats(0, 1e6).map(repr),
    st.sampled_from(["1e-3", "2.", ".5", "1E+5", "0.0001"]),
).map(lambda text: (text, frozenset[str]()))
bands = st.one_of(
    st.sampled_from(BARE).map(lambda name: (name, frozenset({name}))),
    st.sampled_from(NAMES).map(lambda name: (f"b('{name}')", frozenset({name}))),
    st.sampled_from(NAMES).map(lambda name: (f'b( "{name}" )', frozenset({name}))),
    st.integers(0, len(NAMES) - 1).map(lambda number: (f"b({number})", frozenset({NAMES[number]}))),
)


def joined(*parts: object) -> Made:
    """Texts and (text, names) one after the other."""
    made = [part if isinstance(part, tuple) else (part, frozenset()) for part in parts]
    return "".join(str(text) for text, _ in made), frozenset[str]().union(*(names for _, names in made))


def deeper(inner: st.SearchStrategy[Made]) -> st.SearchStrategy[Made]:
    operators = st.sampled_from("+ - * / % ** == != < <= > >= && ||".split())
    ones = st.sampled_from([name for name, count in FUNCTIONS.items() if count == 1])
    twos = st.sampled_from([name for name, count in FUNCTIONS.items() if count == 2])
    return st.one_of(
        st.tuples(inner, spaces, operators, spaces, inner).map(lambda parts: joined(*parts)),
        st.tuples(st.sampled_from("-+!"), spaces, inner).map(lambda parts: joined(*parts)),
        st.tuples(st.just("("), spaces, inner, spaces, st.just(")")).map(lambda parts: joined(*parts)),
        st.tuples(inner, spaces, st.just("?"), inner, st.just(":"), spaces, inner).map(lambda parts: joined(*parts)),
        st.tuples(ones, spaces, st.just("("), inner, st.just(")")).map(lambda parts: joined(*parts)),
        st.tuples(twos, st.just("("), inner, st.just(","), inner, spaces, st.just(")")).map(
            lambda parts: joined(*parts)
        ),
    )


expressions = st.recursive(st.one_of(numbers, bands), deeper, max_leaves=12)


@given(expressions)
def test_good_expressions_give_their_bands(made: Made) -> None:
    text, names = made
    assert check(text, NAMES) == names
    parse(text, "the sandbox takes it too")


@given(expressions, st.data())
def test_damage_gives_a_sentence_or_another_good_expression(made: Made, data: st.DataObject) -> None:
    text = made[0]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 3)))
        put = data.draw(st.one_of(st.sampled_from(["", "(", ")", "?", ":", ",", "b(", "=", "**", "'", "e"]), st.text()))
        text = text[:start] + put + text[end:]
    try:
        used = check(text, NAMES)
    except RecipeError as error:
        assert error.field == "expression" and str(error).endswith((".", "?", "…).", ")."))
    else:
        assert used <= set(NAMES)
        parse(text, "the sandbox takes it too")


@given(st.text(), st.lists(st.text(max_size=5), max_size=4))
def test_any_text_gives_a_sentence_or_bands(text: str, names: list[str]) -> None:
    try:
        assert check(text, names) <= set(names)
    except RecipeError as error:
        assert error.field == "expression"


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ("", 0, "is empty"),
        (" \n ", 0, "is empty"),
        ("(B8 - B4", 1, "parenthesis is not closed"),
        ("max(B8, sqrt(B4)", 4, "parenthesis is not closed"),
        ("B8 - B4)", 8, "no opening parenthesis"),
        ("B8 +", 5, "ends too early"),
        ("B8 B4", 4, "operator is missing before “B4”"),
        ("2 B4", 3, "operator is missing before “B4”"),
        ("B8 * / B4", 6, "“/” is out of place"),
        ("B8 - b4", 6, "no band “b4”. Did you mean “B4”?"),
        ("NDWI * 2", 1, "no band “NDWI”. Did you mean “NDVI”?"),
        ("B8 + b('B44')", 8, "no band “B44”. Did you mean “B4”?"),
        ("1 + thermal", 5, "no band “thermal”."),
        ("b(7)", 3, "no band number 7: bands are counted from 0, and there are 7"),
        ("b(99999999999999)", 3, "no band number"),
        ("b()", 3, "needs the name of a band"),
        ("b(B4)", 3, "needs the name of a band"),
        ("b(1.5)", 3, "needs the name of a band"),
        ("b('B4', 'B8')", 7, "“,” is out of place"),
        ("'B4' * 2", 1, "write b('B4')"),
        ("b('B4) * 2", 3, "quotation mark is not closed"),
        ("sqt(B4)", 1, "no function “sqt”. Did you mean “sqrt”?"),
        ("B4(2)", 1, "no function “B4”"),
        ("sqrt * 2", 1, "“sqrt” needs parentheses"),
        ("sqrt()", 1, "needs 1 argument(s) and has 0"),
        ("2 * pow(B4)", 5, "needs 2 argument(s) and has 1"),
        ("max(B2, B4, B8)", 1, "needs 2 argument(s) and has 3"),
        ("max(B2,)", 8, "missing before this parenthesis"),
        ("max(value=B2)", 10, "write “==”"),
        ("()", 1, "nothing between"),
        ("B8 = 1", 4, "write “==” instead of “=”"),
        ("B8 & B4", 4, "write “&&”"),
        ("B8 ^ 2", 4, "write “**”"),
        ("B8 − B4", 4, "write “-” instead of “−”"),
        ("B8 > 0 ? 1", 8, "needs a “:”"),
        ("B8 > 0 ? 1 : ", 14, "ends too early"),
        ("B8 : 1", 4, "“:” is out of place"),
        ("B8.B4", 3, "“.” cannot stand"),
        ("B8; B4", 3, "“;” cannot stand"),
        ("1e999", 1, "too large"),
        ("__import__('os')", 1, "no function “__import__”"),
    ],
)
def test_the_sentence_says_where_and_what(text: str, position: int, words: str) -> None:
    with pytest.raises(RecipeError) as caught:
        check(text, NAMES)
    assert words in str(caught.value)
    if position:
        assert str(caught.value).startswith(f"Position {position} of the expression: ")


def test_length() -> None:
    good = "B4" + "+1" * (MAX_LENGTH // 2 - 1)
    assert len(good) == MAX_LENGTH and check(good, NAMES) == {"B4"}
    with pytest.raises(RecipeError, match="too long: it may have 10,000 characters"):
        check(good + " ", NAMES)


@pytest.mark.parametrize(
    ("before", "after"),
    [("(", ")"), ("-", ""), ("abs(", ")"), ("1?2:", ""), ("1?", ":2"), ("2**", ""), ("max(1,", ")"), ("-2**", "")],
)
def test_depth(before: str, after: str) -> None:
    def nested(count: int) -> str:
        return before * count + "B4" + after * count

    allowed = (MAX_DEPTH - 1) // (2 if before == "-2**" else 1)
    assert check(nested(allowed - 1), NAMES) == {"B4"}
    assert check(f"({nested(allowed - 2)}) + ({nested(allowed - 2)})", NAMES) == {"B4"}
    with pytest.raises(RecipeError, match="nested too deeply"):
        check(nested(allowed + 2), NAMES)
    with pytest.raises(RecipeError, match="nested too deeply|too long"):
        check(nested(1500), NAMES)


def test_the_deepest_needs_little_of_pythons_stack() -> None:
    limit = sys.getrecursionlimit()
    frame, used = sys._getframe(), 0
    while frame is not None:
        frame, used = frame.f_back, used + 1  # type: ignore[assignment]
    sys.setrecursionlimit(used + 320)
    try:
        assert check("(" * 59 + "B4" + ")" * 59, NAMES) == {"B4"}
    finally:
        sys.setrecursionlimit(limit)
