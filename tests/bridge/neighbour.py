# SPDX-License-Identifier: GPL-2.0-or-later
"""The Earth Engine plugin, from its real source, in a window that has what its tools use."""

from __future__ import annotations

import contextlib
import importlib
import sys

import qgis.utils
from qgis.core import QgsCoordinateReferenceSystem, QgsLayerTreeModel, QgsProject, QgsRectangle
from qgis.gui import QgsLayerTreeMapCanvasBridge, QgsLayerTreeView, QgsMapCanvas, QgsMessageBar
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QMainWindow


class Desktop(QObject):
    """The part of QgisInterface that ee_plugin's tools use, of real widgets; any other name is an error."""

    projectRead = pyqtSignal()

    def __init__(self):
        super().__init__()
        self._window = QMainWindow()
        self._canvas = QgsMapCanvas(self._window)
        self._canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
        self._canvas.resize(400, 300)
        self._canvas.setExtent(QgsRectangle(0, 4.5e6, 2e6, 6e6))
        self._view = QgsLayerTreeView(self._window)
        self._model = QgsLayerTreeModel(QgsProject.instance().layerTreeRoot())
        self._view.setModel(self._model)
        self._bridge = QgsLayerTreeMapCanvasBridge(QgsProject.instance().layerTreeRoot(), self._canvas)
        self._bar = QgsMessageBar(self._window)

    def close(self):
        """End at once: a canvas that waits for the collector goes on drawing the layers of later tests."""
        self._canvas.stopRendering()
        sip.delete(self._bridge)
        sip.delete(self._view)
        sip.delete(self._canvas)

    def mainWindow(self):
        return self._window

    def mapCanvas(self):
        return self._canvas

    def layerTreeView(self):
        return self._view

    def messageBar(self):
        return self._bar


@contextlib.contextmanager
def loaded(path, desktop, monkeypatch):
    """The real plugin object, registered as QGIS does it, without its sign-in dialogs and its look at the web."""
    monkeypatch.syspath_prepend(str(path))
    before = set(sys.modules)
    main = importlib.import_module("ee_plugin.ee_plugin")
    config = importlib.import_module("ee_plugin.config")
    monkeypatch.setattr(main, "version_checked", True)
    plugin = main.GoogleEarthEnginePlugin(desktop, ee_config=config.EarthEngineConfig())
    monkeypatch.setitem(qgis.utils.plugins, "ee_plugin", plugin)
    yield plugin
    for name in set(sys.modules) - before:
        if name.split(".")[0] == "ee_plugin":
            del sys.modules[name]
