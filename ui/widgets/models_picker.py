# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing climate models: a drop-down list with check boxes and a search line."""

from __future__ import annotations

from typing import Any, Iterable, Optional, Tuple

from qgis.gui import QgsCheckableComboBox, QgsFilterLineEdit
from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QStandardItemModel
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QListView, QSizePolicy, QToolButton, QWidget

from ...plugin.core.recipes.cmip6_choices import Choice
from ...plugin.core.text import listed
from ..forms import quiet, tr
from .choice_combo import ReasonDelegate, explain

_NARROWEST = 300
_TICKED, _EMPTY = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ModelsPicker(QgsCheckableComboBox):
    """Holds the chosen models as a tuple, in the order of the list or, where it was set, of the value set."""

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._order: Tuple[str, ...] = ()
        self._said: Tuple[str, ...] = ()
        self._silent = False
        self.setItemDelegate(ReasonDelegate(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setDefaultText(tr("Choose models"))
        self._add_search()
        self.checkedItemsChanged.connect(self._on_ticked)

    # The protocol.

    def value(self) -> Tuple[str, ...]:
        """The chosen models."""
        ticked = tuple(str(value) for value in self.checkedItemsData())
        return self._order if set(ticked) == set(self._order) else ticked

    def set_value(self, value: Iterable[str]) -> None:
        """Choose models; those that are not in the list are added to it."""
        wanted = tuple(value)
        if wanted == self.value():
            return
        self._silent = True
        for name in wanted:
            if self.findData(name) < 0:
                self.addItemWithCheckState(name, _EMPTY, name)
        for row in range(self.count()):
            self.setItemCheckState(row, _TICKED if self.itemData(row) in wanted else _EMPTY)
        self._silent = False
        self._order = wanted
        self._say()

    def clear(self) -> None:
        """Choose none."""
        self.set_value(())

    # What can be chosen.

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Offer models, silently; what is chosen stays chosen, and can be taken out again where it does not fit."""
        offered = tuple(choices)
        chosen = self.value()
        self._silent = True
        known = {choice.value for choice in offered}
        entries = [(choice.value, choice.label) for choice in offered]
        entries += [(name, name) for name in chosen if name not in known]
        if [name for name, _ in entries] != [self.itemData(row) for row in range(self.count())]:
            super().clear()
            for name, label in entries:
                self.addItemWithCheckState(label, _TICKED if name in chosen else _EMPTY, name)
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        with quiet(self):
            for row, choice in enumerate(offered):
                explain(model, row, choice.reason, enabled=choice.enabled or choice.value in chosen)
        self._silent = False
        self._make_room()
        self._said = self.value()

    def _on_ticked(self, *_: Any) -> None:
        if not self._silent:
            self._take_back()
            self._say()

    def _take_back(self) -> None:
        """The list lets greyed entries be ticked as well."""
        model = self.model()
        self._silent = True
        for row in range(self.count()):
            enabled = bool(model.index(row, 0).flags() & Qt.ItemFlag.ItemIsEnabled)
            if not enabled and self.itemCheckState(row) == _TICKED and self.itemData(row) not in self._said:
                self.setItemCheckState(row, _EMPTY)
        self._silent = False

    def _say(self) -> None:
        said = self.value()
        self.setToolTip(listed(said))
        if said != self._said:
            self._said = said
            self.changed.emit()

    # The list.

    def _add_search(self) -> None:
        container = self.view().parentWidget()
        self._bar = QWidget(container)
        self._bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.search_edit = QgsFilterLineEdit(self._bar)
        self.search_edit.setObjectName("models_search_edit")
        self.search_edit.setShowSearchIcon(True)
        self.search_edit.setPlaceholderText(tr("Search models…"))
        self.search_edit.setAccessibleName(tr("Search models"))
        self.search_edit.textChanged.connect(self._filter)
        self.search_edit.installEventFilter(self)
        self.all_button = QToolButton(self._bar)
        self.all_button.setObjectName("models_all_button")
        self.all_button.setText(tr("All"))
        self.all_button.setToolTip(tr("Choose all the models in the list that can be chosen"))
        self.all_button.clicked.connect(self._choose_shown)
        self.none_button = QToolButton(self._bar)
        self.none_button.setObjectName("models_none_button")
        self.none_button.setText(tr("None"))
        self.none_button.setToolTip(tr("Choose no model"))
        self.none_button.clicked.connect(self.clear)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(3)
        for widget in (self.search_edit, self.all_button, self.none_button):
            row.addWidget(widget)
        container.layout().insertWidget(0, self._bar)

    def _filter(self, text: str) -> None:
        view = self.view()
        assert isinstance(view, QListView)
        words = text.lower().split()
        for row in range(self.count()):
            label = self.itemText(row).lower()
            view.setRowHidden(row, not all(word in label for word in words))

    def _choose_shown(self) -> None:
        view = self.view()
        assert isinstance(view, QListView)
        model = self.model()
        chosen = set(self.value())
        for row in range(self.count()):
            if bool(model.index(row, 0).flags() & Qt.ItemFlag.ItemIsEnabled) and not view.isRowHidden(row):
                chosen.add(self.itemData(row))
        self.set_value(str(self.itemData(row)) for row in range(self.count()) if self.itemData(row) in chosen)

    def _make_room(self) -> None:
        view = self.view()
        bar = view.verticalScrollBar().sizeHint().width()
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count())), default=0)
        view.setMinimumWidth(max(_NARROWEST, widest + metrics.height() * 2 + bar))

    def showPopup(self) -> None:
        """Open the list with all its entries, ready for a search."""
        self.search_edit.clear()
        super().showPopup()
        container = self.view().parentWidget()
        screen = self.screen().availableGeometry() if hasattr(self, "screen") else None
        box = container.geometry()
        box.setHeight(box.height() + self._bar.sizeHint().height())
        box.setWidth(max(box.width(), self._bar.sizeHint().width() + 60))
        if screen is not None:
            box.moveTop(max(screen.top(), min(box.top(), screen.bottom() - box.height())))
            box.moveLeft(max(screen.left(), min(box.left(), screen.right() - box.width())))
        container.setGeometry(box)
        self.search_edit.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search line to the list by the arrow keys; Enter ticks the only entry that is left."""
        if watched is getattr(self, "search_edit", None) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._enter_list()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._tick_single()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.hidePopup()
                return True
        return bool(super().eventFilter(watched, event))

    def _shown_rows(self) -> list[int]:
        view = self.view()
        assert isinstance(view, QListView)
        return [row for row in range(self.count()) if not view.isRowHidden(row)]

    def _enter_list(self) -> None:
        rows = self._shown_rows()
        if rows:
            self.view().setCurrentIndex(self.model().index(rows[0], 0))
            self.view().setFocus()

    def _tick_single(self) -> None:
        rows = self._shown_rows()
        if len(rows) == 1:
            ticked = self.itemCheckState(rows[0]) == _TICKED
            self.setItemCheckState(rows[0], _EMPTY if ticked else _TICKED)
            self.search_edit.selectAll()
