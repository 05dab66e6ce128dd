# SPDX-License-Identifier: GPL-2.0-or-later
"""The collection recipe as Python: the lines that make `image`, the same graph as the engine's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Sequence

from ..script_text import filled, listed, quoted
from .collection_parts import METHODS
from .script_parts import filter_lines, period_calls, place_lines, times

if TYPE_CHECKING:
    from .collection import CollectionRecipe


def lines(recipe: CollectionRecipe) -> list[str]:
    """Statements after which the variable `image` holds the recipe's image."""
    made = [] if recipe.clip is None else place_lines(recipe.clip)
    made += listed([band.name for band in recipe.bands], "bands = ")
    scaled = [band for band in recipe.bands if band.is_scaled]
    if scaled and len(scaled) < len(recipe.bands):
        made += listed([band.name for band in scaled], "scaled = ")
    made += _numbers("factors", [band.factor for band in scaled], 1.0)
    made += _numbers("offsets", [band.offset for band in scaled], 0.0)
    made += ["", "", "def prepare(source):", *(f"    {line}" for line in _prepare(recipe)), "", ""]
    if not recipe.reduces:
        clip = "" if recipe.clip is None else ".clip(region)"
        return [*made, f"image = prepare(ee.Image({quoted(recipe.id)})){clip}.select(bands)"]
    made.append(f"images = ee.ImageCollection({quoted(recipe.id)})")
    if recipe.clip is not None:
        made.append("images = images.filterBounds(region)")
    if recipe.dates is not None:
        made += [f"images = images{call}" for call in period_calls(recipe.dates)]
    made += [*filter_lines("images", recipe.filters), "images = images.map(prepare)", _reduced(recipe)]
    made += [] if recipe.clip is None else ["image = image.clip(region)"]
    return [*made, *([] if recipe.dates is None else times(recipe.dates)), "image = image.select(bands)"]


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
    return [
        *made,
        "image = image.copyProperties(source)",
        'times = ["system:index", "system:time_start", "system:time_end"]',
        "return ee.Image(image.copyProperties(source, times))",
    ]


def _reduced(recipe: CollectionRecipe) -> str:
    kind, value = recipe.reducer.kind, recipe.reducer.value
    if kind in ("first", "last"):
        order = "" if kind == "first" else ", False"
        return f'image = images.sort("system:time_start"{order}).first()'
    if kind == "mosaic":
        return "image = images.mosaic()"
    reducer = f"percentile([{value!r}])" if kind == "percentile" else f"{METHODS[kind]}()"
    return f"image = images.reduce(ee.Reducer.{reducer}).rename(bands)"
