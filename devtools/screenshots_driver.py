# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by QGIS (``--code``): opens each of the plugin's docks with something to see in it, and takes its picture.

Arguments after ``--py-args``: the report's path, the folder for the pictures, and a theme of QGIS's, or "". Ends QGIS.
"""

from __future__ import annotations

import json
import sys
import time
import traceback
from pathlib import Path
from typing import Any, Callable

from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget, QWidget
from qgis.utils import iface, plugins

WIDTH, HEIGHT = 360, 760
WINDOW = (1200, 750)
SMALL = (1366, 768)
SECONDS = 120.0
DOCKS = ("connection", "cmip6", "sentinel2", "collection", "series", "zonal", "export", "tasks", "script")
WIDE = ("tasks", "script", "series")
#: All pictures, by the names of their files.
PICTURES = ("cmip6", "sheet", "sheet-page", *(f"panel-{name}" for name in DOCKS))
EUROPE = QgsRectangle(-1_400_000, 4_000_000, 4_100_000, 11_000_000)
COUNTY = QgsRectangle(1_255_000, 6_080_000, 1_275_000, 6_096_000)
WORLD = QgsRectangle(-19_000_000, -8_400_000, 19_000_000, 14_000_000)


class Screenshots:
    """The pictures, one after the other."""

    def __init__(self, folder: Path, theme: str) -> None:
        self.folder, self.theme = folder, theme
        self.pictures: list[str] = []
        self.desktop = plugins["ee_workbench"].desktop

    def run(self) -> None:
        """All of them."""
        self._arrange()
        self._connect()
        self._window()
        self._layers()
        self._tasks()
        for name in DOCKS:
            self._dock(name)
        self._sheet()
        if self.theme:
            self._small()
        missing = [name for name in PICTURES if f"{name}.png" not in self.pictures]
        if missing:
            raise RuntimeError(f"Not taken: {', '.join(missing)}.")

    def _arrange(self) -> None:
        window = iface.mainWindow()
        window.showNormal()
        window.setGeometry(0, 0, *WINDOW)
        for dock in window.findChildren(QDockWidget):
            if dock.objectName() == "Browser":
                dock.hide()
        QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))

    def _connect(self) -> None:
        from ee_workbench.plugin import console as wb

        wb.connect("sandbox")

    def _window(self) -> None:
        """QGIS as the first map leaves it, made by clicks."""
        panel = self.desktop.cmip6_panel
        panel.setUserVisible(True)
        iface.mainWindow().resizeDocks([panel], [300], Qt.Orientation.Horizontal)
        iface.mapCanvas().setExtent(WORLD)
        QTest.qWait(500)
        click(panel.add_button)
        self.wait("the first map", lambda: bool(QgsProject.instance().mapLayers()) and self.desktop.task is None)
        iface.mapCanvas().setExtent(WORLD)
        self._drawn()
        self._save(iface.mainWindow(), "cmip6")
        panel.hide()

    def _layers(self) -> None:
        from ee_workbench.plugin import console as wb

        world = Path(QgsApplication.pkgDataPath()) / "resources" / "data" / "world_map.gpkg"
        states = QgsVectorLayer(f"{world}|layername=states_provinces", "States", "ogr")
        states.setSubsetString("\"admin\" = 'Austria'") if states.fields().indexOf("admin") >= 0 else None
        QgsProject.instance().addMapLayer(states)
        iface.mapCanvas().setExtent(EUROPE)
        self.year = wb.collection("IDAHO_EPSCOR/TERRACLIMATE", "2020", "tmmx")
        iface.setActiveLayer(self.year.add())
        self._drawn()

    def _tasks(self) -> None:
        """Some for the panel Tasks: done, running and waiting."""
        self.year.export(
            "drive", "maps", "tmax_{date:%Y_%m}", every=True, scale=50_000, crs="EPSG:4326", region=(-12, 34, 36, 70)
        )

    def _dock(self, name: str) -> None:
        panel: QWidget = getattr(self.desktop, f"{name}_panel")
        panel.setUserVisible(True)
        panel.setFloating(True)
        panel.resize(2 * WIDTH if name in WIDE else WIDTH, HEIGHT)
        prepare: Callable[[Any], None] = getattr(self, f"_prepare_{name}", lambda panel: None)
        QTest.qWait(300)
        prepare(panel)
        QTest.qWait(500)
        self._save(panel, f"panel-{name}")
        panel.setFloating(False)
        panel.hide()

    def _prepare_sentinel2(self, panel: Any) -> None:
        iface.mapCanvas().setExtent(COUNTY)
        self.wait("a region", panel.add_button.isEnabled)

    def _prepare_series(self, panel: Any) -> None:
        self.desktop.series.show_recipe(self.year.recipe)
        QTest.keyClicks(panel.places_picker.position_edit, "13.0, 47.5")
        QTest.keyClick(panel.places_picker.position_edit, Qt.Key.Key_Return)
        self.wait("the series", lambda: panel.shown() is not None and self.desktop.series.task is None)
        QTest.qWait(1500)

    def _prepare_export(self, panel: Any) -> None:
        self.desktop.exports.show_recipe(self.year.recipe)
        panel.scale_spin.setValue(5000)
        click(panel.prepare_button)
        self.wait("the plan", panel.start_button.isEnabled)

    def _prepare_tasks(self, panel: Any) -> None:
        from ee_workbench.plugin.bridge.task_words import DONE, group_words

        model, done = panel.tasks_view.model(), group_words(DONE)
        states = lambda: [str(model.index(row, 2).data()) for row in range(model.rowCount())]
        self.wait("the tasks", lambda: len(states()) == 12 and states().count(done) >= 3)

    def _prepare_script(self, panel: Any) -> None:
        panel.examples_button.menu().actions()[0].trigger()
        self.wait("the Python", lambda: bool(panel.python_editor.text().strip()))

    def _sheet(self) -> None:
        """The form for map sheets, and the page that it makes."""
        from ee_workbench.plugin import console as wb

        iface.mapCanvas().setExtent(EUROPE)
        iface.mainWindow().findChild(QAction, "ee_workbench_sheet").trigger()
        dialog = self.desktop.sheets.dialog
        self.wait("the form", dialog.isVisible)
        QTest.keyClicks(dialog.title_edit, "Europe's warm days")
        QTest.qWait(300)
        self._save(dialog, "sheet")
        dialog.close()
        warm = wb.cmip6("ACCESS-CM2", "ssp245", "tasmax", "2030-07", region=(-12, 34, 36, 70))
        warm.print_map(str(self.folder / "sheet-page.png"), "A4 landscape", dpi=72)
        self.pictures.append("sheet-page.png")

    def _small(self) -> None:
        """A small screen with docks on both sides."""
        window = iface.mainWindow()
        window.setGeometry(0, 0, *SMALL)
        for name in ("cmip6", "zonal"):
            getattr(self.desktop, f"{name}_panel").setUserVisible(True)
        window.splitDockWidget(self.desktop.cmip6_panel, self.desktop.zonal_panel, Qt.Orientation.Horizontal)
        QTest.qWait(1000)
        self._save(window, "small")

    def _drawn(self) -> None:
        QTest.qWait(1500)
        self.wait("the map", lambda: not iface.mapCanvas().isDrawing())
        QTest.qWait(500)

    def _save(self, widget: QWidget, name: str) -> None:
        path = self.folder / f"{name}.png"
        if not widget.grab().save(str(path), "PNG"):
            raise RuntimeError(f"{path} could not be written.")
        self.pictures.append(path.name)

    def wait(self, what: str, done: Callable[[], bool]) -> None:
        """Until it is done, with QGIS alive. Raises RuntimeError when it takes too long."""
        until = time.monotonic() + SECONDS
        while not done():
            if time.monotonic() > until:
                raise RuntimeError(f"{what}: it did not come about within {SECONDS:.0f} s.")
            QTest.qWait(100)


def click(button: QWidget) -> None:
    """As a person does."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())


def main() -> None:
    """Take the pictures, write the report, end QGIS."""
    report, folder, theme = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    work, sentence = Screenshots(folder, theme), ""
    try:
        work.run()
    except Exception:  # noqa: BLE001 - the report must be written whatever happens here
        sentence = traceback.format_exc()
    report.write_text(json.dumps({"pictures": work.pictures, "sentence": sentence}), encoding="utf-8")
    QgsProject.instance().clear()
    QgsProject.instance().setDirty(False)
    iface.actionExit().trigger()


QTimer.singleShot(0, main)
