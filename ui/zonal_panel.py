# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Zonal statistics": a form that makes ZonalOrders, and shows how far they are."""

from __future__ import annotations

from dataclasses import replace
from typing import Iterable, Optional, Tuple

from qgis.core import QgsApplication, QgsMapLayerProxyModel, QgsVectorLayer
from qgis.gui import QgsFileWidget, QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from ..plugin.bridge.zones import zones_of
from ..plugin.core import zonal_statistics
from ..plugin.core.errors import RecipeError
from ..plugin.core.order_source import IMAGE, IMAGES, Graph
from ..plugin.core.zonal_order import ATTRIBUTES, CSV, GPKG, Output, TableZones, ZonalOrder, Zones
from ..plugin.core.zonal_statistics import Histogram
from ..plugin.engine import products
from ..plugin.engine.zonal import Progress
from . import export_words
from .forms import quiet, show_needed, tr
from .grid_panel import OWN, SCALE, TRANSFORM, GridPanel
from .widgets.choice_combo import ChoiceCombo
from .widgets.filters_editor import FiltersEditor

LAYER, TABLE = "layer", "table"
#: Stands for no columns where an empty text stands for all.
NO_COLUMNS = "-"
_CHECKS = ("mean", "median", "sum", "min", "max", "stdDev", "count", "area")
_FILTERS = {CSV: "CSV (*.csv)", GPKG: "GeoPackage (*.gpkg)"}


