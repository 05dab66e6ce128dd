# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Sentinel-2": a form that makes Sentinel2Recipes and emits them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, Optional, Tuple

from qgis.gui import QgsDockWidget, QgsMapCanvas, QgsScrollArea
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget

from ..plugin.core.errors import RecipeError
from ..plugin.core.recipes import Recipe
from ..plugin.core.recipes import sentinel2_facts as facts
from ..plugin.core.recipes.sentinel2 import Sentinel2Recipe
from . import forms
from .forms import tr
from .widgets.choice_combo import ChoiceCombo
from .widgets.composite_editor import CompositeEditor
from .widgets.dates_editor import DatesEditor
from .widgets.field_message import FieldMessage
from .widgets.mask_editor import MaskEditor
from .widgets.region_picker import CANVAS, SOURCES, WORLD, RegionPicker
from .widgets.scene_filter_editor import SceneFilterEditor
from .widgets.view_editor import Shown, ViewEditor

_LONGEST_STATE = 9_000_000


class Sentinel2Panel(QgsDockWidget):
    """Emits recipes; knows nothing of sessions, tasks or layers."""

    submitted = pyqtSignal(object)
    """*Add to map*: a tuple of Sentinel2Recipes, one for each period."""
    update_requested = pyqtSignal(object)
    """*Update layer*: the Sentinel2Recipe for the layer that was named with `set_target`."""
    stretch_requested = pyqtSignal(object, str)
    """*From map*: the Sentinel2Recipe, and how its stretch is computed."""
    scenes_requested = pyqtSignal(object)
    """*Scenes…*: the Sentinel2Recipe whose scenes are wanted."""
    cancelled = pyqtSignal()
    connection_wanted = pyqtSignal()
    """The user wants to connect first."""
    changed = pyqtSignal()

    scroll_area: QgsScrollArea
    region_picker: RegionPicker
    dates_editor: DatesEditor
    collection_combo: ChoiceCombo
    scenes_editor: SceneFilterEditor
    mask_editor: MaskEditor
    composite_editor: CompositeEditor
    view_editor: ViewEditor
    clip_combo: ChoiceCombo
    region_message: FieldMessage
    period_message: FieldMessage
    collection_message: FieldMessage
    cloud_message: FieldMessage
    tiles_message: FieldMessage
    orbits_message: FieldMessage
    baseline_message: FieldMessage
    left_out_message: FieldMessage
    mask_message: FieldMessage
    threshold_message: FieldMessage
    probability_message: FieldMessage
    classes_message: FieldMessage
    dilation_message: FieldMessage
    composite_message: FieldMessage
    percentile_message: FieldMessage
    best_index_message: FieldMessage
    view_message: FieldMessage
    bands_message: FieldMessage
    index_message: FieldMessage
    expression_message: FieldMessage
    stretch_message: FieldMessage
    minimum_message: FieldMessage
    maximum_message: FieldMessage
    palette_message: FieldMessage
    gamma_message: FieldMessage
    clip_message: FieldMessage
    summary_label: QLabel
    warning_message: FieldMessage
    panel_message: FieldMessage
    progress_bar: QProgressBar
    cancel_button: QPushButton
    add_button: QPushButton
    update_button: QPushButton

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("sentinel2_panel.ui", self)
        suffix = "_message"
        names = [name for name in Sentinel2Panel.__annotations__ if name.endswith(suffix)]
        self._messages: dict[str, FieldMessage] = {name[: -len(suffix)]: getattr(self, name) for name in names}
        self._running = False
        self._running_text = ""
        self._connected = False
        self._failed = False
        self._filling = False
        self._recipes: Tuple[Sentinel2Recipe, ...] = ()
        self._fill()
        self._connect()
        self.set_running(False)
        self.set_target("")
        self._refresh()
        forms.align(label for label in self.findChildren(QLabel) if label.objectName().endswith("_caption"))

    # What others use.

    def recipe(self) -> Optional[Sentinel2Recipe]:
        """What the form says, of several periods the first, or ``None`` while something in it does not fit."""
        return self._recipes[0] if self._recipes else None

    def recipes(self) -> Tuple[Sentinel2Recipe, ...]:
        """A recipe for each period; empty while something in the form does not fit."""
        return self._recipes

    def set_recipe(self, recipe: Recipe) -> None:
        """Fill the form from a recipe, silently."""
        if isinstance(recipe, Sentinel2Recipe) and self._recipes != (recipe,):
            self._filling = True
            self.region_picker.set_value(recipe.region)
            self.dates_editor.set_value((recipe.period,))
            self.collection_combo.set_value(recipe.collection)
            self.scenes_editor.set_value(recipe.scenes)
            self.mask_editor.set_value(recipe.mask)
            self.composite_editor.set_value(recipe.composite)
            self.view_editor.set_value(Shown(recipe.view, recipe.style))
            self.clip_combo.set_value(recipe.clip)
            self._filling = False
            self._refresh()

    def set_canvas(self, canvas: QgsMapCanvas) -> None:
        """The map that regions are taken from."""
        self.region_picker.set_canvas(canvas)
        self.region_picker.set_source(CANVAS)
        self._refresh()

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

    def set_stretch(self, low: Tuple[float, ...], high: Tuple[float, ...]) -> None:
        """Use the ends of a stretch that was computed."""
        recipe = self.recipe()
        if recipe is None:
            return
        made = recipe.with_stretch(low, high)
        if made.is_picture:
            assert made.view.low is not None and made.view.high is not None
            self.view_editor.set_stretch(made.view.low, made.view.high)
        else:
            ends = made.limits()
            self.view_editor.set_stretch(ends[:1], ends[1:])

    def set_left_out(self, indices: Tuple[str, ...]) -> None:
        """Leave these scenes out."""
        self.scenes_editor.set_left_out(indices)

    # Filling.

    def _fill(self) -> None:
        self.region_picker.set_sources(source for source in SOURCES if source != WORLD)
        self.collection_combo.set_choices(
            ((facts.SURFACE, tr("Surface reflectance (L2A)")), (facts.TOP, tr("Top of atmosphere (L1C)")))
        )
        self.clip_combo.set_choices(
            (("region", tr("To the region")), ("bounds", tr("To its bounds")), ("none", tr("Not at all")))
        )

    def _connect(self) -> None:
        for widget in (
            self.region_picker, self.dates_editor, self.collection_combo, self.scenes_editor, self.mask_editor,
            self.composite_editor, self.view_editor, self.clip_combo,
        ):  # fmt: skip
            widget.changed.connect(self._on_changed)
        self.view_editor.stretch_wanted.connect(self._on_stretch)
        self.scenes_editor.scenes_wanted.connect(self._on_scenes)
        self.panel_message.linkActivated.connect(lambda _: self.connection_wanted.emit())
        self.add_button.clicked.connect(self._on_add)
        self.update_button.clicked.connect(self._on_update)
        self.cancel_button.clicked.connect(self.cancelled)

    # The form as recipes.

    def _read(self) -> Tuple[Sentinel2Recipe, ...]:
        """A recipe for each period; raises RecipeError."""
        region = self.region_picker.value()
        if region is None:
            raise RecipeError("region", tr("Choose a region: scenes are looked for there."))
        periods = self.dates_editor.value()
        shown = self.view_editor.value()
        first = Sentinel2Recipe(
            region,
            periods[0],
            str(self.collection_combo.value()),
            self.scenes_editor.value(),
            self.mask_editor.value(),
            self.composite_editor.value(),
            shown.view,
            shown.style,
            str(self.clip_combo.value()),
        )
        return (first, *(replace(first, period=period) for period in periods[1:]))

    # Reactions.

    def _on_changed(self, *_: Any) -> None:
        if not self._filling:
            self._refresh()
            self.changed.emit()

    def _on_stretch(self, kind: str) -> None:
        self._refresh()
        if self._recipes:
            self.stretch_requested.emit(self._recipes[0], kind)

    def _on_scenes(self) -> None:
        self._refresh()
        if self._recipes:
            self.scenes_requested.emit(self._recipes[0])

    def _on_add(self) -> None:
        self._refresh()
        if self._recipes:
            self.submitted.emit(self._recipes)

    def _on_update(self) -> None:
        self._refresh()
        if self._recipes:
            self.update_requested.emit(self._recipes[0])

    # Showing.

    def _refresh(self) -> None:
        """Read the form, say what does not fit, and show what it will compute."""
        for message in self._messages.values():
            message.say("")
        self._failed = False
        try:
            self._recipes = self._read()
        except RecipeError as error:
            self._recipes = ()
            self._complain(error)
            self.summary_label.setText("")
        else:
            recipe = self._recipes[0]
            count = len(self._recipes)
            several = tr(" And {} more periods, a layer each.").format(count - 1) if count > 1 else ""
            self.summary_label.setText(recipe.summary() + several)
            warnings = dict.fromkeys(text for each in self._recipes for text in each.warnings())
            self.warning_message.say("\n".join(warnings), warning=True)
            self.view_editor.set_defaults(recipe.default_palette(), recipe.default_limits())
        self._say_state()
        self._enable()

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
        ready = bool(self._recipes) and self._connected and not self._running
        buttons = (
            self.add_button, self.update_button, self.view_editor.from_map_button,
            self.view_editor.style_editor.stretch_button, self.scenes_editor.scenes_button,
        )  # fmt: skip
        for button in buttons:
            button.setEnabled(ready)
        self.cancel_button.setEnabled(self._running)
        self.add_button.setToolTip("" if self._connected else tr("Connect to Earth Engine first."))
