# SPDX-License-Identifier: GPL-2.0-or-later
"""Image.*: projections, frames of pixels, and what pixels know of their own place."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any, Optional

import numpy as np

from ..errors import EarthEngineError
from ..raster.grid import WGS84_DEGREES, Grid, Projection
from ..raster.image import Band, Image
from ..raster.node import Node, OnGrid, Pixels, Render
from ..raster.source import GriddedSource
from ..registry import algorithm
from ..values import PixelType
from ..vector.geometry import Geometry


@algorithm("Image.setDefaultProjection")
def set_default_projection(
    image: Image, crs: Projection, crs_transform: Optional[list[float]], scale: Optional[float]
) -> Image:
    target = projection_of(crs, crs_transform, scale)
    return image.with_bands([replace(band, projection=target) for band in image.bands])


def projection_of(crs: Projection, crs_transform: Optional[list[float]], scale: Optional[float]) -> Projection:
    """A projection from the three arguments that many algorithms have."""
    if crs_transform is not None:
        if scale is not None:
            raise EarthEngineError("Only one of 'crsTransform' and 'scale' can be specified.")
        if len(crs_transform) != 6:
            raise EarthEngineError("'crsTransform' must be a list of 6 numbers.")
        return Projection(crs.crs, tuple(float(each) for each in crs_transform))  # type: ignore[arg-type]
    return crs.at_scale(scale) if scale is not None else crs


def nearest(render: Render, node: Node, lattice: Grid, x: np.ndarray, y: np.ndarray) -> Pixels:
    """A band's values at places, of the pixels of a lattice that hold them.

    ``x``, ``y``: in the lattice's system, shaped as the answer; what is not finite is masked.
    """
    a, b, c, d, e, f = lattice.transform
    determinant = a * e - b * d
    column = np.floor((e * (x - c) - b * (y - f)) / determinant)
    row = np.floor((a * (y - f) - d * (x - c)) / determinant)
    good = np.isfinite(column) & np.isfinite(row)
    if not good.any():
        return Pixels(np.zeros(x.shape), np.zeros(x.shape, "float32"))
    left, top = int(column[good].min()), int(row[good].min())
    width, height = int(column[good].max()) - left + 1, int(row[good].max()) - top + 1
    render.reserve(width * height)
    pixels = render.pixels(node, lattice.window(left, top, width, height))
    index = (np.where(good, row - top, 0).astype(int), np.where(good, column - left, 0).astype(int))
    mask = None if pixels.mask is None else pixels.mask[index]
    if not good.all():
        mask = good.astype("float32") if mask is None else mask * good
    return Pixels(pixels.values[index], mask)


class Reprojected(Node):
    """A band computed on a projection of its own, and taken from there by nearest neighbour."""

    def __init__(self, node: Node, target: Projection) -> None:
        self._node = node
        self._target = target

    def compute(self, render: Render, grid: Grid) -> Pixels:
        x, y = grid.centres_in(self._target.crs)
        return nearest(render, self._node, Grid(self._target.crs, self._target.transform, 1, 1), x, y)


@algorithm("Image.reproject")
def reproject(image: Image, crs: Projection, crs_transform: Optional[list[float]], scale: Optional[float]) -> Image:
    target = projection_of(crs, crs_transform, scale)
    return image.with_bands(
        [replace(band, projection=target, node=Reprojected(band.node, target), dimensions=None) for band in image.bands]
    )


@algorithm("Image.resample")
def resample(image: Image, mode: str) -> Image:
    if mode not in ("bilinear", "bicubic"):
        raise EarthEngineError(f"Image.resample: Unknown resampling mode '{mode}'.")
    bands = []
    for band in image.bands:
        node = band.node.resampled(mode) if isinstance(band.node, GriddedSource) else band.node
        bands.append(replace(band, node=node))
    return image.with_bands(bands)


@algorithm("Image.clipToBoundsAndScale")
def clip_to_bounds_and_scale(
    input: Image,
    geometry: Optional[Geometry],
    width: Optional[int],
    height: Optional[int],
    max_dimension: Optional[int],
    scale: Optional[float],
) -> Image:
    """What clients put around an image for thumbnails, downloads and exports: its bands on a finite grid."""
    region = geometry if geometry is not None else input.footprint
    bands = []
    for band in input.bands:
        grid = _frame(band.projection, region, width, height, max_dimension, scale)
        size = (grid.width, grid.height)
        bands.append(replace(band, projection=grid.projection, node=Framed(band.node, grid), dimensions=size))
    return replace(input.with_bands(bands), footprint=region)


def _frame(
    projection: Projection,
    region: Any,
    width: Optional[int],
    height: Optional[int],
    max_dimension: Optional[int],
    scale: Optional[float],
) -> Grid:
    """The grid that covers a region: of the wanted size, or the pixels of the projection at a scale."""
    if not isinstance(region, Geometry) or region.is_unbounded:
        region = Geometry.rectangle(-180, -90, 180, 90)
    system = projection.crs
    if scale is not None or (width is None and height is None and max_dimension is None):
        return covering(projection if scale is None else projection.at_scale(scale), region)
    west, south, east, north = region.bounds_in(system)
    span_x, span_y = max(east - west, 1e-12), max(north - south, 1e-12)
    if width is not None and height is not None:
        columns, rows = width, height
    elif width is not None:
        columns, rows = width, round(width * span_y / span_x)
    elif height is not None:
        columns, rows = round(height * span_x / span_y), height
    else:
        longest = max(span_x, span_y)
        columns, rows = (round((max_dimension or 1) * span / longest) for span in (span_x, span_y))
    columns, rows = max(int(columns), 1), max(int(rows), 1)
    return Grid(system, (span_x / columns, 0.0, west, 0.0, -span_y / rows, north), columns, rows)


def covering(projection: Projection, region: Geometry) -> Grid:
    """The pixels of a projection that cover a region's bounds."""
    a, b, c, d, e, f = projection.transform
    west, south, east, north = region.bounds_in(projection.crs)
    x, y = np.array([west, west, east, east]), np.array([south, north, south, north])
    determinant = a * e - b * d
    columns = (e * (x - c) - b * (y - f)) / determinant
    rows = (a * (y - f) - d * (x - c)) / determinant
    if not (np.isfinite(columns).all() and np.isfinite(rows).all()):
        raise EarthEngineError("The region has no extent in the projection of the image.")
    left, top = math.floor(columns.min() + 1e-6), math.floor(rows.min() + 1e-6)
    right, bottom = math.ceil(columns.max() - 1e-6), math.ceil(rows.max() - 1e-6)
    own = Grid(projection.crs, projection.transform, 1, 1)
    return own.window(left, top, max(right - left, 1), max(bottom - top, 1))


