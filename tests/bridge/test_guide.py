# SPDX-License-Identifier: GPL-2.0-or-later
"""The guide: its Python runs as it stands, its links lead somewhere, its tables name what there is."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Iterator

import pytest
import qgis.utils
from ee_workbench.plugin import console as wb
from ee_workbench.plugin.bridge.connecting import Connector
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session
from qgis.core import QgsProject, QgsRasterLayer
from qgis.gui import QgsMapCanvas

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])
#: Pages whose Python is for the console, each from its top to its end.
CONSOLE = ("first-map.md", "console.md")
_PYTHON = re.compile(r"^```python\n(.*?)^```", re.M | re.S)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


class Window:
    """A window whose map ends with the test: the shared one would go on drawing beside others."""

    def __init__(self) -> None:
        self.canvas = QgsMapCanvas()
        self.canvas.resize(300, 300)

    def mapCanvas(self) -> QgsMapCanvas:
        return self.canvas


@pytest.fixture
def connector(sandbox: Any, wait: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Connector]:
    """The console's services; `wb.connect("sandbox")` finds the server of this run."""
    window = Window()
    monkeypatch.setattr(qgis.utils, "iface", window)
    session = Session()
    made = Connector(session)
    wb.attach(Client(session), made)
    yield made
    wb.detach()
    QgsProject.instance().clear()
    made.shut_down()


def blocks(page: str) -> list[str]:
    return _PYTHON.findall((DOCS / page).read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", CONSOLE)
def test_the_console_does_what_the_page_says(
    page: str, connector: Connector, sandbox: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = wb.connect
    monkeypatch.setattr(wb, "connect", lambda to: connect(to, url=sandbox.url))
    found = blocks(page)
    names: dict[str, Any] = {}
    assert len(found) >= 1
    for number, block in enumerate(found):
        exec(compile(block, f"{page}, block {number + 1}", "exec"), names)
    layers = QgsProject.instance().mapLayers().values()
    assert layers and all(isinstance(layer, QgsRasterLayer) and layer.isValid() for layer in layers)
    if page == "console.md":
        assert -60 < names["mean"]["tasmax"] < 60 and Path(names["path"]).stat().st_size > 1000
        assert any(layer.name() == "Heights" for layer in layers)


def test_the_sandbox_without_qgis(sandbox: Any, tmp_path: Path) -> None:
    (block,) = blocks("sandbox.md")
    script = tmp_path / "script.py"
    script.write_text(block.replace("ADDRESS", repr(sandbox.url)), encoding="utf-8")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0 and int(done.stdout) > 10, done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:|#", target):
            assert (page.parent / target.split("#")[0]).exists(), f"{page.name}: {target}"


def test_every_page_stands_in_the_index() -> None:
    listed = set(_LINK.findall((DOCS / "README.md").read_text(encoding="utf-8")))
    assert {page.name for page in DOCS.glob("*.md")} - {"README.md"} <= listed


def test_the_table_of_a_recipes_methods_is_true() -> None:
    page = (DOCS / "console.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`\.(\w+)\(", page.split("| of every recipe")[1].split("\n\n")[0]))
    assert len(named) >= 10
    assert named <= {name for name in dir(wb.Handle) if not name.startswith("_")}


def test_messages_of_the_troubleshooting_page_exist() -> None:
    """Each message in the first column begins as one that the code says."""
    said = "\n".join(
        path.read_text(encoding="utf-8") for folder in ("plugin", "ui") for path in (ROOT / folder).rglob("*.py")
    )
    said = re.sub(r'"\s*\n\s*"', "", said).replace("{}", "…").replace("{found}", "…").replace("{most}", "…")
    page = (DOCS / "troubleshooting.md").read_text(encoding="utf-8")
    missing = []
    for line in page.splitlines():
        first = line.split("|")[1].strip() if line.startswith("| ") else ""
        if not first or first.startswith(("message", "what", "---", "A ", "White")):
            continue
        for part in re.split(r"…|/", first.strip("“”")):
            words = part.strip(" .“”")
            if len(words) > 12 and words not in said:
                missing.append(words)
    assert not missing, missing
