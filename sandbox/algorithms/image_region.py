# SPDX-License-Identifier: GPL-2.0-or-later
"""Image.reduceRegion, reduceRegions, sample and sampleRectangle: pixels of regions."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any, Iterator, Optional

import numpy as np

from ..collection import Collection
from ..errors import EarthEngineError, MemoryLimitExceeded
from ..raster.crs import crs as crs_of
from ..raster.crs import transform_points
from ..raster.grid import WGS84_DEGREES, Grid, Projection
from ..raster.image import Image
from ..raster.node import Render
from ..reducers import Reducer
from ..registry import algorithm
from ..vector.feature import Feature
from ..vector.geometry import Geometry
from .image_grid import projection_of

#: Pixels of one reduction that are held at a time; more are reduced after all have been read, within the budget.
MAX_HELD = 30_000_000


def working_projection(
    image: Image, crs: Optional[Projection], crs_transform: Optional[list[float]], scale: Optional[float]
) -> Projection:
    """The projection that a reduction works in: the given one, or that of the image's first band."""
    base = crs
    if base is None:
        base = image.bands[0].projection if image.bands else WGS84_DEGREES
    return projection_of(base, crs_transform, scale)


def region_grid(projection: Projection, region: Geometry) -> Grid:
    """The pixels of a projection that a region touches."""
    if region.is_unbounded:
        raise EarthEngineError("The geometry must be bounded: unable to use a geometry with unbounded area.")
    west, south, east, north = region.bounds_in(projection.crs)
    a, b, c, d, e, f = projection.transform
    determinant = a * e - b * d
    xs, ys = np.array([west, west, east, east]) - c, np.array([south, north, south, north]) - f
    columns, rows = (e * xs - b * ys) / determinant, (a * ys - d * xs) / determinant
    left, top = math.floor(columns.min() + 1e-9), math.floor(rows.min() + 1e-9)
    width = max(1, math.ceil(columns.max() - 1e-9) - left)
    height = max(1, math.ceil(rows.max() - 1e-9) - top)
    return Grid(projection.crs, projection.transform, 1, 1).window(left, top, width, height)


def _too_many(function: str, found: int, allowed: int) -> EarthEngineError:
    return EarthEngineError(
        f"{function}: Too many pixels in the region. Found {found}, but maxPixels allows only {allowed}.\n"
        "Ensure that you are not aggregating at a higher resolution than you intended; that is the most frequent "
        "cause of this error. If not, then you may set the 'maxPixels' argument to a limit suitable for your "
        "computation; set 'bestEffort' to true to aggregate at whatever scale results in 'maxPixels' total pixels; "
        "or both."
    )


def _region(image: Image, geometry: Optional[Geometry], function: str) -> Geometry:
    region = geometry if geometry is not None else image.footprint
    if not isinstance(region, Geometry) or region.is_unbounded:
        raise EarthEngineError(
            f"{function}: Unable to perform this geometry operation. Please specify a geometry, since the image is "
            "unbounded."
        )
    return region


def _blocks(grid: Grid, side: int = 1024) -> Iterator[Grid]:
    for top in range(0, grid.height, side):
        for left in range(0, grid.width, side):
            yield grid.window(left, top, min(side, grid.width - left), min(side, grid.height - top))


def gathered(
    context: Any, image: Image, region: Geometry, grid: Grid, weighted: bool
) -> tuple[list[np.ndarray], list[np.ndarray], np.ndarray]:
    """Values of each band, their masks, and the coverage of all pixels in a region, one-dimensional."""
    columns: list[list[np.ndarray]] = [[] for _ in image.bands]
    masks: list[list[np.ndarray]] = [[] for _ in image.bands]
    coverage: list[np.ndarray] = []
    held = 0
    for block in _blocks(grid):
        share = region.coverage(block) if weighted else region.contains_centres(block).astype("float32")
        inside = share > 0
        count = int(inside.sum())
        if not count:
            continue
        held += count * max(1, len(image.bands))
        if held > MAX_HELD:
            raise MemoryLimitExceeded
        coverage.append(share[inside])
        render: Render = context.render()
        for index, band in enumerate(image.bands):
            pixels = render.pixels(band.node, block)
            columns[index].append(np.asarray(pixels.values)[inside])
            masks[index].append(np.ones(count, "float32") if pixels.mask is None else pixels.mask[inside])
    if not coverage:
        return [np.zeros(0) for _ in columns], [np.zeros(0) for _ in masks], np.zeros(0)
    return [np.concatenate(c) for c in columns], [np.concatenate(m) for m in masks], np.concatenate(coverage)


