# SPDX-License-Identifier: GPL-2.0-or-later
"""Projection.*"""

from __future__ import annotations

from typing import Any, Optional

from ..errors import EarthEngineError
from ..promote import TYPE_NAMES, promoter
from ..raster.crs import crs as crs_of
from ..raster.grid import IDENTITY, Projection
from ..registry import algorithm

TYPE_NAMES.append((Projection, "Projection"))


@promoter("Projection")
def _projection(context: Any, value: Any) -> Projection:
    if isinstance(value, Projection):
        return value
    if isinstance(value, str):
        return Projection(crs_of(value))
    if isinstance(value, dict) and ("crs" in value or "wkt" in value):
        return projection(value.get("crs") or value.get("wkt"), value.get("transform"), None)
    raise TypeError


@algorithm("Projection")
def projection(crs: Any, transform: Optional[list[Any]], transform_wkt: Optional[str]) -> Projection:
    if isinstance(crs, Projection):
        if transform is None:
            return crs
        system = crs.crs
    else:
        system = crs_of(str(crs))
    if transform is None:
        return Projection(system, IDENTITY)
    if len(transform) != 6:
        raise EarthEngineError("Projection: The transform must be a list of 6 numbers.")
    return Projection(system, tuple(float(each) for each in transform))  # type: ignore[arg-type]


@algorithm("Projection.atScale")
def at_scale(projection: Projection, meters: float) -> Projection:
    return projection.at_scale(meters)


@algorithm("Projection.crs")
def crs(projection: Projection) -> str:
    return projection.crs.code


@algorithm("Projection.wkt")
def wkt(projection: Projection) -> str:
    return projection.crs.wkt


@algorithm("Projection.nominalScale")
def nominal_scale(proj: Projection) -> float:
    return proj.nominal_scale


@algorithm("Projection.transform")
def transform(projection: Projection) -> str:
    a, b, c, d, e, f = projection.transform
    rows = [("elt_0_0", a), ("elt_0_1", b), ("elt_0_2", c), ("elt_1_0", d), ("elt_1_1", e), ("elt_1_2", f)]
    listed = ", \n  ".join(f'PARAMETER["{name}", {value}]' for name, value in rows)
    return f'PARAM_MT["Affine", \n  PARAMETER["num_row", 3], \n  PARAMETER["num_col", 3], \n  {listed}]'


@algorithm("Projection.scale")
def scale(projection: Projection, x: float, y: float) -> Projection:
    a, b, c, d, e, f = projection.transform
    return Projection(projection.crs, (a * x, b * y, c, d * x, e * y, f))


@algorithm("Projection.translate")
def translate(projection: Projection, x: float, y: float) -> Projection:
    a, b, c, d, e, f = projection.transform
    return Projection(projection.crs, (a, b, c + a * x + b * y, d, e, f + d * x + e * y))
