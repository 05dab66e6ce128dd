# SPDX-License-Identifier: GPL-2.0-or-later
"""What is known of Sentinel-2 on Earth Engine: collections, bands, band combinations, scene classes, gaps."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from ..text import marked, tr

SURFACE, TOP = "COPERNICUS/S2_SR_HARMONIZED", "COPERNICUS/S2_HARMONIZED"
COLLECTIONS = (SURFACE, TOP)
CLOUD_SCORE = "GOOGLE/CLOUD_SCORE_PLUS/V1/S2_HARMONIZED"
CLOUD_PROBABILITY = "COPERNICUS/S2_CLOUD_PROBABILITY"

#: Spectral bands with their size in metres and what they see.
BANDS: dict[str, tuple[int, str]] = {
    "B1": (60, marked("coastal aerosol")),
    "B2": (10, marked("blue")),
    "B3": (10, marked("green")),
    "B4": (10, marked("red")),
    "B5": (20, marked("red edge 1")),
    "B6": (20, marked("red edge 2")),
    "B7": (20, marked("red edge 3")),
    "B8": (10, marked("near infrared")),
    "B8A": (20, marked("narrow near infrared")),
    "B9": (60, marked("water vapour")),
    "B10": (60, marked("cirrus")),
    "B11": (20, marked("short-wave infrared 1")),
    "B12": (20, marked("short-wave infrared 2")),
}

#: Reflectance is stored as integers, this many to one.
SCALE = 10_000

#: When QA60 holds nothing: first day, and the day after the last.
QA60_GAP = (datetime.date(2022, 1, 25), datetime.date(2024, 2, 29))
FIRST_DAYS = {SURFACE: datetime.date(2017, 3, 28), TOP: datetime.date(2015, 6, 27)}


@dataclass(frozen=True)
class Combination:
    """Three bands for red, green and blue, and the reflectances between which they are shown."""

    bands: tuple[str, str, str]
    label: str
    low: float
    high: float


COMBINATIONS: dict[str, Combination] = {
    "true_colour": Combination(("B4", "B3", "B2"), marked("True colour"), 0.0, 0.3),
    "colour_infrared": Combination(("B8", "B4", "B3"), marked("Colour infrared"), 0.0, 0.5),
    "swir": Combination(("B12", "B8A", "B4"), marked("Short-wave infrared"), 0.0, 0.45),
    "agriculture": Combination(("B11", "B8", "B2"), marked("Agriculture"), 0.0, 0.45),
    "geology": Combination(("B12", "B11", "B2"), marked("Geology"), 0.0, 0.45),
    "bathymetric": Combination(("B4", "B3", "B1"), marked("Bathymetric"), 0.0, 0.2),
}

#: Classes of the scene classification (band SCL of surface reflectance).
SCENE_CLASSES: dict[int, str] = {
    1: marked("saturated or defective"),
    2: marked("dark area"),
    3: marked("cloud shadow"),
    4: marked("vegetation"),
    5: marked("bare soil"),
    6: marked("water"),
    7: marked("low cloud probability or unclassified"),
    8: marked("medium cloud probability"),
    9: marked("high cloud probability"),
    10: marked("thin cirrus"),
    11: marked("snow or ice"),
}
CLOUDY_CLASSES = (1, 3, 8, 9, 10)


def combination_of(bands: tuple[str, ...]) -> str:
    """The name of a combination with these bands, or ""."""
    return next((name for name, each in COMBINATIONS.items() if each.bands == bands), "")


def band_label(band: str) -> str:
    """Such as "B4 red"."""
    return f"{band} {tr(BANDS[band][1])}" if band in BANDS else band
