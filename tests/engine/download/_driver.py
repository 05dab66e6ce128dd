# SPDX-License-Identifier: GPL-2.0-or-later
"""A download in a process of its own, to be killed: arguments are the server, the file and JSON for the order."""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]


def main() -> None:
    """Say "begun" when the download begins, and the report's figures at its end."""
    spec = importlib.util.spec_from_file_location(
        "ee_workbench", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    assert spec is not None and spec.loader is not None
    package = importlib.util.module_from_spec(spec)
    sys.modules["ee_workbench"] = package
    spec.loader.exec_module(package)
    import ee
    from ee_workbench.plugin.core.connection import Connection
    from ee_workbench.plugin.core.grid import PixelGrid
    from ee_workbench.plugin.engine.client import Client
    from ee_workbench.plugin.engine.download import BandOrder, DownloadOrder, download
    from ee_workbench.plugin.engine.download.journal import Journal
    from ee_workbench.plugin.engine.session import Session

    given = json.loads(sys.argv[3])
    slow_disk = given.pop("slow_disk", 0.0)
    session = Session()
    session.connect(Connection(url=sys.argv[1]))
    grid = PixelGrid("EPSG:3857", (10.0, 0.0, 1_000_000.0, 0.0, -10.0, 6_000_000.0), *given.pop("size"))
    bands = (BandOrder("value", "float32"), BandOrder("b1", "float32"))
    image = ee.Image("SANDBOX/SPEED").toFloat()
    if given.pop("masked", True):
        image = image.updateMask(image.select("b1").gt(1500))
    if given.pop("sparse", False):
        image = image.multiply(0).add(image.select("b1").gt(2400)).toFloat()
    if slow_disk:
        add = Journal.add

        def slowly(journal: Journal, tiles: list[Any]) -> None:
            time.sleep(slow_disk * len(tiles))
            add(journal, tiles)

        Journal.add = slowly  # type: ignore[method-assign]
    order = DownloadOrder(grid, bands, **given)
    print("begun", flush=True)
    before = memory_mb("VmRSS")
    started = time.monotonic()
    report = download(image, order, Path(sys.argv[2]), Client(session))
    said = {
        "sha256": report.sha256,
        "requests": report.requests,
        "resumed": report.resumed_tiles,
        "under_way": report.most_under_way,
        "seconds": time.monotonic() - started,
        "size": report.size,
        "peak_mb": memory_mb("VmHWM") - before,
    }
    print(json.dumps(said))


def memory_mb(name: str) -> float:
    """What Linux tells of this process's memory; 0 elsewhere."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))


main()
