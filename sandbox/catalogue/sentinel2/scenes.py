# SPDX-License-Identifier: GPL-2.0-or-later
"""The Sentinel-2 collections: which scenes there are, with their bands and properties.

Four real collections and the truth share one list of scenes, so that they join on ``system:index``. Each tile is seen
every five days (every ten before Sentinel-2B, March 2017) on a day of its own.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import Any, Callable, Iterator, Optional

import numpy as np

from ...collection import Collection, Constraints, Source
from ...kept import Kept
from ...raster.crs import crs, transform_points
from ...raster.grid import Projection
from ...raster.image import Band, Image
from ...raster.node import Node, Pixels
from ...raster.source import GriddedSource
from ...values import PixelType
from .. import gddp
from ..gridded import EPOCH, millis
from . import mgrs
from .sky import Sky, cloudiness, sun
from .surface import BANDS, SNOW, WATER, Ground, Land

#: To years to come, as `smap` does.
FIRST, LAST = datetime.date(2015, 6, 27), datetime.date(2035, 12, 31)
SECOND_SATELLITE = datetime.date(2017, 3, 15)
QA60_GAP = (datetime.date(2022, 1, 25), datetime.date(2024, 2, 28))

_SIZE = {"B1": 60, "B9": 60, "B10": 60, "QA60": 60}
_SIZE.update(dict.fromkeys(("B5", "B6", "B7", "B8A", "B11", "B12", "SCL", "MSK_CLDPRB", "QA20"), 20))
_SIZE.update(dict.fromkeys(("MSK_CLASSI_OPAQUE", "MSK_CLASSI_CIRRUS", "MSK_CLASSI_SNOW_ICE"), 60))
_HAZE = (0.075, 0.055, 0.032, 0.018, 0.014, 0.011, 0.009, 0.007, 0.006, 0.003, 0.0, 0.001, 0.0)
_CLASSI = ("MSK_CLASSI_OPAQUE", "MSK_CLASSI_CIRRUS", "MSK_CLASSI_SNOW_ICE")

#: What the bands of a scene, and the scenes of a tile, have in common.
_LANDS: Kept[Land] = Kept(64 << 20)
_GROUNDS: Kept[Ground] = Kept(48 << 20)
_SKIES: Kept[Sky] = Kept(128 << 20)


@dataclass(frozen=True)
class Scene:
    """One tile on one day."""

    tile: mgrs.Tile
    day: datetime.date

    @cached_property
    def moment(self) -> datetime.datetime:
        """When it was taken, UTC: about half past ten local solar time."""
        hours = 10.5 - self.tile.centre[0] / 15.0
        return datetime.datetime.combine(self.day, datetime.time()) + datetime.timedelta(seconds=round(hours * 3600))

    @cached_property
    def index(self) -> str:
        """`system:index`."""
        made = self.moment + datetime.timedelta(seconds=9)
        return f"{self.moment:%Y%m%dT%H%M%S}_{made:%Y%m%dT%H%M%S}_T{self.tile.name}"

    @cached_property
    def sun(self) -> tuple[float, float]:
        """Zenith and azimuth of the sun, degrees."""
        return sun(self.day, self.tile.centre[1])

    @cached_property
    def cover(self) -> float:
        """The share of the sky that clouds were asked to cover."""
        return cloudiness(self.tile.zone, self.tile.name, self.day, self.tile.centre[1])

    @property
    def seed(self) -> int:
        """Tells zones and hemispheres apart."""
        return self.tile.zone * 2 + self.tile.north

    @cached_property
    def _degrees(self) -> tuple[np.ndarray, np.ndarray]:
        """Longitudes of the left and right side and latitudes of the top and bottom, along the middle lines."""
        side, left, top = mgrs.SIDE, self.tile.left, self.tile.top
        xs = np.array([left, left + side, left + side / 2, left + side / 2])
        ys = np.array([top - side / 2, top - side / 2, top, top - side])
        lon, lat = transform_points(self.tile.crs, crs("EPSG:4326"), xs, ys)
        return lon[:2], lat[2:]

    def points(self, column: int, row: int, width: int, height: int, size: float) -> tuple[np.ndarray, ...]:
        """x (1, n), y (m, 1), longitudes (n,) and latitudes (m,) of pixel centres of some size."""
        across = size * (column + np.arange(width) + 0.5)
        down = size * (row + np.arange(height) + 0.5)
        (west, east), (north, south) = self._degrees
        lon = west + (east - west) * across / mgrs.SIDE
        lat = north + (south - north) * down / mgrs.SIDE
        return self.tile.left + across[None, :], self.tile.top - down[:, None], lon, lat

    def ground(self, column: int, row: int, width: int, height: int, size: float) -> Ground:
        """The ground under a window of pixels."""

        def make() -> Ground:
            return Ground(self._land(column, row, width, height, size), self.day)

        # The plants' cover, the snow and the classes of the day.
        return _GROUNDS.get((self, column, row, width, height, size), width * height * 10, make)

    def _land(self, column: int, row: int, width: int, height: int, size: float) -> Land:
        def make() -> Land:
            x, y, lon, lat = self.points(column, row, width, height, size)
            return Land(x, y, lon, lat, size, self.seed)

        return _LANDS.get((self.tile, column, row, width, height, size), width * height * 44, make)

    def sky(self, column: int, row: int, width: int, height: int, size: float) -> Sky:
        """The sky over a window of pixels."""

        def make() -> Sky:
            x, y, _, _ = self.points(column, row, width, height, size)
            return Sky(x, y, self.day, self.cover, *self.sun, size, self.seed)

        return _SKIES.get((self, column, row, width, height, size), width * height * 32, make)

    @cached_property
    def shares(self) -> dict[str, float]:
        """Percentages of the scene: cloudy, shadow, cirrus, water, snow, green; from a sample of 48 × 48 points."""
        size = mgrs.SIDE / 48.0
        sky, ground = self.sky(0, 0, 48, 48, size), self.ground(0, 0, 48, 48, size)
        return {
            "cloudy": 100.0 * float((sky.cloud > 0.35).mean()),
            "thick": 100.0 * float((sky.cloud > 0.65).mean()),
            "shadow": 100.0 * float((sky.shadow > 0.3).mean()),
            "cirrus": 100.0 * float((sky.cirrus > 0.2).mean()),
            "water": 100.0 * float((ground.classes == WATER).mean()),
            "snow": 100.0 * float((ground.classes == SNOW).mean()),
            "green": 100.0 * float((ground.green > 0.4).mean()),
        }

    @cached_property
    def properties(self) -> dict[str, Any]:
        """The properties that images of every level have."""
        zenith, azimuth = self.sun
        share = self.shares
        start = millis(self.moment)
        baseline = "02.04" if self.day < datetime.date(2022, 1, 25) else "04.00" if self.day.year < 2024 else "05.10"
        second = (self.day.toordinal() // 5) % 2 and self.day >= SECOND_SATELLITE
        orbit = 1 + int((self.tile.centre[0] + 180.0) / 360.0 * 143) % 143
        return {
            "system:index": self.index,
            "system:time_start": start,
            "system:time_end": start,
            "MGRS_TILE": self.tile.name,
            "SPACECRAFT_NAME": "Sentinel-2B" if second else "Sentinel-2A",
            "SENSING_ORBIT_NUMBER": orbit,
            "SENSING_ORBIT_DIRECTION": "DESCENDING",
            "PROCESSING_BASELINE": baseline,
            "GENERATION_TIME": start + 14_400_000,
            "CLOUDY_PIXEL_PERCENTAGE": round(share["cloudy"], 6),
            "CLOUD_COVERAGE_ASSESSMENT": round(share["cloudy"], 6),
            "MEAN_SOLAR_ZENITH_ANGLE": round(zenith, 6),
            "MEAN_SOLAR_AZIMUTH_ANGLE": round(azimuth, 6),
            "REFLECTANCE_CONVERSION_CORRECTION": 1.0,
            "GENERAL_QUALITY": "PASSED",
            "GEOMETRIC_QUALITY": "PASSED",
            "RADIOMETRIC_QUALITY": "PASSED",
            "SENSOR_QUALITY": "PASSED",
            "FORMAT_CORRECTNESS": "PASSED",
            "DATATAKE_TYPE": "INS-NOBS",
            **gddp.sample_note(),
        }


def _counts(values: np.ndarray, kind: str) -> np.ndarray:
    info = np.iinfo(kind)
    return np.clip(np.rint(values), info.min, info.max).astype(kind)


def _surface_band(scene: Scene, band: str, window: tuple[int, int, int, int], size: float) -> Pixels:
    index = BANDS.index(band)
    seen = scene.sky(*window, size).seen(scene.ground(*window, size).reflectance(band), index)
    return Pixels(_counts(np.maximum(seen, 0.0001) * 10_000.0, "uint16"), None)


def _top_band(scene: Scene, band: str, window: tuple[int, int, int, int], size: float) -> Pixels:
    """At the top of the atmosphere: haze is added, most in the blue, and a little light is lost."""
    index = BANDS.index(band)
    seen = scene.sky(*window, size).seen(scene.ground(*window, size).reflectance(band), index)
    return Pixels(_counts(np.maximum(seen * 0.93 + _HAZE[index], 0.0001) * 10_000.0, "uint16"), None)


def _truth_band(scene: Scene, band: str, window: tuple[int, int, int, int], size: float) -> Pixels:
    if band in BANDS:
        return Pixels(_counts(scene.ground(*window, size).reflectance(band) * 10_000.0, "uint16"), None)
    sky = scene.sky(*window, size)
    if band == "class":
        return Pixels(scene.ground(*window, size).classes, None)
    return Pixels(getattr(sky, band).astype("float32"), None)


def _quality_band(scene: Scene, band: str, window: tuple[int, int, int, int], size: float) -> Pixels:
    sky = scene.sky(*window, size)
    nothing = np.zeros((window[3], window[2]), dtype="float32")
    if band == "QA60":
        bits = ((sky.cloud > 0.5) * 1024 + (sky.cirrus > 0.2) * 2048).astype("uint16")
        return Pixels(bits, nothing if QA60_GAP[0] <= scene.day < QA60_GAP[1] else None)
    if band in _CLASSI:
        if scene.day < QA60_GAP[1]:
            return Pixels(nothing.astype("uint8"), nothing)
        if band == "MSK_CLASSI_SNOW_ICE":
            return Pixels((scene.ground(*window, size).classes == SNOW).astype("uint8"), None)
        return Pixels((sky.cloud > 0.5 if band == "MSK_CLASSI_OPAQUE" else sky.cirrus > 0.2).astype("uint8"), None)
    if band == "MSK_CLDPRB":
        return Pixels(_counts(100.0 * np.maximum(sky.cloud, 0.8 * sky.cirrus), "uint8"), None)
    if band in ("QA10", "QA20"):
        return Pixels(np.zeros(nothing.shape, dtype="uint16" if band == "QA10" else "uint32"), nothing)
    ground = scene.ground(*window, size)
    if band == "MSK_SNWPRB":
        return Pixels(_counts(100.0 * (ground.classes == SNOW), "uint8"), None)
    if band == "SCL":
        return Pixels(_scene_classes(sky, ground), None)
    if band in ("AOT", "WVP"):
        level = 120.0 if band == "AOT" else 2100.0
        return Pixels(np.full(nothing.shape, round(level * (1 + 0.3 * gddp.number(scene.index, band))), "uint16"), None)
    shown = {"TCI_R": "B4", "TCI_G": "B3", "TCI_B": "B2"}[band]
    seen = sky.seen(ground.reflectance(shown), BANDS.index(shown))
    return Pixels(_counts(1.0 + 254.0 * np.clip(seen / 0.3, 0.0, 1.0), "uint8"), None)


def _scene_classes(sky: Sky, ground: Ground) -> np.ndarray:
    classes = np.where(ground.green > 0.4, 4, 5)
    classes = np.where(ground.classes == WATER, 6, classes)
    classes = np.where(ground.classes == SNOW, 11, classes)
    classes = np.where(sky.shadow > 0.3, 3, classes)
    classes = np.where(sky.cirrus > 0.2, 10, classes)
    classes = np.where(sky.cloud > 0.12, 7, classes)
    classes = np.where(sky.cloud > 0.35, 8, classes)
    return np.where(sky.cloud > 0.65, 9, classes).astype("uint8")


def _score_band(scene: Scene, band: str, window: tuple[int, int, int, int], size: float) -> Pixels:
    clear = scene.sky(*window, size).clear
    score = clear if band == "cs" else clear**0.8 * 0.97 + 0.03 * clear
    return Pixels(score.astype("float32"), None)


def _probability_band(scene: Scene, band: str, window: tuple[int, int, int, int], size: float) -> Pixels:
    sky = scene.sky(*window, size)
    return Pixels(_counts(100.0 * np.maximum(sky.cloud**0.6, 0.7 * sky.cirrus), "uint8"), None)


Reader = Callable[[Scene, str, tuple[int, int, int, int], float], Pixels]
_Bands = list[tuple[str, PixelType, Reader]]
_UINT8, _UINT16, _UINT32 = PixelType.named("uint8"), PixelType.named("uint16"), PixelType.named("uint32")
_FLOAT = PixelType.named("float")

_BYTES = ("SCL", "TCI_R", "TCI_G", "TCI_B", "MSK_CLDPRB", "MSK_SNWPRB", *_CLASSI)
_LEVEL_2: _Bands = [(name, _UINT16, _surface_band) for name in BANDS if name != "B10"]
_LEVEL_2 += [
    (name, _UINT8 if name in _BYTES else _UINT32 if name == "QA20" else _UINT16, _quality_band)
    for name in ("AOT", "WVP", *_BYTES[:6], "QA10", "QA20", "QA60", *_CLASSI)
]
_LEVEL_1: _Bands = [(name, _UINT16, _top_band) for name in BANDS]
_LEVEL_1 += [
    (name, _UINT8 if name in _BYTES else _UINT32 if name == "QA20" else _UINT16, _quality_band)
    for name in ("QA10", "QA20", "QA60", *_CLASSI)
]
_TRUTH: _Bands = [(name, _UINT16, _truth_band) for name in BANDS]
_TRUTH += [(name, _FLOAT, _truth_band) for name in ("cloud", "cirrus", "shadow")] + [("class", _UINT8, _truth_band)]

#: Collection id → its bands. The truth is the sandbox's own: the cloud-free surface and the true clouds and shadows.
COLLECTIONS: dict[str, _Bands] = {
    "COPERNICUS/S2_SR_HARMONIZED": _LEVEL_2,
    "COPERNICUS/S2_HARMONIZED": _LEVEL_1,
    "GOOGLE/CLOUD_SCORE_PLUS/V1/S2_HARMONIZED": [("cs", _FLOAT, _score_band), ("cs_cdf", _FLOAT, _score_band)],
    "COPERNICUS/S2_CLOUD_PROBABILITY": [("probability", _UINT8, _probability_band)],
    "SANDBOX/S2_TRUTH": _TRUTH,
}

_STARTS = {"COPERNICUS/S2_SR_HARMONIZED": datetime.date(2017, 3, 28)}


class Scenes(Source):
    """One collection's images, ordered by `system:index`."""

    def __init__(self, identifier: str) -> None:
        self._identifier = identifier
        self._first = _STARTS.get(identifier, FIRST)

    def elements(self, constraints: Constraints) -> Iterator[Image]:
        indices = constraints.equals.get("system:index")
        if indices is not None:
            # Joins ask for one scene at a time.
            yield from filter(None, map(self.image, sorted(map(str, indices))))
            return
        names = constraints.equals.get("MGRS_TILE")
        if names is not None:
            tiles = tuple(tile for tile in map(mgrs.named, sorted(map(str, names))) if tile is not None)
        else:
            tiles = mgrs.overlapping(*(constraints.bounds or (-180.0, -56.0, 180.0, 83.0)))
        first, last = self._first, LAST
        if constraints.start is not None:
            first = max(first, (EPOCH + datetime.timedelta(milliseconds=constraints.start)).date())
        if constraints.end is not None:
            last = min(last, (EPOCH + datetime.timedelta(milliseconds=constraints.end)).date())
        day = first
        while day <= last:
            scenes = sorted((Scene(tile, day) for tile in tiles if _seen(tile, day)), key=lambda scene: scene.index)
            yield from map(self._made, scenes)
            day += datetime.timedelta(days=1)

    def image(self, index: str) -> Optional[Image]:
        """The image with that `system:index`."""
        try:
            day, tile = datetime.datetime.strptime(index[:8], "%Y%m%d").date(), mgrs.named(index.rsplit("_T", 1)[1])
        except (ValueError, IndexError):
            return None
        if tile is None:
            return None
        for near in (day - datetime.timedelta(days=1), day, day + datetime.timedelta(days=1)):
            if self._first <= near <= LAST and _seen(tile, near) and Scene(tile, near).index == index:
                return self._made(Scene(tile, near))
        return None

    def _made(self, scene: Scene) -> Image:
        scene = _shared(scene)
        bands = tuple(_band(scene, self._identifier, *each) for each in COLLECTIONS[self._identifier])
        identifier = f"{self._identifier}/{scene.index}"
        return Image(properties=scene.properties, id=identifier, bands=bands, footprint=scene.tile.footprint, version=1)


