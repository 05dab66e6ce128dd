# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers against Python's integers and decimals, and Java's formats as its documentation has them."""

from __future__ import annotations

import math
import operator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Callable

import pytest
from ee_workbench.sandbox import special
from ee_workbench.sandbox.arithmetic import parse
from ee_workbench.sandbox.errors import EarthEngineError
from ee_workbench.sandbox.printf import format_number, java_string
from hypothesis import given
from hypothesis import strategies as st

LONGS = st.integers(-(2**63), 2**63 - 1)
DOUBLES = st.floats(allow_nan=False, allow_infinity=False)
RANGES = {
    "int8": (-128, 127), "toInt8": (-128, 127), "byte": (0, 255), "toUint8": (0, 255), "short": (-32768, 32767),
    "uint16": (0, 65535), "int": (-(2**31), 2**31 - 1), "toInt32": (-(2**31), 2**31 - 1), "uint32": (0, 2**32 - 1),
    "long": (-(2**63), 2**63 - 1), "toInt64": (-(2**63), 2**63 - 1),
}  # fmt: skip


@given(LONGS, LONGS)
def test_integers_stay_exact_until_64_bits_are_full(call: Callable[..., Any], a: int, b: int) -> None:
    for name, function in (("add", operator.add), ("subtract", operator.sub), ("multiply", operator.mul)):
        expected = function(a, b)
        found = call(f"Number.{name}", left=a, right=b)
        if -(2**63) <= expected < 2**63:
            assert (found, isinstance(found, int)) == (expected, True)
        else:
            assert found == pytest.approx(float(expected)) and isinstance(found, float)


@given(LONGS, LONGS)
def test_bits_are_those_of_64_bit_integers(call: Callable[..., Any], a: int, b: int) -> None:
    assert call("Number.bitwiseAnd", left=a, right=b) == a & b
    assert call("Number.bitwiseOr", left=a, right=b) == a | b
    assert call("Number.bitwiseXor", left=a, right=b) == a ^ b
    assert call("Number.bitwiseNot", input=a) == ~a
    assert call("Number.bitCount", input=a) == bin(a & (2**64 - 1)).count("1")


@given(st.one_of(LONGS, DOUBLES), st.sampled_from(sorted(RANGES)))
def test_casts_cut_towards_zero_and_clamp(call: Callable[..., Any], number: Any, name: str) -> None:
    low, high = RANGES[name]
    assert call(f"Number.{name}", input=number) == min(max(math.trunc(number), low), high)


@given(DOUBLES, DOUBLES)
def test_doubles_are_those_of_ieee_754(call: Callable[..., Any], a: float, b: float) -> None:
    assert call("Number.add", left=a, right=b) == a + b
    assert call("Number.multiply", left=a, right=b) == a * b
    assert call("Number.divide", left=a, right=b) == (a / b if b else 0)
    assert call("Number.mod", left=a, right=b) == (math.fmod(a, b) if b else 0)
    assert call("Number.max", left=a, right=b) == max(a, b)
    for name, relation in (("lt", operator.lt), ("lte", operator.le), ("gt", operator.gt), ("gte", operator.ge)):
        assert call(f"Number.{name}", left=a, right=b) == int(relation(a, b))


@given(st.integers(-(2**31), 2**31 - 1), st.integers(2, 36))
def test_parse_undoes_every_radix(call: Callable[..., Any], number: int, radix: int) -> None:
    digits, rest = "", abs(number)
    while rest or not digits:
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest % radix] + digits
        rest //= radix
    assert call("Number.parse", input=("-" if number < 0 else "") + digits, radix=radix) == number


@pytest.mark.parametrize("text, number", [("1e3", 1000), (" 2.5 ", 2.5), ("-.5", -0.5), ("1.", 1), ("+7", 7)])
def test_parse_of_decimals(call: Callable[..., Any], text: str, number: float) -> None:
    assert call("Number.parse", input=text) == number


@pytest.mark.parametrize("text", ["", "a", "1,5", "0x10", "1 2", "--1", "٣"])
def test_parse_refuses(call: Callable[..., Any], text: str) -> None:
    with pytest.raises(EarthEngineError, match=r"Number\.parse"):
        call("Number.parse", input=text)


# Formats.


@given(DOUBLES, st.integers(0, 12))
def test_decimals_are_rounded_half_up(number: float, places: int) -> None:
    exact = Decimal(repr(number)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) if abs(number) < 1e15 else None
    if exact is not None:
        shown = format_number(number, f"%.{places}f")
        assert Decimal(shown) == exact and len(shown.partition(".")[2]) == places


@given(st.integers(-(2**63), 2**63 - 1), st.integers(1, 30), st.sampled_from(["", "0", "-", "+", " "]))
def test_integers_are_padded_as_in_c(number: int, width: int, flag: str) -> None:
    assert format_number(number, f"<%{flag}{width}d>") == f"<%{flag}{width}d>" % number


@given(DOUBLES)
def test_the_shortest_text_reads_back(number: float) -> None:
    text = java_string(number)
    assert float(text.replace("E", "e")) == number
    assert "." in text


