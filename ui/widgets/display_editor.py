# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing which bands are seen: one with a colour ramp, or three as red, green and blue."""

from __future__ import annotations

from typing import NamedTuple, Optional, Sequence, Tuple

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QWidget

from ...plugin.core.recipes import Style
from ...plugin.core.recipes.collection_parts import Display
from .. import forms
from ..forms import tr
from .choice_combo import ChoiceCombo
from .form_widget import FormWidget
from .limit_spin import LimitSpin
from .style_editor import StyleEditor

_PICTURE = "\n"  # no band's name

Ends = Tuple[Tuple[float, ...], Tuple[float, ...]]


class Look(NamedTuple):
    """The bands that are seen, and the colours of one alone."""

    display: Display
    style: Style


class DisplayEditor(FormWidget):
    """Holds a Look. Ends that nobody has set follow the defaults."""

    stretch_wanted = pyqtSignal()
    """The user wants a stretch from what the map shows."""

    show_combo: ChoiceCombo
    red_combo: ChoiceCombo
    red_combo_caption: QLabel
    red_ends: QWidget
    red_low_spin: LimitSpin
    red_high_spin: LimitSpin
    green_combo: ChoiceCombo
    green_combo_caption: QLabel
    green_ends: QWidget
    green_low_spin: LimitSpin
    green_high_spin: LimitSpin
    blue_combo: ChoiceCombo
    blue_combo_caption: QLabel
    blue_ends: QWidget
    blue_low_spin: LimitSpin
    blue_high_spin: LimitSpin
    picture_buttons: QWidget
    default_button: QPushButton
    from_map_button: QPushButton
    style_editor: StyleEditor

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("widgets/display_editor.ui", self)
        self._low: Optional[Tuple[float, ...]] = None
        self._high: Optional[Tuple[float, ...]] = None
        self._defaults: Ends = ((0.0,) * 3, (1.0,) * 3)
        self._combos = (self.red_combo, self.green_combo, self.blue_combo)
        self._lows = (self.red_low_spin, self.green_low_spin, self.blue_low_spin)
        self._highs = (self.red_high_spin, self.green_high_spin, self.blue_high_spin)
        for box in (self.show_combo, *self._combos):
            box.changed.connect(self._on_bands)
        for spin in self._lows:
            spin.valueChanged.connect(self._on_low)
        for spin in self._highs:
            spin.valueChanged.connect(self._on_high)
        self.default_button.clicked.connect(self.reset_stretch)
        self.from_map_button.clicked.connect(self.stretch_wanted)
        self.style_editor.changed.connect(self._edited)
        self.style_editor.stretch_wanted.connect(self.stretch_wanted)
        self._begin()

    # The protocol.

    def value(self) -> Look:
        """What is seen. Raises RecipeError."""
        if self.show_combo.value() == _PICTURE:
            bands = tuple(str(box.value() or "") for box in self._combos)
            return Look(Display(bands, self._low, self._high), self.style_editor.value())
        name = str(self.show_combo.value() or "")
        return Look(Display((name,) if name else ()), self.style_editor.value())

    def _default(self) -> Look:
        return Look(Display(), Style())

    def _show(self, value: Look) -> None:
        bands = value.display.bands
        if value.display.is_picture:
            self.show_combo.set_value(_PICTURE)
            for box, name in zip(self._combos, bands):
                box.set_value(name)
        elif bands:
            self.show_combo.set_value(bands[0])
        elif self.show_combo.count():
            self.show_combo.setCurrentIndex(0)
        self._low, self._high = value.display.low, value.display.high
        self.style_editor.set_value(value.style)

    def _arrange(self) -> None:
        is_picture = self.show_combo.value() == _PICTURE
        for widget in (
            *self._combos, self.red_combo_caption, self.green_combo_caption, self.blue_combo_caption, self.red_ends,
            self.green_ends, self.blue_ends, self.picture_buttons,
        ):  # fmt: skip
            widget.setVisible(is_picture)
        self.style_editor.setVisible(not is_picture)
        low, high = self._low or self._defaults[0], self._high or self._defaults[1]
        for spins, ends in ((self._lows, low), (self._highs, high)):
            for spin, end, span in zip(spins, ends, (abs(b - a) for a, b in zip(low, high))):
                spin.fit(max(span, 1e-9))
                spin.put(end)
        self.default_button.setEnabled(self._low is not None or self._high is not None)

    # What others use.

    def set_bands(self, names: Sequence[str]) -> None:
        """Offer bands, silently; what is shown stays where it is still there."""
        several = [(_PICTURE, tr("Three bands as red, green and blue"))] if len(names) > 1 else []
        before = self.show_combo.value()
        with self._silently():
            self.show_combo.set_choices([*((name, name) for name in names), *several])
            if before not in (*names, *(value for value, _ in several)):
                self.show_combo.setCurrentIndex(0)
            for number, box in enumerate(self._combos):
                chosen = box.value()
                box.set_choices([(name, name) for name in names])
                if chosen not in names and names:
                    box.setCurrentIndex(min(number, len(names) - 1))
            self._arrange()
        self._said = self._raw()

    def set_defaults(self, palette: str, limits: Tuple[float, float], unit: str, picture: Optional[Ends]) -> None:
        """What is shown where nobody has said anything, silently; `picture` for three bands."""
        self.style_editor.set_defaults(palette, limits, unit)
        if picture is not None:
            self._defaults = picture
        with self._silently():
            self._arrange()

    def set_stretch(self, low: Tuple[float, ...], high: Tuple[float, ...]) -> None:
        """Use computed ends: three of a picture, or one."""
        if len(low) == 1:
            self.style_editor.set_stretch(low[0], high[0])
            return
        self._low, self._high = low, high
        self._edited()

    def reset_stretch(self) -> None:
        """Let all ends follow the defaults."""
        self._low = self._high = None
        self.style_editor.reset_stretch()
        self._edited()

    # Reactions.

    def _on_bands(self) -> None:
        """The numbers mean something else now."""
        if not self._silent:
            with self._silently():
                self.reset_stretch()
        self._edited()

    def _on_low(self) -> None:
        if not self._silent:
            self._low = tuple(spin.value() for spin in self._lows)
        self._edited()

    def _on_high(self) -> None:
        if not self._silent:
            self._high = tuple(spin.value() for spin in self._highs)
        self._edited()
