# SPDX-License-Identifier: GPL-2.0-or-later
"""A little of everything, as scripts do it: values, tiles, thumbnails, pixels, tables, tasks. Prints JSON."""

from __future__ import annotations

import io
import json
import sys
import time
import urllib.request

import ee
import numpy as np


def fetched(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=60) as answer:
        content: bytes = answer.read()
    return content


def main() -> None:
    """Tour the server whose address is the first argument."""
    ee.Initialize(None, url=sys.argv[1], project="sandbox")
    scenes = ee.ImageCollection("projects/sandbox/assets/scenes")
    image = scenes.mean()
    first = ee.Image(scenes.first())
    region = first.geometry()
    tile = ee.data.computePixels({"expression": first, "fileFormat": "NUMPY_NDARRAY"})
    raw = np.load(io.BytesIO(ee.data.computePixels({"expression": first, "fileFormat": "NPY"})))
    map_id = image.getMapId({"bands": ["red"], "min": 0, "max": 10000})
    thumbnail = image.getThumbURL({"bands": ["red"], "min": 0, "max": 10000, "dimensions": 64, "region": region})
    points = ee.FeatureCollection.randomPoints(region, 5, 1)
    table = ee.data.computeFeatures({"expression": points, "fileFormat": "PANDAS_DATAFRAME"}) if has_pandas() else None
    task = ee.batch.Export.image.toDrive(first, description=f"tour {ee.__version__}", region=region, scale=20)
    task.start()
    until = time.monotonic() + 60
    while task.active() and time.monotonic() < until:
        time.sleep(0.05)
    print(
        json.dumps(
            {
                "version": ee.__version__,
                "size": scenes.size().getInfo(),
                "mean": first.reduceRegion(ee.Reducer.mean(), region, 20).getInfo(),
                "red": tile["red"].tolist(),
                "same": bool((raw["red"] == tile["red"]).all()),
                "tile": fetched(map_id["tile_fetcher"].url_format.format(z=9, x=271, y=178))[:4].hex(),
                "thumbnail": fetched(thumbnail)[:4].hex(),
                "rows": len(points.getInfo()["features"]) if table is None else len(table),
                "state": task.status()["state"],
                "javascript": json.loads(image.serialize())["result"],
            }
        )
    )


def has_pandas() -> bool:
    """Whether pandas is there; the client itself does without."""
    try:
        import pandas  # noqa: F401
    except ImportError:
        return False
    return True


main()
