# SPDX-License-Identifier: GPL-2.0-or-later
"""From any recipe to its product."""

from __future__ import annotations

import dataclasses
from typing import Any, Callable, Optional

from ..core.errors import NothingFound, RecipeError
from ..core.order_source import Graph, Source
from ..core.product import Product
from ..core.recipes import Bounds, Recipe
from ..core.recipes.cmip6 import Cmip6Recipe
from ..core.recipes.collection import CollectionRecipe
from ..core.recipes.sentinel2 import Sentinel2Recipe
from ..core.recipes.vector import VectorRecipe
from ..core.text import tr
from . import cmip6, collection, sentinel2, vector

_BUILDERS: dict[type, Callable[[Any], Product]] = {
    Cmip6Recipe: cmip6.build,
    Sentinel2Recipe: sentinel2.build,
    CollectionRecipe: collection.build,
    VectorRecipe: vector.build,
}
_IMAGES: dict[type, Callable[[Any], Any]] = {
    Cmip6Recipe: cmip6.images,
    Sentinel2Recipe: sentinel2.images,
    CollectionRecipe: collection.images,
}
_FEATURES: dict[type, Callable[[Any], Any]] = {VectorRecipe: vector.features}

#: Percentiles that a stretch to the data runs between, so that a few odd pixels do not wash it out.
STRETCH_PERCENTILES = (2, 98)
#: Standard deviations on both sides of the mean.
DEVIATIONS = 2


def build(recipe: Recipe) -> Product:
    """The recipe's product: builds the graph, sends nothing. Needs an initialised ``ee``.

    Days that are counted from today are worked out here: graph, name and abstract have them, while the product keeps
    the recipe as it was asked for.
    """
    made = recipe.resolved()
    product = _BUILDERS[type(made)](made)
    return product if made is recipe else dataclasses.replace(product, recipe=recipe)


def parts(source: Source) -> tuple[str, ...]:
    """What a recipe or a graph has: "image", "images" and "table", of those that there are."""
    if isinstance(source, Graph):
        return (source.what,)
    found = (("image", _BUILDERS), ("images", _IMAGES), ("table", _FEATURES))
    return tuple(name for name, makers in found if type(source) in makers)


def images(recipe: Recipe) -> Any:
    """What the recipe is made of, image by image: an ``ee.ImageCollection`` with the product's bands and units.

    The images keep their properties. Builds the graph, sends nothing. Needs an initialised ``ee``.

    Raises:
        RecipeError: this kind is not made of images, or these choices are not made of one series of images.
    """
    if type(recipe) not in _IMAGES:
        raise RecipeError("what", tr("“{}” is not made of single images.").format(recipe.title()))
    return _IMAGES[type(recipe)](recipe.resolved())


def features(recipe: Recipe) -> Any:
    """The ``ee.FeatureCollection`` behind a recipe. Builds the graph, sends nothing. Needs an initialised ``ee``.

    Raises:
        RecipeError: it is not made of a table.
    """
    if type(recipe) not in _FEATURES:
        raise RecipeError("what", tr("“{}” is not made of a table.").format(recipe.title()))
    return _FEATURES[type(recipe)](recipe.resolved())


def stretch_request(
    product: Product, bounds: Optional[Bounds], scale: Optional[float], kind: str = "percentiles"
) -> Any:
    """What to compute for the ends of a stretch: a dictionary of two numbers for each shown band.

    Args:
        bounds: west, south, east, north in degrees; ``None`` looks at the whole image.
        scale: metres per pixel to look at, ``None`` for the image's own; made coarser where that is too many pixels.
        kind: "percentiles" (see `STRETCH_PERCENTILES`) or "deviations" (mean and standard deviation).
    """
    import ee

    image: Any = product.image
    if bounds is None:
        region = image.geometry()
    else:
        region = ee.Geometry.Rectangle(list(bounds), "EPSG:4326", False)
    if kind == "deviations":
        reducer = ee.Reducer.mean().combine(ee.Reducer.stdDev(), "", True)
    else:
        reducer = ee.Reducer.percentile(list(STRETCH_PERCENTILES))
    return image.select(list(dict.fromkeys(product.visualization.bands))).reduceRegion(
        reducer=reducer,
        geometry=region,
        **({} if scale is None else {"scale": scale, "crs": "EPSG:4326"}),
        bestEffort=True,
        maxPixels=250_000,
    )


Ends = tuple[tuple[float, ...], tuple[float, ...]]


def stretch_ends(product: Product, answer: Any, kind: str = "percentiles") -> Ends:
    """The low and high ends of each shown band from what `stretch_request` gave.

    Raises:
        NothingFound: there are no values.
    """
    names = ("mean", "stdDev") if kind == "deviations" else tuple(f"p{each}" for each in STRETCH_PERCENTILES)
    found = answer if isinstance(answer, dict) else {}
    lows, highs = [], []
    for band in product.visualization.bands:
        first, second = (found.get(f"{band}_{name}") for name in names)
        if not isinstance(first, (int, float)) or not isinstance(second, (int, float)):
            raise NothingFound(tr("The shown part of the map has no data to stretch to. Move the map, then try again."))
        if kind == "deviations":
            first, second = first - DEVIATIONS * second, first + DEVIATIONS * second
        lows.append(float(first))
        highs.append(float(second))
    return tuple(lows), tuple(highs)
