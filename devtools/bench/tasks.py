# SPDX-License-Identifier: GPL-2.0-or-later
"""`./dev bench tasks`: the Tasks panel with 5,000 operations of which 500 wait.

How long the table takes to open once the list has arrived, how long the GUI thread is blocked while it opens, is
sorted, filtered and scrolled and while polls go on, and how much memory 200 polls of the whole list leave behind. The
goals: 1 s, 50 ms, nothing. What a person does is done three times, and the middle one counts; "nothing at all" is what
the machine itself does to a thread that only waits.
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any, Callable

OPERATIONS, POLLS, WARM_UP = 5000, 200, 20
IDLE = "nothing at all"
STATES = ("PENDING", *("SUCCEEDED",) * 6, "FAILED", "FAILED", "CANCELLED")


def main() -> int:
    """Print the table, and the figures as JSON in the last line."""
    from ee_workbench.devtools import kept_operations
    from ee_workbench.devtools.sandbox_process import SandboxProcess
    from qgis.core import QgsApplication

    application = QgsApplication([], True)
    application.initQgis()
    with tempfile.TemporaryDirectory(prefix="ee-workbench-bench-") as folder:
        kept_operations.write(Path(folder), OPERATIONS, STATES)
        with SandboxProcess(["--output", folder]) as server:
            server.control("POST", "tasks", {"hold": True})
            figures = Bench(server, Path(folder)).run()
    print(json.dumps({"tasks": figures}))
    sys.stdout.flush()
    # QGIS takes itself apart in an order of its own when a script ends; there is nothing left to lose.
    os._exit(0)


class Setting:
    """Keeps nothing."""

    def value(self) -> str:
        """No folder."""
        return ""

    def setValue(self, value: str) -> None:
        """Forget it."""


class Desk:
    """The window's part that the dock needs."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.messages = self

    def info(self, text: str) -> None:
        """Tell nobody."""

    def error(self, error: Exception) -> None:
        """Tell nobody."""

    def show_connection(self) -> None:
        """There is none to show."""


class Bench:
    """The panel with its dock, and what is measured of them."""

    def __init__(self, server: Any, folder: Path) -> None:
        from ee_workbench.plugin.core.connection import Connection
        from ee_workbench.plugin.core.export_journal import ExportJournal
        from ee_workbench.plugin.desktop.tasks import TasksDock
        from ee_workbench.plugin.engine.client import Client
        from ee_workbench.plugin.engine.session import Session
        from ee_workbench.ui.tasks_panel import TasksPanel
        from qgis.PyQt.QtCore import QObject

        self.server = server
        session = Session()
        self.info = session.connect(Connection(url=server.url, project="sandbox"))
        self.panel = TasksPanel()
        self.panel.resize(420, 700)
        self.parent = QObject()
        desk: Any = Desk(Client(session))
        journal = ExportJournal(folder / "journal")
        self.dock = TasksDock(desk, self.panel, journal, Setting(), self.parent)
        self.polls = 0
        for signal in (self.dock.watch.updated, self.dock.watch.looked):
            signal.connect(self._count)
        self._blocks: dict[str, list[float]] = {}

    def run(self) -> dict[str, float]:
        """All of it."""
        from qgis.PyQt.QtTest import QTest

        self.panel.show()
        QTest.qWait(500)
        self._measured(IDLE, partial(QTest.qWait, 3000))
        opened = self._open()
        for _ in range(3):
            self._use()
        growth = self._poll()
        self.dock.close()
        blocks = {name: statistics.median(times) for name, times in self._blocks.items()}
        print(f"{OPERATIONS} operations")
        for name, block in blocks.items():
            print(f"{name:>24} {block:>7.1f} ms GUI block")
        print(f"{'opening':>24} {opened:>7.3f} s after the list has arrived")
        print(f"{f'{POLLS} polls':>24} {growth:>7.2f} MB")
        return {
            "open_seconds": round(opened, 3),
            "gui_block_ms": round(max(block for name, block in blocks.items() if name != IDLE), 1),
            "memory_growth_mb": round(growth, 2),
        }

    def _count(self, *_: Any) -> None:
        self.polls += 1

    def _has_polled(self, times: int) -> bool:
        return self.polls >= times

    def _measured(self, name: str, action: Callable[[], Any]) -> Any:
        from ee_workbench.devtools.bench._heartbeat import Heartbeat
        from qgis.PyQt.QtTest import QTest

        beat = Heartbeat()
        beat.start()
        answer = action()
        QTest.qWait(150)
        self._blocks.setdefault(name, []).append(beat.stop())
        return answer

    def _open(self) -> float:
        """Connect with the panel in sight; the seconds from the list's arrival until all rows can be seen."""
        arrived: list[float] = []
        self.dock.watch.arrived.connect(lambda: arrived.append(time.perf_counter()))
        view = self.panel.tasks_view

        def action() -> float:
            self.dock.set_connected(self.info)
            until(lambda: view.isVisible() and view.model().rowCount() == OPERATIONS)
            view.viewport().repaint()
            return time.perf_counter() - arrived[0]

        return float(self._measured("opening", action))

    def _use(self) -> None:
        """What a person does with the table."""
        from qgis.PyQt.QtCore import Qt
        from qgis.PyQt.QtTest import QTest

        panel, view = self.panel, self.panel.tasks_view
        for column in range(view.model().columnCount()):
            for order in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
                title = view.model().headerData(column, Qt.Orientation.Horizontal)
                way = "down" if order == Qt.SortOrder.DescendingOrder else "up"
                self._measured(f"sort {title} {way}", partial(view.sortByColumn, column, order))
        for text in ("o", "old_04", "made-up", ""):
            self._measured(f"filter “{text}”", partial(panel.filter_edit.setText, text))
        for group in ("failed", "waiting", ""):
            self._measured(f"state “{group}”", partial(panel.state_combo.set_value, group))
        bar = view.verticalScrollBar()

        def scroll() -> None:
            for place in range(0, bar.maximum(), 50):
                bar.setValue(place)
                QTest.qWait(1)

        self._measured("scrolling", scroll)
        self._measured("selecting all", view.selectAll)
        self._measured("cancelled by all", panel.cancel_button.click)
        self._measured("selecting none", view.clearSelection)
        panel.no_button.click()

    def _poll(self) -> float:
        """Whole listings one after the other; MB that they leave behind."""

        def polls(count: int) -> None:
            for _ in range(count):
                wanted = self.polls + 1
                self.dock.watch.look(complete=True)
                until(partial(self._has_polled, wanted))

        polls(WARM_UP)
        gc.collect()
        before = resident_mb()
        self._measured(f"{POLLS} polls", lambda: polls(POLLS))
        gc.collect()
        return resident_mb() - before


def until(condition: Callable[[], bool], seconds: float = 60.0) -> None:
    """Let Qt run until something holds."""
    from qgis.PyQt.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    look, end = QTimer(), QTimer()
    look.timeout.connect(lambda: loop.quit() if condition() else None)
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    look.start(1)
    end.start(int(seconds * 1000))
    if not condition():
        loop.exec()
    if not condition():
        raise TimeoutError(f"Not within {seconds:.0f} s.")


def resident_mb() -> float:
    """What this process holds in memory; on systems without /proc the most that it has held."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
