# SPDX-License-Identifier: GPL-2.0-or-later
"""The CMIP6 recipe as Python: the lines that make `image`, the same graph as the engine's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from .. import units
from ..errors import RecipeError
from ..script_text import WIDTH, listed, quoted
from ..text import tr
from . import cmip6_facts as facts
from .script_parts import mapped, region_lines, times

if TYPE_CHECKING:
    from ..periods import Period
    from .cmip6 import Cmip6Recipe

_REDUCERS = {"mean": "mean", "minimum": "min", "maximum": "max", "median": "median", "spread": "stdDev"}
_NAMES = {"mean": "mean", "minimum": "lowest", "maximum": "highest", "percentile": "percentile"}


def lines(recipe: Cmip6Recipe) -> list[str]:
    """Statements after which the variable `image` holds the recipe's image."""
    made = _functions(recipe) if recipe.is_ensemble or recipe.is_anomaly else _straight(recipe)
    if recipe.region is not None:
        made += ["", *region_lines(recipe.region), "image = image.clip(region)"]
    *stamped, last = times(recipe.period)
    return [*made, *stamped, f"{last}.select({_band(recipe)})"]


def image_lines(recipe: Cmip6Recipe) -> list[str]:
    """Statements after which the variable `images` holds every day of the period of the one model.

    Raises:
        RecipeError: there are several models.
    """
    if recipe.is_ensemble:
        raise RecipeError("models", tr("Days can be had of one model at a time: choose a single model."))
    made = [] if recipe.region is None else region_lines(recipe.region)
    body = _converted(recipe, "source") or ["image = source"]
    if recipe.region is not None:
        body.append("image = image.clip(region)")
    return [*made, *_days(recipe), *mapped("prepare", body, "days")]


def _straight(recipe: Cmip6Recipe) -> list[str]:
    """One model's values: no function is needed."""
    years = str(recipe.period.year_count) if recipe.period.year_count > 1 else None
    return [*_days(recipe), *_reduced(recipe, years, asks=False)]


def _days(recipe: Cmip6Recipe) -> list[str]:
    """The statement that makes `days` of the one model."""
    period, model = recipe.period, recipe.models[0]
    calls = [
        _equals("model", quoted(model)),
        _equals("scenario", quoted(recipe.scenario)),
        _dates(quoted(period.start().isoformat()), quoted(period.end().isoformat())),
    ]
    if not period.is_contiguous:
        calls.append(_months(period))
    label = _grid_label(recipe, model)
    if label is not None:
        calls.append(_equals("grid_label", quoted(label)) + "  # the collection has this model on two grids")
    return _chain(recipe, [*calls, f".select({_band(recipe)})"])


def _functions(recipe: Cmip6Recipe) -> list[str]:
    """Several models or a baseline: a function for the statistic, one for the change, and what combines them."""
    periods = [period for _, period in recipe.reads()]
    counts = {period.year_count for period in periods}
    divides = recipe.statistic.counts_days or recipe.is_total
    varies = len({period.is_contiguous for period in periods}) > 1 or (divides and len(counts) > 1)
    name = "count_days" if recipe.statistic.counts_days else _NAMES[recipe.statistic.kind]
    name = "total" if recipe.is_total else name
    made = _statistic_function(recipe, name, varies)
    model = "model" if recipe.is_ensemble else quoted(recipe.models[0])
    if recipe.is_anomaly:
        reads = zip(("now", "before"), recipe.reads())
        body = [f"{word} = {_call(name, 'model', *each, varies)}" for word, each in reads]
        body.append("change = now.subtract(before)")
        percent = recipe.anomaly == "percent"
        body.append("return change.divide(before).multiply(100)" if percent else "return change")
        made += ["", "", "def change_of(model):", *(f"    {line}" for line in body), "", ""]
        of_model = f"change_of({model})"
    else:
        made += ["", ""]
        of_model = _call(name, model, recipe.scenario, recipe.period, varies)
    return [*made, *_ensemble(recipe, of_model)] if recipe.is_ensemble else [*made, f"image = {of_model}"]


def _statistic_function(recipe: Cmip6Recipe, name: str, varies: bool) -> list[str]:
    period = recipe.period
    calls = [_equals("model", "model"), _equals("scenario", "scenario"), _dates("start", "end")]
    months, conditions = _months(period), []
    if varies and len(period.months) < 12:
        conditions.append(("years > 1", months))
    elif not period.is_contiguous:
        calls.append(months)
    for model in recipe.models:
        label = _grid_label(recipe, model)
        if label is not None:
            conditions.append((f"model == {quoted(model)}", _equals("grid_label", quoted(label))))
    select = f".select({_band(recipe)})"
    body = _chain(recipe, calls if conditions else [*calls, select])
    for condition, call in conditions:
        body += [f"if {condition}:", f"    days = days{call}"]
    if conditions:
        body.append(f"days = days{select}")
    years: Optional[str] = "years" if varies else str(period.year_count) if period.year_count > 1 else None
    body += _reduced(recipe, years, asks=varies)
    parameters = "model, scenario, start, end" + (", years" if varies else "")
    return [f"def {name}({parameters}):", *(f"    {line}" for line in body), "    return image"]


