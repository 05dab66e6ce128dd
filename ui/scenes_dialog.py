# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of scenes that a recipe finds, with tick boxes to leave some out."""

from __future__ import annotations

from typing import Any, Optional, Tuple

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, QSortFilterProxyModel, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPixmap
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QLabel, QPushButton, QTableView, QWidget

from ..plugin.core.scenes import SceneList, SceneRow
from ..plugin.core.spelling import moment, number
from ..plugin.core.text import told
from . import forms, letters
from .forms import tr
from .widgets.histogram_view import HistogramView

SORT = Qt.ItemDataRole.UserRole
_TICKED, _EMPTY = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ScenesModel(QAbstractTableModel):
    """A row for each scene; the first column's tick box says whether it takes part."""

    def __init__(self, scenes: SceneList, left_out: Tuple[str, ...], parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._rows = scenes.rows
        self._left_out = set(left_out)
        self._titles = (
            tr("Date"), tr("Tile"), tr("Cloud %"), tr("Covers %"), tr("Orbit"), tr("Baseline"), tr("Scene")
        )  # fmt: skip

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of scenes."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of columns."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' titles."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def flags(self, index: QModelIndex) -> Any:
        """The first column can be ticked."""
        ticked = Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | ticked

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, sorts by, and whether it is ticked."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _texts(row)[index.column()]
        if role == SORT:
            return _keys(row)[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return _EMPTY if row.index in self._left_out else _TICKED
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (2, 3, 4):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick a scene."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        scene = self._rows[index.row()].index
        if Qt.CheckState(value) == _TICKED:
            self._left_out.discard(scene)
        else:
            self._left_out.add(scene)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        return True

    def scene(self, row: int) -> SceneRow:
        """The scene of a row."""
        return self._rows[row]

    def left_out(self) -> Tuple[str, ...]:
        """Scenes that are not ticked, oldest first."""
        return tuple(row.index for row in self._rows if row.index in self._left_out)


def _texts(row: SceneRow) -> Tuple[str, ...]:
    cloud = "" if row.cloud < 0 else number(row.cloud, ".1f")
    coverage = number(100 * row.coverage, ".0f")
    return moment(row.moment), row.tile, cloud, coverage, str(row.orbit or ""), row.baseline, row.index


def _keys(row: SceneRow) -> Tuple[Any, ...]:
    return f"{row.moment:%Y%m%d%H%M%S}", row.tile, row.cloud, row.coverage, row.orbit, row.baseline, row.index


class ScenesDialog(QDialog):
    """Shows scenes; after *OK* `left_out` says which of them were unticked."""

    thumbnail_wanted = pyqtSignal(str)
    """The user has selected a scene: its `system:index`."""

    count_label: QLabel
    histogram_view: HistogramView
    filter_edit: QgsFilterLineEdit
    tick_button: QPushButton
    untick_button: QPushButton
    table_view: QTableView
    thumbnail_label: QLabel
    button_box: QDialogButtonBox

    def __init__(self, scenes: SceneList, left_out: Tuple[str, ...], parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("scenes_dialog.ui", self)
        self._scenes = scenes
        self._pictures: dict[str, QPixmap] = {}
        self.model = ScenesModel(scenes, left_out, self)
        self.proxy = QSortFilterProxyModel(self)
        self.proxy.setSourceModel(self.model)
        self.proxy.setSortRole(SORT)
        self.proxy.setFilterKeyColumn(-1)
        self.proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.table_view.setModel(self.proxy)
        self.table_view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table_view.verticalHeader().hide()
        self.table_view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.histogram_view.set_counts(scenes.months())
        self.thumbnail_label.setFixedSize(220, 220)
        self.filter_edit.textChanged.connect(self.proxy.setFilterFixedString)
        self.tick_button.clicked.connect(lambda: self._tick_shown(_TICKED))
        self.untick_button.clicked.connect(lambda: self._tick_shown(_EMPTY))
        self.model.dataChanged.connect(self._say_count)
        self.table_view.selectionModel().currentRowChanged.connect(self._on_row)
        self.button_box.accepted.connect(self.accept)
        self.button_box.rejected.connect(self.reject)
        self._say_count()
        letters.settle(self)
        self.resize(820, 560)

    def left_out(self) -> Tuple[str, ...]:
        """Scenes that are not ticked."""
        return self.model.left_out()

    def set_thumbnail(self, index: str, content: bytes) -> None:
        """Show a scene's picture, if it is still the selected one."""
        picture = QPixmap()
        picture.loadFromData(content)
        self._pictures[index] = picture
        if index == self._selected():
            self._show(picture)

    def set_thumbnail_error(self, sentence: str) -> None:
        """Say why there is no picture."""
        self.thumbnail_label.setText(sentence)

    def _selected(self) -> str:
        current = self.table_view.currentIndex()
        return self.model.scene(self.proxy.mapToSource(current).row()).index if current.isValid() else ""

    def _on_row(self) -> None:
        index = self._selected()
        if index in self._pictures:
            self._show(self._pictures[index])
        elif index:
            self.thumbnail_label.setText(tr("Loading…"))
            self.thumbnail_wanted.emit(index)

    def _show(self, picture: QPixmap) -> None:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        self.thumbnail_label.setPixmap(picture.scaled(self.thumbnail_label.size(), keep, smooth))

    def _tick_shown(self, state: Any) -> None:
        for row in range(self.proxy.rowCount()):
            source = self.proxy.mapToSource(self.proxy.index(row, 0))
            self.model.setData(source, state, Qt.ItemDataRole.CheckStateRole)

    def _say_count(self) -> None:
        total, shown = self._scenes.count, len(self._scenes.rows)
        text = [tr("{} of {} scenes take part.").format(shown - len(self.left_out()), shown)]
        if total > shown:
            text.append(tr("{} more match and are not listed: they take part.").format(total - shown))
        self.count_label.setText(told(text))
