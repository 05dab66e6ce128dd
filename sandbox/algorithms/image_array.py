# SPDX-License-Identifier: GPL-2.0-or-later
"""Images whose pixels are arrays: toArray, arrayGet, arrayProject, arrayReduce, arrayFlatten and their like.

All pixels of a band have arrays of the same shape: pixels of ImageCollection.toArray that lack an image are masked
where the service would make their arrays shorter.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Callable, Optional, Sequence

import numpy as np

from ..collection import Collection
from ..elementwise import cast
from ..errors import EarthEngineError
from ..raster.grid import WGS84_DEGREES
from ..raster.image import Band, Image
from ..raster.node import Map, Pixels, both
from ..reducers import Reducer
from ..registry import algorithm
from ..values import PixelType
from .image_mask import union_type


def _common(types: Sequence[PixelType]) -> PixelType:
    made = replace(types[0], dimensions=0)
    for kind in types[1:]:
        made = union_type(made, replace(kind, dimensions=0))
    return made


def _masks(pixels: Sequence[Pixels]) -> Optional[np.ndarray]:
    mask = None
    for each in pixels:
        mask = both(mask, each.mask)
    return mask


def _changed(
    image: Image, function: Callable[[np.ndarray], Any], dimensions: int, kind: Optional[PixelType] = None
) -> Image:
    """Each band's arrays through a function of arrays with two leading pixel axes."""
    bands = []
    for band in image.bands:
        made = replace(kind or band.type, dimensions=dimensions)

        def compute(pixels: Pixels, made: PixelType = made) -> Pixels:
            return Pixels(cast(np.asarray(function(np.asarray(pixels.values))), made), pixels.mask)

        bands.append(replace(band, type=made, node=Map(compute, band.node)))
    return image.with_bands(bands)


def _deep(image: Image, function: str) -> int:
    """The number of axes that the arrays of all bands have."""
    found = {band.type.dimensions for band in image.bands}
    if len(found) != 1 or 0 in found:
        raise EarthEngineError(f"{function}: All bands must be arrays with the same number of dimensions.")
    return found.pop()


def _axis(axis: int, image: Image, function: str) -> int:
    deep = _deep(image, function)
    if not 0 <= axis < deep:
        raise EarthEngineError(f"{function}: Axis {axis} is not one of the array's {deep} dimensions.")
    return axis + 2


@algorithm("Image.toArray")
def to_array(image: Image, axis: int) -> Image:
    if not image.bands:
        raise EarthEngineError("Image.toArray: The image has no bands.")
    deep = image.bands[0].type.dimensions
    if not 0 <= axis <= deep or any(band.type.dimensions != deep for band in image.bands):
        raise EarthEngineError("Image.toArray: Bands must have the same number of dimensions, and 'axis' be within.")
    kind = replace(_common([band.type for band in image.bands]), dimensions=max(deep, axis + 1))

    def compute(*pixels: Pixels) -> Pixels:
        values = [cast(np.asarray(each.values), kind) for each in pixels]
        if kind.dimensions > deep:
            values = [each[..., None] for each in values]
        return Pixels(np.concatenate(values, axis=2 + axis), _masks(pixels))

    made = replace(image.bands[0], id="array", type=kind, node=Map(compute, *(band.node for band in image.bands)))
    return image.with_bands([made])


@algorithm("ImageCollection.toArray")
def collection_to_array(collection: Collection) -> Image:
    from .image_collection import images_of

    images = images_of(collection, "ImageCollection.toArray")
    if not images or not images[0].bands:
        raise EarthEngineError("ImageCollection.toArray: The collection is empty.")
    count = len(images[0].bands)
    if any(len(image.bands) != count for image in images):
        raise EarthEngineError("ImageCollection.toArray: All images must have the same number of bands.")
    nodes = [band.node for image in images for band in image.bands]
    kind = replace(_common([band.type for image in images for band in image.bands]), dimensions=2)

    def compute(*pixels: Pixels) -> Pixels:
        values = np.stack([cast(np.asarray(each.values), kind) for each in pixels], axis=-1)
        return Pixels(values.reshape((*values.shape[:2], len(images), count)), _masks(pixels))

    return Image(bands=(Band("array", kind, WGS84_DEGREES, Map(compute, *nodes)),))