def _call(name: str, model: str, scenario: str, period: Period, varies: bool) -> str:
    texts = (scenario, period.start().isoformat(), period.end().isoformat())
    arguments = [model, *map(quoted, texts), *([str(period.year_count)] if varies else [])]
    return f"{name}({', '.join(arguments)})"


def _chain(recipe: Cmip6Recipe, calls: list[str]) -> list[str]:
    return ["days = (", f"    ee.ImageCollection({quoted(recipe.collection)})", *(f"    {call}" for call in calls), ")"]


def _reduced(recipe: Cmip6Recipe, years: Optional[str], asks: bool) -> list[str]:
    """From `days` to `image`. `years`: what sums are divided by; `asks`: only if it is more than one."""
    kind, rename = recipe.statistic.kind, f".rename({_band(recipe)})"
    divide = [f"image = image{rename}"]
    if years is not None and asks:
        divide = ["if years > 1:", f"    image = image.divide({years})", *divide]
    elif years is not None:
        divide = [f"image = image.divide({years}){rename}"]
    if recipe.statistic.counts_days:
        compare = "gt" if kind == "days_above" else "lt"
        threshold, stored = recipe.threshold_native(), facts.VARIABLES[recipe.variable].stored
        shown = "" if stored == recipe.unit else f"  # {recipe.statistic.value:g} {units.symbol(recipe.unit)}"
        return [
            f"threshold = {threshold!r}{shown}",
            f"image = days.map(lambda day: day.{compare}(threshold)).reduce(ee.Reducer.sum())",
            *divide,
        ]
    if recipe.is_total:
        made = ["image = days.reduce(ee.Reducer.sum())", *divide]
    else:
        reducer = f"percentile([{recipe.statistic.value!r}])" if kind == "percentile" else f"{_REDUCERS[kind]}()"
        made = [f"image = days.reduce(ee.Reducer.{reducer}){rename}"]
    return [*made, *_converted(recipe, "image")]


def _converted(recipe: Cmip6Recipe, name: str) -> list[str]:
    """The statement that makes `image` of stored values in the recipe's unit; none where they are in it."""
    conversion = recipe.conversion
    calls = f".multiply({conversion.scale!r})" if conversion.scale != 1.0 else ""
    calls += f".add({conversion.offset!r})" if conversion.offset else ""
    if not calls:
        return []
    stored = units.symbol(facts.VARIABLES[recipe.variable].stored)
    return [f"image = {name}{calls}  # {stored} to {units.symbol(recipe.unit)}"]


def _ensemble(recipe: Cmip6Recipe, of_model: str) -> list[str]:
    kind, rename = recipe.ensemble.kind, f".rename({_band(recipe)})"
    each = f"[{of_model} for model in models]"
    collection = [f"images = ee.ImageCollection({each})"]
    if len(collection[0]) > WIDTH:
        collection = ["images = ee.ImageCollection(", f"    {each}", ")"]
    made = [*listed(recipe.models, "models = "), *collection]
    if kind == "agreement":
        return [
            *made,
            "sign = images.mean().gt(0)",
            "agree = images.map(lambda each: ee.Image(each).gt(0).eq(sign))",
            f"image = agree.mean().multiply(100){rename}",
        ]
    reducer = f"percentile([{recipe.ensemble.value!r}])" if kind == "percentile" else f"{_REDUCERS[kind]}()"
    return [*made, f"image = images.reduce(ee.Reducer.{reducer}){rename}"]


def _equals(name: str, value: str) -> str:
    return f'.filter(ee.Filter.eq("{name}", {value}))'


def _dates(start: str, end: str) -> str:
    return f".filterDate({start}, {end})"


def _months(period: Period) -> str:
    first, last = period.month_range()
    return f'.filter(ee.Filter.calendarRange({first}, {last}, "month"))'


def _band(recipe: Cmip6Recipe) -> str:
    return f"[{quoted(recipe.variable)}]"


def _grid_label(recipe: Cmip6Recipe, model: str) -> Optional[str]:
    return facts.grid_label(model) if recipe.collection == facts.COLLECTION else None
