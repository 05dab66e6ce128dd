# SPDX-License-Identifier: GPL-2.0-or-later
"""Time series in QGIS: fetched and drawn in the background, places from layers, and a layer with times."""

from __future__ import annotations

import datetime
import os
from typing import Iterable, NamedTuple, Optional

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsFeatureSource,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerTemporalProperties,
)
from qgis.PyQt.QtCore import QCoreApplication, QDateTime, QMetaType, Qt

from ..core.errors import RecipeError, WorkbenchError
from ..core.recipes import Region
from ..core.series_order import MOST_PLACES, SeriesOrder
from ..core.series_parts import SeriesPlace
from ..core.series_result import SeriesResult
from ..core.series_table import table_rows, time_texts
from ..core.spelling import day
from ..core.text import tr
from ..engine import collecting, series
from ..engine.client import Client
from . import charts
from .charts import Chart, Look, Picture, View
from .task import WorkbenchTask

WGS84 = "EPSG:4326"


class FetchSeriesTask(WorkbenchTask):
    """Reads the values of an order; succeeds with a SeriesResult."""

    def __init__(self, order: SeriesOrder, client: Client) -> None:
        super().__init__(tr("Time series: {}").format(order.title()))
        self._order, self._client = order, client

    def work(self) -> SeriesResult:
        """Background."""
        return series.fetch(self._order, self._client, progress=self._tell, cancelled=self.is_cancelled)

    def _tell(self, done: int, total: int) -> None:
        self.report(100.0 * done / total)


class Shown(NamedTuple):
    """What a panel shows of a result: its chart, and its table by columns, the times as texts and each line's values.

    Few long columns instead of many short rows: Python's collector looks through everything for many new rows.
    """

    result: SeriesResult
    chart: Chart
    times: tuple[str, ...]
    columns: tuple[tuple[Optional[float], ...], ...]


class ShowSeriesTask(WorkbenchTask):
    """Does an order's steps; succeeds with a `Shown`."""

    def __init__(self, result: SeriesResult) -> None:
        super().__init__(tr("Smoothing a series"), hidden=True)
        self._result_in = result

    def work(self) -> Shown:
        """Background."""
        with collecting.paused():
            chart = charts.chart_of(self._result_in)
            rows = table_rows([line.times for line in chart.lines], [line.values for line in chart.lines])
            times = tuple(map(_time_words, time_texts([time for time, _ in rows])))
            return Shown(self._result_in, chart, times, tuple(zip(*(values for _, values in rows))))


class DrawChartTask(WorkbenchTask):
    """Draws a chart of so many pixels; succeeds with a Picture."""

    def __init__(self, chart: Chart, width: int, height: int, dpi: float, look: Look, view: Optional[View]) -> None:
        super().__init__(tr("Drawing a chart"), hidden=True)
        self._chart, self._size, self._dpi, self._look, self._view = chart, (width, height), dpi, look, view

    def work(self) -> Picture:
        """Background."""
        return charts.picture(self._chart, *self._size, look=self._look, dpi=self._dpi, view=self._view)


class PrepareChartsTask(WorkbenchTask):
    """Makes ready for the first chart. Where that cannot be, the first chart says why."""

    def __init__(self) -> None:
        super().__init__(tr("Drawing a chart"), hidden=True)

    def work(self) -> None:
        """Background."""
        charts.prepare()


class SaveChartTask(WorkbenchTask):
    """Writes a chart to a file; succeeds with its path."""

    def __init__(self, chart: Chart, path: str, view: Optional[View] = None) -> None:
        super().__init__(tr("Saving a chart"), hidden=True)
        self._chart, self._path, self._view = chart, path, view

    def work(self) -> str:
        """Background."""
        return str(charts.save(self._chart, self._path, view=self._view))


class TableTask(WorkbenchTask):
    """Writes the table as CSV to a file, or without one succeeds with the text."""

    def __init__(self, result: SeriesResult, path: str = "") -> None:
        super().__init__(tr("Writing a table"), hidden=True)
        self._result_in, self._path = result, path

    def work(self) -> str:
        """Background."""
        with collecting.paused():
            text = self._result_in.csv()
        if not self._path:
            return text
        write_text(self._path, text)
        return self._path


