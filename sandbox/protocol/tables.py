# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables as CSV, GeoJSON, KML, KMZ and shapefiles."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import uuid
import zipfile
from typing import Any, Optional

from osgeo import gdal, ogr

from ..algorithms.filter import geometry_of
from ..collection import Collection
from ..encode import to_json
from ..errors import EarthEngineError
from ..values import Date
from . import pictures
from .answers import Answer

_NAMES = {"": "CSV", "GEOJSON": "GEO_JSON", "JSON": "GEO_JSON", "SHAPEFILE": "SHP"}
_CONTENT = {
    "CSV": ("text/csv; charset=utf-8", "csv"),
    "GEO_JSON": ("application/geo+json; charset=utf-8", "geojson"),
    "KML": ("application/vnd.google-earth.kml+xml", "kml"),
    "KMZ": ("application/vnd.google-earth.kmz", "kmz"),
    "SHP": ("application/zip", "zip"),
}


def encoded(value: Any, file_format: str, selectors: Optional[list[str]], name: str) -> Answer:
    """A collection as one file to download; a shapefile's parts are zipped."""
    if not isinstance(value, Collection):
        raise EarthEngineError("Expression does not evaluate to a collection.")
    safe = "".join(each for each in name if each.isalnum() or each in "-_ .")[:100] or "table"
    made = files(list(value), file_format, selectors, safe)
    kind, ending = _CONTENT[_known(file_format)]
    content = _zipped(made) if ending == "zip" else next(iter(made.values()))
    headers = {"Content-Type": kind, "Content-Disposition": f'attachment; filename="{safe}.{ending}"'}
    return 200, headers, content


def files(features: list[Any], file_format: str, selectors: Optional[list[str]], name: str) -> dict[str, bytes]:
    """The features as the files of a format: name → content.

    Raises:
        EarthEngineError: the format is unknown, or cannot hold these features.
    """
    known = _known(file_format)
    if known == "CSV":
        return {f"{name}.csv": _csv(features, selectors)}
    if known == "GEO_JSON":
        return {f"{name}.geojson": json.dumps(geojson(features, selectors)).encode()}
    if known in ("KML", "KMZ"):
        document = _kml(features, selectors, name)
        return {f"{name}.kml": document} if known == "KML" else {f"{name}.kmz": _zipped({"doc.kml": document})}
    return _shapefile(features, selectors, name)


def _known(file_format: str) -> str:
    known = _NAMES.get(file_format.upper(), file_format.upper())
    if known not in _CONTENT:
        raise EarthEngineError(f"Unsupported table format: {file_format[:40]}.")
    return known


def _zipped(made: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in made.items():
            archive.writestr(name, content)
    return buffer.getvalue()


# Text.


def columns_of(features: list[Any], selectors: Optional[list[str]]) -> list[str]:
    """The columns of a table: the chosen ones, or all, with system:index first and .geo last."""
    if selectors:
        return list(selectors)
    return ["system:index", *_properties(features, None), ".geo"]


def _properties(features: list[Any], selectors: Optional[list[str]]) -> list[str]:
    """The properties that a file has columns for, but for the index and the geometry."""
    if selectors:
        return [name for name in selectors if name not in ("system:index", ".geo")]
    return sorted({name for feature in features for name in feature.properties if not name.startswith("system:")})


def cell(feature: Any, column: str) -> Any:
    """One value of a table's row."""
    if column == ".geo":
        shape = geometry_of(feature)
        return "" if shape is None else json.dumps(to_json(shape))
    found = feature.get(column)
    value = _moment(found) if isinstance(found, Date) else to_json(found)
    if value is None:
        return ""
    return json.dumps(value) if isinstance(value, (list, dict)) else value


def _moment(date: Date) -> str:
    return (datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=date.millis)).isoformat()


def _csv(features: list[Any], selectors: Optional[list[str]]) -> bytes:
    columns = columns_of(features, selectors)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    for feature in features:
        writer.writerow([cell(feature, column) for column in columns])
    return buffer.getvalue().encode("utf-8")


def geojson(features: list[Any], selectors: Optional[list[str]]) -> dict[str, Any]:
    """The features as a GeoJSON document."""
    shown = []
    for feature in features:
        made = to_json(feature)
        if selectors:
            made["properties"] = {name: made["properties"].get(name) for name in selectors if name != ".geo"}
        shown.append(made)
    return {"type": "FeatureCollection", "features": shown}


# Formats that GDAL writes.


