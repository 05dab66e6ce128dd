# SPDX-License-Identifier: GPL-2.0-or-later
"""Random numbers that depend on nothing but a seed and a key."""

from __future__ import annotations

import hashlib
import math
from typing import Any


def _bits(seed: int, key: Any, salt: str) -> int:
    digest = hashlib.blake2b(f"{salt}|{int(seed)}|{key!r}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 11


def uniform(seed: int, key: Any) -> float:
    """A number in [0, 1)."""
    return _bits(seed, key, "u") / 2.0**53


def gaussian(seed: int, key: Any) -> float:
    """A number of the standard normal distribution."""
    first = (_bits(seed, key, "a") + 1) / 2.0**53
    return math.sqrt(-2.0 * math.log(first)) * math.cos(2.0 * math.pi * _bits(seed, key, "b") / 2.0**53)
