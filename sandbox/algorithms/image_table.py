# SPDX-License-Identifier: GPL-2.0-or-later
"""Image.sampleRegions and ImageCollection.getRegion: pixels as rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat
from typing import Any, Optional

import numpy as np

from ..collection import Collection
from ..errors import EarthEngineError
from ..raster.crs import crs as crs_of
from ..raster.crs import transform_points
from ..raster.grid import Projection
from ..raster.image import Image
from ..registry import algorithm
from ..values import Rows
from ..vector.feature import Feature
from ..vector.geometry import Geometry
from .image_collection import images_of
from .image_grid import projection_of
from .image_region import region_grid, working_projection

MAX_ROWS = 1_048_576


@algorithm("Image.sampleRegions")
def sample_regions(
    context: Any,
    image: Image,
    collection: Collection,
    properties: Optional[list[str]],
    scale: Optional[float],
    projection: Optional[Projection],
    tile_scale: float,
    geometries: bool,
) -> Collection:
    working = working_projection(image, projection, None, scale)

    def features() -> Iterator[Feature]:
        for feature in collection:
            shape = getattr(feature, "geometry", None)
            if not isinstance(shape, Geometry) or shape.is_unbounded:
                continue
            kept = {n: v for n, v in feature.properties.items() if not n.startswith("system:")}
            if properties is not None:
                kept = {name: feature.get(name) for name in properties if feature.get(name) is not None}
            rows, points = _pixels_in(context, image, shape, working)
            prefix = feature.get("system:index")
            for number, (row, point) in enumerate(zip(rows, points)):
                index = f"{prefix}_{number}"
                place = Geometry.from_json({"type": "Point", "coordinates": point}) if geometries else None
                values = {**kept, **row, "system:index": index}
                yield Feature(properties=values, id=index, geometry=place)

    return Collection().derived(features, "FeatureCollection")


def _pixels_in(
    context: Any, image: Image, shape: Geometry, projection: Projection
) -> tuple[list[dict[str, Any]], list[list[float]]]:
    """Values of the pixels whose centres lie in a shape and that no band masks, and where they are."""
    grid = region_grid(projection, shape)
    render = context.render()
    render.reserve(grid.size * max(1, len(image.bands)))
    inside = shape.contains_centres(grid)
    columns = []
    for band in image.bands:
        pixels = render.pixels(band.node, grid)
        if pixels.mask is not None:
            inside = inside & (pixels.mask > 0)
        columns.append(np.asarray(pixels.values))
    x, y = grid.centres
    lon, lat = transform_points(grid.crs, crs_of("EPSG:4326"), x[inside], y[inside])
    picked = [column[inside].tolist() for column in columns]
    rows = [dict(zip(image.names, row)) for row in zip(*picked)]
    return rows, [[float(a), float(b)] for a, b in zip(lon, lat)]


@algorithm("ImageCollection.getRegion")
def get_region(
    context: Any,
    collection: Collection,
    geometry: Geometry,
    scale: Optional[float],
    crs: Optional[Projection],
    crs_transform: Optional[list[float]],
) -> list[Any]:
    images = images_of(collection, "ImageCollection.getRegion")
    if not images:
        raise EarthEngineError("ImageCollection.getRegion: No bands in collection.")
    if scale is None and crs_transform is None:
        raise EarthEngineError("ImageCollection.getRegion: Parameter 'scale' is required.")
    names = images[0].names
    base = crs if crs is not None else Projection.of("EPSG:4326")
    grid = region_grid(projection_of(base, crs_transform, scale), geometry)
    inside = geometry.contains_centres(grid)
    count = int(inside.sum())
    if count * len(images) > MAX_ROWS:
        raise EarthEngineError(
            f"ImageCollection.getRegion: Too many values: {count} points x {len(images)} images > {MAX_ROWS}."
        )
    x, y = grid.centres
    lon, lat = transform_points(grid.crs, crs_of("EPSG:4326"), x[inside], y[inside])
    table = Rows([["id", "longitude", "latitude", "time", *names]])
    places, is_finite = (lon.tolist(), lat.tolist()), True
    render = context.render()
    for image in images:
        columns = []
        for name in names:
            column, all_finite = _column(render, image, name, grid, inside)
            columns.append(column)
            is_finite = is_finite and all_finite
        start, index = repeat(image.get("system:time_start"), count), repeat(image.get("system:index"), count)
        table.extend(map(list, zip(index, *places, start, *columns)))
    return table if is_finite else list(table)


def _column(render: Any, image: Image, name: str, grid: Any, inside: np.ndarray) -> tuple[list[Any], bool]:
    """A band's values inside a region, ``None`` where masked, and whether all of them are finite."""
    if name not in image.names:
        return [None] * int(inside.sum()), True
    pixels = render.pixels(image.band(name).node, grid)
    found = np.asarray(pixels.values)[inside]
    is_finite = found.dtype.kind != "f" or bool(np.isfinite(found).all())
    values = found.tolist()
    if pixels.mask is not None:
        values = [value if valid else None for value, valid in zip(values, pixels.mask[inside] > 0)]
    return values, is_finite