def centres_inside(region: Geometry, grid: Grid) -> tuple[np.ndarray, np.ndarray]:
    """CRS coordinates of the pixel centres in a region, in the order of `gathered` without weights."""
    found_x, found_y = [np.zeros(0)], [np.zeros(0)]
    for block in _blocks(grid):
        inside = region.contains_centres(block)
        x, y = block.centres
        found_x.append(x[inside])
        found_y.append(y[inside])
    return np.concatenate(found_x), np.concatenate(found_y)


def sampled(
    image: Image,
    values: list[np.ndarray],
    masks: list[np.ndarray],
    chosen: np.ndarray,
    longitude: np.ndarray,
    latitude: np.ndarray,
    geometries: bool,
) -> Iterator[Feature]:
    """Chosen pixels as features, with their centres as points where wanted."""
    for number, place in enumerate(chosen.tolist()):
        properties = {
            name: value[place].item() if mask[place] > 0 else None
            for name, value, mask in zip(image.names, values, masks)
        }
        properties["system:index"] = str(number)
        point = {"type": "Point", "coordinates": [float(longitude[place]), float(latitude[place])]}
        geometry = Geometry.from_json(point) if geometries else None
        yield Feature(properties=properties, id=str(number), geometry=geometry)


def reduced_region(
    context: Any,
    image: Image,
    reducer: Reducer,
    region: Geometry,
    projection: Projection,
    best_effort: bool,
    max_pixels: float,
    function: str,
) -> dict[str, Any]:
    """A dictionary of the reducer's outputs for each band (or group of bands)."""
    grid = region_grid(projection, region)
    if grid.size > max_pixels:
        if not best_effort:
            raise _too_many(function, grid.size, int(max_pixels))
        factor = math.sqrt(grid.size / max_pixels)
        while grid.size > max_pixels:
            a, b, c, d, e, f = projection.transform
            coarse = Projection(projection.crs, (a * factor, b * factor, c, d * factor, e * factor, f))
            grid = region_grid(coarse, region)
            factor *= 1.05
    weighted = reducer.weighted or "Polygon" not in region.type
    values, masks, coverage = gathered(context, image, region, grid, weighted)
    found: dict[str, Any] = {}
    for names, group in _groups(image, reducer, function):
        weight = coverage
        for index in group:
            weight = weight * masks[index] if reducer.weighted else weight * (masks[index] > 0)
        outputs = reducer.reduce_objects([values[index] for index in group], weight)
        found.update(zip(names, outputs))
    return dict(sorted(found.items()))


def _groups(image: Image, reducer: Reducer, function: str) -> Iterator[tuple[list[str], list[int]]]:
    names, single = image.names, len(reducer.outputs) == 1
    if reducer.inputs == 1:
        for index, name in enumerate(names):
            yield ([name] if single else [f"{name}_{output}" for output in reducer.outputs]), [index]
    elif reducer.inputs == len(names):
        yield list(reducer.outputs), list(range(len(names)))
    else:
        raise EarthEngineError(f"{function}: Need {reducer.inputs} bands for the reducer, image has {len(names)}.")


@algorithm("Image.reduceRegion")
def reduce_region(
    context: Any,
    image: Image,
    reducer: Reducer,
    geometry: Optional[Geometry],
    scale: Optional[float],
    crs: Optional[Projection],
    crs_transform: Optional[list[float]],
    best_effort: bool,
    max_pixels: float,
    tile_scale: float,
) -> dict[str, Any]:
    function = "Image.reduceRegion"
    region = _region(image, geometry, function)
    projection = working_projection(image, crs, crs_transform, scale)
    return reduced_region(context, image, reducer, region, projection, best_effort, max_pixels, function)


