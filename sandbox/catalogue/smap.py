# SPDX-License-Identifier: GPL-2.0-or-later
"""NASA/SMAP/SPL4SMGP/007 and /008: three-hourly soil moisture over land on the 9 km EASE grid."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Any

import numpy as np

from ..collection import Collection
from ..raster.grid import Projection
from ..raster.node import Pixels
from ..values import PixelType
from ..vector.geometry import Geometry
from . import earth, gddp, noise
from .facts import dataset
from .gridded import Layout, Series

IDENTIFIERS = ("NASA/SMAP/SPL4SMGP/007", "NASA/SMAP/SPL4SMGP/008")
#: What is still being measured goes on for years to come, so that "last week" is there whenever somebody asks.
_FIRST, _LAST = datetime.datetime(2015, 3, 31, 1, 30), datetime.datetime(2035, 12, 31, 22, 30)
_STEP = datetime.timedelta(hours=3)
_WINDOW = (0, 0, gddp.COLUMNS, gddp.ROWS)
#: EASE-Grid 2.0 global, 9 km.
_EASE = (9008.05, 0.0, -17367530.45, 0.0, -9008.05, 7314540.83)


class _EaseLayout(Layout):
    """The global cylindrical equal-area grid, whose columns and rows are longitudes and latitudes as well."""

    @property
    def projection(self) -> Projection:
        return Projection.of("EPSG:6933", self.transform)

    @property
    def footprint(self) -> Geometry:
        return Geometry.rectangle(-180.0, -85.044, 180.0, 85.044)

    def _read(self, band: str, moment: datetime.datetime, column: int, row: int, width: int, height: int) -> Pixels:
        from ..raster.crs import crs, transform_points

        a, _, c, _, e, f = self.transform
        x, y = c + a * (column + np.arange(width) + 0.5), f + e * (row + np.arange(height) + 0.5)
        longitude, _ = transform_points(crs("EPSG:6933"), crs("EPSG:4326"), x, np.zeros(width))
        _, latitude = transform_points(crs("EPSG:6933"), crs("EPSG:4326"), np.zeros(height), y)
        return self.field(band, moment, longitude, latitude)


def _share(moment: datetime.datetime, lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
    """How wet the ground is, 0 to 1: what fell in the last three days, less in dry air."""
    wet = np.zeros((len(lat), len(lon)))
    for ago, weight in ((0, 0.5), (1, 0.3), (2, 0.2)):
        day = moment.date() - datetime.timedelta(days=ago)
        rain = gddp.field("pr", "smap", "ssp245", day, _WINDOW)
        wet += weight * earth.at(rain, lon, lat) * 86400.0
    rough = noise.fractal(lon[None, :] * 3.0, lat[:, None] * 3.0, 23, 3)
    return np.clip(0.12 + wet / (wet + 6.0) + 0.06 * rough, 0.02, 1.0)


def _field(band: str, moment: datetime.datetime, lon: np.ndarray, lat: np.ndarray) -> Pixels:
    share = _share(moment, lon, lat)
    if band.endswith("wetness") or band.startswith("land_fraction"):
        values = share
    elif band.startswith("sm_") and band.endswith("pctl"):
        values = 100.0 * share
    elif band.startswith("sm_"):
        depth = {"sm_rootzone": 0.85, "sm_profile": 0.8, "sm_surface_anomaly": 0.1}.get(band, 1.0)
        values = 0.48 * share * depth
    elif "temp" in band:
        values = earth.at(gddp.field("tas", "smap", "ssp245", moment.date(), _WINDOW), lon, lat)
    elif band == "surface_pressure":
        values = 100.0 * 1013.25 * np.exp(-earth.at(earth.elevation(), lon, lat) / 8400.0)
    else:
        low, high = _ranges().get(band, (0.0, 1.0))
        values = low + (high - low) * 0.3 * share
    mask = (earth.at(earth.land().astype("float32"), lon, lat) >= 0.5).astype("float32")
    return Pixels(np.asarray(values, dtype="float32"), None if mask.all() else mask)


def _bands() -> list[dict[str, Any]]:
    return dataset(IDENTIFIERS[1])["bands"]


@lru_cache(maxsize=1)
def _ranges() -> dict[str, tuple[float, float]]:
    """The bands' least and greatest values, as the catalogue tells them."""
    return {band["name"]: tuple(band["catalog_range"]) for band in _bands() if "catalog_range" in band}


def collection(identifier: str) -> Collection:
    """One of the two versions, which differ in their ids only."""
    bands = tuple((band["name"], PixelType.named("float")) for band in _bands())
    layout = _EaseLayout(_EASE, 3856, 1624, bands, _field)
    source = Series(identifier, layout, _FIRST, _LAST, lambda moment: moment + _STEP, "%Y%m%d_%H%M")
    return Collection(properties=gddp.sample_note(), id=identifier, source=source, kind="ImageCollection", version=1)
