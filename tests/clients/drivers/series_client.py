# SPDX-License-Identifier: GPL-2.0-or-later
"""xarray and xee: series as others make them. Reads one JSON document from a file, prints one.

Arguments: "maths" and a file of cases, or "ndvi", the server, longitude and latitude.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import xarray


def plain(values: Any) -> list[Any]:
    return [None if np.isnan(value) else float(value) for value in values]


def maths(path: str) -> list[Any]:
    """Each case: times in milliseconds, values with nulls, pandas' name of the step, width of the window."""
    found = []
    for case in json.loads(Path(path).read_text()):
        times = np.array(case["times"], dtype="datetime64[ms]").astype("datetime64[ns]")
        values = np.array([np.nan if value is None else value for value in case["values"]])
        series = xarray.DataArray(values, coords={"time": times}, dims="time")
        steps = {name: getattr(series.resample(time=case["step"]), name)() for name in ("mean", "median", "min", "max")}
        mean = steps["mean"]
        filled = mean.interpolate_na("time")
        rolled = filled.rolling(time=case["width"], center=True, min_periods=1).mean()
        strict = filled.rolling(time=case["width"], center=True).mean()
        made = {name: plain(each.values) for name, each in steps.items()}
        made["times"] = mean["time"].values.astype("datetime64[ms]").astype("int64").tolist()
        made["filled_raw"] = plain(series.interpolate_na("time").values)
        made.update(filled=plain(filled.values), rolled=plain(rolled.values), strict=plain(strict.values))
        found.append(made)
    return found


def ndvi(url: str, longitude: float, latitude: float) -> dict[str, Any]:
    """A year of one pixel: cloudy scenes left out, cloudy pixels masked, five-day means, filled, smoothed."""
    import ee

    ee.Initialize(None, url=url, project="sandbox")
    point = ee.Geometry.Point([longitude, latitude])
    scores = ee.ImageCollection("GOOGLE/CLOUD_SCORE_PLUS/V1/S2_HARMONIZED")
    scenes = ee.ImageCollection("COPERNICUS/S2_HARMONIZED").filterDate("2017-01-01", "2018-01-01").filterBounds(point)
    scenes = scenes.filter(ee.Filter.lt("CLOUDY_PIXEL_PERCENTAGE", 30)).linkCollection(scores, ["cs"])

    def prepare(image: Any) -> Any:
        clear = image.updateMask(image.select("cs").gte(0.5))
        index = clear.normalizedDifference(["B8", "B4"]).rename("ndvi")
        return index.copyProperties(image, ["system:time_start"])

    images = ee.ImageCollection(scenes.map(prepare)).sort("system:time_start")
    # The grid of the scenes: 10 m from the tile's corner; the one pixel that holds the point.
    projection = scenes.first().select("B8").projection().getInfo()
    crs, transform = projection["crs"], projection["transform"]
    x, y = point.transform(crs, 0.001).coordinates().getInfo()
    corner = [transform[2] + (x - transform[2]) // 10 * 10, transform[5] - (transform[5] - y) // 10 * 10]
    grid = {"crs": crs, "crs_transform": (10.0, 0.0, corner[0], 0.0, -10.0, corner[1]), "shape_2d": (1, 1)}
    dataset = xarray.open_dataset(images, engine="ee", **grid)
    series = dataset["ndvi"].isel(x=0, y=0).sortby("time").load()
    # Sums of single precision would lose digits that ours keep.
    series = series.astype("float64")
    mean = series.resample(time="5D").mean()
    filled = mean.interpolate_na("time")
    rolled = filled.rolling(time=3, center=True, min_periods=1).mean()
    return {
        "times": rolled["time"].values.astype("datetime64[D]").astype(str).tolist(),
        "values": plain(rolled.values),
        "raw_times": series["time"].values.astype("datetime64[ms]").astype("int64").tolist(),
        "raw": plain(series.values),
        "gaps": int(np.isnan(mean.values).sum()),
    }


if sys.argv[1] == "maths":
    print(json.dumps(maths(sys.argv[2])))
else:
    print(json.dumps(ndvi(sys.argv[2], float(sys.argv[3]), float(sys.argv[4]))))
