# SPDX-License-Identifier: GPL-2.0-or-later
"""Image.visualize: values to colours."""

from __future__ import annotations

from typing import Any, Optional

import numpy as np

from ..colours import colour
from ..errors import EarthEngineError
from ..raster.image import Band, Image
from ..raster.node import Map, Node, Pixels, both
from ..registry import algorithm
from ..values import PixelType
from .image import chosen_bands

_BYTE = PixelType.named("uint8")
_NAMES = ("vis-red", "vis-green", "vis-blue")


@algorithm("Image.visualize")
def visualize(
    image: Image,
    bands: Any,
    gain: Any,
    bias: Any,
    min: Any,
    max: Any,
    gamma: Any,
    opacity: Optional[float],
    palette: Any,
    force_rgb_output: bool,
) -> Image:
    shown = _shown(image, bands)
    count = len(shown)
    if (min is not None or max is not None) and (gain is not None or bias is not None):
        raise EarthEngineError("Image.visualize: Can't specify both min/max and gain/bias.")
    scale, offset = _stretch(shown, gain, bias, min, max)
    gammas = _each(gamma, count, "gamma") or [1.0] * count
    colours = _palette(palette)
    if colours is not None and count != 1:
        raise EarthEngineError("Image.visualize: Can't specify palette when there is more than one visible band.")
    if colours is not None and gamma is not None:
        raise EarthEngineError("Image.visualize: Can't specify both gamma and palette.")
    if count == 1 and colours is None and not force_rgb_output:
        nodes: list[tuple[str, Node]] = [("vis-gray", _grey(shown[0], scale[0], offset[0], gammas[0]))]
    elif count == 1:
        ramp = colours if colours is not None else np.array([[0, 0, 0], [255, 255, 255]])
        if colours is None:
            grey = _grey(shown[0], scale[0], offset[0], gammas[0])
            nodes = [(name, grey) for name in _NAMES]
        else:
            nodes = [
                (name, Map(_coloured(scale[0], offset[0], ramp[:, part]), shown[0].node))
                for part, name in enumerate(_NAMES)
            ]
    else:
        channels = [_grey(band, scale[i], offset[i], gammas[i]) for i, band in enumerate(shown)]
        # A pixel that any of the bands lacks is not shown.
        nodes = [
            (name, Map(_same_mask, channels[index], *(each for each in channels if each is not channels[index])))
            for index, name in enumerate(_NAMES)
        ]
    if opacity is not None and opacity < 1.0:
        nodes = [(name, Map(_fade(float(opacity)), node)) for name, node in nodes]
    made = tuple(Band(name, _BYTE, shown[0].projection, node, shown[0].dimensions) for name, node in nodes)
    return Image(bands=made, footprint=image.footprint, properties=image.properties, id=image.id)


def _shown(image: Image, bands: Any) -> list[Band]:
    if bands is not None:
        names = bands if isinstance(bands, list) else [each.strip() for each in str(bands).split(",")]
        for name in names:
            if isinstance(name, str) and name not in image.names and not image.bands:
                break
            if isinstance(name, str) and name not in image.names:
                raise EarthEngineError(
                    f"Image.visualize: No band named '{name}'. Available band names: [{', '.join(image.names)}]."
                )
        shown = chosen_bands(image, names, "Image.visualize")
    else:
        shown = list(image.bands[:3] if len(image.bands) >= 3 else image.bands[:1])
    if len(shown) == 2 or len(shown) > 3:
        raise EarthEngineError("Image.visualize: Must specify 1 or 3 bands to visualize.")
    if not shown:
        raise EarthEngineError("Image.visualize: The image has no bands to visualize.")
    return shown


