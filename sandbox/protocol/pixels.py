# SPDX-License-Identifier: GPL-2.0-or-later
"""Images on a grid, as the bytes that clients ask for: GeoTIFF, NPY, PNG or JPEG."""

from __future__ import annotations

import io
import uuid
from typing import Any, Optional

import numpy as np
from osgeo import gdal, osr

from ..algorithms.image_grid import covering
from ..context import Context
from ..elementwise import cast
from ..errors import EarthEngineError
from ..raster.crs import crs
from ..raster.grid import Grid
from ..raster.image import Band, Image
from ..raster.node import Pixels
from . import pictures
from .answers import Answer

MAX_BYTES = 50_331_648
MAX_SIDE = 32_768
MAX_BANDS = 1024
#: Half the side of the web map, in metres of EPSG:3857.
_EARTH = 20037508.342789244

_CONTENT = {"PNG": "image/png", "JPEG": "image/jpeg", "GEO_TIFF": "image/tiff", "NPY": "application/octet-stream"}
_GDAL = {
    "uint8": gdal.GDT_Byte,
    "int8": getattr(gdal, "GDT_Int8", gdal.GDT_Int16),
    "uint16": gdal.GDT_UInt16,
    "int16": gdal.GDT_Int16,
    "uint32": gdal.GDT_UInt32,
    "int32": gdal.GDT_Int32,
    "int64": gdal.GDT_Int64,
    "float32": gdal.GDT_Float32,
    "float64": gdal.GDT_Float64,
}


