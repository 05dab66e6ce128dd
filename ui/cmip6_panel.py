# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "CMIP6": a form that makes one Cmip6Recipe and emits it."""

from __future__ import annotations

from typing import Any, Optional, Tuple

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QToolButton, QWidget

from ..plugin.core import units
from ..plugin.core.errors import RecipeError
from ..plugin.core.recipes import cmip6_choices as choices
from ..plugin.core.recipes import cmip6_facts as facts
from ..plugin.core.recipes.cmip6 import Cmip6Recipe, Ensemble
from ..plugin.core.text import listed
from .forms import tr
from .recipe_panel import RecipePanel
from .widgets.baseline_editor import Baseline, BaselineEditor
from .widgets.choice_combo import ChoiceCombo
from .widgets.ensemble_editor import EnsembleEditor
from .widgets.field_message import FieldMessage
from .widgets.models_picker import ModelsPicker
from .widgets.period_editor import PeriodEditor
from .widgets.statistic_editor import StatisticEditor
from .widgets.style_editor import StyleEditor

_FIRST_MODELS, _FIRST_SCENARIO, _FIRST_VARIABLE = ("ACCESS-CM2",), "ssp245", "tasmax"


class Cmip6Panel(RecipePanel):
    """Emits Cmip6Recipes."""

    submitted = pyqtSignal(object)
    """*Add to map*: the Cmip6Recipe."""
    stretch_requested = pyqtSignal(object)
    """*From map*: the Cmip6Recipe whose stretch is wanted."""

    models_picker: ModelsPicker
    scenario_combo: ChoiceCombo
    variable_combo: ChoiceCombo
    ensemble_editor: EnsembleEditor
    period_editor: PeriodEditor
    statistic_editor: StatisticEditor
    unit_combo: ChoiceCombo
    baseline_editor: BaselineEditor
    style_editor: StyleEditor
    collection_title: QLabel
    collection_label: QLabel
    collection_button: QToolButton
    models_message: FieldMessage

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__("cmip6_panel.ui", parent)
        self._recipe: Optional[Cmip6Recipe] = None
        self._collection = facts.COLLECTION
        self._unit_before = ""
        self._begin()

    # What others use.

    def recipe(self) -> Optional[Cmip6Recipe]:
        """What the form says, or ``None`` while something in it does not fit."""
        return self._recipe

    def set_stretch(self, low: Tuple[float, ...], high: Tuple[float, ...]) -> None:
        """Use the ends of a stretch that was computed, one for each shown band."""
        self.set_limits(low[0], high[0])

    def set_limits(self, low: float, high: float) -> None:
        """Use the ends of a stretch that was computed."""
        if self._recipe is not None:
            style = self._recipe.with_limits(low, high).style
            self.style_editor.set_stretch(style.minimum or 0.0, style.maximum or 0.0)

    # Filling.

    def _fill(self) -> None:
        self.models_picker.set_choices(choices.models())
        self.models_picker.set_value(_FIRST_MODELS)
        self.scenario_combo.set_choices(choices.scenarios(), _FIRST_SCENARIO)
        self.variable_combo.set_choices(choices.variables(), _FIRST_VARIABLE)
        self._on_variable()

    def _connect_form(self) -> None:
        for widget in (
            self.models_picker,
            self.ensemble_editor,
            self.scenario_combo,
            self.period_editor,
            self.region_picker,
            self.style_editor,
        ):
            widget.changed.connect(self._on_changed)
        for widget in (self.statistic_editor, self.baseline_editor):
            widget.changed.connect(self._on_meaning_changed)
        self.ensemble_editor.changed.connect(self._on_meaning_changed)
        self.variable_combo.changed.connect(self._on_variable_changed)
        self.unit_combo.changed.connect(self._on_unit_changed)
        self.style_editor.stretch_wanted.connect(self._on_stretch_wanted)
        self.collection_button.clicked.connect(self._on_collection_reset)

    def _show(self, recipe: Any) -> None:
        if not isinstance(recipe, Cmip6Recipe):
            return
        self._collection = recipe.collection
        self.models_picker.set_value(recipe.models)
        self.scenario_combo.set_value(recipe.scenario)
        self.variable_combo.set_value(recipe.variable)
        self.unit_combo.set_choices(choices.units(recipe.variable, recipe.statistic.kind), recipe.unit)
        self._reset_thresholds()
        self.statistic_editor.set_value(recipe.statistic)
        self.ensemble_editor.set_value(recipe.ensemble)
        self.baseline_editor.set_value(Baseline(recipe.baseline, recipe.anomaly))
        self.period_editor.set_value(recipe.period)
        self.region_picker.set_value(recipe.region)
        self.style_editor.set_value(recipe.style)

    # The form as a recipe.

    def _read(self) -> Cmip6Recipe:
        """The recipe that the form says; raises RecipeError."""
        models = self.models_picker.value()
        baseline = self.baseline_editor.value()
        return Cmip6Recipe(
            models=models,
            scenario=str(self.scenario_combo.value() or ""),
            variable=self._variable(),
            period=self.period_editor.value(),
            statistic=self.statistic_editor.value(),
            unit=str(self.unit_combo.value() or ""),
            baseline=baseline.years,
            anomaly=baseline.anomaly,
            ensemble=self.ensemble_editor.value() if len(models) > 1 else Ensemble(),
            region=self.region_picker.value(),
            style=self.style_editor.value(),
            collection=self._collection,
        )

    def _variable(self) -> str:
        return str(self.variable_combo.value() or "")

    # Reactions.

    def _on_meaning_changed(self, *_: Any) -> None:
        """The numbers mean something else now: a stretch that was set for the old ones goes."""
        if not self._filling:
            self._filling = True
            self.style_editor.reset_stretch()
            self._filling = False
            self._on_changed()

    def _on_variable_changed(self) -> None:
        if not self._filling:
            self._on_variable()
            self._on_meaning_changed()

    def _on_variable(self) -> None:
        """Units and thresholds of another variable."""
        self._offer_units()
        self._reset_thresholds()

    def _reset_thresholds(self) -> None:
        variable = facts.VARIABLES[self._variable()]
        conversion = units.conversion(variable.stored, variable.shown)
        show = self._conversion()
        above, below = _thresholds(variable)
        self.statistic_editor.set_thresholds(show(conversion.inverse(above)), show(conversion.inverse(below)))
        self._unit_before = str(self.unit_combo.value())

    def _on_unit_changed(self) -> None:
        if self._filling:
            return
        before = units.conversion(facts.VARIABLES[self._variable()].stored, self._unit_before)
        after = self._conversion()
        self.statistic_editor.convert(lambda value: after(before.inverse(value)))
        self._unit_before = str(self.unit_combo.value())
        self._on_meaning_changed()

    def _conversion(self) -> units.Conversion:
        return units.conversion(facts.VARIABLES[self._variable()].stored, str(self.unit_combo.value()))

    def _on_collection_reset(self) -> None:
        """Back to the real collection, with those of the models and scenarios that it has."""
        self._collection = facts.COLLECTION
        self._filling = True
        known = tuple(model for model in self.models_picker.value() if model in facts.models())
        self.models_picker.set_value(known or _FIRST_MODELS)
        if self.scenario_combo.value() not in facts.scenarios():
            self.scenario_combo.set_value(_FIRST_SCENARIO)
        self._filling = False
        self._on_changed()

    def _on_stretch_wanted(self) -> None:
        self._refresh()
        if self._recipe is not None:
            self.stretch_requested.emit(self._recipe)

    def _on_add(self) -> None:
        self._refresh()
        if self._recipe is not None:
            self.submitted.emit(self._recipe)

    # Showing what is possible.

    def _refresh(self) -> None:
        """Read the form, say what does not fit, and show what it will compute."""
        self._offer()
        self._clear_messages()
        try:
            self._recipe = self._read()
        except RecipeError as error:
            self._recipe = None
            self._complain(error)
            self.summary_label.setText("")
        else:
            self.summary_label.setText(self._recipe.summary())
            self.warning_message.say("\n".join(self._recipe.warnings()), warning=True)
            self._show_gaps()
            unit = tr("days") if self._recipe.result_unit == "days" else units.symbol(self._recipe.result_unit)
            self.style_editor.set_defaults(self._recipe.default_palette(), self._recipe.default_limits(), unit)
        self._say_state()
        self._enable()

    def _offer(self) -> None:
        """Choices for the rest of the form as it stands; of another collection no gaps are known."""
        models, scenario, variable = self.models_picker.value(), str(self.scenario_combo.value()), self._variable()
        is_known = self._collection == facts.COLLECTION
        span = self.period_editor.span() if is_known else None
        scenarios = choices.scenarios(span) if is_known else _without_reasons(choices.scenarios())
        self.scenario_combo.set_choices(scenarios, scenario)
        self.variable_combo.set_choices(choices.variables(models if is_known else (), scenario, span))
        self.models_picker.set_choices(choices.models(scenario, variable, span) if is_known else choices.models())
        self._offer_units()
        self.statistic_editor.set_unit(units.symbol(str(self.unit_combo.value())))
        self.baseline_editor.offer(variable)
        self.ensemble_editor.offer(len(models), self.baseline_editor.is_change())
        for widget in (self.collection_title, self.collection_label, self.collection_button):
            widget.setVisible(not is_known)
        self.collection_label.setText(self._collection)

    def _offer_units(self) -> None:
        self.unit_combo.set_choices(choices.units(self._variable(), self.statistic_editor.value().kind))

    def _show_gaps(self) -> None:
        """Say in plain sight why some models are greyed."""
        assert self._recipe is not None
        if self._collection != facts.COLLECTION:
            return
        recipe = self._recipe
        lacking = [c.value for c in choices.models(recipe.scenario, recipe.variable, recipe.period) if not c.enabled]
        if lacking:
            sentence = tr("Without {variable}: {models}.")
            self.models_message.say(sentence.format(variable=recipe.variable, models=listed(lacking)))

    def _ready_buttons(self) -> Tuple[QWidget, ...]:
        return (*super()._ready_buttons(), self.style_editor.stretch_button)


def _without_reasons(offered: tuple[choices.Choice, ...]) -> tuple[choices.Choice, ...]:
    return tuple(choices.Choice(each.value, each.label) for each in offered)


def _thresholds(variable: facts.Variable) -> tuple[float, float]:
    """Thresholds to start with, for days above and for days below, in the variable's default unit."""
    if variable.stored == "K":
        return 30.0, 0.0
    low, high = variable.limits
    return float(f"{low + 0.75 * (high - low):.1g}"), float(f"{low + 0.1 * (high - low):.1g}")
