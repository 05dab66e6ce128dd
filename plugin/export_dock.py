# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands between the panel "Export" and the service: what can be exported, and the tasks that submit it."""

from __future__ import annotations

from typing import Any, Callable, List, Optional, Sequence

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication

from .bridge import exporting
from .bridge.exporting import Offer, PrepareExportTask, RunAgainTask, Sent, SubmitExportTask, SubmitRestTask
from .bridge.task import WorkbenchTask
from .core.errors import Cancelled, RecipeError, WorkbenchError
from .core.export_command import to_command
from .core.export_journal import ExportJournal
from .core.export_order import ExportOrder
from .core.export_script import to_python
from .core.recipes import Recipe
from .core.text import tr
from .docks import Window

_GIVEN = "given"
_SOON_MS = 300


class ExportDock(QObject):
    """The panel's offers, its tasks, and its last state.

    Args:
        memory: the setting that keeps the form's state.
    """

    submitted = pyqtSignal(object)
    """Exports are with the service: a `Sent`."""
    interrupted = pyqtSignal()
    """Not everything was submitted; the journal knows what is left."""

    def __init__(self, desktop: Window, panel: Any, journal: ExportJournal, memory: Any, parent: QObject) -> None:
        super().__init__(parent)
        self.desktop, self.panel, self.journal = desktop, panel, journal
        self.task: Optional[WorkbenchTask] = None
        self._memory = memory
        self._given: Optional[Recipe] = None
        self._offer_soon = QTimer(self)
        self._offer_soon.setSingleShot(True)
        self._offer_soon.setInterval(_SOON_MS)
        self._offer_soon.timeout.connect(self.offer)
        self._restore()
        panel.prepare_requested.connect(self._prepare)
        panel.start_requested.connect(self._start)
        panel.script_requested.connect(self._copy_script)
        panel.command_requested.connect(self._copy_command)
        panel.cancelled.connect(self._cancel)
        panel.connection_wanted.connect(desktop.show_connection)
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
        self.panel.region_picker.stop()
        self._remember()
        self._cancel()

    # What can be exported.

    def offer(self, chosen: str = "") -> None:
        """Offer the project's layers that can be exported, and what a panel gave."""
        offers: List[Offer] = []
        if self._given is not None:
            offers.append(Offer(_GIVEN, self._given.title(), self._given))
        for node in QgsProject.instance().layerTreeRoot().findLayers():
            source = exporting.source_of(node.layer())
            if source is not None:
                offers.append(Offer(node.layerId(), node.layer().name(), source))
        self.panel.set_offers(offers, chosen)

    def show_layer(self, layer: Optional[QgsMapLayer]) -> None:
        """Let the user export a layer."""
        if exporting.source_of(layer) is None or layer is None:
            sentence = tr("This layer does not come from Earth Engine. Choose one that does.")
            self.desktop.messages.error(WorkbenchError(sentence))
            return
        self.offer(layer.id())
        self.panel.setUserVisible(True)

    def show_recipe(self, recipe: Recipe) -> None:
        """Let the user export what a panel says, without a layer."""
        self._given = recipe
        self.offer(_GIVEN)
        self.panel.setUserVisible(True)

    def _on_layers(self, *_: Any) -> None:
        self._offer_soon.start()

    # The clipboard.

    def _copy_script(self, order: ExportOrder) -> None:
        session = self.desktop.client.session.info
        project = "" if session is None else session.project
        self._copy(lambda: to_python(order, project), tr("The Python script is on the clipboard."))

    def _copy_command(self, order: ExportOrder) -> None:
        self._copy(lambda: to_command(order), tr("The command is on the clipboard."))

    def _copy(self, write: Callable[[], str], words: str) -> None:
        try:
            QGuiApplication.clipboard().setText(write())
        except RecipeError as error:
            self.panel.show_error(error)
            return
        self.panel.note(words)

    # Tasks.

    def rest(self, batch_id: str) -> None:
        """Submit what is left of a batch."""
        batch = self.journal.batch(batch_id)
        if batch is not None:
            self._submit(SubmitRestTask(batch, self.desktop.client, self.journal))

    def run_again(self, operations: Sequence[str]) -> None:
        """Submit failed or cancelled operations once more."""
        self._submit(RunAgainTask(operations, self.desktop.client, self.journal))

    def _prepare(self, order: ExportOrder) -> None:
        task = PrepareExportTask(order, self.desktop.client, self.journal)
        task.succeeded.connect(self.panel.set_prepared)
        self._run(task, tr("Looking at the images…"))

    def _start(self, prepared: exporting.Prepared, anew: bool) -> None:
        self._remember()
        self._submit(SubmitExportTask(prepared, self.desktop.client, self.journal, anew=anew))

    def _submit(self, task: Any) -> None:
        task.progressChanged.connect(self.panel.set_progress)
        task.succeeded.connect(self._on_sent)
        task.failed.connect(lambda _: self.interrupted.emit())
        self._run(task, tr("Submitting…"))

    def _on_sent(self, sent: Sent) -> None:
        known = len(sent.entries) - sent.new
        words = tr("1 task was started.") if sent.new == 1 else tr("{:,} tasks were started.").format(sent.new)
        if known:
            words += " " + tr("{:,} had been before.").format(known)
        self.panel.say(words + " " + tr("See the panel Tasks."))
        self.submitted.emit(sent)

    def _run(self, task: WorkbenchTask, words: str) -> None:
        if self.task is not None:
            self.desktop.messages.error(WorkbenchError(tr("An export is being submitted. Wait for it, or cancel it.")))
            return
        self.desktop.messages.clear()
        self.task = task
        task.failed.connect(self._on_failed)
        task.ended.connect(self._on_ended)
        self.panel.set_running(True, words)
        task.start()

    def _cancel(self) -> None:
        if self.task is not None:
            self.task.cancel()

    def _on_failed(self, error: WorkbenchError) -> None:
        if isinstance(error, Cancelled):
            return
        self.panel.show_error(error)
        if not isinstance(error, RecipeError):
            self.desktop.messages.error(error)

    def _on_ended(self) -> None:
        self.task = None
        self.panel.set_running(False)

    # The form's last state.

    def _remember(self) -> None:
        state = self.panel.state()
        if state:
            self._memory.setValue(state)

    def _restore(self) -> None:
        saved = self._memory.value()
        if saved:
            try:
                self.panel.restore(saved)
            except WorkbenchError:
                # A state that an older version kept: the form starts anew.
                self._memory.remove()
