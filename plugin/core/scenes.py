# SPDX-License-Identifier: GPL-2.0-or-later
"""The scenes that a recipe finds: what the table shows of them, and how many there are each month."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from .errors import NothingFound
from .text import tr


@dataclass(frozen=True)
class SceneRow:
    """One scene.

    Attributes:
        index: `system:index`.
        moment: when it was taken, UTC.
        cloud: percentage of cloudy pixels; -1 where it is not known.
        coverage: share of the region that it covers, 0 to 1.
    """

    index: str
    moment: datetime.datetime
    tile: str
    cloud: float
    orbit: int
    baseline: str
    coverage: float


@dataclass(frozen=True)
class SceneList:
    """Scenes, oldest first; `count` is how many there are, which may be more than are listed."""

    rows: tuple[SceneRow, ...]
    count: int

    @classmethod
    def read(cls, answer: Any) -> SceneList:
        """From the server's answer to `engine.sentinel2.scenes_table`. Raises NothingFound where there are none."""
        rows = answer.get("rows") if isinstance(answer, dict) else None
        if not rows:
            sentence = tr("No scenes match. Choose longer dates, a higher cloud percentage or another region.")
            raise NothingFound(sentence)
        made = sorted((_row(each) for each in rows), key=lambda row: (row.moment, row.index))
        return cls(tuple(made), int(answer.get("count") or len(made)))

    def months(self) -> dict[str, int]:
        """Number of scenes of each month from the first to the last, such as "2024-06", empty months included."""
        if not self.rows:
            return {}
        first, last = self.rows[0].moment, self.rows[-1].moment
        count = (last.year - first.year) * 12 + last.month - first.month + 1
        names = [_month(first.year, first.month - 1 + step) for step in range(count)]
        found = dict.fromkeys(names, 0)
        for row in self.rows:
            found[f"{row.moment:%Y-%m}"] += 1
        return found


def _month(year: int, month: int) -> str:
    return f"{year + month // 12:04d}-{month % 12 + 1:02d}"


def _row(values: Any) -> SceneRow:
    index, time, tile, cloud, orbit, baseline, coverage = values
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=float(time or 0))
    return SceneRow(
        str(index),
        moment,
        str(tile or ""),
        -1.0 if cloud is None else float(cloud),
        int(orbit or 0),
        str(baseline or ""),
        float(coverage or 0.0),
    )
