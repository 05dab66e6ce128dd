# SPDX-License-Identifier: GPL-2.0-or-later
"""Tiles that came and show nothing: holes, told from places without data by their edges.

A service in trouble may answer with an empty picture, and nobody hears of an error. Where a layer has no data, its edge
runs as it likes. A hole's edge is that of a tile: its neighbours are full up to their last row of pixels. Two sides of
a hole have to be like that: cells of a coarse model may end where a tile does, but on one side only.

To see a tile's picture the layer is drawn again: those tiles whose answers were so short that there may be nothing on
them, and their neighbours. QGIS keeps the last 256 tiles and asks for the others once more.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import AbstractSet, Dict, List, Mapping, NamedTuple, Optional, Set, Tuple

import numpy as np
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QEventLoop, QSize
from qgis.PyQt.QtGui import QColor, QImage

from .canvas import Bounds

Place = Tuple[int, int, int]
"""Zoom level, column and row."""
_PLACE = re.compile(r"/(\d{1,2})/(\d{1,8})/(\d{1,8})(?:[?.][^/]*)?$")
#: Tiles that are looked at: twice those of a sheet of A4 at 300 dpi.
MOST = 2048
#: Bytes of the longest answer that may have nothing on it. A picture of 256 x 256 pixels without anything takes 130 to
#: 1,700, as its encoder is.
SHORT = 2000
#: Columns and rows of tiles that are drawn at once.
_BLOCK = 8
#: As many tiles of the same length are taken for the same picture.
_MANY = 16
_SIDE = 256
#: Half the width of the web map's world, in metres.
_HALF = 20_037_508.342789244
#: Part of the pixels along a neighbour's edge that show something, at least.
_FULL = 0.9
_LEAST_SIDES = 2
#: Column and row of the neighbour, which edge of it touches, on which side it is.
_SIDES = ((-1, 0, "right"), (1, 0, "left"), (0, -1, "bottom"), (0, 1, "top"))


class Tile(NamedTuple):
    """What a tile's picture shows: nothing at all, and of its edges the part that is drawn."""

    is_empty: bool
    edges: Dict[str, float]


_NOTHING = Tile(True, {"left": 0.0, "right": 0.0, "top": 0.0, "bottom": 0.0})


def place_of(address: str) -> Optional[Place]:
    """Which tile an address is of; None for none."""
    found = _PLACE.search(address)
    return None if found is None else (int(found[1]), int(found[2]), int(found[3]))


def tile_of(drawn: np.ndarray) -> Tile:
    """What a picture shows; ``drawn``: (rows, columns), true where it is not transparent.

    Its outermost pixels are not looked at: QGIS 3.44 draws each tile a pixel into its neighbours.
    """
    inner = drawn[1:-1, 1:-1]
    edges = {"left": inner[:, 0], "right": inner[:, -1], "top": inner[0], "bottom": inner[-1]}
    return Tile(not inner.any(), {side: float(edge.mean()) for side, edge in edges.items()})


def look(layer: QgsRasterLayer, sizes: Mapping[Place, int]) -> Dict[Place, Tile]:
    """What those tiles show that may be holes, and the tiles beside them. Main thread, in an event loop.

    Args:
        sizes: of the tiles that the layer has just been drawn of, the bytes of the answer; 0 where nobody knows.
    """
    seen: Dict[Place, Tile] = {}
    for alike in _alike(sizes):
        one = min(alike)
        seen.update(_seen(layer, {one}))
        if seen[one].is_empty:
            seen.update(dict.fromkeys(alike, _NOTHING))
    for block in blocks(sizes, seen.keys()):
        seen.update(_seen(layer, block))
    return seen


def _alike(sizes: Mapping[Place, int]) -> List[Set[Place]]:
    """Many tiles that came with the same few bytes, as those of a sea without data do: to look at one is enough."""
    known = {place: size for place, size in sizes.items() if 0 < size <= SHORT}
    return [
        {place for place, length in known.items() if length == size}
        for size, count in Counter(known.values()).items()
        if count >= _MANY
    ]


def _seen(layer: QgsRasterLayer, block: Set[Place]) -> Dict[Place, Tile]:
    columns, rows = ([place[axis] for place in block] for axis in (1, 2))
    zoom, left, top = next(iter(block))[0], min(columns), min(rows)
    drawn = _drawn(layer, zoom, left, top, max(columns) - left + 1, max(rows) - top + 1)
    tiles = {}
    for column, row in zip(columns, rows):
        y, x = (row - top) * _SIDE, (column - left) * _SIDE
        tiles[(zoom, column, row)] = tile_of(drawn[y : y + _SIDE, x : x + _SIDE])
    return tiles


