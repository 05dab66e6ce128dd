# SPDX-License-Identifier: GPL-2.0-or-later
"""A time series as somebody wants it: of which recipe, where, and what is done to the values."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple, Optional

from . import units
from .errors import RecipeError
from .recipes import MAX_JSON, Recipe, Region
from .recipes.cmip6 import Cmip6Recipe, Ensemble
from .recipes.collection import CollectionRecipe
from .recipes.reading import is_name, is_number, members, plain, refuse_constant, typed
from .recipes.sentinel2 import Sentinel2Recipe
from .series_parts import SeriesPlace, Steps, steps_from_dict, steps_to_dict
from .text import listed, tr

#: How the pixels of a polygon become one value → the method of ``ee.Reducer``.
REDUCERS = {"mean": "mean", "median": "median", "minimum": "min", "maximum": "max", "sum": "sum", "stdDev": "stdDev"}
#: What is drawn around the mean of several models: nothing (a line each), all models, or a standard deviation.
SPREADS = ("", "range", "deviation")
MOST_PLACES, MOST_SCENARIOS, MOST_LINES = 500, 10, 1000
_LONGEST_NAME = 100


class Run(NamedTuple):
    """One of the recipes that an order reads, and what tells it from the others."""

    recipe: Recipe
    scenario: str = ""
    model: str = ""


class LineKey(NamedTuple):
    """Which of an order's series: numbers of run, place and band."""

    run: int
    place: int
    band: int


_AS_THEY_ARE = Steps()


