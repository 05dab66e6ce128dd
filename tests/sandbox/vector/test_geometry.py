# SPDX-License-Identifier: GPL-2.0-or-later
"""Geometries against PROJ's geodesics and OGR's clipping, neither of which the code under test uses for it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from ee_workbench.sandbox.algorithms import geometry as algorithms
from ee_workbench.sandbox.algorithms import geometry_operations as operations
from ee_workbench.sandbox.raster.crs import crs
from ee_workbench.sandbox.raster.grid import Grid
from ee_workbench.sandbox.vector import geodesy
from ee_workbench.sandbox.vector.coverage import centres_inside, covered_fraction, touched
from ee_workbench.sandbox.vector.geometry import Geometry
from osgeo import ogr

pyproj = pytest.importorskip("pyproj", reason="PROJ's own geodesics are the oracle")
try:
    pyproj.datadir.get_data_dir()
except pyproj.exceptions.DataDirError:  # Debian 13's looks in a virtual environment, where PROJ's tables are not
    pyproj.datadir.set_data_dir("/usr/share/proj")
GEOD = pyproj.Geod(ellps="WGS84")
MERCATOR = Grid(
    crs("EPSG:3857"),
    (156543.03392804097, 0.0, -20037508.342789244, 0.0, -156543.03392804097, 20037508.342789244),
    256,
    256,
)


def polygon(*points: tuple[float, float], geodesic: bool = True) -> Geometry:
    ring = [list(point) for point in (*points, points[0])]
    return Geometry.from_rings([ring], geodesic=geodesic)


def point(x: float, y: float) -> Geometry:
    return Geometry.from_json({"type": "Point", "coordinates": [x, y]})


def random_star(generator: np.random.Generator) -> np.ndarray:
    count = int(generator.integers(3, 9))
    angles = np.sort(generator.uniform(0, 2 * np.pi, count))
    radii, centre = generator.uniform(3, 14, count), generator.uniform(-2, 12, 2)
    ring = np.column_stack([centre[0] + radii * np.cos(angles), centre[1] + radii * np.sin(angles)])
    return np.vstack([ring, ring[:1]])


@pytest.mark.parametrize("seed", range(12))
def test_coverage_equals_clipping_each_pixel(seed: int) -> None:
    ring = random_star(np.random.default_rng(seed))
    shape = ogr.CreateGeometryFromWkt("POLYGON((" + ",".join(f"{x} {y}" for x, y in ring) + "))")
    if not shape.IsValid():
        pytest.skip("the random ring crosses itself")
    area, centres = np.zeros((10, 12)), np.zeros((10, 12), dtype=bool)
    for i in range(10):
        for j in range(12):
            pixel = f"POLYGON(({j} {i},{j + 1} {i},{j + 1} {i + 1},{j} {i + 1},{j} {i}))"
            area[i, j] = shape.Intersection(ogr.CreateGeometryFromWkt(pixel)).GetArea()
            centres[i, j] = shape.Contains(ogr.CreateGeometryFromWkt(f"POINT({j + 0.5} {i + 0.5})"))
    np.testing.assert_allclose(covered_fraction([ring], 10, 12), area, atol=1e-6)
    np.testing.assert_array_equal(centres_inside([ring], 10, 12), centres)


def test_coverage_of_a_shape_far_larger_than_the_grid() -> None:
    ring = np.array([[-1e7, -3e6], [2e7, -1e6], [1e7, 3e7], [-2e7, 1e7], [-1e7, -3e6]])
    assert covered_fraction([ring], 256, 256).min() == 1.0
    np.testing.assert_array_equal(touched(np.array([[-1e7, -1e7], [1e7, 1e7]]), 4, 4), np.eye(4, dtype=bool))


def test_a_rectangle_across_the_antimeridian_shows_on_both_sides() -> None:
    coverage = Geometry.rectangle(170, -10, 190, 10).coverage(MERCATOR)
    columns = np.flatnonzero(coverage[128])
    assert columns.min() == 0 and columns.max() == 255 and 20 < 256 - len(columns)
    assert coverage[128].sum() == pytest.approx(256 * 20 / 360, abs=1e-3)


@pytest.mark.parametrize("seed", range(5))
def test_distances_are_those_of_proj(seed: int) -> None:
    generator = np.random.default_rng(seed)
    start = np.column_stack([generator.uniform(-180, 180, 50), generator.uniform(-85, 85, 50)])
    end = np.column_stack([generator.uniform(-180, 180, 50), generator.uniform(-85, 85, 50)])
    _, _, expected = GEOD.inv(start[:, 0], start[:, 1], end[:, 0], end[:, 1])
    near = expected < 1.95e7
    np.testing.assert_allclose(geodesy.distances(start, end)[near], expected[near], atol=1e-3)


def test_area_and_perimeter_are_those_of_proj() -> None:
    shape = polygon((10, 40), (30, 42), (25, 60), (5, 55))
    area, way = GEOD.polygon_area_perimeter([10, 30, 25, 5], [40, 42, 60, 55])
    assert algorithms.area(shape, None, None) == pytest.approx(abs(area), rel=2e-3)
    assert algorithms.perimeter(shape, None, None) == pytest.approx(way, rel=1e-9)
    planar = Geometry.rectangle(0, 0, 1, 1)
    lons, lats = zip(*[(0, 0), (1, 0), *[(1 - i / 200, 1) for i in range(201)]])
    assert algorithms.area(planar, None, None) == pytest.approx(
        abs(GEOD.polygon_area_perimeter(lons, lats)[0]), rel=1e-6
    )


def test_geodesic_edges_bend_on_the_plane() -> None:
    west, south, east, north = polygon((0, 50), (60, 50), (60, 60), (0, 60)).bounds
    middle = math.degrees(math.atan(math.tan(math.radians(60)) / math.cos(math.radians(30))))
    assert (west, south, east) == pytest.approx((0, 50, 60), abs=1e-9)
    assert north == pytest.approx(middle, abs=1e-3)
    assert polygon((0, 50), (60, 50), (60, 60), (0, 60), geodesic=False).bounds == (0, 50, 60, 60)


def test_predicates_follow_the_great_circle() -> None:
    wide = polygon((0, 50), (60, 50), (60, 60), (0, 60))
    assert algorithms.contains(wide, point(30, 62), None, None)
    assert not algorithms.contains(wide, point(30, 51), None, None)
    flat = polygon((0, 50), (60, 50), (60, 60), (0, 60), geodesic=False)
    assert not algorithms.contains(flat, point(30, 62), None, None)
    assert algorithms.disjoint(flat, point(30, 62), None, None)


def test_set_operations_add_up() -> None:
    left, right = polygon((0, 0), (10, 0), (10, 10), (0, 10)), polygon((5, 5), (15, 5), (15, 15), (5, 15))
    area = [
        algorithms.area(each, None, None)
        for each in (
            left,
            right,
            operations.intersection(left, right, None, None),
            operations.union(left, right, None, None),
            operations.difference(left, right, None, None),
            operations.symmetric_difference(left, right, None, None),
        )
    ]
    assert area[3] == pytest.approx(area[0] + area[1] - area[2], rel=1e-6)
    assert area[4] == pytest.approx(area[0] - area[2], rel=1e-6)
    assert area[5] == pytest.approx(area[3] - area[2], rel=1e-6)


def test_a_buffer_keeps_its_distance() -> None:
    ring = operations.buffer(point(77.6, 12.95), 5000.0, None, None)
    x, y = np.asarray(ring.shape.GetGeometryRef(0).GetPoints())[:, :2].T
    _, _, away = GEOD.inv(np.full(len(x), 77.6), np.full(len(x), 12.95), x, y)
    np.testing.assert_allclose(away, 5000.0, atol=0.01)


def test_distance_between_shapes() -> None:
    square = polygon((0, 0), (1, 0), (1, 1), (0, 1))
    expected = GEOD.inv(1, 0.5, 2, 0.5)[2]
    assert algorithms.distance_between(square, point(2, 0.5), None, None, False) == pytest.approx(expected, rel=1e-4)
    assert algorithms.distance_between(square, point(0.5, 0.5), None, None, False) == pytest.approx(0.0, abs=1e-6)
    assert algorithms.within_distance(square, point(2, 0.5), 112_000.0, None, None)


def test_centroid_and_simplify() -> None:
    centre = operations.centroid(Geometry.rectangle(10, 20, 12, 22), None, None)
    assert centre.shape.GetX() == pytest.approx(11, abs=1e-7)
    assert centre.shape.GetY() == pytest.approx(21, abs=0.01)
    wavy = [[x / 10, 0.0001 * (x % 2)] for x in range(100)]
    line = Geometry.from_json({"type": "LineString", "coordinates": wavy})
    from ee_workbench.sandbox.values import ErrorMargin

    assert operations.simplify(line, ErrorMargin(1000.0), None).shape.GetPointCount() == 2


def test_transform_there_and_back() -> None:
    from ee_workbench.sandbox.raster.grid import Projection

    utm = operations.transform(point(77.6, 12.95), Projection.of("EPSG:32643"), None, None)
    x, y = pyproj.Transformer.from_crs(4326, 32643, always_xy=True).transform(77.6, 12.95)
    assert (utm.shape.GetX(), utm.shape.GetY()) == pytest.approx((x, y), abs=1e-3)
    assert utm.to_json()["crs"]["properties"]["name"] == "EPSG:32643"
    back = operations.transform(utm, None, None, None)
    assert (back.shape.GetX(), back.shape.GetY()) == pytest.approx((77.6, 12.95), abs=1e-9)
