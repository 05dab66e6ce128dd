# SPDX-License-Identifier: GPL-2.0-or-later
"""Map sheets, series and the globe in the desktop: the dialog's orders, the layout window, the canvas."""

from __future__ import annotations

import math
from typing import Any, Callable, List, Optional, Set

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsMapLayer,
    QgsMapSettings,
    QgsPrintLayout,
    QgsProject,
    QgsRasterLayer,
)
from qgis.PyQt.QtCore import QObject

from ..bridge import globe, outlines, sheets
from ..bridge.globe import GlobeTask
from ..bridge.layer_series import SeriesTask, show_all
from ..bridge.sheet_maker import SheetMaker
from ..bridge.sheets import Panel, recipe_behind
from ..bridge.task import WorkbenchTask
from ..core.errors import Cancelled, WorkbenchError
from ..core.globe import Globe
from ..core.recipes.splitting import split
from ..core.sheet import SheetOrder
from ..core.text import tr
from .recipes import Window


class SheetDesk(QObject):
    """Makes what the dialog orders and opens it.

    Args:
        open_dialog: makes the dialog, which is the window's.
        offer: makes what the dialog offers of a layer's id, name, recipe and whether it is seen.
    """

    def __init__(
        self, desktop: Window, open_dialog: Callable[[], Any], offer: Callable[..., Any], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.desktop, self._open_dialog, self._offer = desktop, open_dialog, offer
        self.dialog: Any = None
        self.maker: Optional[SheetMaker] = None
        self._tasks: Set[WorkbenchTask] = set()
        QgsProject.instance().fileNameChanged.connect(self._follow)

    def close(self) -> None:
        """For the end."""
        QgsProject.instance().fileNameChanged.disconnect(self._follow)
        if self.maker is not None:
            self.maker.cancel()
        for task in tuple(self._tasks):
            task.cancel()
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
            self.dialog = None

    def _follow(self) -> None:
        outlines.follow(QgsProject.instance())

    # The dialog.

    def show(self, chosen: Optional[QgsMapLayer] = None) -> None:
        """Open the dialog, or bring it to the front; a layer that is named is ticked."""
        if self.dialog is None:
            self.dialog = self._open_dialog()
            self.dialog.submitted.connect(self.make)
            self.dialog.cancelled.connect(self._cancel)
        self.dialog.set_layers(self._offers(), [chosen.id()] if chosen is not None else [])
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _offers(self) -> List[Any]:
        """What can stand on a sheet, the topmost first."""
        root = QgsProject.instance().layerTreeRoot()
        found = []
        for layer in root.layerOrder():
            node = root.findLayer(layer)
            if node is not None and layer.isSpatial():
                found.append(self._offer(layer.id(), layer.name(), recipe_behind(layer), node.isVisible()))
        return found

    def make(self, order: SheetOrder) -> None:
        """Make a sheet and open it."""
        project = QgsProject.instance()
        shown = [layer for layer in map(project.mapLayer, order.layer_ids) if layer is not None]
        try:
            self.maker = self._maker(order, shown)
        except WorkbenchError as error:
            self.dialog.show_error(error)
            return
        self.maker.progressed.connect(lambda words: self.dialog.set_running(True, words))
        self.maker.made.connect(self._on_made)
        self.maker.failed.connect(self._on_failed)
        self.dialog.set_running(True, tr("Making the sheet…"))
        self.maker.start()

    def _maker(self, order: SheetOrder, shown: List[QgsMapLayer]) -> SheetMaker:
        settings = self.desktop.iface.mapCanvas().mapSettings()
        view = None
        if order.view == "canvas":
            view = sheets.View(settings.visibleExtent(), settings.destinationCrs(), settings.rotation())
        ours = [layer for layer in shown if recipe_behind(layer) is not None]
        whole = recipe_behind(ours[0]) if ours else None
        if order.by and whole is not None:
            recipes = split(whole, order.by)
            return SheetMaker(
                order.sheet, self.desktop.client, recipes=recipes, view=view, frozen=order.frozen,
                name=ours[0].name(), parent=self,
            )  # fmt: skip
        return SheetMaker(
            order.sheet, self.desktop.client, panels=panels_of(order.sheet.room(), shown), view=view,
            frozen=order.frozen and bool(ours), name=(ours or shown)[0].name() if shown else "", parent=self,
        )  # fmt: skip

    def _cancel(self) -> None:
        if self.maker is not None:
            self.maker.cancel()

    def _on_made(self, layout: QgsPrintLayout) -> None:
        self.maker = None
        self.dialog.set_running(False)
        self.dialog.close()
        self.desktop.iface.openLayoutDesigner(layout)

    def _on_failed(self, error: WorkbenchError) -> None:
        self.maker = None
        self.dialog.set_running(False)
        if not isinstance(error, Cancelled):
            self.dialog.show_error(error)

    # The globe.

    def toggle_globe(self) -> None:
        """Turn the view to the globe, or back to what it was."""
        project, view = QgsProject.instance(), self.desktop.iface.mapCanvas()
        if globe.is_globe(project):
            former = globe.leave(project)
            if former is not None:
                view.setDestinationCrs(former.crs())
                view.setExtent(former)
            view.refresh()
            return
        if any(isinstance(task, GlobeTask) for task in self._tasks):
            return
        before = view.extent()
        root = project.layerTreeRoot()
        seen = [layer for layer in root.layerOrder() if root.findLayer(layer).isVisible()]
        ours = [layer for layer in seen if isinstance(layer, QgsRasterLayer) and recipe_behind(layer) is not None]
        task = GlobeTask(_middle(view.mapSettings()) or Globe(0.0, 20.0), self.desktop.client, ours)
        task.succeeded.connect(lambda found: self._on_globe(found, before))
        self._run(task)

    def _on_globe(self, found: globe.View, before: Any) -> None:
        globe.remember_extent(QgsProject.instance(), before)
        view = self.desktop.iface.mapCanvas()
        view.setDestinationCrs(found.crs)
        view.setExtent(found.extent)
        view.refresh()

    # Series.

    def add_series(self, layer: Optional[QgsMapLayer], step: str) -> None:
        """Layers of each part of a layer's period, in a group."""
        recipe = recipe_behind(layer) if layer is not None else None
        try:
            if recipe is None:
                raise WorkbenchError(tr("This layer was not made by the Earth Engine Workbench."))
            task = SeriesTask(recipe, step, self.desktop.client)
        except WorkbenchError as error:
            self.desktop.messages.error(error)
            return
        task.succeeded.connect(show_all)
        self._run(task)

    def _run(self, task: WorkbenchTask) -> None:
        self._tasks.add(task)
        task.failed.connect(self._on_task_failed)
        task.ended.connect(lambda: self._tasks.discard(task))
        task.start()

    def _on_task_failed(self, error: WorkbenchError) -> None:
        if not isinstance(error, Cancelled):
            self.desktop.messages.error(error)


def panels_of(room: int, shown: List[QgsMapLayer]) -> List[Panel]:
    """A map for each layer of ours where there is room for several, with all other layers over and under it."""
    ours = [layer for layer in shown if recipe_behind(layer) is not None]
    if len(ours) < 2 or room < 2:
        return [Panel(tuple(shown))]
    return [Panel(tuple(layer for layer in shown if layer is each or layer not in ours)) for each in ours]


def _middle(settings: QgsMapSettings) -> Optional[Globe]:
    """The globe around the middle of the canvas; None where nothing of the Earth is there."""
    transform = QgsCoordinateTransform(
        settings.destinationCrs(), QgsCoordinateReferenceSystem("EPSG:4326"), settings.transformContext()
    )
    try:
        point = transform.transform(settings.visibleExtent().center())
    except QgsCsException:
        return None
    if not (math.isfinite(point.x()) and abs(point.y()) <= 90.0):
        return None
    return Globe(point.x(), point.y())
