# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by test_scaling.py with QT_SCALE_FACTOR, or from right to left: all docks at 300 pixels, and dialogs; a line of
JSON about what does not fit. A folder as argument takes pictures."""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
#: Parts of other people's widgets, which they lay out by themselves.
_OTHERS = ("", "collapseButton")


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


def dialogs() -> list[Any]:
    """Those that are made of little."""
    from ee_workbench.plugin.core.process_command import ProcessCommand
    from ee_workbench.ui.about_dialog import AboutDialog
    from ee_workbench.ui.freeze_dialog import FreezeDialog
    from ee_workbench.ui.schedule_dialog import ScheduleDialog
    from ee_workbench.ui.sheet_dialog import SheetDialog

    return [AboutDialog(), FreezeDialog(), SheetDialog(), ScheduleDialog(ProcessCommand("eew:cmip6", ()), "tasmax")]


def panel_of(name: str) -> Any:
    """The dock of a file."""
    module = importlib.import_module(f"ee_workbench.ui.{name}")
    return getattr(module, "".join(part.capitalize() for part in name.split("_")))()


def look(panel: Any) -> list[str]:
    """What does not fit: docks that want to be wider, bars to scroll sideways, texts that are cut, what sticks out."""
    from qgis.gui import QgsCodeEditor
    from qgis.PyQt.QtWidgets import QCheckBox, QDateTimeEdit, QPushButton, QRadioButton, QScrollArea, QWidget

    name, wrong = type(panel).__name__, []
    if not panel.inherits("QDialog") and (panel.width() > 300 or panel.minimumSizeHint().width() > 300):
        wrong.append(f"{name} is {panel.width()} wide")
    for edit in panel.findChildren(QDateTimeEdit):
        if edit.text() not in (edit.date().toString("yyyy-MM-dd"), edit.time().toString("HH:mm")):
            wrong.append(f"{name}: {edit.objectName()} says {edit.text()}")
    for low in panel.findChildren(QWidget, "minimum_spin"):
        if low.isVisible() and low.x() > low.parentWidget().findChild(QWidget, "maximum_spin").x():
            wrong.append(f"{name}: the stretch runs against the ramp")
    for edit in panel.findChildren(QgsCodeEditor):
        if edit.isRightToLeft():
            wrong.append(f"{name}: {edit.objectName()} is turned round")
    wrong += [f"{name} scrolls sideways" for area in panel.findChildren(QScrollArea) if _sideways(area)]
    for kind in (QPushButton, QCheckBox, QRadioButton):
        for button in panel.findChildren(kind):
            if button.isVisible() and button.text() and button.width() < button.minimumSizeHint().width():
                wrong.append(f"{name}: {button.objectName()} is cut")
    shown = [each for each in panel.findChildren(QWidget) if each.isVisible() and each.objectName() not in _OTHERS]
    wrong += [f"{name}: the text of {each.objectName()} is cut" for each in shown if _is_cut(each)]
    wrong += [f"{name}: {each.objectName()} sticks out" for each in shown if _sticks_out(each)]
    return wrong


def _is_cut(widget: Any) -> bool:
    """Whether a label in one line is narrower than its text, or one of several lower."""
    from qgis.PyQt.QtWidgets import QLabel

    if type(widget) is not QLabel or not widget.text():
        return False
    if widget.wordWrap():
        return bool(widget.height() < widget.heightForWidth(widget.width()))
    return bool(widget.width() < widget.sizeHint().width())


def _sticks_out(widget: Any) -> bool:
    """Whether it reaches beyond its parent; what lies in an area that scrolls may do so downwards."""
    from qgis.PyQt.QtWidgets import QAbstractScrollArea, QTabBar

    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent, QTabBar):
        return False
    area, inside = parent.parentWidget(), widget.geometry()
    scrolls = isinstance(area, QAbstractScrollArea) and area.viewport() is parent
    right = inside.left() < 0 or inside.right() >= parent.width()
    return bool(right or (not scrolls and (inside.top() < 0 or inside.bottom() >= parent.height())))


def _sideways(area: Any) -> bool:
    return area.isVisible() and area.horizontalScrollBar().maximum() > 0


def main() -> None:
    """All docks, one after the other; pictures where a folder is named."""
    register()
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest
    from qgis.testing import start_app

    application = start_app()
    if os.environ.get("EEW_DIRECTION") == "right to left":
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    wrong: list[str] = []
    ratio = 0.0
    height = int(os.environ.get("EEW_HEIGHT", "700"))
    for panel in (*map(panel_of, panels()), *dialogs()):
        size = (panel.sizeHint().width(), panel.sizeHint().height()) if panel.inherits("QDialog") else (300, height)
        panel.resize(*size)
        panel.show()
        QTest.qWait(50)
        panel.resize(*size)
        QTest.qWait(50)
        ratio = panel.devicePixelRatioF()
        wrong += look(panel)
        if len(sys.argv) > 1:
            panel.grab().save(os.path.join(sys.argv[1], f"{type(panel).__name__}.png"))
        panel.hide()
    mirrored = application.layoutDirection() == Qt.LayoutDirection.RightToLeft
    direction = "right to left" if mirrored else "left to right"
    print(json.dumps({"direction": direction, "ratio": ratio, "wrong": wrong, "panels": len(panels())}))
    sys.stdout.flush()
    del application
    os._exit(0)


if __name__ == "__main__":
    main()
