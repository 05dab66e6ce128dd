# SPDX-License-Identifier: GPL-2.0-or-later
"""From a recipe and its image to a product: what all kinds have in common."""

from __future__ import annotations

import datetime
from typing import Any, Optional, Protocol

from ..core.product import Product
from ..core.recipes import Bounds, Recipe


class Span(Protocol):
    """A stretch of time."""

    def start(self) -> datetime.date:
        """The first day."""

    def end(self) -> datetime.date:
        """The day after the last day."""


def product(recipe: Recipe, image: Any, period: Span, bounds: Optional[Bounds]) -> Product:
    """The product of a recipe."""
    return Product(
        recipe=recipe,
        image=image,
        visualization=recipe.visualization(),
        legend=recipe.legend(),
        name=recipe.title(),
        abstract=recipe.summary(),
        begin=period.start(),
        end=period.end(),
        attribution=recipe.attribution(),
        licence=recipe.licence(),
        links=recipe.links(),
        bounds=bounds,
    )


def with_times(image: Any, period: Span) -> Any:
    """The image with the times that the period stands for."""
    return image.set({"system:time_start": _millis(period.start()), "system:time_end": _millis(period.end())})


def _millis(day: datetime.date) -> int:
    return (day - datetime.date(1970, 1, 1)).days * 86_400_000
