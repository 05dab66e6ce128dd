# SPDX-License-Identifier: GPL-2.0-or-later
"""Maps of layouts as pages: the very pixels that QGIS makes of them, so that a file on them is printed as it is."""

from __future__ import annotations

from typing import Iterator, List, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayoutItemMap,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QSizeF

from ..core.grid import Bounds
from ..core.page import BLEED, MM_PER_INCH, Page


def page_of(item: QgsLayoutItemMap, dpi: Optional[float] = None) -> Page:
    """A layout's map at a resolution (the layout's own without one). Raises RecipeError.

    QGIS makes a whole number of pixels of a map and fits its extent to them; a turned map needs the box around it.
    """
    layout = item.layout()
    resolution = layout.renderContext().dpi() if dpi is None else float(dpi)
    dots = resolution / MM_PER_INCH
    size = QSizeF(item.rect().width() * dots, item.rect().height() * dots)
    settings = item.mapSettings(item.extent(), size, resolution, False)
    shown, step = settings.visibleExtent(), settings.mapUnitsPerPixel()
    if settings.rotation():
        width, height = (max(1, round(side / step + 0.5)) for side in (shown.width(), shown.height()))
        middle = shown.center()
        extent = _around(middle.x(), middle.y(), width * step, height * step)
    else:
        width, height = settings.outputSize().width(), settings.outputSize().height()
        extent = _bounds(shown)
    return Page(
        code(item.crs()),
        extent,
        width,
        height,
        resolution,
        bleed=BLEED if settings.rotation() else 0,
        rotation=settings.rotation(),
        layout=layout.name() if hasattr(layout, "name") else "",
        map_id=item.uuid(),
    )


def page_of_extent(
    extent: QgsRectangle, crs: QgsCoordinateReferenceSystem, width_mm: float, height_mm: float, dpi: float
) -> Page:
    """An extent printed at a size. Raises RecipeError."""
    return Page.of_size(code(crs), _bounds(extent), width_mm, height_mm, dpi)


def map_of(page: Page, project: QgsProject) -> Optional[QgsLayoutItemMap]:
    """The layout's map that a page was made of; None where it has none, or it is gone."""
    if not page.map_id:
        return None
    return next((item for item in maps(project) if item.uuid() == page.map_id), None)


def maps(project: QgsProject) -> Iterator[QgsLayoutItemMap]:
    """All maps of a project's layouts, the largest of each layout first."""
    for layout in project.layoutManager().printLayouts():
        found = [item for item in layout.items() if isinstance(item, QgsLayoutItemMap)]
        yield from sorted(found, key=lambda item: -item.rect().width() * item.rect().height())


def layers_in(item: QgsLayoutItemMap) -> List[QgsMapLayer]:
    """The layers that a map shows: its own, its theme's or the project's visible ones."""
    return list(item.mapSettings(item.extent(), QSizeF(100.0, 100.0), 96.0, True).layers())


def code(crs: QgsCoordinateReferenceSystem) -> str:
    """A system as Earth Engine takes it: its EPSG code, or WKT where it is somebody's own."""
    name = crs.authid()
    return name if name.startswith("EPSG:") else str(crs.toWkt())


def system(name: str) -> QgsCoordinateReferenceSystem:
    """What `code` has named."""
    if "[" in name:
        return QgsCoordinateReferenceSystem.fromWkt(name)
    return QgsCoordinateReferenceSystem(name)


def _bounds(extent: QgsRectangle) -> Bounds:
    return extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()


def _around(x: float, y: float, width: float, height: float) -> Bounds:
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2
