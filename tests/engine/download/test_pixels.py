# SPDX-License-Identifier: GPL-2.0-or-later
"""Every pixel where and as it should be: one hash, one grid, exact masks, own types."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
import pytest
from ee_workbench.plugin.engine.download import BandOrder

from .conftest import GRID, PIXELS, speed, untiled


def digest(values: np.ndarray) -> str:
    return hashlib.sha256(np.ascontiguousarray(values).tobytes()).hexdigest()


@pytest.mark.parametrize("compression", ["DEFLATE", "ZSTD", "LZW", "NONE"])
def test_compressions_keep_every_pixel(fetched: Any, client: Any, compression: str) -> None:
    import ee

    image = ee.Image("SANDBOX/SPEED")
    found, _ = fetched(image, speed(compression=compression))
    assert digest(found.values[0]) == digest(untiled(image.select("value"), GRID)["value"])
    structure = found.source.GetMetadata("IMAGE_STRUCTURE")
    assert structure.get("COMPRESSION", "NONE") == compression


@pytest.mark.parametrize("request_bytes", [1 << 15, 1 << 18, 12 << 20])
@pytest.mark.parametrize("most", [1, 3, 16])
def test_one_hash_for_every_way(fetched: Any, client: Any, sandbox: Any, request_bytes: int, most: int) -> None:
    """Answers come late by chance, so that they arrive in another order each time."""
    import ee

    image = ee.Image("SANDBOX/SPEED").select(["value", "b1"])
    sandbox.faults({"path": PIXELS, "latency": 60, "probability": 0.4, "seed": request_bytes + most})
    bands = (BandOrder("value", "float32"), BandOrder("b1", "uint16"))
    order = speed(bands=bands, types="common", request_bytes=request_bytes, max_requests=most)
    found, report = fetched(image, order)
    reference = untiled(image, GRID)
    for number, name in enumerate(("value", "b1")):
        assert digest(found.values[number]) == digest(reference[name].astype("float32"))
    assert found.valid.all() and report.most_under_way <= most
