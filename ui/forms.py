# SPDX-License-Identifier: GPL-2.0-or-later
"""What the forms share: loading, combo boxes of choices, and values that are set without a signal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Optional

from qgis.PyQt import uic
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtGui import QStandardItemModel
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QWidget

from ..plugin.bridge.text import translate
from ..plugin.core.recipes.cmip6_choices import Choice

FOLDER = Path(__file__).resolve().parent


def load(name: str, widget: QWidget) -> None:
    """Lay a widget out as its .ui file says."""
    uic.loadUi(str(FOLDER / name), widget)


def tr(text: str) -> str:
    """The text in the language of QGIS."""
    return translate(text)


@contextmanager
def quiet(*objects: QObject) -> Iterator[None]:
    """Within this block the objects emit nothing."""
    before = [each.blockSignals(True) for each in objects]
    try:
        yield
    finally:
        for each, blocked in zip(objects, before):
            each.blockSignals(blocked)


def fill(box: QComboBox, choices: Iterable[Choice], value: Optional[str] = None) -> None:
    """Show choices in a combo box: those that cannot be chosen are greyed, with the reason as tool tip.

    The current value is kept where it is still there, even where it cannot be chosen any more.
    """
    wanted = box.currentData() if value is None else value
    with quiet(box):
        box.clear()
        model = box.model()
        assert isinstance(model, QStandardItemModel)
        for choice in choices:
            box.addItem(choice.label, choice.value)
            item = model.item(box.count() - 1)
            item.setEnabled(choice.enabled)
            item.setToolTip(choice.reason)
        row = box.findData(wanted)
        box.setCurrentIndex(row if row >= 0 else max(first_enabled(box), 0))
    readable(box)


def readable(*boxes: QComboBox) -> None:
    """Let the lists of narrow combo boxes be as wide as their entries."""
    for box in boxes:
        view = box.view()
        if view is not None:
            view.setMinimumWidth(view.sizeHintForColumn(0) + 2 * view.verticalScrollBar().sizeHint().width())


def first_enabled(box: QComboBox) -> int:
    """The first row that can be chosen; -1 where there is none."""
    model = box.model()
    for row in range(box.count()):
        if bool(model.index(row, 0).flags() & Qt.ItemFlag.ItemIsEnabled):
            return row
    return -1


def set_value(box: QComboBox, value: Any) -> None:
    """Choose the entry that holds a value, without a signal."""
    row = box.findData(value)
    if row >= 0:
        with quiet(box):
            box.setCurrentIndex(row)


def say(label: QLabel, text: str) -> None:
    """Show a text beside a field, or nothing."""
    label.setText(text)
    label.setVisible(bool(text))
