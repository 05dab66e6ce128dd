# SPDX-License-Identifier: GPL-2.0-or-later
"""What NEX-GDDP-CMIP6 holds and lacks, and sensible defaults for showing its variables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Optional, Sequence

from .. import units
from ..datasets import dataset
from ..text import listed, marked, tr

COLLECTION = "NASA/GDDP-CMIP6"
HISTORICAL = "historical"


@dataclass(frozen=True)
class Variable:
    """A variable: its words, units, and the defaults for its colours.

    Attributes:
        label: plain words, English; shown through `tr`.
        stored: unit in the collection.  shown: default unit.
        limits: default stretch of daily values and their means, in the default unit.
        extreme: the last colour's default value for the highest day, where that lies far above the mean.
        change: default half-width of the stretch of anomalies, in the default unit.
        palette, change_palette: names for values and for anomalies; a leading "-" reverses.
    """

    name: str
    label: str
    stored: str
    shown: str
    limits: tuple[float, float]
    change: float
    palette: str
    change_palette: str
    extreme: Optional[float] = None


_VARIABLES = (
    Variable("tas", marked("Near-surface air temperature"), "K", "degC", (-30.0, 40.0), 5.0, "heat", "RdBu"),
    Variable("tasmax", marked("Daily maximum temperature"), "K", "degC", (-25.0, 45.0), 5.0, "heat", "RdBu"),
    Variable("tasmin", marked("Daily minimum temperature"), "K", "degC", (-35.0, 35.0), 5.0, "heat", "RdBu"),
    Variable("pr", marked("Precipitation"), "kg/m^2/s", "mm/day", (0.0, 12.0), 3.0, "YlGnBu", "BrBG", 100.0),
    Variable("hurs", marked("Relative humidity"), "%", "%", (0.0, 100.0), 10.0, "YlGnBu", "BrBG"),
    Variable("huss", marked("Specific humidity"), "kg/kg", "g/kg", (0.0, 22.0), 3.0, "YlGnBu", "BrBG"),
    Variable("rlds", marked("Longwave radiation downwards"), "W/m^2", "W/m^2", (150.0, 450.0), 30.0, "inferno", "PuOr"),
    Variable("rsds", marked("Solar radiation downwards"), "W/m^2", "W/m^2", (0.0, 350.0), 25.0, "inferno", "PuOr"),
    Variable("sfcWind", marked("Wind speed"), "m/s", "m/s", (0.0, 12.0), 1.5, "viridis", "PuOr", 25.0),
)

VARIABLES: dict[str, Variable] = {variable.name: variable for variable in _VARIABLES}

#: What daily means can be at all, in the stored unit.
_PHYSICAL: dict[str, tuple[float, float]] = {
    "hurs": (0.0, 120.0),
    "huss": (0.0, 0.1),
    "rlds": (0.0, 1000.0),
    "rsds": (0.0, 1000.0),
    "sfcWind": (0.0, 100.0),
}

_SCENARIO_LABELS = {
    "historical": marked("Historical"),
    "ssp126": marked("SSP1-2.6"),
    "ssp245": marked("SSP2-4.5"),
    "ssp370": marked("SSP3-7.0"),
    "ssp585": marked("SSP5-8.5"),
}


@lru_cache(maxsize=1)
def _facts() -> dict[str, Any]:
    found = dataset(COLLECTION)
    assert found is not None  # it ships with the plugin
    return found.raw


def models() -> tuple[str, ...]:
    """All models."""
    return tuple(_facts()["models"])


def scenarios() -> tuple[str, ...]:
    """All scenarios of the collection."""
    return tuple(_facts()["scenarios"])


def absent_scenarios() -> tuple[str, ...]:
    """Scenarios of the source dataset that Earth Engine's collection does not have."""
    return tuple(_facts()["scenarios_not_in_earth_engine"])


def scenario_label(name: str) -> str:
    """Such as "SSP2-4.5"; unknown names stay as they are."""
    return tr(_SCENARIO_LABELS.get(name, name))


def scenario_years(name: str) -> tuple[int, int]:
    """First and last year of a scenario."""
    first, last = _facts()["scenarios"][name]
    return int(first[:4]), int(last[:4])


def grid_label(model: str) -> Optional[str]:
    """The grid to keep of a model that stands in the collection on two grids, else ``None``."""
    labels = _facts().get("grid_labels", {}).get(model)
    return str(labels[0]) if labels else None


def gap(model: str, scenario: str, variable: str, first: int, last: int, one_season: bool = False) -> Optional[str]:
    """Why the collection cannot serve this, as a sentence, or ``None`` where it can.

    A gap of single years is a reason where nothing else is left of the period, and in a single season that runs over
    the end of the year (`one_season`): a winter without its December is no winter. See `partial_gap` for the others.
    """
    for each in _gaps(model, scenario, variable):
        if "year" not in each:
            return tr("{model} has no {variable}.").format(model=model, variable=variable)
        if first <= each["year"] <= last and (first == last or one_season):
            return tr("{model} has no {variable} in {year}.").format(model=model, variable=variable, year=each["year"])
    return None


def partial_gap(model: str, scenario: str, variable: str, first: int, last: int) -> Optional[str]:
    """A sentence about years that are missing within a period of several, or ``None``."""
    years = [
        each["year"]
        for each in _gaps(model, scenario, variable)
        if "year" in each and first <= each["year"] <= last and first != last
    ]
    if not years:
        return None
    return tr("{model} lacks {variable} in {years}; the other years are used.").format(
        model=model, variable=variable, years=listed(years)
    )


def unverified(model: str, scenario: str) -> Optional[str]:
    """A sentence where sources disagree on whether the collection holds a run, or ``None``."""
    for each in _facts().get("missing_unverified", ()):
        if each["model"] == model and each.get("scenario") == scenario:
            return tr("Sources disagree on whether {model} has {scenario}; it may come out empty.").format(
                model=model, scenario=scenario_label(scenario)
            )
    return None


def _gaps(model: str, scenario: str, variable: str) -> Sequence[dict[str, Any]]:
    return [
        each
        for each in _facts()["missing"]
        if each["model"] == model and each["band"] in (None, variable) and each.get("scenario", scenario) == scenario
    ]


def shown_units(variable: str) -> tuple[str, ...]:
    """Units in which a variable can be shown, the default first."""
    facts = VARIABLES[variable]
    others = [unit for unit in units.convertible(facts.stored) if unit != facts.shown]
    return (facts.shown, *others)


def has_outliers(variable: str) -> bool:
    """Whether the collection holds a few values of this variable that cannot be: its estimated range says so."""
    if variable not in _PHYSICAL:
        return False
    low, high = _PHYSICAL[variable]
    smallest, largest = next(band["catalog_range"] for band in _facts()["bands"] if band["name"] == variable)
    return bool(smallest < low or largest > high)
