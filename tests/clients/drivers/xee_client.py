# SPDX-License-Identifier: GPL-2.0-or-later
"""xee: arguments are the server and a folder for arrays. Prints JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import ee
import numpy as np
import shapely
import xarray
from xee import helpers


def main() -> None:
    """Open collections as datasets."""
    folder = Path(sys.argv[2])
    ee.Initialize(None, url=sys.argv[1], project="sandbox")
    series = ee.ImageCollection("projects/sandbox/assets/series")
    dataset = xarray.open_dataset(series, engine="ee", **helpers.extract_grid_params(series))
    np.save(folder / "series.npy", dataset["tas"].transpose("time", "y", "x").values)
    np.save(folder / "mean.npy", dataset["tas"].mean("time").transpose("y", "x").values)
    days = ee.ImageCollection("NASA/GDDP-CMIP6").filterDate("2030-03-01", "2030-03-06").select(["tas", "pr"])
    days = days.filter(ee.Filter.eq("model", "MIROC6")).filter(ee.Filter.eq("scenario", "ssp245"))
    box = shapely.geometry.box(10, 40, 20, 45)
    grid = helpers.fit_geometry(geometry=box, grid_crs="EPSG:4326", grid_scale=(0.25, -0.25))
    climate = xarray.open_dataset(days, engine="ee", **grid)
    np.save(folder / "climate.npy", climate["tas"].transpose("time", "y", "x").values)
    print(
        json.dumps(
            {
                "x": dataset["x"].values.tolist(),
                "y": dataset["y"].values.tolist(),
                "times": [str(each)[:10] for each in dataset["time"].values],
                "bands": sorted(climate.data_vars),
                "attributes": sorted(climate.attrs),
            }
        )
    )


main()
