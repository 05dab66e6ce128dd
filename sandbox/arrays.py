# SPDX-License-Identifier: GPL-2.0-or-later
"""Arrays from nested lists, their types, and elementwise operations on them."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any, Optional, Sequence

import numpy as np

from . import special
from .elementwise import BINARY, CASTS, UNARY, Operation, promoted
from .errors import EarthEngineError
from .values import Array, PixelType

MAX_VALUES = 4_000_000

#: Names that older scripts know operations by.
ALIASES = {
    "first_nonzero": "firstNonZero",
    "bitwise_and": "bitwiseAnd",
    "bitwise_or": "bitwiseOr",
    "bitwise_xor": "bitwiseXor",
    "bitwise_not": "bitwiseNot",
    "left_shift": "leftShift",
    "right_shift": "rightShift",
}


def _double(*_: PixelType) -> PixelType:
    return PixelType("double")


def _exact(name: str, function: Any) -> Any:
    """A function of the mathematical library, more exact than numpy's fast ones, for arrays that are not large."""

    def single(value: float) -> float:
        try:
            return float(function(value))
        except (ValueError, OverflowError):
            return float(fast(np.float64(value)))

    def elementwise(a: np.ndarray) -> np.ndarray:
        values = np.asarray(a)
        if values.size > 4096 or values.dtype == np.float32:
            return np.asarray(fast(values))
        made = [single(value) for value in values.ravel().tolist()]
        return np.array(made, dtype="float64").reshape(values.shape)

    fast = UNARY[name].function
    return elementwise


_MATHEMATICAL = ("acos", "asin", "atan", "cos", "cosh", "exp", "log", "log10", "sin", "sinh", "sqrt", "tan", "tanh")


def operations() -> tuple[dict[str, Operation], dict[str, Operation]]:
    """All operations of one and of two operands, by all their names."""
    unary = {**UNARY, **{name: Operation(function, _double) for name, function in special.UNARY.items()}}
    binary = {**BINARY, **{name: Operation(function, _double) for name, function in special.BINARY.items()}}
    for name in _MATHEMATICAL:
        unary[name] = replace(unary[name], function=_exact(name, getattr(math, name)))
    for table in (unary, binary):
        table.update({alias: table[name] for alias, name in ALIASES.items() if name in table})
    return unary, binary


def array_of(value: Any, kind: Optional[PixelType] = None) -> Array:
    """An array from numbers and arrays, nested in lists to any depth.

    Raises:
        EarthEngineError: the lists are ragged, hold something else, or hold nothing and no type is given.
    """
    if isinstance(value, Array):
        return value if kind is None else Array(cast(value.values, kind))
    numbers: list[Any] = []
    shape = _gather(value, numbers, 0)
    if not numbers and kind is None and isinstance(value, list):
        kind = _held_type(value)
        if kind is None:
            raise EarthEngineError("Array: Parameter 'pixelType' is required for an array without numbers.")
    made = np.array(numbers, dtype=_inferred(numbers) if numbers else (kind or PixelType()).dtype).reshape(shape)
    return Array(made if kind is None else cast(made, kind))


def _gather(value: Any, numbers: list[Any], depth: int) -> tuple[int, ...]:
    """Append all numbers of a nested list; its shape."""
    if isinstance(value, (bool, int, float)):
        if len(numbers) >= MAX_VALUES:
            raise EarthEngineError("User memory limit exceeded.")
        numbers.append(int(value) if isinstance(value, bool) else value)
        return ()
    if isinstance(value, Array):
        numbers.extend(value.values.ravel().tolist())
        return tuple(value.values.shape)
    if not isinstance(value, list):
        shown = "null" if value is None else str(value)[:80]
        raise EarthEngineError(f"Array: Arrays can be made of numbers only. Found {shown}.")
    if depth > 50:
        raise EarthEngineError("Array: The lists are nested too deeply.")
    shapes = {_gather(each, numbers, depth + 1) for each in value}
    if len(shapes) > 1:
        raise EarthEngineError("Array: All inner arrays at the same depth must have the same length.")
    return (len(value), *(shapes.pop() if shapes else ()))


def _held_type(value: Any) -> Optional[PixelType]:
    if isinstance(value, Array):
        return type_of(value)
    found = [_held_type(each) for each in value] if isinstance(value, list) else []
    return next((each for each in found if each is not None), None)


def _inferred(numbers: Sequence[Any]) -> str:
    if any(isinstance(each, float) for each in numbers):
        return "float64"
    low, high = min(numbers), max(numbers)
    if -(2**31) <= low and high < 2**31:
        return "int32"
    return "int64" if -(2**63) <= low and high < 2**63 else "float64"


def type_of(array: Array) -> PixelType:
    """The type of an array's numbers."""
    return PixelType.named(array.values.dtype.name)


def cast(values: np.ndarray, kind: PixelType) -> np.ndarray:
    """Values as another type: clamped to its range; unlike single numbers, those of arrays are rounded."""
    from .elementwise import cast as cut

    if kind.precision == "int" and values.dtype.kind == "f":
        values = np.floor(values + 0.5)
    return cut(values, kind)


def elementwise(name: str, operation: Operation, *operands: Array) -> Array:
    """An operation on arrays of the same shape; a single number goes with any shape.

    Raises:
        EarthEngineError: the shapes differ.
    """
    shapes = {each.values.shape for each in operands if each.values.ndim}
    if len(shapes) > 1:
        raise EarthEngineError(
            f"{name}: Arrays must have the same length along every axis, or be single numbers. "
            f"Got lengths {' and '.join(str(list(each.values.shape)) for each in operands)}."
        )
    kind = operation.rule(*(type_of(each) for each in operands))
    values = [each.values for each in operands]
    if kind != PixelType("int", 0, 1) and len(values) == 2:
        with np.errstate(invalid="ignore"):
            values = [each.astype(promoted(kind), copy=False) for each in values]
    with np.errstate(all="ignore"):
        made = np.asarray(operation.function(*values))
    return Array(cast(made, kind))


def casts() -> dict[str, PixelType]:
    """The types that values can be cast to, by all the names of the casts."""
    return {name: PixelType.named(kind) for name, kind in CASTS.items()}
