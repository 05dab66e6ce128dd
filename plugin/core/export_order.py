# SPDX-License-Identifier: GPL-2.0-or-later
"""What somebody wants exported, how and where to: the same values from dock, Processing, console and script."""

from __future__ import annotations

import datetime
import json
import math
import re
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields, replace
from typing import Any, Optional

from . import order_source
from .errors import RecipeError
from .export_names import NameTemplate
from .letters import is_plain
from .order_source import IMAGES, TABLE, WHATS, Graph, Source
from .recipes import MAX_JSON, Recipe, Region
from .recipes.reading import is_name, is_number, members, plain, refuse_constant, typed
from .spelling import neutral
from .text import english, listed, tr

DRIVE, CLOUD, ASSET, DISK = "drive", "cloud", "asset", "disk"
#: Where the service writes to; and, without it, files on this computer.
REMOTE = (DRIVE, CLOUD, ASSET)
DESTINATIONS = (*REMOTE, DISK)
IMAGE_FORMATS = ("GeoTIFF", "COG", "TFRecord")
DISK_FORMATS = ("GeoTIFF", "COG")
COMPRESSIONS = ("DEFLATE", "ZSTD", "LZW", "NONE")
TABLE_FORMATS = ("CSV", "GeoJSON", "SHP", "KML", "KMZ", "TFRecord")
PYRAMIDING = ("mean", "sample", "min", "max", "mode", "median")
#: Data type → least and greatest value that it holds.
DTYPES = {
    "uint8": (0, 2**8 - 1),
    "int8": (-(2**7), 2**7 - 1),
    "uint16": (0, 2**16 - 1),
    "int16": (-(2**15), 2**15 - 1),
    "uint32": (0, 2**32 - 1),
    "int32": (-(2**31), 2**31 - 1),
    "float32": (-3.4028235e38, 3.4028235e38),
    "float64": (-math.inf, math.inf),
}
#: Tasks of one project that may wait at a time.
MOST_WAITING = 3000
#: Files of the type TFRecord hold patches of so many pixels a side.
PATCH_PIXELS = 256
#: Data type → the method that makes it.
CASTS = {
    "uint8": "toUint8",
    "int8": "toInt8",
    "uint16": "toUint16",
    "int16": "toInt16",
    "uint32": "toUint32",
    "int32": "toInt32",
    "float32": "toFloat",
    "float64": "toDouble",
}
#: What the service allows without being asked for more.
MAX_PIXELS = 1e8
_MOST_PIXELS = 1e13
_LONGEST, _MOST_NAMES = 500, 1000
_DRIVE_FOLDER = re.compile(r"[^/\\\x00-\x1f]*")
_BUCKET = re.compile(r"[a-z0-9][a-z0-9._-]{1,220}[a-z0-9](/[^\x00-\x1f\\]*)?")
_ASSETS = re.compile(r"(projects/[^/\s]+/assets|users/[^/\s]+)(/[A-Za-z0-9_/-]*)?")
_CRS = re.compile(r"(EPSG|ESRI|SR-ORG):[0-9]{1,7}")


@dataclass(frozen=True)
class Destination:
    """Where exports go.

    Attributes:
        kind: "drive", "cloud", "asset" or "disk".
        place: the Drive folder, the bucket (with a path after it), the folder or collection of assets, or a folder of
            this computer.
    """

    kind: str
    place: str = ""

    def __post_init__(self) -> None:
        place = self.place.strip().rstrip("/")
        object.__setattr__(self, "place", place)
        if self.kind not in DESTINATIONS:
            raise RecipeError("destination", tr("Choose Drive, Cloud Storage, an asset or this computer."))
        if len(place) > _LONGEST:
            raise RecipeError("destination", tr("The name of the destination is too long."))
        if self.kind == DISK and (not place or not place.isprintable()):
            raise RecipeError("destination", tr("Choose the folder for the files."))
        if self.kind == DRIVE and not _DRIVE_FOLDER.fullmatch(place):
            raise RecipeError("destination", tr("Drive takes the name of one folder, without slashes."))
        if self.kind == CLOUD and not _BUCKET.fullmatch(place):
            raise RecipeError("destination", tr("Name the bucket, such as my-bucket or my-bucket/folder."))
        if self.kind == ASSET and not _ASSETS.fullmatch(place):
            raise RecipeError("destination", tr("Name a folder of assets, such as projects/my-project/assets/folder."))


