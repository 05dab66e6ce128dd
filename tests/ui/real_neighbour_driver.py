# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by the real QGIS for test_real_neighbour.py: our plugin and the real Earth Engine plugin in every order."""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any

from ee_workbench.tests.ui.real_hands import until
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialogButtonBox, QMessageBox
from qgis.utils import iface, loadPlugin, plugins, startPlugin, unloadPlugin

REPORT, URL, NEIGHBOUR, FOLDER = sys.argv[1], sys.argv[2], sys.argv[3], Path(sys.argv[4])
OURS, ITS = "ee_workbench", "ee_plugin"
#: What ee_plugin asked while it was loaded, and what slots raised.
asked: list[str] = []
raised: list[str] = []


def desktop() -> Any:
    """The plugin's part of the window."""
    return plugins[OURS].desktop


def connect() -> None:
    """Ours to the test's sandbox."""
    from ee_workbench.plugin.core.connection import Connection

    desktop().connector.connect_to(Connection(url=URL))
    until(lambda: desktop().session.is_connected and not desktop().connector.is_busy, "Connecting", 60)


def ours_adds() -> bool:
    """Whether a layer of ours is added."""
    from ee_workbench.plugin.bridge.adding import AddLayerTask
    from ee_workbench.plugin.core.periods import Period
    from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe

    before = len(QgsProject.instance().mapLayers())
    recipe = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030))
    AddLayerTask(recipe, desktop().client).start()
    until(lambda: len(QgsProject.instance().mapLayers()) > before, "Adding", 60)
    return True


def its_map_adds(name: str) -> str:
    """What its Map.addLayer makes of a script: the layer's source."""
    import ee
    from ee_plugin import Map

    return str(Map.addLayer(ee.Image.constant(3), {"min": 0, "max": 4}, name).source())


def start_its(sign_in: bool) -> bool:
    """Load ee_plugin as QGIS does, with somebody who cancels its dialogs."""
    import ee

    path = Path(ee.oauth.get_credentials_path())
    path.unlink(missing_ok=True)
    if sign_in:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"project": "sandbox"}), encoding="utf-8")
    janitor = QTimer()
    janitor.timeout.connect(_cancel)
    janitor.start(50)
    try:
        loadPlugin(ITS)
        return bool(startPlugin(ITS))
    finally:
        janitor.stop()


def _cancel() -> None:
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        asked.append(box.windowTitle())
        box.button(QMessageBox.StandardButton.Cancel).click()
    elif box is not None:
        asked.append(box.windowTitle())
        buttons = box.findChild(QDialogButtonBox)
        box.reject() if buttons is None else buttons.rejected.emit()


def route_to_sandbox() -> None:
    """Its ``ee.Initialize`` knows Google only; here it finds the sandbox."""
    import ee

    original = ee.Initialize

    def initialize(credentials: Any = None, url: Any = None, **how: Any) -> None:
        original(None, url=url or URL, **{**how, "project": "sandbox"})

    ee.Initialize = initialize


def quiet() -> None:
    """No look at the web for a newer release."""
    sys.modules["ee_plugin.ee_plugin"].version_checked = True


def reopened() -> dict[str, Any]:
    """A project with layers of both, opened while both are loaded."""
    import ee
    from ee_plugin import Map

    project = QgsProject.instance()
    Map.addLayer(ee.FeatureCollection([ee.Feature(ee.Geometry.Point([8, 47]), {"n": 7})]), {}, "points")
    its_map_adds("by a script")
    ids = set(project.mapLayers())
    project.write(str(FOLDER / "both.qgz"))
    project.setDirty(False)
    iface.addProject(str(FOLDER / "both.qgz"))
    renewer = desktop().reopening.renewer
    until(lambda: not renewer.waiting and renewer._task is None, "Coming back", 60)
    found = project.mapLayers()
    resting = [layer.name() for layer in found.values() if "data:" in layer.source()]
    return {"same": set(found) == ids, "count": len(found), "resting": resting}


def rounds() -> dict[str, Any]:
    """Every order."""
    found: dict[str, Any] = {"absent": {"modules": ITS in sys.modules, "plugins": ITS in plugins}}
    connect()
    found["absent"]["adds"] = ours_adds()
    sys.path.insert(0, NEIGHBOUR)
    found["cancelled"] = {"started": start_its(False), "asked": list(asked), "adds": ours_adds()}
    route_to_sandbox()
    found["after"] = {"started": start_its(True), "adds": ours_adds()}
    quiet()
    found["after"]["map"] = URL in its_map_adds("after")
    found["project"] = reopened()
    unloadPlugin(ITS)
    found["disabled"] = {"there": ITS in plugins, "adds": ours_adds()}
    found["enabled"] = {"started": start_its(True), "adds": ours_adds()}
    quiet()
    unloadPlugin(OURS)
    found["ours gone"] = {"layers": len(QgsProject.instance().mapLayers()), "there": ITS in plugins}
    unloadPlugin(ITS)
    found["before"] = {"started": start_its(True)}
    quiet()
    loadPlugin(OURS)
    startPlugin(OURS)
    connect()
    found["before"].update(adds=ours_adds(), map=URL in its_map_adds("before"))
    found["raised"] = raised
    return found


def main() -> None:
    os.environ["HOME"] = str(FOLDER)
    report: dict[str, Any] = {}
    sys.excepthook = lambda kind, value, _: raised.append(f"{kind.__name__}: {value}")
    try:
        report = {"ok": True, **rounds()}
    except Exception:
        report = {"ok": False, "sentence": traceback.format_exc()}
    with open(REPORT, "w", encoding="utf-8") as file:
        json.dump(report, file)
    QgsProject.instance().clear()
    QgsProject.instance().setDirty(False)
    QTest.qWait(200)
    iface.actionExit().trigger()


QTimer.singleShot(0, main)
