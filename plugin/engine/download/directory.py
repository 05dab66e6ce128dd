# SPDX-License-Identifier: GPL-2.0-or-later
"""A TIFF's directories around blocks that stand in the file already.

GDAL writes a file without blocks in memory: coordinate system, names, metadata and all. Its directory is copied to the
end of ours, with the places of our blocks in it. Only BigTIFF, little-endian, as GDAL writes it here.
"""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Sequence

#: Bytes of TIFF's field types, by number.
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
_SHORT, _LONG, _LONG8 = 3, 4, 16
_OFFSETS, _COUNTS = 324, 325


@dataclass(frozen=True)
class Field:
    """One field of a directory: its type, how many values, and they as bytes."""

    kind: int
    count: int
    data: bytes


Fields = dict[int, Field]


def shorts(*values: int) -> Field:
    """16-bit numbers."""
    return Field(_SHORT, len(values), struct.pack(f"<{len(values)}H", *values))


def longs(*values: int) -> Field:
    """32-bit numbers."""
    return Field(_LONG, len(values), struct.pack(f"<{len(values)}I", *values))


def places(blocks: Sequence[tuple[int, int]]) -> Fields:
    """The fields that tell where blocks are: (offset, bytes) of each."""
    count = len(blocks)
    offsets = struct.pack(f"<{count}Q", *(block[0] for block in blocks))
    sizes = struct.pack(f"<{count}Q", *(block[1] for block in blocks))
    return {_OFFSETS: Field(_LONG8, count, offsets), _COUNTS: Field(_LONG8, count, sizes)}


def read(content: bytes) -> Fields:
    """The first directory of a BigTIFF.

    Raises:
        ValueError: it is none.
    """
    if content[:8] != struct.pack("<2sHHH", b"II", 43, 8, 0):
        raise ValueError("no BigTIFF")
    (at,) = struct.unpack_from("<Q", content, 8)
    (count,) = struct.unpack_from("<Q", content, at)
    fields: Fields = {}
    for number in range(count):
        place = at + 8 + 20 * number
        tag, kind, values = struct.unpack_from("<HHQ", content, place)
        size = _SIZES[kind] * values
        start = place + 12 if size <= 8 else struct.unpack_from("<Q", content, place + 12)[0]
        fields[tag] = Field(kind, values, content[start : start + size])
    return fields


def mask_fields(width: int, height: int, block: int, samples: int, blocks: Sequence[tuple[int, int]]) -> Fields:
    """The directory of a transparency mask: one bit a pixel, deflated, one plane for all bands or one for each."""
    fields = {
        254: longs(4),  # what it is: a mask
        256: longs(width),
        257: longs(height),
        258: shorts(*[1] * samples),
        259: shorts(8),  # deflate
        262: shorts(4),  # mask
        277: shorts(samples),
        284: shorts(2 if samples > 1 else 1),
        322: shorts(block),
        323: shorts(block),
        **places(blocks),
    }
    if samples > 1:
        fields[338] = shorts(*[0] * (samples - 1))
    return fields


def write(path: Path, directories: Sequence[Fields]) -> None:
    """Add directories at the end of a file, each naming the next, and its header in front.

    Raises:
        OSError: there is no room.
    """
    with path.open("r+b") as file:
        file.seek(0, os.SEEK_END)
        at = [_write(file, each) for each in directories]
        for place, following in zip(at, [*(start for start, _ in at[1:]), 0]):
            file.seek(place[1])
            file.write(struct.pack("<Q", following))
        file.flush()
        os.fsync(file.fileno())
        file.seek(0)
        file.write(struct.pack("<2sHHHQ", b"II", 43, 8, 0, at[0][0]))
        file.flush()
        os.fsync(file.fileno())


def _write(file: IO[bytes], fields: Fields) -> tuple[int, int]:
    """Where a directory begins, and where the place of the next one belongs."""
    inline = {}
    for tag, field in sorted(fields.items()):
        if len(field.data) <= 8:
            inline[tag] = field.data.ljust(8, b"\0")
            continue
        _align(file)
        inline[tag] = struct.pack("<Q", file.tell())
        file.write(field.data)
    _align(file)
    start = file.tell()
    file.write(struct.pack("<Q", len(fields)))
    for tag, field in sorted(fields.items()):
        file.write(struct.pack("<HHQ", tag, field.kind, field.count) + inline[tag])
    link = file.tell()
    file.write(bytes(8))
    return start, link


def _align(file: IO[bytes]) -> None:
    file.write(bytes(-file.tell() % 8))
