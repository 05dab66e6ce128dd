# SPDX-License-Identifier: GPL-2.0-or-later
"""Regions from geometries, layers, boxes and files: polygons in degrees WGS 84, valid, not with too many corners."""

from __future__ import annotations

import json
import math
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable, Iterator, List, Optional, Tuple

from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..core.errors import RecipeError
from ..core.recipes import Region
from ..core.spelling import number
from .canvas import Bounds
from .text import translate as tr

MAX_CORNERS = 20_000
"""A region has no more corners than this: it travels with every request and stands in every layer."""
MAX_FEATURES = 10_000
MAX_READ_CORNERS = 1_000_000
"""More than this, of all features together, is not read: the GUI thread would stand still."""
MAX_READ_SECONDS = 5.0
MAX_TEXT_BYTES = 50_000_000
"""GeoJSON and KML are read as a whole when they are opened."""
FILE_ENDINGS = ("geojson", "json", "gpkg", "shp", "kml", "kmz")

_TEXT_ENDINGS = (".geojson", ".json", ".kml", ".kmz")
_SIMPLIFY_SECONDS = 1.0
_STEP, _ENOUGH = 4.0, 0.6
_SHARE_OF_SIZE = 0.02
_MERCATOR_HALF = 20_037_508.342789244
_FEW_CORNERS, _EXTRA_CORNERS = 2_000, 15


@dataclass(frozen=True)
class Found:
    """A region and how it came about.

    ``region``: ``None`` for the whole world. ``corners_before``, ``corners_after``: positions in the outline before
    and after it was simplified, those that close the rings included.
    """

    region: Optional[Region]
    corners_before: int
    corners_after: int

    @property
    def is_simplified(self) -> bool:
        """Whether the outline has fewer corners than it came with because it had too many."""
        return self.corners_before > MAX_CORNERS


def from_geometry(
    geometry: QgsGeometry,
    crs: QgsCoordinateReferenceSystem,
    transform_context: QgsCoordinateTransformContext,
    label: str = "",
) -> Found:
    """The polygons of a geometry as a region.

    Longitudes beyond 180 degrees stay what they are; what crosses 180 degrees in a projected system is given such
    longitudes. Raises RecipeError ("region") where there is no polygon, no coordinate system, no place on Earth, or
    where the outline has too many corners that cannot be simplified.
    """
    if not crs.isValid():
        raise _error(tr("The outline has no coordinate system: set the one of its layer first."))
    flat = straight_polygons(geometry)
    if flat is None:
        raise _error(tr("There is no polygon: points and lines make no region."))
    before = _corners(flat)
    if before > MAX_READ_CORNERS:
        raise _too_much()
    placed = _polygons(_between_the_poles(in_degrees(flat, crs, transform_context)))
    if placed is None:
        raise _error(tr("The outline encloses no area."))
    # Mending a crossing outline adds corners without there being too many.
    before = before if before > MAX_CORNERS else _corners(placed)
    fitted = _simplified(placed)
    return Found(_as_region(fitted, label), before, _corners(fitted))


def from_layer_features(
    layer: QgsVectorLayer,
    selected_only: bool,
    context: QgsCoordinateTransformContext,
    label: str = "",
) -> Found:
    """The polygons of a layer's features, or of the selected ones, dissolved. On the main thread only.

    Raises RecipeError ("region") where there is none, and where there are too many features or corners to be read in
    short time.
    """
    if selected_only and layer.selectedFeatureCount() == 0:
        raise _error(tr("Select features of the layer “{}” first.").format(layer.name()))
    count = layer.selectedFeatureCount() if selected_only else layer.featureCount()
    if count > MAX_FEATURES:
        raise _too_many()
    request = QgsFeatureRequest().setNoAttributes().setLimit(MAX_FEATURES + 1)
    features = layer.getSelectedFeatures(request) if selected_only else layer.getFeatures(request)
    return from_geometry(_dissolved(_geometries(features)), layer.crs(), context, label or layer.name())


