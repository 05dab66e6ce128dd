# SPDX-License-Identifier: GPL-2.0-or-later
"""Image.remap, linkCollection, random, translate, interpolate and other operations on single pixels."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Optional, Sequence

import numpy as np

from ..collection import Collection
from ..comparing import is_number
from ..elementwise import cast
from ..errors import EarthEngineError
from ..filters import compare
from ..raster.crs import transform_points
from ..raster.grid import WGS84_DEGREES, Grid, Projection
from ..raster.image import Band, Image, constant_image
from ..raster.node import Map, Node, OnGrid, Pixels, Render, both
from ..registry import algorithm
from ..values import PixelType
from .image import chosen_bands
from .image_grid import nearest

_DOUBLE = PixelType("double")


# Look-up.


def hull(numbers: Sequence[Any]) -> PixelType:
    """The type of a band that holds these numbers."""
    if all(isinstance(each, int) for each in numbers):
        return PixelType("int", min(numbers), max(numbers))
    return _DOUBLE


@algorithm("Image.remap")
def remap(image: Image, from_: list[Any], to: list[Any], default_value: Any, band_name: Optional[str]) -> Image:
    if len(from_) != len(to):
        raise EarthEngineError("Image.remap: The parameters 'from' and 'to' must have the same number of elements.")
    if not all(is_number(each) for each in (*from_, *to)):
        raise EarthEngineError("Image.remap: The parameters 'from' and 'to' must be lists of numbers.")
    if not from_:
        raise EarthEngineError("Image.remap: The parameters 'from' and 'to' must not be empty.")
    if not image.bands:
        raise EarthEngineError("Image.remap: The image has no bands.")
    band = image.bands[0] if band_name is None else chosen_bands(image, [band_name], "Image.remap")[0]
    kind = hull(to)
    inputs: list[Node] = [band.node]
    if default_value is not None:
        other = default_value if isinstance(default_value, Image) else constant_image([default_value])
        from .image_mask import union_type

        kind = union_type(kind, other.bands[0].type)
        inputs.append(other.bands[0].node)
    keys, first = np.unique(np.asarray(from_, dtype="float64")[::-1], return_index=True)
    results = np.asarray(to)[::-1][first]

    def compute(pixels: Pixels, *default: Pixels) -> Pixels:
        values = pixels.values.astype("float64", copy=False)
        place = np.minimum(np.searchsorted(keys, values), len(keys) - 1)
        found = keys[place] == values
        made, mask = results[place], pixels.mask
        if default:
            made = np.where(found, made, default[0].values)
            if default[0].mask is not None:
                mask = both(mask, np.where(found, 1.0, default[0].mask).astype("float32"))
        elif not found.all():
            mask = both(mask, found.astype("float32"))
        return Pixels(cast(made, kind), mask)

    return image.with_bands([replace(band, id="remapped", type=kind, node=Map(compute, *inputs))])


def _names(value: Any, argument: str) -> list[str]:
    if value is None:
        return []
    names = value if isinstance(value, list) else [value]
    if not all(isinstance(each, str) for each in names):
        raise EarthEngineError(f"Image.linkCollection: '{argument}' must be a name or a list of names.")
    return names


@algorithm("Image.linkCollection")
def link_collection(
    input: Image, image_collection: Collection, linked_bands: Any, linked_properties: Any, match_property_name: str
) -> Image:
    bands, properties = _names(linked_bands, "linkedBands"), _names(linked_properties, "linkedProperties")
    key = input.get(match_property_name)
    match = None
    if key is not None:
        match = image_collection.filtered(compare("equals", match_property_name, key)).first()
    if match is not None:
        added = chosen_bands(match, bands, "Image.linkCollection") if bands else []
    else:
        like = image_collection.first() if bands else None
        added = [_masked(name, like) for name in bands]
    made = {band.id: band for band in input.bands}
    made.update({band.id: band for band in added})
    changed = dict(input.properties)
    for name in properties:
        value = None if match is None else match.get(name)
        if value is None:
            changed.pop(name, None)
        else:
            changed[name] = value
    return replace(input, bands=tuple(made.values()), properties=changed)


def _masked(name: str, like: Optional[Image]) -> Band:
    """A band without valid pixels, of the type that the collection's images have."""
    band = next((each for each in like.bands if each.id == name), None) if like is not None else None
    kind = PixelType("int", 0, 0) if band is None else band.type

    def nothing(render: Render, grid: Grid) -> Pixels:
        return Pixels(np.zeros(grid.shape, kind.dtype), np.zeros(grid.shape, "float32"))

    return Band(name, kind, WGS84_DEGREES if band is None else band.projection, OnGrid(nothing))