def _each(value: Any, count: int, name: str) -> Optional[list[float]]:
    if value is None:
        return None
    if isinstance(value, str):
        try:
            value = [float(each) for each in value.split(",")]
        except ValueError:
            raise EarthEngineError(f"Image.visualize: '{name}' must be a number or a list of numbers.") from None
    numbers = value if isinstance(value, list) else [value]
    if any(not isinstance(each, (int, float)) for each in numbers):
        raise EarthEngineError(f"Image.visualize: '{name}' must be a number or a list of numbers.")
    if len(numbers) == 1:
        return [float(numbers[0])] * count
    if len(numbers) != count:
        raise EarthEngineError(f"Image.visualize: '{name}' must have one entry, or as many as there are bands.")
    return [float(each) for each in numbers]


def _stretch(shown: list[Band], gain: Any, bias: Any, low: Any, high: Any) -> tuple[list[float], list[float]]:
    """Factors and offsets that bring each band to 0…255."""
    count = len(shown)
    if gain is not None or bias is not None:
        return _each(gain, count, "gain") or [1.0] * count, _each(bias, count, "bias") or [0.0] * count
    lows, highs = _each(low, count, "min"), _each(high, count, "max")
    lows = lows or [_default(band, "low") for band in shown]
    highs = highs or [_default(band, "high") for band in shown]
    scale = [255.0 / (top - bottom) if top != bottom else float("inf") for bottom, top in zip(lows, highs)]
    offset = [-bottom * factor if np.isfinite(factor) else bottom for bottom, factor in zip(lows, scale)]
    return scale, offset


def _default(band: Band, end: str) -> float:
    """The ends of the stretch where none are given: those of integer types up to 16 bits, else 0 and 1."""
    kind = band.type
    if kind.precision == "int" and kind.maximum is not None and kind.minimum is not None and kind.maximum <= 65535:
        return float(kind.minimum if end == "low" else kind.maximum)
    return 0.0 if end == "low" else 1.0


def _scaled(values: np.ndarray, scale: float, offset: float) -> np.ndarray:
    if not np.isfinite(scale):
        return np.where(values > offset, 255.0, 0.0)
    return values.astype("float64") * scale + offset


def _grey(band: Band, scale: float, offset: float, gamma: float) -> Node:
    def compute(pixels: Pixels) -> Pixels:
        values = np.clip(_scaled(pixels.values, scale, offset), 0.0, 255.0)
        if gamma != 1.0:
            values = 255.0 * (values / 255.0) ** (1.0 / gamma)
        return Pixels(np.nan_to_num(values + 0.5).astype("uint8"), _without_nan(pixels))

    return Map(compute, band.node)


def _coloured(scale: float, offset: float, ramp: np.ndarray) -> Any:
    """One channel of a palette: colours stand evenly from 0 to 255 and are mixed linearly."""
    places = np.linspace(0.0, 255.0, len(ramp)) if len(ramp) > 1 else np.array([0.0])

    def compute(pixels: Pixels) -> Pixels:
        values = np.clip(_scaled(pixels.values, scale, offset), 0.0, 255.0)
        mixed = np.interp(np.nan_to_num(values), places, ramp)
        return Pixels((mixed + 0.5).astype("uint8"), _without_nan(pixels))

    return compute


def _without_nan(pixels: Pixels) -> Optional[np.ndarray]:
    if pixels.values.dtype.kind != "f":
        return pixels.mask
    bad = np.isnan(pixels.values)
    if not bad.any():
        return pixels.mask
    return (~bad).astype("float32") if pixels.mask is None else pixels.mask * ~bad


def _same_mask(pixels: Pixels, *others: Pixels) -> Pixels:
    mask = pixels.mask
    for other in others:
        mask = both(mask, other.mask)
    return Pixels(pixels.values, mask)


def _fade(opacity: float) -> Any:
    def compute(pixels: Pixels) -> Pixels:
        full = np.ones(pixels.values.shape, "float32") if pixels.mask is None else pixels.mask
        return Pixels(pixels.values, (full * opacity).astype("float32"))

    return compute


def _palette(palette: Any) -> Optional[np.ndarray]:
    if palette is None or palette == []:
        return None
    names = palette if isinstance(palette, list) else str(palette).split(",")
    return np.array([colour(str(name).strip())[:3] for name in names], dtype="float64")
