# SPDX-License-Identifier: GPL-2.0-or-later
"""Pixels as PNG and JPEG."""

from __future__ import annotations

import struct
import zlib
from typing import Optional

import numpy as np
from osgeo import gdal

gdal.UseExceptions()

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png(red: np.ndarray, green: np.ndarray, blue: np.ndarray, alpha: Optional[np.ndarray]) -> bytes:
    """A PNG of three channels of bytes, with an alpha channel where one is given."""
    channels = (red, green, blue) if alpha is None else (red, green, blue, alpha)
    height, width = red.shape
    count = len(channels)
    rows = np.empty((height, 1 + width * count), dtype="uint8")
    pixels = np.stack(channels, axis=-1).astype("uint8")
    # Each row as differences to the pixel on its left: smooth maps then compress to a third.
    rows[:, 0] = 1
    flat = pixels.reshape(height, width * count)
    rows[:, 1 : 1 + count] = flat[:, :count]
    rows[:, 1 + count :] = flat[:, count:] - flat[:, :-count]
    header = struct.pack(">IIBBBBB", width, height, 8, 6 if alpha is not None else 2, 0, 0, 0)
    body = zlib.compress(rows.tobytes(), 3)
    return _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def transparent(side: int = 256) -> bytes:
    """A PNG with nothing on it."""
    nothing = np.zeros((side, side), dtype="uint8")
    return png(nothing, nothing, nothing, nothing)


def jpeg(red: np.ndarray, green: np.ndarray, blue: np.ndarray) -> bytes:
    """A JPEG of three channels of bytes."""
    height, width = red.shape
    memory = gdal.GetDriverByName("MEM").Create("", width, height, 3, gdal.GDT_Byte)
    for index, channel in enumerate((red, green, blue), start=1):
        memory.GetRasterBand(index).WriteArray(channel)
    path = f"/vsimem/{id(memory)}.jpg"
    gdal.GetDriverByName("JPEG").CreateCopy(path, memory, options=["QUALITY=90"])
    return taken(path)


def taken(path: str) -> bytes:
    """The content of a file in GDAL's memory, which is removed."""
    size = gdal.VSIStatL(path).size
    file = gdal.VSIFOpenL(path, "rb")
    try:
        return bytes(gdal.VSIFReadL(1, size, file)) if size else b""
    finally:
        gdal.VSIFCloseL(file)
        gdal.Unlink(path)