def from_file(path: str, label: str = "") -> Found:
    """The polygons of all layers of a file that OGR reads, dissolved.

    Raises RecipeError ("region") where the file cannot be read, has no polygon or no coordinate system, or is too big.
    """
    place = Path(path)
    if not path.strip() or not os.path.isfile(place):
        raise _error(tr("Choose a file with polygons."))
    if place.suffix.lower() in _TEXT_ENDINGS and place.stat().st_size > MAX_TEXT_BYTES:
        raise _error(tr("The file is too big: save its polygons as GeoPackage, or simplify them first."))
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        dataset = gdal.OpenEx(str(place), gdal.OF_VECTOR | gdal.OF_READONLY)
        parts = [] if dataset is None else list(_parts_of_file(dataset))
    except RuntimeError:  # GDAL's, where somebody has switched its exceptions on
        dataset, parts = None, []
    finally:
        gdal.PopErrorHandler()
    if dataset is None:
        raise _error(tr("The file “{}” cannot be read as polygons.").format(place.name))
    if not parts:
        raise _error(tr("The file “{}” has no polygon: points and lines make no region.").format(place.name))
    label = label or place.stem
    context = QgsCoordinateTransformContext()
    if len(parts) == 1:
        return from_geometry(*parts[0], context, label)
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    return from_geometry(_dissolved(in_degrees(shape, crs, context) for shape, crs in parts), wgs84, context, label)


def from_bounds(bounds: Bounds, label: str = "") -> Optional[Region]:
    """A box as a region; ``None`` where it is the whole world (as far as web maps show it)."""
    west, south, east, north = bounds
    if east - west >= 360.0 and south <= -85.0 and north >= 85.0:
        return None
    return Region.rectangle(west, south, east, north, label)


def _error(sentence: str) -> RecipeError:
    return RecipeError("region", sentence)


def _too_many() -> RecipeError:
    sentence = tr("There are more than {} features: select some of them, or dissolve the layer first.")
    return _error(sentence.format(number(MAX_FEATURES, ",")))


def _too_much() -> RecipeError:
    return _error(tr("The outline has too many corners: simplify it, or select fewer features."))


# Reading.


def _geometries(features: Iterable[QgsFeature]) -> Iterator[QgsGeometry]:
    for feature in features:
        yield feature.geometry()


def _parts_of_file(dataset: gdal.Dataset) -> Iterator[Tuple[QgsGeometry, QgsCoordinateReferenceSystem]]:
    """Each layer's polygons, dissolved, and its coordinate system."""
    count = 0
    for index in range(dataset.GetLayerCount()):
        layer = dataset.GetLayer(index)
        shapes: List[QgsGeometry] = []
        count += max(0, layer.GetFeatureCount(0))
        if count > MAX_FEATURES:
            raise _too_many()
        start = time.monotonic()
        for feature in layer:
            shape = feature.GetGeometryRef()
            if shape is not None:
                geometry = QgsGeometry()
                geometry.fromWkb(bytes(shape.ExportToIsoWkb()))
                if straight_polygons(geometry) is not None:
                    shapes.append(geometry)
            if len(shapes) > MAX_FEATURES:
                raise _too_many()
            if time.monotonic() - start > MAX_READ_SECONDS:
                raise _too_much()
        if not shapes:
            continue
        system = layer.GetSpatialRef()
        crs = QgsCoordinateReferenceSystem()
        if system is not None:
            crs.createFromWkt(system.ExportToWkt(["FORMAT=WKT2_2018"]))
        if not crs.isValid():
            raise _error(
                tr("The file says no coordinate system: add it as a layer, set its system, and take its features.")
            )
        yield _dissolved(shapes), crs


def _dissolved(geometries: Iterable[QgsGeometry]) -> QgsGeometry:
    """One geometry of all polygons; an empty one where there are none. Raises RecipeError where it takes too much."""
    start = time.monotonic()
    shapes: List[QgsGeometry] = []
    features = corners = 0
    for geometry in geometries:
        features += 1
        shape = straight_polygons(geometry)
        if shape is not None:
            shapes.append(shape)
            corners += _corners(shape)
        if features > MAX_FEATURES:
            raise _too_many()
        if corners > MAX_READ_CORNERS or time.monotonic() - start > MAX_READ_SECONDS:
            raise _too_much()
    if len(shapes) <= 1:
        return shapes[0] if shapes else QgsGeometry()
    united = QgsGeometry.unaryUnion([valid for valid in map(_polygons, shapes) if valid is not None])
    if united.isNull():
        raise _error(tr("The polygons cannot be dissolved: repair them first (Fix geometries)."))
    return united


# Geometry.


def _corners(geometry: QgsGeometry) -> int:
    return 0 if geometry.isNull() else int(geometry.constGet().nCoordinates())


def straight_polygons(geometry: QgsGeometry) -> Optional[QgsGeometry]:
    """The polygons as a MultiPolygon with straight sides and without heights; ``None`` where there are none."""
    shape = QgsGeometry(geometry)
    if shape.isNull() or shape.isEmpty():
        return None
    if QgsWkbTypes.isCurvedType(shape.wkbType()):
        shape = QgsGeometry(shape.constGet().segmentize())
    if QgsWkbTypes.flatType(shape.wkbType()) == Qgis.WkbType.GeometryCollection:
        shape.convertGeometryCollectionToSubclass(Qgis.GeometryType.Polygon)
    if shape.type() != Qgis.GeometryType.Polygon or shape.isEmpty():
        return None
    parts = shape.coerceToType(Qgis.WkbType.MultiPolygon)
    return parts[0] if parts and not parts[0].isEmpty() else None


