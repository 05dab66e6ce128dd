# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Sentinel-2": a form that makes Sentinel2Recipes and emits them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Optional, Tuple

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ..plugin.core.errors import RecipeError
from ..plugin.core.recipes import Recipe
from ..plugin.core.recipes import sentinel2_facts as facts
from ..plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ..plugin.core.scenes import SceneList
from ..plugin.core.text import told
from .forms import tr
from .recipe_panel import RecipePanel
from .scenes_dialog import ScenesDialog
from .widgets.choice_combo import ChoiceCombo
from .widgets.composite_editor import CompositeEditor
from .widgets.dates_editor import DatesEditor
from .widgets.mask_editor import MaskEditor
from .widgets.region_picker import CANVAS, SOURCES, WORLD
from .widgets.scene_filter_editor import SceneFilterEditor
from .widgets.view_editor import Shown, ViewEditor


class Sentinel2Panel(RecipePanel):
    """Emits Sentinel2Recipes, one for each period."""

    submitted = pyqtSignal(object)
    """*Add to map*: a tuple of Sentinel2Recipes, one for each period."""
    stretch_requested = pyqtSignal(object, str)
    """*From map*: the Sentinel2Recipe, and how its stretch is computed."""
    scenes_requested = pyqtSignal(object)
    """*Scenes…*: the Sentinel2Recipe whose scenes are wanted."""

    dates_editor: DatesEditor
    collection_combo: ChoiceCombo
    scenes_editor: SceneFilterEditor
    mask_editor: MaskEditor
    composite_editor: CompositeEditor
    view_editor: ViewEditor
    clip_combo: ChoiceCombo

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__("sentinel2_panel.ui", parent)
        self._recipes: Tuple[Sentinel2Recipe, ...] = ()
        self._begin()

    # What others use.

    def recipe(self) -> Optional[Sentinel2Recipe]:
        """What the form says, of several periods the first, or ``None`` while something in it does not fit."""
        return self._recipes[0] if self._recipes else None

    def recipes(self) -> Tuple[Sentinel2Recipe, ...]:
        """A recipe for each period; empty while something in the form does not fit."""
        return self._recipes

    def set_recipe(self, recipe: Recipe) -> None:
        """Fill the form from a recipe, silently; it takes the place of several periods."""
        if len(self._recipes) > 1:
            self._recipes = ()
        super().set_recipe(recipe)

    def set_canvas(self, canvas: QgsMapCanvas) -> None:
        """The map that regions are taken from."""
        super().set_canvas(canvas)
        self.region_picker.set_source(CANVAS)
        self._refresh()

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

    def open_scenes(self, found: SceneList, left_out: Tuple[str, ...]) -> ScenesDialog:
        """Show the table of scenes beside the map; what is unticked in it is left out once it is accepted."""
        dialog = ScenesDialog(found, left_out, self)
        dialog.setObjectName("ee_workbench_scenes_dialog")
        dialog.accepted.connect(lambda: self.set_left_out(dialog.left_out()))
        dialog.show()
        return dialog

    # Filling.

    def _show(self, recipe: Any) -> None:
        if not isinstance(recipe, Sentinel2Recipe):
            return
        self.region_picker.set_value(recipe.region)
        self.dates_editor.set_value((recipe.period,))
        self.collection_combo.set_value(recipe.collection)
        self.scenes_editor.set_value(recipe.scenes)
        self.mask_editor.set_value(recipe.mask)
        self.composite_editor.set_value(recipe.composite)
        self.view_editor.set_value(Shown(recipe.view, recipe.style))
        self.clip_combo.set_value(recipe.clip)

    def _fill(self) -> None:
        self.region_picker.set_sources(source for source in SOURCES if source != WORLD)
        self.collection_combo.set_choices(
            ((facts.SURFACE, tr("Surface reflectance (L2A)")), (facts.TOP, tr("Top of atmosphere (L1C)")))
        )
        self.clip_combo.set_choices(
            (("region", tr("To the region")), ("bounds", tr("To its bounds")), ("none", tr("Not at all")))
        )

    def _connect_form(self) -> None:
        for widget in (
            self.region_picker, self.dates_editor, self.collection_combo, self.scenes_editor, self.mask_editor,
            self.composite_editor, self.view_editor, self.clip_combo,
        ):  # fmt: skip
            widget.changed.connect(self._on_changed)
        self.view_editor.stretch_wanted.connect(self._on_stretch)
        self.scenes_editor.scenes_wanted.connect(self._on_scenes)

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

    # Showing.

    def _refresh(self) -> None:
        """Read the form, say what does not fit, and show what it will compute."""
        self._clear_messages()
        try:
            self._recipes = self._read()
        except RecipeError as error:
            self._recipes = ()
            self._complain(error)
            self.summary_label.setText("")
        else:
            recipe = self._recipes[0]
            count = len(self._recipes)
            several = [tr("And {} more periods, a layer each.").format(count - 1)] if count > 1 else []
            self.summary_label.setText(told([recipe.summary(), *several]))
            warnings = dict.fromkeys(text for each in self._recipes for text in each.warnings())
            self.warning_message.say("\n".join(warnings), warning=True)
            self.view_editor.set_defaults(recipe.default_palette(), recipe.default_limits())
        self._say_state()
        self._enable()

    def _ready_buttons(self) -> Tuple[QWidget, ...]:
        editor = self.view_editor
        own = (editor.from_map_button, editor.style_editor.stretch_button, self.scenes_editor.scenes_button)
        return (*super()._ready_buttons(), *own)
