# SPDX-License-Identifier: GPL-2.0-or-later
"""What the docks with a form share: messages beside fields, and whether something runs or is connected."""

from __future__ import annotations

from typing import Any, Optional

from qgis.gui import QgsDockWidget, QgsScrollArea
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget

from ..plugin.core.errors import RecipeError
from . import forms, letters
from .forms import tr
from .widgets.field_message import FieldMessage
from .widgets.help_button import HelpButton

_SUFFIX = "_message"


class FormPanel(QgsDockWidget):
    """A dock with a form, a progress bar and *Cancel*; knows nothing of sessions or tasks.

    A subclass fills and reads its form (`_fill`, `_connect_form`, `_refresh`), and calls `_begin` at the end of its
    `__init__`. Its layout has a FieldMessage named after each field that an error can be about.
    """

    cancelled = pyqtSignal()
    connection_wanted = pyqtSignal()
    """The user wants to connect first."""
    changed = pyqtSignal()

    scroll_area: QgsScrollArea
    warning_message: FieldMessage
    panel_message: FieldMessage
    progress_bar: QProgressBar
    cancel_button: QPushButton
    help_button: HelpButton

    def __init__(self, layout: str, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load(layout, self)
        found = self.findChildren(FieldMessage)
        names = ((each.objectName(), each) for each in found if each.objectName().endswith(_SUFFIX))
        self._messages: dict[str, FieldMessage] = {name[: -len(_SUFFIX)]: each for name, each in names}
        self._running = False
        self._running_text = ""
        self._connected = False
        self._failed = False
        self._filling = False

    def _begin(self) -> None:
        self._fill()
        self._connect_form()
        self.panel_message.followed.connect(self.connection_wanted)
        self.cancel_button.clicked.connect(self.cancelled)
        self.set_running(False)
        self._refresh()
        letters.settle(self)
        forms.align(label for label in self.findChildren(QLabel) if label.objectName().endswith("_caption"))

    # What a subclass says.

    def _fill(self) -> None:
        """Offer the choices."""
        raise NotImplementedError

    def _connect_form(self) -> None:
        """Connect the form's own signals."""
        raise NotImplementedError

    def _refresh(self) -> None:
        """Read the form, say what does not fit, and show what it will do."""
        raise NotImplementedError

    def _enable(self) -> None:
        """Let those buttons be pressed that can do something now."""
        raise NotImplementedError

    # What others use.

    def set_connected(self, connected: bool, info: object = None) -> None:
        """Whether there is a session to send recipes to."""
        self._connected = connected
        self._say_state()
        self._enable()

    def set_running(self, running: bool, text: str = "") -> None:
        """Show that work is under way, or that it has ended."""
        self._running = running
        self._running_text = text
        for widget in (self.progress_bar, self.cancel_button):
            widget.setVisible(running)
        if running:
            self._failed = False
        self._say_state()
        self._enable()

    def show_error(self, error: Exception) -> None:
        """Show a sentence: beside the field that it is about, or above the buttons."""
        message = self._complain(error)
        if message is not self.panel_message:
            self.scroll_area.ensureWidgetVisible(message)

    # Inside.

    def _on_changed(self, *_: Any) -> None:
        if not self._filling:
            self._refresh()
            self.changed.emit()

    def _clear_messages(self) -> None:
        for message in self._messages.values():
            message.say("")
        self._failed = False

    def _complain(self, error: Exception) -> FieldMessage:
        field = error.field if isinstance(error, RecipeError) else ""
        message = self._messages.get(field, self.panel_message)
        message.say(str(error), warning=True)
        self._failed = self._failed or message is self.panel_message
        return message

    def _say_state(self) -> None:
        if self._running:
            self.panel_message.say(self._running_text)
        elif self._failed:
            return
        elif self._connected:
            self.panel_message.say("")
        else:
            self.panel_message.say(tr("{} first: the sandbox needs no account."), link=tr("Connect to Earth Engine"))
