# SPDX-License-Identifier: GPL-2.0-or-later
"""Boundary tables from the world map that QGIS ships: countries, first-level units, and made-up districts.

Countries and states are Natural Earth's (public domain), under the ids and with the columns of the real tables.
Districts are cells of a grid cut with their state: their names and shapes are made up, and say so.
"""

from __future__ import annotations

import math
import os
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any, Iterator, Optional

from osgeo import gdal, ogr

from ..collection import Collection, Constraints, Source
from ..errors import EarthEngineError
from ..vector.feature import Feature
from ..vector.geometry import WGS84, Geometry
from . import gddp

COUNTRIES = "USDOS/LSIB_SIMPLE/2017"
LEVELS = {f"FAO/GAUL_SIMPLIFIED_500m/2015/level{level}": level for level in (0, 1, 2)}

#: Where the world map lies may be said by this environment variable.
WORLD_MAP = "EE_SANDBOX_WORLD_MAP"

#: Side of the cells that states are cut into, in degrees.
_DISTRICT = 1.0

_REGIONS = (
    ("Australia", 110.0, -45.0, 155.0, -10.0),
    ("Oceania", 110.0, -50.0, 180.0, 0.0),
    ("South America", -82.0, -57.0, -34.0, 13.0),
    ("Central America", -93.0, 7.0, -77.0, 18.5),
    ("Caribbean", -85.0, 10.0, -59.0, 27.0),
    ("North America", -180.0, 14.0, -10.0, 84.0),
    ("Europe", -25.0, 36.0, 40.0, 72.0),
    ("Africa", -26.0, -36.0, 52.0, 37.5),
    ("SW Asia", 26.0, 12.0, 61.0, 42.0),
    ("South Asia", 60.0, 0.0, 93.0, 38.0),
    ("Southeast Asia", 92.0, -11.0, 141.0, 28.0),
    ("Central Asia", 46.0, 35.0, 88.0, 56.0),
    ("East Asia", 73.0, 18.0, 150.0, 54.0),
    ("North Asia", 26.0, 41.0, 180.0, 82.0),
)


@lru_cache(maxsize=1)
def world_map() -> Path:
    """The world map of the QGIS on this machine.

    Raises:
        EarthEngineError: there is none where QGIS is usually installed.
    """
    candidates = [Path(os.environ[WORLD_MAP])] if os.environ.get(WORLD_MAP) else []
    inside = Path("resources", "data", "world_map.gpkg")
    prefix, executable = Path(sys.prefix), Path(sys.executable).resolve()
    candidates += [base / "share" / "qgis" / inside for base in (Path("/usr"), Path("/usr/local"), prefix)]
    candidates += [parent / inside for parent in executable.parents]
    candidates += [parent / "Resources" / inside for parent in executable.parents]
    root = os.environ.get("OSGEO4W_ROOT")
    if root:
        candidates += [base / inside for base in sorted(Path(root, "apps").glob("qgis*"))]
    for path in candidates:
        if path.is_file():
            return path
    raise EarthEngineError("The world map of QGIS, from which boundaries are made, was not found on this machine.")


def _features(layer_name: str) -> Iterator[tuple[dict[str, Any], Geometry]]:
    source = gdal.OpenEx(str(world_map()), gdal.OF_VECTOR)
    for feature in source.GetLayerByName(layer_name):
        shape = feature.GetGeometryRef()
        if shape is not None and not shape.IsEmpty():
            attributes = {
                feature.GetFieldDefnRef(i).GetName(): feature.GetField(i) for i in range(feature.GetFieldCount())
            }
            yield attributes, Geometry(shape.Clone(), WGS84, True)


@lru_cache(maxsize=1)
def _countries() -> tuple[tuple[dict[str, Any], Geometry], ...]:
    return tuple(sorted(_features("countries"), key=lambda each: str(each[0]["NAME"])))


@lru_cache(maxsize=1)
def _states() -> tuple[tuple[dict[str, Any], Geometry], ...]:
    found = [each for each in _features("states_provinces") if each[0].get("name")]
    return tuple(sorted(found, key=lambda each: (str(each[0]["admin"]), str(each[0]["name"]))))


def _feature(index: int, properties: dict[str, Any], geometry: Geometry) -> Feature:
    identifier = f"{index:020x}"
    return Feature(properties={**properties, "system:index": identifier}, id=identifier, geometry=geometry)


class Countries(Source):
    """Country outlines with the columns of LSIB_SIMPLE."""

    def elements(self, constraints: Constraints) -> Iterator[Feature]:
        wanted = constraints.equals.get("country_na")
        for index, (attributes, geometry) in enumerate(_countries()):
            name = str(attributes["NAME"])
            if wanted is None or name in wanted:
                properties = {
                    "abbreviati": str(attributes["ISO_A3"] or ""),
                    "country_co": str(attributes["FIPS_10_"] or ""),
                    "country_na": name,
                    "wld_rgn": _region(geometry),
                }
                yield _feature(index, properties, geometry)


