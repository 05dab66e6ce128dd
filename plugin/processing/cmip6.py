# SPDX-License-Identifier: GPL-2.0-or-later
"""The CMIP6 layer as a Processing algorithm: the parameters make a recipe, the engine does the rest."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingOutputRasterLayer,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterString,
)

from ..core import palettes
from ..core.periods import Period, YearRange, month_name
from ..core.recipes import Style
from ..core.recipes import cmip6_facts as facts
from ..core.recipes.cmip6 import ANOMALIES, ENSEMBLES, STATISTICS, Cmip6Recipe, Ensemble, Statistic
from ..core.text import tr
from .layer_algorithm import RecipeLayerAlgorithm

DEFAULT_UNIT = "default"
_DEFAULT_PALETTE = "default"
_WITH_VALUE = ("percentile", "days_above", "days_below")


class Cmip6LayerAlgorithm(RecipeLayerAlgorithm):
    """A climate model's statistic over a period, as a layer."""

    icon_name = "cmip6"

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
