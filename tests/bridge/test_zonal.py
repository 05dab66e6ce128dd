# SPDX-License-Identifier: GPL-2.0-or-later
"""Statistics of layers' zones: real pixels beside numpy, GDAL and QGIS's own; shapes of all kinds; rows put away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import numpy as np
import pytest
from ee_workbench.plugin.bridge import zonal, zonal_results, zones
from ee_workbench.plugin.bridge.zonal import ZonalTask
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.errors import Cancelled, RecipeError, WorkbenchError
from ee_workbench.plugin.core.periods import DateSpan
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band
from ee_workbench.plugin.core.recipes.property_filter import PropertyFilter
from ee_workbench.plugin.core.zonal_order import Output, ZonalOrder
from ee_workbench.plugin.core.zone import ZonalTable, Zone
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session
from osgeo import gdal, ogr
from qgis.analysis import QgsZonalStatistics
from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsGeometry, QgsProject, QgsRasterLayer, QgsVectorLayer

COLLECTION = "projects/sandbox/assets/um"
REAL = "E1_north_america.nc"
SHAPES = (
    "Polygon((-120 30, -95.3 31.7, -101 47.2, -120 30))",
    "Polygon((-90.3 25.3, -70.2 25.7, -66.1 44.2, -80.3 55.6, -93.2 41.1, -90.3 25.3),"
    "(-84 33, -76 34, -79 41, -84 33))",
    "MultiPolygon(((-125 50, -111 50.5, -112 57, -125 50)),((-100 52, -90.3 52, -95 58.2, -100 52)))",
)
RAIN = CollectionRecipe("IDAHO_EPSCOR/TERRACLIMATE", (Band("pr"),), DateSpan.of("2020-01-01", "2020-02-28"))


def layer_of(shapes: Any, kind: str = "MultiPolygon", crs: str = "EPSG:4326") -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{kind}?crs={crs}&field=name:string", "zones", "memory")
    features = []
    for number, shape in enumerate(shapes):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"zone {number}"])
        if shape:
            feature.setGeometry(QgsGeometry.fromWkt(shape))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(layer)
    return layer


def rows_of(order: ZonalOrder, client: Client) -> Any:
    reader = zonal.reader_of(order, QgsProject.instance())
    return zonal.run(order, reader, client, lambda progress: None, lambda: False)


# Real pixels.


@pytest.fixture
def mounted(shared_data: Path, tmp_path: Path, fresh_sandbox: Callable[..., Any]) -> Iterator[Client]:
    """A sandbox that serves a real scenario."""
    (tmp_path / REAL).write_bytes((shared_data / "climate" / REAL).read_bytes())
    images = [{"file": REAL, "band": "tas", "index": "UM_E1", "from": "2000-01-01", "properties": {"scenario": "E1"}}]
    manifest = {"assets": [{"id": COLLECTION, "type": "IMAGE_COLLECTION", "images": images}]}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    session = Session()
    session.connect(Connection(url=fresh_sandbox("--mount", str(tmp_path)).url))
    yield Client(session)
    session.disconnect()


@pytest.fixture
def year(shared_data: Path, tmp_path: Path) -> tuple[np.ndarray, Any, str]:
    """2070 as (37, 49) kelvin, its geotransform, and the same as a GeoTIFF, by GDAL."""
    source = gdal.Open(f'NETCDF:"{shared_data / "climate" / REAL}":air_temperature')
    values = source.GetRasterBand(2070 - 1860 + 1).ReadAsArray()
    path = str(tmp_path / "year.tif")
    made = gdal.GetDriverByName("GTiff").Create(path, values.shape[1], values.shape[0], 1, gdal.GDT_Float32)
    made.SetGeoTransform(source.GetGeoTransform())
    made.SetProjection(QgsCoordinateReferenceSystem("EPSG:4326").toWkt())
    made.GetRasterBand(1).WriteArray(values)
    made.FlushCache()
    return values.astype("float64"), source.GetGeoTransform(), path


def parts_covered(shape: Any, transform: Any, size: tuple[int, int]) -> np.ndarray:
    """The part of every pixel that a polygon covers, by cutting each pixel's square with it."""
    x, width, _, y, _, height = transform
    found = np.zeros(size)
    for row in range(size[0]):
        for column in range(size[1]):
            west, north = x + column * width, y + row * height
            corners = [(west, north), (west + width, north), (west + width, north + height), (west, north + height)]
            text = ", ".join(f"{a} {b}" for a, b in [*corners, corners[0]])
            square = ogr.CreateGeometryFromWkt(f"POLYGON(({text}))")
            found[row, column] = shape.Intersection(square).GetArea() / square.GetArea()
    return found


