# SPDX-License-Identifier: GPL-2.0-or-later
"""Spectral indices that Sentinel-2 can show, as Earth Engine expressions.

Formulas, constants and bands are those of the list Awesome Spectral Indices as spyndex carries it (MIT licence); the
data file is made by ``devtools/indices.py``. Formulas are meant for reflectances between 0 and 1. Radial kernels of two
bands are ``exp(-(a - b)² / (2 σ²))`` with σ = 0.5 (a + b), and 1 for a band with itself.
"""

from __future__ import annotations

import difflib
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from .errors import RecipeError
from .text import told, tr

_FILE = Path(__file__).resolve().parents[2] / "resources" / "indices" / "sentinel2.json"

# A number is taken whole, so that the e of 1e-3 is no variable.
_PARTS = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|(?P<name>[A-Za-z_]\w*)", re.ASCII)
_KERNEL = re.compile(r"k([A-Z])([A-Z])")


@dataclass(frozen=True)
class SpectralIndex:
    """An index. `formula` is as its list has it; `bands` are the Sentinel-2 bands that it needs, as "B8"."""

    name: str
    long_name: str
    domain: str
    formula: str
    bands: tuple[str, ...]
    reference: str


@lru_cache(maxsize=1)
def _document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return document


def _constants() -> dict[str, float]:
    document = _document()
    values = {name: entry["value"] for name, entry in document["constants"].items()}
    return {name: float(value) for name, value in {**values, **document["wavelengths"]}.items()}


#: Variable of formulas → Sentinel-2 band.
BANDS: dict[str, str] = dict(_document()["bands"])

#: Constant of formulas → default. The lambdas are Sentinel-2A's central wavelengths in nanometres.
CONSTANTS: dict[str, float] = _constants()


def indices() -> dict[str, SpectralIndex]:
    """Every index by its name, in the order of the list."""
    return dict(_indices())


@lru_cache(maxsize=1)
def _indices() -> dict[str, SpectralIndex]:
    return {entry["short_name"]: _index(entry) for entry in _document()["indices"]}


def _index(entry: dict[str, Any]) -> SpectralIndex:
    return SpectralIndex(
        name=entry["short_name"],
        long_name=entry["long_name"],
        domain=entry["application_domain"],
        formula=entry["formula"],
        bands=tuple(BANDS[name] for name in _written_out(entry["formula"])[1]),
        reference=entry["reference"],
    )


def expression(name: str) -> tuple[str, dict[str, str]]:
    """An index for ``Image.expression``: the text, and variable → Sentinel-2 band of the variables in it.

    Constants stand in the text as numbers. Bands must be reflectances between 0 and 1.

    Raises:
        RecipeError: there is no such index.
    """
    found = _indices().get(name)
    if found is None:
        near = [known for known in _indices() if known.lower() == name.lower()]
        near = near or difflib.get_close_matches(name, _indices(), n=1)
        sentence = tr("There is no index “{name}” for Sentinel-2.").format(name=name)
        if near:
            sentence = told([sentence, tr("Did you mean “{near}”?").format(near=near[0])])
        raise RecipeError("index", sentence)
    text, variables = _written_out(found.formula)
    return text, {variable: BANDS[variable] for variable in variables}


def _written_out(formula: str) -> tuple[str, tuple[str, ...]]:
    """A formula without constants and kernels, and the band variables left in it."""
    variables: dict[str, None] = {}

    def term(name: str) -> str:
        if name in BANDS:
            variables[name] = None
            return name
        value = CONSTANTS[name]
        return repr(value) if value >= 0 else f"({value!r})"

    def part(match: re.Match[str]) -> str:
        name = match["name"]
        kernel = _KERNEL.fullmatch(name or "")
        if not name:
            return match.group()
        if kernel is None or name in CONSTANTS:
            return term(name)
        first, second = kernel.groups()
        if first == second:
            return "1.0"
        one, other = term(first), term(second)
        return f"exp(-1.0 * ({one} - {other}) ** 2.0 / (2.0 * (0.5 * ({one} + {other})) ** 2.0))"

    text = _PARTS.sub(part, formula)
    return text, tuple(variables)
