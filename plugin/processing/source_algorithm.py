# SPDX-License-Identifier: GPL-2.0-or-later
"""What algorithms have in common that make an order of a layer, or of a recipe as text, and carry it out."""

from __future__ import annotations

from typing import Any, Dict

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterString,
)

from ..bridge import exporting
from ..core.errors import RecipeError, WorkbenchError
from ..core.order_source import Source
from ..core.recipes import Recipe
from ..core.text import tr
from .algorithm import WorkbenchAlgorithm, failure


class SourceAlgorithm(WorkbenchAlgorithm):
    """Makes its order before the run, while it may still look at a layer."""

    _order: Any = None

    def order(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Any:
        """The order that the parameters describe. Raises RecipeError."""
        raise NotImplementedError

    def read(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Any:
        """For the check before the run."""
        return self.order(parameters, context)

    def _source_parameters(self) -> None:
        """The layer, and the recipe in its place."""
        raster = [QgsProcessing.SourceType.TypeRaster]
        self.addParameter(QgsProcessingParameterMapLayer("LAYER", tr("Layer"), optional=True, types=raster))
        recipe = QgsProcessingParameterString(
            "RECIPE", tr("Recipe, in place of a layer"), optional=True, multiLine=True
        )
        self._add(recipe, advanced=False)

    def _source(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Source:
        """The recipe, or what the layer carries. Raises RecipeError."""
        text = str(self.parameterAsString(parameters, "RECIPE", context)).strip()
        if text:
            return Recipe.from_json(text)
        source = exporting.source_of(self.parameterAsLayer(parameters, "LAYER", context))
        if source is None:
            raise RecipeError("source", tr("Choose a layer that comes from Earth Engine, or enter a recipe."))
        return source

    def prepareAlgorithm(
        self, parameters: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Main thread: a layer is looked at here only."""
        try:
            self._order = self.order(parameters, context)
        except WorkbenchError as error:
            raise failure(error, feedback) from error
        return super().prepareAlgorithm(parameters, context, feedback)