def _region(geometry: Geometry) -> str:
    biggest = max(geometry.shape, key=lambda part: part.Area()) if geometry.shape.GetGeometryCount() else geometry.shape
    middle = biggest.Centroid()
    x, y = middle.GetX(), middle.GetY()
    return next((name for name, w, s, e, n in _REGIONS if w <= x <= e and s <= y <= n), "Other")


class Units(Source):
    """Administrative units of a level, with the columns of GAUL that people filter on."""

    def __init__(self, level: int) -> None:
        self._level = level

    def elements(self, constraints: Constraints) -> Iterator[Feature]:
        if self._level == 0:
            yield from self._level0(constraints)
            return
        number = 0
        for code, (attributes, geometry) in enumerate(_states(), start=1000):
            country, state = str(attributes["admin"]), str(attributes["name"])
            parts = _districts(geometry.shape) if self._wanted(constraints, country, state) else None
            properties = {
                "ADM0_CODE": _code(country),
                "ADM0_NAME": country,
                "ADM1_CODE": code,
                "ADM1_NAME": state,
                **_common(geometry),
            }
            if parts is not None and self._level == 1:
                yield _feature(code, {**properties, **gddp.sample_note()}, geometry)
            elif parts is not None:
                for place, part in enumerate(parts, start=1):
                    number = code * 1000 + place
                    made = Geometry(part, WGS84, True)
                    names = {"ADM2_CODE": number, "ADM2_NAME": f"{state} {place:02d}"}
                    yield _feature(number, {**properties, **_common(made), **names, **gddp.sample_note()}, made)

    def _level0(self, constraints: Constraints) -> Iterator[Feature]:
        wanted = constraints.equals.get("ADM0_NAME")
        for attributes, geometry in _countries():
            name = str(attributes["NAME"])
            if wanted is None or name in wanted:
                properties = {"ADM0_CODE": _code(name), "ADM0_NAME": name, **_common(geometry)}
                yield _feature(_code(name), {**properties, **gddp.sample_note()}, geometry)

    @staticmethod
    def _wanted(constraints: Constraints, country: str, state: str) -> bool:
        countries, states = constraints.equals.get("ADM0_NAME"), constraints.equals.get("ADM1_NAME")
        if countries is not None and country not in countries:
            return False
        if states is not None and state not in states:
            return False
        names = constraints.equals.get("ADM2_NAME")
        return names is None or any(str(name).startswith(state) for name in names)


def _code(name: str) -> int:
    return 1 + int(abs(gddp.number(name)) * 9999)


def _common(geometry: Geometry) -> dict[str, Any]:
    shape = geometry.shape
    return {
        "DISP_AREA": "NO",
        "STATUS": "Member State",
        "STR2_YEAR": 1000,
        "EXP2_YEAR": 3000,
        "Shape_Area": shape.Area(),
        "Shape_Leng": shape.Boundary().Length(),
    }


def _districts(shape: ogr.Geometry) -> list[ogr.Geometry]:
    """A state cut by a grid into parts of about a square degree; slivers are left with nobody."""
    west, east, south, north = shape.GetEnvelope()
    columns, rows = max(1, round((east - west) / _DISTRICT)), max(1, round((north - south) / _DISTRICT))
    columns, rows = min(columns, 30), min(rows, 30)
    if columns * rows == 1:
        return [shape.Clone()]
    wide, high = (east - west) / columns, (north - south) / rows
    parts: list[ogr.Geometry] = []
    for row in range(rows):
        for column in range(columns):
            x, y = west + column * wide, north - row * high
            part = _clipped(shape, x, y - high, x + wide, y)
            if part is not None and part.Area() > 0.05 * wide * high:
                parts.append(part)
    return parts or [shape.Clone()]


def _clipped(shape: ogr.Geometry, west: float, south: float, east: float, north: float) -> Optional[ogr.Geometry]:
    if not all(map(math.isfinite, (west, south, east, north))):
        return None
    ring = f"POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))"
    part = shape.Intersection(ogr.CreateGeometryFromWkt(ring))
    if part is None or part.IsEmpty() or "POLYGON" not in part.GetGeometryName():
        return None
    return part


def countries() -> Collection:
    """USDOS/LSIB_SIMPLE/2017."""
    return Collection(properties=gddp.sample_note(), id=COUNTRIES, source=Countries(), version=1)


def units(identifier: str) -> Collection:
    """One of the three GAUL tables."""
    source = Units(LEVELS[identifier])
    return Collection(properties=gddp.sample_note(), id=identifier, source=source, version=1)
