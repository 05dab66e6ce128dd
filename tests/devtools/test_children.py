# SPDX-License-Identifier: GPL-2.0-or-later
"""Children end in time and take what they started with them; virtual screens are private."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ee_workbench.devtools import children, display

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="process groups and Xvfb are Linux's here")


def test_the_exit_code_is_handed_on() -> None:
    assert children.run([sys.executable, "-c", "raise SystemExit(7)"]) == 7


@linux
def test_a_child_over_its_limit_ends_with_its_own_children(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    start = time.monotonic()
    assert children.run(["sh", "-c", f"sleep 600 & echo $! > {note}; wait"], limit=0.5) == 124
    assert time.monotonic() - start < 20
    assert _is_gone(int(note.read_text()))


@linux
def test_what_a_child_left_behind_ends_as_well(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    assert children.run(["sh", "-c", f"sleep 600 & echo $! > {note}"], limit=60) == 0
    assert _is_gone(int(note.read_text()))


def _is_gone(number: int) -> bool:
    """Whether a process has ended, or does within seconds."""
    try:
        descriptor = os.pidfd_open(number)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([descriptor], [], [], 10)[0])
    finally:
        os.close(descriptor)


@linux
@pytest.mark.skipif(shutil.which("Xvfb") is None or shutil.which("xauth") is None, reason="Xvfb or xauth is absent")
def test_a_virtual_screen_takes_its_own_children_only() -> None:
    with display.virtual_screen(320, 200) as screen:
        code = "from qgis.PyQt.QtWidgets import QApplication; a = QApplication([]); print(a.primaryScreen().size())"
        pytest.importorskip("qgis.PyQt.QtWidgets")
        command = [sys.executable, "-c", code]
        inside = subprocess.run(command, env={**os.environ, **screen}, capture_output=True, text=True, timeout=60)
        assert "QSize(320, 200)" in inside.stdout, inside.stderr
        stranger = {**os.environ, **screen, "XAUTHORITY": os.devnull}
        outside = subprocess.run(command, env=stranger, capture_output=True, text=True, timeout=60)
        assert "QSize" not in outside.stdout
        assert Path(screen["XAUTHORITY"]).stat().st_mode & 0o077 == 0
    assert not Path(screen["XAUTHORITY"]).exists()
    assert not Path(f"/tmp/.X11-unix/X{screen['DISPLAY'].lstrip(':')}").exists()


@linux
def test_a_missing_xvfb_gets_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display.shutil, "which", lambda _: None)
    with pytest.raises(display.DevError, match="install the package xvfb"):
        display._start(Path("authority"), 10, 10)
