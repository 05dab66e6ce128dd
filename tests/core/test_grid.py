# SPDX-License-Identifier: GPL-2.0-or-later
"""Pixel grids against plain arithmetic."""

from __future__ import annotations

import math

import numpy as np
import pytest
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.grid import METRES_PER_DEGREE, Affine, PixelGrid, Window, at_scale, snapped, tiles
from hypothesis import given
from hypothesis import strategies as st

UTM = (20.0, 0.0, 600000.0, 0.0, -20.0, 5300040.0)
NATIVE: dict[str, tuple[str, Affine]] = {
    "UTM": ("EPSG:32632", UTM),
    "degrees": ("EPSG:4326", (0.1, 0.0, -180.0, 0.0, -0.1, 90.0)),
    "web": ("EPSG:3857", (152.874056570353, 0.0, -20037508.342789244, 0.0, -152.874056570353, 20037508.342789244)),
    "sinusoidal": ("SR-ORG:6974", (463.312716528, 0.0, -20015109.354, 0.0, -463.312716527, 10007554.677)),
    "rotated": ("EPSG:32632", (17.32, 10.0, 600000.0, 10.0, -17.32, 5300000.0)),
    "south-up": ("EPSG:4326", (0.25, 0.0, -180.0, 0.0, 0.25, -90.0)),
}
number = st.floats(-0.5, 0.5)


@pytest.mark.parametrize("name", NATIVE)
@given(dx=number, dy=number, wide=st.floats(0.001, 0.3), high=st.floats(0.001, 0.3))
def test_whole_pixels_that_cover_and_none_too_many(name: str, dx: float, dy: float, wide: float, high: float) -> None:
    crs, native = NATIVE[name]
    matrix = np.array([[native[0], native[1]], [native[3], native[4]]])
    size = float(np.abs(matrix).max()) * 1000
    x, y = native[2] + dx * size, native[5] + dy * size
    bounds = (x, y, x + wide * size, y + high * size)
    grid = snapped(crs, native, bounds)
    moved = np.linalg.solve(matrix, [grid.transform[2] - native[2], grid.transform[5] - native[5]])
    np.testing.assert_allclose(moved, np.rint(moved), atol=1e-5)
    assert grid.transform[:2] + grid.transform[3:5] == native[:2] + native[3:5]
    corners = np.array([[x, y] for x in bounds[::2] for y in bounds[1::2]])
    places = np.linalg.solve(matrix, (corners - [grid.transform[2], grid.transform[5]]).T)
    far = [grid.width, grid.height]
    assert (places.min(axis=1) >= -1e-4).all() and (places.max(axis=1) <= np.array(far) + 1e-4).all()
    assert (places.min(axis=1) < 1).all() and (places.max(axis=1) > np.array(far) - 1).all()


def test_bounds_on_the_grid_take_no_pixel_more() -> None:
    grid = snapped("EPSG:4326", (0.1, 0.0, -180.0, 0.0, -0.1, 90.0), (10.1, 45.3, 10.4, 45.8))
    assert (grid.width, grid.height) == (3, 5)
    assert grid.bounds() == pytest.approx((10.1, 45.3, 10.4, 45.8))


def test_a_scale_in_metres_of_the_equator() -> None:
    size = 10.0 / METRES_PER_DEGREE
    assert size == pytest.approx(8.983152841195214e-05, rel=1e-12)  # what Earth Engine takes for 10 m
    grid = at_scale("EPSG:4326", (11.0, 48.0, 11.01, 48.01), size)
    assert (grid.width, grid.height) in ((112, 112), (112, 113), (113, 112), (113, 113))


@given(width=st.integers(1, 200), height=st.integers(1, 200), across=st.integers(1, 70), down=st.integers(1, 70))
def test_tiles_cover_every_pixel_once(width: int, height: int, across: int, down: int) -> None:
    seen = np.zeros((height, width), dtype=int)
    for window in tiles(width, height, across, down):
        seen[window.row : window.row + window.height, window.column : window.column + window.width] += 1
    assert (seen == 1).all()


@given(width=st.integers(1, 50), height=st.integers(1, 50), step=st.sampled_from([1, 4, 16]))
def test_halves_are_the_whole(width: int, height: int, step: int) -> None:
    seen = np.zeros((height, width), dtype=int)
    for window in Window(0, 0, width, height).halves(step):
        seen[window.row : window.row + window.height, window.column : window.column + window.width] += 1
    assert (seen == 1).all()


def test_windows_of_a_grid_are_the_grid() -> None:
    """The corner of pixel 12,345,678 is where exact arithmetic has it, whatever windows lead there."""
    from fractions import Fraction

    grid = PixelGrid("EPSG:4326", (1 / 3e5, 0.0, -180.0, 0.0, -1 / 3e5, 90.0), 10**8, 10**7)
    x, y = grid.origin_of(Window(12_345_678, 1_234_567, 1, 1))
    assert x == float(Fraction(1 / 3e5) * 12_345_678 - 180) and y == float(90 - Fraction(1 / 3e5) * 1_234_567)


def test_the_antimeridian_cuts_a_window() -> None:
    grid = snapped("EPSG:4326", (0.1, 0.0, -180.0, 0.0, -0.1, 90.0), (178.0, -18.0, -179.0, -16.0))
    assert (grid.width, grid.height) == (30, 20)
    parts = list(grid.turned(grid.whole))
    assert [(part.column, part.width, turns) for part, turns in parts] == [(0, 20, 0), (20, 10, 1)]
    request = grid.request(*parts[1])
    assert request["affineTransform"]["translateX"] == pytest.approx(-180.0)
    assert list(PixelGrid("EPSG:32660", UTM, 9, 9).turned(Window(0, 0, 9, 9))) == [(Window(0, 0, 9, 9), 0)]


@pytest.mark.parametrize(
    ("transform", "size", "words"),
    [
        ((0.0, 0.0, 1.0, 0.0, 0.0, 1.0), (1, 1), "no area"),
        ((1.0, 2.0, 0.0, 2.0, 4.0, 0.0), (1, 1), "no area"),
        ((math.nan, 0.0, 1.0, 0.0, 1.0, 1.0), (1, 1), "finite"),
        (UTM, (0, 5), "smaller than a pixel"),
    ],
)
def test_what_is_no_grid(transform: Affine, size: tuple[int, int], words: str) -> None:
    with pytest.raises(RecipeError, match=words):
        PixelGrid("EPSG:32632", transform, *size)


def test_a_region_without_extent() -> None:
    with pytest.raises(RecipeError, match="no extent"):
        snapped("EPSG:32632", UTM, (math.inf, 0.0, math.inf, 1.0))
    with pytest.raises(RecipeError, match="no extent"):
        snapped("EPSG:32632", UTM, (1.0, 0.0, 0.0, 1.0))
