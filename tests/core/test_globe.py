# SPDX-License-Identifier: GPL-2.0-or-later
"""The orthographic map against PROJ, and what is cut at its edge."""

from __future__ import annotations

import math

import pytest
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.globe import RADIUS, Globe, coast
from osgeo import osr

CENTRES = [(12.0, 48.0), (180.0, 0.0), (0.0, 90.0), (-70.0, -90.0), (-123.4, -33.3), (359.0, 10.0)]


def proj(globe: Globe) -> osr.CoordinateTransformation:
    """From degrees on the same sphere to the map, by PROJ."""
    degrees, flat = osr.SpatialReference(), osr.SpatialReference()
    degrees.ImportFromProj4(f"+proj=longlat +R={RADIUS:.0f} +no_defs")
    flat.ImportFromProj4(globe.proj())
    for each in (degrees, flat):
        each.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return osr.CoordinateTransformation(degrees, flat)


def apart(first, second):
    """Degrees between two positions, by the haversine."""
    (x1, y1), (x2, y2) = (tuple(map(math.radians, each)) for each in (first, second))
    part = math.sin((y2 - y1) / 2) ** 2 + math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
    return math.degrees(2 * math.asin(math.sqrt(min(1.0, part))))


@pytest.mark.parametrize("centre", CENTRES)
def test_points_are_where_proj_puts_them(centre):
    globe = Globe(*centre)
    transform = proj(globe)
    for longitude in range(-180, 180, 15):
        for latitude in range(-90, 91, 10):
            if apart(centre, (longitude, latitude)) > 89.0:
                continue
            ((seen, _),) = globe.lines([(longitude, latitude), (longitude, latitude)])
            expected = transform.TransformPoint(float(longitude), float(latitude))
            assert seen == pytest.approx(expected[:2], abs=5.0)


@pytest.mark.parametrize("centre", CENTRES)
def test_nothing_of_the_far_side_is_seen(centre):
    globe = Globe(*centre)
    far = (centre[0] + 180.0, -centre[1])
    around = [
        (far[0] + 20 * math.cos(a / 10), max(-90.0, min(90.0, far[1] + 20 * math.sin(a / 10)))) for a in range(63)
    ]
    assert globe.area(around) == [] and globe.lines(around) == []
    for line in globe.graticule(15.0):
        assert all(math.hypot(*point) <= RADIUS for point in line)


def test_a_meridian_ends_at_the_limb():
    (line,) = Globe(0.0, 0.0).lines([(longitude, 0.0) for longitude in range(-180, 181)])
    assert line[0] == pytest.approx((-RADIUS, 0.0), abs=RADIUS * 1e-6)
    assert line[-1] == pytest.approx((RADIUS, 0.0), abs=RADIUS * 1e-6)


def test_an_area_behind_the_limb_is_closed_along_it():
    """A cap of 30 degrees around a place on the limb: what is seen of it is half of it, a lens on the map."""
    cap = []
    for step in range(360):
        angle = math.radians(step)
        # Around (90 E, 0): its circle, by the three axes of the sphere.
        x, y, z = math.cos(math.radians(30)), math.sin(math.radians(30)) * math.sin(angle), 0.0
        z = math.sin(math.radians(30)) * math.cos(angle)
        cap.append((math.degrees(math.atan2(x, z)), math.degrees(math.asin(y))))
    ring = Globe(0.0, 0.0).area(cap)
    assert ring[0] == ring[-1]
    area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))) / 2.0
    # Between the chord x = R cos 30 and the limb: the circular segment.
    expected = RADIUS**2 * (math.radians(30) - math.sin(math.radians(30)) * math.cos(math.radians(30)))
    assert area == pytest.approx(expected, rel=2e-3)


def test_edges_of_maps_in_degrees_are_no_coasts():
    ring = [(170.0, -70.0), (180.0, -70.0), (180.0, -90.0), (-180.0, -90.0), (-180.0, -70.0), (-170.0, -70.0)]
    assert coast(ring) == [[(170.0, -70.0), (180.0, -70.0)], [(-180.0, -70.0), (-170.0, -70.0)]]


def test_bounds_hold_the_near_side():
    assert Globe(12.0, 0.0).bounds() == (-78.0, -90.0, 102.0, 90.0)
    assert Globe(12.0, 48.0).bounds() == (-180.0, -42.0, 180.0, 90.0)


@pytest.mark.parametrize("centre", [(0.0, 91.0), (math.nan, 0.0)])
def test_impossible_centres_are_refused(centre):
    with pytest.raises(RecipeError):
        Globe(*centre)
