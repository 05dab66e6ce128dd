# SPDX-License-Identifier: GPL-2.0-or-later
"""Two real scenario files, mounted as one collection: means, anomaly and series equal GDAL's and numpy's."""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Callable

import numpy as np
import pytest
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.periods import Period, YearRange
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe, Ensemble
from ee_workbench.plugin.core.series_order import SeriesOrder
from ee_workbench.plugin.core.series_parts import SeriesPlace, Steps
from ee_workbench.plugin.engine import products, series
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session
from ee_workbench.plugin.engine.transport import Transport
from osgeo import gdal

COLLECTION = "projects/sandbox/assets/um"
FILES = {"A1B": "A1B_north_america.nc", "E1": "E1_north_america.nc"}
WIDTH, HEIGHT = 49, 37


@pytest.fixture(scope="module")
def years(shared_data: Path) -> dict[str, np.ndarray]:
    """Yearly means in kelvin by scenario, (240, 37, 49), north first, read with GDAL; year 0 is 1860."""
    found = {}
    for scenario, name in FILES.items():
        source = gdal.Open(f'NETCDF:"{shared_data / "climate" / name}":air_temperature')
        values = source.ReadAsArray().astype("float64")
        assert values.shape == (240, HEIGHT, WIDTH) and source.GetGeoTransform()[5] < 0
        found[scenario] = values
    return found


@pytest.fixture
def session() -> Iterator[Session]:
    """A session that waits longer than most tests want to: a series is many pixels."""
    made = Session(Transport(connect_seconds=2.0, read_seconds=60.0, first_wait=0.02))
    yield made
    made.disconnect()


@pytest.fixture
def mounted(shared_data: Path, tmp_path: Path, fresh_sandbox: Callable[..., Any], session: Session) -> Session:
    """A sandbox that serves both files, the common past once as "historical"."""
    for name in FILES.values():
        (tmp_path / name).symlink_to(shared_data / "climate" / name)
    images = [
        {"file": name, "band": "tas", "index": f"UM_{scenario}", "from": "2000-01-01",
         "properties": {"model": "UM", "scenario": scenario}}
        for scenario, name in FILES.items()
    ]  # fmt: skip
    images.append(
        {"file": FILES["A1B"], "band": "tas", "index": "UM_historical", "until": "2000-01-01",
         "properties": {"model": "UM", "scenario": "historical"}}
    )  # fmt: skip
    # Files of the mounted folder only: copies, since a link would lead out of it.
    for name in FILES.values():
        content = (shared_data / "climate" / name).read_bytes()
        (tmp_path / name).unlink()
        (tmp_path / name).write_bytes(content)
    manifest = {"assets": [{"id": COLLECTION, "type": "IMAGE_COLLECTION", "images": images}]}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    process = fresh_sandbox("--mount", str(tmp_path))
    session.connect(Connection(url=process.url))
    return session


def pixels(recipe: Cmip6Recipe) -> np.ndarray:
    import ee

    data = ee.data.computePixels(
        {
            "expression": products.build(recipe).image,
            "fileFormat": "NPY",
            "grid": {
                "dimensions": {"width": WIDTH, "height": HEIGHT},
                "affineTransform": {"scaleX": 1.875, "translateX": -135.9375, "scaleY": -1.25, "translateY": 60.625},
                "crsCode": "EPSG:4326",
            },
        }
    )
    found = np.load(io.BytesIO(data)) if isinstance(data, bytes) else data
    return np.asarray(found["tas"], dtype="float64")


def recipe(scenario: str, first: int, last: int, **changes: Any) -> Cmip6Recipe:
    return Cmip6Recipe(("UM",), scenario, "tas", Period.years(first, last), unit="K", collection=COLLECTION, **changes)


@pytest.mark.parametrize("scenario", sorted(FILES))
@pytest.mark.parametrize(("first", "last"), [(2070, 2099), (2001, 2001)])
def test_period_means(mounted: Session, years: dict[str, np.ndarray], scenario: str, first: int, last: int) -> None:
    truth = years[scenario][first - 1860 : last - 1860 + 1].mean(axis=0)
    assert np.abs(pixels(recipe(scenario, first, last)) - truth).max() < 1e-4


def test_the_360_day_calendar_puts_each_year_where_it_belongs(mounted: Session) -> None:
    import ee

    collection = ee.ImageCollection(COLLECTION).filter(ee.Filter.eq("scenario", "A1B"))
    assert collection.size().getInfo() == 100
    dates = collection.aggregate_array("system:time_start").getInfo()
    shown = [ee.Date(millis).format("YYYY-MM-dd").getInfo() for millis in (dates[0], dates[-1])]
    assert shown == ["2000-06-01", "2099-06-01"]


def test_anomaly(mounted: Session, years: dict[str, np.ndarray]) -> None:
    truth = years["E1"][2070 - 1860 : 2100 - 1860].mean(axis=0) - years["A1B"][1961 - 1860 : 1991 - 1860].mean(axis=0)
    found = pixels(recipe("E1", 2070, 2099, baseline=YearRange(1961, 1990)))
    assert np.abs(found - truth).max() < 1e-4
    assert 0.5 < truth.mean() < 6  # it has warmed


def test_scenarios_differ(mounted: Session, years: dict[str, np.ndarray]) -> None:
    hot, cool = (pixels(recipe(scenario, 2070, 2099, ensemble=Ensemble())) for scenario in ("A1B", "E1"))
    assert (hot - cool).mean() > 1.0


# Series of single cells.

#: (column, row) of five cells, north-west first.
CELLS = ((0, 0), (48, 36), (24, 18), (7, 30), (40, 3))


@pytest.mark.parametrize("scenario", sorted(FILES))
def test_yearly_series(mounted: Session, years: dict[str, np.ndarray], scenario: str) -> None:
    places = tuple(
        SeriesPlace.at(-135.9375 + (x + 0.5) * 1.875, 60.625 - (y + 0.5) * 1.25, f"cell {x} {y}") for x, y in CELLS
    )
    order = SeriesOrder(recipe(scenario, 2000, 2098), places)
    found = series.fetch(order, Client(mounted))
    assert len(found.raw) == 5 and found.problems == ()
    for (x, y), line in zip(CELLS, found.raw):
        moments = [datetime.datetime.fromtimestamp(time / 1000, datetime.timezone.utc) for time in line.times]
        assert [moment.year for moment in moments] == list(range(2000, 2099))
        truth = years[scenario][2000 - 1860 : 2099 - 1860, y, x]
        assert np.abs(np.array(line.values, dtype=float) - truth).max() < 1e-4


def test_two_scenarios_in_one_table(mounted: Session, years: dict[str, np.ndarray]) -> None:
    x, y = CELLS[2]
    place = SeriesPlace.at(-135.9375 + (x + 0.5) * 1.875, 60.625 - (y + 0.5) * 1.25, "middle")
    steps = Steps(10, "years", "mean")
    order = SeriesOrder(recipe("A1B", 2000, 2098), (place,), scenarios=("A1B", "E1"), steps=steps)
    found = series.fetch(order, Client(mounted))
    hot, cool = found.lines()
    assert (hot.name, cool.name) == ("A1B", "E1") and len(hot.values) == 10
    for line in (hot, cool):
        cell = years[line.name][2000 - 1860 : 2099 - 1860, y, x]
        decades = [cell[start : start + 10].mean() for start in range(0, 99, 10)]
        assert np.abs(np.array(line.values, dtype=float) - decades).max() < 1e-4
    assert hot.values[-1] > cool.values[-1] + 0.5  # type: ignore[operator]
