# SPDX-License-Identifier: GPL-2.0-or-later
"""Earth Engine layers as a project stores them, ours and ee_plugin's: what is in them, and how they wait and come back.

The address of a stored layer's tiles is not believed: it is dead in most cases, and a project file comes from anybody.
Until there is a new one the layer stays where it is, with its legend and style, and draws nothing.
"""

from __future__ import annotations

import urllib.parse
from dataclasses import dataclass

from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer, QgsVectorLayer

from ..engine.client import MapTiles
from . import layers

RASTER, VECTOR = "raster", "vector"
VECTOR_SOURCE = "ee-vector-source"
"""ee_plugin's key: the file that a vector layer reads."""

#: One transparent pixel: QGIS draws it without asking anybody, and notes no failure in its log.
_NOTHING = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII="
)


@dataclass(frozen=True)
class Stored:
    """What a layer needs to come back: its id and name, what it is (RASTER or VECTOR), graph and visualisation."""

    layer_id: str
    name: str
    kind: str
    graph: str
    look: str


def kind_of(layer: QgsMapLayer) -> str:
    """RASTER for tiles of Earth Engine, VECTOR for features of it in a file, "" for all else (frozen ones, too)."""
    graph = layer.customProperty(layers.EE_OBJECT)
    if not layer.customProperty(layers.EE_LAYER) or not isinstance(graph, str) or not graph:
        return ""
    if isinstance(layer, QgsRasterLayer):
        return RASTER if layer.providerType() == layers.PROVIDER and "type=xyz" in layer.source() else ""
    of_table = isinstance(layer, QgsVectorLayer) and layer.customProperty(layers.EE_LAYER_TYPE) == VECTOR
    return VECTOR if of_table and layer.providerType() == "ogr" else ""


def read(layer: QgsMapLayer) -> Stored:
    """What the layer has stored, for a thread that must not touch it."""
    graph, look = (str(layer.customProperty(key) or "") for key in (layers.EE_OBJECT, layers.EE_OBJECT_VIS))
    return Stored(layer.id(), layer.name(), kind_of(layer), graph, look)


def address(layer: QgsMapLayer) -> str:
    """What the addresses of a layer's tiles begin with, up to the map's name; "" where it has none."""
    if not isinstance(layer, QgsRasterLayer):
        return ""
    for part in layer.source().split("&"):
        if part.startswith("url="):
            head, found, _ = urllib.parse.unquote(part[4:]).partition("/tiles/")
            return head if found else ""
    return ""


def rest(layer: QgsRasterLayer) -> None:
    """Let the layer wait: it asks nobody for tiles, and QGIS counts it as well."""
    if not is_resting(layer):
        with unchanged(layer):
            layers.set_source(layer, layers.uri(_NOTHING, (0, 0)))


def is_resting(layer: QgsMapLayer) -> bool:
    """Whether a tile layer waits for a new address."""
    return isinstance(layer, QgsRasterLayer) and "url=data:" in layer.source()


def show(layer: QgsRasterLayer, tiles: MapTiles, note: str) -> None:
    """Let a tile layer draw from its new address. Main thread."""
    with unchanged(layer):
        layers.renew(layer, tiles, note)


def show_file(layer: QgsVectorLayer, path: str) -> None:
    """Let a vector layer show the features of its new file. Its style stays. Main thread."""
    with unchanged(layer):
        layer.setCustomProperty(VECTOR_SOURCE, path)
        layer.setDataSource(path, layer.name(), "ogr")
        layer.triggerRepaint()


class unchanged:
    """A layer that comes back is no change of the project: who only looks at it is not asked to save it."""

    def __init__(self, layer: QgsMapLayer) -> None:
        self._project = layer.project() or QgsProject.instance()

    def __enter__(self) -> None:
        self._dirty = self._project.isDirty()

    def __exit__(self, *_: object) -> None:
        self._project.setDirty(self._dirty)