def grid_from(request: dict[str, Any]) -> Grid:
    """The grid of a computePixels request."""
    try:
        size, affine = request["dimensions"], request["affineTransform"]
        transform = tuple(
            float(affine.get(name, default))
            for name, default in (
                ("scaleX", 1.0),
                ("shearX", 0.0),
                ("translateX", 0.0),
                ("shearY", 0.0),
                ("scaleY", 1.0),
                ("translateY", 0.0),
            )
        )
        width, height = int(size["width"]), int(size["height"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise EarthEngineError("Invalid pixel grid: dimensions, affineTransform and a CRS are required.") from None
    if width < 1 or height < 1:
        raise EarthEngineError("Pixel grid dimensions must be positive.")
    code = request.get("crsCode") or request.get("crsWkt") or "EPSG:4326"
    return Grid(crs(str(code)), transform, width, height)  # type: ignore[arg-type]


def tile_grid(z: int, x: int, y: int) -> Grid:
    """The 256 × 256 pixels of a web map tile."""
    count = 2**z
    size = 2.0 * _EARTH / count
    pixel = size / 256.0
    left, top = -_EARTH + (x % count) * size, _EARTH - y * size
    return Grid(crs("EPSG:3857"), (pixel, 0.0, left, 0.0, -pixel, top), 256, 256)


def own_grid(image: Image) -> Optional[Grid]:
    """The pixels of an image's first band that cover its footprint; ``None`` where the image has no end."""
    if not image.bands:
        raise EarthEngineError("Image has no bands.")
    band, footprint = image.bands[0], image.footprint
    whole = None if band.dimensions is None else Grid(band.projection.crs, band.projection.transform, *band.dimensions)
    if footprint is None or footprint.is_unbounded:
        return whole
    covered = covering(band.projection, footprint)
    return covered if whole is None else _common(whole, covered)


def _common(whole: Grid, part: Grid) -> Grid:
    """The pixels of a grid that a part of the same grid, which may reach over its edges, has too."""
    a, b, c, d, e, f = whole.transform
    x, y = part.transform[2] - c, part.transform[5] - f
    determinant = a * e - b * d
    column, row = round((e * x - b * y) / determinant), round((a * y - d * x) / determinant)
    left, top = max(column, 0), max(row, 0)
    right, bottom = min(column + part.width, whole.width), min(row + part.height, whole.height)
    return whole if right <= left or bottom <= top else whole.window(left, top, right - left, bottom - top)


def checked(image: Image, grid: Grid, limit: int = MAX_BYTES, side: int = MAX_SIDE) -> None:
    """Raise where a request is larger than the service allows."""
    if grid.width > side or grid.height > side:
        raise EarthEngineError(
            f"Pixel grid dimensions ({grid.width}x{grid.height}) must be less than or equal to {side}."
        )
    if len(image.bands) > MAX_BANDS:
        raise EarthEngineError(f"The number of bands ({len(image.bands)}) must be less than or equal to {MAX_BANDS}.")
    if not image.bands:
        raise EarthEngineError("Image has no bands.")
    total = sum(band.type.dtype.itemsize + 1 for band in image.bands) * grid.size
    if total > limit:
        raise EarthEngineError(f"Total request size ({total} bytes) must be less than or equal to {limit} bytes.")


def visualised(context: Context, image: Image, options: Optional[dict[str, Any]]) -> Image:
    """The image in colours: as it is where it holds colours already, else stretched by the request's options."""
    if options or not _is_picture(image):
        return context.call("Image.visualize", {"image": image, **_arguments(options or {}, image)})
    return image


def _is_picture(image: Image) -> bool:
    return len(image.bands) in (1, 3) and all(band.type.dtype == np.uint8 for band in image.bands)


def _arguments(options: dict[str, Any], image: Image) -> dict[str, Any]:
    arguments: dict[str, Any] = {}
    ranges = options.get("ranges") or []
    if ranges:
        arguments["min"] = [float(each.get("min", 0)) for each in ranges]
        arguments["max"] = [float(each.get("max", 0)) for each in ranges]
    if options.get("paletteColors"):
        arguments["palette"] = list(options["paletteColors"])
    gamma = options.get("gamma")
    if gamma is not None:
        arguments["gamma"] = gamma["value"] if isinstance(gamma, dict) else gamma
    if options.get("opacity") is not None:
        arguments["opacity"] = float(options["opacity"])
    return arguments


def rendered(context: Context, image: Image, grid: Grid) -> list[Pixels]:
    """The pixels of every band."""
    render = context.render()
    return [_flat(band, render.pixels(band.node, grid)) for band in image.bands]


def _flat(band: Band, pixels: Pixels) -> Pixels:
    if np.asarray(pixels.values).ndim > 2:
        raise EarthEngineError(f"Band '{band.id}' has array pixels, which cannot be written.")
    return Pixels(cast(np.asarray(pixels.values), band.type), pixels.mask)


def picture(context: Context, image: Image, grid: Grid, options: Optional[dict[str, Any]], file_format: str) -> bytes:
    """The image as PNG or JPEG."""
    found = rendered(context, visualised(context, image, options), grid)
    channels = [each.values.astype("uint8") for each in found]
    channels = channels * 3 if len(channels) == 1 else channels
    alpha = _alpha(found)
    if file_format == "JPEG":
        shown = channels if alpha is None else [np.where(alpha > 0, each, 0).astype("uint8") for each in channels]
        return pictures.jpeg(*shown)
    if alpha is not None:
        channels = [np.where(alpha > 0, each, 0).astype("uint8") for each in channels]
    return pictures.png(channels[0], channels[1], channels[2], alpha)


def _alpha(found: list[Pixels]) -> Optional[np.ndarray]:
    masks = [each.mask for each in found if each.mask is not None]
    if not masks:
        return None
    smallest = masks[0]
    for mask in masks[1:]:
        smallest = np.minimum(smallest, mask)
    return (np.clip(smallest, 0.0, 1.0) * 255.0 + 0.5).astype("uint8")


def encoded(
    context: Context, image: Image, grid: Grid, file_format: str, options: Optional[dict[str, Any]] = None
) -> Answer:
    """The image on a grid in a format, with its content type."""
    file_format = file_format if file_format not in ("", "AUTO_JPEG_PNG", "ZIPPED_GEO_TIFF_PER_BAND") else "GEO_TIFF"
    if file_format in ("PNG", "JPEG"):
        content = picture(context, image, grid, options, file_format)
    elif file_format in ("GEO_TIFF", "MULTI_BAND_IMAGE_TILE", "ZIPPED_GEO_TIFF"):
        content, file_format = geotiff(image, rendered(context, image, grid), grid), "GEO_TIFF"
    elif file_format in ("NPY", "NUMPY_NDARRAY"):
        content, file_format = npy(image, rendered(context, image, grid)), "NPY"
    else:
        raise EarthEngineError(f"Unsupported file format: {file_format[:40]}.")
    return 200, {"Content-Type": _CONTENT[file_format]}, content


def npy(image: Image, found: list[Pixels]) -> bytes:
    """A structured numpy array with a field for each band; masked pixels are 0."""
    kind = np.dtype([(band.id, pixels.values.dtype) for band, pixels in zip(image.bands, found)])
    made = np.zeros(found[0].values.shape, dtype=kind)
    for band, pixels in zip(image.bands, found):
        made[band.id] = pixels.values if pixels.mask is None else np.where(pixels.mask > 0, pixels.values, 0)
    buffer = io.BytesIO()
    np.save(buffer, made)
    return buffer.getvalue()


def geotiff(image: Image, found: list[Pixels], grid: Grid) -> bytes:
    """A GeoTIFF whose bands share the smallest type that holds them all; masked pixels are the type's nodata value."""
    path = f"/vsimem/{uuid.uuid4().hex}.tif"
    kind = np.result_type(*(pixels.values.dtype for pixels in found))
    kind = np.dtype("float64") if kind == np.int64 else kind  # as the service does
    nodata = nodata_of(kind)
    dataset = create_geotiff(path, image.names, grid, kind, nodata)
    for index, pixels in enumerate(found, start=1):
        values = pixels.values.astype(kind)
        if pixels.mask is not None:
            values = np.where(pixels.mask > 0, values, np.asarray(nodata).astype(kind))
        dataset.GetRasterBand(index).WriteArray(values)
    dataset.FlushCache()
    del dataset
    return pictures.taken(path)


def nodata_of(kind: np.dtype) -> float:
    """What the service writes for masked pixels: -inf, or the least number of an integer type."""
    return float("-inf") if kind.kind == "f" else float(np.iinfo(kind).min)


def create_geotiff(
    path: str, names: list[str], grid: Grid, kind: np.dtype, nodata: Optional[float] = None, mask_band: bool = False
) -> gdal.Dataset:
    """A new GeoTIFF with named bands on a grid, yet without pixels."""
    code = _GDAL.get(kind.name)
    if code is None:
        raise EarthEngineError(f"Pixels of type {kind.name} cannot be written as GeoTIFF.")
    options = ["COMPRESS=DEFLATE", "TILED=YES", "BIGTIFF=IF_SAFER"]
    dataset = gdal.GetDriverByName("GTiff").Create(path, grid.width, grid.height, len(names), code, options)
    a, b, c, d, e, f = grid.transform
    dataset.SetGeoTransform((c, a, b, f, d, e))
    reference = osr.SpatialReference()
    reference.ImportFromWkt(grid.crs.wkt)
    dataset.SetProjection(reference.ExportToWkt())
    for index, name in enumerate(names, start=1):
        band = dataset.GetRasterBand(index)
        band.SetDescription(name)
        if nodata is not None:
            band.SetNoDataValue(nodata)
    if mask_band:
        before = gdal.GetConfigOption("GDAL_TIFF_INTERNAL_MASK")
        gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES")
        dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
        gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", before)
    return dataset
