# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Export": a form that makes ExportOrders, shows what they come to, and says when to start."""

from __future__ import annotations

from dataclasses import replace
from typing import Iterable, Optional, Tuple, Union

from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsMapLayerProxyModel
from qgis.gui import QgsFileWidget, QgsMapCanvas, QgsMapLayerComboBox, QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from ..plugin.bridge.exporting import Prepared
from ..plugin.core import export_order as orders
from ..plugin.core.download_list import Begun
from ..plugin.core.errors import RecipeError
from ..plugin.core.export_names import NameTemplate
from ..plugin.core.export_order import (
    ASSET,
    CLOUD,
    DISK,
    DRIVE,
    IMAGE,
    IMAGES,
    TABLE,
    Destination,
    ExportOrder,
    Graph,
)
from ..plugin.core.recipes import Region
from ..plugin.engine import products
from ..plugin.engine.downloads import FileProgress, PreparedFiles
from . import export_words, letters
from .forms import tr
from .offer_panel import OfferPanel
from .widgets.choice_combo import ChoiceCombo
from .widgets.field_message import FieldMessage
from .widgets.limit_spin import LimitSpin
from .widgets.region_picker import RegionPicker

SCALE, TRANSFORM, OWN, LAYER = "scale", "transform", "own", "layer"
_ENDINGS = {"GeoTIFF": ".tif", "COG": ".tif", "TFRecord": ".tfrecord.gz", "SHP": ".shp"}
_DEFAULT_NAMES = {IMAGE: "{title}", IMAGES: "{index:03d}_{date:%Y_%m_%d}", TABLE: "{title}"}


