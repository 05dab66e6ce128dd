# SPDX-License-Identifier: GPL-2.0-or-later
"""A map on a page as pixels: the grid that a printer or a picture file wants, so that nothing is resampled."""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import asdict, dataclass
from typing import Any, Mapping, Optional

from .errors import RecipeError
from .grid import Bounds, PixelGrid
from .text import tr

MM_PER_INCH = 25.4
#: Resolutions that can be asked for; above and below them somebody has mistyped.
LEAST_DPI, MOST_DPI = 10.0, 2400.0
#: More pixels than this are a mistake as well: an A0 sheet at 600 dpi has half of them.
MOST_PIXELS = 1_200_000_000
#: Pixels around a turned map, so that its corners are never short of one.
BLEED = 8
#: Part of a pixel by which the outer edges lie within the map. Where an edge is the map's own, or a rounding outside of
#: it, QGIS draws one row more and stretches all others over it.
_WITHIN = 1e-6


@dataclass(frozen=True)
class Page:
    """A map on a page, or an extent with a size on paper.

    Attributes:
        crs: code or WKT of the map.
        extent: west, south, east, north of the whole pixels that the map shows, in units of the CRS; of a turned map
            the box around it.
        width, height: pixels of the extent.
        dpi: pixels an inch.
        bleed: pixels more on each side.
        rotation: degrees clockwise that the map is turned on the page; the pixels stay north-up.
        layout, map_id: name of the layout and id of its map; empty for an extent of its own.
    """

    crs: str
    extent: Bounds
    width: int
    height: int
    dpi: float
    bleed: int = 0
    rotation: float = 0.0
    layout: str = ""
    map_id: str = ""

    def __post_init__(self) -> None:
        west, south, east, north = self.extent
        if not LEAST_DPI <= self.dpi <= MOST_DPI:
            raise RecipeError("dpi", tr("Choose between {:g} and {:g} dpi.", LEAST_DPI, MOST_DPI))
        if not (all(map(math.isfinite, self.extent)) and west < east and south < north):
            raise RecipeError("extent", tr("The map shows nothing. Give it an extent first."))
        if self.width < 1 or self.height < 1:
            raise RecipeError("extent", tr("The map is smaller than a pixel. Make it larger on the page."))
        if self.width * self.height > MOST_PIXELS:
            raise RecipeError("dpi", tr("That are too many pixels. Choose fewer dpi or a smaller map."))

    @classmethod
    def of_size(cls, crs: str, extent: Bounds, width_mm: float, height_mm: float, dpi: float, **more: Any) -> Page:
        """An extent printed at a size. Raises RecipeError."""
        if not (0 < width_mm < 1e5 and 0 < height_mm < 1e5):
            raise RecipeError("size", tr("Choose a size on paper above 0 mm."))
        width, height = (max(1, round(side * dpi / MM_PER_INCH)) for side in (width_mm, height_mm))
        return cls(crs, extent, width, height, dpi, **more)

    def grid(self) -> PixelGrid:
        """The page's pixels with their bleed."""
        west, south, east, north = self.extent
        within = 0.0 if self.bleed else _WITHIN
        across, down = (east - west) / self.width, (north - south) / self.height
        west, north = west + within * across, north - within * down
        across, down = across * (1 - 2 * within / self.width), down * (1 - 2 * within / self.height)
        transform = (across, 0.0, west - self.bleed * across, 0.0, -down, north + self.bleed * down)
        return PixelGrid(self.crs, transform, self.width + 2 * self.bleed, self.height + 2 * self.bleed)

    def same_pixels(self, other: Page) -> bool:
        """Whether another page wants the same pixels; a hundredth of a pixel does not count."""
        if (self.crs, self.width, self.height, self.bleed) != (other.crs, other.width, other.height, other.bleed):
            return False
        west, south, east, north = self.extent
        least = min((east - west) / self.width, (north - south) / self.height) / 100.0
        return all(abs(mine - its) < least for mine, its in zip(self.extent, other.extent))

    def to_dict(self) -> dict[str, Any]:
        """Plain values, as JSON can hold them."""
        return {**asdict(self), "extent": list(self.extent)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Page:
        """The page that `to_dict` wrote. Raises ValueError or RecipeError for anything else."""
        try:
            west, south, east, north = (float(each) for each in values["extent"])
            width, height, bleed = (int(values[name]) for name in ("width", "height", "bleed"))
            dpi, rotation = float(values["dpi"]), float(values["rotation"])
            crs, layout, map_id = (str(values[name]) for name in ("crs", "layout", "map_id"))
        except (KeyError, TypeError) as error:
            raise ValueError("not a page") from error
        if not 0 <= bleed <= 1000:
            raise ValueError("not a page")
        return cls(crs, (west, south, east, north), width, height, dpi, bleed, rotation, layout, map_id)

    def digest(self) -> str:
        """A short text that is the same for the same pixels."""
        grid = self.grid()
        body = json.dumps([grid.crs, grid.transform, grid.width, grid.height])
        return hashlib.sha256(body.encode("utf-8")).hexdigest()[:12]


@dataclass(frozen=True)
class PageChoice:
    """What somebody chose to freeze a layer for.

    Attributes:
        map_id: of a layout's map; empty for what the canvas shows, `width_mm` wide on paper.
        picture: True for the coloured picture, False for raw values, ``None`` for what shows the same colours.
    """

    map_id: str
    dpi: float
    width_mm: float = 190.0
    picture: Optional[bool] = None
