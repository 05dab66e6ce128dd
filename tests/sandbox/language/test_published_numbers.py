# SPDX-License-Identifier: GPL-2.0-or-later
"""Results that the service's reference publishes for numbers, arrays and error margins."""

from __future__ import annotations

import math
from typing import Any, Callable

import pytest

HALF = math.sqrt(0.5)
GOLDEN = (1 + math.sqrt(5)) / 2
LONG, SHORT = 0.8506508083520399, 0.5257311121191336

NUMBERS: list[tuple[str, Callable[[Any], Any], Any]] = [
    ("a whole float is an integer", lambda ee: ee.Number(3.4e10), 34000000000),
    ("add", lambda ee: ee.Number(5).add(-10.2), -5.199999999999999),
    ("subtract", lambda ee: ee.Number(5).subtract(-10.2), 15.2),
    ("multiply", lambda ee: ee.Number(5).multiply(-10.5), -52.5),
    ("divide", lambda ee: ee.Number(5).divide(10), 0.5),
    ("divide by zero", lambda ee: ee.Number(10).divide(0), 0),
    ("third", lambda ee: ee.Number(1).divide(3), 1 / 3),
    ("mod", lambda ee: ee.Number(-12).mod(5), -2),
    ("mod of a negative divisor", lambda ee: ee.Number(1).mod(-2), 1),
    ("mod of a fraction", lambda ee: ee.Number(5.5).mod(2), 1.5),
    ("pow", lambda ee: ee.Number(5).pow(-2), 0.04),
    ("pow of a fraction", lambda ee: ee.Number(5).pow(2.2), 34.493241536),
    ("atan2 takes x first", lambda ee: ee.Number(0).atan2(1), math.pi / 2),
    ("atan2 backwards", lambda ee: ee.Number(-1).atan2(0), math.pi),
    ("hypot", lambda ee: ee.Number(-3).hypot(4), 5),
    ("tan", lambda ee: ee.Number(math.pi / 2).tan(), 16331239353195370),
    ("log", lambda ee: ee.Number(math.e).log(), 1),
    ("cbrt", lambda ee: ee.Number(27).cbrt(), 3),
    ("round up at the half", lambda ee: ee.Number(10.5).round(), 11),
    ("floor", lambda ee: ee.Number(-2.1).floor(), -3),
    ("ceil", lambda ee: ee.Number(-2.9).ceil(), -2),
    ("signum", lambda ee: ee.Number(-5).signum(), -1),
    ("and", lambda ee: ee.Number(5).And(10), 1),
    ("or", lambda ee: ee.Number(0).Or(0), 0),
    ("not", lambda ee: ee.Number(5).Not(), 0),
    ("first non-zero", lambda ee: ee.Number(0).firstNonZero(5), 5),
    ("bitwise and", lambda ee: ee.Number(25).bitwiseAnd(21), 17),
    ("bitwise or", lambda ee: ee.Number(25).bitwiseOr(21), 29),
    ("bitwise xor", lambda ee: ee.Number(25).bitwiseXor(21), 12),
    ("bitwise not", lambda ee: ee.Number(25).bitwiseNot(), -26),
    ("left shift", lambda ee: ee.Number(20).leftShift(2), 80),
    ("right shift", lambda ee: ee.Number(20).rightShift(2), 5),
    ("bits of two's complement", lambda ee: ee.Number(-2).bitCount(), 63),
    ("bits of a small type", lambda ee: ee.Number(-1).toInt8().bitCount(), 64),
    ("casts cut", lambda ee: ee.Number(1.7).byte(), 1),
    ("casts clamp above", lambda ee: ee.Number(255 + 12345).toUint8(), 255),
    ("casts clamp below", lambda ee: ee.Number(-32768 - 12345).short(), -32768),
    ("64 bits", lambda ee: ee.Number(9223372036854775808.0 + 12345).toInt64(), 2**63 - 1),
    ("single precision", lambda ee: ee.Number(1.1).float(), 1.100000023841858),
    ("clamp", lambda ee: ee.Number(-259).clamp(0, 255), 0),
    ("unit scale is not clamped", lambda ee: ee.Number(-10).unitScale(0, 100), -0.1),
    ("gamma", lambda ee: ee.Number(0.001).gamma(), 999.423772484),
    ("gamma overflows", lambda ee: ee.Number(200).gamma(), "Infinity"),
    ("gammainc", lambda ee: ee.Number(10).gammainc(1), 0.999954600),
    ("gammainc below zero", lambda ee: ee.Number(-1).gammainc(1), "NaN"),
    ("digamma", lambda ee: ee.Number(-1.5).digamma(), 0.703156637),
    ("digamma shows its series", lambda ee: ee.Number(1).digamma(), -0.577215667),
    ("digamma at a pole", lambda ee: ee.Number(-1).digamma(), "-Infinity"),
    ("trigamma", lambda ee: ee.Number(0.001).trigamma(), 1000001.642533195),
    ("trigamma at a pole", lambda ee: ee.Number(-100).trigamma(), "Infinity"),
    ("erf", lambda ee: ee.Number(-0.001).erf(), -0.001128378),
    ("erfc", lambda ee: ee.Number(10).erfc(), 2.088487583e-45),
    ("erfInv", lambda ee: ee.Number(0.001).erfInv(), 0.000886227),
    ("erfcInv", lambda ee: ee.Number(0.001).erfcInv(), 2.326753765),
    ("lanczos", lambda ee: ee.Number(-0.9).lanczos(), 524.955196990),
    ("lanczos at a pole", lambda ee: ee.Number(-1).lanczos(), "Infinity"),
    ("format with zeros", lambda ee: ee.Number(1).format("%03d"), "001"),
    ("format rounds", lambda ee: ee.Number(1.23476).format("%.3f"), "1.235"),
    ("format of an integer as a float", lambda ee: ee.Number(123476).format("%.2f"), "123476.00"),
    ("scientific format", lambda ee: ee.Number(123476).format("%.3e"), "1.235e+05"),
    ("parse", lambda ee: ee.Number.parse("0001"), 1),
    ("parse hexadecimal", lambda ee: ee.Number.parse("3E8", 16), 1000),
    ("expression", lambda ee: ee.Number.expression("x ** y", {"x": 5, "y": 10}), 9765625),
    ("expression with a choice", lambda ee: ee.Number.expression("(x < y) ? 100 : 1000", {"x": 5, "y": 10}), 100),
    ("expression with members", lambda ee: ee.Number.expression("v.x * v.y", {"v": {"x": 5, "y": 10}}), 50),
    ("expression with functions", lambda ee: ee.Number.expression("subtract(add(x, y), 5)", {"x": 5, "y": 10}), 10),
    ("expression with constants", lambda ee: ee.Number.expression("Math.PI", None), math.pi),
    ("type of a constant", lambda ee: ee.Algorithms.ObjectType(ee.Number(1)), "Integer"),
    ("type of a result", lambda ee: ee.Algorithms.ObjectType(ee.Number(-3).int8()), "Long"),
]

