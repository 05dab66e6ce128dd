# SPDX-License-Identifier: GPL-2.0-or-later
"""The CMIP6 recipe in words: the layer's name, the panel's sentence, the legend's title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import units
from ..spelling import number
from ..text import listed, tr
from . import cmip6_facts as facts

if TYPE_CHECKING:
    from .cmip6 import Cmip6Recipe, Ensemble


def title(recipe: Cmip6Recipe) -> str:
    """Such as "tasmax · March 2030 · ACCESS-CM2 · SSP2-4.5": in a narrow layer tree the beginning has to tell."""
    parts = [recipe.variable]
    if recipe.is_total:
        parts.append(tr("total"))
    elif recipe.statistic.kind != "mean":
        parts.append(_short_statistic(recipe))
    parts += [recipe.period.label(), models_of(recipe), facts.scenario_label(recipe.scenario)]
    if recipe.baseline is not None:
        parts.append(tr("change from {}").format(recipe.baseline.label()))
    return " · ".join(parts)


def summary(recipe: Cmip6Recipe) -> str:
    """Such as "Mean daily maximum temperature in °C, ACCESS-CM2, SSP2-4.5, March 2030, whole world."."""
    where = tr("whole world") if recipe.region is None else recipe.region.label or tr("chosen region")
    parts = [_what(recipe), models_of(recipe), facts.scenario_label(recipe.scenario), recipe.period.label()]
    if recipe.baseline is not None:
        parts.append(tr("compared with {}").format(recipe.baseline.label()))
    return tr("{}.").format(listed([*parts, where]))


def quantity(recipe: Cmip6Recipe) -> str:
    """What the numbers are, without the unit: the legend's title."""
    if recipe.is_agreement:
        return tr("Models that agree on the sign of change")
    kind = recipe.statistic.kind
    label = tr(facts.VARIABLES[recipe.variable].label)
    if recipe.statistic.counts_days:
        words = tr("Days above {}") if kind == "days_above" else tr("Days below {}")
        label = words.format(_threshold(recipe))
    elif recipe.is_total or kind != "mean":
        label = _reduced(recipe)
    if recipe.is_spread:
        return tr("{}, spread of models").format(label)
    return tr("{}, change").format(label) if recipe.is_anomaly else label


def unit(recipe: Cmip6Recipe) -> str:
    """The unit as it is printed; totals and numbers of days of several years are per year."""
    shown = tr("days") if recipe.result_unit == "days" else units.symbol(recipe.result_unit)
    per_year = recipe.period.year_count > 1 and recipe.result_unit in ("days", "mm")
    return tr("{} per year").format(shown) if per_year else shown


def ordinal(value: float) -> str:
    """Such as "90th", "1st", "97.5th"."""
    text = f"{value:g}"
    words = {"1": tr("{}st"), "2": tr("{}nd"), "3": tr("{}rd")}
    usual = text.endswith(("11", "12", "13")) or "." in text
    return (tr("{}th") if usual else words.get(text[-1], tr("{}th"))).format(number(value, "g"))


def _what(recipe: Cmip6Recipe) -> str:
    """Such as "Mean daily maximum temperature in °C"; "Change of total precipitation in mm per year"."""
    sentence = _reduced(recipe)
    if recipe.is_anomaly:
        sentence = tr("Change of {}").format(_inside(sentence))
    if recipe.is_agreement:
        return sentence
    if recipe.result_unit == "days":
        # "Days with …" says already what is counted.
        return tr("{} per year").format(sentence) if recipe.period.year_count > 1 else sentence
    return tr("{} in {}").format(sentence, unit(recipe))


def _reduced(recipe: Cmip6Recipe) -> str:
    """The statistic of the variable, such as "Highest daily maximum temperature"."""
    label = _inside(tr(facts.VARIABLES[recipe.variable].label))
    kind, value = recipe.statistic.kind, recipe.statistic.value
    if recipe.statistic.counts_days:
        words = tr("Days with {} above {}") if kind == "days_above" else tr("Days with {} below {}")
        return words.format(label, _threshold(recipe))
    if recipe.is_total:
        return tr("Total {}").format(label)
    if kind == "percentile" and value is not None:
        return tr("{} percentile of {}").format(ordinal(value), label)
    words = {"mean": tr("Mean {}"), "minimum": tr("Lowest {}"), "maximum": tr("Highest {}")}[kind]
    return words.format(label)


def _inside(text: str) -> str:
    """A phrase as it stands within a sentence."""
    return text[:1].lower() + text[1:]


def _threshold(recipe: Cmip6Recipe) -> str:
    return f"{number(recipe.statistic.value, 'g')} {units.symbol(recipe.unit)}"


def _short_statistic(recipe: Cmip6Recipe) -> str:
    kind, value = recipe.statistic.kind, recipe.statistic.value
    if kind == "percentile" and value is not None:
        return tr("{} percentile").format(ordinal(value))
    if recipe.statistic.counts_days:
        sign = ">" if kind == "days_above" else "<"
        return tr("days {} {}").format(sign, _threshold(recipe))
    return {"minimum": tr("minimum"), "maximum": tr("maximum")}[kind]


def models_of(recipe: Cmip6Recipe) -> str:
    """Such as "ACCESS-CM2", "mean of 5 models"."""
    if not recipe.is_ensemble:
        return recipe.models[0]
    return tr("{} of {} models").format(_ensemble(recipe.ensemble), len(recipe.models))


def _ensemble(ensemble: Ensemble) -> str:
    if ensemble.kind == "percentile" and ensemble.value is not None:
        return tr("{} percentile").format(ordinal(ensemble.value))
    return {
        "mean": tr("mean"),
        "median": tr("median"),
        "spread": tr("spread"),
        "agreement": tr("agreement"),
    }[ensemble.kind]
