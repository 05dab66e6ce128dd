# SPDX-License-Identifier: GPL-2.0-or-later
"""Downloads in the background of QGIS: prepared, paused, broken off, gone on with, and added in their colours."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ee_workbench.plugin.bridge import downloading, raster_style
from ee_workbench.plugin.bridge.downloading import DownloadTask, PrepareFilesTask
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.download_list import DownloadList
from ee_workbench.plugin.core.errors import Cancelled, RecipeError, WorkbenchError
from ee_workbench.plugin.core.export_order import Destination, ExportOrder
from ee_workbench.plugin.core.order_source import IMAGES
from ee_workbench.plugin.core.periods import DateSpan
from ee_workbench.plugin.core.product import Visualization
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session
from ee_workbench.plugin.engine.transport import Transport
from osgeo import gdal
from qgis.core import QgsProject, QgsRasterLayer, QgsRectangle
from qgis.PyQt.QtGui import QColor

TERRA = "IDAHO_EPSCOR/TERRACLIMATE"
BOX = Region.rectangle(130, -30, 140, -20)
RECIPE = CollectionRecipe(TERRA, (Band.known(TERRA, "tmmx"),), DateSpan.of("2020-07-01", "2020-09-30"), clip=BOX)


@pytest.fixture
def client(sandbox: Any, qgis_app: Any) -> Any:
    session = Session(Transport(first_wait=0.02))
    session.connect(Connection(url=sandbox.url))
    yield Client(session)
    session.disconnect()


@pytest.fixture
def begun(tmp_path: Path) -> DownloadList:
    return DownloadList(tmp_path / "profile")


def order(folder: Path, **changes: Any) -> ExportOrder:
    made = ExportOrder(RECIPE, IMAGES, Destination("disk", str(folder)), "t_{date:%Y_%m}", nodata=-9999.0)
    return replace(made, **changes)


def outcome(wait: Any, task: Any) -> Any:
    """What a task succeeded with, or the error it ended with."""
    found: list[Any] = []
    task.succeeded.connect(found.append)
    with wait.signals(task.ended, timeout=60_000):
        task.start()
    return found[0] if found else task.error


def test_every_image_becomes_a_file_and_a_layer(client: Client, begun: DownloadList, wait: Any, tmp_path: Path) -> None:
    """On the images' own pixels: 240 × 240 of 1/24 degree; values are the stored tenths of degrees."""
    import ee

    ready = outcome(wait, PrepareFilesTask(order(tmp_path), client))
    assert [file.path.name for file in ready.files] == [f"t_2020_{month:02d}.tif" for month in (7, 8, 9)]
    assert ready.estimate.pixels == 3 * 240 * 240 and ready.estimate.file_bytes == 3 * 240 * 240 * 4
    assert ready.estimate.requests == 3 and ready.estimate.free_bytes > 0 and ready.existing == 0
    project = QgsProject()
    task = DownloadTask(ready, client, begun, project=project)
    told: list[Any] = []
    task.progressed.connect(told.append)
    reports = outcome(wait, task)
    assert len(reports) == 3 and begun.all() == () and told[-1].number == 3
    for month, report in zip((7, 8, 9), reports):
        source = gdal.Open(str(report.path))
        assert source.GetGeoTransform() == pytest.approx((130, 1 / 24, 0, -20, 0, -1 / 24))
        band = source.GetRasterBand(1)
        assert band.GetDescription() == "tmmx" and band.GetNoDataValue() == -9999 and band.GetUnitType() == "degC"
        grid = {
            "dimensions": {"width": 240, "height": 240},
            "affineTransform": {"scaleX": 1 / 24, "translateX": 130, "scaleY": -1 / 24, "translateY": -20},
            "crsCode": "EPSG:4326",
        }
        stored = ee.Image(f"{TERRA}/2020{month:02d}").select("tmmx")
        truth = ee.data.computePixels({"expression": stored, "grid": grid, "fileFormat": "NUMPY_NDARRAY"})["tmmx"]
        np.testing.assert_allclose(band.ReadAsArray(), truth * 0.1, rtol=1e-6)
    layers = list(project.mapLayers().values())
    assert len(layers) == 3 and {layer.renderer().type() for layer in layers} == {"singlebandpseudocolor"}
    assert outcome(wait, PrepareFilesTask(order(tmp_path), client)).existing == 3


def test_broken_off_and_gone_on_with(
    client: Client, sandbox: Any, begun: DownloadList, wait: Any, tmp_path: Path
) -> None:
    """Cancelled after the first file; a new list, as after a restart, knows it, and only the rest is asked for."""
    ready = outcome(wait, PrepareFilesTask(order(tmp_path), client))
    task = DownloadTask(ready, client, begun, add=False)
    task.progressed.connect(lambda state: task.cancel() if state.number == 2 else None)
    sandbox.latency(50)
    assert isinstance(outcome(wait, task), Cancelled)
    sandbox.latency(0)
    (left,) = DownloadList(begun.folder).all()
    assert left.order == ready.order and not (tmp_path / "t_2020_09.tif").exists()
    again = outcome(wait, PrepareFilesTask(left.order, client))
    reports = outcome(wait, DownloadTask(again, client, begun, add=False))
    assert len(reports) == 3 and begun.all() == ()
    begun.begin(ready.order)
    begun.end(begun.all()[0].id)
    assert begun.all() == () and begun.find("../x") is None