def _polygons(geometry: QgsGeometry) -> Optional[QgsGeometry]:
    """The valid polygons, or ``None`` where no area is left."""
    shape = straight_polygons(geometry)
    if shape is not None and not shape.isGeosValid():
        shape = straight_polygons(shape.makeValid())
    return None if shape is None or shape.area() <= 0.0 else shape


def _between_the_poles(geometry: QgsGeometry) -> QgsGeometry:
    """Latitudes that rounding has put a little beyond a pole are cut off."""
    box = geometry.boundingBox()
    is_beyond = box.yMinimum() < -90.0 or box.yMaximum() > 90.0
    if not is_beyond or box.yMinimum() < -91.0 or box.yMaximum() > 91.0:
        return geometry
    world = QgsGeometry.fromRect(QgsRectangle(box.xMinimum() - 1.0, -90.0, box.xMaximum() + 1.0, 90.0))
    shape = _polygons(geometry)
    return QgsGeometry() if shape is None else shape.intersection(world)


def _simplified(geometry: QgsGeometry) -> QgsGeometry:
    """The outline with `MAX_CORNERS` at most, valid.

    The tolerance grows until it fits, and shrinks again while much more than needed is lost and there is time.
    """
    base = geometry
    count = _corners(base)
    if count <= MAX_CORNERS:
        return base
    start = time.monotonic()
    box = base.boundingBox()
    most = _SHARE_OF_SIZE * max(box.width(), box.height())
    tolerance = min(most, 0.1 * base.length() / count)
    low, high, fit = 0.0, 0.0, None
    while tolerance <= most:
        simpler = _polygons(base.simplify(tolerance))
        simpler = None if simpler is None else _without_specks(simpler, tolerance * tolerance)
        if simpler is not None and _corners(simpler) > MAX_CORNERS:
            base, low = simpler, tolerance
        else:
            high = tolerance
            fit = simpler or fit
            if fit is not None and _corners(fit) > _ENOUGH * MAX_CORNERS:
                break
        if time.monotonic() - start > (_SIMPLIFY_SECONDS if fit is not None else MAX_READ_SECONDS):
            break
        if low and high and high < 1.05 * low:
            break
        tolerance = math.sqrt(low * high) if low and high else low * _STEP if low else high / _STEP
    if fit is None:
        raise _too_much()
    return fit


def _without_specks(geometry: QgsGeometry, area: float) -> Optional[QgsGeometry]:
    """Without islands and holes below an area, in square degrees: simplifying alone would keep each of them."""
    whole = geometry.removeInteriorRings(area)
    parts = [part for part in whole.asGeometryCollection() if part.area() >= area]
    return _polygons(QgsGeometry.collectGeometry(parts)) if parts else None


def _as_region(geometry: QgsGeometry, label: str) -> Optional[Region]:
    polygons = [[[[p.x(), p.y()] for p in ring] for ring in rings] for rings in geometry.asMultiPolygon()]
    single = len(polygons) == 1
    shape = {"type": "Polygon" if single else "MultiPolygon", "coordinates": polygons[0] if single else polygons}
    region = Region(json.dumps(shape), label)
    return from_bounds(region.bounds(), label) if region.is_rectangle else region


# Degrees.


def in_degrees(
    geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext
) -> QgsGeometry:
    """A MultiPolygon in degrees WGS 84; no side takes the wrong way round the Earth."""
    placed = transformed(geometry, crs, context)
    degrees = _degrees_a_unit(crs)
    if degrees:
        before, after = geometry.boundingBox(), placed.boundingBox()
        west, east = before.xMinimum() * degrees, before.xMaximum() * degrees
        if abs(after.xMinimum() - west) < 1.0 and abs(after.xMaximum() - east) < 1.0:
            return placed
        return _with_longitudes_of(placed, geometry, degrees)
    if placed.boundingBox().width() <= 180.0:
        return placed
    if _corners(geometry) <= _FEW_CORNERS:  # long sides could be taken for short ones across 180 degrees
        placed = transformed(geometry.densifyByCount(_EXTRA_CORNERS), crs, context)
        placed.convertToMultiType()  # a single polygon has become a Polygon
    return _unwrapped(placed)


