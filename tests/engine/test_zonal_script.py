# SPDX-License-Identifier: GPL-2.0-or-later
"""Zonal statistics as scripts, run by a plain Python: the same bytes as the plugin's file."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.plugin.core import zonal_rows
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.periods import DateSpan
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band
from ee_workbench.plugin.core.recipes.property_filter import PropertyFilter
from ee_workbench.plugin.core.relative import RelativeSpan
from ee_workbench.plugin.core.zonal_order import LayerZones, TableZones, ZonalOrder
from ee_workbench.plugin.core.zonal_statistics import Histogram
from ee_workbench.plugin.core.zone import Zone
from ee_workbench.plugin.engine import zonal
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session
from ee_workbench.plugin.engine.zonal import Given
from ee_workbench.plugin.engine.zonal_script import to_python

DISTRICTS = TableZones("FAO/GAUL_SIMPLIFIED_500m/2015/level2", (PropertyFilter("ADM1_NAME", "==", "Karnataka"),))
MONTHS = CollectionRecipe(
    "IDAHO_EPSCOR/TERRACLIMATE", (Band("tmmx", 0.1, 0.0, "degC"), Band("pr")), DateSpan.of("2020-01-01", "2020-03-31")
)
RAIN = CollectionRecipe("IDAHO_EPSCOR/TERRACLIMATE", (Band("pr"),), DateSpan.of("2020-01-01", "2020-02-28"))
MANY = ("mean", "median", "sum", "min", "max", "stdDev", "count", "p5", "p97.5", "histogram")


def box(west: float, south: float, size: float) -> str:
    east, north = west + size, south + size
    return str([[[[west, south], [east, south], [east, north], [west, north], [west, south]]]])


BOXES = Given(
    ("name", "size"),
    (
        Zone(7, ("a, “b”", 1), "MultiPolygon", box(76.0, 14.0, 0.5)),
        Zone(3, (None, 2.5), problem="has no geometry"),
        Zone(5, ("line", 3), "MultiLineString", "[[[75.0, 13.0], [76.1, 13.7]]]"),
        Zone(1, ("c", 4), "MultiPolygon", box(77.1, 13.2, 0.3)),
    ),
)
LAYER = LayerZones("layer_1", "boxes")
ORDERS = {
    "table": (ZonalOrder(MONTHS, DISTRICTS, scale=20_000, crs="EPSG:32643", columns=("ADM2_NAME",)), None),
    "own pixels": (ZonalOrder(RAIN, DISTRICTS, weighted=False, names="{statistic}_rain"), None),
    "many statistics, layer": (ZonalOrder(MONTHS, LAYER, MANY, scale=5000, histogram=Histogram(0, 40, 4)), BOXES),
    "each image": (ZonalOrder(MONTHS, LAYER, ("mean", "count"), each=True, bands=("tmmx",)), BOXES),
}


@pytest.fixture
def client(sandbox: Any) -> Iterator[Client]:
    session = Session()
    session.connect(Connection(url=sandbox.url))
    yield Client(session)
    session.disconnect()


def run(path: Path, url: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("EE_WORKBENCH")}
    return subprocess.run(
        [sys.executable, "-I", "-W", "error::SyntaxWarning", str(path), *arguments],
        env={**environment, "EE_WORKBENCH_URL": url, **variables}, cwd=path.parent, capture_output=True, text=True,
        timeout=240, check=False,
    )  # fmt: skip


def test_relative_days_are_counted_at_the_run(client: Client, sandbox: Any, tmp_path: Path) -> None:
    """The values are those of the days as a calendar says them, from the order and from its script."""
    today = datetime.datetime.now(datetime.timezone.utc).date()
    days = DateSpan(today - datetime.timedelta(days=9), today - datetime.timedelta(days=3))
    week = CollectionRecipe("NASA/SMAP/SPL4SMGP/008", (Band("sm_surface"),), RelativeSpan(7, "day", 3))
    order = ZonalOrder(week, DISTRICTS, scale=20_000, crs="EPSG:32643", columns=("ADM2_NAME",))
    wanted = zonal.compute(replace(order, source=replace(week, dates=days)), None, client)
    table = zonal.compute(order, None, client)
    assert (table.columns, table.rows) == (wanted.columns, wanted.rows) and len(wanted.rows) == 22
    other = zonal.compute(order.resolved(datetime.date(2024, 6, 10)), None, client)
    assert [row[-1] for row in other.rows] != [row[-1] for row in wanted.rows]
    path = tmp_path / "zonal.py"
    path.write_text(to_python(order), encoding="utf-8")
    assert str(days.first) not in path.read_text(encoding="utf-8")
    done = run(path, sandbox.url, "--out", "out.csv")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert (tmp_path / "out.csv").read_bytes() == zonal_rows.csv_text(wanted.columns, wanted.rows).encode()


@pytest.mark.parametrize("name", ORDERS)
def test_it_writes_what_the_plugin_writes(client: Client, sandbox: Any, tmp_path: Path, name: str) -> None:
    order, given = ORDERS[name]
    table = zonal.compute(order, given, client)
    path = tmp_path / "zonal.py"
    path.write_text(to_python(order, given), encoding="utf-8")
    done = run(path, sandbox.url, "--out", "out.csv")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    content = (tmp_path / "out.csv").read_bytes()
    assert content == zonal_rows.csv_text(table.columns, table.rows).encode()
    assert len(table.rows) >= 4 and any(isinstance(value, float) for value in table.rows[0])
