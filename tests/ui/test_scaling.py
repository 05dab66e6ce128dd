# SPDX-License-Identifier: GPL-2.0-or-later
"""All docks at 300 pixels on screens of 125 to 200 %: nothing is cut, nothing scrolls sideways."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CHILD = Path(__file__).with_name("scaled_child.py")


@pytest.mark.parametrize("factor", [1.25, 1.5, 2.0])
def test_docks_fit(factor: float) -> None:
    off = ("QT_ENABLE_HIGHDPI_SCALING", "QT_AUTO_SCREEN_SCALE_FACTOR")
    environment = {name: value for name, value in os.environ.items() if name not in off}
    environment["QT_SCALE_FACTOR"] = str(factor)
    environment["QT_SCALE_FACTOR_ROUNDING_POLICY"] = "PassThrough"
    done = subprocess.run(
        [sys.executable, str(CHILD)], env=environment, capture_output=True, text=True, timeout=180, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout.strip().splitlines()[-1])
    assert found["ratio"] == pytest.approx(factor) and found["panels"] >= 6
    assert found["wrong"] == []
