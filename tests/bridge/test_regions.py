# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygons become regions: judged by OGR's unions and areas, and by PROJ."""

from __future__ import annotations

import json
import math
import random
import time
from pathlib import Path
from typing import Any, Callable, Optional, TypeVar

import pytest
from ee_workbench.plugin.bridge import regions
from ee_workbench.plugin.core.errors import RecipeError
from osgeo import gdal, ogr, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsVectorLayer,
)

Answer = TypeVar("Answer")
CONTEXT = QgsCoordinateTransformContext()
SQUARES = ["POLYGON((0 0,4 0,4 4,0 4,0 0))", "POLYGON((2 2,6 2,6 6,2 6,2 2))", "POLYGON((10 0,11 0,11 1,10 1,10 0))"]


def crs(authid: str = "EPSG:4326") -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem(authid)


def found(wkt: str, authid: str = "EPSG:4326") -> Any:
    return regions.from_geometry(QgsGeometry.fromWkt(wkt), crs(authid), CONTEXT, "here")


def ogr_shape(region: Any) -> ogr.Geometry:
    """The region as OGR reads its GeoJSON."""
    shape = ogr.CreateGeometryFromJson(region.geometry)
    assert shape is not None and shape.IsValid()
    return shape


def ogr_union(wkts: list[str]) -> ogr.Geometry:
    all_of_them = ogr.Geometry(ogr.wkbMultiPolygon)
    for wkt in wkts:
        all_of_them.AddGeometry(ogr.CreateGeometryFromWkt(wkt))
    return all_of_them.UnionCascaded()


def worked(call: Callable[[], Answer]) -> tuple[float, Answer]:
    """Seconds of the processor that a call takes, whatever else the machine does, and what it returns."""
    begun = time.process_time()
    answer = call()
    return time.process_time() - begun, answer


def symmetric_difference(region: Any, wanted: ogr.Geometry) -> float:
    return float(ogr_shape(region).SymDifference(wanted).GetArea())


def proj(x: float, y: float, authid: str) -> tuple[float, float]:
    """Longitude and latitude, as PROJ has them."""
    source, target = osr.SpatialReference(), osr.SpatialReference()
    source.SetFromUserInput(authid)
    target.SetFromUserInput("EPSG:4326")
    for system in (source, target):
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    longitude, latitude, _ = osr.CoordinateTransformation(source, target).TransformPoint(x, y)
    return longitude, latitude


def polygon_layer(wkts: list[str], authid: str = "EPSG:4326", kind: str = "Polygon") -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{kind}?crs={authid}", "fields", "memory")
    features = []
    for wkt in wkts:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def coast(corners: int, *, seed: int = 1, roughness: float = 0.02) -> str:
    """A ring round 10° E 45° N with many crooked bays, as WKT."""
    rng = random.Random(seed)
    points = []
    for index in range(corners):
        angle = 2 * math.pi * index / corners
        radius = 5 + 0.3 * math.sin(40 * angle) + 0.05 * math.sin(900 * angle) + rng.random() * roughness
        points.append((10 + radius * math.cos(angle), 45 + radius * math.sin(angle)))
    return "POLYGON((" + ",".join(f"{x!r} {y!r}" for x, y in [*points, points[0]]) + "))"


# Geometries


def test_a_polygon_in_degrees_is_taken_as_it_is(qgis_app: Any) -> None:
    here = found("POLYGON((1 2,3 2,3.125 4,1 2))")
    assert json.loads(here.region.geometry)["coordinates"] == [[[1, 2], [3, 2], [3.125, 4], [1, 2]]]
    assert (here.region.label, here.corners_before, here.corners_after) == ("here", 4, 4)
    assert not here.is_simplified


def test_heights_and_arcs_go(qgis_app: Any) -> None:
    high = found("MULTIPOLYGON Z(((1 2 7,3 2 7,3 4 7,1 2 7)))")
    assert high.region.type == "Polygon" and high.region.coordinates()[0][0] == [1, 2]
    circle = found("CURVEPOLYGON(CIRCULARSTRING(0 0,1 1,2 0,1 -1,0 0))")
    assert ogr_shape(circle.region).GetArea() == pytest.approx(math.pi, rel=1e-3)


