# SPDX-License-Identifier: GPL-2.0-or-later
"""Three scripts as people find them: translated, run, and what QGIS then draws, pixel by pixel.

With EEW_PICTURES set to a folder the drawn maps are kept there, to be looked at.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from ee_workbench.plugin import console as wb
from ee_workbench.plugin.bridge.connecting import Connector
from ee_workbench.plugin.console.map import ConsoleMap
from ee_workbench.plugin.console.running import ScriptRun
from ee_workbench.plugin.core.javascript import translate
from qgis.core import QgsCoordinateReferenceSystem, QgsMapRendererParallelJob, QgsMapSettings, QgsRectangle
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage

SIZE = 384
METRES = 111_319.490793

COMPOSITE = """
// A composite without clouds.
var place = ee.Geometry.Rectangle([11.30, 47.98, 11.34, 48.02], null, false);
var images = ee.ImageCollection('COPERNICUS/S2_SR_HARMONIZED')
  .filterBounds(place)
  .filterDate('2024-06-01', '2024-08-01')
  .filter(ee.Filter.lt('CLOUDY_PIXEL_PERCENTAGE', 60));
var median = images.median();
Map.centerObject(place, 12);
Map.addLayer(median, {bands: ['B4', 'B3', 'B2'], min: 0, max: 6000}, 'median');
"""

GREENNESS = """
var place = ee.Geometry.Rectangle([11.30, 47.98, 11.34, 48.02], null, false);
var scores = ee.ImageCollection('GOOGLE/CLOUD_SCORE_PLUS/V1/S2_HARMONIZED');
var CLEAR = 0.6;
function mask(image) {
  return image.updateMask(image.select('cs').gte(CLEAR));
}
var addNdvi = function(image) {
  var ndvi = image.normalizedDifference(['B8', 'B4']).rename('NDVI');
  return image.addBands(ndvi);
};
var ndvi = ee.ImageCollection('COPERNICUS/S2_SR_HARMONIZED')
  .filterBounds(place)
  .filterDate('2024-06-01', '2024-08-01')
  .linkCollection(scores, ['cs'])
  .map(mask)
  .map(addNdvi)
  .select('NDVI')
  .median();
var palette = ['white', '00ff00'];
Map.addLayer(ndvi, {min: 0, max: 1, palette: palette}, 'NDVI');
"""

DISTRICTS = """
var districts = ee.FeatureCollection('FAO/GAUL_SIMPLIFIED_500m/2015/level2')
  .filter(ee.Filter.eq('ADM1_NAME', 'Karnataka'));
var styled = districts.style({color: 'red', fillColor: '00000000', width: 2});
Map.centerObject(districts, 6);
Map.addLayer(styled, {}, 'Karnataka');
print('districts', districts.size());
"""


@pytest.fixture
def show(client, project, wait):
    """Translate and run a script; its layer and what it printed."""
    wb.attach(client, Connector(client.session))
    told: list[str] = []

    def run(script):
        made = translate(script)
        assert made.problems == ()
        printed: list[str] = []
        failed = ConsoleMap(lambda name, error: told.append(str(error)))
        assert ScriptRun(failed, printed.append, lambda each: told.append(each.sentence)).run(made.python, {}) is None
        failed.wait()
        assert told == []
        (layer,) = project.mapLayers().values()
        return layer, "".join(printed)

    yield run
    wb.detach()


def drawn(layer, bounds, name):
    """Red, green, blue of the map in EPSG:3857 over bounds in metres."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    settings.setBackgroundColor(QColor(255, 255, 255))
    settings.setOutputSize(QSize(SIZE, SIZE))
    settings.setExtent(QgsRectangle(*bounds))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    if os.environ.get("EEW_PICTURES"):
        image.save(str(Path(os.environ["EEW_PICTURES"]) / f"snippet-{name}.png"))
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = np.frombuffer(image.constBits().asstring(image.sizeInBytes()), np.uint8).reshape(SIZE, SIZE, 4)
    return pixels[..., :3].astype(float), job.mapSettings().visibleExtent()


