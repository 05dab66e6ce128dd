# SPDX-License-Identifier: GPL-2.0-or-later
"""Recipes' pixels against numpy on the days themselves, fetched one by one."""

from __future__ import annotations

import io
import json
from typing import Any

import numpy as np
import pytest
from ee_workbench.plugin.core.periods import Period, YearRange
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe, Ensemble, Statistic
from ee_workbench.plugin.engine import products
from ee_workbench.plugin.engine.client import Client

WEST, NORTH, SIZE = 70.0, 40.0, 24
MODELS = ("ACCESS-CM2", "MIROC6", "MRI-ESM2-0")


def window(image: Any) -> dict[str, np.ndarray]:
    """24 × 24 native cells of an image as arrays by band."""
    import ee

    data = ee.data.computePixels(
        {
            "expression": image,
            "fileFormat": "NPY",
            "grid": {
                "dimensions": {"width": SIZE, "height": SIZE},
                "affineTransform": {"scaleX": 0.25, "translateX": WEST, "scaleY": -0.25, "translateY": NORTH},
                "crsCode": "EPSG:4326",
            },
        }
    )
    found = np.load(io.BytesIO(data)) if isinstance(data, bytes) else data
    return {name: found[name].astype("float64") for name in found.dtype.names}


def days(model: str, scenario: str, start: str, end: str, variable: str) -> np.ndarray:
    """All days of a run as an array (days, rows, columns), through toBands."""
    import ee

    chosen = ee.ImageCollection("NASA/GDDP-CMIP6").filterDate(start, end)
    chosen = chosen.filter(ee.Filter.And(ee.Filter.eq("model", model), ee.Filter.eq("scenario", scenario)))
    bands = window(chosen.select(variable).toBands())
    return np.stack(list(bands.values()))


def pixels(recipe: Cmip6Recipe) -> np.ndarray:
    bands = window(products.build(recipe).image)
    assert list(bands) == [recipe.variable]
    return bands[recipe.variable]


def march(**changes: Any) -> Cmip6Recipe:
    values: dict[str, Any] = {
        "models": ("ACCESS-CM2",), "scenario": "ssp245", "variable": "tasmax", "period": Period.month(3, 2030),
    }  # fmt: skip
    return Cmip6Recipe(**{**values, **changes})


def test_the_days_are_those_of_the_month(client: Client) -> None:
    found = days("ACCESS-CM2", "ssp245", "2030-03-01", "2030-04-01", "tasmax")
    assert found.shape == (31, SIZE, SIZE) and 230 < found.min() < found.max() < 330
    assert np.std(found, axis=0).min() > 0.1  # days differ


@pytest.mark.parametrize(
    ("statistic", "truth"),
    [
        (Statistic(), lambda d: d.mean(axis=0) - 273.15),
        (Statistic("minimum"), lambda d: d.min(axis=0) - 273.15),
        (Statistic("maximum"), lambda d: d.max(axis=0) - 273.15),
        (Statistic("percentile", 90.0), lambda d: np.percentile(d, 90, axis=0) - 273.15),
        (Statistic("days_above", 20.0), lambda d: (d > 293.15).sum(axis=0)),
        (Statistic("days_below", 0.0), lambda d: (d < 273.15).sum(axis=0)),
    ],
)
def test_statistics_over_time(client: Client, statistic: Statistic, truth: Any) -> None:
    found = days("ACCESS-CM2", "ssp245", "2030-03-01", "2030-04-01", "tasmax")
    np.testing.assert_allclose(pixels(march(statistic=statistic)), truth(found), atol=1e-3)


def test_units(client: Client) -> None:
    found = days("ACCESS-CM2", "ssp245", "2030-07-01", "2030-08-01", "pr")
    july = Period.month(7, 2030)
    mean = pixels(march(variable="pr", period=july))
    np.testing.assert_allclose(mean, found.mean(axis=0) * 86400, rtol=1e-5)
    total = pixels(march(variable="pr", period=july, unit="mm"))
    np.testing.assert_allclose(total, found.sum(axis=0) * 86400, rtol=1e-5)
    fahrenheit = pixels(march(unit="degF"))
    kelvin = pixels(march(unit="K"))
    np.testing.assert_allclose(fahrenheit, kelvin * 1.8 - 459.67, atol=1e-3)


def test_totals_and_days_of_several_years_are_per_year(client: Client) -> None:
    years = [days("ACCESS-CM2", "ssp245", f"{y}-07-01", f"{y}-08-01", "pr") for y in (2030, 2031)]
    recipe = march(variable="pr", period=Period.climatology(2030, 2031, (7,)), unit="mm")
    truth = sum(each.sum(axis=0) for each in years) * 86400 / 2
    np.testing.assert_allclose(pixels(recipe), truth, rtol=1e-5)


def test_a_winter_runs_over_the_end_of_the_year(client: Client) -> None:
    found = days("ACCESS-CM2", "ssp245", "2029-12-01", "2030-03-01", "tasmax")
    assert len(found) == 90
    np.testing.assert_allclose(pixels(march(period=Period.season("DJF", 2030))), found.mean(axis=0) - 273.15, atol=1e-3)
    both = np.concatenate([found, days("ACCESS-CM2", "ssp245", "2030-12-01", "2031-03-01", "tasmax")])
    winters = march(period=Period.climatology(2030, 2031, (12, 1, 2)))
    np.testing.assert_allclose(pixels(winters), both.mean(axis=0) - 273.15, atol=1e-3)


