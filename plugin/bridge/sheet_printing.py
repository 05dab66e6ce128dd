# SPDX-License-Identifier: GPL-2.0-or-later
"""Recipes straight to files: a page, a map book, or an animation. For Processing and the console; waits."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any, Optional, Sequence

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEventLoop

from ..core.errors import RecipeError, WorkbenchError
from ..core.recipes import Recipe
from ..core.recipes.splitting import split
from ..core.sheet import PARTS, Sheet
from ..core.text import listed, tr
from ..engine.client import Client
from . import animation, page_files, printing
from .canvas import Bounds
from .printing import PageReport
from .sheet_maker import SheetMaker, make_and_wait

_EXTENSIONS = (".pdf", ".svg", *page_files.PICTURES, *animation.MOVING)


def sheet_of(
    template: str, maps: int, *, include: Sequence[str] = PARTS, without: Sequence[str] = (), **fields: Any
) -> Sheet:
    """A sheet as people write it; a template that says no kind is chosen by the number of maps. Raises RecipeError."""
    said: dict[str, Any] = Sheet.parse(template)
    if "kind" not in said and not fields.get("atlas"):
        few = "chart" if fields.get("chart") or fields.get("places") else "single" if maps == 1 else "comparison"
        said["kind"] = few if maps < 3 else "multiples"
    Sheet(include=tuple(without))  # refuses what is no part
    return Sheet(include=tuple(part for part in include if part not in without), **{**said, **fields})


def check_path(path: Path) -> None:
    """Refuse what no page can be written to, before anything is asked for. Raises RecipeError."""
    if path.suffix.lower() not in _EXTENSIONS:
        sentence = tr("“{}” is no page: choose one of {}.")
        raise RecipeError("path", sentence.format(path.name, listed(_EXTENSIONS)))
    if not os.path.isdir(path.parent):
        raise RecipeError("path", tr("The folder “{}” is not there.").format(path.parent))


def print_recipes(
    recipes: Sequence[Recipe],
    path: Path,
    template: str,
    client: Client,
    *,
    by: str = "",
    pages: bool = False,
    crs: str = "",
    region: Optional[Bounds] = None,
    freeze: bool = True,
    project: Optional[QgsProject] = None,
    seconds: float = 0.8,
    **options: Any,
) -> PageReport:
    """Print recipes, in a project of their own unless one is given. Main thread.

    Args:
        by: divide the first recipe into months, seasons, years or decades, a map each.
        pages: a page each instead of all on one page; animations are made so.
        options: of `sheet_of`.

    Raises WorkbenchError.
    """
    check_path(path)
    moving = animation.is_animation(path)
    shown = split(recipes[0], by) if by else tuple(recipes)
    sheet = sheet_of(template, len(shown), atlas=pages or moving, **options)
    own = QgsProject() if project is None else project
    layout = make_and_wait(SheetMaker(sheet, client, recipes=shown, crs=crs, region=region, frozen=freeze, project=own))
    if sheet.atlas:
        page_files.name_files(layout, "frame" if moving else path.stem)
    if not moving:
        return printing.export_page(layout, path, sheet.dpi, client)
    frames = printing.export_page(layout, animation.frames_path(path), sheet.dpi, client)
    _wait(animation.AnimationTask(frames.paths, path, seconds))
    return replace(frames, paths=(path, *frames.paths))


def _wait(task: animation.AnimationTask) -> None:
    loop = QEventLoop()
    task.ended.connect(loop.quit)
    task.start()
    loop.exec()
    if task.error is not None:
        raise task.error or WorkbenchError(tr("The animation could not be made."))
