# SPDX-License-Identifier: GPL-2.0-or-later
"""The Sentinel-2 recipe in words: the layer's name, the panel's sentence, the legend's title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import indices
from ..text import listed, tr
from . import sentinel2_facts as facts
from .cmip6_words import ordinal

if TYPE_CHECKING:
    from .sentinel2 import Sentinel2Recipe
    from .sentinel2_parts import CloudMask, Composite


def title(recipe: Sentinel2Recipe) -> str:
    """Such as "True colour · June 2024 · median · Munich"."""
    parts = [_short(recipe), recipe.period.label(), composite_words(recipe.composite)]
    return " · ".join([*parts, *([recipe.region.label] if recipe.region.label else [])])


def _short(recipe: Sentinel2Recipe) -> str:
    return recipe.view.index if recipe.view.kind == "index" else what(recipe)


def what(recipe: Sentinel2Recipe) -> str:
    """What is shown: the legend's title."""
    view = recipe.view
    if view.kind == "index":
        return f"{tr(indices.indices()[view.index].long_name)} ({view.index})"
    if view.kind == "expression":
        shown = view.expression if len(view.expression) <= 40 else view.expression[:39] + "…"
        return shown
    name = facts.combination_of(view.bands)
    return tr(facts.COMBINATIONS[name].label) if name else listed(view.bands)


def summary(recipe: Sentinel2Recipe) -> str:
    """Such as "Median of the clear pixels (Cloud Score+ of at least 0.6) of Sentinel-2 surface reflectance, …"."""
    kind = tr("surface reflectance") if recipe.collection == facts.SURFACE else tr("top-of-atmosphere reflectance")
    kind = kind if recipe.collection in facts.COLLECTIONS else recipe.collection
    sentence = tr("{what}: {composite} of Sentinel-2 {kind}, {period}, {mask}").format(
        what=what(recipe),
        composite=composite_words(recipe.composite),
        kind=kind,
        period=recipe.period.label(),
        mask=mask_words(recipe.mask),
    )
    parts = [sentence]
    scenes = recipe.scenes
    if scenes.cloud < 100:
        parts.append(tr("scenes with less than {:g} % cloud", scenes.cloud))
    if scenes.orbits:
        parts.append(tr("orbits {}").format(listed(scenes.orbits)))
    if scenes.tiles:
        parts.append(tr("tiles {}").format(listed(scenes.tiles)))
    if scenes.left_out:
        parts.append(tr("{} scenes left out").format(len(scenes.left_out)))
    return tr("{}.").format(listed([*parts, recipe.region.label or tr("chosen region")]))


def composite_words(composite: Composite) -> str:
    """Such as "median", "25th percentile", "greatest NDVI"."""
    if composite.kind == "percentile":
        return tr("{} percentile").format(ordinal(composite.percentile))
    if composite.kind == "best":
        return tr("greatest {}").format(composite.index)
    words = {
        "median": tr("median"),
        "mean": tr("mean"),
        "minimum": tr("minimum"),
        "maximum": tr("maximum"),
        "recent": tr("most recent clear pixel"),
        "weighted": tr("mean weighted by Cloud Score+"),
        "medoid": tr("medoid"),
    }
    return words[composite.kind]


def mask_words(mask: CloudMask) -> str:
    """Such as "clear by Cloud Score+ (cs ≥ 0.6)"."""
    if not mask.methods:
        return tr("without a cloud mask")
    words = {
        "cloud_score": tr("Cloud Score+ ({} ≥ {:g})", mask.score, mask.threshold),
        "probability": tr("cloud probability below {:g} % and shadows", mask.probability)
        if mask.shadows
        else tr("cloud probability below {:g} %", mask.probability),
        "scl": tr("scene classes"),
        "qa60": "QA60",
    }
    text = tr("clear by {}").format(listed(words[method] for method in mask.methods))
    return tr("{}, clouds grown by {:g} m", text, mask.dilation) if mask.dilation else text
