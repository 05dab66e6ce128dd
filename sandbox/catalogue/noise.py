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
    """Smooth noise in [-1, 1] with features one unit wide; x and y broadcast against each other."""
    column, row = np.floor(x), np.floor(y)
    u, v = x - column, y - row
    u, v = u * u * (3.0 - 2.0 * u), v * v * (3.0 - 2.0 * v)
    column, row = column.astype("int64"), row.astype("int64")
    top = hashed(column, row, seed) * (1.0 - u) + hashed(column + 1, row, seed) * u
    bottom = hashed(column, row + 1, seed) * (1.0 - u) + hashed(column + 1, row + 1, seed) * u
    return np.asarray((top * (1.0 - v) + bottom * v) * 2.0 - 1.0)


def fractal(x: np.ndarray, y: np.ndarray, seed: int, octaves: int, gain: float = 0.5) -> np.ndarray:
    """Octaves of noise, each twice as fine and `gain` as high as the one before; about [-2, 2]."""
    total = np.zeros(np.broadcast_shapes(np.shape(x), np.shape(y)))
    for octave in range(octaves):
        scale = 2.0**octave
        total += gain**octave * value_noise(x * scale, y * scale, seed + octave)
    return total
