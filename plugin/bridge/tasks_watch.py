# SPDX-License-Identifier: GPL-2.0-or-later
"""Watching the project's tasks: one list at a time, often while something runs, seldom or never otherwise."""

from __future__ import annotations

from typing import Dict, Optional, Sequence, Tuple

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..core.errors import Cancelled, WorkbenchError
from ..core.text import tr
from ..engine.client import Client
from ..engine.operations import TaskState, look
from .task import WorkbenchTask
from .task_words import moment

#: Seconds between two looks.
FAST, SLOWEST, HIDDEN = 2.0, 30.0, 60.0
_SLOWER = 1.5


class ListTask(WorkbenchTask):
    """The project's operations; succeeds with a tuple of TaskStates. One request for each 500 with anything new."""

    def __init__(self, client: Client, before: Optional[Tuple[TaskState, ...]] = None, complete: bool = False) -> None:
        super().__init__(tr("Looking at the tasks"), hidden=True)
        self.client = client
        self.before, self.complete = before, complete

    def work(self) -> Tuple[TaskState, ...]:
        """Background."""
        found = look(self.client, self.before, complete=self.complete, cancelled=self.is_cancelled)
        for task in found:
            # Read here what the table will sort by.
            for text in (task.created, task.started, task.ended):
                moment(text)
        return found


class CancelOperationsTask(WorkbenchTask):
    """Cancel operations one after the other; succeeds with how many. One request each.

    One that cannot be cancelled does not keep the others from it: the first failure is raised at the end.
    """

    def __init__(self, names: Sequence[str], client: Client) -> None:
        super().__init__(tr("Cancelling tasks"))
        self.names = tuple(names)
        self.client = client

    def work(self) -> int:
        """Background."""
        failed: list[WorkbenchError] = []
        for number, name in enumerate(self.names):
            try:
                self.client.cancel_operation(name, cancelled=self.is_cancelled)
            except Cancelled:
                raise
            except WorkbenchError as error:
                failed.append(error)
            self.report(100.0 * (number + 1) / len(self.names))
        if failed:
            sentence = tr("{} of {} tasks were not cancelled. {}")
            raise WorkbenchError(sentence.format(len(failed), len(self.names), failed[0]), details=failed[0].details)
        return len(self.names)


class TasksWatch(QObject):
    """Looks again and again while somebody is connected, and tells what has changed.

    Args:
        second: milliseconds of a second; tests have short ones.
    """

    updated = pyqtSignal(object)
    """All tasks: a tuple of TaskStates, the newest first."""
    arrived = pyqtSignal()
    """A list has come; what it says follows."""
    looked = pyqtSignal()
    """There was nothing new."""
    ended = pyqtSignal(object)
    """Those that have ended since the look before."""
    failed = pyqtSignal(object)
    """A WorkbenchError; the next look comes later."""

    def __init__(self, client: Client, parent: Optional[QObject] = None, *, second: float = 1000.0) -> None:
        super().__init__(parent)
        self.client = client
        self.tasks: Optional[Tuple[TaskState, ...]] = None
        self._second = second
        self._connected = self._visible = False
        self._task: Optional[ListTask] = None
        self._again = False
        self._seconds = FAST
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self.look())

    # What others use.

    def set_connected(self, connected: bool) -> None:
        """Another session, or none: what was seen of the one before is forgotten."""
        self._connected = connected
        self.tasks = None
        self._drop()
        self._seconds = FAST
        if connected and self._visible:
            self.look()
        else:
            self._timer.stop()

    def set_visible(self, visible: bool) -> None:
        """Whether somebody is watching."""
        if visible == self._visible:
            return
        self._visible = visible
        self._seconds = FAST
        if visible:
            self.look()
        else:
            self._wait()

    def look(self, complete: bool = False) -> None:
        """Look now; where a look is under way, once more after it. `complete` reads what is known as over as well."""
        self._timer.stop()
        if not self._connected:
            return
        if self._task is not None:
            self._again = True
            return
        self._again = False
        task = ListTask(self.client, self.tasks, complete)
        task.succeeded.connect(self._on_list)
        task.failed.connect(self._on_failed)
        self._task = task
        task.start()

    def look_soon(self) -> None:
        """Something was started or cancelled: be quick for a while."""
        self._seconds = FAST
        self.look()

    def stop(self) -> None:
        """For the end."""
        self._connected = False
        self._timer.stop()
        self._drop()

    @property
    def pause(self) -> Optional[float]:
        """Seconds until the next look; ``None`` where there is none, or one is under way."""
        return self._timer.interval() / self._second if self._timer.isActive() else None

    # Inside.

    def _drop(self) -> None:
        task, self._task = self._task, None
        self._again = False
        if task is not None:
            task.succeeded.disconnect(self._on_list)
            task.failed.disconnect(self._on_failed)
            task.cancel()

    def _on_list(self, tasks: Tuple[TaskState, ...]) -> None:
        self._task = None
        self.arrived.emit()
        before, self.tasks = self.tasks, tasks
        changed = before != tasks
        self._seconds = FAST if changed else min(self._seconds * _SLOWER, SLOWEST)
        if changed:
            self.updated.emit(tasks)
            over = _newly_over(before, tasks)
            if over:
                self.ended.emit(over)
        else:
            self.looked.emit()
        self._go_on()

    def _on_failed(self, error: WorkbenchError) -> None:
        self._task = None
        self._seconds = min(max(self._seconds, FAST) * 2.0, HIDDEN)
        if not isinstance(error, Cancelled):
            self.failed.emit(error)
        self._go_on()

    def _go_on(self) -> None:
        if self._again:
            self.look()
        else:
            self._wait()

    def _wait(self) -> None:
        """Until the next look, if there is to be one."""
        self._timer.stop()
        busy = any(not each.is_over for each in self.tasks or ())
        if not self._connected or self._task is not None or not (self._visible or busy):
            return
        seconds = HIDDEN if not self._visible else self._seconds if busy else max(self._seconds, SLOWEST)
        self._timer.start(int(seconds * self._second))


def _newly_over(before: Optional[Tuple[TaskState, ...]], now: Tuple[TaskState, ...]) -> Tuple[TaskState, ...]:
    """Tasks that have ended, of those that were seen before they had; what was over at the first look is no news."""
    if before is None:
        return ()
    known: Dict[str, bool] = {each.name: each.is_over for each in before}
    return tuple(each for each in now if each.is_over and not known.get(each.name, False))
