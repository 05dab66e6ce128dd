# SPDX-License-Identifier: GPL-2.0-or-later
"""What can be chosen, and why the rest cannot: the one place with the rules of the CMIP6 recipe.

Forms ask for choices; the recipe itself asks for refusals. Both come from the same rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Iterator, Sequence, Union

from .. import units as unit_facts
from ..periods import Period, month_name
from ..text import tr
from . import cmip6_facts as facts

if TYPE_CHECKING:
    from .cmip6 import Cmip6Recipe


@dataclass(frozen=True)
class Choice:
    """One entry of a list. `reason` says why it cannot be chosen; empty where it can."""

    value: str
    label: str
    reason: str = ""

    @property
    def enabled(self) -> bool:
        """Whether it can be chosen."""
        return not self.reason


#: First and last calendar year; better the period itself, which knows that a winter begins the year before.
Years = Union[None, tuple[int, int], Period]


def models(scenario: str = "", variable: str = "", years: Years = None) -> tuple[Choice, ...]:
    """All models; those that lack the variable in this scenario and these years say so."""
    return tuple(
        Choice(model, model, _gap(model, scenario, variable, years) if scenario and variable else "")
        for model in facts.models()
    )


def scenarios(years: Years = None) -> tuple[Choice, ...]:
    """The scenarios; those that do not cover the years, and those that Earth Engine lacks, say so."""
    present = tuple(
        Choice(name, facts.scenario_label(name), "" if years is None else years_reason(name, years))
        for name in facts.scenarios()
    )
    reason = tr("Earth Engine's collection does not have this scenario.")
    absent = tuple(Choice(name, facts.scenario_label(name), reason) for name in facts.absent_scenarios())
    return present + absent


def variables(chosen: Sequence[str] = (), scenario: str = "", years: Years = None) -> tuple[Choice, ...]:
    """The variables; one that any chosen model lacks says which model."""
    found = []
    for name, variable in facts.VARIABLES.items():
        reasons = (_gap(model, scenario or facts.HISTORICAL, name, years) for model in chosen)
        found.append(Choice(name, f"{tr(variable.label)} ({name})", next(filter(None, reasons), "")))
    return tuple(found)


def units(variable: str, statistic: str = "mean") -> tuple[Choice, ...]:
    """The units of a variable; totals need the mean as statistic."""
    reason = tr("A total is not a minimum, maximum, percentile or number of days.")
    found = []
    for unit in facts.shown_units(variable):
        label = tr("{} (total)").format(unit_facts.symbol(unit)) if unit == "mm" else unit_facts.symbol(unit)
        found.append(Choice(unit, label, reason if unit == "mm" and statistic != "mean" else ""))
    return tuple(found)


def statistics() -> tuple[Choice, ...]:
    """The statistics over time."""
    return (
        Choice("mean", tr("Mean")),
        Choice("minimum", tr("Lowest day")),
        Choice("maximum", tr("Highest day")),
        Choice("percentile", tr("Percentile of days")),
        Choice("days_above", tr("Days above")),
        Choice("days_below", tr("Days below")),
    )


def ensembles(model_count: int, has_baseline: bool) -> tuple[Choice, ...]:
    """How several models can be combined."""
    one = tr("Choose several models first.") if model_count < 2 else ""
    baseline = "" if has_baseline else tr("Agreement in sign needs a change: choose a baseline.")
    return (
        Choice("mean", tr("Mean of models"), one),
        Choice("median", tr("Median of models"), one),
        Choice("percentile", tr("Percentile of models"), one),
        Choice("spread", tr("Spread of models"), one),
        Choice("agreement", tr("Agreement in sign"), one or baseline),
    )


def anomalies(variable: str) -> tuple[Choice, ...]:
    """Absolute change, and percent where zero is a real zero."""
    reason = tr("Percent of a temperature means nothing.") if facts.VARIABLES[variable].stored == "K" else ""
    return (Choice("absolute", tr("Absolute")), Choice("percent", tr("Percent of the baseline"), reason))


def years_reason(scenario: str, years: Union[tuple[int, int], Period]) -> str:
    """Why a scenario cannot serve these years; empty where it can."""
    start, end = facts.scenario_years(scenario)
    first, last = _span(years)
    if start <= first and last <= end:
        return ""
    words = {"scenario": facts.scenario_label(scenario), "start": start, "end": end}
    if isinstance(years, Period) and years.wraps and start <= years.first_year <= last <= end:
        sentence = tr("{period} begins in {month} {year}, but {scenario} runs from {start} to {end}.")
        begin = years.start()
        return sentence.format(period=years.label(), month=month_name(begin.month), year=begin.year, **words)
    return tr("{scenario} runs from {start} to {end}.").format(**words)


def _span(years: Union[tuple[int, int], Period]) -> tuple[int, int]:
    """First and last calendar year."""
    return (years.start().year, years.last_year) if isinstance(years, Period) else years


def _gap(model: str, scenario: str, variable: str, years: Years) -> str:
    first, last = _span(years) if years is not None else (0, 0)
    one_season = isinstance(years, Period) and years.year_count == 1
    return facts.gap(model, scenario, variable, first, last, one_season) or ""


def refusals(recipe: Cmip6Recipe) -> Iterator[tuple[str, str]]:
    """(field, sentence) of everything in a recipe that cannot be served."""
    yield from _combinations(recipe)
    if recipe.collection != facts.COLLECTION:
        return
    known = {choice.value: choice for choice in scenarios()}
    scenario = known.get(recipe.scenario)
    if scenario is None or not scenario.enabled:
        yield "scenario", scenario.reason if scenario else tr("Choose a scenario of the collection.")
        return
    for model in recipe.models:
        if model not in facts.models():
            yield "models", tr("The collection has no model “{}”.").format(model[:60])
            return
    for index, (run, period) in enumerate(recipe.reads()):
        field = "baseline" if index else "period"
        reason = years_reason(run, period)
        if reason:
            yield field, reason
        for model in recipe.models:
            gap = _gap(model, run, recipe.variable, period)
            if gap:
                yield "variable", gap


def _combinations(recipe: Cmip6Recipe) -> Iterator[tuple[str, str]]:
    statistic = recipe.statistic.kind
    for choice in units(recipe.variable, statistic):
        if choice.value == recipe.unit and choice.reason:
            yield "unit", choice.reason
    if recipe.baseline is not None:
        for choice in anomalies(recipe.variable):
            if choice.value == recipe.anomaly and choice.reason:
                yield "anomaly", choice.reason
    if len(recipe.models) > 1:
        for choice in ensembles(len(recipe.models), recipe.baseline is not None):
            if choice.value == recipe.ensemble.kind and choice.reason:
                yield "ensemble", choice.reason
