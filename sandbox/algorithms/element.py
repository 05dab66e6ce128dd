# SPDX-License-Identifier: GPL-2.0-or-later
"""Element.*: properties of images, features and collections."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Optional

from ..collection import Collection, with_index
from ..comparing import is_number
from ..errors import EarthEngineError
from ..filters import geometry_of
from ..promote import promote
from ..raster.grid import Projection
from ..registry import algorithm
from ..values import Element, ErrorMargin
from ..vector.geometry import Geometry

_INDEX = "system:index"


@algorithm("Element.get")
def get(object: Element, property: str) -> Any:
    return object.get(property)


def _wrong(function: str, name: str, expected: str) -> EarthEngineError:
    return EarthEngineError(f"{function}: Property '{name}' is not of type {expected}.")


@algorithm("Element.getNumber")
def get_number(object: Element, property: str) -> Any:
    value = object.get(property)
    if value is not None and not is_number(value):
        raise _wrong("Element.getNumber", property, "Number")
    return value


@algorithm("Element.getString")
def get_string(object: Element, property: str) -> Any:
    value = object.get(property)
    if value is not None and not isinstance(value, str):
        raise _wrong("Element.getString", property, "String")
    return value


@algorithm("Element.getArray")
def get_array(context: Any, object: Element, property: str) -> Any:
    value = object.get(property)
    try:
        return None if value is None else promote(context, value, "Array")
    except TypeError:
        raise _wrong("Element.getArray", property, "Array") from None


@algorithm("Element.set")
def set_(object: Element, key: str, value: Any) -> Element:
    return with_properties(object, {key: value})


@algorithm("Element.setMulti")
def set_multi(object: Element, properties: dict[str, Any]) -> Element:
    return with_properties(object, properties)


def with_properties(element: Element, changes: dict[str, Any]) -> Element:
    """The element with some properties changed; the index of a feature is its id."""
    if _INDEX in changes and not hasattr(element, "bands") and not isinstance(element, Collection):
        index = changes[_INDEX]
        element = with_index(element, index) if isinstance(index, str) else element
        changes = {name: value for name, value in changes.items() if name != _INDEX or not isinstance(index, str)}
    return replace(element, properties={**element.properties, **changes})


@algorithm("Element.replaceProperties")
def replace_properties(destination: Element, source: Optional[Element]) -> Element:
    cleared = replace(destination, properties={})
    return cleared if source is None else with_properties(cleared, source.properties)


@algorithm("Element.propertyNames")
def property_names(element: Element) -> list[str]:
    names = list(element.properties)
    computed = [_INDEX]
    if hasattr(element, "bands"):
        computed += ["system:id", "system:footprint", "system:bands", "system:band_names"]
    elif isinstance(element, Collection):
        computed = ["system:id"]
    if hasattr(element, "bands") or element.id is not None:
        names += [
            name
            for name in computed
            if name not in element.properties and (name.startswith("system:band") or element.get(name) is not None)
        ]
    return names


@algorithm("Element.toDictionary")
def to_dictionary(element: Element, properties: Optional[list[str]]) -> dict[str, Any]:
    if properties is None:
        return {name: value for name, value in element.properties.items() if not name.startswith("system:")}
    return {name: element.get(name) for name in properties}


@algorithm("Element.copyProperties", "Image.copyProperties")
def copy_properties(
    destination: Optional[Element],
    source: Optional[Element],
    properties: Optional[list[str]],
    exclude: Optional[list[str]],
) -> Any:
    if properties is not None and exclude is not None:
        raise EarthEngineError("Element.copyProperties: Only one of 'properties' and 'exclude' may be specified.")
    if destination is None or source is None:
        return destination
    if properties is None:
        dropped = set(exclude or ())
        names = [name for name in source.properties if not name.startswith("system:") and name not in dropped]
    else:
        names = properties
    found = {name: source.get(name) for name in names}
    return with_properties(destination, {name: value for name, value in found.items() if value is not None})


@algorithm("Image.id", "Feature.id")
def identifier(element: Element) -> Optional[str]:
    found = element.get(_INDEX)
    return None if found is None else str(found)


@algorithm("Element.geometry", "Feature.geometry")
def geometry(
    context: Any,
    feature: Element,
    max_error: Optional[ErrorMargin],
    proj: Optional[Projection],
    geodesics: Optional[bool],
) -> Optional[Geometry]:
    found = geometry_of(feature)
    if found is None and hasattr(feature, "bands"):
        return Geometry.unbounded()
    if found is None or (proj is None and geodesics is None):
        return found
    arguments: dict[str, Any] = {"geometry": found, "maxError": max_error, "geodesic": geodesics}
    if proj is not None:
        arguments["proj"] = proj
    made: Geometry = context.call("Geometry.transform", {k: v for k, v in arguments.items() if v is not None})
    return made