ARRAYS: list[tuple[str, Callable[[Any], Any], Any]] = [
    ("empty with a type", lambda ee: ee.Array([[], []], ee.PixelType.float()), [[], []]),
    ("from a cast number", lambda ee: ee.Array([ee.Number(123).toUint8()]), [123]),
    ("add a number", lambda ee: ee.Array([[0, 1, 2], [3, 4, 5]]).add(1), [[1, 2, 3], [4, 5, 6]]),
    ("add a list", lambda ee: ee.Array([1]).add([2]), [3]),
    ("mixed numbers", lambda ee: ee.Array([1, -2, 2, 4]).multiply([-1, -4, -1, 1.2]), [-1, 8, -2, 4.8]),
    ("divide by zero", lambda ee: ee.Array(2).divide(0), 0),
    ("single precision of a quotient", lambda ee: ee.Array([1]).divide(3), [0.3333333432674408]),
    ("mod", lambda ee: ee.Array([-1, -7, -8, -9]).mod([8, 8, 8, 8]), [-1, -7, 0, -1]),
    ("mod of doubles", lambda ee: ee.Array([2.5]).mod(ee.Array([1.2])), [0.10000000000000009]),
    (
        "single precision of a power",
        lambda ee: ee.Array([10, 10]).pow([-2, -1]),
        [0.009999999776482582, 0.10000000149011612],
    ),
    ("powers of zero", lambda ee: ee.Array([0, 0, 0]).pow([-1, 0, 1]), ["Infinity", 1, 0]),
    ("single precision is not double", lambda ee: ee.Array([1.1]).float().eq(ee.Array([1.1])), [0]),
    ("types do not matter to eq", lambda ee: ee.Array([1]).int8().eq(ee.Array([1]).int32()), [1]),
    ("and", lambda ee: ee.Array([1, 1]).And(ee.Array([0.0, 2.0], ee.PixelType.double())), [0, 1]),
    ("first non-zero", lambda ee: ee.Array([-1, 0, 1]).firstNonZero([2, -1, 2]), [-1, -1, 1]),
    ("old names", lambda ee: ee.Array([6, 6]).bitwise_and(ee.Array([1, 11])), [0, 2]),
    ("casts round", lambda ee: ee.Array([-0.1, 0.1, 0.5, 127.1, 255.1, 255.9]).byte(), [0, 0, 1, 127, 255, 255]),
    ("argmax", lambda ee: ee.Array([[3, 4, 2], [6, 5, 7]]).argmax(), [1, 2]),
    ("argmax of the first", lambda ee: ee.Array([1, 1, 9, 9]).argmax(), [2]),
    ("argmax of nothing", lambda ee: ee.Array([], ee.PixelType.int8()).argmax(), None),
    ("bits", lambda ee: ee.Array.bitsToArray(5), [1, 0, 1]),
    ("bits of -1", lambda ee: ee.Array.bitsToArray(-1), [1] * 64),
    ("accumulate", lambda ee: ee.Array([[1, 3], [5, 7]]).accum(1), [[1, 4], [5, 12]]),
    ("accumulate the mean", lambda ee: ee.Array([2, -2, 3, 1]).accum(0, ee.Reducer.mean()), [2, 0, 1, 1]),
    ("accumulate the product", lambda ee: ee.Array([2, -2, 3]).accum(0, ee.Reducer.product()), [2, -4, -12]),
    ("cat with nothing", lambda ee: ee.Array.cat([ee.Array([], ee.PixelType.int8()), ee.Array([1])]), [1]),
    ("cat on a new axis", lambda ee: ee.Array.cat([ee.Array([0, 1]), ee.Array([3, 4])], 1), [[0, 3], [1, 4]]),
    (
        "cat on an axis beyond",
        lambda ee: ee.Array.cat([ee.Array([[0], [1]]), ee.Array([[3], [4]])], 2),
        [[[0, 3]], [[1, 4]]],
    ),
    ("cut", lambda ee: ee.Array([[0, 1, 2], [3, 4, 5]]).cut([-1, 0]), [[0], [3]]),
    ("dot product", lambda ee: ee.Array([1.5, 2.5]).dotProduct(ee.Array([3, 4])), 14.5),
    ("get", lambda ee: ee.Array([[0, 1, 2], [3, 4, 5]]).get([1, 0]), 3),
    ("identity of nothing", lambda ee: ee.Array.identity(0), []),
    ("identity", lambda ee: ee.Array.identity(2), [[1, 0], [0, 1]]),
    ("mask", lambda ee: ee.Array([0, 1, 2, 3]).mask([0, 4, -1, 1.2]), [1, 2, 3]),
    ("mask along the second axis", lambda ee: ee.Array([[1, 2, 3, 4]]).mask([[1, 0, 1, 1]]), [[1, 3, 4]]),
    ("mask of all columns", lambda ee: ee.Array([[1, 2, 3, 4]]).mask([[0, 0, 0, 0]]), [[]]),
    ("slice from the end", lambda ee: ee.Array([1, 2, 3, 4, 5, 6]).slice(0, -2, 6), [5, 6]),
    ("slice with steps", lambda ee: ee.Array([1, 2, 3, 4, 5, 6]).slice(0, 0, 6, 4), [1, 5]),
    ("slice of columns", lambda ee: ee.Array([[1, 2], [3, 4], [5, 6]]).slice(1, 1), [[2], [4], [6]]),
    ("slice beyond", lambda ee: ee.Array([1, 2]).slice(0, 2), []),
    ("eigen of a diagonal", lambda ee: ee.Array([[2, 0], [0, 3]]).eigen(), [[3, 0, 1], [2, 1, 0]]),
    ("eigen of ones", lambda ee: ee.Array([[1, 1], [1, 1]]).eigen(), [[2, HALF, HALF], [0, HALF, -HALF]]),
    ("eigen of a swap", lambda ee: ee.Array([[0, 1], [1, 0]]).eigen(), [[1, HALF, HALF], [-1, HALF, -HALF]]),
    (
        "eigen, golden",
        lambda ee: ee.Array([[0, 1], [1, 1]]).eigen(),
        [[GOLDEN, -SHORT, -LONG], [1 - GOLDEN, -LONG, SHORT]],
    ),
    ("eigen of nothing", lambda ee: ee.Array([[0, 0], [0, 0]]).eigen(), [[0, 0, 1], [0, 1, 0]]),
    ("eigen, defective", lambda ee: ee.Array([[1, 1], [0, 1]]).eigen(), [[1, 0, 1], [1, 1, 0]]),
    ("eigen of a lower triangle", lambda ee: ee.Array([[1, 0], [1, 1]]).eigen(), [[1, -1, 0], [1, 0, -1]]),
    ("eigen of an upper triangle", lambda ee: ee.Array([[1, 1], [0, 0]]).eigen(), [[1, 1, 0], [0, -HALF, HALF]]),
]

