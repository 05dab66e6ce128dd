# SPDX-License-Identifier: GPL-2.0-or-later
"""./dev translate: a filter for one script, a machine for many."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def translate(*arguments: str, script: str = "") -> subprocess.CompletedProcess[str]:
    """Run it with an interpreter that has nothing installed."""
    command = [sys.executable, "-S", "-I", str(ROOT / "devtools"), "translate", *arguments]
    return subprocess.run(command, input=script, capture_output=True, text=True, timeout=60, encoding="utf-8")


def test_a_script_goes_through() -> None:
    done = translate(script="print('é', 1 + 1);")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == 'import ee\n\nprint("é", 1 + 1)\n'


def test_a_bad_script_is_refused_with_its_place() -> None:
    done = translate(script="var a = 1;\nvar = 2;")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("2:5: ")


def test_problems_are_told_and_do_not_stop_it() -> None:
    done = translate(script="var p = require('users/a/b:c');")
    assert done.returncode == 0
    assert done.stderr.startswith("1:9: warning: ")


def test_many_files_are_translated_and_a_bad_one_is_named(tmp_path: Path) -> None:
    for name, text in (("a", "print(1);"), ("b", "var = ;"), ("c", "print(3);")):
        (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
    files = [str(tmp_path / f"{name}.js") for name in "abc"]
    done = translate("--out", str(tmp_path / "made"), *files)
    assert done.returncode == 1
    assert f"{files[1]}:1:5: " in done.stderr
    assert sorted(path.name for path in (tmp_path / "made").iterdir()) == ["a.py", "c.py"]
    assert translate("--out", str(tmp_path / "made"), files[0]).returncode == 0


def test_several_files_need_a_folder(tmp_path: Path) -> None:
    done = translate(str(tmp_path / "a.js"), str(tmp_path / "b.js"))
    assert done.returncode == 1
    assert "--out" in done.stderr


@pytest.mark.parametrize("name", ["users/a/tools/file", "users/a/tools/file.js"])
def test_modules_come_from_a_folder(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text("exports.k = 5;", encoding="utf-8")
    done = translate("--modules", str(tmp_path), script="print(require('users/a/tools:file').k);")
    assert (done.returncode, done.stderr) == (0, "")
    assert 'exports["k"] = 5' in done.stdout
