# SPDX-License-Identifier: GPL-2.0-or-later
"""The script of a time series, run by a Python of its own without QGIS: the same table, byte for byte."""

from __future__ import annotations

import ast
import datetime
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.plugin.core import clock
from ee_workbench.plugin.core.periods import DateSpan, Period
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.core.recipes.sentinel2_parts import CloudMask, SceneFilter, View
from ee_workbench.plugin.core.relative import RelativeSpan
from ee_workbench.plugin.core.series_order import SeriesOrder
from ee_workbench.plugin.core.series_parts import SeriesPlace, Steps
from ee_workbench.plugin.core.series_script import to_python
from ee_workbench.plugin.engine import series
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session
from ee_workbench.plugin.engine.transport import Transport

FIELD = SeriesPlace.at(82.6076, 27.16348, "field")
BOX = SeriesPlace('a "box"', region=Region.rectangle(10, 45, 10.2, 45.1))
KITE = SeriesPlace("kite", region=Region('{"type":"Polygon","coordinates":[[[10,45],[10.2,45.1],[10,45.3],[10,45]]]}'))
SMOOTH = Steps(5, "days", "mean", True, "rolling", 3)
NDVI = SeriesOrder(
    Sentinel2Recipe(
        Region.rectangle(82, 27, 83, 28), DateSpan.parse("2017"), collection="COPERNICUS/S2_HARMONIZED",
        scenes=SceneFilter(cloud=30), mask=CloudMask(threshold=0.5), view=View("index", index="NDVI"),
    ),
    (FIELD,), steps=SMOOTH,
)  # fmt: skip
TERRA = "IDAHO_EPSCOR/TERRACLIMATE"
WATER = SeriesOrder(
    CollectionRecipe(TERRA, (Band("pr"), Band("soil", 0.1)), DateSpan.parse("2018-01 to 2019-12")),
    (FIELD, BOX, KITE), ("pr", "soil"), steps=Steps(smoother="savitzky_golay", width=7, order=2), reducer="median",
    scale=4000.0,
)  # fmt: skip
MODELS = SeriesOrder(
    Cmip6Recipe(("MIROC6", "GFDL-CM4"), "ssp245", "pr", Period.month(3, 2030), unit="mm"), (FIELD,),
    scenarios=("ssp245", "ssp585"), steps=Steps(1, "weeks", "sum", smoother="whittaker", weight=2.5),
)  # fmt: skip


@pytest.fixture
def session() -> Iterator[Session]:
    made = Session(Transport(connect_seconds=2.0, read_seconds=60.0, first_wait=0.02))
    yield made
    made.disconnect()


