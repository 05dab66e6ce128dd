# SPDX-License-Identifier: GPL-2.0-or-later
"""Collection.*: filters, maps and other ways from one collection to another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Iterator, Optional

from osgeo import ogr

from ..collection import Collection, Filter, Given
from ..errors import EarthEngineError
from ..expression import Function
from ..raster.grid import Projection
from ..registry import algorithm
from ..values import Element, ErrorMargin
from ..vector.feature import Feature
from ..vector.geometry import WGS84, Geometry
from .filter import geometry_of, value_of


def kind_of(elements: list[Any], otherwise: str) -> str:
    """ "ImageCollection" where the first element is an image."""
    if not elements:
        return otherwise
    return "ImageCollection" if hasattr(elements[0], "bands") else "FeatureCollection"


def collected(collection: Any) -> Optional[Geometry]:
    """The geometries of all elements, as one."""
    shapes = [shape for shape in (geometry_of(element) for element in collection) if shape is not None]
    if not shapes:
        return Geometry(ogr.Geometry(ogr.wkbGeometryCollection))
    if any(shape.is_unbounded for shape in shapes):
        return Geometry.unbounded()
    gathered = ogr.Geometry(ogr.wkbGeometryCollection)
    for shape in shapes:
        moved = shape if shape.crs == WGS84 else shape.in_crs(WGS84)
        gathered.AddGeometry(moved.shape)
    polygons = all("Polygon" in shape.type for shape in shapes)
    made = ogr.ForceToMultiPolygon(gathered.Clone()) if polygons else gathered
    return Geometry(made, WGS84, all(shape.geodesic for shape in shapes))


@algorithm("Collection.filter")
def filter_(collection: Collection, filter: Any) -> Collection:
    if not isinstance(filter, Filter):
        raise EarthEngineError("Collection.filter: Parameter 'filter' is required to be a Filter.")
    return collection.filtered(filter)


@algorithm("Collection.map")
def map_(collection: Collection, base_algorithm: Function, drop_nulls: bool) -> Collection:
    def elements() -> Iterator[Any]:
        for element in collection:
            made = base_algorithm(element)
            if made is None and drop_nulls:
                continue
            if not isinstance(made, Element):
                if isinstance(made, Geometry):
                    made = Feature(geometry=made)
                else:
                    raise EarthEngineError("Collection.map: A mapped algorithm must return a Feature or Image.")
            index = element.get("system:index")
            if index is not None and made.properties.get("system:index") != index:
                made = replace(made, properties={**made.properties, "system:index": index})
            yield made

    return replace(collection.derived(elements), id=None)


@algorithm("Collection.first")
def first(collection: Collection) -> Any:
    return collection.first()


@algorithm("Collection.size")
def size(collection: Collection) -> int:
    return sum(1 for _ in collection)


@algorithm("Collection.limit")
def limit(collection: Collection, limit: Optional[int], key: Optional[str], ascending: bool) -> Collection:
    def elements() -> Iterator[Any]:
        if key is None:
            return iter(collection.take(limit if limit is not None else 1 << 40))
        ordered = sorted_by(list(collection), key, ascending)
        return iter(ordered if limit is None else ordered[:limit])

    if limit is not None and limit < 0:
        raise EarthEngineError("Collection.limit: The limit must not be negative.")
    return collection.derived(elements)


def sorted_by(elements: list[Any], key: str, ascending: bool = True) -> list[Any]:
    """Elements by a property; those without it come first, as null is smallest."""

    def order(element: Any) -> tuple[int, Any]:
        value = value_of(element, key)
        if value is None:
            return (0, 0)
        if isinstance(value, (int, float)):
            return (1, value)
        return (2, str(value))

    return sorted(elements, key=order, reverse=not ascending)


@algorithm("Collection.toList")
def to_list(collection: Collection, count: int, offset: int) -> list[Any]:
    return collection.take(count + offset)[offset:]


@algorithm("Collection.iterate")
def iterate(collection: Collection, function: Function, first: Any) -> Any:
    value = first
    for element in collection:
        value = function(element, value)
    return value


@algorithm("Collection.merge")
def merge(collection1: Collection, collection2: Collection) -> Collection:
    def elements() -> Iterator[Any]:
        for prefix, collection in (("1_", collection1), ("2_", collection2)):
            for number, element in enumerate(collection):
                index = element.get("system:index")
                index = prefix + (str(number) if index is None else str(index))
                yield replace(element, properties={**element.properties, "system:index": index})

    return Collection(kind=collection1.kind).derived(elements)


@algorithm("Collection.flatten")
def flatten(collection: Collection) -> Collection:
    def elements() -> Iterator[Any]:
        for outer, group in enumerate(collection):
            if not isinstance(group, Collection):
                raise EarthEngineError("Collection.flatten: The collection must contain collections.")
            prefix = group.get("system:index")
            for inner, element in enumerate(group):
                index = element.get("system:index")
                label = f"{outer if prefix is None else prefix}_{inner if index is None else index}"
                yield replace(element, properties={**element.properties, "system:index": label})

    inner = collection.first()
    kind = inner.kind if isinstance(inner, Collection) else collection.kind
    return Collection(kind=kind).derived(elements)


@algorithm("Collection.distinct")
def distinct(collection: Collection, properties: Any) -> Collection:
    names = properties if isinstance(properties, list) else [properties]

    def elements() -> Iterator[Any]:
        seen = set()
        for element in collection:
            key = tuple(str(value_of(element, str(name))) for name in names)
            if key not in seen:
                seen.add(key)
                yield element

    return collection.derived(elements)


@algorithm("Collection.geometry")
def geometry(collection: Collection, max_error: Optional[ErrorMargin]) -> Geometry:
    if collection.kind == "ImageCollection":
        shapes = [geometry_of(element) for element in collection.take(2000)]
        if not shapes:
            raise EarthEngineError("Collection.geometry: The collection is empty.")
        if any(shape is None for shape in shapes):
            return Geometry.unbounded()
        if all(shape is shapes[0] for shape in shapes) and shapes[0] is not None:
            return shapes[0]
    found = collected(collection)
    assert found is not None
    return found


@algorithm("Collection.bounds")
def bounds(collection: Collection, max_error: Optional[ErrorMargin], proj: Optional[Projection]) -> Geometry:
    from .geometry import bounds as bounds_of

    return bounds_of(geometry(collection, max_error), None, proj)


@algorithm("Collection.union")
def union(collection: Collection, max_error: Optional[ErrorMargin]) -> Collection:
    from .geometry import dissolve

    return collection.of([Feature(geometry=dissolve(geometry(collection, None), None, None))], "FeatureCollection")


@algorithm("Collection.cache")
def cache(collection: Collection) -> Collection:
    return collection


@algorithm("Collection.loadTable")
def load_table(context: Any, table_id: str, geometry_column: Optional[str], version: int) -> Collection:
    return context.catalogue.table(table_id)


@algorithm("Collection")
def from_features(features: list[Any]) -> Collection:
    return Collection(source=Given(features), kind=kind_of(features, "FeatureCollection"))


@algorithm("Collection.remap")
def remap(collection: Collection, lookup_in: list[Any], lookup_out: list[Any], column_name: str) -> Collection:
    table = dict(zip(map(str, lookup_in), lookup_out))

    def elements() -> Iterator[Any]:
        for element in collection:
            key = str(element.get(column_name))
            if key in table:
                yield replace(element, properties={**element.properties, column_name: table[key]})

    return collection.derived(elements)
