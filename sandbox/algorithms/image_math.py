# SPDX-License-Identifier: GPL-2.0-or-later
"""Image.*: elementwise operations, from the families that numbers and arrays share."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Optional

import numpy as np

from ..elementwise import BINARY, CASTS, UNARY, Operation, cast, promoted
from ..errors import EarthEngineError
from ..raster.image import Band, Image
from ..raster.node import Map, Pixels, both
from ..registry import algorithm
from ..values import PixelType
from .image import as_type, select


def paired(left: Image, right: Image, name: str) -> list[tuple[Band, Band]]:
    """Bands that an operation brings together: one to one, or one to all."""
    if len(right.bands) == 1 or len(left.bands) == 1:
        many = max(len(left.bands), len(right.bands))
        if not left.bands or not right.bands:
            many = 0
        lefts = left.bands if len(left.bands) == many else left.bands * many
        rights = right.bands if len(right.bands) == many else right.bands * many
        return list(zip(lefts, rights))
    if len(left.bands) != len(right.bands):
        raise EarthEngineError(
            f"{name}: Images must have the same number of bands, or one of them must have one band. "
            f"Got {len(left.bands)} and {len(right.bands)}."
        )
    return list(zip(left.bands, right.bands))


def combined(left: Image, right: Image, operation: Operation, name: str) -> Image:
    """The operation on pairs of bands; names, properties' footprint and projection are those of the left."""
    bands = []
    names_from = right if len(left.bands) == 1 and len(right.bands) > 1 else left
    for index, (a, b) in enumerate(paired(left, right, name)):
        kind = replace(operation.rule(a.type, b.type), dimensions=max(a.type.dimensions, b.type.dimensions))
        node = Map(_binary(operation, kind), a.node, b.node)
        base = a if a.dimensions is not None or b.dimensions is None else b
        bands.append(replace(base, id=names_from.bands[index].id, type=kind, node=node))
    footprint = left.footprint if left.footprint is not None else right.footprint
    return Image(bands=tuple(bands), footprint=footprint)


def _binary(operation: Operation, kind: PixelType) -> Any:
    working = promoted(kind)
    compares = kind == PixelType("int", 0, 1)

    def compute(a: Pixels, b: Pixels) -> Pixels:
        left, right = _aligned(a.values, b.values)
        with np.errstate(all="ignore"):
            if compares:
                values = operation.function(left, right)
            else:
                values = operation.function(left.astype(working, copy=False), right.astype(working, copy=False))
        return Pixels(cast(np.asarray(values), kind), both(a.mask, b.mask))

    return compute


def _aligned(left: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pixels of two bands for an operation: numbers count for each element of the arrays that they meet."""
    if left.ndim == right.ndim == 2:
        return left, right
    if left.ndim == 2 or right.ndim == 2:
        most = max(left.ndim, right.ndim)
        return left.reshape(left.shape + (1,) * (most - left.ndim)), right.reshape(
            right.shape + (1,) * (most - right.ndim)
        )
    if left.shape[2:] != right.shape[2:]:
        raise EarthEngineError(f"Array dimensions must match: {list(left.shape[2:])} and {list(right.shape[2:])}.")
    return left, right


def _unary(operation: Operation, kind: PixelType) -> Any:
    def compute(a: Pixels) -> Pixels:
        with np.errstate(all="ignore"):
            return Pixels(cast(np.asarray(operation.function(a.values)), kind), a.mask)

    return compute


def _register_binary(name: str, operation: Operation) -> None:
    @algorithm(f"Image.{name}")
    def binary(image1: Image, image2: Image) -> Image:
        return combined(image1, image2, operation, f"Image.{name}")


def _register_unary(name: str, operation: Operation) -> None:
    @algorithm(f"Image.{name}")
    def unary(value: Image) -> Image:
        bands = []
        for band in value.bands:
            kind = replace(operation.rule(band.type), dimensions=band.type.dimensions)
            bands.append(replace(band, type=kind, node=Map(_unary(operation, kind), band.node)))
        return value.with_bands(bands)


def _register_cast(name: str, kind: str) -> None:
    @algorithm(f"Image.{name}")
    def to_type(value: Image) -> Image:
        return value.with_bands([as_type(band, PixelType.named(kind)) for band in value.bands])


def _register_all() -> None:
    from ..registry import IMPLEMENTATIONS

    for name, operation in BINARY.items():
        _register_binary(name, operation)
    for name, operation in UNARY.items():
        if f"Image.{name}" not in IMPLEMENTATIONS:
            _register_unary(name, operation)
    for name, kind in CASTS.items():
        _register_cast(name, kind)


_register_all()


@algorithm("Image.normalizedDifference")
def normalized_difference(input: Image, band_names: Optional[list[str]]) -> Image:
    bands = (select(input, band_names, None) if band_names is not None else input).bands
    if len(bands) < 2:
        raise EarthEngineError(f"Image.normalizedDifference: Two bands are required, got {len(bands)}.")
    first, second = bands[:2]

    def compute(a: Pixels, b: Pixels) -> Pixels:
        x, y = a.values.astype("float32"), b.values.astype("float32")
        total = x + y
        with np.errstate(divide="ignore", invalid="ignore"):
            values = np.where(total == 0, 0, (x - y) / np.where(total == 0, 1, total))
        bad = (x < 0) | (y < 0)
        mask = both(a.mask, b.mask)
        if bad.any():
            mask = (~bad).astype("float32") if mask is None else mask * ~bad
        return Pixels(values.astype("float32"), mask)

    band = replace(first, id="nd", type=PixelType("float", -1, 1), node=Map(compute, first.node, second.node))
    return Image(bands=(band,), footprint=input.footprint, properties=input.properties, id=input.id)


@algorithm("Image.unitScale")
def unit_scale(input: Image, low: float, high: float) -> Image:
    def compute(pixels: Pixels) -> Pixels:
        return Pixels((pixels.values.astype("float64") - low) / (high - low), pixels.mask)

    return input.with_bands(
        [replace(band, type=PixelType("double"), node=Map(compute, band.node)) for band in input.bands]
    )


@algorithm("Image.clamp")
def clamp(input: Image, low: float, high: float) -> Image:
    bands = []
    for band in input.bands:
        whole = float(low).is_integer() and float(high).is_integer() and band.type.precision == "int"
        kind = (
            PixelType("int", low, high) if whole else PixelType("double" if band.type.precision != "float" else "float")
        )

        def compute(pixels: Pixels, kind: PixelType = kind) -> Pixels:
            return Pixels(cast(np.clip(pixels.values, low, high), kind), pixels.mask)

        bands.append(replace(band, type=kind, node=Map(compute, band.node)))
    return input.with_bands(bands)
