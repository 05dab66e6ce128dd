# SPDX-License-Identifier: GPL-2.0-or-later
"""The globe: data warped to where they belong, a view that comes and goes."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from ee_workbench.plugin.bridge import globe, layers
from ee_workbench.plugin.bridge.globe import GlobeTask
from ee_workbench.plugin.bridge.layer_series import LayersTask
from ee_workbench.plugin.core.globe import RADIUS, Globe
from ee_workbench.plugin.core.periods import Period
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle

JULY = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(7, 2030))


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    monkeypatch.setattr("ee_workbench.plugin.bridge.frozen_files.profile", lambda: tmp_path / "frozen")


def run(task, wait):
    got = []
    task.succeeded.connect(got.append)
    with wait.signals(task.ended, timeout=120_000):
        task.start()
    if task.error is not None:
        raise task.error
    return got[0]


@pytest.mark.parametrize("centre", [(12.0, 48.0), (180.0, 0.0), (0.0, -90.0)])
def test_values_are_where_the_formula_puts_them(tmp_path, centre):
    """Pixels hold their latitude; on the map each is asked for its own place, by the textbook's inverse formula."""
    flat, target, size = tmp_path / "flat.tif", tmp_path / "globe.tif", 301
    rows = gdal.GetDriverByName("GTiff").Create(str(flat), 720, 360, 1, gdal.GDT_Float32)
    rows.SetGeoTransform((-180, 0.5, 0, 90, 0, -0.5))
    rows.SetProjection(QgsCoordinateReferenceSystem("EPSG:4326").toWkt())
    latitudes = 90 - 0.25 - 0.5 * np.arange(360)
    rows.GetRasterBand(1).WriteArray(np.repeat(latitudes[:, None], 720, axis=1).astype(np.float32))
    rows.GetRasterBand(1).SetDescription("tasmax")
    rows.GetRasterBand(1).SetNoDataValue(-9999)
    rows = None
    globe.warp(flat, target, Globe(*centre), size)
    made = gdal.Open(str(target))
    values = made.ReadAsArray()
    assert made.GetRasterBand(1).GetDescription() == "tasmax"
    middle, checked = math.radians(centre[1]), 0
    for row in range(5, size, 20):
        for column in range(5, size, 20):
            x, y = (column + 0.5) / size * 2 - 1, 1 - (row + 0.5) / size * 2
            distance = math.hypot(x, y)
            if distance > 1.005:
                assert values[row, column] == -9999
            elif distance < 0.9:
                angle = math.asin(distance)
                part = y * math.sin(angle) * math.cos(middle) / distance if distance else 0.0
                latitude = math.degrees(math.asin(math.cos(angle) * math.sin(middle) + part))
                assert values[row, column] == pytest.approx(latitude, abs=0.6)
                checked += 1
    assert checked > 100
    values = made = None


def test_a_globe_comes_with_data_and_goes_without_a_trace(project, client, wait):
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    region = dataclasses.replace(JULY, region=Region.rectangle(-12, 34, 36, 70))
    (layer,) = run(LayersTask([region], client, project=project), wait)
    project.layerTreeRoot().addLayer(layer)
    view = run(GlobeTask(Globe(12, 48), client, [layer], pixels=200, project=project), wait)
    assert globe.is_globe(project) and project.crs() == view.crs and "ortho" in project.crs().toProj()
    assert view.extent.width() > 2 * RADIUS
    names = [each.name() for each in view.layers]
    assert names == ["Edge", "Borders", "Graticule", layer.name(), "Land", "Sea"]
    data = view.layers[3]
    assert layers.is_frozen(data) and data.id() != layer.id() and data.legend() is not None
    assert layers.recipe_of(data) == region
    assert not project.layerTreeRoot().findLayer(layer).itemVisibilityChecked()
    for each in view.layers:
        assert each.extent().width() <= 2.001 * RADIUS
    globe.remember_extent(project, QgsRectangle(1, 2, 3, 4))
    former = globe.leave(project)
    assert former == QgsRectangle(1, 2, 3, 4) and former.crs().authid() == "EPSG:3857"
    assert project.crs().authid() == "EPSG:3857" and not globe.is_globe(project)
    assert list(project.mapLayers()) == [layer.id()]
    assert project.layerTreeRoot().findLayer(layer).itemVisibilityChecked()
    assert globe.leave(project) is None


def test_what_lies_on_the_far_side_is_left_out(project, client, wait):
    region = dataclasses.replace(JULY, region=Region.rectangle(140, -45, 155, -10))
    (layer,) = run(LayersTask([region], client, project=project), wait)
    view = run(GlobeTask(Globe(0, 60), client, [layer], pixels=100, turn=False, project=project), wait)
    # south of 30 S nothing is in sight from 60 N; from 30 to 10 S it is on the other side
    assert [each.name() for each in view.layers if layers.is_ours(each)] in ([], [layer.name()])
    assert not globe.is_globe(project)
