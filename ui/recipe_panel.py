# SPDX-License-Identifier: GPL-2.0-or-later
"""What the docks share that make recipes: messages beside fields, running and connected, the last state."""

from __future__ import annotations

import json
from functools import partial
from typing import Any, Optional, Tuple

from qgis.core import QgsApplication
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget

from ..plugin.core import python_copy
from ..plugin.core.errors import RecipeError
from ..plugin.core.recipes import Recipe
from .form_panel import FormPanel
from .forms import tr
from .use_menu import UseMenu
from .widgets.region_picker import CANVAS, RegionPicker

_LONGEST_STATE = 9_000_000


class RecipePanel(FormPanel):
    """A dock with a form that makes recipes and emits them; knows nothing of sessions, tasks or layers.

    A subclass fills and reads its form (`_fill`, `_connect_form`, `_show`, `_refresh`), and calls `_begin` at the end
    of its `__init__`. Its layout has a FieldMessage named after each field of its recipes.
    """

    update_requested = pyqtSignal(object)
    """*Update layer*: the recipe for the layer that was named with `set_target`."""

    export_requested = pyqtSignal(object)
    """*Use for: Export or download…*: the recipe."""
    series_requested = pyqtSignal(object)
    """*Use for: Time series…*: the recipe."""
    zonal_requested = pyqtSignal(object)
    """*Use for: Zonal statistics…*: the recipe."""

    region_picker: RegionPicker
    summary_label: QLabel
    add_button: QPushButton
    update_button: QPushButton
    use_for_button: QPushButton
    script_button: QToolButton

    _project = ""

    def _begin(self) -> None:
        super()._begin()
        self.add_button.clicked.connect(self._on_add)
        self.update_button.clicked.connect(self._on_update)
        self.use_menu = UseMenu(self.use_for_button)
        self.use_for_button.setMenu(self.use_menu)
        self.use_menu.aboutToShow.connect(lambda: self.use_menu.offer(self.recipe()))
        for wanted, requested in (
            (self.use_menu.export_wanted, self.export_requested),
            (self.use_menu.series_wanted, self.series_requested),
            (self.use_menu.zonal_wanted, self.zonal_requested),
        ):
            wanted.connect(partial(self._hand_on, requested))
        self.script_button.clicked.connect(self._on_script)
        self.script_button.setIcon(QgsApplication.getThemeIcon("/mIconPythonFile.svg"))
        self.set_target("")

    # What a subclass says.

    def recipe(self) -> Optional[Recipe]:
        """What the form says, or ``None`` while something in it does not fit."""
        raise NotImplementedError

    def _show(self, recipe: Any) -> None:
        """Put a recipe of the panel's kind into the fields; what they emit meanwhile is not heard."""
        raise NotImplementedError

    def _ready_buttons(self) -> Tuple[QWidget, ...]:
        """What can be pressed when there is a recipe and a connection."""
        return self.add_button, self.update_button, self.use_for_button

    def _on_add(self) -> None:
        raise NotImplementedError

    # What others use.

    def set_connected(self, connected: bool, info: Any = None) -> None:
        """Whether there is a session to send recipes to, and of which project."""
        self._project = "" if info is None or info.is_sandbox else str(info.project)
        super().set_connected(connected, info)

    def set_canvas(self, canvas: QgsMapCanvas) -> None:
        """The map that regions are taken from."""
        self.region_picker.set_canvas(canvas)

    def state(self) -> str:
        """What to remember: the recipe, and whether its region follows the map; "" while there is no recipe."""
        recipe = self.recipe()
        if recipe is None:
            return ""
        return json.dumps({"recipe": recipe.to_json(), "follows_map": self.region_picker.source() == CANVAS})

    def restore(self, state: str) -> None:
        """Fill the form from what `state` gave. Raises RecipeError for anything else."""
        try:
            if len(state) > _LONGEST_STATE:
                raise ValueError
            document = json.loads(state)
            text, follows_map = document["recipe"], document["follows_map"]
        except (ValueError, KeyError, TypeError, RecursionError):
            raise RecipeError("recipe", tr("The last state of the panel cannot be read.")) from None
        self.set_recipe(Recipe.from_json(text))
        if follows_map is True:
            self._filling = True
            self.region_picker.set_source(CANVAS)
            self._filling = False
            self._refresh()

    def set_recipe(self, recipe: Recipe) -> None:
        """Fill the form from a recipe, silently."""
        if recipe != self.recipe():
            self._filling = True
            self._show(recipe)
            self._filling = False
            self._refresh()

    def set_target(self, name: str) -> None:
        """Offer to update the layer of that name; an empty name offers nothing."""
        self.update_button.setVisible(bool(name))
        self.update_button.setToolTip(tr("Let the layer “{}” show this, in its place").format(name) if name else "")

    # Inside.

    def _hand_on(self, requested: Any) -> None:
        """Emit the recipe with one of the signals."""
        self._refresh()
        recipe = self.recipe()
        if recipe is not None:
            requested.emit(recipe)

    def _on_script(self) -> None:
        self._refresh()
        recipe = self.recipe()
        if recipe is not None:
            QApplication.clipboard().setText(python_copy.from_recipe(recipe, self._project))
            self.panel_message.say(tr("The Python is on the clipboard."))

    def _on_update(self) -> None:
        self._refresh()
        recipe = self.recipe()
        if recipe is not None:
            self.update_requested.emit(recipe)

    def _enable(self) -> None:
        ready = self.recipe() is not None and self._connected and not self._running
        for button in self._ready_buttons():
            button.setEnabled(ready)
        self.script_button.setEnabled(self.recipe() is not None)
        self.cancel_button.setEnabled(self._running)
        self.add_button.setToolTip("" if self._connected else tr("Connect to Earth Engine first."))
