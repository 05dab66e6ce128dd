# SPDX-License-Identifier: GPL-2.0-or-later
"""A download in a process of its own, to be killed: arguments are the server, the file and JSON for the order."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

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
    from ee_workbench.plugin.engine.session import Session

    given = json.loads(sys.argv[3])
    session = Session()
    session.connect(Connection(url=sys.argv[1]))
    grid = PixelGrid("EPSG:3857", (10.0, 0.0, 1_000_000.0, 0.0, -10.0, 6_000_000.0), *given.pop("size"))
    bands = (BandOrder("value", "float32"), BandOrder("b1", "float32"))
    image = ee.Image("SANDBOX/SPEED").toFloat()
    image = image.updateMask(image.select("b1").gt(1500))
    order = DownloadOrder(grid, bands, **given)
    print("begun", flush=True)
    report = download(image, order, Path(sys.argv[2]), Client(session))
    print(json.dumps({"sha256": report.sha256, "requests": report.requests, "resumed": report.resumed_tiles}))


main()
