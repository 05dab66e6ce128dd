# SPDX-License-Identifier: GPL-2.0-or-later
"""What somebody wants to have as a file."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass, field
from typing import Optional

from osgeo import gdal

from ...core.errors import RecipeError
from ...core.grid import PixelGrid
from ...core.pixel_types import TYPES, smallest
from ...core.product import Product
from ...core.spelling import neutral
from ...core.text import listed, tr

EXACT, FILLED = "exact", "filled"
OWN, COMMON = "own", "common"
COMPRESSIONS = ("DEFLATE", "ZSTD", "LZW", "NONE")
RESAMPLINGS = ("AVERAGE", "NEAREST", "MODE", "BILINEAR", "CUBIC")
MOST_REQUESTS = 40
MOST_BANDS = 65535  # of a TIFF


@dataclass(frozen=True)
class Limits:
    """What the service takes in one request.

    Attributes:
        size: bytes, uncompressed, with one byte more for each band of each pixel: its mask.
        side: pixels.
        bands: of one answer.
        body: bytes of the request itself.
    """

    size: int = 50_331_648
    side: int = 32_768
    bands: int = 1024
    body: int = 10_485_760


@dataclass(frozen=True)
class BandOrder:
    """One band: its name in the image, its pixels' type, and what its numbers mean (number × scale + offset, unit)."""

    name: str
    type: str
    scale: float = 1.0
    offset: float = 0.0
    unit: str = ""

    def __post_init__(self) -> None:
        if self.type not in TYPES:
            raise RecipeError("bands", tr("“{}” is no type of pixels.").format(self.type))
        if not self.name:
            raise RecipeError("bands", tr("A band needs a name."))


@dataclass(frozen=True)
class DownloadOrder:
    """An image as a file.

    Attributes:
        grid: its pixels.
        bands: in the file's order.
        types: "own" keeps each band's type, and bands of several types are refused because a GeoTIFF has one;
            "common" takes the smallest type that holds all of them.
        masks: "exact" asks for the masks too: whatever the valid pixels hold, the file tells them from masked ones.
            "filled" lets the server put `nodata` in masked pixels, which takes less to send and is for those who know
            that no valid pixel holds that number.
        nodata: number of masked pixels; without it NaN, or the lowest (signed) or highest (unsigned) of the type. Where
            valid pixels hold it as well, the file has a mask instead.
        compression: of `COMPRESSIONS`.  cog: whether the file is a Cloud Optimized GeoTIFF.
        overviews: whether it has smaller versions of itself inside (a COG always has), made by `resampling`.
        mask: whether a mask inside the file tells masked pixels even where a number could.
        max_requests: under way at once.
        request_bytes: of one answer at most; smaller answers need less memory, and more requests.
        fewest: whether answers are as large as they may be; else they are also made smaller to have many under way.
    """

    grid: PixelGrid
    bands: tuple[BandOrder, ...]
    types: str = OWN
    masks: str = EXACT
    nodata: Optional[float] = None
    compression: str = "DEFLATE"
    cog: bool = False
    overviews: bool = True
    mask: bool = False
    resampling: str = "AVERAGE"
    max_requests: int = 16
    request_bytes: int = 8 << 20
    fewest: bool = False
    limits: Limits = field(default=Limits())

    def __post_init__(self) -> None:
        names = [band.name for band in self.bands]
        if not names or len(names) > MOST_BANDS:
            raise RecipeError("bands", tr("Choose at least one band, and {} at most.").format(MOST_BANDS))
        if len(set(names)) != len(names):
            raise RecipeError("bands", tr("Every band can be in the file once."))
        for value, known, name in (
            (self.types, (OWN, COMMON), "types"),
            (self.masks, (EXACT, FILLED), "masks"),
            (self.compression, COMPRESSIONS, "compression"),
            (self.resampling, RESAMPLINGS, "resampling"),
        ):
            if value not in known:
                raise RecipeError(name, tr("“{}” is none of {}.").format(value, listed(known)))
        if not 1 <= self.max_requests <= MOST_REQUESTS:
            raise RecipeError("max_requests", tr("Between 1 and {} requests can be under way.").format(MOST_REQUESTS))
        self._check_types()

    def _check_types(self) -> None:
        kinds = {band.type for band in self.bands}
        if self.types == OWN and len(kinds) > 1:
            sentence = tr(
                "A GeoTIFF has one type of pixels, and these bands have {}. Choose a common type, or a file for each."
            )
            raise RecipeError("types", sentence.format(listed(sorted(kinds))))
        kind = TYPES[self.file_type]
        if self.masks == FILLED and self.nodata is None:
            raise RecipeError("nodata", tr("Name the number that masked pixels get."))
        if self.nodata is None or (kind.is_float and not math.isfinite(self.nodata)):
            return
        if not kind.is_float and not (float(self.nodata).is_integer() and kind.least <= self.nodata <= kind.most):
            raise RecipeError("nodata", tr("{} is no number of the type {}.").format(self.nodata, kind.name))

    @property
    def file_type(self) -> str:
        """The type of the file's pixels. GDAL before 3.7 has no signed bytes: there they take two bytes."""
        kind = smallest(band.type for band in self.bands)
        return "int16" if kind == "int8" and not hasattr(gdal, "GDT_Int8") else kind

    @property
    def fill(self) -> float:
        """What masked pixels hold."""
        if self.nodata is not None:
            return self.nodata
        kind = TYPES[self.file_type]
        if kind.is_float:
            return math.nan
        return kind.least if kind.least < 0 else kind.most


@dataclass(frozen=True)
class DownloadFacts:
    """What the file says about itself besides its pixels.

    Attributes:
        title: for people.
        recipe: its JSON.  graph: the image's JSON; the image itself is taken where it is empty.
        begin, end: the period that the values stand for; `end` is the day after.
    """

    title: str = ""
    recipe: str = ""
    graph: str = ""
    begin: Optional[datetime.date] = None
    end: Optional[datetime.date] = None
    attribution: tuple[str, ...] = ()
    licence: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @staticmethod
    @neutral()
    def of(product: Product, title: str = "") -> DownloadFacts:
        """A product's facts, under its recipe's title where there is no other; alike in every language."""
        return DownloadFacts(
            title=title or product.recipe.title(),
            recipe=product.recipe.to_json(),
            begin=product.begin,
            end=product.end,
            attribution=product.attribution,
            licence=product.licence,
            links=product.links,
        )
