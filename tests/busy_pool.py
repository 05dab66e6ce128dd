# SPDX-License-Identifier: GPL-2.0-or-later
"""A QGIS that has its hands full: tasks that are started wait in the queue."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from qgis.core import QgsApplication, QgsTask


@contextmanager
def busy_pool() -> Iterator[None]:
    """Within the block every thread of QGIS' task manager is taken by somebody else."""
    manager, over = QgsApplication.taskManager(), threading.Event()
    begun = threading.Barrier(manager.threadPool().maxThreadCount() + 1)

    def hold(task: QgsTask) -> None:
        begun.wait(30)
        over.wait(60)

    held = [QgsTask.fromFunction("Somebody else's", hold) for _ in range(begun.parties - 1)]
    for task in held:
        manager.addTask(task)
    begun.wait(30)
    try:
        yield
    finally:
        over.set()
        for task in held:
            task.waitForFinished(10_000)
