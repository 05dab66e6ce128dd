# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Tasks": the project's exports in a table, with what can be done about them."""

from __future__ import annotations

import datetime
import html
import time
from typing import Callable, FrozenSet, List, Optional, Sequence, Tuple

from qgis.core import QgsApplication
from qgis.gui import QgsDockWidget, QgsFileWidget, QgsFilterLineEdit
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtGui import QAction, QHideEvent, QShowEvent
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableView,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from ..plugin.bridge import task_words as words
from ..plugin.bridge.tasks_model import Column, TasksModel
from ..plugin.core.export_journal import Batch
from ..plugin.core.spelling import moment, number
from ..plugin.core.text import told
from ..plugin.engine.operations import TaskState
from . import forms, letters
from .forms import tr
from .widgets.choice_combo import ChoiceCombo
from .widgets.field_message import FieldMessage
from .widgets.help_button import HelpButton
from .widgets.progress_delegate import ProgressDelegate

_CLOCK_MS = 5000
_WIDTHS = {
    Column.DESCRIPTION: 150, Column.TYPE: 60, Column.STATE: 75, Column.PROGRESS: 75, Column.AGE: 75,
    Column.RUN_TIME: 75, Column.EECU: 60, Column.DESTINATION: 120,
}  # fmt: skip


