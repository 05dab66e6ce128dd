# SPDX-License-Identifier: GPL-2.0-or-later
"""What the dialogs say for the choices of the algorithms, whose values are the same in every language."""

from __future__ import annotations

from typing import Callable, Dict, Iterable, List, Sequence

from ..core import indices
from ..core.recipes import cmip6_choices as climate
from ..core.recipes import sentinel2_facts as facts
from ..core.recipes.cmip6_choices import Choice
from ..core.recipes.collection_parts import REDUCERS, Reducer
from ..core.recipes.collection_words import reducer_words
from ..core.recipes.sentinel2_parts import COMPOSITES, Composite
from ..core.recipes.sentinel2_words import composite_words
from ..core.text import tr


def titles_of(parameter: str, values: Sequence[str]) -> List[str]:
    """A title for each value of a parameter; empty where the values speak for themselves."""
    make = _TITLES.get(parameter)
    known = {} if make is None else make()
    return [known.get(value, value) for value in values] if any(value in known for value in values) else []


def _labels(choices: Iterable[Choice]) -> Dict[str, str]:
    return {str(each.value): each.label for each in choices}


def _reducers() -> Dict[str, str]:
    found = {kind: reducer_words(Reducer(kind)) for kind in REDUCERS if kind != "percentile"}
    return {**{kind: _capital(words) for kind, words in found.items()}, "percentile": tr("Percentile")}


def _composites() -> Dict[str, str]:
    found = {kind: composite_words(Composite(kind)) for kind in COMPOSITES}
    own = {"percentile": tr("Percentile"), "best": tr("Greatest value of an index")}
    return {**{kind: _capital(words) for kind, words in found.items()}, **own}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _views() -> Dict[str, str]:
    own = {"bands": tr("Three bands of your own"), "index": tr("Spectral index"), "expression": tr("Expression")}
    return {**{name: tr(each.label) for name, each in facts.COMBINATIONS.items()}, **own}


def _indices() -> Dict[str, str]:
    return {name: f"{name} – {each.long_name}" for name, each in indices.indices().items()}


def _of_data() -> Dict[str, str]:
    return {"collection": tr("Image collection"), "image": tr("One image")}


def _clips() -> Dict[str, str]:
    return {"none": tr("Not clipped"), "region": tr("To the region"), "bounds": tr("To the region's bounds")}


def _parts() -> Dict[str, str]:
    return {"image": tr("The image"), "images": tr("Every image of the collection"), "table": tr("The table")}


def _places() -> Dict[str, str]:
    return {"drive": tr("Google Drive"), "cloud": tr("Cloud Storage"), "asset": tr("Earth Engine asset")}


def _states() -> Dict[str, str]:
    return {
        "ALL": tr("All"), "PENDING": tr("Waiting"), "RUNNING": tr("Running"), "CANCELLING": tr("Being cancelled"),
        "SUCCEEDED": tr("Done"), "FAILED": tr("Failed"), "CANCELLED": tr("Cancelled"),
    }  # fmt: skip


_TITLES: Dict[str, Callable[[], Dict[str, str]]] = {
    "SCENARIO": lambda: _labels(climate.scenarios()),
    "VARIABLE": lambda: _labels(climate.variables()),
    "STATISTIC": lambda: _labels(climate.statistics()),
    "ENSEMBLE": lambda: _labels(climate.ensembles(2, True)),
    "ANOMALY": lambda: _labels(climate.anomalies("tas")),
    "UNIT": lambda: {"default": tr("The usual unit")},
    "PALETTE": lambda: {"default": tr("What suits the values")},
    "SOURCE": _of_data,
    "REDUCER": _reducers,
    "COMPOSITE": _composites,
    "VIEW": _views,
    "INDEX": _indices,
    "BEST_INDEX": _indices,
    "CLIP": _clips,
    "WHAT": _parts,
    "DESTINATION": _places,
    "DTYPE": lambda: {"own": tr("The image's own")},
    "FORMAT": lambda: {"COG": tr("Cloud Optimized GeoTIFF"), "SHP": tr("Shapefile")},
    "COLLECTION": lambda: {
        facts.SURFACE: tr("Surface reflectance (L2A)"),
        facts.TOP: tr("Top-of-atmosphere reflectance (L1C)"),
    },
    "STATE": _states,
}
