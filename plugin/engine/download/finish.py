# SPDX-License-Identifier: GPL-2.0-or-later
"""From stored blocks to a GeoTIFF: what its masked pixels are, what it says of itself, overviews, COG."""

from __future__ import annotations

import json
import uuid
import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Callable, Iterator, Optional

from osgeo import gdal

from ...core.errors import Cancelled, ComputationFailed, RecipeError
from ...core.text import tr
from . import directory
from .blocks import creation_options, gdal_type, usual_predictor
from .journal import Entry, Journal
from .order import DownloadFacts
from .plan import Plan
from .raster import done, options, spatial_reference
from .room import disk_full, free

_VERSION = "1"
#: Bytes of free disk with which whatever GDAL could not write is put down to the disk.
_NO_ROOM = 1 << 20

Step = Callable[[float], bool]


class Finish:
    """Makes the file of a plan whose tiles are all stored."""

    def __init__(self, plan: Plan, facts: DownloadFacts, journal: Journal, step: Step) -> None:
        self.plan, self.facts, self.journal, self.step = plan, facts, journal, step
        entries = journal.entries
        self.predictor = journal.predictor or usual_predictor(plan)
        self.masked = any(entry.masked for entry in entries.values())
        self.taken = any(entry.taken for entry in entries.values())

    @property
    def needs_mask(self) -> bool:
        """Whether a mask is wanted, or valid pixels hold the number of masked ones, so that only it can tell them."""
        return self.masked and (self.taken or self.plan.order.mask)

    @property
    def nodata(self) -> Optional[float]:
        """The number of masked pixels that the file names."""
        wanted = self.masked or self.plan.order.nodata is not None
        return self.plan.order.fill if wanted and not self.taken and not self.plan.order.mask else None

    def write(self) -> None:
        """Put directories behind the stored blocks: from then on the part is a GeoTIFF."""
        self.journal.cut()
        fields = directory.read(self._template())
        fields.update(directory.places(self._data_places()))
        found = [fields]
        if self.needs_mask:
            found.append(self._mask())
        directory.write(self.journal.part, found)

    def _template(self) -> bytes:
        plan = self.plan
        grid = plan.order.grid
        path = f"/vsimem/ee-template-{uuid.uuid4().hex}.tif"
        creation = [*creation_options(plan, self.predictor), "SPARSE_OK=TRUE"]
        size, kind = (grid.width, grid.height, len(plan.order.bands)), gdal_type(plan.order.file_type)
        made = done(gdal.GetDriverByName("GTiff").Create(path, *size, kind, creation))
        made.SetGeoTransform(grid.geotransform)
        made.SetSpatialRef(spatial_reference(grid.crs))
        made.SetMetadata(described(plan, self.facts, self.journal.entries))
        for number, band in enumerate(plan.order.bands, start=1):
            target = made.GetRasterBand(number)
            target.SetDescription(band.name)
            if (band.scale, band.offset) != (1.0, 0.0):
                target.SetScale(band.scale)
                target.SetOffset(band.offset)
            if band.unit:
                target.SetUnitType(band.unit)
            if self.nodata is not None:
                target.SetNoDataValue(self.nodata)
        made = target = None
        content = bytes(gdal.VSIGetMemFileBuffer_unsafe(path))
        gdal.Unlink(path)
        return content

    def _data_places(self) -> list[tuple[int, int]]:
        """Offset and size of each block of the file: band by band, row by row."""
        plan = self.plan
        found = [(0, 0)] * (plan.blocks_across * plan.blocks_down * len(plan.order.bands))
        for tile in plan.tiles:
            entry = self.journal.entries[tile.index]
            blocks = _spread(entry.at, entry.sizes)
            for band in range(tile.first, tile.last):
                for place in self._blocks_of(tile.index, band):
                    found[place] = next(blocks)
        return found

    def _blocks_of(self, tile: int, band: int) -> Iterator[int]:
        """Numbers of a tile's blocks in one plane of the file, row by row."""
        plan, window = self.plan, self.plan.tiles[tile].window
        first = band * plan.blocks_across * plan.blocks_down
        left, top = window.column // plan.block, window.row // plan.block
        for row in range(top, top - (-window.height // plan.block)):
            for column in range(left, left - (-window.width // plan.block)):
                yield first + row * plan.blocks_across + column

    def _mask(self) -> directory.Fields:
        plan, order = self.plan, self.plan.order
        samples = 1 if self._share_masks() else len(order.bands)
        if samples > 1 and order.cog:
            sentence = tr(
                "These bands have masks of their own and use every number, which a COG cannot hold. Choose a plain "
                "GeoTIFF; what was downloaded is kept."
            )
            raise RecipeError("cog", sentence)
        valid = self._valid_block()
        found = [valid] * (plan.blocks_across * plan.blocks_down * samples)
        for tile in plan.tiles:
            if samples == 1 and tile.first > 0:
                continue
            self._put_masks(found, tile.index, samples)
        return directory.mask_fields(order.grid.width, order.grid.height, plan.block, samples, found)

    def _put_masks(self, found: list[tuple[int, int]], index: int, samples: int) -> None:
        tile, entry = self.plan.tiles[index], self.journal.entries[index]
        if not entry.mask_sizes:
            return
        masks = list(_spread(entry.at + sum(entry.sizes), entry.mask_sizes))
        own = len(masks) == len(entry.sizes) and tile.last - tile.first > 1
        each = len(entry.sizes) // (tile.last - tile.first)
        for number, band in enumerate(range(tile.first, tile.last) if samples > 1 else [0]):
            start = number * each if own else 0
            for place, block in zip(self._blocks_of(index, band), masks[start : start + each]):
                found[place] = block

    def _share_masks(self) -> bool:
        """Whether all bands have the same mask everywhere."""
        if self.plan.group < len(self.plan.order.bands):
            return False  # they came in several answers and are not compared
        return len(self.plan.order.bands) == 1 or all(
            len(entry.mask_sizes) < len(entry.sizes) for entry in self.journal.entries.values()
        )

    def _valid_block(self) -> tuple[int, int]:
        """The block of a mask where every pixel is valid, written once for all that need it."""
        data = zlib.compress(b"\xff" * (self.plan.block**2 // 8), 1)
        with self.journal.part.open("r+b") as file:
            at = file.seek(0, 2)
            file.write(data)
        return at, len(data)

    def overviews(self) -> None:
        """Smaller versions inside the part, each half as large as the one before.

        None where bands have masks of their own: GDAL makes overviews of those in which everything is valid.
        """
        factors = _factors(self.plan)
        if not factors or (self.needs_mask and not self._share_masks()):
            return
        wanted = {
            "COMPRESS_OVERVIEW": self.plan.order.compression,
            "PREDICTOR_OVERVIEW": str(self.predictor),
            "ZLEVEL_OVERVIEW": "1",
            "BIGTIFF_OVERVIEW": "YES",
            "GDAL_TIFF_OVR_BLOCKSIZE": str(max(self.plan.block, 64)),
        }
        with self._named_failures(), options(wanted):
            opened = done(gdal.Open(str(self.journal.part), gdal.GA_Update))
            done(opened.BuildOverviews(self.plan.order.resampling, factors, callback=self._heard))
            opened.FlushCache()
            opened = None

    def cog(self, target: Path) -> None:
        """The part as a COG in another file."""
        order = self.plan.order
        creation = [
            f"COMPRESS={order.compression}",
            f"BLOCKSIZE={max(self.plan.block, 128)}",
            "BIGTIFF=IF_SAFER",
            f"OVERVIEW_RESAMPLING={order.resampling}",
            "NUM_THREADS=ALL_CPUS",
        ]
        if order.compression != "NONE":
            creation.append("PREDICTOR=" + ("NO" if self.predictor == 1 else "YES"))
        if order.compression == "DEFLATE":
            creation.append("LEVEL=1")
        with self._named_failures():
            opened = done(gdal.Open(str(self.journal.part)))
            made = done(gdal.GetDriverByName("COG").CreateCopy(str(target), opened, 0, creation, self._heard))
            made.FlushCache()
            made = opened = None

    def _heard(self, fraction: float, message: str, data: Any) -> int:
        return int(self.step(fraction))

    @contextmanager
    def _named_failures(self) -> Iterator[None]:
        try:
            yield
        except RuntimeError as error:
            if not self.step(-1.0):
                raise Cancelled(tr("Cancelled. What was downloaded is kept.")) from error
            if "space left" in str(error).lower() or 0 <= free(self.journal.part) < _NO_ROOM:
                raise disk_full() from error
            raise ComputationFailed(tr("The file could not be completed."), details=str(error)) from error


def _spread(at: int, sizes: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    for size in sizes:
        yield at, size
        at += size


def _factors(plan: Plan) -> list[int]:
    """Halvings until the image fits in about one block."""
    longest, factors = max(plan.order.grid.width, plan.order.grid.height), []
    factor = 2
    while longest > 256 * factor // 2:
        factors.append(factor)
        factor *= 2
    return factors


def described(plan: Plan, facts: DownloadFacts, entries: dict[int, Entry]) -> dict[str, str]:
    """What the file says of itself, as GDAL's metadata."""
    tiles = [[*_corner(plan, index), entries[index].sha256] for index in range(len(plan.tiles))]
    found = {
        "AREA_OR_POINT": "Area",
        "EE_FORM": _VERSION,
        "EE_TITLE": facts.title,
        "EE_RECIPE": facts.recipe,
        "EE_GRAPH": facts.graph,
        "EE_BEGIN": "" if facts.begin is None else facts.begin.isoformat(),
        "EE_END": "" if facts.end is None else facts.end.isoformat(),
        "EE_ATTRIBUTION": "\n".join(facts.attribution),
        "EE_LICENCE": "\n".join(facts.licence),
        "EE_LINKS": "\n".join(facts.links),
        "EE_BAND_TYPES": json.dumps([band.type for band in plan.order.bands]),
        "EE_FILL": repr(plan.order.fill),
        "EE_TILES": json.dumps(tiles, separators=(",", ":")),
        "TIFFTAG_COPYRIGHT": "; ".join(facts.attribution + facts.licence),
        "TIFFTAG_IMAGEDESCRIPTION": facts.title,
        "TIFFTAG_SOFTWARE": "Earth Engine Workbench",
    }
    return {name: value for name, value in found.items() if value}


def _corner(plan: Plan, index: int) -> list[int]:
    tile = plan.tiles[index]
    window = tile.window
    return [window.column, window.row, window.width, window.height, tile.first, tile.last]