class AddSeriesTask(WorkbenchTask):
    """Adds a layer with times to the project; succeeds with it."""

    def __init__(self, result: SeriesResult) -> None:
        super().__init__(tr("Adding a layer"), hidden=True)
        self._result_in = result

    def work(self) -> QgsVectorLayer:
        """Background: the layer, which then belongs to the main thread."""
        with collecting.paused():
            layer = to_layer(self._result_in)
        application = QCoreApplication.instance()
        if application is not None:
            layer.moveToThread(application.thread())
        return layer

    def done(self, result: QgsVectorLayer) -> QgsVectorLayer:
        """Main thread."""
        QgsProject.instance().addMapLayer(result)
        return result


def write_text(path: str, text: str) -> None:
    """A file in UTF-8 with lines as they are. Raises WorkbenchError."""
    try:
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    except OSError as error:
        sentence = tr("The table cannot be written to {}: choose another folder.")
        raise WorkbenchError(sentence.format(os.path.basename(path)), details=str(error)) from error


# Places.


def place_of(geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, name: str) -> SeriesPlace:
    """A point or polygon of a map as a place; of a line its middle.

    Raises:
        RecipeError: it is empty, or lies where the coordinate system says nothing.
    """
    moved = QgsGeometry(geometry)
    transform = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem(WGS84), QgsProject.instance())
    try:
        moved.transform(transform)
    except QgsCsException as error:
        sentence = tr("“{}” lies outside of what its coordinate system covers.")
        raise RecipeError("places", sentence.format(name)) from error
    if moved.isEmpty():
        raise RecipeError("places", tr("“{}” has no geometry.").format(name))
    if moved.type() == Qgis.GeometryType.Polygon:
        return SeriesPlace(name, region=Region(moved.asJson(9), name))
    point = moved.asPoint() if _is_one_point(moved) else moved.pointOnSurface().asPoint()
    return SeriesPlace.at(round(point.x(), 7), round(point.y(), 7), name)


def _is_one_point(geometry: QgsGeometry) -> bool:
    return geometry.type() == Qgis.GeometryType.Point and not geometry.isMultipart()


def places_of(layer: QgsVectorLayer) -> tuple[SeriesPlace, ...]:
    """The selected features of a layer, or all of them, under the names that the layer shows. Raises RecipeError."""
    count = layer.selectedFeatureCount() or layer.featureCount()
    if count > MOST_PLACES:
        raise _too_many(layer.name(), count)
    features = layer.selectedFeatures() if layer.selectedFeatureCount() else layer.getFeatures()
    found = _places(features, layer.crs(), layer.name(), _name_field(layer.fields(), layer.displayField()))
    if not found:
        raise RecipeError("places", tr("“{}” has no features.").format(layer.name()))
    return found


def places_of_source(source: QgsFeatureSource, field: str = "") -> tuple[SeriesPlace, ...]:
    """The features of what a Processing algorithm reads, named by a field. Raises RecipeError."""
    if field and source.fields().lookupField(field) < 0:
        raise RecipeError("places", tr("“{}” has no field {}.").format(source.sourceName(), field))
    if source.featureCount() > MOST_PLACES:
        raise _too_many(source.sourceName(), source.featureCount())
    name = field or _name_field(source.fields(), "")
    return _places(source.getFeatures(), source.sourceCrs(), source.sourceName(), name)


def _time_words(text: str) -> str:
    """A time as files have it, with its day as people write it."""
    date, _, rest = text.partition("T")
    shown = day(datetime.date.fromisoformat(date))
    return f"{shown} {rest.rstrip('Z')}" if rest else shown


def _too_many(name: str, count: int) -> RecipeError:
    sentence = tr(
        "“{}” has {:,} features: select some, {:,} at most. Zonal statistics take more.", name, count, MOST_PLACES
    )
    return RecipeError("places", sentence)


def _places(
    features: Iterable[QgsFeature], crs: QgsCoordinateReferenceSystem, title: str, field: str
) -> tuple[SeriesPlace, ...]:
    found: list[SeriesPlace] = []
    taken: set[str] = set()
    for feature in features:
        name = str(feature[field]) if field and feature[field] else f"{title} {feature.id()}"
        found.append(place_of(feature.geometry(), crs, free_name(name, taken)))
        taken.add(found[-1].name)
    return tuple(found)


def free_name(name: str, taken: set[str]) -> str:
    """The name, with a number where another place has it."""
    found, number = name, 2
    while found in taken:
        found, number = f"{name} {number}", number + 1
    return found


def _name_field(fields: QgsFields, shown: str) -> str:
    """The field that tells features apart: the one that is shown, else the first of text."""
    texts = [field.name() for field in fields if field.type() == QMetaType.Type.QString]
    return shown if shown in texts or not texts else texts[0]


