# SPDX-License-Identifier: GPL-2.0-or-later
"""Map sheets: a layout from a template, with its maps, words, legend, scale bar, graticule and sources filled in.

What comes out is an ordinary layout. Its words are the layout's own variables (``@ee_title`` …), which are saved with
it, so that it prints the same where the plugin is not installed.
"""

from __future__ import annotations

import datetime
from typing import List, NamedTuple, Optional, Sequence, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsExpressionContextUtils,
    QgsLayoutItemMap,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QRectF

from ..core import map_figures, sheet_words
from ..core.errors import RecipeError, WorkbenchError
from ..core.recipes import Recipe
from ..core.sheet import MAP, MOST_PANELS, PARTS, Sheet, item_of
from ..core.text import tr
from . import atlas, basemap, canvas, layers, outlines, sheet_items, sheet_template

_WGS84 = "EPSG:4326"
#: From this many degrees on, borders of countries tell where one is.
_BORDERS_FROM = 5.0
_WORLD_FROM = 300.0
_AROUND = 1.02


class Panel(NamedTuple):
    """One map: its layers, the topmost first, and its caption ("" for what tells its recipe from the others')."""

    layers: Tuple[QgsMapLayer, ...]
    label: str = ""


class View(NamedTuple):
    """What the maps show, in the maps' projection, and how they are turned (degrees clockwise)."""

    extent: QgsRectangle
    crs: QgsCoordinateReferenceSystem
    rotation: float = 0.0


def make(project: QgsProject, sheet: Sheet, panels: Sequence[Panel], view: View, name: str = "") -> QgsPrintLayout:
    """A sheet as a layout that is not in the project's layout manager yet (`keep` puts it there). Main thread.

    Raises WorkbenchError: the template cannot be read or lacks an item, or there are too many maps for it.
    """
    if not panels:
        raise RecipeError("layers", tr("Choose a layer for the map."))
    if len(panels) > sheet.room():
        sentence = tr("This template has room for {} maps, and these are {}. Choose another template.")
        raise RecipeError("template", sentence.format(sheet.room(), len(panels)))
    layout = sheet_template.read(sheet.path, project, sheet.required(len(panels)))
    layout.setName(name or tr("Map sheet"))
    layout.renderContext().setDpi(sheet.dpi)
    _write(layout, sheet, panels)
    maps = _maps(layout, project, sheet, panels[:1] if sheet.atlas else panels, view)
    sheet_items.fill(layout, sheet, maps, [panel.layers for panel in panels])
    for part in PARTS:
        if part not in sheet.parts and part not in ("graticule", "borders"):
            sheet_template.remove(layout, part)
    if sheet.chart:
        picture = sheet_template.item(layout, "chart")
        if picture is not None:
            picture.setPicturePath(sheet.chart)
    if sheet.atlas:
        atlas.install(layout, maps[0], [panel.layers for panel in panels], _captions(panels))
    layout.refresh()
    return layout


def keep(project: QgsProject, layout: QgsPrintLayout) -> QgsPrintLayout:
    """Put a layout into the project's layout manager, which owns it from here on, under a name of its own."""
    manager = project.layoutManager()
    name, number = layout.name(), 1
    while manager.layoutByName(name) is not None:
        number += 1
        name = f"{layout.name()} {number}"
    layout.setName(name)
    if not manager.addLayout(layout):
        raise WorkbenchError(tr("QGIS did not take the layout. Try again in a new project."))
    return layout


# Words


def recipe_behind(layer: QgsMapLayer) -> Optional[Recipe]:
    """The recipe of a layer of ours, frozen or not."""
    found = layers.recipe_of(layer)
    text = layer.customProperty(layers.RECIPE)
    if found is not None or not text or not layers.shows_its_recipe(layer):
        return found
    try:
        return Recipe.from_json(str(text))
    except RecipeError:
        return None


def warning_of(layer: QgsMapLayer) -> str:
    """What has to stand beside a layer's data besides their attribution: the sandbox's note."""
    facts, recipe = layers.facts_of(layer), recipe_behind(layer)
    if facts is None or recipe is None:
        return ""
    return "; ".join(text for text in facts.attribution if text not in recipe.attribution())


def variables(sheet: Sheet, panels: Sequence[Panel]) -> dict[str, str]:
    """The layout's variables."""
    shown = [layer for panel in panels for layer in panel.layers]
    recipes = [found for found in map(recipe_behind, shown) if found is not None]
    warnings = dict.fromkeys(text for text in map(warning_of, shown) if text)
    texts = sheet_words.words(recipes, warning="; ".join(warnings), today=datetime.date.today())
    foreign = dict.fromkeys(
        text for layer in shown if recipe_behind(layer) is None and (text := layer.serverProperties().attribution())
    )
    texts["ee_attribution"] = "; ".join(filter(None, [texts["ee_attribution"], *foreign]))
    texts["ee_title"] = sheet.title or texts["ee_title"] or (shown[0].name() if shown else "")
    texts["ee_subtitle"] = sheet.subtitle or texts["ee_subtitle"]
    for number, caption in enumerate([] if sheet.atlas else _captions(panels)):
        texts[item_of("ee_label", number)] = caption
    return texts


def _captions(panels: Sequence[Panel]) -> List[str]:
    firsts = [next(filter(None, map(recipe_behind, panel.layers)), None) for panel in panels]
    known = [recipe for recipe in firsts if recipe is not None]
    made = iter(sheet_words.labels(known))
    automatic = ["" if recipe is None else next(made) for recipe in firsts]
    return [panel.label or caption for panel, caption in zip(panels, automatic)]


