# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers frozen for print: one request, the same colours, the same layer; stale, refreshed, thawed."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ee_workbench.plugin.bridge import freeze, layers, legends
from ee_workbench.plugin.bridge.adding import EditLayerTask
from ee_workbench.plugin.bridge.freeze import FreezeTask, ThawTask
from ee_workbench.plugin.bridge.frozen_watch import FrozenWatch
from ee_workbench.plugin.bridge.keeper import LayerKeeper
from ee_workbench.plugin.core.errors import DiskFull, PermissionDenied, RecipeError, SignInExpired, WorkbenchError
from ee_workbench.plugin.core.page import Page
from ee_workbench.plugin.engine.download import room
from qgis.core import QgsProject, QgsRasterLayer, QgsRectangle
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
    # requests of earlier tests that nobody waited for may still come into the log
    assert asked(sandbox, "computePixels") == 1 and asked(sandbox, "/tiles/") == 0
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


def test_reopened_without_network_it_prints_the_same(
    client: Any, saved: QgsProject, wait: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layer = added(wait, WARM, client)
    layout, item = layout_with_map(saved)
    outcome(wait, FreezeTask(layer, freeze.page_of(item), client))
    first = exported(layout, tmp_path / "first.png", 100)
    assert saved.write()
    saved.clear()
    client.session.disconnect()
    assert saved.read(str(tmp_path / "maps.qgs"))
    (again,) = saved.mapLayers().values()
    sheet = saved.layoutManager().layoutByName("Sheet")
    assert layers.is_frozen(again) and layers.recipe_of(again) == WARM and freeze.stale(again) == ""
    keeper = LayerKeeper(saved)
    keeper.start()
    second = exported(sheet, tmp_path / "second.png", 100)
    assert (first == second).all() and legends.legend_of(again) == WARM.legend()
    keeper.stop()


def test_stale_and_refreshed(client: Any, sandbox: Any, saved: QgsProject, wait: Any, tmp_path: Path) -> None:
    """Another place, another size, another resolution of the layout, another recipe, no file, no map."""
    layer = added(wait, WARM, client)
    _, item = layout_with_map(saved)
    outcome(wait, FreezeTask(layer, freeze.page_of(item), client))
    first = Path(layer.source())
    assert freeze.stale(layer) == ""
    item.zoomToExtent(QgsRectangle(3_000_000, 2_000_000, 6_000_000, 5_000_000))
    assert "was moved or changed" in freeze.stale(layer)
    layer.renderer().setOpacity(0.5)
    sandbox.clear_log()
    assert outcome(wait, freeze.refresh_task(layer, client)) is layer
    assert freeze.stale(layer) == "" and asked(sandbox, "") == 1 and Path(layer.source()) != first
    assert layer.opacity() == 0.5 and first.is_file()
    watch = FrozenWatch(saved)
    watch.start()
    saved.write()
    assert not first.exists() and Path(layer.source()).is_file()
    sandbox.clear_log()
    outcome(wait, freeze.refresh_task(layer, client))
    assert asked(sandbox, "") == 0  # nothing has changed
    warmer = dataclasses.replace(WARM, scenario="ssp585")
    outcome(wait, EditLayerTask(layer, warmer, client))
    assert layer.providerType() == "wms" and "edited" in freeze.stale(layer) and layer.opacity() == 0.5
    outcome(wait, freeze.refresh_task(layer, client))
    assert freeze.stale(layer) == "" and layers.recipe_of(layer) == warmer
    saved.layoutManager().clear()
    assert "is gone" in freeze.stale(layer)
    with pytest.raises(WorkbenchError, match="gone"):
        freeze.refresh_task(layer, client)
    watch.stop()


def test_an_unsaved_project_s_files_move_beside_it(client: Any, project: QgsProject, wait: Any, tmp_path: Path) -> None:
    layer = added(wait, WARM, client)
    _, item = layout_with_map(project)
    outcome(wait, FreezeTask(layer, freeze.page_of(item), client))
    before = Path(layer.source())
    assert before.parent.name == "frozen"
    watch = FrozenWatch(project)
    watch.start()
    project.setFileName(str(tmp_path / "new.qgz"))
    assert project.write()
    assert Path(layer.source()) == tmp_path / "new_frozen" / before.name and layer.isValid()
    assert not before.exists() and layer.renderer().type() == "singlebandpseudocolor"
    watch.stop()
    project.clear()
    assert project.read(str(tmp_path / "new.qgz"))
    (again,) = project.mapLayers().values()
    assert again.isValid() and Path(again.source()).parent == tmp_path / "new_frozen"


@pytest.mark.parametrize(("status", "kind"), [(401, SignInExpired), (403, PermissionDenied)])
def test_a_fault_is_a_sentence_and_nothing_changes(
    client: Any, sandbox: Any, saved: QgsProject, wait: Any, status: int, kind: type
) -> None:
    layer = added(wait, WARM, client)
    _, item = layout_with_map(saved)
    source = layer.source()
    sandbox.faults({"path": "computePixels", "status": status})
    assert isinstance(outcome(wait, FreezeTask(layer, freeze.page_of(item), client)), kind)
    assert layer.source() == source and freeze.record_of(layer) is None


def test_a_full_disk_is_a_sentence(client: Any, saved: QgsProject, wait: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    layer = added(wait, WARM, client)
    _, item = layout_with_map(saved)
    monkeypatch.setattr(room, "free", lambda path: 1 << 20)
    monkeypatch.setattr("ee_workbench.plugin.engine.download.run.free", lambda path: 1 << 20)
    error = outcome(wait, FreezeTask(layer, freeze.page_of(item), client))
    assert isinstance(error, DiskFull) and "too small" in str(error) and not layers.is_frozen(layer)


def test_other_layers_and_torn_records(project: QgsProject, client: Any, tmp_path: Path) -> None:
    """A layer of somebody else's, and properties that a project file brought along."""
    plain = QgsRasterLayer("type=xyz&url=http://127.0.0.1:9/{z}/{x}/{y}", "n", "wms")
    page = Page.of_size("EPSG:3857", (0, 0, 10, 10), 10, 10, 100)
    with pytest.raises(WorkbenchError, match="Only layers"):
        FreezeTask(plain, page, client)
    for text in ("", "{", "[]", '{"page": {}}', '{"page": {"extent": [1, 2, 3]}}', "x" * 30_000):
        plain.setCustomProperty(layers.FROZEN, text)
        assert freeze.record_of(plain) is None and freeze.stale(plain) == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [({"dpi": 5}, "dpi"), ({"extent": (1, 1, 1, 2)}, "shows nothing"), ({"width_mm": 0}, "size on paper"),
     ({"dpi": 2400, "width_mm": 4000, "height_mm": 4000}, "too many pixels")],
)  # fmt: skip
def test_pages_that_cannot_be(change: dict[str, Any], words: str) -> None:
    given: dict[str, Any] = {"crs": "EPSG:3857", "extent": (0, 0, 1, 1), "width_mm": 10, "height_mm": 10, "dpi": 100}
    with pytest.raises(RecipeError, match=words):
        Page.of_size(**{**given, **change})
