# SPDX-License-Identifier: GPL-2.0-or-later
"""Castagnoli's checksum (CRC32C) by numpy: a megabyte in hundredths of a second."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

_LANES = 256


def _steps() -> Iterator[int]:
    for number in range(256):
        for _ in range(8):
            number = number >> 1 ^ (0x82F63B78 if number & 1 else 0)
        yield number


_STEP = np.fromiter(_steps(), "uint32", 256)


def crc32c(content: bytes) -> int:
    """The sum of four bytes or more: of 256 lanes side by side, whose sums are put together at the end."""
    if len(content) < 4:
        raise ValueError("Only contents of four bytes and more are summed.")
    # A sum that starts with ones is one that starts with zeros over a content whose first bytes are turned round.
    data = np.frombuffer(content, "uint8").copy()
    data[:4] ^= 255
    length = -(-len(data) // _LANES)
    lanes = np.zeros(_LANES * length, "uint8")
    # Zeros in front change nothing.
    lanes[len(lanes) - len(data) :] = data
    sums = np.zeros(_LANES, "uint32")
    for column in np.ascontiguousarray(lanes.reshape(_LANES, length).T):
        sums = _STEP[(sums ^ column) & 255] ^ (sums >> np.uint32(8))
    total, operator = 0, _zeros(length)
    for each in sums.tolist():
        total = _applied(operator, total) ^ each
    return total ^ 0xFFFFFFFF


@lru_cache(maxsize=64)
def _zeros(length: int) -> tuple[int, ...]:
    """What so many zero bytes make of each bit of a sum."""
    made = tuple(1 << bit for bit in range(32))
    power = tuple(int(_STEP[(1 << bit) & 255]) ^ (1 << bit) >> 8 for bit in range(32))
    while length:
        if length & 1:
            made = tuple(_applied(power, each) for each in made)
        power = tuple(_applied(power, each) for each in power)
        length >>= 1
    return made


def _applied(operator: tuple[int, ...], total: int) -> int:
    made = 0
    while total:
        low = total & -total
        made ^= operator[low.bit_length() - 1]
        total ^= low
    return made