def blocks(sizes: Mapping[Place, int], known: AbstractSet[Place] = frozenset()) -> List[Set[Place]]:
    """The tiles to be looked at that are not known yet, by the parts of the world that are drawn together.

    None of a single tile, which has no neighbours to tell a hole by, nor of more than `MOST`.
    """
    places = {place for place, size in sizes.items() if size <= SHORT}
    places |= _around(places) & sizes.keys()
    if len(places) == 1 or len(places - known) > MOST:
        return []
    places -= known
    # the map canvas may have drawn the layer at the same time, and a page may have maps of many scales
    parts: Dict[Place, Set[Place]] = {}
    for zoom, column, row in places:
        parts.setdefault((zoom, column // _BLOCK, row // _BLOCK), set()).add((zoom, column, row))
    return list(parts.values())


def _drawn(layer: QgsRasterLayer, zoom: int, left: int, top: int, across: int, down: int) -> np.ndarray:
    """Where a layer shows something, in pixels of some columns and rows of tiles."""
    tile = 2.0 * _HALF / 2**zoom
    west, north = left * tile - _HALF, _HALF - top * tile
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    settings.setOutputSize(QSize(across * _SIDE, down * _SIDE))
    settings.setExtent(QgsRectangle(west, north - down * tile, west + across * tile, north))
    settings.setBackgroundColor(QColor(0, 0, 0, 0))
    settings.setFlag(Qgis.MapSettingsFlag.RenderPartialOutput, False)
    job, loop = QgsMapRendererParallelJob(settings), QEventLoop()
    job.finished.connect(loop.quit)
    job.start()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    image = job.renderedImage().convertToFormat(QImage.Format.Format_RGBA8888)
    bits = image.constBits()
    bits.setsize(image.bytesPerLine() * image.height())
    alpha: np.ndarray = np.frombuffer(bits, np.uint8).reshape(image.height(), -1)[:, 3 : 4 * image.width() : 4]
    return alpha > 0


def holes(tiles: Mapping[Place, Tile], bounds: Optional[Bounds] = None) -> Set[Place]:
    """The empty tiles that should not be: each patch of them with straight edges on two sides or more.

    ``bounds``: west, south, east, north in degrees of what the layer has; tiles at its rim may well be empty.
    """
    found: Set[Place] = set()
    for patch in _patches({place for place, tile in tiles.items() if tile.is_empty}):
        if len({side for place in patch for side in _straight(place, tiles, bounds)}) >= _LEAST_SIDES:
            found |= {place for place in patch if _within(place, bounds)}
    return found


def _patches(places: Set[Place]) -> List[Set[Place]]:
    """Places that touch each other, together."""
    left, found = set(places), []
    while left:
        waiting = [left.pop()]
        patch = set(waiting)
        while waiting:
            near = _around({waiting.pop()}) & left
            left -= near
            patch |= near
            waiting += near
        found.append(patch)
    return found


def _around(places: Set[Place]) -> Set[Place]:
    """The four neighbours of each."""
    return {(zoom, column + across, row + down) for zoom, column, row in places for across, down, _ in _SIDES}


def _straight(place: Place, tiles: Mapping[Place, Tile], bounds: Optional[Bounds]) -> Set[str]:
    """The sides on which a neighbour within the bounds is full up to the tile's edge."""
    if not _within(place, bounds):
        return set()
    zoom, column, row = place
    near = ((tiles.get((zoom, column + across, row + down)), edge) for across, down, edge in _SIDES)
    return {edge for tile, edge in near if tile is not None and tile.edges[edge] >= _FULL}


def _within(place: Place, bounds: Optional[Bounds]) -> bool:
    """Whether the layer has something in a tile by its bounds."""
    if bounds is None:
        return True
    zoom, column, row = place
    count = 2**zoom
    west, east = (360.0 * (column + more) / count - 180.0 for more in (0, 1))
    north, south = (math.degrees(math.atan(math.sinh(math.pi * (1.0 - 2.0 * (row + more) / count)))) for more in (0, 1))
    turns = (-360.0, 0.0, 360.0)
    across = any(west + turn < bounds[2] and east + turn > bounds[0] for turn in turns)
    return across and south < bounds[3] and north > bounds[1]
