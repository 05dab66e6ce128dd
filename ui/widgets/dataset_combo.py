# SPDX-License-Identifier: GPL-2.0-or-later
"""A box for the id of a dataset: any id can be typed, the known ones are found by their titles as well."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QCompleter, QWidget

from ...plugin.core import datasets
from ..forms import quiet

_LONGEST_TITLE = 100


class DatasetCombo(QComboBox):
    """Holds an id; the list shows titles."""

    changed = pyqtSignal()
    """Another id stands in the box, once somebody has chosen it or has finished to type."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._said = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        completer = self.completer()
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        # Qt puts a chosen title into the line, and more than once: afterwards its id takes its place.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._say)
        self.lineEdit().textChanged.connect(self._on_text)
        self.lineEdit().editingFinished.connect(self._say)
        self.lineEdit().setClearButtonEnabled(True)

    def offer(self, *, tables: bool) -> None:
        """List the known tables, or the known image collections."""
        before = self.currentText()
        with quiet(self, self.lineEdit()):
            super().clear()
            for identifier in datasets.known():
                found = datasets.dataset(identifier)
                if found is not None and found.is_table == tables and not found.is_deprecated:
                    self.addItem(_label(found), identifier)
            self.setCurrentIndex(-1)
            self.setEditText(before)
        widest = max(
            (self.fontMetrics().horizontalAdvance(self.itemText(row)) for row in range(self.count())), default=0
        )
        for view in (self.view(), self.completer().popup()):
            view.setMinimumWidth(min(widest + 30, 520))

    def value(self) -> str:
        """The id, "" where there is none."""
        text = self.currentText().strip()
        row = self.findText(text, Qt.MatchFlag.MatchFixedString)
        return str(self.itemData(row)) if row >= 0 else text

    def set_value(self, value: str) -> None:
        """Show an id."""
        with quiet(self.lineEdit()):
            self.setEditText(value)
        self.lineEdit().setCursorPosition(0)
        self._say()

    def clear(self) -> None:
        """No id."""
        self.set_value("")

    def _on_text(self, text: str) -> None:
        if self.findText(text, Qt.MatchFlag.MatchFixedString) >= 0:
            self._later.start()

    def _say(self) -> None:
        found = self.value()
        if self.currentText() != found:
            with quiet(self.lineEdit()):
                self.setEditText(found)
        self.setToolTip(found)
        if found != self._said:
            self._said = found
            self.changed.emit()


def _label(found: datasets.Dataset) -> str:
    title = " ".join(found.title.split())
    short = title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + "…"
    return found.id if title == found.id else f"{short} – {found.id}"
