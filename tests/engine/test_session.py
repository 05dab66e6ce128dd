# SPDX-License-Identifier: GPL-2.0-or-later
"""Connecting: the sandbox, service accounts, stored sign-ins that are not there, and servers that are not."""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.errors import (
    Cancelled,
    ConnectionFailed,
    NotConnected,
    RecipeError,
    SignInExpired,
    WorkbenchError,
)
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import SANDBOX_NOTE, Session
from ee_workbench.plugin.engine.transport import Transport
from ee_workbench.tests.keys import key_file


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_sandbox_takes_three_requests_and_no_sign_in(session: Session, sandbox: Any, monkeypatch: Any) -> None:
    import ee

    def never(*_: Any, **__: Any) -> None:
        raise AssertionError("nobody may be asked to sign in")

    monkeypatch.setattr(ee, "Authenticate", never)
    sandbox.clear_log()
    info = session.connect(Connection(url=sandbox.url))
    assert info.is_sandbox and info.attribution_note == SANDBOX_NOTE and session.info == info
    paths = [entry["path"] for entry in sandbox.log()]
    assert len(paths) == 3 and paths[-1].endswith("/algorithms")
    assert ee.Number(1).add(2).getInfo() == 3  # scripts in the console share the session


def test_the_public_web_is_not_asked(session: Session, sandbox: Any, monkeypatch: Any) -> None:
    import urllib.request

    def never(*_: Any, **__: Any) -> None:
        raise AssertionError("the sandbox must not need the network")

    import ee.deprecation

    before = ee.deprecation.InitializeDeprecatedAssets
    monkeypatch.setattr(urllib.request, "urlopen", never)
    session.connect(Connection(url=sandbox.url))
    assert ee.deprecation.InitializeDeprecatedAssets is before  # put back


def test_without_a_session_requests_say_what_to_do(session: Session) -> None:
    with pytest.raises(NotConnected, match="Connect"):
        Client(session).compute(object())


def test_disconnecting_ends_it_and_leaves_a_foreign_session_alone(session: Session, sandbox: Any) -> None:
    import ee

    session.connect(Connection(url=sandbox.url))
    session.disconnect()
    assert session.info is None and not ee.data.is_initialized()
    session.connect(Connection(url=sandbox.url))
    Session().disconnect()  # one that never connected
    assert ee.data.is_initialized()


@pytest.mark.parametrize("mode", ["nobody", "stalls"])
def test_a_server_that_is_not_there_ends_in_a_sentence_soon(session: Session, mode: str) -> None:
    port = free_port()
    listener = None
    if mode == "stalls":
        listener = socket.create_server(("127.0.0.1", port))
    started = time.monotonic()
    with pytest.raises(ConnectionFailed) as caught:
        session.connect(Connection(url=f"http://127.0.0.1:{port}/x"))
    assert time.monotonic() - started < 10
    assert str(caught.value).endswith(".") and not session.is_connected
    if listener is not None:
        listener.close()


@pytest.mark.parametrize("answered", [False, True])
def test_a_closed_transport_leaves_no_connection_open(answered: bool) -> None:
    transport = Transport()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(10)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        asking = threading.Thread(target=transport.request, args=(url,), daemon=True)
        asking.start()
        peer, _ = listener.accept()
        with peer:
            peer.settimeout(10)
            assert peer.recv(1 << 16).startswith(b"GET / HTTP/1.1")
            if not answered:
                transport.close()
            peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
            asking.join(10)
            if answered:
                transport.close()
            assert peer.recv(1) == b""  # what a peer that has hung up sends


def test_a_cancel_is_heard_while_the_server_hangs() -> None:
    session = Session()
    asked = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Timer(0.3, asked.set).start()
        started = time.monotonic()
        with pytest.raises(Cancelled):
            session.connect(Connection(url=f"http://127.0.0.1:{listener.getsockname()[1]}/x"), cancelled=asked.is_set)
    assert time.monotonic() - started < 5


def test_no_stored_sign_in(session: Session, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path))
    monkeypatch.delenv("GOOGLE_APPLICATION_CREDENTIALS", raising=False)
    monkeypatch.setenv("NO_GCE_CHECK", "true")
    with pytest.raises(SignInExpired, match="[Ss]ign"):
        session.connect(Connection("live", "my-project-123"))


def test_a_service_account_signs_in_with_its_key(session: Session, sandbox: Any, tmp_path: Path) -> None:
    path = key_file(tmp_path, sandbox.url + "/token")
    sandbox.clear_log()
    info = session.connect(Connection("service_account", "", str(path), url=sandbox.url))
    assert info.account == "robot@throw-away.iam.gserviceaccount.com" and info.project == "throw-away"
    assert "/token" in [entry["path"] for entry in sandbox.log()]
    import ee

    assert ee.Number(20).add(22).getInfo() == 42
    assert "PRIVATE" not in repr(info)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("not json", "JSON"),
        ("{}", "service account"),
        ('{"type":"authorized_user"}', "service account"),
        (None, "read"),
    ],
)
def test_files_that_are_no_keys(session: Session, tmp_path: Path, content: Any, word: str) -> None:
    path = tmp_path / "key.json"
    if content is not None:
        path.write_text(content)
        path.chmod(0o600)
    with pytest.raises(RecipeError, match=word) as caught:
        session.connect(Connection("service_account", "p-1234567", str(path)))
    assert caught.value.field == "key_file" and str(tmp_path) not in str(caught.value)


def test_a_damaged_private_key(session: Session, tmp_path: Path) -> None:
    path = key_file(
        tmp_path, "http://127.0.0.1/token", private_key="-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----"
    )
    with pytest.raises(RecipeError) as caught:
        session.connect(Connection("service_account", "p-1234567", str(path)))
    assert caught.value.field == "key_file" and "BEGIN" not in str(caught.value) + caught.value.details


@pytest.mark.skipif(os.name != "posix" or (sys.platform == "darwin" and os.geteuid() == 0), reason="needs POSIX modes")
def test_a_key_that_others_can_read_is_refused(session: Session, tmp_path: Path) -> None:
    path = key_file(tmp_path, "http://127.0.0.1/token")
    path.chmod(0o644)
    with pytest.raises(RecipeError, match="chmod 600"):
        session.connect(Connection("service_account", "p-1234567", str(path)))


def test_a_refused_token_means_signing_in_again(session: Session, sandbox: Any, tmp_path: Path) -> None:
    path = key_file(tmp_path, sandbox.url + "/token")
    sandbox.faults({"path": "/token$", "status": 400, "message": "invalid_grant"})
    with pytest.raises(WorkbenchError) as caught:
        session.connect(Connection("service_account", "", str(path), url=sandbox.url))
    assert isinstance(caught.value, SignInExpired), caught.value.details
