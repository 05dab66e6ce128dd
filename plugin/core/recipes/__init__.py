# SPDX-License-Identifier: GPL-2.0-or-later
"""Recipes: what the user asked for, as frozen values that travel with the layers they made."""

from __future__ import annotations

import json
import math
from abc import abstractmethod
from dataclasses import dataclass
from typing import Any, Callable, ClassVar, Optional

from ..errors import RecipeError
from ..legend import Legend
from ..product import Visualization
from ..text import tr

VERSION = 1

#: Recipes come out of project files, which may come from anybody: larger ones are refused unread.
MAX_JSON = 8_000_000
_MAX_NUMBERS = 500_000

Bounds = tuple[float, float, float, float]


class Recipe:
    """What the user asked for. Subclasses are frozen dataclasses whose `__post_init__` raises RecipeError."""

    kind: ClassVar[str] = ""

    @abstractmethod
    def title(self) -> str:
        """A short name, for a layer."""

    @abstractmethod
    def summary(self) -> str:
        """One sentence that says what will be computed."""

    @abstractmethod
    def to_dict(self) -> dict[str, Any]:
        """The values, plain enough for JSON, without kind and version."""

    @abstractmethod
    def visualization(self) -> Visualization:
        """How the values become colours."""

    @abstractmethod
    def legend(self) -> Legend:
        """The legend that goes with it."""

    def warnings(self) -> tuple[str, ...]:
        """Sentences about what may be missing or surprising."""
        return ()

    def to_json(self) -> str:
        """Canonical JSON: equal recipes give equal text."""
        document = {"kind": self.kind, "version": VERSION, **self.to_dict()}
        return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)

    @staticmethod
    def from_json(text: str) -> Recipe:
        """The recipe that `to_json` wrote.

        Raises:
            RecipeError: it is not one, whatever the text holds.
        """
        try:
            if not isinstance(text, str) or len(text) > MAX_JSON:
                raise ValueError("too long")
            document = json.loads(text, parse_constant=_refuse)
            kind, version = document.pop("kind"), document.pop("version")
            reader = _readers()[kind]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise RecipeError("recipe", tr("This is not a recipe that this version can read.")) from None
        if version != VERSION:
            raise RecipeError("recipe", tr("The recipe was made by another version of the plugin."))
        try:
            return reader(document)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            sentence = tr("The recipe is damaged and cannot be read.")
            raise RecipeError("recipe", sentence) from error


def _refuse(constant: str) -> float:
    raise ValueError(constant)


def _readers() -> dict[str, Callable[[dict[str, Any]], Recipe]]:
    from .cmip6 import Cmip6Recipe

    return {Cmip6Recipe.kind: Cmip6Recipe.from_dict}


