# SPDX-License-Identifier: GPL-2.0-or-later
"""Zonal statistics as a Processing algorithm: a vector layer or a table in, a layer or a CSV file out."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsFields,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
)

from ..bridge import zonal_results, zones
from ..core import written, zonal_statistics
from ..core.errors import RecipeError, WorkbenchError
from ..core.text import tr
from ..core.zonal_order import LayerZones, TableZones, ZonalOrder, Zones
from ..core.zonal_statistics import Histogram
from ..core.zone import ZonalTable
from ..engine import zonal
from ..engine.zonal import Given, Progress
from .algorithm import failure
from .export import transform_of
from .source_algorithm import SourceAlgorithm

#: Stands for no columns where an empty text stands for all.
NO_COLUMNS = "-"


class ZonalAlgorithm(SourceAlgorithm):
    """The parameters make a ZonalOrder; its rows become features of a sink, a CSV file, or both."""

    _order: Optional[ZonalOrder] = None

    def name(self) -> str:
        """Second part of the id."""
        return "zonal"

    def displayName(self) -> str:
        """As shown in the toolbox."""
        return tr("Zonal statistics of a layer or recipe")

    def group(self) -> str:
        """As shown in the toolbox."""
        return tr("Tables")

    def groupId(self) -> str:
        """The group, whatever the language."""
        return "tables"

    def tags(self) -> List[str]:
        """Words that find it."""
        return tr("mean,median,sum,histogram,area,polygons,districts,reduce regions,csv,table,earth engine").split(",")

    def shortDescription(self) -> str:
        """One line."""
        return tr("Computes statistics of an Earth Engine layer or recipe within polygons, lines or points.")

    def shortHelpString(self) -> str:
        """The help beside the dialog."""
        return tr(
            "Computes statistics of a layer, or of a recipe as text (as the console's wb.recipe().json() gives it), "
            "within the features of a vector layer or of a table on Earth Engine: of its image, or of every image of "
            "the collection behind it, a row for each feature and date.\n\n"
            "Each pixel counts by the part of it that lies within a polygon; without weights it counts wholly where "
            "its centre does. Without a scale the images' own pixels are taken. Features without a usable shape keep "
            "their row, without values. “area” gives the square metres of each class; a histogram is written like "
            "0, 1, 10: least and greatest value, and how many classes.\n\n"
            "Names of columns may hold {statistic} and {band}."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """For QGIS: the parameters."""
        self._source_parameters()
        any_shape = [QgsProcessing.SourceType.TypeVectorAnyGeometry]
        self.addParameter(QgsProcessingParameterFeatureSource("ZONES", tr("Zones"), any_shape, optional=True))
        self._text("TABLE", tr("Id of a table on Earth Engine, in place of zones"))
        self._text("FILTERS", tr("Filters of the table, such as ADM1_NAME == Karnataka"))
        names = [*zonal_statistics.NUMBERS, zonal_statistics.AREA]
        self._choice("STATISTICS", tr("Statistics (the mean where none is chosen)"), names, None, True, optional=True)
        self._text("PERCENTILES", tr("Percentiles, such as 5, 95"))
        self._text("HISTOGRAM", tr("Histogram: least and greatest value, and how many classes"), advanced=True)
        each = QgsProcessingParameterBoolean("EACH", tr("Every image of the collection, by date"), False)
        self.addParameter(each)
        self._number("SCALE", tr("Scale in metres (the images' own pixels where empty)"))
        self.addParameter(QgsProcessingParameterCrs("CRS", tr("Coordinate system"), optional=True))
        self._text("TRANSFORM", tr("Transform in place of a scale: six numbers"), advanced=True)
        self._text("BANDS", tr("Bands, separated by commas (all where empty)"), advanced=True)
        weighted = QgsProcessingParameterBoolean("WEIGHTED", tr("Pixels count by the part that is covered"), True)
        self._add(weighted, advanced=True)
        self._text("COLUMNS", tr("Columns of the zones to keep (all where empty, none: -)"))
        self._text("NAMES", tr("Names of the results' columns, such as {band}_{statistic}"), advanced=True)
        self._connection_parameters()
        files = tr("CSV files (*.csv)")
        table = QgsProcessingParameterFileDestination(
            "CSV", tr("CSV file"), files, optional=True, createByDefault=False
        )
        self.addParameter(table)
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", tr("Zones with statistics"), optional=True))
        self.addOutput(QgsProcessingOutputNumber("COUNT", tr("Number of rows")))

    # Reading.

    def order(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> ZonalOrder:
        """The order that the parameters describe. Raises RecipeError."""

        def text(name: str) -> str:
            return str(self.parameterAsString(parameters, name, context)).strip()

        if not parameters.get("CSV") and not parameters.get("OUTPUT"):
            raise RecipeError("output", tr("Choose a layer or a CSV file for the rows."))
        histogram = Histogram.parse(text("HISTOGRAM"))
        crs = self.parameterAsCrs(parameters, "CRS", context)
        scaled = parameters.get("SCALE") is not None
        columns = text("COLUMNS")
        return ZonalOrder(
            source=self._source(parameters, context),
            zones=self._zones(parameters, context),
            statistics=self._statistics(parameters, context, histogram),
            each=self.parameterAsBoolean(parameters, "EACH", context),
            bands=written.words(text("BANDS")),
            scale=self.parameterAsDouble(parameters, "SCALE", context) if scaled else None,
            crs=crs.authid() if crs.isValid() else "",
            crs_transform=transform_of(text("TRANSFORM")),
            weighted=self.parameterAsBoolean(parameters, "WEIGHTED", context),
            histogram=histogram,
            columns=None if not columns else () if columns == NO_COLUMNS else written.words(columns),
            names=text("NAMES"),
        )

    def _statistics(
        self, parameters: Dict[str, Any], context: QgsProcessingContext, histogram: Optional[Histogram]
    ) -> Tuple[str, ...]:
        named = [str(name) for name in self.parameterAsEnumStrings(parameters, "STATISTICS", context) if name]
        named += zonal_statistics.percentiles_of(str(self.parameterAsString(parameters, "PERCENTILES", context)))
        named += [] if histogram is None else [zonal_statistics.HISTOGRAM]
        return tuple(named) or ("mean",)

    def _zones(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Zones:
        table = str(self.parameterAsString(parameters, "TABLE", context)).strip()
        if not parameters.get("ZONES"):
            return TableZones(table, written.filters(str(self.parameterAsString(parameters, "FILTERS", context))))
        if table:
            raise RecipeError("zones", tr("Choose a layer of zones or a table on Earth Engine, not both."))
        return LayerZones("ZONES", tr("Zones"))

    # The run.

    def processAlgorithm(
        self, parameters: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        """Background: the zones are read, their statistics fetched, the rows written."""
        source = self.parameterAsSource(parameters, "ZONES", context) if parameters.get("ZONES") else None

        def tell(progress: Progress) -> None:
            feedback.setProgress(progress.percent)
            feedback.setProgressText(progress.words)

        try:
            order = self._order or self.order(parameters, context)
            feedback.pushInfo(order.title)
            given, fields = _given(source, order, context, feedback)
            self._access.require(self._connection)
            wants_shapes = bool(parameters.get("OUTPUT"))
            table = zonal.compute(
                order, given, self._access.client, tell=tell, cancelled=feedback.isCanceled, shapes=wants_shapes
            )
            for problem in table.problems:
                feedback.pushWarning(problem)
            results: Dict[str, Any] = {"COUNT": len(table.rows)}
            path = str(self.parameterAsFileOutput(parameters, "CSV", context)) if parameters.get("CSV") else ""
            if path:
                zonal_results.write_csv(table, path)
                results["CSV"] = path
        except WorkbenchError as error:
            raise failure(error, feedback) from error
        if wants_shapes:
            results["OUTPUT"] = self._sink(parameters, context, table, source, fields)
        feedback.pushInfo(tr("Rows: {:,}. Requests: {:,}.", len(table.rows), table.requests))
        return results

    def _sink(
        self,
        parameters: Dict[str, Any],
        context: QgsProcessingContext,
        table: ZonalTable,
        source: Optional[QgsProcessingFeatureSource],
        kept: Optional[QgsFields],
    ) -> str:
        fields = zonal_results.fields_of(table, kept)
        if source is None:
            kind, crs = zonal_results.wkb_type_of(table), QgsCoordinateReferenceSystem(zonal_results.WGS84)
        else:
            kind, crs = source.wkbType(), source.sourceCrs()
        sink, identifier = self.parameterAsSink(parameters, "OUTPUT", context, fields, kind, crs)
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, "OUTPUT"))
        for feature in zonal_results.features(table, fields):
            if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
                raise QgsProcessingException(self.writeFeatureError(sink, parameters, "OUTPUT"))
        return str(identifier)


def _given(
    source: Optional[QgsProcessingFeatureSource],
    order: ZonalOrder,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> Tuple[Optional[Given], Optional[QgsFields]]:
    """The zones of a source with the fields that are kept; nothing where they lie on Earth Engine."""
    if source is None:
        if isinstance(order.zones, LayerZones):
            raise RecipeError("zones", tr("The layer of the zones cannot be read."))
        return None, None
    zones.check_crs(source.sourceCrs())
    fields = zones.kept_fields(source.fields(), order.columns)
    indices = [source.fields().lookupField(name) for name in fields.names()]
    # What is invalid keeps its row: the algorithm says so, and goes on.
    unchecked = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    features = source.getFeatures(QgsFeatureRequest(), unchecked)
    given = zones.read(features, indices, fields, source.sourceCrs(), context.transformContext(), feedback.isCanceled)
    return given, fields