@algorithm("Image.regexpRename")
def regexp_rename(input: Image, regex: str, replacement: str, all: bool) -> Image:
    from .string import replace as replaced

    names = [replaced(name, regex, replacement, "g" if all else "") for name in input.names]
    if len(set(names)) != len(names):
        raise EarthEngineError("Image.regexpRename: The new names of the bands are not distinct.")
    return input.with_bands([replace(band, id=name) for band, name in zip(input.bands, names)])


# Coordinates and random numbers.


def _mixed(value: np.ndarray) -> np.ndarray:
    """The finaliser of SplitMix64."""
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(value ^ (value >> np.uint64(31)))


def random_field(grid: Grid, seed: int) -> np.ndarray:
    """Numbers in [0, 1) that depend on the seed and on where a pixel lies, not on how a request is cut into tiles."""
    width, height = grid.projection.pixel_size
    x, y = grid.centres
    # Quarters of a pixel: centres of any grid with this pixel size are far from where rounding changes.
    column = np.rint(x / width * 4.0 + 0.25).astype("int64").astype("uint64")
    row = np.rint(y / height * 4.0 + 0.25).astype("int64").astype("uint64")
    with np.errstate(over="ignore"):
        start = _mixed(np.array([seed & 0xFFFFFFFFFFFFFFFF], dtype="uint64") + np.uint64(0x9E3779B97F4A7C15))
        mixed = _mixed(_mixed(column + start) + row)
    return (mixed >> np.uint64(11)).astype("float64") / 2.0**53


@algorithm("Image.random")
def random(seed: int, distribution: str) -> Image:
    if distribution not in ("uniform", "normal"):
        raise EarthEngineError(f"Image.random: Unknown distribution '{distribution[:40]}'.")

    def compute(render: Render, grid: Grid) -> Pixels:
        first = random_field(grid, seed)
        if distribution == "uniform":
            return Pixels(first, None)
        second = random_field(grid, seed ^ 0x5DEECE66D)
        return Pixels(np.sqrt(-2.0 * np.log(1.0 - first)) * np.cos(2.0 * np.pi * second), None)

    kind = replace(_DOUBLE, minimum=0, maximum=1) if distribution == "uniform" else _DOUBLE
    return Image(bands=(Band("random", kind, WGS84_DEGREES, OnGrid(compute)),))


def pixel_places(projection: Projection, grid: Grid) -> tuple[np.ndarray, np.ndarray]:
    """Columns and rows, in pixels of a projection, of the centres of a grid's pixels."""
    a, b, c, d, e, f = projection.transform
    x, y = grid.centres_in(projection.crs)
    determinant = a * e - b * d
    return (e * (x - c) - b * (y - f)) / determinant, (a * (y - f) - d * (x - c)) / determinant


@algorithm("Image.pixelCoordinates")
def pixel_coordinates(projection: Projection) -> Image:
    def along(axis: int) -> OnGrid:
        return OnGrid(lambda render, grid: Pixels(np.array(pixel_places(projection, grid)[axis]), None))

    return Image(bands=tuple(Band(name, _DOUBLE, projection, along(axis)) for axis, name in enumerate("xy")))


