# SPDX-License-Identifier: GPL-2.0-or-later
"""`./dev bench zonal`: the mean of one band over the 10,000 polygons of a layer, in good weather and in bad.

Requests, seconds, memory, and how long the GUI thread is blocked, once as it is and once while every tenth request
fails. Nothing may be lost: each polygon's value is compared with the one that
its place tells. The seconds are those of the sandbox on this machine; the service's own are others.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any, Callable

CORNERS = 24
GRID: dict[str, Any] = {"crs": "EPSG:4326", "crs_transform": (0.05, 0.0, -180.0, 0.0, -0.05, 90.0)}


def main() -> int:
    """Print the table, and the figures as JSON in the last line."""
    parser = argparse.ArgumentParser(prog="./dev bench zonal", description=__doc__)
    parser.add_argument("--zones", type=int, default=10_000)
    count = parser.parse_args().zones
    from ee_workbench.devtools.sandbox_process import SandboxProcess
    from qgis.core import QgsApplication

    application = QgsApplication([], True)
    application.initQgis()
    with SandboxProcess() as server:
        figures = Bench(server, count).run()
    print(json.dumps({"zonal": figures}))
    sys.stdout.flush()
    # QGIS takes itself apart in an order of its own when a script ends; there is nothing left to lose.
    os._exit(0)


class Bench:
    """A layer of octagon-like polygons, and what is measured of their statistics."""

    def __init__(self, server: Any, count: int) -> None:
        from ee_workbench.plugin.core.connection import Connection
        from ee_workbench.plugin.engine.client import Client
        from ee_workbench.plugin.engine.session import Session
        from qgis.core import QgsProject

        self.server, self.count = server, count
        session = Session()
        session.connect(Connection(url=server.url))
        self.client = Client(session)
        self.layer = rings(count)
        QgsProject.instance().addMapLayer(self.layer)

    def run(self) -> dict[str, Any]:
        """All of it."""
        print(f"{self.count:,} polygons of {CORNERS} corners")
        print(f"{'':>26} {'requests':>9} {'sent':>6} {'seconds':>8} {'MB':>7} {'GUI ms':>7} {'lost':>5}")
        figures: dict[str, Any] = {"zones": self.count, "idle_block_ms": self._idle()}
        figures["plain"] = self._measured("as it is", "rows")
        self.server.faults({"path": "value:compute", "status": 500, "probability": 0.1, "seed": 1})
        figures["faults"] = self._measured("every tenth request fails", "rows")
        self.server.clear_faults()
        figures["lost"] = sum(each["lost"] for each in figures.values() if isinstance(each, dict))
        return figures

    def _idle(self) -> float:
        """What the machine itself does to a thread that only waits, in ms."""
        from ee_workbench.devtools.bench._heartbeat import Heartbeat
        from qgis.PyQt.QtTest import QTest

        beat = Heartbeat()
        beat.start()
        QTest.qWait(3000)
        block = beat.stop()
        print(f"{'nothing at all':>26} {'':>9} {'':>6} {'':>8} {'':>7} {block:>7.1f}")
        return round(block, 1)

    def _measured(self, name: str, kind: str) -> dict[str, float]:
        from ee_workbench.devtools.bench._heartbeat import Heartbeat
        from ee_workbench.plugin.bridge.zonal import ZonalTask
        from ee_workbench.plugin.bridge.zones import zones_of
        from ee_workbench.plugin.core.zonal_order import Output, ZonalOrder

        order = ZonalOrder(places(), zones_of(self.layer), bands=("longitude",), output=Output(kind), **GRID)
        self.server.clear_log()
        made: list[Any] = []
        ended: list[bool] = []
        beat, memory = Heartbeat(), Memory()
        beat.start()
        start = time.perf_counter()
        task = ZonalTask(order, self.client)
        task.succeeded.connect(made.append)
        task.failed.connect(lambda error: print(error, error.details))
        task.ended.connect(lambda: ended.append(True))
        task.start()
        until(lambda: bool(ended))
        seconds = time.perf_counter() - start
        block = beat.stop()
        sent = sum("value:compute" in entry["path"] for entry in self.server.log())
        lost = self.count if not made else wrong(made[0].table)
        figures = {
            "requests": made[0].table.requests if made else 0,
            "sent": sent,
            "seconds": round(seconds, 1),
            "peak_mb": round(memory.stop(), 1),
            "gui_block_ms": round(block, 1),
            "lost": lost,
        }
        start_of_line = f"{name:>26} {figures['requests']:>9} {sent:>6} {seconds:>8.1f}"
        print(f"{start_of_line} {figures['peak_mb']:>7} {block:>7.1f} {lost:>5}")
        return figures


def rings(count: int) -> Any:
    """A memory layer: polygons of `CORNERS` corners around `middle(number)`."""
    import math

    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    layer = QgsVectorLayer("Polygon?crs=EPSG:4326&field=name:string", "zones", "memory")
    features = []
    for number in range(count):
        x, y = middle(number)
        turns = [2 * math.pi * corner / CORNERS for corner in range(CORNERS)]
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"zone {number}"])
        ring = [QgsPointXY(x + 0.09 * math.cos(turn), y + 0.09 * math.sin(turn)) for turn in turns]
        feature.setGeometry(QgsGeometry.fromPolygonXY([ring]))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def middle(number: int) -> tuple[float, float]:
    """Longitude and latitude of a polygon's middle."""
    return -100.0 + 0.2 * (number // 200), -20.0 + 0.2 * (number % 200)


def places() -> Any:
    """An image whose values are longitudes: each polygon's mean is that of its middle."""
    import ee
    from ee_workbench.plugin.core.order_source import IMAGE, Graph

    return Graph(ee.serializer.toJSON(ee.Image.pixelLonLat()), IMAGE, "places")


def wrong(table: Any) -> int:
    """Rows that are missing or have not their own polygon's value."""
    good = 0
    for number, row in enumerate(table.rows):
        good += row[0] == f"zone {number}" and row[1] is not None and abs(row[1] - middle(number)[0]) < 1e-3
    return len(table.zones) - good


class Memory:
    """The most that this process holds more than at the start, in MB; looked at ten times a second."""

    def __init__(self) -> None:
        self._first = self._most = resident_mb()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._over.wait(0.1):
            self._most = max(self._most, resident_mb())

    def stop(self) -> float:
        """MB."""
        self._over.set()
        self._thread.join()
        return self._most - self._first


def until(condition: Callable[[], bool], seconds: float = 1800.0) -> None:
    """Let Qt run until something holds."""
    from qgis.PyQt.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    look, end = QTimer(), QTimer()
    look.timeout.connect(lambda: loop.quit() if condition() else None)
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    look.start(20)
    end.start(int(seconds * 1000))
    if not condition():
        loop.exec()
    if not condition():
        raise TimeoutError(f"Not within {seconds:.0f} s.")


def resident_mb() -> float:
    """What this process holds in memory; on systems without /proc the most that it has held."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
