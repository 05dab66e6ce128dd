# SPDX-License-Identifier: GPL-2.0-or-later
"""Recipes: what the user asked for, as frozen values that travel with the layers they made."""

from __future__ import annotations

import datetime
import json
from abc import ABC, abstractmethod
from typing import Any, Callable, ClassVar, Optional

from ..errors import RecipeError
from ..legend import Legend
from ..product import Visualization
from ..relative import RelativeSpan
from ..text import tr
from .reading import refuse_constant, typed
from .region import Bounds, Region
from .style import Style

__all__ = ["MAX_JSON", "VERSION", "Bounds", "Recipe", "Region", "Style"]

VERSION = 1

#: Recipes come out of project files, which may come from anybody: larger ones are refused unread.
MAX_JSON = 8_000_000

#: What reading text that is no recipe can raise.
_DAMAGE = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)


class Recipe(ABC):
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

    def resolved(self, today: Optional[datetime.date] = None) -> Recipe:
        """The same recipe with days in place of "the last 7 days", as of a day (today in UTC where none is given).

        Itself where nothing in it depends on the day; see `core.relative`.
        """
        return self

    def relative(self) -> Optional[RelativeSpan]:
        """The days that depend on the day of the run; ``None`` where none do."""
        return None

    def first_day(self) -> Optional[datetime.date]:
        """The first day that the values stand for; ``None`` where they stand for no time."""
        return None

    def area(self) -> Optional[Bounds]:
        """West, south, east, north in degrees of what the image is clipped to; ``None`` where it has no such box."""
        return None

    def attribution(self) -> tuple[str, ...]:
        """Whom to name beside the map."""
        return ()

    def licence(self) -> tuple[str, ...]:
        """The terms of the data."""
        return ()

    def links(self) -> tuple[str, ...]:
        """Pages about the data."""
        return ()

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
            document = json.loads(text, parse_constant=refuse_constant)
            kind, version = document.pop("kind"), typed(document.pop("version"), int)
            reader = _readers()[kind]
        except _DAMAGE:
            raise RecipeError("recipe", tr("This is not a recipe that this version can read.")) from None
        if version != VERSION:
            raise RecipeError("recipe", tr("The recipe was made by another version of the plugin."))
        try:
            return reader(document)
        except _DAMAGE as error:
            sentence = tr("The recipe is damaged and cannot be read.")
            raise RecipeError("recipe", sentence) from error


def _readers() -> dict[str, Callable[[dict[str, Any]], Recipe]]:
    from .cmip6 import Cmip6Recipe
    from .collection import CollectionRecipe
    from .sentinel2 import Sentinel2Recipe
    from .vector import VectorRecipe

    return {
        Cmip6Recipe.kind: Cmip6Recipe.from_dict,
        Sentinel2Recipe.kind: Sentinel2Recipe.from_dict,
        CollectionRecipe.kind: CollectionRecipe.from_dict,
        VectorRecipe.kind: VectorRecipe.from_dict,
    }