class ZonalPanel(GridPanel):
    """Emits a ZonalOrder to be computed, or to be written down."""

    run_requested = pyqtSignal(object)
    """*Compute*: the ZonalOrder."""
    each_check: QCheckBox
    bands_edit: QLineEdit
    zones_combo: ChoiceCombo
    layer_combo: QgsMapLayerComboBox
    layer_combo_caption: QLabel
    selected_check: QCheckBox
    table_edit: QLineEdit
    table_edit_caption: QLabel
    filters_editor: FiltersEditor
    columns_edit: QLineEdit
    percentiles_edit: QLineEdit
    histogram_edit: QLineEdit
    weighted_check: QCheckBox
    names_edit: QLineEdit
    output_combo: ChoiceCombo
    file_widget: QgsFileWidget
    file_widget_caption: QLabel
    add_check: QCheckBox
    summary_label: QLabel
    copy_button: QToolButton
    run_button: QPushButton

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__("zonal_panel.ui", parent)
        self._order: Optional[ZonalOrder] = None
        self._begin()

    # What others use.

    def order(self) -> Optional[ZonalOrder]:
        """What the form says, or ``None`` while something in it does not fit."""
        return self._order

    def set_progress(self, progress: Progress) -> None:
        """How far it is."""
        self.progress_bar.setMaximum(100 if progress.total else 0)
        self.progress_bar.setValue(round(progress.percent))
        self.panel_message.say(progress.words)

    def set_running(self, running: bool, text: str = "") -> None:
        """Show that work is under way, or that it has ended."""
        self.progress_bar.setMaximum(0)
        super().set_running(running, text)

    def say(self, text: str, warnings: Iterable[str] = ()) -> None:
        """What came of it; it stands until the form is changed."""
        self.summary_label.setText(text)
        self.warning_message.say("\n".join(warnings), warning=True)

    def note(self, text: str) -> None:
        """Tell something beside what came of it."""
        self.summary_label.setText(text)

    def state(self) -> str:
        """What to remember of the form, but for what it is of; "" while something in it does not fit."""
        order = self._order
        if order is None:
            return ""
        return replace(order, source=Graph("{}", IMAGES if order.each else IMAGE)).to_json()

    def restore(self, state: str) -> None:
        """Fill the form, but for what it is of. Raises RecipeError for anything that `state` did not give."""
        self._show(ZonalOrder.from_json(state))

    # Filling.

    def _fill(self) -> None:
        self.zones_combo.set_choices(((LAYER, tr("Vector layer")), (TABLE, tr("Earth Engine table"))))
        self.filters_editor.no_filters_label.setText(tr("All features are zones."))
        self.layer_combo.setFilters(QgsMapLayerProxyModel.Filter.HasGeometry)
        choices = ((SCALE, tr("Scale")), (TRANSFORM, tr("Transform")), (OWN, tr("The images' own")))
        self.grid_combo.set_choices(choices)
        self._fill_crs(tr("Their own"))
        self.file_widget.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file_widget.setDialogTitle(tr("File for the rows"))
        self.copy_button.setIcon(QgsApplication.getThemeIcon("/mActionEditCopy.svg"))
        self._add_copies(self.copy_button)
        self._offer_outputs()

    def _connect_form(self) -> None:
        for combo in (self.source_combo, self.zones_combo, self.grid_combo, self.output_combo, self.filters_editor):
            combo.changed.connect(self._on_changed)
        for edit in (
            self.bands_edit, self.table_edit, self.columns_edit, self.percentiles_edit, self.histogram_edit,
            self.names_edit, self.transform_edit,
        ):  # fmt: skip
            edit.textChanged.connect(self._on_changed)
        for box in (self.each_check, self.selected_check, self.weighted_check, self.add_check, *self._checks()):
            box.toggled.connect(self._on_changed)
        self.layer_combo.layerChanged.connect(self._on_changed)
        self.file_widget.fileChanged.connect(self._on_changed)
        self.scale_spin.valueChanged.connect(self._on_changed)
        self.crs_widget.crsChanged.connect(self._on_changed)
        self.run_button.clicked.connect(self._on_run)

    def _checks(self) -> Tuple[QCheckBox, ...]:
        return tuple(self.findChild(QCheckBox, f"{name}_check") for name in _CHECKS)

    def _offer_outputs(self) -> None:
        """Attributes are for the one row of a layer's feature."""
        one_row = self.zones_combo.value() == LAYER and not self.each_check.isChecked()
        choices = [(CSV, tr("A CSV file")), (GPKG, tr("A GeoPackage"))]
        choices += [(ATTRIBUTES, tr("Attributes of the layer"))] if one_row else []
        keep = self.output_combo.value()
        with quiet(self.output_combo):
            self.output_combo.set_choices(choices, keep if keep in dict(choices) else None)
        self.file_widget.setFilter(_FILTERS.get(str(self.output_combo.value()), ""))

    def _show(self, order: ZonalOrder) -> None:
        self._filling = True
        self.each_check.setChecked(order.each)
        self.bands_edit.setText(", ".join(order.bands))
        table = isinstance(order.zones, TableZones)
        self.zones_combo.set_value(TABLE if table else LAYER)
        if isinstance(order.zones, TableZones):
            self.table_edit.setText(order.zones.id)
            self.filters_editor.set_value(order.zones.filters)
        else:
            self.selected_check.setChecked(order.zones.selected_only)
        self.columns_edit.setText("" if order.columns is None else ", ".join(order.columns) or NO_COLUMNS)
        for name, box in zip(_CHECKS, self._checks()):
            box.setChecked(name in order.statistics)
        shares = [name[1:] for name in order.statistics if zonal_statistics.percentile(name) is not None]
        self.percentiles_edit.setText(", ".join(shares))
        self.histogram_edit.setText("" if order.histogram is None else order.histogram.text())
        self.weighted_check.setChecked(order.weighted)
        self.names_edit.setText(order.names)
        self._show_grid(order)
        self._offer_outputs()
        self.output_combo.set_value(order.output.kind)
        self.file_widget.setFilePath(order.output.path)
        self.add_check.setChecked(order.output.add)
        self._filling = False
        self._refresh()

    # Reading.

    def _zones(self) -> Zones:
        if self.zones_combo.value() == TABLE:
            return TableZones(self.table_edit.text().strip(), self.filters_editor.value())
        layer = self.layer_combo.currentLayer()
        if not isinstance(layer, QgsVectorLayer):
            raise RecipeError("zones", tr("Add a vector layer whose features are the zones first."))
        return zones_of(layer, self.selected_check.isChecked())

    def _read(self) -> ZonalOrder:
        """The order; raises RecipeError."""
        histogram = Histogram.parse(self.histogram_edit.text())
        named = [name for name, box in zip(_CHECKS, self._checks()) if box.isChecked()]
        named += zonal_statistics.percentiles_of(self.percentiles_edit.text())
        named += [] if histogram is None else [zonal_statistics.HISTOGRAM]
        grid, columns = self.grid_combo.value(), export_words.words(self.columns_edit)
        kind = str(self.output_combo.value())
        path = "" if kind == ATTRIBUTES else self._path(kind)
        return ZonalOrder(
            source=self._source(),
            zones=self._zones(),
            statistics=tuple(named),
            each=self.each_check.isChecked(),
            bands=export_words.words(self.bands_edit),
            scale=self.scale_spin.value() if grid == SCALE else None,
            crs="" if grid == OWN else self.crs_widget.crs().authid(),
            crs_transform=export_words.transform(self.transform_edit.text()) if grid == TRANSFORM else None,
            weighted=self.weighted_check.isChecked(),
            histogram=histogram,
            columns=() if columns == (NO_COLUMNS,) else columns or None,
            names=self.names_edit.text(),
            output=Output(kind, path, self.add_check.isChecked()),
        )

    def _path(self, kind: str) -> str:
        """The file, with the ending that it needs."""
        path = self.file_widget.filePath().strip()
        ending = f".{kind}"
        return path + ending if path and not path.lower().endswith(ending) else path

    def _on_run(self) -> None:
        self._refresh()
        if self._order is not None:
            self.run_requested.emit(self._order)

    # Showing.

    def _refresh(self) -> None:
        """Read the form, and say what does not fit."""
        self._clear_messages()
        self.say("")
        self._arrange()
        try:
            self._order = self._read()
        except RecipeError as error:
            self._order = None
            self._complain(error)
        self._say_state()
        self._enable()

    def _arrange(self) -> None:
        self._arrange_source()
        table, grid = self.zones_combo.value() == TABLE, self.grid_combo.value()
        self._offer_outputs()
        files = self.output_combo.value() != ATTRIBUTES
        show_needed(
            ((self.layer_combo, self.layer_combo_caption, self.selected_check), not table),
            ((self.table_edit, self.table_edit_caption, self.filters_editor), table),
            ((self.scale_spin, self.scale_spin_caption), grid == SCALE),
            ((self.transform_edit, self.transform_edit_caption), grid == TRANSFORM),
            ((self.crs_widget, self.crs_widget_caption), grid != OWN),
            ((self.file_widget, self.file_widget_caption, self.add_check), files),
        )

    def _arrange_source(self) -> None:
        """Every image can be asked for where there are several."""
        try:
            source = self._source()
        except RecipeError:
            return
        parts = products.parts(source)
        if not getattr(source, "reduces", True):
            parts = (IMAGE,)  # a recipe of a kind that has images, but of one image
        with quiet(self.each_check):
            if IMAGES not in parts:
                self.each_check.setChecked(False)
            elif parts == (IMAGES,):
                self.each_check.setChecked(True)
        self.each_check.setEnabled(IMAGES in parts and len(parts) > 1)

    def _enable(self) -> None:
        order = self._order
        self.run_button.setEnabled(self._connected and not self._running and order is not None)
        self.run_button.setToolTip("" if self._connected else tr("Connect to Earth Engine first."))
        self.cancel_button.setEnabled(self._running)
        # *Cancel* stands in their place meanwhile.
        for button in (self.copy_button, self.run_button):
            button.setVisible(not self._running)
        files = order is not None and order.output.kind != ATTRIBUTES
        self.copy_button.setEnabled(files)
        given = order is not None and not isinstance(order.source, Graph)
        words = tr("Only for layers that the Workbench has made: this one comes from a script or another plugin.")
        self.copy_menu.set_command(files and given, words)
        csv = order is not None and order.output.kind == CSV
        self.copy_menu.script_action.setEnabled(csv)
        self.copy_menu.script_action.setText(tr("&Python script") if csv else tr("&Python script (of a CSV file)"))
