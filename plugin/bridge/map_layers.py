# SPDX-License-Identifier: GPL-2.0-or-later
"""Objects of Earth Engine that scripts add to the map: prepared in the background, put there in their order.

As with ee_plugin a layer of the same name that came from Earth Engine shows the new object, in its place.
"""

from __future__ import annotations

import datetime
import logging
from typing import Any, List, Mapping, Optional, Tuple

from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QEventLoop, QObject, pyqtSignal

from ..core import map_style
from ..core.errors import WorkbenchError
from ..core.text import tr
from ..engine import map_objects
from ..engine.client import Client, MapTiles
from ..engine.map_objects import Shown
from . import graphs, layers
from .exporting import EE_TABLE
from .task import WorkbenchTask

logger = logging.getLogger(__name__)


class ShowObjectTask(WorkbenchTask):
    """An object of Earth Engine on its way to the map; succeeds with (Shown, MapTiles). One request.

    Raises RecipeError where it is nothing that a map can show.
    """

    def __init__(self, thing: Any, parameters: Optional[Mapping[str, Any]], name: str, client: Client) -> None:
        super().__init__(tr("Adding {}…").format(name))
        self.name = name
        self._client = client
        style = map_style.read(parameters)
        for each in style.unknown:
            logger.warning("Map.addLayer: “%s” in visParams means nothing and is left out.", each)
        self._shown = map_objects.shown(thing, style)

    def work(self) -> Tuple[Shown, MapTiles, str]:
        """Background."""
        found = self._shown
        tiles = self._client.map_id(
            found.image, found.style, cancelled=self.is_cancelled, file_format=found.style.file_format
        )
        table = "" if found.table is None else found.table.serialize()
        return found, tiles, table


class MapEntry:
    """One layer that a script has added: wanted, and there or not yet."""

    def __init__(self, task: ShowObjectTask, shown: bool, opacity: float) -> None:
        self.task = task
        self.name = task.name
        self.shown, self.opacity = shown, opacity
        self.layer_id = ""
        self.error: Optional[WorkbenchError] = None
        self.made: Optional[Tuple[Shown, MapTiles, str]] = None

    @property
    def is_settled(self) -> bool:
        """Whether it is on the map, or never will be."""
        return bool(self.layer_id) or self.error is not None


class MapBoard(QObject):
    """Takes objects, prepares several at once, and puts them on the map one after the other, as they were given.

    Closing the project cancels what is under way.
    """

    settled = pyqtSignal(object)
    """A MapEntry: its layer is there, or it has an error."""

    def __init__(self, project: Optional[QgsProject] = None, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._project = project or QgsProject.instance()
        self._waiting: List[MapEntry] = []
        self._project.cleared.connect(self.cancel)

    @property
    def waiting(self) -> Tuple[MapEntry, ...]:
        """What is under way."""
        return tuple(self._waiting)

    def take(self, task: ShowObjectTask, *, shown: bool = True, opacity: float = 1.0) -> MapEntry:
        """Start preparing an object."""
        entry = MapEntry(task, shown, opacity)
        self._waiting.append(entry)
        task.succeeded.connect(lambda made: self._on_made(entry, made))
        task.failed.connect(lambda error: self._on_failed(entry, error))
        task.start()
        return entry

    def cancel(self) -> None:
        """Give up what is under way."""
        for entry in self.waiting:  # one that has not begun ends in its cancel
            entry.task.cancel()

    def wait_for(self, entry: MapEntry, loop: QEventLoop) -> None:
        """Main thread: let the loop run until an entry is settled."""

        def look(_: MapEntry) -> None:
            if entry.is_settled:
                loop.quit()

        self.settled.connect(look)
        try:
            if not entry.is_settled:
                loop.exec()
        finally:
            self.settled.disconnect(look)

    def _on_made(self, entry: MapEntry, made: Tuple[Shown, MapTiles, str]) -> None:
        entry.made = made
        self._put()

    def _on_failed(self, entry: MapEntry, error: WorkbenchError) -> None:
        entry.error = error
        self._put()

    def _put(self) -> None:
        """Put those on the map that nothing before them is waited for."""
        while self._waiting and (self._waiting[0].made is not None or self._waiting[0].error is not None):
            entry = self._waiting.pop(0)
            if entry.made is not None:
                try:
                    entry.layer_id = _show(entry, *entry.made, self._project).id()
                except WorkbenchError as error:
                    entry.error = error
                entry.made = None
            self.settled.emit(entry)


def _show(entry: MapEntry, shown: Shown, tiles: MapTiles, table: str, project: QgsProject) -> QgsRasterLayer:
    """Let the layer of that name show it, or a new one. Raises WorkbenchError."""
    layer = _existing(entry.name, project)
    is_new = layer is None
    if layer is None:
        layer = QgsRasterLayer(layers.uri(tiles.url_template), entry.name, layers.PROVIDER)
        if not layer.isValid():
            sentence = tr("QGIS could not make a layer of the map that Earth Engine prepared. See the details.")
            raise WorkbenchError(sentence, details=layer.error().summary())
    _write_properties(layer, shown, tiles, table)
    if is_new:
        if project.addMapLayer(layer) is None:
            raise WorkbenchError(tr("QGIS did not take the layer. Try again in a new project."))
    else:
        layer.setDataSource(layers.uri(tiles.url_template), entry.name, layers.PROVIDER)
    if layer.renderer() is not None:
        layer.renderer().setOpacity(entry.opacity)
    node = project.layerTreeRoot().findLayer(layer.id())
    if node is not None:
        node.setItemVisibilityChecked(entry.shown)
    layer.triggerRepaint()
    return layer


def _existing(name: str, project: QgsProject) -> Optional[QgsRasterLayer]:
    """The layer from Earth Engine of that name, where there is one made of tiles."""
    for layer in project.mapLayersByName(name):
        if isinstance(layer, QgsRasterLayer) and layer.providerType() == layers.PROVIDER:
            if layer.customProperty(layers.EE_LAYER):
                return layer
    return None


def _write_properties(layer: QgsRasterLayer, shown: Shown, tiles: MapTiles, table: str) -> None:
    layer.setCustomProperty(layers.EE_LAYER, True)
    layer.setCustomProperty(layers.EE_LAYER_TYPE, "raster")
    layer.setCustomProperty(layers.EE_OBJECT, graphs.as_image(tiles.expression_json))
    layer.setCustomProperty(layers.EE_OBJECT_VIS, map_style.to_json(shown.style.visualize))
    layer.removeCustomProperty(layers.EE_ASSET_ID)
    if table:
        layer.setCustomProperty(EE_TABLE, table)
    else:
        layer.removeCustomProperty(EE_TABLE)
    made = datetime.datetime.fromtimestamp(tiles.made_at, datetime.timezone.utc)
    layer.setCustomProperty(layers.EXPIRES, (made + layers.LIFETIME).isoformat(timespec="seconds"))
