# SPDX-License-Identifier: GPL-2.0-or-later
"""geedim: arguments are the server, its STAC catalogue and a folder for arrays and GeoTIFFs. Prints JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import ee
import geedim
import numpy as np


def main() -> None:
    """Download a scene, a composite and a cloud-masked Sentinel-2 scene."""
    server, catalogue, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    geedim.stac._root_stac_url = catalogue  # where geedim looks on the web
    ee.Initialize(None, url=server, project="sandbox")
    scenes = ee.ImageCollection("projects/sandbox/assets/scenes")
    first = ee.Image(scenes.first())
    first.gd.toGeoTIFF(folder / "scene.tif", overwrite=True)
    grid = {"crs": "EPSG:32632", "crs_transform": first.gd.transform, "shape": first.gd.shape}
    median = scenes.median().gd.prepareForExport(**grid, dtype="float64")
    np.save(folder / "median.npy", median.gd.toNumPy(masked=True).filled(-1))
    # Many small tiles, several at a time.
    median.gd.toGeoTIFF(folder / "tiles.tif", overwrite=True, max_tile_size=0.01, max_tile_dim=16)
    region = ee.Geometry.Rectangle([11.2, 48.0, 11.4, 48.1], "EPSG:4326", False)
    sentinel2 = ee.ImageCollection("COPERNICUS/S2_SR_HARMONIZED").filterBounds(region)
    found = sentinel2.gd.filter(start_date="2024-06-01", end_date="2024-06-12", region=region, cloudless_portion=5)
    partly = ee.Image(found.filter(ee.Filter.lt("CLOUDLESS_PORTION", 95)).first())
    clear = partly.gd.addMaskBands(mask_method="cloud-score").gd.maskClouds().select(["B4", "B8"])
    clear.gd.prepareForExport(region=region, crs="EPSG:32632", scale=60, dtype="uint16").gd.toGeoTIFF(
        folder / "clear.tif", overwrite=True
    )
    print(
        json.dumps(
            {
                "scenes": len(found.gd.properties),
                "id": partly.gd.id,
                "portion": partly.gd.properties["CLOUDLESS_PORTION"],
            }
        )
    )


main()
