# SPDX-License-Identifier: GPL-2.0-or-later
"""A number with as many digits as it has, no trailing zeros."""

from __future__ import annotations

import math
from typing import Optional

from qgis.gui import QgsDoubleSpinBox
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtWidgets import QWidget


class LimitSpin(QgsDoubleSpinBox):
    """A spin box for a threshold or the end of a stretch."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setShowClearButton(False)

    def textFromValue(self, value: float) -> str:
        """Such as "-25" or "0.4"."""
        locale = self.locale()
        text = str(locale.toString(float(value), "f", self.decimals()))
        point = str(locale.decimalPoint())
        if point in text:
            text = text.rstrip(str(locale.zeroDigit())).rstrip(point)
        return text.replace(str(locale.groupSeparator()), "")

    def put(self, value: float) -> None:
        """Show a value with all its digits (nine at most), without disturbing who types that very value."""
        digits = len(f"{value:.9f}".rstrip("0").partition(".")[2])
        if digits > self.decimals():
            self.setDecimals(digits)
        if self.value() != value:
            self.setValue(value)

    def fit(self, span: float) -> None:
        """Digits and steps for values that lie within a range of this length; not while somebody types here."""
        if self.hasFocus() or self.lineEdit().hasFocus():
            return
        digits = max(0, -math.floor(math.log10(max(span, 1e-12))))
        decimals = max(2, min(12, digits + 3))
        step = 10.0 ** (math.floor(math.log10(max(span, 1e-12))) - 1)
        # Setting either writes the number anew, which takes a minus before a zero away from who types in a window that
        # is not the active one.
        if decimals != self.decimals():
            self.setDecimals(decimals)
        if step != self.singleStep():
            self.setSingleStep(step)

    def sizeHint(self) -> QSize:
        """Room for a usual number: the widest possible one would push everything else aside."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), self.fontMetrics().horizontalAdvance("-00000 mm") + 40), hint.height())

    def minimumSizeHint(self) -> QSize:
        """As the hint."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self.fontMetrics().horizontalAdvance("-00.0") + 30), hint.height())
