# SPDX-License-Identifier: GPL-2.0-or-later
"""Statistics of zones: from an order to a table of rows, in as many requests as it takes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import Any, Callable, Optional, Sequence

from ..core import zonal_rows
from ..core.errors import ComputationFailed, NothingFound, RecipeError
from ..core.order_source import IMAGE, IMAGES, Graph
from ..core.text import tr
from ..core.zonal_order import LayerZones, TableZones, ZonalOrder
from ..core.zonal_statistics import AREA, MOST_CLASSES, NUMBERS, percentile
from ..core.zone import ZonalTable, Zone
from . import collecting, products, zonal_graph, zonal_parts
from .client import Client
from .export_source import built
from .geometry import filtered
from .zonal_crew import AT_ONCE, Crew
from .zonal_parts import Part

#: Features of one page.
PAGE = 1000

#: Marks of the places where a part's zones and images go.
_ZONES, _IMAGES = "@zones", "@images"

Stopped = Callable[[], bool]
Found = dict[tuple[Any, str], zonal_rows.Values]


@dataclass(frozen=True)
class Progress:
    """How far it is, in rows, and in people's words."""

    done: int
    total: int
    words: str

    @property
    def percent(self) -> float:
        """0 to 100; what comes before the rows counts for little."""
        return 5.0 + 95.0 * self.done / self.total if self.total else 1.0


Tell = Callable[[Progress], None]


@dataclass(frozen=True)
class Given:
    """Zones that are known here: the names of the columns that they keep, and the zones."""

    columns: tuple[str, ...]
    zones: tuple[Zone, ...]


def how_of(order: ZonalOrder, bands: Sequence[str]) -> dict[str, Any]:
    """What graphs and rows are made by, plain enough to be written down in a script."""
    shares = [share for share in map(percentile, order.statistics) if share is not None]
    return {
        "bands": list(bands),
        "numbers": [name for name in order.statistics if name in NUMBERS],
        "percentiles": shares,
        "histogram": None if order.histogram is None else order.histogram.to_list(),
        "area": AREA in order.statistics,
        "weighted": order.weighted,
        "each": order.each,
        "names": order.names,
    }


def grid_of(order: ZonalOrder) -> dict[str, Any]:
    """The pixels that an order names, as ``reduceRegions`` takes them; nothing for the images' own."""
    if order.crs_transform is not None:
        return {"crs": order.crs, "crsTransform": list(order.crs_transform)}
    if order.scale is None:
        return {}
    return {"scale": order.scale, **({"crs": order.crs} if order.crs else {})}


def own_images(order: ZonalOrder) -> Any:
    """The images whose pixels are the order's own pixels; ``None`` where the image itself says it."""
    if not order.has_own_pixels or order.each or isinstance(order.source, Graph):
        return None
    try:
        return products.images(order.source)
    except RecipeError:
        return None  # one image, or one of several series: its own projection is all that is known


def compute(
    order: ZonalOrder,
    given: Optional[Given],
    client: Client,
    *,
    tell: Tell = lambda progress: None,
    cancelled: Stopped = lambda: False,
    shapes: bool = False,
    at_once: int = AT_ONCE,
) -> ZonalTable:
    """The order's table. For a background thread.

    Args:
        given: the zones of a layer; ``None`` where they lie on Earth Engine.
        shapes: whether zones of a table are to come with their geometry (GeoJSON).

    Raises:
        WorkbenchError: by what the user can do about it; nothing is given then.
    """
    client.session.require()
    # One day for all requests, also those after midnight.
    return _Run(order.resolved(), client, tell, cancelled).run(given, shapes, at_once)


