# SPDX-License-Identifier: GPL-2.0-or-later
"""Feature.*: what can be done with a feature's geometry, and with its properties."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Optional

import numpy as np

from ..comparing import is_number
from ..errors import EarthEngineError, required
from ..filters import geometry_of
from ..registry import IMPLEMENTATIONS, algorithm
from ..regular import fullmatch
from ..values import Array, Element
from ..vector.feature import Feature
from ..vector.geometry import Geometry
from .element import with_properties


@algorithm("Feature")
def feature(geometry: Optional[Geometry], metadata: dict[str, Any], geometry_key: Optional[str]) -> Element:
    return with_properties(Feature(geometry=geometry), metadata)


@algorithm("Feature.setGeometry")
def set_geometry(feature: Element, geometry: Optional[Geometry]) -> Element:
    if isinstance(feature, Feature):
        return replace(feature, geometry=geometry)
    if hasattr(feature, "footprint"):
        return replace(feature, footprint=geometry)  # type: ignore[call-arg]
    return Feature(properties=feature.properties, id=feature.id, geometry=geometry)


def _shape(element: Element, function: str, argument: str) -> Geometry:
    found = geometry_of(element)
    if found is None and hasattr(element, "bands"):
        return Geometry.unbounded()
    if found is None:
        raise required(f"Feature.{function}", argument)
    return found


def _register_measure(name: str) -> None:
    @algorithm(f"Feature.{name}")
    def measure(feature: Element, *rest: Any) -> Any:
        return IMPLEMENTATIONS[f"Geometry.{name}"](_shape(feature, name, "feature"), *rest)


def _register_change(name: str) -> None:
    @algorithm(f"Feature.{name}")
    def change(feature: Element, *rest: Any) -> Any:
        made = IMPLEMENTATIONS[f"Geometry.{name}"](_shape(feature, name, "feature"), *rest)
        return Feature(properties=feature.properties, id=feature.id, geometry=made)


def _register_relation(name: str) -> None:
    @algorithm(f"Feature.{name}")
    def relation(left: Element, right: Element, *rest: Any) -> Any:
        shapes = _shape(left, name, "left"), _shape(right, name, "right")
        return IMPLEMENTATIONS[f"Geometry.{name}"](*shapes, *rest)


def _register_combination(name: str) -> None:
    @algorithm(f"Feature.{name}")
    def combination(left: Element, right: Element, *rest: Any) -> Any:
        shapes = _shape(left, name, "left"), _shape(right, name, "right")
        made = IMPLEMENTATIONS[f"Geometry.{name}"](*shapes, *rest)
        return Feature(properties=left.properties, id=left.id, geometry=made)


for _name in ("area", "length", "perimeter"):
    _register_measure(_name)
for _name in ("bounds", "buffer", "centroid", "convexHull", "cutLines", "dissolve", "simplify", "transform"):
    _register_change(_name)
for _name in (
    "closestPoint",
    "closestPoints",
    "containedIn",
    "contains",
    "disjoint",
    "distance",
    "intersects",
    "withinDistance",
):
    _register_relation(_name)
for _name in ("difference", "intersection", "symmetricDifference", "union"):
    _register_combination(_name)


@algorithm("Feature.select")
def select(
    input: Element,
    property_selectors: list[str],
    new_properties: Optional[list[str]],
    retain_geometry: bool,
) -> Any:
    if new_properties is not None and len(new_properties) != len(property_selectors):
        raise EarthEngineError("Feature.select: The number of selectors and of new names must be the same.")
    kept: dict[str, Any] = {}
    for number, selector in enumerate(property_selectors):
        if selector in input.properties or new_properties is not None:
            names = [selector] if selector in input.properties else []
        else:
            names = [name for name in input.properties if fullmatch(selector, name)]
        for name in names:
            kept[name if new_properties is None else new_properties[number]] = input.properties[name]
    if "system:index" in input.properties:
        kept["system:index"] = input.properties["system:index"]
    made = replace(input, properties=kept)
    return replace(made, geometry=None) if isinstance(made, Feature) and not retain_geometry else made


@algorithm("Feature.toArray")
def to_array(feature: Feature, properties: list[str]) -> Array:
    return Array(np.array(numbers_of(feature, properties, "Feature.toArray")))


def numbers_of(element: Element, properties: list[str], function: str) -> list[Any]:
    """Properties that have to be numbers.

    Raises:
        EarthEngineError: one is not.
    """
    values = [element.get(name) for name in properties]
    for name, value in zip(properties, values):
        if not is_number(value):
            raise EarthEngineError(f"{function}: Property '{name}' is not a number.")
    return values
