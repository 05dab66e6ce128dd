# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers frozen for print: one request, the same colours, the same layer; stale, refreshed, thawed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ee_workbench.plugin.bridge import freeze, layers
from ee_workbench.plugin.bridge.freeze import FreezeTask, ThawTask
from ee_workbench.plugin.core.page import Page
from qgis.core import QgsProject
from qgis.PyQt.QtGui import QPainter

from .freezing import WARM, added, asked, exported, framed, layout_with_map, outcome, ramp_colours


@pytest.fixture
def saved(project: QgsProject, tmp_path: Path) -> QgsProject:
    """A project that has a file, so that what is frozen lies beside it."""
    project.write(str(tmp_path / "maps.qgs"))
    return project


def truth(page: Page, recipe: Any) -> np.ndarray:
    """The values of a page's pixels without their bleed, fetched row by row of tiles of the test's own; NaN: masked."""
    import ee
    from ee_workbench.plugin.engine import products

    west, south, east, north = page.extent
    across, down = (east - west) / page.width, (north - south) / page.height
    image = products.build(recipe).image.select(list(recipe.visualization().bands)).unmask(-1e6, False).toFloat()
    parts = []
    for first in range(0, page.height, 100):
        rows = min(100, page.height - first)
        affine = {"scaleX": across, "translateX": west, "scaleY": -down, "translateY": north - first * down}
        grid = {"dimensions": {"width": page.width, "height": rows}, "affineTransform": affine, "crsCode": page.crs}
        found = ee.data.computePixels({"expression": image, "grid": grid, "fileFormat": "NUMPY_NDARRAY"})
        parts.append(np.stack([found[name] for name in found.dtype.names], axis=-1))
    values = np.concatenate(parts).astype(float)
    values[values == -1e6] = np.nan
    return values


def expected_colours(values: np.ndarray, recipe: Any) -> np.ndarray:
    """What white paper shows of values."""
    shown = recipe.visualization()
    if shown.palette:
        coloured = ramp_colours(values[..., 0], shown.minimum[0], shown.maximum[0], shown.palette)
    else:
        low, high = (np.resize(np.array(each), 3) for each in (shown.minimum, shown.maximum))
        coloured = np.clip((values - low) / (high - low), 0, 1) ** (1 / (shown.gamma or (1.0,))[0]) * 255
    return np.where(np.isnan(values).any(axis=-1, keepdims=True), 255.0, coloured)


def test_every_printed_pixel_is_the_styled_truth(
    client: Any, sandbox: Any, saved: QgsProject, wait: Any, tmp_path: Path
) -> None:
    layer = added(wait, WARM, client)
    layout, item = layout_with_map(saved)
    page = freeze.page_of(item)
    sandbox.clear_log()
    assert outcome(wait, FreezeTask(layer, page, client)) is layer
    assert asked(sandbox, "computePixels") == 1 and asked(sandbox, "") == 1
    assert layer.providerType() == "gdal" and Path(layer.source()).parent == tmp_path / "maps_frozen"
    sandbox.clear_log()
    printed = framed(exported(layout, tmp_path / "page.png", 100), item, 100)
    assert asked(sandbox, "") == 0
    wanted = expected_colours(truth(page, WARM), WARM)
    assert printed.shape == wanted.shape
    assert np.abs(printed - wanted).max() <= 2


def test_it_stays_the_same_layer(client: Any, saved: QgsProject, wait: Any) -> None:
    """Id, name, place, opacity, blending, filters, styles and the recipe; thawed it is live as before."""
    first, layer, last = (added(wait, WARM, client) for _ in range(3))
    layer.setName("Mine")
    layer.setOpacity(0.4)
    layer.setBlendMode(QPainter.CompositionMode.CompositionMode_Multiply)
    layer.brightnessFilter().setBrightness(20)
    layer.styleManager().addStyleFromLayer("other")
    place = [each.layerId() for each in saved.layerTreeRoot().findLayers()]
    identity = layer.id()
    _, item = layout_with_map(saved)
    item.setKeepLayerSet(True)
    item.setLayers([layer])
    item.setKeepLayerStyles(True)
    item.storeCurrentLayerStyles()

    def facts() -> tuple[Any, ...]:
        return (
            layer.id(), layer.name(), round(layer.opacity(), 6), layer.blendMode(),
            layer.brightnessFilter().brightness(), layers.recipe_of(layer),
            [each.layerId() for each in saved.layerTreeRoot().findLayers()],
        )  # fmt: skip

    before = facts()
    assert before[0] == identity and before[-1] == place
    outcome(wait, FreezeTask(layer, freeze.page_of(item), client))
    assert facts() == before and layers.is_frozen(layer) and not layers.is_expired(layer)
    assert layer.renderer().type() == "singlebandpseudocolor"
    assert "singlebandpseudocolor" in item.layerStyleOverrides()[identity]
    layer.styleManager().setCurrentStyle("other")
    assert layer.renderer().type() == "singlebandpseudocolor" and layer.opacity() == pytest.approx(0.4)
    outcome(wait, ThawTask(layer, client))
    assert facts() == before and layer.providerType() == "wms" and freeze.record_of(layer) is None
    assert layer.renderer().type() == "singlebandcolordata" and layer.customProperty(layers.EE_LAYER)
    assert first.isValid() and last.isValid()


def test_one_band_of_an_a4_page_is_one_request() -> None:
    """210 × 297 mm at 300 dpi: 2480 × 3508 float32 are 34.8 MB, 43.5 with a byte of mask each, below 48 MiB."""
    page = Page.of_size("EPSG:3857", (0, 0, 2.1e6, 2.97e6), 210, 297, 300)
    assert (page.width, page.height) == (2480, 3508)
    found = freeze.estimate(WARM, page)
    assert found.requests == 1 and found.file_bytes == 4 * 2480 * 3508
