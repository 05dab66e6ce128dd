# SPDX-License-Identifier: GPL-2.0-or-later
"""Made-up scripts: Node is asked where it is here; a stock of them, with what Node said, is there everywhere."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from ee_workbench.devtools.javascript import clients
from ee_workbench.plugin.core.javascript import translate
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

HERE = Path(__file__).parent


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"javascript_{name}", HERE / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


corpus, made_up, made_up_graphs = _load("corpus"), _load("scripts"), _load("graph_scripts")
quick = settings(deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck), derandomize=True)


@pytest.mark.parametrize(("generator", "count"), [(made_up, 300), (made_up_graphs, 200)], ids=["values", "graphs"])
def test_made_up_scripts_show_what_node_says(generator: Any, count: int) -> None:
    if clients.installed() is None:
        pytest.skip("Node or @google/earthengine is absent: ./dev bench translate installs the latter")
    pytest.importorskip("ee")
    found: dict[str, str] = {}

    @settings(quick, max_examples=count)
    @given(generator.scripts())
    def collect(script: str) -> None:
        found[f"script {len(found)}"] = script

    collect()
    expected, shown = corpus.shown_by_javascript(found), corpus.shown_by_python(found)
    assert len(found) >= 0.6 * count
    different = [name for name in found if shown[name] != expected[name]]
    assert not different, "\n".join(f"{found[name]}\n{expected[name]}\n{shown[name]}" for name in different[:2])


@pytest.mark.parametrize("path", [corpus.STOCK, corpus.GRAPH_STOCK], ids=["values", "graphs"])
def test_the_stock_of_scripts_shows_what_node_said(path: Path) -> None:
    pytest.importorskip("ee")
    stock: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    shown = corpus.shown_by_python({name: entry["script"] for name, entry in stock.items()})
    assert len(stock) >= 40
    assert [entry["script"] for name, entry in stock.items() if shown[name] != entry["shown"]] == []


@settings(quick, max_examples=60)
@given(made_up.scripts())
def test_a_translation_is_python_and_always_the_same(script: str) -> None:
    made = translate(script).python
    compile(made, "script", "exec")
    assert translate(script).python == made


@settings(quick, max_examples=60)
@given(st.text(alphabet="(){}[];,.=+-*/'\"`abf0 \n\\&|?:<>!$~^%var", max_size=60))
def test_any_text_is_translated_or_refused_with_its_place(text: str) -> None:
    from ee_workbench.plugin.core.javascript import ScriptError

    try:
        made = translate(text)
    except ScriptError as error:
        assert error.line >= 1 and error.column >= 1 and str(error)
    else:
        compile(made.python, "script", "exec")
