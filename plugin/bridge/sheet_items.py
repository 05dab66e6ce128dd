# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands beside the maps of a sheet: filled from the map and the layers that it shows."""

from __future__ import annotations

import math
import textwrap
from typing import List, Optional, Sequence, Tuple

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsDistanceArea,
    QgsExpressionContextUtils,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemMapGrid,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayer,
    QgsMapLayerLegendUtils,
    QgsPointXY,
    QgsPrintLayout,
    QgsRectangle,
    QgsUnitTypes,
)

from ..core import map_figures
from ..core.sheet import Sheet
from ..core.text import tr
from . import basemap, canvas, layers, legends, sheet_template

_WGS84 = "EPSG:4326"
#: From this ratio of distances on, one scale bar is wrong for parts of the map.
_UNEVEN = 1.35
#: Degrees between the north of two places of a map, from which on one arrow is wrong for parts of it.
_TURNED = 12.0
_OVERVIEW_TIMES = 5.0
_OVERVIEW_OF_WORLD = 120.0
_METRES_A_DEGREE = 111_320.0
#: The longest scale bar, of the page's longer side.
_BAR_OF_PAGE = 0.125
#: Width of a digit, mm for a point of the text's size.
_DIGIT_MM = 0.21
_A4_LONG_MM = 297.0
#: From this part of the page's height on, a legend stands below the maps.
_BELOW = 0.55
_MOST_COLUMNS = 4
_SCALE_NOTE = "ee_scale_note"


def fill(
    layout: QgsPrintLayout, sheet: Sheet, maps: Sequence[QgsLayoutItemMap], shown: Sequence[Tuple[QgsMapLayer, ...]]
) -> None:
    """Fill every item that the sheet includes and the template has; what would mislead is taken away."""
    first, parts = maps[0], sheet.parts
    if "legend" in parts:
        fill_legend(sheet_template.item(layout, "legend"), shown)
        _make_room(sheet_template.item(layout, "legend"))
    if "scalebar" in parts:
        fill_scale_bar(layout, first)
    if "north" in parts:
        fill_north(layout, first)
    if "graticule" in parts:
        for each in maps:
            fill_graticule(each)
    if "overview" in parts:
        fill_overview(layout, first)


# Legend


def fill_legend(item: QgsLayoutItemLegend, shown: Sequence[Tuple[QgsMapLayer, ...]]) -> None:
    """The layers' legends; layers that have the same one (the months of a year) share it."""
    item.setAutoUpdateModel(False)
    root = item.model().rootGroup()
    root.removeAllChildren()
    seen: List[object] = []
    for layer in (each for panel in shown for each in panel):
        facts = layers.facts_of(layer)
        legend = None if facts is None else facts.legend
        if (legend is not None and legend in seen) or layer.customProperty(basemap.ROLE):
            continue
        seen.append(legend)
        node = root.addLayer(layer)
        if legend is None:
            continue
        legends.size_for_print(node, legend)
        if legend.kind == "ramp":
            size = legends.PRINTED_RAMP * _larger(item)
            QgsMapLayerLegendUtils.setLegendNodeSymbolSize(node, 1 if legend.title else 0, size)
        if legend.title:
            # What it is says more than the layer's name, which has the period in it.
            node.setUseLayerName(False)
            node.setName("\n".join(textwrap.wrap(legend.title, _characters(item))))
            rest = len(item.model().layerOriginalLegendNodes(node))
            QgsMapLayerLegendUtils.setLegendNodeOrder(node, list(range(1, rest)))
        else:
            QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Style.Hidden)
        item.model().refreshLayerLegend(node)
    item.setLinkedMap(None)
    item.adjustBoxSize()
    item.refresh()


def _make_room(item: QgsLayoutItemLegend) -> None:
    """Several legends stand side by side where the legend has its place below the maps: there is no room downwards."""
    page = item.layout().pageCollection().page(0).rect()
    count = len(item.model().rootGroup().findLayers())
    if count > 1 and item.pos().y() > _BELOW * page.height():
        item.setColumnCount(min(count, _MOST_COLUMNS))
        item.setSplitLayer(False)
        item.setColumnSpace(6.0)
        item.adjustBoxSize()
        item.refresh()


def _larger(item: QgsLayoutItemLegend) -> float:
    """How much larger than on A4 things are on a page: half as much as the page itself, as its letters."""
    page = item.layout().pageCollection().page(0).pageSize()
    return max(1.0, 1.0 + 0.73 * (max(page.width(), page.height()) / _A4_LONG_MM - 1.0))


