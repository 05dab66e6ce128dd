# SPDX-License-Identifier: GPL-2.0-or-later
"""USGS/SRTMGL1_003: heights of the made-up Earth at one arc second, 60° N to 56° S."""

from __future__ import annotations

import datetime

import numpy as np

from ..raster.image import Image
from ..raster.node import Pixels
from ..values import PixelType
from . import earth, noise
from .gridded import Layout

IDENTIFIER = "USGS/SRTMGL1_003"
_SECOND = 1.0 / 3600.0


def heights(lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
    """Metres above the sea, float64 of shape (latitudes, longitudes): ridges, hills, and ever finer relief."""
    height = earth.at(earth.elevation(), lon, lat).astype("float64")
    dry = earth.at(earth.land().astype("float32"), lon, lat).astype("float64")
    relief = noise.fractal(lon[None, :] * 6.0, lat[:, None] * 6.0, 101, 9, 0.52)
    return np.asarray(np.maximum(height + (25.0 + 0.16 * height) * relief * dry, 0.0) * (dry > 0.02))


def _field(band: str, moment: datetime.datetime, lon: np.ndarray, lat: np.ndarray) -> Pixels:
    return Pixels(np.rint(heights(lon, lat)).astype("int16"), None)


def image() -> Image:
    """The whole model."""
    layout = Layout(
        (_SECOND, 0.0, -180.0 - _SECOND / 2, 0.0, -_SECOND, 60.0 + _SECOND / 2),
        1296001,
        417601,
        (("elevation", PixelType.named("int16")),),
        _field,
    )
    properties = {"title": "NASA SRTM Digital Elevation 30m", "system:time_start": 950227200000}
    return layout.image(IDENTIFIER, datetime.datetime(2000, 2, 11), properties)
