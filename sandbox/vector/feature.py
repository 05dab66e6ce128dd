# SPDX-License-Identifier: GPL-2.0-or-later
"""Features: a geometry and properties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from ..promote import TYPE_NAMES, promoter
from ..values import Element
from .geometry import Geometry


@dataclass(frozen=True, eq=False)
class Feature(Element):
    """A feature; its geometry may be ``None``."""

    geometry: Optional[Geometry] = None

    def to_json(self) -> dict[str, Any]:
        """As the service prints it."""
        shown: dict[str, Any] = {
            "type": "Feature",
            "geometry": None if self.geometry is None else self.geometry.to_json(),
        }
        if self.id is not None:
            shown["id"] = self.id
        shown["properties"] = self.properties
        return shown


TYPE_NAMES.insert(0, (Feature, "Feature"))


@promoter("Feature")
def _feature(context: Any, value: Any) -> Feature:
    if isinstance(value, Feature):
        return value
    if isinstance(value, Geometry):
        return Feature(geometry=value)
    if isinstance(value, Element) and hasattr(value, "footprint"):
        return Feature(properties=value.properties, id=value.id, geometry=value.footprint)
    raise TypeError