@pytest.mark.parametrize(
    "number, pattern, text",
    [
        (0.125, "%.2f", "0.13"),
        (1.005, "%.2f", "1.01"),
        (-7, "%(d", "(7)"),
        (1234567.891, "%,.2f", "1,234,567.89"),
        (255, "%x", "ff"),
        (-1, "%x", "ffffffff"),
        (255, "%#X", "0XFF"),
        (8, "%o", "10"),
        (0.0001, "%g", "0.000100000"),
        (0.00001, "%g", "1.00000e-05"),
        (123456.0, "%.3g", "1.23e+05"),
        (1.0, "%a", "0x1.0p0"),
        (2.0, "%s", "2.0"),
        (2, "%s", "2"),
        (1e10, "%s", "1.0E10"),
        (0.001, "%s", "0.001"),
        (0.0001, "%s", "1.0E-4"),
        (12345678.0, "%s", "1.2345678E7"),
        (float("inf"), "%f", "Infinity"),
        (float("nan"), "%.1f", "NaN"),
        (3, "B%02d_x", "B03_x"),
    ],
)
def test_formats_of_java(number: float, pattern: str, text: str) -> None:
    assert format_number(number, pattern) == text


@pytest.mark.parametrize("pattern", ["", "x", "%", "%d%d", "%z", "%-d", "%0d", "%-05d", "%.2d", "%99999d", "%i"])
def test_formats_that_java_refuses(pattern: str) -> None:
    with pytest.raises(EarthEngineError, match=r"Number\.format"):
        format_number(1, pattern)


# Expressions.

_OPERATORS = {"+": "+", "-": "-", "*": "*", "==": "==", "<": "<", ">=": ">=", "&&": " and ", "||": " or "}


def _texts() -> st.SearchStrategy[tuple[str, str]]:
    """The same expression for the parser and for Python."""
    leaves = st.integers(0, 9).map(lambda n: (str(n), str(n))) | st.sampled_from("xy").map(lambda n: (n, n))

    def grown(inner: st.SearchStrategy[tuple[str, str]]) -> st.SearchStrategy[tuple[str, str]]:
        binary = st.tuples(inner, st.sampled_from(sorted(_OPERATORS)), inner).map(
            lambda t: (
                (f"({t[0][0]}{t[1]}{t[2][0]})", f"int(bool({t[0][1]}) {_OPERATORS[t[1]]} bool({t[2][1]}))")
                if t[1] in ("&&", "||")
                else (f"({t[0][0]} {t[1]} {t[2][0]})", f"({t[0][1]}{_OPERATORS[t[1]]}{t[2][1]})")
            )
        )
        choice = st.tuples(inner, inner, inner).map(
            lambda t: (f"({t[0][0]} ? {t[1][0]} : {t[2][0]})", f"({t[1][1]} if {t[0][1]} else {t[2][1]})")
        )
        return binary | choice | inner.map(lambda t: (f"-{t[0]}", f"(-{t[1]})"))

    return st.recursive(leaves, grown, max_leaves=12)


@given(_texts())
def test_expressions_mean_what_python_means(call: Callable[..., Any], texts: tuple[str, str]) -> None:
    found = call("Number.expression", expression=texts[0], vars={"x": 3, "y": -2})
    assert found == int(eval(texts[1], {"x": 3, "y": -2}))


def test_long_expressions(call: Callable[..., Any]) -> None:
    assert call("Number.expression", expression="+".join(["1"] * 20_000), vars={}) == 20_000


@pytest.mark.parametrize(
    "text, number",
    [("1+2*3", 7), ("2**3**2", 512), ("-2**2", -4), ("7%4-1", 2), ("1<2==1", 1), ("!0+1", 2), ("1?2:3?4:5", 2),
     ("0x10", 16), ("1.5e1", 15), ("a['b']", 9), ("max(1, 5)", 5), ("6&3", 2), ("1<<4", 16), ("v[1]", 8)],
)  # fmt: skip
def test_precedence(call: Callable[..., Any], text: str, number: float) -> None:
    assert call("Number.expression", expression=text, vars={"a": {"b": 9}, "v": [7, 8]}) == number


@pytest.mark.parametrize(
    "text",
    ["", "1+", "(1", "1)", "x", "__import__('os')", "f(1)", "Math.x", "a.b.c", "1 2", "'a'", "(" * 500, "-" * 500],
)
def test_expressions_that_are_none(call: Callable[..., Any], text: str) -> None:
    with pytest.raises(EarthEngineError, match=r"Number\."):
        call("Number.expression", expression=text, vars={"a": {"b": 1}})


def test_trees_are_data() -> None:
    assert parse("y = a.b + 1", "f") == ("assign", "y", ("binary", "+", ("member", ("name", "a"), "b"), ("number", 1)))


# Special functions, against identities that define them.


@given(st.floats(0.01, 60))
def test_gamma_functions_step_as_they_should(x: float) -> None:
    assert special.digamma(x + 1) == pytest.approx(special.digamma(x) + 1 / x, rel=1e-6, abs=1e-7)
    assert special.trigamma(x + 1) == pytest.approx(special.trigamma(x) - 1 / x**2, rel=1e-6, abs=1e-7)
    assert special.gamma(x + 1) == pytest.approx(special.gamma(x) * x, rel=1e-9)


@given(st.floats(-0.999999, 0.999999))
def test_the_inverse_error_functions_undo_them(x: float) -> None:
    assert math.erf(special.erf_inverse(x)) == pytest.approx(x, rel=1e-12, abs=1e-15)
    assert math.erfc(special.erfc_inverse(1 - x)) == pytest.approx(1 - x, rel=1e-12)


@given(st.floats(0, 50), st.integers(1, 12))
def test_the_incomplete_gamma_function_is_a_sum_of_poissons(x: float, a: int) -> None:
    tail = math.exp(-x) * sum(x**k / math.factorial(k) for k in range(a))
    assert special.gammainc(x, a) == pytest.approx(1 - tail, abs=1e-12)
