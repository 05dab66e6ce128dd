# SPDX-License-Identifier: GPL-2.0-or-later
"""The dialog "Map sheet": which template, which layers, which words; emits a SheetOrder and stays open."""

from __future__ import annotations

from typing import Dict, List, NamedTuple, Optional, Sequence, Tuple

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)

from ..plugin.core import sheet_words
from ..plugin.core.errors import WorkbenchError
from ..plugin.core.recipes import Recipe
from ..plugin.core.recipes.splitting import steps
from ..plugin.core.series_parts import SeriesPlace, position
from ..plugin.core.sheet import HIGHEST_DPI, KINDS, LOWEST_DPI, PAGES, PARTS, Sheet, SheetOrder, kind_label, part_label
from . import forms, letters
from .forms import tr
from .widgets.help_button import HelpButton

_ID = Qt.ItemDataRole.UserRole
_TICKED, _EMPTY = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class Offer(NamedTuple):
    """A layer that can stand on a sheet; ``recipe`` where it is one of ours."""

    layer_id: str
    name: str
    recipe: Optional[Recipe]
    is_shown: bool


class SheetDialog(QDialog):
    """Knows nothing of layers but their names and recipes."""

    submitted = pyqtSignal(object)
    """*Make sheet*: a SheetOrder."""
    cancelled = pyqtSignal()
    """*Cancel*, while a sheet is made."""

    kind_combo: QComboBox
    page_combo: QComboBox
    turned_combo: QComboBox
    template_widget: QgsFileWidget
    layers_list: QListWidget
    by_combo: QComboBox
    pages_check: QCheckBox
    view_combo: QComboBox
    title_edit: QLineEdit
    subtitle_edit: QLineEdit
    place_edit: QLineEdit
    chart_widget: QgsFileWidget
    chart_widget_caption: QLabel
    parts_grid: QGridLayout
    dpi_spin: QSpinBox
    freeze_check: QCheckBox
    message_label: QLabel
    progress_bar: QProgressBar
    help_button: HelpButton
    make_button: QPushButton
    close_button: QPushButton

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("sheet_dialog.ui", self)
        self._offers: Dict[str, Offer] = {}
        self._is_running = False
        for kind in KINDS:
            self.kind_combo.addItem(kind_label(kind), kind)
        for page in PAGES:
            self.page_combo.addItem(page, page)
        for words, landscape in ((tr("Landscape"), True), (tr("Portrait"), False)):
            self.turned_combo.addItem(words, landscape)
        self.view_combo.addItem(tr("What the map canvas shows"), "canvas")
        self.view_combo.addItem(tr("All of the layers"), "layers")
        self.part_checks: Dict[str, QCheckBox] = {}
        before: QAbstractButton = self.chart_widget.findChildren(QToolButton)[-1]
        for number, part in enumerate(PARTS):
            check = QCheckBox(part_label(part), self)
            check.setObjectName(f"{part}_check")
            check.setChecked(True)
            self.parts_grid.addWidget(check, number // 2, number % 2)
            QWidget.setTabOrder(before, check)
            before = self.part_checks[part] = check
        self.dpi_spin.setRange(LOWEST_DPI, HIGHEST_DPI)
        self.dpi_spin.setValue(300)
        self.freeze_check.setChecked(True)
        self._connect()
        self.set_running(False)
        letters.settle(self)
        self.refresh()

    def _connect(self) -> None:
        self.kind_combo.currentIndexChanged.connect(self.refresh)
        self.by_combo.currentIndexChanged.connect(self._on_by)
        self.layers_list.itemChanged.connect(self._on_layers)
        self.pages_check.toggled.connect(self.refresh)
        self.template_widget.fileChanged.connect(self.refresh)
        self.chart_widget.fileChanged.connect(self.refresh)
        self.make_button.clicked.connect(self._on_make)
        self.close_button.clicked.connect(self._on_close)

    # What it is told.

    def set_layers(self, offers: Sequence[Offer], chosen: Sequence[str] = ()) -> None:
        """Offer layers, the topmost first; those of ``chosen`` are ticked, or, without any, those that are seen."""
        with forms.quiet(self.layers_list):
            self.layers_list.clear()
            self._offers = {offer.layer_id: offer for offer in offers}
            for offer in offers:
                item = QListWidgetItem(offer.name, self.layers_list)
                item.setToolTip(offer.name)
                item.setData(_ID, offer.layer_id)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                ticked = offer.layer_id in chosen if chosen else offer.is_shown
                item.setCheckState(_TICKED if ticked else _EMPTY)
        self._on_layers()

    def set_running(self, running: bool, words: str = "") -> None:
        """Show that a sheet is being made, and what is done for it."""
        self._is_running = running
        self.progress_bar.setVisible(running)
        self.close_button.setText(tr("Cancel") if running else tr("Close"))
        self._say(words)
        self.refresh()

    def show_error(self, error: WorkbenchError) -> None:
        """Say what is wrong."""
        self._say(str(error))

    def order(self) -> SheetOrder:
        """What the form says. Raises RecipeError."""
        own = self.template_widget.filePath().strip()
        sheet = Sheet(
            self.kind_combo.currentData(),
            self.page_combo.currentData(),
            self.turned_combo.currentData(),
            own,
            self.title_edit.text().strip(),
            self.subtitle_edit.text().strip(),
            tuple(part for part, check in self.part_checks.items() if check.isChecked()),
            self.dpi_spin.value(),
            self.chart_widget.filePath().strip() if self._has_chart() else "",
            self.pages_check.isChecked() and self.pages_check.isEnabled(),
            self._places(),
        )
        by = str(self.by_combo.currentData() or "")
        return SheetOrder(
            sheet, tuple(self._ticked()), by, self.view_combo.currentData(), self.freeze_check.isChecked()
        )

    # What follows from what.

    def refresh(self) -> None:
        """Grey out what does not go together."""
        own = bool(self.template_widget.filePath().strip())
        for box in (self.kind_combo, self.page_combo, self.turned_combo):
            box.setEnabled(not own)
        atlas = self.pages_check.isChecked()
        for widget in (self.place_edit, self.chart_widget):
            widget.setVisible(self._has_chart())
        self.place_edit.setEnabled(not self.chart_widget.filePath().strip())
        self.chart_widget_caption.setVisible(self._has_chart())
        kind = self.kind_combo.currentData()
        parts = Sheet(kind, atlas=atlas).parts
        for part, check in self.part_checks.items():
            check.setEnabled(own or part in parts)
        recipes = self._recipes()
        several = bool(self.by_combo.currentData()) or len(recipes) > 1
        self.pages_check.setEnabled(several)
        self.freeze_check.setEnabled(bool(recipes))
        self.make_button.setEnabled(bool(self._ticked()) and not self._is_running)

    def _on_by(self) -> None:
        """Many maps want a page for many, unless each has its own."""
        kind, pages = self.kind_combo.currentData(), self.pages_check.isChecked()
        if self.by_combo.currentData() and kind == "single" and not pages:
            self.kind_combo.setCurrentIndex(self.kind_combo.findData("multiples"))
        self.refresh()

    def _has_chart(self) -> bool:
        return self.kind_combo.currentData() == "chart" or bool(self.template_widget.filePath().strip())

    def _places(self) -> Tuple[SeriesPlace, ...]:
        """Where the chart's series is read. Raises RecipeError."""
        text = self.place_edit.text().strip()
        if not text or not self._has_chart() or not self.place_edit.isEnabled():
            return ()
        return (position(text),)

    def _on_layers(self) -> None:
        recipes = self._recipes()
        before = self.by_combo.currentData()
        with forms.quiet(self.by_combo):
            self.by_combo.clear()
            self.by_combo.addItem(tr("Layer"), "")
            names = {"months": tr("Month"), "seasons": tr("Season"), "years": tr("Year"), "decades": tr("Decade")}
            for step in steps(recipes[0]) if len(recipes) == 1 else ():
                self.by_combo.addItem(names[step], step)
            self.by_combo.setCurrentIndex(max(0, self.by_combo.findData(before)))
        self.by_combo.setEnabled(self.by_combo.count() > 1)
        texts = sheet_words.words(recipes) if recipes else {}
        self.title_edit.setPlaceholderText(texts.get("ee_title", ""))
        self.subtitle_edit.setPlaceholderText(texts.get("ee_subtitle", ""))
        self.refresh()

    def _ticked(self) -> List[str]:
        items = (self.layers_list.item(row) for row in range(self.layers_list.count()))
        return [item.data(_ID) for item in items if item.checkState() == _TICKED]

    def _recipes(self) -> List[Recipe]:
        found = (self._offers[layer_id].recipe for layer_id in self._ticked())
        return [recipe for recipe in found if recipe is not None]

    # What is pressed.

    def _on_make(self) -> None:
        self._say("")
        try:
            self.submitted.emit(self.order())
        except WorkbenchError as error:
            self.show_error(error)

    def _on_close(self) -> None:
        if self._is_running:
            self.cancelled.emit()
        else:
            self.close()

    def _say(self, words: str) -> None:
        self.message_label.setText(words)
        self.message_label.setVisible(bool(words))
