# SPDX-License-Identifier: GPL-2.0-or-later
"""Regions as Earth Engine geometries."""

from __future__ import annotations

from typing import Any

from ..core.recipes import Region


def geometry(region: Region) -> Any:
    """The region with straight edges in longitude and latitude."""
    import ee

    if region.is_rectangle:
        return rectangle(region)
    kind = ee.Geometry.Polygon if region.type == "Polygon" else ee.Geometry.MultiPolygon
    return kind(region.coordinates(), "EPSG:4326", False)


def rectangle(region: Region) -> Any:
    """The region's bounds."""
    import ee

    return ee.Geometry.Rectangle(list(region.bounds()), "EPSG:4326", False)
