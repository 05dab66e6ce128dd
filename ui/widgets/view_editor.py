# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing what is shown: a band combination, an index, or an expression, and its stretch."""

from __future__ import annotations

from typing import Any, NamedTuple, Optional, Tuple

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCompleter, QLabel, QPlainTextEdit, QPushButton, QToolButton, QWidget

from ...plugin.core import indices
from ...plugin.core.errors import RecipeError
from ...plugin.core.recipes import Style
from ...plugin.core.recipes import sentinel2_facts as facts
from ...plugin.core.recipes.sentinel2_parts import View
from .. import forms
from ..forms import show_needed, tr
from .choice_combo import ChoiceCombo
from .form_widget import FormWidget
from .limit_spin import LimitSpin
from .style_editor import StyleEditor

_OWN, _INDEX, _EXPRESSION = "own", "index", "expression"


class Shown(NamedTuple):
    """A view and the colours of its one band."""

    view: View
    style: Style


class ViewEditor(FormWidget):
    """Holds a Shown. Ends of the stretch that nobody has set follow the combination."""

    stretch_wanted = pyqtSignal(str)
    """The user wants a stretch from what the map shows: "percentiles" or "deviations"."""

    view_combo: ChoiceCombo
    red_combo: ChoiceCombo
    red_combo_caption: QLabel
    green_combo: ChoiceCombo
    green_combo_caption: QLabel
    blue_combo: ChoiceCombo
    blue_combo_caption: QLabel
    index_combo: ChoiceCombo
    index_combo_caption: QLabel
    index_label: QLabel
    expression_edit: QPlainTextEdit
    expression_edit_caption: QLabel
    low_spin: LimitSpin
    low_spin_caption: QLabel
    to_label: QLabel
    high_spin: LimitSpin
    gamma_spin: LimitSpin
    gamma_spin_caption: QLabel
    stretch_combo: ChoiceCombo
    stretch_combo_caption: QLabel
    from_map_button: QPushButton
    reset_button: QToolButton
    style_editor: StyleEditor

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("widgets/view_editor.ui", self)
        self._low: Optional[Tuple[float, ...]] = None
        self._high: Optional[Tuple[float, ...]] = None
        self._fill()
        self.expression_edit.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 10)
        self.view_combo.changed.connect(self._on_view)
        for box in self._band_combos():
            box.changed.connect(self._on_bands)
        self.index_combo.changed.connect(self._edited)
        self.expression_edit.textChanged.connect(self._edited)
        for spin in (self.low_spin, self.high_spin):
            spin.valueChanged.connect(self._on_ends)
        self.gamma_spin.valueChanged.connect(self._edited)
        self.style_editor.changed.connect(self._edited)
        self.style_editor.stretch_wanted.connect(self._on_from_map)
        self.from_map_button.clicked.connect(self._on_from_map)
        self.reset_button.clicked.connect(self._on_reset)
        self._begin()

    def _fill(self) -> None:
        combinations = [(name, tr(each.label)) for name, each in facts.COMBINATIONS.items()]
        others = [(_OWN, tr("Any three bands")), (_INDEX, tr("Spectral index")), (_EXPRESSION, tr("Own expression"))]
        self.view_combo.set_choices([*combinations, *others])
        for box in self._band_combos():
            box.set_choices([(band, facts.band_label(band)) for band in facts.BANDS])
        listed = indices.indices()
        self.index_combo.set_choices([(name, f"{name} – {listed[name].long_name}") for name in sorted(listed)])
        completer = self.index_combo.completer()
        if completer is not None:
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.stretch_combo.set_choices((("percentiles", tr("2 to 98 %")), ("deviations", tr("Mean ± 2 σ"))))

    def _band_combos(self) -> Tuple[ChoiceCombo, ChoiceCombo, ChoiceCombo]:
        return self.red_combo, self.green_combo, self.blue_combo

    # The protocol.

    def value(self) -> Shown:
        """The view and its colours. Raises RecipeError."""
        chosen = str(self.view_combo.value())
        kind = chosen if chosen in (_INDEX, _EXPRESSION) else "bands"
        if kind == _INDEX and self.index_combo.currentText() != self.index_combo.itemText(
            self.index_combo.currentIndex()
        ):
            raise RecipeError("index", tr("Choose an index of the list."))
        view = View(
            kind,
            tuple(str(box.value()) for box in self._band_combos()),
            str(self.index_combo.value()),
            self.expression_edit.toPlainText(),
            self._low,
            self._high,
            self.gamma_spin.value(),
        )
        return Shown(view, self.style_editor.value())

    def _default(self) -> Shown:
        return Shown(View(), Style())

    def _show(self, value: Shown) -> None:
        view, style = value
        name = view.kind if view.kind != "bands" else facts.combination_of(view.bands) or _OWN
        self.view_combo.set_value(name)
        for box, band in zip(self._band_combos(), view.bands):
            box.set_value(band)
        self.index_combo.set_value(view.index)
        self.expression_edit.setPlainText(view.expression)
        self._low, self._high = view.low, view.high
        self.gamma_spin.put(view.gamma)
        self.style_editor.set_value(style)

    def _raw(self) -> Any:
        return (
            self.view_combo.value(),
            self.expression_edit.toPlainText(),
            self.index_combo.currentText(),
            super()._raw(),
        )

    def _arrange(self) -> None:
        chosen = str(self.view_combo.value())
        is_picture, is_own = chosen not in (_INDEX, _EXPRESSION), chosen == _OWN
        bands = (
            self.red_combo, self.red_combo_caption, self.green_combo, self.green_combo_caption, self.blue_combo,
            self.blue_combo_caption,
        )  # fmt: skip
        picture = (
            self.low_spin, self.low_spin_caption, self.to_label, self.high_spin, self.gamma_spin,
            self.gamma_spin_caption, self.from_map_button, self.reset_button,
        )  # fmt: skip
        show_needed(
            (bands, is_own),
            ((self.index_combo, self.index_combo_caption, self.index_label), chosen == _INDEX),
            ((self.expression_edit, self.expression_edit_caption), chosen == _EXPRESSION),
            (picture, is_picture),
            ((self.style_editor,), not is_picture),
        )
        if chosen == _INDEX and self.index_combo.value() in indices.indices():
            self.index_label.setText(indices.indices()[str(self.index_combo.value())].formula)
        low, high = View(bands=tuple(str(box.value()) for box in self._band_combos())).limits()
        self.low_spin.put((self._low or low)[0])
        self.high_spin.put((self._high or high)[0])
        self.reset_button.setEnabled(self._low is not None or self._high is not None)

    # What others use.

    def set_stretch(self, low: Tuple[float, ...], high: Tuple[float, ...]) -> None:
        """Use computed ends: three for a picture, one for an index or expression."""
        if len(low) == 1:
            self.style_editor.set_stretch(low[0], high[0])
            return
        self._low, self._high = low, high
        self._edited()

    def set_defaults(self, palette: str, limits: Tuple[float, float]) -> None:
        """The colours and ends of a style that says nothing, silently."""
        self.style_editor.set_defaults(palette, limits, "")

    # Reactions.

    def _on_view(self) -> None:
        chosen = str(self.view_combo.value())
        if not self._silent:
            with self._silently():
                if chosen in facts.COMBINATIONS:
                    for box, band in zip(self._band_combos(), facts.COMBINATIONS[chosen].bands):
                        box.set_value(band)
                self._low = self._high = None
                self.style_editor.reset_stretch()
        self._edited()

    def _on_bands(self) -> None:
        if not self._silent:
            self._low = self._high = None
        self._edited()

    def _on_ends(self) -> None:
        if not self._silent:
            self._low, self._high = (self.low_spin.value(),) * 3, (self.high_spin.value(),) * 3
        self._edited()

    def _on_reset(self) -> None:
        self._low = self._high = None
        self._edited()

    def _on_from_map(self) -> None:
        self.stretch_wanted.emit(str(self.stretch_combo.value()))