@dataclass(frozen=True)
class SeriesOrder:
    """Values over time of the images behind a recipe.

    Attributes:
        recipe: of a collection; its region and clip do not matter, the places do.
        places: where.
        bands: of the images; empty for those that the recipe shows.
        scenarios: of a CMIP6 recipe, each with all its models; empty for the recipe's own.
        scale: metres per pixel, ``None`` for the images' own.
        reducer: how a polygon's pixels become one value, of `REDUCERS`.
        steps: what is done to the values.
        spread: what the chart draws of several models, of `SPREADS`.
    """

    recipe: Recipe
    places: tuple[SeriesPlace, ...]
    bands: tuple[str, ...] = ()
    scenarios: tuple[str, ...] = ()
    scale: Optional[float] = None
    reducer: str = "mean"
    steps: Steps = _AS_THEY_ARE
    spread: str = ""

    def __post_init__(self) -> None:
        offered = bands_of(self.recipe)
        if not isinstance(self.places, tuple) or not 1 <= len(self.places) <= MOST_PLACES:
            sentence = tr(
                "Choose a place: click the map, or enter longitude and latitude; {:,} places at most.", MOST_PLACES
            )
            raise RecipeError("places", sentence)
        if len({place.name for place in self.places}) < len(self.places):
            raise RecipeError("places", tr("Two places have the same name: give each its own."))
        if not self.bands:
            shown = tuple(band for band in self.recipe.visualization().bands if band in offered)
            object.__setattr__(self, "bands", shown or offered[:1])
        elif not isinstance(self.bands, tuple) or not set(self.bands) <= set(offered):
            raise RecipeError("bands", tr("Choose bands of these: {}.").format(listed(offered)))
        if len(set(self.bands)) < len(self.bands) or len(set(self.scenarios)) < len(self.scenarios):
            raise RecipeError("bands", tr("Choose each band and scenario once."))
        self._check_scenarios()
        if self.scale is not None:
            if not is_number(self.scale) or not self.scale > 0:
                raise RecipeError("scale", tr("The scale is a number of metres greater than 0."))
            object.__setattr__(self, "scale", plain(self.scale))
        if self.reducer not in REDUCERS:
            raise RecipeError("reducer", tr("Choose how the pixels of a polygon become one value."))
        if self.spread not in SPREADS:
            raise RecipeError("spread", tr("Choose how several models are drawn."))
        if len(self.keys()) > MOST_LINES:
            sentence = tr(
                "These are {:,} series: choose fewer places, models or bands, {:,} series at most.",
                len(self.keys()),
                MOST_LINES,
            )
            raise RecipeError("places", sentence)

    def _check_scenarios(self) -> None:
        if not self.scenarios:
            return
        if not isinstance(self.recipe, Cmip6Recipe):
            raise RecipeError("scenarios", tr("Scenarios can be chosen of climate models only."))
        named = isinstance(self.scenarios, tuple) and all(is_name(each, _LONGEST_NAME) for each in self.scenarios)
        if not named or len(self.scenarios) > MOST_SCENARIOS:
            raise RecipeError("scenarios", tr("Choose at most {} scenarios.").format(MOST_SCENARIOS))
        self.runs()  # which raises where the period does not fit one of them

    # What it means.

    def runs(self) -> tuple[Run, ...]:
        """The recipes that are read: of climate models one for each scenario and model. Raises RecipeError."""
        recipe = self.recipe
        if not isinstance(recipe, Cmip6Recipe):
            return (Run(recipe),)
        plain_one = replace(recipe, baseline=None, anomaly="absolute", ensemble=Ensemble(), region=None)
        return tuple(
            Run(replace(plain_one, models=(model,), scenario=scenario), scenario, model)
            for scenario in self.scenarios or (recipe.scenario,)
            for model in recipe.models
        )

    def keys(self) -> tuple[LineKey, ...]:
        """All series, in the order of the table's columns."""
        return tuple(
            LineKey(run, place, band)
            for place in range(len(self.places))
            for run in range(len(self.runs()))
            for band in range(len(self.bands))
        )

    def names(self) -> tuple[str, ...]:
        """A name for each series: what tells it from the others, or the band's in small letters."""
        runs = self.runs()
        several = {
            "place": len(self.places) > 1,
            "scenario": len({run.scenario for run in runs}) > 1,
            "model": len({run.model for run in runs}) > 1,
            "band": len(self.bands) > 1,
        }
        found = []
        for run, place, band in self.keys():
            told = {"place": self.places[place].name, "scenario": runs[run].scenario, "model": runs[run].model}
            told["band"] = self.bands[band]
            found.append(" ".join(told[part] for part in several if several[part]) or self.bands[band].lower())
        return tuple(found)

    def title(self) -> str:
        """What the values are, for a chart."""
        place = self.places[0].name if len(self.places) == 1 else tr("{} places").format(len(self.places))
        when = getattr(self.recipe, "period", None) or getattr(self.recipe, "dates", None)
        told = [listed(self.bands[:3]), place, *([when.label()] if when is not None else [])]
        return " · ".join(told)

    def unit(self) -> str:
        """The unit that all series have; "" where there is none, or where they differ."""
        found = {unit_of(self.recipe, band) for band in self.bands}
        return found.pop() if len(found) == 1 else ""

    def warnings(self) -> tuple[str, ...]:
        """Sentences about what may be surprising."""
        found = []
        if isinstance(self.recipe, Cmip6Recipe) and self.recipe.is_anomaly:
            found.append(tr("The series shows the values themselves, not their change from the baseline."))
        return tuple(found)

    # JSON.

    def resolved(self, today: Optional[datetime.date] = None) -> SeriesOrder:
        """The same order with the days of a day, today's where none is given, in place of relative ones."""
        recipe = self.recipe.resolved(today)
        return self if recipe == self.recipe else replace(self, recipe=recipe)

    def to_json(self) -> str:
        """Canonical JSON: equal orders give equal text."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        values["recipe"] = self.recipe.to_json()
        values["places"] = [place.to_dict() for place in self.places]
        values["steps"] = steps_to_dict(self.steps)
        return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)

    @staticmethod
    def from_json(text: str) -> SeriesOrder:
        """The order that `to_json` wrote.

        Raises:
            RecipeError: it is not one, whatever the text holds.
        """
        names = [each.name for each in fields(SeriesOrder)]
        try:
            if not isinstance(text, str) or len(text) > 2 * MAX_JSON:
                raise ValueError("too long")
            values = dict(zip(names, members(json.loads(text, parse_constant=refuse_constant), *names)))
            values["recipe"] = Recipe.from_json(values["recipe"])
            values["places"] = tuple(SeriesPlace.from_dict(each) for each in typed(values["places"], list))
            values["steps"] = steps_from_dict(values["steps"])
            for name in ("bands", "scenarios"):
                values[name] = tuple(typed(each, str) for each in typed(values[name], list))
            for name in ("reducer", "spread"):
                typed(values[name], str)
            return SeriesOrder(**values)
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
            raise RecipeError("recipe", tr("The series is damaged and cannot be read.")) from error


def bands_of(recipe: Recipe) -> tuple[str, ...]:
    """The bands of the images behind a recipe.

    Raises:
        RecipeError: there are no images over time behind it.
    """
    if isinstance(recipe, Cmip6Recipe):
        return (recipe.variable,)
    if isinstance(recipe, Sentinel2Recipe):
        return recipe.view.result()
    if isinstance(recipe, CollectionRecipe) and recipe.reduces:
        return tuple(band.name for band in recipe.bands)
    raise RecipeError("source", tr("“{}” is not made of images over time.").format(_title(recipe)))


def unit_of(recipe: Recipe, band: str) -> str:
    """A band's unit as it is printed."""
    if isinstance(recipe, Cmip6Recipe):
        return units.symbol(recipe.unit)
    if isinstance(recipe, CollectionRecipe):
        return next((units.symbol(each.unit) for each in recipe.bands if each.name == band), "")
    return ""


def located(recipe: Recipe, place: SeriesPlace) -> Recipe:
    """The recipe with its images looked for at the place, and not clipped."""
    if isinstance(recipe, Sentinel2Recipe):
        return replace(recipe, region=Region.rectangle(*place.bounds()), clip="none")
    if isinstance(recipe, CollectionRecipe):
        return replace(recipe, clip=None)
    return replace(recipe, region=None) if isinstance(recipe, Cmip6Recipe) else recipe


def _title(recipe: Any) -> str:
    return recipe.title() if isinstance(recipe, Recipe) else str(recipe)[:_LONGEST_NAME]
