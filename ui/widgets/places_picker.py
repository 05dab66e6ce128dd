# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing places: clicked or drawn on the map, typed, or taken from a layer; they are marked on the map."""

from __future__ import annotations

from functools import partial
from typing import Any, Iterable, List, Optional, Sequence, Tuple

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas, QgsRubberBand, QgsVertexMarker
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QAction, QColor, QKeySequence
from qgis.PyQt.QtWidgets import QCheckBox, QLineEdit, QListView, QMenu, QToolButton, QWidget

from ...plugin.bridge import charts, series
from ...plugin.bridge.series_model import PlacesModel
from ...plugin.core.errors import RecipeError
from ...plugin.core.series_parts import SeriesPlace, position
from .. import forms
from ..drawing import PointDrawer, PolygonDrawer
from ..forms import tr

_ROWS = 3


class PlacesPicker(QWidget):
    """Holds places as a tuple, in the order in which they came."""

    changed = pyqtSignal()
    picked = pyqtSignal()
    """A place was clicked, drawn, typed or taken from a layer, and is there now."""
    refused = pyqtSignal(object)
    """A RecipeError: what was typed or taken is no place; ``None`` once one is again."""

    point_button: QToolButton
    polygon_button: QToolButton
    layer_button: QToolButton
    position_edit: QLineEdit
    remove_button: QToolButton
    places_view: QListView
    keep_check: QCheckBox

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("widgets/places_picker.ui", self)
        self.model = PlacesModel(self)
        self._canvas: Optional[QgsMapCanvas] = None
        self._point_drawer: Optional[PointDrawer] = None
        self._polygon_drawer: Optional[PolygonDrawer] = None
        self._marks: List[Any] = []
        self._marked = False
        self._one_colour = False
        self._dress()
        self._connect()
        self._refresh()

    # The protocol.

    def value(self) -> Tuple[SeriesPlace, ...]:
        """The places."""
        return self.model.places()

    def set_value(self, value: Iterable[SeriesPlace]) -> None:
        """Hold these places."""
        self.model.set_places(value)

    def clear(self) -> None:
        """Hold none."""
        self.model.set_places(())

    # What others use.

    def set_canvas(self, canvas: QgsMapCanvas) -> None:
        """The map that is clicked, and that places are marked on."""
        self._canvas = canvas
        self._point_drawer = PointDrawer(canvas, self)
        self._point_drawer.clicked.connect(self._on_point)
        self._point_drawer.stopped.connect(lambda: self.point_button.setChecked(False))
        self._polygon_drawer = PolygonDrawer(canvas, self)
        self._polygon_drawer.drawn.connect(self._on_polygon)
        self._polygon_drawer.stopped.connect(lambda: self.polygon_button.setChecked(False))
        canvas.destinationCrsChanged.connect(self._mark)
        self._refresh()

    def set_marked(self, marked: bool) -> None:
        """Whether the places are marked on the map."""
        self._marked = marked
        self._mark()

    def set_one_colour(self, one: bool) -> None:
        """Whether all marks have one colour, because the lines of the chart are not one for each place."""
        if one != self._one_colour:
            self._one_colour = one
            self._mark()

    def stop(self) -> None:
        """Give the map tools back, and leave nothing on the map."""
        for drawer in (self._point_drawer, self._polygon_drawer):
            if drawer is not None:
                drawer.stop()
        self.set_marked(False)

    # Making.

    def _dress(self) -> None:
        for button, name in (
            (self.point_button, "mActionCapturePoint"),
            (self.polygon_button, "mActionCapturePolygon"),
            (self.layer_button, "mActionAddLayer"),
            (self.remove_button, "symbologyRemove"),
        ):
            button.setIcon(QgsApplication.getThemeIcon(f"/{name}.svg"))
        self.layer_button.setMenu(QMenu(self.layer_button))
        self.places_view.setModel(self.model)
        height = self.places_view.fontMetrics().height() + 6
        self.places_view.setMinimumHeight(2 * height)
        self.places_view.setMaximumHeight((_ROWS + 1) * height)

    def _connect(self) -> None:
        self.point_button.clicked.connect(self._on_point_button)
        self.polygon_button.clicked.connect(self._on_polygon_button)
        self.layer_button.menu().aboutToShow.connect(self._offer_layers)
        self.position_edit.returnPressed.connect(self._on_position)
        self.remove_button.clicked.connect(self._remove)
        delete = QAction(self.places_view)
        delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        delete.triggered.connect(self._remove)
        self.places_view.addAction(delete)
        self.model.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        self._refresh()
        self._mark()
        self.changed.emit()

    def _refresh(self) -> None:
        for button in (self.point_button, self.polygon_button):
            button.setEnabled(self._canvas is not None)
        self.remove_button.setEnabled(bool(self.value()))

    # Where places come from.

    def _on_point_button(self, wanted: bool) -> None:
        self._draw(self._point_drawer, wanted)

    def _on_polygon_button(self, wanted: bool) -> None:
        self._draw(self._polygon_drawer, wanted)

    def _draw(self, drawer: Any, wanted: bool) -> None:
        if drawer is not None:
            drawer.start() if wanted else drawer.stop()

    def _on_point(self, point: QgsPointXY) -> None:
        self._take_geometry(QgsGeometry.fromPointXY(point), "")

    def _on_polygon(self, polygon: QgsGeometry) -> None:
        names = {place.name for place in self.value()} if self.keep_check.isChecked() else set()
        self._take_geometry(polygon, series.free_name(tr("polygon"), names))

    def _take_geometry(self, geometry: QgsGeometry, name: str) -> None:
        assert self._canvas is not None
        crs = self._canvas.mapSettings().destinationCrs()
        try:
            place = series.place_of(geometry, crs, name or tr("the clicked point"))
            if not name and place.point is not None:
                place = SeriesPlace.at(*place.point)
        except RecipeError as error:
            self.refused.emit(error)
            return
        self.take([place])

    def take(self, places: Sequence[SeriesPlace]) -> None:
        """Add places, or put them in the place of all others."""
        before = self.value() if self.keep_check.isChecked() else ()
        known = {(place.point, place.region) for place in before}
        self.refused.emit(None)
        self.model.set_places((*before, *(each for each in places if (each.point, each.region) not in known)))
        self.picked.emit()

    def _on_position(self) -> None:
        try:
            place = position(self.position_edit.text())
        except RecipeError as error:
            self.refused.emit(error)
            return
        self.position_edit.clear()
        self.take([place])

    def _offer_layers(self) -> None:
        menu = self.layer_button.menu()
        menu.clear()
        for node in QgsProject.instance().layerTreeRoot().findLayers():
            layer = node.layer()
            kinds = (Qgis.GeometryType.Point, Qgis.GeometryType.Polygon)
            if not isinstance(layer, QgsVectorLayer) or layer.geometryType() not in kinds:
                continue
            count = layer.selectedFeatureCount()
            label = tr("{} ({:,} selected)", layer.name(), count) if count else layer.name()
            menu.addAction(label.replace("&", "&&"), partial(self._take_layer, layer.id()))
        if menu.isEmpty():
            menu.addAction(tr("The project has no layer of points or polygons.")).setEnabled(False)

    def _take_layer(self, layer_id: str) -> None:
        layer = QgsProject.instance().mapLayer(layer_id)
        if not isinstance(layer, QgsVectorLayer):
            return
        try:
            self.take(series.places_of(layer))
        except RecipeError as error:
            self.refused.emit(error)

    def _remove(self) -> None:
        rows = {index.row() for index in self.places_view.selectedIndexes()}
        places = self.value()
        self.set_value(place for row, place in enumerate(places) if rows and row not in rows)

    # Marks.

    def _mark(self) -> None:
        for mark in self._marks:
            if not sip.isdeleted(mark) and mark.scene() is not None:
                mark.scene().removeItem(mark)
        self._marks = []
        if self._canvas is None or not self._marked:
            return
        crs = self._canvas.mapSettings().destinationCrs()
        transform = QgsCoordinateTransform(QgsCoordinateReferenceSystem(series.WGS84), crs, QgsProject.instance())
        for number, place in enumerate(self.value()):
            colour = QColor(charts.COLOURS[0 if self._one_colour else number % len(charts.COLOURS)])
            try:
                self._marks.append(self._mark_of(place, transform, colour))
            except QgsCsException:
                continue  # where the map's projection says nothing there is nothing to mark

    def _mark_of(self, place: SeriesPlace, transform: QgsCoordinateTransform, colour: QColor) -> Any:
        assert self._canvas is not None
        if place.point is not None:
            marker = QgsVertexMarker(self._canvas)
            marker.setCenter(transform.transform(QgsPointXY(*place.point)))
            marker.setIconType(QgsVertexMarker.IconType.ICON_CIRCLE)
            marker.setColor(colour)
            marker.setIconSize(12)
            marker.setPenWidth(3)
            return marker
        assert place.region is not None
        polygon = series.polygon_of(place.region)
        polygon.transform(transform)
        band = QgsRubberBand(self._canvas, Qgis.GeometryType.Polygon)
        band.setToGeometry(polygon, None)
        band.setStrokeColor(colour)
        band.setWidth(2)
        faint = QColor(colour)
        faint.setAlpha(40)
        band.setFillColor(faint)
        return band
