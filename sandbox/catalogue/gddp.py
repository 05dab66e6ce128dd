# SPDX-License-Identifier: GPL-2.0-or-later
"""NASA/GDDP-CMIP6 as a made-up climate: daily fields computed on read, for every model, scenario and day.

Ids, bands, units, grid, dates, properties and gaps are the real collection's. The values are not: each day's field is
a sum of fixed maps (the mean state by latitude, height and distance from the sea; the seasons; daily range; warming;
waves of weather) times numbers that depend on the model, the scenario and the day. A cell's value therefore depends on
nothing but these, whichever part of the globe is asked for, and is the same to the bit each time.

Orders of magnitude follow textbook climatology (annual mean 28 °C at the equator, lapse rate 6.5 K/km, polar
amplification; 0.9 K of warming by 2014, about 2 K more by 2100 under ssp245 and 4 K under ssp585).
"""

from __future__ import annotations

import datetime
import hashlib
import struct
from functools import lru_cache
from typing import Any, Callable

import numpy as np

from . import earth

ROWS, COLUMNS = 600, 1440
BANDS = ("hurs", "huss", "pr", "rlds", "rsds", "sfcWind", "tas", "tasmin", "tasmax")

Window = tuple[int, int, int, int]  # column, row, width, height
Terms = tuple[tuple[str, float], ...]


def number(*keys: object) -> float:
    """A number in [-1, 1) that depends on the keys only, evenly spread."""
    digest = hashlib.blake2b("|".join(map(str, keys)).encode(), digest_size=8).digest()
    return float(struct.unpack("<Q", digest)[0]) / 2.0**63 - 1.0


@lru_cache(maxsize=1)
def _maps() -> dict[str, np.ndarray]:
    """The fixed maps, float32 of shape (600, 1440)."""
    lat = np.radians(earth.latitudes()[:ROWS])[:, None]
    lon = np.radians(earth.longitudes())[None, :]
    inland = earth.continentality()[:ROWS].astype("float64")
    height = earth.elevation()[:ROWS].astype("float64")
    ground = earth.land()[:ROWS]
    sine = np.sin(lat)
    degrees = np.degrees(lat)
    whole = np.ones((ROWS, COLUMNS))

    swing = np.sign(sine) * np.minimum(np.abs(sine) * 1.15, 1.0) * (5.0 + 19.0 * inland)
    lag = np.radians(15.0 + 35.0 * (1.0 - inland))
    dry = np.exp(-(((np.abs(degrees) - 24.0) / 9.0) ** 2))
    wet = 1.2 + 2.2 * np.exp(-(((np.abs(degrees) - 48.0) / 13.0) ** 2)) - 1.1 * dry - 0.6 * inland
    maps = {
        "one": whole,
        "mean": 301.0 - 42.0 * sine**2 - 9.0 * sine**8 - 0.0065 * height + 2.5 * dry * inland,
        "swing_cos": swing * np.cos(lag),
        "swing_sin": swing * np.sin(lag),
        "range": 4.0 + 11.0 * ground * (0.35 + 0.65 * inland) * (1.0 + 0.5 * dry) * np.cos(lat) ** 0.5,
        "warming": 0.75 + 0.4 * inland + 1.1 * np.maximum(sine, 0.0) ** 6,
        "rain": np.maximum(wet, 0.25) + 0.9 * np.exp(-(((height - 1200.0) / 900.0) ** 2)) * ground,
        "rain_north": 6.5 * np.exp(-(((degrees - 9.0) / 8.0) ** 2)) * whole,
        "rain_south": 6.0 * np.exp(-(((degrees + 8.0) / 8.0) ** 2)) * whole,
        "humid": 78.0 - 28.0 * dry * (0.4 + 0.6 * ground) - 12.0 * inland,
        "wind": 3.2 + 4.0 * (1.0 - ground) * (0.4 + np.abs(sine)) + 0.5 * np.abs(sine),
        "press": 1013.25 * np.exp(-height / 8400.0),
        "sin_lat": sine * whole,
    }
    strength = np.minimum(np.abs(np.sin(2.0 * lat)) ** 0.7 + 0.15, 1.0) * (0.75 + 0.5 * inland)
    for wave in (2, 3, 5, 9):
        tilt = wave * lon + 3.0 * lat * np.sign(sine)
        maps[f"cos{wave}"] = strength * np.cos(tilt)
        maps[f"sin{wave}"] = strength * np.sin(tilt)
    for index, (east, north) in enumerate(((1, 2), (2, 3), (3, 1))):
        maps[f"bias{index}"] = np.cos(east * lon + index) * np.cos(north * lat)
    return {name: np.ascontiguousarray(field, dtype="float32") for name, field in maps.items()}


