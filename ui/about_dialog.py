# SPDX-License-Identifier: GPL-2.0-or-later
"""What the plugin is, and the versions that a report of a bug needs."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QWidget

from ..plugin.bridge import versions
from ..plugin.engine.session import SessionInfo
from . import forms
from .forms import tr


class AboutDialog(QDialog):
    """Stands beside QGIS's window and holds nothing up."""

    about_label: QLabel
    versions_edit: QPlainTextEdit
    copy_button: QPushButton
    close_button: QPushButton

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("about_dialog.ui", self)
        self.about_label.setText(_introduction())
        self.copy_button.clicked.connect(self.copy)
        self.close_button.clicked.connect(self.close)
        self.resize(self.fontMetrics().averageCharWidth() * 60, self.fontMetrics().lineSpacing() * 22)

    def show_versions(self, info: Optional[SessionInfo]) -> None:
        """Bring it up to date and to the front."""
        self.versions_edit.setPlainText(versions.as_text(versions.rows(info)))
        self.copy_button.setText(tr("Copy versions"))
        self.show()
        self.raise_()
        self.activateWindow()

    def copy(self) -> None:
        """Put the versions on the clipboard."""
        QGuiApplication.clipboard().setText(self.versions_edit.toPlainText())
        self.copy_button.setText(tr("Copied"))


def _introduction() -> str:
    home, tracker = versions.metadata("homepage"), versions.metadata("tracker")
    title = tr("Earth Engine Workbench {}").format(versions.metadata("version"))
    licence = tr("Free software under the GNU General Public License, version 2 or later.")
    bugs = tr("Tell about a bug with the versions below.")
    links = f'<a href="{home}">{tr("Home page")}</a> · <a href="{tracker}">{tr("Report a bug")}</a>'
    return f"<b>{title}</b><br>{licence}<br>{links}<br>{bugs}"
