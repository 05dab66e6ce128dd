# SPDX-License-Identifier: GPL-2.0-or-later
"""All docks and dialogs for people who do not use a mouse, or do not see: names and the order of the Tab key."""

from __future__ import annotations

import datetime
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.plugin.core.process_command import ProcessCommand
from ee_workbench.plugin.core.scenes import SceneList, SceneRow
from ee_workbench.tests.ui.hands import shown
from qgis.PyQt.QtCore import QPoint, QRect, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTabWidget,
    QWidget,
)

UI = Path(__file__).resolve().parents[2] / "ui"
PANELS = sorted(path.stem for path in UI.glob("*_panel.ui"))
#: Made by Qt within a widget that has a name itself.
PARTS = (QAbstractSpinBox, QComboBox)


SCENE = SceneRow("A", datetime.datetime(2024, 6, 1, tzinfo=datetime.timezone.utc), "32TPT", 12.5, 65, "05.10", 0.9)
#: What dialogs are about that are about something.
ARGUMENTS: dict[str, tuple[Any, ...]] = {
    "scenes_dialog": (SceneList((SCENE,), 1), ()),
    "schedule_dialog": (ProcessCommand("ee_workbench:zonal", (("SCALE", "1000"),)), "Soil"),
}


def make(name: str) -> Any:
    """A panel by its file's name: "cmip6_panel" is Cmip6Panel."""
    module = importlib.import_module(f"ee_workbench.ui.{name}")
    kind = getattr(module, "".join(part.capitalize() for part in name.split("_")))
    return kind(*ARGUMENTS.get(name, ()))


DIALOGS = sorted(path.stem for path in UI.glob("*.ui") if path.stem not in PANELS)


@pytest.fixture(params=[*PANELS, *DIALOGS])
def panel(request: pytest.FixtureRequest, qgis_app: Any) -> Iterator[Any]:
    """A dock of a usual width, or a dialog of its own size."""
    made = make(request.param)
    size = (320, 900) if request.param in PANELS else (max(made.width(), 420), max(made.height(), 500))
    with shown(made, *size):
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


def mnemonics(panel: QWidget) -> dict[str, list[str]]:
    """Letter → what it belongs to, of all that can be on the screen at once."""
    found: dict[str, list[str]] = {}
    texts = [(widget, widget.text()) for widget in panel.findChildren(QAbstractButton)]
    texts += [(label, label.text()) for label in panel.findChildren(QLabel) if label.buddy() is not None]
    for bar in panel.findChildren(QTabBar):
        texts += [(bar, bar.tabText(number)) for number in range(bar.count())]
    for widget, text in texts:
        letter = re.search(r"(?<!&)&(\w)", text)
        if letter and widget.isVisible():
            found.setdefault(letter[1].lower(), []).append(f"{widget.objectName()} “{text}”")
    return found


def test_letters_are_unique(panel: Any) -> None:
    assert {letter: names for letter, names in mnemonics(panel).items() if len(names) > 1} == {}


def test_the_keyboard_gets_out_of_everything(panel: Any) -> None:
    """Tab leaves each widget; an editor, where it writes, is left with Control and Tab, as its tip says."""
    panel.activateWindow()
    QTest.qWaitForWindowActive(panel)
    views = [
        view for view in panel.findChildren(QAbstractItemView) if not isinstance(view.parent().parent(), QComboBox)
    ]
    stuck = [view.objectName() for view in views if view.tabKeyNavigation()]  # they would go round and round
    for widget in chain(panel):
        if not widget.isEnabled():
            continue
        widget.setFocus()
        before = panel.window().focusWidget()
        if before is None or not (before is widget or widget.isAncestorOf(before)):
            continue
        keys = [Qt.KeyboardModifier.NoModifier]
        if "Ctrl+Tab" in widget.toolTip():
            keys = [Qt.KeyboardModifier.ControlModifier]
        for _ in range(40):  # composed widgets have parts, and a page has links
            QTest.keyClick(panel.window().focusWidget(), Qt.Key.Key_Tab, keys[0])
            after = panel.window().focusWidget()
            if after is not widget and not widget.isAncestorOf(after):
                break
        else:
            stuck.append(f"{type(widget).__name__} {widget.objectName()}")
    assert stuck == []


def test_more_fields_than_letters(qgis_app: Any) -> None:
    """Buttons come first; who finds its letter taken takes another; who finds none has none. Texts stay as they are."""
    from ee_workbench.ui import letters

    form = QDialog()
    button = QPushButton("&Start", form)
    texts = ["&Scale", "&Scene", "Сло&й", "Сло&и", "缩放(&S)", "A&&B (&S)", "&S"]
    labels = [QLabel(text, form) for text in texts]
    for label in labels:
        label.setBuddy(button)
    letters.settle(form)
    assert button.text() == "&Start" and labels[-1].text() == "S"
    found = [letters.letter_of(widget.text()) for widget in (button, *labels)]
    assert found[0] == "s" and len({each for each in found if each}) == len([each for each in found if each])
    plain = [re.sub(r"(?<!&)&(?=\w)", "", re.sub(r"\(&\w\)", "", label.text())).strip() for label in labels]
    assert plain == ["Scale", "Scene", "Слой", "Слои", "缩放", "A&&B", "S"]
    letters.set_text(button, "&Download {} files")
    assert button.text() == "&Download {} files"
    letters.set_text(button, "&Scene")  # as one of the labels, whose letter it is not
    assert letters.letter_of(button.text()) == "s"
    letters.set_text(labels[0], "&Start")
    assert letters.letter_of(labels[0].text()) not in ("", "s")
    letters.set_text(button, "&Start again")
    assert button.text() == "&Start again"
