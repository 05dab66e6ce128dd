# SPDX-License-Identifier: GPL-2.0-or-later
"""Files as assets: a folder with a small JSON manifest, or without one, becomes images, collections and tables.

A manifest is ``manifest.json`` in the mounted folder (or a file named on the command line)::

    {"assets": [
      {"id": "projects/sandbox/assets/climate", "type": "IMAGE_COLLECTION", "properties": {"title": "…"}, "images": [
        {"file": "A1B.nc", "variable": "air_temperature", "band": "tas",
         "properties": {"model": "UM", "scenario": "A1B"}, "from": "2001-01-01", "until": "2100-01-01"}]},
      {"id": "projects/sandbox/assets/scene", "type": "IMAGE", "file": "scene.tif", "bands": ["B5", "B6"],
       "time": "2016-01-12", "properties": {"MGRS_TILE": "18SVG"}},
      {"id": "projects/sandbox/assets/areas", "type": "TABLE", "file": "areas.gpkg", "layer": "areas"}]}

An image whose bands lie in several files has ``"files": [{"file": "B4.tif", "bands": ["B4"]}, …]`` instead.
A NetCDF file with a time axis gives one image per time step, ``from`` (inclusive) to ``until`` (exclusive).
"""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Callable, Iterator, Optional

import numpy as np
from osgeo import gdal, ogr

from ..collection import Collection, Given
from ..errors import EarthEngineError
from ..raster.crs import crs
from ..raster.grid import Projection
from ..raster.image import Band, Image
from ..raster.node import Pixels
from ..raster.source import GriddedSource
from ..values import PixelType
from ..vector.feature import Feature
from ..vector.geometry import Geometry
from .cf_time import milliseconds

gdal.UseExceptions()

DEFAULT_FOLDER = "projects/sandbox/assets"
_RASTERS = {".tif", ".tiff", ".vrt", ".img", ".jp2"}
_VECTORS = {".gpkg", ".shp", ".geojson", ".json", ".fgb", ".kml"}
_TYPES: dict[int, str] = {
    gdal.GDT_Byte: "uint8",
    gdal.GDT_UInt16: "uint16",
    gdal.GDT_Int16: "int16",
    gdal.GDT_UInt32: "uint32",
    gdal.GDT_Int32: "int32",
    getattr(gdal, "GDT_Int64", -1): "int64",
    getattr(gdal, "GDT_Int8", -2): "int8",
    gdal.GDT_Float32: "float",
    gdal.GDT_Float64: "double",
}

#: Pyramiding policies → how overviews are made of native pixels.
_PYRAMIDS = {"MEAN": "mean", "SAMPLE": "sample", "MODE": "mode"}

Asset = Any
Loader = Callable[[], Asset]


def mounted(path: Path) -> dict[str, tuple[str, Loader]]:
    """The assets of a folder or manifest: id → (type, function that loads it).

    Raises:
        EarthEngineError: the manifest cannot be read; the sentence says why.
    """
    path = path.resolve()
    manifest = path / "manifest.json" if path.is_dir() else path
    if not manifest.is_file():
        if path.is_dir():
            return dict(_without_manifest(path))
        raise EarthEngineError(f"There is no folder or manifest '{path.name}' to mount.")
    try:
        entries = json.loads(manifest.read_text(encoding="utf-8"))["assets"]
        return {str(entry["id"]): _entry(manifest.parent, entry) for entry in entries}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EarthEngineError(f"The manifest '{manifest.name}' cannot be read: {error!r}.") from None


def _without_manifest(folder: Path) -> Iterator[tuple[str, tuple[str, Loader]]]:
    for file in sorted(folder.iterdir()):
        identifier = f"{DEFAULT_FOLDER}/{file.stem}"
        if file.suffix.lower() in _RASTERS:
            yield identifier, _entry(folder, {"id": identifier, "type": "IMAGE", "file": file.name})
        elif file.suffix.lower() in _VECTORS:
            yield identifier, _entry(folder, {"id": identifier, "type": "TABLE", "file": file.name})
        elif file.suffix.lower() == ".nc":
            entry = {"id": identifier, "type": "IMAGE_COLLECTION", "images": [{"file": file.name}]}
            yield identifier, _entry(folder, entry)


def _entry(folder: Path, entry: dict[str, Any]) -> tuple[str, Loader]:
    kind = str(entry.get("type", "IMAGE")).upper()
    if kind == "IMAGECOLLECTION":
        kind = "IMAGE_COLLECTION"
    load = {"IMAGE": _image, "IMAGE_COLLECTION": _collection, "TABLE": _table}.get(kind)
    if load is None:
        raise EarthEngineError(f"The asset type '{kind}' is none of IMAGE, IMAGE_COLLECTION and TABLE.")
    return kind, partial(load, folder, entry)


