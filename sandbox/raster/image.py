# SPDX-License-Identifier: GPL-2.0-or-later
"""Images: bands with ids, types, projections and pixel nodes, and properties."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Optional, Sequence

from ..errors import EarthEngineError
from ..promote import TYPE_NAMES, promoter
from ..values import Array, Element, PixelType
from .grid import WGS84_DEGREES, Projection
from .node import Constant, Node

FOOTPRINT = "system:footprint"


@dataclass(frozen=True, eq=False)
class Band:
    """One band. `dimensions` are (columns, rows) of the native grid, ``None`` for unbounded bands."""

    id: str
    type: PixelType
    projection: Projection
    node: Node
    dimensions: Optional[tuple[int, int]] = None
    origin: tuple[int, int] = (0, 0)

    def to_json(self) -> dict[str, Any]:
        """As the service prints it."""
        shown: dict[str, Any] = {"id": self.id, "data_type": self.type.to_json()}
        if self.dimensions is not None:
            shown["dimensions"] = list(self.dimensions)
            if self.origin != (0, 0):
                shown["origin"] = list(self.origin)
        shown["crs"] = self.projection.crs.code
        shown["crs_transform"] = list(self.projection.transform)
        return shown


@dataclass(frozen=True, eq=False)
class Image(Element):
    """An image. `footprint` is a vector geometry (see `sandbox.vector`), or ``None`` for unbounded images."""

    bands: tuple[Band, ...] = ()
    footprint: Any = None
    version: Optional[int] = None

    def band(self, name: str) -> Band:
        """The band with that id."""
        for band in self.bands:
            if band.id == name:
                return band
        raise EarthEngineError(f"Image.select: Band pattern '{name}' did not match any bands.")

    @property
    def names(self) -> list[str]:
        """Band ids in order."""
        return [band.id for band in self.bands]

    def with_bands(self, bands: Sequence[Band]) -> Image:
        """The same image with other bands."""
        return replace(self, bands=tuple(bands))

    def with_properties(self, properties: dict[str, Any]) -> Image:
        """The same image with other properties."""
        return replace(self, properties=properties)

    def to_json(self) -> dict[str, Any]:
        """As the service prints it."""
        shown: dict[str, Any] = {"type": "Image", "bands": [band.to_json() for band in self.bands]}
        if self.version is not None:
            shown["version"] = self.version
        if self.id is not None:
            shown["id"] = self.id
        footprint = self.get(FOOTPRINT)
        properties = self.properties if footprint is None else {**self.properties, FOOTPRINT: footprint}
        if properties:
            shown["properties"] = properties
        return shown

    def get(self, name: str) -> Any:
        """The property's value; computed properties included; ``None`` where there is none."""
        if name == FOOTPRINT and name not in self.properties:
            bounded = self.footprint is not None and not self.footprint.is_unbounded
            return self.footprint.outline(as_ring=self.id is not None) if bounded else None
        return super().get(name)


def constant_type(value: Any) -> PixelType:
    """The pixel type of a number: an integer range of just that value, or double."""
    if isinstance(value, (bool, int)):
        return PixelType("int", int(value), int(value))
    return PixelType("double", value, value)


def constant_image(values: Sequence[Any], names: Optional[Sequence[str]] = None) -> Image:
    """An unbounded image with one band per number or array, named "constant", "constant_1", …"""
    bands = []
    for index, value in enumerate(values):
        name = names[index] if names else ("constant" if index == 0 else f"constant_{index}")
        if isinstance(value, Array):
            kind = PixelType.named(value.values.dtype.name, value.values.ndim)
            node = Constant(value.values, value.values.dtype)
        else:
            if not isinstance(value, (bool, int, float)):
                raise EarthEngineError("Image.constant: Invalid type. Expected a number or an array.")
            kind = constant_type(value)
            node = Constant(value, kind.dtype)
        bands.append(Band(name, kind, WGS84_DEGREES, node))
    return Image(bands=tuple(bands))


TYPE_NAMES.insert(0, (Image, "Image"))


@promoter("Image")
def _image(context: Any, value: Any) -> Image:
    if isinstance(value, Image):
        return value
    if isinstance(value, (bool, int, float, Array)):
        return constant_image([value])
    if isinstance(value, list) and value and all(isinstance(each, (int, float)) for each in value):
        return constant_image(value)
    raise TypeError
