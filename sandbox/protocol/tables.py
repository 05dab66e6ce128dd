# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables as CSV and GeoJSON."""

from __future__ import annotations

import csv
import io
import json
from typing import Any, Optional

from ..algorithms.filter import geometry_of
from ..collection import Collection
from ..encode import to_json
from ..errors import EarthEngineError
from .answers import Answer


def encoded(value: Any, file_format: str, selectors: Optional[list[str]], name: str) -> Answer:
    """A collection as a file to download."""
    if not isinstance(value, Collection):
        raise EarthEngineError("Expression does not evaluate to a collection.")
    features = list(value)
    if file_format in ("", "CSV"):
        content, kind, ending = _csv(features, selectors), "text/csv; charset=utf-8", "csv"
    elif file_format in ("GEO_JSON", "GEOJSON", "JSON"):
        content, kind, ending = _geojson(features, selectors), "application/geo+json; charset=utf-8", "geojson"
    else:
        raise EarthEngineError(f"Unsupported table format: {file_format[:40]}.")
    headers = {"Content-Type": kind}
    safe = "".join(each for each in name if each.isalnum() or each in "-_ .")[:100]
    headers["Content-Disposition"] = f'attachment; filename="{safe or "table"}.{ending}"'
    return 200, headers, content


def columns_of(features: list[Any], selectors: Optional[list[str]]) -> list[str]:
    """The columns of a table: the chosen ones, or all, with system:index first and .geo last."""
    if selectors:
        return list(selectors)
    names = sorted({name for feature in features for name in feature.properties if not name.startswith("system:")})
    return ["system:index", *names, ".geo"]


def cell(feature: Any, column: str) -> Any:
    """One value of a table's row."""
    if column == ".geo":
        shape = geometry_of(feature)
        return "" if shape is None else json.dumps(to_json(shape))
    value = to_json(feature.get(column))
    if value is None:
        return ""
    return json.dumps(value) if isinstance(value, (list, dict)) else value


def _csv(features: list[Any], selectors: Optional[list[str]]) -> bytes:
    columns = columns_of(features, selectors)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    for feature in features:
        writer.writerow([cell(feature, column) for column in columns])
    return buffer.getvalue().encode("utf-8")


def _geojson(features: list[Any], selectors: Optional[list[str]]) -> bytes:
    shown = []
    for feature in features:
        made = to_json(feature)
        if selectors:
            made["properties"] = {name: made["properties"].get(name) for name in selectors if name != ".geo"}
        shown.append(made)
    return json.dumps({"type": "FeatureCollection", "features": shown}).encode("utf-8")
