# SPDX-License-Identifier: GPL-2.0-or-later
"""Scenes as the sandbox has them, and what numpy makes of them: masks, shadows and composites."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from ee_workbench.plugin.core.periods import DateSpan
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.core.recipes.sentinel2_facts import SURFACE
from ee_workbench.plugin.core.recipes.sentinel2_parts import CloudMask, Composite
from osgeo import osr

PIXELS, SIZE, PAD = (28, 36), 20.0, 8
BANDS = ("B2", "B3", "B4", "B8", "B11")
SPAN = {"summer": DateSpan.of("2024-06-01", "2024-07-20"), "winter": DateSpan.of("2021-12-05", "2022-01-20")}


@dataclass(frozen=True)
class Place:
    """A point, and the UTM zone that its pixels are compared in."""

    name: str
    lon: float
    lat: float
    epsg: int

    def corner(self) -> tuple[float, float]:
        """Left and top in metres, a multiple of 60: pixels of every size line up."""
        degrees, metres = osr.SpatialReference(), osr.SpatialReference()
        degrees.ImportFromEPSG(4326)
        metres.ImportFromEPSG(self.epsg)
        for each in (degrees, metres):
            each.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        x, y, _ = osr.CoordinateTransformation(degrees, metres).TransformPoint(self.lon, self.lat)
        return math.floor(x / 600) * 600.0, math.ceil(y / 600) * 600.0

    def region(self) -> Region:
        """A small box around the point."""
        return Region.rectangle(self.lon - 0.02, self.lat - 0.02, self.lon + 0.02, self.lat + 0.02, self.name)


PLACES = (
    Place("Bavaria", 11.35, 47.9, 32632),
    Place("Bengaluru", 77.604, 12.953, 32643),
    Place("Victoria", 145.2, -37.1, 32755),
)


def grid(place: Place, size: float = SIZE, shape: tuple[int, int] = PIXELS, pad: int = 0) -> dict[str, Any]:
    left, top = place.corner()
    return {
        "dimensions": {"width": shape[1] + 2 * pad, "height": shape[0] + 2 * pad},
        "affineTransform": {
            "scaleX": size, "translateX": left - pad * size, "scaleY": -size, "translateY": top + pad * size
        },
        "crsCode": f"EPSG:{place.epsg}",
    }  # fmt: skip


def computed(image: Any, where: dict[str, Any]) -> dict[str, np.ma.MaskedArray]:
    """Bands of an image with their masks, through one request."""
    import ee

    image = ee.Image(image)
    both = image.unmask(0, False).addBands(image.mask().gt(0).regexpRename("$", "_mask"))
    content = ee.data.computePixels({"expression": both, "grid": where, "fileFormat": "NPY"})
    data = np.load(io.BytesIO(content))
    names = [name for name in data.dtype.names if not name.endswith("_mask")]
    return {name: np.ma.masked_array(data[name], data[f"{name}_mask"] == 0) for name in names}


@dataclass(frozen=True)
class Read:
    """One scene as it was read, with a margin of PAD pixels."""

    index: str
    time: int
    cloud: float
    azimuth: float
    bands: dict[str, np.ma.MaskedArray]
    coarse: np.ndarray  # cloud probability at 100 m, with a margin of 12 pixels


@cache
def reads(place: Place, season: str, collection: str) -> tuple[Read, ...]:
    """All scenes of a place and season, oldest first."""
    import ee

    west, south, east, north = place.region().bounds()
    box = ee.Geometry.Rectangle([west, south, east, north], "EPSG:4326", False)
    span = SPAN[season]
    found = (
        ee.ImageCollection(collection).filterBounds(box).filterDate(span.start().isoformat(), span.end().isoformat())
    )
    names = ("system:index", "system:time_start", "CLOUDY_PIXEL_PERCENTAGE", "MEAN_SOLAR_AZIMUTH_ANGLE")
    rows = found.reduceColumns(ee.Reducer.toList(4), list(names)).get("list").getInfo()
    made = []
    for index, time, cloud, azimuth in sorted(rows, key=lambda row: (row[1], row[0])):
        image = ee.Image(f"{collection}/{index}").select([*BANDS, *(["SCL"] if collection == SURFACE else []), "QA60"])
        score = ee.Image(f"GOOGLE/CLOUD_SCORE_PLUS/V1/S2_HARMONIZED/{index}")
        probability = ee.Image(f"COPERNICUS/S2_CLOUD_PROBABILITY/{index}")
        bands = computed(image.addBands(score).addBands(probability), grid(place, pad=PAD))
        shape = (PIXELS[0] // 5 + 2 + 24, PIXELS[1] // 5 + 2 + 24)
        left, top = place.corner()
        where = grid(place, 100.0, shape)
        where["affineTransform"]["translateX"], where["affineTransform"]["translateY"] = left - 1200, top + 1200
        coarse = computed(probability, where)["probability"].filled(0)
        made.append(Read(index, time, cloud, azimuth, bands, coarse))
    return tuple(made)


# The oracle.


def cloudy(read: Read, mask: CloudMask) -> np.ndarray:
    """Cloudy pixels with their margin."""
    shape = read.bands["B4"].shape
    found = np.zeros(shape, bool)
    if "cloud_score" in mask.methods:
        found |= read.bands[mask.score].filled(0) < mask.threshold
    if "probability" in mask.methods:
        found |= read.bands["probability"].filled(0) >= mask.probability
        if mask.shadows:
            found |= shadows(read, mask)
    if "scl" in mask.methods:
        found |= np.isin(read.bands["SCL"].filled(0), mask.classes)
    if "qa60" in mask.methods:
        found |= (read.bands["QA60"].filled(0).astype(int) & 0b1100_0000_0000) > 0
    if mask.dilation:
        reach = mask.dilation / SIZE
        rows, columns = np.indices(shape)
        grown = np.zeros(shape, bool)
        for row, column in zip(*np.nonzero(found)):
            grown |= (rows - row) ** 2 + (columns - column) ** 2 <= reach**2
        found = grown
    return found


def shadows(read: Read, mask: CloudMask) -> np.ndarray:
    """Dark pixels with a cloud within ten pixels of 100 m towards the sun."""
    clouds = read.coarse >= mask.probability
    angle = math.radians(90 - read.azimuth)
    behind = np.zeros(clouds.shape, bool)
    for row in range(11, clouds.shape[0] - 11):
        for column in range(11, clouds.shape[1] - 11):
            for step in range(11):
                y, x = row - step * math.sin(angle), column + step * math.cos(angle)
                behind[row, column] |= clouds[math.floor(y + 0.5), math.floor(x + 0.5)]
    dark = read.bands["B8"].filled(0) < 1500
    if "SCL" in read.bands:
        dark &= read.bands["SCL"].filled(0) != 6
    rows, columns = np.indices(dark.shape)
    near = behind[(rows - PAD) * 20 // 100 + 12, (columns - PAD) * 20 // 100 + 12]
    return dark & near


def clear(place: Place, season: str, recipe: Sentinel2Recipe) -> tuple[np.ma.MaskedArray, np.ndarray]:
    """Reflectances (scene, band, row, column), masked where cloudy, and the scores (scene, row, column)."""
    inner = np.s_[PAD:-PAD, PAD:-PAD]
    stack, scores = [], []
    for read in reads(place, season, recipe.collection):
        if read.cloud >= recipe.scenes.cloud and recipe.scenes.cloud < 100:
            continue
        bad = cloudy(read, recipe.mask)[inner] if recipe.mask.methods else np.zeros(PIXELS, bool)
        bands = [read.bands[band][inner].astype("float64") / 10_000 for band in BANDS]
        masked = [np.ma.masked_array(each.data, np.ma.getmaskarray(each) | bad) for each in bands]
        stack.append(np.ma.stack(masked))
        scores.append(read.bands[recipe.mask.score][inner].filled(0))
    return np.ma.stack(stack), np.array(scores, dtype="float64")


def combined(stack: np.ma.MaskedArray, scores: np.ndarray, composite: Composite) -> np.ma.MaskedArray:
    """(band, row, column)"""
    values = stack.filled(np.nan)
    valid = ~np.ma.getmaskarray(stack)
    with np.errstate(all="ignore"):
        if composite.kind == "percentile":
            found = np.nanpercentile(values, composite.percentile, axis=0)
        elif composite.kind == "weighted":
            weight = np.where(valid, scores[:, None], 0)
            found = np.nansum(np.where(valid, values, 0) * weight, axis=0) / weight.sum(axis=0)
        elif composite.kind in ("recent", "best", "medoid"):
            usable = valid.all(axis=1)
            if composite.kind == "recent":
                rank = np.broadcast_to(np.arange(len(values))[:, None, None], usable.shape).astype(float)
            elif composite.kind == "best":
                near, red = values[:, BANDS.index("B8")], values[:, BANDS.index("B4")]
                rank = (near - red) / (near + red)
            else:
                used = [BANDS.index(band) for band in ("B2", "B3", "B4")]
                rank = -((values[:, used] - np.nanmedian(values[:, used], axis=0)) ** 2).sum(axis=1)
            place = np.where(usable, rank, -np.inf).argmax(axis=0)
            found = np.take_along_axis(values, place[None, None], axis=0)[0]
        else:
            found = {"median": np.nanmedian, "mean": np.nanmean, "minimum": np.nanmin, "maximum": np.nanmax}[
                composite.kind
            ](values, axis=0)
    return np.ma.masked_invalid(found)
