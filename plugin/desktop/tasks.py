# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands between the panel "Tasks" and the service: watching, cancelling, news, and what was made."""

from __future__ import annotations

from typing import Any, Dict, Optional, Sequence, Set, Tuple

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..bridge import results
from ..bridge.results import AddAssetTask
from ..bridge.task import WorkbenchTask
from ..bridge.tasks_watch import CancelOperationsTask, TasksWatch
from ..core.errors import Cancelled, WorkbenchError
from ..core.export_journal import ExportJournal
from ..core.export_order import ExportOrder
from ..core.text import told, tr
from ..engine.operations import TaskState
from ..engine.session import SessionInfo
from .recipes import Window


class TasksDock(QObject):
    """The panel's tasks.

    Args:
        folder: the setting that keeps where finished files are found.
    """

    rest_requested = pyqtSignal(str)
    """Id of a batch to go on with."""
    again_requested = pyqtSignal(object)
    """Names of operations to submit once more."""

    def __init__(self, desktop: Window, panel: Any, journal: ExportJournal, folder: Any, parent: QObject) -> None:
        super().__init__(parent)
        self.desktop, self.panel, self.journal = desktop, panel, journal
        self.watch = TasksWatch(desktop.client, self)
        self.project = ""
        self._folder = folder
        self._tasks: Set[WorkbenchTask] = set()
        self._orders: Dict[str, Optional[ExportOrder]] = {}
        panel.set_folder(folder.value())
        panel.set_about(self._about)
        panel.look_requested.connect(self.watch.look_soon)
        panel.seen.connect(self.watch.set_visible)
        panel.cancel_requested.connect(self._cancel)
        panel.again_requested.connect(self.again_requested)
        panel.rest_requested.connect(self.rest_requested)
        panel.forget_requested.connect(self._forget)
        panel.result_requested.connect(self._add)
        panel.connection_wanted.connect(desktop.show_connection)
        # Not the journal, which is a matter of files: it is looked at when something was submitted.
        self.watch.updated.connect(panel.set_tasks)
        self.watch.looked.connect(panel.set_looked)
        self.watch.ended.connect(self._on_ended)
        self.watch.failed.connect(panel.show_error)

    def set_connected(self, info: Optional[SessionInfo]) -> None:
        """Another session, or none."""
        self.project = "" if info is None else info.project
        self.panel.set_connected(info is not None)
        self._show_journal()
        self.watch.set_connected(info is not None)

    def look_soon(self) -> None:
        """Something was submitted, or not."""
        self._show_journal()
        self.watch.look_soon()

    def close(self) -> None:
        """For the end."""
        self.watch.stop()
        for task in list(self._tasks):
            task.cancel()

    # What the journal knows.

    def _show_journal(self) -> None:
        self.journal.refresh()
        self.panel.set_mine([entry.operation for entry in self.journal.entries()])
        unfinished = self.journal.unfinished(self.project) if self.project else ()
        self.panel.set_unfinished([(batch, self.journal.submitted(batch)) for batch in unfinished])

    def _forget(self, batch: str) -> None:
        self.journal.forget(batch)
        self._show_journal()

    def _order(self, task: TaskState) -> Optional[ExportOrder]:
        """What a task was made from, where that is known here."""
        entry = self.journal.of_operation(task.name)
        if entry is None:
            return None
        if entry.batch not in self._orders:
            batch = self.journal.batch(entry.batch)
            try:
                self._orders[entry.batch] = ExportOrder.from_json(batch.order) if batch and batch.order else None
            except WorkbenchError:
                self._orders[entry.batch] = None
        return self._orders[entry.batch]

    def _about(self, task: TaskState) -> str:
        order = self._order(task)
        if order is None:
            return ""
        return order.title if order.recipe is None else order.recipe.summary()

    # News.

    def _on_ended(self, tasks: Tuple[TaskState, ...]) -> None:
        good = [each for each in tasks if each.state == "SUCCEEDED"]
        bad = [each for each in tasks if each.state == "FAILED"]
        parts = []
        if good:
            one = tr("“{}” is finished.").format(good[0].description)
            parts.append(one if len(good) == 1 else tr("{:,} exports are finished.", len(good)))
        if bad:
            sentence = tr("“{}” has failed: {}").format(bad[0].description, bad[0].error)
            parts.append(sentence if len(bad) == 1 else tr("{:,} exports have failed.", len(bad)))
        if bad:
            details = "\n".join(f"{each.description}: {each.error}" for each in bad)
            self.desktop.messages.error(WorkbenchError(told(parts), details=details))
        elif good:
            self.desktop.messages.info(told(parts))

    # Doing.

    def _cancel(self, names: Sequence[str]) -> None:
        task = CancelOperationsTask(names, self.desktop.client)
        task.ended.connect(self.watch.look_soon)
        self._start(task)

    def _add(self, tasks: Sequence[TaskState], folder: str) -> None:
        self._folder.setValue(folder)
        for each in tasks:
            order = self._order(each)
            asset = results.asset_of(each)
            try:
                if asset:
                    source = None if order is None else order.recipe
                    is_table = each.kind == "EXPORT_FEATURES"
                    self._start(AddAssetTask(asset, self.desktop.client, source, is_table=is_table))
                else:
                    place = "" if order is None else order.destination.place
                    results.add_files(results.files_of(each, folder, place))
            except WorkbenchError as error:
                self.panel.show_error(error)
                return

    def _start(self, task: WorkbenchTask) -> None:
        self._tasks.add(task)
        task.failed.connect(self._on_failed)
        task.ended.connect(lambda: self._tasks.discard(task))
        task.start()

    def _on_failed(self, error: WorkbenchError) -> None:
        if not isinstance(error, Cancelled):
            self.panel.show_error(error)
