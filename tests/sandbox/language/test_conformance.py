# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of what is implemented."""

from __future__ import annotations

import pytest
from ee_workbench.devtools import conformance
from ee_workbench.sandbox.registry import Signatures


def test_the_lists_are_those_of_the_service(signatures: Signatures) -> None:
    lists = {
        title: [name for names in group.values() for name in names] for title, group in conformance.read_lists().items()
    }
    assert {title: len(set(names)) for title, names in lists.items()} == {"core": 142, "wider": 565}
    assert set(lists["core"]) <= set(lists["wider"]) <= set(signatures)


def test_rows_count_what_there_is() -> None:
    lines = conformance.table({"A.x", "A.y", "If"}, {"core": {"A.x", "If"}, "wider": {"A.x", "A.z", "B.q", "If"}})
    assert [line.split() for line in lines] == [
        ["class", "core", "wider"],
        ["(none)", "1/1", "1/1"],
        ["A", "1/1", "1/2"],
        ["B", "0/1"],
        ["all", "2/2", "2/4"],
    ]


def test_a_gap_in_the_core_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    only = {"core": {"Number": ["Number.add"]}, "wider": {"Number": ["Number.add", "Number.abs"]}}
    monkeypatch.setattr(conformance, "read_lists", lambda: only)
    assert conformance.main(["--missing"]) == 0
    assert "passed" in capsys.readouterr().out
    monkeypatch.setattr(conformance, "read_lists", lambda: {**only, "core": {"Nope": ["Nope.nothing"]}})
    assert conformance.main([]) == 1
    assert "missing of the core list: Nope.nothing" in capsys.readouterr().out
