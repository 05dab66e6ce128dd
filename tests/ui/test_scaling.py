# SPDX-License-Identifier: GPL-2.0-or-later
"""All docks at 300 pixels, on screens of 125 to 200 % and from right to left: nothing is cut or scrolls sideways."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CHILD = Path(__file__).with_name("scaled_child.py")


def looked_at(**variables: str) -> dict[str, Any]:
    """What the child says of docks and dialogs."""
    off = ("QT_ENABLE_HIGHDPI_SCALING", "QT_AUTO_SCREEN_SCALE_FACTOR")
    environment = {name: value for name, value in os.environ.items() if name not in off}
    folder = os.environ.get("EEW_PICTURES")
    done = subprocess.run(
        [sys.executable, str(CHILD), *([folder] if folder else [])],
        env={**environment, "QT_SCALE_FACTOR_ROUNDING_POLICY": "PassThrough", **variables},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


@pytest.mark.parametrize("factor", [1.25, 1.5, 2.0])
def test_docks_fit(factor: float) -> None:
    found = looked_at(QT_SCALE_FACTOR=str(factor))
    assert found["ratio"] == pytest.approx(factor) and found["panels"] >= 6
    assert found["wrong"] == []


@pytest.mark.parametrize("direction", ["left to right", "right to left"])
def test_docks_fit_in_both_directions(direction: str) -> None:
    """Nothing is cut or sticks out; days, hours and code are never turned round."""
    found = looked_at(EEW_DIRECTION=direction)
    assert found["wrong"] == [] and found["direction"] == direction and found["panels"] >= 6
