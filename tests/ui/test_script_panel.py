# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Scripts": real typing and clicks; what is translated, what runs, and what QGIS shows of it."""

from __future__ import annotations

import json
import time
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.plugin import console as wb
from ee_workbench.plugin.bridge.connecting import Connector
from ee_workbench.plugin.core.javascript import translate
from ee_workbench.plugin.desktop.scripts import EXAMPLE_TITLES, ScriptDock, examples
from ee_workbench.tests.bridge.conftest import Heartbeat, Waiter
from ee_workbench.tests.busy_pool import busy_pool
from ee_workbench.tests.ui.hands import click, follow, picture, shown
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QFileDialog


class Memory:
    """A setting."""

    def __init__(self, value: str = "") -> None:
        self.stored = value

    def value(self) -> str:
        return self.stored

    def setValue(self, value: str) -> None:
        self.stored = value

    def remove(self) -> None:
        self.stored = ""


class Desk:
    """A panel with its dock, as the window has them."""

    def __init__(self, client: Any, state: str = "") -> None:
        from ee_workbench.ui.script_panel import ScriptPanel

        self.panel = ScriptPanel()
        self.memory = Memory(state)
        messages = types.SimpleNamespace(error=lambda error: None, info=lambda text: None, clear=lambda: None)
        self.wanted: list[str] = []
        iface = types.SimpleNamespace()
        window = types.SimpleNamespace(
            iface=iface, client=client, messages=messages, show_connection=lambda: self.wanted.append("connection")
        )
        self.dock = ScriptDock(window, self.panel, self.memory, self.panel)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.panel.javascript_editor, text)

    def paste(self, text: str) -> None:
        self.panel.javascript_editor.setFocus()
        self.panel.javascript_editor.selectAll()
        QApplication.clipboard().setText(text)
        QTest.keyClick(self.panel.javascript_editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def run(self) -> None:
        click(self.panel.run_button)

    @property
    def output(self) -> str:
        return str(self.panel.output_edit.toPlainText())


@pytest.fixture
def wait(qgis_app: Any) -> Waiter:
    return Waiter()


@pytest.fixture
def client(sandbox: Any) -> Iterator[Any]:
    from ee_workbench.plugin.core.connection import Connection
    from ee_workbench.plugin.engine.client import Client
    from ee_workbench.plugin.engine.session import Session

    session = Session()
    session.connect(Connection(mode="sandbox", url=sandbox.url))
    sandbox.clear_log()
    yield Client(session)
    session.disconnect()


@pytest.fixture
def desk(client: Any, wait: Waiter) -> Iterator[Desk]:
    QgsProject.instance().clear()
    wb.attach(client, Connector(client.session))
    made = Desk(client)
    with shown(made.panel, 800, 700):
        made.panel.set_connected(True)
        yield made
        made.dock.close()
        wait.until(lambda: not made.dock.map.waiting)
    wb.detach()
    QgsProject.instance().clear()


def pick(panel: Any, row: int, column: int) -> None:
    """Click a cell of the problems."""
    view = panel.problems_view
    place = view.visualRect(panel.model.index(row, column)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_what_is_typed_is_translated(desk: Desk, wait: Waiter) -> None:
    desk.type("var x = 1;")
    wait.until(lambda: "x = 1" in desk.panel.python(), timeout=30_000)
    assert desk.panel.tabs.tabText(0) == "No problems" and not desk.panel.edited_message.isVisible()
    assert not QgsProject.instance().mapLayers() and desk.output == ""


def test_pasted_code_runs_only_when_run_is_pressed(desk: Desk, wait: Waiter, sandbox: Any) -> None:
    desk.paste("print(ee.Number(20).add(3)); Map.addLayer(ee.Image(1), {min: 0, max: 1}, 'one');")
    wait.until(lambda: "addLayer" in desk.panel.python(), timeout=30_000)
    wait.a_while(500)
    assert sandbox.log() == [] and desk.output == ""
    desk.run()
    wait.until(lambda: len(QgsProject.instance().mapLayers()) == 1, timeout=30_000)
    wait.until(lambda: not desk.panel.cancel_button.isVisible())
    assert desk.output == "23\n" and desk.panel.tabs.currentIndex() == 1
    picture(desk.panel, "script-run")


def test_errors_of_the_script_lead_to_their_line(desk: Desk, wait: Waiter) -> None:
    desk.paste("var a = 1;\nvar b = 2;\n\nvar c = ;\n")
    wait.until(lambda: desk.panel.model.rowCount() == 1, timeout=30_000)
    assert desk.panel.tabs.tabText(0) == "Problems (1)" and "cannot be read" in desk.panel.edited_message.text()
    view = desk.panel.problems_view
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(desk.panel.model.index(0, 1)).center()
    )
    assert desk.panel.javascript_editor.getCursorPosition()[0] == 3
    picture(desk.panel, "script-error")


def test_what_is_not_shown_is_listed(desk: Desk, wait: Waiter) -> None:
    desk.paste("var a = 1;\nvar p = ui.Panel();\nvar m = require('users/x/y:z');\n")
    wait.until(lambda: desk.panel.model.rowCount() == 2, timeout=30_000)
    assert [note.line for note in desk.panel.model.notes()] == [2, 3]
    view = desk.panel.problems_view
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(desk.panel.model.index(1, 0)).center()
    )
    assert desk.panel.javascript_editor.getCursorPosition()[0] == 2
    picture(desk.panel, "script-problems")


