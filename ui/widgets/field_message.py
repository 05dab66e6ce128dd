# SPDX-License-Identifier: GPL-2.0-or-later
"""A sentence beside a field."""

from __future__ import annotations

import html
from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QPainter, QPaintEvent
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QWidget


class FieldMessage(QLabel):
    """A wrapped line that is there only while it says something; a warning wears QGIS's warning sign."""

    followed = pyqtSignal()
    """Its link was chosen. Told when the click is over: in the midst of it, Qt's label does not survive a new text."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._is_warning = False
        self.linkActivated.connect(self._on_link, Qt.ConnectionType.QueuedConnection)
        self.say("")

    @property
    def is_warning(self) -> bool:
        """Whether it says what does not fit."""
        return self._is_warning

    def say(self, text: str, *, warning: bool = False, link: str = "") -> None:
        """Show a sentence, or with an empty one nothing. A `link` takes the place of "{}" and can be clicked."""
        self._is_warning = warning and bool(text)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse
        if link:
            flags = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            text = html.escape(text).format(f'<a href="#">{html.escape(link)}</a>')
        self.setTextInteractionFlags(flags)
        self.setTextFormat(Qt.TextFormat.RichText if link else Qt.TextFormat.PlainText)
        side = self._sign_size() + 4 if self._is_warning else 0
        self.setContentsMargins(side, 0, 0, 0)
        self.setText(text)
        self.setVisible(bool(text))

    def _on_link(self, _: str) -> None:
        self.followed.emit()

    def _sign_size(self) -> int:
        return self.fontMetrics().height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and the sign before its first line."""
        super().paintEvent(event)
        if self._is_warning:
            size = self._sign_size()
            painter = QPainter(self)
            QgsApplication.getThemeIcon("/mIconWarning.svg").paint(painter, 0, 0, size, size)
            painter.end()
