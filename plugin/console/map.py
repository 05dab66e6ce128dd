# SPDX-License-Identifier: GPL-2.0-or-later
"""``Map`` of the Code Editor and of ee_plugin, with the same functions, and without waiting.

    >>> from ee_workbench.plugin import console as wb
    >>> wb.Map.addLayer(ee.Image("USGS/SRTMGL1_003"), {"min": 0, "max": 3000}, "Heights")
    >>> wb.Map.setCenter(8.5, 47.4, 8)

A layer comes when the service has prepared it, in the order in which layers were added. What the documentation of the
Code Editor says of a function holds: bounds and centres are degrees, scales metres a pixel, and a zoom level that was
set is the one that is read.
"""

from __future__ import annotations

from typing import Any, Callable, List, Mapping, Optional

import qgis.utils
from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import QTimer

from ..bridge.map_layers import MapBoard, MapEntry, ShowObjectTask
from ..bridge.map_view import MapView
from ..core.errors import Cancelled, WorkbenchError
from ..core.text import tr
from ..engine import map_objects
from .session import Request, loop, outcome, services

#: QGIS zooms to a project's first layer a moment after it was added.
_AFTER_FIRST_MS = 50

Failed = Callable[[str, WorkbenchError], None]


class MapLayer:
    """A layer that a script has added: it has all that a QgsRasterLayer has, and waits for the layer when asked."""

    def __init__(self, entry: MapEntry, board: MapBoard) -> None:
        self._entry = entry
        self._board = board

    def __repr__(self) -> str:
        entry = self._entry
        if entry.error is not None:
            return f"<layer {entry.name!r}: {entry.error}>"
        return f"<layer {entry.name!r}: {'on the map' if entry.layer_id else 'being prepared'}>"

    def __dir__(self) -> List[str]:
        own = ["cancel", "error", "is_ready", "layer"]
        return own + (dir(QgsMapLayer) if self._entry.layer_id else [])

    @property
    def is_ready(self) -> bool:
        """Whether it is on the map."""
        return bool(self._entry.layer_id)

    @property
    def error(self) -> Optional[WorkbenchError]:
        """Why it is not."""
        return self._entry.error

    @property
    def layer(self) -> Any:
        """The QgsRasterLayer; waits for it, with QGIS alive. Raises WorkbenchError."""
        if not self._entry.is_settled:
            self._board.wait_for(self._entry, loop())
        if self._entry.error is not None:
            raise self._entry.error
        layer = QgsProject.instance().mapLayer(self._entry.layer_id)
        if layer is None:
            raise WorkbenchError(tr("The layer “{}” is no longer in the project.").format(self._entry.name))
        return layer

    def cancel(self) -> None:
        """Do not add it; nothing where it is there already."""
        if not self._entry.is_settled:
            self._entry.task.cancel()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.layer, name)


