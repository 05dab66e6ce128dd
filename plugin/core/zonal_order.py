# SPDX-License-Identifier: GPL-2.0-or-later
"""Which statistics of what, over which zones: the same values from dock, Processing, console and script."""

from __future__ import annotations

import datetime
import json
import re
import string
from dataclasses import dataclass, fields, replace
from typing import Any, Optional, Union

from . import order_source
from .errors import RecipeError
from .grid import checked
from .order_source import IMAGE, IMAGES, TABLE, Graph, Source
from .recipes import MAX_JSON
from .recipes.property_filter import PropertyFilter, check_filters, filters_from_list
from .recipes.reading import is_name, is_number, members, plain, refuse_constant, typed
from .text import tr
from .zonal_statistics import FIELDS, Histogram, checked_statistics

#: A file of rows; a layer in a file; fields of the zones' own layer; nothing but the rows themselves.
CSV, GPKG, ATTRIBUTES, ROWS = "csv", "gpkg", "attributes", "rows"
OUTPUTS = (CSV, GPKG, ATTRIBUTES, ROWS)
_LONGEST, _MOST_NAMES = 500, 1000
_LONGEST_SOURCE = 10_000
_CRS = re.compile(r"(EPSG|ESRI|SR-ORG):[0-9]{1,7}")


@dataclass(frozen=True)
class TableZones:
    """Features of a table on Earth Engine: its id, and filters all of which they have to meet."""

    id: str
    filters: tuple[PropertyFilter, ...] = ()

    def __post_init__(self) -> None:
        if not is_name(self.id, _LONGEST):
            sentence = tr("Enter the id of a table, such as FAO/GAUL_SIMPLIFIED_500m/2015/level2.")
            raise RecipeError("zones", sentence)
        check_filters(self.filters)

    @property
    def title(self) -> str:
        """What people call it."""
        return self.id

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {"id": self.id, "filters": [each.to_dict() for each in self.filters]}


@dataclass(frozen=True)
class LayerZones:
    """A vector layer of the project.

    Attributes:
        layer: its id in the project.
        name: what people call it.
        source: what a program without the project finds it by; empty where it lives in the project only.
        selected_only: whether its selected features alone are zones.
    """

    layer: str
    name: str = ""
    source: str = ""
    selected_only: bool = False

    def __post_init__(self) -> None:
        texts = (self.layer, self.name, self.source)
        if not self.layer or not all(isinstance(each, str) and len(each) <= _LONGEST_SOURCE for each in texts):
            raise RecipeError("zones", tr("Choose the layer whose features are the zones."))

    @property
    def title(self) -> str:
        """What people call it."""
        return self.name or self.layer

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


Zones = Union[TableZones, LayerZones]


@dataclass(frozen=True)
class Output:
    """Where the rows go.

    Attributes:
        kind: "csv", "gpkg", "attributes" (fields of the zones' layer) or "rows" (nowhere).
        path: of the file.
        add: whether a file is added to the project.
    """

    kind: str = ROWS
    path: str = ""
    add: bool = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "path", self.path.strip())
        if self.kind not in OUTPUTS:
            raise RecipeError("output", tr("Choose a CSV file, a GeoPackage, or attributes of the layer."))
        if self.kind in (CSV, GPKG) and (not self.path or not self.path.isprintable()):
            raise RecipeError("output", tr("Choose the file to write."))


_ROWS = Output()


