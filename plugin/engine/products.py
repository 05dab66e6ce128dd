# SPDX-License-Identifier: GPL-2.0-or-later
"""From any recipe to its product."""

from __future__ import annotations

from typing import Any, Callable

from ..core.product import Product
from ..core.recipes import Bounds, Recipe
from ..core.recipes.cmip6 import Cmip6Recipe
from . import cmip6

_BUILDERS: dict[type, Callable[[Any], Product]] = {Cmip6Recipe: cmip6.build}

#: Percentiles that a stretch to the data runs between, so that a few odd pixels do not wash it out.
STRETCH_PERCENTILES = (2, 98)


def build(recipe: Recipe) -> Product:
    """The recipe's product: builds the graph, sends nothing. Needs an initialised ``ee``."""
    return _BUILDERS[type(recipe)](recipe)


def stretch_request(product: Product, bounds: Bounds, scale: float) -> Any:
    """What to compute for the ends of a stretch: a dictionary of the low and high percentile of the first shown band.

    Args:
        bounds: west, south, east, north in degrees.
        scale: metres per pixel to look at; made coarser where that takes too many pixels.
    """
    import ee

    west, south, east, north = bounds
    region = ee.Geometry.Rectangle([west, south, east, north], "EPSG:4326", False)
    image: Any = product.image
    return image.select([product.visualization.bands[0]]).reduceRegion(
        reducer=ee.Reducer.percentile(list(STRETCH_PERCENTILES)),
        geometry=region,
        scale=scale,
        crs="EPSG:4326",
        bestEffort=True,
        maxPixels=250_000,
    )
