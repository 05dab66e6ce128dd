# SPDX-License-Identifier: GPL-2.0-or-later
"""Never over the service's limits, whatever the bands are."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.grid import PixelGrid
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.download import BandOrder, DownloadOrder, Limits, download, estimate
from ee_workbench.plugin.engine.download.plan import planned

from .conftest import QUICK, opened

KINDS = ["uint8", "int8", "uint16", "int16", "uint32", "int32", "float32", "float64"]
CASTS = ["toUint8", "toInt8", "toUint16", "toInt16", "toUint32", "toInt32", "toFloat", "toDouble"]


def mixed(generator: random.Random, most: int, side: int, **changes: Any) -> DownloadOrder:
    """An order with bands of random types, on a grid of a random shape."""
    count = generator.choice([1, 2, 3, 7, 8, 9, generator.randint(1, most)])
    bands = tuple(BandOrder(f"b{number}", generator.choice(KINDS)) for number in range(count))
    width, height = (round(2 ** generator.uniform(0, np.log2(side))) for _ in range(2))
    grid = PixelGrid("EPSG:3857", (10.0, 0.0, 0.0, 0.0, -10.0, 0.0), width, height)
    masks = generator.choice(["exact", "filled"])
    nodata = 0 if masks == "filled" else None
    return DownloadOrder(grid, bands, types="common", masks=masks, nodata=nodata, overviews=False, **changes)


def test_every_request_of_500_random_orders_is_within_the_limits() -> None:
    for seed in range(500):
        check_limits(random.Random(seed))


def check_limits(generator: random.Random) -> None:
    """By hand: bytes of each type and one for its mask; the bands that tell the masks are bands like others."""
    order = mixed(generator, 1500, 200_000, request_bytes=generator.choice([1 << 20, 12 << 20, 1 << 30]))
    if order.grid.width * order.grid.height > 10**8 or len(order.bands) * order.grid.width > 10**7:
        order = mixed(generator, 20, 8000, request_bytes=1 << 30)
    covered = 0
    for tile in planned(order).tiles:
        kinds = [np.dtype(band.type) for band in order.bands[tile.first : tile.last]]
        told = -(-len(kinds) // 8) if order.masks == "exact" else 0
        size = (sum(kind.itemsize + 1 for kind in kinds) + 2 * told) * tile.window.width * tile.window.height
        assert size <= 50_331_648 and len(kinds) + told <= 1024
        assert max(tile.window.width, tile.window.height) <= 32_768
        covered += tile.window.size * len(kinds)
    assert covered == order.grid.width * order.grid.height * len(order.bands)


def test_the_server_refuses_none_of_500_random_orders(client: Client, sandbox: Any) -> None:
    """The same arithmetic at smaller limits, so that the answers are small: the largest tile of each order is asked."""
    import ee
    from ee_workbench.plugin.engine.download.request import Requests

    limits = Limits(size=60_000, side=300, bands=40)
    sandbox.limits(size=limits.size, side=limits.side, bands=limits.bands)
    base = ee.Image("SANDBOX/SPEED").select("b1")
    generator, nearly = random.Random(4), 0
    sandbox.clear_log()
    for _ in range(500):
        order = mixed(generator, 60, 3000, limits=limits, request_bytes=1 << 30)
        casts = [getattr(base, CASTS[KINDS.index(band.type)])() for band in order.bands]
        plan = planned(order)
        largest = max(plan.tiles, key=lambda tile: tile.window.size * (tile.last - tile.first))
        image = ee.Image.cat(casts).rename([band.name for band in order.bands])
        content = client.pixels(Requests(image, plan).of(largest, largest.window))
        nearly += len(content) > limits.size // 3
    assert {entry["status"] for entry in sandbox.log() if "computePixels" in entry["path"]} == {200}
    assert nearly > 150  # the limits are used, too


def test_the_limits_are_noticed(client: Client, sandbox: Any, tmp_path: Path) -> None:
    """The test above can fail: with limits larger than the server's, the server says so, and once."""
    import ee

    sandbox.limits(size=60_000)
    grid = PixelGrid("EPSG:3857", (10.0, 0.0, 0.0, 0.0, -10.0, 0.0), 500, 500)
    order = DownloadOrder(grid, (BandOrder("value", "float32"),))
    sandbox.clear_log()
    with pytest.raises(Exception, match="60000"):
        download(ee.Image("SANDBOX/SPEED"), order, tmp_path / "a.tif", client, tries=QUICK)
    assert [entry["status"] for entry in sandbox.log()] == [400]


def test_more_bands_than_an_answer_takes(client: Client, sandbox: Any, tmp_path: Path) -> None:
    """1,100 bands in answers of at most 1,024, with masks that differ between bands of different answers."""
    import ee

    count = 1100
    names = [f"b{number}" for number in range(count)]
    base = ee.Image("SANDBOX/SPEED").select("b1")
    shown = base.mod(2).eq(0)
    image = base.add(ee.Image.constant(list(range(count)))).toUint16().rename(names)
    image = ee.Image.cat([image.select(names[:1000]), image.select(names[1000:]).updateMask(shown)])
    grid = PixelGrid("EPSG:3857", (10.0, 0.0, 1_000_000.0, 0.0, -10.0, 6_000_000.0), 40, 24)
    order = DownloadOrder(grid, tuple(BandOrder(name, "uint16") for name in names), overviews=False)
    download(image, order, tmp_path / "a.tif", client, tries=QUICK)
    found = opened(tmp_path / "a.tif")
    np.testing.assert_array_equal(found.values[500], found.values[0] + 500)
    assert found.valid[:1000].all()
    np.testing.assert_array_equal(found.valid[1050], found.values[0] % 2 == 0)
    np.testing.assert_array_equal(found.values[1099][found.valid[1099]], (found.values[0] + 1099)[found.valid[1099]])


def test_an_estimate_sends_nothing(client: Client, sandbox: Any, tmp_path: Path) -> None:
    grid = PixelGrid("EPSG:3857", (10.0, 0.0, 0.0, 0.0, -10.0, 0.0), 40_000, 30_000)
    sandbox.clear_log()
    plain = estimate(DownloadOrder(grid, (BandOrder("value", "float32"),), overviews=False), tmp_path / "a.tif")
    cog = estimate(DownloadOrder(grid, (BandOrder("value", "float32"),), cog=True), tmp_path / "a.tif")
    assert (plain.pixels, plain.file_bytes, plain.disk_bytes) == (1_200_000_000, 4_800_000_000, 4_800_000_000)
    assert cog.disk_bytes == pytest.approx(4.8e9 * (1 + 4 / 3)) and plain.free_bytes > 0
    assert 4_800_000_000 // 50_331_648 < plain.requests < 2000
    assert sandbox.log() == []


def test_a_recipe_that_is_too_long_is_said_before_anything_is_sent(
    client: Client, sandbox: Any, tmp_path: Path
) -> None:
    import ee

    image = ee.Image("SANDBOX/SPEED").select("value").set("story", "x" * 5000)
    grid = PixelGrid("EPSG:3857", (10.0, 0.0, 0.0, 0.0, -10.0, 0.0), 40, 30)
    order = DownloadOrder(grid, (BandOrder("value", "float32"),), limits=Limits(body=6000))
    sandbox.clear_log()
    with pytest.raises(RecipeError, match="too long"):
        download(image, order, tmp_path / "a.tif", client)
    assert sandbox.log() == []
