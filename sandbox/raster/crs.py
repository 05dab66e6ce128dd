# SPDX-License-Identifier: GPL-2.0-or-later
"""Coordinate reference systems through PROJ, with longitude before latitude."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any, Optional

import numpy as np
from osgeo import osr

from ..errors import EarthEngineError

osr.UseExceptions()

METRES_PER_DEGREE = 6378137.0 * math.pi / 180.0

_SINUSOIDAL = "+proj=sinu +lon_0=0 +x_0=0 +y_0=0 +R=6371007.181 +units=m +no_defs"


class Crs:
    """A coordinate reference system; equal by what the client calls it (`code`)."""

    def __init__(self, code: str, reference: osr.SpatialReference) -> None:
        self.code = code
        self.reference = reference
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        self.is_geographic = bool(reference.IsGeographic())
        self.wkt = reference.ExportToWkt()
        self.unit_metres = METRES_PER_DEGREE if self.is_geographic else float(reference.GetLinearUnits() or 1.0)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Crs) and (self.code == other.code or self.wkt == other.wkt)

    def __hash__(self) -> int:
        return hash(self.wkt)

    def __repr__(self) -> str:
        return f"Crs({self.code!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return (crs, (self.code,))


@lru_cache(maxsize=512)
def crs(code: str) -> Crs:
    """The CRS with an authority code ("EPSG:4326", "SR-ORG:6974") or WKT.

    Raises:
        EarthEngineError: PROJ does not know it.
    """
    reference = osr.SpatialReference()
    try:
        if code.upper() in ("SR-ORG:6974", "SR-ORG:6842"):
            reference.ImportFromProj4(_SINUSOIDAL)
        elif ":" in code and "[" not in code and len(code) < 64:
            authority, _, number = code.partition(":")
            if authority.upper() not in ("EPSG", "ESRI", "OGC", "IAU", "IAU_2015"):
                raise RuntimeError(code)
            if (authority.upper(), number.upper()) == ("OGC", "CRS84"):
                number, authority = "4326", "EPSG"
            if authority.upper() == "EPSG":
                reference.ImportFromEPSG(int(number))
            else:
                reference.SetFromUserInput(f"{authority.upper()}:{number}")
        elif "[" in code and len(code) < 20_000:
            reference.ImportFromWkt(code)
        else:
            raise RuntimeError(code)
    except (RuntimeError, ValueError):
        raise EarthEngineError(
            f"The CRS of a map projection could not be parsed. Unknown CRS: '{code[:80]}'."
        ) from None
    return Crs(code, reference)


@lru_cache(maxsize=512)
def _transformation(source: Crs, target: Crs) -> osr.CoordinateTransformation:
    return osr.CoordinateTransformation(source.reference, target.reference)


def transform_points(source: Crs, target: Crs, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Transform coordinates; what cannot be transformed becomes NaN. Keeps the shape of `x`."""
    if source == target:
        return x, y
    fast = _closed_form(source.code, target.code, x, y)
    if fast is not None:
        return fast
    shape = x.shape
    points = np.column_stack([np.ravel(x), np.ravel(y)]).astype("float64")
    finite = np.isfinite(points).all(axis=1)
    out = np.full_like(points, np.nan)
    if finite.any():
        try:
            transformed = np.asarray(_transformation(source, target).TransformPoints(points[finite]))[:, :2]
        except RuntimeError:
            transformed = np.full((int(finite.sum()), 2), np.nan)
        transformed[~np.isfinite(transformed).all(axis=1)] = np.nan
        out[finite] = transformed
    return out[:, 0].reshape(shape), out[:, 1].reshape(shape)


def _closed_form(source: str, target: str, x: np.ndarray, y: np.ndarray) -> Optional[tuple[np.ndarray, np.ndarray]]:
    """Web Mercator, which every map tile needs, without PROJ's cost per point."""
    radius = 6378137.0
    if (source, target) == ("EPSG:3857", "EPSG:4326"):
        return np.degrees(x / radius), np.degrees(2.0 * np.arctan(np.exp(y / radius)) - math.pi / 2.0)
    if (source, target) == ("EPSG:4326", "EPSG:3857"):
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.radians(x) * radius, np.log(np.tan(math.pi / 4.0 + np.radians(y) / 2.0)) * radius
    return None
