# SPDX-License-Identifier: GPL-2.0-or-later
"""What the gridded procedural datasets share: bands on one global latitude–longitude grid."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Callable, Iterator, Optional

import numpy as np

from ..collection import Constraints, Source
from ..raster.grid import Projection
from ..raster.image import Band, Image
from ..raster.node import Pixels
from ..raster.source import GriddedSource
from ..values import PixelType
from ..vector.geometry import Geometry
from . import gddp

EPOCH = datetime.datetime(1970, 1, 1)

#: (band, moment, longitudes (n,), latitudes (m,)) → pixels of shape (m, n)
Field = Callable[[str, datetime.datetime, np.ndarray, np.ndarray], Pixels]


def millis(moment: datetime.datetime) -> int:
    """Milliseconds since 1970."""
    return round((moment - EPOCH).total_seconds() * 1000)


@dataclass(frozen=True)
class Layout:
    """A global grid and the bands that lie on it."""

    transform: tuple[float, float, float, float, float, float]
    width: int
    height: int
    bands: tuple[tuple[str, PixelType], ...]
    field: Field

    @cached_property
    def projection(self) -> Projection:
        """The grid's projection."""
        return Projection.of("EPSG:4326", self.transform)

    @cached_property
    def footprint(self) -> Geometry:
        """The grid's outline."""
        a, _, c, _, e, f = self.transform
        return Geometry.rectangle(c, f + e * self.height, c + a * self.width, f)

    def image(self, identifier: str, moment: datetime.datetime, properties: dict[str, Any]) -> Image:
        """The image of one moment."""
        wrap = abs(self.transform[0] * self.width - 360.0) < 1e-6
        bands = []
        for name, kind in self.bands:
            read, key = partial(self._read, name, moment), (identifier, name)
            node = GriddedSource(self.projection, self.width, self.height, read, wrap=wrap, key=key)
            bands.append(Band(name, kind, self.projection, node, (self.width, self.height)))
        return Image(
            properties={**properties, **gddp.sample_note()},
            id=identifier,
            bands=tuple(bands),
            footprint=self.footprint,
            version=1,
        )

    def _read(self, band: str, moment: datetime.datetime, column: int, row: int, width: int, height: int) -> Pixels:
        a, _, c, _, e, f = self.transform
        longitude = c + a * (column + np.arange(width) + 0.5)
        latitude = f + e * (row + np.arange(height) + 0.5)
        return self.field(band, moment, longitude, latitude)


class Series(Source):
    """One image per step of time, named by a date format.

    Args:
        following: the start of the step after a given one.
    """

    def __init__(
        self,
        identifier: str,
        layout: Layout,
        first: datetime.datetime,
        last: datetime.datetime,
        following: Callable[[datetime.datetime], datetime.datetime],
        index_format: str,
        properties: Optional[Callable[[datetime.datetime], dict[str, Any]]] = None,
    ) -> None:
        self._identifier = identifier
        self._layout = layout
        self._first, self._last = first, last
        self._following = following
        self._format = index_format
        self._properties = properties or (lambda moment: {})

    def elements(self, constraints: Constraints) -> Iterator[Image]:
        return (self._made(moment, following) for moment, following in self._steps(constraints))

    def count(self, constraints: Constraints) -> Optional[int]:
        if constraints.equals or constraints.bounds is not None:
            return None
        return sum(1 for _ in self._steps(constraints))

    def _steps(self, constraints: Constraints) -> Iterator[tuple[datetime.datetime, datetime.datetime]]:
        """Each step's start and the next one's, as far as the constraints let them pass."""
        moment = self._first
        while moment <= self._last:
            following = self._following(moment)
            start = millis(moment)
            if constraints.end is not None and start >= constraints.end:
                return
            if constraints.start is None or start >= constraints.start:
                yield moment, following
            moment = following

    def image(self, index: str) -> Optional[Image]:
        """The image with that `system:index`."""
        try:
            moment = datetime.datetime.strptime(index, self._format)
        except ValueError:
            return None
        found = self._made(moment, self._following(moment)) if self._first <= moment <= self._last else None
        return found if found is not None and found.get("system:index") == index else None

    def _made(self, moment: datetime.datetime, following: datetime.datetime) -> Image:
        index = moment.strftime(self._format)
        properties = {
            **self._properties(moment),
            "system:index": index,
            "system:time_start": millis(moment),
            "system:time_end": millis(following),
        }
        return self._layout.image(f"{self._identifier}/{index}", moment, properties)
