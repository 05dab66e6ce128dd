# SPDX-License-Identifier: GPL-2.0-or-later
"""Messages: one item in the message bar, with the details a click away. Nothing modal."""

from __future__ import annotations

from typing import Callable, Optional

from qgis.core import Qgis
from qgis.gui import QgsMessageBar, QgsMessageBarItem, QgsMessageViewer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QPushButton, QWidget

from ..plugin.bridge.log import scrub
from ..plugin.core.errors import WorkbenchError
from .forms import tr

TITLE = "Earth Engine Workbench"


class Messages:
    """Shows at most one message of ours at a time in a message bar."""

    def __init__(self, bar: QgsMessageBar, window: Optional[QWidget] = None) -> None:
        self._bar = bar
        self._window = window
        self._item: Optional[QgsMessageBarItem] = None
        bar.widgetRemoved.connect(self._on_removed)

    def error(self, error: WorkbenchError) -> None:
        """A sentence, and a Details button where there are details."""
        self.clear()
        item = QgsMessageBar.createMessage(TITLE, str(error))
        if error.details:
            button = QPushButton(tr("Details"))
            button.setObjectName("details_button")
            button.clicked.connect(lambda: self._show(str(error), error.details))
            item.layout().addWidget(button)
        self._push(item, Qgis.MessageLevel.Warning, 0)

    def info(self, text: str) -> None:
        """A sentence that goes away by itself."""
        self.clear()
        self._push(QgsMessageBar.createMessage(TITLE, text), Qgis.MessageLevel.Info, 6)

    def offer(self, text: str, label: str, action: Callable[[], None]) -> None:
        """A sentence with a button that does something about it; it stays until then. What went wrong goes first."""
        if self._item is not None:
            return
        item = QgsMessageBar.createMessage(TITLE, text)
        button = QPushButton(label)
        button.setObjectName("offer_button")
        button.clicked.connect(self.clear)
        button.clicked.connect(lambda: action())
        item.layout().addWidget(button)
        self._push(item, Qgis.MessageLevel.Info, 0)

    def clear(self) -> None:
        """Take our message away."""
        item, self._item = self._item, None
        if item is not None:
            self._bar.popWidget(item)

    def close(self) -> None:
        """For unloading."""
        self.clear()
        self._bar.widgetRemoved.disconnect(self._on_removed)

    def _push(self, item: QgsMessageBarItem, level: Qgis.MessageLevel, seconds: int) -> None:
        self._item = self._bar.pushWidget(item, level, seconds)

    def _on_removed(self, item: QgsMessageBarItem) -> None:
        if item is self._item:
            self._item = None

    def _show(self, sentence: str, details: str) -> None:
        viewer = QgsMessageViewer(self._window, Qt.WindowType.Dialog, True)
        viewer.setWindowTitle(TITLE)
        # what is shown here is pasted into reports
        viewer.setMessageAsPlainText(scrub(f"{sentence}\n\n{details}"))
        viewer.show()
