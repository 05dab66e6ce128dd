# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing what a layer is clipped to: nothing, a region, or features of a table on Earth Engine."""

from __future__ import annotations

from typing import Any, Optional

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QWidget

from ...plugin.core import written
from ...plugin.core.datasets import dataset
from ...plugin.core.recipes import Region
from ...plugin.core.recipes.property_filter import text_of
from ...plugin.core.recipes.table_region import Place, TableRegion
from .. import forms
from ..forms import quiet, tr
from .choice_combo import ChoiceCombo
from .dataset_combo import DatasetCombo
from .form_widget import FormWidget
from .region_picker import SOURCES, WORLD, RegionPicker

NOTHING, REGION, TABLE = "nothing", "region", "table"
_FIRST_TABLE = "USDOS/LSIB_SIMPLE/2017"


class ClipEditor(FormWidget):
    """Holds a Region, a TableRegion, or ``None`` for everything."""

    clip_combo: ChoiceCombo
    region_picker: RegionPicker
    table_combo: DatasetCombo
    table_combo_caption: QLabel
    property_combo: QComboBox
    property_combo_caption: QLabel
    values_edit: QgsFilterLineEdit
    values_edit_caption: QLabel

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("widgets/clip_editor.ui", self)
        self.clip_combo.set_choices(
            ((NOTHING, tr("Not at all")), (REGION, tr("To a region")), (TABLE, tr("To features of a table")))
        )
        self.region_picker.set_sources(source for source in SOURCES if source != WORLD)
        self.table_combo.offer(tables=True)
        self.table_combo.set_value(_FIRST_TABLE)
        self._on_table()
        self.clip_combo.changed.connect(self._edited)
        self.region_picker.changed.connect(self._edited)
        self.table_combo.changed.connect(self._on_table)
        self.property_combo.editTextChanged.connect(self._edited)
        self.values_edit.textChanged.connect(self._edited)
        self._begin()

    def value(self) -> Optional[Place]:
        """What the layer is clipped to. Raises RecipeError."""
        kind = self.clip_combo.value()
        if kind == REGION:
            return self.region_picker.value()
        if kind == TABLE:
            return written.table(
                self.table_combo.value(), self.property_combo.currentText().strip(), self.values_edit.text()
            )
        return None

    def _default(self) -> Optional[Place]:
        return None

    def _show(self, value: Optional[Place]) -> None:
        self.clip_combo.set_value(NOTHING if value is None else REGION if isinstance(value, Region) else TABLE)
        if isinstance(value, Region):
            self.region_picker.set_value(value)
        elif isinstance(value, TableRegion):
            self.table_combo.set_value(value.id)
            self.property_combo.setEditText(value.property_name)
            self.values_edit.setText(text_of(value.values))

    def _raw(self) -> Any:
        return self.clip_combo.value(), self.region_picker.source(), super()._raw()

    def _arrange(self) -> None:
        kind = self.clip_combo.value()
        self.region_picker.setVisible(kind == REGION)
        for widget in (
            self.table_combo, self.table_combo_caption, self.property_combo, self.property_combo_caption,
            self.values_edit, self.values_edit_caption,
        ):  # fmt: skip
            widget.setVisible(kind == TABLE)

    def _on_table(self) -> None:
        """The properties of the table that is chosen."""
        found = dataset(self.table_combo.value())
        names = () if found is None else found.properties
        with quiet(self.property_combo):
            before = self.property_combo.currentText()
            self.property_combo.clear()
            self.property_combo.addItems(names)
            self.property_combo.setEditText(before if before in names or not names else names[0])
        self._edited()
