# SPDX-License-Identifier: GPL-2.0-or-later
"""Where: features of a table on Earth Engine, chosen by one of their properties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Union

from ..errors import RecipeError
from ..text import tr
from .property_filter import MOST_VALUES, PropertyFilter
from .reading import is_name, members, typed
from .region import Region

_LONGEST_ID = 500


@dataclass(frozen=True)
class TableRegion:
    """All features of a table whose property has one of the values.

    Attributes:
        id: of the table, such as "USDOS/LSIB_SIMPLE/2017".
        property_name, values: such as "country_na" and ("Australia",).
    """

    id: str
    property_name: str
    values: tuple[Union[str, int, float], ...]

    def __post_init__(self) -> None:
        if not is_name(self.id, _LONGEST_ID):
            raise RecipeError("clip", tr("Enter the id of the table that holds the boundaries."))
        if not is_name(self.property_name, 200):
            raise RecipeError("clip", tr("Enter the property of the table that names its features."))
        if not isinstance(self.values, tuple) or not 1 <= len(self.values) <= MOST_VALUES:
            raise RecipeError("clip", tr("Enter the names of the features that the layer is clipped to."))
        try:
            checked = PropertyFilter(self.property_name, "in", self.values).value
        except RecipeError:
            raise RecipeError("clip", tr("Enter the names of the features that the layer is clipped to.")) from None
        object.__setattr__(self, "values", checked)

    @property
    def label(self) -> str:
        """What people call it, such as "Australia"."""
        shown = ", ".join(str(value) for value in self.values[:3])
        return shown + ("…" if len(self.values) > 3 else "")

    def filter(self) -> PropertyFilter:
        """What chooses the features."""
        if len(self.values) == 1:
            return PropertyFilter(self.property_name, "==", self.values[0])
        return PropertyFilter(self.property_name, "in", self.values)

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {"id": self.id, "property": self.property_name, "values": list(self.values)}


Place = Union[Region, TableRegion]


def place_from_dict(values: Any) -> Union[Place, None]:
    """The region of either form that `to_dict` wrote; ``None`` stays ``None``. Raises ValueError or RecipeError."""
    if isinstance(values, dict) and "id" in values:
        identifier, name, chosen = members(values, "id", "property", "values")
        return TableRegion(identifier, name, tuple(typed(chosen, list)))
    return Region.from_dict(values)
