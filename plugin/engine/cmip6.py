# SPDX-License-Identifier: GPL-2.0-or-later
"""CMIP6 recipes as Earth Engine graphs. Builds only: nothing is sent from here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from ..core.errors import RecipeError
from ..core.product import Product
from ..core.recipes import cmip6_facts as facts
from ..core.recipes.cmip6 import Cmip6Recipe
from ..core.text import tr
from .geometry import geometry
from .making import product, with_properties, with_times, within

if TYPE_CHECKING:
    from ..core.periods import Period


def build(recipe: Cmip6Recipe) -> Product:
    """The recipe's product: one band, named like the variable, in the recipe's unit."""
    image = _image(recipe)
    if recipe.region is not None:
        image = image.clip(geometry(recipe.region))
    # Ends on an image function: a graph that ends on `set` is read back as an element that nobody can visualise.
    image = with_times(image, recipe.period).select([recipe.variable])
    return product(recipe, image, recipe.period, recipe.area())


def images(recipe: Cmip6Recipe) -> Any:
    """Every day of the period of the one model, in the recipe's unit; amounts are those of the day.

    Raises:
        RecipeError: there are several models.
    """
    if recipe.is_ensemble:
        raise RecipeError("models", tr("Days can be had of one model at a time: choose a single model."))
    where = None if recipe.region is None else geometry(recipe.region)

    def prepare(day: Any) -> Any:
        shown = _converted(recipe, day)
        return with_properties(shown if where is None else shown.clip(where), day)

    return _days(recipe, recipe.models[0], recipe.scenario, recipe.period).map(prepare)


def _image(recipe: Cmip6Recipe) -> Any:
    import ee

    images = [_of_model(recipe, model) for model in recipe.models]
    if len(images) == 1:
        return images[0]
    collection = ee.ImageCollection(images)
    kind = recipe.ensemble.kind
    if kind == "agreement":
        sign = collection.mean().gt(0)
        image = collection.map(lambda each: ee.Image(each).gt(0).eq(sign)).mean().multiply(100)
    elif kind == "percentile":
        image = collection.reduce(ee.Reducer.percentile([recipe.ensemble.value]))
    else:
        reducers = {"mean": ee.Reducer.mean, "median": ee.Reducer.median, "spread": ee.Reducer.stdDev}
        image = collection.reduce(reducers[kind]())
    return image.rename([recipe.variable])


def _of_model(recipe: Cmip6Recipe, model: str) -> Any:
    """One model's values, or their change."""
    image = _statistic(recipe, model, recipe.scenario, recipe.period)
    if recipe.baseline is None:
        return image
    before = _statistic(recipe, model, facts.HISTORICAL, recipe.period.with_years(recipe.baseline))
    change = image.subtract(before)
    return change.divide(before).multiply(100) if recipe.anomaly == "percent" else change


def _statistic(recipe: Cmip6Recipe, model: str, scenario: str, period: Period) -> Any:
    """The statistic over the days of a period, in the recipe's unit."""
    import ee

    days = _days(recipe, model, scenario, period)
    kind, years = recipe.statistic.kind, period.year_count
    if recipe.statistic.counts_days:
        threshold = recipe.threshold_native()
        above = kind == "days_above"
        image = days.map(lambda day: day.gt(threshold) if above else day.lt(threshold)).reduce(ee.Reducer.sum())
        image = image.divide(years) if years > 1 else image
        return image.rename([recipe.variable])
    if recipe.is_total:
        image = days.reduce(ee.Reducer.sum())
        image = image.divide(years) if years > 1 else image
    elif kind == "percentile":
        image = days.reduce(ee.Reducer.percentile([recipe.statistic.value]))
    else:
        reducers = {"mean": ee.Reducer.mean, "minimum": ee.Reducer.min, "maximum": ee.Reducer.max}
        image = days.reduce(reducers[kind]())
    # An empty period has no band to rename: the server says so when the map is made.
    image = image.rename([recipe.variable])
    return _converted(recipe, image)


def _converted(recipe: Cmip6Recipe, image: Any) -> Any:
    """Stored values in the recipe's unit."""
    conversion = recipe.conversion
    if conversion.scale != 1.0:
        image = image.multiply(conversion.scale)
    return image.add(conversion.offset) if conversion.offset else image


def _days(recipe: Cmip6Recipe, model: str, scenario: str, period: Period) -> Any:
    """The daily images of one run within a period."""
    import ee

    days = (
        ee.ImageCollection(recipe.collection)
        .filter(ee.Filter.eq("model", model))
        .filter(ee.Filter.eq("scenario", scenario))
    )
    days = within(days, period)
    label: Optional[str] = facts.grid_label(model) if recipe.collection == facts.COLLECTION else None
    if label is not None:
        days = days.filter(ee.Filter.eq("grid_label", label))
    return days.select([recipe.variable])
