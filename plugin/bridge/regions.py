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
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsVectorLayer,
)

from ..core.errors import RecipeError
from ..core.recipes import Region
from ..core.spelling import number
from .canvas import Bounds
from .degrees import between_the_poles, corners_of, in_degrees, polygons, straight_polygons
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
    before = corners_of(flat)
    if before > MAX_READ_CORNERS:
        raise _too_much()
    placed = polygons(between_the_poles(in_degrees(flat, crs, transform_context)))
    if placed is None:
        raise _error(tr("The outline encloses no area."))
    # Mending a crossing outline adds corners without there being too many.
    before = before if before > MAX_CORNERS else corners_of(placed)
    fitted = _simplified(placed)
    return Found(_as_region(fitted, label), before, corners_of(fitted))


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
            corners += corners_of(shape)
        if features > MAX_FEATURES:
            raise _too_many()
        if corners > MAX_READ_CORNERS or time.monotonic() - start > MAX_READ_SECONDS:
            raise _too_much()
    if len(shapes) <= 1:
        return shapes[0] if shapes else QgsGeometry()
    united = QgsGeometry.unaryUnion([valid for valid in map(polygons, shapes) if valid is not None])
    if united.isNull():
        raise _error(tr("The polygons cannot be dissolved: repair them first (Fix geometries)."))
    return united


# Geometry.


def _simplified(geometry: QgsGeometry) -> QgsGeometry:
    """The outline with `MAX_CORNERS` at most, valid.

    The tolerance grows until it fits, and shrinks again while much more than needed is lost and there is time.
    """
    base = geometry
    count = corners_of(base)
    if count <= MAX_CORNERS:
        return base
    start = time.monotonic()
    box = base.boundingBox()
    most = _SHARE_OF_SIZE * max(box.width(), box.height())
    tolerance = min(most, 0.1 * base.length() / count)
    low, high, fit = 0.0, 0.0, None
    while tolerance <= most:
        simpler = polygons(base.simplify(tolerance))
        simpler = None if simpler is None else _without_specks(simpler, tolerance * tolerance)
        if simpler is not None and corners_of(simpler) > MAX_CORNERS:
            base, low = simpler, tolerance
        else:
            high = tolerance
            fit = simpler or fit
            if fit is not None and corners_of(fit) > _ENOUGH * MAX_CORNERS:
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
    return polygons(QgsGeometry.collectGeometry(parts)) if parts else None


def _as_region(geometry: QgsGeometry, label: str) -> Optional[Region]:
    polygons = [[[[p.x(), p.y()] for p in ring] for ring in rings] for rings in geometry.asMultiPolygon()]
    single = len(polygons) == 1
    shape = {"type": "Polygon" if single else "MultiPolygon", "coordinates": polygons[0] if single else polygons}
    region = Region(json.dumps(shape), label)
    return from_bounds(region.bounds(), label) if region.is_rectangle else region
