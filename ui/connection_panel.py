# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Connection": where to connect to, and as whom."""

from __future__ import annotations

from typing import Any, Optional

from qgis.gui import QgsDockWidget, QgsFileWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QLineEdit, QProgressBar, QPushButton, QWidget

from ..plugin.core.connection import Connection
from ..plugin.core.errors import RecipeError
from ..plugin.engine.session import SessionInfo
from . import forms, letters
from .forms import tr
from .widgets.choice_combo import ChoiceCombo
from .widgets.field_message import FieldMessage
from .widgets.help_button import HelpButton

SANDBOX, LIVE, SERVICE_ACCOUNT = "sandbox", "live", "service_account"


class ConnectionPanel(QgsDockWidget):
    """Emits connections; knows nothing of sessions."""

    connect_requested = pyqtSignal(object)
    """The Connection that the user asks for."""
    disconnect_requested = pyqtSignal()
    """Disconnect, or give up the attempt under way."""

    mode_combo: ChoiceCombo
    hint_label: QLabel
    project_edit: QLineEdit
    project_edit_caption: QLabel
    project_message: FieldMessage
    key_file_widget: QgsFileWidget
    key_file_widget_caption: QLabel
    key_file_message: FieldMessage
    endpoint_combo: ChoiceCombo
    endpoint_combo_caption: QLabel
    endpoint_message: FieldMessage
    help_button: HelpButton
    connect_button: QPushButton
    disconnect_button: QPushButton
    progress_bar: QProgressBar
    status_label: FieldMessage

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("connection_panel.ui", self)
        self._messages = {
            "project": self.project_message,
            "key_file": self.key_file_message,
            "endpoint": self.endpoint_message,
        }
        self.mode_combo.set_choices(
            (
                (SANDBOX, tr("Sandbox on this computer")),
                (LIVE, tr("Google account")),
                (SERVICE_ACCOUNT, tr("Service account key")),
            )
        )
        self.endpoint_combo.set_choices((("standard", tr("Standard")), ("high_volume", tr("High volume"))))
        self.mode_combo.changed.connect(self._show_mode)
        self.connect_button.clicked.connect(self._on_connect)
        self.disconnect_button.clicked.connect(self.disconnect_requested)
        self.project_edit.returnPressed.connect(self._on_connect)
        for edit in (self.project_edit, self.key_file_widget.lineEdit()):
            edit.textEdited.connect(self._forget_messages)
        self._show_mode()
        self.set_disconnected(tr("Not connected."))
        letters.settle(self)

    def set_connection(self, connection: Connection) -> None:
        """Fill the form."""
        self.mode_combo.set_value(connection.mode)
        if connection.mode != SANDBOX:
            self.project_edit.setText(connection.project)
            self.key_file_widget.setFilePath(connection.key_file)
            self.endpoint_combo.set_value(connection.endpoint)
        self._show_mode()

    def set_connecting(self, connection: Connection) -> None:
        """An attempt is under way."""
        self.set_connection(connection)
        self._state(tr("Connecting…"), connecting=True, connected=False)

    def set_connected(self, info: SessionInfo) -> None:
        """There is a session."""
        if info.is_sandbox:
            text = tr("Connected to the sandbox at {url}. Its data are samples, not for science.").format(url=info.url)
        else:
            text = tr("Connected to project {project} as {account}.").format(
                project=info.project or tr("of the account"), account=info.account
            )
        self._state(text, connecting=False, connected=True)

    def set_disconnected(self, sentence: str, *, failed: bool = False) -> None:
        """There is no session, and this is why; `failed`: it was not the user's wish."""
        self._state(sentence, connecting=False, connected=False, failed=failed)

    def show_error(self, error: Exception) -> None:
        """Show a sentence: beside the field that it is about, or as the state."""
        field = error.field if isinstance(error, RecipeError) else ""
        if field in self._messages:
            self._messages[field].say(str(error), warning=True)
            self.set_disconnected(tr("Not connected."))
        else:
            self.set_disconnected(str(error), failed=True)

    def _state(self, text: str, *, connecting: bool, connected: bool, failed: bool = False) -> None:
        self.status_label.say(text, warning=failed)
        self.progress_bar.setVisible(connecting)
        self.connect_button.setEnabled(not connecting)
        self.disconnect_button.setEnabled(connecting or connected)
        letters.set_text(self.disconnect_button, tr("&Cancel") if connecting else tr("&Disconnect"))
        self.disconnect_button.setAccessibleName(tr("Cancel") if connecting else tr("Disconnect"))

    def _show_mode(self, *_: Any) -> None:
        mode = str(self.mode_combo.value())
        hints = {
            SANDBOX: tr("An Earth Engine with made-up data on your own computer. No account, no network needed."),
            LIVE: tr("Uses the sign-in of the Google Earth Engine plugin or of the earthengine command."),
            SERVICE_ACCOUNT: tr("Uses a service account's JSON key where it lies; it is never copied."),
        }
        self.hint_label.setText(hints[mode])
        for widget in (self.project_edit, self.project_edit_caption, self.endpoint_combo, self.endpoint_combo_caption):
            widget.setVisible(mode != SANDBOX)
        for widget in (self.key_file_widget, self.key_file_widget_caption):
            widget.setVisible(mode == SERVICE_ACCOUNT)
        self.project_edit.setToolTip(
            tr("May stay empty: the key's own project is used then.") if mode == SERVICE_ACCOUNT else ""
        )
        self._forget_messages()

    def _forget_messages(self, *_: Any) -> None:
        for message in self._messages.values():
            message.say("")

    def _on_connect(self) -> None:
        self._forget_messages()
        mode = str(self.mode_combo.value())
        live = mode != SANDBOX
        try:
            connection = Connection(
                mode=mode,
                project=self.project_edit.text().strip() if live else "",
                key_file=self.key_file_widget.filePath().strip() if mode == SERVICE_ACCOUNT else "",
                endpoint=str(self.endpoint_combo.value()) if live else "standard",
            )
        except RecipeError as error:
            self.show_error(error)
            return
        self.connect_requested.emit(connection)
