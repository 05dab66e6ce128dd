# SPDX-License-Identifier: GPL-2.0-or-later
"""Run for `./dev bench print`: pages of live and frozen layers without a screen, compared with numpy's colours."""

from __future__ import annotations

import importlib.util
import json
import os
import resource
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
URL, TOKEN, FOLDER = sys.argv[1], sys.argv[2], Path(sys.argv[3])
DPI = 300.0
EUROPE = (2_500_000, 1_350_000, 6_600_000, 5_500_000)
ALPS = (659_000, 5_292_500, 691_000, 5_323_000)


def register() -> None:
    """The checkout under its package name."""
    spec = importlib.util.spec_from_file_location(
        "ee_workbench", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    assert spec is not None and spec.loader is not None
    package = importlib.util.module_from_spec(spec)
    sys.modules["ee_workbench"] = package
    spec.loader.exec_module(package)


def control(method: str, path: str) -> Any:
    """One request to the sandbox's control."""
    request = urllib.request.Request(f"{URL}/control/{path}", headers={"X-Sandbox-Control": TOKEN}, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.loads(answer.read())


def outcome(task: Any) -> Any:
    """What a task succeeded with."""
    from qgis.PyQt.QtCore import QEventLoop

    found: list[Any] = []
    loop = QEventLoop()
    task.succeeded.connect(found.append)
    task.ended.connect(loop.quit)
    task.start()
    loop.exec()
    if not found:
        raise task.error
    return found[0]


def recipes() -> dict[str, tuple[Any, str, Any]]:
    """Name → recipe, system and extent of the map."""
    from ee_workbench.plugin.core import written
    from ee_workbench.plugin.core.periods import DateSpan, Period
    from ee_workbench.plugin.core.recipes import Region
    from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
    from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
    from ee_workbench.plugin.core.recipes.sentinel2_parts import CloudMask, Composite, SceneFilter

    region = Region.rectangle(11.15, 47.75, 11.55, 48.02)
    scenes = (DateSpan.parse("2024-06"), "COPERNICUS/S2_SR_HARMONIZED", SceneFilter(100.0), CloudMask(("scl",)))
    return {
        "CMIP6": (Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period(2030, 2030, (3,))), "EPSG:3035", EUROPE),
        "Sentinel-2": (
            Sentinel2Recipe(region, *scenes, Composite("median"), written.view("true_colour")), "EPSG:32632", ALPS,
        ),
    }  # fmt: skip


def sheet(name: str, crs: str, extent: Any, size: tuple[float, float]) -> tuple[Any, Any]:
    """A page with a map, its legend, a scale bar and a title; and the map."""
    from qgis.core import (
        Qgis,
        QgsCoordinateReferenceSystem,
        QgsLayoutItemLabel,
        QgsLayoutItemLegend,
        QgsLayoutItemMap,
        QgsLayoutItemScaleBar,
        QgsLayoutSize,
        QgsPrintLayout,
        QgsProject,
        QgsRectangle,
    )
    from qgis.PyQt.QtCore import QRectF

    width, height = size
    layout = QgsPrintLayout(QgsProject.instance())
    layout.initializeDefaults()
    layout.setName(name)
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(width, height))
    layout.renderContext().setDpi(DPI)
    item = QgsLayoutItemMap(layout)
    item.attemptSetSceneRect(QRectF(10, 22, width - 20, height - 90))
    item.setCrs(QgsCoordinateReferenceSystem(crs))
    item.zoomToExtent(QgsRectangle(*extent))
    layout.addLayoutItem(item)
    title = QgsLayoutItemLabel(layout)
    title.setText(name)
    title.attemptSetSceneRect(QRectF(10, 10, width - 20, 10))
    layout.addLayoutItem(title)
    bar = QgsLayoutItemScaleBar(layout)
    bar.setLinkedMap(item)
    bar.applyDefaultSize(Qgis.DistanceUnit.Kilometers)
    bar.attemptSetSceneRect(QRectF(width - 70, height - 62, 60, 12))
    layout.addLayoutItem(bar)
    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(item)
    legend.attemptSetSceneRect(QRectF(10, height - 66, 80, 40))
    layout.addLayoutItem(legend)
    legend.adjustBoxSize()
    QgsProject.instance().layoutManager().addLayout(layout)
    return layout, item


