# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Connection": where to connect to, and as whom."""

from __future__ import annotations

from typing import Any, Optional

from qgis.gui import QgsDockWidget, QgsFileWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QLineEdit, QProgressBar, QPushButton, QWidget

from ..plugin.core.connection import Connection
from ..plugin.core.errors import RecipeError
from ..plugin.engine.session import SessionInfo
from . import forms
from .forms import tr


class ConnectionPanel(QgsDockWidget):
    """Emits connections; knows nothing of sessions."""

    connect_requested = pyqtSignal(object)
    """The Connection that the user asks for."""
    disconnect_requested = pyqtSignal()
    """Disconnect, or give up the attempt under way."""

    mode_combo: QComboBox
    hint_label: QLabel
    project_edit: QLineEdit
    project_edit_caption: QLabel
    project_message: QLabel
    key_file_widget: QgsFileWidget
    key_file_widget_caption: QLabel
    key_file_message: QLabel
    endpoint_combo: QComboBox
    endpoint_combo_caption: QLabel
    connect_button: QPushButton
    disconnect_button: QPushButton
    progress_bar: QProgressBar
    status_label: QLabel

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("connection_panel.ui", self)
        for value, label in (
            ("sandbox", tr("Sandbox on this computer")),
            ("live", tr("Google account")),
            ("service_account", tr("Service account")),
        ):
            self.mode_combo.addItem(label, value)
        for value, label in (("standard", tr("Standard")), ("high_volume", tr("High volume"))):
            self.endpoint_combo.addItem(label, value)
        forms.readable(self.mode_combo, self.endpoint_combo)
        self.mode_combo.currentIndexChanged.connect(self._show_mode)
        self.connect_button.clicked.connect(self._on_connect)
        self.disconnect_button.clicked.connect(self.disconnect_requested)
        self.project_edit.returnPressed.connect(self._on_connect)
        self._show_mode()
        self.set_disconnected(tr("Not connected."))

    def set_connection(self, connection: Connection) -> None:
        """Fill the form."""
        forms.set_value(self.mode_combo, connection.mode)
        self.project_edit.setText("" if connection.mode == "sandbox" else connection.project)
        self.key_file_widget.setFilePath(connection.key_file)
        forms.set_value(self.endpoint_combo, connection.endpoint)
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

    def set_disconnected(self, sentence: str) -> None:
        """There is no session, and this is why."""
        self._state(sentence, connecting=False, connected=False)

    def show_error(self, error: Exception) -> None:
        """Show a sentence: beside the field that it is about, or as the state."""
        labels = {"project": self.project_message, "key_file": self.key_file_message}
        field = error.field if isinstance(error, RecipeError) else ""
        if field in labels:
            forms.say(labels[field], str(error))
            self.set_disconnected(tr("Not connected."))
        else:
            self.set_disconnected(str(error))

    def _state(self, text: str, *, connecting: bool, connected: bool) -> None:
        self.status_label.setText(text)
        self.progress_bar.setVisible(connecting)
        self.connect_button.setEnabled(not connecting)
        self.disconnect_button.setEnabled(connecting or connected)
        self.disconnect_button.setText(tr("Cancel") if connecting else tr("&Disconnect"))

    def _show_mode(self, *_: Any) -> None:
        mode = str(self.mode_combo.currentData())
        hints = {
            "sandbox": tr("An Earth Engine with made-up data on your own computer. No account, no network needed."),
            "live": tr("Uses the sign-in of the Google Earth Engine plugin or of the earthengine command."),
            "service_account": tr("Uses a service account's JSON key where it lies; it is never copied."),
        }
        self.hint_label.setText(hints[mode])
        for widget in (self.project_edit, self.project_edit_caption):
            widget.setVisible(mode != "sandbox")
        for widget in (self.key_file_widget, self.key_file_widget_caption):
            widget.setVisible(mode == "service_account")
        for widget in (self.endpoint_combo, self.endpoint_combo_caption):
            widget.setVisible(mode != "sandbox")
        for label in (self.project_message, self.key_file_message):
            forms.say(label, "")

    def _on_connect(self) -> None:
        for label in (self.project_message, self.key_file_message):
            forms.say(label, "")
        mode = str(self.mode_combo.currentData())
        live = mode != "sandbox"
        try:
            connection = Connection(
                mode=mode,
                project=self.project_edit.text().strip() if live else "",
                key_file=self.key_file_widget.filePath().strip() if mode == "service_account" else "",
                endpoint=str(self.endpoint_combo.currentData()) if live else "standard",
            )
        except RecipeError as error:
            self.show_error(error)
            return
        self.connect_requested.emit(connection)