@dataclass(frozen=True)
class ZonalOrder:
    """Statistics of an image, or of every image of a collection, within zones.

    Attributes:
        source: a recipe, or an Earth Engine object.
        zones: a table on Earth Engine, or a vector layer.
        statistics: see `zonal_statistics`; one column each, and for "histogram" and "area" several.
        each: every image of the collection behind the source: a row for each zone and date.
        bands: those to look at; empty for all.
        scale: metres per pixel; or `crs_transform`, six numbers; neither for the images' own pixels.
        crs: such as "EPSG:4326"; empty for the images' own.
        weighted: whether a pixel counts by the part that a zone covers; else wholly, where its centre lies inside.
        histogram: the classes of "histogram".
        columns: of the zones, to keep; ``None`` for all.
        names: template of the results' columns, with {statistic} and {band}; empty for the usual one, which names the
            band where there are several.
    """

    source: Source
    zones: Zones
    statistics: tuple[str, ...] = ("mean",)
    each: bool = False
    bands: tuple[str, ...] = ()
    scale: Optional[float] = None
    crs: str = ""
    crs_transform: Optional[tuple[float, ...]] = None
    weighted: bool = True
    histogram: Optional[Histogram] = None
    columns: Optional[tuple[str, ...]] = None
    names: str = ""
    output: Output = _ROWS

    def __post_init__(self) -> None:
        if not isinstance(self.zones, (TableZones, LayerZones)):
            raise RecipeError("zones", tr("Choose the zones: a vector layer, or a table on Earth Engine."))
        object.__setattr__(self, "statistics", checked_statistics(self.statistics))
        if ("histogram" in self.statistics) != (self.histogram is not None):
            raise RecipeError("histogram", tr("A histogram needs its least and greatest value and how many classes."))
        self._check_source()
        self._check_grid()
        for field, names in (("bands", self.bands), ("columns", self.columns or ())):
            good = isinstance(names, tuple) and len(set(names)) == len(names) <= _MOST_NAMES
            if not good or not all(is_name(each, _LONGEST) for each in names):
                raise RecipeError(field, tr("Write the names of bands and columns once each, separated by commas."))
        object.__setattr__(self, "names", check_template(self.names))
        if self.output.kind == ATTRIBUTES and (self.each or not isinstance(self.zones, LayerZones)):
            sentence = tr("Only one row for each zone of a layer fits its attributes: write a file instead.")
            raise RecipeError("output", sentence)

    def _check_source(self) -> None:
        what = self.source.what if isinstance(self.source, Graph) else None
        if what == TABLE or (what == IMAGE and self.each):
            raise RecipeError("source", tr("This is no image collection: it has no image for each date."))
        if what == IMAGES and not self.each:
            raise RecipeError("source", tr("This is an image collection: ask for every image, or reduce it first."))

    def _check_grid(self) -> None:
        if self.crs and not _CRS.fullmatch(self.crs):
            raise RecipeError("crs", tr("Name the coordinate system by its code, such as EPSG:4326."))
        if self.scale is not None:
            if not is_number(self.scale) or not self.scale > 0:
                raise RecipeError("scale", tr("The scale is a number of metres greater than 0."))
            object.__setattr__(self, "scale", plain(self.scale))
        if self.crs_transform is None:
            if self.crs and self.scale is None:
                raise RecipeError("scale", tr("A coordinate system needs a scale: how many metres a pixel has."))
            return
        object.__setattr__(self, "crs_transform", tuple(map(plain, checked(self.crs_transform))))
        if self.scale is not None:
            raise RecipeError("crs_transform", tr("Give a scale or a transform, not both."))
        if not self.crs:
            raise RecipeError("crs", tr("A transform needs its coordinate system."))

    @property
    def title(self) -> str:
        """What is computed, in people's words."""
        return tr("{} by {}").format(self.source_title, self.zones.title)

    @property
    def source_title(self) -> str:
        """What the statistics are of."""
        return order_source.title_of(self.source)

    @property
    def has_own_pixels(self) -> bool:
        """Whether the images' own pixels are taken."""
        return self.scale is None and self.crs_transform is None

    def resolved(self, today: Optional[datetime.date] = None) -> ZonalOrder:
        """The same order with the days of a day, today's where none is given, in place of relative ones."""
        source = order_source.resolved(self.source, today)
        return self if source == self.source else replace(self, source=source)

    def to_json(self) -> str:
        """Canonical JSON: equal orders give equal text."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        values["source"] = order_source.to_dict(self.source)
        values["zones"] = self.zones.to_dict()
        values["histogram"] = None if self.histogram is None else self.histogram.to_list()
        values["output"] = {each.name: getattr(self.output, each.name) for each in fields(Output)}
        return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)

    @staticmethod
    def from_json(text: str) -> ZonalOrder:
        """The order that `to_json` wrote.

        Raises:
            RecipeError: it is not one, whatever the text holds.
        """
        names = [each.name for each in fields(ZonalOrder)]
        try:
            if not isinstance(text, str) or len(text) > 2 * MAX_JSON:
                raise ValueError("too long")
            values = dict(zip(names, members(json.loads(text, parse_constant=refuse_constant), *names)))
            values["source"] = order_source.from_dict(values["source"])
            values["zones"] = _zones(values["zones"])
            for name in ("statistics", "bands", "columns", "crs_transform"):
                if values[name] is not None or name in ("statistics", "bands"):
                    values[name] = tuple(typed(values[name], list))
            if values["histogram"] is not None:
                values["histogram"] = Histogram(*typed(values["histogram"], list))
            kind, path, add = members(values["output"], "kind", "path", "add")
            values["output"] = Output(typed(kind, str), typed(path, str), typed(add, bool))
            for name, kind in (("crs", str), ("names", str), ("each", bool), ("weighted", bool)):
                typed(values[name], kind)
            return ZonalOrder(**values)
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
            raise RecipeError("recipe", tr("The order is damaged and cannot be read.")) from error


def check_template(text: Any) -> str:
    """The template of result columns where it can be used; an empty one stays empty. Raises RecipeError."""
    if not isinstance(text, str) or len(text) > _LONGEST or not text.isprintable():
        raise RecipeError("names", tr("Write names of columns, such as {statistic} or {band}_{statistic}."))
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        raise RecipeError("names", tr("The braces in the columns' names do not fit together.")) from None
    if any(field is not None and (field not in FIELDS or form or how) for _, field, form, how in parts):
        raise RecipeError("names", tr("Names of columns may hold {statistic} and {band}, nothing else in braces."))
    return text.strip()


def _zones(values: Any) -> Zones:
    if isinstance(values, dict) and "id" in values:
        identifier, filters = members(values, "id", "filters")
        return TableZones(typed(identifier, str), filters_from_list(filters))
    layer, name, source, selected = members(values, "layer", "name", "source", "selected_only")
    return LayerZones(layer, name, source, typed(selected, bool))
