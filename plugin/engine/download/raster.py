# SPDX-License-Identifier: GPL-2.0-or-later
"""GDAL, whether or not somebody has told it to raise: its exceptions are one switch for the whole process."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Any, Iterator

from osgeo import gdal, osr

from ...core.errors import RecipeError
from ...core.text import tr

#: Memory that GDAL may keep blocks in while whole files go through it.
_CACHE = 64 << 20
#: Systems that Earth Engine knows and PROJ does not.
_SYSTEMS = {"SR-ORG:6974": "+proj=sinu +lon_0=0 +x_0=0 +y_0=0 +R=6371007.181 +units=m +no_defs"}


class RasterError(RuntimeError):
    """What GDAL said; it raises a plain RuntimeError itself where it is told to."""


def done(result: Any) -> Any:
    """What a call of GDAL returned.

    Raises:
        RasterError: nothing, or an error's number.
    """
    if result is None or (isinstance(result, int) and result != 0):
        raise RasterError(gdal.GetLastErrorMsg() or "GDAL did not say why")
    return result


@contextmanager
def quiet() -> Iterator[None]:
    """In this thread GDAL prints nothing within this block."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()


@contextmanager
def small_cache() -> Iterator[None]:
    """GDAL keeps little in memory within this block; then as much as before."""
    before = gdal.GetCacheMax()
    gdal.SetCacheMax(min(before, _CACHE))
    try:
        yield
    finally:
        gdal.SetCacheMax(before)


@contextmanager
def options(values: dict[str, str]) -> Iterator[None]:
    """GDAL's options within this block, for this thread."""
    before = {name: gdal.GetThreadLocalConfigOption(name) for name in values}
    for name, value in values.items():
        gdal.SetThreadLocalConfigOption(name, value)
    try:
        yield
    finally:
        for name, old in before.items():
            gdal.SetThreadLocalConfigOption(name, old)


def spatial_reference(crs: str) -> Any:
    """The coordinate reference system of a code or WKT.

    Raises:
        RecipeError: it is unknown.
    """
    found = osr.SpatialReference()
    with quiet():
        try:
            code = found.SetFromUserInput(_SYSTEMS.get(crs.upper(), crs))
        except RuntimeError:
            code = 1
    if code != 0:
        raise RecipeError("crs", tr("The coordinate reference system “{}” is unknown.").format(crs[:60]))
    found.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return found
