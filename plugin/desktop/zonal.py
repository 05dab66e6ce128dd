# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands between the panel "Zonal statistics" and the service: what it can be of, and the task that computes."""

from __future__ import annotations

from pathlib import Path
from typing import Any, List

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtGui import QGuiApplication

from ..bridge import exporting, zonal
from ..bridge.exporting import Offer
from ..bridge.task import WorkbenchTask
from ..bridge.zonal import ZonalDone, ZonalTask, ZonalTextTask
from ..core.errors import RecipeError, WorkbenchError
from ..core.text import tr
from ..core.zonal_command import to_command
from ..core.zonal_order import ATTRIBUTES, ZonalOrder
from .recipes import FormDock, Window

_SOON_MS = 300


class ZonalDock(FormDock):
    """The panel's offers, and the task that computes."""

    def __init__(self, desktop: Window, panel: Any, memory: Any, parent: QObject) -> None:
        super().__init__(desktop, panel, memory, parent)
        self._offer_soon = QTimer(self)
        self._offer_soon.setSingleShot(True)
        self._offer_soon.setInterval(_SOON_MS)
        self._offer_soon.timeout.connect(self.offer)
        panel.run_requested.connect(self._compute)
        panel.script_requested.connect(self._copy_script)
        panel.command_requested.connect(self._copy_command)
        project = QgsProject.instance()
        for signal in (project.layersAdded, project.layersRemoved):
            signal.connect(self._on_layers)
        self.offer()

    def close(self) -> None:
        """For the end."""
        project = QgsProject.instance()
        for signal in (project.layersAdded, project.layersRemoved):
            signal.disconnect(self._on_layers)
        self._offer_soon.stop()
        self._remember()
        self._cancel()

    # What it can be of.

    def offer(self) -> None:
        """Offer the project's layers that come from Earth Engine."""
        offers: List[Offer] = []
        for node in QgsProject.instance().layerTreeRoot().findLayers():
            source = exporting.source_of(node.layer())
            if source is not None and zonal.has_pixels(source):
                offers.append(Offer(node.layerId(), node.layer().name(), source))
        self.panel.set_offers(offers)

    def _on_layers(self, *_: Any) -> None:
        self._offer_soon.start()

    # The clipboard.

    def _copy_script(self, order: ZonalOrder) -> None:
        session = self.desktop.client.session.info
        try:
            task = ZonalTextTask(order, "" if session is None else session.project)
        except RecipeError as error:
            self.panel.show_error(error)
            return
        task.succeeded.connect(lambda text: self._copy(text, tr("The Python script is on the clipboard.")))
        self._run(task, tr("Writing the script…"))

    def _copy_command(self, order: ZonalOrder) -> None:
        try:
            self._copy(to_command(order), tr("The command is on the clipboard."))
        except RecipeError as error:
            self.panel.show_error(error)

    def _copy(self, text: str, words: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.panel.say(words)

    # Computing.

    def _compute(self, order: ZonalOrder) -> None:
        self._remember()
        try:
            task = ZonalTask(order, self.desktop.client)
        except RecipeError as error:
            self.panel.show_error(error)
            return
        task.progressed.connect(self._on_progress)
        task.succeeded.connect(self._on_done)
        self._run(task, tr("Reading the zones…"))

    def _on_progress(self, progress: Any) -> None:
        if self.task is not None:
            self.panel.set_progress(progress)

    def _on_done(self, done: ZonalDone) -> None:
        table = done.table
        rows = tr("1 row") if len(table.rows) == 1 else tr("{:,} rows").format(len(table.rows))
        asked = tr("1 request") if table.requests == 1 else tr("{:,} requests").format(table.requests)
        words = [tr("{}, {}.").format(rows, asked)]
        if done.order.output.kind == ATTRIBUTES and done.layer is not None:
            told = tr("“{}” has new attributes: {}. Save the layer's edits to keep them, or undo them.")
            words.append(told.format(done.layer.name(), ", ".join(done.fields)))
        else:
            words.append(tr("They are in “{}”.").format(Path(done.path).name))
        self.panel.say(" ".join(words), table.problems)
        self.desktop.messages.info(tr("Zonal statistics have ended: {}.").format(rows))

    def _run(self, task: WorkbenchTask, words: str, **how: Any) -> None:
        if self.task is not None:
            self.desktop.messages.error(WorkbenchError(tr("Statistics are under way. Wait for them, or cancel.")))
            return
        super()._run(task, words, **how)
