# SPDX-License-Identifier: GPL-2.0-or-later
"""A real scene, mounted: a short-wave composite and a red-edge index equal GDAL's and numpy's arithmetic."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any, Callable, NamedTuple

import numpy as np
import pytest
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.periods import DateSpan
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.core.recipes.sentinel2_parts import CloudMask, View
from ee_workbench.plugin.engine import products
from ee_workbench.plugin.engine.session import Session
from osgeo import gdal

COLLECTION = "projects/sandbox/assets/s2"
FILE = "S2A_L1C_18SVG_20160112_20m.tif"
ORDER = ("B5", "B6", "B7", "B8A", "B11", "B12")
DAY = DateSpan.of("2016-01-12", "2016-01-12")


class Scene(NamedTuple):
    """What GDAL reads of the file."""

    bands: dict[str, np.ndarray]
    transform: tuple[float, ...]
    corners: list[list[float]]


@pytest.fixture
def scene(shared_data: Path) -> Scene:
    source = gdal.Open(str(shared_data / "sentinel2" / FILE))
    bands = dict(zip(ORDER, source.ReadAsArray()))
    corners = gdal.Info(source, format="json")["wgs84Extent"]["coordinates"][0]
    return Scene(bands, source.GetGeoTransform(), corners)


@pytest.fixture
def mounted(shared_data: Path, tmp_path: Path, fresh_sandbox: Callable[..., Any], session: Session) -> Session:
    folder = tmp_path / "scene"
    folder.mkdir()
    shutil.copy(shared_data / "sentinel2" / FILE, folder / FILE)
    image = {"file": FILE, "bands": list(ORDER), "time": "2016-01-12", "properties": {"MGRS_TILE": "18SVG"}}
    manifest = {"assets": [{"id": COLLECTION, "type": "IMAGE_COLLECTION", "images": [image]}]}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    session.connect(Connection(url=fresh_sandbox("--mount", str(folder)).url))
    return session


def region(scene: Scene) -> Region:
    """A box around the scene, in degrees, from GDAL."""
    xs, ys = [x for x, _ in scene.corners], [y for _, y in scene.corners]
    return Region.rectangle(min(xs), min(ys), max(xs), max(ys), "Virginia")


def request(scene: Scene, image: Any, file_format: str) -> Any:
    import ee

    rows, columns = scene.bands["B5"].shape
    left, width, _, top, _, height = scene.transform
    grid = {
        "dimensions": {"width": columns, "height": rows},
        "affineTransform": {"scaleX": width, "translateX": left, "scaleY": height, "translateY": top},
        "crsCode": "EPSG:32618",
    }
    return ee.data.computePixels({"expression": image, "grid": grid, "fileFormat": file_format})


def test_short_wave_infrared(mounted: Session, scene: Scene, tmp_path: Path) -> None:
    bands = ("B12", "B8A", "B5")
    recipe = Sentinel2Recipe(region(scene), DAY, COLLECTION, mask=CloudMask(()), view=View(bands=bands), clip="none")
    product = products.build(recipe)
    found = np.load(io.BytesIO(request(scene, product.image, "NPY")))
    for band in bands:
        stored = scene.bands[band]
        np.testing.assert_allclose(found[band], stored / 10_000, atol=1e-6)
    image: Any = product.image
    picture = request(scene, image.visualize(**recipe.visualization().to_ee()), "PNG")
    (tmp_path / "swir.png").write_bytes(picture)
    shown = gdal.Open(str(tmp_path / "swir.png")).ReadAsArray()
    low, high = recipe.view.limits()
    for number, band in enumerate(bands):
        stored = scene.bands[band] / 10_000
        wanted = np.clip((stored - low[number]) / (high[number] - low[number]), 0, 1) * 255
        assert np.abs(shown[number] - wanted).max() <= 1.0


def test_a_red_edge_index(mounted: Session, scene: Scene) -> None:
    view = View("expression", expression="(B8A - B5) / (B8A + B5)")
    recipe = Sentinel2Recipe(region(scene), DAY, COLLECTION, mask=CloudMask(()), view=view, clip="none")
    found = np.load(io.BytesIO(request(scene, products.build(recipe).image, "NPY")))["expression"]
    near, edge = (scene.bands[band].astype(float) for band in ("B8A", "B5"))
    np.testing.assert_allclose(found, (near - edge) / (near + edge), atol=1e-6)
