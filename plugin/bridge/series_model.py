# SPDX-License-Identifier: GPL-2.0-or-later
"""Models for views: the places of a series, and its table."""

from __future__ import annotations

from typing import Any, Iterable, Optional, Tuple

from qgis.PyQt.QtCore import QAbstractListModel, QAbstractTableModel, QModelIndex, QObject, Qt, pyqtSignal

from ..core.errors import WorkbenchError
from ..core.series_parts import SeriesPlace
from ..core.spelling import number
from ..core.text import tr
from .series import Shown, free_name

_ROOT = QModelIndex()
PLACE_ROLE = Qt.ItemDataRole.UserRole + 1


class PlacesModel(QAbstractListModel):
    """Places in a list; their names can be edited, and stay different."""

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._places: Tuple[SeriesPlace, ...] = ()

    def places(self) -> Tuple[SeriesPlace, ...]:
        """All of them."""
        return self._places

    def set_places(self, places: Iterable[SeriesPlace]) -> None:
        """Hold these; the names of later ones get a number where they are there already."""
        taken: set[str] = set()
        found = []
        for place in places:
            name = free_name(place.name, taken)
            taken.add(name)
            found.append(place if name == place.name else SeriesPlace(name, place.point, place.region))
        if tuple(found) == self._places:
            return
        self.beginResetModel()
        self._places = tuple(found)
        self.endResetModel()
        self.changed.emit()

    def rowCount(self, parent: QModelIndex = _ROOT) -> int:
        """One for each place."""
        return 0 if parent.isValid() else len(self._places)

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Names can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name, and where it is."""
        if not index.isValid():
            return None
        place = self._places[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return place.name
        if role == Qt.ItemDataRole.ToolTipRole:
            west, south, east, north = place.bounds()
            if place.point is not None:
                return tr("{:.6f}° longitude, {:.6f}° latitude", *place.point)
            return tr("Polygon from {:.4f}, {:.4f} to {:.4f}, {:.4f}", west, south, east, north)
        return place if role == PLACE_ROLE else None

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Another name; one that another place has gets a number."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or not str(value).strip():
            return False
        row, before = index.row(), self._places[index.row()]
        taken = {place.name for number, place in enumerate(self._places) if number != row}
        try:
            place = SeriesPlace(free_name(str(value).strip(), taken), before.point, before.region)
        except WorkbenchError:
            return False
        self._places = (*self._places[:row], place, *self._places[row + 1 :])
        self.dataChanged.emit(index, index)
        self.changed.emit()
        return True


class SeriesTableModel(QAbstractTableModel):
    """Times down, series across."""

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._shown: Optional[Shown] = None

    def set_shown(self, shown: Optional[Shown]) -> None:
        """Show the table of a result, or none."""
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = _ROOT) -> int:
        """One for each time."""
        return 0 if parent.isValid() or self._shown is None else len(self._shown.times)

    def columnCount(self, parent: QModelIndex = _ROOT) -> int:
        """The time and each series."""
        return 0 if parent.isValid() or self._shown is None else 1 + len(self._shown.chart.lines)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Names of the series."""
        if self._shown is None or orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return tr("Time") if section == 0 else self._shown.chart.lines[section - 1].name

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Six digits of each value; all of them are in the files."""
        if self._shown is None or not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if index.column() == 0:
                return self._shown.times[index.row()]
            value = self._shown.columns[index.column() - 1][index.row()]
            return "" if value is None else number(value, ".6g")
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None
