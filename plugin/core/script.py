# SPDX-License-Identifier: GPL-2.0-or-later
"""Recipes as standalone Python that needs nothing but the package earthengine-api."""

from __future__ import annotations

from typing import Any, Callable

from .errors import RecipeError
from .recipes import Recipe, cmip6_script, collection_script, sentinel2_script, vector
from .recipes.cmip6 import Cmip6Recipe
from .recipes.collection import CollectionRecipe
from .recipes.sentinel2 import Sentinel2Recipe
from .recipes.vector import VectorRecipe
from .relative import script_lines
from .script_text import comment, quoted, visualization
from .spelling import neutral
from .text import tr

_WRITERS: dict[type, Callable[[Any], list[str]]] = {
    Cmip6Recipe: cmip6_script.lines,
    Sentinel2Recipe: sentinel2_script.lines,
    CollectionRecipe: collection_script.lines,
    VectorRecipe: vector.lines,
}
_IMAGE_WRITERS: dict[type, Callable[[Any], list[str]]] = {
    Cmip6Recipe: cmip6_script.image_lines,
    Sentinel2Recipe: sentinel2_script.image_lines,
    CollectionRecipe: collection_script.image_lines,
}
_EXAMPLE_PROJECT = "my-project"


@neutral()
def to_python(recipe: Recipe, project: str = "", *, initialize: bool = True) -> str:
    """A script that makes the same image as the layer: `image`, its colours `visualization`, and a tile address.

    The graph of `image` is the one that the engine builds, node by node.

    Args:
        project: id of the Cloud project to initialise with; an example where empty.
        initialize: whether the script connects by itself; not wanted where a session is there already.

    Raises:
        RecipeError: this kind of recipe cannot be written as a script.
    """
    body, spans = lines(recipe, days=False), day_lines(recipe)
    made = [*comment(recipe.summary())]
    for text in (*recipe.attribution(), *recipe.licence()):
        made += comment(text)
    made += ["", *(["import datetime", ""] if spans else []), "import ee", ""]
    if initialize:
        note = "" if project else "  # the id of your Cloud project"
        made += [f"ee.Initialize(project={quoted(project or _EXAMPLE_PROJECT)}){note}", ""]
    made += [*spans, ""] if spans else []
    if body[0].startswith("def "):
        made.append("")
    made += [
        *body,
        "",
        *visualization(recipe.visualization().to_ee()),
        "",
        'print(image.getMapId(visualization)["tile_fetcher"].url_format)',
    ]
    return "\n".join(made) + "\n"


def day_lines(recipe: Recipe) -> list[str]:
    """Statements after which `first` and `end` hold the days that are counted from the day of the run, if any.

    They need the module datetime.
    """
    span = recipe.relative()
    return [] if span is None else script_lines(span)


def lines(recipe: Recipe, *, every: bool = False, days: bool = True) -> list[str]:
    """Statements after which `image` holds the recipe's image; with `every`, `images` the collection behind it.

    Args:
        days: whether what `day_lines` gives, and its import, stands before them; else it has to be there already.

    Raises:
        RecipeError: this kind of recipe cannot be written as a script, or is not made of images.
    """
    writer = (_IMAGE_WRITERS if every else _WRITERS).get(type(recipe))
    if writer is None:
        raise RecipeError("recipe", tr("This recipe cannot be written as a Python script."))
    spans = day_lines(recipe) if days else []
    return [*(["import datetime", ""] if spans else []), *spans, *writer(recipe)]


def table_lines(recipe: Recipe) -> list[str]:
    """Statements after which the variable `features` holds the table behind a recipe.

    Raises:
        RecipeError: there is none.
    """
    if not isinstance(recipe, VectorRecipe):
        raise RecipeError("what", tr("“{}” is not made of a table.").format(recipe.title()))
    return vector.feature_lines(recipe)