def _characters(item: QgsLayoutItemLegend) -> int:
    """About how many characters of the legend's text go into a line of its width."""
    size = item.style(QgsLegendStyle.Style.Subgroup).textFormat().size()
    return max(12, int(item.rect().width() / (size * 0.2)))


# Scale


def fill_scale_bar(layout: QgsPrintLayout, item: QgsLayoutItemMap) -> None:
    """A bar of round figures for the map's middle; a sentence instead of it where the scale differs over the map."""
    bar: QgsLayoutItemScaleBar = sheet_template.item(layout, "scalebar")
    distances = _distances(item)
    if not distances or max(distances) > _UNEVEN * min(distances):
        sheet_template.remove(layout, "scalebar")
        note = tr("The scale is not the same all over this map.")
        QgsExpressionContextUtils.setLayoutVariable(layout, _SCALE_NOTE, note)
        return
    QgsExpressionContextUtils.setLayoutVariable(layout, _SCALE_NOTE, "")
    page = layout.pageCollection().page(0).pageSize()
    longest = _BAR_OF_PAGE * max(page.width(), page.height())
    digit = bar.textFormat().size() * _DIGIT_MM
    found = map_figures.scale_bar(distances[len(distances) // 2] / item.rect().width(), longest, digit)
    units = QgsUnitTypes.DistanceUnit
    project = layout.project()
    if project.ellipsoid() in ("", "NONE"):
        # Such a project measures on paper: in web Mercator every bar would be too short by a third and more.
        if not project.crs().isValid():
            project.setCrs(item.crs())
        project.setEllipsoid("EPSG:7030")
    bar.setMethod(Qgis.ScaleCalculationMethod.HorizontalMiddle)
    bar.setLinkedMap(item)
    bar.setUnits(units.DistanceKilometers if found.unit == "km" else units.DistanceMeters)
    bar.setUnitLabel(found.unit)
    bar.setNumberOfSegments(found.segments)
    bar.setUnitsPerSegment(found.length)
    bar.update()


def _distances(item: QgsLayoutItemMap) -> List[float]:
    """Metres across the map below its top, in its middle and above its bottom; empty where they cannot be told."""
    measure = QgsDistanceArea()
    measure.setSourceCrs(QgsCoordinateReferenceSystem(_WGS84), item.layout().project().transformContext())
    measure.setEllipsoid("WGS84")
    box, found = item.extent(), []
    for share in (0.9, 0.5, 0.1):
        y = box.yMinimum() + share * box.height()
        ends = [_place(item, box.center().x() + side * box.width() / 20.0, y) for side in (-1.0, 1.0)]
        if ends[0] is None or ends[1] is None:
            return []
        found.append(measure.measureLine(ends[0], ends[1]) * 10.0)
    return found if min(found) > 0 else []


def _place(item: QgsLayoutItemMap, x: float, y: float) -> Optional[QgsPointXY]:
    """A point of the map in degrees; None where nothing of the Earth is."""
    context = item.layout().project().transformContext()
    try:
        point = QgsCoordinateTransform(item.crs(), QgsCoordinateReferenceSystem(_WGS84), context).transform(x, y)
    except QgsCsException:
        return None
    return point if math.isfinite(point.x()) and math.isfinite(point.y()) else None


# North


def fill_north(layout: QgsPrintLayout, item: QgsLayoutItemMap) -> None:
    """The arrow turns with its map; it goes where north is another direction in other parts of the map."""
    arrow: QgsLayoutItemPicture = sheet_template.item(layout, "north")
    directions = _norths(item)
    if not directions or max(directions) - min(directions) > _TURNED:
        sheet_template.remove(layout, "north")
        return
    arrow.setLinkedMap(item)
    arrow.setNorthMode(QgsLayoutItemPicture.NorthMode.TrueNorth)


def _norths(item: QgsLayoutItemMap) -> List[float]:
    """Degrees of north from upwards, clockwise, in nine places; empty where a place has none."""
    context = item.layout().project().transformContext()
    forward = QgsCoordinateTransform(QgsCoordinateReferenceSystem(_WGS84), item.crs(), context)
    box, found = item.extent(), []
    for along in (0.1, 0.5, 0.9):
        for up in (0.1, 0.5, 0.9):
            here = _place(item, box.xMinimum() + along * box.width(), box.yMinimum() + up * box.height())
            if here is None or abs(here.y()) > 89.0:
                return []
            try:
                first, second = (forward.transform(here.x(), here.y() + step) for step in (0.0, 0.01))
            except QgsCsException:
                return []
            found.append(math.degrees(math.atan2(second.x() - first.x(), second.y() - first.y())))
    return found


# Graticule


def fill_graticule(item: QgsLayoutItemMap) -> None:
    """Lines of longitude and latitude at round distances, in the grid "graticule" of the map's template."""
    grids = [grid for grid in item.grids().asList() if grid.name() == "graticule"]
    for grid in grids:
        dress_graticule(grid, item)


def dress_graticule(grid: QgsLayoutItemMapGrid, item: QgsLayoutItemMap) -> None:
    """Distances and numbers that suit what the map shows."""
    step = map_figures.graticule_step(*_degrees(item))
    grid.setCrs(QgsCoordinateReferenceSystem(_WGS84))
    grid.setIntervalX(step)
    grid.setIntervalY(step)
    kinds = QgsLayoutItemMapGrid.AnnotationFormat
    if map_figures.seconds_matter(step):
        grid.setAnnotationFormat(kinds.DegreeMinuteSecond)
    else:
        minutes = map_figures.minutes_matter(step)
        grid.setAnnotationFormat(kinds.DegreeMinute if minutes else kinds.DecimalWithSuffix)
    grid.setAnnotationPrecision(0)
    grid.setEnabled(True)


def _degrees(item: QgsLayoutItemMap) -> Tuple[float, float]:
    """Degrees of longitude and of latitude along the map's middle lines: its corners may be far away."""
    box, middle = item.extent(), item.extent().center()
    context = item.layout().project().transformContext()
    west, east = _place(item, box.xMinimum(), middle.y()), _place(item, box.xMaximum(), middle.y())
    south, north = _place(item, middle.x(), box.yMinimum()), _place(item, middle.x(), box.yMaximum())
    bounds = canvas.wgs84_bounds(box, item.crs(), context)
    width = bounds[2] - bounds[0] if west is None or east is None else (east.x() - west.x()) % 360.0 or 360.0
    height = bounds[3] - bounds[1] if south is None or north is None else abs(north.y() - south.y())
    return width, height


# Overview


def fill_overview(layout: QgsPrintLayout, item: QgsLayoutItemMap) -> None:
    """Where the map is: in its surroundings, with the map's frame; gone on maps of half the world and more."""
    overview: QgsLayoutItemMap = sheet_template.item(layout, "overview")
    project = layout.project()
    bounds = canvas.wgs84_bounds(item.extent(), item.crs(), project.transformContext())
    land = basemap.layer(project, basemap.LAND)
    width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
    if land is None or width > 180.0 or height > 120.0:
        sheet_template.remove(layout, "overview")
        return
    overview.setLayers([land])
    overview.setKeepLayerSet(True)
    times = max(_OVERVIEW_TIMES, 12.0 / max(width, height, 0.1))
    around = _around(bounds, times, overview.rect().width() / overview.rect().height())
    overview.setCrs(QgsCoordinateReferenceSystem(_WGS84))
    if around.width() < _OVERVIEW_OF_WORLD or bounds[2] > 180.0:
        # Around the map itself, so that nothing is cut at the 180th meridian.
        middle_x, middle_y = round((bounds[0] + bounds[2]) / 2.0), round((bounds[1] + bounds[3]) / 2.0)
        proj = f"+proj=laea +lat_0={middle_y} +lon_0={middle_x} +datum=WGS84 +units=m +no_defs"
        overview.setCrs(QgsCoordinateReferenceSystem.fromProj(proj))
        half = min(around.height(), 80.0) / 2.0 * _METRES_A_DEGREE
        across = half * overview.rect().width() / overview.rect().height()
        around = QgsRectangle(-across, -half, across, half)
    overview.zoomToExtent(around)
    overview.overview().setLinkedMap(item)
    overview.overview().setEnabled(True)


def _around(bounds: canvas.Bounds, times: float, shape: float) -> QgsRectangle:
    """The surroundings of a region in degrees, of a shape (width to height), at most the world."""
    west, south, east, north = bounds
    height = min(max(north - south, (east - west) / shape) * times, 180.0)
    width = min(height * shape, 360.0)
    x = (west + east) / 2.0
    y = max(-90.0 + height / 2.0, min(90.0 - height / 2.0, (south + north) / 2.0))
    return QgsRectangle(x - width / 2.0, y - height / 2.0, x + width / 2.0, y + height / 2.0)
