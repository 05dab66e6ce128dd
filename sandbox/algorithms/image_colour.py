# SPDX-License-Identifier: GPL-2.0-or-later
"""Image.rgbToHsv and hsvToRgb."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Callable

import numpy as np

from ..errors import EarthEngineError
from ..raster.image import Image
from ..raster.node import Map, Pixels
from ..registry import algorithm
from ..values import PixelType
from .image_misc import picked, stacked


def _to_hsv(rgb: np.ndarray) -> np.ndarray:
    red, green, blue = (rgb[..., index] for index in range(3))
    most, least = rgb.max(axis=-1), rgb.min(axis=-1)
    span = most - least
    safe = np.where(span == 0, 1.0, span)
    hue = np.where(
        most == red,
        ((green - blue) / safe) % 6.0,
        np.where(most == green, (blue - red) / safe + 2.0, (red - green) / safe + 4.0),
    )
    hue = np.where(span == 0, 0.0, hue / 6.0)
    saturation = np.where(most == 0, 0.0, span / np.where(most == 0, 1.0, most))
    return np.stack([hue, saturation, most], axis=-1)


def _to_rgb(hsv: np.ndarray) -> np.ndarray:
    hue, saturation, value = (hsv[..., index] for index in range(3))
    channels = []
    for shift in (5.0, 3.0, 1.0):
        place = (shift + hue * 6.0) % 6.0
        channels.append(value - value * saturation * np.clip(np.minimum(place, 4.0 - place), 0.0, 1.0))
    return np.stack(channels, axis=-1)


def _register(name: str, function: Callable[[np.ndarray], np.ndarray], names: tuple[str, ...]) -> None:
    @algorithm(f"Image.{name}")
    def convert(image: Image) -> Image:
        if len(image.bands) != 3:
            raise EarthEngineError(f"Image.{name}: Expected an image with 3 bands, got {len(image.bands)}.")

        def compute(*pixels: Pixels) -> Pixels:
            values, mask = stacked(pixels)
            return Pixels(function(values).astype("float32"), mask)

        node: Any = Map(compute, *(band.node for band in image.bands))
        kind = PixelType("float")
        return image.with_bands(
            [
                replace(band, id=label, type=kind, node=picked(node, index))
                for index, (band, label) in enumerate(zip(image.bands, names))
            ]
        )


_register("rgbToHsv", _to_hsv, ("hue", "saturation", "value"))
_register("hsvToRgb", _to_rgb, ("red", "green", "blue"))
