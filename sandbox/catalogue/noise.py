# SPDX-License-Identifier: GPL-2.0-or-later
"""Repeatable roughness: hash-based value noise on integer lattices, the same to the bit everywhere."""

from __future__ import annotations

import numpy as np

_A, _B, _C = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def hashed(column: np.ndarray, row: np.ndarray, seed: int) -> np.ndarray:
    """Numbers in [0, 1) that depend on two integers and a seed, evenly spread; float64 of the broadcast shape."""
    with np.errstate(over="ignore"):
        mixed = column.astype("int64").astype("uint64") * _A
        mixed = mixed ^ (row.astype("int64").astype("uint64") * _B + np.uint64(seed) * _C)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * _B
        mixed = (mixed ^ (mixed >> np.uint64(27))) * _C
        mixed = mixed ^ (mixed >> np.uint64(31))
    return np.asarray((mixed >> np.uint64(11)).astype("float64") * 2.0**-53)


def value_noise(x: np.ndarray, y: np.ndarray, seed: int) -> np.ndarray:
    """Smooth noise in [-1, 1] with features one unit wide, at columns x of shape (1, n) and rows y of shape (m, 1)."""
    across, down = np.ravel(x), np.ravel(y)
    column, row = np.floor(across), np.floor(down)
    u, v = across - column, (down - row)[:, None]
    u, v = u * u * (3.0 - 2.0 * u), v * v * (3.0 - 2.0 * v)
    column, row = column.astype("int64"), row.astype("int64")
    columns, column = _needed(column)
    rows, row = _needed(row)
    lattice = hashed(columns[None, :], rows[:, None], seed)
    # Along the few rows of the lattice first, then down all the columns.
    lines = lattice[:, column] * (1.0 - u) + lattice[:, column + 1] * u
    return np.asarray((lines[row] * (1.0 - v) + lines[row + 1] * v) * 2.0 - 1.0)


def _needed(cells: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The lattice lines around cells, each once, and where the lower line of each cell is among them."""
    first = int(cells.min())
    span = int(cells.max()) - first + 2
    if span <= 4 * cells.size:
        return first + np.arange(span), cells - first
    lines = np.unique(np.concatenate([cells, cells + 1]))
    return lines, np.searchsorted(lines, cells)


def fractal(x: np.ndarray, y: np.ndarray, seed: int, octaves: int, gain: float = 0.5) -> np.ndarray:
    """Octaves of noise, each twice as fine and `gain` as high as the one before; about [-2, 2]."""
    total = value_noise(x, y, seed)
    for octave in range(1, octaves):
        scale = 2.0**octave
        total += gain**octave * value_noise(x * scale, y * scale, seed + octave)
    return total
