# SPDX-License-Identifier: GPL-2.0-or-later
"""What a person's hands do to widgets: choosing from lists, typing, clicking, dragging."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Callable

from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from qgis.PyQt.QtGui import QAction, QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QLabel, QLineEdit, QWidget


def choose(box: QComboBox, value: Any) -> None:
    """Open the list and click the entry of a value; once more where that was taken for half of a double click."""
    from ee_workbench.ui.widgets.choice_combo import ChoiceCombo

    for _ in range(2):
        row = box.findData(value)
        assert row >= 0, f"{box.objectName()} does not offer {value!r}"
        choose_row(box, row)
        if not isinstance(box, ChoiceCombo) or box.value() == value:
            return  # of a list with ticks, a second click would take the first one back
        QTest.qWait(QApplication.doubleClickInterval())


def choose_row(box: QComboBox, row: int) -> None:
    """Open the list and click a row."""
    box.showPopup()
    QTest.qWait(80)
    view = box.view()
    index = box.model().index(row, box.modelColumn())
    view.scrollTo(index)
    QTest.qWait(10)
    place = view.visualRect(index).center()
    QTest.mouseMove(view.viewport(), place)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.qWait(10)
    box.hidePopup()


def type_into(box: QAbstractSpinBox, text: str) -> None:
    """Type a number as a person does."""
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Tab)


def click(button: QAbstractButton) -> None:
    """Click a button that can be clicked; a check box on its box, not beside its text."""
    assert button.isVisible() and button.isEnabled(), button.objectName()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))


def press(button: Any, action: QAction) -> None:
    """Open a button's menu and click an entry; once more where the menu took that for half of a double click."""
    taken: list[bool] = []
    action.triggered.connect(taken.append)
    _press(button, action)
    if action.isEnabled() and not taken:
        QTest.qWait(QApplication.doubleClickInterval())
        _press(button, action)
    action.triggered.disconnect(taken.append)


def _press(button: Any, action: QAction) -> None:
    menu, look = button.menu(), QTimer()

    def on_look() -> None:
        if menu.isVisible():
            look.stop()
            QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
            menu.close()

    look.timeout.connect(on_look)
    look.start(100)
    # While the menu is open, this does not return.
    click(button)
    QTest.qWait(100)
    look.stop()


def follow(label: QLabel) -> None:
    """Click the link in a sentence, wherever it stands."""
    followed: list[str] = []
    connection = label.linkActivated.connect(followed.append)
    try:
        for y in range(4, label.height(), 8):
            for x in range(4, label.width(), 8):
                QTest.mouseClick(label, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
                if followed:
                    return
    finally:
        label.disconnect(connection)
    raise AssertionError(f"no link can be clicked in “{label.text()}”")


def drag(view: QWidget, start: QPoint, end: QPoint) -> None:
    """Press, move with the button held, and release."""
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for place in ((start + end) / 2, end):
        # QTest.mouseMove tells no pressed button; a map tool wants to see it.
        event = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(place), QPointF(view.mapToGlobal(place)), Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(view, event)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


@contextmanager
def shown(widget: QWidget, width: int, height: int) -> Iterator[None]:
    """The widget in a window of its own that really is on the screen; closed and deleted at the end."""
    widget.resize(width, height)
    widget.show()
    QTest.qWaitForWindowExposed(widget)
    yield
    widget.close()
    widget.deleteLater()


def write(edit: QLineEdit, text: str) -> None:
    """Type into a line in place of what stands there."""
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


def until(condition: Callable[[], Any], seconds: float = 60.0) -> None:
    """Let Qt run until something holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        QTest.qWait(10)


def picture(widget: QWidget, name: str) -> None:
    """Keep what a widget looks like, where somebody wants to see it: in the folder EEW_PICTURES."""
    folder = os.environ.get("EEW_PICTURES")
    if folder:
        widget.grab().save(str(Path(folder) / f"{name}.png"))
