# SPDX-License-Identifier: GPL-2.0-or-later
"""From pixels to vectors and back: reduceToVectors, stratifiedSample, Collection.distance and reduceToImage."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any, Iterator, Optional

import numpy as np
from osgeo import gdal, ogr, osr

from ..collection import Collection
from ..errors import EarthEngineError, MemoryLimitExceeded
from ..raster.crs import crs as crs_of
from ..raster.crs import transform_points
from ..raster.grid import WGS84_DEGREES, Grid, Projection
from ..raster.image import Band, Image
from ..raster.node import OnGrid, Pixels, Render
from ..reducers import Reducer
from ..registry import algorithm
from ..values import PixelType
from ..vector.feature import Feature
from ..vector.geometry import WGS84, Geometry
from .image_paint import _near
from .image_region import (
    MAX_HELD,
    _groups,
    _region,
    _too_many,
    centres_inside,
    gathered,
    region_grid,
    sampled,
    working_projection,
)
from .reducer_statistics import count_every

_RADIUS = 6_371_008.8


# Segments as polygons.


@algorithm("Image.reduceToVectors")
def reduce_to_vectors(
    context: Any,
    image: Image,
    reducer: Optional[Reducer],
    geometry: Optional[Geometry],
    scale: Optional[float],
    geometry_type: str,
    eight_connected: bool,
    label_property: Optional[str],
    crs: Optional[Projection],
    crs_transform: Optional[list[float]],
    best_effort: bool,
    max_pixels: int,
    tile_scale: float,
    geometry_in_native_projection: bool,
) -> Collection:
    function = "Image.reduceToVectors"
    if geometry_type not in ("polygon", "bb", "centroid"):
        raise EarthEngineError(f"{function}: Unknown geometry type '{geometry_type[:40]}'.")
    if not image.bands or image.bands[0].type.precision != "int":
        raise EarthEngineError(f"{function}: The first band must be of an integer type.")
    region = _region(image, geometry, function)
    projection = working_projection(image, crs, crs_transform, scale)
    used = reducer if reducer is not None else count_every()

    def features() -> Iterator[Feature]:
        grid = _fitting(projection, region, max_pixels, best_effort, function)
        inside = region.contains_centres(grid)
        render = context.render()
        pixels = [render.pixels(band.node, grid) for band in image.bands]
        labels, names = _segments(pixels[0], inside, grid, eight_connected)
        rest = image.with_bands(image.bands[1:])
        columns = [np.asarray(each.values) for each in pixels[1:]]
        masks = [np.ones(grid.shape, "float32") if each.mask is None else each.mask for each in pixels[1:]]
        for number, (segment, value, shape) in enumerate(_shapes(labels, names, grid)):
            properties: dict[str, Any] = {}
            if label_property is not None:
                properties[label_property] = value
            properties.update(_reduced(rest, used, columns, masks, labels == segment, function))
            found = _as_wanted(Geometry(shape, grid.crs, False), geometry_type, geometry_in_native_projection)
            index = f"+{number}"
            yield Feature(properties={**properties, "system:index": index}, id=index, geometry=found)

    return Collection().derived(features, "FeatureCollection")


def _fitting(projection: Projection, region: Geometry, most: int, best_effort: bool, function: str) -> Grid:
    grid = region_grid(projection, region)
    if grid.size > most and not best_effort:
        raise _too_many(function, grid.size, most)
    while grid.size > most:
        projection = projection.at_scale(projection.nominal_scale * math.sqrt(grid.size / most) * 1.05)
        grid = region_grid(projection, region)
    if grid.size > MAX_HELD:
        raise MemoryLimitExceeded
    return grid


def _segments(pixels: Pixels, inside: np.ndarray, grid: Grid, eight: bool) -> tuple[np.ndarray, dict[int, int]]:
    """Numbers of connected pixels of one value from 1 on, 0 where there is none; and the value of each number."""
    usable = inside if pixels.mask is None else inside & (pixels.mask > 0)
    values = np.asarray(pixels.values).astype("int64")
    parent = np.arange(grid.size)

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    steps = ((0, 1), (1, 0), (1, 1), (1, -1)) if eight else ((0, 1), (1, 0))
    places = np.arange(grid.size).reshape(grid.shape)
    for down, right in steps:
        here = (slice(0, grid.height - down), slice(max(-right, 0), grid.width - max(right, 0)))
        there = (slice(down, grid.height), slice(max(right, 0), grid.width - max(-right, 0)))
        same = (values[here] == values[there]) & usable[here] & usable[there]
        for a, b in zip(places[here][same].tolist(), places[there][same].tolist()):
            first, second = root(a), root(b)
            if first != second:
                parent[max(first, second)] = min(first, second)
    roots = np.array([root(place) for place in places[usable].tolist()], dtype="int64")
    labels = np.zeros(grid.shape, dtype="int32")
    known, numbers = np.unique(roots, return_inverse=True)
    labels[usable] = numbers + 1
    flat = values.ravel()
    return labels, {number + 1: int(flat[place]) for number, place in enumerate(known.tolist())}


def _shapes(labels: np.ndarray, names: dict[int, int], grid: Grid) -> Iterator[tuple[int, int, ogr.Geometry]]:
    """Each segment with its value and the outline of its pixels."""
    memory = gdal.GetDriverByName("MEM").Create("", grid.width, grid.height, 1, gdal.GDT_Int32)
    a, b, c, d, e, f = grid.transform
    memory.SetGeoTransform((c, a, b, f, d, e))
    band = memory.GetRasterBand(1)
    band.WriteArray(labels)
    source = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = source.CreateLayer("segments", osr.SpatialReference(), ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("segment", ogr.OFTInteger))
    gdal.Polygonize(band, band, layer, 0, ["8CONNECTED=8"])
    parts: dict[int, list[ogr.Geometry]] = {}
    for feature in layer:
        parts.setdefault(feature.GetField(0), []).append(feature.GetGeometryRef().Clone())
    for segment in sorted(parts):
        shape = parts[segment][0]
        if len(parts[segment]) > 1 or not shape.IsValid():
            collected = ogr.Geometry(ogr.wkbMultiPolygon)
            for part in parts[segment]:
                collected.AddGeometry(part)
            shape = collected.MakeValid() or collected
        yield segment, names[segment], shape


def _reduced(
    image: Image,
    reducer: Reducer,
    columns: list[np.ndarray],
    masks: list[np.ndarray],
    here: np.ndarray,
    function: str,
) -> dict[str, Any]:
    """A segment's outputs; a reducer that counts needs no band."""
    count = int(here.sum())
    if not image.bands:
        outputs = reducer.reduce_objects([np.ones(count)], np.ones(count, "float32"))
        return dict(zip(reducer.outputs, outputs))
    found: dict[str, Any] = {}
    for names, group in _groups(image, reducer, function):
        weight = np.minimum.reduce([masks[index][here] for index in group])
        shown = reducer.outputs if len(image.bands) == 1 else names
        found.update(zip(shown, reducer.reduce_objects([columns[index][here] for index in group], weight)))
    return {name: value for name, value in found.items() if value is not None}


