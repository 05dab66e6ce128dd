# SPDX-License-Identifier: GPL-2.0-or-later
"""The collection recipe as Python: the lines that make `image`, the same graph as the engine's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Sequence

from ..errors import RecipeError
from ..script_text import filled, listed, quoted
from ..text import tr
from .collection_parts import METHODS
from .script_parts import PROPERTIES, filter_lines, period_calls, place_lines, times

if TYPE_CHECKING:
    from .collection import CollectionRecipe


def lines(recipe: CollectionRecipe) -> list[str]:
    """Statements after which the variable `image` holds the recipe's image."""
    if recipe.reduces:
        made = [*_found(recipe), "images = images.map(prepare)", _reduced(recipe)]
    else:
        made = [*_function(recipe), f"image = prepare(ee.Image({quoted(recipe.id)}))"]
    made += [] if recipe.clip is None else ["image = image.clip(region)"]
    return [*made, *([] if recipe.dates is None else times(recipe.dates)), "image = image.select(bands)"]


def image_lines(recipe: CollectionRecipe) -> list[str]:
    """Statements after which the variable `images` holds every image that takes part.

    Raises:
        RecipeError: the recipe is of one image.
    """
    if not recipe.reduces:
        raise RecipeError("source", tr("This is one image, not a collection of images."))
    mapped = "prepare" if recipe.clip is None else "lambda image: prepare(image).clip(region)"
    return [*_found(recipe), f"images = images.map({mapped})"]


def _found(recipe: CollectionRecipe) -> list[str]:
    """The stored images that take part, as `images`, and the function that they are put through."""
    made = [*_function(recipe), f"images = ee.ImageCollection({quoted(recipe.id)})"]
    if recipe.clip is not None:
        made.append("images = images.filterBounds(region)")
    if recipe.dates is not None:
        made += [f"images = images{call}" for call in period_calls(recipe.dates)]
    return [*made, *filter_lines("images", recipe.filters)]


def _function(recipe: CollectionRecipe) -> list[str]:
    """The function that every image is put through, and what it needs."""
    made = [] if recipe.clip is None else place_lines(recipe.clip)
    made += listed([band.name for band in recipe.bands], "bands = ")
    scaled = [band for band in recipe.bands if band.is_scaled]
    if scaled and len(scaled) < len(recipe.bands):
        made += listed([band.name for band in scaled], "scaled = ")
    made += _numbers("factors", [band.factor for band in scaled], 1.0)
    made += _numbers("offsets", [band.offset for band in scaled], 0.0)
    return [*made, "", "", "def prepare(source):", *(f"    {line}" for line in _prepare(recipe)), "", ""]


def _numbers(name: str, values: Sequence[float], neutral: float) -> list[str]:
    """One number, or one for each band; nothing where they change nothing."""
    if all(value == neutral for value in values):
        return []
    if len(set(values)) == 1:
        return [f"{name} = {values[0]!r}"]
    return filled([repr(value) for value in values], f"{name} = ee.Image.constant(", "])")


def _prepare(recipe: CollectionRecipe) -> list[str]:
    """From one image to its scaled bands: the body of a function."""
    scaled = [band for band in recipe.bands if band.is_scaled]
    if not scaled:
        return ["return source.select(bands)"]
    calls = "" if all(band.factor == 1.0 for band in scaled) else ".multiply(factors)"
    calls += "" if all(band.offset == 0.0 for band in scaled) else ".add(offsets)"
    if len(scaled) == len(recipe.bands):
        made = [f"image = source.select(bands){calls}.toFloat()"]
    else:
        made = [
            f"values = source.select(scaled){calls}.toFloat()",
            "image = source.select(bands).addBands(values, None, True).select(bands)",
        ]
    return [*made, *PROPERTIES]


def _reduced(recipe: CollectionRecipe) -> str:
    kind, value = recipe.reducer.kind, recipe.reducer.value
    if kind in ("first", "last"):
        order = "" if kind == "first" else ", False"
        return f'image = images.sort("system:time_start"{order}).first()'
    if kind == "mosaic":
        return "image = images.mosaic()"
    reducer = f"percentile([{value!r}])" if kind == "percentile" else f"{METHODS[kind]}()"
    return f"image = images.reduce(ee.Reducer.{reducer}).rename(bands)"
