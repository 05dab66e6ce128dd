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

    monkeypatch.setenv("EE_WORKBENCH_CHECKED", "QGIS 3.44 passed")
    monkeypatch.setattr(checks, "lint", lambda _: {"mypy": lint_passes})
    monkeypatch.setattr(checks.display, "virtual_screen", screen)
    monkeypatch.setattr(checks.children, "run", run)
    home = checks.Environment(Qgis("3.40", "qgis", "python3", "3.11", "", ""), sys.executable, "")
    assert checks.test(home, [], with_lint=with_lint) == expected
    told = seen["EE_WORKBENCH_CHECKS"]
    assert told.startswith("QGIS 3.44 passed") and ("mypy" in told) == with_lint


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
@pytest.mark.parametrize(("newer", "own", "expected", "told"), [
    (0, 0, 0, "QGIS 3.44 passed"), (1, 0, 1, "QGIS 3.44 FAILED"), (3, 0, 0, "QGIS 3.44 NOT RUN"),
    (0, 1, 1, "QGIS 3.44 passed"), (1, 2, 2, "QGIS 3.44 FAILED"),
])  # fmt: skip
def test_the_integration_fails_where_one_of_them_fails(
    tmp_path: Path, newer: int, own: int, expected: int, told: str
) -> None:
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci")
    script = f'#!/bin/sh\necho "$@ [$EE_WORKBENCH_CHECKED]"\n[ "$2" = --qgis ] && exit {newer}\nexit {own}\n'
    (tmp_path / "dev").write_text(script)
    (tmp_path / "dev").chmod(0o755)
    done = subprocess.run([str(tmp_path / ".ci" / "run")], capture_output=True, text=True, cwd=os.sep, timeout=60)
    first, last = done.stdout.splitlines()
    assert done.returncode == expected
    assert first.startswith("test --qgis 3.44 -- tests/bridge") and last.startswith(f"test [{told}")


def test_what_this_machine_cannot_do_has_a_code_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(kind: type[DevError]) -> Any:
        raise kind("Sorry.")

    monkeypatch.setitem(cli.COMMANDS, "test", lambda _: fail(NotOnThisMachine))
    assert cli.main(["test"]) == 3
    monkeypatch.setitem(cli.COMMANDS, "test", lambda _: fail(DevError))
    assert cli.main(["test"]) == 1