def within(pixels, extent, bounds):
    """The part of the picture inside of bounds: the drawn extent has the picture's proportions."""
    step = extent.width() / SIZE
    left, right = (round((x - extent.xMinimum()) / step) for x in (bounds[0], bounds[2]))
    top, bottom = (round((extent.yMaximum() - y) / step) for y in (bounds[3], bounds[1]))
    return pixels[max(top, 0) : bottom, max(left, 0) : right]


def mercator(longitude, latitude):
    return longitude * METRES, np.degrees(np.arcsinh(np.tan(np.radians(latitude)))) * METRES


PLACE = (*mercator(11.30, 47.98), *mercator(11.34, 48.02))


def values(image, bands, scale=20):
    """Means over the place, computed by the service and not by way of tiles."""
    import ee

    region = ee.Geometry.Rectangle([11.30, 47.98, 11.34, 48.02], "EPSG:4326", False)
    found = image.select(bands).reduceRegion(ee.Reducer.mean(), region, scale).getInfo()
    return [found[band] for band in bands]


def test_a_median_composite(show):
    import ee

    layer, _ = show(COMPOSITE)
    pixels = within(*drawn(layer, PLACE, "composite"), PLACE)
    stored = ee.deserializer.fromJSON(layer.customProperty("ee-object"))
    bands = ["B4", "B3", "B2"]
    shade = stored.select(bands).unitScale(0, 6000).clamp(0, 1).multiply(255)
    expected = values(shade, bands)
    assert pixels.reshape(-1, 3).mean(axis=0) == pytest.approx(expected, abs=6)
    assert pixels.std() > 3 and len({tuple(each) for each in pixels.reshape(-1, 3)[::97]}) > 50


def test_greenness_under_cloud_score(show):
    import ee

    layer, _ = show(GREENNESS)
    pixels = within(*drawn(layer, PLACE, "greenness"), PLACE)
    stored = ee.deserializer.fromJSON(layer.customProperty("ee-object"))
    (mean,) = values(stored.clamp(0, 1), ["NDVI"])
    red, green, blue = (pixels[..., band] for band in range(3))
    # White to green: green is full everywhere, red and blue go down together as NDVI goes up.
    assert (green > 250).mean() > 0.99 and np.abs(red - blue).mean() < 2
    assert red.mean() == pytest.approx(255 * (1 - mean), abs=6)
    assert red.std() > 5


def test_districts_in_red(show):
    import ee

    layer, printed = show(DISTRICTS)
    west, south, east, north = 73.0, 11.0, 79.5, 19.0
    bounds = (*mercator(west, south), *mercator(east, north))
    pixels, extent = drawn(layer, bounds, "districts")
    red = (pixels[..., 0] > 200) & (pixels[..., 1] < 120) & (pixels[..., 2] < 120)
    white = pixels.min(axis=-1) > 250
    assert 0.01 < red.mean() < 0.4 and white.mean() > 0.5  # lines, and nothing within
    districts = ee.FeatureCollection("FAO/GAUL_SIMPLIFIED_500m/2015/level2").filter(
        ee.Filter.eq("ADM1_NAME", "Karnataka")
    )
    corners = np.array(districts.geometry().bounds(1).coordinates().getInfo()[0])
    rows, columns = np.nonzero(red)
    step = extent.width() / SIZE
    left, right = extent.xMinimum() + columns.min() * step, extent.xMinimum() + columns.max() * step
    top, bottom = extent.yMaximum() - rows.min() * step, extent.yMaximum() - rows.max() * step
    expected_left, expected_bottom = mercator(corners[:, 0].min(), corners[:, 1].min())
    expected_right, expected_top = mercator(corners[:, 0].max(), corners[:, 1].max())
    found, expected = (left, right, top, bottom), (expected_left, expected_right, expected_top, expected_bottom)
    assert found == pytest.approx(expected, abs=4 * step)
    assert printed == f"districts {districts.size().getInfo()}\n"
