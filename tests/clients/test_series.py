# SPDX-License-Identifier: GPL-2.0-or-later
"""Series as xarray and xee make them, in an environment of their own, equal ours."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import numpy as np
import pytest
from ee_workbench.plugin.core import series as maths
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.periods import DateSpan
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.core.recipes.sentinel2_parts import CloudMask, SceneFilter, View
from ee_workbench.plugin.core.series_order import SeriesOrder
from ee_workbench.plugin.core.series_parts import SeriesPlace, Steps
from ee_workbench.plugin.engine import series
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session

DAY = 86_400_000
LONGITUDE, LATITUDE = 82.60760, 27.16348
#: Ours → pandas' name of the step.
STEPS = {
    (5, "days"): "5D", (1, "days"): "1D", (2, "weeks"): "14D", (1, "months"): "MS", (3, "months"): "3MS",
    (1, "years"): "YS", (2, "years"): "2YS",
}  # fmt: skip


def case(number: int, step: tuple[int, str]) -> dict[str, Any]:
    """Times from 1995 on, some of them of one day, with many gaps."""
    random = np.random.default_rng(number)
    span = {"days": 200, "weeks": 500, "months": 1500, "years": 4000}[step[1]]
    begin = int(random.integers(9000, 12_000)) * DAY
    times = np.sort(begin + random.integers(0, span * DAY, 120))
    values = random.normal(10, 5, 120)
    missing = random.random(120) < 0.4
    return {
        "times": times.tolist(),
        "values": [None if gone else float(value) for value, gone in zip(values, missing)],
        "step": STEPS[step],
        "width": int(random.choice([3, 5, 9])),
    }


def array(values: Any) -> np.ndarray:
    return np.array([np.nan if value is None else value for value in values], dtype=float)


def equal(found: Any, wanted: Any) -> None:
    np.testing.assert_allclose(array(found), array(wanted), rtol=0, atol=1e-9, equal_nan=True)


def test_steps_filling_and_smoothing_are_those_of_xarray(run_client: Callable[..., Any], tmp_path: Path) -> None:
    steps = [step for step in STEPS for _ in range(5)]
    cases = [case(number, step) for number, step in enumerate(steps)]
    (tmp_path / "cases.json").write_text(json.dumps(cases))
    wanted = run_client("xee", "series_client.py", "maths", tmp_path / "cases.json")
    names = {"mean": "mean", "median": "median", "minimum": "min", "maximum": "max"}
    for each, step, theirs in zip(cases, steps, wanted):
        for ours, name in names.items():
            times, values = maths.resample(each["times"], each["values"], *step, ours)
            assert times == theirs["times"], step
            equal(values, theirs[name])
        times, mean = maths.resample(each["times"], each["values"], *step, "mean")
        equal(maths.fill(each["times"], each["values"]), theirs["filled_raw"])
        filled = maths.fill(times, mean)
        equal(filled, theirs["filled"])
        rolled = maths.rolling_mean(filled, each["width"])
        equal(rolled, theirs["rolled"])
        # Where the window is full it is the rolling mean without kept ends as well.
        strict = array(theirs["strict"])
        full = ~np.isnan(strict)
        equal(array(rolled)[full], strict[full])
    assert any(None in theirs["mean"] for theirs in wanted)


@pytest.fixture
def client(sandbox: Any) -> Iterator[Client]:
    session = Session()
    session.connect(Connection(url=sandbox.url))
    yield Client(session)
    session.disconnect()


def test_a_year_of_ndvi_is_that_of_xee(run_client: Callable[..., Any], sandbox: Any, client: Client) -> None:
    recipe = Sentinel2Recipe(
        Region.rectangle(82, 27, 83, 28), DateSpan.parse("2017"), collection="COPERNICUS/S2_HARMONIZED",
        scenes=SceneFilter(cloud=30), mask=CloudMask(threshold=0.5), view=View("index", index="NDVI"),
    )  # fmt: skip
    place = SeriesPlace.at(LONGITUDE, LATITUDE)
    order = SeriesOrder(recipe, (place,), steps=Steps(5, "days", "mean", True, "rolling", 3))
    found = series.fetch(order, client)
    rows = list(csv.reader(io.StringIO(found.csv())))
    assert rows[0] == ["time", "ndvi"]
    wanted = run_client("xee", "series_client.py", "ndvi", sandbox.url, LONGITUDE, LATITUDE)
    assert list(found.raw[0].times) == wanted["raw_times"]
    # The images are of single precision.
    np.testing.assert_allclose(array(found.raw[0].values), array(wanted["raw"]), rtol=0, atol=1e-6)
    assert [row[0] for row in rows[1:]] == wanted["times"] and wanted["gaps"] > 10
    np.testing.assert_allclose([float(row[1]) for row in rows[1:]], array(wanted["values"]), rtol=0, atol=1e-6)
    # And with the same values that xee has read, to the last digits.
    _, values = order.steps.apply(wanted["raw_times"], wanted["raw"])
    equal(values, wanted["values"])
