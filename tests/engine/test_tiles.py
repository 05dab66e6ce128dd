# SPDX-License-Identifier: GPL-2.0-or-later
"""The colours of tiles against a rendering with numpy alone."""

from __future__ import annotations

import io
import math
import random
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from ee_workbench.plugin.core.periods import Period, YearRange
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from ee_workbench.plugin.engine import products
from ee_workbench.plugin.engine.client import Client
from osgeo import gdal

MARCH = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030))


def native(image: Any) -> np.ndarray:
    """All native cells, (600, 1440), in pieces that the size limit allows."""
    import ee

    parts = []
    for row in range(0, 600, 300):
        data = ee.data.computePixels(
            {
                "expression": image,
                "fileFormat": "NPY",
                "grid": {
                    "dimensions": {"width": 1440, "height": 300},
                    "affineTransform": {
                        "scaleX": 0.25,
                        "translateX": -180.0,
                        "scaleY": -0.25,
                        "translateY": 90.0 - row * 0.25,
                    },
                    "crsCode": "EPSG:4326",
                },
            }
        )
        found = np.load(io.BytesIO(data)) if isinstance(data, bytes) else data
        parts.append(found[found.dtype.names[0]].astype("float64"))
    return np.concatenate(parts)


def expected(cells: np.ndarray, recipe: Cmip6Recipe, z: int, x: int, y: int) -> tuple[np.ndarray, np.ndarray]:
    """Red, green and blue (256, 256, 3) and what is shown, of a tile at which cells are larger than pixels."""
    steps = (np.arange(256) + 0.5) / 256
    lon = (x + steps) / 2**z * 360 - 180
    lat = np.degrees(np.arctan(np.sinh(math.pi * (1 - 2 * (y + steps) / 2**z))))
    column = np.floor((lon + 180) / 0.25).astype(int) % 1440
    row = np.floor((90 - lat) / 0.25).astype(int)
    shown = np.broadcast_to(((row >= 0) & (row < 600))[:, None], (256, 256))
    values = cells[np.clip(row, 0, 599)[:, None], column[None, :]]
    view = recipe.visualization()
    low, high = view.minimum[0], view.maximum[0]
    place = np.clip((values - low) / (high - low), 0, 1) * (len(view.palette) - 1)
    colours = np.array([[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in view.palette], dtype="float64")
    below = np.minimum(np.floor(place).astype(int), len(colours) - 2)
    share = (place - below)[..., None]
    return colours[below] * (1 - share) + colours[below + 1] * share, shown


def picture(url: str) -> np.ndarray:
    """A PNG as an array (rows, columns, channels), decoded by GDAL."""
    import requests

    response = requests.get(url, timeout=60)
    assert response.status_code == 200 and response.headers["Content-Type"] == "image/png"
    path = "/vsimem/tile.png"
    gdal.FileFromMemBuffer(path, response.content)
    found = gdal.Open(path).ReadAsArray()
    gdal.Unlink(path)
    return np.moveaxis(found, 0, -1)


@pytest.mark.parametrize("recipe", [MARCH, replace(MARCH, baseline=YearRange(1995, 1996))], ids=["values", "change"])
def test_twenty_tiles(client: Client, recipe: Cmip6Recipe) -> None:
    product = products.build(recipe)
    cells = native(product.image)
    tiles = client.map_id(product.image, product.visualization)
    generator = random.Random(20300301)
    worst = 0.0
    for _ in range(10):
        z = generator.randint(3, 9)
        x, y = generator.randrange(2**z), generator.randrange(2**z)
        found = picture(tiles.url_template.format(z=z, x=x, y=y))
        truth, shown = expected(cells, recipe, z, x, y)
        alpha = found[..., 3] if found.shape[-1] == 4 else np.full((256, 256), 255)
        np.testing.assert_array_equal(alpha > 0, shown)
        if shown.any():
            worst = max(worst, float(np.abs(found[..., :3] - truth)[shown].max()))
    assert worst <= 1.0
