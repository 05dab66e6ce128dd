# SPDX-License-Identifier: GPL-2.0-or-later
"""FeatureCollection.*: collections that are made, and arrays of properties."""

from __future__ import annotations

import math
import random
from typing import Any, Optional

import numpy as np
from osgeo import ogr

from ..arrays import array_of
from ..collection import Collection, Given
from ..comparing import is_number
from ..errors import EarthEngineError
from ..registry import algorithm
from ..values import Element, ErrorMargin
from ..vector.feature import Feature
from ..vector.geometry import WGS84, Geometry
from .element import with_properties

MAX_POINTS = 100_000
_MAX_TRIES = 2000


@algorithm("FeatureCollection.makeArray")
def make_array(collection: Collection, properties: list[str], name: str) -> Collection:
    def changed(element: Element) -> Optional[Element]:
        values = [element.get(each) for each in properties]
        if not all(is_number(value) for value in values):
            return None
        return with_properties(element, {name: array_of(values)})

    return collection.mapped(changed)


@algorithm("FeatureCollection.randomPoints")
def random_points(region: Geometry, points: int, seed: int, max_error: Optional[ErrorMargin]) -> Collection:
    if not 0 <= points <= MAX_POINTS:
        raise EarthEngineError(
            f"FeatureCollection.randomPoints: The number of points must be between 0 and {MAX_POINTS}. Found {points}."
        )
    source = random.Random(seed)
    on_earth = Geometry.rectangle(-180, -90, 180, 90) if region.is_unbounded else region.in_crs(WGS84)
    if on_earth.shape.IsEmpty() and points:
        raise EarthEngineError("FeatureCollection.randomPoints: The region is empty.")
    if any(True for _ in on_earth.rings(bent=False)):
        found = _in_polygons(on_earth, points, source)
    elif any(True for _ in on_earth.lines()):
        found = _on_lines(on_earth, points, source)
    else:
        vertices = on_earth.vertices().tolist()
        found = [source.choice(vertices) for _ in range(points)]
    return Collection(source=Given(Feature(id=str(i), geometry=_point(*each)) for i, each in enumerate(found)))


def _point(x: float, y: float) -> Geometry:
    return Geometry.from_json_in({"type": "Point", "coordinates": [(x + 180.0) % 360.0 - 180.0, y]}, WGS84, True)


def _in_polygons(region: Geometry, count: int, source: random.Random) -> list[list[float]]:
    """Points drawn from the sphere between the region's sides, until enough of them lie inside."""
    west, south, east, north = region.bounds
    low, high = math.sin(math.radians(south)), math.sin(math.radians(north))
    inside = ogr.Geometry(ogr.wkbMultiPolygon)
    for part in _polygons(region.shape):
        inside.AddGeometry(part)
    prepared = inside.CreatePreparedGeometry()
    found: list[list[float]] = []
    for _ in range(_MAX_TRIES * max(count, 1)):
        if len(found) == count:
            break
        x, y = source.uniform(west, east), math.degrees(math.asin(source.uniform(low, high)))
        candidate = ogr.Geometry(ogr.wkbPoint)
        candidate.AddPoint_2D(x, y)
        if prepared.Contains(candidate):
            found.append([x, y])
    if len(found) < count:
        raise EarthEngineError("FeatureCollection.randomPoints: The region is too thin to find points in it.")
    return found


def _polygons(shape: ogr.Geometry) -> list[ogr.Geometry]:
    if shape.GetGeometryName() == "POLYGON":
        return [shape]
    return [each for i in range(shape.GetGeometryCount()) for each in _polygons(shape.GetGeometryRef(i))]


def _on_lines(region: Geometry, count: int, source: random.Random) -> list[list[float]]:
    """Points along the lines, as likely on one metre as on another."""
    from ..vector.geodesy import distances

    starts, ends = [], []
    for line in region.lines():
        starts.append(line[:-1])
        ends.append(line[1:])
    first, last = np.concatenate(starts), np.concatenate(ends)
    total: Any = np.cumsum(distances(first, last))
    found = []
    for _ in range(count):
        along = source.random() * float(total[-1])
        index = int(np.searchsorted(total, along, side="right").clip(0, len(total) - 1))
        size = float(total[index] - (total[index - 1] if index else 0.0))
        part = 1.0 - (float(total[index]) - along) / size if size else 0.0
        found.append((first[index] + (last[index] - first[index]) * part).tolist())
    return found
