# SPDX-License-Identifier: GPL-2.0-or-later
"""Canvas extents in WGS84, with PROJ through GDAL and plain geometry as oracles."""

from __future__ import annotations

import math

import pytest
from ee_workbench.plugin.bridge import canvas
from osgeo import osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMapSettings,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QSize

MERCATOR = 20037508.342789244


def bounds(authid, *extent):
    crs = QgsCoordinateReferenceSystem(authid)
    assert crs.isValid()
    return canvas.wgs84_bounds(QgsRectangle(*extent), crs)


@pytest.mark.parametrize(
    ("extent", "expected"),
    [
        ((5, 45, 15, 55), (5, 45, 15, 55)),
        ((-400, -200, 400, 200), (-180, -90, 180, 90)),  # zoomed out beyond the world
        ((170, -20, 190, 10), (170, -20, 190, 10)),  # across the antimeridian, from the west
        ((-190, -20, -170, 10), (170, -20, 190, 10)),  # and from the east
        ((365, 10, 375, 20), (5, 10, 15, 20)),  # panned round the world
        ((0, 80, 20, 120), (0, 80, 20, 90)),
        ((0, 95, 20, 120), (-180, -90, 180, 90)),  # nothing of the Earth is shown
    ],
)
def test_degrees(extent, expected):
    assert bounds("EPSG:4326", *extent) == pytest.approx(expected)


def test_web_mercator_equals_proj():
    source, target = osr.SpatialReference(), osr.SpatialReference()
    source.ImportFromEPSG(3857)
    target.ImportFromEPSG(4326)
    target.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    transform = osr.CoordinateTransformation(source, target)
    extent = (-8_500_000.0, 3_000_000.0, 1_250_000.0, 9_900_000.0)
    west, south, _ = transform.TransformPoint(extent[0], extent[1])
    east, north, _ = transform.TransformPoint(extent[2], extent[3])
    assert bounds("EPSG:3857", *extent) == pytest.approx((west, south, east, north), abs=1e-7)


def test_web_mercator_beyond_the_world():
    west, south, east, north = bounds("EPSG:3857", -3 * MERCATOR, -3 * MERCATOR, 3 * MERCATOR, 3 * MERCATOR)
    assert (west, east) == (-180, 180)
    assert south < -85 and north > 85
    assert -90 <= south and north <= 90


def test_web_mercator_across_the_antimeridian():
    shift = MERCATOR * 10 / 180
    west, _, east, _ = bounds("EPSG:3857", MERCATOR - shift, 0, MERCATOR + shift, 1_000_000)
    assert (west, east) == pytest.approx((170, 190))


@pytest.mark.parametrize(("authid", "south", "north"), [("EPSG:3413", None, 90.0), ("EPSG:3031", -90.0, None)])
def test_poles(authid, south, north):
    """Polar stereographic maps with the pole in the middle: all longitudes, up to the pole."""
    result = bounds(authid, -3_000_000, -3_000_000, 3_000_000, 3_000_000)
    assert (result[0], result[2]) == (-180, 180)
    if north is not None:
        assert result[3] == north and 40 < result[1] < 65  # the corners of the map lie there
    if south is not None:
        assert result[1] == south and -65 < result[3] < -40


def test_polar_map_beside_the_pole():
    west, south, east, north = bounds("EPSG:3413", 200_000, -1_500_000, 1_500_000, -200_000)
    assert east - west < 120
    assert south < north < 90


def test_utm_equals_densified_proj():
    source, target = osr.SpatialReference(), osr.SpatialReference()
    source.ImportFromEPSG(32633)
    target.ImportFromEPSG(4326)
    target.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    transform = osr.CoordinateTransformation(source, target)
    extent = (300_000.0, 5_000_000.0, 700_000.0, 5_400_000.0)
    expected = transform.TransformBounds(*extent, 101)
    assert bounds("EPSG:32633", *extent) == pytest.approx(expected, abs=2e-3)


def test_pacific_projection_across_the_antimeridian():
    """EPSG:3832 puts 150° E in the middle."""
    half = MERCATOR * 60 / 180
    west, _, east, _ = bounds("EPSG:3832", -half, -half, half, half)
    assert west == pytest.approx(90, abs=0.01) and east == pytest.approx(210, abs=0.01)


@pytest.mark.parametrize("authid", ["ESRI:54030", "ESRI:54009", "EPSG:6933", "EPSG:3035"])
@pytest.mark.parametrize("half", [1e3, 1e7, 1e8, 1e12])
def test_any_projection_any_extent_is_sane(authid, half):
    west, south, east, north = bounds(authid, -half, -half, half, half)
    assert all(math.isfinite(value) for value in (west, south, east, north))
    assert -180 <= west < 180 and west < east <= west + 360
    assert -90 <= south < north <= 90


def test_whole_world_in_robinson():
    west, south, east, north = bounds("ESRI:54030", -1.8e7, -9e6, 1.8e7, 9e6)
    assert (west, east) == (-180, 180) and south < -85 and north > 85


@pytest.mark.parametrize("extent", [QgsRectangle(), QgsRectangle(0, 0, 0, 0), QgsRectangle(float("nan"), 0, 1, 1)])
def test_no_extent_is_the_world(extent):
    assert canvas.wgs84_bounds(extent, QgsCoordinateReferenceSystem("EPSG:3857")) == canvas.WORLD
    assert canvas.wgs84_bounds(QgsRectangle(0, 0, 1, 1), QgsCoordinateReferenceSystem()) == canvas.WORLD


def test_snapshot_of_map_settings():
    settings = QgsMapSettings()
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    settings.setOutputSize(QSize(1000, 500))
    settings.setExtent(QgsRectangle(10, -5, 30, 5))
    view = canvas.snapshot(settings)
    assert view.bounds == pytest.approx((10, -5, 30, 5))
    assert (view.width, view.height) == (1000, 500)
    assert view.scale == pytest.approx(111_319.49 * 20 / 1000)
    assert not view.is_world
    hash(view)  # plain and frozen: fit for a background task
