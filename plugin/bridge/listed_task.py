# SPDX-License-Identifier: GPL-2.0-or-later
"""An entry in QGIS' list of tasks for what goes on in the main thread."""

from __future__ import annotations

import threading

from qgis.core import QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from .task import WorkbenchTask


class ListedTask(WorkbenchTask):
    """Stands in the list from :meth:`start` to :meth:`finish`."""

    stopped = pyqtSignal()
    """Somebody has cancelled it there; what goes on is to end. Told at once, not when the pool's thread has ended."""

    def __init__(self, description: str) -> None:
        super().__init__(description)
        self._over = threading.Event()
        self._is_finished = False

    def finish(self) -> None:
        """Main thread: it has ended, and the entry goes, if it is still there."""
        self._is_finished = True
        self._over.set()
        if self._settled:
            return  # QGIS has deleted its part of it
        if self.status() == QgsTask.TaskStatus.Queued:
            self.cancel()  # every thread is taken, and nothing is left to be done in one

    # What the base asks for.

    def work(self) -> None:
        """Background: wait until it is over. The pool has this thread's place meanwhile."""
        self._over.wait()

    def cancel(self) -> None:
        """Any thread: say so, unless it had ended already, and let the thread go that has waited."""
        if not self._is_finished:
            self.stopped.emit()
        super().cancel()
        self._over.set()
