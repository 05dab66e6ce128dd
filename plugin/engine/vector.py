# SPDX-License-Identifier: GPL-2.0-or-later
"""Vector recipes as Earth Engine graphs. Builds only: nothing is sent from here."""

from __future__ import annotations

from typing import Any

from ..core.product import Product
from ..core.recipes.vector import CHANNELS, VectorRecipe
from .geometry import filtered
from .making import product


def build(recipe: VectorRecipe) -> Product:
    """The recipe's product: red, green and blue from 0 to 255, transparent where nothing is drawn."""
    image = features(recipe).style(**recipe.outline.to_ee()).select(list(CHANNELS))
    return product(recipe, image, None, None)


def features(recipe: VectorRecipe) -> Any:
    """The features that are drawn, as an ``ee.FeatureCollection``."""
    import ee

    return filtered(ee.FeatureCollection(recipe.id), recipe.filters)