def _as_wanted(shape: Geometry, kind: str, native: bool) -> Geometry:
    if kind == "bb":
        west, south, east, north = shape.bounds_in(shape.crs)
        shape = Geometry.rectangle(west, south, east, north, shape.crs, False)
    elif kind == "centroid":
        shape = Geometry(shape.shape.Centroid(), shape.crs, False)
    return shape if native or shape.crs == WGS84 else replace(shape.in_crs(WGS84), geodesic=False)


# Samples of each class.


@algorithm("Image.stratifiedSample")
def stratified_sample(
    context: Any,
    image: Image,
    num_points: int,
    class_band: Optional[str],
    region: Optional[Geometry],
    scale: Optional[float],
    projection: Optional[Projection],
    seed: int,
    class_values: Optional[list[int]],
    class_points: Optional[list[int]],
    drop_nulls: bool,
    tile_scale: float,
    geometries: bool,
) -> Collection:
    function = "Image.stratifiedSample"
    band = image.band(class_band) if class_band is not None else (image.bands[0] if image.bands else None)
    if band is None or band.type.precision != "int":
        raise EarthEngineError(f"{function}: The class band must be of an integer type.")
    if len(class_values or ()) != len(class_points or ()):
        raise EarthEngineError(f"{function}: classValues and classPoints must have the same size.")
    shape = _region(image, region, function)
    working = working_projection(image, projection, None, scale)
    wanted = dict(zip(class_values or (), class_points or ()))

    def features() -> Iterator[Feature]:
        grid = region_grid(working, shape)
        values, masks, _ = gathered(context, image, shape, grid, False)
        place = image.names.index(band.id)
        usable = np.all(masks, axis=0) if drop_nulls else masks[place] > 0
        generator = np.random.default_rng(seed)
        classes = values[place]
        picked = []
        for value in np.unique(classes[usable]).tolist():
            among = np.flatnonzero(usable & (classes == value))
            count = min(int(wanted.get(value, num_points)), len(among))
            picked.append(np.sort(generator.permutation(among)[:count]))
        chosen = np.concatenate(picked) if picked else np.zeros(0, dtype=int)
        x, y = centres_inside(shape, grid)
        lon, lat = transform_points(grid.crs, crs_of("EPSG:4326"), x, y)
        yield from sampled(image, values, masks, chosen, lon, lat, geometries)

    return Collection().derived(features, "FeatureCollection")


# Pixels from features.


def _shapes_of(collection: Collection) -> list[tuple[Feature, Geometry]]:
    found = []
    for feature in collection:
        shape = getattr(feature, "geometry", None)
        if isinstance(feature, Feature) and isinstance(shape, Geometry):
            found.append((feature, shape))
    return found