@pytest.mark.parametrize("authid", ["EPSG:32632", "EPSG:3035", "EPSG:2056"])
def test_proj_places_the_corners(qgis_app: Any, authid: str) -> None:
    middle = {"EPSG:32632": (500e3, 5.2e6), "EPSG:3035": (4.3e6, 3.1e6), "EPSG:2056": (2.6e6, 1.2e6)}[authid]
    corners = [(middle[0] + dx, middle[1] + dy) for dx, dy in [(0, 0), (9e4, 1e3), (5e4, 8e4)]]
    wkt = "POLYGON((" + ",".join(f"{x} {y}" for x, y in [*corners, corners[0]]) + "))"
    ring = found(wkt, authid).region.coordinates()[0]
    for wanted in corners:
        longitude, latitude = proj(*wanted, authid)
        assert min(math.hypot(x - longitude, y - latitude) for x, y in ring) < 1e-8


@pytest.mark.parametrize("authid", ["EPSG:4326", "OGC:CRS84", "EPSG:4269"])
def test_longitudes_beyond_180_stay(qgis_app: Any, authid: str) -> None:
    here = found("POLYGON((170 -20,190 -20,190 -10,170 -15,170 -20))", authid)
    assert here.region.bounds() == pytest.approx((170, -20, 190, -10), abs=1e-4)
    assert found("POLYGON((-190 0,-170 0,-170 9,-190 5,-190 0))", authid).region.bounds()[0] == pytest.approx(-190)


def test_web_mercator_goes_on_beyond_180(qgis_app: Any) -> None:
    half = 20_037_508.342789244
    wkt = f"POLYGON(({half - 1e6} 0,{half + 1e6} 0,{half + 1e6} 1e6,{half - 1e6} 9e5,{half - 1e6} 0))"
    west, _, east, _ = found(wkt, "EPSG:3857").region.bounds()
    degrees = 1e6 * 180 / half
    assert (west, east) == pytest.approx((180 - degrees, 180 + degrees))


def test_a_long_side_in_web_mercator_does_not_take_the_other_way(qgis_app: Any) -> None:
    half = 20_037_508.342789244
    wkt = f"POLYGON(({-0.9 * half} 0,{0.9 * half} 0,{0.9 * half} 1e6,{-0.9 * half} 9e5,{-0.9 * half} 0))"
    west, _, east, _ = found(wkt, "EPSG:3857").region.bounds()
    assert (west, east) == pytest.approx((-162, 162))


def test_a_projected_polygon_across_180_is_one_piece(qgis_app: Any) -> None:
    # Fiji Map Grid: 178.75° E is its middle.
    here = found(
        "POLYGON((1900000 3900000,2300000 3900000,2300000 4100000,1900000 4100000,1900000 3900000))", "EPSG:3460"
    )
    west, _, east, _ = here.region.bounds()
    corners = [proj(x, y, "EPSG:3460") for x in (1.9e6, 2.3e6) for y in (3.9e6, 4.1e6)]
    wanted = [longitude % 360 for longitude, _ in corners]
    assert here.region.type == "Polygon" and 170 < west < 180 < east < 190
    assert (west, east) == pytest.approx((min(wanted), max(wanted)), abs=1e-6)


def test_islands_on_both_sides_of_180_stay_neighbours(qgis_app: Any) -> None:
    here = found(
        "MULTIPOLYGON(((1900000 3900000,1950000 3900000,1950000 4000000,1900000 3900000)),"
        "((2250000 3900000,2300000 3900000,2300000 4000000,2250000 3900000)))",
        "EPSG:3460",
    )
    west, _, east, _ = here.region.bounds()
    assert here.region.type == "MultiPolygon" and 170 < west and east - west < 6


def test_an_area_round_the_pole_reaches_up_to_it(qgis_app: Any) -> None:
    """A ring in Antarctic polar stereographic, with a hole round the pole: between two parallels."""
    inner = proj(0, 1e6, "EPSG:3031")[1]
    outer = proj(0, 3e6, "EPSG:3031")[1]
    angles = [2 * math.pi * step / 720 for step in range(720)]

    def ring(radius: float) -> str:
        points = [(radius * math.cos(angle), radius * math.sin(angle)) for angle in [*angles, angles[0]]]
        return "(" + ",".join(f"{x} {y}" for x, y in points) + ")"

    cap = found(f"POLYGON({ring(3e6)})", "EPSG:3031").region
    assert cap.bounds() == pytest.approx((-180, -90, 180, outer), abs=1e-3)
    assert ogr_shape(cap).GetArea() == pytest.approx(360 * (outer + 90), rel=1e-3)
    belt = found(f"POLYGON({ring(3e6)},{ring(1e6)})", "EPSG:3031").region
    assert ogr_shape(belt).GetArea() == pytest.approx(360 * (outer - inner), rel=1e-3)
    assert belt.bounds()[1] == pytest.approx(inner, abs=1e-3)


