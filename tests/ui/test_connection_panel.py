# SPDX-License-Identifier: GPL-2.0-or-later
"""The Connection dock."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.errors import RecipeError, SignInExpired
from ee_workbench.plugin.engine.session import SessionInfo
from ee_workbench.tests.ui.hands import shown
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest


@pytest.fixture
def panel(qgis_app: Any) -> Iterator[Any]:
    from ee_workbench.ui.connection_panel import ConnectionPanel

    made = ConnectionPanel()
    with shown(made, 300, 320):
        yield made


@pytest.fixture
def asked(panel: Any) -> list[Any]:
    found: list[Any] = []
    panel.connect_requested.connect(found.append)
    return found


def click(button: Any) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(panel: Any, mode: str) -> None:
    panel.mode_combo.setFocus()
    while panel.mode_combo.currentData() != mode:
        QTest.keyClick(panel.mode_combo, Qt.Key.Key_Down)


def test_the_sandbox_is_the_first_choice_and_needs_nothing(panel: Any, asked: list[Any]) -> None:
    assert not panel.project_edit.isVisible() and not panel.key_file_widget.isVisible()
    assert "No account" in panel.hint_label.text()
    click(panel.connect_button)
    assert asked == [Connection("sandbox")]


def test_a_google_account_needs_a_project_id(panel: Any, asked: list[Any]) -> None:
    choose(panel, "live")
    click(panel.connect_button)
    assert asked == [] and "id" in panel.project_message.text() and panel.project_message.isVisible()
    QTest.keyClicks(panel.project_edit, "My Project 1234")
    click(panel.connect_button)
    assert asked == [] and "name" in panel.project_message.text()
    panel.project_edit.clear()
    QTest.keyClicks(panel.project_edit, "my-project-1234")
    QTest.keyClick(panel.project_edit, Qt.Key.Key_Return)
    assert asked == [Connection("live", "my-project-1234")] and not panel.project_message.isVisible()


def test_a_service_account_needs_its_key(panel: Any, asked: list[Any]) -> None:
    choose(panel, "service_account")
    assert panel.key_file_widget.isVisible() and panel.endpoint_combo.isVisible()
    click(panel.connect_button)
    assert asked == [] and panel.key_file_message.isVisible()
    panel.key_file_widget.lineEdit().setFocus()
    QTest.keyClicks(panel.key_file_widget.lineEdit(), "/keys/robot.json")
    panel.endpoint_combo.setFocus()
    QTest.keyClick(panel.endpoint_combo, Qt.Key.Key_Down)
    click(panel.connect_button)
    assert asked == [Connection("service_account", "", "/keys/robot.json", "high_volume")]


def test_states(panel: Any) -> None:
    ended: list[Any] = []
    panel.disconnect_requested.connect(lambda: ended.append(1))
    assert not panel.disconnect_button.isEnabled()
    panel.set_connecting(Connection("sandbox"))
    assert panel.progress_bar.isVisible() and not panel.connect_button.isEnabled()
    assert panel.disconnect_button.text().replace("&", "") == "Cancel"
    click(panel.disconnect_button)
    panel.set_connected(SessionInfo("sandbox", "sandbox", "http://127.0.0.1:1/x", "", "1.7.50"))
    assert "not for science" in panel.status_label.text() and not panel.progress_bar.isVisible()
    click(panel.disconnect_button)
    assert ended == [1, 1]
    panel.set_connected(SessionInfo("live", "my-project", "", "Google account", "1.7.50"))
    assert "my-project" in panel.status_label.text()
    panel.set_disconnected("The sandbox has stopped.")
    assert panel.status_label.text() == "The sandbox has stopped." and panel.connect_button.isEnabled()


def test_errors_stand_where_they_belong(panel: Any) -> None:
    choose(panel, "service_account")
    panel.show_error(RecipeError("key_file", "It is not a key."))
    assert panel.key_file_message.text() == "It is not a key." and panel.status_label.text() == "Not connected."
    panel.show_error(SignInExpired("Sign in again."))
    assert panel.status_label.text() == "Sign in again."


def test_a_connection_fills_the_form(panel: Any, asked: list[Any]) -> None:
    connection = Connection("service_account", "my-project-1", "/k.json", "high_volume")
    panel.set_connection(connection)
    click(panel.connect_button)
    assert asked == [connection]
