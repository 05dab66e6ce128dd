# SPDX-License-Identifier: GPL-2.0-or-later
"""The menu of *Copy as…*: a Python script, a command for a shell, and a job that runs by itself."""

from __future__ import annotations

import sys
from typing import Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QMenu, QWidget

from ..plugin.core.process_command import CMD, POWERSHELL, SH
from .forms import tr

#: The shell that a command is copied for where nothing else is said.
USUAL = POWERSHELL if sys.platform == "win32" else SH


class CopyMenu(QMenu):
    """Says what is wanted; who has the menu writes it."""

    script_wanted = pyqtSignal()
    command_wanted = pyqtSignal(str)
    """For a shell of `process_command.SHELLS`."""
    schedule_wanted = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self.script_action = QAction(tr("&Python script"), self)
        self.command_action = QAction(tr("&qgis_process command"), self)
        self.shells_menu = QMenu(tr("Command for another s&hell"), self)
        self.schedule_action = QAction(tr("&Schedule…"), self)
        self.addActions([self.script_action, self.command_action])
        self.addMenu(self.shells_menu)
        self.addSeparator()
        self.addAction(self.schedule_action)
        for shell, label in ((SH, tr("&POSIX shell")), (POWERSHELL, "Po&werShell"), (CMD, tr("&Command Prompt"))):
            action = self.shells_menu.addAction(label)
            action.triggered.connect(lambda _, shell=shell: self.command_wanted.emit(shell))
        self.script_action.triggered.connect(self.script_wanted)
        self.command_action.triggered.connect(lambda: self.command_wanted.emit(USUAL))
        self.schedule_action.triggered.connect(self.schedule_wanted)

    def set_command(self, possible: bool, reason: str = "") -> None:
        """Whether there is a command; a reason why not is the entries' tool tip."""
        for action in (self.command_action, self.shells_menu.menuAction(), self.schedule_action):
            action.setEnabled(possible)
            action.setToolTip("" if possible else reason)
