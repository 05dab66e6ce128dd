# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "CMIP6": a form that makes one Cmip6Recipe and emits it."""

from __future__ import annotations

import math
from typing import Any, Optional

from qgis.core import Qgis, QgsGradientColorRamp, QgsGradientStop
from qgis.gui import (
    QgsCheckableComboBox,
    QgsColorRampButton,
    QgsDockWidget,
    QgsDoubleSpinBox,
    QgsMapLayerComboBox,
)
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QStandardItemModel
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QLabel, QProgressBar, QPushButton, QSpinBox, QToolButton, QWidget

from ..plugin.core import palettes
from ..plugin.core.errors import RecipeError
from ..plugin.core.periods import SEASONS, Period, YearRange, month_name
from ..plugin.core.recipes import Recipe, Region, Style
from ..plugin.core.recipes import cmip6_choices as choices
from ..plugin.core.recipes import cmip6_facts as facts
from ..plugin.core.recipes.cmip6 import Cmip6Recipe, Ensemble, Statistic
from . import forms
from .forms import tr

_CUSTOM = "custom"
_ALL_MONTHS = ",".join(map(str, range(1, 13)))
_VALUED = ("percentile", "days_above", "days_below")


class Cmip6Panel(QgsDockWidget):
    """Emits recipes; knows nothing of sessions, tasks or layers.

    Whoever owns the panel gives it regions through `set_canvas_region`, `set_layer_region` and `set_drawn_region` when
    it asks for them.
    """

    submitted = pyqtSignal(object)
    """*Add to map*: the Cmip6Recipe."""
    update_requested = pyqtSignal(object)
    """*Update layer*: the Cmip6Recipe for the layer that is being edited."""
    stretch_requested = pyqtSignal(object)
    """*From the shown map*: the Cmip6Recipe whose stretch is wanted."""
    cancelled = pyqtSignal()
    draw_requested = pyqtSignal()
    region_needed = pyqtSignal(str)
    """The region of the "canvas" or the "layer" is needed now; answered by a call before the signal returns."""
    changed = pyqtSignal()

    models_picker: QgsCheckableComboBox
    scenario_combo: QComboBox
    variable_combo: QComboBox
    ensemble_combo: QComboBox
    ensemble_value_spin: QgsDoubleSpinBox
    period_kind_combo: QComboBox
    month_combo: QComboBox
    season_combo: QComboBox
    months_combo: QComboBox
    month_combo_caption: QLabel
    year_spin: QSpinBox
    year_to_label: QLabel
    last_year_spin: QSpinBox
    statistic_combo: QComboBox
    statistic_value_spin: QgsDoubleSpinBox
    unit_combo: QComboBox
    anomaly_check: QCheckBox
    baseline_first_spin: QSpinBox
    baseline_last_spin: QSpinBox
    baseline_to_label: QLabel
    anomaly_combo: QComboBox
    region_combo: QComboBox
    region_layer_combo: QgsMapLayerComboBox
    draw_button: QToolButton
    palette_combo: QComboBox
    reverse_check: QCheckBox
    ramp_button: QgsColorRampButton
    minimum_spin: QgsDoubleSpinBox
    maximum_spin: QgsDoubleSpinBox
    default_stretch_button: QPushButton
    stretch_button: QPushButton
    summary_label: QLabel
    panel_message: QLabel
    progress_bar: QProgressBar
    add_button: QPushButton
    update_button: QPushButton
    cancel_button: QPushButton

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("cmip6_panel.ui", self)
        self._messages: dict[str, QLabel] = {
            field: getattr(self, f"{field}_message")
            for field in (
                "models",
                "scenario",
                "variable",
                "ensemble",
                "period",
                "statistic",
                "unit",
                "baseline",
                "anomaly",
                "region",
                "palette",
                "minimum",
                "maximum",
            )
        }
        self._running = False
        self._connected = False
        self._own_stretch = False
        self._chosen: tuple[str, ...] = ()
        self._regions: dict[str, Optional[Region]] = {}
        self._kept_region: Optional[Region] = None
        self._recipe: Optional[Cmip6Recipe] = None
        self._collection = facts.COLLECTION
        self._fill()
        self._connect()
        self._refresh()

    # What others use.

    def recipe(self) -> Optional[Cmip6Recipe]:
        """What the form says, or ``None`` while something in it does not fit."""
        return self._recipe

    def set_recipe(self, recipe: Recipe) -> None:
        """Fill the form from a recipe."""
        if not isinstance(recipe, Cmip6Recipe):
            return
        widgets = self._inputs()
        with forms.quiet(self, *widgets):
            self._show(recipe)
        self._refresh()

    def set_connected(self, connected: bool) -> None:
        """Whether there is a session to send recipes to."""
        self._connected = connected
        self._enable()

    def set_running(self, running: bool, text: str = "") -> None:
        """Show that work is under way, or that it has ended."""
        self._running = running
        self.progress_bar.setVisible(running)
        if running:
            forms.say(self.panel_message, text)
        elif not self.panel_message.property("error"):
            forms.say(self.panel_message, "")
        self._enable()

    def show_error(self, error: Exception) -> None:
        """Show a sentence: beside the field that it is about, or above the buttons."""
        field = error.field if isinstance(error, RecipeError) else ""
        label = self._messages.get(field, self.panel_message)
        label.setProperty("error", label is self.panel_message)
        forms.say(label, str(error))

    def set_editing(self, name: str) -> None:
        """Offer to update the layer of that name; an empty name offers it no more."""
        self.update_button.setVisible(bool(name))
        self.update_button.setToolTip(tr("Change “{}” in place").format(name) if name else "")

    def set_limits(self, low: float, high: float) -> None:
        """Use the ends of a stretch that was computed."""
        if self._recipe is None:
            return
        style = self._recipe.with_limits(low, high).style
        self._own_stretch = True
        with forms.quiet(self.minimum_spin, self.maximum_spin):
            self.minimum_spin.setValue(style.minimum or 0.0)
            self.maximum_spin.setValue(style.maximum or 0.0)
        self._refresh()

    def set_region(self, source: str, region: Optional[Region]) -> None:
        """The region of "canvas", "layer" or "drawn", in answer to `region_needed` or `draw_requested`."""
        self._regions[source] = region
        if source == "drawn" and region is not None:
            forms.set_value(self.region_combo, "drawn")
            self._refresh()

    # Filling.

    def _fill(self) -> None:
        self.models_picker.setDefaultText(tr("Choose models"))
        for choice in choices.models():
            self.models_picker.addItemWithCheckState(choice.label, Qt.CheckState.Unchecked, choice.value)
        self.models_picker.setCheckedItems(["ACCESS-CM2"])
        forms.fill(self.scenario_combo, choices.scenarios(), "ssp245")
        forms.fill(self.variable_combo, choices.variables(), "tasmax")
        forms.fill(self.statistic_combo, choices.statistics(), "mean")
        for value, label in (
            ("month", tr("One month")),
            ("season", tr("One season")),
            ("years", tr("Whole years")),
            ("climatology", tr("The same months of many years")),
        ):
            self.period_kind_combo.addItem(label, value)
        for month in range(1, 13):
            self.month_combo.addItem(month_name(month), month)
        self.month_combo.setCurrentIndex(2)
        for name in SEASONS:
            self.season_combo.addItem(_season_label(name), name)
        self.months_combo.addItem(tr("All months"), _ALL_MONTHS)
        for name in SEASONS:
            self.months_combo.addItem(_season_label(name), name)
        for month in range(1, 13):
            self.months_combo.addItem(month_name(month), str(month))
        self.year_spin.setValue(2030)
        self.last_year_spin.setValue(2060)
        self.baseline_first_spin.setValue(1981)
        self.baseline_last_spin.setValue(2010)
        for value, label in (
            ("world", tr("Whole world")),
            ("canvas", tr("What the map shows")),
            ("layer", tr("Extent of a layer")),
            ("drawn", tr("Drawn rectangle")),
        ):
            self.region_combo.addItem(label, value)
        kinds = Qgis.LayerFilter
        self.region_layer_combo.setFilters(Qgis.LayerFilters(kinds.HasGeometry | kinds.RasterLayer))
        self.palette_combo.addItem(tr("Default"), "")
        for name in palettes.names(palettes.SEQUENTIAL, palettes.DIVERGING):
            self.palette_combo.addItem(name, name)
        forms.readable(self.period_kind_combo, self.month_combo, self.season_combo, self.months_combo)
        forms.readable(self.region_combo, self.palette_combo, self.models_picker)
        self.ramp_button.setShowGradientOnly(True)
        self.statistic_value_spin.setValue(90.0)
        self.ensemble_value_spin.setValue(90.0)
        for spin in (self.statistic_value_spin, self.ensemble_value_spin):
            spin.setDecimals(2)

    def _connect(self) -> None:
        for box in (
            self.scenario_combo,
            self.variable_combo,
            self.ensemble_combo,
            self.period_kind_combo,
            self.month_combo,
            self.season_combo,
            self.months_combo,
            self.statistic_combo,
            self.unit_combo,
            self.anomaly_combo,
            self.region_combo,
        ):
            box.currentIndexChanged.connect(self._on_changed)
        self.variable_combo.currentIndexChanged.connect(self._on_stretch_reset)
        self.unit_combo.currentIndexChanged.connect(self._on_stretch_reset)
        self.statistic_combo.currentIndexChanged.connect(self._on_stretch_reset)
        self.ensemble_combo.currentIndexChanged.connect(self._on_stretch_reset)
        self.anomaly_combo.currentIndexChanged.connect(self._on_stretch_reset)
        self.anomaly_check.toggled.connect(self._on_stretch_reset)
        self.models_picker.checkedItemsChanged.connect(self._on_models_changed)
        for spin in (self.year_spin, self.last_year_spin, self.baseline_first_spin, self.baseline_last_spin):
            spin.valueChanged.connect(self._on_changed)
        for value in (self.statistic_value_spin, self.ensemble_value_spin):
            value.valueChanged.connect(self._on_changed)
        for end in (self.minimum_spin, self.maximum_spin):
            end.valueChanged.connect(self._on_stretch_typed)
        self.reverse_check.toggled.connect(self._on_changed)
        self.palette_combo.currentIndexChanged.connect(self._on_changed)
        self.ramp_button.colorRampChanged.connect(self._on_ramp_edited)
        self.region_layer_combo.layerChanged.connect(self._on_changed)
        self.default_stretch_button.clicked.connect(self._on_stretch_reset)
        self.stretch_button.clicked.connect(self._on_stretch_wanted)
        self.draw_button.clicked.connect(self.draw_requested)
        self.add_button.clicked.connect(self._on_add)
        self.update_button.clicked.connect(self._on_update)
        self.cancel_button.clicked.connect(self.cancelled)

    def _inputs(self) -> list[QWidget]:
        names = [name for name in type(self).__annotations__ if name.endswith(("_combo", "_spin", "_check", "_picker"))]
        return [getattr(self, name) for name in (*names, "ramp_button")]

    # The form as a recipe.

    def models(self) -> tuple[str, ...]:
        """The chosen models."""
        return tuple(str(value) for value in self.models_picker.checkedItemsData())

    def _period(self) -> Period:
        kind, first, last = self.period_kind_combo.currentData(), self.year_spin.value(), self.last_year_spin.value()
        if kind == "month":
            return Period.month(self.month_combo.currentData(), first)
        if kind == "season":
            return Period.season(self.season_combo.currentData(), first)
        if kind == "years":
            return Period.years(first, last)
        months = str(self.months_combo.currentData())
        chosen = SEASONS.get(months) or tuple(int(month) for month in months.split(","))
        return Period.climatology(first, last, chosen)

    def _read(self) -> Cmip6Recipe:
        """The recipe that the form says; raises RecipeError."""
        statistic, ensemble = str(self.statistic_combo.currentData()), str(self.ensemble_combo.currentData() or "mean")
        models, baseline = self.models(), None
        if self.anomaly_check.isChecked():
            baseline = YearRange(self.baseline_first_spin.value(), self.baseline_last_spin.value())
        if len(models) < 2:
            ensemble = "mean"
        return Cmip6Recipe(
            models=models,
            scenario=str(self.scenario_combo.currentData() or ""),
            variable=str(self.variable_combo.currentData() or ""),
            period=self._period(),
            statistic=Statistic(statistic, self.statistic_value_spin.value() if statistic in _VALUED else None),
            unit=str(self.unit_combo.currentData() or ""),
            baseline=baseline,
            anomaly=str(self.anomaly_combo.currentData() or "absolute") if baseline else "absolute",
            ensemble=Ensemble(ensemble, self.ensemble_value_spin.value() if ensemble == "percentile" else None),
            region=self._region(),
            style=self._style(),
            collection=self._collection,
        )

    def _region(self) -> Optional[Region]:
        source = str(self.region_combo.currentData())
        if source == "world":
            return None
        if source == "kept":
            return self._kept_region
        if source in ("canvas", "layer"):
            self.region_needed.emit(source)
        region = self._regions.get(source)
        if region is None and source == "drawn":
            raise RecipeError("region", tr("Press Draw and drag a rectangle on the map."))
        if region is None and source == "layer":
            raise RecipeError("region", tr("Choose a layer that has an extent."))
        return region

    def _style(self) -> Style:
        palette = str(self.palette_combo.currentData() or "")
        if palette == _CUSTOM:
            palette = ",".join(_ramp_colours(self.ramp_button))
        if not self._own_stretch:
            return Style(palette, self.reverse_check.isChecked())
        return Style(palette, self.reverse_check.isChecked(), self.minimum_spin.value(), self.maximum_spin.value())

    def _show(self, recipe: Cmip6Recipe) -> None:
        self._collection = recipe.collection
        for row in range(self.models_picker.count()):
            chosen = self.models_picker.itemData(row) in recipe.models
            self.models_picker.setItemCheckState(row, Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
        forms.set_value(self.scenario_combo, recipe.scenario)
        forms.set_value(self.variable_combo, recipe.variable)
        forms.fill(self.unit_combo, choices.units(recipe.variable, recipe.statistic.kind), recipe.unit)
        forms.set_value(self.statistic_combo, recipe.statistic.kind)
        if recipe.statistic.value is not None:
            self.statistic_value_spin.setValue(recipe.statistic.value)
        has_baseline = recipe.baseline is not None
        forms.fill(self.ensemble_combo, choices.ensembles(len(recipe.models), has_baseline), recipe.ensemble.kind)
        if recipe.ensemble.value is not None:
            self.ensemble_value_spin.setValue(recipe.ensemble.value)
        self.anomaly_check.setChecked(has_baseline)
        if recipe.baseline is not None:
            self.baseline_first_spin.setValue(recipe.baseline.first)
            self.baseline_last_spin.setValue(recipe.baseline.last)
        forms.fill(self.anomaly_combo, choices.anomalies(recipe.variable), recipe.anomaly)
        self._show_period(recipe.period)
        self._show_region(recipe.region)
        self._show_style(recipe)

    def _show_period(self, period: Period) -> None:
        self.year_spin.setValue(period.first_year)
        season = next((name for name, months in SEASONS.items() if months == period.months), "")
        kind = "climatology"
        if period.year_count == 1 and len(period.months) == 1:
            kind = "month"
            forms.set_value(self.month_combo, period.months[0])
        elif period.year_count == 1 and season:
            kind = "season"
            forms.set_value(self.season_combo, season)
        elif period.months == tuple(range(1, 13)):
            kind = "years"
        if kind in ("years", "climatology"):
            self.last_year_spin.setValue(period.last_year)
            months = season or ",".join(map(str, period.months))
            if self.months_combo.findData(months) < 0:
                self.months_combo.addItem(period.months_label(), months)
            forms.set_value(self.months_combo, months)
        forms.set_value(self.period_kind_combo, kind)

    def _show_region(self, region: Optional[Region]) -> None:
        row = self.region_combo.findData("kept")
        if row >= 0:
            self.region_combo.removeItem(row)
        self._kept_region = region
        if region is None:
            forms.set_value(self.region_combo, "world")
            return
        self.region_combo.addItem(region.label or tr("Region of the layer"), "kept")
        forms.set_value(self.region_combo, "kept")

    def _show_style(self, recipe: Cmip6Recipe) -> None:
        style = recipe.style
        row = self.palette_combo.findData(_CUSTOM)
        if row >= 0:
            self.palette_combo.removeItem(row)
        if style.palette and style.palette not in palettes.PALETTES:
            self.palette_combo.addItem(tr("Custom"), _CUSTOM)
            self.ramp_button.setColorRamp(_ramp(Style(style.palette).colours("")))
            forms.set_value(self.palette_combo, _CUSTOM)
        else:
            forms.set_value(self.palette_combo, style.palette)
        self.reverse_check.setChecked(style.reverse)
        self._own_stretch = style.minimum is not None or style.maximum is not None
        low, high = recipe.limits()
        self.minimum_spin.setValue(low)
        self.maximum_spin.setValue(high)

    # Reactions.

    def _on_changed(self, *_: Any) -> None:
        self._refresh()
        self.changed.emit()

    def _on_models_changed(self, *_: Any) -> None:
        # The list lets greyed entries be ticked as well: take such a tick back.
        model = self.models_picker.model()
        with forms.quiet(self.models_picker, model):
            for row in range(self.models_picker.count()):
                name = self.models_picker.itemData(row)
                ticked = self.models_picker.itemCheckState(row) == Qt.CheckState.Checked
                enabled = bool(model.index(row, 0).flags() & Qt.ItemFlag.ItemIsEnabled)
                if ticked and not enabled and name not in self._chosen:
                    self.models_picker.setItemCheckState(row, Qt.CheckState.Unchecked)
        self._on_changed()

    def _on_stretch_reset(self, *_: Any) -> None:
        self._own_stretch = False
        self._on_changed()

    def _on_stretch_typed(self, *_: Any) -> None:
        self._own_stretch = True
        self._on_changed()

    def _on_stretch_wanted(self) -> None:
        if self._recipe is not None:
            self.stretch_requested.emit(self._recipe)

    def _on_ramp_edited(self) -> None:
        if self.palette_combo.findData(_CUSTOM) < 0:
            with forms.quiet(self.palette_combo):
                self.palette_combo.addItem(tr("Custom"), _CUSTOM)
        forms.set_value(self.palette_combo, _CUSTOM)
        with forms.quiet(self.reverse_check):
            self.reverse_check.setChecked(False)
        self._on_changed()

    def _on_add(self) -> None:
        self._refresh()
        if self._recipe is not None:
            self.submitted.emit(self._recipe)

    def _on_update(self) -> None:
        self._refresh()
        if self._recipe is not None:
            self.update_requested.emit(self._recipe)

    # Showing what is possible.

    def _refresh(self) -> None:
        """Read the form, say what does not fit, and show what it will compute."""
        self._show_choices()
        for label in self._messages.values():
            forms.say(label, "")
        self.panel_message.setProperty("error", False)
        forms.say(self.panel_message, "")
        try:
            self._recipe = self._read()
        except RecipeError as error:
            self._recipe = None
            self.show_error(error)
            self.summary_label.setText("")
        else:
            warnings = "\n".join(self._recipe.warnings())
            self.summary_label.setText("\n".join(filter(None, (self._recipe.summary(), warnings))))
            self._show_colours(self._recipe)
            self._show_gaps()
        self._enable()

    def _show_choices(self) -> None:
        scenario, variable = str(self.scenario_combo.currentData()), str(self.variable_combo.currentData())
        statistic, models = str(self.statistic_combo.currentData()), self.models()
        self._chosen = models
        kind = str(self.period_kind_combo.currentData())
        several = kind in ("years", "climatology")
        years = (self.year_spin.value(), self.last_year_spin.value() if several else self.year_spin.value())
        forms.fill(self.scenario_combo, choices.scenarios(years))
        forms.fill(self.variable_combo, choices.variables(models, scenario, years))
        forms.fill(self.unit_combo, choices.units(variable, statistic))
        forms.fill(self.anomaly_combo, choices.anomalies(variable))
        forms.fill(self.ensemble_combo, choices.ensembles(len(models), self.anomaly_check.isChecked()))
        self._show_models(scenario, variable, years)
        self.month_combo.setVisible(kind == "month")
        self.season_combo.setVisible(kind == "season")
        self.months_combo.setVisible(kind == "climatology")
        self.month_combo_caption.setVisible(kind != "years")
        self.year_to_label.setVisible(several)
        self.last_year_spin.setVisible(several)
        self.statistic_value_spin.setVisible(statistic in _VALUED)
        suffix = "" if statistic == "percentile" else " " + self.unit_combo.currentText()
        self.statistic_value_spin.setSuffix(suffix)
        many = len(models) > 1
        self.ensemble_combo.setEnabled(many)
        self.ensemble_value_spin.setVisible(many and self.ensemble_combo.currentData() == "percentile")
        for widget in (self.baseline_first_spin, self.baseline_last_spin, self.baseline_to_label, self.anomaly_combo):
            widget.setEnabled(self.anomaly_check.isChecked())
        self.region_layer_combo.setVisible(self.region_combo.currentData() == "layer")
        self.draw_button.setVisible(self.region_combo.currentData() == "drawn")

    def _show_models(self, scenario: str, variable: str, years: tuple[int, int]) -> None:
        model = self.models_picker.model()
        assert isinstance(model, QStandardItemModel)
        with forms.quiet(self.models_picker, model):
            for row, choice in enumerate(choices.models(scenario, variable, years)):
                item = model.item(row)
                # A chosen model stays clickable, so that it can be taken out again.
                chosen = self.models_picker.itemCheckState(row) == Qt.CheckState.Checked
                item.setEnabled(choice.enabled or chosen)
                item.setToolTip(choice.reason)

    def _show_gaps(self) -> None:
        """Say in plain sight why some models are greyed."""
        assert self._recipe is not None
        recipe = self._recipe
        years = (recipe.period.first_year, recipe.period.last_year)
        lacking = [c.value for c in choices.models(recipe.scenario, recipe.variable, years) if not c.enabled]
        if lacking and self._collection == facts.COLLECTION:
            sentence = tr("Without {variable}: {models}.")
            forms.say(self._messages["models"], sentence.format(variable=recipe.variable, models=", ".join(lacking)))

    def _show_colours(self, recipe: Cmip6Recipe) -> None:
        colours = recipe.visualization().palette
        with forms.quiet(self.ramp_button):
            self.ramp_button.setColorRamp(_ramp(colours))
        low, high = recipe.limits()
        for spin in (self.minimum_spin, self.maximum_spin):
            with forms.quiet(spin):
                spin.setDecimals(_decimals(high - low))
        if not self._own_stretch:
            with forms.quiet(self.minimum_spin, self.maximum_spin):
                self.minimum_spin.setValue(low)
                self.maximum_spin.setValue(high)

    def _enable(self) -> None:
        ready = self._recipe is not None and self._connected and not self._running
        self.add_button.setEnabled(ready)
        self.update_button.setEnabled(ready)
        self.stretch_button.setEnabled(ready)
        self.cancel_button.setEnabled(self._running)
        hint = "" if self._connected else tr("Connect to Earth Engine first: the sandbox needs no account.")
        self.add_button.setToolTip(hint)


def _season_label(name: str) -> str:
    months = SEASONS[name]
    return f"{tr(name)} ({month_name(months[0])}–{month_name(months[-1])})"


def _decimals(span: float) -> int:
    """Digits after the point that ends of a ramp of this length need."""
    return 2 if span >= 1 else min(10, 3 - math.floor(math.log10(max(span, 1e-9))))


def _ramp(colours: tuple[str, ...]) -> QgsGradientColorRamp:
    """A QGIS colour ramp of evenly spaced colours."""
    last = len(colours) - 1
    stops = [QgsGradientStop(index / last, QColor(colour)) for index, colour in enumerate(colours[1:-1], start=1)]
    return QgsGradientColorRamp(QColor(colours[0]), QColor(colours[-1]), False, stops)


def _ramp_colours(button: QgsColorRampButton) -> list[str]:
    """Eleven colours along an edited ramp, or its own where its stops are even."""
    ramp = button.colorRamp()
    if ramp is None:
        return ["#000000", "#ffffff"]
    return [ramp.color(index / 10.0).name() for index in range(11)]
