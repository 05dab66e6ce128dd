# SPDX-License-Identifier: GPL-2.0-or-later
"""Sets of characters: those that have a name in RE2, and what becomes of them."""

from __future__ import annotations

import sys
import unicodedata
from functools import lru_cache

#: Sorted ranges of code points, both ends included.
Ranges = tuple[tuple[int, int], ...]
LAST = sys.maxunicode


def _ranges(*items: str) -> Ranges:
    return tuple((ord(each[0]), ord(each[-1])) for each in items)


_DIGIT, _SPACE, _WORD = _ranges("09"), _ranges("\t\n", "\f\r", " "), _ranges("09", "AZ", "_", "az")
#: Letter of an escape → its characters.
PERL = {"d": _DIGIT, "s": _SPACE, "w": _WORD}
#: Name between [: and :] → its characters.
POSIX = {
    "alnum": _ranges("09", "AZ", "az"),
    "alpha": _ranges("AZ", "az"),
    "ascii": ((0, 127),),
    "blank": _ranges("\t", " "),
    "cntrl": ((0, 31), (127, 127)),
    "digit": _DIGIT,
    "graph": _ranges("!~"),
    "lower": _ranges("az"),
    "print": _ranges(" ~"),
    "punct": _ranges("!/", ":@", "[`", "{~"),
    "space": _ranges("\t\r", " "),
    "upper": _ranges("AZ"),
    "word": _WORD,
    "xdigit": _ranges("09", "AF", "af"),
}
#: Letter of an escape → the code of its character.
ESCAPES = {"a": 7, "f": 12, "t": 9, "n": 10, "r": 13, "v": 11}


def inverted(ranges: Ranges) -> Ranges:
    """All other characters."""
    made, at = [], 0
    for low, high in ranges:
        if low > at:
            made.append((at, low - 1))
        at = high + 1
    if at <= LAST:
        made.append((at, LAST))
    return tuple(made)


def joined(ranges: list[tuple[int, int]]) -> Ranges:
    """The ranges in order, those that touch made one."""
    made: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if made and low <= made[-1][1] + 1:
            made[-1] = (made[-1][0], max(made[-1][1], high))
        else:
            made.append((low, high))
    return tuple(made)


@lru_cache(maxsize=64)
def category(name: str) -> Ranges:
    """The characters of a Unicode category, e.g. "L" or "Lu"."""
    found: list[tuple[int, int]] = []
    for code in range(LAST + 1):
        if unicodedata.category(chr(code)).startswith(name):
            if found and found[-1][1] == code - 1:
                found[-1] = (found[-1][0], code)
            else:
                found.append((code, code))
    return tuple(found)


def other_case(ranges: Ranges) -> list[tuple[int, int]]:
    """The characters of a set in their other case (of large ranges, the ASCII ones)."""
    codes = [code for low, high in ranges for code in range(low, min(high, low + 1000) + 1)]
    changed = [ord(other) for code in codes for other in variants(chr(code))]
    return [(code, code) for code in changed]


@lru_cache(maxsize=4096)
def variants(character: str) -> tuple[str, ...]:
    """A character in all its cases."""
    found = {character, character.lower(), character.upper(), character.swapcase()}
    return tuple(each for each in found if len(each) == 1)
