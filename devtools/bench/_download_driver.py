# SPDX-License-Identifier: GPL-2.0-or-later
"""One download by one program, in a process of its own: MODE SERVER FILE CASE. The last line is its figures in JSON."""

from __future__ import annotations

import concurrent.futures
import importlib.util
import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any, Callable, Optional

ROOT = Path(__file__).resolve().parents[2]
SIDE, PIXEL, WEST, NORTH = int(os.environ.get("BENCH_SIDE", "8192")), 10.0, 1_000_000.0, 6_000_000.0
CASES = {"float32": ("value",), "uint16": ("b1", "b2", "b3", "b4")}
TRANSFORM = (PIXEL, 0.0, WEST, 0.0, -PIXEL, NORTH)

Work = Callable[[], Optional[dict]]


def package() -> None:
    """Make the checkout importable under its package's name."""
    spec = importlib.util.spec_from_file_location(
        "ee_workbench", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["ee_workbench"] = module
    spec.loader.exec_module(module)


def _order(case: str) -> Any:
    from ee_workbench.plugin.core.grid import PixelGrid
    from ee_workbench.plugin.engine.download import BandOrder, DownloadOrder

    grid = PixelGrid("EPSG:3857", TRANSFORM, SIDE, SIDE)
    return DownloadOrder(grid, tuple(BandOrder(name, case) for name in CASES[case]), overviews=False)


def ours(server: str, path: Path, case: str) -> Work:
    """The Workbench's own."""
    package()
    import ee
    from ee_workbench.plugin.core.connection import Connection
    from ee_workbench.plugin.engine.client import Client
    from ee_workbench.plugin.engine.download import download
    from ee_workbench.plugin.engine.session import Session

    session = Session()
    session.connect(Connection(url=server))
    client, order, image = Client(session), _order(case), ee.Image("SANDBOX/SPEED").select(list(CASES[case]))
    return lambda: {"requests": download(image, order, path, client).requests}


def bare(server: str, path: Path, case: str) -> Work:
    """The same requests by as many threads, whose answers are thrown away: what network and server allow."""
    package()
    import ee
    import requests
    from ee_workbench.plugin.engine.download.plan import planned
    from ee_workbench.plugin.engine.download.request import Requests

    ee.deprecation._FetchDataCatalogStac = dict
    ee.Initialize(None, url=server, project="sandbox")
    order = _order(case)
    plan = planned(order)
    asked = Requests(ee.Image("SANDBOX/SPEED").select(list(CASES[case])), plan)
    bodies = []
    for tile in plan.tiles:
        body = asked.of(tile, tile.window)
        bodies.append(json.dumps({**body, "expression": ee.serializer.encode(body["expression"])}))
    local = threading.local()

    def fetch(body: str) -> None:
        if not hasattr(local, "session"):
            local.session = requests.Session()
        address = f"{server}/v1/projects/sandbox/image:computePixels"
        headers = {"Content-Type": "application/json"}
        with local.session.post(address, data=body, headers=headers, stream=True, timeout=300) as answer:
            answer.raise_for_status()
            answer.raw.read()

    def work() -> dict:
        with concurrent.futures.ThreadPoolExecutor(order.max_requests) as pool:
            list(pool.map(fetch, bodies))
        return {"requests": len(bodies)}

    return work


def geedim(server: str, path: Path, case: str) -> Work:
    """geedim as it is installed, with its own defaults."""
    import ee
    import geedim as library

    library.stac.STACClient()._urls = {"ROOT": {}}  # no catalogue from the web
    ee.deprecation._FetchDataCatalogStac = dict
    ee.Initialize(None, url=server, project="sandbox")
    image = ee.Image("SANDBOX/SPEED").select(list(CASES[case]))
    ready = image.gd.prepareForExport(crs="EPSG:3857", crs_transform=TRANSFORM, shape=(SIDE, SIDE), dtype=case)
    ready.gd.info  # noqa: B018 - asked for before the clock starts
    return lambda: ready.gd.toGeoTIFF(path, overwrite=True)


def ee_plugin(server: str, path: Path, case: str) -> Work:
    """The Earth Engine plugin's export."""
    sys.path.insert(0, os.environ["EE_PLUGIN_PATH"])
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    import ee

    ee.deprecation._FetchDataCatalogStac = dict
    ee.Initialize(None, url=server, project="sandbox")
    from ee_plugin import utils

    utils.kept = application
    image = ee.Image("SANDBOX/SPEED").select(list(CASES[case]))
    extent = (WEST, NORTH - SIDE * PIXEL, WEST + SIDE * PIXEL, NORTH)
    folder = str(path.parent)
    return lambda: utils.ee_image_to_geotiff(image, extent, PIXEL, "EPSG:3857", folder, merge_output=str(path))


def memory_mb(name: str) -> float:
    """What Linux tells of this process's memory; 0 elsewhere."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))


def main() -> None:
    """Prepare, start the clock, work."""
    mode, server, path, case = sys.argv[1], sys.argv[2], Path(sys.argv[3]), sys.argv[4]
    work = {"ours": ours, "bare": bare, "geedim": geedim, "ee_plugin": ee_plugin}[mode](server, path, case)
    before, started = memory_mb("VmRSS"), time.perf_counter()
    told = work() or {}
    seconds = time.perf_counter() - started
    print()
    print(json.dumps({"seconds": seconds, "peak_mb": memory_mb("VmHWM") - before, **told}), flush=True)
    os._exit(0)  # QGIS's application is not taken down


if __name__ == "__main__":
    main()
