# SPDX-License-Identifier: GPL-2.0-or-later
"""What scripts put on the map, as images: collections as mosaics, features as drawings. Nothing is sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from ..core.errors import RecipeError
from ..core.map_style import MapStyle
from ..core.text import tr

_OUTLINE_PIXELS = 2


@dataclass(frozen=True)
class Shown:
    """An image to show, how, and the table that it draws.

    Attributes:
        image: the ``ee.Image``; what draws a table has its colours already.
        style: how the image is coloured; nothing where it has its colours already.
        table: the ``ee.FeatureCollection`` that the image draws, or None.
    """

    image: Any
    style: MapStyle
    table: Optional[Any] = None


def shown(thing: Any, style: MapStyle) -> Shown:
    """An object of Earth Engine as an image: a collection's latest on top, features in their style or as outlines.

    Raises:
        RecipeError: it is nothing that a map can show.
    """
    import ee

    if isinstance(thing, ee.Image):
        return Shown(thing, style)
    if isinstance(thing, ee.ImageCollection):
        return Shown(thing.mosaic(), style)
    if isinstance(thing, ee.FeatureCollection):
        return _drawn(thing, style)
    if isinstance(thing, ee.Geometry):
        return _drawn(ee.FeatureCollection([ee.Feature(thing)]), style)
    if isinstance(thing, ee.Feature):
        return _drawn(ee.FeatureCollection([thing]), style)
    if type(thing) in (ee.ComputedObject, ee.Element):
        return Shown(ee.Image(thing), style)  # what a function of the server gave
    kind = type(thing).__name__
    sentence = tr("A map shows images, collections, features and geometries of Earth Engine, and no {}.")
    raise RecipeError("eeObject", sentence.format(kind))


def bounds(thing: Any) -> Any:
    """What to compute for the bounds of an object: corners in degrees.

    Raises:
        RecipeError: it has no place on a map.
    """
    import ee

    geometry = thing if isinstance(thing, ee.Geometry) else None
    if geometry is None:
        if not isinstance(thing, ee.ComputedObject):
            raise RecipeError("feature", tr("The map is centred on images, features and geometries of Earth Engine."))
        geometry = thing.geometry() if hasattr(thing, "geometry") else ee.Feature(thing).geometry()
    return geometry.bounds(1, "EPSG:4326").coordinates()


def rectangle(west: float, south: float, east: float, north: float) -> Any:
    """A part of the world in degrees as an ``ee.Geometry``."""
    import ee

    return ee.Geometry.Rectangle([west, south, east, north], "EPSG:4326", False)


def point(longitude: float, latitude: float) -> Any:
    """A place as an ``ee.Geometry``."""
    import ee

    return ee.Geometry.Point([longitude, latitude])


def is_computed(thing: Any) -> bool:
    """Whether a value is to be computed by Earth Engine."""
    import ee

    return isinstance(thing, ee.ComputedObject)


def _drawn(table: Any, style: MapStyle) -> Shown:
    import ee

    if style.style:
        return Shown(table.style(**style.style), MapStyle(file_format=style.file_format), table)
    # As ee_plugin draws a table without a style.
    return Shown(ee.Image().paint(table, 0, _OUTLINE_PIXELS), MapStyle(file_format=style.file_format), table)
