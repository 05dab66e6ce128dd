# SPDX-License-Identifier: GPL-2.0-or-later
"""Types of pixels: their sizes and ranges, and the smallest one that holds several."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Iterable, Mapping

from .errors import RecipeError
from .text import tr


@dataclass(frozen=True)
class PixelType:
    """A type of pixels.

    Attributes:
        name: numpy's name.
        size: bytes.
        least, most: the range of whole numbers that it holds without a gap.
    """

    name: str
    size: int
    least: int
    most: int
    is_float: bool = False

    def holds(self, other: PixelType) -> bool:
        """Whether every value of another type is one of this type."""
        if other.is_float and not self.is_float:
            return False
        return self.least <= other.least and other.most <= self.most


def _integer(bits: int, signed: bool) -> PixelType:
    least = -(2 ** (bits - 1)) if signed else 0
    return PixelType(f"{'' if signed else 'u'}int{bits}", bits // 8, least, least + 2**bits - 1)


#: By name; the smaller ones first, and of one size whole numbers first.
TYPES: dict[str, PixelType] = {
    each.name: each
    for each in (
        _integer(8, False),
        _integer(8, True),
        _integer(16, False),
        _integer(16, True),
        _integer(32, False),
        _integer(32, True),
        PixelType("float32", 4, -(2**24), 2**24, True),
        _integer(64, True),
        PixelType("float64", 8, -(2**53), 2**53, True),
    )
}


def smallest(names: Iterable[str]) -> str:
    """The smallest type that holds every value of these types.

    Raises:
        RecipeError: none does: 64-bit whole numbers together with fractions.
    """
    wanted = [TYPES[name] for name in names]
    # 64-bit whole numbers are for those who have them: others read doubles more widely.
    order = sorted(TYPES.values(), key=lambda each: (each.size, each.name == "int64"))
    for candidate in order:
        if all(candidate.holds(each) for each in wanted):
            return candidate.name
    sentence = tr("No pixel type holds 64-bit whole numbers and fractions exactly. Download these bands separately.")
    raise RecipeError("types", sentence)


def of_band(described: Mapping[str, Any]) -> str:
    """The type's name of a band's `data_type`, as Earth Engine describes it: precision, min and max.

    Raises:
        RecipeError: its pixels are no numbers.
    """
    precision = described.get("precision")
    if described.get("dimensions"):
        raise RecipeError("bands", tr("Bands whose pixels are arrays cannot be downloaded. Flatten them first."))
    if precision in ("float", "double"):
        return "float32" if precision == "float" else "float64"
    if precision != "int":
        raise RecipeError("bands", tr("Earth Engine does not tell the type of a band's pixels."))
    least, most = described.get("min", -math.inf), described.get("max", math.inf)
    for each in TYPES.values():
        if not each.is_float and each.least <= least and most <= each.most:
            return each.name
    return "int64"
