# SPDX-License-Identifier: GPL-2.0-or-later
"""The button with the question mark that each panel has."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from ..forms import tr


class HelpButton(QToolButton):
    """Asks for a page of the guide: the one that its property `page` names in the layout, such as "zonal.md"."""

    wanted = pyqtSignal(str)
    """The page."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setIcon(QgsApplication.getThemeIcon("/mActionHelpContents.svg"))
        self.setAutoRaise(True)
        self.setToolTip(tr("What the guide says about this"))
        self.setAccessibleName(tr("Help"))
        self.clicked.connect(lambda: self.wanted.emit(str(self.property("page"))))