def _degrees_a_unit(crs: QgsCoordinateReferenceSystem) -> float:
    """What x has to be multiplied with to give the longitude, about; 0 where it is not as simple as that."""
    if crs.authid() == "EPSG:3857":
        return 180.0 / _MERCATOR_HALF
    return 1.0 if crs.isGeographic() and crs.mapUnits() == Qgis.DistanceUnit.Degrees else 0.0


def transformed(
    geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext
) -> QgsGeometry:
    placed = QgsGeometry(geometry)
    try:
        placed.transform(QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem("EPSG:4326"), context))
    except QgsCsException:
        placed = QgsGeometry()
    if placed.isNull() or not placed.boundingBox().isFinite():
        raise _error(tr("The outline lies outside the world: check its coordinate system."))
    return placed


def _with_longitudes_of(placed: QgsGeometry, geometry: QgsGeometry, degrees: float) -> QgsGeometry:
    """With longitudes beyond 180 degrees where the geometry has them."""
    polygons = []
    for after, before in zip(placed.asMultiPolygon(), geometry.asMultiPolygon()):
        rings = []
        for there, here in zip(after, before):
            turns = [round((source.x() * degrees - point.x()) / 360.0) for point, source in zip(there, here)]
            rings.append([QgsPointXY(point.x() + 360.0 * turn, point.y()) for point, turn in zip(there, turns)])
        polygons.append(rings)
    return QgsGeometry.fromMultiPolygonXY(polygons)


def _unwrapped(placed: QgsGeometry) -> QgsGeometry:
    """Polygons without jumps at 180 degrees, holes cut out, neighbours across 180 degrees side by side."""
    shapes = []
    for rings in placed.asMultiPolygon():
        shape = _unwrapped_ring(rings[0])
        middle = shape.boundingBox().center().x()
        for ring in rings[1:]:
            hole = _unwrapped_ring(ring)
            hole.translate(360.0 * round((middle - hole.boundingBox().center().x()) / 360.0), 0.0)
            shape = shape.difference(hole)
        if not shape.isEmpty():
            shapes.append(shape)
    shapes.sort(key=lambda each: each.boundingBox().xMinimum())
    boxes = [each.boundingBox() for each in shapes]
    if len(shapes) > 1:
        # What lies west of the widest gap comes round to the east.
        gaps = [boxes[i].xMinimum() - max(box.xMaximum() for box in boxes[:i]) for i in range(1, len(boxes))]
        widest = max(range(len(gaps)), key=lambda i: gaps[i])
        outer = boxes[0].xMinimum() + 360.0 - max(box.xMaximum() for box in boxes)
        if gaps[widest] > max(outer, 0.0):
            for shape in shapes[: widest + 1]:
                shape.translate(360.0, 0.0)
    return QgsGeometry.unaryUnion(shapes)


def _unwrapped_ring(ring: List[QgsPointXY]) -> QgsGeometry:
    """A ring as a valid polygon whose west end is in [-180, 180); one that goes round a pole reaches up to it."""
    turned = [(ring[0].x(), ring[0].y())]
    for point in ring[1:]:
        turned.append((point.x() + 360.0 * round((turned[-1][0] - point.x()) / 360.0), point.y()))
    if abs(turned[-1][0] - turned[0][0]) > 180.0:
        turned = _round_the_pole(turned)
    shape = _polygons(QgsGeometry.fromPolygonXY([[QgsPointXY(x, y) for x, y in turned]])) or QgsGeometry()
    if not shape.isNull():
        shape.translate(-360.0 * math.floor((shape.boundingBox().xMinimum() + 180.0) / 360.0), 0.0)
    return shape


def _round_the_pole(turned: List[Tuple[float, float]]) -> List[Tuple[float, float]]:
    """Cut at 180 degrees, so that outlines and their holes begin at the same meridian, and led along the pole."""
    forward = turned if turned[-1][0] > turned[0][0] else turned[::-1]
    seam = -180.0 + 360.0 * math.ceil((forward[0][0] + 180.0) / 360.0)
    at = next(i for i, (x, _) in enumerate(forward) if x >= seam)
    (x0, y0), (x1, y1) = forward[max(at - 1, 0)], forward[at]
    y = y1 if x1 == x0 else y0 + (y1 - y0) * (seam - x0) / (x1 - x0)
    later = [(x - 360.0, y) for x, y in forward[at:]]
    opened = [(seam - 360.0, y), *later, *forward[1:at], (seam, y)]
    pole = math.copysign(90.0, sum(y for _, y in opened))
    return [*opened, (seam, pole), (seam - 360.0, pole), opened[0]]
