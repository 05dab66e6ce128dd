# SPDX-License-Identifier: GPL-2.0-or-later
"""A zone: what its row keeps, and where it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Union

POLYGONS, LINES, POINTS = "MultiPolygon", "MultiLineString", "MultiPoint"


@dataclass(frozen=True)
class Zone:
    """One zone of a table.

    Attributes:
        key: what it is told from others by: its number, or its index in a table on Earth Engine.
        values: of the columns that are kept.
        kind: "MultiPolygon", "MultiLineString" or "MultiPoint"; empty where the zone lies on Earth Engine, or nowhere.
        coordinates: GeoJSON's, in degrees WGS 84, as text: a million lists of numbers would stop every thread for a
            second whenever Python looks for cycles among them.
        problem: why it has no results, as a sentence; empty where it has some.
        shape: the geometry in any form, for who writes it down again.
    """

    key: Union[int, str]
    values: tuple[Any, ...] = ()
    kind: str = ""
    coordinates: str = ""
    problem: str = ""
    shape: Any = None

    @property
    def size(self) -> int:
        """Bytes of the coordinates."""
        return len(self.coordinates)


@dataclass(frozen=True)
class ZonalTable:
    """What came of an order.

    Attributes:
        columns: names.
        rows: values in their order; ``None`` for none.
        zones: those of the rows, in the order of `keys`; each has `len(rows) / len(zones)` rows.
        kept: how many of the columns are the zones' own.
        requests: how many were sent, repeated ones not counted.
        problems: sentences, each with how many zones it is about.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    zones: tuple[Zone, ...]
    kept: int
    requests: int = 0
    problems: tuple[str, ...] = ()

    @property
    def rows_per_zone(self) -> int:
        """1, or the number of dates."""
        return len(self.rows) // len(self.zones) if self.zones else 0
