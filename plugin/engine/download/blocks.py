# SPDX-License-Identifier: GPL-2.0-or-later
"""From a tile's pixels to the compressed blocks that stand in the file, and its checksum."""

from __future__ import annotations

import hashlib
import uuid
import zlib
from dataclasses import dataclass
from typing import Any, Iterator, Optional

import numpy as np
from osgeo import gdal

from .answer import Piece, same
from .plan import Plan
from .raster import done

_LEVELS = {"DEFLATE": ["ZLEVEL=1"], "ZSTD": ["ZSTD_LEVEL=1"], "LZW": [], "NONE": []}


@dataclass(frozen=True)
class Encoded:
    """A tile as it is stored.

    Attributes:
        blocks: compressed, for each band row by row.
        masks: the same of masks, one bit a pixel; none where all pixels are valid, one band's where all bands share
            one, else each band's.
        sha256: of the pixels and masks, see `checksum`.
        masked: whether any pixel is.
        taken: whether a valid pixel holds the number that stands for masked ones.
    """

    blocks: list[bytes]
    masks: list[bytes]
    sha256: str
    masked: bool
    taken: bool


def encoded(piece: Piece, plan: Plan, predictor: int) -> Encoded:
    """A tile's blocks."""
    return Encoded(
        _compressed(piece.values, plan, predictor),
        [block for mask in _distinct(piece.valid) for block in _mask_blocks(mask, plan.block)],
        checksum(piece),
        any(mask is not None for mask in piece.valid),
        any(_taken(values, mask, plan.order.fill) for values, mask in zip(piece.values, piece.valid)),
    )


def checksum(piece: Piece) -> str:
    """SHA-256 over, for each band, its pixels (row by row, little-endian, masked ones holding the fill) and a bit for
    each pixel that is set where it is valid (rows padded to bytes; nothing where all are valid)."""
    digest = hashlib.sha256()
    for values, valid in zip(piece.values, piece.valid):
        digest.update(np.ascontiguousarray(values, values.dtype.newbyteorder("<")).data)
        if valid is not None:
            digest.update(np.packbits(valid, axis=1).data)
    return digest.hexdigest()


def creation_options(plan: Plan, predictor: int) -> list[str]:
    """How GDAL makes a GeoTIFF whose blocks are ours."""
    order = plan.order
    options = [f"COMPRESS={order.compression}", *_LEVELS[order.compression]]
    if order.compression != "NONE":
        options.append(f"PREDICTOR={predictor}")
    sizes = ["TILED=YES", f"BLOCKXSIZE={plan.block}", f"BLOCKYSIZE={plan.block}"]
    # four bands of bytes are four bands: GDAL would take the last for the others' mask
    return [*options, *sizes, "BIGTIFF=YES", "INTERLEAVE=BAND", "ALPHA=NO"]


def usual_predictor(plan: Plan) -> int:
    """TIFF's number of the differences that are compressed: 1 none, 2 of whole numbers, 3 of fractions."""
    if plan.order.compression == "NONE":
        return 1
    return 3 if np.dtype(plan.order.file_type).kind == "f" else 2


def best_predictor(piece: Piece, plan: Plan) -> int:
    """The usual one, or none where these pixels take less room without: classes, and fractions that repeat.

    One block of each band tells: while it does, everybody waits.
    """
    usual = usual_predictor(plan)
    if usual == 1:
        return usual
    told = [np.ascontiguousarray(each[: plan.block, : plan.block]) for each in piece.values]
    with_it, without = (sum(map(len, _compressed(told, plan, each))) for each in (usual, 1))
    return usual if with_it <= without else 1


def gdal_type(name: str) -> int:
    """GDAL's number of a type."""
    names = {"uint8": "Byte", "int8": "Int8", "uint16": "UInt16", "int16": "Int16", "uint32": "UInt32"}
    names.update({"int32": "Int32", "int64": "Int64", "float32": "Float32", "float64": "Float64"})
    return int(getattr(gdal, "GDT_" + names[name]))


def _compressed(values: list[np.ndarray], plan: Plan, predictor: int) -> list[bytes]:
    """The blocks of a GeoTIFF in memory that holds just this tile: those of the whole file are the same."""
    if plan.order.compression == "NONE":
        return [block for each in values for block in _plain(each, plan.block)]  # GDAL leaves out those of zeros
    rows, columns = values[0].shape
    path = f"/vsimem/ee-download-{uuid.uuid4().hex}.tif"
    size, kind = (columns, rows, len(values)), gdal_type(plan.order.file_type)
    made = done(gdal.GetDriverByName("GTiff").Create(path, *size, kind, creation_options(plan, predictor)))
    try:
        for number, each in enumerate(values, start=1):
            done(made.GetRasterBand(number).WriteArray(each))
        made.FlushCache()
        return _cut(path, made, -(-columns // plan.block), -(-rows // plan.block))
    finally:
        made = None
        gdal.Unlink(path)


def _plain(values: np.ndarray, block: int) -> Iterator[bytes]:
    """Blocks as they are, little-endian; what hangs over the edge is 0."""
    rows, columns = values.shape
    whole = np.zeros((-(-rows // block) * block, -(-columns // block) * block), values.dtype.newbyteorder("<"))
    whole[:rows, :columns] = values
    for row in range(0, rows, block):
        for column in range(0, columns, block):
            yield whole[row : row + block, column : column + block].tobytes()


def _cut(path: str, made: Any, across: int, down: int) -> list[bytes]:
    content = gdal.VSIGetMemFileBuffer_unsafe(path)
    found = []
    for number in range(1, made.RasterCount + 1):
        band = made.GetRasterBand(number)
        for row in range(down):
            for column in range(across):
                start = int(band.GetMetadataItem(f"BLOCK_OFFSET_{column}_{row}", "TIFF"))
                size = int(band.GetMetadataItem(f"BLOCK_SIZE_{column}_{row}", "TIFF"))
                found.append(bytes(content[start : start + size]))
    return found


def _distinct(valid: list[Optional[np.ndarray]]) -> list[np.ndarray]:
    """No mask, the one that all bands share, or each band's."""
    first = valid[0]
    if all(mask is None for mask in valid):
        return []
    if all(_equal(mask, first) for mask in valid):
        assert first is not None
        return [first]
    shape = next(mask.shape for mask in valid if mask is not None)
    return [np.ones(shape, dtype=bool) if mask is None else mask for mask in valid]


def _equal(one: Optional[np.ndarray], other: Optional[np.ndarray]) -> bool:
    return one is other or (one is not None and other is not None and bool(np.array_equal(one, other)))


def _mask_blocks(mask: np.ndarray, block: int) -> list[bytes]:
    rows, columns = mask.shape
    found = []
    for row in range(0, rows, block):
        for column in range(0, columns, block):
            part = mask[row : row + block, column : column + block]
            square = np.zeros((block, block), dtype=bool)
            square[: part.shape[0], : part.shape[1]] = part
            found.append(zlib.compress(np.packbits(square, axis=1).tobytes(), 1))
    return found


def _taken(values: np.ndarray, valid: Optional[np.ndarray], fill: float) -> bool:
    holds = same(values, fill)
    return bool(holds.any() if valid is None else (holds & valid).any())
