# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Time series": a form that makes SeriesOrders, and their chart and table."""

from __future__ import annotations

import json
from typing import Any, Optional, Tuple

from qgis.core import QgsApplication
from qgis.gui import QgsCheckableComboBox, QgsMapCanvas
from qgis.PyQt.QtCore import QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QLabel,
    QPushButton,
    QSplitter,
    QToolButton,
    QWidget,
)

from ..plugin.bridge.series import Shown
from ..plugin.core.errors import RecipeError
from ..plugin.core.letters import file_name
from ..plugin.core.recipes import Recipe, cmip6_choices
from ..plugin.core.recipes import cmip6_facts as facts
from ..plugin.core.recipes.cmip6 import Cmip6Recipe
from ..plugin.core.series_order import SeriesOrder, bands_of
from ..plugin.core.series_parts import Steps, steps_from_dict, steps_to_dict
from ..plugin.core.series_result import SeriesResult
from ..plugin.core.spelling import neutral
from . import ticking
from .forms import show_needed, tr
from .offer_panel import OfferPanel
from .widgets.choice_combo import ChoiceCombo
from .widgets.limit_spin import LimitSpin
from .widgets.places_picker import PlacesPicker
from .widgets.series_view import SeriesView
from .widgets.steps_editor import StepsEditor

_SOON_MS = 250
_LONGEST_STATE = 20_000
#: From this width on the chart stands beside the form, which is as wide as a dock.
_WIDE, _FORM = 640, 300


