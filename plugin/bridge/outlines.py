# SPDX-License-Identifier: GPL-2.0-or-later
"""Shapes that a map draws of itself: kept in files beside the project's frozen layers, so that they are there again."""

from __future__ import annotations

import hashlib
import logging
import shutil
from pathlib import Path
from typing import Dict, List, Mapping, Sequence, Tuple

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsInvertedPolygonRenderer,
    QgsMapLayer,
    QgsPointXY,
    QgsProject,
    QgsSingleSymbolRenderer,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from ..core.errors import WorkbenchError
from ..core.map_figures import WORLD_CRS
from ..core.text import tr
from . import frozen_files

logger = logging.getLogger(__name__)
_ROLE = "ee-workbench/outline"
_STEP = 2.0


def store(
    project: QgsProject, name: str, crs: QgsCoordinateReferenceSystem, shapes: Mapping[str, Sequence[QgsGeometry]]
) -> Dict[str, QgsVectorLayer]:
    """Geometries of each layer's name as layers of one new file; in no project yet.

    Raises WorkbenchError: they cannot be written.
    """
    folder = frozen_files.folder(project)
    frozen_files.make(folder)
    mark = hashlib.sha256(f"{name} {crs.toWkt()}".encode()).hexdigest()[:8]
    path = folder / f"{name}_{mark}.gpkg"
    # The file names no projection: GDAL cannot write some of them. The layer, and so the project, knows it.
    options = QgsVectorLayer.LayerOptions(project.transformContext())
    options.skipCrsValidation = True
    found: Dict[str, QgsVectorLayer] = {}
    for number, (title, geometries) in enumerate(shapes.items()):
        _write(str(path), title, geometries, number == 0, project)
        layer = QgsVectorLayer(f"{path}|layername={title}", title, "ogr", options)
        if not layer.isValid():
            raise WorkbenchError(tr("QGIS cannot read “{}”.").format(path))
        layer.setCrs(crs)
        layer.setFlags(layer.flags() | QgsMapLayer.LayerFlag.Private)
        found[title] = layer
    return found


def _write(
    path: str,
    title: str,
    geometries: Sequence[QgsGeometry],
    first: bool,
    project: QgsProject,
) -> None:
    kind = "MultiLineString" if geometries and geometries[0].type() == Qgis.GeometryType.Line else "MultiPolygon"
    memory = QgsVectorLayer(kind, title, "memory", QgsVectorLayer.LayerOptions(False, False))
    memory.setCrs(QgsCoordinateReferenceSystem())
    features: List[QgsFeature] = []
    for geometry in geometries:
        feature = QgsFeature()
        geometry.convertToMultiType()
        feature.setGeometry(geometry)
        features.append(feature)
    memory.dataProvider().addFeatures(features)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", title
    actions = QgsVectorFileWriter.ActionOnExistingFile
    options.actionOnExistingFile = actions.CreateOrOverwriteFile if first else actions.CreateOrOverwriteLayer
    answer = QgsVectorFileWriter.writeAsVectorFormatV3(memory, path, project.transformContext(), options)
    if answer[0] != QgsVectorFileWriter.WriterError.NoError:
        raise WorkbenchError(tr("“{}” cannot be written: {}").format(path, answer[1]))


def follow(project: QgsProject) -> None:
    """Copy shapes that waited in the profile beside a project that has got a name, and let its layers read them there.

    Main thread; to be called when QGIS tells a project its name. What cannot be copied stays where it is.
    """
    if not project.absoluteFilePath():
        return
    for layer in project.mapLayers().values():
        file, _, rest = layer.source().partition("|")
        if not isinstance(layer, QgsVectorLayer) or Path(file).parent != frozen_files.profile():
            continue
        target, crs = frozen_files.folder(project) / Path(file).name, layer.crs()
        try:
            frozen_files.make(target.parent)
            shutil.copy2(file, target)
        except (OSError, WorkbenchError) as error:
            logger.warning("The shapes %s stay where they are: %s", file, error)
            continue
        layer.setDataSource("|".join(filter(None, (str(target), rest))), layer.name(), "ogr")
        layer.setCrs(crs)


def world_edge(project: QgsProject) -> QgsVectorLayer:
    """White outside of the whole world's outline in Equal Earth: there pictures would begin anew.

    Raises WorkbenchError.
    """
    for known in project.mapLayers().values():
        if known.customProperty(_ROLE) == WORLD_CRS and known.isValid():
            return known
    crs = QgsCoordinateReferenceSystem(WORLD_CRS)
    # Not the very meridian: its two sides are one for some of PROJ's steps.
    ring = [(-179.9999, y) for y in _steps(-90.0, 90.0)] + [(x, 90.0) for x in _steps(-179.9999, 179.9999)]
    ring += [(-x, -y) for x, y in ring]
    layer = store(project, "world_edge", crs, {"edge": [_polygon(ring, crs, project)]})["edge"]
    style = {"color": "white", "outline_color": "110,110,110", "outline_width": "0.2"}
    layer.setRenderer(QgsInvertedPolygonRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(style))))
    layer.setName(tr("Edge of the world map"))
    layer.setCustomProperty(_ROLE, WORLD_CRS)
    project.addMapLayer(layer, False)
    return layer


def _steps(first: float, last: float) -> List[float]:
    count = int((last - first) / _STEP)
    return [first + (last - first) * place / count for place in range(count + 1)]


def _polygon(ring: List[Tuple[float, float]], crs: QgsCoordinateReferenceSystem, project: QgsProject) -> QgsGeometry:
    forward = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), crs, project.transformContext())
    try:
        return QgsGeometry.fromPolygonXY([[forward.transform(QgsPointXY(x, y)) for x, y in ring]])
    except QgsCsException as error:
        raise WorkbenchError(tr("The edge of the world map cannot be drawn."), details=str(error)) from error
