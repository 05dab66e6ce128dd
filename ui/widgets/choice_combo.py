# SPDX-License-Identifier: GPL-2.0-or-later
"""A combo box of choices, of which some cannot be chosen and say why."""

from __future__ import annotations

from typing import Any, Iterable, Optional, Tuple, Union

from qgis.PyQt.QtCore import QModelIndex, QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QStandardItemModel
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
    QWidget,
)

from ...plugin.core.recipes.cmip6_choices import Choice
from ..forms import directed, quiet

REASON = Qt.ItemDataRole.UserRole + 20
"""The item's data role of the sentence that says why it cannot be chosen."""

_WIDEST = 300
_INDENT, _MARGIN = 12, 6
_WRAPPED = int(Qt.TextFlag.TextWordWrap)

Plain = Tuple[Any, str]


class ReasonDelegate(QStyledItemDelegate):
    """Draws the reason below the label of an entry that cannot be chosen."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Entries that are written from left to right stay so beside others."""
        super().initStyleOption(option, index)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            option.text = directed(option.text)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """The entry as ever, and the reason in the lines below."""
        reason = index.data(REASON)
        if not reason:
            super().paint(painter, option, index)
            return
        first = QStyleOptionViewItem(option)
        first.rect = QRect(option.rect)
        first.rect.setHeight(super().sizeHint(option, index).height())
        super().paint(painter, first, index)
        below = option.rect.adjusted(_INDENT, first.rect.height(), -_MARGIN, 0)
        painter.save()
        painter.setFont(_small(option.font))
        painter.setPen(option.palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.PlaceholderText))
        painter.drawText(below, _WRAPPED, str(reason))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Room for both."""
        size = super().sizeHint(option, index)
        reason = index.data(REASON)
        if not reason:
            return size
        metrics = QFontMetrics(_small(option.font))
        view = option.widget
        width = view.minimumWidth() - view.verticalScrollBar().sizeHint().width() if view is not None else _WIDEST
        inner = QRect(0, 0, width - _INDENT - _MARGIN, 1000)
        lines = metrics.boundingRect(inner, _WRAPPED, str(reason))
        return QSize(size.width(), size.height() + lines.height() + 3)


class ChoiceCombo(QComboBox):
    """A combo box that holds one of several choices.

    Entries that cannot be chosen are greyed, with the reason below the label and as tool tip. Too long a text ends in
    dots and stands whole in the tool tip.
    """

    changed = pyqtSignal()
    """Another entry is chosen, by the user or through `set_value`; not where new choices bring another value."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._choices: Tuple[Choice, ...] = ()
        self.setItemDelegate(ReasonDelegate(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.currentIndexChanged.connect(self._on_index_changed)

    def value(self) -> Any:
        """The data of the chosen entry."""
        return self.currentData()

    def set_value(self, value: Any) -> None:
        """Choose the entry that holds a value; one that is not there is added under its own name."""
        if value == self.currentData():
            return
        if self.findData(value) < 0:
            with quiet(self):
                self.addItem(str(value), value)
            self._make_room()
        self.setCurrentIndex(self.findData(value))

    def clear(self) -> None:
        """Choose the first entry that can be chosen."""
        self.setCurrentIndex(self._first_enabled())

    def set_choices(self, choices: Iterable[Union[Choice, Plain]], value: Any = None) -> None:
        """Offer choices, silently.

        The chosen value stays where it is still there, even where it cannot be chosen any more. With a `value` that one
        is chosen, and added where it is not there.
        """
        offered = tuple(each if isinstance(each, Choice) else Choice(each[0], each[1]) for each in choices)
        wanted = self.currentData() if value is None else value
        with quiet(self):
            is_stale = self.count() != len(offered) and any(choice.value == wanted for choice in offered)
            if offered != self._choices or is_stale:
                self._fill(offered)
            if self.findData(wanted) < 0 and value is not None:
                self.addItem(str(wanted), wanted)
                self._make_room()
            row = self.findData(wanted)
            self.setCurrentIndex(row if row >= 0 else self._first_enabled())
        self._explain()

    def reason(self) -> str:
        """Why the chosen entry cannot be served; empty where it can."""
        return str(self.currentData(REASON) or "")

    def _fill(self, offered: Tuple[Choice, ...]) -> None:
        self._choices = offered
        super().clear()
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        for choice in offered:
            self.addItem(choice.label, choice.value)
            explain(model, self.count() - 1, choice.reason)
        self._make_room()

    def _make_room(self) -> None:
        """Let the list of a narrow box be as wide as its entries."""
        view = self.view()
        bar = view.verticalScrollBar().sizeHint().width()
        widest = max(
            (self.fontMetrics().horizontalAdvance(self.itemText(row)) for row in range(self.count())), default=0
        )
        icon = self.iconSize().width() + 6 if any(not self.itemIcon(r).isNull() for r in range(self.count())) else 0
        if any(choice.reason for choice in self._choices):
            widest = max(widest, _WIDEST - bar)
        view.setMinimumWidth(widest + icon + bar + 16)

    def _first_enabled(self) -> int:
        model = self.model()
        for row in range(self.count()):
            if bool(model.index(row, 0).flags() & Qt.ItemFlag.ItemIsEnabled):
                return row
        return 0

    def _on_index_changed(self, *_: Any) -> None:
        self._explain()
        self.changed.emit()

    def _explain(self) -> None:
        text = self.currentText()
        reason = self.reason()
        shown = self._text_rect().width()
        whole = text if self.fontMetrics().horizontalAdvance(text) > shown else ""
        self.setToolTip("\n".join(filter(None, (whole, reason))))

    def _text_rect(self) -> QRect:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        rect = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        if not option.currentIcon.isNull():
            rect.adjust(option.iconSize.width() + 6, 0, 0, 0)
        return rect.adjusted(3, 0, -3, 0)

    def resizeEvent(self, event: Any) -> None:
        """What does not fit any more stands in the tool tip."""
        super().resizeEvent(event)
        self._explain()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As ever, but with dots where the text is cut."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        width = self._text_rect().width()
        text = option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, width)
        option.currentText = directed(text) if self.isRightToLeft() else text
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


def explain(model: QStandardItemModel, row: int, reason: str, *, enabled: Optional[bool] = None) -> None:
    """Say in an item why it cannot be chosen; it is enabled without a reason unless told otherwise."""
    item = model.item(row)
    item.setEnabled(not reason if enabled is None else enabled)
    item.setToolTip(reason)
    item.setData(reason, REASON)
    item.setData(reason, Qt.ItemDataRole.AccessibleDescriptionRole)


def _small(font: QFont) -> QFont:
    smaller = QFont(font)
    smaller.setPointSizeF(max(font.pointSizeF() * 0.88, 6.0))
    return smaller
