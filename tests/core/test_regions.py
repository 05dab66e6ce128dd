# SPDX-License-Identifier: GPL-2.0-or-later
"""Regions: shape, bounds and canonical text."""

from __future__ import annotations

import json
from typing import Any

import pytest
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.recipes import Region
from hypothesis import assume, given
from hypothesis import strategies as st

longitudes, latitudes = st.floats(-180, 360), st.floats(-90, 90)


def polygon(*rings: Any) -> str:
    return json.dumps({"type": "Polygon", "coordinates": rings})


@given(longitudes, latitudes, longitudes, latitudes)
def test_a_rectangle_keeps_its_corners(x: float, y: float, other_x: float, other_y: float) -> None:
    west, east, south, north = min(x, other_x), max(x, other_x), min(y, other_y), max(y, other_y)
    assume(west < east and south < north)
    region = Region.rectangle(west, south, east, north)
    assert region.bounds() == (west, south, east, north) and region.is_rectangle


@given(st.lists(st.tuples(longitudes, latitudes), min_size=3, max_size=9, unique=True))
def test_rings_are_closed_and_heights_are_dropped(corners: list[tuple[float, float]]) -> None:
    region = Region(polygon([[x, y, 12.5] for x, y in corners]))
    ring = region.coordinates()[0]
    assert ring == [[x, y] for x, y in corners] + [[corners[0][0], corners[0][1]]]
    assert Region(region.geometry) == region
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    assert region.bounds() == (min(xs), min(ys), max(xs), max(ys))


def test_a_multipolygon_spans_all_its_parts() -> None:
    parts = [[[[0, 0], [1, 0], [1, 1]]], [[[10, -5], [12, -5], [12, 3]], [[11, -4], [11.5, -4], [11.5, -3]]]]
    region = Region(json.dumps({"type": "MultiPolygon", "coordinates": parts}))
    assert region.bounds() == (0, -5, 12, 3) and not region.is_rectangle
    assert [len(rings) for rings in region.coordinates()] == [1, 2]


@pytest.mark.parametrize(
    "ring",
    [
        [[0, 0], [2, 0], [2, 1], [1, 1], [0, 1]],
        [[0, 0], [2, 0], [1, 1]],
        [[0, 0], [1, 1], [1, 0], [0, 1]],  # the corners of a box, crosswise
        [[1, 0], [2, 1], [1, 2], [0, 1]],
    ],
)
def test_other_shapes_are_no_rectangles(ring: Any) -> None:
    assert not Region(polygon(ring)).is_rectangle


def test_a_hole_makes_it_no_rectangle() -> None:
    box, hole = [[0, 0], [4, 0], [4, 4], [0, 4]], [[1, 1], [2, 1], [2, 2]]
    assert Region(polygon(box)).is_rectangle and not Region(polygon(box, hole)).is_rectangle


@pytest.mark.parametrize(
    "geometry",
    [
        "",
        "[]",
        '{"type":"Polygon"}',
        '{"type":"Polygon","coordinates":[]}',
        '{"type":"Polygon","coordinates":[[]]}',
        '{"type":"Polygon","coordinates":[[0,0],[1,0],[1,1]]}',
        '{"type":"Polygon","coordinates":[[[0,0],[1,0]]]}',
        '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1]]]}',
        '{"type":"Polygon","coordinates":[[[0,0],[1,0],["1",1]]]}',
        '{"type":"Polygon","coordinates":[[[0,0],[1,0],[NaN,1]]]}',
        '{"type":"Polygon","coordinates":[[[0,0],[1,0],[true,1]]]}',
        '{"type":"Polygon","coordinates":{"a":1}}',
        '{"type":"MultiPolygon","coordinates":[]}',
        '{"type":"MultiPolygon","coordinates":[[]]}',
        '{"type":"MultiPolygon","coordinates":[[[0,0],[1,0],[1,1]]]}',
        '{"type":"LineString","coordinates":[[0,0],[1,0],[1,1]]}',
        '{"type":"Polygon","coordinates":' + "[" * 100_000,
    ],
)
def test_what_is_no_polygon_is_refused(geometry: str) -> None:
    with pytest.raises(RecipeError) as caught:
        Region(geometry)
    assert caught.value.field == "region" and "polygon" in str(caught.value)


@pytest.mark.parametrize("corner", [(600, 0), (-600, 0), (0, 91), (500_000, 4_500_000)])
def test_metres_are_not_degrees(corner: tuple[float, float]) -> None:
    with pytest.raises(RecipeError) as caught:
        Region(polygon([[0, 0], [1, 0], list(corner)]))
    assert "coordinate system" in str(caught.value)


@pytest.mark.parametrize("box", [(1, 0, 1, 1), (2, 0, 1, 1), (0, 1, 1, 1), (float("nan"), 0, 1, 1)])
def test_an_empty_rectangle_is_refused(box: tuple[float, float, float, float]) -> None:
    with pytest.raises(RecipeError) as caught:
        Region.rectangle(*box)
    assert caught.value.field == "region"


def test_too_many_corners_are_refused() -> None:
    ring = [[index % 360 - 180, index % 170 - 85] for index in range(250_010)]
    with pytest.raises(RecipeError) as caught:
        Region(polygon(ring))
    assert "simplify" in str(caught.value)