# A layer.


def to_layer(result: SeriesResult) -> QgsVectorLayer:
    """A layer in memory: a point or polygon for each place and time, with a field for each series of the place.

    Its features belong to their times, which QGIS' temporal controller shows.
    """
    return layer_of(result.order, features_of(result))


def fields_of(order: SeriesOrder) -> QgsFields:
    """Place, time, and one field for each series of a place."""
    fields = QgsFields()
    fields.append(QgsField("place", QMetaType.Type.QString))
    fields.append(QgsField("time", QMetaType.Type.QDateTime))
    for name in _field_names(order).values():
        fields.append(QgsField(name, QMetaType.Type.Double))
    return fields


def features_of(result: SeriesResult) -> list[QgsFeature]:
    """The features of a layer; of images at one time the last counts."""
    order, lines = result.order, result.lines()
    fields, names, polygons = fields_of(order), _field_names(order), _are_polygons(order)
    features = []
    for number, place in enumerate(order.places):
        geometry = _geometry(place, polygons)
        rows: dict[int, dict[str, Optional[float]]] = {}
        for key, line in zip(order.keys(), lines):
            if key.place == number:
                for time, value in zip(line.times, line.values):
                    rows.setdefault(time, {})[names[key.run, key.band]] = value
        for time in sorted(rows):
            feature = QgsFeature(fields)
            feature.setGeometry(geometry)
            moment = QDateTime.fromMSecsSinceEpoch(time, Qt.TimeSpec.UTC)
            feature.setAttributes([place.name, moment, *(rows[time].get(name) for name in names.values())])
            features.append(feature)
    return features


def layer_of(order: SeriesOrder, features: list[QgsFeature]) -> QgsVectorLayer:
    """The layer of these features, in the thread that calls. Raises WorkbenchError."""
    kind = "MultiPolygon" if _are_polygons(order) else "Point"
    layer = QgsVectorLayer(f"{kind}?crs={WGS84}", order.title(), "memory")
    provider = layer.dataProvider()
    if provider is None or not provider.addAttributes(list(fields_of(order))):
        raise WorkbenchError(tr("The layer cannot be made. Save the table as CSV instead."))
    layer.updateFields()
    provider.addFeatures(features)
    layer.updateExtents()
    _set_times(layer)
    return layer


def geometry_type(order: SeriesOrder) -> Qgis.WkbType:
    """What the layer's features are."""
    return Qgis.WkbType.MultiPolygon if _are_polygons(order) else Qgis.WkbType.Point


def _are_polygons(order: SeriesOrder) -> bool:
    return all(not place.is_point for place in order.places)


def _set_times(layer: QgsVectorLayer) -> None:
    properties = layer.temporalProperties()
    properties.setIsActive(True)
    properties.setMode(Qgis.VectorTemporalMode.FeatureDateTimeInstantFromField)
    properties.setStartField("time")
    if isinstance(properties, QgsVectorLayerTemporalProperties):
        properties.setLimitMode(Qgis.VectorTemporalLimitMode.IncludeBeginIncludeEnd)


def _field_names(order: SeriesOrder) -> dict[tuple[int, int], str]:
    """A field for each run and band, named as the series of one place are."""
    runs = order.runs()
    several = (len({run.scenario for run in runs}) > 1, len({run.model for run in runs}) > 1, len(order.bands) > 1)
    found = {}
    for number, run in enumerate(runs):
        for band, name in enumerate(order.bands):
            parts = zip((run.scenario, run.model, name), several)
            found[number, band] = "_".join(text for text, shown in parts if shown) or name.lower()
    return found


def _geometry(place: SeriesPlace, polygons: bool) -> QgsGeometry:
    """The place as the layer's kind of geometry: beside points, a polygon is its middle."""
    if place.point is not None:
        return QgsGeometry.fromPointXY(QgsPointXY(*place.point))
    assert place.region is not None
    polygon = polygon_of(place.region)
    if not polygons:
        return polygon.pointOnSurface()
    polygon.convertToMultiType()
    return polygon


def polygon_of(region: Region) -> QgsGeometry:
    """A region as a geometry in longitude and latitude."""
    coordinates = region.coordinates()
    many = [coordinates] if region.type == "Polygon" else coordinates
    parts = [[[QgsPointXY(x, y) for x, y in ring] for ring in rings] for rings in many]
    return QgsGeometry.fromMultiPolygonXY(parts) if len(parts) > 1 else QgsGeometry.fromPolygonXY(parts[0])
