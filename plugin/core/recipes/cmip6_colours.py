# SPDX-License-Identifier: GPL-2.0-or-later
"""Default palettes and stretches of the CMIP6 recipe: fixed, sensible, and never the catalogue's extremes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .. import units
from . import cmip6_facts as facts

if TYPE_CHECKING:
    from .cmip6 import Cmip6Recipe

#: The wettest places get about this share of the highest mean day after day.
_WET_SHARE = 0.85
_MOST_RAIN = 3000.0
_NICE = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


def default_palette(recipe: Cmip6Recipe) -> str:
    """Name of the palette: sequential for values, spread and agreement, diverging for changes."""
    variable = facts.VARIABLES[recipe.variable]
    if recipe.is_agreement:
        return "YlGnBu"
    if recipe.is_spread:
        return "Purples"
    if recipe.is_anomaly:
        return variable.change_palette
    return "YlOrRd" if recipe.statistic.counts_days else variable.palette


def default_limits(recipe: Cmip6Recipe) -> tuple[float, float]:
    """Values of the first and last colour, in the unit of the result. Changes are centred on zero."""
    if recipe.is_agreement:
        return (50.0, 100.0)
    low, high = _change(recipe) if recipe.is_anomaly or recipe.is_spread else _values(recipe)
    if recipe.is_spread:
        return (0.0, _round_up((high - low) * 0.3))
    return (significant(low), significant(high))


def _values(recipe: Cmip6Recipe) -> tuple[float, float]:
    variable = facts.VARIABLES[recipe.variable]
    months = len(recipe.period.months)
    if recipe.statistic.counts_days:
        return (0.0, _days(months))
    if recipe.is_total:
        return (0.0, _nice(min(30.0 * months * variable.limits[1] * _WET_SHARE, _MOST_RAIN)))
    low, high = variable.limits[0], _high(recipe)
    shown = units.conversion(variable.stored, variable.shown)
    return (recipe.conversion(shown.inverse(low)), recipe.conversion(shown.inverse(high)))


def _change(recipe: Cmip6Recipe) -> tuple[float, float]:
    variable = facts.VARIABLES[recipe.variable]
    months = len(recipe.period.months)
    if recipe.is_anomaly and recipe.anomaly == "percent":
        half = 50.0
    elif recipe.statistic.counts_days:
        half = _nice(_days(months) / 3.0)
    elif recipe.is_total:
        half = _nice(variable.change * 15.0 * months)
    else:
        shown = units.conversion(variable.stored, variable.shown)
        half = variable.change * (_high(recipe) / variable.limits[1]) / shown.scale * recipe.conversion.scale
    return (-half, half)


def _high(recipe: Cmip6Recipe) -> float:
    """The last colour's value in the variable's default unit: higher for the highest days of what comes in gusts."""
    variable = facts.VARIABLES[recipe.variable]
    kind, value = recipe.statistic.kind, recipe.statistic.value or 0.0
    if variable.extreme is None:
        return variable.limits[1]
    if kind == "maximum" or (kind == "percentile" and value >= 99.0):
        return variable.extreme
    if kind == "percentile" and value >= 75.0:
        return _nice(math.sqrt(variable.limits[1] * variable.extreme))
    return variable.limits[1]


def _days(months: int) -> float:
    return 30.0 * months if months < 12 else 365.0


def rounded(low: float, high: float) -> tuple[float, float]:
    """Ends of a ramp that people can read: three significant digits, more only where the ramp would suffer."""
    for digits in range(3, 17):
        ends = significant(low, digits), significant(high, digits)
        if max(abs(ends[0] - low), abs(ends[1] - high)) <= 0.01 * (high - low):
            return ends
    return low, high


def significant(value: float, digits: int = 3) -> float:
    """The number rounded to significant digits."""
    return float(f"{value:.{digits}g}") + 0.0


def _nice(value: float) -> float:
    """The nearest of 1, 1.2, 1.5, 2 … times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value))
    return min((size * power for size in _NICE), key=lambda each: abs(math.log(each / value)))


def _round_up(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value)) if value > 0 else 1.0
    return significant(math.ceil(value / power) * power)
