# SPDX-License-Identifier: GPL-2.0-or-later
"""GIF files, read back by GDAL."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from ee_workbench.plugin.core import gif
from osgeo import gdal

COLOURS = bytes(value for index in range(256) for value in (index, 255 - index, index // 2))


def read(path: Path) -> np.ndarray:
    return gdal.Open(str(path)).ReadAsArray()


@pytest.mark.parametrize("kind", ["noise", "flat", "ramp", "one"])
def test_indices_come_back(tmp_path, kind):
    width, height = (1, 1) if kind == "one" else (300, 211)
    rows = {
        "noise": np.random.default_rng(3).integers(0, 256, (height, width)),
        "flat": np.full((height, width), 7),
        "ramp": np.add.outer(np.arange(height), np.arange(width)) // 3 % 256,
        "one": np.array([[255]]),
    }[kind].astype(np.uint8)
    path = tmp_path / "x.gif"
    path.write_bytes(gif.encode(width, height, COLOURS, [rows.tobytes()], 50))
    assert np.array_equal(read(path), rows)


def test_every_length_up_to_the_first_full_table(tmp_path):
    rng = random.Random(5)
    for length in [*range(1, 40), 253, 254, 255, 256, 257, 511, 512, 513, 4095, 4096, 4097, 9000]:
        data = bytes(rng.randrange(256) for _ in range(length))
        path = tmp_path / f"{length}.gif"
        path.write_bytes(gif.encode(length, 1, COLOURS, [data], 2))
        assert read(path).tobytes() == data, length


def test_all_frames_are_in_the_file_and_repeat():
    frames = [bytes([number]) * 12 for number in range(3)]
    content = gif.encode(4, 3, COLOURS, frames, 80)
    assert content.count(b"\x21\xf9\x04\x04\x50\x00\x00\x00\x2c") == 3
    assert b"NETSCAPE2.0" in content and content.endswith(b"\x3b")


def test_frames_of_another_size_are_refused():
    with pytest.raises(ValueError, match="another size"):
        gif.encode(4, 3, COLOURS, [b"\x00"], 80)
    with pytest.raises(ValueError, match="256"):
        gif.encode(4, 3, b"\x00", [], 80)