def test_real_pixels_equal_numpy_and_qgis(project: Any, mounted: Client, year: Any) -> None:
    """Weighted by the part covered: numpy with areas cut by GEOS. By centres: QGIS's own zonal statistics.

    QGIS counts a pixel wholly where its centre lies inside. The two therefore differ by the pixels on the outline.
    """
    values, transform, path = year
    layer = layer_of(SHAPES)
    chosen = (PropertyFilter("scenario", "==", "E1"),)
    recipe = CollectionRecipe(COLLECTION, (Band("tas"),), DateSpan.of("2070-01-01", "2070-12-31"), filters=chosen)
    statistics = ("mean", "sum", "min", "max", "stdDev", "count")
    weighted = rows_of(ZonalOrder(recipe, zones.zones_of(layer), statistics), mounted)
    centred = rows_of(ZonalOrder(recipe, zones.zones_of(layer), statistics, weighted=False), mounted)
    assert weighted.columns == ("name", *statistics)
    parts = [parts_covered(ogr.CreateGeometryFromWkt(shape), transform, values.shape) for shape in SHAPES]
    for part, row in zip(parts, weighted.rows):
        mean = (values * part).sum() / part.sum()
        assert row[1] == pytest.approx(mean, rel=1e-6)
        assert row[2] == pytest.approx((values * part).sum(), rel=1e-6)
        assert row[5] == pytest.approx(np.sqrt((part * (values - mean) ** 2).sum() / part.sum()), rel=1e-3)
    kinds = QgsZonalStatistics.Statistic
    wanted = kinds.Mean | kinds.Sum | kinds.Min | kinds.Max | kinds.StDev | kinds.Count
    raster = QgsRasterLayer(path, "year")
    QgsZonalStatistics(layer, raster, "q_", 1, wanted).calculateStatistics(None)
    layer.updateFields()
    for feature, row, other in zip(layer.getFeatures(), centred.rows, weighted.rows):
        theirs = [feature[f"q_{name}"] for name in ("mean", "sum", "min", "max", "stdev", "count")]
        assert list(row[1:]) == pytest.approx(theirs, rel=1e-6)
        # Pixels on the outline are the only difference: below the spread within the zone.
        assert 1e-4 < abs(other[1] - theirs[0]) < theirs[4] / 4


# Shapes.


def test_every_feature_keeps_its_row(project: Any, client: Client) -> None:
    shapes = (
        "Polygon((76 14, 76.5 14, 76.5 14.5, 76 14))",
        "Polygon((0 0, 1 1, 1 0, 0 1, 0 0))",
        "",
        "Polygon EMPTY",
    )
    layer = layer_of(shapes, "Polygon")
    table = rows_of(ZonalOrder(RAIN, zones.zones_of(layer), ("mean",), scale=5000), client)
    assert [row[0] for row in table.rows] == [f"zone {number}" for number in range(4)]
    assert [row[1] is not None for row in table.rows] == [True, False, False, False]
    assert len(table.problems) == 2 and "2 features (3, 4): each has no geometry." in table.problems


def test_curves_and_heights(project: Any, client: Client) -> None:
    """A circle's square metres, and those of a triangle with heights, whose corners' numbers stand here."""
    circle = layer_of(["CurvePolygon(CircularString(77 13, 77.2 13.2, 77.4 13, 77.2 12.8, 77 13))"], "CurvePolygon")
    high = layer_of(["PolygonZ((75 15 9, 75.5 15 9, 75.5 15.5 9, 75 15 9))"], "PolygonZ")
    metre = 111_319.49
    for layer, degrees, latitude in ((circle, np.pi * 0.2**2, 13.0), (high, 0.125, 15.25)):
        order = ZonalOrder(RAIN, zones.zones_of(layer), ("area",), scale=5000, columns=())
        area = sum(rows_of(order, client).rows[0])
        assert area == pytest.approx(degrees * metre**2 * np.cos(np.radians(latitude)), rel=0.01)


@pytest.mark.parametrize(
    ("kind", "shapes"),
    [
        ("Point", ["Point(76.1 14.2)", "Point(77 13)"]),
        ("MultiPointZ", ["MultiPointZ(76.1 14.2 1, 76.3 14.2 1)"]),
        ("LineString", ["LineString(76 14, 76.7 14.9)"]),
    ],
)
def test_points_and_lines(project: Any, client: Client, kind: str, shapes: list[str]) -> None:
    table = rows_of(ZonalOrder(RAIN, zones.zones_of(layer_of(shapes, kind)), ("min", "max"), scale=4000), client)
    assert len(table.rows) == len(shapes) and table.problems == ()
    assert all(0 < row[1] <= row[2] for row in table.rows)
    if kind == "Point":
        assert all(row[1] == row[2] for row in table.rows)


