# SPDX-License-Identifier: GPL-2.0-or-later
"""Frozen pages of all kinds against numpy: systems, turned maps, the antimeridian, pictures, stripes."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ee_workbench.plugin.bridge import freeze
from ee_workbench.plugin.bridge.freeze import FreezeTask
from ee_workbench.plugin.core import written
from ee_workbench.plugin.core.periods import DateSpan
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.core.recipes.sentinel2_parts import CloudMask, Composite, SceneFilter
from osgeo import gdal
from qgis.core import QgsProject, QgsRasterLayer, QgsRectangle

from .freezing import WARM, added, exported, framed, layout_with_map, outcome, region
from .test_freeze import expected_colours, saved, truth

__all__ = ["saved"]

S2 = Sentinel2Recipe(
    region(11.2, 47.8, 11.5, 48.0), DateSpan.parse("2024-06"), "COPERNICUS/S2_SR_HARMONIZED", SceneFilter(100.0),
    CloudMask(("scl",)), Composite("median"),
)  # fmt: skip


def frozen_page(wait: Any, client: Any, project: QgsProject, recipe: Any, folder: Path, **how: Any) -> Any:
    """The page's pixels of the map, the page, and the layer."""
    picture = how.pop("picture", None)
    layer = added(wait, recipe, client)
    layout, item = layout_with_map(project, **how)
    dpi = how.get("dpi", 100.0)
    page = freeze.page_of(item)
    assert outcome(wait, FreezeTask(layer, page, client, picture=picture)) is layer
    return framed(exported(layout, folder / "page.png", dpi), item, dpi), page, layer


@pytest.mark.parametrize(
    ("crs", "extent"),
    [
        ("EPSG:3035", (2_500_000, 1_500_000, 6_500_000, 5_500_000)),
        ("EPSG:32643", (100_000, 1_000_000, 900_000, 1_900_000)),
        ("EPSG:4326", (-25.3, 30.1, 45.2, 72.7)),
        ("EPSG:3857", (-1_000_000, 4_000_000, 3_000_000, 8_000_000)),
        ("EPSG:4326", (165.3, -50.1, 195.2, -10.3)),
        ("EPSG:3832", (1_500_000, -6_000_000, 5_500_000, -1_000_000)),
        ("EPSG:3031", (-6_000_000, -6_000_000, 6_000_000, 6_000_000)),
    ],
)
def test_systems(
    client: Any, saved: QgsProject, wait: Any, tmp_path: Path, crs: str, extent: tuple[float, ...]
) -> None:
    printed, page, _ = frozen_page(wait, client, saved, WARM, tmp_path, crs=crs, extent=QgsRectangle(*extent))
    west = page.extent[0]
    values = truth(page, WARM)
    if crs == "EPSG:4326" and west > 100:
        # there is something on both sides of the antimeridian
        split = round((180.0 - west) / ((page.extent[2] - west) / page.width))
        assert 0 < split < page.width and np.isfinite(values[:, split + 1 :]).any()
    assert np.isfinite(values).any()
    assert np.abs(printed - expected_colours(values, WARM)).max() <= 2


@pytest.mark.parametrize(("show", "picture"), [("true_colour", None), ("NDVI", None), ("NDVI", True)])
def test_sentinel_2(client: Any, saved: QgsProject, wait: Any, tmp_path: Path, show: str, picture: Any) -> None:
    """A picture with its gamma, an index as values, and the same as a picture."""
    recipe = replace(S2, view=written.view(show))
    printed, page, layer = frozen_page(
        wait, client, saved, recipe, tmp_path, crs="EPSG:32632",
        extent=QgsRectangle(660_000, 5_290_000, 690_000, 5_320_000), size=(40.0, 40.0), picture=picture,
    )  # fmt: skip
    values = truth(page, recipe)
    assert np.isfinite(values).all(axis=-1).mean() > 0.1
    assert np.abs(printed - expected_colours(values, recipe)).max() <= 2
    kind = "multibandcolor" if picture or show == "true_colour" else "singlebandpseudocolor"
    assert layer.renderer().type() == kind


