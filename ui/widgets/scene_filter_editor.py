# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing which scenes take part."""

from __future__ import annotations

from typing import Any, Optional, Tuple

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from ...plugin.core.errors import RecipeError
from ...plugin.core.recipes.sentinel2_parts import SceneFilter
from .. import forms
from ..forms import tr
from .form_widget import FormWidget
from .limit_spin import LimitSpin


class SceneFilterEditor(FormWidget):
    """Holds a SceneFilter. Scenes that were left out come from the table of scenes."""

    scenes_wanted = pyqtSignal()
    """The user wants to see the scenes."""

    cloud_spin: LimitSpin
    tiles_edit: QgsFilterLineEdit
    orbits_edit: QgsFilterLineEdit
    baseline_edit: QgsFilterLineEdit
    scenes_button: QPushButton
    left_out_label: QLabel
    take_all_button: QToolButton

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("widgets/scene_filter_editor.ui", self)
        self._left_out: Tuple[str, ...] = ()
        self.cloud_spin.valueChanged.connect(self._edited)
        for edit in (self.tiles_edit, self.orbits_edit, self.baseline_edit):
            edit.textChanged.connect(self._edited)
        self.scenes_button.clicked.connect(self.scenes_wanted)
        self.take_all_button.clicked.connect(lambda: self.set_left_out(()))
        self._begin()

    def value(self) -> SceneFilter:
        """The filter. Raises RecipeError."""
        orbits = _parts(self.orbits_edit.text())
        if not all(each.isdecimal() for each in orbits):
            raise RecipeError("orbits", tr("Orbits are whole numbers from 1 to 143, separated by commas."))
        return SceneFilter(
            self.cloud_spin.value(),
            tuple(dict.fromkeys(map(int, orbits))),
            tuple(dict.fromkeys(each.upper() for each in _parts(self.tiles_edit.text()))),
            self.baseline_edit.text().strip(),
            self._left_out,
        )

    def set_left_out(self, indices: Tuple[str, ...]) -> None:
        """Leave these scenes out."""
        self._left_out = tuple(indices)
        self._edited()

    def _default(self) -> SceneFilter:
        return SceneFilter()

    def _show(self, value: SceneFilter) -> None:
        self.cloud_spin.put(value.cloud)
        self.tiles_edit.setText(", ".join(value.tiles))
        self.orbits_edit.setText(", ".join(map(str, value.orbits)))
        self.baseline_edit.setText(value.baseline)
        self._left_out = value.left_out

    def _arrange(self) -> None:
        count = len(self._left_out)
        self.left_out_label.setText(tr("{} left out").format(count) if count else "")
        self.take_all_button.setVisible(bool(count))

    def _raw(self) -> Any:
        texts = (self.tiles_edit.text(), self.orbits_edit.text(), self.baseline_edit.text())
        return texts, self._left_out, super()._raw()


def _parts(text: str) -> list[str]:
    return [part for part in text.replace(",", " ").split() if part]
