# SPDX-License-Identifier: GPL-2.0-or-later
"""One recipe as a series of recipes: month by month, season by season, year by year, decade by decade.

All of a series have the same colours, so that its maps can be compared.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import Union

from ..errors import RecipeError
from ..periods import SEASONS, DateSpan, Period
from ..text import tr
from . import Recipe, cmip6_colours
from .cmip6 import Cmip6Recipe
from .collection import CollectionRecipe
from .sentinel2 import Sentinel2Recipe

STEPS = ("months", "seasons", "years", "decades")
#: A layer each: more would drown the layer tree, and the service.
MOST_PARTS = 400


def split(recipe: Recipe, step: str) -> tuple[Recipe, ...]:
    """The recipe's period in parts, the earliest first.

    Of several years, months, seasons and years follow one another in time; "months" of a `Period` of some months
    are these months of each year. Decades are 2041–2050 and so on; the first and last may be shorter. A season that
    the period holds only in part is left out.

    Raises:
        RecipeError: it has no period, the period holds no whole part, or it holds too many.
    """
    if step not in STEPS:
        raise RecipeError("step", tr("Choose months, seasons, years or decades."))
    recipe = recipe.resolved()
    period = _period(recipe)
    parts: tuple[Union[Period, DateSpan], ...] = (
        tuple(_days(period, step)) if isinstance(period, DateSpan) else tuple(_parts(period, step))
    )
    if not parts:
        raise RecipeError(
            "step", tr("{} holds no whole part of this length. Choose shorter ones.").format(period.label())
        )
    if len(parts) > MOST_PARTS:
        sentence = tr("These are {} parts, and {} are the most. Choose longer ones, or a shorter period.")
        raise RecipeError("step", sentence.format(len(parts), MOST_PARTS))
    return tuple(_with_common_colours(recipe, [_with_period(recipe, part) for part in parts]))


def steps(recipe: Recipe) -> tuple[str, ...]:
    """The steps that make at least two parts of a recipe."""
    found = []
    for step in STEPS:
        try:
            if len(split(recipe, step)) > 1:
                found.append(step)
        except RecipeError:
            continue
    return tuple(found)


def _period(recipe: Recipe) -> Union[Period, DateSpan]:
    found: object = None
    if isinstance(recipe, CollectionRecipe):
        found = recipe.dates
    elif isinstance(recipe, (Cmip6Recipe, Sentinel2Recipe)):
        found = recipe.period
    if isinstance(found, (Period, DateSpan)):
        return found
    raise RecipeError("period", tr("“{}” has no period that could be divided.").format(recipe.title()))


def _with_period(recipe: Recipe, part: Union[Period, DateSpan]) -> Recipe:
    if isinstance(recipe, CollectionRecipe):
        return replace(recipe, dates=part)
    if isinstance(recipe, Cmip6Recipe):
        assert isinstance(part, Period)
        return replace(recipe, period=part)
    assert isinstance(recipe, Sentinel2Recipe)
    return replace(recipe, period=part)


def _with_common_colours(recipe: Recipe, parts: list[Recipe]) -> Iterator[Recipe]:
    """The ends that a style leaves open follow the period in some recipes: here they hold for all the parts."""
    if not isinstance(recipe, Cmip6Recipe):
        yield from parts
        return
    known = [part for part in parts if isinstance(part, Cmip6Recipe)]
    limits = [part.limits() for part in known]
    low, high = min(low for low, _ in limits), max(high for _, high in limits)
    colours = ",".join(known[0].style.colours(cmip6_colours.default_palette(known[0])))
    for part in known:
        style = replace(part.style, minimum=low, maximum=high)
        same = part.default_palette() == known[0].default_palette()
        yield replace(part, style=style if same else replace(style, palette=colours, reverse=False))


# Months of years


def _parts(period: Period, step: str) -> Iterator[Period]:
    years = range(period.first_year, period.last_year + 1)
    if step == "decades":
        # The decade 2041–2050, as climate periods are cut.
        first = period.first_year
        while first <= period.last_year:
            last = min(first + (10 - (first - 1) % 10) - 1, period.last_year)
            yield Period(first, last, period.months)
            first = last + 1
        return
    for year in years:
        if step == "years":
            yield Period(year, year, period.months)
        elif step == "months":
            for month in period.months:
                own = year - 1 if period.wraps and month >= period.months[0] else year
                yield Period.month(month, own)
        else:
            yield from _seasons(period, year)


def _seasons(period: Period, year: int) -> Iterator[Period]:
    """The whole seasons of one year of a period; winter begins in the December before, where that is asked for."""
    begin = Period(year, year, period.months).start()
    end = Period(year, year, period.months).end()
    whole = len(period.months) == 12
    for own in (year, year + 1):
        for name in SEASONS:
            season = Period.season(name, own)
            # Of whole years each winter is counted once, with the year in which it ends.
            inside = own == year if whole else begin <= season.start() and season.end() <= end
            if inside:
                yield season


# Days


def _days(span: DateSpan, step: str) -> Iterator[DateSpan]:
    """Calendar parts of a span of days; the first and last are cut to the span, seasons have to be whole."""
    months = {"months": 1, "seasons": 3, "years": 12, "decades": 120}[step]
    year, month = _first_part(span.first, step)
    while datetime.date(year, month, 1) <= span.last:
        last_year, last_month = year + (month + months - 2) // 12, (month + months - 2) % 12 + 1
        first = datetime.date(year, month, 1)
        last = datetime.date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
        if step != "seasons" or (first >= span.first and last <= span.last):
            yield DateSpan(max(first, span.first), min(last, span.last))
        year, month = last_year + last_month // 12, last_month % 12 + 1


def _first_part(day: datetime.date, step: str) -> tuple[int, int]:
    """Year and month in which the part begins that holds a day."""
    if step == "months":
        return day.year, day.month
    if step == "seasons":
        begin = day.month // 3 * 3
        return (day.year, begin) if begin else (day.year - 1, 12)
    return (day.year, 1) if step == "years" else (day.year - (day.year - 1) % 10, 1)
