# SPDX-License-Identifier: GPL-2.0-or-later
"""What algorithms share that make one layer from one recipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Optional, Tuple

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
)
from qgis.PyQt.QtGui import QIcon

from ..bridge import adding, canvas, layers
from ..core.errors import WorkbenchError
from ..core.product import Product
from ..core.recipes import Recipe, Region
from ..core.text import tr
from ..engine.client import MapTiles

if TYPE_CHECKING:
    from ..core.connection import Connection
    from .provider import Access


class RecipeLayerAlgorithm(QgsProcessingAlgorithm):
    """The parameters make a recipe, the engine does the rest. Subclasses say which recipe."""

    def __init__(self, access: Access) -> None:
        super().__init__()
        self._access = access
        self._connection: Optional[Connection] = None
        self._made: Optional[Tuple[Product, MapTiles]] = None

    def createInstance(self) -> RecipeLayerAlgorithm:
        """For QGIS: a fresh one for a run."""
        return type(self)(self._access)

    def recipe(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Recipe:
        """The recipe that the parameters describe. Raises RecipeError."""
        raise NotImplementedError

    def icon(self) -> QIcon:
        """The provider's."""
        provider = self.provider()
        return provider.icon() if provider is not None else super().icon()

    # Parameters

    def _add(self, parameter: QgsProcessingParameterDefinition, advanced: bool) -> None:
        if advanced:
            parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
        self.addParameter(parameter)

    def _choice(
        self,
        name: str,
        label: str,
        options: List[str],
        default: Any,
        several: bool = False,
        advanced: bool = False,
        optional: bool = False,
    ) -> None:
        parameter = QgsProcessingParameterEnum(
            name, label, options, allowMultiple=several, defaultValue=default, optional=optional, usesStaticStrings=True
        )
        self._add(parameter, advanced)

    def _year(self, name: str, label: str, default: Optional[int]) -> None:
        parameter = QgsProcessingParameterNumber(
            name, label, Qgis.ProcessingNumberParameterType.Integer, default, optional=default is None
        )
        parameter.setMinimum(1800)
        parameter.setMaximum(2300)
        self.addParameter(parameter)

    def _number(self, name: str, label: str, advanced: bool = False) -> None:
        parameter = QgsProcessingParameterNumber(
            name, label, Qgis.ProcessingNumberParameterType.Double, None, optional=True
        )
        self._add(parameter, advanced)

    def _region(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Optional[Region]:
        if not parameters.get("EXTENT"):
            return None
        crs = self.parameterAsExtentCrs(parameters, "EXTENT", context)
        if not crs.isValid():
            crs = QgsCoordinateReferenceSystem("EPSG:4326")
        extent = self.parameterAsExtent(parameters, "EXTENT", context)
        return Region.rectangle(*canvas.wgs84_bounds(extent, crs, context.transformContext()), label=tr("extent"))

    def checkParameterValues(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Tuple[bool, str]:
        """For QGIS: what is wrong with the parameters, before the run."""
        good, sentence = super().checkParameterValues(parameters, context)
        if not good:
            return good, sentence
        try:
            self.recipe(parameters, context)
        except WorkbenchError as error:
            return False, str(error)
        return True, ""

    # The run

    def prepareAlgorithm(
        self, parameters: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Main thread."""
        self._connection = self._access.remembered()
        return True

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
            if error.details:
                feedback.pushDebugInfo(error.details)
            raise QgsProcessingException(str(error)) from error
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
