# SPDX-License-Identifier: GPL-2.0-or-later
"""Brings the project's Earth Engine layers back when it is opened, and keeps them alive while QGIS runs."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional

from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtXml import QDomNode

from ..core.errors import Cancelled, ConnectionFailed, NotConnected, QuotaExceeded, SignInExpired, WorkbenchError
from ..core.text import tr
from ..engine.client import Client
from . import layers, placeholders, stored_layers
from .renew_task import Renewed, RenewTask
from .stored_layers import RASTER, VECTOR, Stored
from .tile_watch import TileWatch

logger = logging.getLogger(__name__)

RENEW_SECONDS = 0.75 * layers.LIFETIME.total_seconds()
"""Age at which a map is replaced, before it dies."""
LOOK_SECONDS = 60.0
_FIRST_PAUSE, _LONGEST_PAUSE = 60.0, 3600.0
_NEW_SECONDS = 30.0
_READING_MS = 300
#: Failures that say nothing about the layer: they pass, with the network or another sign-in.
PASSING = (ConnectionFailed, NotConnected, QuotaExceeded, SignInExpired)


@dataclass
class _Trouble:
    """A layer that could not be renewed: how often, and when it is tried again (seconds since 1970)."""

    times: int
    again: float


class Renewer(QObject):
    """Watches a project from :meth:`start` to :meth:`stop`. Layers are known by their id, never by their name.

    Args:
        folder: where features of vector layers are kept.
        clock: seconds since 1970 (a laptop's sleep counts); tests have their own.
    """

    trouble = pyqtSignal(str, object)
    """A layer's id, and the WorkbenchError that says why it does not come back."""
    healed = pyqtSignal(str)
    """A layer's id: it draws again, or is gone, and what was said of it is no longer so."""
    session_wanted = pyqtSignal(int)
    """So many layers wait, and there is no session that could bring them back."""
    idle = pyqtSignal()
    """Everything that could be done is done."""

    def __init__(
        self,
        client: Client,
        folder: Path,
        project: Optional[QgsProject] = None,
        parent: Optional[QObject] = None,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self.client = client
        self.folder = folder
        self._project = project or QgsProject.instance()
        self._clock = clock
        self._placeholders = placeholders.Placeholders(folder)
        self._watch = TileWatch(self)
        self._made: Dict[str, float] = {}
        self._wanted: Dict[str, None] = {}
        self._troubles: Dict[str, _Trouble] = {}
        self._task: Optional[RenewTask] = None
        self._reading = False
        self._applying = False
        self._told = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._begin)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._started = False

    # What others use.

    @property
    def waiting(self) -> List[str]:
        """Ids of the layers that wait to come back."""
        return list(self._wanted)

    def start(self) -> None:
        """Watch; the layers that are there already come back as well."""
        if self._started:
            return
        self._started = True
        for signal, slot in self._signals():
            signal.connect(slot)
        self._placeholders.start()
        self._watch.start()
        self._timer.start(int(LOOK_SECONDS * 1000))
        self._on_added(list(self._project.mapLayers().values()))

    def stop(self) -> None:
        """Let go of everything; layers stay as they are."""
        if not self._started:
            return
        self._started = False
        for signal, slot in self._signals():
            signal.disconnect(slot)
        for layer in self._project.mapLayers().values():
            if layer.id() in self._made:
                layer.dataSourceChanged.disconnect(self._on_source_changed)
        self._placeholders.stop()
        self._watch.stop()
        self._timer.stop()
        self._forget()

    def set_connected(self, connected: bool) -> None:
        """There is a session (perhaps another one than before), or none."""
        self._told = False
        self._drop_task()
        if connected:
            self._wanted.update(dict.fromkeys(self._troubles))
            for layer in self._project.mapLayers().values():
                self._want_if_foreign(layer)
            self._hurry()

    def reconsider(self) -> None:
        """Say again what waits, where there is still no session."""
        self._told = False
        if self._wanted:
            self._hurry()

    def want(self, layer_id: str) -> None:
        """Renew a layer, soon."""
        self._wanted[layer_id] = None
        self._hurry()

    def look(self) -> None:
        """Renew what is old or failed a while ago; called every minute."""
        now = self._clock()
        for layer_id, made in self._made.items():
            layer = self._project.mapLayer(layer_id)
            if layer is not None and stored_layers.kind_of(layer) == RASTER and now - made >= RENEW_SECONDS:
                self._want_if_due(layer_id, now)
        for layer_id, trouble in self._troubles.items():
            if now >= trouble.again:
                self._wanted[layer_id] = None
        if self._wanted:
            self._hurry()

    # Layers that come and go.

    def _signals(self) -> Any:
        project = self._project
        return (
            (project.readMapLayer, self._on_read),
            (project.readProject, self._on_project_read),
            (project.layersAdded, self._on_added),
            (project.layersWillBeRemoved, self._on_removed),
            (project.cleared, self._forget),
            (self._watch.failed, self._on_tile_failed),
            (self._watch.drawn, self._on_tile_drawn),
        )

    def _on_read(self, layer: QgsMapLayer, _: QDomNode) -> None:
        """A layer out of a project file: its address is not believed."""
        self._reading = True
        kind = stored_layers.kind_of(layer)
        if kind == RASTER:
            stored_layers.rest(layer)
        if kind == RASTER or (kind == VECTOR and _is_gone(layer)):
            self._wanted[layer.id()] = None
            self._hurry()

    def _on_project_read(self) -> None:
        self._reading = False
        if self._wanted:
            self._hurry()

    def _on_added(self, added: List[QgsMapLayer]) -> None:
        for layer in added:
            kind = stored_layers.kind_of(layer)
            if not kind:
                continue
            if layer.id() not in self._made:
                layer.dataSourceChanged.connect(self._on_source_changed)
            self._made[layer.id()] = self._birth(layer)
            self._want_if_foreign(layer)
        self._note_addresses()
        if self._wanted:
            self._hurry()

    def _on_removed(self, layer_ids: List[str]) -> None:
        for layer_id in layer_ids:
            for known in (self._made, self._wanted, self._troubles):
                known.pop(layer_id, None)
            self.healed.emit(layer_id)
        self._note_addresses()

    def _forget(self) -> None:
        """Another project comes."""
        self._drop_task()
        self._soon.stop()
        for known in (self._made, self._wanted, self._troubles):
            known.clear()
        self._told = False
        self._watch.addresses = set()

    def _on_source_changed(self) -> None:
        """Somebody has put another map into the layer."""
        layer = self.sender()
        if self._applying or not isinstance(layer, QgsMapLayer) or stored_layers.is_resting(layer):
            return
        self._settle(layer.id())
        self._note_addresses()

    def _settle(self, layer_id: str) -> None:
        self._made[layer_id] = self._clock()
        self._wanted.pop(layer_id, None)
        self._troubles.pop(layer_id, None)
        self.healed.emit(layer_id)

    def _birth(self, layer: QgsMapLayer) -> float:
        dies = layers.expires(layer) if layers.is_ours(layer) else None
        now = self._clock()
        return now if dies is None else min(now, (dies - layers.LIFETIME).timestamp())

    def _want_if_foreign(self, layer: QgsMapLayer) -> None:
        """A layer whose tiles do not come from this session: pasted, or of the session before."""
        kind = stored_layers.kind_of(layer)
        info = self.client.session.info
        if (kind == VECTOR and _is_gone(layer)) or (kind == RASTER and stored_layers.is_resting(layer)):
            self._wanted[layer.id()] = None
        elif kind == RASTER and info is not None:
            if not stored_layers.address(layer).startswith(info.tiles_url.rstrip("/") + "/"):
                self._wanted[layer.id()] = None

    def _want_if_due(self, layer_id: str, now: float) -> None:
        trouble = self._troubles.get(layer_id)
        if trouble is None or now >= trouble.again:
            self._wanted[layer_id] = None

    def _note_addresses(self) -> None:
        known = (self._project.mapLayer(layer_id) for layer_id in self._made)
        self._watch.addresses = {stored_layers.address(layer) for layer in known if layer is not None} - {""}

    # Renewing.

    def _hurry(self) -> None:
        """Begin soon. QGIS lets events pass between the layers of a project that it reads: they go together."""
        self._soon.start(_READING_MS if self._reading else 0)

    def _begin(self) -> None:
        self._reading = False
        if self._task is not None:
            return  # what is wanted meanwhile follows
        found = [self._project.mapLayer(layer_id) for layer_id in self._wanted]
        wanted = [stored_layers.read(each) for each in found if each is not None and stored_layers.kind_of(each)]
        if not wanted:
            self._wanted.clear()
            self.idle.emit()
            return
        if not self.client.session.is_connected:
            if not self._told:
                self._told = True
                self.session_wanted.emit(len(wanted))
            return
        self._wanted.clear()
        task = RenewTask(wanted, self.client, self.folder)
        task.arrived.connect(self._on_arrived)
        task.ended.connect(self._on_ended)
        self._task = task
        task.start()

    def _drop_task(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.arrived.disconnect(self._on_arrived)
            task.ended.disconnect(self._on_ended)
            task.cancel()
            for each in task.wanted:
                if self._made.get(each.layer_id) is not None and self._is_unhealed(each.layer_id):
                    self._wanted[each.layer_id] = None

    def _is_unhealed(self, layer_id: str) -> bool:
        layer = self._project.mapLayer(layer_id)
        return layer is not None and (stored_layers.is_resting(layer) or _is_gone(layer))

    def _on_arrived(self, stored: Stored, answer: Any) -> None:
        if self._task is None or self.sender() is not self._task:
            return
        layer = self._project.mapLayer(stored.layer_id)
        if layer is None or stored_layers.read(layer).graph != stored.graph:
            return  # removed or edited meanwhile
        if isinstance(answer, WorkbenchError):
            self._fail(stored.layer_id, answer)
        else:
            self._show(layer, answer)

    def _show(self, layer: QgsMapLayer, answer: Renewed) -> None:
        info = self.client.session.info
        self._applying = True
        try:
            if isinstance(answer, str):
                stored_layers.show_file(layer, answer)
            else:
                stored_layers.show(layer, answer, info.attribution_note if info is not None else "")
        finally:
            self._applying = False
        self._settle(layer.id())
        self._watch.addresses.add(stored_layers.address(layer))

    def _on_ended(self) -> None:
        task, self._task = self._task, None
        if task is not None and task.error is not None and not isinstance(task.error, Cancelled):
            for each in task.wanted:
                if self._is_unhealed(each.layer_id):
                    self._fail(each.layer_id, task.error)
        self._note_addresses()
        if self._wanted:
            self._hurry()
        else:
            self.idle.emit()

    def _fail(self, layer_id: str, error: WorkbenchError) -> None:
        if isinstance(error, Cancelled):
            return
        times = self._troubles[layer_id].times + 1 if layer_id in self._troubles else 1
        pause = min(_FIRST_PAUSE * 2.0 ** (times - 1), _LONGEST_PAUSE)
        if not isinstance(error, PASSING):
            pause = _LONGEST_PAUSE  # asking again soon would bring the same answer
        self._troubles[layer_id] = _Trouble(times, self._clock() + pause)
        layer = self._project.mapLayer(layer_id)
        logger.warning("Layer %s: %s %s", layer.name() if layer is not None else layer_id, error, error.details)
        self.trouble.emit(layer_id, error)

    # Tiles.

    def _at(self, address: str) -> List[str]:
        found = ((layer_id, self._project.mapLayer(layer_id)) for layer_id in self._made)
        return [key for key, layer in found if layer is not None and stored_layers.address(layer) == address]

    def _on_tile_failed(self, address: str, status: int) -> None:
        if status == 429 or status >= 500:
            return  # too much at once: QGIS asks again
        now = self._clock()
        for layer_id in self._at(address):
            if now - self._made[layer_id] < _NEW_SECONDS and status:
                if layer_id not in self._troubles:
                    sentence = tr("Earth Engine cannot draw this layer here (HTTP {}). Zoom in, or edit its recipe.")
                    self._fail(layer_id, WorkbenchError(sentence.format(status)))
            else:
                self._want_if_due(layer_id, now)
        if self._wanted:
            self._hurry()

    def _on_tile_drawn(self, address: str) -> None:
        if self._troubles:
            for layer_id in self._at(address):
                if self._troubles.pop(layer_id, None) is not None:
                    self.healed.emit(layer_id)


def _is_gone(layer: QgsMapLayer) -> bool:
    """Whether a vector layer's file is not there."""
    if isinstance(layer, QgsRasterLayer):
        return False
    return not layer.isValid() or placeholders.is_placeholder(layer.source())