class TasksPanel(QgsDockWidget):
    """Shows tasks that it is given, and emits what the user wants done; knows nothing of sessions or requests."""

    look_requested = pyqtSignal()
    cancel_requested = pyqtSignal(tuple)
    """Names of operations to cancel; the user has confirmed it."""
    again_requested = pyqtSignal(tuple)
    """Names of failed or cancelled operations to submit once more."""
    result_requested = pyqtSignal(tuple, str)
    """Finished TaskStates to add to the map, and the folder where files are looked for."""
    rest_requested = pyqtSignal(str)
    """Id of the batch to go on with."""
    forget_requested = pyqtSignal(str)
    """Id of the batch to forget."""
    seen = pyqtSignal(bool)
    """Whether the panel is on the screen."""
    connection_wanted = pyqtSignal()

    filter_edit: QgsFilterLineEdit
    state_combo: ChoiceCombo
    help_button: HelpButton
    refresh_button: QToolButton
    mine_check: QCheckBox
    unfinished_area: QWidget
    unfinished_message: FieldMessage
    forget_button: QPushButton
    rest_button: QPushButton
    splitter: QSplitter
    tasks_view: QTableView
    details_browser: QTextBrowser
    files_area: QWidget
    files_widget: QgsFileWidget
    panel_message: FieldMessage
    status_label: QLabel
    confirm_area: QWidget
    confirm_label: QLabel
    yes_button: QPushButton
    no_button: QPushButton
    cancel_button: QPushButton
    again_button: QPushButton
    add_button: QPushButton

    def __init__(self, parent: Optional[QWidget] = None, *, clock: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        forms.load("tasks_panel.ui", self)
        self._clock = clock
        self._connected = False
        self._looked: Optional[float] = None
        self._mine: FrozenSet[str] = frozenset()
        self._about: Callable[[TaskState], str] = lambda _: ""
        self._unfinished: Tuple[Batch, ...] = ()
        self._to_cancel: Tuple[str, ...] = ()
        self._error = ""
        self.model = TasksModel(self, clock=clock)
        self._fill()
        self._connect()
        self._ticking = QTimer(self)
        self._ticking.setInterval(_CLOCK_MS)
        self._ticking.timeout.connect(self._on_tick)
        self.set_unfinished(())
        self.set_connected(False)
        letters.settle(self)

    # What others use.

    def set_connected(self, connected: bool) -> None:
        """Whether there is a session whose tasks can be seen."""
        self._connected = connected
        self._looked, self._error = None, ""
        self.model.set_tasks(())
        self._ask("")
        self._show_state()

    def set_tasks(self, tasks: Sequence[TaskState]) -> None:
        """Show these tasks."""
        self._looked, self._error = self._clock(), ""
        self.model.set_tasks(tasks)
        self._show_state()
        self._show_details()

    def set_looked(self) -> None:
        """There was nothing new."""
        self._looked, self._error = self._clock(), ""
        self._show_state()

    def set_mine(self, names: Sequence[str]) -> None:
        """Operations that were submitted from this profile."""
        if self._mine != frozenset(names):
            self._mine = frozenset(names)
            self._on_filter()

    def set_about(self, about: Callable[[TaskState], str]) -> None:
        """What tells from which recipe a task came."""
        self._about = about

    def set_unfinished(self, batches: Sequence[Tuple[Batch, int]]) -> None:
        """Batches of which not everything was submitted, each with how many were; the first of them is offered."""
        self._unfinished = tuple(batch for batch, _ in batches)
        self.unfinished_area.setVisible(bool(batches))
        if batches:
            batch, done = batches[0]
            total = len(batch.requests)
            sentence = tr("“{}”: {:,} of {:,} exports were not submitted.", batch.title, total - done, total)
            self.unfinished_message.say(sentence, warning=True)

    def set_folder(self, folder: str) -> None:
        """Where finished files are looked for."""
        self.files_widget.setFilePath(folder)

    def folder(self) -> str:
        """Where finished files are looked for."""
        return str(self.files_widget.filePath())

    def show_error(self, error: Exception) -> None:
        """A sentence below the table."""
        self._error = str(error)
        self._show_state()

    def selected(self) -> Tuple[TaskState, ...]:
        """The chosen tasks, from the top."""
        # By stretches: Qt would make an object for each cell of each row.
        stretches = {(each.top(), each.bottom()) for each in self.tasks_view.selectionModel().selection()}
        shown = self.model.shown()
        return tuple(task for first, last in sorted(stretches) for task in shown[first : last + 1])

    # Filling.

    def _fill(self) -> None:
        view = self.tasks_view
        view.setModel(self.model)
        view.setItemDelegateForColumn(Column.PROGRESS, ProgressDelegate(view))
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionsMovable(True)
        for column, width in _WIDTHS.items():
            view.setColumnWidth(column, width)
        height = view.fontMetrics().height() + 6
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().setDefaultSectionSize(height)
        view.sortByColumn(Column.AGE, self.model._order)
        groups = [(name, words.group_words(name)) for name in words.GROUPS]
        self.state_combo.set_choices([("", tr("All")), *groups])
        self.refresh_button.setIcon(QgsApplication.getThemeIcon("/mActionRefresh.svg"))
        self.files_widget.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.files_widget.setDialogTitle(tr("Folder with finished files"))
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 1)
        self.confirm_area.hide()

    def _connect(self) -> None:
        self.filter_edit.textChanged.connect(self._on_filter)
        self.state_combo.changed.connect(self._on_filter)
        self.mine_check.toggled.connect(self._on_filter)
        self.refresh_button.clicked.connect(self.look_requested)
        self.tasks_view.selectionModel().selectionChanged.connect(self._on_selection)
        self.panel_message.followed.connect(self.connection_wanted)
        self.cancel_button.clicked.connect(self._on_cancel)
        self.yes_button.clicked.connect(self._on_yes)
        self.no_button.clicked.connect(lambda: self._ask(""))
        self.again_button.clicked.connect(self._on_again)
        self.add_button.clicked.connect(self._on_add)
        self.rest_button.clicked.connect(lambda: self.rest_requested.emit(self._unfinished[0].id))
        self.forget_button.clicked.connect(lambda: self.forget_requested.emit(self._unfinished[0].id))
        for button in (self.cancel_button, self.again_button, self.add_button):
            action = QAction(button.text().replace("&", ""), self.tasks_view)
            action.triggered.connect(button.click)
            self.tasks_view.addAction(action)

    # Reactions.

    def _on_filter(self) -> None:
        mine = self._mine if self.mine_check.isChecked() else None
        self.model.set_filter(self.filter_edit.text(), str(self.state_combo.value() or ""), mine)
        self._show_state()

    def _on_selection(self, *_: object) -> None:
        self._ask("")
        self._show_details()
        self._enable()

    def _on_cancel(self) -> None:
        chosen = self.selected()
        going = [task for task in chosen if not task.is_over]
        self._to_cancel = tuple(task.name for task in going)
        over = len(chosen) - len(going)
        asked = [tr("Cancel 1 task?") if len(going) == 1 else tr("Cancel {:,} tasks?", len(going))]
        if over:
            asked.append(tr("{:,} have ended and are left alone.", over))
        self._ask(told(asked))
        self.no_button.setFocus()

    def _on_yes(self) -> None:
        names, self._to_cancel = self._to_cancel, ()
        self._ask("")
        if names:
            self.cancel_requested.emit(names)

    def _ask(self, sentence: str) -> None:
        self.confirm_label.setText(sentence)
        self.confirm_area.setVisible(bool(sentence))

    def _on_again(self) -> None:
        names = tuple(task.name for task in self._repeatable(self.selected()))
        if names:
            self.again_requested.emit(names)

    def _on_add(self) -> None:
        done = tuple(task for task in self.selected() if task.state == "SUCCEEDED")
        if done:
            self.result_requested.emit(done, self.folder())

    def _repeatable(self, chosen: Sequence[TaskState]) -> List[TaskState]:
        ended_badly = (words.FAILED, words.CANCELLED)
        return [task for task in chosen if words.group(task) in ended_badly and task.name in self._mine]

    def _on_tick(self) -> None:
        """Ages grow."""
        self.tasks_view.viewport().update()
        self._show_state()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        super().showEvent(event)
        self._ticking.start()
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._ticking.stop()
        self.seen.emit(False)

    # Showing.

    def _enable(self) -> None:
        chosen = self.selected()
        self.cancel_button.setEnabled(self._connected and any(not task.is_over for task in chosen))
        self.again_button.setEnabled(self._connected and bool(self._repeatable(chosen)))
        self.add_button.setEnabled(self._connected and any(task.state == "SUCCEEDED" for task in chosen))
        self.refresh_button.setEnabled(self._connected)
        self.rest_button.setEnabled(self._connected)

    def _show_state(self) -> None:
        tasks = self.model.tasks()
        if not self._connected:
            self.panel_message.say(tr("{} first: the sandbox needs no account."), link=tr("Connect to Earth Engine"))
        elif self._error:
            self.panel_message.say(self._error, warning=True)
        elif self._looked is None:
            self.panel_message.say(tr("Looking at the tasks…"))
        elif not tasks:
            self.panel_message.say(tr("There are no tasks yet. Start one from the panel Export."))
        elif not self.model.rowCount():
            self.panel_message.say(tr("No task fits the filter."))
        else:
            self.panel_message.say("")
        counts = dict.fromkeys(words.GROUPS, 0)
        for task in tasks:
            counts[words.group(task)] += 1
        parts = [tr("{:,} {}", n, words.group_words(name).lower()) for name, n in counts.items() if n]
        if self._looked is not None:
            age = int(self._clock() - self._looked)
            parts.append(tr("looked just now") if age < 5 else tr("looked {} ago").format(words.duration(age)))
        self.status_label.setText(" · ".join(parts))
        self._enable()

    def _show_details(self) -> None:
        chosen = self.selected()
        text = _details(chosen[0], self._about(chosen[0]), self._clock()) if len(chosen) == 1 else ""
        if len(chosen) > 1:
            text = html.escape(tr("{:,} tasks are chosen.", len(chosen)))
        if self.details_browser.property("shown") != text:
            # Setting it again would scroll away from what somebody reads.
            self.details_browser.setProperty("shown", text)
            self.details_browser.setHtml(text)


