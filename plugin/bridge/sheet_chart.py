# SPDX-License-Identifier: GPL-2.0-or-later
"""The chart of a map sheet: the time series of the map's recipe at some places, as a picture within the layout."""

from __future__ import annotations

import base64
import tempfile
from pathlib import Path
from typing import Optional, Sequence, Tuple

from qgis.core import QgsLayoutItemMap, QgsLayoutItemPicture, QgsMapLayer, QgsPrintLayout

from ..core.errors import NothingFound, RecipeError
from ..core.recipes import Recipe
from ..core.series_order import SeriesOrder
from ..core.series_parts import SeriesPlace
from ..core.sheet import Sheet
from ..core.text import tr
from ..engine import series
from ..engine.client import Client
from . import canvas, charts, sheet_template, sheets
from .task import WorkbenchTask

_POINTS = 7.0


class ChartTask(WorkbenchTask):
    """Reads a series and draws it; succeeds with a PNG's bytes, and puts them into the layout."""

    def __init__(
        self,
        layout: QgsPrintLayout,
        recipe: Recipe,
        places: Tuple[SeriesPlace, ...],
        client: Client,
        dpi: float,
    ) -> None:
        self._order = SeriesOrder(recipe, places)
        super().__init__(tr("Chart: {}").format(self._order.title()))
        self._layout, self._client, self._dpi = layout, client, dpi
        item = sheet_template.item(layout, "chart")
        assert item is not None  # the sheet requires it
        box = item.rect()
        self._size = (box.width(), box.height())

    def work(self) -> bytes:
        """Background."""
        result = series.fetch(self._order, self._client, cancelled=self.is_cancelled)
        if result.value_count == 0:
            sentence = tr("There are no values at {}: choose another place for the chart.")
            raise NothingFound(sentence.format("; ".join(place.name for place in self._order.places)))
        points = _POINTS * max(1.0, self._size[0] / 200.0)
        look = charts.PAPER._replace(points=points)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "chart.png"
            return charts.save(charts.chart_of(result), path, *self._size, dpi=self._dpi, look=look).read_bytes()

    def done(self, result: bytes) -> bytes:
        """Main thread."""
        show(self._layout, result)
        return result


def task_for(sheet: Sheet, layout: QgsPrintLayout, shown: Sequence[QgsMapLayer], client: Client) -> Optional[ChartTask]:
    """The task that makes a sheet's chart; None where it wants none, or has a picture of its own. Raises RecipeError.

    Without places the middle of the map is meant.
    """
    if not sheet.computes_chart:
        return None
    recipe = next(filter(None, map(sheets.recipe_behind, shown)), None)
    if recipe is None:
        raise RecipeError("chart", tr("The chart needs a layer of ours, or a picture. Choose one of them."))
    places = sheet.places or (middle_of(sheet_template.item(layout, "map")),)
    return ChartTask(layout, recipe, places, client, float(sheet.dpi))


def middle_of(item: QgsLayoutItemMap) -> SeriesPlace:
    """The place in the middle of a map."""
    west, south, east, north = canvas.wgs84_bounds(item.extent(), item.crs())
    return SeriesPlace.at(round((west + east) / 2.0, 4), round((south + north) / 2.0, 4))


def show(layout: QgsPrintLayout, content: bytes) -> None:
    """Put a PNG into the layout itself: no file that could be lost."""
    picture: QgsLayoutItemPicture = sheet_template.item(layout, "chart")
    text = "base64:" + base64.b64encode(content).decode("ascii")
    picture.setPicturePath(text, QgsLayoutItemPicture.Format.FormatRaster)