def _write(layout: QgsPrintLayout, sheet: Sheet, panels: Sequence[Panel]) -> None:
    for name, text in variables(sheet, panels).items():
        QgsExpressionContextUtils.setLayoutVariable(layout, name, text)


# Maps


def _maps(
    layout: QgsPrintLayout, project: QgsProject, sheet: Sheet, panels: Sequence[Panel], view: View
) -> List[QgsLayoutItemMap]:
    found = [sheet_template.item(layout, item_of(MAP, number)) for number in range(MOST_PANELS["multiples"])]
    maps = [each for each in found[: len(panels)] if each is not None]
    if len(panels) < len([each for each in found if each is not None]) and len(found) > 2:
        _spread(layout, [each for each in found if each is not None], len(panels))
    bounds = canvas.wgs84_bounds(view.extent, view.crs, project.transformContext())
    wide = max(bounds[2] - bounds[0], bounds[3] - bounds[1]) >= _BORDERS_FROM
    over = [basemap.layer(project, basemap.BORDERS)] if "borders" in sheet.parts and wide else []
    is_world = view.crs.authid() == map_figures.WORLD_CRS and bounds[2] - bounds[0] >= _WORLD_FROM
    if is_world:
        over.insert(0, outlines.world_edge(project))
    for each, panel in zip(maps, panels):
        each.setCrs(view.crs)
        each.setLayers([*(layer for layer in over if layer is not None), *panel.layers])
        each.setKeepLayerSet(True)
        each.setMapRotation(view.rotation)
        each.zoomToExtent(view.extent)
        if is_world:
            _as_world(each)
    return maps


def _as_world(item: QgsLayoutItemMap) -> None:
    """The edge of the world is frame enough, and lines that end there have no room for numbers."""
    item.setFrameEnabled(False)
    for grid in item.grids().asList():
        grid.setAnnotationEnabled(False)


def _spread(layout: QgsPrintLayout, maps: List[QgsLayoutItemMap], count: int) -> None:
    """Let fewer maps than the template has fill the room of all of them."""
    captions = [layout.itemById(each.id().replace(MAP, "label", 1)) for each in maps]
    boxes = [each.sceneBoundingRect() for each in (*maps, *filter(None, captions))]
    room = QRectF(boxes[0])
    for box in boxes[1:]:
        room = room.united(box)
    heights = [caption.rect().height() for caption in captions if caption is not None]
    head = max(heights, default=0.0)
    gap = 4.0 * max(1.0, room.width() / 220.0)
    columns = _columns(count, room.width(), room.height(), head)
    rows = -(-count // columns)
    wide, high = (room.width() - gap * (columns - 1)) / columns, (room.height() - gap * (rows - 1)) / rows
    for number, (each, caption) in enumerate(zip(maps, captions)):
        if number >= count:
            for unused in (each, caption):
                if unused is not None:
                    layout.removeLayoutItem(unused)
            continue
        left = room.left() + number % columns * (wide + gap)
        top = room.top() + number // columns * (high + gap)
        if caption is not None:
            caption.attemptMove(QgsLayoutPoint(left, top))
            caption.attemptResize(QgsLayoutSize(wide, head))
        each.attemptMove(QgsLayoutPoint(left, top + head))
        each.attemptResize(QgsLayoutSize(wide, high - head))


def _columns(count: int, width: float, height: float, head: float) -> int:
    """The number of columns that leaves the largest squares."""

    def side(columns: int) -> float:
        rows = -(-count // columns)
        return min(width / columns, height / rows - head)

    return max(range(1, count + 1), key=side)


# Views


def view_of(shown: Sequence[QgsMapLayer], crs: str = "", region: Optional[canvas.Bounds] = None) -> View:
    """A view of a region in degrees, or of all that the layers have, in a projection that suits it.

    ``crs``: an authority's code or a PROJ string; "" for a fitting one. Raises RecipeError.
    """
    bounds = region or bounds_of(shown)
    text = crs or map_figures.fitting_crs(bounds)
    found = QgsCoordinateReferenceSystem()
    if ":" in text and not found.createFromUserInput(text):
        raise RecipeError("crs", tr("“{}” is no coordinate reference system. Enter such as EPSG:4326.").format(text))
    if not found.isValid() and not found.createFromProj(text):
        raise RecipeError("crs", tr("“{}” is no coordinate reference system. Enter such as EPSG:4326.").format(text))
    extent = projected(bounds, found)
    extent.scale(_AROUND)
    return View(extent, found)


def projected(bounds: canvas.Bounds, crs: QgsCoordinateReferenceSystem) -> QgsRectangle:
    """West, south, east, north in degrees as the smallest rectangle in a projection. Raises RecipeError."""
    west, south, east, north = bounds
    if crs.authid() == "EPSG:3857":
        south, north = max(south, -85.0), min(north, 85.0)
    transform = QgsCoordinateTransform(QgsCoordinateReferenceSystem(_WGS84), crs, QgsProject.instance())
    try:
        return transform.transformBoundingBox(QgsRectangle(west, south, east, north))
    except QgsCsException as error:
        sentence = tr("The region cannot be drawn in {}. Choose another coordinate reference system.")
        raise RecipeError("crs", sentence.format(crs.userFriendlyIdentifier())) from error


def bounds_of(shown: Sequence[QgsMapLayer]) -> canvas.Bounds:
    """West, south, east, north in degrees of all that layers have."""
    boxes = []
    for layer in shown:
        facts = layers.facts_of(layer)
        if facts is not None:
            boxes.append(facts.bounds or canvas.WORLD)
        elif layer.crs().isValid():
            boxes.append(canvas.wgs84_bounds(layer.extent(), layer.crs()))
    if not boxes:
        return canvas.WORLD
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return canvas.WORLD if east - west > 360.0 else (west, south, east, north)