def test_a_turned_map(client: Any, saved: QgsProject, wait: Any, tmp_path: Path) -> None:
    """Each printed pixel's place on the ground by rotation about the map's centre; its colour is that of a value within
    a pixel of it: QGIS turns whole pixels, and what is turned is the box around the map."""
    printed, page, _ = frozen_page(wait, client, saved, WARM, tmp_path, rotation=30.0)
    rows, columns = printed.shape[:2]
    west, south, east, north = page.extent
    step = (east - west) / page.width
    assert page.rotation == 30 and page.width > columns and page.height > rows
    wanted = expected_colours(truth(page, WARM), WARM)
    y, x = np.mgrid[0:rows, 0:columns]
    right, up = (x + 0.5 - columns / 2) * step, (rows / 2 - y - 0.5) * step
    angle = math.radians(30.0)
    # turned clockwise on the page: what is up on the page points north-west on the ground
    easting = (west + east) / 2 + right * math.cos(angle) - up * math.sin(angle)
    northing = (south + north) / 2 + right * math.sin(angle) + up * math.cos(angle)
    column, row = np.floor((easting - west) / step).astype(int), np.floor((north - northing) / step).astype(int)
    best = np.full(printed.shape[:2], 999.0)
    for down in (-1, 0, 1):
        for across in (-1, 0, 1):
            near = wanted[np.clip(row + down, 0, page.height - 1), np.clip(column + across, 0, page.width - 1)]
            best = np.minimum(best, np.abs(printed - near).max(axis=-1))
    assert (best <= 2).mean() > 0.995  # the rest are edges of land, mixed with paper
    mirrored = wanted[np.clip(row[::-1], 0, page.height - 1), np.clip(column, 0, page.width - 1)]
    assert (np.abs(printed - mirrored).max(axis=-1) <= 2).mean() < 0.9


def test_edges_are_as_sharp_as_pixels(saved: QgsProject, tmp_path: Path) -> None:
    """Rows and columns that differ from each of their neighbours by the whole range: every printed pixel is one of
    them, in its place, and none is a mixture. For every way of lying between the page's pixels."""
    for place, size, dpi in (
        ((10.0, 12.0), (60.0, 50.0), 100.0), ((10.03, 12.1), (60.0, 50.0), 100.0),
        ((13.3, 17.7), (171.3, 183.1), 150.0), ((10.0, 12.0), (190.0, 180.0), 300.0),
    ):  # fmt: skip
        saved.removeAllMapLayers()
        saved.layoutManager().clear()
        layout, item = layout_with_map(saved, place=place, size=size, dpi=dpi)
        page = freeze.page_of(item)
        grid = page.grid()
        rows, columns = np.mgrid[0 : grid.height, 0 : grid.width]
        stripes = ((rows + columns) % 2 * 255).astype(np.uint8)
        path = tmp_path / "stripes.tif"
        made = gdal.GetDriverByName("GTiff").Create(str(path), grid.width, grid.height, 1)
        made.SetGeoTransform(grid.geotransform)
        made.GetRasterBand(1).WriteArray(stripes)
        made = None
        layer = QgsRasterLayer(str(path), "stripes")
        layer.setCrs(item.crs())
        saved.addMapLayer(layer)
        printed = framed(exported(layout, tmp_path / "page.png", dpi), item, dpi)
        assert (printed[..., 0] == stripes).all()


def test_raw_values_of_a_picture_with_gamma(client: Any, saved: QgsProject, wait: Any, tmp_path: Path) -> None:
    """QGIS corrects gamma after rounding to 256 steps: bright colours are within 3, dark ones may be off by more."""
    view = replace(written.view("true_colour"), gamma=1.4)
    recipe = replace(S2, view=view)
    printed, page, layer = frozen_page(
        wait, client, saved, recipe, tmp_path, crs="EPSG:32632",
        extent=QgsRectangle(660_000, 5_290_000, 690_000, 5_320_000), size=(20.0, 20.0), picture=False,
    )  # fmt: skip
    wanted = expected_colours(truth(page, recipe), recipe)
    off = np.abs(printed - wanted)
    assert layer.renderer().type() == "multibandcolor" and layer.brightnessFilter().gamma() == pytest.approx(1.4)
    assert off[wanted > 64].max() <= 3 and off.max() <= 8
