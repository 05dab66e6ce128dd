# SPDX-License-Identifier: GPL-2.0-or-later
"""Facts about Earth Engine datasets: bands, units, gaps, attribution, licences, and what replaces the deprecated."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Optional

_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "datasets"


@dataclass(frozen=True)
class BandFacts:
    """One band: its unit as stored, and scale and offset that turn stored numbers into that unit.

    `limits` are the least and greatest stored number of the catalogue; `is_measured`: found in the data, so that they
    are odd extremes rather than the bounds of what is possible.
    """

    name: str
    unit: str = ""
    scale: float = 1.0
    offset: float = 0.0
    limits: Optional[tuple[float, float]] = None
    is_measured: bool = False


@dataclass(frozen=True)
class Dataset:
    """What is known of one dataset. `raw` holds every fact of the data file."""

    id: str
    title: str
    bands: tuple[BandFacts, ...]
    attribution: str
    licence: str
    licence_url: str
    page: str
    successor: Optional[str]
    raw: dict[str, Any] = field(repr=False, hash=False, compare=False)

    def band(self, name: str) -> Optional[BandFacts]:
        """The band with that name, or ``None``."""
        return next((band for band in self.bands if band.name == name), None)

    def days(self) -> tuple[Optional[datetime.date], Optional[datetime.date]]:
        """First and last day; ``None`` where nobody knows, and for the last of what still grows."""
        first, last = self.raw.get("date_range") or (None, None)
        return _day(first), _day(last)

    @property
    def properties(self) -> tuple[str, ...]:
        """Names of the properties of its images or features, those that name a table's features first."""
        names = (self.raw.get("join_names") or {}).values()
        return tuple(dict.fromkeys([*names, *(self.raw.get("properties") or ())]))

    @property
    def is_table(self) -> bool:
        """Whether it holds features instead of images."""
        return bool(self.raw.get("type") == "table")

    @property
    def is_deprecated(self) -> bool:
        """Whether Earth Engine has marked it deprecated."""
        return bool(self.raw.get("status") == "deprecated")


@lru_cache(maxsize=1)
def _document() -> dict[str, Any]:
    merged: dict[str, Any] = {"datasets": [], "deprecated": {}}
    for path in sorted(_FOLDER.glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        merged["datasets"] += document.get("datasets", [])
        merged["deprecated"].update(document.get("deprecated", {}))
    return merged


@lru_cache(maxsize=1)
def _by_id() -> dict[str, Dataset]:
    raw = {entry["id"]: entry for entry in _document()["datasets"]}
    return {identifier: _dataset(entry, raw) for identifier, entry in raw.items()}


def _dataset(entry: dict[str, Any], others: dict[str, dict[str, Any]]) -> Dataset:
    bands = others.get(entry.get("bands_same_as", ""), entry).get("bands", ())
    licence = entry.get("licence") or {}
    return Dataset(
        id=entry["id"],
        title=entry.get("title", entry["id"]),
        bands=tuple(map(_band, bands)),
        attribution=entry.get("attribution", entry.get("title", entry["id"])),
        licence=licence.get("name", entry.get("license_id", "")),
        licence_url=licence.get("url", licence.get("terms_url", "")),
        page=entry.get("page", ""),
        successor=entry.get("successor"),
        raw=entry,
    )


def _day(text: Optional[str]) -> Optional[datetime.date]:
    return None if text is None else datetime.date.fromisoformat(text)


def _band(entry: dict[str, Any]) -> BandFacts:
    limits = entry.get("catalog_range")
    return BandFacts(
        entry["name"],
        entry.get("units", ""),
        entry.get("scale", 1.0),
        entry.get("offset", 0.0),
        None if limits is None else (float(limits[0]), float(limits[1])),
        bool(entry.get("range_estimated")),
    )


def known() -> tuple[str, ...]:
    """Ids of all datasets that facts are known of."""
    return tuple(_by_id())


def dataset(identifier: str) -> Optional[Dataset]:
    """The facts of a dataset, or ``None``."""
    return _by_id().get(identifier)


def replacement(identifier: str) -> Optional[str]:
    """What replaces a deprecated dataset, or ``None`` where it is not deprecated."""
    found = _document()["deprecated"].get(identifier)
    return None if found is None else str(found)
