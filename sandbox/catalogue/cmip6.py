# SPDX-License-Identifier: GPL-2.0-or-later
"""The collection NASA/GDDP-CMIP6: which images there are, and their bands and properties."""

from __future__ import annotations

import datetime
from functools import lru_cache, partial
from typing import Any, Iterator, Optional

from ..collection import Collection, Constraints, Source
from ..raster.grid import Projection
from ..raster.image import Band, Image
from ..raster.node import Pixels
from ..raster.source import GriddedSource
from ..values import PixelType
from ..vector.geometry import Geometry
from . import gddp
from .facts import dataset

IDENTIFIER = "NASA/GDDP-CMIP6"
DAY_MS = 86_400_000
_EPOCH = datetime.date(1970, 1, 1)
_FLOAT = PixelType.named("float")


@lru_cache(maxsize=1)
def _projection() -> Projection:
    return Projection.of("EPSG:4326", (0.25, 0.0, -180.0, 0.0, -0.25, 90.0))


@lru_cache(maxsize=1)
def _footprint() -> Geometry:
    return Geometry.rectangle(-180.0, -60.0, 180.0, 90.0)


class Climate(Source):
    """Every day of every model and scenario, in the order of their ids."""

    def __init__(self) -> None:
        facts = dataset(IDENTIFIER)
        self._models: list[str] = sorted(facts["models"])
        self._scenarios: dict[str, tuple[datetime.date, datetime.date]] = {
            name: (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))
            for name, (first, last) in sorted(facts["scenarios"].items())
        }
        self._missing = facts["missing"]
        self._grids: dict[str, list[str]] = facts.get("grid_labels", {})

    def elements(self, constraints: Constraints) -> Iterator[Image]:
        indices = constraints.equals.get("system:index")
        if indices is not None:
            yield from filter(None, map(self.image, sorted(map(str, indices))))
            return
        models, scenarios = constraints.equals.get("model"), constraints.equals.get("scenario")
        for model in self._models:
            if models is not None and model not in models:
                continue
            for scenario in self._scenarios:
                if scenarios is None or scenario in scenarios:
                    yield from self._run(model, scenario, constraints)

    def image(self, index: str) -> Optional[Image]:
        """The image with that `system:index`."""
        parts = index.split("_")
        if len(parts) not in (3, 4) or len(parts[-1]) != 8 or not parts[-1].isdigit():
            return None
        try:
            day = datetime.date(int(parts[-1][:4]), int(parts[-1][4:6]), int(parts[-1][6:]))
        except ValueError:
            return None
        if parts[0] not in self._models or parts[-2] not in self._scenarios:
            return None
        return next((each for each in self._day(parts[0], parts[-2], day) if each.get("system:index") == index), None)

    def _run(self, model: str, scenario: str, constraints: Constraints) -> Iterator[Image]:
        first, last = self._scenarios[scenario]
        if constraints.start is not None:
            first = max(first, _EPOCH + datetime.timedelta(days=-(-constraints.start // DAY_MS)))
        if constraints.end is not None:
            last = min(last, _EPOCH + datetime.timedelta(days=(constraints.end - 1) // DAY_MS))
        years, months = constraints.equals.get("year"), constraints.equals.get("month")
        day = first
        while day <= last:
            if years is not None and day.year not in years:
                day = datetime.date(day.year + 1, 1, 1)
                continue
            if months is None or day.month in months:
                yield from self._day(model, scenario, day)
            day += datetime.timedelta(days=1)

    def _day(self, model: str, scenario: str, day: datetime.date) -> Iterator[Image]:
        first, last = self._scenarios[scenario]
        if not first <= day <= last or not _has_day(model, day):
            return
        bands = self._bands(model, scenario, day.year)
        for label in self._grids.get(model) or ["gn"]:
            if bands:
                yield self._make(model, scenario, day, label, bands)

    def _bands(self, model: str, scenario: str, year: int) -> tuple[str, ...]:
        absent = set()
        for gap in self._missing:
            if gap["model"] == model and gap.get("scenario", scenario) == scenario and gap.get("year", year) == year:
                if gap["band"] is None:
                    return ()
                absent.add(gap["band"])
        return tuple(band for band in gddp.BANDS if band not in absent)

    def _make(self, model: str, scenario: str, day: datetime.date, label: str, bands: tuple[str, ...]) -> Image:
        start = (day - _EPOCH).days * DAY_MS
        run = f"{model}_{label}" if model in self._grids else model
        properties: dict[str, Any] = {
            "model": model,
            "scenario": scenario,
            "year": day.year,
            "month": day.month,
            "day": day.day,
            "grid_label": label,
            "license": "CC0-1.0",
            "interpolated": 0,
            "version": "1.1",
            "system:time_start": start,
            "system:time_end": start + DAY_MS,
            "system:index": f"{run}_{scenario}_{day:%Y%m%d}",
            **gddp.sample_note(),
        }
        return Image(
            properties=properties,
            id=f"{IDENTIFIER}/{properties['system:index']}",
            bands=tuple(self._band(name, model, scenario, day, label) for name in bands),
            footprint=_footprint(),
            version=1,
        )

    def _band(self, name: str, model: str, scenario: str, day: datetime.date, label: str) -> Band:
        # The second grid of a model is another realisation of its weather.
        run = model if label in ("gn", "gr1") else f"{model}/{label}"
        read = partial(_read, name, run, scenario, day)
        key = (IDENTIFIER, name, model, scenario, day, label)
        node = GriddedSource(_projection(), gddp.COLUMNS, gddp.ROWS, read, wrap=True, key=key)
        return Band(name, _FLOAT, _projection(), node, (gddp.COLUMNS, gddp.ROWS))


def _has_day(model: str, day: datetime.date) -> bool:
    """IITM-ESM ends with 2099 and lacks the last day of every fifth year."""
    return model != "IITM-ESM" or (day.year < 2100 and not (day.year % 5 == 0 and (day.month, day.day) == (12, 31)))


def _read(
    band: str, model: str, scenario: str, day: datetime.date, column: int, row: int, width: int, height: int
) -> Pixels:
    return Pixels(gddp.field(band, model, scenario, day, (column, row, width, height)), None)


def collection() -> Collection:
    """The whole collection."""
    facts = dataset(IDENTIFIER)
    properties = {
        "title": facts["title"],
        "provider": facts["producer"],
        **gddp.sample_note(),
    }
    return Collection(properties=properties, id=IDENTIFIER, source=Climate(), kind="ImageCollection", version=1)