def test_python_that_was_edited_is_kept_and_runs(desk: Desk, wait: Waiter) -> None:
    desk.paste("print(1);")
    wait.until(lambda: "print(1)" in desk.panel.python(), timeout=30_000)
    desk.panel.python_editor.setFocus()
    desk.panel.python_editor.selectAll()
    QTest.keyClicks(desk.panel.python_editor, "print(6 * 7)")
    assert "no longer follows" in desk.panel.edited_message.text()
    desk.paste("print(2);")
    wait.until(lambda: "print(2)" in desk.panel._translated, timeout=30_000)
    assert desk.panel.python() == "print(6 * 7)"
    picture(desk.panel, "script-edited")
    desk.run()
    wait.until(lambda: desk.output == "42\n")
    follow(desk.panel.edited_message)
    assert desk.panel.python() == "print(6 * 7)"  # a label that gets a new text in the midst of a click may crash
    wait.until(lambda: "print(2)" in desk.panel.python())
    assert not desk.panel.edited_message.isVisible()
    assert json.loads(desk.panel.state()) == {"javascript": "print(2);", "python": ""}


def test_errors_have_the_line_of_the_python(desk: Desk, wait: Waiter) -> None:
    desk.panel.python_editor.setText("a = 1\nb = a.nothing\n")
    desk.run()
    wait.until(lambda: "AttributeError" in desk.output)
    assert desk.output.startswith("Line 2: ")
    (note,) = desk.panel.model.notes()
    assert (note.side, note.line) == ("python", 2)
    desk.panel.tabs.setCurrentIndex(0)
    view = desk.panel.problems_view
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(desk.panel.model.index(0, 1)).center()
    )
    assert desk.panel.python_editor.getCursorPosition()[0] == 1


def test_a_layer_that_fails_is_said(desk: Desk, wait: Waiter) -> None:
    desk.panel.python_editor.setText("Map.addLayer(ee.Image('nobody/has/this'), {}, 'bad')\nprint('end')")
    desk.run()
    wait.until(lambda: "bad: " in desk.output, timeout=30_000)
    assert desk.output.startswith("end\n")
    wait.until(lambda: desk.panel.run_button.isEnabled())


def listed() -> list[Any]:
    """What QGIS lists for its user."""
    return [each for each in QgsApplication.taskManager().activeTasks() if each.description() == "Script"]


@pytest.mark.parametrize("way", ["panel", "manager"])
def test_cancel(desk: Desk, wait: Waiter, sandbox: Any, way: str) -> None:
    sandbox.latency(200)
    desk.panel.python_editor.setText("for i in range(50):\n    print(ee.Number(i))")
    seen, can_cancel = [], []

    def look() -> None:
        if "1\n" in desk.output and not seen:
            seen.append(desk.panel.run_button.isEnabled())
            picture(desk.panel, "script-running")
            tasks = listed()
            can_cancel.extend(each.canCancel() for each in tasks)
            if way == "panel":
                click(desk.panel.cancel_button)
            for each in tasks if way == "manager" else ():
                each.cancel()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    desk.run()
    wait.until(lambda: desk.panel.run_button.isEnabled(), timeout=30_000)
    timer.stop()
    assert seen == [False] and can_cancel == [True]
    assert desk.output.endswith("Cancelled.\n") and len(sandbox.log()) < 10
    wait.until(lambda: not listed())


def test_the_list_of_tasks_has_it_while_it_runs(desk: Desk, wait: Waiter, sandbox: Any) -> None:
    """Also where it ends by itself, or with an error; on a machine whose threads are all taken it runs as well."""
    desk.panel.python_editor.setText("print(ee.Number(1).add(1))\nnothing")
    with busy_pool():
        desk.run()
        wait.until(lambda: "NameError" in desk.output, timeout=30_000)
        wait.until(lambda: not listed())
    assert desk.output.startswith("2\n") and "Cancelled" not in desk.output


def test_without_a_connection_nothing_runs(desk: Desk, wait: Waiter) -> None:
    desk.panel.python_editor.setText("print(1)")
    desk.panel.set_connected(False)
    assert not desk.panel.run_button.isEnabled() and "Connect to Earth Engine" in desk.panel.panel_message.text()
    follow(desk.panel.panel_message)
    wait.until(lambda: desk.wanted == ["connection"])


