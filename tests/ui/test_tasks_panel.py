# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Tasks": real clicks, and what the sandbox's operations are afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Callable

import pytest
from ee_workbench.plugin.bridge.tasks_model import Column
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.export_journal import Batch, Entry, ExportJournal, Job
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.operations import task_states
from ee_workbench.plugin.engine.session import Session
from ee_workbench.plugin.engine.transport import Transport
from ee_workbench.tests.bridge.conftest import Waiter
from ee_workbench.tests.bridge.test_tasks import NOW, iso, start, task
from ee_workbench.tests.ui.hands import choose, click, picture, shown
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

MIXED = (
    task(2, "PENDING", started="", ended="", eecu=-1.0, destinations=()),
    task(3, "RUNNING", progress=0.4, ended="", eecu=-1.0, destinations=()),
    task(45),
    task(120, "FAILED", error="User memory limit exceeded: choose a smaller region.", attempt=3, destinations=()),
    task(400, "CANCELLED", destinations=()),
)


@pytest.fixture
def panel(qgis_app: Any) -> Iterator[Any]:
    from ee_workbench.ui.tasks_panel import TasksPanel

    made = TasksPanel(clock=lambda: NOW)
    with shown(made, 420, 640):
        yield made


def filled(panel: Any) -> None:
    panel.set_connected(True)
    panel.set_mine([each.name for each in MIXED[1:4]])
    panel.set_tasks(MIXED)


def pick(panel: Any, *rows: int) -> None:
    """Click rows as a person does, with Ctrl held for all but the first."""
    view = panel.tasks_view
    for number, row in enumerate(rows):
        keys = Qt.KeyboardModifier.ControlModifier if number else Qt.KeyboardModifier.NoModifier
        place = view.visualRect(panel.model.index(row, Column.DESCRIPTION)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, place)


def heard(signal: Any) -> list[Any]:
    found: list[Any] = []
    signal.connect(lambda *given: found.append(given))
    return found


def test_without_a_connection_it_says_so(panel: Any) -> None:
    assert "Connect to Earth Engine" in panel.panel_message.text() and not panel.refresh_button.isEnabled()
    panel.set_connected(True)
    assert panel.panel_message.text() == "Looking at the tasks…"
    panel.set_tasks(())
    assert "no tasks yet" in panel.panel_message.text()
    filled(panel)
    assert not panel.panel_message.isVisible()
    assert panel.status_label.text() == "1 waiting · 1 running · 1 finished · 1 failed · 1 cancelled · looked just now"


def test_filters_are_clicked(panel: Any) -> None:
    filled(panel)
    QTest.keyClicks(panel.filter_edit, "MEMORY")
    assert [each.state for each in panel.model.shown()] == ["FAILED"]
    panel.filter_edit.clear()
    choose(panel.state_combo, "done")
    assert [each.state for each in panel.model.shown()] == ["SUCCEEDED"]
    choose(panel.state_combo, "")
    click(panel.mine_check)
    assert [each.state for each in panel.model.shown()] == ["RUNNING", "SUCCEEDED", "FAILED"]
    QTest.keyClicks(panel.filter_edit, "nothing like that")
    assert panel.panel_message.text() == "No task fits the filter."


def test_a_click_on_a_title_sorts(panel: Any) -> None:
    filled(panel)
    header = panel.tasks_view.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(Column.STATE) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    first = [each.state for each in panel.model.shown()]
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert first[::-1] == [each.state for each in panel.model.shown()] and first[0] in ("PENDING", "CANCELLED")


def test_details(panel: Any) -> None:
    panel.set_about(lambda each: "TerraClimate <tmmx> of 2020")
    filled(panel)
    pick(panel, 3)
    text = panel.details_browser.toPlainText()
    for words in ("map 0120", "Failed", "choose a smaller region", "TerraClimate <tmmx> of 2020", "Attempts: 3"):
        assert words in text
    pick(panel, 2)
    assert 'href="https://drive.google.com/#folders/f45"' in panel.details_browser.toHtml()
    pick(panel, 1, 2)
    assert panel.details_browser.toPlainText() == "2 tasks are chosen."


def test_cancelling_asks_first(panel: Any) -> None:
    filled(panel)
    wanted = heard(panel.cancel_requested)
    assert not panel.cancel_button.isEnabled()
    pick(panel, 0, 1, 2)
    click(panel.cancel_button)
    assert panel.confirm_label.text() == "Cancel 2 tasks? 1 have ended and are left alone." and wanted == []
    picture(panel, "tasks-420-confirm")
    click(panel.no_button)
    assert not panel.confirm_area.isVisible() and wanted == []
    click(panel.cancel_button)
    click(panel.yes_button)
    assert wanted == [((MIXED[0].name, MIXED[1].name),)] and not panel.confirm_area.isVisible()
    pick(panel, 3)
    assert not panel.cancel_button.isEnabled()


def test_again_and_results(panel: Any) -> None:
    filled(panel)
    again, results = heard(panel.again_requested), heard(panel.result_requested)
    panel.set_folder("/data/drive")
    pick(panel, 3, 4)
    click(panel.again_button)
    assert again == [((MIXED[3].name,),)]  # the cancelled one was started elsewhere
    assert not panel.add_button.isEnabled()
    pick(panel, 2)
    click(panel.add_button)
    assert results == [((MIXED[2],), "/data/drive")]


def test_unfinished_batches_are_offered(panel: Any) -> None:
    filled(panel)
    rest, forget = heard(panel.rest_requested), heard(panel.forget_requested)
    panel.set_unfinished([(Batch("abc", "TerraClimate 2020", "p", tuple(map(str, range(500)))), 123)])
    assert panel.unfinished_message.text() == "“TerraClimate 2020”: 377 of 500 exports were not submitted."
    click(panel.rest_button)
    click(panel.forget_button)
    assert rest == forget == [("abc",)]
    panel.set_unfinished(())
    assert not panel.unfinished_area.isVisible()


