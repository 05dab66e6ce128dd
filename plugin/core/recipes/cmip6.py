# SPDX-License-Identifier: GPL-2.0-or-later
"""The CMIP6 recipe: a statistic over a period of one or several climate models, or its change."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar, Optional

from .. import units
from ..datasets import dataset
from ..errors import RecipeError
from ..legend import Legend
from ..periods import Period, YearRange
from ..product import Visualization
from ..text import tr
from . import Recipe, Region, Style, cmip6_colours, cmip6_words
from . import cmip6_facts as facts
from .reading import is_name, is_number, members, plain, typed

STATISTICS = ("mean", "minimum", "maximum", "percentile", "days_above", "days_below")
ENSEMBLES = ("mean", "median", "percentile", "spread", "agreement")
ANOMALIES = ("absolute", "percent")
_DAYS = ("days_above", "days_below")
_LONGEST_NAME, _LONGEST_ID, _MOST_MODELS = 100, 500, 200


@dataclass(frozen=True)
class Statistic:
    """A statistic over time. `value` is the percentile, or the threshold in the recipe's unit."""

    kind: str = "mean"
    value: Optional[float] = None

    def __post_init__(self) -> None:
        if self.kind not in STATISTICS:
            raise RecipeError("statistic", tr("Choose a statistic over time."))
        if self.kind == "percentile":
            _check_percentile("statistic", self.value)
        elif self.kind in _DAYS:
            if not is_number(self.value):
                raise RecipeError("statistic", tr("Enter the threshold that days are compared with."))
        elif self.value is not None:
            raise RecipeError("statistic", tr("This statistic takes no value."))
        if self.value is not None:
            object.__setattr__(self, "value", plain(self.value))

    @property
    def counts_days(self) -> bool:
        """Whether the result is a number of days."""
        return self.kind in _DAYS


@dataclass(frozen=True)
class Ensemble:
    """How several models become one value.

    "spread" is the standard deviation over the models; "agreement" is the percentage of models whose anomaly has the
    sign of the mean anomaly.
    """

    kind: str = "mean"
    value: Optional[float] = None

    def __post_init__(self) -> None:
        if self.kind not in ENSEMBLES:
            raise RecipeError("ensemble", tr("Choose how the models are combined."))
        if self.kind == "percentile":
            _check_percentile("ensemble", self.value)
        elif self.value is not None:
            raise RecipeError("ensemble", tr("This way to combine models takes no value."))
        if self.value is not None:
            object.__setattr__(self, "value", plain(self.value))


_MEAN, _MEAN_OF_MODELS, _DEFAULT_STYLE = Statistic(), Ensemble(), Style()


def _check_percentile(field: str, value: Any) -> None:
    if not is_number(value) or not 0 <= value <= 100:
        raise RecipeError(field, tr("A percentile is a number from 0 to 100."))


