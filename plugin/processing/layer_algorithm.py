# SPDX-License-Identifier: GPL-2.0-or-later
"""What algorithms share that make one layer from one recipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Optional, Tuple

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
)

from ..bridge import adding, layers
from ..core.errors import WorkbenchError
from ..core.product import Product
from ..core.recipes import Recipe
from ..engine.client import MapTiles
from .algorithm import WorkbenchAlgorithm, failure

if TYPE_CHECKING:
    from .provider import Access


class RecipeLayerAlgorithm(WorkbenchAlgorithm):
    """The parameters make a recipe, the engine does the rest. Subclasses say which recipe."""

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self._made: Optional[Tuple[Product, MapTiles]] = None

    def recipe(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Recipe:
        """The recipe that the parameters describe. Raises RecipeError."""
        raise NotImplementedError

    def read(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Any:
        """For the check before the run."""
        return self.recipe(parameters, context)

    # The run

    def processAlgorithm(
        self, parameters: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        """Background: the graph and the one request for its map."""
        try:
            recipe = self.recipe(parameters, context)
            feedback.pushInfo(recipe.summary())
            for warning in recipe.warnings():
                feedback.pushWarning(warning)
            self._access.require(self._connection)
            self._made = adding.prepare(recipe, self._access.client, feedback.isCanceled)
        except WorkbenchError as error:
            raise failure(error, feedback) from error
        return {}

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Dict[str, Any]:
        """Main thread: the layer, which QGIS then loads."""
        if self._made is None:
            return {}
        (product, tiles), self._made = self._made, None
        try:
            layer = layers.make(product, tiles)
        except WorkbenchError as error:
            raise QgsProcessingException(str(error)) from error
        for text in product.attribution:
            feedback.pushInfo(text)
        layer_id = layer.id()
        context.temporaryLayerStore().addMapLayer(layer)
        details = QgsProcessingContext.LayerDetails(product.name, context.project(), "OUTPUT")
        context.addLayerToLoadOnCompletion(layer_id, details)
        return {"OUTPUT": layer_id}
