# SPDX-License-Identifier: GPL-2.0-or-later
"""Things that were computed and may be wanted again, the least recently used of them forgotten first."""

from __future__ import annotations

from collections import OrderedDict
from typing import Callable, Generic, Hashable, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """A memory of bounded size.

    Args:
        budget: bytes that all things together may take.
    """

    def __init__(self, budget: int) -> None:
        self._budget = budget
        self._used = 0
        self._things: OrderedDict[Hashable, tuple[T, int]] = OrderedDict()

    def get(self, key: Hashable, size: int, make: Callable[[], T]) -> T:
        """What is kept under a key, made first where it is not. A thing larger than a quarter of all is not kept."""
        found = self._things.get(key)
        if found is not None:
            self._things.move_to_end(key)
            return found[0]
        made = make()
        if 4 * size <= self._budget:
            self._things[key] = (made, size)
            self._used += size
            while self._used > self._budget:
                _, (_, freed) = self._things.popitem(last=False)
                self._used -= freed
        return made
