# SPDX-License-Identifier: GPL-2.0-or-later
"""Elementwise operations, written once for numbers, arrays and images.

Each operation is a function of numpy arrays and a rule for the type of its result. Integers stay integers in +, −, ×,
%, min, max and bits; division and transcendental functions give floating point; comparisons and logic give 0 or 1.
Images keep track of the range that integer results can have, as the service does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Optional

import numpy as np

from .values import PixelType

Unary = Callable[[np.ndarray], np.ndarray]
Binary = Callable[[np.ndarray, np.ndarray], np.ndarray]
TypeRule = Callable[..., PixelType]

_INT = (-9223372036854775808, 9223372036854775807)


@dataclass(frozen=True)
class Operation:
    """An operation of one or two operands."""

    function: Callable[..., np.ndarray]
    rule: TypeRule


def _limits(kind: PixelType) -> tuple[float, float]:
    low = _INT[0] if kind.minimum is None else kind.minimum
    high = _INT[1] if kind.maximum is None else kind.maximum
    return low, high


def _floating(*kinds: PixelType) -> str:
    """Precision of a floating-point result: double where any operand is, or where integers meet no float."""
    precisions = {kind.precision for kind in kinds}
    if "double" in precisions:
        return "double"
    return "float" if "float" in precisions else "double"


def _arithmetic(corner: Callable[[float, float], float]) -> TypeRule:
    """The range of an integer result is spanned by the results at the ends of the operands' ranges."""

    def rule(left: PixelType, right: PixelType) -> PixelType:
        if left.precision == right.precision == "int":
            ends = [corner(a, b) for a in _limits(left) for b in _limits(right)]
            return PixelType("int", max(min(ends), _INT[0]), min(max(ends), _INT[1]))
        return PixelType(_floating(left, right))

    return rule


def _quotient(left: PixelType, right: PixelType) -> PixelType:
    both_int = left.precision == right.precision == "int"
    return PixelType("float" if both_int else _floating(left, right))


def _modulo(left: PixelType, right: PixelType) -> PixelType:
    if left.precision == right.precision == "int":
        top = max(abs(each) for each in _limits(right))
        low = 0 if _limits(left)[0] >= 0 else -top
        return PixelType("int", low, top)
    return PixelType(_floating(left, right))


def _boolean(*_: PixelType) -> PixelType:
    return PixelType("int", 0, 1)


def _wide(*_: PixelType) -> PixelType:
    return PixelType("double")


def _bits(*kinds: PixelType) -> PixelType:
    return (
        PixelType.named("int64") if any(_limits(kind)[1] > 2147483647 for kind in kinds) else PixelType.named("int32")
    )


def _smooth(kind: PixelType) -> PixelType:
    return PixelType("float" if kind.precision == "float" else "double")


def _absolute(kind: PixelType) -> PixelType:
    if kind.precision != "int":
        return PixelType(kind.precision)
    low, high = _limits(kind)
    return PixelType("int", 0 if low <= 0 <= high else min(abs(low), abs(high)), max(abs(low), abs(high)))


def _rounded(kind: PixelType) -> PixelType:
    return kind if kind.precision == "int" else PixelType(kind.precision)


def _power(left: PixelType, right: PixelType) -> PixelType:
    return PixelType("float" if left.precision != "double" and right.precision != "double" else "double")


