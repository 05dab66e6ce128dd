# SPDX-License-Identifier: GPL-2.0-or-later
"""A table of bands to tick, each with its factor, offset and unit."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any, Optional, Sequence, Tuple

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, QSortFilterProxyModel, Qt
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QTableView, QToolButton, QWidget

from ...plugin.core import units
from ...plugin.core.errors import RecipeError
from ...plugin.core.recipes.collection_parts import Band
from ...plugin.core.spelling import number, parsed
from .. import forms
from ..forms import directed, tr
from .form_widget import FormWidget
from .tables import fit_rows

NAME, FACTOR, OFFSET, UNIT = range(4)
_TICKED, _EMPTY = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_NEW = "band"
_SEARCHED_FROM = 9


class BandsModel(QAbstractTableModel):
    """A row for each band; the first column's tick box says whether it is taken."""

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._bands: list[Band] = []
        self._ticked: set[str] = set()

    def ticked(self) -> Tuple[Band, ...]:
        """The bands that are taken."""
        return tuple(band for band in self._bands if band.name in self._ticked)

    def bands(self) -> Tuple[Band, ...]:
        """All that are listed."""
        return tuple(self._bands)

    def set_bands(self, bands: Sequence[Band], ticked: Sequence[str]) -> None:
        """Other bands."""
        self.beginResetModel()
        self._bands, self._ticked = list(bands), set(ticked)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of bands."""
        return 0 if parent.isValid() else len(self._bands)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Name, factor, offset, unit."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' titles."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (tr("Band"), tr("Factor"), tr("Offset"), tr("Unit"))[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr("Value = stored number × factor + offset, in the unit")
        return None

    def flags(self, index: QModelIndex) -> Any:
        """All can be edited; the first column can be ticked."""
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        return plain | Qt.ItemFlag.ItemIsUserCheckable if index.column() == NAME else plain

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, what is edited, and whether it is ticked."""
        band = self._bands[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            unit = band.unit if role == Qt.ItemDataRole.EditRole else units.symbol(band.unit)
            if role == Qt.ItemDataRole.DisplayRole and QGuiApplication.isRightToLeft():
                unit = directed(unit)
            return (band.name, number(band.factor, ".10g"), number(band.offset, ".10g"), unit)[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == NAME:
            return _TICKED if band.name in self._ticked else _EMPTY
        return None

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a band, or change a cell; what does not fit changes nothing."""
        band = self._bands[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            (self._ticked.add if Qt.CheckState(value) == _TICKED else self._ticked.discard)(band.name)
        elif role == Qt.ItemDataRole.EditRole:
            try:
                made = _changed(band, index.column(), str(value).strip())
            except RecipeError:
                return False
            if made.name != band.name and any(each.name == made.name for each in self._bands):
                return False
            self._bands[index.row()] = made
            if band.name in self._ticked:
                self._ticked = (self._ticked - {band.name}) | {made.name}
        else:
            return False
        self.dataChanged.emit(index, index, [role])
        return True


def _changed(band: Band, column: int, text: str) -> Band:
    """The band with another cell. Raises RecipeError."""
    if column in (NAME, UNIT):
        return replace(band, name=text) if column == NAME else replace(band, unit=text)
    try:
        value = parsed(text)
    except ValueError:
        value = math.nan
    return replace(band, factor=value) if column == FACTOR else replace(band, offset=value)


class BandsEditor(FormWidget):
    """Holds a tuple of Bands: those that are ticked, in the order of the table."""

    search_edit: QgsFilterLineEdit
    bands_table: QTableView
    add_band_button: QToolButton
    remove_band_button: QToolButton
    look_up_button: QPushButton

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("widgets/bands_editor.ui", self)
        self.model = BandsModel(self)
        self.proxy = QSortFilterProxyModel(self)
        self.proxy.setSourceModel(self.model)
        self.proxy.setFilterKeyColumn(NAME)
        self.proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        table = self.bands_table
        table.setModel(self.proxy)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, text in ((FACTOR, "0.00001"), (OFFSET, "-273.15"), (UNIT, "kg m⁻² s")):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, self.fontMetrics().horizontalAdvance(text) + 10)
        self.search_edit.textChanged.connect(self.proxy.setFilterFixedString)
        self.model.dataChanged.connect(self._edited)
        self.add_band_button.clicked.connect(self._on_add)
        self.remove_band_button.clicked.connect(self._on_remove)
        self._begin()

    def offer(self, bands: Sequence[Band]) -> None:
        """List other bands, silently; of those with the same name the ticks stay. One alone is ticked."""
        before = {band.name for band in self.value()}
        names = [band.name for band in bands]
        ticked = [name for name in names if name in before] or (names if len(names) == 1 else [])
        with self._silently():
            self.search_edit.clear()
            self.model.set_bands(bands, ticked)
            self._arrange()
        self._said = self._raw()

    def value(self) -> Tuple[Band, ...]:
        """The bands that are ticked."""
        return self.model.ticked()

    def _default(self) -> Tuple[Band, ...]:
        return ()

    def _show(self, value: Tuple[Band, ...]) -> None:
        """Tick bands; those that are not listed, or in another order, are put before the others."""
        wanted = {band.name: band for band in value}
        listed = [wanted.get(band.name, band) for band in self.model.bands()]
        if tuple(band for band in listed if band.name in wanted) != value:
            listed = [*value, *(band for band in listed if band.name not in wanted)]
        self.model.set_bands(listed, list(wanted))
        first = next((row for row, band in enumerate(listed) if band.name in wanted), 0)
        self.bands_table.scrollTo(self.proxy.mapFromSource(self.model.index(first, NAME)))

    def showEvent(self, event: Any) -> None:
        """A table that was not shown yet could not be scrolled."""
        super().showEvent(event)
        with self._silently():
            self._show(self.value())

    def _raw(self) -> Any:
        return self.model.bands(), self.value()

    def _arrange(self) -> None:
        count = self.model.rowCount()
        self.search_edit.setVisible(count >= _SEARCHED_FROM)
        self.remove_band_button.setEnabled(count > 0)
        fit_rows(self.bands_table, count, 7)

    def _on_add(self) -> None:
        bands = self.model.bands()
        taken = {band.name for band in bands}
        name = next(name for name in (_NEW, *(f"{_NEW}{n}" for n in range(2, 1000))) if name not in taken)
        ticked = [band.name for band in self.value()]
        self.search_edit.clear()
        self.model.set_bands([*bands, Band(name)], [*ticked, name])
        self._edited()
        index = self.proxy.mapFromSource(self.model.index(len(bands), NAME))
        self.bands_table.setCurrentIndex(index)
        self.bands_table.edit(index)

    def _on_remove(self) -> None:
        current = self.proxy.mapToSource(self.bands_table.currentIndex())
        bands = list(self.model.bands())
        gone = bands.pop(current.row() if current.isValid() else -1)
        self.model.set_bands(bands, [band.name for band in self.value() if band.name != gone.name])
        self._edited()
