# SPDX-License-Identifier: GPL-2.0-or-later
"""Image.*: masks, what stands in masked pixels, and clipping."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Optional

import numpy as np

from ..elementwise import cast as cast_values
from ..errors import EarthEngineError
from ..raster.grid import Grid
from ..raster.image import Band, Image, constant_image
from ..raster.node import Map, Node, OnGrid, Pixels, Render
from ..registry import algorithm
from ..values import PixelType
from ..vector.geometry import Geometry


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
            replace(band, node=Map(_limited, band.node, limit.node))
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
        [replace(band, node=Map(replaced, band.node, new.node)) for band, new in _pairs(image, mask, "Image.mask")]
    )


@algorithm("Image.selfMask")
def self_mask(image: Image) -> Image:
    return image.with_bands([replace(band, node=Map(_limited, band.node, band.node)) for band in image.bands])


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
        [replace(band, node=Map(over, band.node, high.node)) for band, high in _pairs(bottom, top, "Image.blend")]
    )


# Clipping.


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
        from .geometry_operations import intersection

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
