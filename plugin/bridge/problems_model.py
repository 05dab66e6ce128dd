# SPDX-License-Identifier: GPL-2.0-or-later
"""What is to be known of a script, line by line, as a table."""

from __future__ import annotations

from typing import Any, List, NamedTuple, Optional, Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ..core.text import tr

JAVASCRIPT, PYTHON = "javascript", "python"
ERROR, WARNING, INFORMATION = "error", "warning", "information"

_ROOT = QModelIndex()
_ICONS = {ERROR: "/mIconCritical.svg", WARNING: "/mIconWarning.svg", INFORMATION: "/mIconInfo.svg"}


class Note(NamedTuple):
    """A sentence about a place: `side` JAVASCRIPT or PYTHON, `line` and `column` from 1, a severity."""

    side: str
    line: int
    column: int
    severity: str
    sentence: str


class ProblemsModel(QAbstractTableModel):
    """Notes in the rows; the line and the sentence in the columns."""

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._notes: List[Note] = []

    def notes(self) -> Sequence[Note]:
        """All notes, in the order of the rows."""
        return tuple(self._notes)

    def note(self, row: int) -> Note:
        """The note of a row."""
        return self._notes[row]

    def set_notes(self, side: str, notes: Sequence[Note]) -> None:
        """Show these notes of one side; those of the other stay."""
        others = [each for each in self._notes if each.side != side]
        wanted = [*notes, *others] if side == JAVASCRIPT else [*others, *notes]
        if wanted != self._notes:
            self.beginResetModel()
            self._notes = wanted
            self.endResetModel()

    # For views.

    def rowCount(self, parent: QModelIndex = _ROOT) -> int:
        """Notes."""
        return 0 if parent.isValid() else len(self._notes)

    def columnCount(self, parent: QModelIndex = _ROOT) -> int:
        """The line, and the sentence."""
        return 0 if parent.isValid() else 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Line"), tr("Problem"))[section]
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell."""
        if not index.isValid():
            return None
        note, column = self._notes[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            if column == 1:
                return note.sentence
            return str(note.line) if note.side == JAVASCRIPT else tr("Python {}").format(note.line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return note.sentence
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            return QgsApplication.getThemeIcon(_ICONS[note.severity])
        return None
