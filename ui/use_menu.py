# SPDX-License-Identifier: GPL-2.0-or-later
"""The menu of *Use for* in panels that make recipes: the docks that go on with one."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QMenu, QWidget

from ..plugin.core.errors import RecipeError
from ..plugin.core.recipes import Recipe
from ..plugin.core.series_order import bands_of
from .forms import tr


class UseMenu(QMenu):
    """Says what is wanted; who has the menu has the recipe."""

    export_wanted = pyqtSignal()
    series_wanted = pyqtSignal()
    zonal_wanted = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self.export_action = QAction(tr("&Export or download…"), self)
        self.series_action = QAction(tr("&Time series…"), self)
        self.zonal_action = QAction(tr("&Zonal statistics…"), self)
        for name, action, wanted in (
            ("export", self.export_action, self.export_wanted),
            ("series", self.series_action, self.series_wanted),
            ("zonal", self.zonal_action, self.zonal_wanted),
        ):
            action.setObjectName(f"ee_workbench_use_{name}")
            action.triggered.connect(lambda _, wanted=wanted: wanted.emit())
            self.addAction(action)

    def offer(self, recipe: Optional[Recipe]) -> None:
        """Offer what a recipe can be used for; a reason why not is the entry's tool tip."""
        reason = ""
        try:
            if recipe is not None:
                bands_of(recipe)
        except RecipeError as error:
            reason = str(error)
        self.series_action.setEnabled(not reason)
        self.series_action.setToolTip(reason)