@lru_cache(maxsize=20_000)
def _shared(scene: Scene) -> Scene:
    """One object for each scene, so that the collections share what it has computed."""
    return scene


def _seen(tile: mgrs.Tile, day: datetime.date) -> bool:
    """Whether the satellites pass over a tile on a day."""
    path = int((tile.centre[0] + 180.0) / 2.517)
    step = 5 if day >= SECOND_SATELLITE else 10
    return (day.toordinal() + 2 * path) % step == 0


def _band(scene: Scene, identifier: str, name: str, kind: PixelType, reader: Reader) -> Band:
    size = _SIZE.get(name, 10)
    projection = Projection(scene.tile.crs, (size, 0.0, scene.tile.left, 0.0, -size, scene.tile.top))
    count = mgrs.SIDE // size
    read, key = partial(_read, scene, name, reader, size), (identifier, scene, name)
    node: Node = GriddedSource(projection, count, count, read, overviews=True, key=key)
    return Band(name, kind, projection, node, (count, count))


def _read(
    scene: Scene, name: str, reader: Reader, size: int, column: int, row: int, width: int, height: int, level: int = 0
) -> Pixels:
    return reader(scene, name, (column, row, width, height), float(size * 2**level))


def collection(identifier: str) -> Collection:
    """One of the collections."""
    return Collection(
        properties=gddp.sample_note(), id=identifier, source=Scenes(identifier), kind="ImageCollection", version=1
    )
