# SPDX-License-Identifier: GPL-2.0-or-later
"""From a plan to files on this computer: each with its image, its grid and what it says about itself."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..core.errors import RecipeError
from ..core.export_order import ExportOrder
from ..core.grid import PixelGrid, at_scale, snapped
from ..core.recipes.cmip6 import Cmip6Recipe
from ..core.recipes.collection import CollectionRecipe
from ..core.spelling import neutral
from ..core.text import tr
from . import exports, products
from .download import BandOrder, DownloadFacts, DownloadOrder, Estimate, estimate
from .download.order import COMMON, OWN
from .export_plan import Item, Plan, metres, projected


@dataclass(frozen=True)
class File:
    """One download: where to, of which ``ee.Image``, and how."""

    path: Path
    image: Any
    order: DownloadOrder
    facts: DownloadFacts

    def estimate(self) -> Estimate:
        """What it will take; nothing is sent."""
        return estimate(self.order, self.path)


def files(plan: Plan) -> tuple[File, ...]:
    """The files of a plan, in the order of its items. Builds only: nothing is sent.

    Raises:
        RecipeError: one of them has no end.
    """
    order, folder = plan.order, Path(plan.order.destination.place)
    made = []
    for item, image, area in plan.images():
        facts = _facts(order, item)
        how = _order(plan, item)
        made.append(File(folder / f"{item.name}.tif", exports.shaped(image, order, area), how, facts))
    return tuple(made)


def grid(plan: Plan, item: Item) -> PixelGrid:
    """The whole pixels that cover an item: of the order's transform, of its scale, or of the image itself.

    Raises:
        RecipeError: the item has no end.
    """
    order = plan.order
    crs = order.crs or plan.crs
    bounds = None if item.bounds is None else projected(item.bounds, crs)
    if bounds is None:
        raise RecipeError("region", tr("The image has no end: choose a region."))
    if order.crs_transform is not None:
        return snapped(crs, order.crs_transform, bounds)
    if order.scale is not None:
        return at_scale(crs, bounds, order.scale / metres(crs))
    if crs == plan.crs:
        return snapped(crs, plan.transform, bounds)
    step = math.hypot(plan.transform[0], plan.transform[3])
    return at_scale(crs, bounds, step * metres(plan.crs) / metres(crs))


def _order(plan: Plan, item: Item) -> DownloadOrder:
    order, units = plan.order, _units(plan.order)
    bands = tuple(BandOrder(name, dtype, unit=units.get(name, "")) for name, dtype in plan.bands)
    return DownloadOrder(
        grid(plan, item),
        bands,
        OWN if len({dtype for _, dtype in plan.bands}) == 1 else COMMON,
        nodata=order.nodata,
        compression=order.compression,
        cog=order.file_format == "COG",
        overviews=order.overviews,
        mask=order.mask,
    )


def _units(order: ExportOrder) -> dict[str, str]:
    recipe = order.recipe
    if isinstance(recipe, CollectionRecipe):
        return {band.name: band.unit for band in recipe.bands}
    if isinstance(recipe, Cmip6Recipe):
        return {recipe.variable: recipe.legend().unit}
    return {}


@neutral()
def _facts(order: ExportOrder, item: Item) -> DownloadFacts:
    if order.recipe is None:
        return DownloadFacts(title=order.title)
    product = products.build(order.recipe)
    return DownloadFacts.of(product, f"{product.name}: {item.index}" if item.index else "")
