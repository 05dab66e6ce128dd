# SPDX-License-Identifier: GPL-2.0-or-later
"""Holes of tiles told from places without data: by hand-made patterns of full and empty tiles."""

from __future__ import annotations

import numpy as np
import pytest
from ee_workbench.plugin.bridge.tile_holes import holes, place_of, tile_of

FULL, EMPTY = np.ones((256, 256), bool), np.zeros((256, 256), bool)
#: Nothing but what its neighbours have drawn beyond their edges.
FRAMED = np.pad(EMPTY[1:-1, 1:-1], 1, constant_values=True)


def half(side: str) -> np.ndarray:
    """A tile with a coast: nothing along one side."""
    drawn = FULL.copy()
    drawn[{"right": np.s_[:, 200:], "left": np.s_[:, :50], "top": np.s_[:50], "bottom": np.s_[200:]}[side]] = False
    return drawn


def grid(rows: str) -> dict:
    """Tiles of zoom 5 from letters: # full, . empty, o empty within, l r t b with nothing along that side."""
    kinds = {"#": FULL, ".": EMPTY, "o": FRAMED, **{side[0]: half(side) for side in ("left", "right", "top", "bottom")}}
    lines = rows.split()
    return {(5, x, y): tile_of(kinds[kind]) for y, line in enumerate(lines) for x, kind in enumerate(line)}


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("### #.# ###", {(5, 1, 1)}),
        ("#### #..# ####", {(5, 1, 1), (5, 2, 1)}),
        ("### #o# ###", {(5, 1, 1)}),
        (".## ### ###", {(5, 0, 0)}),  # in the corner two sides are seen
        ("#b# r.l #t#", set()),  # a lake, with shores
        ("..## ..## ..##", set()),  # cells of a model that end at a tile's edge
        ("... ... ...", set()),
        ("### ### ###", set()),
    ],
)
def test_patterns(rows: str, found: set) -> None:
    assert holes(grid(rows)) == found


def test_beyond_the_layer_tiles_may_be_empty() -> None:
    """Zoom 5 has 32 columns of 11.25 degrees: column 1 lies from -168.75 to -157.5, row 1 above 84 degrees north."""
    tiles = grid("### #.# ###")
    assert holes(tiles, (-180.0, -85.0, -157.0, 86.0)) == {(5, 1, 1)}
    assert holes(tiles, (-157.0, -85.0, 180.0, 86.0)) == set()


def test_addresses() -> None:
    assert place_of("http://127.0.0.1:1/v1/projects/p/maps/m/tiles/5/17/10") == (5, 17, 10)
    assert place_of("http://127.0.0.1:1/v1/projects/p/maps/m") is None
