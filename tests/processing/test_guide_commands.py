# SPDX-License-Identifier: GPL-2.0-or-later
"""The commands of docs/exports.md, docs/print.md and docs/series.md, run in a shell as they stand there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.plugin import console as wb

from .test_automation_page import walk  # noqa: F401 (a fixture)

DOCS = Path(__file__).resolve().parents[2] / "docs"


def command(page: str, walk: Any) -> str:  # noqa: F811
    """The page's block, in a folder of the reader's, with the reader's key and Python."""
    (block,) = re.findall(r"^```sh\n(.*?)^```$", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    walk.own["/path/to/key.json"] = walk.own["/home/me/keys/key.json"]
    return f"cd '{walk.folder}'\n" + block.replace("python3 ", f"'{sys.executable}' ")


def said(walk: Any, page: str) -> str:  # noqa: F811
    done: subprocess.CompletedProcess[str] = walk.run(command(page, walk))
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


def test_exports(walk: Any) -> None:  # noqa: F811
    said(walk, "exports.md")
    files = sorted(path.name for path in (walk.folder / "out").rglob("*.tif"))
    assert files == [f"tmax_2020_{month:02d}.tif" for month in range(1, 13)]


def test_a_map_book(walk: Any) -> None:  # noqa: F811
    warm = wb.cmip6("ACCESS-CM2", "ssp245", "tasmax", 2030, region=(-12, 34, 36, 70))
    (walk.folder / "recipe.json").write_text(warm.json(), encoding="utf-8")
    said(walk, "print.md")
    told = subprocess.run(["pdfinfo", str(walk.folder / "book.pdf")], capture_output=True, text=True, check=True)
    assert re.search(r"Pages:\s+4\b", told.stdout)


def test_a_table_of_a_series(walk: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    """The script that the page's Python has written gives the same table."""
    monkeypatch.chdir(walk.folder)
    (python,) = re.findall(r"^```python\n(.*?)^```$", (DOCS / "series.md").read_text(encoding="utf-8"), re.M | re.S)
    exec(python.replace('wb.connect("sandbox")', ""), {})
    said(walk, "series.md")
    table = (walk.folder / "table.csv").read_bytes()
    assert table == (walk.folder / "ndvi.csv").read_bytes() and table.count(b"\n") == 20