def test_anomalies(client: Client) -> None:
    now = days("ACCESS-CM2", "ssp245", "2030-03-01", "2030-04-01", "tasmax").mean(axis=0)
    before = np.concatenate(
        [days("ACCESS-CM2", "historical", f"{y}-03-01", f"{y}-04-01", "tasmax") for y in (1995, 1996)]
    ).mean(axis=0)
    found = pixels(march(baseline=YearRange(1995, 1996)))
    np.testing.assert_allclose(found, now - before, atol=2e-3)
    fahrenheit = pixels(march(baseline=YearRange(1995, 1996), unit="degF"))
    np.testing.assert_allclose(fahrenheit, (now - before) * 1.8, atol=4e-3)


def test_percent_anomalies(client: Client) -> None:
    wet = {"variable": "pr", "period": Period.month(7, 2030)}
    now = days("ACCESS-CM2", "ssp245", "2030-07-01", "2030-08-01", "pr").mean(axis=0)
    before = days("ACCESS-CM2", "historical", "1995-07-01", "1995-08-01", "pr").mean(axis=0)
    found = pixels(march(**wet, baseline=YearRange(1995, 1995), anomaly="percent"))
    np.testing.assert_allclose(found, 100 * (now - before) / before, rtol=1e-3, atol=1e-2)


def of_models(scenario: str, year: int) -> np.ndarray:
    return np.stack([days(m, scenario, f"{year}-03-01", f"{year}-04-01", "tasmax").mean(axis=0) for m in MODELS])


@pytest.mark.parametrize(
    ("ensemble", "truth"),
    [
        (Ensemble("mean"), lambda m: m.mean(axis=0) - 273.15),
        (Ensemble("median"), lambda m: np.median(m, axis=0) - 273.15),
        (Ensemble("percentile", 90.0), lambda m: np.percentile(m, 90, axis=0) - 273.15),
        (Ensemble("spread"), lambda m: m.std(axis=0)),
    ],
)
def test_ensembles(client: Client, ensemble: Ensemble, truth: Any) -> None:
    found = pixels(march(models=MODELS, ensemble=ensemble))
    np.testing.assert_allclose(found, truth(of_models("ssp245", 2030)), atol=1e-3)


def test_agreement_in_sign(client: Client) -> None:
    change = of_models("ssp245", 2030) - of_models("historical", 1995)
    sign = change.mean(axis=0) > 0
    truth = ((change > 0) == sign).mean(axis=0) * 100
    found = pixels(march(models=MODELS, ensemble=Ensemble("agreement"), baseline=YearRange(1995, 1995)))
    clear = np.abs(change).min(axis=0) > 0.01
    np.testing.assert_allclose(found[clear], truth[clear], atol=1e-3)
    assert 67 in np.round(np.unique(truth)).astype(int)  # models do disagree somewhere


def test_two_grids_are_filtered_not_doubled(client: Client) -> None:
    import ee

    both = days("GFDL-CM4", "ssp245", "2030-03-01", "2030-04-01", "tasmax")
    assert len(both) == 62
    one = ee.ImageCollection("NASA/GDDP-CMIP6").filterDate("2030-03-01", "2030-04-01")
    for name, value in (("model", "GFDL-CM4"), ("scenario", "ssp245"), ("grid_label", "gr1")):
        one = one.filter(ee.Filter.eq(name, value))
    truth = np.stack(list(window(one.select("tasmax").toBands()).values())).mean(axis=0) - 273.15
    found = pixels(march(models=("GFDL-CM4",)))
    np.testing.assert_allclose(found, truth, atol=1e-3)
    assert np.abs(found - (both.mean(axis=0) - 273.15)).max() > 0.01


def test_a_region_is_clipped(client: Client) -> None:
    inside = pixels(march(region=Region.rectangle(72.0, 36.0, 74.0, 38.0)))
    shown = inside != 0
    assert shown.sum() == 8 * 8 and shown[8:16, 8:16].all()


def test_thirty_four_models_fit_the_request(client: Client) -> None:
    import ee
    from ee_workbench.plugin.core.recipes import cmip6_facts

    models = tuple(m for m in cmip6_facts.models() if cmip6_facts.gap(m, "ssp245", "pr", 2041, 2070) is None)
    recipe = march(
        models=models, variable="pr", period=Period.climatology(2041, 2070, (6, 7, 8)), baseline=YearRange(1981, 2010),
        ensemble=Ensemble("agreement"), anomaly="percent",
    )  # fmt: skip
    text = ee.serializer.toJSON(products.build(recipe).image)
    assert len(models) >= 33 and len(text) < 200_000

    def depth(node: Any) -> int:
        children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        return 1 + max((depth(each) for each in children), default=0)

    assert max(depth(each) for each in json.loads(text)["values"].values()) < 50
