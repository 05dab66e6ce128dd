# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of zones as files, as features, and as attributes of the layer that they came from."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Iterator, List, Optional, Sequence

from osgeo import ogr
from qgis.core import (
    NULL,
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsVectorDataProvider,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from ..core.errors import RecipeError, WorkbenchError
from ..core.zonal_rows import csv_text
from ..core.zone import ZonalTable
from .text import translate as tr

#: Features that get attributes: QGIS takes minutes to undo, or to discard, the edit of ten thousand.
MOST_EDITED = 2_000
_LONGEST_NAME = 63
WGS84 = "EPSG:4326"


def fields_of(table: ZonalTable, kept: Optional[QgsFields] = None) -> QgsFields:
    """The table's columns as fields: those of a layer as they were, others by the values that they hold."""
    fields = QgsFields()
    for place, name in enumerate(table.columns):
        if kept is not None and place < kept.count():
            known = QgsField(kept.at(place))
            # A field called fid would be taken for the key of a GeoPackage, which has to be unique.
            known.setName("fid_1" if name.lower() == "fid" else name)
            fields.append(known)
        else:
            fields.append(QgsField(name, _type_of([row[place] for row in table.rows])))
    return fields


def _type_of(values: Sequence[Any]) -> QMetaType.Type:
    found = {type(value) for value in values} - {type(None)}
    if found and found <= {int}:
        return QMetaType.Type.LongLong
    return QMetaType.Type.QString if found - {int, float} else QMetaType.Type.Double


def features(table: ZonalTable, fields: QgsFields) -> Iterator[QgsFeature]:
    """A feature for each row, with its zone's shape."""
    count = table.rows_per_zone
    for number, row in enumerate(table.rows):
        feature = QgsFeature(fields)
        feature.setAttributes([NULL if value is None else _fitting(value) for value in row])
        feature.setGeometry(geometry_of(table.zones[number // count].shape))
        yield feature


def _fitting(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else value


def wkb_type_of(table: ZonalTable) -> Qgis.WkbType:
    """The one type that the zones' shapes have, or that any shape fits."""
    found = {geometry_of(zone.shape).wkbType() for zone in table.zones if zone.shape is not None}
    return found.pop() if len(found) == 1 else Qgis.WkbType.Unknown


def geometry_of(shape: Any) -> QgsGeometry:
    """The shape of a zone, out of a layer or out of GeoJSON."""
    if isinstance(shape, QgsGeometry):
        return shape
    made = None if shape is None else ogr.CreateGeometryFromJson(json.dumps(shape))
    geometry = QgsGeometry()
    if made is not None:
        geometry.fromWkb(bytes(made.ExportToIsoWkb()))
        geometry.convertToMultiType()
    return geometry


# Files.


def write_csv(table: ZonalTable, path: str) -> None:
    """The table as a CSV file; what stood there is replaced when the new one is complete. Raises WorkbenchError."""
    target = Path(path)
    part = target.with_name(target.name + ".part")
    try:
        part.write_bytes(csv_text(table.columns, table.rows).encode("utf-8"))
        os.replace(part, target)
    except OSError as error:
        sentence = tr("The file “{}” cannot be written: choose another place.")
        raise WorkbenchError(sentence.format(target.name), details=str(error)) from error


def write_gpkg(
    table: ZonalTable,
    path: str,
    kept: Optional[QgsFields] = None,
    crs: Optional[QgsCoordinateReferenceSystem] = None,
    wkb_type: Optional[Qgis.WkbType] = None,
) -> str:
    """The table as a layer of a GeoPackage, called as the file; its other layers stay. The layer's name.

    Raises:
        WorkbenchError: it cannot be written.
    """
    target = Path(path)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", target.stem
    overwrite = QgsVectorFileWriter.ActionOnExistingFile
    options.actionOnExistingFile = (
        overwrite.CreateOrOverwriteLayer if os.path.exists(target) else overwrite.CreateOrOverwriteFile
    )
    fields = fields_of(table, kept)
    system = crs or QgsCoordinateReferenceSystem(WGS84)
    context = QgsCoordinateTransformContext()
    kind = wkb_type_of(table) if wkb_type is None else wkb_type
    writer = QgsVectorFileWriter.create(str(target), fields, kind, system, context, options)
    good = writer.hasError() == QgsVectorFileWriter.WriterError.NoError
    for feature in features(table, fields) if good else ():
        good = good and writer.addFeature(feature, QgsFeatureSink.Flag.FastInsert)
    good = good and writer.flushBuffer()
    words = writer.errorMessage()
    del writer  # closes the file
    if not good:
        sentence = tr("The file “{}” cannot be written: choose another place.")
        raise WorkbenchError(sentence.format(target.name), details=words)
    return target.stem


def layer_of_file(path: str, name: str = "") -> QgsVectorLayer:
    """A written file as a layer. Raises WorkbenchError."""
    target = Path(path)
    if target.suffix.lower() == ".csv":
        uri = f"{target.as_uri()}?type=csv&detectTypes=yes&geomType=none&decimalPoint=."
        layer = QgsVectorLayer(uri, target.stem, "delimitedtext")
    else:
        layer = QgsVectorLayer(f"{target}|layername={name or target.stem}", target.stem, "ogr")
    if not layer.isValid():
        raise WorkbenchError(tr("QGIS cannot read “{}”.").format(target.name), details=layer.error().summary())
    return layer


# Attributes.


def check_editable(layer: QgsVectorLayer, count: int = 0) -> None:
    """Raises RecipeError where the layer takes no new fields, or where so many features are too many to be undone."""
    if count > MOST_EDITED:
        sentence = tr(
            "To undo the attributes of more than {:,} features would take QGIS minutes: write a GeoPackage.",
            MOST_EDITED,
        )
        raise RecipeError("output", sentence)
    provider = layer.dataProvider()
    able = provider.capabilities() if provider is not None else 0
    needed = (QgsVectorDataProvider.Capability.AddAttributes, QgsVectorDataProvider.Capability.ChangeAttributeValues)
    if layer.readOnly() or not all(able & each for each in needed):
        sentence = tr("The layer “{}” takes no new attributes: write a GeoPackage instead.")
        raise RecipeError("output", sentence.format(layer.name()))


def write_attributes(layer: QgsVectorLayer, table: ZonalTable) -> List[str]:
    """The results as new fields of the zones' layer, in one step that can be undone. The fields' names.

    The layer is left in editing: nothing is in the file before the user saves it. Main thread.

    Raises:
        WorkbenchError: the layer cannot be edited; nothing is changed.
    """
    check_editable(layer)
    begun = not layer.isEditable()
    if begun and not layer.startEditing():
        sentence = tr("The layer “{}” cannot be edited: write a GeoPackage instead.")
        raise WorkbenchError(sentence.format(layer.name()))
    taken = [name.lower() for name in layer.fields().names()]
    names = []
    layer.beginEditCommand(tr("Zonal statistics"))
    for place in range(table.kept, len(table.columns)):
        name = unused(table.columns[place][:_LONGEST_NAME], taken)
        field = QgsField(name, _type_of([row[place] for row in table.rows]))
        if not layer.addAttribute(field):
            layer.destroyEditCommand()
            if begun:
                layer.rollBack()
            sentence = tr("The layer “{}” takes no field {}: write a GeoPackage instead.")
            raise WorkbenchError(sentence.format(layer.name(), name))
        taken.append(name.lower())
        names.append(name)
    indices = [layer.fields().lookupField(name) for name in names]
    for zone, row in zip(table.zones, table.rows):
        if not zone.problem:
            values = {index: NULL if value is None else value for index, value in zip(indices, row[table.kept :])}
            layer.changeAttributeValues(int(zone.key), values)
    layer.endEditCommand()
    return names


def unused(name: str, taken: Sequence[str]) -> str:
    """The name, or the name with a number, that is not taken whatever its case."""
    number, made = 2, name
    while made.lower() in taken:
        number, made = number + 1, f"{name}_{number}"
    return made
