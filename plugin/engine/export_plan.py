# SPDX-License-Identifier: GPL-2.0-or-later
"""From an order to its jobs: what to ask the service first, and what somebody should know before starting."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any, Iterator, Mapping, Optional

from osgeo import osr

from ..core.errors import NothingFound, RecipeError
from ..core.export_journal import Job
from ..core.export_names import NameTemplate, distinct
from ..core.export_order import ASSET, MOST_WAITING, ExportOrder, holds
from ..core.order_source import IMAGE, IMAGES, TABLE
from ..core.recipes import Bounds
from ..core.recipes.region import Region
from ..core.recipes.table_region import TableRegion
from ..core.text import listed, tr
from ..core.units import file_size
from . import exports
from .export_source import built
from .geometry import geometry, rectangle

#: Metres of a degree along the equator, as the service reckons.
DEGREE_METRES = 111_319.49079327358
#: Metres that a footprint may be off, when only its bounds are wanted.
_COARSE = 1000
_BYTES = {"uint8": 1, "int8": 1, "uint16": 2, "int16": 2, "uint32": 4, "int32": 4, "float32": 4, "float64": 8}


@dataclass(frozen=True)
class Item:
    """One export to be: the image's system:index (empty for the only one), its name and its size.

    `width` and `height` are 0 where they cannot be told before; `bytes` are those of the pixels, not compressed;
    `bounds` in degrees.
    """

    index: str
    name: str
    width: int = 0
    height: int = 0
    bytes: int = 0
    bounds: Optional[Bounds] = None

    @property
    def pixels(self) -> int:
        """Width × height."""
        return self.width * self.height


@dataclass(frozen=True, repr=False)
class Plan:
    """What an order comes to.

    Attributes:
        bands: (name, type) of the bands that are written.
        left_out: images that do not touch the region.
        rows: of a table.
        crs, transform: of the images' own pixels.
        warnings: sentences.
    """

    order: ExportOrder
    items: tuple[Item, ...]
    bands: tuple[tuple[str, str], ...] = ()
    left_out: int = 0
    rows: int = 0
    crs: str = ""
    transform: tuple[float, ...] = ()
    warnings: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """For people in a console: how many, which, how large, and what to know before."""
        names = [item.name for item in self.items]
        shown = ", ".join(names if len(names) <= 4 else [*names[:2], "…", names[-1]])
        largest = max(self.items, key=lambda item: item.pixels, default=Item("", ""))
        size = f"{self.rows:,} rows" if self.order.what == TABLE else f"{largest.width:,} × {largest.height:,} pixels"
        count = "1 export" if len(names) == 1 else f"{len(names):,} exports"
        told = [f"<{count} of {self.order.title!r}: {shown}; {size}, {file_size(self.bytes)} in all>", *self.warnings]
        return "\n".join(told)

    @property
    def bytes(self) -> int:
        """Of all pixels, not compressed."""
        return sum(item.bytes for item in self.items)

    def jobs(self) -> tuple[Job, ...]:
        """The jobs, in the order of the items. Builds only: nothing is sent."""
        order = self.order
        if order.what == TABLE:
            return tuple(exports.table_job(built(order.source, TABLE), item.name, order) for item in self.items)
        return tuple(exports.image_job(image, item.name, order, area) for item, image, area in self.images())

    def images(self) -> Iterator[tuple[Item, Any, Any]]:
        """The items of images, each with its ``ee.Image`` and the part to write (``None`` for its footprint)."""
        area, source = _region(self.order), built(self.order.source, self.order.what)
        for item in self.items:
            yield item, _one(source, item.index), area


# The objects.


def _one(source: Any, index: str) -> Any:
    import ee

    return ee.Image(source.filter(ee.Filter.eq("system:index", index)).first()) if index else source


def _region(order: ExportOrder) -> Any:
    """The part to write, as the service takes it; ``None`` for the images' footprints."""
    if order.region is not None:
        return geometry(order.region)
    area = _recipe_area(order)
    return None if area is None else rectangle(area)


def _recipe_area(order: ExportOrder) -> Optional[Region]:
    bounds = None if order.recipe is None else order.recipe.area()
    return None if bounds is None else Region.rectangle(*bounds)


def _bounds(order: ExportOrder) -> Optional[Bounds]:
    area = order.region if order.region is not None else _recipe_area(order)
    return None if area is None else area.bounds()


# Asking.


def question(order: ExportOrder) -> Any:
    """What to compute before an export, in one request; `read` makes a plan of the answer. Builds only."""
    import ee

    if order.what == TABLE:
        features = built(order.source, TABLE)
        columns = features.limit(1).toList(1).map(lambda each: ee.Feature(each).propertyNames())
        return ee.Dictionary({"count": features.size(), "columns": columns.flatten()})
    source = built(order.source, order.what)
    # What a recipe makes lies in its own region: only another one has to be looked at.
    region = None if order.region is None else geometry(order.region)
    table = _table_area(order)
    apart = _bounds(order) is None and table is None
    asked = {} if table is None else {"bounds": _corners(geometry(table))}
    if order.what == IMAGE:
        inside = ee.Number(1) if region is None else source.geometry(_COARSE).intersects(region, _COARSE)
        rows = [_row(order, source, apart)]
        return ee.Dictionary({**asked, "rows": rows, "first": source, "total": 1, "inside": inside})
    touching = source if region is None else source.filterBounds(region)
    listed = touching.limit(MOST_WAITING + 1).toList(MOST_WAITING + 1)
    rows = listed.map(lambda each: _row(order, ee.Image(each), apart))
    # The first of no images is nothing: an empty list says so without an error.
    first = touching.limit(1).toList(1)
    return ee.Dictionary({**asked, "rows": rows, "first": first, "total": source.size(), "inside": touching.size()})


