# SPDX-License-Identifier: GPL-2.0-or-later
"""Collection.*: filters, maps and other ways from one collection to another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Iterator, Optional

from osgeo import ogr

from ..collection import Collection, Filter, Given, with_index
from ..comparing import key_of, sort_key
from ..errors import EarthEngineError
from ..expression import Function
from ..filter_text import parse_filter
from ..filters import geometry_of, value_of
from ..hashing import gaussian, uniform
from ..promote import PROMOTERS, promoter
from ..raster.grid import Projection
from ..registry import algorithm
from ..values import Element, ErrorMargin
from ..vector.feature import Feature
from ..vector.geometry import WGS84, Geometry
from .element import with_properties


def kind_of(elements: list[Any], otherwise: str) -> str:
    """ "ImageCollection" where the first element is an image."""
    if not elements:
        return otherwise
    return "ImageCollection" if hasattr(elements[0], "bands") else "FeatureCollection"


# Ways in.


@algorithm("Collection")
def from_features(features: list[Any]) -> Collection:
    return Collection(source=Given(features), kind=kind_of(features, "FeatureCollection"))


@algorithm("Collection.fromColumns")
def from_columns(
    columns: list[list[Any]], property_names: list[str], property_types: Optional[list[Any]]
) -> Collection:
    if len(columns) != len(property_names):
        raise EarthEngineError("Collection.fromColumns: There must be a name for each column.")
    if len({len(column) for column in columns}) > 1:
        raise EarthEngineError("Collection.fromColumns: Columns must have the same length.")
    rows = [Feature(properties=dict(zip(property_names, row))) for row in zip(*columns)]
    return Collection(source=Given(rows))


@algorithm("Collection.loadTable")
def load_table(context: Any, table_id: str, geometry_column: Optional[str], version: int) -> Collection:
    found: Collection = context.catalogue.table(table_id)
    return found


@algorithm("Collection.cache")
def cache(collection: Collection) -> Collection:
    return collection


# Choosing elements.


@algorithm("Collection.filter")
def filter_(collection: Collection, filter: Any) -> Collection:
    if isinstance(filter, str):
        filter = parse_filter(filter)
    if not isinstance(filter, Filter):
        raise EarthEngineError("Collection.filter: Parameter 'filter' must be a Filter or a string.")
    return collection.filtered(filter)


@algorithm("Collection.limit")
def limit(collection: Collection, limit: Optional[int], key: Optional[str], ascending: bool) -> Collection:
    def elements() -> Iterator[Any]:
        if key is None:
            return iter(collection.take(limit if limit is not None else 1 << 40))
        ordered = sorted_by(list(collection), key, ascending)
        return iter(ordered if limit is None else ordered[:limit])

    if limit is not None and limit < 0:
        raise EarthEngineError(f"Collection.limit: The limit must not be negative. Found {limit}.")
    return collection.derived(elements)


def sorted_by(elements: list[Any], key: str, ascending: bool = True) -> list[Any]:
    """Elements by a property, in a stable order; those without it come last."""
    there = [element for element in elements if value_of(element, key) is not None]
    missing = [element for element in elements if value_of(element, key) is None]
    return sorted(there, key=lambda element: sort_key(value_of(element, key)), reverse=not ascending) + missing


@algorithm("Collection.first")
def first(collection: Collection) -> Any:
    return collection.first()


@algorithm("Collection.size")
def size(collection: Collection) -> int:
    return collection.size()


@algorithm("Collection.toList")
def to_list(collection: Collection, count: int, offset: int) -> list[Any]:
    if count < 0 or offset < 0:
        raise EarthEngineError("Collection.toList: Parameters 'count' and 'offset' must not be negative.")
    return collection.take(count + offset)[offset:]


@algorithm("Collection.distinct")
def distinct(collection: Collection, properties: Any) -> Collection:
    names = [str(name) for name in properties] if isinstance(properties, list) else [str(properties)]

    def elements() -> Iterator[Any]:
        seen = set()
        for element in collection:
            key = tuple(key_of(value_of(element, name)) for name in names)
            if key not in seen:
                seen.add(key)
                yield element

    return collection.derived(elements)


# Changing elements.


@algorithm("Collection.map")
def map_(collection: Collection, base_algorithm: Function, drop_nulls: bool) -> Collection:
    def changed(element: Element) -> Optional[Element]:
        index = element.get("system:index")
        try:
            made = base_algorithm(element)
            if made is None and drop_nulls:
                return None
            if isinstance(made, Geometry):
                made = Feature(geometry=made)
            if not isinstance(made, Element):
                raise EarthEngineError("Collection.map: A mapped algorithm must return a Feature or Image.")
        except EarthEngineError as error:
            if error.message.startswith("Error in map("):
                raise
            raise type(error)(f"Error in map(ID={index}):\n{error.message}", error.code, error.status) from None
        return made if index is None else with_index(made, str(index))

    return collection.mapped(changed, whole=not drop_nulls)


@algorithm("Collection.iterate")
def iterate(collection: Collection, function: Function, first: Any) -> Any:
    value = first
    for element in collection:
        value = function(element, value)
    return value


@algorithm("Collection.remap")
def remap(collection: Collection, lookup_in: list[Any], lookup_out: list[Any], column_name: str) -> Collection:
    if len(lookup_in) != len(lookup_out):
        raise EarthEngineError("Collection.remap: 'lookupIn' and 'lookupOut' must have the same length.")
    table = {key_of(old): new for old, new in zip(lookup_in, lookup_out)}

    def changed(element: Element) -> Optional[Element]:
        key = key_of(element.get(column_name))
        return with_properties(element, {column_name: table[key]}) if key in table else None

    return collection.mapped(changed)


@algorithm("Collection.randomColumn")
def random_column(
    collection: Collection, column_name: str, seed: int, distribution: str, row_keys: list[str]
) -> Collection:
    if distribution not in ("uniform", "normal"):
        raise EarthEngineError(f"Collection.randomColumn: Unknown distribution '{distribution[:40]}'.")
    draw = uniform if distribution == "uniform" else gaussian

    def changed(element: Element) -> Element:
        key = [key_of(element.get(name)) for name in row_keys]
        return with_properties(element, {column_name: draw(seed, key)})

    return collection.mapped(changed, whole=True)


# Collections of several.


@algorithm("Collection.merge")
def merge(collection1: Collection, collection2: Collection) -> Collection:
    def elements() -> Iterator[Any]:
        for prefix, collection in (("1_", collection1), ("2_", collection2)):
            for number, element in enumerate(collection):
                index = element.get("system:index")
                yield with_index(element, prefix + (str(number) if index is None else str(index)))

    return replace(collection1.derived(elements), id=None, version=None)


@algorithm("ImageCollection.merge")
def merge_images(collection1: Collection, collection2: Collection) -> Collection:
    return merge(collection1, collection2)


@algorithm("Collection.flatten")
def flatten(collection: Collection) -> Collection:
    def elements() -> Iterator[Any]:
        for outer, group in enumerate(collection):
            if not isinstance(group, Collection):
                raise EarthEngineError("Collection.flatten: The collection must contain collections.")
            prefix = group.get("system:index")
            for inner, element in enumerate(group):
                index = element.get("system:index")
                yield with_index(element, f"{outer if prefix is None else prefix}_{inner if index is None else index}")

    held = collection.first()
    kind = held.kind if isinstance(held, Collection) else collection.kind
    return Collection(kind=kind).derived(elements)


# Geometry.


def collected(collection: Any) -> Geometry:
    """The geometries of all elements as one: multi-points, -lines and -polygons, or a mixture."""
    shapes = [shape for shape in (geometry_of(element) for element in collection) if shape is not None]
    if any(shape.is_unbounded for shape in shapes):
        return Geometry.unbounded()
    if len(shapes) == 1:
        return shapes[0]
    gathered = ogr.Geometry(ogr.wkbGeometryCollection)
    system = shapes[0].crs if shapes and all(shape.crs == shapes[0].crs for shape in shapes) else WGS84
    for shape in shapes:
        moved = shape if shape.crs == system else shape.in_crs(system)
        for part in _parts(moved.shape):
            gathered.AddGeometry(part)
    geodesic = all(shape.geodesic for shape in shapes)
    kinds = {gathered.GetGeometryRef(i).GetGeometryName() for i in range(gathered.GetGeometryCount())}
    force = _MULTI.get(kinds.pop()) if len(kinds) == 1 else None
    return Geometry(gathered if force is None else force(gathered), system, geodesic)


_MULTI = {
    "POINT": lambda shape: ogr.ForceToMultiPoint(shape),
    "LINESTRING": lambda shape: ogr.ForceToMultiLineString(shape),
    "POLYGON": lambda shape: ogr.ForceToMultiPolygon(shape),
}


def _parts(shape: ogr.Geometry) -> Iterator[ogr.Geometry]:
    if shape.GetGeometryName().startswith("MULTI") or shape.GetGeometryName() == "GEOMETRYCOLLECTION":
        for index in range(shape.GetGeometryCount()):
            yield from _parts(shape.GetGeometryRef(index))
    elif not shape.IsEmpty():
        yield shape.Clone()


_geometry_alone = PROMOTERS["Geometry"]


@promoter("Geometry")
def _geometry(context: Any, value: Any) -> Any:
    """A collection stands for the geometries of its elements."""
    return collected(value) if isinstance(value, Collection) else _geometry_alone(context, value)


@algorithm("Collection.geometry")
def geometry(collection: Collection, max_error: Optional[ErrorMargin]) -> Geometry:
    if collection.kind == "ImageCollection":
        shapes = [geometry_of(element) for element in collection.take(2000)]
        if shapes and any(shape is None for shape in shapes):
            return Geometry.unbounded()
        if shapes and all(shape is shapes[0] for shape in shapes) and shapes[0] is not None:
            return shapes[0]
    return _dissolved(collected(collection))


def _dissolved(shape: Geometry) -> Geometry:
    """Polygons that overlap are made one; points and lines stay."""
    from .geometry_operations import dissolve

    if shape.is_unbounded or "Polygon" not in shape.type or shape.shape.GetGeometryCount() < 2:
        return shape
    return dissolve(shape, None, None)


@algorithm("Collection.bounds")
def bounds(collection: Collection, max_error: Optional[ErrorMargin], proj: Optional[Projection]) -> Geometry:
    from .geometry_operations import bounds as bounds_of

    return bounds_of(collected(collection), None, proj)


@algorithm("Collection.union")
def union(collection: Collection, max_error: Optional[ErrorMargin]) -> Collection:
    from .geometry_operations import dissolve

    made = dissolve(collected(collection), None, None)
    return Collection(source=Given([Feature(geometry=made, id="union_result")]))
