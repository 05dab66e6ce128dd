# SPDX-License-Identifier: GPL-2.0-or-later
"""The collection recipe: bands of any image collection, or of one image, as people choose them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar, Optional

from .. import clock
from ..datasets import Dataset, dataset, replacement
from ..errors import RecipeError
from ..legend import Legend
from ..periods import Period
from ..product import Visualization
from ..relative import RelativeSpan
from ..text import tr
from . import Recipe, Region, Style, collection_colours, collection_words
from .collection_parts import MOST_BANDS, Band, Display, Reducer
from .property_filter import PropertyFilter, check_filters, filters_from_list
from .reading import is_name, members, typed
from .table_region import Place, TableRegion, place_from_dict
from .when import FORMS, When, when_from_dict

SOURCES = ("collection", "image")
_LONGEST_ID = 500
_MEAN, _FIRST_BAND, _DEFAULT_STYLE = Reducer(), Display(), Style()


@dataclass(frozen=True)
class CollectionRecipe(Recipe):
    """Bands of an image collection, reduced over its images, or of one image.

    Attributes:
        id: asset id.
        bands: with factor, offset and unit.
        dates: days, the same months of several years, or days that are counted from the day it is made; ``None``
            takes all images.
        source: of `SOURCES`. An image takes neither dates nor filters, and nothing is reduced.
        filters: all of which an image's properties have to meet.
        reducer: how the images become one.
        clip: what is shown; ``None`` shows everything. Images that do not touch it take no part.
        display: the band or the three bands that are seen.
        style: colours and ends of one band.
    """

    kind: ClassVar[str] = "collection"

    id: str
    bands: tuple[Band, ...]
    dates: Optional[When] = None
    source: str = "collection"
    filters: tuple[PropertyFilter, ...] = ()
    reducer: Reducer = _MEAN
    clip: Optional[Place] = None
    display: Display = _FIRST_BAND
    style: Style = _DEFAULT_STYLE

    def __post_init__(self) -> None:
        if not is_name(self.id, _LONGEST_ID):
            raise RecipeError("id", tr("Enter the id of an image collection, such as IDAHO_EPSCOR/TERRACLIMATE."))
        if not isinstance(self.bands, tuple) or not self.bands or not all(isinstance(b, Band) for b in self.bands):
            raise RecipeError("bands", tr("Tick at least one band."))
        names = [band.name for band in self.bands]
        if len(names) > MOST_BANDS or len(set(names)) != len(names):
            raise RecipeError("bands", tr("Each band can be chosen once, and at most {} of them.").format(MOST_BANDS))
        if self.source not in SOURCES:
            raise RecipeError("source", tr("Choose whether the id is of an image collection or of one image."))
        if self.dates is not None and not isinstance(self.dates, FORMS):
            raise RecipeError("period", tr("Enter dates such as 2024-06-01."))
        check_filters(self.filters)
        if not self.reduces and self.dates is not None:
            raise RecipeError("period", tr("One image takes no dates."))
        if not self.reduces and self.filters:
            raise RecipeError("filters", tr("One image takes no filters."))
        if not self.reduces and self.reducer != _MEAN:
            raise RecipeError("reducer", tr("One image is not combined with others."))
        if self.clip is not None and not isinstance(self.clip, (Region, TableRegion)):
            raise RecipeError("clip", tr("Choose what the layer is clipped to."))
        unknown = next((name for name in self.display.bands if name not in names), None)
        if unknown is not None:
            raise RecipeError("display", tr("The band {} is shown: tick it among the bands.").format(unknown))
        if self.display.bands == tuple(names[:1]):
            object.__setattr__(self, "display", Display())

    # What it means.

    @property
    def reduces(self) -> bool:
        """Whether several images become one."""
        return self.source == "collection"

    def shown_bands(self) -> tuple[Band, ...]:
        """The one or three bands that are seen."""
        by_name = {band.name: band for band in self.bands}
        return tuple(by_name[name] for name in self.display.bands) or self.bands[:1]

    def day_count(self) -> int:
        """Days of the dates; 0 where all images are taken."""
        if self.dates is None:
            return 0
        if isinstance(self.dates, Period):
            return self.dates.day_count()
        return (self.dates.end() - self.dates.start()).days

    def bounds(self) -> Optional[tuple[float, float, float, float]]:
        """West, south, east, north in degrees of a region; ``None`` for everything, and for features of a table."""
        return self.clip.bounds() if isinstance(self.clip, Region) else None

    def area(self) -> Optional[tuple[float, float, float, float]]:
        return self.bounds()

    def resolved(self, today: Optional[datetime.date] = None) -> CollectionRecipe:
        if not isinstance(self.dates, RelativeSpan):
            return self
        return replace(self, dates=self.dates.on(today or clock.today()))

    def relative(self) -> Optional[RelativeSpan]:
        return self.dates if isinstance(self.dates, RelativeSpan) else None

    # Words.

    def title(self) -> str:
        return collection_words.title(self)

    def summary(self) -> str:
        return collection_words.summary(self)

    def warnings(self) -> tuple[str, ...]:
        found = []
        successor = replacement(self.id)
        if successor is not None:
            sentence = tr("{id} is deprecated and no longer kept up: use {successor}.")
            found.append(sentence.format(id=self.id, successor=successor))
        known = dataset(self.id)
        if known is not None and known.bands:
            missing = [band.name for band in self.bands if known.band(band.name) is None]
            found += [tr("The dataset is not known to have a band {}.").format(name) for name in missing]
        if self.dates is not None:
            found += _date_warnings(self.dates, known)
        elif self.reduces and not self.filters:
            found.append(tr("Without dates and filters all images are combined, which can take long."))
        if known is not None and known.is_table:
            found.append(tr("The id is of a table, not of images: nothing can be shown."))
        return tuple(found)

    # Colours.

    def default_palette(self) -> str:
        """The palette's name where the style has none."""
        return collection_colours.default_palette(self)

    def default_limits(self) -> tuple[float, float]:
        """The values of the first and last colour where the style has none."""
        return collection_colours.default_limits(self, self.shown_bands()[0])

    def limits(self) -> tuple[float, float]:
        """The values of the first and last colour of one band."""
        return self.style.ends(self.default_limits())

    def picture_defaults(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Low and high values of the three bands where nobody has set any."""
        ends = [collection_colours.default_limits(self, band) for band in self.shown_bands()]
        return tuple(each[0] for each in ends), tuple(each[1] for each in ends)

    def picture_limits(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Low and high values of the three bands of a picture."""
        low, high = self.picture_defaults()
        low, high = self.display.low or low, self.display.high or high
        return low, tuple(b if b > a else a + (abs(a) or 1.0) * 1e-6 for a, b in zip(low, high))

    def visualization(self) -> Visualization:
        if self.display.is_picture:
            return Visualization(self.display.bands, *self.picture_limits())
        low, high = self.limits()
        colours = self.style.colours(self.default_palette())
        return Visualization((self.shown_bands()[0].name,), (low,), (high,), colours)

    def legend(self) -> Legend:
        quantity = collection_words.quantity(self)
        if self.display.is_picture:
            return Legend("rgb", quantity, labels=self.display.bands)
        low, high = self.limits()
        unit = collection_words.unit(self, self.shown_bands()[0])
        return Legend("ramp", quantity, unit, low, high, self.style.colours(self.default_palette()))

    def with_stretch(self, low: tuple[float, ...], high: tuple[float, ...]) -> CollectionRecipe:
        """The same recipe with computed ends: one for each band of a picture, or of the one band."""
        ends = [collection_colours.parted(*each) for each in zip(low, high)]
        lows, highs = tuple(each[0] for each in ends), tuple(each[1] for each in ends)
        if self.display.is_picture:
            return replace(self, display=replace(self.display, low=lows, high=highs))
        return replace(self, style=replace(self.style, minimum=lows[0], maximum=highs[0]))

    # Facts.

    def first_day(self) -> Optional[datetime.date]:
        return None if self.dates is None else self.dates.start()

    def attribution(self) -> tuple[str, ...]:
        """Whom to name beside the map."""
        texts = [self.id] if dataset(self.id) is None else []
        year = "" if self.dates is None else str(self.dates.start().year)
        texts += [_filled(each.attribution, year) for each in self._datasets()]
        return tuple(dict.fromkeys(text for text in texts if text))

    def licence(self) -> tuple[str, ...]:
        """The terms of the data."""
        return tuple(dict.fromkeys(each.licence for each in self._datasets() if each.licence))

    def links(self) -> tuple[str, ...]:
        """Pages about the data."""
        pages = (page for each in self._datasets() for page in (each.page, each.licence_url))
        return tuple(dict.fromkeys(page for page in pages if page))

    def _datasets(self) -> tuple[Dataset, ...]:
        ids = [self.id, *([self.clip.id] if isinstance(self.clip, TableRegion) else [])]
        return tuple(found for found in map(dataset, ids) if found is not None)

    # JSON.

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "bands": [band.to_dict() for band in self.bands],
            "dates": None if self.dates is None else self.dates.to_dict(),
            "source": self.source,
            "filters": [each.to_dict() for each in self.filters],
            "reducer": {"kind": self.reducer.kind, "value": self.reducer.value},
            "clip": None if self.clip is None else self.clip.to_dict(),
            "display": self.display.to_dict(),
            "style": self.style.to_dict(),
        }

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> CollectionRecipe:
        """The recipe that `to_dict` wrote. Raises ValueError or RecipeError for anything else."""
        members(values, *(field.name for field in fields(cls)))
        return cls(
            id=values["id"],
            bands=tuple(Band.from_dict(each) for each in typed(values["bands"], list)),
            dates=None if values["dates"] is None else when_from_dict(values["dates"]),
            source=values["source"],
            filters=filters_from_list(values["filters"]),
            reducer=Reducer(*members(values["reducer"], "kind", "value")),
            clip=place_from_dict(values["clip"]),
            display=Display.from_dict(values["display"]),
            style=Style.from_dict(values["style"]),
        )


def _date_warnings(dates: When, known: Optional[Dataset]) -> list[str]:
    if dates.start() > clock.today() and (known is None or known.days()[1] is None):
        return [tr("The period lies in the future.")]
    first, last = (None, None) if known is None else known.days()
    if first is not None and dates.start() < first:
        return [tr("The dataset begins on {}.", first)]
    if last is not None and dates.end() > last + datetime.timedelta(days=1):
        return [tr("The dataset ends on {}.", last)]
    return []


def _filled(attribution: str, year: str) -> str:
    """The text with the year; what names other choices of the dataset is left out."""
    text = attribution.replace(" {year}", f" {year}" if year else "")
    return text.split("{", 1)[0].rsplit(";", 1)[0].strip() if "{" in text else text