@dataclass(frozen=True)
class Cmip6Recipe(Recipe):
    """One band of NEX-GDDP-CMIP6, or of a collection that is built like it.

    Attributes:
        models: names of one or several models.
        scenario, variable: as in the collection.
        period: the months and years that the statistic runs over.
        statistic: over time. With unit "mm" the mean is a total: per period, or per year of several.
        unit: of the result; "" is the variable's default.
        baseline: years of `historical` whose same months are subtracted; ``None`` shows the values themselves.
        anomaly: "absolute", or "percent" of the baseline.
        ensemble: how several models are combined; of no effect with one.
        region: what is shown; ``None`` is the whole world.
        collection: the real collection, or one with the same properties and bands, of which no gaps are known.
    """

    kind: ClassVar[str] = "cmip6"

    models: tuple[str, ...]
    scenario: str
    variable: str
    period: Period
    statistic: Statistic = _MEAN
    unit: str = ""
    baseline: Optional[YearRange] = None
    anomaly: str = "absolute"
    ensemble: Ensemble = _MEAN_OF_MODELS
    region: Optional[Region] = None
    style: Style = _DEFAULT_STYLE
    collection: str = facts.COLLECTION

    def __post_init__(self) -> None:
        _check_names(self)
        if not self.unit:
            object.__setattr__(self, "unit", facts.VARIABLES[self.variable].shown)
        from . import cmip6_choices

        for field, reason in cmip6_choices.refusals(self):
            raise RecipeError(field, reason)

    # What it means.

    @property
    def is_anomaly(self) -> bool:
        """Whether the baseline is subtracted."""
        return self.baseline is not None

    @property
    def is_total(self) -> bool:
        """Whether daily amounts are added up instead of averaged."""
        return self.unit == "mm"

    @property
    def is_ensemble(self) -> bool:
        """Whether several models are combined."""
        return len(self.models) > 1

    @property
    def is_spread(self) -> bool:
        """Whether the result is the standard deviation over models."""
        return self.is_ensemble and self.ensemble.kind == "spread"

    @property
    def is_agreement(self) -> bool:
        """Whether the result is the percentage of models that agree on the sign of the change."""
        return self.is_ensemble and self.ensemble.kind == "agreement"

    @property
    def conversion(self) -> units.Conversion:
        """From stored daily values to the recipe's unit; of differences its `difference()`."""
        return units.conversion(facts.VARIABLES[self.variable].stored, self.unit)

    def threshold_native(self) -> float:
        """The threshold of a day count in the collection's unit."""
        assert self.statistic.value is not None
        return self.conversion.inverse(self.statistic.value)

    @property
    def result_unit(self) -> str:
        """The unit of the numbers in the layer."""
        if self.is_agreement:
            return "%"
        if self.is_anomaly and self.anomaly == "percent":
            return "%"
        return "days" if self.statistic.counts_days else self.unit

    # Words.

    def title(self) -> str:
        return cmip6_words.title(self)

    def summary(self) -> str:
        return cmip6_words.summary(self)

    def quantity(self) -> str:
        """What the numbers are, without the unit: the legend's title."""
        return cmip6_words.quantity(self)

    def warnings(self) -> tuple[str, ...]:
        if self.collection != facts.COLLECTION:
            return ()
        found: list[str] = []
        for model in self.models:
            for scenario, period in self.reads():
                first, last = period.start().year, period.last_year
                partial = facts.partial_gap(model, scenario, self.variable, first, last)
                found.extend(each for each in (partial, facts.unverified(model, scenario)) if each)
        if self.statistic.kind in ("minimum", "maximum") and facts.has_outliers(self.variable):
            sentence = tr("A few values of {} in the collection cannot be; the lowest and highest day may show them.")
            found.append(sentence.format(self.variable))
        return tuple(dict.fromkeys(found))

    def reads(self) -> tuple[tuple[str, Period], ...]:
        """(scenario, period) of everything that is read of each model: its own, then the baseline's."""
        own = (self.scenario, self.period)
        if self.baseline is None:
            return (own,)
        return (own, (facts.HISTORICAL, self.period.with_years(self.baseline)))

    # Colours.

    def default_palette(self) -> str:
        """The palette's name where the style has none."""
        return cmip6_colours.default_palette(self)

    def default_limits(self) -> tuple[float, float]:
        """The values of the first and last colour where the style has none."""
        return cmip6_colours.default_limits(self)

    def limits(self) -> tuple[float, float]:
        """The values of the first and last colour."""
        return self.style.ends(self.default_limits())

    def visualization(self) -> Visualization:
        low, high = self.limits()
        return Visualization((self.variable,), (low,), (high,), self.style.colours(self.default_palette()))

    def legend(self) -> Legend:
        low, high = self.limits()
        colours = self.style.colours(self.default_palette())
        return Legend("ramp", self.quantity(), cmip6_words.unit(self), low, high, colours)

    def with_limits(self, low: float, high: float) -> Cmip6Recipe:
        """The same recipe with other ends of the colour ramp; changes stay centred on zero."""
        if self.is_anomaly and not (self.is_spread or self.is_agreement):
            half = max(abs(low), abs(high))
            low, high = -half, half
        if not low < high:
            # One value everywhere: it stands in the middle of a ramp a hundredth of the default's length.
            default_low, default_high = self.default_limits()
            margin = max((default_high - default_low) / 200.0, abs(low) * 1e-6)
            low, high = low - margin, low + margin
        low, high = cmip6_colours.rounded(low, high)
        return replace(self, style=replace(self.style, minimum=low, maximum=high))

    # Facts.

    def first_day(self) -> Optional[datetime.date]:
        """The first day of the period."""
        return self.period.start()

    def area(self) -> Optional[tuple[float, float, float, float]]:
        """Of its region."""
        return None if self.region is None else self.region.bounds()

    def attribution(self) -> tuple[str, ...]:
        """Whom to name beside the map."""
        found = dataset(self.collection)
        if found is None:
            return ()
        return (found.attribution.replace("{model}", ", ".join(self.models)),)

    def licence(self) -> tuple[str, ...]:
        """The terms of the data."""
        found = dataset(self.collection)
        return () if found is None or not found.licence else (found.licence,)

    def links(self) -> tuple[str, ...]:
        """Pages about the data."""
        found = dataset(self.collection)
        return () if found is None else tuple(page for page in (found.page, found.licence_url) if page)

    # JSON.

    def to_dict(self) -> dict[str, Any]:
        return {
            "models": list(self.models),
            "scenario": self.scenario,
            "variable": self.variable,
            "period": self.period.to_dict(),
            "statistic": {"kind": self.statistic.kind, "value": self.statistic.value},
            "unit": self.unit,
            "baseline": None if self.baseline is None else [self.baseline.first, self.baseline.last],
            "anomaly": self.anomaly,
            "ensemble": {"kind": self.ensemble.kind, "value": self.ensemble.value},
            "region": None if self.region is None else self.region.to_dict(),
            "style": self.style.to_dict(),
            "collection": self.collection,
        }

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Cmip6Recipe:
        """The recipe that `to_dict` wrote. Raises ValueError or RecipeError for anything else."""
        members(values, *(field.name for field in fields(cls)))
        first, last, months = members(values["period"], "first_year", "last_year", "months")
        baseline = values["baseline"]
        return cls(
            models=tuple(typed(values["models"], list)),
            scenario=values["scenario"],
            variable=values["variable"],
            period=Period(first, last, tuple(typed(months, list))),
            statistic=Statistic(*members(values["statistic"], "kind", "value")),
            unit=values["unit"],
            baseline=None if baseline is None else YearRange(*typed(baseline, list)),
            anomaly=values["anomaly"],
            ensemble=Ensemble(*members(values["ensemble"], "kind", "value")),
            region=Region.from_dict(values["region"]),
            style=Style.from_dict(values["style"]),
            collection=values["collection"],
        )


