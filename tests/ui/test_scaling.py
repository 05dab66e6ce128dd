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
from ee_workbench.tests.ui.hands import shown
from ee_workbench.tests.ui.test_keyboard import make
from qgis.PyQt.QtTest import QTest

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


@pytest.mark.parametrize("name", ["cmip6", "sentinel2", "collection", "series", "zonal", "export"])
def test_what_is_squeezed_can_be_scrolled_to(name: str, qgis_app: Any) -> None:
    """Two docks beside each other on a small screen: QGIS gives each less than the 300 pixels that it wants."""
    panel = make(f"{name}_panel")
    area = panel.scroll_area
    area.setParent(None)
    with shown(area, 180, 150):
        QTest.qWait(50)
        widest = area.widget().width() - area.viewport().width()
        sideways, down = area.horizontalScrollBar(), area.verticalScrollBar()
        assert sideways.isVisible() and sideways.maximum() >= max(widest, 1)
        assert down.isVisible() and down.maximum() > 0
    panel.deleteLater()
