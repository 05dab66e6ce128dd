# SPDX-License-Identifier: GPL-2.0-or-later
"""*Copy as Python*: short scripts that put the layer on the map in QGIS' console, and run elsewhere as well."""

from __future__ import annotations

from typing import Any, Mapping, Sequence

from .recipes import Recipe
from .script import lines
from .script_text import comment, quoted, visualization
from .spelling import neutral

_EXAMPLE_PROJECT = "my-project"
_PACKAGE = "ee_workbench"


@neutral()
def from_recipe(recipe: Recipe, project: str = "") -> str:
    """A script that builds the graph that the engine builds, and shows it as the recipe is shown.

    Args:
        project: id of the Cloud project to initialise with where there is no session yet; an example where empty.

    Raises:
        RecipeError: this kind of recipe cannot be written as a script.
    """
    head = comment(recipe.summary())
    for text in (*recipe.attribution(), *recipe.licence()):
        head += comment(text)
    return script(head, lines(recipe), recipe.visualization().to_ee(), recipe.title(), project)


def script(
    head: Sequence[str],
    body: Sequence[str],
    colours: Mapping[str, Any],
    title: str,
    project: str = "",
    name: str = "image",
) -> str:
    """A script around statements after which a variable holds what is shown."""
    note = "" if project else "  # the id of your Cloud project"
    made = [*head, *([""] if head else []), "import ee", ""]
    made += [
        "if not ee.data.is_initialized():",
        f"    ee.Initialize(project={quoted(project or _EXAMPLE_PROJECT)}){note}",
    ]
    made += ["", *([""] if body[0].startswith("def ") else []), *body, "", *visualization(colours), ""]
    return "\n".join([*made, *_shown(title, name)]) + "\n"


def _shown(title: str, name: str) -> list[str]:
    return [
        "try:",
        f"    from {_PACKAGE}.plugin.console import Map  # in QGIS",
        "except ImportError:",
        f'    print({name}.getMapId(visualization)["tile_fetcher"].url_format)',
        "else:",
        f"    Map.addLayer({name}, visualization, {quoted(title)})",
    ]
