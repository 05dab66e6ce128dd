# SPDX-License-Identifier: GPL-2.0-or-later
"""*Schedule…*: writes what cron or the Task Scheduler of Windows needs to run a job. Installs nothing."""

from __future__ import annotations

import datetime
import re
import sys
from pathlib import Path
from typing import Optional, Tuple

from qgis.core import QgsApplication
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt, QTime
from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from ..plugin.bridge import programs
from ..plugin.core import schedule as schedules
from ..plugin.core.connection import Connection
from ..plugin.core.errors import RecipeError
from ..plugin.core.letters import service_name
from ..plugin.core.process_command import ProcessCommand
from ..plugin.core.schedule import Job, Schedule
from . import forms, letters
from .forms import tr
from .widgets.choice_combo import ChoiceCombo
from .widgets.field_message import FieldMessage
from .widgets.help_button import HelpButton

CRON, WINDOWS = "cron", "windows"


class ScheduleDialog(QDialog):
    """Holds one command; shows the job and saves its files."""

    system_combo: ChoiceCombo
    every_combo: ChoiceCombo
    step_combo: ChoiceCombo
    weekday_combo: ChoiceCombo
    day_spin: QSpinBox
    time_edit: QTimeEdit
    name_edit: QLineEdit
    folder_widget: QgsFileWidget
    program_edit: QLineEdit
    key_widget: QgsFileWidget
    project_edit: QLineEdit
    job_message: FieldMessage
    text_edit: QPlainTextEdit
    steps_label: QLabel
    saved_message: FieldMessage
    help_button: HelpButton
    copy_button: QPushButton
    save_button: QPushButton
    button_box: QDialogButtonBox

    def __init__(self, command: ProcessCommand, title: str = "", parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("schedule_dialog.ui", self)
        self.command = command
        self._job: Optional[Tuple[Job, Schedule]] = None
        self._fill(title)
        for combo in (self.every_combo, self.step_combo, self.weekday_combo):
            combo.changed.connect(self._refresh)
        self.system_combo.changed.connect(self._on_system)
        self.day_spin.valueChanged.connect(self._refresh)
        self.time_edit.timeChanged.connect(self._refresh)
        for edit in (self.name_edit, self.program_edit, self.project_edit):
            edit.textChanged.connect(self._refresh)
        for widget in (self.folder_widget, self.key_widget):
            widget.fileChanged.connect(self._refresh)
        self.copy_button.clicked.connect(self._on_copy)
        self.save_button.clicked.connect(self._on_save)
        self.button_box.rejected.connect(self.reject)
        self._on_system()
        letters.settle(self)
        self.resize(560, 620)

    def set_connection(self, key_file: str, project: str) -> None:
        """Whom the job connects as; the key stays in its file."""
        self.key_widget.setFilePath(key_file)
        self.project_edit.setText(project)

    def schedule(self) -> Schedule:
        """When the job runs. Raises RecipeError."""
        time = self.time_edit.time()
        return Schedule(
            str(self.every_combo.value()),
            time.hour(),
            time.minute(),
            int(self.step_combo.value()),
            int(self.weekday_combo.value()),
            self.day_spin.value(),
        )

    def job(self) -> Job:
        """What the job runs. Raises RecipeError."""
        return Job(
            self.name_edit.text().strip(),
            self.program_edit.text().strip(),
            self.command,
            self.folder_widget.filePath().strip(),
            self.key_widget.filePath().strip(),
            self.project_edit.text().strip(),
        )

    def text(self) -> str:
        """The line for cron, or the task for Windows. Raises RecipeError."""
        if self._is_windows():
            return schedules.task_xml(self.job(), self.schedule(), datetime.datetime.now())
        return schedules.crontab_line(self.job(), self.schedule())

    def _fill(self, title: str) -> None:
        self.system_combo.set_choices(
            ((CRON, tr("Linux, macOS: cron")), (WINDOWS, tr("Windows: Task Scheduler"))),
            WINDOWS if sys.platform == "win32" else CRON,
        )
        words = {
            schedules.HOURS: tr("Every few hours"), schedules.DAY: tr("Every day"), schedules.WEEK: tr("Every week"),
            schedules.MONTH: tr("Every month"),
        }  # fmt: skip
        self.every_combo.set_choices([(name, words[name]) for name in schedules.FREQUENCIES], schedules.DAY)
        self.step_combo.set_choices([(step, str(step)) for step in schedules.STEPS], 6)
        days = (
            tr("Monday"), tr("Tuesday"), tr("Wednesday"), tr("Thursday"), tr("Friday"), tr("Saturday"), tr("Sunday"),
        )  # fmt: skip
        self.weekday_combo.set_choices(list(enumerate(days)), 0)
        self.day_spin.setRange(1, schedules.LAST_DAY)
        self.time_edit.setTime(QTime(6, 0))
        self.name_edit.setText(_name_of(title))
        self.folder_widget.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder_widget.setDialogTitle(tr("Folder for the job's files"))
        self.folder_widget.setFilePath(str(Path.home()))
        self.key_widget.setFilter(tr("Keys of service accounts (*.json)"))
        self.text_edit.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.copy_button.setIcon(QgsApplication.getThemeIcon("/mActionEditCopy.svg"))
        self.save_button.setIcon(QgsApplication.getThemeIcon("/mActionFileSave.svg"))
        forms.align(label for label in self.findChildren(QLabel) if label.objectName().endswith("_caption"))

    def _is_windows(self) -> bool:
        return bool(self.system_combo.value() == WINDOWS)

    def _on_system(self) -> None:
        self.program_edit.setText(programs.qgis_process(windows=self._is_windows()))
        self._refresh()

    def _refresh(self) -> None:
        """Show the job as it would be saved, or what does not fit."""
        every = self.every_combo.value()
        for name, needed in (
            ("step_combo", every == schedules.HOURS),
            ("weekday_combo", every == schedules.WEEK),
            ("day_spin", every == schedules.MONTH),
        ):
            getattr(self, name).setVisible(needed)
            self.findChild(QLabel, f"{name}_caption").setVisible(needed)
        self.saved_message.say("")
        try:
            text, self._job = self.text(), (self.job(), self.schedule())
            self.job_message.say("")
        except RecipeError as error:
            text, self._job = "", None
            self.job_message.say(str(error), warning=True)
        self.text_edit.setPlainText(text)
        self.steps_label.setText(self._steps() if self._job else "")
        for button in (self.copy_button, self.save_button):
            button.setEnabled(self._job is not None)

    def _steps(self) -> str:
        """What the user does with it."""
        assert self._job is not None
        job = self._job[0]
        if self._is_windows():
            install = f'schtasks /create /tn "{job.name}" /xml "{job.path(".xml", chr(92))}"'
            return tr("Save the files; then let Windows take the task, in a command prompt: {}").format(install)
        sentence = tr("Save the files; then add this line to your jobs with: crontab -e. It reads {} and adds to {}.")
        return sentence.format(job.path(".json"), job.path(".log"))

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self.text_edit.toPlainText())
        self.saved_message.say(tr("It is on the clipboard."))

    def _on_save(self) -> None:
        """Write the file of parameters, and the line or the task."""
        assert self._job is not None
        job, folder = self._job[0], Path(self._job[0].folder)
        if self._is_windows():
            ending, content = ".xml", schedules.task_bytes(self.text_edit.toPlainText())
        else:
            ending, content = ".cron", self.text_edit.toPlainText().encode("utf-8")
        try:
            (folder / f"{job.name}.json").write_text(job.inputs(), encoding="utf-8")
            (folder / f"{job.name}{ending}").write_bytes(content)
        except OSError as error:
            sentence = tr("The files cannot be written to “{}”: {}")
            self.saved_message.say(sentence.format(folder, error.strerror or error), warning=True)
            return
        self.saved_message.say(tr("Saved: {} and {}.").format(f"{job.name}.json", f"{job.name}{ending}"))


def _name_of(title: str) -> str:
    """A name for files from a title."""
    plain = service_name(title).lower() if any(letter.isalnum() for letter in title) else ""
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "earth-engine-job"


def open_schedule(
    parent: QWidget, command: ProcessCommand, title: str, last: Optional[Connection] = None
) -> ScheduleDialog:
    """Show the dialog for a command; it goes away by itself.

    Args:
        title: what the job is about; its files are named after it.
        last: the connection whose account the job uses.
    """
    dialog = ScheduleDialog(command, title, parent)
    if last is not None and last.mode != "sandbox":
        dialog.set_connection(last.key_file if last.mode == "service_account" else "", last.project)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    return dialog