def test_what_crosses_itself_is_made_valid(qgis_app: Any) -> None:
    here = found("POLYGON((0 0,4 4,4 0,0 4,0 0))")
    assert here.region.type == "MultiPolygon" and ogr_shape(here.region).GetArea() == pytest.approx(8)


def test_points_and_lines_of_a_collection_are_dropped(qgis_app: Any) -> None:
    here = found("GEOMETRYCOLLECTION(POINT(50 50),LINESTRING(0 0,9 9),POLYGON((0 0,1 0,1 1,0 0)))")
    assert here.region.type == "Polygon" and ogr_shape(here.region).GetArea() == pytest.approx(0.5)


def test_rounding_beyond_a_pole_is_cut_off(qgis_app: Any) -> None:
    assert found("POLYGON((0 -90.0000001,9 -90.0000001,5 -80,0 -90.0000001))").region.bounds()[1] == -90


def test_the_whole_world_is_no_region(qgis_app: Any) -> None:
    assert found("POLYGON((-180 -90,180 -90,180 90,-180 90,-180 -90))").region is None


@pytest.mark.parametrize(
    ("wkt", "authid", "words"),
    [
        ("POINT(1 1)", "EPSG:4326", "no polygon"),
        ("LINESTRING(0 0,1 1)", "EPSG:4326", "no polygon"),
        ("POLYGON EMPTY", "EPSG:4326", "no polygon"),
        ("", "EPSG:4326", "no polygon"),
        ("POLYGON((0 0,1 1,2 2,0 0))", "EPSG:4326", "no area"),
        ("POLYGON((0 0,1 0,1 1,0 0))", "", "no coordinate system"),
        ("POLYGON((600000 100,601000 100,601000 200,600000 100))", "EPSG:4326", "outside the world"),
        ("POLYGON((1e30 1e30,2e30 1e30,2e30 2e30,1e30 1e30))", "EPSG:32632", "outside the world"),
    ],
)
def test_what_makes_no_region_says_why(qgis_app: Any, wkt: str, authid: str, words: str) -> None:
    with pytest.raises(RecipeError, match=words) as caught:
        found(wkt, authid)
    assert caught.value.field == "region"


# Many corners


@pytest.mark.parametrize("roughness", [0.0, 0.001, 0.02])
def test_a_long_coast_is_simplified_soon_enough(qgis_app: Any, roughness: float) -> None:
    wkt = coast(250_000, roughness=roughness)
    shape = QgsGeometry.fromWkt(wkt)
    seconds, here = worked(lambda: regions.from_geometry(shape, crs(), CONTEXT))
    reading, whole = worked(lambda: ogr.CreateGeometryFromWkt(wkt).MakeValid())
    assert here.is_simplified and here.corners_before == 250_001
    assert regions.MAX_CORNERS / 8 < here.corners_after <= regions.MAX_CORNERS
    assert sum(1 for _ in here.region._positions()) == here.corners_after
    assert ogr_shape(here.region).GetArea() == pytest.approx(whole.GetArea(), rel=2e-4)
    assert seconds < 40 * reading  # 5 to 10: one second or two


def test_20_000_corners_are_left_alone(qgis_app: Any) -> None:
    here = found(coast(regions.MAX_CORNERS - 1))
    assert (here.corners_before, here.corners_after) == (regions.MAX_CORNERS, regions.MAX_CORNERS)
    assert not here.is_simplified


