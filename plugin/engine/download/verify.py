# SPDX-License-Identifier: GPL-2.0-or-later
"""The written file, opened again and compared with what was ordered and with what had arrived."""

from __future__ import annotations

import concurrent.futures
import json
import math
import os
from pathlib import Path
from typing import Any, Callable, Optional, Sequence

import numpy as np
from osgeo import gdal

from ...core.errors import ComputationFailed
from ...core.grid import Window
from ...core.text import tr
from .answer import Piece
from .blocks import checksum
from .finish import Finish
from .plan import Tile
from .raster import done, quiet, spatial_reference

_THREADS = 4


class Damaged(ComputationFailed):
    """The file is not what was ordered; `tiles` are those that differ, none where it is something else."""

    def __init__(self, what: str, tiles: tuple[int, ...] = ()) -> None:
        super().__init__(tr("The file was checked and is damaged. Start the download again."), details=what)
        self.tiles = tiles


def verify(path: Path, finish: Finish, progress: Callable[[int, int], None], stopped: Callable[[], bool]) -> None:
    """Read every pixel of a file and compare.

    Args:
        progress: told how many tiles are done, and of how many.

    Raises:
        Damaged: it is not what was ordered.
    """
    _check_outside(_opened(path), finish)
    tiles = finish.plan.tiles
    share = min(os.cpu_count() or 1, _THREADS)
    found: list[tuple[int, bool]] = []  # appended to by all threads
    with concurrent.futures.ThreadPoolExecutor(share) as pool:
        runs = [pool.submit(_check_tiles, path, finish, tiles[start::share], found, stopped) for start in range(share)]
        while concurrent.futures.wait(runs, timeout=0.1).not_done:
            progress(len(found), len(tiles))
    for run in runs:
        run.result()
    bad = tuple(sorted(index for index, holds in found if not holds))
    if bad:
        raise Damaged(f"{len(bad)} tiles differ", bad)


def _opened(path: Path) -> Any:
    try:
        with quiet():
            return done(gdal.Open(str(path)))
    except RuntimeError as error:
        raise Damaged(str(error)) from error


def _check_tiles(
    path: Path, finish: Finish, tiles: Sequence[Tile], found: list[tuple[int, bool]], stopped: Callable[[], bool]
) -> None:
    """Note of each tile whether it is what had arrived."""
    opened = _opened(path)
    with quiet():
        for tile in tiles:
            if stopped():
                return
            try:
                digest = checksum(read_tile(opened, tile))
            except RuntimeError:
                digest = ""
            found.append((tile.index, digest == finish.journal.entries[tile.index].sha256))
            opened.FlushCache()  # lets the blocks go


def read_tile(opened: Any, tile: Tile) -> Piece:
    """A tile's pixels as GDAL reads them."""
    values: list[np.ndarray] = []
    valid: list[Optional[np.ndarray]] = []
    window: Window = tile.window
    place = (window.column, window.row, window.width, window.height)
    for band in range(tile.first, tile.last):
        source = opened.GetRasterBand(band + 1)
        values.append(done(source.ReadAsArray(*place)))
        mask = None
        if source.GetMaskFlags() != gdal.GMF_ALL_VALID:
            mask = done(source.GetMaskBand().ReadAsArray(*place)) != 0
            mask = None if mask.all() else mask
        valid.append(mask)
    return Piece(values, valid)


def _check_outside(opened: Any, finish: Finish) -> None:
    """Compare all but the pixels."""
    order = finish.plan.order
    grid = order.grid
    names = [opened.GetRasterBand(number + 1).GetDescription() for number in range(opened.RasterCount)]
    told = json.loads(opened.GetMetadataItem("EE_TILES") or "[]")
    differing = [
        what
        for what, holds in (
            ("size", (opened.RasterXSize, opened.RasterYSize) == (grid.width, grid.height)),
            ("grid", _close(opened.GetGeoTransform(), grid.geotransform)),
            ("crs", bool(opened.GetSpatialRef().IsSame(spatial_reference(grid.crs)))),
            ("names", names == [band.name for band in order.bands]),
            ("nodata", _same_number(opened.GetRasterBand(1).GetNoDataValue(), finish.nodata)),
            ("checksums", len(told) == len(finish.plan.tiles)),
        )
        if not holds
    ]
    if differing:
        raise Damaged(", ".join(differing))


def _close(found: tuple[float, ...], wanted: tuple[float, ...]) -> bool:
    return all(math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-12) for one, other in zip(found, wanted))


def _same_number(found: Optional[float], wanted: Optional[float]) -> bool:
    if found is None or wanted is None:
        return found is wanted
    return found == wanted or (found != found and wanted != wanted)
