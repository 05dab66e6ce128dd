# SPDX-License-Identifier: GPL-2.0-or-later
"""Animated GIF files (GIF89a) of pictures with one common table of colours."""

from __future__ import annotations

import struct
from collections.abc import Iterable

_LARGEST_CODE = 4096


def encode(
    width: int, height: int, colours: bytes, frames: Iterable[bytes], hundredths: int, *, repeat: bool = True
) -> bytes:
    """A GIF file.

    Args:
        colours: 256 colours, 3 bytes each.
        frames: of each picture width x height indices into the colours, row by row.
        hundredths: of a second that each picture stands.
        repeat: for ever.

    Raises:
        ValueError: the colours or a frame have another length.
    """
    if len(colours) != 768:
        raise ValueError("not 256 colours")
    parts = [b"GIF89a", struct.pack("<HHBBB", width, height, 0xF7, 0, 0), colours]
    if repeat:
        parts.append(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00")
    for frame in frames:
        if len(frame) != width * height:
            raise ValueError("a frame of another size")
        parts.append(b"\x21\xf9\x04\x04" + struct.pack("<H", hundredths) + b"\x00\x00")
        parts.append(b"\x2c" + struct.pack("<HHHHB", 0, 0, width, height, 0))
        parts.append(b"\x08" + _blocks(compress(frame)))
    return b"".join([*parts, b"\x3b"])


def _blocks(data: bytes) -> bytes:
    pieces = [data[start : start + 255] for start in range(0, len(data), 255)]
    return b"".join(bytes([len(piece)]) + piece for piece in pieces) + b"\x00"


def compress(indices: bytes) -> bytes:
    """GIF's variant of LZW for indices of 8 bits."""
    clear, end = 256, 257
    out = bytearray()
    bits = count = 0
    size, following = 9, 258
    table: dict[int, int] = {}
    bits, count = clear, 9
    prefix = -1
    for value in indices:
        if prefix < 0:
            prefix = value
            continue
        key = prefix << 8 | value
        known = table.get(key)
        if known is not None:
            prefix = known
            continue
        bits |= prefix << count
        count += size
        if following < _LARGEST_CODE:
            table[key] = following
            # Codes grow one bit when the first that needs it has been given away.
            if following == 1 << size:
                size += 1
            following += 1
        else:
            bits |= clear << count
            count += size
            table.clear()
            size, following = 9, 258
        prefix = value
        while count >= 8:
            out.append(bits & 255)
            bits >>= 8
            count -= 8
    if prefix >= 0:
        bits |= prefix << count
        count += size
        if following < _LARGEST_CODE and following == 1 << size:
            size += 1
    bits |= end << count
    count += size
    while count > 0:
        out.append(bits & 255)
        bits >>= 8
        count -= 8
    return bytes(out)
