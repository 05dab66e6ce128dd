# SPDX-License-Identifier: GPL-2.0-or-later
"""Map sheets, series and the globe from the console."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Sequence, Union

import qgis.utils
from qgis.core import QgsProject, QgsRasterLayer

from ..bridge import globe as globes
from ..bridge.globe import GlobeTask, View
from ..bridge.layer_series import SeriesTask
from ..bridge.printing import PageReport
from ..bridge.sheet_printing import print_recipes
from ..core.globe import Globe
from ..core.recipes import Recipe
from .exports import Where, region_of
from .series import places_of
from .session import loop, outcome, services


def print_map(
    recipes: Sequence[Recipe],
    path: Union[str, os.PathLike[str]],
    template: str = "A4 landscape",
    *,
    region: Where = None,
    keep: bool = False,
    at: Any = (),
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
        places=places_of(at),
        **options,
    )


def add_series(recipe: Recipe, by: str, *, wait: bool = True) -> Any:
    """A group of layers, one for each part of the recipe's period: see `Handle.add_series`. Raises WorkbenchError."""
    client, _ = services()
    task = SeriesTask(recipe, by, client)
    return outcome(task) if wait else task.start()


def globe(
    longitude: float = 0.0, latitude: float = 20.0, layers: Sequence[QgsRasterLayer] = (), *, pixels: int = 1500
) -> View:
    """Turn the project's view to a globe around a point, with layers of ours frozen on it; `flat` turns it back.

    Waits and gives a ``View`` (``crs``, ``extent``, ``layers``). Raises WorkbenchError.
    """
    client, _ = services()
    middle = Globe(longitude, latitude)
    canvas = None if qgis.utils.iface is None else qgis.utils.iface.mapCanvas()
    before = None if canvas is None else canvas.extent()
    found: View = outcome(GlobeTask(middle, client, layers, pixels=pixels))
    if canvas is not None:
        globes.remember_extent(QgsProject.instance(), before)
        canvas.setDestinationCrs(found.crs)
        canvas.setExtent(found.extent)
        canvas.refresh()
    return found


def flat() -> bool:
    """Leave the globe: the former projection, extent and layers. Whether there was one."""
    project = QgsProject.instance()
    was_globe = globes.is_globe(project)
    former = globes.leave(project)
    if former is not None and qgis.utils.iface is not None:
        canvas = qgis.utils.iface.mapCanvas()
        canvas.setDestinationCrs(former.crs())
        canvas.setExtent(former)
        canvas.refresh()
    return was_globe
