# SPDX-License-Identifier: GPL-2.0-or-later
"""Tasks end on the main thread, once, quickly, and never hold the GUI up."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import time
import weakref
from pathlib import Path

import pytest
from ee_workbench.plugin.bridge import task as tasks
from ee_workbench.plugin.bridge.task import WorkbenchTask
from ee_workbench.plugin.core.errors import Cancelled, QuotaExceeded, WorkbenchError
from qgis.PyQt.QtCore import QCoreApplication, QElapsedTimer, QEventLoop, QThread, QTimer


class Doubling(WorkbenchTask):
    def __init__(self, number):
        super().__init__("doubling")
        self.number = number
        self.work_thread = None
        self.done_on_main = None

    def work(self):
        self.work_thread = threading.current_thread()
        return self.number * 2

    def done(self, result):
        self.done_on_main = QThread.currentThread() is QCoreApplication.instance().thread()
        return result + 1


class Failing(WorkbenchTask):
    def __init__(self, problem):
        super().__init__("failing")
        self.problem = problem
        self.told = None

    def work(self):
        raise self.problem

    def gave_up(self, error):
        self.told = error


class Hanging(WorkbenchTask):
    """Hangs as a request to a dead server does: deaf to cancelling."""

    def __init__(self):
        super().__init__("hanging")
        self.entered, self.release, self.left = threading.Event(), threading.Event(), threading.Event()
        self.done_called = False

    def work(self):
        self.entered.set()
        self.release.wait(20)
        self.report(50)  # after the end of the task this must be harmless
        self.left.set()
        return "late"

    def done(self, result):
        self.done_called = True
        return result


def test_result_arrives_on_the_main_thread(wait):
    task = Doubling(20)
    with wait.signals(task.succeeded, task.ended) as caught:
        task.start()
    assert caught == [(0, (41,)), (1, ())]
    assert task.done_on_main is True
    assert task.work_thread is not threading.main_thread()


def test_task_without_a_reference_runs_and_is_let_go(wait):
    results = []
    before = tasks.running()

    def begin():
        task = Doubling(1)
        task.succeeded.connect(results.append)
        task.start()
        return weakref.ref(task)

    reference = begin()
    gc.collect()
    assert tasks.running() == before + 1
    wait.until(lambda: results == [3])
    wait.until(lambda: tasks.running() == before)

    def gone():
        gc.collect()
        QCoreApplication.sendPostedEvents(None, 52)  # DeferredDelete
        return reference() is None

    wait.until(gone)


@pytest.mark.parametrize(
    ("problem", "kind", "sentence"),
    [
        (QuotaExceeded("Wait a minute.", details="429"), QuotaExceeded, "Wait a minute."),
        (ZeroDivisionError("division by zero"), WorkbenchError, "division by zero"),
    ],
)
def test_errors_are_stored_and_told_once(wait, problem, kind, sentence):
    task = Failing(problem)
    told, ends = [], []
    task.failed.connect(told.append)
    task.ended.connect(lambda: ends.append(1))
    with wait.signals(task.ended):
        task.start()
    assert len(told) == 1 and ends == [1]
    assert type(told[0]) is kind and sentence in str(told[0])
    assert task.told is told[0] is task.error
    if kind is WorkbenchError:
        assert "ZeroDivisionError" in told[0].details  # the traceback is for the log and the Details button


def test_unexpected_error_in_done_still_ends(wait):
    class Clumsy(WorkbenchTask):
        def work(self):
            return 1

        def done(self, result):
            raise WorkbenchError("No room for the layer.")

    task = Clumsy("clumsy")
    with wait.signals(task.failed, task.ended) as caught:
        task.start()
    assert [index for index, _ in caught] == [0, 1]
    assert str(caught[0][1][0]) == "No room for the layer."


def test_cancel_ends_at_once_while_the_work_hangs(wait):
    task = Hanging()
    told = []
    task.failed.connect(told.append)
    task.start()
    wait.until(task.entered.is_set)
    clock = QElapsedTimer()
    clock.start()
    with wait.signals(task.ended, timeout=3000):
        task.cancel()
    assert clock.elapsed() < 2000
    assert isinstance(told[0], Cancelled) and len(told) == 1
    task.release.set()
    assert task.left.wait(5)
    wait.a_while(50)
    assert not task.done_called and task.error is told[0]


def test_cancel_before_it_starts(wait):
    task = Doubling(1)
    told = []
    task.failed.connect(told.append)
    with wait.signals(task.ended, timeout=5000):
        task.start()
        task.cancel()
    assert isinstance(told[0], Cancelled)
    assert task.done_on_main is None


def test_cancel_between_work_and_end_adds_nothing(wait):
    """The work is over, its end is still in the queue of events: the user's Cancel wins."""

    class Quick(Doubling):
        def __init__(self):
            super().__init__(1)
            self.worked = threading.Event()

        def work(self):
            self.worked.set()
            return 2

    task = Quick()
    told = []
    task.failed.connect(told.append)
    task.start()
    assert task.worked.wait(5)
    time.sleep(0.2)  # no events are processed meanwhile: the end waits in the queue
    with wait.signals(task.ended, timeout=5000):
        task.cancel()
    assert isinstance(told[0], Cancelled) and task.done_on_main is None


