# SPDX-License-Identifier: GPL-2.0-or-later
"""From a recipe and its image to a product: what all kinds have in common."""

from __future__ import annotations

import datetime
from typing import Any, Optional, Protocol

from ..core.periods import Period
from ..core.product import Product
from ..core.recipes import Bounds, Recipe
from ..core.recipes.when import When

#: Properties that `copyProperties` leaves behind unless they are named.
_KEPT = ("system:index", "system:time_start", "system:time_end")


class Span(Protocol):
    """A stretch of time."""

    def start(self) -> datetime.date:
        """The first day."""

    def end(self) -> datetime.date:
        """The day after the last day."""


def product(recipe: Recipe, image: Any, period: Optional[Span], bounds: Optional[Bounds]) -> Product:
    """The product of a recipe; without a period it stands for no time."""
    return Product(
        recipe=recipe,
        image=image,
        visualization=recipe.visualization(),
        legend=recipe.legend(),
        name=recipe.title(),
        abstract=recipe.summary(),
        begin=None if period is None else period.start(),
        end=None if period is None else period.end(),
        attribution=recipe.attribution(),
        licence=recipe.licence(),
        links=recipe.links(),
        bounds=bounds,
    )


def within(images: Any, period: When) -> Any:
    """The images of a collection that lie in a period."""
    import ee

    images = images.filterDate(period.start().isoformat(), period.end().isoformat())
    if isinstance(period, Period) and not period.is_contiguous:
        first, last = period.month_range()
        images = images.filter(ee.Filter.calendarRange(first, last, "month"))
    return images


def with_properties(image: Any, source: Any) -> Any:
    """The image with all properties of another, its index and times included."""
    import ee

    return ee.Image(image.copyProperties(source).copyProperties(source, list(_KEPT)))


def with_times(image: Any, period: Span) -> Any:
    """The image with the times that the period stands for."""
    return image.set({"system:time_start": _millis(period.start()), "system:time_end": _millis(period.end())})


def _millis(day: datetime.date) -> int:
    return (day - datetime.date(1970, 1, 1)).days * 86_400_000