class ExportPanel(OfferPanel):
    """Emits an ExportOrder to be looked at, then what was prepared of it to be started."""

    prepare_requested = pyqtSignal(object)
    """*Prepare*: the ExportOrder."""
    start_requested = pyqtSignal(object, bool)
    """*Start*: the Prepared, and whether to export once more what was submitted before."""

    pause_requested = pyqtSignal(bool)
    """*Pause* is pressed or not."""
    go_on_requested = pyqtSignal(str)
    """Id of a download to go on with."""
    forget_requested = pyqtSignal(str)
    """Id of a download to forget."""
    what_combo: ChoiceCombo
    bands_edit: QLineEdit
    bands_edit_caption: QLabel
    columns_edit: QLineEdit
    columns_edit_caption: QLabel
    grid_group: QWidget
    region_picker: RegionPicker
    clip_check: QCheckBox
    grid_combo: ChoiceCombo
    scale_spin: LimitSpin
    scale_spin_caption: QLabel
    transform_edit: QLineEdit
    transform_edit_caption: QLabel
    crs_widget: QgsProjectionSelectionWidget
    crs_widget_caption: QLabel
    destination_combo: ChoiceCombo
    place_edit: QLineEdit
    place_edit_caption: QLabel
    folder_widget: QgsFileWidget
    grid_layer_combo: QgsMapLayerComboBox
    grid_layer_combo_caption: QLabel
    compression_combo: ChoiceCombo
    compression_combo_caption: QLabel
    overviews_check: QCheckBox
    unfinished_area: QWidget
    unfinished_label: FieldMessage
    forget_button: QPushButton
    go_on_button: QPushButton
    pause_button: QPushButton
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
    summary_label: QLabel
    again_check: QCheckBox
    copy_button: QToolButton
    prepare_button: QPushButton
    start_button: QPushButton

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__("export_panel.ui", parent)
        self._order: Optional[ExportOrder] = None
        self._prepared: Union[Prepared, PreparedFiles, None] = None
        self._begun: Tuple[Begun, ...] = ()
        self._begin()

    # What others use.

    def set_canvas(self, canvas: QgsMapCanvas) -> None:
        """The map that regions are taken from."""
        self.region_picker.set_canvas(canvas)

    def order(self) -> Optional[ExportOrder]:
        """What the form says, or ``None`` while something in it does not fit."""
        return self._order

    def set_unfinished(self, begun: Iterable[Begun]) -> None:
        """Downloads that have not ended; the first of them is offered to go on with."""
        self._begun = tuple(begun)
        self.unfinished_area.setVisible(bool(self._begun))
        if self._begun:
            words = tr("The download of “{}” has not ended.")
            self.unfinished_label.say(words.format(self._begun[0].order.title), warning=True)

    def set_prepared(self, prepared: Union[Prepared, PreparedFiles]) -> None:
        """Show what an order comes to, and offer to start it, where the form still says that order."""
        if self._order is not None and prepared.order == self._order.resolved():
            self._prepared = prepared
            self._show_prepared()
            self._enable()

    def set_progress(self, percent: float) -> None:
        """How far the submitting is, 0 to 100."""
        self.progress_bar.setMaximum(100)
        self.progress_bar.setValue(round(percent))

    def set_running(self, running: bool, text: str = "", *, can_pause: bool = False) -> None:
        """Show that work is under way, or that it has ended."""
        self.progress_bar.setMaximum(0)
        self.pause_button.setVisible(running and can_pause)
        self.pause_button.setChecked(False)
        super().set_running(running, text)

    def set_file_progress(self, state: FileProgress) -> None:
        """How far a download is."""
        self.set_progress(state.percent)
        if self._running:
            self.panel_message.say(export_words.progress(state))

    def say(self, text: str) -> None:
        """Say above the buttons what came of it."""
        self._set_prepared(None)
        self.summary_label.setText(text)

    def note(self, text: str) -> None:
        """Say something beside what was prepared, which stays."""
        if self._prepared is not None:
            self._show_prepared()
            text = f"{self.summary_label.text()}\n{text}"
        self.summary_label.setText(text)

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
        own = QgsProjectionSelectionWidget.CrsOption.CrsNotSet
        self.crs_widget.setOptionVisible(own, True)
        self.crs_widget.setNotSetText(tr("The image's own"))
        self.crs_widget.setCrs(QgsCoordinateReferenceSystem())
        self.dtype_combo.set_choices([("", tr("The image's own")), *((name, name) for name in orders.DTYPES)])
        self.pyramiding_combo.set_choices([(name, name) for name in orders.PYRAMIDING])
        self.max_pixels_edit.setText(export_words.number_text(orders.MAX_PIXELS))
        self.names_edit.setText(_DEFAULT_NAMES[IMAGE])
        self.copy_button.setIcon(QgsApplication.getThemeIcon("/mActionEditCopy.svg"))
        self._add_copies(self.copy_button)
        self.compression_combo.set_choices([(name, name.capitalize()) for name in orders.COMPRESSIONS])
        self.folder_widget.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder_widget.setDialogTitle(tr("Folder for the files"))
        self.grid_layer_combo.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
        self.grid_layer_combo.setExcludedProviders(["wms"])
        self.set_unfinished(())
        self._on_source()

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
        self.pause_button.toggled.connect(self.pause_requested)
        self.go_on_button.clicked.connect(lambda: self.go_on_requested.emit(self._begun[0].id))
        self.forget_button.clicked.connect(lambda: self.forget_requested.emit(self._begun[0].id))
        self.scale_spin.valueChanged.connect(self._on_changed)
        self.crs_widget.crsChanged.connect(self._on_changed)
        self.prepare_button.clicked.connect(self._on_prepare)
        self.start_button.clicked.connect(self._on_start)

    def _show(self, order: ExportOrder) -> None:
        self._filling = True
        self.what_combo.set_value(order.what)
        self.destination_combo.set_value(order.destination.kind)
        self._offer_formats()
        self.bands_edit.setText(", ".join(order.bands))
        self.columns_edit.setText(", ".join(order.columns))
        self.region_picker.set_value(order.region)
        self.clip_check.setChecked(order.clip)
        self.grid_combo.set_value(SCALE if order.scale else TRANSFORM if order.crs_transform else OWN)
        if order.scale:
            self.scale_spin.put(order.scale)
        self.transform_edit.setText(", ".join(f"{number!r}" for number in order.crs_transform or ()))
        self.crs_widget.setCrs(QgsCoordinateReferenceSystem(order.crs) if order.crs else QgsCoordinateReferenceSystem())
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
            parts = (source.what,) if isinstance(source, Graph) else products.parts(source)
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

    def _on_prepare(self) -> None:
        self._refresh()
        if self._order is not None:
            self.prepare_requested.emit(self._order)

    def _on_start(self) -> None:
        if self._prepared is not None:
            self.start_requested.emit(self._prepared, self.again_check.isChecked())

    # Showing.

    def _refresh(self) -> None:
        """Read the form, say what does not fit, and show the names that it will give."""
        self._clear_messages()
        self._set_prepared(None)
        self.summary_label.setText("")
        self._arrange()
        try:
            self._order = self._read()
        except RecipeError as error:
            self._order = None
            self._complain(error)
        self._show_names()
        self._say_state()
        self._enable()

    def _arrange(self) -> None:
        kind, table = self.destination_combo.value(), self.what_combo.value() == TABLE
        files, disk, grid = kind != ASSET, kind == DISK, self.grid_combo.value()
        shown: Tuple[Tuple[Tuple[QWidget, ...], bool], ...] = (
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
        for widgets, needed in shown:
            for widget in widgets:
                widget.setVisible(needed)
        hints = {DRIVE: tr("of Drive; none for the root"), CLOUD: "my-bucket/path", ASSET: "projects/my-project/assets"}
        self.nodata_edit.setEnabled(not (disk and self.mask_check.isChecked()))
        letters.set_text(self.place_edit_caption, tr("B&ucket") if kind == CLOUD else tr("F&older"))
        self.place_edit.setPlaceholderText(hints.get(str(kind), ""))

    def _show_names(self) -> None:
        try:
            template = NameTemplate(self.names_edit.text())
            values = {"title": tr("title")} if self._order is None else self._order.name_values()
            # Long names may be broken after each word.
            text = tr("Such as {}").format(template.example(values).replace("_", "_\u200b") + self._ending())
        except RecipeError:
            text = ""
        self.names_label.setText(text)

    def _ending(self) -> str:
        name = str(self.format_combo.value() or "")
        return "" if self.destination_combo.value() == ASSET else _ENDINGS.get(name, f".{name.lower()}")

    def _set_prepared(self, prepared: Union[Prepared, PreparedFiles, None]) -> None:
        self._prepared = prepared
        self.again_check.setVisible(isinstance(prepared, Prepared) and prepared.known > 0)
        self.again_check.setChecked(False)
        self.warning_message.say("")

    def _show_prepared(self) -> None:
        prepared = self._prepared
        assert prepared is not None
        warnings = list(prepared.plan.warnings)
        if isinstance(prepared, Prepared):
            self.summary_label.setText(export_words.summary(prepared, self._ending()))
            self.again_check.setVisible(prepared.known > 0)
        else:
            self.summary_label.setText(export_words.files(prepared))
            warnings += export_words.file_warnings(prepared)
        self.warning_message.say("\n".join(warnings), warning=True)

    def _enable(self) -> None:
        free = self._connected and not self._running
        self.prepare_button.setEnabled(free and self._order is not None)
        self.start_button.setEnabled(free and self._prepared is not None)
        count = len(self._prepared.plan.items) if self._prepared is not None else 0
        if isinstance(self._prepared, PreparedFiles):
            words = tr("&Download") if count < 2 else tr("&Download {:,} files").format(count)
        else:
            words = tr("&Start") if count < 2 else tr("&Start {:,} tasks").format(count)
        letters.set_text(self.start_button, words)
        self.go_on_button.setEnabled(free)
        self.forget_button.setEnabled(not self._running)
        self.start_button.setToolTip(
            "" if self._prepared is not None else tr("Prepare first: then you see what starts.")
        )
        self.start_button.setDefault(self._prepared is not None)
        self.prepare_button.setDefault(self._prepared is None)
        self.cancel_button.setEnabled(self._running)
        # *Cancel* and *Pause* stand in their place meanwhile.
        for button in (self.copy_button, self.prepare_button, self.start_button):
            button.setVisible(not self._running)
        self._enable_copies()

    def _enable_copies(self) -> None:
        order = self._order
        self.copy_button.setEnabled(order is not None)
        given = order is not None and order.recipe is not None
        words = tr("Only for layers that the Workbench has made: this one comes from a script or another plugin.")
        self.copy_menu.set_command(given, words)
