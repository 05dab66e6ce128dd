# SPDX-License-Identifier: GPL-2.0-or-later
"""Element.*, Feature.* constructors and properties."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Optional

from ..errors import EarthEngineError
from ..registry import algorithm
from ..values import Array, Element, ErrorMargin
from ..vector.feature import Feature
from ..vector.geometry import Geometry


@algorithm("Element.get")
def get(object: Element, property: str) -> Any:
    return object.get(property)


@algorithm("Element.getNumber")
def get_number(object: Element, property: str) -> Any:
    value = object.get(property)
    if value is not None and (isinstance(value, bool) or not isinstance(value, (int, float))):
        raise EarthEngineError(f"Element.getNumber: Property '{property}' is not a number.")
    return value


@algorithm("Element.getString")
def get_string(object: Element, property: str) -> Any:
    value = object.get(property)
    if value is not None and not isinstance(value, str):
        raise EarthEngineError(f"Element.getString: Property '{property}' is not a string.")
    return value


@algorithm("Element.getArray")
def get_array(object: Element, property: str) -> Any:
    value = object.get(property)
    if isinstance(value, (list, int, float)):
        from .array import array_of

        return array_of(value)
    if value is not None and not isinstance(value, Array):
        raise EarthEngineError(f"Element.getArray: Property '{property}' is not an array.")
    return value


@algorithm("Element.set")
def set_(object: Element, key: str, value: Any) -> Element:
    return _with(object, {key: value})


@algorithm("Element.setMulti")
def set_multi(object: Element, properties: dict[str, Any]) -> Element:
    return _with(object, properties)


def _with(element: Element, changes: dict[str, Any]) -> Element:
    merged = {**element.properties, **changes}
    merged = {name: value for name, value in merged.items() if value is not None}
    return replace(element, properties=merged)


@algorithm("Element.propertyNames")
def property_names(element: Element) -> list[str]:
    names = set(element.properties)
    if element.id is not None:
        names |= {"system:index"} | (
            {"system:id", "system:bands", "system:band_names"} if hasattr(element, "bands") else set()
        )
    return sorted(names)


@algorithm("Element.toDictionary")
def to_dictionary(element: Element, properties: Optional[list[str]]) -> dict[str, Any]:
    if properties is None:
        return {k: v for k, v in sorted(element.properties.items()) if not k.startswith("system:")}
    return {name: element.get(name) for name in properties}


@algorithm("Element.copyProperties", "Image.copyProperties")
def copy_properties(
    destination: Optional[Element],
    source: Optional[Element],
    properties: Optional[list[str]],
    exclude: Optional[list[str]],
) -> Any:
    if destination is None or source is None:
        return destination
    if properties is None:
        names = [name for name in source.properties if not name.startswith("system:")]
    else:
        names = [name for name in source.properties if name in properties]
    dropped = set(exclude or ())
    return _with(destination, {name: source.properties[name] for name in names if name not in dropped})


@algorithm("Image.id", "Feature.id")
def identifier(element: Element) -> Optional[str]:
    return element.id


@algorithm("Feature")
def feature(geometry: Optional[Geometry], metadata: dict[str, Any], geometry_key: Optional[str]) -> Feature:
    return Feature(properties=dict(metadata), geometry=geometry)


@algorithm("Feature.geometry")
def geometry_(feature: Any, max_error: Optional[ErrorMargin], proj: Any, geodesics: Optional[bool]) -> Any:
    held = getattr(feature, "geometry", None) or getattr(feature, "footprint", None)
    return held if isinstance(held, Geometry) else Geometry.unbounded()


@algorithm("Feature.setGeometry")
def set_geometry(feature: Element, geometry: Optional[Geometry]) -> Feature:
    return Feature(properties=feature.properties, id=feature.id, geometry=geometry)


@algorithm("Feature.select")
def select(
    input: Element,
    property_selectors: list[str],
    new_properties: Optional[list[str]],
    retain_geometry: bool,
) -> Any:
    import re

    chosen: list[str] = []
    for selector in property_selectors:
        matched = [name for name in input.properties if re.fullmatch(selector, name)]
        if not matched:
            raise EarthEngineError(f"Feature.select: Property '{selector}' does not exist.")
        chosen.extend(name for name in matched if name not in chosen)
    names = new_properties or chosen
    kept = {new: input.properties[old] for old, new in zip(chosen, names)}
    if "system:index" in input.properties:
        kept["system:index"] = input.properties["system:index"]
    made = replace(input, properties=kept)
    return made if retain_geometry or not isinstance(made, Feature) else replace(made, geometry=None)