def test_thousands_of_islets_become_fewer(qgis_app: Any) -> None:
    """One land and dust around it, which simplifying alone would keep."""
    dust = []
    for index in range(6_000):
        x, y = 20 + (index % 100) * 0.01, 40 + (index // 100) * 0.01
        dust.append(f"(({x} {y},{x + 0.001} {y},{x + 0.001} {y + 0.001},{x} {y}))")
    land = "((0 40,10 40,10 50,0 50,0 40))"
    here = found("MULTIPOLYGON(" + ",".join([land, *dust]) + ")")
    assert here.corners_before == 24_005 and here.corners_after <= regions.MAX_CORNERS
    assert ogr_shape(here.region).GetArea() == pytest.approx(100, abs=0.01)


def test_too_many_corners_are_refused_at_once(qgis_app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regions, "MAX_READ_CORNERS", 1_000)
    with pytest.raises(RecipeError, match="too many corners"):
        found(coast(2_000))


# Layers


def test_features_are_dissolved(qgis_app: Any) -> None:
    here = regions.from_layer_features(polygon_layer(SQUARES), False, CONTEXT)
    assert symmetric_difference(here.region, ogr_union(SQUARES)) < 1e-9
    assert here.region.type == "MultiPolygon" and here.region.label == "fields"


def test_only_the_selected_ones(qgis_app: Any) -> None:
    layer = polygon_layer(SQUARES)
    with pytest.raises(RecipeError, match="Select features"):
        regions.from_layer_features(layer, True, CONTEXT)
    layer.selectByIds([each.id() for each in layer.getFeatures()][:2])
    here = regions.from_layer_features(layer, True, CONTEXT, "two")
    assert symmetric_difference(here.region, ogr_union(SQUARES[:2])) < 1e-9
    assert here.region.type == "Polygon" and here.region.label == "two"


def test_random_invalid_and_empty_features_dissolve_as_ogr_says(qgis_app: Any) -> None:
    rng = random.Random(7)
    wkts = ["POLYGON((0 0,4 4,4 0,0 4,0 0))"]
    for _ in range(150):
        x, y, size = rng.uniform(0, 20), rng.uniform(0, 20), rng.uniform(0.1, 3)
        wkts.append(f"POLYGON(({x} {y},{x + size} {y},{x + size / 2} {y + size},{x} {y}))")
    layer = polygon_layer([*wkts, "POLYGON EMPTY", ""])
    here = regions.from_layer_features(layer, False, CONTEXT)
    valid = [ogr.CreateGeometryFromWkt(wkt).MakeValid() for wkt in wkts]
    wanted = valid[0]
    for each in valid[1:]:
        wanted = wanted.Union(each)
    assert symmetric_difference(here.region, wanted) < 1e-6


def test_a_projected_layer(qgis_app: Any) -> None:
    wkts = ["POLYGON((4e5 5e6,5e5 5e6,5e5 51e5,4e5 5e6))", "POLYGON((45e4 5e6,6e5 5e6,6e5 51e5,45e4 5e6))"]
    here = regions.from_layer_features(polygon_layer(wkts, "EPSG:32633"), False, CONTEXT)
    ring = here.region.coordinates()[0]
    union = ogr_union(wkts)
    assert union.GetGeometryName() == "POLYGON"
    for corner in union.GetGeometryRef(0).GetPoints():
        longitude, latitude = proj(*corner[:2], "EPSG:32633")
        assert min(math.hypot(x - longitude, y - latitude) for x, y in ring) < 1e-8


def test_a_layer_with_too_many_features_is_refused_soon(qgis_app: Any) -> None:
    wkts = [f"POLYGON(({i % 100} 0,{i % 100 + 1} 0,{i % 100 + 1} 1,{i % 100} 0))" for i in range(10_001)]
    layer = polygon_layer(wkts)

    def refused() -> None:
        with pytest.raises(RecipeError, match="more than 10,000 features"):
            regions.from_layer_features(layer, False, CONTEXT)

    assert worked(refused)[0] < worked(lambda: list(layer.getFeatures()))[0]  # they are not read
    layer.selectByIds([each.id() for each in layer.getFeatures()][:10])
    assert regions.from_layer_features(layer, True, CONTEXT).region.bounds() == (0, 0, 10, 1)


def test_an_empty_layer_has_no_polygon(qgis_app: Any) -> None:
    with pytest.raises(RecipeError, match="no polygon"):
        regions.from_layer_features(polygon_layer([]), False, CONTEXT)


# Files


def write(path: Path, driver: str, layers: dict[str, list[str]], authid: Optional[str] = "EPSG:4326") -> Path:
    """A file of polygons by OGR."""
    system = None
    if authid:
        system = osr.SpatialReference()
        system.SetFromUserInput(authid)
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    target = gdal.GetDriverByName(driver).Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    for name, wkts in layers.items():
        layer = target.CreateLayer(name, system, ogr.wkbUnknown if driver != "ESRI Shapefile" else ogr.wkbPolygon)
        for wkt in wkts:
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
            layer.CreateFeature(feature)
    del target
    return path


@pytest.mark.parametrize(
    ("driver", "ending"), [("GeoJSON", "geojson"), ("ESRI Shapefile", "shp"), ("GPKG", "gpkg"), ("LIBKML", "kml")]
)
def test_files_are_dissolved(qgis_app: Any, tmp_path: Path, driver: str, ending: str) -> None:
    path = write(tmp_path / f"some fields ü.{ending}", driver, {"a": SQUARES})
    here = regions.from_file(str(path))
    assert here.region.label == "some fields ü"
    assert symmetric_difference(here.region, ogr_union(SQUARES)) < 1e-9


def test_all_layers_of_a_file_count_and_its_points_do_not(qgis_app: Any, tmp_path: Path) -> None:
    path = write(tmp_path / "both.gpkg", "GPKG", {"a": [SQUARES[0], "POINT(80 80)"], "b": SQUARES[1:], "c": []})
    assert symmetric_difference(regions.from_file(str(path), "x").region, ogr_union(SQUARES)) < 1e-9


@pytest.mark.parametrize(("driver", "ending"), [("GPKG", "gpkg"), ("ESRI Shapefile", "shp")])
def test_the_file_s_own_system_counts(qgis_app: Any, tmp_path: Path, driver: str, ending: str) -> None:
    wkt = "POLYGON((4e5 5e6,5e5 5e6,5e5 51e5,4e5 5e6))"
    path = write(tmp_path / f"utm.{ending}", driver, {"a": [wkt]}, "EPSG:32633")
    ring = regions.from_file(str(path)).region.coordinates()[0]
    for corner in [(4e5, 5e6), (5e5, 5e6), (5e5, 51e5)]:
        longitude, latitude = proj(*corner, "EPSG:32633")
        assert min(math.hypot(x - longitude, y - latitude) for x, y in ring) < 1e-7


def test_a_big_file_soon_enough(qgis_app: Any, tmp_path: Path) -> None:
    path = write(tmp_path / "coast.geojson", "GeoJSON", {"a": [coast(150_000)]})
    assert path.stat().st_size > 5_000_000
    seconds, here = worked(lambda: regions.from_file(str(path)))
    assert here.corners_before > 100_000 and here.corners_after <= regions.MAX_CORNERS
    assert seconds < 15 * worked(lambda: list(QgsVectorLayer(str(path)).getFeatures()))[0]  # 3: about a second


def test_files_that_make_no_region_say_why(qgis_app: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RecipeError, match="Choose a file"):
        regions.from_file("")
    with pytest.raises(RecipeError, match="Choose a file"):
        regions.from_file(str(tmp_path / "absent.gpkg"))
    with pytest.raises(RecipeError, match="Choose a file"):
        regions.from_file("a" * 300)  # longer than a file's name can be
    rubbish = tmp_path / "rubbish.geojson"
    rubbish.write_text("no polygons here", encoding="utf-8")
    with pytest.raises(RecipeError, match="cannot be read"):
        regions.from_file(str(rubbish))
    points = write(tmp_path / "points.geojson", "GeoJSON", {"a": ["POINT(1 1)", "LINESTRING(0 0,1 1)"]})
    with pytest.raises(RecipeError, match="no polygon"):
        regions.from_file(str(points))
    lost = write(tmp_path / "lost.shp", "ESRI Shapefile", {"a": SQUARES}, None)
    with pytest.raises(RecipeError, match="no coordinate system"):
        regions.from_file(str(lost))
    monkeypatch.setattr(regions, "MAX_TEXT_BYTES", 10)
    with pytest.raises(RecipeError, match="too big"):
        regions.from_file(str(rubbish))
    monkeypatch.setattr(regions, "MAX_FEATURES", 2)
    with pytest.raises(RecipeError, match="more than 2 features"):
        regions.from_file(str(write(tmp_path / "three.gpkg", "GPKG", {"a": SQUARES})))


# Boxes


def test_boxes(qgis_app: Any) -> None:
    box = regions.from_bounds((170.0, -10.0, 190.0, 10.0), "box")
    assert box is not None and box.bounds() == (170, -10, 190, 10)
    assert regions.from_bounds((-180.0, -85.0, 180.0, 85.0), "all") is None


def test_equal_islands_that_cannot_become_fewer_are_refused_with_a_sentence(qgis_app: Any) -> None:
    """6,000 equal squares: either all stay or none, and none is no answer."""
    squares = []
    for index in range(6_000):
        x, y = index % 100 * 0.5, index // 100 * 0.5
        squares.append(f"(({x} {y},{x + 0.3} {y},{x + 0.3} {y + 0.3},{x} {y + 0.3},{x} {y}))")
    wkt = "MULTIPOLYGON(" + ",".join(squares) + ")"

    def refused() -> None:
        with pytest.raises(RecipeError, match="too many corners"):
            found(wkt)

    assert worked(refused)[0] < 10 * worked(lambda: ogr.CreateGeometryFromWkt(wkt).UnionCascaded())[0]  # 1.6
