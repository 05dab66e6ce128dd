# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers as ee_plugin 0.3.2 makes them, by its conventions, without its code; and graphs to put into them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer

DEAD = "http://127.0.0.1:9/gone/v1/projects/sandbox/maps/dead-{}/tiles/{{z}}/{{x}}/{{y}}"


def invocation(name: str, **arguments: Any) -> dict[str, Any]:
    """A node that calls a function."""
    return {"functionInvocationValue": {"functionName": name, "arguments": arguments}}


def graph(node: dict[str, Any]) -> str:
    """One node as a serialised graph."""
    return json.dumps({"result": "0", "values": {"0": node}})


def constant(value: float) -> str:
    """The graph of ee.Image.constant(value)."""
    return graph(invocation("Image.constant", value={"constantValue": value}))


def point(lon: float, lat: float) -> str:
    """The graph of a collection of one point with a property."""
    geometry = invocation("GeometryConstructors.Point", coordinates={"constantValue": [lon, lat]})
    feature = invocation(
        "Feature", geometry=geometry, metadata={"dictionaryValue": {"values": {"n": {"constantValue": lon}}}}
    )
    return graph(invocation("Collection", features={"arrayValue": {"values": [feature]}}))


def raster(name: str, stored: str, look: Optional[dict[str, Any]] = None, number: int = 0) -> QgsRasterLayer:
    """A tile layer of ee_plugin's, with an address that nobody answers at."""
    layer = QgsRasterLayer("type=xyz&url=" + DEAD.format(number), name, "wms")
    assert layer.isValid()
    layer.setCustomProperty("ee-layer", True)
    layer.setCustomProperty("ee-layer-type", "raster")
    layer.setCustomProperty("ee-object", stored)
    layer.setCustomProperty("ee-object-vis", json.dumps(look or {}))
    return layer


def vector(name: str, stored: str, path: Path) -> QgsVectorLayer:
    """A vector layer of ee_plugin's: GeoJSON in a temporary file, of one point that is elsewhere by now."""
    feature = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [0, 0]}, "properties": {"n": -1}}
    with gzip.open(path, "wt", encoding="utf-8") as file:
        json.dump({"type": "FeatureCollection", "features": [feature]}, file)
    layer = QgsVectorLayer(str(path), name, "ogr")
    assert layer.isValid()
    layer.setCustomProperty("ee-layer", True)
    layer.setCustomProperty("ee-layer-type", "vector")
    layer.setCustomProperty("ee-object", stored)
    layer.setCustomProperty("ee-object-vis", "{}")
    layer.setCustomProperty("ee-vector-source", str(path))
    return layer


def forty(
    project: QgsProject, folder: Path, file: str, broken: int = 3, vectors: int = 10, count: int = 40
) -> list[str]:
    """Write a project of ``count`` layers of ee_plugin's, of which some are vectors and some cannot come back.

    All have the same name. The vectors' files are gone afterwards. Ids of the layers, the broken ones last.
    """
    ids = []
    paths = [folder / f"tmp{number:08d}.geojson.gz" for number in range(vectors)]
    for number, path in enumerate(paths):
        ids.append(project.addMapLayer(vector("same", point(number, 45), path)).id())
    for number in range(count - vectors - broken):
        look = {"min": 0, "max": count, "palette": ["000000", "ffffff"]}
        ids.append(project.addMapLayer(raster("same", constant(number), look, number)).id())
    bad = [graph(invocation("Image.load", id={"constantValue": "NO/SUCH"})), "not a graph", constant(1)]
    for number in range(broken):
        look = {"bands": ["nothing"]} if number % 3 == 2 else {}
        ids.append(project.addMapLayer(raster("same", bad[number % 3], look, 100 + number)).id())
    assert project.write(str(folder / file))
    project.clear()
    for path in paths:
        path.unlink()
    return ids
