# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands between the panel "Export" and the service: what can be exported, and the tasks that submit it."""

from __future__ import annotations

from typing import Any, Sequence, Tuple, Union

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..bridge import downloading, exporting
from ..bridge.downloading import DownloadTask, PrepareFilesTask
from ..bridge.exporting import PrepareExportTask, RunAgainTask, Sent, SubmitExportTask, SubmitRestTask
from ..bridge.task import WorkbenchTask
from ..core.errors import WorkbenchError
from ..core.export_command import command_of, to_command
from ..core.export_journal import ExportJournal
from ..core.export_order import ExportOrder
from ..core.export_script import to_python
from ..core.text import told, tr
from ..core.units import file_size
from ..engine.download import DownloadReport
from ..engine.downloads import PreparedFiles
from .offers import OfferDock
from .recipes import Window


class ExportDock(OfferDock):
    """The panel's offers, and the tasks that submit and download."""

    submitted = pyqtSignal(object)
    """Exports are with the service: a `Sent`."""
    interrupted = pyqtSignal()
    """Not everything was submitted; the journal knows what is left."""

    def __init__(self, desktop: Window, panel: Any, journal: ExportJournal, memory: Any, parent: QObject) -> None:
        super().__init__(desktop, panel, memory, parent)
        self.journal = journal
        self.downloads = downloading.open_list()
        panel.prepare_requested.connect(self._prepare)
        panel.start_requested.connect(self._start)
        panel.script_requested.connect(self._copy_script)
        panel.command_requested.connect(self._copy_command)
        panel.schedule_requested.connect(lambda order: self._schedule(lambda: command_of(order), order.title))
        panel.pause_requested.connect(self._pause)
        panel.go_on_requested.connect(self._go_on)
        panel.forget_requested.connect(self._forget)
        self._show_unfinished()

    def close(self) -> None:
        """For the end."""
        self.panel.region_picker.stop()
        super().close()

    # The clipboard.

    def _copy_script(self, order: ExportOrder) -> None:
        write = downloading.to_script if order.is_download else to_python
        self._copy(lambda: write(order, self._project_id), tr("The Python script is on the clipboard."))

    def _copy_command(self, order: ExportOrder, shell: str) -> None:
        self._copy(lambda: to_command(order, shell), tr("The command is on the clipboard."))

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
        task: WorkbenchTask
        if order.is_download:
            task = PrepareFilesTask(order, self.desktop.client)
        else:
            task = PrepareExportTask(order, self.desktop.client, self.journal)
        task.succeeded.connect(self.panel.set_prepared)
        self._run(task, tr("Looking at the images…"))

    def _start(self, prepared: Union[exporting.Prepared, PreparedFiles], anew: bool) -> None:
        self.memory.keep()
        if isinstance(prepared, PreparedFiles):
            self._download(prepared)
            return
        self._submit(SubmitExportTask(prepared, self.desktop.client, self.journal, anew=anew))

    def _submit(self, task: Any) -> None:
        task.progressChanged.connect(self.panel.set_progress)
        task.succeeded.connect(self._on_sent)
        task.failed.connect(lambda _: self.interrupted.emit())
        self._run(task, tr("Submitting…"))

    def _on_sent(self, sent: Sent) -> None:
        known = len(sent.entries) - sent.new
        words = [tr("1 task was started.") if sent.new == 1 else tr("{:,} tasks were started.", sent.new)]
        if known:
            words.append(tr("{:,} had been before.", known))
        self.panel.say(told([*words, tr("See the panel Tasks.")]))
        self.submitted.emit(sent)

    # Downloads.

    def _download(self, prepared: PreparedFiles) -> None:
        task = DownloadTask(prepared, self.desktop.client, self.downloads)
        task.progressed.connect(self.panel.set_file_progress)
        task.succeeded.connect(self._on_downloaded)
        self._run(task, tr("Downloading…"), can_pause=True)
        self._show_unfinished()

    def _on_downloaded(self, reports: Tuple[DownloadReport, ...]) -> None:
        size = file_size(sum(report.size for report in reports))
        one = tr("“{}” is there: {}, checked.")
        many = tr("{:,} files are there: {}, checked.", len(reports), size)
        name = reports[0].path.name
        self.panel.say(one.format(name, size) if len(reports) == 1 else many)
        self.desktop.messages.info(tr("The download has ended: {}.").format(name if len(reports) == 1 else size))

    def _pause(self, paused: bool) -> None:
        if isinstance(self.task, DownloadTask):
            self.task.set_paused(paused)

    def _go_on(self, key: str) -> None:
        """Go on with a download that was broken off: looked at again, then started."""
        begun = self.downloads.find(key)
        if begun is None:
            self._show_unfinished()
            return
        task = PrepareFilesTask(begun.order, self.desktop.client)
        # The one task has to end before the next begins.
        task.succeeded.connect(lambda ready: QTimer.singleShot(0, lambda: self._download(ready)))
        self._run(task, tr("Looking at the images…"))

    def _forget(self, key: str) -> None:
        self.downloads.end(key)
        self._show_unfinished()

    def _show_unfinished(self) -> None:
        running = isinstance(self.task, DownloadTask)
        self.panel.set_unfinished(() if running else self.downloads.all())

    def _run(self, task: WorkbenchTask, words: str, **how: Any) -> None:
        if self.task is not None:
            self.desktop.messages.error(WorkbenchError(tr("An export is under way. Wait for it, or cancel it.")))
            return
        super()._run(task, words, **how)

    def _on_ended(self, task: WorkbenchTask) -> None:
        super()._on_ended(task)
        self._show_unfinished()
