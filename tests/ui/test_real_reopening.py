# SPDX-License-Identifier: GPL-2.0-or-later
"""A project opened in the real QGIS without a session: nothing modal, one message, and a click heals it."""

from __future__ import annotations

from pathlib import Path

from ee_workbench.devtools import demo, environment
from ee_workbench.devtools.sandbox_process import SandboxProcess

DRIVER = Path(__file__).with_name("real_reopen_driver.py")


def test_reconnect(tmp_path: Path) -> None:
    with SandboxProcess() as sandbox:
        found = demo.drive(environment.ensure(), DRIVER, tmp_path, sandbox.url, str(tmp_path), limit=180.0)
    assert found["ok"], found["sentence"]
    waiting = found["waiting"]
    assert waiting["layers"] and waiting["valid"] and not waiting["dirty"] and waiting["items"] == 1
    assert "6 layers" in waiting["message"][0] and found["asked"]
    assert found["marks"][:4] == ["", "", "", ""] and all(found["marks"][4:])  # said on the layers, not in the bar
    assert found["after"] is None and found["modal"] == [] and found["exit_code"] == 0
