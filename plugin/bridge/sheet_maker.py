# SPDX-License-Identifier: GPL-2.0-or-later
"""From recipes or layers to a finished map sheet, in the background: maps asked for, layout made, layers frozen.

maker = SheetMaker(sheet, client, recipes=…).start()    its signals tell the rest; for the desktop
layout = make_and_wait(SheetMaker(…))                   waits in an event loop; for Processing and the console
"""

from __future__ import annotations

from typing import List, Optional, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayoutItemMap,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QEventLoop, QObject, QTimer, pyqtSignal

from ..core.errors import Cancelled, WorkbenchError
from ..core.globe import Globe
from ..core.map_figures import WORLD_CRS
from ..core.page import MM_PER_INCH, Page
from ..core.recipes import Recipe
from ..core.sheet import MAP, Sheet, item_of
from ..core.text import tr
from ..engine.client import Client
from . import freeze, layers, sheet_chart, sheet_frame, sheets
from .canvas import Bounds, wgs84_bounds
from .globe import GlobeTask
from .globe import View as GlobeView
from .layer_series import LayersTask
from .sheets import Panel, View
from .task import WorkbenchTask

_FREEZE_AT_ONCE = 3
#: The globes of our templates are about so large.
_GLOBE_MM = 160.0


class SheetMaker(QObject):
    """Makes one sheet. Main thread.

    Args:
        panels: the maps' layers, of `project`; or
        recipes: a map each, whose layers are made first.
        view: what the maps show; without one, all that the layers have, or ``region`` (degrees), in ``crs``.
        frozen: whether layers of ours are frozen for their map first.
    """

    made = pyqtSignal(object)
    """The layout, in the project's layout manager."""
    failed = pyqtSignal(object)
    """A WorkbenchError."""
    ended = pyqtSignal()
    progressed = pyqtSignal(str)
    """What is being done, in words."""

    def __init__(
        self,
        sheet: Sheet,
        client: Client,
        *,
        panels: Sequence[Panel] = (),
        recipes: Sequence[Recipe] = (),
        view: Optional[View] = None,
        crs: str = "",
        region: Optional[Bounds] = None,
        frozen: bool = True,
        project: Optional[QgsProject] = None,
        name: str = "",
        parent: Optional[QObject] = None,
    ) -> None:
        super().__init__(parent)
        self.sheet, self.client, self.name = sheet, client, name
        self.panels, self.recipes, self.view = list(panels), tuple(recipes), view
        self.crs, self.region, self.frozen = crs, region, frozen
        self.project = project or QgsProject.instance()
        self.layout: Optional[QgsPrintLayout] = None
        self.error: Optional[WorkbenchError] = None
        self._is_bent = self._is_over = False
        self._running: List[WorkbenchTask] = []
        self._waiting: List[WorkbenchTask] = []

    def start(self) -> SheetMaker:
        """Begin; the end is signalled from the event loop."""
        if not self.recipes:
            QTimer.singleShot(0, self._go_on)
            return self
        if self.view is None and self.region is None:
            try:
                self.recipes, self.view = sheet_frame.grown(self.sheet, self.recipes, self.project, self.crs)
            except WorkbenchError as error:
                self.error = error
                QTimer.singleShot(0, self._end)
                return self
        task = LayersTask(self.recipes, self.client, title=tr("Map sheet"), project=self.project)
        task.succeeded.connect(self._on_layers)
        self.progressed.emit(tr("Asking for the maps…"))
        self._run(task)
        return self

    def cancel(self) -> None:
        """End before the layout is there."""
        self.error = self.error or Cancelled(tr("Cancelled."))
        self._waiting.clear()
        for task in list(self._running):
            task.cancel()
        if not self._running:
            self._end()

    # Steps.

    def _run(self, task: WorkbenchTask) -> None:
        self._running.append(task)
        task.failed.connect(self._on_failed)
        task.ended.connect(lambda: self._on_ended(task))
        task.start()

    def _on_layers(self, made: List[QgsRasterLayer]) -> None:
        self.panels += [Panel((layer,)) for layer in made]

    def _on_failed(self, error: WorkbenchError) -> None:
        if self.error is None or isinstance(self.error, Cancelled):
            self.error = error
        self._waiting.clear()

    def _on_ended(self, task: WorkbenchTask) -> None:
        self._running.remove(task)
        if self._waiting:
            self._run(self._waiting.pop(0))
        elif not self._running:
            if self.error is None and self.layout is None:
                self._go_on()
            else:
                self._end()

    def _go_on(self) -> None:
        """The layers are there: on globes they are bent first, then the page is laid out."""
        if self.error is not None:
            return
        if self.sheet.kind != "globe" or self.sheet.template or self._is_bent:
            self._lay_out()
            return
        self._is_bent = True
        try:
            shown = [layer for panel in self.panels for layer in panel.layers if _can_freeze(layer)]
            middle = self.region or sheets.bounds_of(shown)
            if self.view is not None:
                context = self.project.transformContext()
                middle = wgs84_bounds(self.view.extent, self.view.crs, context)
            centre = Globe((middle[0] + middle[2]) / 2.0, (middle[1] + middle[3]) / 2.0)
            pixels = round(_GLOBE_MM / MM_PER_INCH * self.sheet.dpi)
            task = GlobeTask(centre, self.client, shown, pixels=pixels, turn=False, project=self.project)
        except WorkbenchError as error:
            self.error = error
            self._end()
            return
        task.succeeded.connect(self._on_globe)
        self.progressed.emit(tr("Freezing the layers for print…"))
        self._run(task)

    def _on_globe(self, found: GlobeView) -> None:
        self.panels, self.view, self.frozen = [Panel(found.layers)], found.to_sheet(), False

    def _lay_out(self) -> None:
        try:
            shown = [layer for panel in self.panels for layer in panel.layers]
            view = self.view or sheets.view_of(shown, self.crs, self.region)
            self.layout = sheets.make(self.project, self.sheet, self.panels, view, self.name)
            # What is frozen remembers the layout's map, and looks for it in the project.
            sheets.keep(self.project, self.layout)
            chart = sheet_chart.task_for(self.sheet, self.layout, shown, self.client)
            self._waiting = [*([] if chart is None else [chart]), *(self._freezing() if self.frozen else [])]
        except WorkbenchError as error:
            self.error = error
        if self.error is None and self._waiting:
            self.progressed.emit(tr("Freezing the layers for print…"))
            for _ in range(min(_FREEZE_AT_ONCE, len(self._waiting))):
                self._run(self._waiting.pop(0))
        else:
            self._end()

    def _freezing(self) -> List[freeze.FreezeTask]:
        """A task for each layer of ours, for the first map that shows it."""
        assert self.layout is not None
        tasks, seen = [], set()
        for number, panel in enumerate(self.panels):
            item = self.layout.itemById(item_of(MAP, 0 if self.sheet.atlas else number))
            page = _page(item, self.sheet.dpi)
            for layer in panel.layers:
                if layer.id() not in seen and _can_freeze(layer):
                    seen.add(layer.id())
                    tasks.append(freeze.FreezeTask(layer, page, self.client, project=self.project))
        return tasks

    def _end(self) -> None:
        """Tell how it ended, once: the cancel of a task that has not begun ends everything before it returns."""
        if self._is_over:
            return
        self._is_over = True
        if self.error is not None:
            if self.layout is not None:
                self.project.layoutManager().removeLayout(self.layout)
            self.layout = None
            self.failed.emit(self.error)
        elif self.layout is not None:
            self.made.emit(self.layout)
        self.ended.emit()


def _page(item: QgsLayoutItemMap, dpi: int) -> Page:
    """The pixels to freeze for a map: its own, and of world maps those of longitude and latitude, which QGIS bends.

    Earth Engine and GeoTIFF know the projection of our world maps only in part.
    """
    if item.crs().authid() != WORLD_CRS:
        return freeze.page_of(item, dpi)
    width, degrees = item.rect().width(), QgsCoordinateReferenceSystem("EPSG:4326")
    return freeze.page_of_extent(QgsRectangle(-180.0, -90.0, 180.0, 90.0), degrees, width, width / 2.0, dpi)


def _can_freeze(layer: QgsMapLayer) -> bool:
    return isinstance(layer, QgsRasterLayer) and layers.recipe_of(layer) is not None


def make_and_wait(maker: SheetMaker) -> QgsPrintLayout:
    """Start a maker and wait for its layout in an event loop. Main thread. Raises WorkbenchError."""
    loop = QEventLoop()
    maker.ended.connect(loop.quit)
    maker.start()
    loop.exec()
    if maker.layout is None:
        raise maker.error or WorkbenchError(tr("The map sheet could not be made."))
    return maker.layout
