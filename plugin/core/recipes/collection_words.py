# SPDX-License-Identifier: GPL-2.0-or-later
"""The collection recipe in words: the layer's name, the panel's sentence, the legend's title and unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import units
from ..text import listed, tr
from .cmip6_words import ordinal

if TYPE_CHECKING:
    from .collection import CollectionRecipe
    from .collection_parts import Band, Reducer

_MOST_BANDS, _MOST_FILTERS = 3, 4


def title(recipe: CollectionRecipe) -> str:
    """Such as "tmmx · July 2020 · mean · Australia"."""
    parts = [_bands(recipe)]
    if recipe.dates is not None:
        parts.append(recipe.dates.label())
    if recipe.reduces:
        parts.append(reducer_words(recipe.reducer))
    if recipe.clip is not None and recipe.clip.label:
        parts.append(recipe.clip.label)
    return " · ".join(parts)


def summary(recipe: CollectionRecipe) -> str:
    """Such as "Mean of tmmx in °C: images of IDAHO_EPSCOR/TERRACLIMATE, July 2020, clipped to Australia."."""
    within = tr("{} in {}")
    shown = [within.format(band.name, units.symbol(band.unit)) if band.unit else band.name for band in _few(recipe)]
    what = listed(shown) + ("…" if len(recipe.bands) > _MOST_BANDS else "")
    if not recipe.reduces:
        parts = [tr("{bands} of the image {id}").format(bands=what, id=recipe.id)]
    else:
        words = reducer_words(recipe.reducer)
        sentence = tr("{reducer} of {bands}: images of {id}")
        parts = [sentence.format(reducer=words[0].upper() + words[1:], bands=what, id=recipe.id)]
        parts.append(tr("all dates") if recipe.dates is None else recipe.dates.label())
    parts += [each.words() for each in recipe.filters[:_MOST_FILTERS]]
    if len(recipe.filters) > _MOST_FILTERS:
        parts.append(tr("{} more filters").format(len(recipe.filters) - _MOST_FILTERS))
    if recipe.clip is not None:
        parts.append(tr("clipped to {}").format(recipe.clip.label or tr("the chosen region")))
    return tr("{}.").format(listed(parts))


def quantity(recipe: CollectionRecipe) -> str:
    """What the colours stand for, without the unit: the legend's title."""
    names = [band.name for band in recipe.shown_bands()]
    return listed([*names, reducer_words(recipe.reducer)] if recipe.reduces else names)


def unit(recipe: CollectionRecipe, band: Band) -> str:
    """The unit as it is printed; a number of values has none."""
    return "" if recipe.reduces and recipe.reducer.kind == "count" else units.symbol(band.unit)


def reducer_words(reducer: Reducer) -> str:
    """Such as "mean", "90th percentile", "number of values"."""
    if reducer.kind == "percentile":
        return tr("{} percentile").format(ordinal(reducer.value or 0.0))
    words = {
        "mean": tr("mean"),
        "median": tr("median"),
        "minimum": tr("minimum"),
        "maximum": tr("maximum"),
        "sum": tr("sum"),
        "stdDev": tr("standard deviation"),
        "count": tr("number of values"),
        "first": tr("first image"),
        "last": tr("last image"),
        "mosaic": tr("mosaic"),
    }
    return words[reducer.kind]


def _few(recipe: CollectionRecipe) -> tuple[Band, ...]:
    return recipe.bands[:_MOST_BANDS]


def _bands(recipe: CollectionRecipe) -> str:
    if recipe.display.is_picture:
        return "/".join(recipe.display.bands)
    names = listed(band.name for band in _few(recipe))
    return names + ("…" if len(recipe.bands) > _MOST_BANDS else "")