class _Run:
    """One computation: what is asked of the service, and what has been answered."""

    def __init__(self, order: ZonalOrder, client: Client, tell: Tell, cancelled: Stopped) -> None:
        self.order, self.client, self.tell, self.cancelled = order, client, tell, cancelled
        self.requests = 0
        self.answers: Found = {}

    def run(self, given: Optional[Given], shapes: bool, at_once: int) -> ZonalTable:
        order = self.order
        if given is None:
            assert isinstance(order.zones, TableZones)
            given = self._listed(order.zones, shapes)
        zones = zonal_parts.checked(given.zones)
        if not zones:
            raise NothingFound(tr("There are no zones: choose another layer, or other filters."))
        source = built(order.source, IMAGES if order.each else IMAGE)
        images = self._images(source) if order.each else [("", "")]
        self.how = how_of(order, self._bands(source))
        self.grid = self._grid()
        wanted = [index for index, _ in images] if order.each else []
        written = {kind: self._written(source, kind) for kind in {zone.kind for zone in zones if not zone.problem}}
        crew = Crew(self.client, partial(_filled, written), self._read, self._take, self.cancelled, at_once)
        crew.run(zonal_parts.parts(zones, wanted), self._progress)
        rows = [(zone.key, zone.values) for zone in zones]
        with collecting.paused():
            columns, table = zonal_rows.table_of(self.how, given.columns, rows, images, self.answers)
        return ZonalTable(
            tuple(columns),
            tuple(map(tuple, table)),
            zones,
            len(given.columns),
            self.requests + crew.requests,
            zonal_parts.problems(zones),
        )

    # What it is of.

    def _bands(self, source: Any) -> list[str]:
        if self.order.bands:
            return list(self.order.bands)
        image = source.first() if self.order.each else source
        found: list[str] = self._asked(image.bandNames())
        return found

    def _grid(self) -> dict[str, Any]:
        images = own_images(self.order)
        return grid_of(self.order) if images is None else zonal_graph.own_pixels(images, self.how["bands"][0])

    def _images(self, source: Any) -> list[tuple[str, str]]:
        """(index, date) of each image."""
        rows = self._pages(zonal_graph.images_listed(source), tr("Looking at the images…"))
        found = [row.get("properties", {}) for row in rows]
        if not found:
            raise NothingFound(tr("There are no images for these choices. Choose another period, region or model."))
        return [(str(row.get("index", "")), zonal_rows.stamp(row.get("time"), str(row.get("index")))) for row in found]

    def _listed(self, table: TableZones, shapes: bool) -> Given:
        """The features of a table, with the columns that are kept."""
        import ee

        kept = self.order.columns
        features = filtered(ee.FeatureCollection(table.id), table.filters)
        rows = self._pages(zonal_graph.zones_listed(features, kept, shapes), tr("Looking at the zones…"))
        columns = zonal_rows.kept_columns(rows, kept)
        missing = [name for name in columns if rows and not any(name in row["properties"] for row in rows)]
        if missing:
            raise RecipeError("columns", tr("The table has no column {}.").format(missing[0]))
        zones = [
            Zone(str(row["id"]), tuple(row["properties"].get(name) for name in columns), shape=row.get("geometry"))
            for row in rows
        ]
        return Given(tuple(columns), tuple(zones))

    # Asking.

    def _asked(self, value: Any) -> Any:
        self.requests += 1
        return self.client.compute(value, cancelled=self.cancelled)

    def _pages(self, features: Any, words: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        token = ""  # nosec B105 (a page's)
        while True:
            self.tell(Progress(0, 0, words))
            page, token = self.client.features_page(features, token, size=PAGE, cancelled=self.cancelled)
            self.requests += 1
            rows += page
            if not token:
                return rows

    def _written(self, source: Any, kind: str) -> dict[str, Any]:
        """What is computed for zones of a kind, written down, with marks where each part's own zones and images go."""
        import ee

        zones = self.order.zones
        if isinstance(zones, LayerZones):
            features = zonal_graph.zones_of_shapes(kind, [_ZONES])
        else:
            table = filtered(ee.FeatureCollection(zones.id), zones.filters)
            features = zonal_graph.zones_of_table(table, [_ZONES])
        if self.order.each:
            images = zonal_graph.chosen_images(source, [_IMAGES])
            found = zonal_graph.over_images(images, features, self.how, self.grid)
        else:
            found = zonal_graph.reduced(source, features, self.how, self.grid)
        encoded: dict[str, Any] = ee.serializer.encode(zonal_graph.without_shapes(found), for_cloud_api=True)
        return encoded

    def _read(self, answer: Any) -> Found:
        return zonal_rows.answered(answer, self.how)

    def _take(self, part: Part, found: Found) -> None:
        """Keep an answer: it has to be of the part's zones and images, each of them once."""
        wanted = {(zone.key, image) for zone in part.zones for image in part.images or ("",)}
        if found.keys() != wanted:
            sentence = tr("Earth Engine gave other zones than it was asked for. Try again.")
            raise ComputationFailed(sentence, details=f"{len(found)} instead of {len(wanted)}")
        for values in found.values():
            if sum(name.startswith("area_") for _, name in values) > MOST_CLASSES:
                sentence = tr("A zone has more than {} classes: areas are for images of classes, such as land cover.")
                raise RecipeError("statistics", sentence.format(MOST_CLASSES))
        self.answers.update(found)

    def _progress(self, done: int, total: int) -> None:
        self.tell(Progress(done, total, tr("{:,} of {:,} rows", done, total)))


def _filled(written: dict[str, dict[str, Any]], part: Part) -> dict[str, Any]:
    """The graph of a part: the one of its kind, with the part's own zones and images."""
    kind = part.zones[0].kind
    zones = [zone.key for zone in part.zones]
    if kind:
        rows = ",".join(f"[{zone.key},{zone.coordinates}]" for zone in part.zones)
        zones = json.loads(f"[{rows}]")
    filled: dict[str, Any] = _replaced(written[kind], {_ZONES: zones, _IMAGES: list(part.images)})
    return filled


def _replaced(node: Any, lists: dict[str, list[Any]]) -> Any:
    """A written-down graph with lists in the places of their marks."""
    if isinstance(node, list):
        return [_replaced(each, lists) for each in node]
    if not isinstance(node, dict):
        return node
    constant = node.get("constantValue")
    if isinstance(constant, list) and len(constant) == 1 and isinstance(constant[0], str) and constant[0] in lists:
        return {"constantValue": lists[constant[0]]}
    return {name: _replaced(each, lists) for name, each in node.items()}
