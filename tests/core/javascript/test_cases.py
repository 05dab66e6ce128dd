# SPDX-License-Identifier: GPL-2.0-or-later
"""One construct at a time: what the translation shows is what Node showed with the JavaScript client."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from ee_workbench.devtools.javascript import clients


def _load() -> ModuleType:
    path = Path(__file__).with_name("corpus.py")
    spec = importlib.util.spec_from_file_location("javascript_corpus", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


corpus = _load()
CASES = corpus.cases()


@pytest.fixture(scope="module")
def recorded() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(corpus.RECORDED.read_text(encoding="utf-8"))
    return document


@pytest.fixture(scope="module")
def shown() -> dict[str, Any]:
    pytest.importorskip("ee")
    found: dict[str, Any] = corpus.shown_by_python(CASES)
    return found


def test_there_are_many_cases_and_each_shows_something(recorded: dict[str, Any]) -> None:
    assert len(CASES) >= 150
    assert recorded.keys() == CASES.keys()
    assert [name for name, records in recorded.items() if not records] == []
    assert [name for name, records in recorded.items() if records[-1][0] == "error"] == []


@pytest.mark.parametrize("name", CASES)
def test_it_shows_what_the_script_shows(name: str, recorded: dict[str, Any], shown: dict[str, Any]) -> None:
    assert shown[name] == recorded[name]


def test_what_is_recorded_is_what_node_says(recorded: dict[str, Any]) -> None:
    if clients.installed() is None:
        pytest.skip("Node or @google/earthengine is absent: ./dev bench translate installs the latter")
    assert corpus.shown_by_javascript(CASES) == recorded
