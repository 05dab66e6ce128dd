# SPDX-License-Identifier: GPL-2.0-or-later
"""Map sheets and series from the console: a recipe on paper with one call."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any, Sequence, Union

from qgis.core import QgsProject

from .bridge import animation, atlas, printing
from .bridge.printing import PageReport
from .bridge.layer_series import SeriesTask
from .bridge.sheet_maker import SheetMaker, make_and_wait
from .console_exports import Where, region_of
from .console_session import loop, outcome, services
from .core.recipes import Recipe
from .core.recipes.splitting import split
from .core.sheet import PARTS, Sheet


def sheet_of(
    template: str, maps: int, *, include: Sequence[str] = PARTS, without: Sequence[str] = (), **fields: Any
) -> Sheet:
    """A sheet as people write it; a template that says no kind is chosen by the number of maps. Raises RecipeError."""
    said: dict[str, Any] = Sheet.parse(template)
    if "kind" not in said and not fields.get("atlas"):
        said["kind"] = "chart" if fields.get("chart") else "single" if maps == 1 else "comparison"
        if maps > 2:
            said["kind"] = "multiples"
    Sheet(include=tuple(without))  # refuses what is no part
    kept = tuple(part for part in include if part not in without)
    return Sheet(include=kept, **{**said, **fields})


def print_map(
    recipes: Sequence[Recipe],
    path: Union[str, os.PathLike[str]],
    template: str = "A4 landscape",
    *,
    by: str = "",
    pages: bool = False,
    crs: str = "",
    region: Where = None,
    freeze: bool = True,
    keep: bool = False,
    seconds: float = 0.8,
    **options: Any,
) -> PageReport:
    """Recipes as a page, see `Handle.print_map`. Waits. Raises WorkbenchError."""
    client, _ = services()
    loop()
    target = Path(path).expanduser().absolute()
    moving = animation.is_animation(target)
    shown = split(recipes[0], by) if by else tuple(recipes)
    sheet = sheet_of(template, len(shown), atlas=pages or moving, **options)
    where = region_of(region)
    project = QgsProject.instance() if keep else QgsProject()
    maker = SheetMaker(
        sheet, client, recipes=shown, crs=crs, region=None if where is None else where.bounds(), frozen=freeze,
        project=project,
    )  # fmt: skip
    layout = make_and_wait(maker)
    if sheet.atlas:
        atlas.name_files(layout, "frame" if moving else target.stem)
    if not moving:
        return printing.export_page(layout, target, sheet.dpi, client)
    frames = printing.export_page(layout, animation.frames_path(target), sheet.dpi, client)
    outcome(animation.AnimationTask(frames.paths, target, seconds))
    return replace(frames, paths=(target, *frames.paths))


def add_series(recipe: Recipe, by: str, *, wait: bool = True) -> Any:
    """A group of layers, one for each part of the recipe's period: see `Handle.add_series`. Raises WorkbenchError."""
    client, _ = services()
    task = SeriesTask(recipe, by, client)
    return outcome(task) if wait else task.start()
