# SPDX-License-Identifier: GPL-2.0-or-later
"""The form of the dock "Export": what it offers, and the ExportOrder that it says."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional, Tuple

from qgis.core import QgsMapLayerProxyModel
from qgis.gui import QgsFileWidget, QgsMapCanvas, QgsMapLayerComboBox
from qgis.PyQt.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from ..plugin.core import export_order as orders
from ..plugin.core.errors import RecipeError
from ..plugin.core.export_names import NameTemplate
from ..plugin.core.export_order import ASSET, CLOUD, DISK, DRIVE, Destination, ExportOrder
from ..plugin.core.order_source import IMAGE, IMAGES, TABLE, Graph
from ..plugin.core.recipes import Region
from ..plugin.engine import products
from . import export_words, letters
from .forms import show_needed, tr
from .grid_panel import OWN, SCALE, TRANSFORM, GridPanel
from .widgets.choice_combo import ChoiceCombo
from .widgets.region_picker import RegionPicker

LAYER = "layer"
_ENDINGS = {"GeoTIFF": ".tif", "COG": ".tif", "TFRecord": ".tfrecord.gz", "SHP": ".shp"}
_DEFAULT_NAMES = {IMAGE: "{title}", IMAGES: "{index:03d}_{date:%Y_%m_%d}", TABLE: "{title}"}


class ExportForm(GridPanel):
    """Makes ExportOrders. What becomes of them is a subclass's."""

    what_combo: ChoiceCombo
    bands_edit: QLineEdit
    bands_edit_caption: QLabel
    columns_edit: QLineEdit
    columns_edit_caption: QLabel
    grid_group: QWidget
    region_picker: RegionPicker
    clip_check: QCheckBox
    destination_combo: ChoiceCombo
    place_edit: QLineEdit
    place_edit_caption: QLabel
    folder_widget: QgsFileWidget
    grid_layer_combo: QgsMapLayerComboBox
    grid_layer_combo_caption: QLabel
    compression_combo: ChoiceCombo
    compression_combo_caption: QLabel
    overviews_check: QCheckBox
    names_edit: QLineEdit
    names_label: QLabel
    format_combo: ChoiceCombo
    format_combo_caption: QLabel
    options_group: QWidget
    dtype_combo: ChoiceCombo
    nodata_edit: QLineEdit
    nodata_edit_caption: QLabel
    mask_check: QCheckBox
    max_pixels_edit: QLineEdit
    max_pixels_edit_caption: QLabel
    pyramiding_combo: ChoiceCombo
    pyramiding_combo_caption: QLabel

    _order: Optional[ExportOrder] = None

    # What others use.

    def set_canvas(self, canvas: QgsMapCanvas) -> None:
        """The map that regions are taken from."""
        self.region_picker.set_canvas(canvas)

    def order(self) -> Optional[ExportOrder]:
        """What the form says, or ``None`` while something in it does not fit."""
        return self._order

    def state(self) -> str:
        """What to remember of the form, but for what is exported; "" while something in it does not fit."""
        order = self._order
        return "" if order is None else replace(order, source=Graph("{}", order.what)).to_json()

    def restore(self, state: str) -> None:
        """Fill the form, but for what is exported. Raises RecipeError for anything that `state` did not give."""
        self._show(ExportOrder.from_json(state))

    # Filling.

    def _fill(self) -> None:
        self.region_picker.set_world_label(tr("The layer's own"))
        self.grid_combo.set_choices((
            (SCALE, tr("Scale")), (TRANSFORM, tr("Transform")), (OWN, tr("The image's own")), (LAYER, tr("As a layer")),
        ))  # fmt: skip
        self.destination_combo.set_choices(
            (
                (DRIVE, tr("Google Drive")),
                (CLOUD, tr("Cloud Storage")),
                (ASSET, tr("Earth Engine asset")),
                (DISK, tr("This computer")),
            )
        )
        self._fill_crs(tr("The image's own"))
        self.dtype_combo.set_choices([("", tr("The image's own")), *((name, name) for name in orders.DTYPES)])
        self.pyramiding_combo.set_choices([(name, name) for name in orders.PYRAMIDING])
        self.max_pixels_edit.setText(export_words.number_text(orders.MAX_PIXELS))
        self.names_edit.setText(_DEFAULT_NAMES[IMAGE])
        self.compression_combo.set_choices([(name, name.capitalize()) for name in orders.COMPRESSIONS])
        self.folder_widget.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder_widget.setDialogTitle(tr("Folder for the files"))
        self.grid_layer_combo.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
        self.grid_layer_combo.setExcludedProviders(["wms"])

    def _connect_form(self) -> None:
        self.source_combo.changed.connect(self._on_source)
        self.what_combo.changed.connect(self._on_what)
        for widget in (
            self.region_picker, self.grid_combo, self.format_combo, self.dtype_combo, self.pyramiding_combo,
            self.compression_combo,
        ):  # fmt: skip
            widget.changed.connect(self._on_changed)
        for edit in (
            self.bands_edit, self.columns_edit, self.transform_edit, self.place_edit, self.names_edit,
            self.nodata_edit, self.max_pixels_edit,
        ):  # fmt: skip
            edit.textChanged.connect(self._on_changed)
        self.destination_combo.changed.connect(self._on_what)
        self.folder_widget.fileChanged.connect(self._on_changed)
        self.grid_layer_combo.layerChanged.connect(self._on_changed)
        for box in (self.clip_check, self.overviews_check, self.mask_check):
            box.toggled.connect(self._on_changed)
        self.scale_spin.valueChanged.connect(self._on_changed)
        self.crs_widget.crsChanged.connect(self._on_changed)

    def _show(self, order: ExportOrder) -> None:
        self._filling = True
        self.what_combo.set_value(order.what)
        self.destination_combo.set_value(order.destination.kind)
        self._offer_formats()
        self.bands_edit.setText(", ".join(order.bands))
        self.columns_edit.setText(", ".join(order.columns))
        self.region_picker.set_value(order.region)
        self.clip_check.setChecked(order.clip)
        self._show_grid(order)
        if order.is_download:
            self.folder_widget.setFilePath(order.destination.place)
        else:
            self.place_edit.setText(order.destination.place)
        self.compression_combo.set_value(order.compression)
        self.overviews_check.setChecked(order.overviews)
        self.mask_check.setChecked(order.mask)
        self.names_edit.setText(order.names)
        self.format_combo.set_value(order.file_format)
        self.dtype_combo.set_value(order.dtype)
        self.nodata_edit.setText("" if order.nodata is None else export_words.number_text(order.nodata))
        self.max_pixels_edit.setText(export_words.number_text(order.max_pixels))
        self.pyramiding_combo.set_value(order.pyramiding)
        self._filling = False
        self._refresh()

    # Reading.

    def _read(self) -> ExportOrder:
        """The order; raises RecipeError."""
        source, what = self._source(), str(self.what_combo.value() or "")
        kind, table = str(self.destination_combo.value()), what == TABLE
        grid = "" if table else self.grid_combo.value()
        crs = "" if table else self.crs_widget.crs().authid()
        transform = export_words.transform(self.transform_edit.text()) if grid == TRANSFORM else None
        if grid == LAYER:
            crs, transform = export_words.pixels_of(self.grid_layer_combo.currentLayer())
        place = self.folder_widget.filePath() if kind == DISK else self.place_edit.text()
        region: Optional[Region] = None if table else self.region_picker.value()
        mask = kind == DISK and self.mask_check.isChecked()
        return ExportOrder(
            source=source,
            what=what,
            destination=Destination(kind, place),
            names=self.names_edit.text(),
            bands=() if table else export_words.words(self.bands_edit),
            scale=self.scale_spin.value() if grid == SCALE else None,
            crs=crs,
            crs_transform=transform,
            region=region,
            clip=region is not None and self.clip_check.isChecked(),
            file_format=str(self.format_combo.value() or ""),
            dtype="" if table else str(self.dtype_combo.value()),
            nodata=None if table or kind == ASSET or mask else export_words.nodata(self.nodata_edit.text()),
            max_pixels=export_words.pixels(self.max_pixels_edit.text()),
            pyramiding=str(self.pyramiding_combo.value()),
            columns=export_words.words(self.columns_edit) if table else (),
            compression=str(self.compression_combo.value()),
            overviews=self.overviews_check.isChecked(),
            mask=mask,
        )

    # Reactions.

    def _on_source(self) -> None:
        """Another layer: what it has is offered."""
        labels = {IMAGE: tr("The image"), IMAGES: tr("Every image of the collection"), TABLE: tr("The table")}
        try:
            source = self._source()
            parts = products.parts(source)
        except RecipeError:
            parts = ()
        before, self._filling = self._filling, True
        keep = self.what_combo.value()
        self.what_combo.set_choices([(name, labels[name]) for name in parts], keep if keep in parts else None)
        self._filling = before
        self._on_what()

    def _on_what(self) -> None:
        """Another kind of export: its formats and its usual names."""
        before, self._filling = self._filling, True
        self._offer_formats()
        if self.names_edit.text() in _DEFAULT_NAMES.values():
            self.names_edit.setText(_DEFAULT_NAMES.get(str(self.what_combo.value()), "{title}"))
        self._filling = before
        self._on_changed()

    def _offer_formats(self) -> None:
        formats: Tuple[str, ...] = orders.IMAGE_FORMATS
        if self.what_combo.value() == TABLE:
            formats = orders.TABLE_FORMATS
        if self.destination_combo.value() == DISK:
            formats = orders.DISK_FORMATS
        words = {"COG": tr("Cloud Optimized GeoTIFF"), "SHP": tr("Shapefile")}
        keep = self.format_combo.value()
        self.format_combo.set_choices([(n, words.get(n, n)) for n in formats], keep if keep in formats else None)

    # Showing.

    def _arrange(self) -> None:
        kind, table = self.destination_combo.value(), self.what_combo.value() == TABLE
        files, disk, grid = kind != ASSET, kind == DISK, self.grid_combo.value()
        show_needed(
            ((self.bands_edit, self.bands_edit_caption, self.grid_group, self.options_group), not table),
            ((self.columns_edit, self.columns_edit_caption), table),
            ((self.format_combo, self.format_combo_caption), files),
            ((self.nodata_edit, self.nodata_edit_caption), files),
            ((self.mask_check,), disk),
            ((self.pyramiding_combo, self.pyramiding_combo_caption), not files),
            ((self.max_pixels_edit, self.max_pixels_edit_caption), not disk),
            ((self.compression_combo, self.compression_combo_caption, self.folder_widget), disk),
            ((self.overviews_check,), disk and self.format_combo.value() != "COG"),
            ((self.place_edit,), not disk),
            ((self.grid_layer_combo, self.grid_layer_combo_caption), grid == LAYER),
            ((self.crs_widget, self.crs_widget_caption), grid != LAYER),
            ((self.scale_spin, self.scale_spin_caption), grid == SCALE),
            ((self.transform_edit, self.transform_edit_caption), grid == TRANSFORM),
        )
        hints = {DRIVE: tr("of Drive; none for the root"), CLOUD: "my-bucket/path", ASSET: "projects/my-project/assets"}
        self.nodata_edit.setEnabled(not (disk and self.mask_check.isChecked()))
        letters.set_text(self.place_edit_caption, tr("B&ucket") if kind == CLOUD else tr("F&older"))
        self.place_edit.setPlaceholderText(hints.get(str(kind), ""))

    def _show_names(self) -> None:
        try:
            template = NameTemplate(self.names_edit.text())
            values = {"title": tr("title")} if self._order is None else self._order.name_values()
            # Long names may be broken after each word.
            example = template.example(values, is_local=self.destination_combo.value() == DISK)
            text = tr("Such as {}").format(example.replace("_", "_\u200b") + self._ending())
        except RecipeError:
            text = ""
        self.names_label.setText(text)

    def _ending(self) -> str:
        name = str(self.format_combo.value() or "")
        return "" if self.destination_combo.value() == ASSET else _ENDINGS.get(name, f".{name.lower()}")
