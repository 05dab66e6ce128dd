# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing colours and the values that they stand for."""

from __future__ import annotations

from typing import Any, Optional, Sequence, Tuple

from qgis.core import QgsColorRamp, QgsGradientColorRamp, QgsGradientStop, QgsSymbolLayerUtils
from qgis.gui import QgsColorRampButton
from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon
from qgis.PyQt.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QPushButton, QWidget

from ...plugin.core import palettes
from ...plugin.core.recipes import Style
from .. import forms
from ..forms import quiet, tr
from .choice_combo import ChoiceCombo
from .form_widget import FormWidget
from .limit_spin import LimitSpin

_CUSTOM = "custom"
_PREVIEW = QSize(42, 12)
_SAMPLES = 11

Limits = Tuple[float, float]


class StyleEditor(FormWidget):
    """Holds a Style. Ends of the stretch that nobody has set follow the defaults."""

    stretch_wanted = pyqtSignal()
    """The user wants a stretch from what the map shows."""

    palette_combo: ChoiceCombo
    ramp_button: QgsColorRampButton
    reverse_check: QCheckBox
    minimum_spin: LimitSpin
    maximum_spin: LimitSpin
    stretch_row: QHBoxLayout
    default_stretch_button: QPushButton
    stretch_button: QPushButton

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("widgets/style_editor.ui", self)
        self._custom = ""
        self._own: list[bool] = [False, False]
        self._default_palette = "heat"
        self._default_limits: Limits = (0.0, 1.0)
        self.palette_combo.setIconSize(_PREVIEW)
        self.ramp_button.setShowGradientOnly(True)
        if self.isRightToLeft():
            # Twice turned round is as ever: the least value stands where the ramp begins, which nobody mirrors.
            self.stretch_row.setDirection(QBoxLayout.Direction.RightToLeft)
        self._fill()
        self.palette_combo.changed.connect(self._edited)
        self.reverse_check.toggled.connect(self._edited)
        self.ramp_button.colorRampChanged.connect(self._on_ramp)
        self.minimum_spin.valueChanged.connect(lambda: self._on_end(0))
        self.maximum_spin.valueChanged.connect(lambda: self._on_end(1))
        self.default_stretch_button.clicked.connect(self.reset_stretch)
        self.stretch_button.clicked.connect(self.stretch_wanted)
        self._begin()

    # The protocol.

    def value(self) -> Style:
        """The style. Raises RecipeError where the ramp ends below its start."""
        palette = str(self.palette_combo.value() or "")
        ends = (self.minimum_spin.value(), self.maximum_spin.value())
        low, high = (end if own else None for end, own in zip(ends, self._own))
        return Style(self._custom if palette == _CUSTOM else palette, self.reverse_check.isChecked(), low, high)

    def _default(self) -> Style:
        return Style()

    def _show(self, value: Style) -> None:
        if value.palette in palettes.PALETTES or not value.palette:
            self.palette_combo.set_value(value.palette)
        else:
            self._choose_custom(value.palette)
        self.reverse_check.setChecked(value.reverse)
        self._own = [value.minimum is not None, value.maximum is not None]
        for spin, end in ((self.minimum_spin, value.minimum), (self.maximum_spin, value.maximum)):
            if end is not None:
                spin.put(end)

    def _raw(self) -> Any:
        ends = (self.minimum_spin.value(), self.maximum_spin.value())
        chosen = tuple(end if own else None for end, own in zip(ends, self._own))
        return self.palette_combo.value(), self._custom, self.reverse_check.isChecked(), chosen

    # What the defaults are.

    def set_defaults(self, palette: str, limits: Limits, unit: str) -> None:
        """What a style without palette and ends stands for, silently; `unit` as people write it."""
        if palette != self._default_palette:
            self._default_palette = palette
            self._preview_default()
        self._default_limits = limits
        for spin in (self.minimum_spin, self.maximum_spin):
            suffix = f" {unit}" if unit else ""
            if spin.suffix() != suffix:  # setting it writes the number anew, also while somebody types
                with quiet(spin):
                    spin.setSuffix(suffix)
        with self._silently():
            self._arrange()

    def reset_stretch(self) -> None:
        """Let both ends follow the default."""
        self._own = [False, False]
        self._edited()

    def set_stretch(self, low: float, high: float) -> None:
        """Set both ends."""
        self._own = [True, True]
        with self._silently():
            self.minimum_spin.put(low)
            self.maximum_spin.put(high)
        self._edited()

    # Inside.

    def _fill(self) -> None:
        entries = [("", tr("Default"))]
        for kind in (palettes.SEQUENTIAL, palettes.DIVERGING):
            entries += [(name, name) for name in palettes.names(kind)]
        self.palette_combo.set_choices(entries)
        for row in range(1, len(entries)):
            self.palette_combo.setItemIcon(row, _icon(palettes.PALETTES[entries[row][0]].colours))
        self._preview_default()

    def _preview_default(self) -> None:
        self.palette_combo.setItemIcon(0, _icon(palettes.PALETTES[self._default_palette].colours))
        self.palette_combo.setItemText(0, tr("{} (default)").format(self._default_palette))

    def _choose_custom(self, palette: str) -> None:
        self._custom = palette
        box = self.palette_combo
        if box.findData(_CUSTOM) < 0:
            with quiet(box):
                box.addItem(tr("Own colours"), _CUSTOM)
        box.setItemIcon(box.findData(_CUSTOM), _icon(Style(palette).colours("")))
        box.set_value(_CUSTOM)

    def _colours(self) -> Tuple[str, ...]:
        palette = str(self.palette_combo.value() or "")
        named = Style(self._custom if palette == _CUSTOM else palette, self.reverse_check.isChecked())
        return named.colours(self._default_palette)

    def _arrange(self) -> None:
        with quiet(self.ramp_button):
            self.ramp_button.setColorRamp(_ramp(self._colours()))
        low, high = (
            spin.value() if own else end
            for spin, own, end in zip((self.minimum_spin, self.maximum_spin), self._own, self._default_limits)
        )
        for spin, end in ((self.minimum_spin, low), (self.maximum_spin, high)):
            spin.fit(max(abs(high - low), 1e-9))
            spin.put(end)
        self.default_stretch_button.setEnabled(any(self._own))

    def _on_end(self, which: int) -> None:
        if not self._silent:
            self._own[which] = True
            self._edited()

    def _on_ramp(self) -> None:
        if self._silent:
            return
        with self._silently():
            self._choose_custom(",".join(_sampled(self.ramp_button.colorRamp())))
            self.reverse_check.setChecked(False)
        self._edited()


def _ramp(colours: Sequence[str]) -> QgsGradientColorRamp:
    """A QGIS colour ramp of evenly spaced colours."""
    last = len(colours) - 1
    stops = [QgsGradientStop(index / last, QColor(colour)) for index, colour in enumerate(colours[1:-1], start=1)]
    return QgsGradientColorRamp(QColor(colours[0]), QColor(colours[-1]), False, stops)


def _icon(colours: Sequence[str]) -> QIcon:
    return QgsSymbolLayerUtils.colorRampPreviewIcon(_ramp(colours), _PREVIEW)


def _sampled(ramp: Optional[QgsColorRamp]) -> Tuple[str, ...]:
    """Evenly spaced colours along a ramp: its own where they are even."""
    if ramp is None:
        return ("#000000", "#ffffff")
    count = _SAMPLES
    if isinstance(ramp, QgsGradientColorRamp):
        places = [stop.offset for stop in ramp.stops()]
        if all(abs(place - index / (len(places) + 1)) < 1e-6 for index, place in enumerate(places, start=1)):
            count = len(places) + 2
    return tuple(ramp.color(index / (count - 1)).name() for index in range(count))
