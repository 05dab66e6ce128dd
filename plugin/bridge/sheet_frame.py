# SPDX-License-Identifier: GPL-2.0-or-later
"""Regions of recipes grown to the frame of the map that shows them: a box is where somebody looks, no outline."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Optional, Sequence, Tuple

from qgis.core import QgsProject, QgsRectangle

from ..core.recipes import Recipe, Region
from ..core.sheet import MAP, MOST_PANELS, Sheet
from . import canvas, sheet_template, sheets
from .sheets import View

#: Wider than this in degrees, a frame is a map of the world, where boxes have strange shapes.
_WIDEST = 180.0
_KINDS = ("single", "comparison", "chart", "multiples")


def grown(
    sheet: Sheet, recipes: Sequence[Recipe], project: QgsProject, crs: str = ""
) -> Tuple[Tuple[Recipe, ...], Optional[View]]:
    """Recipes of the same box with data up to the frame of their maps, and the view of the box itself.

    Others come back as they are, without a view: outlines stay outlines. Raises WorkbenchError for a template that
    cannot be read.
    """
    regions = [getattr(recipe, "region", None) for recipe in recipes]
    first = regions[0] if regions else None
    same = isinstance(first, Region) and first.is_rectangle and all(each == first for each in regions)
    # Fewer maps than there is room for get frames of other shapes.
    full = sheet.kind != "multiples" or sheet.atlas or len(recipes) == MOST_PANELS["multiples"]
    if not same or not isinstance(first, Region) or sheet.kind not in _KINDS or sheet.template or not full:
        return tuple(recipes), None
    view = sheets.view_of([], crs, first.bounds())
    frame = _of_shape(view.extent, sheet_template.shape_of(sheet.path, MAP))
    west, south, east, north = canvas.wgs84_bounds(frame, view.crs, project.transformContext())
    inside = first.bounds()
    if east - west > _WIDEST or not (west <= inside[0] and inside[2] <= east):
        return tuple(recipes), None
    larger = Region.rectangle(west, min(south, inside[1]), east, max(north, inside[3]), first.label)
    return tuple(_in_region(recipe, larger) for recipe in recipes), view


def _in_region(recipe: Any, region: Region) -> Recipe:
    made: Recipe = replace(recipe, region=region)
    return made


def _of_shape(extent: QgsRectangle, shape: float) -> QgsRectangle:
    """An extent grown to a shape, width to height, as QGIS grows it for a frame."""
    found = QgsRectangle(extent)
    if extent.width() < shape * extent.height():
        found.grow((shape * extent.height() - extent.width()) / 2.0)
        found.setYMinimum(extent.yMinimum())
        found.setYMaximum(extent.yMaximum())
    else:
        found.grow((extent.width() / shape - extent.height()) / 2.0)
        found.setXMinimum(extent.xMinimum())
        found.setXMaximum(extent.xMaximum())
    return found
