# SPDX-License-Identifier: GPL-2.0-or-later
"""From an order to requests: which windows of which bands, none over the service's limits. Nothing is sent."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from ...core.errors import RecipeError
from ...core.grid import Window, tiles
from ...core.pixel_types import TYPES
from ...core.text import tr
from .order import EXACT, BandOrder, DownloadOrder

_BLOCKS = (512, 256, 128, 64, 32, 16)
#: Answers are not made smaller than this only to have more of them under way.
_SMALL = 2 << 20
#: So many rounds of requests are worth while: the last one is seldom full.
_ROUNDS = 3


@dataclass(frozen=True)
class Tile:
    """One piece of the file: a window of a run of bands, ``bands[first:last]``."""

    index: int
    window: Window
    first: int
    last: int


@dataclass(frozen=True)
class Plan:
    """How an order is carried out.

    Attributes:
        block: side in pixels of the file's own tiles; a power of two.
        tile_width, tile_height: of a request's window, multiples of `block`.
        group: bands of one request.
    """

    order: DownloadOrder
    block: int
    tile_width: int
    tile_height: int
    group: int

    @cached_property
    def tiles(self) -> tuple[Tile, ...]:
        """All of them, row by row, for each window its bands one after the other."""
        grid, count = self.order.grid, len(self.order.bands)
        found: list[Tile] = []
        for window in tiles(grid.width, grid.height, self.tile_width, self.tile_height):
            for first in range(0, count, self.group):
                found.append(Tile(len(found), window, first, min(first + self.group, count)))
        return tuple(found)

    def bands(self, tile: Tile) -> tuple[BandOrder, ...]:
        """The bands of a tile."""
        return self.order.bands[tile.first : tile.last]

    @property
    def blocks_across(self) -> int:
        """Blocks in a row of the file."""
        return -(-self.order.grid.width // self.block)

    @property
    def blocks_down(self) -> int:
        """Rows of blocks."""
        return -(-self.order.grid.height // self.block)

    def pixel_bytes(self, tile: Tile) -> int:
        """Bytes of a tile in the file, uncompressed."""
        return tile.window.size * (tile.last - tile.first) * TYPES[self.order.file_type].size


def mask_bytes(count: int, masks: str) -> int:
    """Bytes of a pixel, without mask bytes, that tell which of so many bands are valid: one for each eight bands."""
    return -(-count // 8) if masks == EXACT else 0


def counted(bands: tuple[BandOrder, ...], masks: str) -> int:
    """Bytes of one pixel as the service counts them: each band and its mask, and the bands that tell the masks."""
    return sum(TYPES[band.type].size + 1 for band in bands) + 2 * mask_bytes(len(bands), masks)


def planned(order: DownloadOrder) -> Plan:
    """The plan of an order.

    Raises:
        RecipeError: a band alone is over the limits.
    """
    smallest_request = _BLOCKS[-1] ** 2
    group = len(order.bands)
    while _too_many(order, group, smallest_request):
        group = -(-group // 2)
        if group == 1 and _too_many(order, group, smallest_request):
            raise RecipeError("limits", tr("Not even a few pixels fit in a request."))
    heaviest = max(
        counted(order.bands[first : first + group], order.masks) for first in range(0, len(order.bands), group)
    )
    total = heaviest * order.grid.width * order.grid.height
    least = order.request_bytes if order.fewest else max(_SMALL, total // (_ROUNDS * order.max_requests))
    wanted = min(order.request_bytes, least)
    pixels = max(min(wanted, order.limits.size) // heaviest, smallest_request)
    block = next(each for each in _BLOCKS if each**2 <= pixels and each <= order.limits.side)
    width, height = _shape(order, block, pixels)
    return Plan(order, block, width, height, group)


def _too_many(order: DownloadOrder, group: int, pixels: int) -> bool:
    """Whether a request for so many bands is over the limits, at whichever band it starts."""
    starts = range(0, len(order.bands), group)
    heaviest = max(counted(order.bands[first : first + group], order.masks) for first in starts)
    return group + mask_bytes(group, order.masks) > order.limits.bands or heaviest * pixels > order.limits.size


def _shape(order: DownloadOrder, block: int, pixels: int) -> tuple[int, int]:
    """Width and height of a window with at most so many pixels: about square, in whole blocks."""
    most = order.limits.side // block
    across, down = -(-order.grid.width // block), -(-order.grid.height // block)
    blocks = pixels // block**2
    width = min(across, math.isqrt(blocks), most)
    height = min(down, blocks // width, most)
    width = min(across, blocks // height, most)
    # The same number of windows, of more even widths and heights.
    width, height = -(-across // -(-across // width)), -(-down // -(-down // height))
    return width * block, height * block
