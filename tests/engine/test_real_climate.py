# SPDX-License-Identifier: GPL-2.0-or-later
"""Two real scenario files, mounted as one collection: the engine's means and anomaly equal GDAL's and numpy's."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any, Callable

import numpy as np
import pytest
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.periods import Period, YearRange
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe, Ensemble
from ee_workbench.plugin.engine import products
from ee_workbench.plugin.engine.session import Session
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
