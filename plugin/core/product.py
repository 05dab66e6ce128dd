# SPDX-License-Identifier: GPL-2.0-or-later
"""What a recipe becomes: an Earth Engine object and the facts around it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

if TYPE_CHECKING:
    from .legend import Legend
    from .recipes import Recipe


@dataclass(frozen=True)
class Visualization:
    """How values become colours, in the terms of ``ee.Image.visualize``.

    Attributes:
        bands: one or three band names.
        minimum, maximum: one number for all bands, or one for each.
        palette: "#rrggbb", evenly spaced from minimum to maximum; for one band only.
        gamma: one number for all bands, or one for each; empty means 1.
    """

    bands: tuple[str, ...]
    minimum: tuple[float, ...]
    maximum: tuple[float, ...]
    palette: tuple[str, ...] = ()
    gamma: tuple[float, ...] = ()

    def to_ee(self) -> dict[str, Any]:
        """Keyword arguments for ``ee.Image.visualize``, plain enough for JSON."""
        arguments: dict[str, Any] = {
            "bands": list(self.bands),
            "min": _one_or_all(self.minimum),
            "max": _one_or_all(self.maximum),
        }
        if self.palette:
            arguments["palette"] = [colour.lstrip("#") for colour in self.palette]
        if self.gamma:
            arguments["gamma"] = _one_or_all(self.gamma)
        return arguments


def _one_or_all(values: tuple[float, ...]) -> Any:
    return values[0] if len(values) == 1 else list(values)


@dataclass(frozen=True)
class Product:
    """An Earth Engine image with what a layer, a file or a page needs to know about it.

    Attributes:
        image: the ``ee.Image`` before visualisation; opaque to all but the engine.
        begin, end: the period that the values stand for; `end` is the day after.
        bounds: west, south, east, north in degrees (east may exceed 180), or ``None`` for the whole world.
    """

    recipe: Recipe
    image: object
    visualization: Visualization
    legend: Legend
    name: str
    abstract: str = ""
    begin: Optional[datetime.date] = None
    end: Optional[datetime.date] = None
    attribution: tuple[str, ...] = ()
    licence: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    bounds: Optional[tuple[float, float, float, float]] = None