def _sum(terms: Terms, window: Window) -> np.ndarray:
    """The weighted sum of maps on a window, float32; the order of the terms is fixed, so the bits are too."""
    column, row, width, height = window
    maps = _maps()
    total = np.zeros((height, width), dtype="float32")
    for name, weight in terms:
        if weight:
            total += np.float32(weight) * maps[name][row : row + height, column : column + width]
    return total


def warming(scenario: str, year: int) -> float:
    """Global mean warming since 1950 in kelvin of a model of middling sensitivity."""
    past = 0.9 * (max(0, min(year, 2014) - 1950) / 64.0) ** 2
    ahead = max(0, year - 2014)
    if scenario == "ssp585":
        return past + 0.021 * ahead + 0.00032 * ahead**2
    return past + 0.026 * ahead - 0.00006 * ahead**2


def _season(day: datetime.date) -> float:
    """Angle of the year, 0 at the northern summer solstice plus nothing: the maps hold the lag."""
    return 2.0 * float(np.pi) * ((day - datetime.date(day.year, 6, 21)).days / 365.25)


def _weather(model: str, scenario: str, day: datetime.date, size: float) -> Terms:
    """Waves that travel eastwards, each at a pace of its own, with a little that is new each day."""
    t = float(day.toordinal())
    terms = []
    for wave, pace, share in ((2, 0.11, 0.5), (3, 0.23, 0.7), (5, 0.61, 0.9), (9, 1.37, 0.55)):
        start = number(model, scenario, "phase", wave) * np.pi
        jitter = 0.5 * number(model, scenario, t, wave)
        amplitude = size * share * (0.8 + 0.35 * number(model, scenario, t // 9, wave, "amplitude"))
        angle = start + jitter - pace * t
        terms.append((f"cos{wave}", amplitude * float(np.cos(angle))))
        terms.append((f"sin{wave}", amplitude * float(np.sin(angle))))
    return tuple(terms)


@lru_cache(maxsize=4096)
def _temperature_terms(model: str, scenario: str, day: datetime.date, share: float) -> Terms:
    """Mean temperature plus `share` of the daily range."""
    angle = _season(day)
    sensitivity = 1.0 + 0.28 * number(model, "sensitivity")
    global_mean = warming(scenario, day.year) * sensitivity + 0.16 * number(model, scenario, day.year, "year")
    bias = tuple((f"bias{index}", 1.1 * number(model, "bias", index)) for index in range(3))
    return (
        ("mean", 1.0),
        ("swing_cos", float(np.cos(angle))),
        ("swing_sin", float(np.sin(angle))),
        ("warming", global_mean),
        ("one", 0.6 * number(model, "offset") + 0.25 * number(model, scenario, day, "day")),
        ("range", share * (1.0 + 0.08 * number(model, "range") + 0.1 * number(model, scenario, day, "range"))),
        *bias,
        *_weather(model, scenario, day, 3.1),
    )


def _tas(model: str, scenario: str, day: datetime.date, window: Window) -> np.ndarray:
    return _sum(_temperature_terms(model, scenario, day, 0.0), window)


def _tasmax(model: str, scenario: str, day: datetime.date, window: Window) -> np.ndarray:
    return _sum(_temperature_terms(model, scenario, day, 0.55), window)


def _tasmin(model: str, scenario: str, day: datetime.date, window: Window) -> np.ndarray:
    return _sum(_temperature_terms(model, scenario, day, -0.45), window)


def _pr(model: str, scenario: str, day: datetime.date, window: Window) -> np.ndarray:
    north = 0.5 + 0.5 * float(np.cos(_season(day) - 0.5))
    factor = 1.0 + 0.15 * number(model, "rain") + 0.02 * warming(scenario, day.year)
    spread = _sum(_weather(model, scenario, day, 1.5), window)
    mean = _sum((("rain", factor), ("rain_north", factor * north), ("rain_south", factor * (1.0 - north))), window)
    millimetres = mean * np.maximum(spread + np.float32(0.35), np.float32(0.0)) * np.float32(1.35)
    return np.asarray(millimetres / np.float32(86400.0))


def _hurs(model: str, scenario: str, day: datetime.date, window: Window) -> np.ndarray:
    terms = (
        ("humid", 1.0),
        ("one", 3.0 * number(model, "humid")),
        ("swing_cos", -0.35 * float(np.cos(_season(day)))),
        *_weather(model, scenario, day, 7.0),
    )
    return np.clip(_sum(terms, window), np.float32(6.0), np.float32(100.0))


def _huss(model: str, scenario: str, day: datetime.date, window: Window) -> np.ndarray:
    celsius = _tas(model, scenario, day, window) - np.float32(273.15)
    saturation = np.float32(6.112) * np.exp(np.float32(17.67) * celsius / (celsius + np.float32(243.5)))
    vapour = saturation * _hurs(model, scenario, day, window) / np.float32(100.0)
    return np.asarray(np.float32(0.622) * vapour / _sum((("press", 1.0),), window))


def _rlds(model: str, scenario: str, day: datetime.date, window: Window) -> np.ndarray:
    kelvin = _tas(model, scenario, day, window)
    emissivity = np.float32(0.66) + np.float32(0.0018) * _hurs(model, scenario, day, window)
    return np.asarray(emissivity * np.float32(5.670374e-8) * kelvin**4)


def _rsds(model: str, scenario: str, day: datetime.date, window: Window) -> np.ndarray:
    _, row, _, height = window
    lat = np.radians(earth.latitudes()[row : row + height])
    tilt = np.radians(23.44) * np.cos(_season(day))
    noon = np.arccos(np.clip(-np.tan(lat) * np.tan(tilt), -1.0, 1.0))
    sun = 1361.0 / np.pi * (noon * np.sin(lat) * np.sin(tilt) + np.cos(lat) * np.cos(tilt) * np.sin(noon))
    clear = np.float32(0.86) - np.float32(0.0042) * _hurs(model, scenario, day, window)
    return np.asarray(np.maximum(sun, 0.0).astype("float32")[:, None] * clear)


def _wind(model: str, scenario: str, day: datetime.date, window: Window) -> np.ndarray:
    terms = (("wind", 1.0), ("one", 0.4 * number(model, "wind")), *_weather(model, scenario, day, 1.3))
    return np.maximum(_sum(terms, window), np.float32(0.2))


_FIELDS: dict[str, Callable[[str, str, datetime.date, Window], np.ndarray]] = {
    "hurs": _hurs,
    "huss": _huss,
    "pr": _pr,
    "rlds": _rlds,
    "rsds": _rsds,
    "sfcWind": _wind,
    "tas": _tas,
    "tasmin": _tasmin,
    "tasmax": _tasmax,
}


def field(band: str, model: str, scenario: str, day: datetime.date, window: Window) -> np.ndarray:
    """One day's values of a band on a window of the native grid.

    Args:
        band: one of `BANDS`; units are those of the real collection (K, kg/m²/s, %, kg/kg, W/m², m/s).
        window: first column, first row, width and height; within the grid of 1440 × 600 cells.

    Returns:
        float32 of shape (height, width).
    """
    return _FIELDS[band](model, scenario, day, window)


def sample_note() -> dict[str, Any]:
    """What every asset of the procedural catalogue says of itself."""
    return {"sandbox:note": "sandbox sample data, not for science"}
