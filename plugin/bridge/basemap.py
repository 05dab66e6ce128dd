# SPDX-License-Identifier: GPL-2.0-or-later
"""Countries of the world map that comes with QGIS: borders over data, and the land of overview maps."""

from __future__ import annotations

from typing import Optional

from qgis.core import (
    QgsApplication,
    QgsFillSymbol,
    QgsMapLayer,
    QgsProject,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)

from ..core.text import tr

BORDERS, LAND = "borders", "land"
ROLE = "ee-workbench/basemap"
#: QGIS keeps paths below its own resources in a form that holds on every computer.
WORLD = "resources/data/world_map.gpkg"
_SYMBOLS = {
    BORDERS: {"style": "no", "outline_color": "40,40,40,190", "outline_width": "0.16", "outline_style": "solid"},
    LAND: {"color": "205,208,203", "outline_color": "255,255,255", "outline_width": "0.08"},
}


def layer(project: QgsProject, role: str) -> Optional[QgsVectorLayer]:
    """The project's layer of countries in a role; made where there is none yet.

    It stands in no layer tree: it belongs to layouts and the globe. None where this QGIS has no world map.
    """
    for known in project.mapLayers().values():
        if known.customProperty(ROLE) == role and known.isValid():
            return known
    made = countries()
    if made is None:
        return None
    made.setName(tr("Country borders") if role == BORDERS else tr("Land"))
    made.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(_SYMBOLS[role])))
    made.setCustomProperty(ROLE, role)
    made.setFlags(made.flags() | QgsMapLayer.LayerFlag.Private)
    project.addMapLayer(made, False)
    return made


def countries() -> Optional[QgsVectorLayer]:
    """QGIS' own polygons of countries, in longitude and latitude."""
    path = f"{QgsApplication.pkgDataPath()}/{WORLD}"
    found = QgsVectorLayer(f"{path}|layername=countries", "countries", "ogr")
    return found if found.isValid() else None