def test_a_pause_holds_the_requests(
    client: Client, sandbox: Any, begun: DownloadList, wait: Any, tmp_path: Path
) -> None:
    ready = outcome(wait, PrepareFilesTask(order(tmp_path), client))
    task = DownloadTask(ready, client, begun, add=False)
    task.set_paused(True)
    sandbox.clear_log()
    ended: list[bool] = []
    task.ended.connect(lambda: ended.append(True))
    task.start()
    wait.a_while(400)
    assert not ended and not [entry for entry in sandbox.log() if "computePixels" in entry["path"]]
    task.set_paused(False)
    wait.until(lambda: bool(ended), timeout=30_000)
    assert task.error is None


def test_grids(client: Client, wait: Any, tmp_path: Path) -> None:
    """By scale the origin is a whole number of pixels from the system's; by transform from the transform's."""
    by_scale = outcome(wait, PrepareFilesTask(order(tmp_path, scale=5000, crs="EPSG:3577"), client)).files[0].order.grid
    assert by_scale.transform[2] % 5000 == 0 and by_scale.transform[5] % 5000 == 0
    assert 190 < by_scale.width < 240 and 210 < by_scale.height < 250
    shifted = order(tmp_path, crs="EPSG:4326", crs_transform=(0.5, 0, 0.1, 0, -0.5, 0.2), region=BOX)
    grid = outcome(wait, PrepareFilesTask(shifted, client)).files[0].order.grid
    assert grid.transform[:2] == (0.5, 0) and grid.transform[2] == pytest.approx(129.6) and grid.width == 21


@pytest.mark.parametrize(
    ("change", "words"),
    [({"names": "{model}"}, "property “model”"), ({"bands": ("pr",)}, "no band “pr”")],
)
def test_what_does_not_fit(client: Client, wait: Any, tmp_path: Path, change: dict[str, Any], words: str) -> None:
    error = outcome(wait, PrepareFilesTask(order(tmp_path, **change), client))
    assert isinstance(error, RecipeError) and words in str(error)
    missing = outcome(wait, PrepareFilesTask(order(tmp_path / "none"), client))
    assert isinstance(missing, RecipeError) and missing.field == "destination"


def test_a_list_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(WorkbenchError, match="disk space"):
        DownloadList(tmp_path / "file").begin(order(tmp_path))
    folder = tmp_path / "list"
    folder.mkdir()
    (folder / "x.json").write_text("{")
    assert DownloadList(folder).all() == ()
    assert downloading.open_list().folder.name == "downloads"


# Colours.


def raster(path: Path, bands: dict[str, np.ndarray]) -> QgsRasterLayer:
    (rows, columns) = next(iter(bands.values())).shape
    made = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, len(bands), gdal.GDT_Float32)
    made.SetGeoTransform((0, 1, 0, rows, 0, -1))
    for number, (name, values) in enumerate(bands.items(), start=1):
        band = made.GetRasterBand(number)
        band.SetDescription(name)
        band.WriteArray(values)
    made.FlushCache()
    del made, band
    return QgsRasterLayer(str(path), "x", "gdal")


def colours(layer: QgsRasterLayer, columns: int) -> list[tuple[int, int, int]]:
    block = layer.renderer().block(1, QgsRectangle(0, 0, columns, 1), columns, 1)
    shown = (QColor(block.color(0, column)) for column in range(columns))
    return [(each.red(), each.green(), each.blue()) for each in shown]


def test_a_ramp_has_the_service_s_colours(qgis_app: Any, tmp_path: Path) -> None:
    """Linear between evenly spaced colours, clamped at the ends."""
    layer = raster(tmp_path / "a.tif", {"t": np.array([[-5, 0, 2.5, 5, 7.5, 10, 99]], dtype="float32")})
    assert raster_style.dress(layer, Visualization(("t",), (0.0,), (10.0,), ("#0000ff", "#ffffff", "#ff0000")))
    shown = colours(layer, 7)
    expected = [(0, 0, 255), (0, 0, 255), (128, 128, 255), (255, 255, 255), (255, 128, 128), (255, 0, 0), (255, 0, 0)]
    assert max(abs(a - b) for one, two in zip(shown, expected) for a, b in zip(one, two)) <= 1


def test_three_bands_are_stretched(qgis_app: Any, tmp_path: Path) -> None:
    values = np.array([[0, 0.15, 0.3]], dtype="float32")
    layer = raster(tmp_path / "b.tif", {"B4": values, "B3": values * 2, "B2": values})
    assert raster_style.dress(layer, Visualization(("B4", "B3", "B2"), (0.0,), (0.3, 0.6, 0.3)))
    assert max(abs(a - b) for one, two in zip(colours(layer, 3), [(0,) * 3, (128,) * 3, (255,) * 3])
               for a, b in zip(one, two)) <= 1  # fmt: skip
    assert not raster_style.dress(layer, Visualization(("B8",), (0.0,), (1.0,)))
