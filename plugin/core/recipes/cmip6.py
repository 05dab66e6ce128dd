# SPDX-License-Identifier: GPL-2.0-or-later
"""The CMIP6 recipe: a statistic over a period of one or several climate models, or its change."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Optional

from .. import units
from ..datasets import dataset
from ..errors import RecipeError
from ..legend import Legend
from ..periods import Period, YearRange
from ..product import Visualization
from ..text import tr
from . import Recipe, Region, Style
from . import cmip6_facts as facts

STATISTICS = ("mean", "minimum", "maximum", "percentile", "days_above", "days_below")
ENSEMBLES = ("mean", "median", "percentile", "spread", "agreement")
ANOMALIES = ("absolute", "percent")
_DAYS = ("days_above", "days_below")


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
            if not _is_number(self.value):
                raise RecipeError("statistic", tr("Enter the threshold that days are compared with."))
        elif self.value is not None:
            raise RecipeError("statistic", tr("This statistic takes no value."))

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


_MEAN, _MEAN_OF_MODELS, _DEFAULT_STYLE = Statistic(), Ensemble(), Style()


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _check_percentile(field: str, value: Any) -> None:
    if not _is_number(value) or not 0 <= value <= 100:
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
    def conversion(self) -> units.Conversion:
        """From stored daily values to the recipe's unit."""
        return units.conversion(facts.VARIABLES[self.variable].stored, self.unit)

    def threshold_native(self) -> float:
        """The threshold of a day count in the collection's unit."""
        assert self.statistic.value is not None
        return self.conversion.inverse(self.statistic.value)

    @property
    def result_unit(self) -> str:
        """The unit of the numbers in the layer."""
        if self.is_ensemble and self.ensemble.kind == "agreement":
            return "%"
        if self.is_anomaly and self.anomaly == "percent":
            return "%"
        return "days" if self.statistic.counts_days else self.unit

    # Words.

    def title(self) -> str:
        parts = [self.variable]
        if self.statistic.kind != "mean":
            parts.append(_statistic_word(self.statistic, self.unit))
        parts += [self.period.label(), self._model_words(), facts.scenario_label(self.scenario)]
        text = " · ".join(parts)
        if self.baseline is not None:
            text += " · " + tr("change from {}").format(self.baseline.label())
        return text

    def summary(self) -> str:
        what = _statistic_sentence(self)
        where = tr("whole world") if self.region is None else self.region.label or tr("chosen region")
        parts = [what, self._model_words(), facts.scenario_label(self.scenario), self.period.label()]
        if self.baseline is not None:
            parts.append(tr("compared with {}").format(self.baseline.label()))
        return ", ".join([*parts, where]) + "."

    def _model_words(self) -> str:
        if not self.is_ensemble:
            return self.models[0]
        return tr("{} of {} models").format(_ensemble_word(self.ensemble), len(self.models))

    def quantity(self) -> str:
        """What the numbers are, without the unit: the legend's title."""
        label = tr(facts.VARIABLES[self.variable].label)
        if self.is_ensemble and self.ensemble.kind == "agreement":
            return tr("Models that agree on the sign of change")
        if self.statistic.counts_days:
            word = tr("Days above {}") if self.statistic.kind == "days_above" else tr("Days below {}")
            label = word.format(f"{self.statistic.value:g} {units.symbol(self.unit)}")
        if self.is_spread:
            return tr("{}, spread of models").format(label)
        return tr("{}, change").format(label) if self.is_anomaly else label

    def warnings(self) -> tuple[str, ...]:
        if self.collection != facts.COLLECTION:
            return ()
        found: list[str] = []
        for model in self.models:
            for scenario, first, last in self.runs():
                partial = facts.partial_gap(model, scenario, self.variable, first, last)
                found.extend(each for each in (partial, facts.unverified(model, scenario)) if each)
        return tuple(dict.fromkeys(found))

    def runs(self) -> tuple[tuple[str, int, int], ...]:
        """(scenario, first year, last year) of everything that is read of each model."""
        read = [(self.scenario, self.period.start().year, self.period.last_year)]
        if self.baseline is not None:
            months = self.period.with_years(self.baseline)
            read.append((facts.HISTORICAL, months.start().year, months.last_year))
        return tuple(read)

    # Colours.

    def default_palette(self) -> str:
        """The palette's name where the style has none."""
        variable = facts.VARIABLES[self.variable]
        if self.is_ensemble and self.ensemble.kind in ("spread", "agreement"):
            return "Purples" if self.ensemble.kind == "spread" else "YlGnBu"
        if self.is_anomaly:
            return variable.change_palette
        return "YlOrRd" if self.statistic.counts_days else variable.palette

    def default_limits(self) -> tuple[float, float]:
        """The values of the first and last colour where the style has none."""
        variable = facts.VARIABLES[self.variable]
        if self.is_ensemble and self.ensemble.kind == "agreement":
            return (50.0, 100.0)
        shown = units.conversion(variable.stored, variable.shown)
        target = self.conversion
        months = len(self.period.months)
        if self.is_anomaly and self.anomaly == "percent":
            low, high = -50.0, 50.0
        elif self.statistic.counts_days:
            days = 30.0 * months if months < 12 else 365.0
            low, high = (-days / 3.0, days / 3.0) if self.is_anomaly else (0.0, days)
        elif self.is_anomaly or self.is_spread:
            half = variable.change / shown.scale * target.scale * (15.0 * months if self.is_total else 1.0)
            low, high = -half, half
        else:
            low, high = (target(shown.inverse(value)) for value in variable.limits)
            if self.is_total:
                low, high = 0.0, min(30.0 * months * variable.limits[1] * 0.85, 3000.0)
        if self.is_spread:
            return (0.0, _round_up((high - low) * 0.3))
        return (_round(low), _round(high))

    def limits(self) -> tuple[float, float]:
        """The values of the first and last colour."""
        low, high = self.default_limits()
        style = self.style
        low = low if style.minimum is None else style.minimum
        high = high if style.maximum is None else style.maximum
        # One end set beyond the other's default: keep the user's, move the default.
        if low >= high:
            low, high = (low, low + 1.0) if style.minimum is not None else (high - 1.0, high)
        return low, high

    def visualization(self) -> Visualization:
        low, high = self.limits()
        return Visualization((self.variable,), (low,), (high,), self.style.colours(self.default_palette()))

    def legend(self) -> Legend:
        low, high = self.limits()
        colours = self.style.colours(self.default_palette())
        return Legend("ramp", self.quantity(), units.symbol(self.result_unit), low, high, colours)

    def with_limits(self, low: float, high: float) -> Cmip6Recipe:
        """The same recipe with other ends of the colour ramp; anomalies stay centred on zero."""
        if self.is_anomaly and not (self.is_ensemble and self.ensemble.kind in ("spread", "agreement")):
            half = max(abs(low), abs(high))
            low, high = -half, half
        if not low < high:
            high = low + 1.0
        return replace(self, style=replace(self.style, minimum=_round(low), maximum=_round(high)))

    # Facts.

    def attribution(self) -> tuple[str, ...]:
        """Whom to name beside the map."""
        found = dataset(self.collection)
        if found is None:
            return ()
        return tuple(found.attribution.format(model=model) for model in self.models[:1]) + tuple(self.models[1:])

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
        """The recipe that `to_dict` wrote; unknown members are an error."""
        unknown = set(values) - set(cls.__dataclass_fields__)
        if unknown:
            raise RecipeError("recipe", tr("The recipe has members that this version does not know."))
        period, baseline = values["period"], values["baseline"]
        return cls(
            models=tuple(values["models"]),
            scenario=values["scenario"],
            variable=values["variable"],
            period=Period(period["first_year"], period["last_year"], tuple(period["months"])),
            statistic=Statistic(values["statistic"]["kind"], values["statistic"]["value"]),
            unit=values["unit"],
            baseline=None if baseline is None else YearRange(*baseline),
            anomaly=values["anomaly"],
            ensemble=Ensemble(values["ensemble"]["kind"], values["ensemble"]["value"]),
            region=Region.from_dict(values["region"]),
            style=Style.from_dict(values["style"]),
            collection=values["collection"],
        )


