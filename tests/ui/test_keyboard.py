# SPDX-License-Identifier: GPL-2.0-or-later
"""All docks and dialogs for people who do not use a mouse, or do not see: names and the order of the Tab key."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.tests.ui.hands import shown
from qgis.PyQt.QtCore import QPoint, QRect, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QTabWidget,
    QWidget,
)

UI = Path(__file__).resolve().parents[2] / "ui"
PANELS = sorted(path.stem for path in UI.glob("*_panel.ui"))
#: Made by Qt within a widget that has a name itself.
PARTS = (QAbstractSpinBox, QComboBox)


def make(name: str) -> Any:
    """A panel by its file's name: "cmip6_panel" is Cmip6Panel."""
    module = importlib.import_module(f"ee_workbench.ui.{name}")
    return getattr(module, "".join(part.capitalize() for part in name.split("_")))()


@pytest.fixture(params=PANELS)
def panel(request: pytest.FixtureRequest, qgis_app: Any) -> Iterator[Any]:
    made = make(request.param)
    with shown(made, 320, 900):
        QTest.qWait(50)
        yield made


def focusable(panel: QWidget) -> list[QWidget]:
    """What the keyboard can reach, shown or not, without the parts of composed widgets of Qt and QGIS."""
    found = []
    for widget in panel.findChildren(QWidget):
        takes_tab = int(widget.focusPolicy()) & int(Qt.FocusPolicy.TabFocus)
        is_text = isinstance(widget, QLabel) and not widget.isVisible()  # a message, which is its own name
        if takes_tab and not is_text and not _is_part(widget, panel) and type(widget) not in (QScrollArea, QTabWidget):
            found.append(widget)
    return found


def _is_part(widget: QWidget, panel: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and above is not panel:
        if isinstance(above, PARTS) or type(above).__module__.startswith("qgis._gui"):
            return True
        above = above.parentWidget()
    return type(widget).__name__ == "QWidget" and isinstance(above, QAbstractScrollArea)


def name_of(widget: QWidget, panel: QWidget) -> str:
    """What a screen reader says: the accessible name, the own text, or the text of the label before it."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, (QAbstractButton, QLabel)) and widget.text():
        return widget.text()
    if isinstance(widget, QTabBar) and widget.count():
        return widget.tabText(0)
    labels = [label for label in panel.findChildren(QLabel) if label.buddy() is widget]
    return labels[0].text() if labels else ""


def test_everything_that_can_be_reached_has_a_name(panel: Any) -> None:
    nameless = [
        f"{type(widget).__name__} {widget.objectName()} in {widget.parentWidget().objectName()}"
        for widget in focusable(panel)
        if not name_of(widget, panel).strip()
    ]
    assert nameless == []


def chain(panel: QWidget) -> list[QWidget]:
    """The shown widgets in the order in which Tab reaches them, from the first."""
    wanted = {id(widget): widget for widget in focusable(panel) if widget.isVisible()}
    order, widget = [], panel.nextInFocusChain()
    while widget is not None and widget is not panel:
        if id(widget) in wanted:
            order.append(widget)
        widget = widget.nextInFocusChain()
    assert len(order) == len(wanted)
    return order


def place(widget: QWidget, panel: QWidget) -> QRect:
    return QRect(widget.mapTo(panel, QPoint(0, 0)), widget.size())


def test_the_tab_key_goes_as_the_eye_does(panel: Any) -> None:
    """From one to the next never upwards, and within a row never backwards."""
    order = chain(panel)
    wrong = []
    for before, after in zip(order, order[1:]):
        a, b = place(before, panel), place(after, panel)
        upwards = b.bottom() < a.top()
        same_row = not upwards and b.top() <= a.center().y() <= b.bottom()
        if upwards or (same_row and b.left() < a.left()):
            wrong.append(f"{before.objectName()} → {after.objectName()}")
    assert len(order) >= 2 and wrong == []


def test_a_widget_without_a_name_is_noticed(qgis_app: Any) -> None:
    dialog = QDialog()
    edit = QLineEdit(dialog)
    assert focusable(dialog) == [edit] and name_of(edit, dialog) == ""
    label = QLabel("&Name", dialog)
    label.setBuddy(edit)
    assert name_of(edit, dialog) == "&Name"


def test_tab_really_moves_the_focus(qgis_app: Any) -> None:
    made = make("connection_panel")
    with shown(made, 320, 400):
        made.activateWindow()
        QTest.qWaitForWindowActive(made)
        first, second = chain(made)[:2]
        first.setFocus()
        assert first.hasFocus() or made.window().focusWidget() is first
        QTest.keyClick(first, Qt.Key.Key_Tab)
        focus = made.window().focusWidget()
        assert focus is second or second.isAncestorOf(focus)