@algorithm("Collection.distance")
def distance(features: Collection, search_radius: float, max_error: float) -> Image:
    shapes = [shape.in_crs(WGS84) for _, shape in _shapes_of(features) if not shape.is_unbounded]
    parts = [part for shape in shapes for part in shape.parts() if len(part)]
    starts = [part[:-1] if len(part) > 1 else part for part in parts]
    ends = [part[1:] if len(part) > 1 else part for part in parts]
    start = np.concatenate(starts) if starts else np.zeros((0, 2))
    end = np.concatenate(ends) if ends else np.zeros((0, 2))

    def compute(render: Render, grid: Grid) -> Pixels:
        lon, lat = grid.centres_in(WGS84)
        nearest = np.full(grid.shape, np.inf)
        shrink = np.cos(np.radians(lat))
        near = _in_reach(start, end, lon, lat, search_radius)
        for (x0, y0), (x1, y1) in zip(start[near], end[near]):
            ax, ay = ((x0 - lon + 180.0) % 360.0 - 180.0) * shrink, y0 - lat
            dx, dy = (x1 - x0) * shrink, y1 - y0
            length = dx * dx + dy * dy
            along = np.clip(-(ax * dx + ay * dy) / np.where(length > 0, length, 1.0), 0.0, 1.0)
            np.minimum(nearest, np.hypot(ax + along * dx, ay + along * dy), out=nearest)
        metres = np.radians(nearest) * _RADIUS
        reached = metres <= search_radius
        return Pixels(np.where(reached, metres, 0.0), reached.astype("float32"))

    band = Band("distance", PixelType("double", 0.0, search_radius), WGS84_DEGREES, OnGrid(compute))
    return Image(bands=(band,))


def _in_reach(start: np.ndarray, end: np.ndarray, lon: np.ndarray, lat: np.ndarray, metres: float) -> np.ndarray:
    """Which segments can be within a distance of some pixels."""
    degrees = math.degrees(metres / _RADIUS) * 1.01
    low, high = np.minimum(start, end), np.maximum(start, end)
    south, north = np.nanmin(lat) - degrees, np.nanmax(lat) + degrees
    in_height = (high[:, 1] >= south) & (low[:, 1] <= north)
    wide = degrees / max(math.cos(math.radians(min(max(abs(south), abs(north)), 89.9))), 1e-3)
    west, east = np.nanmin(lon) - wide, np.nanmax(lon) + wide
    turned = [(high[:, 0] + turn >= west) & (low[:, 0] + turn <= east) for turn in (-360.0, 0.0, 360.0)]
    return np.asarray(in_height & np.any(turned, axis=0))


@algorithm("Collection.reduceToImage")
def reduce_to_image(collection: Collection, properties: list[str], reducer: Reducer) -> Image:
    if reducer.inputs != len(properties):
        raise EarthEngineError(
            f"Collection.reduceToImage: Need {reducer.inputs} properties for the reducer, got {len(properties)}."
        )
    rows = []
    for feature, shape in _shapes_of(collection):
        found = [feature.get(name) for name in properties]
        if all(isinstance(each, (int, float)) and not isinstance(each, bool) for each in found):
            rows.append((shape, [float(each) for each in found]))
    types = reducer.output_types(PixelType("double"))
    single = _Reduction(rows, reducer)
    bands = tuple(
        Band(name, kind, WGS84_DEGREES, OnGrid(single.output(index)))
        for index, (name, kind) in enumerate(zip(reducer.outputs, types))
    )
    return Image(bands=bands)


class _Reduction:
    """Values of features on a grid, reduced once for all outputs."""

    def __init__(self, rows: list[tuple[Geometry, list[float]]], reducer: Reducer) -> None:
        self._rows = rows
        self._reducer = reducer
        self._made: dict[tuple[int, Grid], list[Pixels]] = {}

    def output(self, index: int) -> Any:
        """The function of one output."""

        def compute(render: Render, grid: Grid) -> Pixels:
            key = (id(render), grid)
            if key not in self._made:
                self._made = {key: self._compute(render, grid)}
            return self._made[key][index]

        return compute

    def _compute(self, render: Render, grid: Grid) -> list[Pixels]:
        near = [(shape, values) for shape, values in self._rows if _near(shape, grid)]
        render.reserve(grid.size * max(len(near), 1) * (1 + self._reducer.inputs))
        weights = np.zeros((max(len(near), 1), *grid.shape), dtype="float32")
        for index, (shape, _) in enumerate(near):
            weights[index] = shape.coverage(grid) > 0 if "Polygon" not in shape.type else shape.contains_centres(grid)
        stacks = []
        for number in range(self._reducer.inputs):
            values = np.array([row[number] for _, row in near] or [0.0]).reshape(-1, 1, 1)
            stacks.append(np.broadcast_to(values, weights.shape))
        touched = (weights > 0).any(axis=0)
        found = self._reducer.reduce(stacks, weights)
        return [Pixels(np.asarray(values), (valid & touched).astype("float32")) for values, valid in found]