def test_check_cancelled_leaves_the_work(wait):
    class Looping(WorkbenchTask):
        def __init__(self):
            super().__init__("looping")
            self.entered, self.left = threading.Event(), threading.Event()

        def work(self):
            self.entered.set()
            try:
                while True:
                    self.check_cancelled()
                    time.sleep(0.005)
            finally:
                self.left.set()

    task = Looping()
    task.start()
    assert task.entered.wait(5)
    with wait.signals(task.failed) as caught:
        task.cancel()
    assert isinstance(caught[0][1][0], Cancelled)
    assert task.left.wait(5)


def test_at_the_end_of_qgis_all_is_cancelled_and_no_thread_is_left(wait):
    """The threads that QGIS's pool lent them have left before QGIS goes on with its end."""

    class Leaving(Hanging):
        has_left = False

        def run(self):
            try:
                return super().run()
            finally:
                time.sleep(0.2)
                self.has_left = True

    hanging = [Leaving() for _ in range(3)]
    for task in hanging:
        task.start()
    wait.until(lambda: all(task.entered.is_set() for task in hanging))
    with wait.signals(*(task.ended for task in hanging), timeout=3000):
        tasks.see_off()
        assert all(task.has_left for task in hanging)
    assert tasks.running() == 0
    for task in hanging:
        task.release.set()


def test_more_tasks_than_cores_wait_for_their_servers_at_once(wait):
    """Tasks that wait take no place in QGIS' pool: neither from each other nor from anybody else."""
    hanging = [Hanging() for _ in range(20)]
    for task in hanging:
        task.start()
    wait.until(lambda: all(task.entered.is_set() for task in hanging))
    other = Doubling(3)
    with wait.signals(other.succeeded):
        other.start()
    with wait.signals(*(task.ended for task in hanging)):
        for task in hanging:
            task.release.set()
    assert all(task.done_called for task in hanging)


def test_gui_thread_is_free_while_a_task_works(wait):
    """A heartbeat of 5 ms goes on while the work sleeps and computes in the background."""

    class Busy(WorkbenchTask):
        def work(self):
            end = time.monotonic() + 1.0
            while time.monotonic() < end:
                sum(range(2000))
                time.sleep(0.001)
            return None

    beats, clock, longest = [0], QElapsedTimer(), [0]

    def beat():
        longest[0] = max(longest[0], clock.restart())
        beats[0] += 1

    clock.start()
    timer = QTimer()
    timer.timeout.connect(beat)
    timer.start(5)
    task = Busy("busy")
    loop = QEventLoop()
    task.ended.connect(loop.quit)
    task.start()
    loop.exec()
    timer.stop()
    assert beats[0] > 20
    assert longest[0] < 700, f"the GUI thread stood still for {longest[0]} ms of 1,000"


def test_end_of_the_application_waits_for_no_server():
    """QGIS closes while requests hang and a layer of ours is open: at once, without a crash."""
    root = Path(tasks.__file__).resolve().parent.parent.parent
    code = f"""
import sys, importlib.util as u
s = u.spec_from_file_location('ee_workbench', {str(root / "__init__.py")!r}, submodule_search_locations=[{str(root)!r}])
m = u.module_from_spec(s); sys.modules['ee_workbench'] = m; s.loader.exec_module(m)
import socket
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QTimer
app = QgsApplication([], True); app.initQgis()
from ee_workbench.plugin.bridge import legends
from ee_workbench.plugin.bridge.task import WorkbenchTask
from ee_workbench.plugin.core.legend import Legend
layer = QgsRasterLayer('type=xyz&url=http://127.0.0.1:9/%7Bz%7D/%7Bx%7D/%7By%7D', 'n', 'wms')
QgsProject.instance().addMapLayer(layer)
legends.install(layer, Legend('ramp', 't', colours=('#000000', '#ffffff')))
class Hanging(WorkbenchTask):
    def work(self):
        server = socket.socket(); server.bind(('127.0.0.1', 0)); server.listen()
        socket.create_connection(server.getsockname()).recv(10)
for _ in range(5):
    Hanging('hanging').start()
QTimer.singleShot(300, app.quit)
app.exec()
print('left', flush=True)
app.exitQgis()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "left"
