# SPDX-License-Identifier: GPL-2.0-or-later
"""The one base class for everything that takes time."""

from __future__ import annotations

import logging
import threading
import traceback
from typing import Any, Optional, Set

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal

from ..core.errors import Cancelled, WorkbenchError
from ..core.text import tr
from . import network
from .log import scrub

logger = logging.getLogger(__name__)

# A Python task without a reference never runs; each of ours stays here from start() until it has ended.
_alive: Set[WorkbenchTask] = set()
#: How long the end of QGIS waits for the threads of its pool.
_FAREWELL_MS = 2000


class WorkbenchTask(QgsTask):
    """A piece of work in the background, with its end on the main thread.

    A subclass takes what it needs from the project in ``__init__``, overrides :meth:`work` (background: no layers, no
    widgets) and, when it has something to do at the end, :meth:`done` or :meth:`gave_up` (main thread).

    The work runs in a thread of its own that the task's pool thread only waits for. Cancelling therefore ends the task
    at once, even while a request hangs; the request's late answer is thrown away. Nothing of the task keeps QGIS
    from closing.
    """

    succeeded = pyqtSignal(object)
    """What :meth:`done` returned."""
    failed = pyqtSignal(object)
    """A :class:`WorkbenchError`; a :class:`Cancelled` when the task was cancelled."""
    ended = pyqtSignal()
    """Always last, exactly once for a started task."""

    def __init__(self, description: str, *, hidden: bool = False) -> None:
        flags = QgsTask.Flag.CanCancel | QgsTask.Flag.CancelWithoutPrompt | QgsTask.Flag.Silent
        if hidden:
            flags |= QgsTask.Flag.Hidden
        super().__init__(description, flags)
        self.error: Optional[WorkbenchError] = None
        self._result: Any = None
        self._cancel = threading.Event()
        self._wake = threading.Event()
        self._lock = threading.Lock()
        self._closed = False
        self._settled = False

    # What a subclass says

    def work(self) -> Any:
        """Background: do it, and return the result. Raise a WorkbenchError to fail with a sentence."""
        raise NotImplementedError

    def done(self, result: Any) -> Any:
        """Main thread: take over the result of :meth:`work`; what this returns goes out with ``succeeded``."""
        return result

    def gave_up(self, error: WorkbenchError) -> None:
        """Main thread: the work failed or was cancelled; called before ``failed`` goes out."""

    # What a caller and the work itself use

    def start(self) -> WorkbenchTask:
        """Hand the task to QGIS' task manager and keep it until it has ended."""
        network.refresh()
        _keep(self)
        QgsApplication.taskManager().addTask(self)
        return self

    def is_cancelled(self) -> bool:
        """Whether somebody asked to stop; safe from any thread, at any time."""
        return self._cancel.is_set()

    def check_cancelled(self) -> None:
        """Background: leave :meth:`work` here when somebody asked to stop."""
        if self._cancel.is_set():
            raise Cancelled(tr("Cancelled."))

    def report(self, percent: float) -> None:
        """Background: show progress, 0 to 100."""
        with self._lock:
            if not self._closed:
                self.setProgress(percent)

    # QgsTask

    def run(self) -> bool:
        """Pool thread: wait for the work or for a cancel, whichever is first."""
        if self._cancel.is_set():
            return False
        threading.Thread(target=self._work_and_store, name=type(self).__name__, daemon=True).start()
        pool = QgsApplication.taskManager().threadPool()
        # while this thread sleeps its place in the pool is free: a few slow requests hold up nobody else's tasks
        pool.releaseThread()
        try:
            self._wake.wait()
        finally:
            pool.reserveThread()
        return not self._cancel.is_set() and self.error is None

    def cancel(self) -> None:
        """Any thread: end now; what is still under way is thrown away when it arrives."""
        self._cancel.set()
        self._wake.set()
        super().cancel()

    def finished(self, result: bool) -> None:
        """Main thread: hand on the result or the error."""
        if self._settled:
            return
        self._settled = True
        with self._lock:
            self._closed = True
            outcome, error = self._result, self.error
            self._result = None
        try:
            if self._cancel.is_set() and not isinstance(error, Cancelled):
                error = Cancelled(tr("Cancelled."))
            if error is None:
                try:
                    outcome = self.done(outcome)
                except WorkbenchError as problem:
                    error = problem
            self.error = error
            if error is None:
                self.succeeded.emit(outcome)
            else:
                if not isinstance(error, Cancelled):
                    logger.warning("%s: %s %s", self.description(), error, error.details)
                self.gave_up(error)
                self.failed.emit(error)
        finally:
            _let_go(self)
            self.ended.emit()

    def _work_and_store(self) -> None:
        result, error = None, None
        try:
            result = self.work()
        except WorkbenchError as problem:
            error = problem
        except Exception as problem:  # noqa: BLE001 - the one broad except: a task must end with a sentence, whatever happened
            sentence = tr("Something unexpected went wrong: {}").format(scrub(str(problem)))
            error = WorkbenchError(sentence, details=scrub(traceback.format_exc()))
        with self._lock:
            if not self._closed:
                self._result, self.error = result, error
        self._wake.set()


def cancel_all() -> None:
    """Cancel every task of ours that has not ended."""
    for task in list(_alive):
        task.cancel()


def see_off() -> None:
    """QGIS ends: cancel what is under way, and wait a moment until its threads have left.

    The thread that was the first to use the network has a connection to QGIS's authentication database, and closes it
    when it ends; in the very moment in which QGIS takes that database down, that would crash.
    """
    cancel_all()
    QgsApplication.taskManager().threadPool().waitForDone(_FAREWELL_MS)


def running() -> int:
    """How many tasks of ours have not ended yet."""
    return len(_alive)


def _keep(task: WorkbenchTask) -> None:
    application = QCoreApplication.instance()
    if not _alive and application is not None:
        application.aboutToQuit.connect(see_off)
    _alive.add(task)


def _let_go(task: WorkbenchTask) -> None:
    _alive.discard(task)
    application = QCoreApplication.instance()
    if not _alive and application is not None:
        application.aboutToQuit.disconnect(see_off)
