# SPDX-License-Identifier: GPL-2.0-or-later
"""Image.*: bands, masks, properties and where pixels come from."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import Any, Optional, Sequence

import numpy as np

from ..elementwise import cast as cast_values
from ..errors import EarthEngineError
from ..raster.grid import WGS84_DEGREES, Grid, Projection
from ..raster.image import Band, Image, constant_image
from ..raster.node import Map, Node, OnGrid, Pixels, Render
from ..raster.source import GriddedSource
from ..registry import algorithm
from ..values import Date, ErrorMargin, PixelType
from ..vector.geometry import Geometry
from .pixel_type import named

_NO_BANDS = "See https://developers.google.com/earth-engine/guides/debugging#no-bands"


# Making images.


@algorithm("Image.load")
def load(context: Any, id: str, version: int) -> Image:
    return context.catalogue.image(id)


@algorithm("Image.constant")
def constant(value: Any) -> Image:
    if isinstance(value, Image):
        return value
    if isinstance(value, dict):
        return constant_image(list(value.values()), list(value))
    return constant_image(value if isinstance(value, list) and value else [value])


@algorithm("Image.addBands")
def add_bands(dst_img: Image, src_img: Image, names: Optional[list[str]], overwrite: bool) -> Image:
    added = src_img if names is None else select(src_img, names, None)
    bands = list(dst_img.bands)
    for band in added.bands:
        place = next((index for index, each in enumerate(bands) if each.id == band.id), None)
        if place is None:
            bands.append(band)
        elif overwrite:
            bands[place] = band
        else:
            bands.append(replace(band, id=_unused(band.id, [each.id for each in bands])))
    return dst_img.with_bands(bands)


def _unused(name: str, taken: Sequence[str]) -> str:
    made, number = name, 1
    while made in taken:
        made, number = f"{name}_{number}", number + 1
    return made


# Bands.


def chosen_bands(image: Image, selectors: Sequence[Any], function: str = "Image.select") -> list[Band]:
    """The bands that selectors name: names, numbers, or regular expressions; one selector may match several."""
    found: list[Band] = []
    for selector in selectors:
        if isinstance(selector, (int, float)) and not isinstance(selector, bool):
            index = int(selector)
            if not -len(image.bands) <= index < len(image.bands):
                raise EarthEngineError(f"{function}: Illegal band index: {index}.")
            found.append(image.bands[index])
            continue
        exact = [band for band in image.bands if band.id == selector]
        matched = exact or [band for band in image.bands if _matches(str(selector), band.id)]
        if not matched:
            if not image.bands:
                raise EarthEngineError(
                    f"{function}: Band pattern '{selector}' was applied to an Image with no bands. {_NO_BANDS}"
                )
            raise EarthEngineError(
                f"{function}: Band pattern '{selector}' did not match any bands. "
                f"Available bands: [{', '.join(image.names)}]"
            )
        found.extend(matched)
    return found


def _matches(pattern: str, name: str) -> bool:
    if len(pattern) > 200:
        return False
    try:
        return re.fullmatch(pattern, name) is not None
    except re.error:
        return False


@algorithm("Image.select")
def select(input: Image, band_selectors: list[Any], new_names: Optional[list[str]]) -> Image:
    bands = chosen_bands(input, band_selectors)
    if new_names is not None:
        if len(new_names) != len(bands):
            raise EarthEngineError(
                f"Image.select: The number of new names ({len(new_names)}) must match the number of bands "
                f"({len(bands)})."
            )
        bands = [replace(band, id=name) for band, name in zip(bands, new_names)]
    return input.with_bands(_distinct(bands))


def _distinct(bands: Sequence[Band]) -> list[Band]:
    made: list[Band] = []
    for band in bands:
        name = _unused(band.id, [each.id for each in made])
        made.append(band if name == band.id else replace(band, id=name))
    return made


@algorithm("Image.rename")
def rename(input: Image, names: list[str]) -> Image:
    if len(names) != len(input.bands):
        raise EarthEngineError(
            f"Image.rename: The number of names ({len(names)}) must match the number of bands ({len(input.bands)})."
        )
    if len(set(names)) != len(names):
        raise EarthEngineError("Image.rename: Duplicate band names.")
    return input.with_bands([replace(band, id=name) for band, name in zip(input.bands, names)])


@algorithm("Image.slice")
def slice_(image: Image, start: int, end: Optional[int]) -> Image:
    return image.with_bands(image.bands[start:end])


@algorithm("Image.bandNames")
def band_names(image: Image) -> list[str]:
    return image.names


@algorithm("Image.bandTypes")
def band_types(image: Image) -> dict[str, PixelType]:
    return {band.id: band.type for band in image.bands}


@algorithm("Image.projection")
def projection(image: Image) -> Projection:
    if not image.bands:
        raise EarthEngineError(f"Image.projection: The image has no bands. {_NO_BANDS}")
    first = image.bands[0].projection
    if any(band.projection != first for band in image.bands):
        raise EarthEngineError(
            "Image.projection: The bands of the specified image contains different projections. "
            "Use Image.select to pick a single band."
        )
    return first


def _type_named(value: Any) -> PixelType:
    try:
        return named(str(value))
    except TypeError:
        raise EarthEngineError(f"Image.cast: Unknown type '{str(value)[:40]}'.") from None


@algorithm("Image.cast")
def cast(image: Image, band_types: dict[str, Any], band_order: Optional[list[str]]) -> Image:
    if band_order is not None:
        image = image.with_bands([image.band(name) for name in band_order])
    kinds = {name: each if isinstance(each, PixelType) else _type_named(each) for name, each in band_types.items()}
    return image.with_bands([as_type(band, kinds[band.id]) if band.id in kinds else band for band in image.bands])


def as_type(band: Band, kind: PixelType) -> Band:
    """The band with its values cast to a type."""
    node = Map(lambda pixels: Pixels(cast_values(pixels.values, kind), pixels.mask), band.node)
    return replace(band, type=replace(kind, dimensions=band.type.dimensions), node=node)


# Properties.


@algorithm("Image.date")
def date(image: Image) -> Date:
    start = image.get("system:time_start")
    if start is None:
        raise EarthEngineError("Image.date: Image does not have a 'system:time_start' property.")
    return Date(int(start))


@algorithm("Image.metadata")
def metadata(image: Image, property: str, name: Optional[str]) -> Image:
    value = image.get(property)
    if not isinstance(value, (int, float)):
        raise EarthEngineError(f"Image.metadata: Property '{property}' is not a number.")
    made = constant_image([value], [name or property])
    first = image.bands[0] if image.bands else None
    if first is not None:
        made = made.with_bands([replace(made.bands[0], projection=first.projection, dimensions=first.dimensions)])
    return made


@algorithm("Image.geometry")
def geometry(feature: Any, max_error: Optional[ErrorMargin], proj: Any, geodesics: Optional[bool]) -> Geometry:
    held = getattr(feature, "footprint", None) or getattr(feature, "geometry", None)
    return held if isinstance(held, Geometry) else Geometry.unbounded()


# Masks.


def _with_mask(band: Band, node: Node) -> Band:
    return replace(band, node=node)


def _fraction(values: np.ndarray) -> np.ndarray:
    """Values of a mask image as a mask: clamped to 0…1."""
    if values.dtype.kind in "iub":
        return (values > 0).astype("float32")
    return np.clip(np.nan_to_num(values), 0.0, 1.0).astype("float32")


def _mask_of(pixels: Pixels) -> np.ndarray:
    found = _fraction(pixels.values)
    return found if pixels.mask is None else found * (pixels.mask > 0)


def _pairs(image: Image, other: Image, function: str) -> list[tuple[Band, Band]]:
    if len(other.bands) == 1:
        return [(band, other.bands[0]) for band in image.bands]
    if len(other.bands) != len(image.bands):
        raise EarthEngineError(
            f"{function}: the images must have the same number of bands, or the second one band. "
            f"Got {len(image.bands)} and {len(other.bands)}."
        )
    return list(zip(image.bands, other.bands))


def _limited(pixels: Pixels, limit: Pixels) -> Pixels:
    mask = _mask_of(limit)
    if mask.min(initial=1.0) == 1.0:
        return pixels
    return Pixels(pixels.values, mask if pixels.mask is None else np.minimum(pixels.mask, mask))


@algorithm("Image.updateMask")
def update_mask(image: Image, mask: Image) -> Image:
    return image.with_bands(
        [
            _with_mask(band, Map(_limited, band.node, limit.node))
            for band, limit in _pairs(image, mask, "Image.updateMask")
        ]
    )


@algorithm("Image.mask")
def mask(image: Image, mask: Optional[Image]) -> Image:
    if mask is None:

        def shown(pixels: Pixels) -> Pixels:
            values = np.ones(pixels.values.shape[:2], "float32") if pixels.mask is None else pixels.mask
            return Pixels(values, None)

        kind = PixelType("float", 0, 1)
        return Image(
            bands=tuple(replace(band, type=kind, node=Map(shown, band.node)) for band in image.bands),
            footprint=image.footprint,
        )

    def replaced(pixels: Pixels, new: Pixels) -> Pixels:
        return Pixels(pixels.values, _mask_of(new))

    return image.with_bands(
        [_with_mask(band, Map(replaced, band.node, new.node)) for band, new in _pairs(image, mask, "Image.mask")]
    )


@algorithm("Image.selfMask")
def self_mask(image: Image) -> Image:
    return image.with_bands([_with_mask(band, Map(_limited, band.node, band.node)) for band in image.bands])


@algorithm("Image.unmask")
def unmask(input: Image, value: Optional[Image], same_footprint: bool) -> Image:
    filler = value if value is not None else constant_image([0])
    bands = []
    for band, new in _pairs(input, filler, "Image.unmask"):
        kind = union_type(band.type, new.type)
        limit = input.footprint if same_footprint else None
        bands.append(replace(band, type=kind, node=Map(_filler(kind), band.node, new.node, _inside(limit, band))))
    return input.with_bands(bands)


def union_type(first: PixelType, second: PixelType) -> PixelType:
    """The type of pixels that come from either of two bands."""
    from ..elementwise import BINARY

    return replace(BINARY["first"].rule(first, second), dimensions=first.dimensions)


def _inside(footprint: Any, band: Band) -> Node:
    """1 inside a footprint, 0 outside; 1 everywhere without one."""

    def compute(render: Render, grid: Grid) -> Pixels:
        if not isinstance(footprint, Geometry) or footprint.is_unbounded:
            return Pixels(np.ones(grid.shape, dtype=bool), None)
        return Pixels(footprint.contains_centres(grid), None)

    return OnGrid(compute)


def _filler(kind: PixelType) -> Any:
    def fill(pixels: Pixels, new: Pixels, inside: Pixels) -> Pixels:
        if pixels.mask is None:
            return Pixels(cast_values(pixels.values, kind), None)
        weight = pixels.mask
        full = weight > 0
        values = np.where(full, pixels.values, new.values)
        mask = np.where(full, 1.0, np.where(inside.values, 1.0 if new.mask is None else new.mask, 0.0))
        return Pixels(cast_values(values, kind), None if mask.min() == 1.0 else mask.astype("float32"))

    return fill


@algorithm("Image.where")
def where(input: Image, test: Image, value: Image) -> Image:
    bands = []
    tests = _pairs(input, test, "Image.where")
    for (band, condition), (_, new) in zip(tests, _pairs(input, value, "Image.where")):
        kind = union_type(band.type, new.type)

        def choose(pixels: Pixels, condition: Pixels, new: Pixels, kind: PixelType = kind) -> Pixels:
            chosen = (condition.values != 0) & condition.valid() & new.valid()
            if pixels.mask is not None:
                chosen &= pixels.mask > 0
            return Pixels(cast_values(np.where(chosen, new.values, pixels.values), kind), pixels.mask)

        bands.append(replace(band, type=kind, node=Map(choose, band.node, condition.node, new.node)))
    return input.with_bands(bands)


@algorithm("Image.blend")
def blend(bottom: Image, top: Image) -> Image:
    def over(low: Pixels, high: Pixels) -> Pixels:
        share = high.valid().astype("float32") if high.mask is None else high.mask
        under = low.valid().astype("float32") if low.mask is None else low.mask
        values = np.where(share > 0, high.values * share + low.values * (1 - share) * (under > 0), low.values)
        values = np.where((share > 0) & (under == 0), high.values, values)
        return Pixels(values, np.maximum(share, under))

    return bottom.with_bands(
        [_with_mask(band, Map(over, band.node, high.node)) for band, high in _pairs(bottom, top, "Image.blend")]
    )


# Clipping and projections.


@algorithm("Image.clip")
def clip(input: Image, geometry: Any) -> Image:
    shape = shape_of(geometry)
    if shape is None:
        raise EarthEngineError("Image.clip: The geometry for image clipping must not be null.")
    if shape.is_unbounded:
        return input

    def outline(render: Render, grid: Grid) -> Pixels:
        return Pixels(shape.contains_centres(grid), None)

    limit = OnGrid(outline)
    bands = [replace(band, node=Map(_limited, band.node, limit)) for band in input.bands]
    footprint = shape
    if isinstance(input.footprint, Geometry) and not input.footprint.is_unbounded:
        from .geometry import intersection

        footprint = intersection(input.footprint, shape, None, None)
    return replace(input.with_bands(bands), footprint=footprint)


def shape_of(value: Any) -> Optional[Geometry]:
    """The geometry of a geometry, feature or collection."""
    if isinstance(value, Geometry):
        return value
    held = getattr(value, "geometry", None) or getattr(value, "footprint", None)
    if isinstance(held, Geometry):
        return held
    if hasattr(value, "__iter__") and not isinstance(value, (str, dict, list)):
        from .collection import collected

        return collected(value)
    return None


@algorithm("Image.clipToCollection")
def clip_to_collection(input: Image, collection: Any) -> Image:
    return clip(input, collection)


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


class Reprojected(Node):
    """A band computed on a projection of its own, and taken from there by nearest neighbour."""

    def __init__(self, node: Node, target: Projection) -> None:
        self._node = node
        self._target = target

    def compute(self, render: Render, grid: Grid) -> Pixels:
        a, b, c, d, e, f = self._target.transform
        x, y = grid.centres_in(self._target.crs)
        determinant = a * e - b * d
        column = np.floor((e * (x - c) - b * (y - f)) / determinant)
        row = np.floor((a * (y - f) - d * (x - c)) / determinant)
        good = np.isfinite(column) & np.isfinite(row)
        if not good.any():
            return Pixels(np.zeros(grid.shape), np.zeros(grid.shape, "float32"))
        left, top = int(column[good].min()), int(row[good].min())
        width, height = int(column[good].max()) - left + 1, int(row[good].max()) - top + 1
        render.reserve(width * height)
        own = Grid(self._target.crs, self._target.transform, 1, 1).window(left, top, width, height)
        pixels = render.pixels(self._node, own)
        index = (np.where(good, row - top, 0).astype(int), np.where(good, column - left, 0).astype(int))
        mask = None if pixels.mask is None else pixels.mask[index]
        if not good.all():
            mask = good.astype("float32") if mask is None else mask * good
        return Pixels(pixels.values[index], mask)


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
