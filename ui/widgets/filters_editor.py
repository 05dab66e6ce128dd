# SPDX-License-Identifier: GPL-2.0-or-later
"""A small table of filters: a property, how it is compared, and with what."""

from __future__ import annotations

import re
from typing import Any, Optional, Sequence, Tuple

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QWidget,
)

from ...plugin.core.first_image import FirstImage
from ...plugin.core.recipes.property_filter import OPERATORS, PropertyFilter, text_of, value_of
from ...plugin.core.spelling import parsed, used
from .. import forms
from ..forms import tr
from .form_widget import FormWidget
from .tables import fit_rows

NAME, OPERATOR, VALUE = range(3)
Row = Tuple[str, str, str]
#: What numbers are compared with, and a number with a comma of those who write it so.
_COMPARED = ("==", "!=", "<", "<=", ">", ">=")
_OWN_POINT = re.compile(r"[-+]?\d+,\d+")
_SIGNS = {"==": "=", "!=": "≠", "<=": "≤", ">=": "≥"}


def sign(operator: str) -> str:
    """How an operator is shown."""
    words = {"contains": tr("contains"), "starts with": tr("starts with"), "in": tr("is one of")}
    return words.get(operator, _SIGNS.get(operator, operator))


class FiltersModel(QAbstractTableModel):
    """A row for each filter, as it was typed."""

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def rows(self) -> Tuple[Row, ...]:
        """Property, operator and what was typed as the value."""
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Other filters."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of filters."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Property, operator, value."""
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' titles."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Property"), tr("Is"), tr("Value"))[section]
        return None

    def flags(self, index: QModelIndex) -> Any:
        """All can be edited."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows and what is edited."""
        text = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.EditRole:
            return text
        if role == Qt.ItemDataRole.DisplayRole:
            return sign(text) if index.column() == OPERATOR else text
        if role == Qt.ItemDataRole.ToolTipRole:
            hint = tr("A text that looks like a number stands in quotes; several values have commas between.")
            return hint if index.column() == VALUE else text
        return None

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Another text in a cell."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        row = list(self._rows[index.row()])
        row[index.column()] = str(value)
        self._rows[index.row()] = (row[NAME], row[OPERATOR], row[VALUE])
        self.dataChanged.emit(index, index, [role])
        return True


class FilterDelegate(QStyledItemDelegate):
    """Editors with lists: properties that are known, and the operators."""

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self.properties: Tuple[str, ...] = ()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex) -> QWidget:
        """For Qt: the cell's editor."""
        if index.column() == VALUE:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        if index.column() == OPERATOR:
            for operator in OPERATORS:
                box.addItem(sign(operator), operator)
            box.activated.connect(lambda _: self._finish(box))
        else:
            box.setEditable(True)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            box.addItems(self.properties)
        widest = max((box.fontMetrics().horizontalAdvance(box.itemText(row)) for row in range(box.count())), default=0)
        box.view().setMinimumWidth(widest + 30)
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex) -> None:
        """For Qt: the cell's text in its editor."""
        if not isinstance(editor, QComboBox):
            super().setEditorData(editor, index)
        elif index.column() == OPERATOR:
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        else:
            editor.setEditText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: Any, index: QModelIndex) -> None:
        """For Qt: the editor's text in the cell."""
        if not isinstance(editor, QComboBox):
            super().setModelData(editor, model, index)
        else:
            model.setData(index, editor.currentData() if index.column() == OPERATOR else editor.currentText())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """For Qt: the editor fills its cell."""
        editor.setGeometry(option.rect)

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


class FiltersEditor(FormWidget):
    """Holds a tuple of PropertyFilters."""

    filters_table: QTableView
    add_filter_button: QToolButton
    remove_filter_button: QToolButton
    no_filters_label: QLabel

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("widgets/filters_editor.ui", self)
        self._facts: Optional[FirstImage] = None
        self.model = FiltersModel(self)
        self.delegate = FilterDelegate(self)
        table = self.filters_table
        table.setModel(self.model)
        table.setItemDelegate(self.delegate)
        table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        for column in (NAME, VALUE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(OPERATOR, QHeaderView.ResizeMode.ResizeToContents)
        self.model.dataChanged.connect(self._edited)
        self.add_filter_button.clicked.connect(self._on_add)
        self.remove_filter_button.clicked.connect(self._on_remove)
        self._begin()

    def set_properties(self, names: Sequence[str], facts: Optional[FirstImage] = None) -> None:
        """Offer properties; `facts` tell which of them are texts."""
        self._facts = facts
        told = () if facts is None else (name for name, _ in facts.properties)
        self.delegate.properties = tuple(dict.fromkeys((*names, *told, "system:index")))

    def value(self) -> Tuple[PropertyFilter, ...]:
        """The filters. Raises RecipeError."""
        return tuple(
            PropertyFilter(name.strip(), operator, self._value(name.strip(), operator, text))
            for name, operator, text in self.model.rows()
        )

    def _value(self, name: str, operator: str, text: str) -> Any:
        found = value_of(text, operator)
        if self._facts is not None and self._facts.is_text(name):
            # 04.00 of a property that holds texts is a text.
            parts = [part.strip().strip("\"'") for part in text.split(",") if part.strip()]
            return tuple(parts) if operator == "in" else text.strip().strip("\"'")
        if operator in _COMPARED and used().point == "," and _OWN_POINT.fullmatch(text.strip()):
            return parsed(text)
        return found

    def _default(self) -> Tuple[PropertyFilter, ...]:
        return ()

    def _show(self, value: Tuple[PropertyFilter, ...]) -> None:
        self.model.set_rows([(each.name, each.operator, text_of(each.value)) for each in value])

    def _raw(self) -> Any:
        return self.model.rows(), super()._raw()

    def _arrange(self) -> None:
        count = self.model.rowCount()
        self.filters_table.setVisible(count > 0)
        self.no_filters_label.setVisible(count == 0)
        self.remove_filter_button.setEnabled(count > 0)
        fit_rows(self.filters_table, count, 5)

    def _on_add(self) -> None:
        self.model.set_rows([*self.model.rows(), ("", "==", "")])
        self._edited()
        self.filters_table.setFocus()
        # Being the current one now, the cell opens its editor.
        self.filters_table.setCurrentIndex(self.model.index(self.model.rowCount() - 1, NAME))

    def _on_remove(self) -> None:
        rows, current = list(self.model.rows()), self.filters_table.currentIndex()
        rows.pop(current.row() if current.isValid() else -1)
        self.model.set_rows(rows)
        self._edited()
