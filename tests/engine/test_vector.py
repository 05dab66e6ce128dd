# SPDX-License-Identifier: GPL-2.0-or-later
"""Karnataka's districts outlined red: the pixels against OGR's outlines of the same features."""

from __future__ import annotations

import io
import json
from typing import Any

import numpy as np
import pytest
from ee_workbench.plugin.core.errors import WorkbenchError
from ee_workbench.plugin.core.recipes.property_filter import PropertyFilter
from ee_workbench.plugin.core.recipes.vector import Outline, VectorRecipe
from ee_workbench.plugin.engine import products
from ee_workbench.plugin.engine.client import Client
from osgeo import ogr

DISTRICTS = "FAO/GAUL_SIMPLIFIED_500m/2015/level2"
KARNATAKA = VectorRecipe(DISTRICTS, (PropertyFilter("ADM1_NAME", "==", "Karnataka"),), Outline("red"))
WEST, NORTH, SIZE, COUNT = 73.5, 19.0, 0.05, 160


def drawn(recipe: VectorRecipe) -> tuple[np.ndarray, np.ndarray]:
    """Red, green, blue of shape (160, 160, 3), and the mask, 0 to 1."""
    import ee

    image: Any = products.build(recipe).image
    grid = {
        "dimensions": {"width": COUNT, "height": COUNT},
        "affineTransform": {"scaleX": SIZE, "translateX": WEST, "scaleY": -SIZE, "translateY": NORTH},
        "crsCode": "EPSG:4326",
    }
    both = image.unmask(0, False).addBands(image.mask().select([0], ["mask"]))
    found = np.load(io.BytesIO(ee.data.computePixels({"expression": both, "grid": grid, "fileFormat": "NPY"})))
    return np.dstack([found[name] for name in ("vis-red", "vis-green", "vis-blue")]), found["mask"]


def shapes() -> list[Any]:
    """The features themselves, fetched as GeoJSON."""
    import ee

    chosen = ee.FeatureCollection(DISTRICTS).filter(ee.Filter.eq("ADM1_NAME", "Karnataka"))
    rows = chosen.getInfo()["features"]
    return [ogr.CreateGeometryFromJson(json.dumps(row["geometry"])) for row in rows]


def distances(found: list[Any]) -> tuple[np.ndarray, np.ndarray]:
    """Of each pixel's centre to the nearest outline, in pixels, and whether it lies in any feature."""
    edges = [shape.Boundary() for shape in found]
    away, inside = np.full((COUNT, COUNT), 99.0), np.zeros((COUNT, COUNT), bool)
    for row in range(0, COUNT, 3):
        for column in range(0, COUNT, 3):
            point = ogr.Geometry(ogr.wkbPoint)
            point.AddPoint_2D(WEST + SIZE * (column + 0.5), NORTH - SIZE * (row + 0.5))
            away[row, column] = min(edge.Distance(point) for edge in edges) / SIZE
            inside[row, column] = any(shape.Contains(point) for shape in found)
    return away, inside


def test_karnataka_s_districts_are_outlined_red(client: Client) -> None:
    found = shapes()
    assert len(found) > 5
    away, _ = distances(found)
    colours, mask = drawn(KARNATAKA)
    looked = away < 99
    near, far = looked & (away < 0.5), looked & (away > 2.5)
    assert near.sum() > 30 and far.sum() > 1000
    assert (mask[near] > 0).all() and (mask[far] == 0).all()
    assert (colours[near] == (255, 0, 0)).all()
    assert client.map_id(products.build(KARNATAKA).image, KARNATAKA.visualization()).url_template


def test_areas_are_filled(client: Client) -> None:
    away, inside = distances(shapes())
    colours, mask = drawn(VectorRecipe(DISTRICTS, KARNATAKA.filters, Outline("blue", 1, "00ff0080")))
    core = inside & (away < 99) & (away > 2.0)
    outside = ~inside & (away < 99) & (away > 2.0)
    assert core.sum() > 200 and (colours[core] == (0, 255, 0)).all()
    np.testing.assert_allclose(mask[core], 128 / 255, atol=0.01)
    assert (mask[outside] == 0).all()


def test_facts_of_the_product(client: Client) -> None:
    product = products.build(KARNATAKA)
    assert product.begin is None and product.bounds is None and product.name == "Karnataka · 2015/level2"
    with pytest.raises(WorkbenchError, match="not made of single images"):
        products.images(KARNATAKA)