def run(script: str, folder: Path, url: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The script in a Python that sees no QGIS and nothing of ours."""
    path = folder / "series_script.py"
    path.write_text(script, encoding="utf-8")
    hidden = ("PYTHONPATH", "EE_WORKBENCH_KEY", "EE_WORKBENCH_PROJECT")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-W", "error::SyntaxWarning", str(path), *arguments], cwd=folder, capture_output=True,
        text=True, timeout=240, env={**kept, "EE_WORKBENCH_URL": url}, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("order", [NDVI, WATER, MODELS], ids=["sentinel2", "collection", "cmip6"])
def test_the_script_writes_the_same_table(order: SeriesOrder, client: Client, sandbox: Any, tmp_path: Path) -> None:
    wanted = series.fetch(order, client).csv()
    done = run(to_python(order), tmp_path, sandbox.url, "table.csv")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "table.csv").read_bytes() == wanted.encode("utf-8")
    assert f"{len(order.keys())} series" in done.stderr and wanted.count("\n") > 5


SMAP = CollectionRecipe("NASA/SMAP/SPL4SMGP/008", (Band("sm_surface"),), RelativeSpan(2, "day", 3))
RECENT = Sentinel2Recipe(
    Region.rectangle(82, 27, 83, 28), RelativeSpan(30, "day", 5), collection="COPERNICUS/S2_HARMONIZED",
    view=View("index", index="NDVI"),
)  # fmt: skip


@pytest.mark.parametrize("recipe", [SMAP, RECENT], ids=["collection", "sentinel2"])
def test_relative_days_are_counted_at_the_run(recipe: Any, client: Client, sandbox: Any, tmp_path: Path) -> None:
    """The values are those of the days as a calendar says them, from the order and from its script."""
    today = datetime.datetime.now(datetime.timezone.utc).date()
    count, ago = (2, 3) if recipe is SMAP else (30, 5)
    last = today - datetime.timedelta(days=ago)
    days = DateSpan(last - datetime.timedelta(days=count - 1), last)
    field = {"dates": days} if isinstance(recipe, CollectionRecipe) else {"period": days}
    absolute = series.fetch(SeriesOrder(replace(recipe, **field), (FIELD,)), client).csv()
    order = SeriesOrder(recipe, (FIELD,))
    assert series.fetch(order, client).csv() == absolute and absolute.count("\n") > 2
    script = to_python(order)
    assert str(days.first) not in script and str(days.last) not in script
    done = run(script, tmp_path, sandbox.url)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "series.csv").read_bytes() == absolute.encode("utf-8")


def test_a_series_has_the_days_of_its_begin(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Midnight passes between two requests: the later ones ask for the same days."""
    today = datetime.datetime.now(datetime.timezone.utc).date()
    order, passing = SeriesOrder(SMAP, (FIELD, BOX)), iter([today])
    monkeypatch.setattr(clock, "today", lambda: next(passing, today + datetime.timedelta(days=1)))
    found = series.fetch(order, client)
    first = today - datetime.timedelta(days=4)
    times = {datetime.datetime.fromtimestamp(time / 1000, datetime.timezone.utc).date() for time in found.raw[0].times}
    assert times == {first, first + datetime.timedelta(days=1)} and found.raw[0].times == found.raw[1].times


def test_long_series_are_split_alike(client: Client, sandbox: Any, tmp_path: Path) -> None:
    order = replace(MODELS, steps=Steps(), scenarios=())
    wanted = series.fetch(order, client).csv()
    script = to_python(order)
    assert "MOST, AT_ONCE = 500, 8" in script
    sandbox.clear_log()
    done = run(script.replace("MOST, AT_ONCE = 500, 8", "MOST, AT_ONCE = 7, 2"), tmp_path, sandbox.url)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "series.csv").read_bytes() == wanted.encode("utf-8")
    assert sum("value:compute" in entry["path"] for entry in sandbox.log()) == 2 * 5


def test_what_is_too_large_is_halved(client: Client, sandbox: Any, tmp_path: Path) -> None:
    order = replace(WATER, places=(FIELD,))
    wanted = series.fetch(order, client).csv()
    script = to_python(order).replace("MOST, AT_ONCE = 500, 8", "MOST, AT_ONCE = 16, 2")
    sandbox.clear_log()
    sandbox.faults({"path": "value:compute$", "status": 400, "message": "User memory limit exceeded.", "times": 1})
    done = run(script, tmp_path, sandbox.url)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "series.csv").read_bytes() == wanted.encode("utf-8")
    assert sum("value:compute" in entry["path"] for entry in sandbox.log()) == 4  # refused, then 8 dates of 24 each


def test_a_refusal_is_a_sentence_and_a_code(sandbox: Any, tmp_path: Path) -> None:
    order = SeriesOrder(CollectionRecipe("NOWHERE/NOTHING", (Band("b"),)), (FIELD,))
    done = run(to_python(order), tmp_path, sandbox.url)
    assert done.returncode == 2 and "NOTHING" in done.stderr and "Traceback" not in done.stderr
    empty = SeriesOrder(CollectionRecipe(TERRA, (Band("pr"),), DateSpan.parse("1900-01")), (FIELD,))
    done = run(to_python(empty), tmp_path, sandbox.url)
    assert done.returncode == 2 and "no images" in done.stderr
    done = run(to_python(NDVI), tmp_path, sandbox.url, str(tmp_path / "absent" / "x.csv"))
    assert done.returncode == 1 and "cannot be written" in done.stderr


@pytest.mark.parametrize("order", [NDVI, WATER, MODELS], ids=["sentinel2", "collection", "cmip6"])
def test_the_script_is_python_3_9_and_tidy(order: SeriesOrder, tmp_path: Path) -> None:
    script = to_python(order, "my-project")
    tree = ast.parse(script, feature_version=(3, 9))
    assert 'PROJECT = "my-project"' in script
    imported = {
        alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    assert {"numpy", "qgis", "ee_workbench"}.isdisjoint(imported) and "ee" in imported
    path = tmp_path / "tidy.py"
    path.write_text(script, encoding="utf-8")
    check = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "E,F", "--line-length", "120", str(path)]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
