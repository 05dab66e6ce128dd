# SPDX-License-Identifier: GPL-2.0-or-later
"""What the console's calls share: the plugin's session and journal, and waiting with QGIS alive."""

from __future__ import annotations

from typing import Any, Callable, Optional, Tuple

from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QThread

from ..bridge import exporting, network
from ..bridge.connecting import Connector
from ..bridge.task import WorkbenchTask
from ..core.errors import NotConnected, WorkbenchError
from ..core.export_journal import ExportJournal
from ..core.text import tr
from ..engine.client import Client
from ..engine.session import Session

_client: Optional[Client] = None
_connector: Optional[Connector] = None
_journal: Optional[ExportJournal] = None


def attach(client: Client, connector: Connector, journal: Optional[ExportJournal] = None) -> None:
    """For the plugin: let the console use its session and its journal of exports."""
    global _client, _connector, _journal
    _client, _connector, _journal = client, connector, journal


def detach() -> None:
    """For the plugin: it is unloaded."""
    global _client, _connector, _journal
    _client = _connector = _journal = None


def services() -> Tuple[Client, Connector]:
    """The plugin's session, or, where the plugin is not loaded, one of the console's own."""
    if _client is None or _connector is None:
        session = Session()
        network.follow(session.transport)
        attach(Client(session), Connector(session))
    assert _client is not None and _connector is not None
    return _client, _connector


def journal() -> ExportJournal:
    """The profile's journal of exports: the plugin's own where it is loaded."""
    global _journal
    if _journal is None:
        _journal = exporting.open_journal()
    return _journal


def loop() -> QEventLoop:
    """An event loop to wait in, which only the main thread has."""
    application = QCoreApplication.instance()
    if application is None or QThread.currentThread() is not application.thread():
        raise NotConnected(tr("Call this from QGIS' main thread."))
    return QEventLoop()


def outcome(task: WorkbenchTask) -> Any:
    """Start a task, wait for it in an event loop, and give what it succeeded with. Raises WorkbenchError."""
    waiting = loop()
    made: list[Any] = []
    task.succeeded.connect(made.append)
    task.ended.connect(waiting.quit)
    task.start()
    waiting.exec()
    if not made:
        raise task.error or WorkbenchError(tr("This did not work. See the log."))
    return made[0]


class Request(WorkbenchTask):
    """One question to the service; succeeds with what the function gives."""

    def __init__(self, title: str, ask: Callable[[Callable[[], bool]], Any]) -> None:
        super().__init__(title, hidden=True)
        self._ask = ask

    def work(self) -> Any:
        """Background."""
        return self._ask(self.is_cancelled)
