# SPDX-License-Identifier: GPL-2.0-or-later
"""Exports: what a worker process does for a task, in blocks, with progress, to files or to the user's assets.

Files are written below the folder that stands for Drive (``drive/FOLDER``) and Cloud Storage (``gcs/BUCKET``); they
appear there when they are whole.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Optional

import numpy as np
from osgeo import gdal

from ..catalogue.user_assets import UserAssets, write_manifest
from ..collection import Collection
from ..context import Context
from ..encode import to_json
from ..errors import EarthEngineError
from ..raster.grid import Grid
from ..raster.image import FOOTPRINT, Band, Image
from ..raster.node import Pixels
from . import pixels, tables, tf_records

Report = Callable[[float], None]

DEFAULT_MAX_PIXELS = 100_000_000
#: Pixels that are computed at a time, along each side.
BLOCK = 1024
#: Files hold no more than so many bytes of pixels; larger images become several files.
MAX_FILE_BYTES = 1 << 31

DRIVE, CLOUD_STORAGE = "drive", "gcs"
_UNSAFE = re.compile(r'[<>:"\\|?*\x00-\x1f]')


@dataclass
class Exported:
    """What a finished task says of its results."""

    uris: list[str]
    seconds: float


class Destination:
    """A place for files: a folder that stands for a Drive folder or a Cloud Storage bucket.

    Args:
        options: ``driveDestination`` or ``cloudStorageDestination`` of a request's file export options.
    """

    def __init__(self, output: Path, options: dict[str, Any]) -> None:
        drive: Optional[dict[str, Any]] = options.get("driveDestination")
        storage: dict[str, Any] = options.get("cloudStorageDestination") or {}
        if drive is None and not storage.get("bucket"):
            raise EarthEngineError("An export needs a destination: Drive, a Cloud Storage bucket or an asset.")
        if drive is not None:
            parts = [DRIVE, *_parts(str(drive.get("folder") or ""), whole=True)]
            prefix = _parts(str(drive.get("filenamePrefix") or "export"), whole=True)
        else:
            parts = [CLOUD_STORAGE, *_parts(str(storage["bucket"]), whole=True)]
            prefix = _parts(str(storage.get("filenamePrefix") or "export"), whole=False)
        self._keeps_both = drive is not None
        self._final = output.joinpath(*parts, *prefix[:-1])
        self.prefix = prefix[-1] if prefix else "export"
        self.folder = Path(tempfile.mkdtemp(prefix=".task-", dir=_made(output)))

    def publish(self) -> list[str]:
        """Move the files to where they belong; the folder's address."""
        self._final.mkdir(parents=True, exist_ok=True)
        for file in sorted(self.folder.iterdir()):
            if file.is_dir():
                shutil.copytree(file, self._final / file.name, dirs_exist_ok=True)
            else:
                file.replace(self._free(file.name))
        self.discard()
        return [self._final.resolve().as_uri()]

    def discard(self) -> None:
        """Remove what was not published."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _free(self, name: str) -> Path:
        """Drive keeps files of the same name side by side; Cloud Storage replaces them."""
        target = self._final / name
        if not self._keeps_both:
            return target
        stem, _, ending = name.partition(".")
        number = 0
        while target.exists():
            number += 1
            target = self._final / f"{stem} ({number}).{ending}"
        return target


def _parts(name: str, whole: bool) -> list[str]:
    """A name from a request as safe parts of a path; with `whole`, slashes are ordinary letters of one name."""
    given = [name.replace("/", "_")] if whole else name.split("/")
    parts = [_UNSAFE.sub("_", part).strip().strip(".")[:150] for part in given]
    return [part for part in parts if part]


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


# Images.


def export_image(context: Context, image: Image, body: dict[str, Any], output: Path, report: Report) -> Exported:
    """Write an image as ``image:export`` asks.

    Raises:
        EarthEngineError: the task fails; the sentence says why.
    """
    started = time.process_time()
    asset = body.get("assetExportOptions")
    if asset:
        uris = _image_asset(context, image, asset, _limit(body), output, report)
    else:
        uris = _image_files(context, image, body.get("fileExportOptions") or {}, _limit(body), output, report)
    return Exported(uris, time.process_time() - started)


def _limit(body: dict[str, Any]) -> int:
    return int((body.get("maxPixels") or {}).get("value", DEFAULT_MAX_PIXELS))


def _grid_of(image: Image, most: int) -> Grid:
    grid = pixels.own_grid(image)
    if grid is None:
        raise EarthEngineError("Unable to export unbounded image.")
    if grid.size > most:
        raise EarthEngineError(
            f"Export too large: specified {grid.size} pixels (max: {most}). "
            "Specify higher maxPixels value if you intend to export a large area."
        )
    return grid


def _image_files(
    context: Context, image: Image, options: dict[str, Any], most: int, output: Path, report: Report
) -> list[str]:
    grid = _grid_of(image, most)
    file_format = options.get("fileFormat", "GEO_TIFF")
    if file_format == "TF_RECORD_IMAGE":
        return _image_records(context, image, grid, options, output, report)
    if file_format != "GEO_TIFF":
        raise EarthEngineError(f"The sandbox does not write images as {str(file_format)[:40]}; use GeoTIFF.")
    kind = _common_type(image.bands)
    tiff = options.get("geoTiffOptions") or {}
    nodata = (tiff.get("noData") or {}).get("floatValue")
    step = int((tiff.get("tileSize") or {}).get("value", 256))
    columns, rows = _file_size(grid, kind.itemsize * len(image.bands), tiff.get("tileDimensions"), step)
    shards = list(_cut(grid.width, grid.height, columns, rows))
    destination = Destination(output, options)
    try:
        for number, (left, top, width, height) in enumerate(shards):
            place = f"-{top:010d}-{left:010d}" if len(shards) > 1 else ""
            writer = _Writer(image.bands, grid.window(left, top, width, height), kind, nodata)
            path = destination.folder / f"{destination.prefix}{place}.tif"
            seen = writer.write(context, path, _share(report, number, len(shards)))
            if not seen and tiff.get("skipEmptyFiles"):
                path.unlink()
            elif tiff.get("cloudOptimized"):
                _optimised(path)
        return destination.publish()
    except BaseException:
        destination.discard()
        raise


def _image_records(
    context: Context, image: Image, grid: Grid, options: dict[str, Any], output: Path, report: Report
) -> list[str]:
    wanted = tf_records.Options.of(options.get("tfRecordOptions") or {})
    destination = Destination(output, options)
    try:
        tf_records.write(context, image, grid, wanted, destination.folder / destination.prefix, report)
        return destination.publish()
    except BaseException:
        destination.discard()
        raise


def _common_type(bands: tuple[Band, ...]) -> np.dtype:
    """The type of a file's pixels; bands of types that do not go together are refused, as the service does."""
    first = bands[0].type.dtype
    for band in bands[1:]:
        other = band.type.dtype
        if other == first:
            continue
        if {first.kind, other.kind} <= {"i", "u"} and np.uint8 in (first, other):
            first = np.promote_types(first, other)
            continue
        raise EarthEngineError(
            "Exported bands must have compatible data types; found inconsistent types: "
            f"{_shown(first)} and {_shown(other)}."
        )
    return first


