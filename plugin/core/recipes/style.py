# SPDX-License-Identifier: GPL-2.0-or-later
"""How it looks: palette and ends of the colour ramp."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from .. import palettes
from ..errors import RecipeError
from ..text import tr
from .reading import is_number, members, plain, typed

MAX_COLOURS = 256


@dataclass(frozen=True)
class Style:
    """Colours of a one-band layer.

    Attributes:
        palette: a name of `core.palettes`, "" for the default, or 2 to 256 colours "#rrggbb" separated by commas.
        reverse: from high to low.
        minimum, maximum: values of the first and last colour, in the layer's unit; ``None`` for the default.
    """

    palette: str = ""
    reverse: bool = False
    minimum: Optional[float] = None
    maximum: Optional[float] = None

    def __post_init__(self) -> None:
        if self.palette and self.palette not in palettes.PALETTES:
            colours = [colour.strip() for colour in self.palette.split(",")]
            if not 2 <= len(colours) <= MAX_COLOURS or not all(map(palettes.is_colour, colours)):
                raise RecipeError("palette", tr("The palette “{}” is not known.").format(self.palette[:60]))
            canonical = ",".join("#" + colour.lstrip("#").lower() for colour in colours)
            object.__setattr__(self, "palette", canonical)
        for name in ("minimum", "maximum"):
            value = getattr(self, name)
            if value is None:
                continue
            if not is_number(value):
                raise RecipeError(name, tr("The ends of the colour ramp must be numbers."))
            object.__setattr__(self, name, plain(value))
        if self.minimum is not None and self.maximum is not None and self.minimum >= self.maximum:
            raise RecipeError("maximum", tr("The colour ramp must end at a higher value than it starts."))

    def ends(self, default: tuple[float, float]) -> tuple[float, float]:
        """The values of the first and last colour; `default` tells those that the style leaves open."""
        low = default[0] if self.minimum is None else self.minimum
        high = default[1] if self.maximum is None else self.maximum
        if low < high:
            return low, high
        # One end set beyond the other's default: keep the user's, move the default.
        span = default[1] - default[0]
        return (low, low + span) if self.minimum is not None else (high - span, high)

    def colours(self, default: str) -> tuple[str, ...]:
        """The colours "#rrggbb" from low to high; `default` names the palette of a style that has none."""
        name = self.palette or default
        colours = palettes.PALETTES[name].colours if name in palettes.PALETTES else tuple(name.split(","))
        return colours[::-1] if self.reverse else colours

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "palette": self.palette,
            "reverse": self.reverse,
            "minimum": self.minimum,
            "maximum": self.maximum,
        }

    @classmethod
    def from_dict(cls, values: Any) -> Style:
        """The style that `to_dict` wrote. Raises ValueError or RecipeError."""
        palette, reverse, minimum, maximum = members(values, "palette", "reverse", "minimum", "maximum")
        return cls(typed(palette, str), typed(reverse, bool), minimum, maximum)