def _inside(folder: Path, name: str) -> Path:
    """A file of the mounted folder; whatever leads out of it is refused."""
    path = (folder / name).resolve()
    if folder != path and folder not in path.parents:
        raise EarthEngineError(f"The file '{name}' lies outside the mounted folder.")
    if not path.exists():
        raise EarthEngineError(f"The mounted folder has no file '{name}'.")
    return path


@lru_cache(maxsize=32)
def _opened(name: str, changed: int = 0) -> gdal.Dataset:
    """The file, kept open; a file that was changed is opened anew."""
    return gdal.Open(name)


def _image(folder: Path, entry: dict[str, Any]) -> Image:
    properties = dict(entry.get("properties") or {})
    if entry.get("time"):
        properties["system:time_start"] = _moment(entry["time"])
        properties["system:time_end"] = _moment(entry.get("end", entry["time"]))
    parts = [_part(folder, entry["id"], each, properties) for each in entry.get("files") or [entry]]
    bands = tuple(band for part in parts for band in part.bands)
    return replace(parts[0], bands=bands, footprint=_footprint(entry, parts[0]))


def _part(folder: Path, identifier: str, entry: dict[str, Any], properties: dict[str, Any]) -> Image:
    """The bands of one file of an image."""
    path = _inside(folder, entry["file"])
    dataset = _opened(str(path), path.stat().st_mtime_ns)
    names = entry.get("bands") or _names(dataset)
    if len(names) != dataset.RasterCount:
        raise EarthEngineError(f"'{path.name}' has {dataset.RasterCount} bands, the manifest names {len(names)}.")
    pyramid = _PYRAMIDS.get(str(entry.get("pyramid", "MEAN")).upper(), "mean")
    return _made(str(path), list(enumerate(names, start=1)), identifier, properties, False, pyramid)


def _footprint(entry: dict[str, Any], image: Image) -> Any:
    shown = entry.get("footprint")
    if not shown:
        return image.footprint
    return Geometry(ogr.CreateGeometryFromJson(json.dumps(shown)), crs("EPSG:4326"), bool(shown.get("geodesic", True)))


def _collection(folder: Path, entry: dict[str, Any]) -> Collection:
    images: list[Image] = []
    for each in entry.get("images", ()):
        path = _inside(folder, each["file"])
        if path.suffix.lower() == ".nc":
            images.extend(_time_steps(path, each, entry["id"]))
        else:
            image_id = f"{entry['id']}/{each.get('index', path.stem)}"
            images.append(_image(folder, {**each, "id": image_id}))
    return Collection(
        properties=dict(entry.get("properties") or {}), id=entry["id"], source=Given(images), kind="ImageCollection"
    )


def _time_steps(path: Path, entry: dict[str, Any], identifier: str) -> Iterator[Image]:
    root = gdal.OpenEx(str(path), gdal.OF_MULTIDIM_RASTER).GetRootGroup()
    variable = entry.get("variable") or _first_variable(root)
    axis = root.OpenMDArray("time")
    attributes = {each.GetName(): each.Read() for each in axis.GetAttributes()}
    calendar_name = str(attributes.get("calendar", "standard"))
    starts = milliseconds(axis.ReadAsArray().tolist(), axis.GetUnit(), calendar_name)
    ends = [*starts[1:], starts[-1] + (starts[-1] - starts[-2] if len(starts) > 1 else 86_400_000)]
    first = _moment(entry["from"]) if entry.get("from") else None
    until = _moment(entry["until"]) if entry.get("until") else None
    prefix = entry.get("index", path.stem)
    for step, (start, end) in enumerate(zip(starts, ends), start=1):
        if (first is not None and start < first) or (until is not None and start >= until):
            continue
        day = datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=start)
        index = f"{prefix}_{day:%Y%m%d}"
        properties = {
            **(entry.get("properties") or {}),
            "system:time_start": start,
            "system:time_end": end,
            "system:index": index,
        }
        names = [(step, entry.get("band") or variable)]
        yield _made(f'NETCDF:"{path}":{variable}', names, f"{identifier}/{index}", properties, apply_scale=True)


def _first_variable(root: gdal.Group) -> str:
    for name in root.GetMDArrayNames():
        if root.OpenMDArray(name).GetDimensionCount() == 3:
            return str(name)
    raise EarthEngineError("The NetCDF file has no variable with a time axis.")