@algorithm("Image.arrayGet")
def array_get(image: Image, position: Image) -> Image:
    deep = _deep(image, "Image.arrayGet")
    if len(position.bands) != deep:
        raise EarthEngineError(f"Image.arrayGet: 'position' must have {deep} bands, got {len(position.bands)}.")

    def compute(pixels: Pixels, *places: Pixels) -> Pixels:
        values = np.asarray(pixels.values)
        rows, columns = np.ogrid[: values.shape[0], : values.shape[1]]
        mask = _masks([pixels, *places])
        valid = np.ones(values.shape[:2], dtype=bool) if mask is None else mask > 0
        chosen: list[Any] = []
        for size, place in zip(values.shape[2:], places):
            index = np.where(valid, place.values, 0).astype(int)
            if (index < 0).any() or (index >= size).any():
                raise EarthEngineError("Image.arrayGet: The position is outside of the array.")
            chosen.append(index)
        return Pixels(values[(rows, columns, *chosen)], mask)

    places = [band.node for band in position.bands]
    return image.with_bands(
        [
            replace(band, type=replace(band.type, dimensions=0), node=Map(compute, band.node, *places))
            for band in image.bands
        ]
    )


@algorithm("Image.arrayProject")
def array_project(input: Image, axes: list[int]) -> Image:
    kept = [_axis(axis, input, "Image.arrayProject") for axis in axes]

    def project(values: np.ndarray) -> np.ndarray:
        dropped = [axis for axis in range(2, values.ndim) if axis not in kept]
        if any(values.shape[axis] != 1 for axis in dropped):
            raise EarthEngineError("Image.arrayProject: The axes that are left out must have length 1.")
        moved = np.transpose(values, (0, 1, *kept, *dropped))
        return moved.reshape(moved.shape[: 2 + len(kept)])

    return _changed(input, project, len(kept))


@algorithm("Image.arrayReduce")
def array_reduce(input: Image, reducer: Reducer, axes: list[int], field_axis: Optional[int]) -> Image:
    reduced = sorted(_axis(axis, input, "Image.arrayReduce") for axis in axes)
    fields = None if field_axis is None else _axis(field_axis, input, "Image.arrayReduce")
    if fields is None and (reducer.inputs > 1 or len(reducer.outputs) > 1):
        raise EarthEngineError("Image.arrayReduce: 'fieldAxis' is required by a reducer of several inputs or outputs.")

    def reduce(values: np.ndarray) -> np.ndarray:
        if fields is None or (reducer.inputs == 1 and len(reducer.outputs) == 1):
            return _reduced(reducer, [values], reduced)[0]
        parts = [np.take(values, [index], axis=fields) for index in range(values.shape[fields])]
        if len(parts) != reducer.inputs:
            raise EarthEngineError(
                f"Image.arrayReduce: The reducer needs {reducer.inputs} inputs; the field axis has {len(parts)}."
            )
        return np.concatenate(_reduced(reducer, parts, reduced), axis=fields)

    kind = _common([reducer.output_types(replace(band.type, dimensions=0))[0] for band in input.bands])
    return _changed(input, reduce, _deep(input, "Image.arrayReduce"), kind)


def _reduced(reducer: Reducer, parts: list[np.ndarray], axes: list[int]) -> list[np.ndarray]:
    """Outputs of a reducer over some axes, which stay with length 1."""
    shape = [1 if axis in axes else size for axis, size in enumerate(parts[0].shape)]
    stacks = []
    for part in parts:
        moved = np.moveaxis(part, axes, range(len(axes)))
        stacks.append(moved.reshape((-1, *moved.shape[len(axes) :])))
    found = reducer.reduce(stacks, np.ones(stacks[0].shape, "float32"))
    return [np.asarray(values).reshape(shape) for values, _ in found]


@algorithm("Image.arrayFlatten")
def array_flatten(image: Image, coordinate_labels: list[list[str]], separator: str) -> Image:
    if len(coordinate_labels) != _deep(image, "Image.arrayFlatten"):
        raise EarthEngineError("Image.arrayFlatten: A list of labels is needed for each axis.")
    sizes = tuple(len(labels) for labels in coordinate_labels)
    bands = []
    for band in image.bands:
        for index in np.ndindex(*sizes):
            name = separator.join(labels[place] for labels, place in zip(coordinate_labels, index))

            def compute(pixels: Pixels, index: tuple[int, ...] = index) -> Pixels:
                lengths = tuple(np.shape(pixels.values)[2:])
                if lengths != sizes:
                    raise EarthEngineError(
                        f"Image.arrayFlatten: The arrays have lengths {list(lengths)}, the labels {list(sizes)}."
                    )
                return Pixels(pixels.values[(slice(None), slice(None), *index)], pixels.mask)

            kind = replace(band.type, dimensions=0)
            bands.append(replace(band, id=name, type=kind, node=Map(compute, band.node)))
    return image.with_bands(bands)
