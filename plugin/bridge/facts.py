# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a product that travels with its layer, so that the layer can be dressed again without Earth Engine.

QGIS drops a layer's legend, extent and metadata whenever its data source changes, and the legend and extent with every
project that is closed. They are restored from here. A project file may come from anybody, so reading distrusts it.
"""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass
from typing import Any, Dict, Optional, Tuple

from ..core.legend import Legend
from ..core.product import Product

_LONGEST = 200_000
_MANY = 2_000
_HUGE = 1e30
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")


class FactsError(ValueError):
    """Text that does not hold facts of a layer."""


@dataclass(frozen=True)
class Facts:
    """What a layer's legend, metadata, temporal range and extent are made of.

    ``begin`` and ``end``: the period, end exclusive. ``bounds``: west, south, east, north in degrees;
    east may exceed 180.
    """

    name: str
    abstract: str = ""
    attribution: Tuple[str, ...] = ()
    licence: Tuple[str, ...] = ()
    links: Tuple[str, ...] = ()
    begin: Optional[datetime.date] = None
    end: Optional[datetime.date] = None
    bounds: Optional[Tuple[float, float, float, float]] = None
    legend: Optional[Legend] = None

    @classmethod
    def of(cls, product: Product) -> Facts:
        """The facts of a product."""
        return cls(
            name=product.name,
            abstract=product.abstract,
            attribution=tuple(product.attribution),
            licence=tuple(product.licence),
            links=tuple(product.links),
            begin=product.begin,
            end=product.end,
            bounds=product.bounds,
            legend=product.legend,
        )

    def to_json(self) -> str:
        """Canonical JSON text."""
        body: Dict[str, Any] = {
            "name": self.name,
            "abstract": self.abstract,
            "attribution": list(self.attribution),
            "licence": list(self.licence),
            "links": list(self.links),
            "begin": self.begin.isoformat() if self.begin else None,
            "end": self.end.isoformat() if self.end else None,
            "bounds": list(self.bounds) if self.bounds else None,
            "legend": legend_to_dict(self.legend) if self.legend else None,
        }
        return json.dumps(body, sort_keys=True, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Facts:
        """Read :meth:`to_json`'s text; FactsError for anything else."""
        if not isinstance(text, str) or not text or len(text) > _LONGEST:
            raise FactsError("no facts, or too many")
        try:
            body = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise FactsError("not JSON") from error
        if not isinstance(body, dict):
            raise FactsError("not an object")
        legend = body.get("legend")
        return cls(
            name=_text(body, "name"),
            abstract=_text(body, "abstract"),
            attribution=_texts(body, "attribution"),
            licence=_texts(body, "licence"),
            links=tuple(link for link in _texts(body, "links") if link.startswith(("https://", "http://"))),
            begin=_day(body, "begin"),
            end=_day(body, "end"),
            bounds=_bounds(body.get("bounds")),
            legend=legend_from_dict(legend) if legend is not None else None,
        )


def legend_to_dict(legend: Legend) -> Dict[str, Any]:
    """A legend's fields, as JSON can hold them."""
    return {
        "kind": legend.kind,
        "title": legend.title,
        "unit": legend.unit,
        "minimum": legend.minimum,
        "maximum": legend.maximum,
        "colours": list(legend.colours),
        "labels": list(legend.labels),
    }


def legend_from_dict(body: Any) -> Legend:
    """Read :func:`legend_to_dict`'s answer; FactsError for anything else."""
    if not isinstance(body, dict) or body.get("kind") not in ("ramp", "classes", "rgb"):
        raise FactsError("not a legend")
    colours = _texts(body, "colours")
    if not all(_COLOUR.match(colour) for colour in colours):
        raise FactsError("a colour is not #rrggbb")
    return Legend(
        kind=body["kind"],
        title=_text(body, "title"),
        unit=_text(body, "unit"),
        minimum=_number(body.get("minimum", 0.0)),
        maximum=_number(body.get("maximum", 1.0)),
        colours=colours,
        labels=_texts(body, "labels"),
    )


def _text(body: Dict[str, Any], name: str) -> str:
    value = body.get(name, "")
    if not isinstance(value, str):
        raise FactsError(f"{name} is not a text")
    return value


def _texts(body: Dict[str, Any], name: str) -> Tuple[str, ...]:
    value = body.get(name, [])
    if not isinstance(value, list) or len(value) > _MANY or not all(isinstance(item, str) for item in value):
        raise FactsError(f"{name} is not a list of texts")
    return tuple(value)


def _day(body: Dict[str, Any], name: str) -> Optional[datetime.date]:
    value = body.get(name)
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise FactsError(f"{name} is not a date") from error


def _bounds(value: Any) -> Optional[Tuple[float, float, float, float]]:
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 4:
        raise FactsError("bounds are not four numbers")
    west, south, east, north = (_number(item) for item in value)
    if not (-540.0 <= west < east <= 900.0 and -90.0 <= south < north <= 90.0):
        raise FactsError("bounds outside the world")
    return (west, south, east, north)


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) < _HUGE:
        raise FactsError("not a number")
    return float(value)
