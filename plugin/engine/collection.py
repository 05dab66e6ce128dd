# SPDX-License-Identifier: GPL-2.0-or-later
"""Recipes of any collection as Earth Engine graphs. Builds only: nothing is sent from here."""

from __future__ import annotations

from typing import Any, Callable, Sequence

from ..core.errors import RecipeError
from ..core.product import Product
from ..core.recipes.collection import CollectionRecipe
from ..core.recipes.collection_parts import METHODS
from ..core.text import tr
from .geometry import filtered, geometry
from .making import product, with_properties, with_times, within


def build(recipe: CollectionRecipe) -> Product:
    """The recipe's product: its bands, as float where factors or offsets change what is stored."""
    import ee

    prepare = _prepare(recipe)
    image = _reduced(recipe, _found(recipe).map(prepare)) if recipe.reduces else prepare(ee.Image(recipe.id))
    if recipe.clip is not None:
        image = image.clip(geometry(recipe.clip))
    if recipe.dates is not None:
        image = with_times(image, recipe.dates)
    # Ends on an image function: a graph that ends on `set` is read back as an element that nobody can visualise.
    image = image.select([band.name for band in recipe.bands])
    return product(recipe, image, recipe.dates, recipe.area())


def images(recipe: CollectionRecipe) -> Any:
    """Every image that takes part: its bands, scaled and clipped, with its properties.

    Raises:
        RecipeError: the recipe is of one image.
    """
    if not recipe.reduces:
        raise RecipeError("source", tr("This is one image, not a collection of images."))
    prepare = _prepare(recipe)
    if recipe.clip is None:
        return _found(recipe).map(prepare)
    where = geometry(recipe.clip)
    return _found(recipe).map(lambda image: prepare(image).clip(where))


def _found(recipe: CollectionRecipe) -> Any:
    """The collection's images that take part, as they are stored."""
    import ee

    found = ee.ImageCollection(recipe.id)
    if recipe.clip is not None:
        found = found.filterBounds(geometry(recipe.clip))
    if recipe.dates is not None:
        found = within(found, recipe.dates)
    return filtered(found, recipe.filters)


def first_image(identifier: str, source: str) -> Any:
    """What to compute for the bands and properties of an image, or of a collection's first: `FirstImage.read` reads it.

    Args:
        source: "collection" or "image".
    """
    import ee

    image = ee.Image(identifier) if source == "image" else ee.ImageCollection(identifier).first()
    return ee.Dictionary({"bands": image.bandNames(), "properties": image.toDictionary()})


def _prepare(recipe: CollectionRecipe) -> Callable[[Any], Any]:
    """A function from an image to its scaled bands, with its properties."""
    names = [band.name for band in recipe.bands]
    scaled = [band for band in recipe.bands if band.is_scaled]
    factors = _number([band.factor for band in scaled], 1.0)
    offsets = _number([band.offset for band in scaled], 0.0)

    def prepare(source: Any) -> Any:
        image = source.select(names)
        if scaled:
            values = source.select([band.name for band in scaled])
            values = values if factors is None else values.multiply(factors)
            values = (values if offsets is None else values.add(offsets)).toFloat()
            image = values if len(scaled) == len(names) else image.addBands(values, None, True).select(names)
        return with_properties(image, source) if scaled else image

    return prepare


def _number(values: Sequence[float], neutral: float) -> Any:
    """One number, or an image with one for each band; ``None`` where they change nothing."""
    import ee

    if all(value == neutral for value in values):
        return None
    return values[0] if len(set(values)) == 1 else ee.Image.constant(list(values))


def _reduced(recipe: CollectionRecipe, found: Any) -> Any:
    """One image of many. An empty collection has no band to rename: the server says so when the map is made."""
    import ee

    kind = recipe.reducer.kind
    if kind == "first":
        return found.sort("system:time_start").first()
    if kind == "last":
        return found.sort("system:time_start", False).first()
    if kind == "mosaic":
        return found.mosaic()
    reducer = ee.Reducer.percentile([recipe.reducer.value]) if kind == "percentile" else None
    reducer = reducer or getattr(ee.Reducer, METHODS[kind])()
    return found.reduce(reducer).rename([band.name for band in recipe.bands])