def row(name: str, begun: float, report: Any, page: Any) -> dict[str, Any]:
    """A row of the table; requests since the log was cleared."""
    paths = [entry["path"] for entry in control("GET", "log")["requests"] if "/control" not in entry["path"]]
    return {
        "name": name,
        "requests": len(paths),
        "seconds": time.perf_counter() - begun,
        "export_seconds": report.seconds,
        "pixels": page.width * page.height,
        "missing": [list(each) for each in report.missing],
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def colour_error(path: Path, item: Any, page: Any, recipe: Any) -> float:
    """The largest difference between the printed map and the colours that numpy gives values fetched anew.

    Of a composite every fifth strip is looked at: its values take the sandbox minutes.
    """
    import numpy as np
    from osgeo import gdal

    dots = DPI / 25.4
    left, top = round(item.pos().x() * dots), round(item.pos().y() * dots)
    picture = gdal.Open(str(path))
    worst = 0.0
    step, tall = (400, 400) if len(recipe.visualization().bands) == 1 else (500, 100)
    for first in range(0, page.height, step):
        rows = min(tall, page.height - first)
        values = fetched(page, recipe, first, rows)
        shown = recipe.visualization()
        if shown.palette:
            stops = np.array([[int(each[at : at + 2], 16) for at in (1, 3, 5)] for each in shown.palette], float)
            place = np.clip((values[..., 0] - shown.minimum[0]) / (shown.maximum[0] - shown.minimum[0]), 0, 1)
            place = place * (len(stops) - 1)
            wanted = np.stack([np.interp(place, range(len(stops)), stops[:, band]) for band in range(3)], -1)
        else:
            low, high = (np.resize(np.array(each), 3) for each in (shown.minimum, shown.maximum))
            wanted = np.clip((values - low) / (high - low), 0, 1) ** (1 / (shown.gamma or (1.0,))[0]) * 255
        wanted = np.where(np.isnan(values).any(axis=-1, keepdims=True), 255.0, wanted)
        printed = np.moveaxis(picture.ReadAsArray(left, top + first, page.width, rows)[:3], 0, 2).astype(float)
        # one pixel at each side of the frame is left out: there the page's white is mixed in
        inner = (slice(1 if first == 0 else 0, rows - (first + rows == page.height)), slice(1, -1))
        worst = max(worst, float(np.abs(printed - wanted)[inner].max()))
    return worst


def fetched(page: Any, recipe: Any, first: int, rows: int) -> Any:
    """Values of some rows of a page; NaN where masked."""
    import ee
    import numpy as np
    from ee_workbench.plugin.engine import products

    # The frozen pixels lie a millionth of a pixel within the map: that decides where a centre falls on the edge between
    # two of the scene's pixels.
    west, across, _, north, _, down = page.grid().geotransform
    down = -down
    whole: Any = products.build(recipe).image
    image = whole.select(list(recipe.visualization().bands)).unmask(-1e6, False).toFloat()
    affine = {"scaleX": across, "translateX": west, "scaleY": -down, "translateY": north - first * down}
    grid = {"dimensions": {"width": page.width, "height": rows}, "affineTransform": affine, "crsCode": page.crs}
    found = ee.data.computePixels({"expression": image, "grid": grid, "fileFormat": "NUMPY_NDARRAY"})
    values = np.stack([found[name] for name in found.dtype.names], axis=-1).astype(float)
    values[values == -1e6] = np.nan
    return values


def measure(client: Any, name: str, recipe: Any, crs: str, extent: Any, size: Any, live: bool = True) -> list[Any]:
    """A page live, then frozen."""
    from ee_workbench.plugin.bridge import freeze, printing
    from ee_workbench.plugin.bridge.adding import AddLayerTask
    from ee_workbench.plugin.bridge.freeze import FreezeTask
    from qgis.core import QgsProject

    QgsProject.instance().removeAllMapLayers()
    layer = outcome(AddLayerTask(recipe, client))
    layout, item = sheet(name, crs, extent, size)
    page, rows = freeze.page_of(item, DPI), []
    if live:
        control("DELETE", "log")
        begun = time.perf_counter()
        report = printing.export_page(layout, FOLDER / f"{name} live.png", DPI)
        rows.append(row(f"{name} live", begun, report, page))
    control("DELETE", "log")
    begun = time.perf_counter()
    outcome(FreezeTask(layer, page, client))
    report = printing.export_page(layout, FOLDER / f"{name} frozen.png", DPI)
    rows.append(row(f"{name} frozen", begun, report, page))
    if live:
        rows[-1]["colour_error"] = colour_error(report.path, item, page, recipe)
        printing.export_page(layout, FOLDER / f"{name} frozen.pdf", DPI)
        rows.append(as_picture(client, name, layer, (layout, item), page, recipe))
    return rows


def as_picture(client: Any, name: str, layer: Any, where: Any, page: Any, recipe: Any) -> dict[str, Any]:
    """The same page with the coloured picture in place of values."""
    from ee_workbench.plugin.bridge import printing
    from ee_workbench.plugin.bridge.freeze import FreezeTask

    layout, item = where
    control("DELETE", "log")
    begun = time.perf_counter()
    outcome(FreezeTask(layer, page, client, picture=True))
    report = printing.export_page(layout, FOLDER / f"{name} picture.png", DPI)
    found = row(f"{name} picture", begun, report, page)
    return {**found, "colour_error": colour_error(report.path, item, page, recipe)}


def atlas(client: Any) -> dict[str, Any]:
    """A map book of twelve months, A4, as one PDF; the layers of all months are frozen."""
    from dataclasses import replace

    from ee_workbench.plugin.bridge.sheet_printing import print_recipes
    from ee_workbench.plugin.core.page import Page
    from ee_workbench.plugin.core.periods import Period
    from ee_workbench.plugin.core.recipes import Region

    year = replace(recipes()["CMIP6"][0], period=Period.years(2030, 2030), region=Region.rectangle(-12, 34, 36, 70))
    control("DELETE", "log")
    begun = time.perf_counter()
    path = FOLDER / "twelve months.pdf"
    report = print_recipes([year], path, "single A4 landscape", client, by="months", pages=True, dpi=int(DPI))
    paper = Page.of_size("EPSG:3035", EUROPE, 297.0, 210.0, DPI)
    return {**row("CMIP6 12 months", begun, report, paper), "pixels": 12 * paper.width * paper.height}


def main() -> None:
    """All pages; the report beside them."""
    register()
    from ee_workbench.plugin.bridge.keeper import LayerKeeper
    from ee_workbench.plugin.core.connection import Connection
    from ee_workbench.plugin.engine.client import Client
    from ee_workbench.plugin.engine.session import Session
    from qgis.core import QgsApplication, QgsProject

    application = QgsApplication([], True)
    application.initQgis()
    session = Session()
    session.connect(Connection(mode="sandbox", url=URL))
    client = Client(session)
    for old in FOLDER.glob("**/*.tif"):
        old.unlink()
    QgsProject.instance().write(str(FOLDER / "maps.qgs"))
    keeper = LayerKeeper(QgsProject.instance())
    keeper.start()
    rows: list[Any] = []
    chosen = {name: each for name, each in recipes().items() if "--quick" not in sys.argv or name == "CMIP6"}
    for name, (recipe, crs, extent) in chosen.items():
        rows += measure(client, name, recipe, crs, extent, (210.0, 297.0))
        (FOLDER / "report.json").write_text(json.dumps(rows), encoding="utf-8")
    rows.append(atlas(client))
    (FOLDER / "report.json").write_text(json.dumps(rows), encoding="utf-8")
    if "--a0" in sys.argv:
        recipe, crs, extent = recipes()["CMIP6"]
        rows += measure(client, "CMIP6 A0", recipe, crs, extent, (841.0, 1189.0), live=False)
    (FOLDER / "report.json").write_text(json.dumps(rows), encoding="utf-8")
    keeper.stop()
    QgsProject.instance().clear()
    os._exit(0)  # what Qt still holds is of no use to anybody


main()
