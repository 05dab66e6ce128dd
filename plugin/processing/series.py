# SPDX-License-Identifier: GPL-2.0-or-later
"""Time series as a Processing algorithm: the table as CSV, a chart, and a layer with times."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Optional, Tuple

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingMultiStepFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterNumber,
    QgsProcessingParameterPoint,
)

from ..bridge import charts, layers
from ..bridge import series as bridge
from ..core import series as maths
from ..core.errors import RecipeError, WorkbenchError
from ..core.recipes import Recipe
from ..core.series_order import REDUCERS, SPREADS, SeriesOrder
from ..core.series_parts import SeriesPlace, Steps
from ..core.text import tr
from ..core.written import words
from ..engine import series
from .algorithm import failure
from .source_algorithm import SourceAlgorithm

_NONE = "none"


class SeriesAlgorithm(SourceAlgorithm):
    """Values over time of a collection recipe at points or over polygons."""

    def name(self) -> str:
        """Second part of the id."""
        return "series"

    def displayName(self) -> str:
        """As shown in the toolbox."""
        return tr("Time series")

    def group(self) -> str:
        """As shown in the toolbox."""
        return tr("Analysis")

    def groupId(self) -> str:
        """The group, whatever the language."""
        return "analysis"

    def tags(self) -> List[str]:
        """Words that find it."""
        return tr("chart,plot,ndvi,climate,smoothing,interpolation,earth engine").split(",")

    def shortDescription(self) -> str:
        """One line."""
        return tr("Reads the values of a collection over time at points or polygons, as a table, a chart and a layer.")

    def shortHelpString(self) -> str:
        """The help beside the dialog."""
        return tr(
            "Reads the values of every image behind a layer or recipe of the Workbench. Places are a point, features "
            "of a layer, or JSON as the panel “Time series” writes it. Values can be brought to regular steps (a step "
            "begins with its time), gaps filled with straight lines, and smoothed. Times are UTC. The table has one "
            "column for each place, scenario, model and band; the layer one field for each of a place's series."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """For QGIS: the parameters."""
        layer = QgsProcessingParameterMapLayer("LAYER", tr("Layer of the Workbench"), optional=True)
        layer.setDataTypes([int(Qgis.ProcessingSourceType.Raster)])
        self.addParameter(layer)
        self._text("RECIPE", tr("Recipe as JSON, instead of a layer"), advanced=True)
        self.addParameter(QgsProcessingParameterPoint("POINT", tr("Point"), optional=True))
        kinds = [int(Qgis.ProcessingSourceType.VectorPoint), int(Qgis.ProcessingSourceType.VectorPolygon)]
        self.addParameter(
            QgsProcessingParameterFeatureSource("FEATURES", tr("Points or polygons"), kinds, optional=True)
        )
        self._text("NAME_FIELD", tr("Field with the names of the features"), advanced=True)
        self._text("PLACES", tr("Places as JSON, instead of a point or features"), advanced=True)
        self._text("BANDS", tr("Bands, separated by commas"))
        self._text("SCENARIOS", tr("Scenarios of climate models, separated by commas"))
        self._whole("EVERY", tr("Length of a step (0: every image)"), 0, 0)
        self._choice("UNIT", tr("Unit of the steps"), list(maths.UNITS), "days")
        self._choice("METHOD", tr("How the values of a step become one"), list(maths.METHODS), "mean")
        self.addParameter(QgsProcessingParameterBoolean("FILL", tr("Fill gaps with straight lines"), False))
        smoothers = [_NONE, *(name for name in maths.SMOOTHERS if name)]
        self._choice("SMOOTHER", tr("Smoothing"), smoothers, _NONE)
        self._whole("WIDTH", tr("Width of rolling mean and Savitzky–Golay, odd"), 3, 3)
        self._whole("ORDER", tr("Order of Savitzky–Golay"), 2, 0)
        weight = QgsProcessingParameterNumber("WEIGHT", tr("Weight of Whittaker"), _DOUBLE, 10.0, False, 0.0)
        self._add(weight, advanced=True)
        self._number("SCALE", tr("Metres per pixel (empty: the images' own)"), advanced=True)
        self._choice("REDUCER", tr("How a polygon's pixels become one value"), list(REDUCERS), "mean", advanced=True)
        spreads = [_NONE, *(name for name in SPREADS if name)]
        self._choice("SPREAD", tr("What the chart draws of several models"), spreads, _NONE, advanced=True)
        self._connection_parameters()
        self._file("OUTPUT", tr("Table"), "CSV (*.csv)", True)
        self._file("CHART", tr("Chart"), "PNG (*.png);;SVG (*.svg);;PDF (*.pdf)", False)
        sink = QgsProcessingParameterFeatureSink("OUTPUT_LAYER", tr("Layer with times"), optional=True)
        sink.setCreateByDefault(False)
        self.addParameter(sink)
        self.addOutput(QgsProcessingOutputNumber("COUNT", tr("Number of values")))

    def _whole(self, name: str, label: str, default: int, least: int) -> None:
        kind = Qgis.ProcessingNumberParameterType.Integer
        self._add(QgsProcessingParameterNumber(name, label, kind, default, False, least), advanced=name in _RARE)

    def _file(self, name: str, label: str, kinds: str, usual: bool) -> None:
        parameter = QgsProcessingParameterFileDestination(name, label, kinds, optional=True)
        parameter.setCreateByDefault(usual)
        self.addParameter(parameter)

    # Reading.

    def order(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> SeriesOrder:
        """The order that the parameters describe. Raises RecipeError."""
        scale = parameters.get("SCALE")
        smoother = str(self.parameterAsEnumString(parameters, "SMOOTHER", context))
        spread = str(self.parameterAsEnumString(parameters, "SPREAD", context))
        return SeriesOrder(
            recipe=self._recipe(parameters, context),
            places=self._places(parameters, context),
            bands=words(str(self.parameterAsString(parameters, "BANDS", context))),
            scenarios=words(str(self.parameterAsString(parameters, "SCENARIOS", context))),
            scale=None if scale in (None, "") else float(self.parameterAsDouble(parameters, "SCALE", context)),
            reducer=str(self.parameterAsEnumString(parameters, "REDUCER", context)),
            steps=Steps(
                every=self.parameterAsInt(parameters, "EVERY", context),
                unit=str(self.parameterAsEnumString(parameters, "UNIT", context)),
                method=str(self.parameterAsEnumString(parameters, "METHOD", context)),
                fill=self.parameterAsBoolean(parameters, "FILL", context),
                smoother="" if smoother == _NONE else smoother,
                width=self.parameterAsInt(parameters, "WIDTH", context),
                order=self.parameterAsInt(parameters, "ORDER", context),
                weight=self.parameterAsDouble(parameters, "WEIGHT", context),
            ),
            spread="" if spread == _NONE else spread,
        )

    def _recipe(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Recipe:
        text = str(self.parameterAsString(parameters, "RECIPE", context)).strip()
        if text:
            return Recipe.from_json(text)
        found = layers.recipe_of(self.parameterAsLayer(parameters, "LAYER", context))
        if found is None:
            raise RecipeError("recipe", tr("Choose a layer that the Workbench has made, or give a recipe."))
        return found

    def _places(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Tuple[SeriesPlace, ...]:
        text = str(self.parameterAsString(parameters, "PLACES", context)).strip()
        if text:
            return _from_json(text)
        source = self.parameterAsSource(parameters, "FEATURES", context) if parameters.get("FEATURES") else None
        if source is not None:
            field = str(self.parameterAsString(parameters, "NAME_FIELD", context))
            return bridge.places_of_source(source, field)
        if parameters.get("POINT"):
            wgs84 = QgsCoordinateReferenceSystem(bridge.WGS84)
            point = self.parameterAsPoint(parameters, "POINT", context, wgs84)
            return (SeriesPlace.at(point.x(), point.y()),)
        return ()

    # The run

    def processAlgorithm(
        self, parameters: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        """Background."""
        steps = QgsProcessingMultiStepFeedback(2, feedback)
        try:
            order = self._order or self.order(parameters, context)
            feedback.pushInfo(order.title())
            self._access.require(self._connection)
            result = series.fetch(
                order,
                self._access.client,
                progress=lambda done, total: steps.setProgress(100.0 * done / total),
                cancelled=feedback.isCanceled,
            )
            for sentence in (*result.problems, *order.warnings()):
                feedback.pushWarning(sentence)
            steps.setCurrentStep(1)
            made: Dict[str, Any] = {"COUNT": result.value_count}
            table = str(self.parameterAsFileOutput(parameters, "OUTPUT", context))
            if table:
                bridge.write_text(table, result.csv())
                made["OUTPUT"] = table
            chart = str(self.parameterAsFileOutput(parameters, "CHART", context))
            if chart:
                made["CHART"] = str(charts.save(charts.chart_of(result), chart))
        except WorkbenchError as error:
            raise failure(error, feedback) from error
        self._write_layer(result, parameters, context, made)
        feedback.pushInfo(tr("{:,} values, {:,} series.", result.value_count, len(result.raw)))
        return made

    def _write_layer(
        self, result: Any, parameters: Dict[str, Any], context: QgsProcessingContext, made: Dict[str, Any]
    ) -> None:
        fields, crs = bridge.fields_of(result.order), QgsCoordinateReferenceSystem(bridge.WGS84)
        kind = bridge.geometry_type(result.order)
        sink, destination = self.parameterAsSink(parameters, "OUTPUT_LAYER", context, fields, kind, crs)
        if sink is None:
            return
        for feature in bridge.features_of(result):
            sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert)
        made["OUTPUT_LAYER"] = destination


_DOUBLE = Qgis.ProcessingNumberParameterType.Double
_RARE = ("WIDTH", "ORDER")


def _from_json(text: str) -> Tuple[SeriesPlace, ...]:
    try:
        values = json.loads(text)
        return tuple(SeriesPlace.from_dict(each) for each in values)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise RecipeError("places", tr("The places are not the JSON that the panel writes.")) from error
