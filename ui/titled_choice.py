# SPDX-License-Identifier: GPL-2.0-or-later
"""Choices of Processing algorithms in people's words: QGIS itself would show the values that commands hold."""

from __future__ import annotations

from typing import Any, Optional, Sequence

from processing.gui.wrappers import WidgetWrapper
from qgis.gui import QgsGui
from qgis.PyQt.QtWidgets import QComboBox

_MODELER = "ModelerParametersDialog"


class TitledChoice(WidgetWrapper):
    """A combo box of titles that holds the values. Named in the metadata of an enum parameter, with the titles."""

    def __new__(cls, parameter: Any, dialog: Any, *given: Any, **named: Any) -> Any:
        """In the model designer QGIS's own, with which a choice can become an input of the model."""
        if type(dialog).__name__ == _MODELER:
            registry = QgsGui.processingGuiRegistry()
            return registry.createModelerParameterWidget(dialog.model, dialog.childId, parameter, dialog.context)
        return super().__new__(cls, parameter, dialog)

    def createWidget(self, titles: Sequence[str] = ()) -> QComboBox:
        """For QGIS: the combo box."""
        combo = QComboBox()
        for value, title in zip(self.parameterDefinition().options(), titles):
            combo.addItem(title, value)
        combo.setToolTip(self.parameterDefinition().help())
        # A long title does not make the dialog wide.
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(12)
        combo.currentIndexChanged.connect(lambda: self.widgetValueHasChanged.emit(self))
        default = self.parameterDefinition().defaultValue()
        combo.setCurrentIndex(max(combo.findData(default), 0))
        return combo

    def setValue(self, value: Optional[str]) -> None:
        """For QGIS: show a value."""
        row = self.widget.findData(value)
        if row >= 0:
            self.widget.setCurrentIndex(row)

    def value(self) -> Any:
        """For QGIS: the value, as commands and models hold it."""
        return self.widget.currentData()
