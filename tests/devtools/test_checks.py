# SPDX-License-Identifier: GPL-2.0-or-later
"""How ``./dev test`` and the continuous integration add up what they found."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.devtools import checks, cli
from ee_workbench.devtools.house import DevError, NotOnThisMachine
from ee_workbench.devtools.machine import Qgis

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(("with_lint", "lint_passes", "tests", "expected"), [
    (True, True, 0, 0), (True, False, 0, 1), (True, True, 2, 2), (False, False, 0, 0),
])  # fmt: skip
def test_what_was_checked_is_told_above_the_closing_line(
    monkeypatch: pytest.MonkeyPatch, with_lint: bool, lint_passes: bool, tests: int, expected: int
) -> None:
    seen: dict[str, Any] = {}

    @contextmanager
    def screen() -> Iterator[dict[str, str]]:
        yield {}

    def run(command: list[str], **given: Any) -> int:
        seen.update(given["environment"])
        return tests

    monkeypatch.setattr(checks, "lint", lambda _: {"mypy": lint_passes})
    monkeypatch.setattr(checks.display, "virtual_screen", screen)
    monkeypatch.setattr(checks.children, "run", run)
    home = checks.Environment(Qgis("3.40", "qgis", "python3", "3.11", "", ""), sys.executable, "")
    assert checks.test(home, [], with_lint=with_lint) == expected
    told = seen["EE_WORKBENCH_CHECKS"]
    assert ("mypy" in told) == with_lint


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
@pytest.mark.parametrize("code", [0, 1, 3])
@pytest.mark.parametrize(
    ("name", "words"), [("run", "test"), ("run-3.44", "test --qgis 3.44 -- tests/bridge tests/processing tests/ui")]
)
def test_the_integration_ends_as_its_command_does(tmp_path: Path, name: str, words: str, code: int) -> None:
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / name, tmp_path / ".ci")
    (tmp_path / "dev").write_text(f'#!/bin/sh\necho "$@"\nexit {code}\n')
    (tmp_path / "dev").chmod(0o755)
    done = subprocess.run([str(tmp_path / ".ci" / name)], capture_output=True, text=True, cwd=os.sep, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (code, words)


def test_what_this_machine_cannot_do_has_a_code_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(kind: type[DevError]) -> Any:
        raise kind("Sorry.")

    monkeypatch.setitem(cli.COMMANDS, "test", lambda _: fail(NotOnThisMachine))
    assert cli.main(["test"]) == 3
    monkeypatch.setitem(cli.COMMANDS, "test", lambda _: fail(DevError))
    assert cli.main(["test"]) == 1
