# SPDX-License-Identifier: GPL-2.0-or-later
"""Connecting in the background, with a sandbox of our own started first where one is asked for."""

from __future__ import annotations

import contextlib
import dataclasses
import threading
from pathlib import Path
from typing import Iterator, Optional, Sequence, Tuple

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..core.connection import Connection
from ..core.errors import Cancelled, SandboxFailed, WorkbenchError
from ..core.text import tr
from ..engine.library import import_ee
from ..engine.session import Session, SessionInfo
from . import earthengine, network
from .sandbox import SandboxProcess
from .sandbox_folder import SandboxFolder
from .task import WorkbenchTask


class _Turns:
    """Lets one operation at a time touch the session, and of several that wait only the newest.

    An operation that was cancelled while its request hung still ends some day; whatever came after it must win.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._newest = 0

    def next(self) -> int:
        """Main thread: the number of a new operation, which makes all before it stale."""
        self._newest += 1
        return self._newest

    @contextlib.contextmanager
    def take(self, number: int) -> Iterator[None]:
        """Background: wait until nobody else is at it. Raises Cancelled where there is a newer operation."""
        with self._lock:
            if number != self._newest:
                raise Cancelled(tr("Cancelled."))
            yield

    def is_free(self) -> bool:
        """Whether nobody is at it."""
        return not self._lock.locked()


class ConnectTask(WorkbenchTask):
    """Import ``ee`` (one to two seconds the first time) and connect, in the background; succeeds with a SessionInfo."""

    def __init__(
        self,
        session: Session,
        connection: Connection,
        extra_paths: Optional[Sequence[str]] = None,
        turns: Optional[_Turns] = None,
    ) -> None:
        super().__init__(tr("Connecting to Earth Engine"))
        self.session = session
        self.connection = connection
        self._extra_paths: Tuple[str, ...] = tuple(earthengine.extra_paths() if extra_paths is None else extra_paths)
        self._turns = turns or _Turns()
        self._number = self._turns.next()

    def work(self) -> SessionInfo:
        """Background."""
        self.check_cancelled()
        import_ee(self._extra_paths)
        network.read_authorities()
        with self._turns.take(self._number):
            self.check_cancelled()
            return self.session.connect(self.connection, cancelled=self.is_cancelled)


class DisconnectTask(WorkbenchTask):
    """End the session in the background: a connecting request that still hangs holds it for a while."""

    def __init__(self, session: Session, turns: _Turns) -> None:
        super().__init__(tr("Disconnecting from Earth Engine"), hidden=True)
        self.session = session
        self._turns = turns
        self._number = turns.next()

    def work(self) -> None:
        """Background."""
        with self._turns.take(self._number):
            self.session.disconnect()


class Connector(QObject):
    """One user's wish to be connected: the sandbox process, the connecting task, and what became of them.

    At most one attempt is under way; a new :meth:`connect_to` cancels the one before. A sandbox of our own keeps its
    exports below the folder ``keep``; without one they go with it.
    """

    started = pyqtSignal(object)
    """An attempt begins: the Connection."""
    connected = pyqtSignal(object)
    """SessionInfo."""
    failed = pyqtSignal(object)
    """WorkbenchError (Cancelled where the user cancelled); there is no session now."""
    disconnected = pyqtSignal(str)
    """The session is over: an empty text where the user asked for it, else a sentence that says why."""

    def __init__(self, session: Session, parent: Optional[QObject] = None, *, keep: Optional[Path] = None) -> None:
        super().__init__(parent)
        self.session = session
        self._keep = keep
        self._folder: Optional[SandboxFolder] = None
        self.sandbox: Optional[SandboxProcess] = None
        self.connection: Optional[Connection] = None
        self._task: Optional[ConnectTask] = None
        self._waits_for_sandbox = False
        self._turns = _Turns()

    @property
    def is_busy(self) -> bool:
        """Whether an attempt is under way."""
        return self._task is not None or self._waits_for_sandbox

    def connect_to(self, connection: Connection, *, port: int = 0, mounts: Sequence[str] = ()) -> None:
        """Connect; ends in ``connected`` or ``failed``. ``port`` and ``mounts`` are for a sandbox of our own."""
        self._abandon()
        self.connection = connection
        own_sandbox = connection.mode == "sandbox" and not connection.url
        before = self.sandbox
        if before is not None:
            fits = before.url and before.port == port and before.mounts == tuple(mounts)
            if not (own_sandbox and fits):
                self._drop_sandbox()
        self.started.emit(connection)
        if not own_sandbox:
            self._begin(connection)
        elif self.sandbox is not None:
            self._begin(dataclasses.replace(connection, url=self.sandbox.url))
        else:
            self._waits_for_sandbox = True
            sandbox = SandboxProcess(self, port=port, mounts=mounts, output=self.exports_folder())
            sandbox.ready.connect(self._on_sandbox_ready)
            sandbox.failed.connect(self._on_sandbox_failed)
            sandbox.stopped.connect(self._on_sandbox_stopped)
            self.sandbox = sandbox
            if before is not None and before.is_running and (port or self._keep is not None):
                before.stopped.connect(sandbox.start)  # the port and the folder are free only then
            else:
                sandbox.start()

    def exports_folder(self) -> str:
        """Where a sandbox of our own keeps its exports; empty where that is nowhere."""
        if self._keep is not None and self._folder is None:
            self._folder = SandboxFolder(self._keep)
        return "" if self._folder is None else self._folder.path

    def cancel(self) -> None:
        """Give up the attempt under way; ``failed`` follows with a Cancelled."""
        if self._waits_for_sandbox:
            self._waits_for_sandbox = False
            self._drop_sandbox()
            self._end_session()
            self.failed.emit(Cancelled(tr("Cancelled.")))
        elif self._task is not None:
            self._task.cancel()
            # the request that hangs may yet succeed: what the user was told must stay true
            self._end_session()

    def disconnect_session(self) -> None:
        """End the session, and the sandbox if it is ours."""
        self._abandon()
        self._end_session()
        self._drop_sandbox()
        self.connection = None
        self.disconnected.emit("")

    def shut_down(self) -> None:
        """For unloading: nothing is emitted, the sandbox is gone on return."""
        self.blockSignals(True)
        self._abandon()
        sandbox, self.sandbox = self.sandbox, None
        if sandbox is not None:
            sandbox.blockSignals(True)
            sandbox.end()
            sandbox.deleteLater()
        self._end_session()
        if self._folder is not None:
            self._folder.release()
            self._folder = None

    def _end_session(self) -> None:
        """End it at once where nothing holds it; else as soon as the hanging request lets go."""
        if self._turns.is_free():
            self._turns.next()
            if self.session.is_connected:
                self.session.disconnect()
        else:
            DisconnectTask(self.session, self._turns).start()

    def _begin(self, connection: Connection) -> None:
        task = ConnectTask(self.session, connection, turns=self._turns)
        task.succeeded.connect(self._on_succeeded)
        task.failed.connect(self._on_failed)
        self._task = task
        task.start()

    def _abandon(self) -> None:
        self._waits_for_sandbox = False
        task, self._task = self._task, None
        if task is not None:
            task.succeeded.disconnect(self._on_succeeded)
            task.failed.disconnect(self._on_failed)
            task.cancel()

    def _drop_sandbox(self) -> None:
        sandbox, self.sandbox = self.sandbox, None
        if sandbox is not None:
            for signal, slot in (
                (sandbox.ready, self._on_sandbox_ready),
                (sandbox.failed, self._on_sandbox_failed),
                (sandbox.stopped, self._on_sandbox_stopped),
            ):
                signal.disconnect(slot)
            if sandbox.is_running:
                sandbox.stopped.connect(sandbox.deleteLater)
                sandbox.stop()
            else:
                sandbox.deleteLater()

    def _on_succeeded(self, info: SessionInfo) -> None:
        self._task = None
        self.connected.emit(info)

    def _on_failed(self, error: WorkbenchError) -> None:
        self._task = None
        self.failed.emit(error)

    def _on_sandbox_ready(self, url: str) -> None:
        self._waits_for_sandbox = False
        assert self.connection is not None
        self._begin(dataclasses.replace(self.connection, url=url))

    def _on_sandbox_failed(self, sentence: str) -> None:
        self._waits_for_sandbox = False
        details = self.sandbox.details if self.sandbox is not None else ""
        self._drop_sandbox()
        self._end_session()
        self.failed.emit(SandboxFailed(sentence, details=details))

    def _on_sandbox_stopped(self) -> None:
        sentence = tr("The sandbox has stopped. Connect again to start a new one.")
        details = self.sandbox.details if self.sandbox is not None else ""
        attempt_under_way = self._task is not None
        self._abandon()
        self._drop_sandbox()
        self._end_session()
        if attempt_under_way:
            self.failed.emit(SandboxFailed(sentence, details=details))
        else:
            self.disconnected.emit(sentence)
