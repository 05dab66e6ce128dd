# SPDX-License-Identifier: GPL-2.0-or-later
"""Map sheets, series and the globe from the console."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Sequence, Union

from qgis.core import QgsProject

from .bridge.layer_series import SeriesTask
from .bridge.printing import PageReport
from .bridge.sheet_printing import print_recipes
from .console_exports import Where, region_of
from .console_session import loop, outcome, services
from .core.recipes import Recipe


def print_map(
    recipes: Sequence[Recipe],
    path: Union[str, os.PathLike[str]],
    template: str = "A4 landscape",
    *,
    region: Where = None,
    keep: bool = False,
    **options: Any,
) -> PageReport:
    """Recipes as a page, see `Handle.print_map`. Waits. Raises WorkbenchError."""
    client, _ = services()
    loop()  # refuses other threads than the main one
    where = region_of(region)
    return print_recipes(
        recipes,
        Path(path).expanduser().absolute(),
        template,
        client,
        region=None if where is None else where.bounds(),
        project=QgsProject.instance() if keep else None,
        **options,
    )


def add_series(recipe: Recipe, by: str, *, wait: bool = True) -> Any:
    """A group of layers, one for each part of the recipe's period: see `Handle.add_series`. Raises WorkbenchError."""
    client, _ = services()
    task = SeriesTask(recipe, by, client)
    return outcome(task) if wait else task.start()
