# SPDX-License-Identifier: GPL-2.0-or-later
"""Image.*: images made, their bands, types and properties."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Optional, Sequence

from ..elementwise import cast as cast_values
from ..errors import EarthEngineError
from ..raster.grid import Projection
from ..raster.image import Band, Image, constant_image
from ..raster.node import Map, Pixels
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