def _check_names(recipe: Cmip6Recipe) -> None:
    """Types and names, which every collection must keep to."""
    names = recipe.models
    if not isinstance(names, tuple) or not names or not all(is_name(name, _LONGEST_NAME) for name in names):
        raise RecipeError("models", tr("Choose at least one model."))
    if len(names) > _MOST_MODELS:
        raise RecipeError("models", tr("Choose at most {} models.").format(_MOST_MODELS))
    if len(set(names)) != len(names):
        raise RecipeError("models", tr("Each model can be chosen once."))
    if not is_name(recipe.scenario, _LONGEST_NAME):
        raise RecipeError("scenario", tr("Choose a scenario."))
    if not isinstance(recipe.variable, str) or recipe.variable not in facts.VARIABLES:
        raise RecipeError("variable", tr("Choose a variable."))
    if recipe.unit and recipe.unit not in facts.shown_units(recipe.variable):
        sentence = tr("{variable} cannot be shown in {unit}.")
        raise RecipeError("unit", sentence.format(variable=recipe.variable, unit=str(recipe.unit)[:40]))
    if recipe.anomaly not in ANOMALIES:
        raise RecipeError("anomaly", tr("Choose absolute change or percent."))
    if not is_name(recipe.collection, _LONGEST_ID):
        raise RecipeError("collection", tr("Enter the id of an image collection."))
