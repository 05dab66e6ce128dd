# SPDX-License-Identifier: GPL-2.0-or-later
"""IDAHO_EPSCOR/TERRACLIMATE: monthly climate and water balance over land, 1/24°, scaled integers as the real one."""

from __future__ import annotations

import datetime

import numpy as np

from ..collection import Collection
from ..raster.node import Pixels
from ..values import PixelType
from . import earth, gddp, noise
from .gridded import Layout, Series

IDENTIFIER = "IDAHO_EPSCOR/TERRACLIMATE"
_FIRST, _LAST = datetime.datetime(1958, 1, 1), datetime.datetime(2024, 12, 1)
_RUN, _SCENARIO = "terraclimate", "historical"

#: Band → (stored integer type, what a stored count is worth).
BANDS: dict[str, tuple[str, float]] = {
    "aet": ("int16", 0.1),
    "def": ("int16", 0.1),
    "pdsi": ("int16", 0.01),
    "pet": ("int16", 0.1),
    "pr": ("int16", 1.0),
    "ro": ("int16", 1.0),
    "soil": ("int16", 0.1),
    "srad": ("int16", 0.1),
    "swe": ("int16", 1.0),
    "tmmn": ("int16", 0.1),
    "tmmx": ("int16", 0.1),
    "vap": ("int16", 0.001),
    "vpd": ("int16", 0.01),
    "vs": ("int16", 0.01),
}

_WINDOW = (0, 0, gddp.COLUMNS, gddp.ROWS)


def _following(moment: datetime.datetime) -> datetime.datetime:
    return datetime.datetime(moment.year + moment.month // 12, moment.month % 12 + 1, 1)


def _coarse(band: str, moment: datetime.datetime) -> np.ndarray:
    """The climate of the month's middle on the 0.25° grid."""
    return gddp.field(band, _RUN, _SCENARIO, moment.date().replace(day=15), _WINDOW)


def _values(band: str, moment: datetime.datetime, lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
    """Values in the unit of the dataset's description, float64 of shape (latitudes, longitudes)."""

    def near(name: str) -> np.ndarray:
        return earth.at(_coarse(name, moment), lon, lat).astype("float64")

    rough = noise.fractal(lon[None, :] * 4.0, lat[:, None] * 4.0, 7, 4)
    if band in ("tmmx", "tmmn"):
        return np.asarray(near("tasmax" if band == "tmmx" else "tasmin") - 273.15 + 0.6 * rough)
    rain = near("pr") * 86400.0 * 30.4 * (1.0 + 0.15 * rough)
    if band == "pr":
        return np.maximum(rain, 0.0)
    mean = near("tas") - 273.15
    need = np.maximum(mean + 4.0, 0.0) * 5.2
    if band == "pet":
        return np.asarray(need)
    used = np.minimum(need, rain * 0.9)
    if band == "aet":
        return used
    if band == "def":
        return np.asarray(need - used)
    if band == "ro":
        return np.maximum(rain - used, 0.0) * 0.5
    if band == "soil":
        return np.maximum(rain - 0.5 * need, 0.0) * 1.1
    if band == "swe":
        return np.where(mean < 0, np.minimum(-mean * 12.0, 1500.0), 0.0)
    if band == "pdsi":
        return np.clip((rain - need) / 40.0 + rough, -9.0, 9.0)
    if band == "srad":
        return near("rsds")
    if band == "vs":
        return near("sfcWind")
    saturation = 0.6112 * np.exp(17.67 * mean / (mean + 243.5))
    vapour = saturation * near("hurs") / 100.0
    return np.asarray(vapour if band == "vap" else saturation - vapour)


def _field(band: str, moment: datetime.datetime, lon: np.ndarray, lat: np.ndarray) -> Pixels:
    kind, worth = BANDS[band]
    counts = np.rint(_values(band, moment, lon, lat) / worth)
    low, high = np.iinfo(kind).min, np.iinfo(kind).max
    on_land = earth.at(earth.land().astype("float32"), lon, lat) >= 0.5
    inside = (lat > -60.0)[:, None]
    mask = (on_land & inside).astype("float32")
    return Pixels(np.clip(counts, low, high).astype(kind), None if mask.all() else mask)


def collection() -> Collection:
    """The whole collection."""
    layout = Layout(
        (1.0 / 24.0, 0.0, -180.0, 0.0, -1.0 / 24.0, 90.0),
        8640,
        4320,
        tuple((name, PixelType.named(kind)) for name, (kind, _) in BANDS.items()),
        _field,
    )
    source = Series(IDENTIFIER, layout, _FIRST, _LAST, _following, "%Y%m", lambda moment: {"status": "permanent"})
    return Collection(properties=gddp.sample_note(), id=IDENTIFIER, source=source, kind="ImageCollection", version=1)