def test_metres_and_degrees_are_the_same_place(project: Any, client: Client) -> None:
    degrees = layer_of(["Polygon((76 14, 76.5 14, 76.5 14.5, 76 14.5, 76 14))"], "Polygon")
    metres = QgsVectorLayer("Polygon?crs=EPSG:3857", "metres", "memory")
    feature = QgsFeature(next(degrees.getFeatures()))
    shape = feature.geometry()
    from qgis.core import QgsCoordinateTransform

    there = QgsCoordinateReferenceSystem("EPSG:3857")
    shape.transform(QgsCoordinateTransform(degrees.crs(), there, project.transformContext()))
    feature.setGeometry(shape)
    metres.dataProvider().addFeatures([feature])
    project.addMapLayer(metres)
    made = [
        rows_of(ZonalOrder(RAIN, zones.zones_of(layer), ("sum",), scale=1000, columns=()), client).rows[0][0]
        for layer in (degrees, metres)
    ]
    assert made[0] == pytest.approx(made[1], rel=1e-6)


@pytest.mark.parametrize("begun", [False, True])
def test_a_field_that_is_not_taken_leaves_the_layer_as_it_was(project: Any, begun: bool) -> None:
    layer = layer_of(SHAPES[:1])
    (feature,) = layer.getFeatures()
    if begun:
        layer.startEditing()
        layer.changeAttributeValue(feature.id(), 0, "mine")
    layer.addAttribute = lambda field: False
    table = ZonalTable(("name", "mean"), (("zone 0", 1.0),), (Zone(feature.id(), ("zone 0",)),), 1)
    with pytest.raises(WorkbenchError, match="takes no field mean"):
        zonal_results.write_attributes(layer, table)
    assert layer.isEditable() == begun and layer.fields().names() == ["name"]
    assert layer.getFeature(feature.id())["name"] == ("mine" if begun else "zone 0")


def test_attributes_of_all_types_are_plain(qgis_app: Any) -> None:
    from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, QTime, QVariant

    given = [1, 2.5, "a", True, QDate(2020, 2, 3), QTime(1, 2), QDateTime(QDate(2020, 2, 3), QTime(4, 5)), ["x", 1]]
    wanted = [1, 2.5, "a", True, "2020-02-03", "01:02:00", "2020-02-03T04:05:00", '["x", 1]']
    assert [zones.plain(value) for value in given] == wanted
    assert zones.plain(QVariant()) is None and zones.plain(QByteArray(b"\x01\xff")) == "01ff"


def test_what_does_not_fit_is_said_before_anything_is_sent(
    project: Any, client: Client, sandbox: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    layer = layer_of(SHAPES)
    chosen = zones.zones_of(layer, selected_only=True)
    with pytest.raises(RecipeError, match="Select features"):
        ZonalTask(ZonalOrder(RAIN, chosen, scale=5000), client)
    with pytest.raises(RecipeError, match="no column size"):
        ZonalTask(ZonalOrder(RAIN, zones.zones_of(layer), scale=5000, columns=("size",)), client)
    monkeypatch.setattr(zonal_results, "MOST_EDITED", 2)
    with pytest.raises(RecipeError, match="more than 2 features"):
        ZonalTask(ZonalOrder(RAIN, zones.zones_of(layer), scale=5000, output=Output("attributes")), client)
    monkeypatch.undo()
    layer.setReadOnly(True)
    with pytest.raises(RecipeError, match="no new attributes"):
        ZonalTask(ZonalOrder(RAIN, zones.zones_of(layer), scale=5000, output=Output("attributes")), client)
    order = ZonalOrder(RAIN, zones.zones_of(layer), scale=5000)
    project.removeMapLayer(layer)
    with pytest.raises(RecipeError, match="no longer in the project"):
        ZonalTask(order, client)
    assert not [entry for entry in sandbox.log() if "compute" in entry["path"]]


# Rows put away.


def test_the_file_s_other_layers_stay(project: Any, client: Client, tmp_path: Path) -> None:
    path = str(tmp_path / "rain.gpkg")
    driver = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    driver.CreateLayer("mine")
    del driver
    layer = layer_of(["Polygon((76 14, 76.5 14, 76.5 14.5, 76 14))"], "Polygon", "EPSG:4326")
    order = ZonalOrder(RAIN, zones.zones_of(layer), ("mean",), scale=5000, output=Output("gpkg", path))
    reader = zonal.reader_of(order, project)
    table = rows_of(order, client)
    for _ in range(2):
        zonal.write(order, table, reader)
    source = ogr.Open(path)
    assert sorted(source.GetLayer(number).GetName() for number in range(source.GetLayerCount())) == ["mine", "rain"]
    assert source.GetLayerByName("rain").GetFeatureCount() == 1


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    from ee_workbench.plugin.core.errors import WorkbenchError
    from ee_workbench.plugin.core.zone import ZonalTable

    (tmp_path / "a.csv.part").mkdir()
    (tmp_path / "a.csv").write_text("old")
    with pytest.raises(WorkbenchError, match="cannot be written"):
        zonal_results.write_csv(ZonalTable(("a",), ((1,),), (), 0), str(tmp_path / "a.csv"))
    assert (tmp_path / "a.csv").read_text() == "old"


def test_a_cancelled_read_ends(project: Any) -> None:
    reader = zones.LayerReader(layer_of(SHAPES), False, None)
    with pytest.raises(Cancelled):
        reader.read(lambda: True)
