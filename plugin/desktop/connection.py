# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands between the panel "Connection" and the session: connecting, and what the user is told of it."""

from __future__ import annotations

from typing import Any, Optional

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..bridge.connecting import Connector
from ..bridge.settings import Settings
from ..core.connection import Connection
from ..core.errors import Cancelled, WorkbenchError
from ..core.text import tr
from ..engine.session import SessionInfo
from .recipes import Window


class ConnectionDock(QObject):
    """The panel and the connector. The last choice is kept in the settings."""

    connecting = pyqtSignal()
    """An attempt has begun."""
    changed = pyqtSignal(object)
    """The SessionInfo of another session; None: there is none."""
    failed_quietly = pyqtSignal()
    """An attempt that nobody asked for has failed."""

    def __init__(self, desktop: Window, panel: Any, connector: Connector, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self.desktop, self.panel, self.connector, self.settings = desktop, panel, connector, settings
        self._told_errors = False
        panel.connect_requested.connect(self._connect_to)
        panel.disconnect_requested.connect(self._disconnect)
        connector.started.connect(self._on_connecting)
        connector.connected.connect(self._on_connected)
        connector.failed.connect(self._on_failed)
        connector.disconnected.connect(self._on_disconnected)

    def reconnect(self) -> None:
        """Connect to the last choice, in the background; nothing is said when that fails."""
        connection = self.settings.connection()
        if connection is not None and self.settings.reconnect.value():
            self._told_errors = False
            self._begin(connection)

    def reconnect_or_ask(self) -> None:
        """Connect to the last choice; where there is none, let the user choose."""
        connection = self.settings.connection()
        if connection is None:
            self.desktop.show_connection()
        else:
            self._connect_to(connection)

    def _connect_to(self, connection: Connection) -> None:
        self._told_errors = True
        self.settings.remember_connection(connection)
        self._begin(connection)

    def _begin(self, connection: Connection) -> None:
        mounts = [line for line in self.settings.sandbox_mounts.value().splitlines() if line.strip()]
        self.connector.connect_to(connection, port=self.settings.sandbox_port.value(), mounts=mounts)

    def _disconnect(self) -> None:
        if self.connector.is_busy:
            self.connector.cancel()
        else:
            self.settings.forget_connection()
            self.connector.disconnect_session()

    # News.

    def _on_connecting(self, connection: Connection) -> None:
        self.panel.set_connecting(connection)
        self.connecting.emit()

    def _on_connected(self, info: SessionInfo) -> None:
        self.desktop.messages.clear()
        self.panel.set_connected(info)
        self.changed.emit(info)

    def _on_failed(self, error: WorkbenchError) -> None:
        self.changed.emit(None)
        if isinstance(error, Cancelled):
            self.panel.set_disconnected(tr("Not connected."))
            return
        self.panel.show_error(error)
        if self._told_errors:
            self.desktop.messages.error(error)
        else:
            self.failed_quietly.emit()

    def _on_disconnected(self, sentence: str) -> None:
        self.changed.emit(None)
        self.panel.set_disconnected(sentence or tr("Not connected."), failed=bool(sentence))
        if sentence:
            self.desktop.messages.error(WorkbenchError(sentence))


def state_of(info: Optional[SessionInfo]) -> tuple[str, str]:
    """The icon and the words for a session, or for none."""
    if info is None:
        return "disconnected", tr("Not connected")
    if info.is_sandbox:
        return "sandbox", tr("Sandbox")
    return "connected", info.project or info.account