def _row(order: ExportOrder, image: Any, apart: bool) -> Any:
    import ee

    values = {"index": image.get("system:index")}
    for number, name in enumerate(_wanted(order)):
        values[f"p{number}"] = image.get(name)
    if apart:
        values["bounds"] = _corners(image.geometry(_COARSE))
    # A feature may lack values, which a dictionary may not.
    return ee.Feature(None, values)


def _corners(shape: Any) -> Any:
    return shape.bounds(_COARSE).coordinates()


def _table_area(order: ExportOrder) -> Optional[TableRegion]:
    """The features that a recipe is clipped to, where the order names no other region."""
    area = getattr(order.recipe, "clip", None)
    return area if order.region is None and isinstance(area, TableRegion) else None


def _wanted(order: ExportOrder) -> tuple[str, ...]:
    fields = NameTemplate(order.names).fields
    return tuple("system:time_start" if name == "date" else name for name in fields if name not in ("index", "title"))


# Reading.


def read(order: ExportOrder, answer: Mapping[str, Any], waiting: int = 0) -> Plan:
    """The plan that the answer to `question` gives.

    Args:
        waiting: the project's tasks that wait already.

    Raises:
        WorkbenchError: nothing can be exported like that; a RecipeError names the field.
    """
    plan = _table_plan(order, answer) if order.what == TABLE else _image_plan(order, answer)
    if not order.is_download:
        exports.check_room(waiting, len(plan.items))
    return plan


def _table_plan(order: ExportOrder, answer: Mapping[str, Any]) -> Plan:
    count = int(answer["count"])
    if not count:
        raise NothingFound(tr("The table has no rows: choose other filters."))
    found = [str(name) for name in answer["columns"]]
    missing = [name for name in order.columns if name not in found]
    if missing:
        sentence = tr("The table has no column “{}”; it has {}.")
        raise RecipeError("columns", sentence.format(missing[0], listed(found[:20])))
    name = _names(order, [{}])[0]
    return Plan(order, (Item("", name),), rows=count)


def _image_plan(order: ExportOrder, answer: Mapping[str, Any]) -> Plan:
    first = answer["first"]
    first = (first[0] if first else None) if isinstance(first, list) else first
    total, inside = int(answer["total"]), int(answer["inside"])
    if not total:
        raise NothingFound(tr("There are no images for these choices. Choose other dates or filters."))
    if not inside or first is None:
        raise RecipeError("region", tr("The region does not touch the images: choose another one."))
    bands = _bands(order, first)
    rows = [row.get("properties", {}) for row in answer["rows"]]
    names = _names(order, rows)
    known, crs, step = _bounds(order) or _ring_bounds(answer.get("bounds")), *_grid(order, first)
    items = []
    for name, row in zip(names, rows):
        index = str(row.get("index", "")) if order.what == IMAGES else ""
        bounds = known or _ring_bounds(row.get("bounds"))
        width, height = _size(bounds, crs, step)
        size = width * height * sum(_BYTES[dtype] for _, dtype in bands)
        items.append(Item(index, name, width, height, size, bounds))
    own = first["bands"][0]
    transform = tuple(own.get("crs_transform") or (1, 0, 0, 0, 1, 0))
    plan = Plan(order, tuple(items), bands, total - inside, 0, str(own.get("crs") or "EPSG:4326"), transform)
    return replace(plan, warnings=tuple(_warnings(plan)))