def _kml(features: list[Any], selectors: Optional[list[str]], name: str) -> bytes:
    path = f"/vsimem/{uuid.uuid4().hex}.kml"
    _write("LIBKML" if gdal.GetDriverByName("LIBKML") else "KML", path, _rows(features, selectors), name)
    return pictures.taken(path)


def _shapefile(features: list[Any], selectors: Optional[list[str]], name: str) -> dict[str, bytes]:
    """A shapefile holds one kind of geometry, and names of ten letters: so does the service's."""
    rows = _rows(features, selectors)
    kinds = {_kind(shape) for _, shape in rows if shape is not None}
    if len(kinds) > 1:
        raise EarthEngineError(f"Shapefiles hold one type of geometry; found {' and '.join(sorted(kinds))}.")
    folder = f"/vsimem/{uuid.uuid4().hex}"
    gdal.Mkdir(folder, 0o700)
    short = _short_names(_columns(rows))
    renamed = [({short[key]: value for key, value in row.items()}, shape) for row, shape in rows]
    _write("ESRI Shapefile", f"{folder}/{name}.shp", renamed, name, ["ENCODING=UTF-8"])
    made = {each: pictures.taken(f"{folder}/{each}") for each in sorted(gdal.ReadDir(folder) or [])}
    gdal.RmdirRecursive(folder)
    return made


def _kind(shape: ogr.Geometry) -> str:
    return ogr.GeometryTypeToName(ogr.GT_Flatten(shape.GetGeometryType())).replace("Multi ", "").strip()


def _short_names(columns: list[str]) -> dict[str, str]:
    """Names of at most ten letters, each once."""
    found: dict[str, str] = {}
    for column in columns:
        plain = re.sub(r"\W", "_", column)
        short, number = plain[:10], 0
        while short.lower() in (each.lower() for each in found.values()):
            number += 1
            short = f"{plain[: 9 - len(str(number))]}_{number}"
        found[column] = short
    return found


Row = tuple[dict[str, Any], Optional[ogr.Geometry]]


def _rows(features: list[Any], selectors: Optional[list[str]]) -> list[Row]:
    names = _properties(features, selectors)
    wants_shape = not selectors or ".geo" in selectors
    rows: list[Row] = []
    for feature in features:
        values = {name: _plain(cell(feature, name)) for name in names}
        shape = geometry_of(feature) if wants_shape else None
        made = None if shape is None else ogr.CreateGeometryFromJson(json.dumps(to_json(shape)))
        rows.append((values, made))
    return rows


def _plain(value: Any) -> Any:
    return None if isinstance(value, str) and value == "" else value


def _columns(rows: list[Row]) -> list[str]:
    return list(rows[0][0]) if rows else []


def _write(driver: str, path: str, rows: list[Row], name: str, options: Optional[list[str]] = None) -> None:
    reference = ogr.osr.SpatialReference()
    reference.ImportFromEPSG(4326)
    reference.SetAxisMappingStrategy(ogr.osr.OAMS_TRADITIONAL_GIS_ORDER)
    source = gdal.GetDriverByName(driver).Create(path, 0, 0, 0, gdal.GDT_Unknown)
    multiple = any(shape is not None and shape.GetGeometryName().startswith("MULTI") for _, shape in rows)
    first = next((shape for _, shape in rows if shape is not None), None)
    kind = ogr.wkbNone if first is None else ogr.wkbUnknown
    if first is not None and driver == "ESRI Shapefile":
        kind = ogr.GT_Flatten(first.GetGeometryType())
        kind = ogr.GT_GetCollection(kind) if multiple and ogr.GT_GetCollection(kind) != ogr.wkbUnknown else kind
    layer = source.CreateLayer(name, reference, kind, options or [])
    for column in _columns(rows):
        layer.CreateField(ogr.FieldDefn(column, _field_type([row[column] for row, _ in rows])))
    for values, shape in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for column, value in values.items():
            if value is not None:
                feature.SetField(feature.GetFieldIndex(column), value)
        if shape is not None:
            feature.SetGeometry(shape)
        layer.CreateFeature(feature)


def _field_type(values: list[Any]) -> int:
    given = [value for value in values if value is not None]
    if given and all(isinstance(value, int) and abs(value) < 2**31 for value in given):
        return int(ogr.OFTInteger)
    if given and all(isinstance(value, int) for value in given):
        return int(ogr.OFTInteger64)
    return int(ogr.OFTReal if given and all(isinstance(value, (int, float)) for value in given) else ogr.OFTString)