MARGINS: list[tuple[str, Callable[[Any], Any], Any]] = [
    ("metres", lambda ee: ee.ErrorMargin(1), {"type": "ErrorMargin", "unit": "meters", "value": 1}),
    ("no sign", lambda ee: ee.ErrorMargin(-1), {"type": "ErrorMargin", "unit": "meters", "value": 1}),
    ("very large", lambda ee: ee.ErrorMargin(1e8), {"type": "ErrorMargin", "unit": "infinite"}),
    ("large", lambda ee: ee.ErrorMargin(1e7), {"type": "ErrorMargin", "unit": "meters", "value": 10000000}),
    ("projected", lambda ee: ee.ErrorMargin(1, "projected"), {"type": "ErrorMargin", "unit": "projected", "value": 1}),
]


@pytest.mark.parametrize(
    "build, expected", [pytest.param(*row[1:], id=row[0]) for row in (*NUMBERS, *ARRAYS, *MARGINS)]
)
def test_published_result(build: Callable[[Any], Any], expected: Any, ee: Any, value: Callable[[Any], Any]) -> None:
    assert _same(value(build(ee)), expected), value(build(ee))


def _same(found: Any, expected: Any) -> bool:
    """Equal, numbers to the nine digits that are published."""
    if isinstance(expected, list) and isinstance(found, list):
        return len(found) == len(expected) and all(_same(a, b) for a, b in zip(found, expected))
    if isinstance(expected, (int, float)) and isinstance(found, (int, float)) and not isinstance(expected, bool):
        return math.isclose(found, expected, rel_tol=1e-9, abs_tol=1e-9)
    return bool(found == expected)
