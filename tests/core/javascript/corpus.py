# SPDX-License-Identifier: GPL-2.0-or-later
"""The small scripts of ``cases.js``, what the JavaScript client showed of them, and the Python client beside it."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ee_workbench.devtools.javascript import clients, graphs
from ee_workbench.plugin.core.javascript import translate

FOLDER = Path(__file__).parent
RECORDED = FOLDER / "recorded.json"
STOCK = FOLDER / "stock.json"
STOCK_SIZE = 60
GRAPH_STOCK = FOLDER / "graph_stock.json"
GRAPH_STOCK_SIZE = 40


def cases() -> dict[str, str]:
    """Scripts by their names."""
    parts = re.split(r"^//# (.*)\n", (FOLDER / "cases.js").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2]))


def shown_by_javascript(scripts: Mapping[str, str]) -> dict[str, Any]:
    """What scripts show under Node, in the form that is recorded."""
    return {name: _normal(entry) for name, entry in clients.javascript(scripts).items()}


def shown_by_python(scripts: Mapping[str, str]) -> dict[str, Any]:
    """What their translations show."""
    made = {name: translate(source).python for name, source in scripts.items()}
    return {name: _normal(entry) for name, entry in clients.python(made).items()}


def _normal(entry: dict[str, Any]) -> Any:
    records = [[channel, graphs.normal(values)] for channel, values in entry["records"]]
    return [*records, ["error", entry["error"]]] if entry["error"] else records


def _stock(generator: str, size: int) -> dict[str, str]:
    """Made-up scripts, always the same ones."""
    from hypothesis import HealthCheck, Phase, given, settings

    spec = importlib.util.spec_from_file_location(f"javascript_{generator}", FOLDER / f"{generator}.py")
    assert spec is not None and spec.loader is not None
    made_up = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made_up)
    found: list[str] = []

    @settings(
        deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck), derandomize=True,
        max_examples=2 * size,
    )  # fmt: skip
    @given(made_up.scripts())
    def collect(script: str) -> None:
        found.append(script)

    collect()
    different = list(dict.fromkeys(found))[-size:]
    return {f"script {place}": script for place, script in enumerate(different)}


def _record_stock(path: Path, generator: str, size: int) -> int:
    stock = _stock(generator, size)
    said = shown_by_javascript(stock)
    entries = {name: {"script": stock[name], "shown": said[name]} for name in stock}
    path.write_text(json.dumps(entries, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return len(stock)


def record() -> int:
    """Ask Node again for all of ``cases.js`` and the stocks, and write down what it says; how many there are."""
    count = _record_stock(STOCK, "scripts", STOCK_SIZE)
    count += _record_stock(GRAPH_STOCK, "graph_scripts", GRAPH_STOCK_SIZE)
    made = shown_by_javascript(cases())
    lines = [f"{json.dumps(name)}: {json.dumps(made[name], ensure_ascii=False)}" for name in made]
    RECORDED.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return len(made) + count
