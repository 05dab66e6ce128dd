# SPDX-License-Identifier: GPL-2.0-or-later
"""A session and a client on the sandbox."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session
from ee_workbench.plugin.engine.transport import Transport


@pytest.fixture
def session() -> Iterator[Session]:
    """A session that is not connected yet; its waits between tries are short."""
    made = Session(Transport(connect_seconds=2.0, read_seconds=5.0, first_wait=0.02))
    yield made
    made.disconnect()


@pytest.fixture
def client(session: Session, sandbox: Any) -> Client:
    """A client of the shared sandbox."""
    session.connect(Connection(url=sandbox.url))
    return Client(session)
