# SPDX-License-Identifier: GPL-2.0-or-later
"""What orders are of: a recipe, or an Earth Engine object of a script or of another plugin's layer."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from typing import Any, Optional, Union

from .errors import RecipeError
from .recipes import MAX_JSON, Recipe
from .recipes.reading import members, one_line, refuse_constant, typed
from .text import tr

IMAGE, IMAGES, TABLE = "image", "images", "table"
WHATS = (IMAGE, IMAGES, TABLE)
_LONGEST_TITLE = 200


@dataclass(frozen=True)
class Graph:
    """An Earth Engine object of a script or of another plugin's layer.

    Attributes:
        json: as ``ee.serializer.toJSON`` writes it.
        what: "image", "images" (a collection) or "table".
        title: what people call it.
    """

    json: str
    what: str
    title: str = ""

    def __post_init__(self) -> None:
        try:
            values = json.loads(self.json, parse_constant=refuse_constant)
            good = isinstance(values, dict) and len(self.json) <= MAX_JSON
        except (ValueError, TypeError, RecursionError):
            good = False
        if not good or self.what not in WHATS:
            raise RecipeError("source", tr("This is no Earth Engine object that can be exported."))
        object.__setattr__(self, "title", one_line(self.title, _LONGEST_TITLE))


Source = Union[Recipe, Graph]


def title_of(source: Source) -> str:
    """What it is, in people's words."""
    return source.title if isinstance(source, Graph) else source.title()


def resolved(source: Source, today: Optional[datetime.date] = None) -> Source:
    """The same one with days in place of "the last 7 days", as of a day (today in UTC where none is given)."""
    return source if isinstance(source, Graph) else source.resolved(today)


def to_dict(source: Source) -> dict[str, Any]:
    """Plain values for JSON."""
    if isinstance(source, Graph):
        return {"graph": source.json, "what": source.what, "title": source.title}
    return {"recipe": source.to_json()}


def from_dict(values: Any) -> Source:
    """The source whose values `to_dict` gave.

    Raises:
        RecipeError, ValueError, TypeError: they are not one's, whatever they hold.
    """
    if isinstance(values, dict) and "recipe" in values:
        return Recipe.from_json(members(values, "recipe")[0])
    graph, what, title = members(values, "graph", "what", "title")
    return Graph(typed(graph, str), typed(what, str), typed(title, str))