class Displaced(Node):
    """A band moved by a distance in a CRS."""

    def __init__(self, node: Node, projection: Projection, x: float, y: float) -> None:
        self._node, self._projection, self._x, self._y = node, projection, x, y

    def compute(self, render: Render, grid: Grid) -> Pixels:
        system = self._projection.crs
        a, b, c, d, e, f = grid.transform
        if system == grid.crs:
            moved = Grid(grid.crs, (a, b, c - self._x, d, e, f - self._y), grid.width, grid.height)
            return render.pixels(self._node, moved)
        x, y = grid.centres_in(system)
        x, y = transform_points(system, grid.crs, x - self._x, y - self._y)
        return nearest(render, self._node, grid, x, y)


@algorithm("Image.translate")
def translate(input: Image, x: float, y: float, units: str, proj: Optional[Projection]) -> Image:
    if units not in ("meters", "pixels"):
        raise EarthEngineError(f"Image.translate: Unknown units '{units[:40]}'.")
    bands = []
    for band in input.bands:
        target = proj if proj is not None else input.bands[0].projection
        if units == "pixels":
            a, b, _, d, e, _ = target.transform
            east, north = a * x + b * y, d * x + e * y
        else:
            east, north = x / target.crs.unit_metres, y / target.crs.unit_metres
        bands.append(replace(band, node=Displaced(band.node, target, east, north), dimensions=None))
    return input.with_bands(bands)


# Curves.


def _each_band(image: Image, kind: PixelType, function: Any) -> Image:
    return image.with_bands([replace(band, type=kind, node=Map(function, band.node)) for band in image.bands])


@algorithm("Image.interpolate")
def interpolate(image: Image, x: list[float], y: list[float], behavior: str) -> Image:
    if len(x) != len(y) or len(x) < 2:
        raise EarthEngineError("Image.interpolate: 'x' and 'y' must have the same length, of at least 2.")
    if any(first >= second for first, second in zip(x, x[1:])):
        raise EarthEngineError("Image.interpolate: 'x' must be in ascending order, without duplicates.")
    if behavior not in ("extrapolate", "clamp", "mask", "input"):
        raise EarthEngineError(f"Image.interpolate: Unknown behavior '{behavior[:40]}'.")
    first = (y[1] - y[0]) / (x[1] - x[0])
    last = (y[-1] - y[-2]) / (x[-1] - x[-2])

    def compute(pixels: Pixels) -> Pixels:
        values = pixels.values.astype("float64")
        made = np.interp(values, x, y)
        below, above = values < x[0], values > x[-1]
        if behavior == "extrapolate":
            made = np.where(below, y[0] + (values - x[0]) * first, made)
            made = np.where(above, y[-1] + (values - x[-1]) * last, made)
        elif behavior == "input":
            made = np.where(below | above, values, made)
        elif behavior == "mask" and (below | above).any():
            return Pixels(made, both(pixels.mask, (~(below | above)).astype("float32")))
        return Pixels(made, pixels.mask)

    return _each_band(image, _DOUBLE, compute)


@algorithm("Image.polynomial")
def polynomial(image: Image, coefficients: list[float]) -> Image:
    def compute(pixels: Pixels) -> Pixels:
        total = np.zeros(pixels.values.shape)
        for coefficient in reversed(coefficients):
            total = total * pixels.values + coefficient
        return Pixels(total, pixels.mask)

    return _each_band(image, _DOUBLE, compute)


# Spectra.


def stacked(pixels: Sequence[Pixels]) -> tuple[np.ndarray, Optional[np.ndarray]]:
    """Bands along the last axis, as doubles, and the mask that all of them share."""
    mask = None
    for each in pixels:
        mask = both(mask, each.mask)
    return np.stack([each.values.astype("float64") for each in pixels], axis=-1), mask


def picked(node: Node, index: int) -> Node:
    """One of several results that a node keeps along the last axis."""
    return Map(lambda pixels: Pixels(pixels.values[..., index], pixels.mask), node)