def _bands(order: ExportOrder, first: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    found = {str(band["id"]): _dtype(band["data_type"]) for band in first.get("bands", ())}
    if not found:
        raise NothingFound(tr("There are no images for these choices. Choose other dates or filters."))
    missing = [name for name in order.bands if name not in found]
    if missing:
        sentence = tr("The image has no band “{}”; it has {}.")
        raise RecipeError("bands", sentence.format(missing[0], listed(list(found)[:20])))
    return tuple((name, order.dtype or found[name]) for name in order.bands or found)


def _dtype(told: Mapping[str, Any]) -> str:
    precision = told.get("precision")
    if precision in ("float", "double"):
        return "float32" if precision == "float" else "float64"
    least, most = float(told.get("min", -(2**31))), float(told.get("max", 2**31 - 1))
    for name in ("uint8", "int8", "uint16", "int16", "uint32", "int32"):
        if holds(name, least) and holds(name, most):
            return name
    return "float64"


def _names(order: ExportOrder, rows: list[Any]) -> list[str]:
    template, wanted = NameTemplate(order.names), _wanted(order)
    shared = order.name_values()
    names = []
    for number, row in enumerate(rows):
        own = {name: row.get(f"p{place}") for place, name in enumerate(wanted)}
        given = {name: value for name, value in own.items() if value is not None}
        names.append(template.render(number, {**shared, **given}, is_local=order.is_download))
    if order.is_download:
        # On many computers "A" and "a" are one file.
        return distinct(names, str.casefold)
    if order.destination.kind == ASSET:
        # An asset's name has no dots.
        names = [name.replace(".", "_") for name in names]
    return distinct(names)


# Sizes.

Step = tuple[float, float]


def _grid(order: ExportOrder, first: Mapping[str, Any]) -> tuple[str, Step]:
    """The coordinate system and the size of a pixel in its units."""
    band = first["bands"][0]
    native = str(band.get("crs") or "EPSG:4326")
    crs = order.crs or native
    if order.crs_transform is not None:
        a, b, _, d, e, _ = order.crs_transform
        return crs, (math.hypot(a, d), math.hypot(b, e))
    if order.scale is not None:
        step = order.scale / metres(crs)
        return crs, (step, step)
    transform = band.get("crs_transform") or (1, 0, 0, 0, 1, 0)
    step_x, step_y = (math.hypot(transform[place], transform[place + 3]) for place in (0, 1))
    if crs == native:
        return crs, (step_x, step_y)
    step = step_x * metres(native) / metres(crs)
    return crs, (step, step)


def _reference(crs: str) -> Any:
    made = osr.SpatialReference()
    made.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    osr.UseExceptions()
    try:
        made.SetFromUserInput(crs)
    except RuntimeError as error:
        raise RecipeError("crs", tr("The coordinate system “{}” is not known.").format(crs[:60])) from error
    return made


def metres(crs: str) -> float:
    """Metres of one unit of a coordinate system."""
    reference = _reference(crs)
    return DEGREE_METRES if reference.IsGeographic() else float(reference.GetLinearUnits())


def projected(bounds: Bounds, crs: str) -> Optional[Bounds]:
    """Bounds in degrees in another system, edges bent outwards and all; ``None`` where they have no end there."""
    reference = _reference(crs)
    if reference.IsGeographic():
        return bounds
    degrees = osr.SpatialReference()
    degrees.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    degrees.SetFromUserInput("EPSG:4326")
    try:
        west, south, east, north = osr.CoordinateTransformation(degrees, reference).TransformBounds(*bounds, 21)
    except RuntimeError:
        return None
    return (west, south, east, north) if all(map(math.isfinite, (west, south, east, north))) else None


def _size(bounds: Optional[Bounds], crs: str, step: Step) -> tuple[int, int]:
    """Pixels across and down that cover bounds in degrees; 0, 0 where they have no end."""
    found = None if bounds is None else projected(bounds, crs)
    if found is None:
        return 0, 0
    west, south, east, north = found
    across, down = (east - west) / step[0], (north - south) / step[1]
    if not (math.isfinite(across) and math.isfinite(down)):
        return 0, 0
    # Half a thousandth of a pixel is rounding, not another column.
    return max(math.ceil(across - 5e-4), 1), max(math.ceil(down - 5e-4), 1)


def _ring_bounds(coordinates: Any) -> Optional[Bounds]:
    if not isinstance(coordinates, list) or not coordinates or not isinstance(coordinates[0], list):
        return None
    xs, ys = [point[0] for point in coordinates[0]], [point[1] for point in coordinates[0]]
    numbers = [each for each in (*xs, *ys) if isinstance(each, (int, float)) and math.isfinite(each)]
    return (min(xs), min(ys), max(xs), max(ys)) if len(numbers) == len(xs) + len(ys) else None


# Warnings.


def _warnings(plan: Plan) -> list[str]:
    order = plan.order
    found: list[str] = []
    if order.recipe is not None:
        found += order.recipe.warnings()
    largest = max(plan.items, key=lambda item: item.pixels)
    if not largest.pixels:
        found.append(tr("The size cannot be told before. Choose a region, so that the export has an end."))
    if largest.pixels > order.max_pixels and not order.is_download:
        sentence = tr(
            "“{}” has {:,} pixels, the limit is {:,.0f}: choose a greater scale, or raise the limit.",
            largest.name,
            largest.pixels,
            order.max_pixels,
        )
        found.append(sentence)
    if plan.left_out:
        found.append(tr("Images that do not touch the region, and are left out: {}.").format(plan.left_out))
    double = [name for name, dtype in plan.bands if dtype == "float64"]
    if double and not order.dtype:
        sentence = tr("64-bit numbers are twice as large and seldom needed ({}): choose the data type float32.")
        found.append(sentence.format(listed(double[:5])))
    if order.nodata is not None and not order.dtype and order.destination.kind != ASSET:
        narrow = [name for name, dtype in plan.bands if not holds(dtype, order.nodata)]
        if narrow:
            sentence = tr(
                "The band “{}” cannot hold {:g} for masked pixels: choose another value or data type.",
                narrow[0],
                order.nodata,
            )
            found.append(sentence)
    return found
