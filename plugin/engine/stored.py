# SPDX-License-Identifier: GPL-2.0-or-later
"""From what a layer has stored (a serialised graph, JSON of a visualisation) to a map or features, whoever stored it.

A project file comes from anybody: what cannot be read is a sentence, whatever it holds.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Callable

from ..core.errors import ComputationFailed
from ..core.text import tr
from . import collecting, failures
from .client import Client, MapTiles

_GEOMETRIES = ("Point", "MultiPoint", "LineString", "MultiLineString", "LinearRing", "Polygon", "MultiPolygon",
               "GeometryCollection")  # fmt: skip
#: What reading text that is no graph can raise, besides what the client library says.
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)


@dataclass(frozen=True)
class StoredLook:
    """A visualisation as a layer has stored it: keyword arguments of ``ee.Image.visualize``."""

    arguments: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str) -> StoredLook:
        """From the JSON text; nothing stored is QGIS' way of saying that the image is a picture already."""
        try:
            body = json.loads(text) if text else {}
        except (ValueError, RecursionError) as error:
            raise _unreadable(error) from error
        return cls(dict(body) if isinstance(body, dict) else {})

    def to_ee(self) -> dict[str, Any]:
        """Keyword arguments for ``ee.Image.visualize``."""
        return dict(self.arguments)


def tiles(client: Client, graph: str, look: str, *, cancelled: Callable[[], bool]) -> MapTiles:
    """A new map of a stored image; one request.

    Raises:
        WorkbenchError: by what the user can do about it.
    """
    import ee

    shown = StoredLook.read(look)
    image = _read(graph)
    try:
        # a graph that ends in a function of elements is read as an element
        return client.map_id(image if isinstance(image, ee.Image) else ee.Image(image), shown, cancelled=cancelled)
    except (TypeError, AttributeError, RecursionError) as error:
        raise _unreadable(error) from error


def features(client: Client, graph: str, *, cancelled: Callable[[], bool]) -> dict[str, Any]:
    """Stored features, a feature or a geometry as a GeoJSON FeatureCollection; one request.

    Raises:
        WorkbenchError: by what the user can do about it.
    """
    try:
        found = client.compute(_read(graph), cancelled=cancelled)
    except (TypeError, AttributeError, RecursionError) as error:
        raise _unreadable(error) from error
    kind = found.get("type") if isinstance(found, dict) else None
    if kind == "Feature":
        rows = [found]
    elif kind in _GEOMETRIES:
        rows = [{"type": "Feature", "geometry": found, "properties": {}}]
    elif kind == "FeatureCollection" and isinstance(found.get("features"), list):
        rows = found["features"]
    else:
        raise _unreadable(f"not features, but {kind or type(found).__name__}")
    return {"type": "FeatureCollection", "features": rows}


def _read(graph: str) -> Any:
    import ee

    try:
        with collecting.paused():
            found = ee.deserializer.fromJSON(graph)
    except (ee.EEException, *_UNREADABLE) as error:
        raise _unreadable(error) from error
    if not isinstance(found, ee.ComputedObject):
        raise _unreadable(type(found).__name__)
    return found


def _unreadable(cause: object) -> ComputationFailed:
    sentence = tr("What this layer has stored of its Earth Engine object cannot be read. Add the layer again.")
    return ComputationFailed(sentence, details=failures.scrubbed(str(cause)))
