# SPDX-License-Identifier: GPL-2.0-or-later
"""The vector recipe: features of a table, drawn with lines and fills."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar

from .. import palettes
from ..datasets import dataset, replacement
from ..errors import RecipeError
from ..legend import Legend
from ..product import Visualization
from ..script_text import quoted
from ..text import listed, tr
from . import Recipe
from .property_filter import PropertyFilter, check_filters, filters_from_list
from .reading import is_name, is_number, members, plain, typed
from .script_parts import filter_lines

SHAPES = (
    "circle", "square", "diamond", "cross", "plus", "pentagram", "hexagram", "triangle", "triangle_up",
    "triangle_down", "triangle_left", "triangle_right", "pentagon", "hexagon", "star5", "star6",
)  # fmt: skip
#: Bands of an image of styled features, 0 to 255.
CHANNELS = ("vis-red", "vis-green", "vis-blue")
MOST_WIDTH, MOST_SIZE = 50.0, 100
_NAMES = {
    "black": "000000", "white": "ffffff", "gray": "808080", "grey": "808080", "silver": "c0c0c0", "red": "ff0000",
    "maroon": "800000", "yellow": "ffff00", "olive": "808000", "lime": "00ff00", "green": "008000", "aqua": "00ffff",
    "cyan": "00ffff", "teal": "008080", "blue": "0000ff", "navy": "000080", "magenta": "ff00ff", "purple": "800080",
    "orange": "ffa500",
}  # fmt: skip


def colour(text: Any, field: str) -> str:
    """ "#rrggbb", or "#rrggbbaa" where it is not opaque, of a name such as "red" or of hexadecimal digits.

    Raises RecipeError.
    """
    digits = _NAMES.get(text.strip().lower(), text.strip().lstrip("#").lower()) if isinstance(text, str) else ""
    if not palettes.is_colour(digits[:6]) or (len(digits) != 6 and not palettes.is_colour("0000" + digits[6:])):
        raise RecipeError(field, tr("Colours are written like red, #ff0000 or, with opacity, #ff000080."))
    return "#" + (digits[:6] if digits[6:] == "ff" else digits)


@dataclass(frozen=True)
class Outline:
    """How features are drawn.

    Attributes:
        color: of lines and points, "#rrggbb" or "#rrggbbaa".
        width: of lines, in pixels.
        fill: of areas; "#00000000" leaves them empty.
        point_size: in pixels.
        point_shape: of `SHAPES`.
    """

    color: str = "#000000"
    width: float = 2.0
    fill: str = "#00000000"
    point_size: int = 3
    point_shape: str = "circle"

    def __post_init__(self) -> None:
        object.__setattr__(self, "color", colour(self.color, "color"))
        object.__setattr__(self, "fill", colour(self.fill, "fill"))
        if not is_number(self.width) or not 0 <= self.width <= MOST_WIDTH:
            raise RecipeError("width", tr("Lines are 0 to {:g} pixels wide.", MOST_WIDTH))
        object.__setattr__(self, "width", plain(self.width))
        if type(self.point_size) is not int or not 1 <= self.point_size <= MOST_SIZE:
            raise RecipeError("point_size", tr("Points are 1 to {} pixels large.").format(MOST_SIZE))
        if self.point_shape not in SHAPES:
            raise RecipeError("point_shape", tr("Choose the shape of points."))

    def to_ee(self) -> dict[str, Any]:
        """Keyword arguments for ``ee.FeatureCollection.style``."""
        return {
            "color": self.color.lstrip("#"),
            "pointSize": self.point_size,
            "pointShape": self.point_shape,
            "width": self.width,
            "fillColor": self.fill.lstrip("#"),
        }


_BLACK = Outline()


@dataclass(frozen=True)
class VectorRecipe(Recipe):
    """Features of a table on Earth Engine as a picture.

    Attributes:
        id: of the table.
        filters: all of which a feature's properties have to meet.
        outline: how the features are drawn.
    """

    kind: ClassVar[str] = "vector"

    id: str
    filters: tuple[PropertyFilter, ...] = ()
    outline: Outline = _BLACK

    def __post_init__(self) -> None:
        if not is_name(self.id, 500):
            raise RecipeError("id", tr("Enter the id of a table, such as USDOS/LSIB_SIMPLE/2017."))
        check_filters(self.filters)
        if not isinstance(self.outline, Outline):
            raise RecipeError("color", tr("Choose how the features are drawn."))

    def title(self) -> str:
        """Such as "Karnataka · 2015/level2"."""
        table = "/".join(self.id.split("/")[-2:])
        return " · ".join([*(self._chosen() or [tr("All features")]), table])

    def _chosen(self) -> list[str]:
        equal = [each for each in self.filters if each.operator == "=="]
        return [str(each.value) for each in equal] or [each.words() for each in self.filters[:1]]

    def summary(self) -> str:
        """One sentence."""
        if not self.filters:
            return tr("Features of {id}, drawn.").format(id=self.id)
        chosen = listed(each.words() for each in self.filters)
        return tr("Features of {id} where {chosen}, drawn.").format(id=self.id, chosen=chosen)

    def warnings(self) -> tuple[str, ...]:
        successor = replacement(self.id)
        sentence = tr("{id} is deprecated and no longer kept up: use {successor}.")
        found = [] if successor is None else [sentence.format(id=self.id, successor=successor)]
        known = dataset(self.id)
        if known is not None and not known.is_table:
            found.append(tr("The id is of images, not of a table: nothing can be drawn."))
        return tuple(found)

    def visualization(self) -> Visualization:
        return Visualization(CHANNELS, (0.0,), (255.0,))

    def legend(self) -> Legend:
        seen = self.outline.fill if self.outline.width == 0 else self.outline.color
        return Legend("classes", "", colours=(seen[:7],), labels=(self.title(),))

    def attribution(self) -> tuple[str, ...]:
        known = dataset(self.id)
        return (self.id,) if known is None else (known.attribution,)

    def licence(self) -> tuple[str, ...]:
        known = dataset(self.id)
        return (known.licence,) if known is not None and known.licence else ()

    def links(self) -> tuple[str, ...]:
        known = dataset(self.id)
        return () if known is None else tuple(page for page in (known.page, known.licence_url) if page)

    def to_dict(self) -> dict[str, Any]:
        outline = {field.name: getattr(self.outline, field.name) for field in fields(Outline)}
        return {"id": self.id, "filters": [each.to_dict() for each in self.filters], "outline": outline}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> VectorRecipe:
        """The recipe that `to_dict` wrote. Raises ValueError or RecipeError for anything else."""
        identifier, filters, outline = members(values, "id", "filters", "outline")
        color, width, fill, size, shape = members(outline, *(field.name for field in fields(Outline)))
        drawn = Outline(typed(color, str), width, typed(fill, str), typed(size, int), typed(shape, str))
        return cls(identifier, filters_from_list(filters), drawn)


def feature_lines(recipe: VectorRecipe) -> list[str]:
    """Statements after which the variable `features` holds the features that are drawn."""
    return [f"features = ee.FeatureCollection({quoted(recipe.id)})", *filter_lines("features", recipe.filters)]


def lines(recipe: VectorRecipe) -> list[str]:
    """Statements after which the variable `image` holds the recipe's image, the same graph as the engine's."""
    style = ", ".join(
        f"{name}={quoted(value) if isinstance(value, str) else repr(value)}"
        for name, value in recipe.outline.to_ee().items()
    )
    return [
        *feature_lines(recipe),
        f"image = features.style({style})",
        f'image = image.select(["{CHANNELS[0]}", "{CHANNELS[1]}", "{CHANNELS[2]}"])',
    ]