@algorithm("Image.reduceRegions")
def reduce_regions(
    context: Any,
    image: Image,
    collection: Collection,
    reducer: Reducer,
    scale: Optional[float],
    crs: Optional[Projection],
    crs_transform: Optional[list[float]],
    tile_scale: float,
    max_pixels_per_region: Optional[float],
) -> Collection:
    projection = working_projection(image, crs, crs_transform, scale)
    limit = max_pixels_per_region or 1e13
    single = len(image.bands) == 1

    def features() -> Iterator[Feature]:
        for feature in collection:
            region = getattr(feature, "geometry", None)
            found: dict[str, Any] = {}
            if isinstance(region, Geometry) and not region.is_unbounded:
                found = reduced_region(context, image, reducer, region, projection, False, limit, "Image.reduceRegions")
                if single and reducer.inputs == 1:
                    name = image.names[0]
                    found = {_short(key, name, reducer): value for key, value in found.items()}
            properties = {**feature.properties, **{k: v for k, v in found.items() if v is not None}}
            yield Feature(properties=properties, id=feature.id, geometry=region)

    return collection.derived(features, "FeatureCollection")


def _short(key: str, band: str, reducer: Reducer) -> str:
    """Outputs for an image of one band are named after the reducer alone."""
    return reducer.outputs[0] if key == band else key[len(band) + 1 :]


@algorithm("Image.sample")
def sample(
    context: Any,
    image: Image,
    region: Optional[Geometry],
    scale: Optional[float],
    projection: Optional[Projection],
    factor: Optional[float],
    num_pixels: Optional[int],
    seed: int,
    drop_nulls: bool,
    tile_scale: float,
    geometries: bool,
) -> Collection:
    shape = _region(image, region, "Image.sample")
    working = working_projection(image, projection, None, scale)

    def features() -> Iterator[Feature]:
        grid = region_grid(working, shape)
        if grid.size > MAX_HELD:
            raise MemoryLimitExceeded
        values, masks, _ = gathered(context, image, shape, grid, False)
        x, y = centres_inside(shape, grid)
        count = len(x)
        chosen = np.arange(count)
        share = factor if factor is not None else (num_pixels / count if num_pixels and count else None)
        if share is not None and share < 1.0:
            chosen = chosen[np.random.default_rng(seed).random(count) < share]
        lon, lat = transform_points(grid.crs, crs_of("EPSG:4326"), x, y)
        if drop_nulls:
            chosen = chosen[np.all([mask[chosen] > 0 for mask in masks], axis=0)]
        yield from sampled(image, values, masks, chosen, lon, lat, geometries)

    return Collection().derived(features, "FeatureCollection")


@algorithm("Image.sampleRectangle")
def sample_rectangle(
    context: Any,
    image: Image,
    region: Optional[Geometry],
    properties: Optional[list[str]],
    default_value: Optional[float],
    default_array_value: Any,
) -> Feature:
    from ..values import Array

    shape = _region(image, region, "Image.sampleRectangle")
    grid = region_grid(working_projection(image, None, None, None), shape)
    if grid.size > 262_144:
        raise EarthEngineError(f"Image.sampleRectangle: Too many pixels in sample; must be <= 262144. Got {grid.size}.")
    render = context.render()
    found: dict[str, Any] = {}
    for band in image.bands:
        pixels = render.pixels(band.node, grid)
        values = np.asarray(pixels.values)
        if pixels.mask is not None and (pixels.mask <= 0).any():
            if default_value is None:
                raise EarthEngineError(
                    f"Image.sampleRectangle: Fully or partially masked pixels in band '{band.id}'; set defaultValue."
                )
            values = np.where(pixels.mask > 0, values, default_value)
        found[band.id] = Array(values)
    kept = {name: image.get(name) for name in properties or image.properties}
    return replace(Feature(geometry=shape), properties={**kept, **found})
