# SPDX-License-Identifier: GPL-2.0-or-later
"""What is asked of the service: an image whose bands have the file's numbers, and bands that tell which are valid."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from ...core.grid import Window
from .order import EXACT, BandOrder
from .plan import Plan, Tile, mask_bytes

_CASTS = {
    "uint8": "toUint8",
    "int8": "toInt8",
    "uint16": "toUint16",
    "int16": "toInt16",
    "uint32": "toUint32",
    "int32": "toInt32",
    "int64": "toInt64",
    "float32": "toFloat",
    "float64": "toDouble",
}


class Requests:
    """Makes the requests of a plan for an image. Builds only: nothing is sent."""

    def __init__(self, image: Any, plan: Plan) -> None:
        self._image = image
        self._plan = plan
        self._made: dict[int, Any] = {}
        for tile in plan.tiles[: -(-len(plan.order.bands) // plan.group)]:
            self._made[tile.first] = self._asked(plan.bands(tile))

    def of(self, tile: Tile, window: Window, turns: int = 0) -> dict[str, Any]:
        """The request for a part of a tile."""
        grid = self._plan.order.grid.request(window, turns)
        return {"expression": self._made[tile.first], "fileFormat": "NPY", "grid": grid}

    def images(self) -> list[Any]:
        """The image of each group of bands, as it is asked for."""
        return list(self._made.values())

    def _asked(self, bands: tuple[BandOrder, ...]) -> Any:
        import ee

        order = self._plan.order
        fill = 0 if order.masks == EXACT else order.nodata
        chosen = self._image.select([band.name for band in bands])
        parts = []
        for kind, run in groupby(bands, key=lambda band: band.type):
            names = [band.name for band in run]
            parts.append(getattr(self._image.select(names).unmask(fill, False), _CASTS[kind])())
        if order.masks == EXACT:
            parts += _told(ee, chosen, len(bands))
        names = [band.name for band in bands] + mask_names(bands, order.masks)
        return (parts[0] if len(parts) == 1 else ee.Image.cat(parts)).rename(names)


def mask_names(bands: tuple[BandOrder, ...], masks: str) -> list[str]:
    """Names of the bands that tell which pixels are valid, each different from the bands' own."""
    taken = {band.name for band in bands}
    stem = "valid"
    while any(name.startswith(stem) for name in taken):
        stem += "_"
    return [f"{stem}{number}" for number in range(mask_bytes(len(bands), masks))]


def _told(ee: Any, chosen: Any, count: int) -> list[Any]:
    """One byte for each eight bands: bit i is set where band i of the eight is valid."""
    valid = chosen.mask().gt(0).unmask(0, False)
    found = []
    for first in range(0, count, 8):
        part = valid.select(list(range(first, min(first + 8, count))))
        if count - first > 1:
            weights = [2**bit for bit in range(min(8, count - first))]
            part = part.multiply(ee.Image.constant(weights)).reduce(ee.Reducer.sum())
        found.append(part.toUint8())
    return found
