# SPDX-License-Identifier: GPL-2.0-or-later
"""What the docks share that make recipes: messages beside fields, running and connected, the last state."""

from __future__ import annotations

import json
from typing import Any, Optional, Tuple

from qgis.gui import QgsDockWidget, QgsMapCanvas, QgsScrollArea
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget

from ..plugin.core.errors import RecipeError
from ..plugin.core.recipes import Recipe
from . import forms
from .forms import tr
from .widgets.field_message import FieldMessage
from .widgets.region_picker import CANVAS, RegionPicker

_LONGEST_STATE = 9_000_000
_SUFFIX = "_message"


class RecipePanel(QgsDockWidget):
    """A dock with a form that makes recipes and emits them; knows nothing of sessions, tasks or layers.

    A subclass fills and reads its form (`_fill`, `_connect_form`, `_show`, `_refresh`), and calls `_begin` at the end
    of its `__init__`. Its layout has a FieldMessage named after each field of its recipes.
    """

    update_requested = pyqtSignal(object)
    """*Update layer*: the recipe for the layer that was named with `set_target`."""
    cancelled = pyqtSignal()
    connection_wanted = pyqtSignal()
    """The user wants to connect first."""
    changed = pyqtSignal()

    scroll_area: QgsScrollArea
    region_picker: RegionPicker
    summary_label: QLabel
    warning_message: FieldMessage
    panel_message: FieldMessage
    progress_bar: QProgressBar
    cancel_button: QPushButton
    add_button: QPushButton
    update_button: QPushButton

    def __init__(self, layout: str, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load(layout, self)
        found = self.findChildren(FieldMessage)
        names = ((each.objectName(), each) for each in found if each.objectName().endswith(_SUFFIX))
        self._messages: dict[str, FieldMessage] = {name[: -len(_SUFFIX)]: each for name, each in names}
        self._running = False
        self._running_text = ""
        self._connected = False
        self._failed = False
        self._filling = False

    def _begin(self) -> None:
        self._fill()
        self._connect_form()
        self.panel_message.linkActivated.connect(lambda _: self.connection_wanted.emit())
        self.add_button.clicked.connect(self._on_add)
        self.update_button.clicked.connect(self._on_update)
        self.cancel_button.clicked.connect(self.cancelled)
        self.set_running(False)
        self.set_target("")
        self._refresh()
        forms.align(label for label in self.findChildren(QLabel) if label.objectName().endswith("_caption"))

    # What a subclass says.

    def recipe(self) -> Optional[Recipe]:
        """What the form says, or ``None`` while something in it does not fit."""
        raise NotImplementedError

    def _fill(self) -> None:
        """Offer the choices."""
        raise NotImplementedError

    def _connect_form(self) -> None:
        """Connect the form's own signals."""
        raise NotImplementedError

    def _show(self, recipe: Any) -> None:
        """Put a recipe of the panel's kind into the fields; what they emit meanwhile is not heard."""
        raise NotImplementedError

    def _refresh(self) -> None:
        """Read the form, say what does not fit, and show what it will compute."""
        raise NotImplementedError

    def _ready_buttons(self) -> Tuple[QWidget, ...]:
        """What can be pressed when there is a recipe and a connection."""
        return self.add_button, self.update_button

    def _on_add(self) -> None:
        raise NotImplementedError

    # What others use.

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

    def set_connected(self, connected: bool, info: object = None) -> None:
        """Whether there is a session to send recipes to."""
        self._connected = connected
        self._say_state()
        self._enable()

    def set_running(self, running: bool, text: str = "") -> None:
        """Show that work is under way, or that it has ended."""
        self._running = running
        self._running_text = text
        for widget in (self.progress_bar, self.cancel_button):
            widget.setVisible(running)
        if running:
            self._failed = False
        self._say_state()
        self._enable()

    def show_error(self, error: Exception) -> None:
        """Show a sentence: beside the field that it is about, or above the buttons."""
        message = self._complain(error)
        if message is not self.panel_message:
            self.scroll_area.ensureWidgetVisible(message)

    def set_target(self, name: str) -> None:
        """Offer to update the layer of that name; an empty name offers nothing."""
        self.update_button.setVisible(bool(name))
        self.update_button.setToolTip(tr("Let the layer “{}” show this, in its place").format(name) if name else "")

    # Inside.

    def _on_changed(self, *_: Any) -> None:
        if not self._filling:
            self._refresh()
            self.changed.emit()

    def _on_update(self) -> None:
        self._refresh()
        recipe = self.recipe()
        if recipe is not None:
            self.update_requested.emit(recipe)

    def _clear_messages(self) -> None:
        for message in self._messages.values():
            message.say("")
        self._failed = False

    def _complain(self, error: Exception) -> FieldMessage:
        field = error.field if isinstance(error, RecipeError) else ""
        message = self._messages.get(field, self.panel_message)
        message.say(str(error), warning=True)
        self._failed = self._failed or message is self.panel_message
        return message

    def _say_state(self) -> None:
        if self._running:
            self.panel_message.say(self._running_text)
        elif self._failed:
            return
        elif self._connected:
            self.panel_message.say("")
        else:
            self.panel_message.say(tr("{} first: the sandbox needs no account."), link=tr("Connect to Earth Engine"))

    def _enable(self) -> None:
        ready = self.recipe() is not None and self._connected and not self._running
        for button in self._ready_buttons():
            button.setEnabled(ready)
        self.cancel_button.setEnabled(self._running)
        self.add_button.setToolTip("" if self._connected else tr("Connect to Earth Engine first."))
