# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by QGIS (``--code``): opens each of the plugin's docks with something to see in it, and takes its picture.

Arguments after ``--py-args``: the report's path, and the folder for the pictures. Ends QGIS.
"""

from __future__ import annotations

import json
import sys
import time
import traceback
from pathlib import Path
from typing import Any, Callable

from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget, QWidget
from qgis.utils import iface, plugins

WIDTH, HEIGHT = 360, 760
SECONDS = 120.0
DOCKS = ("connection", "cmip6", "sentinel2", "collection", "series", "zonal", "export", "tasks", "script")
WIDE = ("tasks", "script", "series")


class Screenshots:
    """The pictures, one after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pictures: list[str] = []
        self.desktop = plugins["ee_workbench"].desktop

    def run(self) -> None:
        """All of them."""
        self._arrange()
        self._connect()
        self._layers()
        for name in DOCKS:
            self._dock(name)

    def _arrange(self) -> None:
        window = iface.mainWindow()
        screen = window.screen().availableGeometry()
        window.showNormal()
        window.setGeometry(screen)
        for dock in window.findChildren(QDockWidget):
            if dock.objectName() == "Browser":
                dock.hide()
        world = Path(QgsApplication.pkgDataPath()) / "resources" / "data" / "world_map.gpkg"
        states = QgsVectorLayer(f"{world}|layername=states_provinces", "States", "ogr")
        states.setSubsetString("\"admin\" = 'Austria'") if states.fields().indexOf("admin") >= 0 else None
        QgsProject.instance().addMapLayer(states)
        QTest.qWait(500)
        QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))

    def _connect(self) -> None:
        from ee_workbench.plugin import console as wb

        wb.connect("sandbox")

    def _layers(self) -> None:
        from ee_workbench.plugin import console as wb

        wb.cmip6("ACCESS-CM2", "ssp245", "tasmax", "2030-03").add()
        iface.mapCanvas().setExtent(QgsRectangle(1_000_000, 5_750_000, 2_000_000, 6_400_000))
        self.ndvi = wb.collection("IDAHO_EPSCOR/TERRACLIMATE", "2020", "tmmx")
        self.ndvi.add()
        self.wait("the map", lambda: not iface.mapCanvas().isDrawing())

    def _dock(self, name: str) -> None:
        panel: QWidget = getattr(self.desktop, f"{name}_panel")
        panel.setUserVisible(True)
        panel.setFloating(True)
        panel.resize(2 * WIDTH if name in WIDE else WIDTH, HEIGHT)
        prepare: Callable[[Any], None] = getattr(self, f"_prepare_{name}", lambda panel: None)
        QTest.qWait(300)
        prepare(panel)
        QTest.qWait(500)
        self._save(panel, name)
        panel.setFloating(False)
        panel.hide()

    def _prepare_series(self, panel: Any) -> None:
        place = (13.0, 47.5)
        panel.places_picker.add_point(*place) if hasattr(panel.places_picker, "add_point") else None
        if panel.fetch_button.isEnabled():
            panel.fetch_button.click()
            self.wait("the series", lambda: panel.fetch_button.isEnabled())

    def _prepare_script(self, panel: Any) -> None:
        menu = panel.examples_button.menu()
        if menu is not None and menu.actions():
            menu.actions()[0].trigger()
        QTest.qWait(1500)

    def _save(self, widget: QWidget, name: str) -> None:
        path = self.folder / f"panel-{name}.png"
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


def main() -> None:
    """Take the pictures, write the report, end QGIS."""
    report, folder = Path(sys.argv[1]), Path(sys.argv[2])
    work, sentence = Screenshots(folder), ""
    try:
        work.run()
    except Exception:  # noqa: BLE001 - the report must be written whatever happens here
        sentence = traceback.format_exc()
    report.write_text(json.dumps({"pictures": work.pictures, "sentence": sentence}), encoding="utf-8")
    QgsProject.instance().clear()
    QgsProject.instance().setDirty(False)
    iface.actionExit().trigger()


QTimer.singleShot(0, main)