def _made(
    source: str,
    bands: list[tuple[int, str]],
    identifier: str,
    properties: dict[str, Any],
    apply_scale: bool,
    pyramid: str = "mean",
) -> Image:
    changed = Path(source).stat().st_mtime_ns if Path(source).is_file() else 0
    dataset = _opened(source, changed)
    a = dataset.GetGeoTransform()
    projection = Projection(crs(_code(dataset)), (a[1], a[2], a[0], a[4], a[5], a[3]))
    width, height = dataset.RasterXSize, dataset.RasterYSize
    made = []
    for number, name in bands:
        kind = PixelType.named(_TYPES.get(dataset.GetRasterBand(number).DataType, "double"))
        read, key = partial(_read, source, changed, number, apply_scale), (source, changed, number)
        node = GriddedSource(projection, width, height, read, pyramid=pyramid, key=key)
        made.append(Band(str(name), kind, projection, node, (width, height)))
    corners = [(a[0] + a[1] * x + a[2] * y, a[3] + a[4] * x + a[5] * y) for x, y in _corners(width, height)]
    footprint = Geometry.from_rings([[list(corner) for corner in corners]], projection.crs, False)
    return Image(properties=properties, id=identifier, bands=tuple(made), footprint=footprint)


def _corners(width: int, height: int) -> tuple[tuple[int, int], ...]:
    return ((0, height), (width, height), (width, 0), (0, 0), (0, height))


def _code(dataset: gdal.Dataset) -> str:
    reference = dataset.GetSpatialRef()
    if reference is None:
        return "EPSG:4326"
    code = reference.GetAuthorityCode(None)
    if code and reference.GetAuthorityName(None) == "EPSG":
        return f"EPSG:{code}"
    # A sphere or an unnamed datum, as climate models have: its longitudes and latitudes are taken as they are.
    return "EPSG:4326" if reference.IsGeographic() else str(reference.ExportToWkt())


def _read(
    source: str, changed: int, number: int, apply_scale: bool, column: int, row: int, width: int, height: int
) -> Pixels:
    band = _opened(source, changed).GetRasterBand(number)
    values = band.ReadAsArray(column, row, width, height)
    nodata = band.GetNoDataValue()
    mask: Optional[np.ndarray] = None
    if nodata is not None:
        missing = np.isnan(values) if np.isnan(nodata) else values == np.asarray(nodata).astype(values.dtype)
        mask = (~missing).astype("float32") if missing.any() else None
    elif band.GetMaskFlags() == gdal.GMF_PER_DATASET:
        valid = band.GetMaskBand().ReadAsArray(column, row, width, height)
        mask = valid.astype("float32") / 255.0
    scale, offset = band.GetScale(), band.GetOffset()
    if apply_scale and (scale not in (None, 1.0) or offset not in (None, 0.0)):
        values = (values * (1.0 if scale is None else scale) + (offset or 0.0)).astype("float32")
    return Pixels(values, mask)


def _names(dataset: gdal.Dataset) -> list[str]:
    names = [dataset.GetRasterBand(i + 1).GetDescription() for i in range(dataset.RasterCount)]
    return [name or f"b{index}" for index, name in enumerate(names, start=1)]


def _table(folder: Path, entry: dict[str, Any]) -> Collection:
    source = gdal.OpenEx(str(_inside(folder, entry["file"])), gdal.OF_VECTOR)
    layer = source.GetLayerByName(entry["layer"]) if entry.get("layer") else source.GetLayer(0)
    if layer is None:
        raise EarthEngineError(f"'{entry['file']}' has no layer '{entry.get('layer')}'.")
    reference = layer.GetSpatialRef()
    code = "EPSG:4326"
    if reference is not None and reference.GetAuthorityCode(None):
        code = f"{reference.GetAuthorityName(None)}:{reference.GetAuthorityCode(None)}"
    system = crs(code)
    features = []
    for number, feature in enumerate(layer):
        shape = feature.GetGeometryRef()
        geometry = None
        if shape is not None:
            shape = shape.Clone()
            shape.FlattenTo2D()
            geometry = Geometry(shape, system, system.is_geographic)
        index = f"{number:020x}"
        properties = {**_attributes(feature), "system:index": index}
        features.append(Feature(properties=properties, id=index, geometry=geometry))
    return Collection(properties=dict(entry.get("properties") or {}), id=entry["id"], source=Given(features))


def _attributes(feature: ogr.Feature) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for index in range(feature.GetFieldCount()):
        definition = feature.GetFieldDefnRef(index)
        if feature.IsFieldSetAndNotNull(index):
            value = feature.GetField(index)
            found[definition.GetName()] = value if isinstance(value, (int, float, str, list)) else str(value)
    return found


def _moment(text: str) -> int:
    moment = datetime.datetime.fromisoformat(str(text).replace("Z", "+00:00"))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.timezone.utc)
    return round(moment.timestamp() * 1000)
