# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygons and lines on a pixel grid: exact area coverage, centres inside, pixels touched.

All coordinates are pixel coordinates: pixel (row, column) is the unit square with corners (column, row) and
(column + 1, row + 1). Coverage is computed as signed area is in a font rasteriser: every edge is cut where it crosses
a grid line, each piece lies in one pixel and adds its height to the pixels on its right, and a sum along the rows
gives the covered area of each pixel without approximation.
"""

from __future__ import annotations

from typing import Sequence

import numpy as np


def covered_fraction(rings: Sequence[np.ndarray], height: int, width: int) -> np.ndarray:
    """Fraction of each pixel inside a polygon, float32 of shape (height, width).

    Args:
        rings: arrays (n, 2) of x, y; closed; holes turn the other way than the outer ring.
    """
    total = np.zeros((height, width + 2), dtype="float64")
    for ring in rings:
        start, end = _clamped(ring, width, height)
        edge, t0, t1 = _cut(start, end)
        direction = end - start
        middle = start[edge] + direction[edge] * ((t0 + t1) / 2.0)[:, None]
        rise = direction[edge, 1] * (t1 - t0)
        row = np.floor(middle[:, 1]).astype(int)
        use = (rise != 0) & (row >= 0) & (row < height) & (middle[:, 0] < width)
        row, rise, x = row[use], rise[use], np.maximum(middle[use, 0], 0.0)
        column = np.minimum(np.floor(x).astype(int), width - 1)
        inside = x - column
        np.add.at(total, (row, column), rise * (1.0 - inside))
        np.add.at(total, (row, column + 1), rise * inside)
    return np.abs(np.cumsum(total[:, :width], axis=1)).clip(0.0, 1.0).astype("float32")


def centres_inside(rings: Sequence[np.ndarray], height: int, width: int) -> np.ndarray:
    """Whether the centre of each pixel lies inside a polygon (even–odd), booleans of shape (height, width)."""
    crossings = np.zeros((height, width + 1), dtype="int32")
    for ring in rings:
        x0, y0, x1, y1 = ring[:-1, 0], ring[:-1, 1], ring[1:, 0], ring[1:, 1]
        low = np.clip(np.ceil(np.minimum(y0, y1) - 0.5), 0, height).astype(int)
        high = np.clip(np.ceil(np.maximum(y0, y1) - 0.5), 0, height).astype(int)
        count = np.maximum(high - low, 0)
        edge = np.repeat(np.arange(len(count)), count)
        first = np.concatenate([[0], np.cumsum(count)[:-1]]) if len(count) else count
        row = low[edge] + np.arange(len(edge)) - first[edge]
        x = x0[edge] + (row + 0.5 - y0[edge]) * (x1[edge] - x0[edge]) / (y1[edge] - y0[edge])
        column = np.clip(np.ceil(x - 0.5), 0, width).astype(int)
        np.add.at(crossings, (row, column), 1)
    return np.cumsum(crossings, axis=1)[:, :width] % 2 == 1


def touched(line: np.ndarray, height: int, width: int) -> np.ndarray:
    """The pixels that a line passes through, or that a point lies in, booleans of shape (height, width)."""
    hit = np.zeros((height, width), dtype=bool)
    if len(line) == 1:
        points = line
    else:
        start, end = line[:-1].astype("float64"), line[1:].astype("float64")
        for axis, limit in ((0, 0.0), (0, float(width)), (1, 0.0), (1, float(height))):
            turned = (start[:, ::-1], end[:, ::-1]) if axis else (start, end)
            start, end = (each[:, ::-1] if axis else each for each in _split(*turned, limit))
        middle = (start + end) / 2.0
        near = ((middle >= 0) & (middle <= (width, height))).all(axis=1)
        start, end = start[near], end[near]
        edge, t0, t1 = _cut(start, end)
        points = start[edge] + (end - start)[edge] * ((t0 + t1) / 2.0)[:, None]
    column, row = np.floor(points[:, 0]).astype(int), np.floor(points[:, 1]).astype(int)
    use = (row >= 0) & (row < height) & (column >= 0) & (column < width)
    hit[row[use], column[use]] = True
    return hit


def _clamped(ring: np.ndarray, width: int, height: int) -> tuple[np.ndarray, np.ndarray]:
    """Edges of a ring, cut at the top and bottom of the grid and moved in from far left and right.

    Only what an edge does within the grid's rows matters; a piece left of the grid counts as one on its left side.
    """
    start, end = ring[:-1].astype("float64"), ring[1:].astype("float64")
    dy = end[:, 1] - start[:, 1]
    crosses = (dy != 0) & (np.maximum(start[:, 1], end[:, 1]) > 0) & (np.minimum(start[:, 1], end[:, 1]) < height)
    start, end, dy = start[crosses], end[crosses], dy[crosses]
    first = np.clip((np.where(dy > 0, 0.0, height) - start[:, 1]) / dy, 0.0, 1.0)[:, None]
    last = np.clip((np.where(dy > 0, height, 0.0) - start[:, 1]) / dy, 0.0, 1.0)[:, None]
    direction = end - start
    start, end = start + direction * first, start + direction * last
    start, end = _split(*_split(start, end, 0.0), float(width))
    left = (start[:, 0] + end[:, 0]) / 2.0 <= 0.0
    start[left, 0] = end[left, 0] = -0.5
    keep = (start[:, 0] + end[:, 0]) / 2.0 < width
    return start[keep], end[keep]


def _split(start: np.ndarray, end: np.ndarray, x: float) -> tuple[np.ndarray, np.ndarray]:
    """The edges, those that cross a vertical line as two."""
    crossing = (start[:, 0] - x) * (end[:, 0] - x) < 0
    if not crossing.any():
        return start, end
    a, b = start[crossing], end[crossing]
    middle = a + (b - a) * ((x - a[:, 0]) / (b[:, 0] - a[:, 0]))[:, None]
    middle[:, 0] = x
    return np.concatenate([start[~crossing], a, middle]), np.concatenate([end[~crossing], middle, b])


def _cut(start: np.ndarray, end: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Cut edges where they cross integer coordinates: (index of the edge, start and end parameter) of each piece."""
    if not len(start):
        return np.zeros(0, int), np.zeros(0), np.zeros(0)
    edges = [np.arange(len(start)), np.arange(len(start))]
    ts = [np.zeros(len(start)), np.ones(len(start))]
    for axis in (0, 1):
        a, b = start[:, axis], end[:, axis]
        low, high = np.floor(np.minimum(a, b)) + 1, np.ceil(np.maximum(a, b)) - 1
        count = np.maximum(high - low + 1, 0).astype(int)
        edge = np.repeat(np.arange(len(count)), count)
        first = np.concatenate([[0], np.cumsum(count)[:-1]])
        at = low[edge] + np.arange(len(edge)) - first[edge]
        edges.append(edge)
        ts.append((at - a[edge]) / (b - a)[edge])
    edge, t = np.concatenate(edges), np.clip(np.concatenate(ts), 0.0, 1.0)
    order = np.lexsort((t, edge))
    edge, t = edge[order], t[order]
    same = edge[:-1] == edge[1:]
    return edge[:-1][same], t[:-1][same], t[1:][same]
