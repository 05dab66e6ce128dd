# SPDX-License-Identifier: GPL-2.0-or-later
"""A page for each map of a series, as QGIS' own atlas: a table says which layers a page shows and what it is called.

The table lies beside the project's frozen layers. Pages are turned, exported and edited as those of any atlas.
"""

from __future__ import annotations

from typing import List, Sequence, Tuple

from qgis.core import (
    Qgis,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutObject,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsProperty,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from ..core.errors import WorkbenchError
from ..core.text import tr
from . import frozen_files, page_files

_FIELDS = ("number", "label", "layers")
_ROLE = "ee-workbench/atlas"


def install(
    layout: QgsPrintLayout,
    item: QgsLayoutItemMap,
    shown: Sequence[Tuple[QgsMapLayer, ...]],
    captions: Sequence[str],
) -> None:
    """Let a layout's map show other layers on each page; the caption stands before the subtitle.

    Raises WorkbenchError: the table cannot be written.
    """
    project = layout.project()
    mine = {layer.id() for layers in shown for layer in layers}
    # QGIS finds the layers that an expression names by their names.
    over = [layer.name() for layer in item.layers() if layer.id() not in mine]
    rows = [
        (number + 1, caption, "|".join([*over, *(layer.name() for layer in layers)]))
        for number, (layers, caption) in enumerate(zip(shown, captions))
    ]
    coverage = _table(project, rows, QgsGeometry.fromRect(item.extent()), item)
    made = layout.atlas()
    made.setCoverageLayer(coverage)
    made.setHideCoverage(True)
    made.setSortFeatures(True)
    made.setSortExpression('"number"')
    made.setPageNameExpression('"label"')
    page_files.name_files(layout, "page")
    made.setEnabled(True)
    which = QgsProperty.fromExpression("attribute(@atlas_feature, 'layers')")
    item.dataDefinedProperties().setProperty(QgsLayoutObject.DataDefinedProperty.MapLayers, which)
    subtitle = layout.itemById("subtitle")
    if isinstance(subtitle, QgsLayoutItemLabel):
        rest = "if(coalesce(@ee_subtitle, '') = '', '', ' · ' || @ee_subtitle)"
        subtitle.setText(f"[% attribute(@atlas_feature, 'label') || {rest} %]")
    made.updateFeatures()
    made.seekTo(0)


def _table(
    project: QgsProject, rows: List[Tuple[int, str, str]], geometry: QgsGeometry, item: QgsLayoutItemMap
) -> QgsVectorLayer:
    """The pages, as polygons of the map's extent: a layer in the project, and in no layer tree."""
    fields = QgsFields()
    for name, kind in zip(_FIELDS, (QMetaType.Type.Int, QMetaType.Type.QString, QMetaType.Type.QString)):
        fields.append(QgsField(name, kind))
    folder = frozen_files.folder(project)
    frozen_files.make(folder)
    path = folder / frozen_files.name("pages", *(row[2] for row in rows)).replace(".tif", ".gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    # The file names no projection: GDAL cannot write some of them.
    kind, nowhere = Qgis.WkbType.Polygon, QgsVectorLayer().crs()
    writer = QgsVectorFileWriter.create(str(path), fields, kind, nowhere, project.transformContext(), options)
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise WorkbenchError(tr("“{}” cannot be written: {}").format(path, writer.errorMessage()))
    for row in rows:
        feature = QgsFeature(fields)
        feature.setAttributes(list(row))
        feature.setGeometry(geometry)
        writer.addFeature(feature)
    del writer  # now it is written
    reading = QgsVectorLayer.LayerOptions(project.transformContext())
    reading.skipCrsValidation = True
    layer = QgsVectorLayer(str(path), tr("Pages"), "ogr", reading)
    if not layer.isValid():
        raise WorkbenchError(tr("QGIS cannot read “{}”.").format(path))
    layer.setCrs(item.crs())
    layer.setFlags(layer.flags() | QgsMapLayer.LayerFlag.Private)
    layer.setCustomProperty(_ROLE, True)
    project.addMapLayer(layer, False)
    return layer