def _divide(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    a, b = np.asarray(a), np.asarray(b)
    if a.dtype.kind in "iub" and b.dtype.kind in "iub":
        a = a.astype("float64")
    with np.errstate(divide="ignore", invalid="ignore"):
        # A quotient with nothing below the line is 0, as the service has it.
        return np.asarray(np.where(b == 0, 0, a / np.where(b == 0, 1, b)))


def _mod(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(b == 0, 0, np.fmod(a, np.where(b == 0, 1, b))))


def _pow(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    with np.errstate(all="ignore"):
        return np.power(np.asarray(a, dtype="float64"), np.asarray(b, dtype="float64"))


def _int64(value: np.ndarray) -> np.ndarray:
    value = np.asarray(value)
    return value.astype("int64") if value.dtype.kind in "iub" else np.trunc(np.nan_to_num(value)).astype("int64")


def _shift(direction: int) -> Binary:
    def function(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        count = np.clip(_int64(b), 0, 63)
        return np.asarray(np.left_shift(_int64(a), count) if direction > 0 else np.right_shift(_int64(a), count))

    return function


def _first_nonzero(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.asarray(np.where(np.asarray(a) != 0, a, b))


def _bit_count(a: np.ndarray) -> np.ndarray:
    values = _int64(a).astype("uint64")
    total = np.zeros(values.shape, dtype="int64")
    for shift in range(64):
        total += ((values >> np.uint64(shift)) & np.uint64(1)).astype("int64")
    return total


def _quiet(function: Unary) -> Unary:
    def quietly(a: np.ndarray) -> np.ndarray:
        a = np.asarray(a)
        with np.errstate(all="ignore"):
            return np.asarray(function(a if a.dtype.kind == "f" else a.astype("float64")))

    return quietly


def _round_half_up(a: np.ndarray) -> np.ndarray:
    return np.floor(a + 0.5)


def _keeps_int(function: Unary) -> Unary:
    def keeping(a: np.ndarray) -> np.ndarray:
        a = np.asarray(a)
        return a if a.dtype.kind in "iub" else np.asarray(function(a))

    return keeping


def _hull(left: PixelType, right: PixelType) -> PixelType:
    if left.precision == right.precision == "int":
        low = min(_limits(left)[0], _limits(right)[0])
        return PixelType("int", low, max(_limits(left)[1], _limits(right)[1]))
    return PixelType(_floating(left, right))


def _add_int(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.add(a, b)


BINARY: dict[str, Operation] = {
    "add": Operation(_add_int, _arithmetic(lambda a, b: a + b)),
    "subtract": Operation(np.subtract, _arithmetic(lambda a, b: a - b)),
    "multiply": Operation(np.multiply, _arithmetic(lambda a, b: a * b)),
    "divide": Operation(_divide, _quotient),
    "mod": Operation(_mod, _modulo),
    "pow": Operation(_pow, _power),
    "max": Operation(np.maximum, _arithmetic(max)),
    "min": Operation(np.minimum, _arithmetic(min)),
    "first": Operation(lambda a, b: np.broadcast_to(a, np.broadcast_shapes(np.shape(a), np.shape(b))), _hull),
    "firstNonZero": Operation(_first_nonzero, _hull),
    "hypot": Operation(lambda a, b: np.hypot(np.asarray(a, "float64"), b), _wide),
    "atan2": Operation(lambda y, x: np.arctan2(np.asarray(x, "float64"), np.asarray(y, "float64")), _wide),
    "eq": Operation(np.equal, _boolean),
    "neq": Operation(np.not_equal, _boolean),
    "gt": Operation(np.greater, _boolean),
    "gte": Operation(np.greater_equal, _boolean),
    "lt": Operation(np.less, _boolean),
    "lte": Operation(np.less_equal, _boolean),
    "and": Operation(lambda a, b: (np.asarray(a) != 0) & (np.asarray(b) != 0), _boolean),
    "or": Operation(lambda a, b: (np.asarray(a) != 0) | (np.asarray(b) != 0), _boolean),
    "bitwiseAnd": Operation(lambda a, b: _int64(a) & _int64(b), _bits),
    "bitwiseOr": Operation(lambda a, b: _int64(a) | _int64(b), _bits),
    "bitwiseXor": Operation(lambda a, b: _int64(a) ^ _int64(b), _bits),
    "leftShift": Operation(_shift(1), _bits),
    "rightShift": Operation(_shift(-1), _bits),
}

UNARY: dict[str, Operation] = {
    "abs": Operation(np.abs, _absolute),
    "not": Operation(lambda a: np.asarray(a) == 0, _boolean),
    "bitwiseNot": Operation(lambda a: ~_int64(a), _bits),
    "bitCount": Operation(_bit_count, lambda kind: PixelType("int", 0, 64)),
    "ceil": Operation(_keeps_int(np.ceil), _rounded),
    "floor": Operation(_keeps_int(np.floor), _rounded),
    "round": Operation(_keeps_int(_round_half_up), _rounded),
    "signum": Operation(np.sign, lambda kind: PixelType("int", -1, 1) if kind.precision == "int" else kind),
    **{
        name: Operation(_quiet(function), _smooth)
        for name, function in {
            "acos": np.arccos,
            "asin": np.arcsin,
            "atan": np.arctan,
            "cbrt": np.cbrt,
            "cos": np.cos,
            "cosh": np.cosh,
            "exp": np.exp,
            "log": np.log,
            "log10": np.log10,
            "sin": np.sin,
            "sinh": np.sinh,
            "sqrt": np.sqrt,
            "tan": np.tan,
            "tanh": np.tanh,
        }.items()
    },
}

_INTEGERS = {
    "int8": "int8",
    "int16": "int16",
    "int32": "int32",
    "int64": "int64",
    "uint8": "uint8",
    "uint16": "uint16",
    "uint32": "uint32",
    "byte": "uint8",
    "short": "int16",
    "int": "int32",
    "long": "int64",
}

#: Casts by all their names: values are clamped to the range and cut towards zero.
CASTS: dict[str, str] = {
    **_INTEGERS,
    "float": "float",
    "double": "double",
    **{f"to{name[0].upper()}{name[1:]}": kind for name, kind in _INTEGERS.items()},
    "toFloat": "float",
    "toDouble": "double",
}


def cast(values: np.ndarray, kind: PixelType) -> np.ndarray:
    """Values as another type: clamped to its range, cut towards zero, NaN as 0 where there is none."""
    values = np.asarray(values)
    dtype = kind.dtype
    if dtype.kind == "f":
        with np.errstate(over="ignore"):
            return values.astype(dtype, copy=False)
    if values.dtype == dtype:
        return values
    info = np.iinfo(dtype)
    if values.dtype.kind == "f":
        values = np.trunc(np.nan_to_num(values, nan=0.0, posinf=np.inf, neginf=-np.inf))
        high = np.nextafter(float(info.max), 0.0) if info.max > 2**53 else float(info.max)
        out = np.clip(values, float(info.min), high).astype(dtype)
        if info.max > 2**53:
            out = np.where(values >= float(info.max), info.max, out).astype(dtype)
        return out
    return np.clip(values, info.min, info.max).astype(dtype)


def promoted(kind: Optional[PixelType]) -> np.dtype:
    """The numpy type in which operands of an operation with this result are brought together."""
    if kind is None or kind.precision == "double":
        return np.dtype("float64")
    return np.dtype("float32") if kind.precision == "float" else np.dtype("int64")