class ConsoleMap:
    """The map of QGIS' window, for scripts.

    Without a window (qgis_process) layers go into the project, calls wait for their answers, and the project's own
    view is meant where a script asks for the map's.

    Args:
        failed: told (name of the layer, error) of what could not be added or centred; the message bar without it.
        settled: called when a layer is there, or is known not to come.
    """

    def __init__(self, failed: Optional[Failed] = None, settled: Optional[Callable[[], None]] = None) -> None:
        self._failed = failed or _tell
        self._settled = settled
        self._board: Optional[MapBoard] = None
        self._centred = 0
        self._wish: Optional[Callable[[], None]] = None

    def __repr__(self) -> str:
        view = self._view()
        longitude, latitude = view.center()
        waiting = len(self._board.waiting) if self._board is not None else 0
        state = f", {waiting} layers being prepared" if waiting else ""
        return f"<Map at {longitude:.4f}, {latitude:.4f}, zoom {view.zoom():.1f}{state}>"

    # Layers.

    def addLayer(
        self,
        eeObject: Any,
        visParams: Optional[Mapping[str, Any]] = None,
        name: Optional[str] = None,
        shown: bool = True,
        opacity: float = 1.0,
    ) -> MapLayer:
        """Add an image, a collection of images (its mosaic), features or a geometry; nothing is waited for.

        ``visParams``: what ``ee.Image.visualize`` takes, lists also as "a, b, c"; for features what
        ``ee.FeatureCollection.style`` takes. An Earth Engine layer of the same name shows it in its place. Raises
        WorkbenchError for what no map can show.
        """
        client, _ = services()
        client.session.require()
        board = self._open()
        title = str(name) if name else _next_name(board)
        visible, strength = shown is None or bool(shown), 1.0 if opacity is None else float(opacity)
        task = ShowObjectTask(eeObject, visParams, title, client)
        made = MapLayer(board.take(task, shown=visible, opacity=strength), board)
        if qgis.utils.iface is None:
            made.layer  # noqa: B018 - nobody else keeps the events going
        return made

    def wait(self) -> None:
        """Wait until every layer that was added is there, or is known not to come."""
        board = self._open()
        while board.waiting:
            board.wait_for(board.waiting[-1], loop())

    def cancel(self) -> None:
        """Give up the layers that are being prepared."""
        self._centred += 1
        if self._board is not None:
            self._board.cancel()

    @property
    def waiting(self) -> int:
        """How many layers are being prepared."""
        return len(self._board.waiting) if self._board is not None else 0

    # The view.

    def centerObject(self, feature: Any, zoom: Optional[float] = None) -> None:
        """Look at an object of Earth Engine, at a zoom level, or so that all of it is seen; nothing is waited for."""
        client, _ = services()
        client.session.require()
        asked = map_objects.bounds(feature)
        self._centred += 1
        turn = self._centred
        task = Request(tr("Looking for the place"), lambda cancelled: client.compute(asked, cancelled=cancelled))
        if qgis.utils.iface is None:
            self._look(outcome(task), zoom, turn)
            return
        task.succeeded.connect(lambda corners: self._look(corners, zoom, turn))
        task.failed.connect(lambda error: self._on_failed("centerObject", error))
        task.start()

    def setCenter(self, lon: float, lat: float, zoom: Optional[float] = None) -> None:
        """Put a place in degrees into the middle, at a zoom level, or at the present one."""
        self._centred += 1
        place = float(lon), float(lat), None if zoom is None else float(zoom)
        self._go(lambda: self._view().look_at(*place))

    def setZoom(self, zoom: float) -> None:
        """Look at the same place at another zoom level."""
        self.setCenter(*self._view().center(), zoom)

    def getBounds(self, asGeoJSON: bool = False) -> Any:
        """[west, south, east, north] of the map in degrees, or an ``ee.Geometry``."""
        bounds = self._view().bounds()
        return map_objects.rectangle(*bounds) if asGeoJSON else bounds

    def getCenter(self) -> Any:
        """The middle of the map, an ``ee.Geometry.Point``."""
        return map_objects.point(*self._view().center())

    def getScale(self) -> float:
        """Metres on the ground per pixel, about."""
        return self._view().scale()

    def getZoom(self) -> float:
        """The zoom level; in QGIS it may lie between two."""
        return self._view().zoom()

    # Inside.

    def _view(self) -> MapView:
        iface = qgis.utils.iface
        return MapView(None if iface is None else iface.mapCanvas())

    def _open(self) -> MapBoard:
        if self._board is None:
            loop()  # refuses other threads
            self._board = MapBoard()
            self._board.settled.connect(self._on_settled)
        return self._board

    def _on_settled(self, entry: MapEntry) -> None:
        if entry.error is not None:
            self._on_failed(entry.name, entry.error)
        is_first = len(QgsProject.instance().mapLayers()) == 1
        if entry.error is None and is_first and self._wish is not None:
            QTimer.singleShot(_AFTER_FIRST_MS, self._go_again)
        if self._settled is not None:
            self._settled()

    def _on_failed(self, name: str, error: WorkbenchError) -> None:
        if not isinstance(error, Cancelled):
            self._failed(name, error)

    def _look(self, corners: Any, zoom: Optional[float], turn: int) -> None:
        """Look at the corners, unless something else was looked at since."""
        if turn != self._centred:
            return
        places = corners[0]
        xs, ys = [float(x) for x, _ in places], [float(y) for _, y in places]
        if zoom is None:
            self._go(lambda: self._view().fit(min(xs), min(ys), max(xs), max(ys)))
        else:
            self._go(lambda: self._view().look_at((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, float(zoom)))

    def _go(self, look: Callable[[], None]) -> None:
        """Look somewhere, and again when the project's first layer has come: QGIS then shows all of that."""
        self._wish = look
        look()

    def _go_again(self) -> None:
        if self._wish is not None:
            self._wish()


def _tell(name: str, error: WorkbenchError) -> None:
    if qgis.utils.iface is not None:
        qgis.utils.iface.messageBar().pushWarning(f"Map: {name}", str(error))


def _next_name(board: MapBoard) -> str:
    """ "Layer 1" and so on, of those that are free."""
    project = QgsProject.instance()
    taken = {layer.name() for layer in project.mapLayers().values()} | {each.name for each in board.waiting}
    number = 1
    while tr("Layer {}").format(number) in taken:
        number += 1
    return tr("Layer {}").format(number)


Map = ConsoleMap()
"""The console's map."""
