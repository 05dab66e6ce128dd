# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands on a map sheet besides the map, by the names that layouts use: ``@ee_title``, ``@ee_period``, …"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Optional

from . import units
from .datasets import dataset
from .recipes import Recipe, cmip6_words, collection_words, sentinel2_words
from .recipes import cmip6_facts as climate
from .recipes.cmip6 import Cmip6Recipe
from .recipes.collection import CollectionRecipe
from .recipes.sentinel2 import Sentinel2Recipe
from .spelling import day
from .text import tr

PREFIX = "ee_"
#: Every variable that a sheet has, without the prefix; those without a text are there and empty.
NAMES = (
    "title", "subtitle", "period", "model", "scenario", "baseline", "composite", "mask", "unit", "attribution",
    "licence", "warning", "made",
)  # fmt: skip

_IN_SUBTITLE = ("dataset", "period", "model", "scenario", "baseline", "composite", "mask")


def facets(recipe: Recipe) -> dict[str, str]:
    """What a recipe says of its map, each as it is printed; what it does not say is left out.

    Keys are of `NAMES`, and "what", "dataset", and "family" for what different maps of a dataset are called together.
    """
    if isinstance(recipe, Cmip6Recipe):
        found = _climate(recipe)
    elif isinstance(recipe, Sentinel2Recipe):
        found = {
            "what": tr("Sentinel-2: {}").format(sentinel2_words.what(recipe)),
            "period": recipe.period.label(),
            "composite": sentinel2_words.composite_words(recipe.composite),
            "mask": sentinel2_words.mask_words(recipe.mask),
            "family": "Sentinel-2",
        }
        if recipe.region.label:
            found["what"] += " · " + recipe.region.label
    elif isinstance(recipe, CollectionRecipe):
        known = dataset(recipe.id)
        found = {
            "what": recipe.legend().title,
            "period": "" if recipe.dates is None else recipe.dates.label(),
            "composite": collection_words.reducer_words(recipe.reducer) if recipe.reduces else "",
            "unit": recipe.legend().unit,
            "dataset": recipe.id if known is None else known.title,
        }
    else:
        found = {"what": recipe.title()}
    return {name: text for name, text in found.items() if text}


def _climate(recipe: Cmip6Recipe) -> dict[str, str]:
    baseline = "" if recipe.baseline is None else tr("compared with {}").format(recipe.baseline.label())
    return {
        "what": recipe.quantity(),
        "period": recipe.period.label(),
        "model": cmip6_words.models_of(recipe),
        "scenario": climate.scenario_label(recipe.scenario),
        "baseline": baseline,
        "unit": tr("days") if recipe.result_unit == "days" else units.symbol(recipe.result_unit),
    }


def words(recipes: Sequence[Recipe], *, warning: str = "", today: Optional[datetime.date] = None) -> dict[str, str]:
    """The variables of a sheet that shows these recipes, with `PREFIX`: of each what they have in common.

    Args:
        warning: such as the sandbox's note.
        today: the date of making.
    """
    common = _common([facets(recipe) for recipe in recipes])
    texts = dict.fromkeys(NAMES, "")
    texts.update({name: text for name, text in common.items() if name in texts})
    texts["title"] = common.get("what") or common.get("family", "")
    texts["subtitle"] = " · ".join(common[name] for name in _IN_SUBTITLE if name in common)
    texts["attribution"] = _joined(text for recipe in recipes for text in recipe.attribution())
    texts["licence"] = _joined(text for recipe in recipes for text in recipe.licence())
    texts["warning"] = warning[:1].upper() + warning[1:]
    texts["made"] = day(today or datetime.date.today())
    return {PREFIX + name: text for name, text in texts.items()}


def labels(recipes: Sequence[Recipe]) -> tuple[str, ...]:
    """What tells each recipe from the others: the caption of its map. Empty for one alone."""
    if len(recipes) < 2:
        return ("",) * len(recipes)
    each = [facets(recipe) for recipe in recipes]
    common = _common(each)
    found = [" · ".join(text for name, text in one.items() if name != "unit" and name not in common) for one in each]
    # Recipes that differ in what no facet says are told by their titles.
    return tuple(text or recipe.title() for text, recipe in zip(found, recipes))


def _common(each: Sequence[dict[str, str]]) -> dict[str, str]:
    if not each:
        return {}
    first, *others = each
    return {name: text for name, text in first.items() if all(other.get(name) == text for other in others)}


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(texts))
