# SPDX-License-Identifier: GPL-2.0-or-later
"""A monkey at the real QGIS: whatever is clicked and typed, with faults, nothing raises or freezes."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from ee_workbench.devtools import demo, environment
from ee_workbench.devtools.sandbox_process import SandboxProcess

DRIVER = Path(__file__).with_name("real_monkey_driver.py")
#: Longest that the window may be away on an idle machine, ms: QGIS itself opens projects meanwhile.
LONGEST_MS = 3000
#: Windows of QGIS and Qt, behind buttons of their own widgets.
MODAL = ("QFileDialog", "QDialog Select Color", "QDialog Coordinate Reference System")


def _slowness() -> float:
    """How many times slower this machine is for the work of others."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1)) if hasattr(os, "getloadavg") else 1.0


@pytest.mark.parametrize(
    ("actions", "seed"),
    [
        (200, 1),
        pytest.param(2000, int(os.environ.get("MONKEY_SEED", "20300301")), marks=pytest.mark.slow),
    ],
)
def test_a_monkey_finds_nothing(tmp_path: Path, actions: int, seed: int) -> None:
    with SandboxProcess() as sandbox:
        arguments = (sandbox.url, sandbox.token, str(tmp_path), str(actions), str(seed))
        found = demo.drive(environment.ensure(), DRIVER, tmp_path, *arguments, limit=120.0 + actions)
    assert found["ok"], found["sentence"]
    assert found["exceptions"] == [], "\n".join(found["exceptions"])
    assert found["complaints"] == [], "\n".join(found["complaints"])
    assert found["silent"] == [] and found["exit_code"] == 0
    assert found["longest_ms"] < LONGEST_MS * _slowness(), f"{found['longest_ms']} ms while {found['slowest']}"
    assert len(found["docks"]) >= 6 and found["touched"] > min(60, actions // 5) and found["requests"] > actions / 40
    assert all(name.startswith(MODAL) for name in found["modal"]), found["modal"]
    print(json.dumps({key: found[key] for key in ("seconds", "longest_ms", "slowest", "touched", "most_layers")}))
