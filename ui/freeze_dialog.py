# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog "Freeze for print": for which map, how fine, as values or as a picture. It does not block the window."""

from __future__ import annotations

from pathlib import Path
from typing import Optional, Sequence, Tuple

from qgis.gui import QgsDoubleSpinBox, QgsSpinBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDialog, QFileDialog, QLabel, QProgressBar, QPushButton, QWidget

from ..plugin.core.page import PageChoice
from . import forms, letters
from .forms import tr
from .widgets.field_message import FieldMessage
from .widgets.help_button import HelpButton

#: Key of the canvas in the list of maps.
CANVAS = ""


class FreezeDialog(QDialog):
    """Emits what was chosen; knows nothing of layers, layouts or tasks."""

    changed = pyqtSignal(object)
    """Something else was chosen: a `PageChoice`. Answered with `set_estimate` or `show_error`."""
    freeze_requested = pyqtSignal(object)
    """Freeze it: a `PageChoice`."""
    cancelled = pyqtSignal()
    """Stop the freezing that is under way."""

    layer_label: QLabel
    map_combo: QComboBox
    width_caption: QLabel
    width_spin: QgsDoubleSpinBox
    dpi_spin: QgsSpinBox
    kind_combo: QComboBox
    estimate_label: QLabel
    dialog_message: FieldMessage
    progress_bar: QProgressBar
    help_button: HelpButton
    freeze_button: QPushButton
    close_button: QPushButton

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("freeze_dialog.ui", self)
        self.setModal(False)
        self._running = False
        self._fits = False
        self._dpi: dict[str, float] = {}
        self.kind_combo.addItem(tr("Values, in the same colours"), False)
        self.kind_combo.addItem(tr("The coloured picture"), True)
        self.kind_combo.setToolTip(
            tr("Values can be identified and coloured anew; a picture is exactly what the live layer shows.")
        )
        for spin in (self.dpi_spin, self.width_spin):
            spin.setShowClearButton(False)
            spin.valueChanged.connect(self._on_changed)
        self.map_combo.currentIndexChanged.connect(self._on_map)
        self.kind_combo.currentIndexChanged.connect(self._on_changed)
        self.freeze_button.clicked.connect(lambda: self.freeze_requested.emit(self.choice()))
        self.close_button.clicked.connect(self._on_close)
        self.set_running(False)
        letters.settle(self)
        self.resize(380, 260)

    def offer(self, title: str, maps: Sequence[Tuple[str, str, float]], chosen: PageChoice) -> None:
        """Begin with a layer.

        Args:
            maps: id, name and dpi of each layout's map; the canvas is always offered after them.
        """
        self.layer_label.setText(title)
        self._dpi = {key: dpi for key, _, dpi in maps}
        with forms.quiet(self.map_combo, self.dpi_spin, self.width_spin, self.kind_combo):
            self.map_combo.clear()
            for key, name, _ in maps:
                self.map_combo.addItem(name, key)
            self.map_combo.addItem(tr("What the map window shows"), CANVAS)
            self.map_combo.setCurrentIndex(max(0, self.map_combo.findData(chosen.map_id)))
            self.dpi_spin.setValue(round(chosen.dpi))
            self.width_spin.setValue(chosen.width_mm)
            self.kind_combo.setCurrentIndex(int(bool(chosen.picture)))
        self._on_changed()

    def choice(self) -> PageChoice:
        """What is chosen now."""
        key = str(self.map_combo.currentData() or CANVAS)
        return PageChoice(
            key, float(self.dpi_spin.value()), self.width_spin.value(), bool(self.kind_combo.currentData())
        )

    def set_estimate(self, text: str) -> None:
        """What the choice comes to; it can be frozen."""
        self._fits = True
        self.estimate_label.setText(text)
        self.dialog_message.say("")
        self._enable()

    def show_error(self, error: Exception, *, fits: bool = False) -> None:
        """What does not fit or went wrong; where it `fits` it can be tried again."""
        self._fits = fits
        self.dialog_message.say(str(error), warning=True)
        self._enable()

    def set_running(self, running: bool) -> None:
        """Show that a layer is being frozen, or that this has ended."""
        self._running = running
        self.progress_bar.setVisible(running)
        self.progress_bar.setValue(0)
        self.close_button.setText(tr("Cancel") if running else tr("Close"))
        self._enable()

    def set_progress(self, percent: float) -> None:
        """0 to 100."""
        self.progress_bar.setValue(round(percent))

    def reject(self) -> None:
        """Escape and the window's own button: stop what runs, else close."""
        self._on_close()

    def _on_close(self) -> None:
        if self._running:
            self.cancelled.emit()
        else:
            super().reject()

    def _on_map(self) -> None:
        dpi = self._dpi.get(str(self.map_combo.currentData() or CANVAS))
        if dpi is not None:
            with forms.quiet(self.dpi_spin):
                self.dpi_spin.setValue(round(dpi))
        self._on_changed()

    def _on_changed(self, *_: object) -> None:
        of_canvas = not self.map_combo.currentData()
        self.width_caption.setVisible(of_canvas)
        self.width_spin.setVisible(of_canvas)
        self.changed.emit(self.choice())

    def _enable(self) -> None:
        self.freeze_button.setEnabled(self._fits and not self._running)
        for widget in (self.map_combo, self.dpi_spin, self.width_spin, self.kind_combo):
            widget.setEnabled(not self._running)


def ask_page(window: QWidget, suggested: str) -> str:
    """Ask where a page is to be written; empty where the user thinks better of it."""
    kinds = ";;".join(("PDF (*.pdf)", "PNG (*.png)", "TIFF (*.tif)", "JPEG (*.jpg)", "SVG (*.svg)"))
    path, kind = QFileDialog.getSaveFileName(window, tr("Export page"), suggested, kinds)
    if path and not Path(path).suffix:
        path += kind[kind.index("*") + 1 : kind.index(")")]
    return str(path)
