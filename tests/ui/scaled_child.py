# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by test_scaling.py with QT_SCALE_FACTOR: all docks at 300 pixels; a line of JSON about what does not fit."""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def register() -> None:
    """The checkout under its package name."""
    spec = importlib.util.spec_from_file_location(
        "ee_workbench", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["ee_workbench"] = module
    spec.loader.exec_module(module)


def panels() -> list[str]:
    """Names of the docks' files."""
    return sorted(path.stem for path in (ROOT / "ui").glob("*_panel.ui"))


def look(panel: Any) -> list[str]:
    """What does not fit: docks that want to be wider, bars to scroll sideways, buttons whose text is cut."""
    from qgis.PyQt.QtWidgets import QCheckBox, QPushButton, QScrollArea

    name, wrong = type(panel).__name__, []
    if panel.width() > 300 or panel.minimumSizeHint().width() > 300:
        wrong.append(f"{name} is {panel.width()} wide")
    wrong += [f"{name} scrolls sideways" for area in panel.findChildren(QScrollArea) if _sideways(area)]
    for button in (*panel.findChildren(QPushButton), *panel.findChildren(QCheckBox)):
        if button.isVisible() and button.text() and button.width() < button.minimumSizeHint().width():
            wrong.append(f"{name}: {button.objectName()} is cut")
    return wrong


def _sideways(area: Any) -> bool:
    return area.isVisible() and area.horizontalScrollBar().maximum() > 0


def main() -> None:
    """All docks, one after the other; pictures where a folder is named."""
    register()
    from qgis.PyQt.QtTest import QTest
    from qgis.testing import start_app

    application = start_app()
    wrong: list[str] = []
    ratio = 0.0
    for name in panels():
        module = importlib.import_module(f"ee_workbench.ui.{name}")
        panel = getattr(module, "".join(part.capitalize() for part in name.split("_")))()
        panel.resize(300, 700)
        panel.show()
        QTest.qWait(50)
        panel.resize(300, 700)
        QTest.qWait(50)
        ratio = panel.devicePixelRatioF()
        wrong += look(panel)
        if len(sys.argv) > 1:
            panel.grab().save(os.path.join(sys.argv[1], f"{name}.png"))
    print(json.dumps({"ratio": ratio, "wrong": wrong, "panels": len(panels())}))
    sys.stdout.flush()
    del application
    os._exit(0)


if __name__ == "__main__":
    main()