def _shown(kind: np.dtype) -> str:
    return "Byte" if kind == np.uint8 else kind.name.replace("uint", "UInt").replace("int", "Int").capitalize()


def _file_size(grid: Grid, pixel_bytes: int, wanted: Optional[dict[str, Any]], step: int) -> tuple[int, int]:
    """Columns and rows of one file: what was asked for, or as much as fits, in whole tiles of the file."""
    if wanted:
        columns, rows = int(wanted["width"]), int(wanted["height"])
        if columns % step or rows % step:
            raise EarthEngineError("File dimensions must be a multiple of the shard size.")
        return columns, rows
    if grid.size * pixel_bytes <= MAX_FILE_BYTES:
        return grid.width, grid.height
    side = max(int((MAX_FILE_BYTES / pixel_bytes) ** 0.5) // step * step, step)
    return side, side


def _cut(width: int, height: int, columns: int, rows: int) -> Iterator[tuple[int, int, int, int]]:
    """Rectangles (left, top, width, height) that cover an image."""
    for top in range(0, height, rows):
        for left in range(0, width, columns):
            yield left, top, min(columns, width - left), min(rows, height - top)


def _share(report: Report, number: int, count: int) -> Report:
    return lambda fraction: report((number + fraction) / count)


class _Writer:
    """Writes bands on a grid as one GeoTIFF, block after block.

    Without a mask band, masked pixels are `nodata`, else NaN, or 0 where the type is an integer.
    """

    def __init__(
        self, bands: tuple[Band, ...], grid: Grid, kind: np.dtype, nodata: Optional[float], mask_band: bool = False
    ) -> None:
        self._bands, self._grid, self._kind = bands, grid, kind
        self._nodata, self._mask_band = nodata, mask_band
        self._fill = nodata if nodata is not None else float("nan") if kind.kind == "f" else 0

    def write(self, context: Context, path: Path, report: Report) -> bool:
        """Write the file; whether any of its pixels is valid."""
        names = [band.id for band in self._bands]
        dataset = pixels.create_geotiff(str(path), names, self._grid, self._kind, self._nodata, self._mask_band)
        valid = False
        blocks = list(_cut(self._grid.width, self._grid.height, BLOCK, BLOCK))
        for number, (left, top, width, height) in enumerate(blocks):
            found = self._computed(context, self._grid.window(left, top, width, height))
            for index, each in enumerate(found, start=1):
                values = each.values.astype(self._kind)
                if each.mask is not None:
                    values = np.where(each.mask > 0, values, np.asarray(self._fill).astype(self._kind))
                dataset.GetRasterBand(index).WriteArray(values, left, top)
            valid = valid or any(each.mask is None or bool((each.mask > 0).any()) for each in found)
            if self._mask_band:
                self._write_mask(dataset, found, left, top)
            report((number + 1) / len(blocks))
        dataset.FlushCache()
        return valid

    def _computed(self, context: Context, grid: Grid) -> list[Pixels]:
        return pixels.rendered(context, Image(bands=self._bands), grid)

    def _write_mask(self, dataset: gdal.Dataset, found: list[Pixels], left: int, top: int) -> None:
        mask = found[0].mask
        shown = np.full(found[0].values.shape, 255, "uint8") if mask is None else (mask > 0).astype("uint8") * 255
        dataset.GetRasterBand(1).GetMaskBand().WriteArray(shown, left, top)


def _optimised(path: Path) -> None:
    """Turn a GeoTIFF into a cloud-optimised one."""
    made = path.with_suffix(".cog")
    gdal.GetDriverByName("COG").CreateCopy(str(made), gdal.Open(str(path)), options=["COMPRESS=DEFLATE"])
    made.replace(path)


def _image_asset(
    context: Context, image: Image, options: dict[str, Any], most: int, output: Path, report: Report
) -> list[str]:
    """One file for each band, which keeps types and masks as they are."""
    assets = UserAssets(output / "assets")
    wanted = options.get("earthEngineDestination") or {}
    identifier = str(wanted.get("name") or "")
    assets.check_free(identifier, bool(wanted.get("overwrite")))
    grid = _grid_of(image, most)
    policies = options.get("pyramidingPolicyOverrides") or {}
    default = options.get("pyramidingPolicy") or "MEAN"
    with assets.new(identifier) as folder:
        files = []
        for number, band in enumerate(image.bands):
            name = f"{number + 1}.tif"
            writer = _Writer((band,), grid, band.type.dtype, None, mask_band=True)
            writer.write(context, folder / name, _share(report, number, len(image.bands)))
            files.append({"file": name, "bands": [band.id], "pyramid": policies.get(band.id, default)})
        properties = {name: to_json(each) for name, each in image.properties.items() if name != FOOTPRINT}
        properties["system:asset_size"] = sum(each.stat().st_size for each in folder.iterdir())
        properties.pop("system:index", None)
        entry: dict[str, Any] = {"id": identifier, "type": "IMAGE", "files": files, "properties": properties}
        footprint = None if image.footprint is None else to_json(image.footprint)
        if isinstance(footprint, dict) and footprint.get("coordinates"):
            entry["footprint"] = footprint
        write_manifest(folder, entry)
    return [_asset_uri(identifier)]


def _asset_uri(identifier: str) -> str:
    return f"https://code.earthengine.google.com/?asset={identifier}"


# Tables.


def export_table(value: Any, body: dict[str, Any], output: Path, report: Report) -> Exported:
    """Write a feature collection as ``table:export`` asks.

    Raises:
        EarthEngineError: the task fails; the sentence says why.
    """
    started = time.process_time()
    if not isinstance(value, Collection):
        raise EarthEngineError("Expression does not evaluate to a collection.")
    features = list(value)
    report(0.5)
    asset = body.get("assetExportOptions")
    uris = _table_asset(features, asset, output) if asset else _table_files(features, body, output)
    return Exported(uris, time.process_time() - started)


def _table_files(features: list[Any], body: dict[str, Any], output: Path) -> list[str]:
    options = body.get("fileExportOptions") or {}
    destination = Destination(output, options)
    try:
        made = tables.files(features, str(options.get("fileFormat", "CSV")), body.get("selectors"), destination.prefix)
        for name, content in made.items():
            (destination.folder / name).write_bytes(content)
        return destination.publish()
    except BaseException:
        destination.discard()
        raise


def _table_asset(features: list[Any], options: dict[str, Any], output: Path) -> list[str]:
    if not features:
        raise EarthEngineError("Cannot export an empty collection as an asset.")
    assets = UserAssets(output / "assets")
    wanted = options.get("earthEngineDestination") or {}
    identifier = str(wanted.get("name") or "")
    assets.check_free(identifier, bool(wanted.get("overwrite")))
    with assets.new(identifier) as folder:
        document = {"type": "FeatureCollection", "features": [to_json(feature) for feature in features]}
        (folder / "table.geojson").write_text(json.dumps(document), encoding="utf-8")
        write_manifest(folder, {"id": identifier, "type": "TABLE", "file": "table.geojson"})
    return [_asset_uri(identifier)]
