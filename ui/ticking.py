# SPDX-License-Identifier: GPL-2.0-or-later
"""Lists of which several entries can be ticked."""

from __future__ import annotations

from typing import Iterable, Tuple

from qgis.gui import QgsCheckableComboBox
from qgis.PyQt.QtCore import Qt

from .forms import quiet

_TICKED, _EMPTY = Qt.CheckState.Checked, Qt.CheckState.Unchecked


def ticked(combo: QgsCheckableComboBox) -> Tuple[str, ...]:
    """The values that are ticked, in the order of the list."""
    return tuple(map(str, combo.checkedItemsData()))


def offer(combo: QgsCheckableComboBox, choices: Iterable[Tuple[str, str]]) -> None:
    """Offer these (value, label), silently; those stay ticked that are still there."""
    before, choices = set(ticked(combo)), tuple(choices)
    if [value for value, _ in choices] == [combo.itemData(row) for row in range(combo.count())]:
        return
    with quiet(combo):
        combo.clear()
        for value, label in choices:
            combo.addItemWithCheckState(label, _TICKED if value in before else _EMPTY, value)


def tick(combo: QgsCheckableComboBox, values: Iterable[str]) -> None:
    """Tick exactly these."""
    wanted = set(values)
    for row in range(combo.count()):
        combo.setItemCheckState(row, _TICKED if combo.itemData(row) in wanted else _EMPTY)