def test_a_long_script_does_not_stop_the_window(desk: Desk, wait: Waiter) -> None:
    lines = []
    for number in range(1000):
        lines.append(f"var c{number} = ee.ImageCollection('COPERNICUS/S2').filterDate('2020-01-01', '2021-01-01');")
        lines.append(f"Map.addLayer(c{number}.median().add({number}), {{min: 0, max: 1}}, 'layer {number}');")
    beat = Heartbeat()
    desk.type("var a = 0;")
    wait.until(lambda: "a = 0" in desk.panel.python(), timeout=30_000)
    desk.panel.javascript_editor.setText("\n".join(lines))
    QApplication.processEvents()
    begun = time.monotonic()
    with beat:
        wait.until(lambda: "layer 999" in desk.panel.python(), timeout=120_000)
        took = 1000 * (time.monotonic() - begun)
        wait.a_while(100)
    print(f"the window stood still for {beat.longest:.0f} of {took:.0f} ms at most")
    assert beat.longest < max(250, took / 3)  # 50 ms on a machine that has nothing else to do


def test_narrow_is_one_below_the_other(desk: Desk) -> None:
    assert desk.panel.editors_splitter.orientation() == Qt.Orientation.Horizontal
    desk.panel.resize(300, 700)
    QTest.qWait(50)
    assert desk.panel.width() <= 310
    assert desk.panel.editors_splitter.orientation() == Qt.Orientation.Vertical
    picture(desk.panel, "script-narrow")


def test_open_save_and_copy(desk: Desk, wait: Waiter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "mine.js"
    script.write_text("var answer = 42;", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(script), ""))
    click(desk.panel.open_button)
    assert desk.panel.javascript() == "var answer = 42;"
    wait.until(lambda: "answer = 42" in desk.panel.python(), timeout=30_000)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "other.py"), ""))
    click(desk.panel.save_button)
    assert (tmp_path / "other.js").read_text(encoding="utf-8") == "var answer = 42;"
    assert (tmp_path / "other.py").read_text(encoding="utf-8") == translate("var answer = 42;").python
    assert "other.js, other.py" in desk.panel.panel_message.text()
    click(desk.panel.copy_button)
    assert QApplication.clipboard().text() == desk.panel.python()
    (tmp_path / "own.py").write_text("print(3)", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "own.py"), ""))
    click(desk.panel.open_button)
    assert desk.panel.javascript() == "" and desk.panel.python() == "print(3)"
    wait.a_while(300)
    assert desk.panel.python() == "print(3)"
    (tmp_path / "bad.js").write_bytes(b"\xff\xfe\x00")
    desk.panel.open_file(tmp_path / "bad.js")
    assert "cannot be read" in desk.panel.panel_message.text()


def test_both_sides_are_there_again(desk: Desk, wait: Waiter, client: Any) -> None:
    desk.paste("print(1);")
    wait.until(lambda: "print(1)" in desk.panel.python(), timeout=30_000)
    desk.panel.python_editor.setText("print(5)")
    wait.until(lambda: "print(5)" in desk.memory.stored)
    other = Desk(client, desk.memory.stored)
    assert other.panel.javascript() == "print(1);" and other.panel.python() == "print(5)"
    wait.until(lambda: "print(1)" in other.panel._translated, timeout=30_000)
    assert other.panel.python() == "print(5)"
    other.dock.close()
    broken = Desk(client, "{")
    assert broken.memory.stored == "" and broken.panel.python() == ""
    broken.dock.close()


def test_the_console_editor_is_said_to_be_missing(desk: Desk) -> None:
    desk.panel.python_editor.setText("print(1)")
    click(desk.panel.console_button)
    assert "Copy the Python instead" in desk.panel.panel_message.text()


@pytest.mark.parametrize("title", [title for title, _ in examples()])
def test_the_examples_run(desk: Desk, wait: Waiter, title: str, sandbox: Any) -> None:
    actions = {action.text(): action for action in desk.panel.examples_button.menu().actions()}
    actions[title].trigger()
    wait.until(lambda: "Map.addLayer" in desk.panel.python(), timeout=30_000)
    assert [note for note in desk.panel.model.notes() if note.severity != "information"] == []
    desk.run()
    wait.until(lambda: desk.panel.run_button.isEnabled(), timeout=120_000)
    assert "Line" not in desk.output, desk.output
    assert len(QgsProject.instance().mapLayers()) == 1, desk.output
    assert desk.panel.model.notes() == () or title.startswith("A chart")


def test_there_are_examples() -> None:
    assert len(examples()) >= 8 and tuple(title for title, _ in examples()) == EXAMPLE_TITLES
    for title, path in examples():
        assert 10 < len(title) < 60 and max(map(len, path.read_text(encoding="utf-8").splitlines())) <= 120
