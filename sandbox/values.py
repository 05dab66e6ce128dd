# SPDX-License-Identifier: GPL-2.0-or-later
"""Values of the language that Python has no type for.

Numbers, strings, lists, dictionaries, booleans and null are Python's own ``int``/``float``, ``str``, ``list``,
``dict``, ``bool`` and ``None``. Everything is treated as immutable: an algorithm returns a new value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, List, Optional

import numpy as np

_RANGES: dict[str, tuple[float, float]] = {
    "int8": (-128, 127),
    "uint8": (0, 255),
    "int16": (-32768, 32767),
    "uint16": (0, 65535),
    "int32": (-2147483648, 2147483647),
    "uint32": (0, 4294967295),
    "int64": (-9223372036854775808, 9223372036854775807),
}


@dataclass(frozen=True)
class PixelType:
    """Type of a band or array: precision, range, and the number of array dimensions (0 for plain bands)."""

    precision: str = "double"  # "int", "float" or "double"
    minimum: Optional[float] = None
    maximum: Optional[float] = None
    dimensions: int = 0

    @classmethod
    def named(cls, name: str, dimensions: int = 0) -> PixelType:
        """The type with one of numpy's names: int8 … int64, uint8 … uint32, float (float32), double (float64)."""
        if name in ("float", "float32"):
            return cls("float", None, None, dimensions)
        if name in ("double", "float64"):
            return cls("double", None, None, dimensions)
        low, high = _RANGES[name]
        return cls("int", low, high, dimensions)

    @property
    def dtype(self) -> np.dtype:
        """The smallest numpy type that holds every value of this type."""
        if self.precision == "float":
            return np.dtype("float32")
        if self.precision == "double":
            return np.dtype("float64")
        low = self.minimum if self.minimum is not None else -9223372036854775808
        high = self.maximum if self.maximum is not None else 9223372036854775807
        for name, (smallest, largest) in _RANGES.items():
            if smallest <= low and high <= largest:
                return np.dtype(name)
        return np.dtype("int64")

    def to_json(self) -> dict[str, Any]:
        """As the service prints it."""
        shown: dict[str, Any] = {"type": "PixelType", "precision": self.precision}
        if self.minimum is not None and self.maximum is not None:
            shown["min"] = self.minimum
            shown["max"] = self.maximum
        if self.dimensions:
            shown["dimensions"] = self.dimensions
        return shown


class Long(int):
    """An integer that an algorithm made: the service keeps those with 64 bits and calls them "Long"."""

    __slots__ = ()


class Rows(List[Any]):
    """A long list of short lists, known to hold only what JSON has: strings, finite numbers and None."""


@dataclass(frozen=True)
class Date:
    """A moment: milliseconds since 1970-01-01T00:00:00Z."""

    millis: int

    def to_json(self) -> dict[str, Any]:
        """As the service prints it."""
        return {"type": "Date", "value": self.millis}


@dataclass(frozen=True)
class DateRange:
    """A half-open range of time in milliseconds; ``None`` is unbounded."""

    start: Optional[int]
    end: Optional[int]

    @property
    def low(self) -> int:
        """The first millisecond, as a 64-bit number where there is none."""
        return -(2**63) if self.start is None else self.start

    @property
    def high(self) -> int:
        """The first millisecond after the range, as a 64-bit number where there is none."""
        return 2**63 - 1 if self.end is None else self.end

    def to_json(self) -> dict[str, Any]:
        """As the service prints it."""
        return {"type": "DateRange", "dates": [self.low, self.high]}


@dataclass(frozen=True)
class ErrorMargin:
    """A distance that an operation may be wrong by: in metres, in units of a projection, or infinite."""

    value: Optional[float]
    unit: str = "meters"
    projection: Any = None

    def to_json(self) -> dict[str, Any]:
        """As the service prints it."""
        if self.unit == "infinite" or self.value is None:
            return {"type": "ErrorMargin", "unit": "infinite"}
        return {"type": "ErrorMargin", "unit": self.unit, "value": self.value}


@dataclass(frozen=True, eq=False)
class Array:
    """An ``ee.Array``: numpy values, of int32/int64/float32/float64 or a smaller integer type."""

    values: np.ndarray

    def to_json(self) -> Any:
        """Nested lists."""
        return self.values.tolist()


@dataclass(frozen=True, eq=False)
class Element:
    """What collections hold: something with an id and properties (a feature or an image)."""

    properties: dict[str, Any] = field(default_factory=dict)
    id: Optional[str] = None

    def get(self, name: str) -> Any:
        """The property's value; computed properties included; ``None`` where there is none."""
        if name in ("system:id", "system:index") and name not in self.properties:
            return self.id if name == "system:id" else _index_of(self.id)
        return self.properties.get(name)


def _index_of(identifier: Optional[str]) -> Optional[str]:
    return None if identifier is None else identifier.rsplit("/", 1)[-1]
