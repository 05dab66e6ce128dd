# SPDX-License-Identifier: GPL-2.0-or-later
"""Images as TFRecord files: a `tf.train.Example` for each patch, and a "mixer" that says where the patches belong.

Written from the formats' definitions, without TensorFlow: records are framed with masked CRC32C sums, messages are
protocol buffers. Bytes become `bytes_list`, other integers `int64_list`, all else `float_list`.
"""

from __future__ import annotations

import gzip
import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Callable, Optional, Union, cast

import numpy as np

from ..context import Context
from ..errors import EarthEngineError
from ..raster.grid import Grid
from ..raster.image import Image
from . import pixels
from .checksum import crc32c

#: Pixels that are computed at a time, as far as whole rows of patches allow.
BLOCK_PIXELS = 1 << 20
MAX_FILE_BYTES = 1 << 30
MAX_FILES = 100_000
_KINDS = ("u1", "i8", "f4")


@dataclass(frozen=True)
class Options:
    """A request's ``tfRecordOptions``. `patch` and `kernel` are (width, height) in pixels."""

    patch: tuple[int, int]
    kernel: tuple[int, int]
    compress: bool
    max_bytes: int
    default: float
    collapse: bool
    max_masked: float

    @classmethod
    def of(cls, told: dict[str, Any]) -> Options:
        """Raises EarthEngineError for what the sandbox does not write."""
        if told.get("sequenceData") or told.get("tensorDepths"):
            raise EarthEngineError("The sandbox writes no sequences and no array bands to TFRecord files.")
        made = cls(
            patch=_size(told.get("tileDimensions"), 1),
            kernel=_size(told.get("marginDimensions"), 0),
            compress=bool(told.get("compress")),
            max_bytes=int(_value(told.get("maxSizeBytes"), MAX_FILE_BYTES)),
            default=float(told.get("defaultValue") or 0.0),
            collapse=bool(told.get("collapseBands")),
            max_masked=float(_value(told.get("maxMaskedRatio"), 1.0)),
        )
        if min(made.patch) < 1 or min(made.kernel) < 0 or made.max_bytes < 1 or not 0 <= made.max_masked <= 1:
            raise EarthEngineError("Patch dimensions, kernel size, file size or masked threshold out of range.")
        return made


def _size(told: Optional[dict[str, Any]], otherwise: int) -> tuple[int, int]:
    return (int(told["width"]), int(told["height"])) if told else (otherwise, otherwise)


def _value(told: Any, otherwise: float) -> float:
    return otherwise if told is None else float(told["value"] if isinstance(told, dict) else told)


