# SPDX-License-Identifier: GPL-2.0-or-later
"""The Sentinel-2 recipe: one cloud-free picture, or one index, of many scenes."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Optional

from .. import clock
from ..datasets import dataset
from ..errors import RecipeError
from ..legend import Legend
from ..product import Visualization
from ..relative import RelativeSpan
from ..text import tr
from . import Recipe, Region, Style, sentinel2_words
from . import sentinel2_facts as facts
from .reading import is_name, members
from .sentinel2_parts import (
    CLIPS,
    CloudMask,
    Composite,
    SceneFilter,
    View,
    index_bands,
    part_from_dict,
    part_to_dict,
)
from .when import FORMS, When, when_from_dict

_ALL_SCENES, _CLOUD_SCORE, _MEDIAN, _TRUE_COLOUR, _DEFAULT_STYLE = (
    SceneFilter(),
    CloudMask(),
    Composite(),
    View(),
    Style(),
)


@dataclass(frozen=True)
class Sentinel2Recipe(Recipe):
    """A composite of Sentinel-2 scenes.

    Attributes:
        region: scenes that touch it take part.
        period: days, the same months of several years, or days that are counted from the day it is made.
        collection: of `sentinel2_facts.COLLECTIONS`, or one with the same bands.
        scenes, mask, composite, view: see `sentinel2_parts`.
        style: colours of an index or expression.
        clip: "none", "region" or "bounds".
    """

    kind: ClassVar[str] = "sentinel2"

    region: Region
    period: When
    collection: str = facts.SURFACE
    scenes: SceneFilter = _ALL_SCENES
    mask: CloudMask = _CLOUD_SCORE
    composite: Composite = _MEDIAN
    view: View = _TRUE_COLOUR
    style: Style = _DEFAULT_STYLE
    clip: str = "region"

    def __post_init__(self) -> None:
        if not isinstance(self.region, Region):
            raise RecipeError("region", tr("Choose a region: scenes are looked for there."))
        if not isinstance(self.period, FORMS):
            raise RecipeError("period", tr("Enter dates such as 2024-06-01."))
        if not is_name(self.collection, 500):
            raise RecipeError("collection", tr("Enter the id of an image collection."))
        if self.clip not in CLIPS:
            raise RecipeError("clip", tr("Choose whether the layer is clipped."))
        if self.collection == facts.TOP and "scl" in self.mask.methods:
            raise RecipeError("mask", tr("Scene classes are there with surface reflectance only."))
        if self.collection == facts.SURFACE and "B10" in self.source_bands():
            raise RecipeError("bands", tr("Surface reflectance has no band B10: choose top-of-atmosphere reflectance."))
        first = facts.FIRST_DAYS.get(self.collection)
        if first is not None and self.period.end() <= first:
            raise RecipeError("period", tr("The collection begins on {}.", first))

    # What it means.

    def source_bands(self) -> tuple[str, ...]:
        """The spectral bands that are composited, in the satellite's order."""
        used = set(self.view.source_bands())
        if self.composite.kind == "best":
            used |= set(index_bands(self.composite.index))
        return tuple(band for band in facts.BANDS if band in used)

    @property
    def is_picture(self) -> bool:
        """Whether three bands are shown as red, green and blue."""
        return self.view.kind == "bands"

    def bands(self) -> tuple[str, ...]:
        """The layer's bands."""
        return (*self.view.result(), *(("count",) if self.composite.count else ()))

    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north of the region in degrees."""
        return self.region.bounds()

    def area(self) -> Optional[tuple[float, float, float, float]]:
        return None if self.clip == "none" else self.bounds()

    def resolved(self, today: Optional[datetime.date] = None) -> Sentinel2Recipe:
        if not isinstance(self.period, RelativeSpan):
            return self
        return replace(self, period=self.period.on(today or clock.today()))

    def relative(self) -> Optional[RelativeSpan]:
        return self.period if isinstance(self.period, RelativeSpan) else None

    # Words.

    def title(self) -> str:
        return sentinel2_words.title(self)

    def summary(self) -> str:
        return sentinel2_words.summary(self)

    def warnings(self) -> tuple[str, ...]:
        found = []
        begin, end = self.period.start(), self.period.end()
        if "qa60" in self.mask.methods and begin < facts.QA60_GAP[1] and end > facts.QA60_GAP[0]:
            found.append(
                tr(
                    "QA60 holds nothing from 2022-01-25 to 2024-02-28: clouds of these days stay. Cloud Score+ has no "
                    "such gap."
                )
            )
        first = facts.FIRST_DAYS.get(self.collection)
        if first is not None and begin < first:
            found.append(tr("The collection begins on {}.", first))
        if not self.mask.methods and self.composite.kind in ("mean", "recent", "maximum"):
            found.append(tr("Without a cloud mask, clouds will show."))
        if begin > clock.today():
            found.append(tr("The period lies in the future."))
        return tuple(found)

    # Colours.

    def default_palette(self) -> str:
        """The palette's name where the style has none."""
        return "ndvi" if self._is_vegetation() else "RdBu" if self.view.kind == "index" else "viridis"

    def _is_vegetation(self) -> bool:
        from ..indices import indices

        return self.view.kind == "index" and indices()[self.view.index].domain == "vegetation"

    def default_limits(self) -> tuple[float, float]:
        """The values of the first and last colour where the style has none."""
        if self._is_vegetation():
            return 0.0, 0.9
        return (-1.0, 1.0) if self.view.kind == "index" else (0.0, 1.0)

    def limits(self) -> tuple[float, float]:
        """The values of the first and last colour of an index or expression."""
        return self.style.ends(self.default_limits())

    def visualization(self) -> Visualization:
        if self.is_picture:
            low, high = self.view.limits()
            gamma = (self.view.gamma,) if self.view.gamma != 1 else ()
            same = len(set(low)) == 1 and len(set(high)) == 1
            return Visualization(self.view.bands, low[:1] if same else low, high[:1] if same else high, gamma=gamma)
        low_value, high_value = self.limits()
        colours = self.style.colours(self.default_palette())
        return Visualization(self.view.result(), (low_value,), (high_value,), colours)

    def legend(self) -> Legend:
        if self.is_picture:
            labels = tuple(facts.band_label(band) for band in self.view.bands)
            return Legend("rgb", sentinel2_words.what(self), labels=labels)
        low, high = self.limits()
        colours = self.style.colours(self.default_palette())
        return Legend("ramp", sentinel2_words.what(self), "", low, high, colours)

    def with_limits(self, low: float, high: float) -> Sentinel2Recipe:
        """The same recipe with other ends of the colour ramp."""
        if not low < high:
            low, high = low - 0.005, high + 0.005
        rounded = (float(f"{low:.3g}"), float(f"{high:.3g}"))
        low, high = rounded if rounded[0] < rounded[1] else (low, high)
        return replace(self, style=replace(self.style, minimum=low, maximum=high))

    def with_stretch(self, low: tuple[float, ...], high: tuple[float, ...]) -> Sentinel2Recipe:
        """The same recipe with computed ends: one for each band of a picture, or of the one band."""
        if not self.is_picture:
            return self.with_limits(low[0], high[0])
        lows = tuple(round(each, 4) for each in low)
        highs = tuple(max(round(each, 4), least + 0.001) for each, least in zip(high, lows))
        return replace(self, view=replace(self.view, low=lows, high=highs))

    # Facts.

    def first_day(self) -> Optional[datetime.date]:
        """The first day of the period."""
        return self.period.start()

    def attribution(self) -> tuple[str, ...]:
        """Whom to name beside the map."""
        found = [dataset(each) for each in self._datasets()]
        year = self.period.start().year
        texts = (each.attribution.replace("{year}", str(year)) for each in found if each is not None)
        return tuple(dict.fromkeys(text for text in texts if text))

    def licence(self) -> tuple[str, ...]:
        """The terms of the data."""
        found = [dataset(each) for each in self._datasets()]
        return tuple(dict.fromkeys(each.licence for each in found if each is not None and each.licence))

    def links(self) -> tuple[str, ...]:
        """Pages about the data."""
        found = [dataset(each) for each in self._datasets()]
        return tuple(dict.fromkeys(each.page for each in found if each is not None and each.page))

    def _datasets(self) -> tuple[str, ...]:
        used = [self.collection]
        if self.needs_score:
            used.append(facts.CLOUD_SCORE)
        if "probability" in self.mask.methods:
            used.append(facts.CLOUD_PROBABILITY)
        return tuple(used)

    @property
    def needs_score(self) -> bool:
        """Whether Cloud Score+ is read."""
        return "cloud_score" in self.mask.methods or self.composite.kind == "weighted"

    # JSON.

    def to_dict(self) -> dict[str, Any]:
        return {
            "region": self.region.to_dict(),
            "period": self.period.to_dict(),
            "collection": self.collection,
            "scenes": part_to_dict(self.scenes),
            "mask": part_to_dict(self.mask),
            "composite": part_to_dict(self.composite),
            "view": part_to_dict(self.view),
            "style": self.style.to_dict(),
            "clip": self.clip,
        }

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Sentinel2Recipe:
        """The recipe that `to_dict` wrote. Raises ValueError or RecipeError for anything else."""
        names = ("region", "period", "collection", "scenes", "mask", "composite", "view", "style", "clip")
        region, period, collection, scenes, mask, composite, view, style, clip = members(values, *names)
        where: Optional[Region] = Region.from_dict(region)
        if where is None:
            raise ValueError("no region")
        return cls(
            where,
            when_from_dict(period),
            collection,
            part_from_dict(SceneFilter, scenes),
            part_from_dict(CloudMask, mask),
            part_from_dict(Composite, composite),
            part_from_dict(View, view),
            Style.from_dict(style),
            clip,
        )
