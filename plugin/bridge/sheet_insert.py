# SPDX-License-Identifier: GPL-2.0-or-later
"""Single items of map sheets for layouts that people have made themselves: the templates' own, filled for their map."""

from __future__ import annotations

from typing import List, Optional

from qgis.core import (
    QgsExpressionContextUtils,
    QgsLayoutItem,
    QgsLayoutItemMap,
    QgsLayoutItemMapGrid,
    QgsLayoutPoint,
    QgsMapLayer,
    QgsPrintLayout,
    QgsReadWriteContext,
)
from qgis.PyQt.QtXml import QDomDocument

from ..core.errors import WorkbenchError
from ..core.sheet import Sheet
from ..core.text import tr
from . import sheet_items, sheet_template, sheets
from .sheets import Panel

#: What can be inserted, in the menu's order.
PARTS = ("title", "legend", "scalebar", "north", "graticule", "overview", "sources", "warning", "date")
_WITH = {"title": ("title", "subtitle"), "scalebar": ("scalebar", "scalenote")}
_OF_NOW = ("ee_attribution", "ee_licence", "ee_warning", "ee_made")
_GAP_MM = 4.0


def part_label(part: str) -> str:
    """What the menu calls a part."""
    return {
        "title": tr("Title and subtitle"),
        "legend": tr("Legend"),
        "scalebar": tr("Scale bar"),
        "north": tr("North arrow"),
        "graticule": tr("Graticule"),
        "overview": tr("Overview map"),
        "sources": tr("Sources and licences"),
        "warning": tr("Warning about sample data"),
        "date": tr("Projection and date"),
    }[part]


def insert(layout: QgsPrintLayout, part: str) -> List[QgsLayoutItem]:
    """Insert a part for the selected map, or the largest; the new items, which are selected. One step of undo.

    Raises WorkbenchError: the layout has no map.
    """
    item = map_of(layout)
    if item is None:
        raise WorkbenchError(tr("Add a map to the layout first, then insert what belongs to it."))
    shown = tuple(_layers(item))
    _write(layout)
    layout.undoStack().beginMacro(tr("Insert {}").format(part_label(part)))
    try:
        if part == "graticule":
            _graticule(item)
            return []
        made = _copy(layout, part)
        _place(made, item)
        _fill(layout, part, item, shown)
    finally:
        layout.undoStack().endMacro()
    layout.deselectAll()
    there = [each for each in made if each.scene() is not None]
    for each in there:
        each.setSelected(True)
    return there


def _write(layout: QgsPrintLayout) -> None:
    """The words of all the layout's maps: sources are always those of now, other words stay as somebody wrote them."""
    maps = [item for item in layout.items() if isinstance(item, QgsLayoutItemMap) and item.id() != "overview"]
    panels = [Panel(tuple(_layers(item))) for item in maps]
    known = QgsExpressionContextUtils.layoutScope(layout)
    for name, text in sheets.variables(Sheet(), panels).items():
        if name in _OF_NOW or not known.variable(name):
            QgsExpressionContextUtils.setLayoutVariable(layout, name, text)


def map_of(layout: QgsPrintLayout) -> Optional[QgsLayoutItemMap]:
    """The selected map, or the largest one."""
    chosen = [item for item in layout.selectedLayoutItems() if isinstance(item, QgsLayoutItemMap)]
    return chosen[0] if chosen else layout.referenceMap()


def _layers(item: QgsLayoutItemMap) -> List[QgsMapLayer]:
    """What a map shows: its own layers, or those of the project that are seen."""
    if item.keepLayerSet() and item.layers():
        return list(item.layers())
    root = item.layout().project().layerTreeRoot()
    return [layer for layer in root.layerOrder() if root.findLayer(layer).isVisible()]


def _copy(layout: QgsPrintLayout, part: str) -> List[QgsLayoutItem]:
    """The template's items of a part, with new ids of their own."""
    template = sheet_template.read(Sheet().path, layout.project(), ())
    document, context = QDomDocument(), QgsReadWriteContext()
    root = document.createElement("items")
    document.appendChild(root)
    for name in _WITH.get(part, (part,)):
        for old in _named(layout, name):
            # The newest keeps the id by which it is found and filled.
            old.setId("")
        template.itemById(name).writeXml(root, document, context)
    return list(layout.addItemsFromXml(root, document, context))


def _named(layout: QgsPrintLayout, name: str) -> List[QgsLayoutItem]:
    return [item for item in layout.items() if isinstance(item, QgsLayoutItem) and item.id() == name]


def _place(made: List[QgsLayoutItem], item: QgsLayoutItemMap) -> None:
    """On the map, from its upper left corner: where people see it come, and move it from."""
    box = item.sceneBoundingRect()
    top = box.top() + _GAP_MM
    for each in made:
        each.attemptMove(QgsLayoutPoint(box.left() + _GAP_MM, top))
        top += each.rect().height() + 1.0


def _fill(layout: QgsPrintLayout, part: str, item: QgsLayoutItemMap, shown: tuple[QgsMapLayer, ...]) -> None:
    if part == "legend":
        sheet_items.fill_legend(layout.itemById("legend"), [shown])
    elif part == "scalebar":
        sheet_items.fill_scale_bar(layout, item)
        if layout.itemById("scalebar") is not None:
            sheet_template.remove(layout, "scalenote")
    elif part == "north":
        sheet_items.fill_north(layout, item)
    elif part == "overview":
        sheet_items.fill_overview(layout, item)


def _graticule(item: QgsLayoutItemMap) -> None:
    template = sheet_template.read(Sheet().path, item.layout().project(), ())
    pattern = next(grid for grid in template.itemById("map").grids().asList() if grid.name() == "graticule")
    document, context = QDomDocument(), QgsReadWriteContext()
    root = document.createElement("grid")
    document.appendChild(root)
    pattern.writeXml(root, document, context)
    grid = QgsLayoutItemMapGrid(tr("Graticule"), item)
    grid.readXml(root.firstChildElement(), document, context)
    item.grids().addGrid(grid)
    sheet_items.dress_graticule(grid, item)
    item.updateBoundingRect()
    item.refresh()