def _check_names(recipe: Cmip6Recipe) -> None:
    """Types and names, which every collection must keep to."""
    names = recipe.models
    if not isinstance(names, tuple) or not names or not all(isinstance(name, str) and name for name in names):
        raise RecipeError("models", tr("Choose at least one model."))
    if len(names) > 200 or len(set(names)) != len(names) or any(len(name) > 100 for name in names):
        raise RecipeError("models", tr("Each model can be chosen once."))
    if not isinstance(recipe.scenario, str) or not recipe.scenario or len(recipe.scenario) > 100:
        raise RecipeError("scenario", tr("Choose a scenario."))
    if recipe.variable not in facts.VARIABLES:
        raise RecipeError("variable", tr("Choose a variable."))
    if recipe.unit and recipe.unit not in facts.shown_units(recipe.variable):
        sentence = tr("{variable} cannot be shown in {unit}.")
        raise RecipeError("unit", sentence.format(variable=recipe.variable, unit=str(recipe.unit)[:40]))
    if recipe.anomaly not in ANOMALIES:
        raise RecipeError("anomaly", tr("Choose absolute change or percent."))
    if not isinstance(recipe.collection, str) or not recipe.collection or len(recipe.collection) > 500:
        raise RecipeError("collection", tr("Enter the id of an image collection."))


