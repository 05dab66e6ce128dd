# SPDX-License-Identifier: GPL-2.0-or-later
"""The CMIP6 layer as a Processing algorithm: the parameters make a recipe, the engine does the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Optional, Tuple

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputRasterLayer,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtGui import QIcon

from ..bridge import adding, canvas, layers
from ..core import palettes
from ..core.errors import WorkbenchError
from ..core.periods import Period, YearRange, month_name
from ..core.product import Product
from ..core.recipes import Region, Style
from ..core.recipes import cmip6_facts as facts
from ..core.recipes.cmip6 import ANOMALIES, ENSEMBLES, STATISTICS, Cmip6Recipe, Ensemble, Statistic
from ..core.text import tr
from ..engine.client import MapTiles

if TYPE_CHECKING:
    from ..core.connection import Connection
    from .provider import Access

DEFAULT_UNIT = "default"
_DEFAULT_PALETTE = "default"
_WITH_VALUE = ("percentile", "days_above", "days_below")


class Cmip6LayerAlgorithm(QgsProcessingAlgorithm):
    """A climate model's statistic over a period, as a layer."""

    def __init__(self, access: Access) -> None:
        super().__init__()
        self._access = access
        self._connection: Optional[Connection] = None
        self._made: Optional[Tuple[Product, MapTiles]] = None

    def createInstance(self) -> Cmip6LayerAlgorithm:
        """For QGIS: a fresh one for a run."""
        return Cmip6LayerAlgorithm(self._access)

    def name(self) -> str:
        """Second part of the id."""
        return "cmip6"

    def displayName(self) -> str:
        """As shown in the toolbox."""
        return tr("CMIP6 layer")

    def group(self) -> str:
        """As shown in the toolbox."""
        return tr("Climate")

    def groupId(self) -> str:
        """The group, whatever the language."""
        return "climate"

    def tags(self) -> List[str]:
        """Words that find it."""
        return tr("climate,model,scenario,temperature,precipitation,anomaly,ensemble,gddp,nex,earth engine").split(",")

    def icon(self) -> QIcon:
        """The provider's."""
        provider = self.provider()
        return provider.icon() if provider is not None else super().icon()

    def shortDescription(self) -> str:
        """One line."""
        return tr("Adds daily climate projections (NEX-GDDP-CMIP6), reduced over a period, as a layer.")

    def shortHelpString(self) -> str:
        """The help beside the dialog."""
        return tr(
            "Computes a statistic over the days of a period for one or several climate models, or its change against "
            "years of the historical run, and adds it as a layer that Earth Engine draws.\n\n"
            "Months run from the first to the last month, over the end of the year where the last one comes before the "
            "first (December to February belong to the year in which they end). Several models are combined as the "
            "ensemble says. The layer can be edited again in the CMIP6 panel."
        )

    # Parameters

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """For QGIS: the parameters."""
        models, scenarios, variables = list(facts.models()), list(facts.scenarios()), list(facts.VARIABLES)
        self._choice("MODELS", tr("Models"), models, ["ACCESS-CM2"], several=True)
        self._choice("SCENARIO", tr("Scenario"), scenarios, "ssp245")
        self._choice("VARIABLE", tr("Variable"), variables, "tasmax")
        self._year("FIRST_YEAR", tr("First year"), 2030)
        self._year("LAST_YEAR", tr("Last year (as the first where empty)"), None)
        months = [month_name(month) for month in range(1, 13)]
        for name, label, default in (("FIRST_MONTH", tr("First month"), 0), ("LAST_MONTH", tr("Last month"), 11)):
            self.addParameter(QgsProcessingParameterEnum(name, label, months, defaultValue=default))
        self._choice("STATISTIC", tr("Statistic over time"), list(STATISTICS), "mean")
        self._number("STATISTIC_VALUE", tr("Percentile, or threshold in the chosen unit"))
        units = [DEFAULT_UNIT, *dict.fromkeys(unit for variable in variables for unit in facts.shown_units(variable))]
        self._choice("UNIT", tr("Unit"), units, DEFAULT_UNIT)
        self._year("BASELINE_FIRST", tr("Change from: first year of the baseline"), None)
        self._year("BASELINE_LAST", tr("Change from: last year of the baseline"), None)
        self._choice("ANOMALY", tr("Change as"), list(ANOMALIES), "absolute")
        self._choice("ENSEMBLE", tr("Several models as"), list(ENSEMBLES), "mean")
        self._number("ENSEMBLE_VALUE", tr("Percentile of models"), advanced=True)
        extent = QgsProcessingParameterExtent("EXTENT", tr("Region (the whole world where empty)"), optional=True)
        self.addParameter(extent)
        names = [_DEFAULT_PALETTE, *palettes.PALETTES]
        self._choice("PALETTE", tr("Palette"), names, _DEFAULT_PALETTE, advanced=True)
        self._number("MINIMUM", tr("Value of the first colour"), advanced=True)
        self._number("MAXIMUM", tr("Value of the last colour"), advanced=True)
        collection = QgsProcessingParameterString("COLLECTION", tr("Image collection"), facts.COLLECTION)
        self._add(collection, advanced=True)
        for name, label in (
            ("OTHER_MODELS", tr("Models of another image collection, separated by commas")),
            ("OTHER_SCENARIO", tr("Scenario of another image collection")),
        ):
            self._add(QgsProcessingParameterString(name, label, optional=True), advanced=True)
        self.addOutput(QgsProcessingOutputRasterLayer("OUTPUT", tr("CMIP6 layer")))

    def _add(self, parameter: QgsProcessingParameterDefinition, advanced: bool) -> None:
        if advanced:
            parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
        self.addParameter(parameter)

    def _choice(
        self, name: str, label: str, options: List[str], default: Any, several: bool = False, advanced: bool = False
    ) -> None:
        parameter = QgsProcessingParameterEnum(
            name, label, options, allowMultiple=several, defaultValue=default, usesStaticStrings=True
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

    def recipe(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Cmip6Recipe:
        """The recipe that the parameters describe. Raises RecipeError."""

        def number(name: str) -> Optional[float]:
            return self.parameterAsDouble(parameters, name, context) if parameters.get(name) is not None else None

        def year(name: str) -> Optional[int]:
            return self.parameterAsInt(parameters, name, context) if parameters.get(name) is not None else None

        def choice(name: str) -> str:
            return self.parameterAsEnumString(parameters, name, context)

        first = self.parameterAsInt(parameters, "FIRST_YEAR", context)
        last = year("LAST_YEAR")
        begin, end = (self.parameterAsEnum(parameters, name, context) for name in ("FIRST_MONTH", "LAST_MONTH"))
        months = tuple(month % 12 + 1 for month in range(begin, (end if end >= begin else end + 12) + 1))
        statistic, ensemble, unit, palette = (choice(name) for name in ("STATISTIC", "ENSEMBLE", "UNIT", "PALETTE"))
        baseline_first, baseline_last = year("BASELINE_FIRST"), year("BASELINE_LAST")
        baseline = None
        if baseline_first is not None or baseline_last is not None:
            known = [each for each in (baseline_first, baseline_last) if each is not None]
            baseline = YearRange(known[0], known[-1])
        models = tuple(self.parameterAsEnumStrings(parameters, "MODELS", context))
        other_models = self.parameterAsString(parameters, "OTHER_MODELS", context)
        other_scenario = self.parameterAsString(parameters, "OTHER_SCENARIO", context)
        return Cmip6Recipe(
            models=tuple(name.strip() for name in other_models.split(",")) if other_models.strip() else models,
            scenario=other_scenario.strip() or choice("SCENARIO"),
            variable=choice("VARIABLE"),
            period=Period(first, first if last is None else last, months),
            statistic=Statistic(statistic, number("STATISTIC_VALUE") if statistic in _WITH_VALUE else None),
            unit="" if unit == DEFAULT_UNIT else unit,
            baseline=baseline,
            anomaly=choice("ANOMALY"),
            ensemble=Ensemble(ensemble, number("ENSEMBLE_VALUE") if ensemble == "percentile" else None),
            region=self._region(parameters, context),
            style=Style(
                palette="" if palette == _DEFAULT_PALETTE else palette,
                minimum=number("MINIMUM"),
                maximum=number("MAXIMUM"),
            ),
            collection=self.parameterAsString(parameters, "COLLECTION", context) or facts.COLLECTION,
        )

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