@algorithm("Image.spectralDistance")
def spectral_distance(image1: Image, image2: Image, metric: str) -> Image:
    count = len(image1.bands)
    if count != len(image2.bands) or not count:
        raise EarthEngineError("Image.spectralDistance: The images must have the same number of bands.")
    function = _METRICS.get(metric)
    if function is None:
        raise EarthEngineError(f"Image.spectralDistance: Unknown metric '{metric[:40]}'.")

    def compute(*pixels: Pixels) -> Pixels:
        first, mask = stacked(pixels[:count])
        second, other = stacked(pixels[count:])
        with np.errstate(divide="ignore", invalid="ignore"):
            return Pixels(np.nan_to_num(function(first, second)), both(mask, other))

    nodes = [band.node for band in (*image1.bands, *image2.bands)]
    band = replace(image1.bands[0], id="distance", type=_DOUBLE, node=Map(compute, *nodes))
    return Image(bands=(band,), footprint=image1.footprint)


def _angle(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    cosine = (a * b).sum(axis=-1) / np.sqrt((a**2).sum(axis=-1) * (b**2).sum(axis=-1))
    return np.arccos(np.clip(cosine, -1.0, 1.0))


def _divergence(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    p, q = a / a.sum(axis=-1, keepdims=True), b / b.sum(axis=-1, keepdims=True)
    return np.asarray(((p - q) * (np.log(p) - np.log(q))).sum(axis=-1))


_METRICS: dict[str, Any] = {
    "sam": _angle,
    "sid": _divergence,
    "sed": lambda a, b: np.sqrt(((a - b) ** 2).sum(axis=-1)),
    "emd": lambda a, b: np.abs(np.cumsum(a - b, axis=-1)).sum(axis=-1),
}

#: Fractions with non-negative values are found among all subsets of the endmembers.
_MAX_SUBSETS = 10


@algorithm("Image.unmix")
def unmix(image: Image, endmembers: list[list[float]], sum_to_one: bool, non_negative: bool) -> Image:
    spectra = np.array(endmembers, dtype="float64").T if len({len(each) for each in endmembers}) == 1 else None
    if spectra is None or spectra.shape[0] != len(image.bands):
        raise EarthEngineError("Image.unmix: Each endmember must have one value for each band of the image.")
    count = spectra.shape[1]
    if non_negative and count > _MAX_SUBSETS:
        raise EarthEngineError("User memory limit exceeded.")
    subsets = [list(range(count))]
    if non_negative:
        subsets = [[i for i in range(count) if code >> i & 1] for code in range(1, 1 << count)]

    def compute(*pixels: Pixels) -> Pixels:
        values, mask = stacked(pixels)
        flat = values.reshape(-1, values.shape[-1])
        best = np.full(len(flat), np.inf)
        if non_negative and not sum_to_one:
            best = (flat**2).sum(axis=1)
        chosen = np.zeros((len(flat), count))
        for subset in subsets:
            found = _least_squares(spectra[:, subset], flat, sum_to_one)
            error = ((found @ spectra[:, subset].T - flat) ** 2).sum(axis=1)
            better = error < best - 1e-12 * (1.0 + error)
            if non_negative:
                better &= (found >= -1e-12).all(axis=1)
            best = np.where(better, error, best)
            full = np.zeros((len(flat), count))
            full[:, subset] = np.maximum(found, 0.0) if non_negative else found
            chosen = np.where(better[:, None], full, chosen)
        return Pixels(chosen.reshape((*values.shape[:2], count)), mask)

    node = Map(compute, *(band.node for band in image.bands))
    first = image.bands[0]
    return image.with_bands(
        [replace(first, id=f"band_{index}", type=_DOUBLE, node=picked(node, index)) for index in range(count)]
    )


def _least_squares(spectra: np.ndarray, values: np.ndarray, sum_to_one: bool) -> np.ndarray:
    if not sum_to_one:
        return np.asarray(values @ np.linalg.pinv(spectra).T)
    size = spectra.shape[1]
    system = np.zeros((size + 1, size + 1))
    system[:size, :size] = spectra.T @ spectra
    system[size, :size] = system[:size, size] = 1.0
    right = np.column_stack([values @ spectra, np.ones(len(values))])
    return np.asarray(right @ np.linalg.pinv(system).T)[:, :size]
