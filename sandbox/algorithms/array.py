# SPDX-License-Identifier: GPL-2.0-or-later
"""Array.*: construction, elementwise operations and casts."""

from __future__ import annotations

import math
from typing import Any, Optional

import numpy as np

from ..arrays import array_of, cast, casts, elementwise, operations
from ..elementwise import Operation
from ..errors import EarthEngineError
from ..registry import algorithm
from ..values import Array, PixelType

__all__ = ["array_of"]


@algorithm("Array")
def array(values: Any, pixel_type: Optional[PixelType]) -> Array:
    return array_of(values, pixel_type)


def _register_unary(name: str, operation: Operation) -> None:
    @algorithm(f"Array.{name}")
    def unary(input: Array) -> Array:
        return elementwise(f"Array.{name}", operation, input)


def _register_binary(name: str, operation: Operation) -> None:
    @algorithm(f"Array.{name}")
    def binary(left: Array, right: Array) -> Array:
        return elementwise(f"Array.{name}", operation, left, right)


def _register_cast(name: str, kind: PixelType) -> None:
    @algorithm(f"Array.{name}")
    def to_type(input: Array) -> Array:
        return Array(cast(input.values, kind))


def _register_all() -> None:
    unary, binary = operations()
    for name, operation in unary.items():
        _register_unary(name, operation)
    for name, operation in binary.items():
        _register_binary(name, operation)
    for name, kind in casts().items():
        _register_cast(name, kind)


_register_all()


@algorithm("Array.identity")
def identity(size: int) -> Array:
    if not 0 <= size <= 2000:
        raise EarthEngineError(f"Array.identity: The size must be between 0 and 2000. Found {size}.")
    return Array(np.identity(size, dtype="int32"))


@algorithm("Array.bitsToArray")
def bits_to_array(input: float) -> Array:
    if not math.isfinite(input):
        raise EarthEngineError("Array.bitsToArray: The input must be an integer.")
    bits = int(input) & 0xFFFFFFFFFFFFFFFF
    return Array(np.array([bits >> place & 1 for place in range(max(bits.bit_length(), 1))], dtype="uint8"))


@algorithm("Array.toList")
def to_list(array: Array) -> Any:
    return array.values.tolist()


@algorithm("Array.length")
def length(array: Array) -> Array:
    return Array(np.array(array.values.shape, dtype="int32"))


@algorithm("Array.argmax")
def argmax(array: Array) -> Optional[list[int]]:
    if not array.values.size:
        return None
    return [int(each) for each in np.unravel_index(int(np.argmax(array.values)), array.values.shape)]


@algorithm("Array.get")
def get(array: Array, position: list[int]) -> Any:
    shape = array.values.shape
    if len(position) != len(shape):
        raise EarthEngineError(
            f"Array.get: The position must have as many coordinates as the array has dimensions ({len(shape)}). "
            f"Found {len(position)}."
        )
    for axis, (place, size) in enumerate(zip(position, shape)):
        if not 0 <= place < size:
            raise EarthEngineError(
                f"Array.get: Position {place} is out of range for axis {axis}, which has length {size}."
            )
    return array.values[tuple(position)].item()
