# SPDX-License-Identifier: GPL-2.0-or-later
"""Map tiles of an image as files, as ``map:export`` asks for them: FOLDER/{z}/{x}/{y}.png."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from ..context import Context
from ..errors import EarthEngineError
from ..raster.image import Image
from . import pictures, pixels
from .exports import Destination, Exported, Report

MAX_TILES = 200_000
_EQUATOR_METRES = 156543.03392804097


def export_map(context: Context, image: Image, body: dict[str, Any], output: Path, report: Report) -> Exported:
    """Write the tiles of an image's footprint, from the start zoom to the end zoom.

    Raises:
        EarthEngineError: the image has no bounds, or there are too many tiles.
    """
    started = time.process_time()
    options = body.get("tileOptions") or {}
    first, last = int(options.get("startZoom", 0)), _last_zoom(options)
    if image.footprint is None or image.footprint.is_unbounded:
        raise EarthEngineError("Unable to export unbounded image.")
    bounds = image.footprint.bounds_in(pixels.crs("EPSG:4326"))
    tiles = [each for zoom in range(first, last + 1) for each in _covering(bounds, zoom)]
    if len(tiles) > MAX_TILES:
        raise EarthEngineError(f"Export too large: {len(tiles)} tiles (max: {MAX_TILES}).")
    destination = Destination(output, body.get("tileExportOptions") or {})
    try:
        for number, (z, x, y) in enumerate(tiles, start=1):
            content = pixels.picture(context, image, pixels.tile_grid(z, x, y), None, "PNG")
            if not options.get("skipEmpty") or content != pictures.transparent():
                path = destination.folder / destination.prefix / str(z) / str(x) / f"{y}.png"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            report(number / len(tiles))
        uris = destination.publish()
    except BaseException:
        destination.discard()
        raise
    return Exported(uris, time.process_time() - started)


def _last_zoom(options: dict[str, Any]) -> int:
    if options.get("scale"):
        return max(math.ceil(math.log2(_EQUATOR_METRES / float(options["scale"]))), 0)
    return min(int(options.get("endZoom", 0)), 24)


def _covering(bounds: tuple[float, float, float, float], zoom: int) -> Iterator[tuple[int, int, int]]:
    west, south, east, north = bounds
    count = 2**zoom
    left, right = ((lon + 180.0) / 360.0 * count for lon in (west, east))
    top, bottom = (_row(lat) * count for lat in (north, south))
    for x in range(math.floor(left), max(math.ceil(right), math.floor(left) + 1)):
        for y in range(max(math.floor(top), 0), min(max(math.ceil(bottom), math.floor(top) + 1), count)):
            yield zoom, x % count, y


def _row(latitude: float) -> float:
    limited = np.radians(np.clip(latitude, -85.0511, 85.0511))
    return float((1.0 - np.arcsinh(np.tan(limited)) / np.pi) / 2.0)