def test_pictures(panel: Any) -> None:
    filled(panel)
    pick(panel, 3)
    picture(panel, "tasks-420")
    panel.resize(300, 640)
    panel.set_unfinished([(Batch("abc", "TerraClimate 2020", "p", tuple(map(str, range(500)))), 123)])
    QTest.qWait(50)
    picture(panel, "tasks-300")
    assert panel.width() == 300
    panel.resize(720, 500)
    before = QApplication.palette()
    dark = QPalette(QColor(50, 50, 50))
    QApplication.setPalette(dark)
    QTest.qWait(50)
    picture(panel, "tasks-720-dark")
    QApplication.setPalette(before)


# With the sandbox


class Bar:
    """Keeps what is said."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def error(self, error: Exception) -> None:
        self.said.append(f"error: {error}")

    def info(self, text: str) -> None:
        self.said.append(text)

    def clear(self) -> None:
        pass


class Window:
    """What the dock needs of the desktop."""

    def __init__(self, client: Client) -> None:
        self.client, self.messages, self.iface = client, Bar(), None

    def show_connection(self) -> None:
        pass


class Memory:
    """A setting."""

    def __init__(self) -> None:
        self.kept = ""

    def value(self) -> str:
        return self.kept

    def setValue(self, value: str) -> None:
        self.kept = value


@pytest.fixture
def server(fresh_sandbox: Callable[..., Any], tmp_path: Path) -> Any:
    return fresh_sandbox("--output", tmp_path / "out")


@pytest.fixture
def dock(panel: Any, server: Any, tmp_path: Path) -> Iterator[Any]:
    from ee_workbench.plugin.desktop.tasks import TasksDock

    session = Session(Transport(first_wait=0.02))
    info = session.connect(Connection(url=server.url, project="sandbox"))
    made = TasksDock(Window(Client(session)), panel, ExportJournal(tmp_path / "journal"), Memory(), panel)
    made.watch.set_visible(True)
    made.set_connected(info)
    yield made
    made.close()
    session.disconnect()


def test_cancelled_tasks_show_without_a_reload(dock: Any, panel: Any, server: Any) -> None:
    wait = Waiter()
    done = start("done")
    wait.until(lambda: task_states(dock.desktop.client.operations())[0].is_over, timeout=30_000)
    server.control("POST", "tasks", {"hold": True})
    for name in ("one", "two", "three"):
        start(name)
    click(panel.refresh_button)
    wait.until(lambda: panel.model.rowCount() == 4)
    pick(panel, 0, 1, 3)
    click(panel.cancel_button)
    click(panel.yes_button)
    wait.until(
        lambda: sorted(e.state for e in panel.model.tasks()) == ["CANCELLED", "CANCELLED", "PENDING", "SUCCEEDED"]
    )
    assert {each.name: each.state for each in panel.model.tasks()}[done] == "SUCCEEDED"
    server.control("POST", "tasks", {"hold": False})
    wait.until(lambda: "“one” is finished." in dock.desktop.messages.said, timeout=30_000)


def test_results_are_added(dock: Any, panel: Any, server: Any, tmp_path: Path) -> None:
    wait = Waiter()
    QgsProject.instance().clear()
    start("tile", folder="maps")
    start("leaf", assetId="projects/sandbox/assets/leaf")
    dock.look_soon()
    wait.until(lambda: [e.state for e in panel.model.tasks()] == ["SUCCEEDED"] * 2, timeout=30_000)
    panel.set_folder(str(tmp_path / "out" / "drive"))
    pick(panel, 0, 1)
    click(panel.add_button)
    wait.until(lambda: len(QgsProject.instance().mapLayers()) == 2, timeout=30_000)
    names = sorted(layer.name() for layer in QgsProject.instance().mapLayers().values())
    assert "tile" in names and dock._folder.value().endswith("drive")
    panel.set_folder(str(tmp_path))
    QgsProject.instance().clear()
    click(panel.add_button)
    assert "synchronised" in panel.panel_message.text()


def test_what_was_left_is_offered_and_forgotten(dock: Any, panel: Any) -> None:
    jobs = [Job("image", f"n{number}", {"expression": number}) for number in range(3)]
    batch = dock.journal.begin("Maps", "sandbox", jobs)
    dock.journal.add(Entry(batch.requests[0], "projects/sandbox/operations/A", "n0", batch.id))
    dock.look_soon()
    assert panel.unfinished_message.text() == "“Maps”: 2 of 3 exports were not submitted."
    rest = heard(dock.rest_requested)
    click(panel.rest_button)
    assert rest == [(batch.id,)]
    click(panel.forget_button)
    assert not panel.unfinished_area.isVisible() and dock.journal.batches() == ()


def test_many_ends_are_one_message(dock: Any) -> None:
    dock.watch.ended.emit((task(1), task(2)))
    dock.watch.ended.emit((task(1), task(3, "FAILED", error="Too large.")))
    failed = "error: “map 0001” is finished. “map 0003” has failed: Too large."
    assert dock.desktop.messages.said == ["2 exports are finished.", failed]


def test_a_later_look_changes_only_what_has_changed(panel: Any) -> None:
    filled(panel)
    pick(panel, 1)
    changed = heard(panel.model.dataChanged)
    panel.set_tasks((MIXED[0], replace(MIXED[1], state="SUCCEEDED", ended=iso(NOW)), *MIXED[2:]))
    assert [(first.row(), last.row()) for first, last, *_ in changed] == [(1, 1)]
    assert "Finished" in panel.details_browser.toPlainText()
