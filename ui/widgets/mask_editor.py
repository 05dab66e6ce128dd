# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing how clouds are masked: any of four methods together."""

from __future__ import annotations

from typing import Any, Optional, Tuple

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QCheckBox, QLabel, QListWidget, QListWidgetItem, QSlider, QWidget

from ...plugin.core.recipes import sentinel2_facts as facts
from ...plugin.core.recipes.sentinel2_parts import MASKS, CloudMask
from .. import forms
from ..forms import quiet, show_needed, tr
from .choice_combo import ChoiceCombo
from .form_widget import FormWidget
from .limit_spin import LimitSpin

_CLASS = Qt.ItemDataRole.UserRole
_TICKED, _EMPTY = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class MaskEditor(FormWidget):
    """Holds a CloudMask; the details of a method show while it is ticked."""

    cloud_score_check: QCheckBox
    score_combo: ChoiceCombo
    score_combo_caption: QLabel
    threshold_slider: QSlider
    threshold_spin: LimitSpin
    threshold_spin_caption: QLabel
    probability_check: QCheckBox
    probability_spin: LimitSpin
    probability_spin_caption: QLabel
    shadows_check: QCheckBox
    scl_check: QCheckBox
    classes_list: QListWidget
    qa60_check: QCheckBox
    dilation_spin: LimitSpin
    dilation_spin_caption: QLabel

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("widgets/mask_editor.ui", self)
        self.score_combo.set_choices(
            (("cs", tr("cs: clear of clouds and shadows")), ("cs_cdf", tr("cs_cdf: compared with the pixel's history")))
        )
        for number, label in facts.SCENE_CLASSES.items():
            item = QListWidgetItem(f"{number} {tr(label)}")
            item.setData(_CLASS, number)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(_EMPTY)
            self.classes_list.addItem(item)
        self.classes_list.setFixedHeight(self.classes_list.sizeHintForRow(0) * 6 + 6)
        for check in (*self._checks().values(), self.shadows_check):
            check.toggled.connect(self._edited)
        self.score_combo.changed.connect(self._edited)
        for spin in (self.threshold_spin, self.probability_spin, self.dilation_spin):
            spin.valueChanged.connect(self._edited)
        self.threshold_slider.valueChanged.connect(lambda value: self.threshold_spin.put(value / 100.0))
        self.classes_list.itemChanged.connect(self._edited)
        self._begin()

    def _checks(self) -> dict[str, QCheckBox]:
        boxes = (self.cloud_score_check, self.probability_check, self.scl_check, self.qa60_check)
        return dict(zip(MASKS, boxes))

    def value(self) -> CloudMask:
        """The mask. Raises RecipeError."""
        return CloudMask(
            tuple(name for name, check in self._checks().items() if check.isChecked()),
            str(self.score_combo.value()),
            self.threshold_spin.value(),
            self.probability_spin.value(),
            self.shadows_check.isChecked(),
            self._classes(),
            self.dilation_spin.value(),
        )

    def _classes(self) -> Tuple[int, ...]:
        items = [self.classes_list.item(row) for row in range(self.classes_list.count())]
        return tuple(int(item.data(_CLASS)) for item in items if item.checkState() == _TICKED)

    def _default(self) -> CloudMask:
        return CloudMask()

    def _show(self, value: CloudMask) -> None:
        for name, check in self._checks().items():
            check.setChecked(name in value.methods)
        self.score_combo.set_value(value.score)
        self.threshold_spin.put(value.threshold)
        self.probability_spin.put(value.probability)
        self.shadows_check.setChecked(value.shadows)
        for row in range(self.classes_list.count()):
            item = self.classes_list.item(row)
            item.setCheckState(_TICKED if item.data(_CLASS) in value.classes else _EMPTY)
        self.dilation_spin.put(value.dilation)

    def _arrange(self) -> None:
        checks = {name: check.isChecked() for name, check in self._checks().items()}
        score = (
            self.score_combo, self.score_combo_caption, self.threshold_slider, self.threshold_spin,
            self.threshold_spin_caption,
        )  # fmt: skip
        probability = (self.probability_spin, self.probability_spin_caption, self.shadows_check)
        show_needed(
            (score, checks["cloud_score"]),
            (probability, checks["probability"]),
            ((self.classes_list,), checks["scl"]),
            ((self.dilation_spin, self.dilation_spin_caption), any(checks.values())),
        )
        with quiet(self.threshold_slider):
            self.threshold_slider.setValue(round(self.threshold_spin.value() * 100))

    def _raw(self) -> Any:
        return self._classes(), super()._raw()