def write(
    context: Context, image: Image, grid: Grid, options: Options, start: Path, report: Callable[[float], None]
) -> None:
    """Write an image's patches to files whose names begin as `start` does; border patches that are not whole are left.

    Without the mixer where patches may be left out for their masks.
    """
    (width, height), (wide, high) = options.patch, options.kernel
    columns, rows = grid.width // width, grid.height // height
    files = _Files(start, options)
    try:
        step = max(1, BLOCK_PIXELS // max(columns * width * height, 1))
        for row in range(0, rows if columns else 0, step):
            count = min(step, rows - row)
            part = grid.window(-(wide // 2), row * height - high // 2, columns * width + wide, count * height + high)
            values, masked = _values(context, image, part, options)
            for place in range(count * columns):
                top, left = place // columns * height, place % columns * width
                window = (slice(top, top + height + high), slice(left, left + width + wide))
                if options.max_masked >= 1 or float(masked[window].mean()) <= options.max_masked:
                    files.add(example({name: each[(..., *window)] for name, each in values.items()}))
            report((row + count) / rows)
    finally:
        files.close()
    if options.max_masked >= 1:
        projection = {"crs": grid.crs.code, "affine": {"doubleMatrix": list(grid.transform)}}
        mixer = {
            "projection": projection,
            "patchDimensions": list(options.patch),
            "patchesPerRow": columns,
            "totalPatches": columns * rows,
        }
        start.with_name(f"{start.name}-mixer.json").write_text(json.dumps(mixer, indent=2), encoding="utf-8")


def _values(context: Context, image: Image, grid: Grid, options: Options) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Features' values by name, with the default where they are masked, even in part; and where any band is masked."""
    found = pixels.rendered(context, image, grid)
    masks = [np.ones(each.values.shape, bool) if each.mask is None else each.mask >= 1 for each in found]
    values = {}
    for band, each, mask in zip(image.bands, found, masks):
        kind = band.type.dtype
        default = options.default
        if kind.kind in "iu":
            # The fraction goes, and what the type cannot hold becomes the nearest that it can.
            default = min(max(math.trunc(default), int(np.iinfo(kind).min)), int(np.iinfo(kind).max))
        values[band.id] = np.where(mask, each.values, np.asarray(default, kind)).astype(_stored(kind))
    if options.collapse:
        widest = max((each.dtype for each in values.values()), key=lambda kind: _KINDS.index(kind.str[1:]))
        values = {image.bands[0].id: np.stack([each.astype(widest) for each in values.values()])}
    return values, ~np.logical_and.reduce(masks)


def _stored(kind: np.dtype) -> np.dtype:
    return np.dtype("uint8") if kind == np.uint8 else np.dtype("<i8" if kind.kind in "iub" else "<f4")


class _Files:
    """``START-00000.tfrecord`` and those that follow it, each as large as is allowed before compression."""

    def __init__(self, start: Path, options: Options) -> None:
        self._start, self._options = start, options
        self._file: Optional[Union[BinaryIO, gzip.GzipFile]] = None
        self._count = self._size = 0
        self._open()

    def add(self, content: bytes) -> None:
        """One record more."""
        framed = record(content)
        if self._size and self._size + len(framed) > self._options.max_bytes:
            self._open()
        assert self._file is not None
        self._file.write(framed)
        self._size += len(framed)

    def close(self) -> None:
        """No more records."""
        if self._file is not None:
            self._file.close()

    def _open(self) -> None:
        self.close()
        if self._count >= MAX_FILES:
            raise EarthEngineError("The export makes too many files; allow larger ones with maxFileSize.")
        name = f"{self._start.name}-{self._count:05d}.tfrecord"
        path = self._start.with_name(f"{name}.gz" if self._options.compress else name)
        self._file = gzip.open(path, "wb") if self._options.compress else path.open("wb")
        self._count, self._size = self._count + 1, 0


# Messages.


def example(features: dict[str, np.ndarray]) -> bytes:
    """A `tf.train.Example`: arrays of uint8, int64 or float32, row after row (and band after band)."""
    entries = []
    for name, values in features.items():
        # Feature has bytes_list = 1, float_list = 2, int64_list = 3; the values of each are its field 1.
        field = {"u": 1, "f": 2, "i": 3}[values.dtype.kind]
        content = _varints(values) if field == 3 else values.tobytes()
        entry = _field(1, name.encode("utf-8")) + _field(2, _field(field, _field(1, content)))
        entries.append(_field(1, entry))
    return _field(1, b"".join(entries))


def _field(number: int, content: bytes) -> bytes:
    """A length-delimited field."""
    return bytes([number << 3 | 2]) + _varint(len(content)) + content


def _varint(number: int) -> bytes:
    made = bytearray()
    while number > 127:
        made.append(number & 127 | 128)
        number >>= 7
    made.append(number)
    return bytes(made)


def _varints(values: np.ndarray) -> bytes:
    """Many numbers of 64 bits, negative ones as their complement to 2**64."""
    numbers = np.ascontiguousarray(values, "<i8").reshape(-1, 1).view("<u8")
    shifted = numbers >> (np.arange(10, dtype="<u8") * np.uint64(7))
    last = np.maximum((shifted != 0).sum(axis=1, keepdims=True) - 1, 0)
    places = np.arange(10)[None, :]
    groups = (shifted & np.uint64(127)).astype("uint8") | np.where(places < last, 128, 0).astype("uint8")
    return cast(bytes, groups[places <= last].tobytes())


# Records.


def record(content: bytes) -> bytes:
    """A record: its length, the length's sum, the content, the content's sum."""
    length = len(content).to_bytes(8, "little")
    return length + _masked(crc32c(length)) + content + _masked(crc32c(content))


def _masked(total: int) -> bytes:
    return (((total >> 15 | total << 17) + 0xA282EAD8) & 0xFFFFFFFF).to_bytes(4, "little")
