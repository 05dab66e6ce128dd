# SPDX-License-Identifier: GPL-2.0-or-later
"""PixelType.*"""

from __future__ import annotations

from typing import Any, Optional

from ..errors import EarthEngineError
from ..registry import algorithm
from ..values import PixelType

_NAMES = {
    "byte": "uint8",
    "short": "int16",
    "int": "int32",
    "long": "int64",
}


def named(name: str) -> PixelType:
    """A type by one of the service's names; TypeError where there is none."""
    try:
        return PixelType.named(_NAMES.get(name.lower(), name.lower()))
    except KeyError:
        raise TypeError(name) from None


@algorithm("PixelType")
def pixel_type(precision: Any, min_value: Optional[float], max_value: Optional[float], dimensions: int) -> PixelType:
    if isinstance(precision, PixelType):
        precision = precision.precision
    if precision not in ("int", "float", "double"):
        try:
            return named(str(precision))
        except TypeError:
            raise EarthEngineError(f"PixelType: unknown precision '{precision}'.") from None
    return PixelType(str(precision), min_value, max_value, int(dimensions or 0))


def _register(name: str, kind: str) -> None:
    @algorithm(f"PixelType.{name}")
    def make() -> PixelType:
        return PixelType.named(kind)


for _name in ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "float", "double"):
    _register(_name, _name)


@algorithm("PixelType.precision")
def precision(pixel_type: PixelType) -> str:
    return pixel_type.precision


@algorithm("PixelType.minValue")
def min_value(pixel_type: PixelType) -> Optional[float]:
    return pixel_type.minimum


@algorithm("PixelType.maxValue")
def max_value(pixel_type: PixelType) -> Optional[float]:
    return pixel_type.maximum


@algorithm("PixelType.dimensions")
def dimensions(pixel_type: PixelType) -> int:
    return pixel_type.dimensions
