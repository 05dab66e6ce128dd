# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Export": shows what an order of its form comes to, says when to start, and how far it is."""

from __future__ import annotations

from typing import Iterable, Optional, Tuple, Union

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QLabel, QPushButton, QToolButton, QWidget

from ..plugin.bridge.exporting import Prepared
from ..plugin.core.download_list import Begun
from ..plugin.core.errors import RecipeError
from ..plugin.engine.downloads import FileProgress, PreparedFiles
from . import export_words, letters
from .export_form import ExportForm
from .forms import tr
from .widgets.field_message import FieldMessage


class ExportPanel(ExportForm):
    """Emits an ExportOrder to be looked at, then what was prepared of it to be started."""

    prepare_requested = pyqtSignal(object)
    """*Prepare*: the ExportOrder."""
    start_requested = pyqtSignal(object, bool)
    """*Start*: the Prepared, and whether to export once more what was submitted before."""

    pause_requested = pyqtSignal(bool)
    """*Pause* is pressed or not."""
    go_on_requested = pyqtSignal(str)
    """Id of a download to go on with."""
    forget_requested = pyqtSignal(str)
    """Id of a download to forget."""
    unfinished_area: QWidget
    unfinished_label: FieldMessage
    forget_button: QPushButton
    go_on_button: QPushButton
    pause_button: QPushButton
    summary_label: QLabel
    again_check: QCheckBox
    copy_button: QToolButton
    prepare_button: QPushButton
    start_button: QPushButton

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__("export_panel.ui", parent)
        self._prepared: Union[Prepared, PreparedFiles, None] = None
        self._begun: Tuple[Begun, ...] = ()
        self._begin()

    def _fill(self) -> None:
        super()._fill()
        self.copy_button.setIcon(QgsApplication.getThemeIcon("/mActionEditCopy.svg"))
        self._add_copies(self.copy_button)
        self.set_unfinished(())
        self._on_source()

    def _connect_form(self) -> None:
        super()._connect_form()
        self.pause_button.toggled.connect(self.pause_requested)
        self.go_on_button.clicked.connect(lambda: self.go_on_requested.emit(self._begun[0].id))
        self.forget_button.clicked.connect(lambda: self.forget_requested.emit(self._begun[0].id))
        self.prepare_button.clicked.connect(self._on_prepare)
        self.start_button.clicked.connect(self._on_start)

    # What others use.

    def set_unfinished(self, begun: Iterable[Begun]) -> None:
        """Downloads that have not ended; the first of them is offered to go on with."""
        self._begun = tuple(begun)
        self.unfinished_area.setVisible(bool(self._begun))
        if self._begun:
            words = tr("The download of “{}” has not ended.")
            self.unfinished_label.say(words.format(self._begun[0].order.title), warning=True)

    def set_prepared(self, prepared: Union[Prepared, PreparedFiles]) -> None:
        """Show what an order comes to, and offer to start it, where the form still says that order."""
        if self._order is not None and prepared.order == self._order.resolved():
            self._prepared = prepared
            self._show_prepared()
            self._enable()

    def set_progress(self, percent: float) -> None:
        """How far the submitting is, 0 to 100."""
        self.progress_bar.setMaximum(100)
        self.progress_bar.setValue(round(percent))

    def set_running(self, running: bool, text: str = "", *, can_pause: bool = False) -> None:
        """Show that work is under way, or that it has ended."""
        self.progress_bar.setMaximum(0)
        self.pause_button.setVisible(running and can_pause)
        self.pause_button.setChecked(False)
        super().set_running(running, text)

    def set_file_progress(self, state: FileProgress) -> None:
        """How far a download is."""
        self.set_progress(state.percent)
        if self._running:
            self.panel_message.say(export_words.progress(state))

    def say(self, text: str) -> None:
        """Say above the buttons what came of it."""
        self._set_prepared(None)
        self.summary_label.setText(text)

    def note(self, text: str) -> None:
        """Say something beside what was prepared, which stays."""
        if self._prepared is not None:
            self._show_prepared()
            text = f"{self.summary_label.text()}\n{text}"
        self.summary_label.setText(text)

    # Reactions.

    def _on_prepare(self) -> None:
        self._refresh()
        if self._order is not None:
            self.prepare_requested.emit(self._order)

    def _on_start(self) -> None:
        if self._prepared is not None:
            self.start_requested.emit(self._prepared, self.again_check.isChecked())

    # Showing.

    def _refresh(self) -> None:
        """Read the form, say what does not fit, and show the names that it will give."""
        self._clear_messages()
        self._set_prepared(None)
        self.summary_label.setText("")
        self._arrange()
        try:
            self._order = self._read()
        except RecipeError as error:
            self._order = None
            self._complain(error)
        self._show_names()
        self._say_state()
        self._enable()

    def _set_prepared(self, prepared: Union[Prepared, PreparedFiles, None]) -> None:
        self._prepared = prepared
        self.again_check.setVisible(isinstance(prepared, Prepared) and prepared.known > 0)
        self.again_check.setChecked(False)
        self.warning_message.say("")

    def _show_prepared(self) -> None:
        prepared = self._prepared
        assert prepared is not None
        warnings = list(prepared.plan.warnings)
        if isinstance(prepared, Prepared):
            self.summary_label.setText(export_words.summary(prepared, self._ending()))
            self.again_check.setVisible(prepared.known > 0)
        else:
            self.summary_label.setText(export_words.files(prepared))
            warnings += export_words.file_warnings(prepared)
        self.warning_message.say("\n".join(warnings), warning=True)

    def _enable(self) -> None:
        free = self._connected and not self._running
        self.prepare_button.setEnabled(free and self._order is not None)
        self.start_button.setEnabled(free and self._prepared is not None)
        count = len(self._prepared.plan.items) if self._prepared is not None else 0
        if isinstance(self._prepared, PreparedFiles):
            words = tr("&Download") if count < 2 else tr("&Download {:,} files", count)
        else:
            words = tr("&Start") if count < 2 else tr("&Start {:,} tasks", count)
        letters.set_text(self.start_button, words)
        self.go_on_button.setEnabled(free)
        self.forget_button.setEnabled(not self._running)
        self.start_button.setToolTip(
            "" if self._prepared is not None else tr("Prepare first: then you see what starts.")
        )
        self.start_button.setDefault(self._prepared is not None)
        self.prepare_button.setDefault(self._prepared is None)
        self.cancel_button.setEnabled(self._running)
        # *Cancel* and *Pause* stand in their place meanwhile.
        for button in (self.copy_button, self.prepare_button, self.start_button):
            button.setVisible(not self._running)
        self._enable_copies()

    def _enable_copies(self) -> None:
        order = self._order
        self.copy_button.setEnabled(order is not None)
        given = order is not None and order.recipe is not None
        words = tr("Only for layers that the Workbench has made: this one comes from a script or another plugin.")
        self.copy_menu.set_command(given, words)
