# SPDX-License-Identifier: GPL-2.0-or-later
"""Regions as Earth Engine geometries."""

from __future__ import annotations

from typing import Any

from ..core.recipes import Region
from ..core.recipes.property_filter import METHODS, PropertyFilter
from ..core.recipes.table_region import Place


def geometry(region: Place) -> Any:
    """The region with straight edges in longitude and latitude; of a table, all its features as one."""
    import ee

    if not isinstance(region, Region):
        return filtered(ee.FeatureCollection(region.id), (region.filter(),)).geometry()
    if region.is_rectangle:
        return rectangle(region)
    kind = ee.Geometry.Polygon if region.type == "Polygon" else ee.Geometry.MultiPolygon
    return kind(region.coordinates(), "EPSG:4326", False)


def rectangle(region: Region) -> Any:
    """The region's bounds."""
    import ee

    return ee.Geometry.Rectangle(list(region.bounds()), "EPSG:4326", False)


def filtered(collection: Any, filters: tuple[PropertyFilter, ...]) -> Any:
    """The images or features that meet all filters."""
    import ee

    for each in filters:
        value = list(each.value) if isinstance(each.value, tuple) else each.value
        collection = collection.filter(getattr(ee.Filter, METHODS[each.operator])(each.name, value))
    return collection
