# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by the real QGIS for test_real_monkey.py: random actions over all docks, with faults, and what came of it."""

from __future__ import annotations

import json
import os
import random
import sys
import time
import traceback
from functools import partial
from pathlib import Path
from typing import Any

from ee_workbench.tests.ui import real_hands
from ee_workbench.tests.ui.monkey import Monkey, Witness, frozen
from ee_workbench.tests.ui.real_hands import press, until
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface, plugins

REPORT, URL, TOKEN, FOLDER = sys.argv[1], sys.argv[2], sys.argv[3], Path(sys.argv[4])
ACTIONS, SEED = int(sys.argv[5]), int(sys.argv[6])
control = partial(real_hands.control, URL, TOKEN)

FAULTS = (
    {"status": 429}, {"status": 503}, {"status": 500, "message": "Internal error"}, {"status": 401}, {"status": 403},
    {"status": 400, "message": "User memory limit exceeded."}, {"status": 404, "message": "Not found."},
    {"truncate": 40}, {"reset": True}, {"html": True}, {"latency": 800}, {"late_reset": True},
)  # fmt: skip


def desktop() -> Any:
    """The plugin's part of the window."""
    return plugins["ee_workbench"].desktop


def _connect(_: random.Random) -> None:
    from ee_workbench.plugin.core.connection import Connection

    desktop().connector.connect_to(Connection(url=URL))


def _fault(choose: random.Random) -> None:
    path = choose.choice(("maps$", "value:compute", "/tiles/", "operations", "pixels", "."))
    control("POST", "faults", [{**choose.choice(FAULTS), "path": path, "times": choose.randint(1, 4)}])


def _layer(choose: random.Random) -> Any:
    found = sorted(QgsProject.instance().mapLayers())
    return QgsProject.instance().mapLayer(choose.choice(found)) if found else None


def _remove(choose: random.Random) -> None:
    layer = _layer(choose)
    if layer is not None:
        QgsProject.instance().removeMapLayer(layer.id())


def _select(choose: random.Random) -> None:
    layer = _layer(choose)
    if layer is not None:
        iface.setActiveLayer(layer)
        if choose.random() < 0.5:
            press("ee_workbench_edit_recipe")
        elif choose.random() < 0.3:
            press("ee_workbench_export_layer")


def _duplicate(choose: random.Random) -> None:
    layer = _layer(choose)
    if layer is not None and len(QgsProject.instance().mapLayers()) < 12:
        QgsProject.instance().addMapLayer(layer.clone())


def _reopen(_: random.Random) -> None:
    path = str(FOLDER / "monkey.qgz")
    QgsProject.instance().write(path)
    QgsProject.instance().setDirty(False)
    iface.addProject(path)


def _new(_: random.Random) -> None:
    QgsProject.instance().clear()


def _move(choose: random.Random) -> None:
    iface.mapCanvas().setExtent(QgsRectangle(*(choose.choice((-1, 1)) * choose.random() * 2e7 for _ in range(4))))
    iface.mapCanvas().refresh()


def _escape(_: random.Random) -> None:
    iface.actionPan().trigger()  # out of a drawing tool


def _age(_: random.Random) -> None:
    control("POST", "expire-maps")
    desktop().reopening.renewer.look()


def _disconnect(choose: random.Random) -> None:
    if choose.random() < 0.3:
        desktop().connector.disconnect_session()


_states: dict[Any, Any] = {}


def _keep_states() -> None:
    for panel in desktop().panels:
        if hasattr(panel, "state") and hasattr(panel, "restore"):
            _states[panel] = panel.state()


def _afresh(choose: random.Random) -> None:
    """A form as it was in the beginning: random forms are seldom complete."""
    panel = choose.choice([panel for panel, state in _states.items() if state])
    panel.restore(_states[panel])
    panel.setVisible(True)
    panel.raise_()


TRICKS = {
    "a fresh form": _afresh, "one more": _afresh,
    "connecting": _connect, "a fault": _fault, "another fault": _fault, "removing a layer": _remove,
    "selecting a layer": _select, "duplicating a layer": _duplicate, "reopening the project": _reopen,
    "closing the project": _new, "moving the map": _move, "leaving a map tool": _escape, "ageing": _age,
    "disconnecting": _disconnect, "healing faults": lambda _: control("DELETE", "faults"),
}  # fmt: skip


def play() -> dict[str, Any]:
    """All actions; then peace, and a look at whether everything still answers."""
    _connect(random.Random(0))
    until(lambda: desktop().session.is_connected and not desktop().connector.is_busy, "Connecting", 60)
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    iface.mapCanvas().setExtent(QgsRectangle(-1e7, -1e7, 1e7, 1e7))
    monkey = Monkey(iface.mainWindow(), SEED, TRICKS)
    for number, dock in enumerate(monkey.docks()):
        dock.setVisible(True)
        dock.setFloating(True)  # side by side: as tabs only one could be used
        dock.setGeometry(20 + 60 * number, 40 + 20 * number, 420, 860)
    QTest.qWait(1000)
    _keep_states()
    witness, begun, most = Witness(), time.perf_counter(), 0
    told = open(FOLDER / "actions.txt", "w", encoding="utf-8", buffering=1)  # what it did last, should QGIS crash
    for _ in range(ACTIONS):
        monkey.act(witness)
        told.write(f"{witness.doing}\n")
        most = max(most, len(QgsProject.instance().mapLayers()))
        QgsProject.instance().setDirty(False)
    told.close()
    seconds = time.perf_counter() - begun
    witness.doing = "coming to rest"
    control("DELETE", "faults")
    iface.actionPan().trigger()
    _connect(random.Random(0))
    until(lambda: desktop().session.is_connected and not desktop().connector.is_busy, "Connecting again", 60)
    QTest.qWait(500)
    silent = frozen(monkey.docks())
    until(lambda: not desktop().reopening.renewer.waiting, "Coming back", 60)
    witness.stop()
    iface.mainWindow().grab().save(str(FOLDER / "monkey.png"))
    return {
        "exceptions": witness.exceptions[:20], "complaints": witness.complaints[:40], "modal": witness.modal,
        "longest_ms": round(1000 * witness.longest), "slowest": witness.slowest, "seconds": round(seconds, 1),
        "touched": len(monkey.touched), "docks": sorted(dock.objectName() for dock in monkey.docks()),
        "silent": silent, "most_layers": most, "requests": len(control("GET", "log")["requests"]),
    }  # fmt: skip


def main() -> None:
    report: dict[str, Any] = {}
    os.environ.pop("BROWSER", None)
    try:
        report = {"ok": True, **play()}
    except Exception:
        report = {"ok": False, "sentence": traceback.format_exc()}
    with open(REPORT, "w", encoding="utf-8") as file:
        json.dump(report, file)
    QgsProject.instance().clear()
    QgsProject.instance().setDirty(False)
    iface.actionExit().trigger()


QTimer.singleShot(0, main)
