# SPDX-License-Identifier: GPL-2.0-or-later
"""Zones from vector layers: every feature becomes one, those without a usable shape say why."""

from __future__ import annotations

import json
from typing import Any, Callable, Iterable, Iterator, Optional, Sequence, Set, Tuple

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsFields,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime, QVariant

from ..core.errors import Cancelled, RecipeError
from ..core.zonal_order import LayerZones
from ..core.zone import LINES, POINTS, POLYGONS, Zone
from ..engine import collecting
from ..engine.zonal import Given
from . import degrees
from .text import translate as tr

#: Digits after the point of a degree: a tenth of a millimetre.
DIGITS = 9

_TYPES = {
    Qgis.GeometryType.Polygon: (POLYGONS, Qgis.WkbType.MultiPolygon),
    Qgis.GeometryType.Line: (LINES, Qgis.WkbType.MultiLineString),
    Qgis.GeometryType.Point: (POINTS, Qgis.WkbType.MultiPoint),
}


class LayerReader:
    """A layer as it was on the main thread; its features can be read in any thread.

    Args:
        columns: to keep; ``None`` for all.

    Raises:
        RecipeError: nothing is selected, or the layer has no such column or no coordinate system.
    """

    def __init__(self, layer: QgsVectorLayer, selected_only: bool, columns: Optional[Sequence[str]]) -> None:
        self.crs = layer.crs()
        self.fields = kept_fields(layer.fields(), columns)
        self.wkb_type = layer.wkbType()
        self.count = layer.selectedFeatureCount() if selected_only else layer.featureCount()
        self._indices = [layer.fields().lookupField(name) for name in self.fields.names()]
        self._context = layer.transformContext()
        self._source = QgsVectorLayerFeatureSource(layer)
        self._request = QgsFeatureRequest()
        if not layer.isSpatial():
            raise RecipeError("zones", tr("The layer “{}” has no shapes: choose another one.").format(layer.name()))
        check_crs(self.crs)
        if selected_only:
            if not self.count:
                raise RecipeError("zones", tr("Select features of the layer “{}” first.").format(layer.name()))
            self._request.setFilterFids(layer.selectedFeatureIds())

    def read(self, cancelled: Callable[[], bool]) -> Given:
        """The zones; their keys are the features' ids. Raises Cancelled."""
        features = self._source.getFeatures(self._request)
        return read(features, self._indices, self.fields, self.crs, self._context, cancelled)


def zones_of(layer: QgsVectorLayer, selected_only: bool = False) -> LayerZones:
    """A layer as orders name it; with what finds it from outside where its data lies in a file."""
    provider = layer.dataProvider()
    elsewhere = provider is not None and provider.name() != "memory"
    return LayerZones(layer.id(), layer.name(), layer.source() if elsewhere else "", selected_only)


def layer_of(zones: LayerZones, project: Optional[QgsProject] = None) -> QgsVectorLayer:
    """The layer that an order names. Raises RecipeError where it is no longer in the project."""
    layer = (project or QgsProject.instance()).mapLayer(zones.layer)
    if not isinstance(layer, QgsVectorLayer):
        raise RecipeError("zones", tr("The layer of the zones is no longer in the project: choose another one."))
    return layer


def kept_fields(fields: QgsFields, columns: Optional[Sequence[str]]) -> QgsFields:
    """The fields that are kept, in the order in which they were named. Raises RecipeError for one that is not there."""
    kept = QgsFields()
    for name in fields.names() if columns is None else columns:
        index = fields.lookupField(name)
        if index < 0:
            raise RecipeError("columns", tr("The layer has no column {}.").format(name))
        kept.append(fields.at(index))
    return kept


def check_crs(crs: QgsCoordinateReferenceSystem) -> None:
    """Raises RecipeError where nobody knows where the features are."""
    if not crs.isValid():
        raise RecipeError("zones", tr("The layer has no coordinate system: set it first."))


def read(
    features: Iterable[QgsFeature],
    indices: Sequence[int],
    fields: QgsFields,
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
    cancelled: Callable[[], bool] = lambda: False,
) -> Given:
    """Features as zones, in their order.

    Args:
        indices: of the fields that are kept.
        fields: those fields.

    Raises:
        Cancelled: nobody wants them any more.
    """
    with collecting.paused():
        return Given(tuple(fields.names()), tuple(_zones(features, indices, crs, context, cancelled)))


def _zones(
    features: Iterable[QgsFeature],
    indices: Sequence[int],
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
    cancelled: Callable[[], bool],
) -> Iterator[Zone]:
    keys: Set[int] = set()
    for feature in features:
        if cancelled():
            raise Cancelled(tr("Cancelled."))
        values = tuple(plain(feature.attribute(index)) for index in indices)
        # Features that came through other algorithms may share their ids.
        key = feature.id() if feature.id() not in keys else -1 - len(keys) - 2**40
        keys.add(key)
        geometry = feature.geometry()
        kind, text, problem = shape_of(geometry, crs, context)
        yield Zone(key, values, kind, _coordinates(text), problem, geometry)


def _coordinates(text: str) -> str:
    """The coordinates of a GeoJSON geometry, as they stand in it.

    Cut out as text: as lists of lists they would be thousands of values, and a reason to look for cycles.
    """
    if not text:
        return ""
    begin = text.index('"coordinates":') + len('"coordinates":')
    return text[begin : text.rindex("]") + 1]


def shape_of(
    geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext
) -> Tuple[str, str, str]:
    """Kind and GeoJSON of a shape in degrees WGS 84, or why there is none: (kind, text, problem).

    Curves become lines, heights are dropped; nothing is simplified or repaired.
    """
    if geometry.isNull() or geometry.isEmpty():
        return "", "", tr("has no geometry")
    if geometry.type() not in _TYPES or Qgis.WkbType.GeometryCollection == geometry.wkbType():
        return "", "", tr("mixes kinds of geometry: split it first (Multipart to singleparts)")
    kind, wanted = _TYPES[geometry.type()]
    flat = QgsGeometry(geometry)
    if not flat.constGet().boundingBox().isFinite():
        return "", "", tr("has an invalid geometry: repair it first (Fix geometries)")
    if kind == POLYGONS:
        if not geometry.isGeosValid():
            return "", "", tr("has an invalid geometry: repair it first (Fix geometries)")
        straight = degrees.straight_polygons(flat)
        if straight is None:
            return "", "", tr("has no geometry")
        flat = straight
    else:
        if flat.constGet().hasCurvedSegments():
            flat = QgsGeometry(flat.constGet().segmentize())
        parts = flat.coerceToType(wanted)
        flat = parts[0] if parts else flat
    try:
        in_degrees = degrees.in_degrees if kind == POLYGONS else degrees.transformed
        placed = in_degrees(flat, crs, context)
    except RecipeError:
        return "", "", tr("lies outside the world: check the layer's coordinate system")
    box = placed.boundingBox()
    if box.yMinimum() < -90.0 or box.yMaximum() > 90.0 or box.xMinimum() < -540.0 or box.xMaximum() > 540.0:
        return "", "", tr("lies outside the world: check the layer's coordinate system")
    placed.convertToMultiType()
    return kind, placed.asJson(DIGITS), ""


def plain(value: Any) -> Any:
    """An attribute as plain Python: dates and times as text, lists and the like as JSON, nothing for NULL."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, QVariant):
        return None if value.isNull() else plain(value.value())
    if isinstance(value, (QDate, QTime, QDateTime)):
        return value.toString(Qt.DateFormat.ISODate) if value.isValid() else None
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return bytes(value).hex() if hasattr(value, "toHex") else str(value)