def _share(progress: float) -> str:
    return f"({number(100 * progress, '.0f')} %)"


def _submitted(task: TaskState) -> str:
    seconds = words.moment(task.created)
    if seconds is None:
        return ""
    return moment(datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc), seconds=True) + " UTC"


def _details(task: TaskState, about: str, now: float) -> str:
    """Everything that is known of one task, as HTML."""
    rows = [
        (tr("State"), words.state_words(task) + (" " + _share(task.progress) if task.progress else "")),
        (tr("Error"), task.error),
        (tr("Made from"), about),
        (tr("Submitted"), _submitted(task)),
        (tr("Run time"), words.duration(words.run_seconds(task, now)) if task.started else ""),
        (tr("Attempts"), str(task.attempt) if task.attempt > 1 else ""),
        (tr("EECU"), words.eecu(task.eecu) if task.eecu >= 0 else ""),
        (tr("Name"), task.name),
    ]
    shown = [f"<b>{html.escape(title)}:</b> {html.escape(text)}" for title, text in rows if text]
    for address in task.destinations:
        safe = html.escape(address, quote=True)
        link = f'<a href="{safe}">{safe}</a>' if address.startswith("https://") else safe
        shown.append(f"<b>{html.escape(tr('Destination'))}:</b> {link}")
    return f"<b>{html.escape(task.description)}</b><br>" + "<br>".join(shown)
