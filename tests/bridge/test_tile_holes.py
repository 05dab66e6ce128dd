# SPDX-License-Identifier: GPL-2.0-or-later
"""Holes of tiles told from places without data: by hand-made patterns of full and empty tiles."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from ee_workbench.plugin.bridge import tile_holes
from ee_workbench.plugin.bridge.tile_holes import MOST, blocks, holes, place_of, tile_of

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


def many(**short: int) -> dict:
    """Bytes of 20 x 20 tiles of zoom 9, some of them short: x3y4=334."""
    sizes = {(9, x, y): 20_000 + x for x in range(20) for y in range(20)}
    for name, size in short.items():
        x, y = name[1:].split("y")
        sizes[(9, int(x), int(y))] = size
    return sizes


def together(sizes: dict) -> set:
    return {place for block in blocks(sizes) for place in block}


def test_what_came_with_few_bytes_is_looked_at_with_its_neighbours() -> None:
    cross = {(9, 3, 4), (9, 2, 4), (9, 4, 4), (9, 3, 3), (9, 3, 5)}
    assert blocks(many()) == []
    assert together(many(x3y4=334)) == together(many(x3y4=1665)) == cross
    assert together(many(x3y4=0)) == cross  # nobody knows how long it was
    assert together(many(x3y4=2001)) == set()
    assert together(many(x0y0=334)) == {(9, 0, 0), (9, 1, 0), (9, 0, 1)}
    assert len(together(many(x3y4=334, x3y5=334))) == 8
    assert blocks({(9, 0, 0): 300}) == [] and blocks({(9, 5, 5): 300, (9, 50, 50): 9000}) == []


def test_what_is_known_is_not_looked_at_again() -> None:
    """The hole beside a sea that is known to be empty, and the sea's coast."""
    sea = {(9, x, y) for x in range(5) for y in range(20)}
    sizes = many(**{f"x{x}y{y}": 334 for _, x, y in sea}, x9y9=334)
    found = {place for block in blocks(sizes, sea) for place in block}
    assert found == {(9, 5, y) for y in range(20)} | {(9, 9, 9), (9, 8, 9), (9, 10, 9), (9, 9, 8), (9, 9, 10)}
    assert blocks(dict.fromkeys(sea, 334), sea) == []


@pytest.mark.parametrize(("is_empty", "most"), [(True, 40), (False, 130)])
def test_of_many_alike_one_is_looked_at(monkeypatch: pytest.MonkeyPatch, is_empty: bool, most: int) -> None:
    """A sea of a hundred tiles with one answer is known by one of them; a plain of one colour is no sea."""
    sea = {(9, x, y) for x in range(5) for y in range(20)}
    asked: list = []

    def drawn(_: Any, zoom: int, left: int, top: int, across: int, down: int) -> np.ndarray:
        places = [(zoom, left + x, top + y) for x in range(across) for y in range(down)]
        asked.extend(places)
        shown = np.ones((down * 256, across * 256), bool)
        for _, x, y in sea & set(places) if is_empty else ():
            shown[(y - top) * 256 : (y - top + 1) * 256, (x - left) * 256 : (x - left + 1) * 256] = False
        return shown

    monkeypatch.setattr(tile_holes, "_drawn", drawn)
    seen = tile_holes.look(None, many(**{f"x{x}y{y}": 334 for _, x, y in sea}))
    assert {place for place, tile in seen.items() if tile.is_empty} == (sea if is_empty else set())
    assert sea < seen.keys() and len(seen) == 120 and len(asked) < most
    assert sum(asked.count(place) - 1 for place in set(asked)) <= (0 if is_empty else 1)


def test_what_is_drawn_at_once_is_no_larger_than_a_screen() -> None:
    everything = {(zoom, x, y): 0 for zoom in (8, 9) for x in range(30) for y in range(30)}
    found = blocks(everything)
    assert sum(map(len, found)) == len(everything) and together(everything) == set(everything)
    for block in found:
        assert len({zoom for zoom, _, _ in block}) == 1
        assert all(max(axis) - min(axis) < 8 for axis in list(zip(*block))[1:])


def test_the_largest_pages_are_not_looked_through() -> None:
    assert len(together({(9, x, y): 0 for x in range(64) for y in range(32)})) == MOST
    assert blocks({(9, x, y): 0 for x in range(65) for y in range(32)}) == []
    assert len(together({(9, x, y): 334 if (x, y) == (9, 9) else 9000 for x in range(65) for y in range(65)})) == 5


def test_addresses() -> None:
    assert place_of("http://127.0.0.1:1/v1/projects/p/maps/m/tiles/5/17/10") == (5, 17, 10)
    assert place_of("http://127.0.0.1:1/v1/projects/p/maps/m") is None
