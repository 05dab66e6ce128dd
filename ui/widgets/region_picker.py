# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing a region: the whole world, what the map shows, a layer's extent, or a rectangle drawn on the map."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import Qgis, QgsProject, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapLayerComboBox
from qgis.PyQt.QtWidgets import QLabel, QToolButton, QWidget

from ...plugin.bridge import canvas as views
from ...plugin.core.errors import RecipeError
from ...plugin.core.recipes import Region
from .. import forms
from ..drawing import RectangleDrawer
from ..forms import quiet, tr
from .choice_combo import ChoiceCombo
from .field_message import FieldMessage
from .form_widget import FormWidget

WORLD, CANVAS, LAYER, DRAWN, KEPT = "world", "canvas", "layer", "drawn", "kept"


class RegionPicker(FormWidget):
    """Holds a Region, or ``None`` for the whole world.

    A region that came with a value stands in the list under its name. What the map shows is looked up each time the
    value is asked for.
    """

    region_combo: ChoiceCombo
    draw_button: QToolButton
    region_layer_combo: QgsMapLayerComboBox
    region_layer_combo_caption: QLabel
    region_label: FieldMessage

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("widgets/region_picker.ui", self)
        self._canvas: Optional[QgsMapCanvas] = None
        self._drawer: Optional[RectangleDrawer] = None
        self._drawn: Optional[Region] = None
        self._kept: Optional[Region] = None
        self.region_combo.set_choices(
            (
                (WORLD, tr("Whole world")),
                (CANVAS, tr("What the map shows")),
                (LAYER, tr("Extent of a layer")),
                (DRAWN, tr("Drawn rectangle")),
            )
        )
        kinds = Qgis.LayerFilter
        self.region_layer_combo.setFilters(Qgis.LayerFilters(kinds.HasGeometry | kinds.RasterLayer))
        self.region_combo.changed.connect(self._on_choice)
        self.region_layer_combo.layerChanged.connect(self._edited)
        self.draw_button.toggled.connect(self._on_draw)
        self._begin()

    def set_canvas(self, canvas: QgsMapCanvas) -> None:
        """The map that is looked at and drawn on."""
        self._canvas = canvas
        self._drawer = RectangleDrawer(canvas, self)
        self._drawer.drawn.connect(self._on_drawn)
        self._drawer.stopped.connect(self._on_stopped)

    def stop(self) -> None:
        """Give the map tool back; for the end."""
        if self._drawer is not None:
            self._drawer.stop()

    # The protocol.

    def value(self) -> Optional[Region]:
        """The region. Raises RecipeError where there is none yet."""
        source = self.source()
        if source == KEPT:
            return self._kept
        if source == CANVAS:
            return self._shown()
        if source == LAYER:
            return self._of_layer()
        if source == DRAWN and self._drawn is None:
            raise RecipeError("region", tr("Press Draw and drag a rectangle on the map."))
        return self._drawn if source == DRAWN else None

    def source(self) -> str:
        """Where the region comes from: one of the constants of this module."""
        return str(self.region_combo.value())

    def set_source(self, source: str) -> None:
        """Choose where the region comes from, but for a kept one, which comes with `set_value`."""
        if source in (WORLD, CANVAS, LAYER, DRAWN):
            self.region_combo.set_value(source)

    def _default(self) -> Optional[Region]:
        return None

    def _show(self, value: Optional[Region]) -> None:
        box = self.region_combo
        with quiet(box):
            if box.findData(KEPT) >= 0:
                box.removeItem(box.findData(KEPT))
            if value is not None:
                box.addItem(value.label or tr("Region of the layer"), KEPT)
            self._kept = value
            box.setCurrentIndex(box.findData(WORLD if value is None else KEPT))

    # Inside.

    def _shown(self) -> Optional[Region]:
        if self._canvas is None:
            raise RecipeError("region", tr("There is no map to look at."))
        return _region(views.snapshot(self._canvas.mapSettings()).bounds, tr("map extent"))

    def _of_layer(self) -> Optional[Region]:
        layer = self.region_layer_combo.currentLayer()
        if layer is None or layer.extent().isEmpty() or not layer.crs().isValid():
            raise RecipeError("region", tr("Choose a layer that has an extent and a coordinate system."))
        context = QgsProject.instance().transformContext()
        return _region(views.wgs84_bounds(layer.extent(), layer.crs(), context), layer.name())

    def _arrange(self) -> None:
        source = self.source()
        self.draw_button.setVisible(source == DRAWN)
        for widget in (self.region_layer_combo, self.region_layer_combo_caption):
            widget.setVisible(source == LAYER)
        try:
            region = self.value()
        except RecipeError:
            region = None
        self.region_label.say("" if region is None else describe(region))

    def _raw(self) -> Any:
        return self.source(), super()._raw()

    def _on_choice(self) -> None:
        if self.source() != DRAWN:
            self.draw_button.setChecked(False)
        self._edited()

    def _on_draw(self, pressed: bool) -> None:
        if self._drawer is not None:
            if pressed:
                self._drawer.start()
            else:
                self._drawer.stop()

    def _on_stopped(self) -> None:
        with quiet(self.draw_button):
            self.draw_button.setChecked(False)

    def _on_drawn(self, extent: QgsRectangle) -> None:
        assert self._canvas is not None
        settings = self._canvas.mapSettings()
        bounds = views.wgs84_bounds(extent, settings.destinationCrs(), settings.transformContext())
        self._drawn = _region(bounds, tr("drawn rectangle"))
        with self._silently():
            self.region_combo.set_value(WORLD if self._drawn is None else DRAWN)
        self._edited()


def describe(region: Region) -> str:
    """The region's box in degrees, such as "10° W to 5° E, 40° N to 50° N"."""
    west, south, east, north = region.bounds()
    return tr("{west} to {east}, {south} to {north}").format(
        west=_longitude(west), east=_longitude(east), south=_latitude(south), north=_latitude(north)
    )


def _longitude(value: float) -> str:
    turned = (value + 180.0) % 360.0 - 180.0 if abs(value) > 180.0 else value
    return _degrees(turned, tr("E"), tr("W"))


def _latitude(value: float) -> str:
    return _degrees(value, tr("N"), tr("S"))


def _degrees(value: float, above: str, below: str) -> str:
    text = f"{abs(value):.2f}".rstrip("0").rstrip(".")
    side = "" if text == "0" else above if value > 0 else below
    return f"{text}°\u00a0{side}".rstrip()


def _region(bounds: views.Bounds, label: str) -> Optional[Region]:
    """A box as a region; ``None`` where it is the whole world."""
    west, south, east, north = bounds
    if east - west >= 360.0 and south <= -85.0 and north >= 85.0:
        return None
    return Region.rectangle(west, south, east, north, label)
