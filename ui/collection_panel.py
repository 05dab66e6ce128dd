# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Collections": a form that makes CollectionRecipes and emits them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, Optional, Tuple

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from ..plugin.core.datasets import dataset, replacement
from ..plugin.core.errors import RecipeError
from ..plugin.core.first_image import FirstImage
from ..plugin.core.periods import FIRST_YEAR, LAST_YEAR
from ..plugin.core.recipes import Recipe
from ..plugin.core.recipes.collection import CollectionRecipe
from ..plugin.core.recipes.collection_parts import Band, Reducer
from ..plugin.core.text import told
from .forms import tr
from .recipe_panel import RecipePanel
from .widgets.bands_editor import BandsEditor
from .widgets.choice_combo import ChoiceCombo
from .widgets.clip_editor import ClipEditor
from .widgets.dataset_combo import DatasetCombo
from .widgets.dates_editor import DatesEditor
from .widgets.display_editor import DisplayEditor, Look
from .widgets.field_message import FieldMessage
from .widgets.filters_editor import FiltersEditor
from .widgets.reducer_editor import ReducerEditor

_FIRST = "IDAHO_EPSCOR/TERRACLIMATE"
_FIRST_BAND = "tmmx"


class CollectionPanel(RecipePanel):
    """Emits CollectionRecipes, one for each period."""

    submitted = pyqtSignal(object)
    """*Add to map*: a tuple of CollectionRecipes, one for each period."""
    stretch_requested = pyqtSignal(object)
    """*From map*: the CollectionRecipe whose values are wanted."""
    lookup_requested = pyqtSignal(str, str)
    """*Look up*: the id, and "collection" or "image"; answered with `set_found`."""

    id_combo: DatasetCombo
    title_label: QLabel
    deprecated_message: FieldMessage
    use_button: QPushButton
    source_combo: ChoiceCombo
    dates_group: QgsCollapsibleGroupBox
    all_dates_check: QCheckBox
    dates_editor: DatesEditor
    filters_group: QgsCollapsibleGroupBox
    filters_editor: FiltersEditor
    bands_editor: BandsEditor
    reducer_editor: ReducerEditor
    clip_editor: ClipEditor
    display_editor: DisplayEditor

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__("collection_panel.ui", parent)
        self.region_picker = self.clip_editor.region_picker
        self._recipes: Tuple[CollectionRecipe, ...] = ()
        self._found: Dict[str, FirstImage] = {}
        self._begin()

    # What others use.

    def recipe(self) -> Optional[CollectionRecipe]:
        """What the form says, of several periods the first, or ``None`` while something in it does not fit."""
        return self._recipes[0] if self._recipes else None

    def recipes(self) -> Tuple[CollectionRecipe, ...]:
        """A recipe for each period; empty while something in the form does not fit."""
        return self._recipes

    def set_recipe(self, recipe: Recipe) -> None:
        """Fill the form from a recipe, silently; it takes the place of several periods."""
        if len(self._recipes) > 1:
            self._recipes = ()
        super().set_recipe(recipe)

    def set_stretch(self, low: Tuple[float, ...], high: Tuple[float, ...]) -> None:
        """Use the ends of a stretch that was computed."""
        recipe = self.recipe()
        if recipe is None:
            return
        made = recipe.with_stretch(low, high)
        if made.display.is_picture:
            self.display_editor.set_stretch(*made.picture_limits())
        else:
            ends = made.limits()
            self.display_editor.set_stretch(ends[:1], ends[1:])

    def set_found(self, identifier: str, found: FirstImage) -> None:
        """What was looked up under an id."""
        self._found[identifier] = found
        if identifier == self.id_combo.value():
            self._offer()
            self._on_changed()

    # Filling.

    def _fill(self) -> None:
        self.id_combo.offer(tables=False)
        self.dates_editor.set_years(FIRST_YEAR, LAST_YEAR)
        self.source_combo.set_choices((("collection", tr("Image collection")), ("image", tr("One image"))))
        self.id_combo.set_value(_FIRST)
        self._offer()
        self.bands_editor.set_value((Band.known(_FIRST, _FIRST_BAND),))

    def _connect_form(self) -> None:
        self.id_combo.changed.connect(self._on_id)
        self.use_button.clicked.connect(self._on_use)
        self.all_dates_check.toggled.connect(self._on_changed)
        for widget in (
            self.source_combo, self.dates_editor, self.filters_editor, self.bands_editor, self.reducer_editor,
            self.clip_editor, self.display_editor,
        ):  # fmt: skip
            widget.changed.connect(self._on_changed)
        self.display_editor.stretch_wanted.connect(self._on_stretch)
        self.bands_editor.look_up_button.clicked.connect(self._on_look_up)

    def _show(self, recipe: Any) -> None:
        if not isinstance(recipe, CollectionRecipe):
            return
        self.id_combo.set_value(recipe.id)
        self._offer()
        self.source_combo.set_value(recipe.source)
        self.all_dates_check.setChecked(recipe.dates is None)
        if recipe.dates is not None:
            self.dates_editor.set_value((recipe.dates,))
        self.filters_editor.set_value(recipe.filters)
        self.bands_editor.set_value(recipe.bands)
        self.reducer_editor.set_value(recipe.reducer)
        self.clip_editor.set_value(recipe.clip)
        self.display_editor.set_bands([band.name for band in recipe.bands])
        self.display_editor.set_value(Look(recipe.display, recipe.style))

    def _offer(self) -> None:
        """Bands and properties of the id: those that are known, or that were looked up."""
        identifier = self.id_combo.value()
        known, found = dataset(identifier), self._found.get(identifier)
        names = [band.name for band in known.bands] if known is not None else []
        names += [name for name in (found.bands if found is not None else ()) if name not in names]
        self.bands_editor.offer([Band.known(identifier, name) for name in names])
        self.filters_editor.set_properties(() if known is None else known.properties, found)
        self.title_label.setText("" if known is None else " ".join(known.title.split()))
        self.title_label.setVisible(known is not None and known.title != identifier)
        successor = replacement(identifier)
        self.use_button.setVisible(successor is not None)
        if successor is not None:
            self.use_button.setText(tr("Use {}").format("/".join(successor.split("/")[-2:])))
            self.use_button.setToolTip(successor)

    # The form as recipes.

    def _read(self) -> Tuple[CollectionRecipe, ...]:
        """A recipe for each period; raises RecipeError."""
        is_image = self.source_combo.value() == "image"
        all_dates = is_image or self.all_dates_check.isChecked()
        periods = (None,) if all_dates else self.dates_editor.value()
        look = self.display_editor.value()
        first = CollectionRecipe(
            self.id_combo.value(),
            self.bands_editor.value(),
            periods[0],
            str(self.source_combo.value()),
            () if is_image else self.filters_editor.value(),
            Reducer() if is_image else self.reducer_editor.value(),
            self.clip_editor.value(),
            look.display,
            look.style,
        )
        return (first, *(replace(first, dates=period) for period in periods[1:]))

    # Reactions.

    def _on_id(self) -> None:
        if not self._filling:
            self._offer()
            self.display_editor.reset_stretch()
        self._on_changed()

    def _on_use(self) -> None:
        successor = replacement(self.id_combo.value())
        if successor is not None:
            self.id_combo.set_value(successor)

    def _on_stretch(self) -> None:
        self._refresh()
        if self._recipes:
            self.stretch_requested.emit(self._recipes[0])

    def _on_look_up(self) -> None:
        if self.id_combo.value():
            self.lookup_requested.emit(self.id_combo.value(), str(self.source_combo.value()))

    def _on_add(self) -> None:
        self._refresh()
        if self._recipes:
            self.submitted.emit(self._recipes)

    # Showing.

    def _refresh(self) -> None:
        """Read the form, say what does not fit, and show what it will compute."""
        self._clear_messages()
        self._arrange()
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
            if replacement(recipe.id) is not None:
                # Said beside the id, where the button is.
                warnings.pop(recipe.warnings()[0], None)
            self.warning_message.say("\n".join(warnings), warning=True)
            unit = recipe.legend().unit
            picture = recipe.picture_defaults() if recipe.display.is_picture else None
            self.display_editor.set_defaults(recipe.default_palette(), recipe.default_limits(), unit, picture)
        self._say_state()
        self._enable()

    def _arrange(self) -> None:
        """Show the fields that are needed, and the bands that can be shown."""
        reduces = self.source_combo.value() == "collection"
        for widget in (self.dates_group, self.filters_group, self.reducer_editor):
            widget.setVisible(reduces)
        self.dates_editor.setVisible(not self.all_dates_check.isChecked())
        successor = replacement(self.id_combo.value())
        if successor is not None:
            sentence = tr("This dataset is deprecated and no longer kept up; {} takes its place.")
            self.deprecated_message.say(sentence.format(successor), warning=True)
        self.display_editor.set_bands([band.name for band in self.bands_editor.value()])

    def _enable(self) -> None:
        super()._enable()
        can_ask = self._connected and not self._running and bool(self.id_combo.value())
        self.bands_editor.look_up_button.setEnabled(can_ask)

    def _ready_buttons(self) -> Tuple[QWidget, ...]:
        editor = self.display_editor
        return (*super()._ready_buttons(), editor.from_map_button, editor.style_editor.stretch_button)
