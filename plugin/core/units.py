# SPDX-License-Identifier: GPL-2.0-or-later
"""Units and exact linear conversions between them."""

from __future__ import annotations

from dataclasses import dataclass

from .spelling import number
from .text import marked, tr


@dataclass(frozen=True)
class Conversion:
    """``shown = stored * scale + offset``."""

    scale: float = 1.0
    offset: float = 0.0

    def __call__(self, value: float) -> float:
        """The stored value in the shown unit."""
        return value * self.scale + self.offset

    def inverse(self, value: float) -> float:
        """The shown value in the stored unit."""
        return (value - self.offset) / self.scale

    def difference(self) -> Conversion:
        """The conversion of differences, which have no offset: 1 K is 1.8 °F of warming."""
        return Conversion(self.scale, 0.0)


#: (stored, shown) → conversion. "mm" is a total: daily amounts are added up first.
_CONVERSIONS: dict[tuple[str, str], Conversion] = {
    ("K", "degC"): Conversion(1.0, -273.15),
    ("K", "degF"): Conversion(1.8, -459.67),
    ("kg/m^2/s", "mm/day"): Conversion(86400.0),
    ("kg/m^2/s", "mm"): Conversion(86400.0),
    ("kg/kg", "g/kg"): Conversion(1000.0),
    ("m/s", "km/h"): Conversion(3.6),
}

_SYMBOLS = {
    "K": "K",
    "degC": "°C",
    "degF": "°F",
    "kg/m^2/s": "kg m⁻² s⁻¹",
    "mm/day": "mm/day",
    "mm": "mm",
    "kg/kg": "kg/kg",
    "g/kg": "g/kg",
    "W/m^2": "W/m²",
    "kg/m^2": "kg/m²",
    "m3/m3": "m³/m³",
    "m/s": "m/s",
    "km/h": "km/h",
    "%": "%",
    "days": "days",
}


_BYTES = (marked("B"), marked("kB"), marked("MB"), marked("GB"), marked("TB"))


def symbol(unit: str) -> str:
    """How a unit is printed, such as "°C"."""
    return _SYMBOLS.get(unit, unit)


def convertible(stored: str) -> tuple[str, ...]:
    """The units in which a stored unit can be shown, itself first."""
    return (stored, *(shown for source, shown in _CONVERSIONS if source == stored))


def conversion(stored: str, shown: str) -> Conversion:
    """The conversion from a stored to a shown unit.

    Raises:
        KeyError: there is none.
    """
    return Conversion() if stored == shown else _CONVERSIONS[stored, shown]


def file_size(count: float) -> str:
    """A number of bytes for people, such as "3.4 MB"; a MB is a million bytes."""
    for unit in _BYTES[:-1]:
        if count < 999.5:
            return f"{number(count, '.0f' if unit == 'B' or count >= 99.5 else '.1f')} {tr(unit)}"
        count /= 1000
    return f"{number(count, '.1f')} {tr(_BYTES[-1])}"
