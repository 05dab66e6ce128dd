# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by QGIS for `./dev bench reopen`: opens a project of forty layers and measures until all have come back."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from ee_workbench.devtools.bench._heartbeat import Heartbeat
from ee_workbench.tests.ui.real_hands import control, run, until
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface, plugins

LAYERS, VECTORS, BROKEN = 40, 10, 3
LATENCY_MS = 300


def bench(url: str, token: str, folder: Path) -> dict[str, Any]:
    """Write the project, connect, open the project again."""
    from ee_workbench.plugin.core.connection import Connection
    from ee_workbench.tests.bridge.stored_projects import forty

    desktop = plugins["ee_workbench"].desktop
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    iface.mapCanvas().setExtent(QgsRectangle(-1e7, -1e7, 1e7, 1e7))
    ids = forty(QgsProject.instance(), folder, "forty.qgz", BROKEN, VECTORS, LAYERS)
    baseline = _alone(folder / "forty.qgz")
    desktop.connector.connect_to(Connection(url=url))
    until(lambda: desktop.session.is_connected and not desktop.connector.is_busy, "Connecting", 60)
    QTest.qWait(1000)
    control(url, token, "POST", "latency", {"ms": LATENCY_MS})
    control(url, token, "DELETE", "log")
    return {**_open(desktop, folder / "forty.qgz", ids, url, token), "alone_block_ms": baseline}


def _alone(path: Path) -> float:
    """How long QGIS itself is away after it has opened the same project, with nobody to bring the layers back."""
    iface.addProject(str(path))
    beat = Heartbeat()
    beat.start()
    QTest.qWait(1500)
    longest = beat.stop()
    QgsProject.instance().clear()
    QTest.qWait(200)
    return round(longest, 1)


def _open(desktop: Any, path: Path, ids: list[str], url: str, token: str) -> dict[str, Any]:
    renewer, project = desktop.reopening.renewer, QgsProject.instance()
    came: dict[str, float] = {}
    renewer.healed.connect(lambda layer_id: came.setdefault(layer_id, time.perf_counter()))
    failed: dict[str, str] = {}
    renewer.trouble.connect(lambda layer_id, error: failed.setdefault(layer_id, str(error)))
    begun = time.perf_counter()
    iface.addProject(str(path))
    opened = time.perf_counter()  # QGIS' own part: reading the file stops every program of its kind
    came.clear()
    beat = Heartbeat()
    beat.start()
    until(lambda: len(came) + len(failed) == len(ids), "Coming back", 60)
    block = beat.stop()
    ended = max(came.values())
    QTest.qWait(3000)
    requests = [e["path"] for e in control(url, token, "GET", "log")["requests"] if "/tiles/" not in e["path"]]
    wrong = [i for i in ids[:VECTORS] if project.mapLayer(i).featureCount() != 1]
    wrong += [i for i in ids[VECTORS:-BROKEN] if url not in project.mapLayer(i).source().replace("%3A", ":")]
    said = [desktop.reopening.marks.sentence(layer_id) for layer_id in ids[-BROKEN:]]
    return {
        "layers": len(project.mapLayers()),
        "healed": len(came) - len(wrong),
        "marked": sum(bool(each) for each in said),
        "messages": len(iface.messageBar().items()),
        "open_seconds": round(opened - begun, 3),
        "seconds": round(ended - opened, 3),
        "gui_block_ms": round(block, 1),
        "requests": len(requests),
        "picture": _picture(path.parent),
    }


def _picture(folder: Path) -> str:
    path = str(folder / "reopened.png")
    iface.mainWindow().grab().save(path)
    return path


run(sys.argv[1], lambda report: report.update(bench(sys.argv[2], sys.argv[3], Path(sys.argv[4]))))
