# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing a region: the world, the map, a layer, its polygons, something drawn, a bookmark or a file."""

from __future__ import annotations

import os
from typing import Any, Callable, Dict, Iterable, Optional, Tuple, Union

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsBookmark,
    QgsBookmarkManager,
    QgsGeometry,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsFileWidget, QgsMapCanvas, QgsMapLayerComboBox
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QCheckBox, QLabel, QToolButton, QWidget

from ...plugin.bridge import canvas as views
from ...plugin.bridge import regions
from ...plugin.bridge.regions import Found
from ...plugin.core.errors import RecipeError
from ...plugin.core.recipes import Region
from ...plugin.core.spelling import number, used
from .. import forms
from ..drawing import PolygonDrawer, RectangleDrawer
from ..forms import quiet, tr
from .choice_combo import ChoiceCombo
from .field_message import FieldMessage
from .form_widget import FormWidget

WORLD, CANVAS, LAYER, FEATURES = "world", "canvas", "layer", "features"
DRAWN, POLYGON, BOOKMARK, FILE, KEPT = "drawn", "polygon", "bookmark", "file", "kept"
SOURCES = (WORLD, CANVAS, LAYER, FEATURES, DRAWN, POLYGON, BOOKMARK, FILE)
"""What a picker can offer. `KEPT` is beside them: it comes with a value."""

_OUTLINES = (FEATURES, POLYGON, FILE, KEPT)
_READ_AGAIN_MS = 150


