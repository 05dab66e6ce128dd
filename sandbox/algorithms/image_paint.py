# SPDX-License-Identifier: GPL-2.0-or-later
"""Image.paint, Collection.style and Collection.draw: vectors as pixels.

Interiors are the pixels whose centres lie inside. Outlines are as wide as asked for in pixels of the request's grid,
as on a map.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Optional

import numpy as np

from ..collection import Collection
from ..colours import colour
from ..elementwise import cast
from ..errors import EarthEngineError
from ..raster.grid import WGS84_DEGREES, Grid
from ..raster.image import Band, Image
from ..raster.node import Map, OnGrid, Pixels, Render
from ..registry import algorithm
from ..values import PixelType
from ..vector.coverage import touched
from ..vector.geometry import Geometry

_BYTE = PixelType.named("uint8")
_CHANNELS = ("vis-red", "vis-green", "vis-blue")


def _near(shape: Geometry, grid: Grid, margin: int = 4) -> bool:
    """Whether a shape can show on a grid; what cannot be told shows."""
    if shape.is_unbounded:
        return True
    try:
        west, south, east, north = shape.bounds_in(grid.crs)
    except EarthEngineError:
        return False
    low_x, low_y, high_x, high_y = grid.padded(margin).bounds()
    if grid.crs.is_geographic or grid.crs.code == "EPSG:3857":
        turn = 360.0 if grid.crs.is_geographic else 2 * 20037508.342789244
        across = any(west + s <= high_x and east + s >= low_x for s in (-turn, 0.0, turn))
    else:
        across = west <= high_x and east >= low_x
    return across and south <= high_y and north >= low_y


def outline(shape: Geometry, grid: Grid, width: float) -> np.ndarray:
    """The pixels of a shape's outline, or of its points, `width` pixels wide."""
    reach = int(np.ceil(width / 2.0)) + 1
    wide = grid.padded(reach)
    hit = np.zeros(wide.shape, dtype=bool)
    for line in shape.outlines_on(wide):
        hit |= touched(line, *wide.shape)
    radius = max(width, 1.0) / 2.0
    made = np.zeros(grid.shape, dtype=bool)
    for j in range(-reach, reach + 1):
        for i in range(-reach, reach + 1):
            # A line of touched pixels is one pixel wide already.
            if max(i * i + j * j, 0) ** 0.5 <= radius - 0.5 + 1e-9:
                made |= hit[reach + j : reach + j + grid.height, reach + i : reach + i + grid.width]
    return made


def _shape(element: Any) -> Optional[Geometry]:
    held = getattr(element, "geometry", None) or getattr(element, "footprint", None)
    return held if isinstance(held, Geometry) else None


def _number_of(element: Any, value: Any, function: str) -> float:
    """A number, or the property of that name."""
    found = element.get(value) if isinstance(value, str) else value
    if not isinstance(found, (int, float)):
        raise EarthEngineError(f"{function}: '{value}' is not a number or the name of a numeric property.")
    return float(found)


@algorithm("Image.paint")
def paint(image: Image, feature_collection: Collection, color: Any, width: Any) -> Image:
    if not image.bands:
        raise EarthEngineError("Image.paint: The image has no bands.")
    kinds = [0 if isinstance(color, str) else color]
    base = image.bands[0]
    whole = all(isinstance(each, int) for each in kinds) and not isinstance(color, str)
    kind = base.type if whole and base.type.precision == "int" else PixelType("double")
    if whole and base.type.precision == "int":
        low, high = base.type.minimum, base.type.maximum
        kind = (
            PixelType("int", min(low, color), max(high, color)) if low is not None and high is not None else base.type
        )

    def painted(render: Render, grid: Grid) -> Pixels:
        below = render.pixels(base.node, grid)
        values = np.array(below.values, dtype="float64")
        mask = np.ones(grid.shape, "float32") if below.mask is None else below.mask.copy()
        for element in feature_collection:
            shape = _shape(element)
            if shape is None or not _near(shape, grid):
                continue
            if width is None:
                inside = shape.contains_centres(grid)
            else:
                inside = outline(shape, grid, _number_of(element, width, "Image.paint"))
            values[inside] = _number_of(element, color, "Image.paint")
            mask[inside] = 1.0
        return Pixels(cast(values, kind), None if mask.min() == 1.0 else mask)

    return image.with_bands([replace(base, type=kind, node=OnGrid(painted)), *image.bands[1:]])


