# SPDX-License-Identifier: GPL-2.0-or-later
"""What a layer's legend shows, and where its ticks stand."""

from __future__ import annotations

import math
from dataclasses import dataclass

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Legend:
    """A legend of `kind` "ramp" (a colour ramp with a unit), "classes" (a colour and label each) or "rgb" (band names).

    Attributes:
        title: what is shown, without the unit.
        unit: the unit as printed, or empty.
        minimum, maximum: values of the first and last colour of a ramp.
        colours: "#rrggbb"; evenly spaced on a ramp.
        labels: of classes, or the band names of red, green and blue.
    """

    kind: str
    title: str
    unit: str = ""
    minimum: float = 0.0
    maximum: float = 1.0
    colours: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    def ticks(self, count: int = 5) -> tuple[float, ...]:
        """Round values within the ramp, about `count` of them."""
        return nice_ticks(self.minimum, self.maximum, count)


def nice_ticks(minimum: float, maximum: float, count: int = 5) -> tuple[float, ...]:
    """Round numbers from minimum to maximum, at steps of 1, 2, 2.5 or 5 times a power of ten, about `count` of them."""
    low, high = min(minimum, maximum), max(minimum, maximum)
    if not math.isfinite(high - low) or count < 2 or high - low < 1e-300:
        return (minimum,)
    rough = (high - low) / (count - 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = min((size * power for size in _STEPS), key=lambda size: abs((high - low) / size + 1 - count))
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    places = max(0, 2 - math.floor(math.log10(step)))
    return tuple(round(index * step, places) + 0.0 for index in range(first, last + 1)) or (minimum,)