@dataclass(frozen=True)
class ExportOrder:
    """An export, or one for every image of a collection.

    Attributes:
        source: a recipe, or an Earth Engine object.
        what: "image", "images" (every image of the collection behind the source) or "table".
        names: template of the names; see `NameTemplate`.
        bands: those to write; empty for all.
        scale: metres per pixel; or `crs_transform`, six numbers; neither for the image's own.
        crs: such as "EPSG:4326"; empty for the image's own.
        region: the part to write; ``None`` for the recipe's region, or the image's footprint.
        clip: whether pixels of the region's bounds that lie outside of it are masked.
        file_format: of `IMAGE_FORMATS`, or of `TABLE_FORMATS` for tables; ignored for assets.
        dtype: of `DTYPES`; empty for the image's own.
        nodata: value of masked pixels in files, or ``None``.
        max_pixels: the most pixels that an image may have.
        pyramiding: how an asset's overviews are made, of `PYRAMIDING`.
        columns: of a table; empty for all.
        compression: of files on this computer, of `COMPRESSIONS`.
        overviews: whether files on this computer have smaller versions of themselves inside.
        mask: whether a mask inside of files on this computer tells masked pixels, and no value of theirs.
    """

    source: Source
    what: str
    destination: Destination
    names: str = "{title}"
    bands: tuple[str, ...] = ()
    scale: Optional[float] = None
    crs: str = ""
    crs_transform: Optional[tuple[float, ...]] = None
    region: Optional[Region] = None
    clip: bool = False
    file_format: str = ""
    dtype: str = ""
    nodata: Optional[float] = None
    max_pixels: float = MAX_PIXELS
    pyramiding: str = "mean"
    columns: tuple[str, ...] = ()
    compression: str = "DEFLATE"
    overviews: bool = True
    mask: bool = False

    def __post_init__(self) -> None:
        if self.what not in WHATS:
            raise RecipeError("what", tr("Choose what to export: the image, every image, or a table."))
        if self.is_download and self.what == TABLE:
            raise RecipeError("destination", tr("Tables are exported to Drive, Cloud Storage or an asset."))
        if isinstance(self.source, Graph) and self.source.what != self.what:
            raise RecipeError("what", tr("“{}” is something else: choose what to export.").format(self.source.title))
        template = NameTemplate(self.names)
        if self.what == IMAGES and not template.tells_apart:
            raise RecipeError("template", tr("The names would all be the same: add {index}, {date} or {system:index}."))
        self._check_grid()
        self._check_format()
        for field, names in (("bands", self.bands), ("columns", self.columns)):
            good = isinstance(names, tuple) and len(names) <= _MOST_NAMES
            if not good or not all(is_name(each, _LONGEST) for each in names):
                raise RecipeError(field, tr("The names of bands and columns are separated by commas."))

    def _check_grid(self) -> None:
        if self.scale is not None:
            if not is_number(self.scale) or not self.scale > 0:
                raise RecipeError("scale", tr("The scale is a number of metres greater than 0."))
            object.__setattr__(self, "scale", plain(self.scale))
        if self.crs and not _CRS.fullmatch(self.crs):
            raise RecipeError("crs", tr("Name the coordinate system by its code, such as EPSG:4326."))
        numbers = self.crs_transform
        if numbers is not None:
            numbers = tuple(numbers)
            if (
                len(numbers) != 6
                or not all(map(is_number, numbers))
                or numbers[0] * numbers[4] == numbers[1] * numbers[3]
            ):
                sentence = tr("The transform is six numbers: x scale, x shear, x origin, y shear, y scale, y origin.")
                raise RecipeError("crs_transform", sentence)
            if self.scale is not None:
                raise RecipeError("crs_transform", tr("Give a scale or a transform, not both."))
            if not self.crs:
                raise RecipeError("crs", tr("A transform needs its coordinate system."))
            object.__setattr__(self, "crs_transform", tuple(map(plain, numbers)))

    def _check_format(self) -> None:
        formats = TABLE_FORMATS if self.what == TABLE else DISK_FORMATS if self.is_download else IMAGE_FORMATS
        if not self.file_format:
            object.__setattr__(self, "file_format", formats[0])
        elif self.file_format not in formats:
            raise RecipeError("file_format", tr("Choose one of the formats: {}.").format(listed(formats)))
        if self.dtype and self.dtype not in DTYPES:
            raise RecipeError("dtype", tr("Choose one of the data types: {}.").format(listed(DTYPES)))
        if self.nodata is not None:
            if isinstance(self.nodata, bool) or not isinstance(self.nodata, (int, float)) or math.isinf(self.nodata):
                raise RecipeError("nodata", tr("The value of masked pixels is a number."))
            if self.dtype and not holds(self.dtype, self.nodata):
                sentence = tr("Pixels of the type {} cannot hold {:g}.", self.dtype, self.nodata)
                raise RecipeError("nodata", sentence)
        if self.mask and (self.nodata is not None or not self.is_download):
            sentence = tr("Masked pixels have a value or a mask, and only files on this computer have masks.")
            raise RecipeError("nodata", sentence)
        if not is_number(self.max_pixels) or not 1 <= self.max_pixels <= _MOST_PIXELS:
            raise RecipeError("max_pixels", tr("The most pixels of an image are between 1 and 10,000,000,000,000."))
        object.__setattr__(self, "max_pixels", plain(self.max_pixels))
        if self.compression not in COMPRESSIONS:
            raise RecipeError("compression", tr("Choose one of these: {}.").format(listed(COMPRESSIONS)))
        if self.pyramiding not in PYRAMIDING:
            raise RecipeError("pyramiding", tr("Choose how overviews are made: {}.").format(listed(PYRAMIDING)))

    @property
    def is_download(self) -> bool:
        """Whether this computer writes the files, and not the service."""
        return self.destination.kind == DISK

    @property
    def title(self) -> str:
        """What is exported, in people's words."""
        return order_source.title_of(self.source)

    @property
    def recipe(self) -> Optional[Recipe]:
        """The recipe that it comes from, where there is one."""
        return None if isinstance(self.source, Graph) else self.source

    def resolved(self, today: Optional[datetime.date] = None) -> ExportOrder:
        """The same order with days in place of "the last 7 days", as of a day (today in UTC where none is given).

        Its names, and the ids of its tasks, are of these days: next week's run is another export.
        """
        source = order_source.resolved(self.source, today)
        return self if source is self.source else replace(self, source=source)

    def naming(self) -> AbstractContextManager[None]:
        """Within it titles are as names have them: in English where the service would lose letters of the user's."""
        with neutral():
            loses = not self.is_download and self.recipe is not None and not is_plain(self.title)
        return english() if loses else neutral()

    def name_values(self) -> dict[str, Any]:
        """What names can be made of besides an image's own properties: the title, and what the recipe says."""
        with self.naming():
            values: dict[str, Any] = {"title": self.title}
        if self.recipe is None:
            return values
        values["kind"] = self.recipe.kind
        for name, value in self.recipe.to_dict().items():
            if isinstance(value, list) and len(value) == 1:
                # The one of several: models=["A"] is {model} as well.
                name, value = name.rstrip("s"), value[0]
            if isinstance(value, (str, int, float)) and value != "":
                values[name] = value
        day = self.recipe.first_day()
        if day is not None:
            values["system:time_start"] = (day - datetime.date(1970, 1, 1)).days * 86_400_000
        return values

    def to_json(self) -> str:
        """Canonical JSON: equal orders give equal text."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        values["source"] = order_source.to_dict(self.source)
        values["destination"] = {"kind": self.destination.kind, "place": self.destination.place}
        values["region"] = None if self.region is None else self.region.to_dict()
        # JSON has no NaN, and NaN is a good value for masked pixels.
        if self.nodata is not None and math.isnan(self.nodata):
            values["nodata"] = "nan"
        return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)

    @staticmethod
    def from_json(text: str) -> ExportOrder:
        """The order that `to_json` wrote.

        Raises:
            RecipeError: it is not one, whatever the text holds.
        """
        names = [each.name for each in fields(ExportOrder)]
        try:
            if not isinstance(text, str) or len(text) > 2 * MAX_JSON:
                raise ValueError("too long")
            found = json.loads(text, parse_constant=refuse_constant)
            # Orders that were kept before there was a choice of masks.
            values = dict(zip(names, members({"mask": False, **found}, *names)))
            values["source"] = order_source.from_dict(values["source"])
            kind, place = members(values["destination"], "kind", "place")
            values["destination"] = Destination(typed(kind, str), typed(place, str))
            values["region"] = Region.from_dict(values["region"])
            for name in ("bands", "columns"):
                values[name] = tuple(typed(each, str) for each in typed(values[name], list))
            for name in ("what", "names", "crs", "file_format", "dtype", "pyramiding", "compression"):
                typed(values[name], str)
            for name in ("clip", "overviews", "mask"):
                typed(values[name], bool)
            if values["nodata"] == "nan":
                values["nodata"] = math.nan
            if values["crs_transform"] is not None:
                values["crs_transform"] = tuple(typed(values["crs_transform"], list))
            return ExportOrder(**values)
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
            raise RecipeError("recipe", tr("The export is damaged and cannot be read.")) from error


def holds(dtype: str, value: float) -> bool:
    """Whether pixels of a type can hold a value exactly enough to be told from others."""
    least, greatest = DTYPES[dtype]
    if math.isnan(value):
        return dtype.startswith("float")
    return least <= value <= greatest and (dtype.startswith("float") or float(value).is_integer())
