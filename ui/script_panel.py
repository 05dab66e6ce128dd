# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Scripts": Code Editor JavaScript on one side, the Python that it becomes on the other, and its output."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import List, Optional, Sequence, Tuple

from qgis.core import QgsApplication
from qgis.gui import QgsCodeEditor, QgsCodeEditorJavascript, QgsCodeEditorPython, QgsDockWidget
from qgis.PyQt.QtCore import QModelIndex, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QAction, QFontDatabase, QKeySequence, QResizeEvent, QTextCursor
from qgis.PyQt.QtWidgets import (
    QApplication,
    QFileDialog,
    QHeaderView,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTableView,
    QTabWidget,
    QToolButton,
    QWidget,
)

from ..plugin.bridge.problems_model import ERROR, INFORMATION, JAVASCRIPT, PYTHON, Note, ProblemsModel
from ..plugin.core.errors import RecipeError, WorkbenchError
from ..plugin.core.javascript import ScriptError, Translation
from ..plugin.core.text import listed
from . import forms, letters
from .forms import quiet, tr
from .widgets.field_message import FieldMessage
from .widgets.help_button import HelpButton

_SOON_MS = 400
_WIDE = 640
_MOST_LINES = 10_000
_LONGEST_STATE = 2_000_000


class ScriptPanel(QgsDockWidget):
    """Emits texts to translate and to run, and shows what came of them; runs and translates nothing by itself."""

    translate_requested = pyqtSignal(str)
    """The JavaScript has changed."""
    run_requested = pyqtSignal(str)
    """*Run in QGIS*: the Python."""
    cancelled = pyqtSignal()
    console_requested = pyqtSignal(str, str)
    """The Python to open in the console's editor, and the file that it was saved as ("" for none)."""
    connection_wanted = pyqtSignal()
    changed = pyqtSignal()

    help_button: HelpButton
    examples_button: QToolButton
    open_button: QToolButton
    save_button: QToolButton
    copy_button: QToolButton
    console_button: QToolButton
    main_splitter: QSplitter
    editors_splitter: QSplitter
    javascript_editor: QgsCodeEditorJavascript
    python_editor: QgsCodeEditorPython
    tabs: QTabWidget
    problems_view: QTableView
    output_edit: QPlainTextEdit
    edited_message: FieldMessage
    panel_message: FieldMessage
    progress_bar: QProgressBar
    cancel_button: QPushButton
    run_button: QPushButton

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("script_panel.ui", self)
        self._connected = self._running = False
        self._translated = ""
        """The Python that belongs to the JavaScript, as far as that could be read."""
        self._is_broken = False
        self._error = ""
        self._path = ""
        self.model = ProblemsModel(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._translate)
        self._fill()
        self._connect()
        self.set_running(False)
        letters.settle(self)

    # What others use.

    def set_connected(self, connected: bool, info: object = None) -> None:
        """Whether scripts can be run."""
        self._connected = connected
        self._show_state()

    def set_examples(self, examples: Sequence[Tuple[str, Path]]) -> None:
        """Titles and files of the scripts to begin with."""
        menu = QMenu(self.examples_button)
        for title, path in examples:
            menu.addAction(title).triggered.connect(lambda _=False, path=path: self.open_file(path))
        self.examples_button.setMenu(menu)

    def javascript(self) -> str:
        """The left side."""
        return str(self.javascript_editor.text())

    def python(self) -> str:
        """The right side: what is run."""
        return str(self.python_editor.text())

    @property
    def is_edited(self) -> bool:
        """Whether the Python is not the one that the JavaScript became."""
        return self.python() != self._translated

    def set_translation(self, made: Translation) -> None:
        """What the JavaScript became; a Python that was edited stays as it is."""
        was_edited = self.is_edited
        self._translated, self._is_broken = made.python, False
        if not was_edited:
            self._set_python(made.python)
        notes = [Note(JAVASCRIPT, each.line, each.column, each.severity, each.sentence) for each in made.problems]
        self._set_notes(JAVASCRIPT, notes)
        self._show_state()

    def set_refused(self, error: ScriptError) -> None:
        """The JavaScript cannot be read; the Python stays that of before."""
        self._is_broken = True
        self._set_notes(JAVASCRIPT, [Note(JAVASCRIPT, error.line, error.column, ERROR, str(error))])
        self._show_state()

    def set_running(self, running: bool, text: str = "") -> None:
        """Show that a script runs, or that its layers are being prepared, or that all has ended."""
        self._running = running
        for widget in (self.progress_bar, self.cancel_button):
            widget.setVisible(running)
        self.panel_message.say(text if running else "")
        self._show_state()

    def begin_output(self) -> None:
        """A script is about to run: its output is shown, that of before is gone."""
        self._error = ""
        self.output_edit.clear()
        self._set_notes(PYTHON, ())
        self.tabs.setCurrentIndex(1)

    def append_output(self, text: str) -> None:
        """What the script prints."""
        self.output_edit.moveCursor(QTextCursor.MoveOperation.End)
        self.output_edit.insertPlainText(text)
        self.output_edit.moveCursor(QTextCursor.MoveOperation.End)

    def show_failure(self, line: int, sentence: str) -> None:
        """What went wrong in the Python, in a line from 1, or in none (0)."""
        place = tr("Line {}: {}").format(line, sentence) if line else sentence
        start = "" if self.output_edit.toPlainText().endswith("\n") or not self.output_edit.toPlainText() else "\n"
        self.append_output(f"{start}{place}\n")
        if line:
            notes = [each for each in self.model.notes() if each.side == PYTHON]
            self._set_notes(PYTHON, [*notes, Note(PYTHON, line, 1, ERROR, sentence)])

    def show_error(self, error: Exception) -> None:
        """A sentence above the buttons."""
        self._error = str(error)
        self._show_state()

    def note(self, text: str) -> None:
        """Say what has been done."""
        self.panel_message.say(text)

    def open_file(self, path: Path) -> None:
        """A script from a file takes the place of both sides; JavaScript is translated, nothing is run."""
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            self.show_error(WorkbenchError(tr("“{}” cannot be read as text.").format(path.name)))
            return
        self._path, self._error = "", ""
        if path.suffix.lower() == ".py":
            self._start_anew("", text)
            self._path = str(path)
        else:
            self._start_anew(text, "")

    def save_files(self, path: Path) -> None:
        """Both sides as files beside each other; of an empty JavaScript none."""
        texts = {".js": self.javascript(), ".py": self.python()}
        saved = []
        try:
            for suffix, text in texts.items():
                if text.strip():
                    target = path.with_suffix(suffix)
                    target.write_text(text, encoding="utf-8")
                    saved.append(target.name)
        except OSError as error:
            self.show_error(WorkbenchError(tr("The script cannot be saved: {}.").format(error.strerror)))
            return
        self._path = str(path.with_suffix(".py")) if texts[".py"].strip() else ""
        self.note(tr("Saved: {}.").format(listed(saved)))

    def state(self) -> str:
        """What to remember: both sides."""
        python = self.python() if self.is_edited else ""
        state = json.dumps({"javascript": self.javascript(), "python": python})
        return state if len(state) <= _LONGEST_STATE else ""

    def restore(self, state: str) -> None:
        """Fill both sides from what `state` gave. Raises RecipeError for anything else."""
        try:
            document = json.loads(state)
            javascript, python = str(document["javascript"]), str(document["python"])
        except (ValueError, KeyError, TypeError, RecursionError):
            raise RecipeError("script", tr("The last state of the panel cannot be read.")) from None
        self._start_anew(javascript, python)

    # Filling.

    def _fill(self) -> None:
        icons = {
            self.open_button: "/mActionFileOpen.svg", self.save_button: "/mActionFileSave.svg",
            self.copy_button: "/mActionEditCopy.svg", self.console_button: "/console/iconTabEditorConsole.svg",
            self.run_button: "/mActionStart.svg",
        }  # fmt: skip
        for button, name in icons.items():
            button.setIcon(QgsApplication.getThemeIcon(name))
        for editor in (self.javascript_editor, self.python_editor):
            editor.setLineNumbersVisible(True)
            editor.setMinimumHeight(60)
            editor.setToolTip(tr("Tab indents; Ctrl+Tab leaves the editor"))
            for keys, forwards in (("Ctrl+Tab", True), ("Ctrl+Shift+Tab", False)):
                leaving = QAction(editor)
                leaving.setShortcut(QKeySequence(keys))
                leaving.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                leaving.triggered.connect(partial(self._leave, forwards))
                editor.addAction(leaving)
        self.problems_view.setModel(self.model)
        header = self.problems_view.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.problems_view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.output_edit.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.output_edit.setMaximumBlockCount(_MOST_LINES)
        self.main_splitter.setStretchFactor(0, 4)
        self.main_splitter.setStretchFactor(1, 1)
        self._set_notes(JAVASCRIPT, ())

    def _connect(self) -> None:
        self.javascript_editor.textChanged.connect(self._on_javascript)
        self.python_editor.textChanged.connect(self._on_python)
        self.problems_view.clicked.connect(self._jump)
        self.problems_view.activated.connect(self._jump)
        self.open_button.clicked.connect(self._on_open)
        self.save_button.clicked.connect(self._on_save)
        self.copy_button.clicked.connect(self._on_copy)
        self.console_button.clicked.connect(lambda: self.console_requested.emit(self.python(), self._path))
        self.run_button.clicked.connect(self._on_run)
        self.cancel_button.clicked.connect(self.cancelled)
        self.panel_message.followed.connect(self.connection_wanted)
        self.edited_message.followed.connect(self._take_translation)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room for it, else one below the other."""
        super().resizeEvent(event)
        wide = event.size().width() >= _WIDE
        self.editors_splitter.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    # Reactions.

    def _on_javascript(self) -> None:
        self._soon.start()
        self.changed.emit()

    def _translate(self) -> None:
        self.translate_requested.emit(self.javascript())

    def _on_python(self) -> None:
        self._path = ""
        self._show_state()
        self.changed.emit()

    def _take_translation(self) -> None:
        self._set_python(self._translated)
        self._show_state()

    def _leave(self, forwards: bool, *_: object) -> None:
        """Go on from an editor, which keeps the Tab key to itself."""
        self.focusNextPrevChild(forwards)

    def _jump(self, index: QModelIndex) -> None:
        note = self.model.note(index.row())
        editor = self.javascript_editor if note.side == JAVASCRIPT else self.python_editor
        editor.setCursorPosition(note.line - 1, note.column - 1)
        editor.ensureLineVisible(note.line - 1)
        editor.setFocus()

    def _on_open(self) -> None:
        kinds = tr("Scripts (*.js *.py *.txt);;All files (*)")
        path, _ = QFileDialog.getOpenFileName(self, tr("Open a script"), "", kinds)
        if path:
            self.open_file(Path(path))

    def _on_save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, tr("Save both scripts"), self._path, tr("Python (*.py)"))
        if path:
            self.save_files(Path(path))

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self.python())
        self.note(tr("The Python is on the clipboard."))

    def _on_run(self) -> None:
        if self.python().strip():
            self.run_requested.emit(self.python())

    # Showing.

    def _start_anew(self, javascript: str, python: str) -> None:
        """Both sides from elsewhere; one step back for *Undo*."""
        self._translated = "" if python else self.python()
        with quiet(self.python_editor):
            self._replace(self.python_editor, python or self._translated)
        self._replace(self.javascript_editor, javascript)
        self._set_notes(JAVASCRIPT, ())
        self._set_notes(PYTHON, ())
        self._soon.stop()
        self._translate()
        self._show_state()

    @staticmethod
    def _replace(editor: QgsCodeEditor, text: str) -> None:
        editor.beginUndoAction()
        editor.selectAll()
        editor.replaceSelectedText(text)
        editor.endUndoAction()
        editor.setCursorPosition(0, 0)

    def _set_python(self, text: str) -> None:
        """The same part of the text stays in sight."""
        first = self.python_editor.firstVisibleLine()
        with quiet(self.python_editor):
            self.python_editor.setText(text)
        self.python_editor.setFirstVisibleLine(first)
        self._set_notes(PYTHON, ())

    def _set_notes(self, side: str, notes: Sequence[Note]) -> None:
        self.model.set_notes(side, notes)
        editor = self.javascript_editor if side == JAVASCRIPT else self.python_editor
        editor.clearWarnings()
        for note in notes:
            if note.severity != INFORMATION:
                editor.addWarning(note.line - 1, note.sentence)
        count = self.model.rowCount()
        self.tabs.setTabText(0, tr("Problems ({})").format(count) if count else tr("No problems"))

    def _show_state(self) -> None:
        follows: List[str] = []
        has_javascript = bool(self.javascript().strip())
        if has_javascript and self.is_edited and self.python().strip():
            sentence = tr("The Python was edited and no longer follows the JavaScript; it is what runs. {}")
            self.edited_message.say(sentence, link=tr("Take the translation"))
        elif has_javascript and self._is_broken:
            follows.append(tr("The JavaScript cannot be read: see Problems. The Python is that of before."))
            self.edited_message.say(follows[0], warning=True)
        elif not has_javascript and not self.python().strip():
            self.edited_message.say(tr("Paste a script of the Code Editor into JavaScript, or begin with an example."))
        else:
            self.edited_message.say("")
        if not self._running:
            if self._error:
                self.panel_message.say(self._error, warning=True)
            elif not self._connected:
                sentence = tr("{} to run scripts: the sandbox needs no account.")
                self.panel_message.say(sentence, link=tr("Connect to Earth Engine"))
            else:
                self.panel_message.say("")
        has_python = bool(self.python().strip())
        self.run_button.setEnabled(has_python and self._connected and not self._running)
        for button in (self.copy_button, self.console_button):
            button.setEnabled(has_python)
        self.save_button.setEnabled(has_python or has_javascript)