class Framed(Node):
    """A band computed on a finite grid; there is nothing outside it."""

    def __init__(self, node: Node, frame: Grid) -> None:
        self._node = node
        self._frame = frame
        self._other = Reprojected(node, frame.projection)

    def compute(self, render: Render, grid: Grid) -> Pixels:
        same = grid.crs == self._frame.crs and grid.transform == self._frame.transform
        pixels = render.pixels(self._node, grid) if same else self._other.compute(render, grid)
        a, b, c, d, e, f = self._frame.transform
        x, y = grid.centres_in(self._frame.crs)
        determinant = a * e - b * d
        column, row = (e * (x - c) - b * (y - f)) / determinant, (a * (y - f) - d * (x - c)) / determinant
        inside = (column >= 0) & (column < self._frame.width) & (row >= 0) & (row < self._frame.height)
        if inside.all():
            return pixels
        mask = inside.astype("float32")
        return Pixels(pixels.values, mask if pixels.mask is None else pixels.mask * mask)


# Coordinates.


@algorithm("Image.pixelLonLat")
def pixel_lon_lat() -> Image:
    from ..raster.crs import crs

    def along(axis: int) -> OnGrid:
        return OnGrid(lambda render, grid: Pixels(np.array(grid.centres_in(crs("EPSG:4326"))[axis]), None))

    kind = PixelType("double")
    bands = (
        Band("longitude", replace(kind, minimum=-180, maximum=180), WGS84_DEGREES, along(0)),
        Band("latitude", replace(kind, minimum=-90, maximum=90), WGS84_DEGREES, along(1)),
    )
    return Image(bands=bands)


@algorithm("Image.pixelArea")
def pixel_area() -> Image:
    def areas(render: Render, grid: Grid) -> Pixels:
        from ..raster.area import pixel_areas

        return Pixels(pixel_areas(grid), None)

    return Image(bands=(Band("area", PixelType("double"), WGS84_DEGREES, OnGrid(areas)),))
