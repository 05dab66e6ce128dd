# SPDX-License-Identifier: GPL-2.0-or-later
"""Default palettes and ends of the collection recipe, from what is known of the dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from ..datasets import BandFacts, Dataset, dataset
from .cmip6_colours import rounded, significant

if TYPE_CHECKING:
    from .collection import CollectionRecipe
    from .collection_parts import Band

Ends = tuple[float, float]

NOTHING_KNOWN = (0.0, 1.0)
#: Ranges that the catalogue measured reach to the odd extreme: so much of a range is left out at either end.
_TRIMMED, _TRIMMED_FROM_ZERO = 0.15, 0.5
_DAYS = {"hour": 1 / 24, "day": 1.0, "month": 30.437, "year": 365.25}
_PALETTES = {
    "K": "heat",
    "degC": "heat",
    "degF": "heat",
    "mm": "YlGnBu",
    "mm/day": "YlGnBu",
    "kg/m^2/s": "YlGnBu",
    "m3/m3": "YlGnBu",
}


def default_palette(recipe: CollectionRecipe) -> str:
    """Name of the palette of the band that is shown."""
    if recipe.reduces:
        if recipe.reducer.kind == "stdDev":
            return "Purples"
        if recipe.reducer.kind == "count":
            return "YlOrRd"
    return _PALETTES.get(recipe.shown_bands()[0].unit, "viridis")


def default_limits(recipe: CollectionRecipe, band: Band) -> Ends:
    """The values of the first and last colour of a band: its usual values, and 0 to 1 where nothing is known."""
    found = dataset(recipe.id)
    kind = recipe.reducer.kind if recipe.reduces else ""
    count = _image_count(recipe, found)
    if kind == "count":
        return 0.0, significant(float(max(round(count), 1)), 2) if count else 10.0
    stored = None if found is None else _usual(found.band(band.name))
    if stored is None:
        return NOTHING_KNOWN
    low, high = sorted(band.value(each) for each in stored)
    if kind == "stdDev":
        low, high = 0.0, (high - low) / 4.0
    elif kind == "sum" and count > 1:
        low, high = low * count, high * count
    low, high = significant(low, 2), significant(high, 2)
    return (low, high) if low < high else rounded(*sorted(band.value(each) for each in stored))


def _usual(facts: Optional[BandFacts]) -> Optional[Ends]:
    """Stored numbers between which most values of a band lie, or ``None``."""
    if facts is None or facts.limits is None:
        return None
    low, high = facts.limits
    span = high - low
    if facts.is_measured and low == 0.0:
        high -= _TRIMMED_FROM_ZERO * span
    elif facts.is_measured:
        low, high = low + _TRIMMED * span, high - _TRIMMED * span
    return (low, high) if low < high else None


def _image_count(recipe: CollectionRecipe, found: Optional[Dataset]) -> float:
    """About how many images of a regular collection the dates hold; 0 where nobody knows."""
    interval = {} if found is None else found.raw.get("interval") or {}
    step = _DAYS.get(interval.get("unit", ""), 0.0) * float(interval.get("interval", 0))
    if recipe.dates is None or not step or interval.get("type") != "cadence":
        return 0.0
    return recipe.day_count() / step


def parted(low: float, high: float) -> Ends:
    """Ends of a ramp that people can read, around values that may all be the same."""
    if not low < high:
        margin = max(abs(low) * 1e-3, 1e-6)
        low, high = low - margin, low + margin
    return rounded(low, high)
