# SPDX-License-Identifier: GPL-2.0-or-later
"""A series on screen: one layer for each part of a recipe's period, in a group that the Temporal Controller plays.

The maps are asked for ahead, several at a time; layers are added when all of them have come, the earliest on top.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import List, NamedTuple, Optional, Sequence, Tuple

from qgis.core import QgsDateTimeRange, QgsInterval, QgsLayerTreeGroup, QgsProject, QgsRasterLayer, QgsUnitTypes

from ..core.errors import WorkbenchError
from ..core.product import Product
from ..core.recipes import Recipe
from ..core.recipes.splitting import split
from ..core.text import tr
from ..engine.client import Client, MapTiles
from . import adding, layers
from .task import WorkbenchTask

AT_ONCE = 6
"""Maps that are asked for at the same time; the service allows 40 of all that goes on."""

_UNITS = {
    "months": (1, QgsUnitTypes.TemporalUnit.TemporalMonths),
    "seasons": (3, QgsUnitTypes.TemporalUnit.TemporalMonths),
    "years": (1, QgsUnitTypes.TemporalUnit.TemporalYears),
    "decades": (1, QgsUnitTypes.TemporalUnit.TemporalDecades),
}


class Series(NamedTuple):
    """What was added: the group and its layers, the earliest first."""

    group: QgsLayerTreeGroup
    layers: Tuple[QgsRasterLayer, ...]


class LayersTask(WorkbenchTask):
    """Several recipes' maps, asked for side by side; succeeds with their layers, in order and in no layer tree.

    They are added to ``project`` without a place in its tree. Closing the project cancels.
    """

    def __init__(
        self, recipes: Sequence[Recipe], client: Client, *, title: str = "", project: Optional[QgsProject] = None
    ) -> None:
        super().__init__(title or recipes[0].title())
        self.recipes, self.client = tuple(recipes), client
        self.project = project or QgsProject.instance()

    def start(self) -> LayersTask:
        """Start; closing the project (or opening another) cancels."""
        self.project.cleared.connect(self.cancel)
        super().start()
        return self

    def work(self) -> List[Tuple[Product, MapTiles]]:
        """Background: the first failure stops those that have not begun."""
        stopped: List[bool] = []

        def stop() -> bool:
            return bool(stopped) or self.is_cancelled()

        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="series") as pool:
            waiting = [pool.submit(adding.prepare, recipe, self.client, stop) for recipe in self.recipes]
            made = []
            try:
                for number, each in enumerate(waiting):
                    made.append(each.result())
                    self.report(100.0 * (number + 1) / len(waiting))
            except WorkbenchError:
                stopped.append(True)
                for each in waiting:
                    each.cancel()
                raise
        return made

    def done(self, result: List[Tuple[Product, MapTiles]]) -> List[QgsRasterLayer]:
        """Main thread."""
        made = [layers.make(product, tiles) for product, tiles in result]
        for layer in made:
            if self.project.addMapLayer(layer, False) is None:
                raise WorkbenchError(tr("QGIS did not take the layer. Try again in a new project."))
        return made


class SeriesTask(LayersTask):
    """A recipe by months, seasons, years or decades as a group of layers; succeeds with a `Series`.

    Raises (when made): RecipeError, where the recipe cannot be divided so.
    """

    def __init__(self, recipe: Recipe, step: str, client: Client, *, project: Optional[QgsProject] = None) -> None:
        super().__init__(split(recipe, step), client, title=recipe.title(), project=project)
        self.whole, self.step = recipe, step

    def done(self, result: List[Tuple[Product, MapTiles]]) -> Series:  # type: ignore[override]
        """Main thread."""
        made = super().done(result)
        root = self.project.layerTreeRoot()
        group = root.insertGroup(0, self.whole.title())
        for layer in made:
            node = group.addLayer(layer)
            # Twelve equal legends under one another tell nothing; all lie over one another but one.
            node.setExpanded(False)
            node.setItemVisibilityChecked(layer is made[0])
        group.setIsMutuallyExclusive(False)
        prepare_time(self.project, made, self.step)
        return Series(group, tuple(made))


def prepare_time(project: QgsProject, shown: Sequence[QgsRasterLayer], step: str) -> None:
    """Let the Temporal Controller find the series' time and step in the project's settings."""
    ranges = [layer.temporalProperties().fixedTemporalRange() for layer in shown]
    settings = project.timeSettings()
    settings.setTemporalRange(QgsDateTimeRange(ranges[0].begin(), ranges[-1].end(), True, False))
    count, unit = _UNITS[step]
    settings.setTimeStep(count)
    settings.setTimeStepUnit(unit)
    settings.setIsTemporalRangeCumulative(False)


def show_all(series: Series) -> None:
    """All layers of a series are seen: the Temporal Controller picks, once it plays."""
    for node in series.group.findLayers():
        node.setItemVisibilityChecked(True)


def interval(step: str) -> QgsInterval:
    """The length of a step, for the Temporal Controller."""
    return QgsInterval(*_UNITS[step])
