# SPDX-License-Identifier: GPL-2.0-or-later
"""Layouts to files, with what a live map needs before and after: fresh map ids, and a look for missing tiles.

    export_page(layout, path, dpi=None, client=client)   waits, gives a `PageReport`; for Processing and the console
    PageExport(layout, path, dpi, client).start()        the same with signals; for the desktop

QGIS draws a page on the main thread and says nothing of tiles that did not come: the page has holes. So every answer to
a tile's request is watched, whoever asks for it.
"""

from __future__ import annotations

import datetime
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Dict, List, Optional, Tuple, Union

from qgis.core import (
    QgsLayout,
    QgsLayoutItemMap,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsRasterLayer,
)
from qgis.PyQt.QtCore import QEventLoop, QObject, QTimer, pyqtSignal

from ..core.errors import Cancelled, WorkbenchError
from ..core.text import tr
from ..engine.client import Client
from . import freeze, layers, page_files
from .adding import RefreshLayerTask
from .page_tiles import PageTiles
from .pages import layers_in

MARGIN = datetime.timedelta(minutes=30)
"""A map id that is good for less than this is renewed before a page is drawn with it."""


@dataclass(frozen=True)
class PageReport:
    """What came of an export.

    Attributes:
        paths: the files, more than one where a layout has several pages or an atlas.
        refreshed: names of the live layers that got a new map id first.
        tiles: requests for tiles of live layers that were answered.
        missing: name of a layer → tiles that did not come; the page has holes there.
        empty: name of a layer → tiles that came empty in the midst of data; holes as well.
        stale: name of a layer → why what is frozen of it is out of date.
    """

    paths: Tuple[Path, ...]
    dpi: float
    seconds: float
    refreshed: Tuple[str, ...] = ()
    tiles: int = 0
    missing: Tuple[Tuple[str, int], ...] = ()
    stale: Tuple[Tuple[str, str], ...] = ()
    empty: Tuple[Tuple[str, int], ...] = ()

    @property
    def path(self) -> Path:
        """The first file."""
        return self.paths[0]

    @property
    def is_whole(self) -> bool:
        """Whether every tile came with something on it and nothing frozen is out of date."""
        return not self.missing and not self.empty and not self.stale

    def problems(self) -> Tuple[str, ...]:
        """What is wrong with the page, a sentence each; none where all is well."""
        found = [
            tr("“{}” lacks {} tiles: the page has holes. Freeze the layer for print, or export again.").format(*each)
            for each in self.missing
        ]
        found += [
            tr("“{}” has {} empty tiles in the midst of data. Freeze the layer for print, or export again.").format(
                *each
            )
            for each in self.empty
        ]
        return (*found, *(tr("“{}”: {}").format(*each) for each in self.stale))


def layers_of(layout: QgsLayout) -> List[QgsRasterLayer]:
    """Our layers that a layout's maps show, live and frozen, each once."""
    found: Dict[str, QgsRasterLayer] = {}
    for item in layout.items():
        if isinstance(item, QgsLayoutItemMap):
            found.update({layer.id(): layer for layer in layers_in(item) if layers.is_ours(layer)})
    return list(found.values())


def old(layer: QgsMapLayer) -> bool:
    """Whether a live layer's map id is too old to draw a page with it."""
    return layers.is_expired(layer, datetime.datetime.now(datetime.timezone.utc) + MARGIN)


class PageExport(QObject):
    """One export of a layout: old map ids renewed in the background, then the page drawn, then looked at.

    Without a client, or where nothing is old, it is drawn at once. Main thread.
    """

    succeeded = pyqtSignal(object)
    """A `PageReport`."""
    failed = pyqtSignal(object)
    """A WorkbenchError; nothing was written where it came before the drawing."""
    ended = pyqtSignal()

    def __init__(
        self,
        layout: QgsPrintLayout,
        path: Union[str, Path],
        dpi: Optional[float] = None,
        client: Optional[Client] = None,
        parent: Optional[QObject] = None,
    ) -> None:
        super().__init__(parent)
        self.layout, self.path, self.client = layout, Path(path), client
        self.dpi = layout.renderContext().dpi() if dpi is None else float(dpi)
        self.report: Optional[PageReport] = None
        self.error: Optional[WorkbenchError] = None
        self._tasks: List[RefreshLayerTask] = []
        self._refreshed: List[str] = []

    def start(self) -> PageExport:
        """Begin; the end is signalled from the event loop."""
        waiting = [layer for layer in layers_of(self.layout) if old(layer)] if self.client is not None else []
        for layer in waiting:
            assert self.client is not None
            if layers.recipe_of(layer) is not None:
                task = RefreshLayerTask(layer, self.client)
                task.succeeded.connect(self._on_refreshed)
                task.failed.connect(self._on_failed)
                task.ended.connect(partial(self._on_task_ended, task))
                self._tasks.append(task)
        for task in list(self._tasks):
            task.start()
        if not self._tasks:
            QTimer.singleShot(0, self._draw)
        return self

    def cancel(self) -> None:
        """End before the page is drawn; what is being drawn is drawn to its end."""
        self.error = self.error or Cancelled(tr("Cancelled."))
        for task in tuple(self._tasks):  # one that has not begun ends in its cancel
            task.cancel()

    def _on_refreshed(self, layer: QgsRasterLayer) -> None:
        self._refreshed.append(layer.name())

    def _on_failed(self, error: WorkbenchError) -> None:
        if self.error is None or isinstance(self.error, Cancelled):
            self.error = error

    def _on_task_ended(self, task: RefreshLayerTask) -> None:
        self._tasks.remove(task)
        if not self._tasks:
            QTimer.singleShot(0, self._draw)

    def _draw(self) -> None:
        if self.error is None:
            try:
                self.report = draw(self.layout, self.path, self.dpi, tuple(self._refreshed))
            except WorkbenchError as error:
                self.error = error
        if self.report is not None:
            self.succeeded.emit(self.report)
        else:
            self.failed.emit(self.error)
        self.ended.emit()


def draw(layout: QgsPrintLayout, path: Path, dpi: float, refreshed: Tuple[str, ...] = ()) -> PageReport:
    """Draw a layout as it is, and look at what came. Main thread. Raises WorkbenchError."""
    shown = layers_of(layout)
    begun = time.monotonic()
    watch = PageTiles(shown)
    missing: Tuple[Tuple[str, int], ...] = ()
    try:
        paths = page_files.write(layout, path, dpi)
    finally:
        missing = watch.stop()
    project = layout.project() or QgsProject.instance()
    stale = ((layer.name(), freeze.stale(layer, project)) for layer in shown)
    return PageReport(
        paths,
        dpi,
        time.monotonic() - begun,
        refreshed,
        watch.tiles,
        missing,
        tuple(each for each in stale if each[1]),
        watch.empty(),
    )


def export_page(
    layout: QgsPrintLayout,
    path: Union[str, Path],
    dpi: Optional[float] = None,
    client: Optional[Client] = None,
) -> PageReport:
    """Export a layout (its atlas where that is on) and wait for it in an event loop. Main thread.

    Args:
        path: ``.pdf``, ``.svg``, or a picture: ``.png``, ``.jpg``, ``.tif``.
        dpi: the layout's own without it.
        client: renews old map ids of live layers first; without it they are left as they are.

    Raises:
        WorkbenchError: a map id cannot be renewed, or the file cannot be written.
    """
    export = PageExport(layout, path, dpi, client)
    loop = QEventLoop()
    export.ended.connect(loop.quit)
    export.start()
    loop.exec()
    if export.report is None:
        raise export.error or WorkbenchError(tr("The page could not be exported."))
    return export.report
