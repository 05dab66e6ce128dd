# SPDX-License-Identifier: GPL-2.0-or-later
"""Looking at the project's operations: what is found, and how many requests it takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Optional

import pytest
from ee_workbench.devtools import kept_operations
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.operations import look
from ee_workbench.plugin.engine.session import Session


class Pages:
    """A service with a list of operations in pages of three; counts the requests."""

    def __init__(self) -> None:
        self.listed: list[tuple[str, str]] = []
        self.requests = 0

    def operations_page(self, read: Any, token: str = "", *, cancelled: Any = None) -> tuple[Any, str]:
        """As the client's."""
        self.requests += 1
        start = int(token or 0)
        page = [{"name": name, "metadata": {"state": state}} for name, state in self.listed[start : start + 3]]
        return read(page), str(start + 3) if len(self.listed) > start + 3 else ""

    def look(self, before: Any = None, complete: bool = False) -> tuple[Any, int]:
        """A look, and how many requests it took."""
        count = self.requests
        found = look(self, before, complete=complete)  # type: ignore[arg-type]
        assert [(each.name, each.state) for each in found] == self.listed
        return found, self.requests - count


def over(*names: str) -> list[tuple[str, str]]:
    return [(name, "SUCCEEDED") for name in names]


def test_the_first_look_reads_every_page() -> None:
    pages = Pages()
    pages.listed = [("z", "RUNNING"), *over("g", "f", "e", "d", "c", "b", "a")]
    found, requests = pages.look()
    assert requests == 3 and len(found) == 8


def test_old_ones_are_not_read_again() -> None:
    pages = Pages()
    pages.listed = over(*"jihgfedcba")
    first, _ = pages.look()
    second, requests = pages.look(first)
    assert requests == 1
    assert all(new is old for new, old in zip(second, first))
    _, requests = pages.look(first, complete=True)
    assert requests == 4


def test_a_running_one_far_down_is_looked_for() -> None:
    """Nothing new stands before it: still it must be seen to end."""
    pages = Pages()
    pages.listed = [*over("j", "i", "h", "g"), ("f", "RUNNING"), *over("e", "d", "c", "b", "a")]
    first, _ = pages.look()
    second, requests = pages.look(first)
    # The second page holds it, and is therefore none of old ones only; the third is.
    assert requests == 3 and second == first
    pages.listed[4] = ("f", "FAILED")
    third, _ = pages.look(first)
    assert [new.name for new, old in zip(third, first) if new is not old] == ["f"]
    assert pages.look(third)[1] == 1


def test_new_ones_push_old_ones_to_other_pages() -> None:
    pages = Pages()
    pages.listed = over(*"fedcba")
    first, _ = pages.look()
    pages.listed = [("k", "PENDING"), ("j", "SUCCEEDED"), ("i", "RUNNING"), ("h", "FAILED"), *pages.listed]
    second, requests = pages.look(first)
    assert requests == 3 and second[4:] == first


def test_one_that_is_gone_is_taken_away() -> None:
    pages = Pages()
    pages.listed = [*over("g", "f", "e", "d"), ("c", "PENDING"), *over("b", "a")]
    first, _ = pages.look()
    del pages.listed[4]
    second, _ = pages.look(first)
    assert [each.name for each in second] == ["g", "f", "e", "d", "b", "a"]


@pytest.fixture
def listed(fresh_sandbox: Callable[..., Any], tmp_path: Path, session: Session) -> Callable[[int], tuple[Client, Any]]:
    def start(count: int) -> tuple[Client, Any]:
        kept_operations.write(tmp_path, count)
        server = fresh_sandbox("--output", tmp_path)
        session.connect(Connection(url=server.url, project="sandbox"))
        return Client(session), server

    return start


def test_requests_of_the_real_client(listed: Callable[[int], tuple[Client, Any]]) -> None:
    client, server = listed(1234)

    def logged(before: Optional[Any]) -> tuple[Any, list[str]]:
        server.clear_log()
        found = look(client, before)
        return found, [entry["path"] for entry in server.log()]

    first, paths = logged(None)
    assert paths == ["/v1/projects/sandbox/operations"] * 3
    assert [each.description for each in first] == [f"old_{n:05d}" for n in reversed(range(1234))]
    second, paths = logged(first)
    assert len(paths) == 1 and len(second) == 1234
