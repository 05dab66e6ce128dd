# SPDX-License-Identifier: GPL-2.0-or-later
"""What tests of printed pages share: recipes, layouts, tasks to their end, and pages as numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

import numpy as np
from ee_workbench.plugin.bridge import printing
from ee_workbench.plugin.bridge.adding import AddLayerTask
from ee_workbench.plugin.core.periods import Period
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayoutItemMap,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QRectF

WARM = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period(2030, 2030, (3,)))
EUROPE = QgsRectangle(2_500_000, 1_500_000, 6_500_000, 5_500_000)


def outcome(wait: Any, task: Any) -> Any:
    """What a task succeeded with, or the error it ended with."""
    found: list[Any] = []
    task.succeeded.connect(found.append)
    with wait.signals(task.ended, timeout=120_000):
        task.start()
    return found[0] if found else task.error


def added(wait: Any, recipe: Any, client: Any, project: Optional[QgsProject] = None) -> Any:
    """A live layer of a recipe, in the project."""
    return outcome(wait, AddLayerTask(recipe, client, project=project))


def layout_with_map(
    project: QgsProject,
    extent: QgsRectangle = EUROPE,
    crs: str = "EPSG:3035",
    size: tuple[float, float] = (60.0, 50.0),
    place: tuple[float, float] = (10.0, 12.0),
    rotation: float = 0.0,
    dpi: float = 100.0,
    name: str = "Sheet",
) -> tuple[QgsPrintLayout, QgsLayoutItemMap]:
    """An A4 page with one map of a size in mm; its extent is fitted to the size."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(name)
    layout.renderContext().setDpi(dpi)
    item = QgsLayoutItemMap(layout)
    item.attemptSetSceneRect(QRectF(*place, *size))
    item.setCrs(QgsCoordinateReferenceSystem(crs))
    item.zoomToExtent(extent)
    item.setMapRotation(rotation)
    layout.addLayoutItem(item)
    project.layoutManager().addLayout(layout)
    return layout, item


def exported(layout: QgsPrintLayout, path: Path, dpi: float) -> np.ndarray:
    """The first page as (rows, columns, 3)."""
    return pixels_of(printing.export_page(layout, path, dpi).path)


def pixels_of(path: Path) -> np.ndarray:
    """A picture as (rows, columns, 3) integers."""
    source = gdal.Open(str(path))
    return np.moveaxis(source.ReadAsArray()[:3], 0, 2).astype(int)


def framed(page: np.ndarray, item: QgsLayoutItemMap, dpi: float, inset: int = 0) -> np.ndarray:
    """The page's pixels of a map's frame: (rows, columns, 3)."""
    dots = dpi / 25.4
    left, top = item.pos().x() * dots, item.pos().y() * dots
    width, height = round(item.rect().width() * dots), round(item.rect().height() * dots)
    row, column = round(top), round(left)
    return page[row + inset : row + height - inset, column + inset : column + width - inset]


def ramp_colours(values: np.ndarray, low: float, high: float, palette: tuple[str, ...]) -> np.ndarray:
    """Values as a palette colours them: colours stand evenly from low to high, mixed linearly. numpy's own formula."""
    stops = np.array([[int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in palette], float)
    place = np.clip((values - low) / (high - low), 0, 1) * (len(stops) - 1)
    return np.stack([np.interp(place, range(len(stops)), stops[:, band]) for band in range(3)], axis=-1)


def asked(sandbox: Any, what: str) -> int:
    """How many requests of a kind the sandbox has seen since its log was cleared."""
    return sum(what in entry["path"] for entry in sandbox.log())


def region(*bounds: float) -> Region:
    """A box in degrees."""
    return Region.rectangle(*bounds)