class RegionPicker(FormWidget):
    """Holds a Region, or ``None`` for the whole world.

    A region that came with a value stands in the list under its name. What the map shows is looked up each time the
    value is asked for; the features of a layer and a file are read again when they have changed.
    """

    region_combo: ChoiceCombo
    draw_button: QToolButton
    region_layer_combo: QgsMapLayerComboBox
    region_layer_combo_caption: QLabel
    features_combo: QgsMapLayerComboBox
    features_combo_caption: QLabel
    selected_check: QCheckBox
    bookmark_combo: ChoiceCombo
    bookmark_combo_caption: QLabel
    file_widget: QgsFileWidget
    file_widget_caption: QLabel
    bounds_check: QCheckBox
    region_label: FieldMessage
    simplified_label: FieldMessage

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        forms.load("widgets/region_picker.ui", self)
        self._canvas: Optional[QgsMapCanvas] = None
        self._drawers: Dict[str, Union[RectangleDrawer, PolygonDrawer]] = {}
        self._drawn: Optional[Region] = None
        self._polygon: Union[Found, RecipeError, None] = None
        self._kept: Optional[Region] = None
        self._sources: Tuple[str, ...] = SOURCES
        self._world_label = ""
        self._watched: Optional[QgsMapLayer] = None
        self._read: Dict[Any, Union[Found, RecipeError]] = {}
        self._bounds: Tuple[Optional[Region], Optional[Region]] = (None, None)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_READ_AGAIN_MS)
        self._fill()
        self._connect()
        self._begin()

    def set_canvas(self, canvas: QgsMapCanvas) -> None:
        """The map that is looked at and drawn on."""
        self._canvas = canvas
        rectangle, polygon = RectangleDrawer(canvas, self), PolygonDrawer(canvas, self)
        rectangle.drawn.connect(self._on_drawn)
        polygon.drawn.connect(self._on_polygon)
        self._drawers = {DRAWN: rectangle, POLYGON: polygon}
        for drawer in self._drawers.values():
            drawer.stopped.connect(self._on_stopped)
        for signal in (canvas.extentsChanged, canvas.destinationCrsChanged):
            signal.connect(self._on_moved)
        self._on_moved()

    def set_sources(self, sources: Iterable[str]) -> None:
        """Offer these of `SOURCES`, in the order of that list. Without the world the first of them is the default."""
        wanted = set(sources)
        self._sources = tuple(source for source in SOURCES if source in wanted)
        before = self.source()
        with self._silently():
            self._offer(before if before in self._sources or before == KEPT else self._sources[0])
        self._edited()

    def set_world_label(self, text: str) -> None:
        """What no region is called here, in place of the whole world."""
        self._world_label = text
        with self._silently():
            self._offer(self.source())

    def sources(self) -> Tuple[str, ...]:
        """What is offered, a kept region aside."""
        return self._sources

    def stop(self) -> None:
        """Give the map tool back; for the end."""
        for drawer in self._drawers.values():
            drawer.stop()

    # The protocol.

    def value(self) -> Optional[Region]:
        """The region. Raises RecipeError ("region") where there is none yet."""
        region = self._found().region
        return self._box_of(region) if region is not None and self._takes_bounds() else region

    def source(self) -> str:
        """Where the region comes from: one of the constants of this module."""
        return str(self.region_combo.value())

    def set_source(self, source: str) -> None:
        """Choose where the region comes from, but for a kept one, which comes with `set_value`."""
        if source in self._sources:
            self.region_combo.set_value(source)

    def _default(self) -> Optional[Region]:
        return None

    def _show(self, value: Optional[Region]) -> None:
        self._kept = value
        with quiet(self.bounds_check):
            self.bounds_check.setChecked(False)
        first = WORLD if WORLD in self._sources else self._sources[0]
        self._offer(first if value is None else KEPT)

    # Where it comes from.

    def _found(self) -> Found:
        """What the chosen source gives; raises RecipeError."""
        ways: Dict[str, Callable[[], Union[Found, RecipeError, Region, None]]] = {
            WORLD: lambda: None,
            KEPT: lambda: self._kept,
            CANVAS: self._shown,
            LAYER: self._of_layer,
            FEATURES: self._of_features,
            DRAWN: lambda: self._drawn or RecipeError("region", tr("Press Draw and drag a rectangle on the map.")),
            POLYGON: lambda: self._polygon or RecipeError("region", tr("Press Draw and click the corners on the map.")),
            BOOKMARK: self._of_bookmark,
            FILE: self._of_file,
        }
        found = ways[self.source()]()
        if isinstance(found, RecipeError):
            raise RecipeError(found.field, str(found))
        return found if isinstance(found, Found) else Found(found, 0, 0)

    def _shown(self) -> Optional[Region]:
        if self._canvas is None:
            raise RecipeError("region", tr("There is no map to look at."))
        return regions.from_bounds(views.snapshot(self._canvas.mapSettings()).bounds, tr("map extent"))

    def _of_layer(self) -> Optional[Region]:
        layer = self.region_layer_combo.currentLayer()
        if layer is None or layer.extent().isEmpty() or not layer.crs().isValid():
            raise RecipeError("region", tr("Choose a layer that has an extent and a coordinate system."))
        return regions.from_bounds(views.wgs84_bounds(layer.extent(), layer.crs(), _context()), layer.name())

    def _of_features(self) -> Union[Found, RecipeError]:
        layer = self.features_combo.currentLayer()
        if layer is None:
            raise RecipeError("region", tr("Choose a polygon layer."))
        selected = self.selected_check.isChecked()
        label = tr("{}, selected features").format(layer.name()) if selected else layer.name()
        key = (FEATURES, layer.id(), selected, label)
        return self._once(key, lambda: regions.from_layer_features(layer, selected, _context(), label))

    def _of_bookmark(self) -> Optional[Region]:
        chosen = self.bookmark_combo.value()
        for manager in _managers():
            bookmark = manager.bookmarkById(chosen or "")
            if bookmark.id():
                box = bookmark.extent()
                return regions.from_bounds(views.wgs84_bounds(box, box.crs(), _context()), bookmark.name())
        there = tr("Choose a bookmark.")
        none = tr("There are no bookmarks: make one with View, New Spatial Bookmark.")
        raise RecipeError("region", there if self.bookmark_combo.count() else none)

    def _of_file(self) -> Union[Found, RecipeError]:
        path = self.file_widget.filePath()
        try:
            state = os.stat(path)
            key = (FILE, path, state.st_mtime_ns, state.st_size)
        except (OSError, ValueError):
            key = (FILE, path, 0, 0)
        return self._once(key, lambda: regions.from_file(path))

    def _once(self, key: Any, read: Callable[[], Found]) -> Union[Found, RecipeError]:
        """What was read for the same key, errors too: values are asked for all the time."""
        if key not in self._read:
            try:
                self._read = {key: read()}
            except RecipeError as error:
                self._read = {key: error}
        return self._read[key]

    def _takes_bounds(self) -> bool:
        return self.source() in _OUTLINES and self.bounds_check.isChecked()

    def _box_of(self, region: Region) -> Optional[Region]:
        if self._bounds[0] is not region:
            self._bounds = (region, regions.from_bounds(region.bounds(), region.label))
        return self._bounds[1]

    # What stands in the fields.

    def _fill(self) -> None:
        kinds = Qgis.LayerFilter
        self.region_layer_combo.setFilters(Qgis.LayerFilters(kinds.HasGeometry | kinds.RasterLayer))
        self.features_combo.setFilters(Qgis.LayerFilters(kinds.PolygonLayer))
        endings = " ".join(f"*.{ending}" for ending in regions.FILE_ENDINGS)
        self.file_widget.setFilter(tr("Polygons ({})").format(endings) + ";;" + tr("All files (*)"))
        self.file_widget.setDialogTitle(tr("File with polygons"))
        self.file_widget.lineEdit().setAccessibleName(tr("File with polygons"))
        for button in self.file_widget.findChildren(QToolButton):
            button.setAccessibleName(tr("Choose a file with polygons"))
        self._offer(WORLD)
        self._on_bookmarks()

    def _connect(self) -> None:
        self.region_combo.changed.connect(self._on_choice)
        self.region_layer_combo.layerChanged.connect(self._edited)
        self.features_combo.layerChanged.connect(self._on_features_layer)
        self.bookmark_combo.changed.connect(self._edited)
        self.file_widget.fileChanged.connect(self._edited)
        for box in (self.selected_check, self.bounds_check):
            box.toggled.connect(self._edited)
        self.draw_button.toggled.connect(self._on_draw)
        self._later.timeout.connect(self._edited)
        for manager in _managers():
            for signal in (manager.bookmarkAdded, manager.bookmarkRemoved, manager.bookmarkChanged):
                signal.connect(self._on_bookmarks)
        self._on_features_layer()

    def _offer(self, chosen: str) -> None:
        """The list of sources, with the kept region where there is one."""
        names = {
            WORLD: self._world_label or tr("Whole world"),
            CANVAS: tr("What the map shows"),
            LAYER: tr("Extent of a layer"),
            FEATURES: tr("Features of a layer"),
            DRAWN: tr("Drawn rectangle"),
            POLYGON: tr("Drawn polygon"),
            BOOKMARK: tr("Bookmark"),
            FILE: tr("File"),
        }
        choices = [(source, names[source]) for source in self._sources]
        if self._kept is not None:
            choices.append((KEPT, self._kept.label or tr("Region of the layer")))
        with quiet(self.region_combo):
            self.region_combo.set_choices(choices, chosen)

    def _arrange(self) -> None:
        source = self.source()
        try:
            found = self._found()
            region = self.value()
        except RecipeError:
            found, region = Found(None, 0, 0), None
        self.draw_button.setVisible(source in (DRAWN, POLYGON))
        hint = tr("Click corners on the map; a right click or a double click ends")
        self.draw_button.setToolTip(tr("Drag a rectangle on the map") if source == DRAWN else hint)
        names = (tr("Draw a rectangle on the map"), tr("Draw a polygon on the map"))
        self.draw_button.setAccessibleName(names[source == POLYGON])
        for widget, owner in (
            (self.region_layer_combo, LAYER),
            (self.region_layer_combo_caption, LAYER),
            (self.features_combo, FEATURES),
            (self.features_combo_caption, FEATURES),
            (self.selected_check, FEATURES),
            (self.bookmark_combo, BOOKMARK),
            (self.bookmark_combo_caption, BOOKMARK),
            (self.file_widget, FILE),
            (self.file_widget_caption, FILE),
        ):
            widget.setVisible(source == owner)
        is_box = source == KEPT and self._kept is not None and self._kept.is_rectangle
        self.bounds_check.setVisible(source in _OUTLINES and not is_box)
        self.region_label.say("" if region is None else describe(region))
        text = tr("The outline was simplified from {before} to {after} corners.")
        counts = text.format(before=number(found.corners_before, ","), after=number(found.corners_after, ","))
        self.simplified_label.say(counts if found.is_simplified and not self._takes_bounds() else "")

    def _raw(self) -> Any:
        return self.source(), super()._raw()

    # Reactions.

    def _on_moved(self) -> None:
        """The map shows another place: say so when it has come to rest."""
        if self.source() == CANVAS:
            self._later.start()

    def _on_choice(self) -> None:
        self.draw_button.setChecked(False)
        self._edited()

    def _on_draw(self, pressed: bool) -> None:
        if not pressed:
            self.stop()
        elif self.source() in self._drawers:
            self._drawers[self.source()].start()

    def _on_stopped(self) -> None:
        with quiet(self.draw_button):
            self.draw_button.setChecked(False)

    def _on_drawn(self, extent: QgsRectangle) -> None:
        assert self._canvas is not None
        settings = self._canvas.mapSettings()
        bounds = views.wgs84_bounds(extent, settings.destinationCrs(), settings.transformContext())
        self._drawn = regions.from_bounds(bounds, tr("drawn rectangle"))
        with self._silently():
            self.set_source(WORLD if self._drawn is None else DRAWN)
        self._edited()

    def _on_polygon(self, polygon: QgsGeometry) -> None:
        assert self._canvas is not None
        settings = self._canvas.mapSettings()
        crs, context = settings.destinationCrs(), settings.transformContext()
        try:
            self._polygon = regions.from_geometry(polygon, crs, context, tr("drawn polygon"))
        except RecipeError as error:
            self._polygon = error
        with self._silently():
            self.set_source(POLYGON)
        self._edited()

    def _on_bookmarks(self, *_: Any) -> None:
        """A bookmark that is gone leaves no other one in its place."""
        chosen = self.bookmark_combo.value()
        found = [(each.id(), _bookmark_name(each)) for manager in _managers() for each in manager.bookmarks()]
        with quiet(self.bookmark_combo):
            self.bookmark_combo.set_choices(found)
            if chosen is not None and chosen not in dict(found):
                self.bookmark_combo.setCurrentIndex(-1)
        self._edited()

    def _on_features_layer(self, *_: Any) -> None:
        """Watch the chosen layer, and no other."""
        layer = self.features_combo.currentLayer()
        if self._watched is not None and not sip.isdeleted(self._watched):
            for signal in _signals(self._watched):
                signal.disconnect(self._on_features_changed)
        self._watched = layer
        if layer is not None:
            for signal in _signals(layer):
                signal.connect(self._on_features_changed)
        self._read = {}
        self._edited()

    def _on_features_changed(self, *_: Any) -> None:
        """Forget what was read at once; read again when the changes have come to rest."""
        self._read = {key: found for key, found in self._read.items() if key[0] != FEATURES}
        if self.source() == FEATURES:
            self._later.start()


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
    return f"{used().numerals(text)}°\u00a0{side}".rstrip()


def _context() -> Any:
    return QgsProject.instance().transformContext()


def _managers() -> Tuple[QgsBookmarkManager, QgsBookmarkManager]:
    """The project's bookmarks and the user's."""
    return QgsProject.instance().bookmarkManager(), QgsApplication.bookmarkManager()


def _bookmark_name(bookmark: QgsBookmark) -> str:
    return f"{bookmark.name()} ({bookmark.group()})" if bookmark.group() else bookmark.name()


def _signals(layer: Any) -> Tuple[Any, ...]:
    """Whatever makes a layer's polygons others."""
    return (
        layer.selectionChanged,
        layer.dataChanged,
        layer.geometryChanged,
        layer.featureAdded,
        layer.featureDeleted,
        layer.crsChanged,
        layer.subsetStringChanged,
        layer.nameChanged,
    )
