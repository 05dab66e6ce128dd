# SPDX-License-Identifier: GPL-2.0-or-later
"""Connecting in the background: own sandbox, somebody's sandbox, dead servers, second thoughts."""

from __future__ import annotations

import socket
import threading

import pytest
from ee_workbench.plugin.bridge import sandbox as sandbox_module
from ee_workbench.plugin.bridge.connecting import Connector, ConnectTask, DisconnectTask, _Turns
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.errors import Cancelled, SandboxFailed, WorkbenchError
from ee_workbench.plugin.engine.session import Session
from qgis.PyQt.QtCore import QElapsedTimer

OWN = Connection(mode="sandbox")


@pytest.fixture
def connector(wait):
    made = Connector(Session())
    made.heard = []
    made.started.connect(lambda _: made.heard.append("started"))
    made.connected.connect(lambda info: made.heard.append(info.mode))
    made.failed.connect(lambda error: made.heard.append(type(error).__name__))
    made.disconnected.connect(lambda sentence: made.heard.append(f"disconnected {sentence}".strip()))
    yield made
    made.shut_down()


@pytest.fixture
def silent_server():
    """Takes connections and never answers."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(20)
        yield f"http://127.0.0.1:{server.getsockname()[1]}/token"


@pytest.fixture
def real_sandbox():
    if not (sandbox_module.FOLDER / "__main__.py").is_file():
        pytest.skip("this checkout has no sandbox command")


def test_to_a_running_sandbox(connector, sandbox, wait):
    with wait.signals(connector.connected, timeout=60_000) as heard:
        connector.connect_to(Connection(mode="sandbox", url=sandbox.url))
        assert connector.is_busy
    info = heard[0][1][0]
    assert info.is_sandbox and info.url == sandbox.url and connector.session.is_connected
    assert not connector.is_busy and connector.sandbox is None
    connector.disconnect_session()
    assert not connector.session.is_connected
    assert connector.heard == ["started", "sandbox", "disconnected"]


def test_own_sandbox_comes_and_goes(connector, real_sandbox, wait, heartbeat):
    with heartbeat, wait.signals(connector.connected, timeout=60_000):
        connector.connect_to(OWN)
    process = connector.sandbox
    assert process.url and connector.session.info.url == process.url
    assert heartbeat.beats > 20
    with wait.signals(process.stopped):
        connector.disconnect_session()
    assert connector.sandbox is None and not connector.session.is_connected
    assert connector.heard == ["started", "sandbox", "disconnected"]


def test_own_sandbox_is_used_again(connector, real_sandbox, wait):
    for _ in range(2):
        with wait.signals(connector.connected, timeout=60_000):
            connector.connect_to(OWN)
    assert connector.heard == ["started", "sandbox"] * 2


def test_own_sandbox_with_other_mounts_on_the_same_port(connector, real_sandbox, wait, tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    urls = []
    for mounts in ((), (), (str(tmp_path),)):
        with wait.signals(connector.connected, timeout=60_000) as heard:
            connector.connect_to(OWN, port=port, mounts=mounts)
        urls.append(heard[0][1][0].url)
    assert urls[0] == urls[1] != urls[2]  # the token tells them apart
    assert all(f":{port}/" in url for url in urls)
    assert connector.heard == ["started", "sandbox"] * 3


def test_own_sandbox_that_dies_is_noticed(connector, real_sandbox, wait):
    with wait.signals(connector.connected, timeout=60_000):
        connector.connect_to(OWN)
    with wait.signals(connector.disconnected) as heard:
        connector.sandbox._process.kill()
    assert "has stopped" in heard[0][1][0]
    assert not connector.session.is_connected and connector.sandbox is None
    with wait.signals(connector.connected, timeout=60_000):  # and the next one works
        connector.connect_to(OWN)


def test_own_sandbox_that_does_not_start(connector, wait, monkeypatch, tmp_path):
    (tmp_path / "__main__.py").write_text("raise SystemExit('no such luck')")
    monkeypatch.setattr(sandbox_module, "FOLDER", tmp_path)
    with wait.signals(connector.failed, timeout=20_000) as heard:
        connector.connect_to(OWN)
    error = heard[0][1][0]
    assert isinstance(error, SandboxFailed) and "no such luck" in error.details
    assert not connector.is_busy and connector.sandbox is None


def test_nobody_there(connector, wait):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/x"
    with wait.signals(connector.failed, timeout=60_000) as heard:
        connector.connect_to(Connection(mode="sandbox", url=url))
    assert isinstance(heard[0][1][0], WorkbenchError) and not connector.session.is_connected


def test_cancel_while_the_sandbox_starts(connector, wait, monkeypatch, tmp_path):
    (tmp_path / "__main__.py").write_text("import sys; sys.stdin.read()")
    monkeypatch.setattr(sandbox_module, "FOLDER", tmp_path)
    connector.connect_to(OWN)
    connector.cancel()
    assert connector.heard == ["started", "Cancelled"] and not connector.is_busy
    wait.a_while(300)
    assert connector.heard == ["started", "Cancelled"]


def test_cancel_while_the_server_hangs(connector, silent_server, wait, heartbeat):
    connector.connect_to(Connection(mode="sandbox", url=silent_server))
    wait.a_while(500)
    clock = QElapsedTimer()
    clock.start()
    with heartbeat, wait.signals(connector.failed, timeout=3000) as heard:
        connector.cancel()
    assert clock.elapsed() < 1500 and isinstance(heard[0][1][0], Cancelled)
    assert heartbeat.longest < 1000


def test_second_thoughts(connector, sandbox, silent_server, wait):
    """A new wish while the first one hangs: the first one's end must not touch the second one's session."""
    connector.connect_to(Connection(mode="sandbox", url=silent_server))
    wait.a_while(300)
    with wait.signals(connector.connected, timeout=8_000) as heard:
        connector.connect_to(Connection(mode="sandbox", url=sandbox.url))
    assert heard[0][1][0].url == sandbox.url
    wait.a_while(300)
    assert connector.session.info.url == sandbox.url
    assert connector.heard == ["started", "started", "sandbox"]


def test_shut_down_is_quick_and_silent(connector, real_sandbox, wait):
    with wait.signals(connector.connected, timeout=60_000):
        connector.connect_to(OWN)
    process = connector.sandbox._process
    heard = list(connector.heard)
    clock = QElapsedTimer()
    clock.start()
    connector.shut_down()
    assert clock.elapsed() < 4000
    assert process.state() == process.ProcessState.NotRunning
    assert connector.heard == heard and not connector.session.is_connected


class SlowSession:
    """Connects when it is told to; a stand-in for the engine's, whose own tests use the sandbox."""

    def __init__(self):
        self.done, self.entered, self.go = [], threading.Event(), threading.Event()
        self.is_connected = True

    def connect(self, connection, *, cancelled):
        self.entered.set()
        self.go.wait(10)
        self.done.append(connection.url)
        return connection.url

    def disconnect(self):
        self.done.append("disconnected")


def test_only_the_newest_operation_counts(wait):
    session, turns = SlowSession(), _Turns()
    first = ConnectTask(session, Connection(url="http://a"), (), turns)
    first.start()
    wait.until(session.entered.is_set)
    middle = DisconnectTask(session, turns)
    last = ConnectTask(session, Connection(url="http://b"), (), turns)
    with wait.signals(first.ended, middle.ended, last.ended):
        middle.start()
        last.start()
        first.cancel()
        wait.a_while(100)
        session.go.set()
    assert session.done == ["http://a", "http://b"]
    assert isinstance(middle.error, Cancelled) and last.error is None
