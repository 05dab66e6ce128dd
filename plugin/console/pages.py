# SPDX-License-Identifier: GPL-2.0-or-later
"""Printing from the console: layers frozen and thawed, layouts exported."""

from __future__ import annotations

import os
from typing import Any, Optional, Tuple, Union

import qgis.utils
from qgis.core import QgsLayoutItemMap, QgsPrintLayout, QgsProject, QgsRasterLayer, QgsRectangle

from ..bridge import freeze as freezing
from ..bridge import pages, printing
from ..bridge.freeze import FreezeTask, ThawTask
from ..bridge.printing import PageReport
from ..core.errors import RecipeError
from ..core.page import Page
from ..core.text import tr
from .session import outcome, services

Place = Union[QgsLayoutItemMap, QgsPrintLayout, str, Tuple[float, float, float, float], None]


def freeze(
    layer: QgsRasterLayer,
    where: Place = None,
    *,
    dpi: Optional[float] = None,
    width: float = 190.0,
    height: float = 0.0,
    picture: Optional[bool] = None,
    wait: bool = True,
) -> Any:
    """Compute a layer once for print, and show the file in its place.

    ``where``: a layout's map, a layout or its name (its largest map), or xmin, ymin, xmax, ymax in the project's CRS,
    ``width`` mm wide (and ``height`` mm high, by default in proportion); without it what the map window shows. ``dpi``:
    the layout's, else 300. ``picture``: True for the coloured picture, False for values; by default what is exact.

    Waits and gives the layer, or, without ``wait``, the running task. Raises WorkbenchError.
    """
    client, _ = services()
    task = FreezeTask(layer, _page(where, dpi, width, height), client, picture=picture)
    return outcome(task) if wait else task.start()


def refreeze(layer: QgsRasterLayer, *, wait: bool = True) -> Any:
    """Freeze a layer again for its layout's map as it is now; nothing is sent where nothing has changed."""
    client, _ = services()
    task = freezing.refresh_task(layer, client)
    return outcome(task) if wait else task.start()


def thaw(layer: QgsRasterLayer, *, wait: bool = True) -> Any:
    """Let a frozen layer show Earth Engine's tiles again. Waits and gives the layer. Raises WorkbenchError."""
    client, _ = services()
    task = ThawTask(layer, client)
    return outcome(task) if wait else task.start()


def export_page(
    layout: Union[QgsPrintLayout, str], path: Union[str, os.PathLike[str]], dpi: Optional[float] = None
) -> PageReport:
    """Export a layout, or the one of that name, after renewing old map ids; ``problems()`` of what it gives says what
    is missing. Raises WorkbenchError.
    """
    client, _ = services()
    connected = client if client.session.info is not None else None
    return printing.export_page(_layout(layout), os.path.abspath(os.path.expanduser(path)), dpi, connected)


def _layout(layout: Union[QgsPrintLayout, str]) -> QgsPrintLayout:
    if not isinstance(layout, str):
        return layout
    found = QgsProject.instance().layoutManager().layoutByName(layout)
    if not isinstance(found, QgsPrintLayout):
        raise RecipeError("layout", tr("The project has no layout “{}”.").format(layout))
    return found


def _page(where: Place, dpi: Optional[float], width: float, height: float) -> Page:
    if isinstance(where, QgsLayoutItemMap):
        return pages.page_of(where, dpi)
    if isinstance(where, (QgsPrintLayout, str)):
        layout = _layout(where)
        item = next((each for each in pages.maps(QgsProject.instance()) if each.layout() is layout), None)
        if item is None:
            raise RecipeError("map", tr("The layout “{}” has no map.").format(layout.name()))
        return pages.page_of(item, dpi)
    extent, crs = _extent(where)
    tall = height or (width * extent.height() / extent.width() if extent.width() else 0.0)
    return pages.page_of_extent(extent, crs, width, tall, 300.0 if dpi is None else dpi)


def _extent(where: Optional[Tuple[float, float, float, float]]) -> Tuple[QgsRectangle, Any]:
    if where is not None:
        return QgsRectangle(*where), QgsProject.instance().crs()
    if qgis.utils.iface is None:
        raise RecipeError("extent", tr("There is no map window here: give a layout or an extent."))
    settings = qgis.utils.iface.mapCanvas().mapSettings()
    return settings.visibleExtent(), settings.destinationCrs()