@dataclass(frozen=True)
class Region:
    """An area in longitude and latitude.

    Attributes:
        geometry: GeoJSON of a Polygon or MultiPolygon, as canonical text; longitudes may exceed 180 to cross it.
        label: what people call it.
    """

    geometry: str
    label: str = ""

    def __post_init__(self) -> None:
        try:
            value = json.loads(self.geometry, parse_constant=_refuse)
            good = value["type"] in ("Polygon", "MultiPolygon") and bool(value["coordinates"])
            points = _points(value["coordinates"])
        except (ValueError, KeyError, TypeError, RecursionError):
            good, points = False, []
        if not good or len(points) < 3 or len(points) > _MAX_NUMBERS // 2:
            raise RecipeError("region", tr("The region must be a polygon."))
        if any(not (math.isfinite(x) and -540 <= x <= 540 and -90 <= y <= 90) for x, y in points):
            raise RecipeError("region", tr("The region lies outside the world: check its coordinate system."))
        canonical = {"type": value["type"], "coordinates": _as_floats(value["coordinates"])}
        object.__setattr__(self, "geometry", json.dumps(canonical, sort_keys=True, separators=(",", ":")))

    @classmethod
    def rectangle(cls, west: float, south: float, east: float, north: float, label: str = "") -> Region:
        """The box between two meridians and two parallels; `east` may exceed 180."""
        if not (west < east and south < north):
            raise RecipeError("region", tr("The region is empty: drag a rectangle from corner to corner."))
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        return cls(json.dumps({"type": "Polygon", "coordinates": [ring]}), label)

    def bounds(self) -> Bounds:
        """West, south, east, north in degrees."""
        points = _points(json.loads(self.geometry)["coordinates"])
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def is_rectangle(self) -> bool:
        """Whether it is a box along meridians and parallels."""
        value = json.loads(self.geometry)
        if value["type"] != "Polygon" or len(value["coordinates"]) != 1:
            return False
        west, south, east, north = self.bounds()
        corners = {(west, south), (east, south), (east, north), (west, north)}
        ring = value["coordinates"][0]
        return len(ring) == 5 and {(x, y) for x, y in ring} == corners

    @property
    def type(self) -> str:
        """ "Polygon" or "MultiPolygon"."""
        return str(json.loads(self.geometry)["type"])

    def coordinates(self) -> Any:
        """GeoJSON coordinates."""
        return json.loads(self.geometry)["coordinates"]

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {"geometry": json.loads(self.geometry), "label": self.label}

    @classmethod
    def from_dict(cls, values: Optional[dict[str, Any]]) -> Optional[Region]:
        """The region that `to_dict` wrote; ``None`` stays ``None``."""
        if values is None:
            return None
        return cls(json.dumps(values["geometry"]), str(values.get("label", ""))[:200])


def _points(coordinates: Any) -> list[tuple[float, float]]:
    """All positions of nested GeoJSON coordinates."""
    found: list[tuple[float, float]] = []
    pending = [coordinates]
    while pending:
        each = pending.pop()
        if isinstance(each, list) and len(each) >= 2 and all(_is_number(number) for number in each):
            found.append((float(each[0]), float(each[1])))
        elif isinstance(each, list):
            pending.extend(each)
        else:
            raise ValueError("not coordinates")
    return found


def _as_floats(coordinates: Any) -> Any:
    """The same coordinates with all numbers as floats, so that equal regions have equal text."""
    if isinstance(coordinates, list):
        return [_as_floats(each) for each in coordinates]
    return float(coordinates)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


@dataclass(frozen=True)
class Style:
    """Colours of a one-band layer.

    Attributes:
        palette: a name of `core.palettes`, "" for the default, or colours "#rrggbb" separated by commas.
        reverse: from high to low.
        minimum, maximum: values of the first and last colour; ``None`` for the default.
    """

    palette: str = ""
    reverse: bool = False
    minimum: Optional[float] = None
    maximum: Optional[float] = None

    def __post_init__(self) -> None:
        from .. import palettes

        if self.palette and self.palette not in palettes.PALETTES:
            colours = self.palette.split(",")
            if len(colours) < 2 or not all(palettes.is_colour(colour.strip()) for colour in colours):
                raise RecipeError("palette", tr("The palette “{}” is not known.").format(self.palette[:60]))
        for name in ("minimum", "maximum"):
            value = getattr(self, name)
            if value is not None and not (_is_number(value) and math.isfinite(value)):
                raise RecipeError(name, tr("The ends of the colour ramp must be numbers."))
        if self.minimum is not None and self.maximum is not None and self.minimum >= self.maximum:
            raise RecipeError("maximum", tr("The colour ramp must end at a higher value than it starts."))

    def colours(self, default: str) -> tuple[str, ...]:
        """The colours from low to high, with a default palette's name."""
        from .. import palettes

        name = self.palette or default
        if name in palettes.PALETTES:
            colours = palettes.PALETTES[name].colours
        else:
            colours = tuple("#" + colour.strip().lstrip("#").lower() for colour in name.split(","))
        return colours[::-1] if self.reverse else colours

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "palette": self.palette,
            "reverse": self.reverse,
            "minimum": self.minimum,
            "maximum": self.maximum,
        }

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Style:
        """The style that `to_dict` wrote."""
        return cls(str(values["palette"]), bool(values["reverse"]), values["minimum"], values["maximum"])