class _Canvas:
    """Red, green, blue and opacity that are painted over one another."""

    def __init__(self, grid: Grid) -> None:
        self.colour = np.zeros((*grid.shape, 3))
        self.opacity = np.zeros(grid.shape)

    def put(self, where: np.ndarray, rgba: tuple[int, int, int, int]) -> None:
        """Paint a colour over some pixels."""
        if not where.any():
            return
        over = rgba[3] / 255.0
        under = self.opacity[where]
        total = over + under * (1.0 - over)
        rgb = np.array(rgba[:3], dtype="float64")
        share = (under * (1.0 - over))[:, None]
        self.colour[where] = (rgb * over + self.colour[where] * share) / np.maximum(total, 1e-9)[:, None]
        self.opacity[where] = total


def _drawn(collection: Collection, style_of: Any) -> Image:
    def compute(render: Render, grid: Grid) -> Pixels:
        canvas = _Canvas(grid)
        for element in collection:
            shape = _shape(element)
            if shape is None or not _near(shape, grid, 12):
                continue
            style = style_of(element)
            if "Polygon" in shape.type or "Collection" in shape.type:
                canvas.put(shape.contains_centres(grid), style["fill"])
            is_point = shape.type in ("Point", "MultiPoint")
            width = style["size"] if is_point else style["width"]
            if width > 0:
                canvas.put(outline(shape, grid, width), style["fill"] if is_point else style["line"])
        values = np.dstack([canvas.colour, canvas.opacity * 255.0])
        return Pixels(np.rint(values).astype("uint8"), None)

    whole = OnGrid(compute)

    def channel(index: int) -> Any:
        def take(pixels: Pixels) -> Pixels:
            return Pixels(pixels.values[..., index], pixels.values[..., 3].astype("float32") / np.float32(255.0))

        return Map(take, whole)

    bands = tuple(Band(name, _BYTE, WGS84_DEGREES, channel(index)) for index, name in enumerate(_CHANNELS))
    return Image(bands=bands)


@algorithm("Collection.style")
def style(
    collection: Collection,
    color: str,
    point_size: int,
    point_shape: str,
    width: float,
    fill_color: Optional[str],
    style_property: Optional[str],
    neighborhood: int,
    line_type: str,
) -> Image:
    base = {"color": color, "pointSize": point_size, "width": width, "fillColor": fill_color}

    def style_of(element: Any) -> dict[str, Any]:
        own = dict(base)
        if style_property is not None:
            given = element.get(style_property)
            if isinstance(given, dict):
                own.update({name: value for name, value in given.items() if name in own})
        return _resolved(own)

    _resolved(base)  # colours that are none are refused before a tile is asked for
    return _drawn(collection, style_of)


def _resolved(given: dict[str, Any]) -> dict[str, Any]:
    line = colour(str(given["color"]))
    fill = colour(str(given["fillColor"])) if given["fillColor"] else (*line[:3], round(line[3] * 0.66))
    return {"line": line, "fill": fill, "width": float(given["width"]), "size": float(given["pointSize"]) + 1.0}


@algorithm("Collection.draw")
def draw(collection: Collection, color: str, point_radius: int, stroke_width: int) -> Image:
    line = colour(color)
    fixed = {
        "line": line,
        "fill": (*line[:3], 160),
        "width": float(stroke_width),
        "size": 2.0 * point_radius + 1.0,
    }
    return _drawn(collection, lambda element: fixed)
