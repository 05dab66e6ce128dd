# SPDX-License-Identifier: GPL-2.0-or-later
"""Zones and images in parts that one request can carry, and what is done with parts that are still too large."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Iterator, Sequence

from ..core.text import listed, tr
from ..core.zone import Zone

#: Zones, rows (zones × images) and bytes of shapes in one request. The service takes 10 MB and gives 5,000 features.
MOST_ZONES = 200
MOST_ROWS = 2_000
MOST_BYTES = 1_500_000
#: A single zone of more bytes fits no request, with all that goes with it.
LARGEST_ZONE = 8_000_000


@dataclass(frozen=True)
class Part:
    """What one request asks for: every zone with every image. No images where there is only one.

    `tries` counts requests that failed in a way that passes.
    """

    zones: tuple[Zone, ...]
    images: tuple[str, ...] = ()
    tries: int = 0

    @property
    def rows(self) -> int:
        """Rows of the answer."""
        return len(self.zones) * max(len(self.images), 1)

    def halves(self) -> tuple[Part, ...]:
        """Two parts: of the zones, or of the images where there is one zone; one of each stays as it is."""
        if len(self.zones) > 1:
            middle = len(self.zones) // 2
            return replace(self, zones=self.zones[:middle]), replace(self, zones=self.zones[middle:])
        if len(self.images) > 1:
            middle = len(self.images) // 2
            return replace(self, images=self.images[:middle]), replace(self, images=self.images[middle:])
        return (self,)


def checked(zones: Sequence[Zone]) -> tuple[Zone, ...]:
    """The zones; those that no request can carry have a problem and no shape. Shapes are never simplified here."""
    sentence = tr("has too many corners for one request: simplify or split it")
    large = (replace(zone, kind="", coordinates="", problem=sentence) for zone in zones if zone.size > LARGEST_ZONE)
    by_key = {zone.key: zone for zone in large}
    return tuple(by_key.get(zone.key, zone) for zone in zones)


def parts(zones: Sequence[Zone], images: Sequence[str] = ()) -> Iterator[Part]:
    """The zones without problems, and the images, in parts; zones of one kind together, in their order."""
    steps = [tuple(images[start : start + MOST_ROWS]) for start in range(0, len(images), MOST_ROWS)] or [()]
    for some in steps:
        most = max(1, min(MOST_ZONES, MOST_ROWS // max(len(some), 1)))
        kinds = dict.fromkeys(zone.kind for zone in zones if not zone.problem)
        for kind in kinds:
            yield from (Part(group, some) for group in _groups(zones, kind, most))


def _groups(zones: Sequence[Zone], kind: str, most: int) -> Iterator[tuple[Zone, ...]]:
    group: list[Zone] = []
    size = 0
    for zone in zones:
        if zone.problem or zone.kind != kind:
            continue
        if group and (len(group) >= most or size + zone.size > MOST_BYTES):
            yield tuple(group)
            group, size = [], 0
        group.append(zone)
        size += zone.size
    if group:
        yield tuple(group)


def problems(zones: Sequence[Zone]) -> tuple[str, ...]:
    """What is said of zones without results: each sentence once, with the zones that it is about."""
    found: dict[str, list[str]] = {}
    for zone in zones:
        if zone.problem:
            found.setdefault(zone.problem, []).append(str(zone.key))
    told = []
    for problem, keys in found.items():
        shown = listed(keys[:5]) + ("…" if len(keys) > 5 else "")
        one = tr("Feature {} {}.").format(shown, problem)
        told.append(one if len(keys) == 1 else tr("{:,} features ({}): each {}.", len(keys), shown, problem))
    return tuple(told)