class SeriesPanel(OfferPanel):
    """Emits a SeriesOrder to be read, and its result to be shown with other steps."""

    fetch_requested = pyqtSignal(object)
    """*Show series*, or a click on the map: the SeriesOrder."""
    steps_changed = pyqtSignal(object)
    """The SeriesResult with other steps, to be shown."""
    table_requested = pyqtSignal(object, str)
    """The SeriesResult, and the path of a CSV; "" for the clipboard."""
    picture_requested = pyqtSignal(object, object, str)
    """The Chart, what is seen of it, and the path of its picture."""
    layer_requested = pyqtSignal(object)
    """The SeriesResult to add to the map."""
    splitter: QSplitter
    bands_combo: QgsCheckableComboBox
    bands_combo_caption: QLabel
    scenarios_combo: QgsCheckableComboBox
    scenarios_combo_caption: QLabel
    spread_combo: ChoiceCombo
    spread_combo_caption: QLabel
    places_picker: PlacesPicker
    steps_editor: StepsEditor
    scale_spin: LimitSpin
    reducer_combo: ChoiceCombo
    view: SeriesView
    csv_button: QToolButton
    picture_button: QToolButton
    copy_button: QToolButton
    layer_add_button: QToolButton
    copy_as_button: QToolButton
    fetch_button: QPushButton

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__("series_panel.ui", parent)
        self._order: Optional[SeriesOrder] = None
        self._result: Optional[SeriesResult] = None
        self._shown: Optional[Shown] = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._show_steps)
        self._begin()

    # What others use.

    def set_canvas(self, canvas: QgsMapCanvas) -> None:
        """The map that is clicked."""
        self.places_picker.set_canvas(canvas)

    def order(self) -> Optional[SeriesOrder]:
        """What the form says, or ``None`` while something in it does not fit."""
        return self._order

    def set_shown(self, shown: Optional[Shown]) -> None:
        """Show what was read."""
        same = shown is not None and self._shown is not None and self._shown.result.raw is shown.result.raw
        self._shown = shown
        self._result = None if shown is None else shown.result
        self.view.set_shown(shown, keep_view=same)
        if shown is not None:
            told = [*shown.result.problems, *shown.result.order.warnings()]
            if not shown.result.value_count:
                told.append(tr("All images are masked there: choose another place, period or cloud mask."))
            self.warning_message.say("\n".join(told), warning=True)
            self.places_picker.set_one_colour(len(shown.result.order.places) != len(shown.chart.names))
        self._enable()

    def shown(self) -> Optional[Shown]:
        """What is shown."""
        return self._shown

    def set_progress(self, percent: float) -> None:
        """How much of a running request has come."""
        self.progress_bar.setValue(round(percent))

    def note(self, text: str) -> None:
        """Tell something for a while."""
        self.panel_message.say(text)

    def set_running(self, running: bool, text: str = "") -> None:
        """Show that work is under way, or that it has ended."""
        self.progress_bar.setValue(0)
        super().set_running(running, text)

    def stop(self) -> None:
        """For the end: nothing is drawn, asked for or marked any more."""
        self._soon.stop()
        self.view.chart.stop()
        self.places_picker.stop()

    def state(self) -> str:
        """What to remember of the form, but for layers and places."""
        values = {"steps": steps_to_dict(self.steps_editor.value()) if self._steps_fit() else None}
        values["scale"] = self.scale_spin.value()
        values["reducer"], values["keep"] = self.reducer_combo.value(), self.places_picker.keep_check.isChecked()
        return json.dumps(values)

    def restore(self, state: str) -> None:
        """Fill the form from what `state` gave. Raises RecipeError for anything else."""
        try:
            if len(state) > _LONGEST_STATE:
                raise ValueError
            values = json.loads(state)
            steps = None if values["steps"] is None else steps_from_dict(values["steps"])
            scale, reducer, keep = float(values["scale"]), str(values["reducer"]), bool(values["keep"])
        except (ValueError, KeyError, TypeError, RecursionError):
            raise RecipeError("recipe", tr("The last state of the panel cannot be read.")) from None
        self._filling = True
        self.steps_editor.set_value(steps or Steps())
        self.scale_spin.put(scale)
        self.reducer_combo.set_value(reducer)
        self.places_picker.keep_check.setChecked(keep)
        self._filling = False
        self._refresh()

    # Filling.

    def _fill(self) -> None:
        self.spread_combo.set_choices((
            ("", tr("A line each")), ("range", tr("Mean and range")), ("deviation", tr("Mean ± standard deviation")),
        ))  # fmt: skip
        self.reducer_combo.set_choices((
            ("mean", tr("Mean")), ("median", tr("Median")), ("minimum", tr("Minimum")), ("maximum", tr("Maximum")),
            ("sum", tr("Sum")), ("stdDev", tr("Standard deviation")),
        ))  # fmt: skip
        for combo in (self.bands_combo, self.scenarios_combo):
            combo.setSizeAdjustPolicy(combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(6)
        self.bands_combo.setDefaultText(tr("Those of the layer"))
        self.scenarios_combo.setDefaultText(tr("That of the layer"))
        self.scale_spin.setRange(0.0, 10_000_000.0)
        self.scale_spin.setSpecialValueText(tr("The images' own"))
        self.scale_spin.setSuffix(tr(" m"))
        icons = {
            self.csv_button: "mActionFileSave", self.picture_button: "mActionSaveMapAsImage",
            self.copy_button: "mActionEditCopy", self.layer_add_button: "mActionAddOgrLayer",
        }  # fmt: skip
        for button, name in icons.items():
            button.setIcon(QgsApplication.getThemeIcon(f"/{name}.svg"))
            button.setIconSize(QSize(16, 16))
        self._add_copies(self.copy_as_button)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)

    def _connect_form(self) -> None:
        self.source_combo.changed.connect(self._on_source)
        for combo in (self.bands_combo, self.scenarios_combo):
            combo.checkedItemsChanged.connect(self._on_changed)
        self.places_picker.changed.connect(self._on_changed)
        self.places_picker.refused.connect(self._on_refused)
        self.places_picker.picked.connect(self._on_picked)
        self.places_picker.keep_check.toggled.connect(self._on_changed)
        self.scale_spin.valueChanged.connect(self._on_changed)
        self.reducer_combo.changed.connect(self._on_changed)
        for widget in (self.steps_editor, self.spread_combo):
            widget.changed.connect(self._on_steps)
        self.fetch_button.clicked.connect(self._on_fetch)
        self.view.chart.failed.connect(self.show_error)
        self.csv_button.clicked.connect(self._on_csv)
        self.picture_button.clicked.connect(self._on_picture)
        self.copy_button.clicked.connect(lambda: self.table_requested.emit(self._result, ""))
        self.layer_add_button.clicked.connect(lambda: self.layer_requested.emit(self._result))
        self.visibilityChanged.connect(self._on_visible)

    # Reading.

    def _recipe(self) -> Recipe:
        source = self._source()
        if not isinstance(source, Recipe):
            sentence = tr("There are no images over time behind this layer. Choose one of a collection.")
            raise RecipeError("source", sentence)
        return source

    def _steps_fit(self) -> bool:
        try:
            self.steps_editor.value()
        except RecipeError:
            return False
        return True

    def _read(self) -> SeriesOrder:
        """The order; raises RecipeError."""
        recipe = self._recipe()
        scenarios = ticking.ticked(self.scenarios_combo)
        return SeriesOrder(
            recipe=recipe,
            places=self.places_picker.value(),
            bands=ticking.ticked(self.bands_combo),
            scenarios=scenarios if isinstance(recipe, Cmip6Recipe) else (),
            scale=self.scale_spin.value() or None,
            reducer=str(self.reducer_combo.value()),
            steps=self.steps_editor.value(),
            spread=str(self.spread_combo.value() or "") if isinstance(recipe, Cmip6Recipe) else "",
        )

    # Reactions.

    def _on_source(self) -> None:
        """Another layer: its bands are offered, and of climate models the scenarios."""
        bands: Tuple[str, ...] = ()
        recipe: Optional[Recipe] = None
        try:
            recipe = self._recipe()
            bands = bands_of(recipe)
        except RecipeError:
            pass  # said beside the field by _refresh
        ticking.offer(self.bands_combo, [(band, band) for band in bands])
        known = isinstance(recipe, Cmip6Recipe) and recipe.collection == facts.COLLECTION
        offered = cmip6_choices.scenarios() if known else ()
        ticking.offer(self.scenarios_combo, [(each.value, each.label) for each in offered if each.enabled])
        self._on_changed()

    def _on_refused(self, error: Optional[RecipeError]) -> None:
        self._messages["places"].say("" if error is None else str(error), warning=True)

    def _on_picked(self) -> None:
        """A new place is what people want to see, where they can."""
        if self._order is not None and self._connected and not self._running:
            self._on_fetch()

    def _on_fetch(self) -> None:
        self._refresh()
        if self._order is not None:
            self.fetch_requested.emit(self._order)

    def _on_steps(self, *_: Any) -> None:
        self._on_changed()
        if not self._filling and self._result is not None:
            self._soon.start()

    def _show_steps(self) -> None:
        """The same values with the form's steps: nothing is asked for again."""
        if self._result is not None and self._steps_fit():
            climate = isinstance(self._result.order.recipe, Cmip6Recipe)
            spread = str(self.spread_combo.value() or "") if climate else ""
            self.steps_changed.emit(self._result.with_steps(self.steps_editor.value(), spread))

    def _on_visible(self, visible: bool) -> None:
        self.places_picker.set_marked(visible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a wide window the chart stands beside the form."""
        super().resizeEvent(event)
        wide = self.width() >= _WIDE and self.width() > 1.2 * self.height()
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.splitter.orientation() != wanted:
            self.splitter.setOrientation(wanted)
            self.splitter.setSizes([_FORM, self.width() - _FORM] if wide else [1, 1])

    # Files.

    def _path(self, title: str, kinds: str, ending: str) -> str:
        assert self._result is not None
        with neutral():
            name = file_name(self._result.order.title())[:60].strip("_.")
        path, chosen = QFileDialog.getSaveFileName(self, title, name + ending, kinds)
        if path and "." not in path.replace("\\", "/").rsplit("/", 1)[-1]:
            path += next((each for each in (".svg", ".pdf") if each in chosen), ending)
        return str(path)

    def _on_csv(self) -> None:
        path = self._path(tr("Save the table"), tr("Table (*.csv)"), ".csv")
        if path:
            self.table_requested.emit(self._result, path)

    def _on_picture(self) -> None:
        kinds = ";;".join((tr("PNG image (*.png)"), tr("SVG drawing (*.svg)"), tr("PDF (*.pdf)")))
        path = self._path(tr("Save the chart"), kinds, ".png")
        if path and self._shown is not None:
            self.picture_requested.emit(self._shown.chart, self.view.chart.view(), path)

    # Showing.

    def _refresh(self) -> None:
        """Read the form, and say what does not fit."""
        self._clear_messages()
        try:
            self._order = self._read()
        except RecipeError as error:
            self._order = None
            # That no place is chosen yet is no mistake: the chart says what to do.
            if self.places_picker.value() or error.field != "places":
                self._complain(error)
        self._arrange()
        self._say_state()
        self._enable()

    def _arrange(self) -> None:
        climate = self.scenarios_combo.count() > 0
        several = self._order is not None and len({run.model for run in self._order.runs()}) > 1
        show_needed(
            ((self.bands_combo, self.bands_combo_caption), self.bands_combo.count() > 1),
            ((self.scenarios_combo, self.scenarios_combo_caption), climate),
            ((self.spread_combo, self.spread_combo_caption), several),
        )

    def _enable(self) -> None:
        ready = self._order is not None and self._connected and not self._running
        self.fetch_button.setEnabled(ready)
        self.cancel_button.setEnabled(self._running)
        self.fetch_button.setVisible(not self._running)
        self.copy_as_button.setEnabled(self._order is not None)
        there = self._shown is not None
        for button in (self.csv_button, self.picture_button, self.copy_button, self.layer_add_button):
            button.setEnabled(there)
