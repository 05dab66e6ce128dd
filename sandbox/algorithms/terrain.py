# SPDX-License-Identifier: GPL-2.0-or-later
"""Terrain.*, Image.gradient and derivative: how values change from pixel to pixel.

Slopes are differences of the four neighbours over twice their distance on the ground: pixels of geographic systems
grow narrower towards the poles.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Optional

import numpy as np

from ..errors import EarthEngineError
from ..raster.crs import METRES_PER_DEGREE, crs
from ..raster.grid import Grid
from ..raster.image import Band, Image
from ..raster.node import Map, Node, Pixels, Render
from ..registry import algorithm
from ..values import PixelType
from .image_misc import picked

_FLOAT = PixelType("float")


class Differences(Node):
    """Change from the left to the right and from the lower to the upper neighbour, halved, along the last axis.

    Per pixel, or per metre on the ground. Masked where one of the neighbours is.
    """

    def __init__(self, node: Node, per_metre: bool) -> None:
        self._node, self._per_metre = node, per_metre

    def compute(self, render: Render, grid: Grid) -> Pixels:
        around = render.pixels(self._node, grid.padded(1))
        values = np.asarray(around.values, dtype="float64")
        across, down = _ground_size(grid) if self._per_metre else (1.0, 1.0)
        east = (values[1:-1, 2:] - values[1:-1, :-2]) / (2.0 * across)
        north = (values[:-2, 1:-1] - values[2:, 1:-1]) / (2.0 * down)
        mask: Optional[np.ndarray] = None
        if around.mask is not None:
            there = around.mask > 0
            whole = there[1:-1, 2:] & there[1:-1, :-2] & there[:-2, 1:-1] & there[2:, 1:-1]
            mask = around.mask[1:-1, 1:-1] * whole
        return Pixels(np.stack([east, north], axis=-1), mask)


def _ground_size(grid: Grid) -> tuple[Any, Any]:
    """Width and height of the pixels on the ground, in metres."""
    width, height = grid.projection.pixel_size
    if not grid.crs.is_geographic and grid.crs.code != "EPSG:3857":
        return width * grid.crs.unit_metres, height * grid.crs.unit_metres
    _, latitude = grid.centres_in(crs("EPSG:4326"))
    shrink = np.maximum(np.cos(np.radians(np.clip(latitude, -90.0, 90.0))), 1e-6)
    if grid.crs.is_geographic:
        return width * METRES_PER_DEGREE * shrink, height * METRES_PER_DEGREE
    return width * shrink, height * shrink


def _slope(pixels: Pixels) -> Pixels:
    steepness = np.hypot(pixels.values[..., 0], pixels.values[..., 1])
    return Pixels(np.degrees(np.arctan(steepness)).astype("float32"), pixels.mask)


def _aspect(pixels: Pixels) -> Pixels:
    """Where the ground falls to, clockwise from north; 0 where it is level."""
    east, north = pixels.values[..., 0], pixels.values[..., 1]
    turned = np.degrees(np.arctan2(-east, -north)) % 360.0
    return Pixels(np.where((east == 0) & (north == 0), 0.0, turned).astype("float32"), pixels.mask)


def _shade(azimuth: float, elevation: float) -> Any:
    zenith, towards = np.radians(90.0 - elevation), np.radians(azimuth)

    def compute(pixels: Pixels) -> Pixels:
        east, north = pixels.values[..., 0], pixels.values[..., 1]
        slope, aspect = np.arctan(np.hypot(east, north)), np.arctan2(-east, -north)
        light = np.cos(zenith) * np.cos(slope) + np.sin(zenith) * np.sin(slope) * np.cos(towards - aspect)
        return Pixels((np.clip(light, 0.0, 1.0) * 255.0 + 0.5).astype("uint8"), pixels.mask)

    return compute


def _elevation(image: Image, function: str) -> Band:
    for name in ("elevation", "DEM", "AVE_DSM"):
        if name in image.names:
            return image.band(name)
    if not image.bands:
        raise EarthEngineError(f"{function}: The image has no bands.")
    return image.bands[0]


def _derived(input: Image, name: str, function: Any, kind: PixelType) -> Image:
    band = _elevation(input, f"Terrain.{name}")
    made = replace(band, id=name, type=kind, node=Map(function, Differences(band.node, True)))
    return input.with_bands([made])


@algorithm("Terrain.slope")
def slope(input: Image) -> Image:
    return _derived(input, "slope", _slope, _FLOAT)


@algorithm("Terrain.aspect")
def aspect(input: Image) -> Image:
    return _derived(input, "aspect", _aspect, _FLOAT)


@algorithm("Terrain.hillshade")
def hillshade(input: Image, azimuth: float, elevation: float) -> Image:
    return _derived(input, "hillshade", _shade(azimuth, elevation), PixelType.named("uint8"))


@algorithm("Terrain.products")
def products(input: Image) -> Image:
    band = _elevation(input, "Terrain.products")
    node = Differences(band.node, True)
    made = {
        "slope": (_slope, _FLOAT),
        "aspect": (_aspect, _FLOAT),
        "hillshade": (_shade(270.0, 45.0), PixelType.named("uint8")),
    }
    added = [replace(band, id=name, type=kind, node=Map(function, node)) for name, (function, kind) in made.items()]
    return input.with_bands([*(each for each in input.bands if each.id not in made), *added])


def _single(node: Node, index: int, sign: float) -> Node:
    one = picked(node, index)
    return Map(lambda pixels: Pixels((pixels.values * sign).astype("float32"), pixels.mask), one)


@algorithm("Image.derivative")
def derivative(image: Image) -> Image:
    bands = []
    for band in image.bands:
        node = Differences(band.node, False)
        for index, (axis, sign) in enumerate((("x", 1.0), ("y", -1.0))):
            bands.append(replace(band, id=f"{band.id}_{axis}", type=_FLOAT, node=_single(node, index, sign)))
    return image.with_bands(bands)


@algorithm("Image.gradient")
def gradient(input: Image) -> Image:
    if len(input.bands) != 1:
        raise EarthEngineError(f"Image.gradient: Expected an image with 1 band, got {len(input.bands)}.")
    band = input.bands[0]
    node = Differences(band.node, True)
    return input.with_bands(
        [replace(band, id=axis, type=_FLOAT, node=_single(node, index, 1.0)) for index, axis in enumerate("xy")]
    )