def _statistic_word(statistic: Statistic, unit: str) -> str:
    if statistic.kind == "percentile":
        return tr("{:g}th percentile").format(statistic.value)
    if statistic.counts_days:
        sign = ">" if statistic.kind == "days_above" else "<"
        return tr("days {} {:g} {}").format(sign, statistic.value, units.symbol(unit))
    return {"minimum": tr("minimum"), "maximum": tr("maximum"), "mean": tr("mean")}[statistic.kind]


def _statistic_sentence(recipe: Cmip6Recipe) -> str:
    """Such as "Mean of daily maximum temperature in °C"."""
    label = tr(facts.VARIABLES[recipe.variable].label)
    label = label[:1].lower() + label[1:]
    unit = units.symbol(recipe.unit)
    kind = recipe.statistic.kind
    if recipe.statistic.counts_days:
        words = tr("Days with {} above {:g} {}") if kind == "days_above" else tr("Days with {} below {:g} {}")
        sentence = words.format(label, recipe.statistic.value, unit)
        return tr("{}, per year").format(sentence) if recipe.period.year_count > 1 else sentence
    if recipe.is_total:
        words = tr("Total {} in {} per year") if recipe.period.year_count > 1 else tr("Total {} in {}")
        return words.format(label, unit)
    if kind == "percentile":
        return tr("{:g}th percentile of {} in {}").format(recipe.statistic.value, label, unit)
    words = {"mean": tr("Mean {} in {}"), "minimum": tr("Lowest {} in {}"), "maximum": tr("Highest {} in {}")}[kind]
    return words.format(label, unit)


def _ensemble_word(ensemble: Ensemble) -> str:
    if ensemble.kind == "percentile":
        return tr("{:g}th percentile").format(ensemble.value)
    return {
        "mean": tr("mean"),
        "median": tr("median"),
        "spread": tr("spread"),
        "agreement": tr("agreement"),
    }[ensemble.kind]


def _round(value: float) -> float:
    """Three significant digits: ends of ramps that people can read."""
    return float(f"{value:.3g}") + 0.0


def _round_up(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value)) if value > 0 else 1.0
    return math.ceil(value / power) * power
