# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentinel-2 recipes as Earth Engine graphs. Builds only: nothing is sent from here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Callable

from ..core import indices
from ..core.product import Product
from ..core.recipes import sentinel2_facts as facts
from ..core.recipes.sentinel2 import Sentinel2Recipe
from ..core.recipes.sentinel2_parts import Composite
from .geometry import geometry, rectangle
from .making import product, with_properties, with_times, within

#: Dark pixels can be shadows: below this near-infrared reflectance, within so many metres of a cloud.
DARK, SHADOW_METRES, SHADOW_SCALE = 0.15, 1000, 100
#: Columns of the table of scenes.
SCENE_COLUMNS = ("index", "time", "tile", "cloud", "orbit", "baseline", "coverage")
MOST_SCENES = 2000
THUMBNAIL_PIXELS = 320
_QA60_CLOUD, _QA60_CIRRUS = 1 << 10, 1 << 11
_WATER_CLASS = 6


def build(recipe: Sentinel2Recipe) -> Product:
    """The recipe's product: reflectances from 0 to 1, an index or an expression, as float."""
    image = _clipped(recipe, view(recipe, composite(recipe)))
    image = with_times(image, recipe.period).toFloat().select(list(recipe.bands()))
    return product(recipe, image, recipe.period, recipe.area())


def images(recipe: Sentinel2Recipe) -> Any:
    """Every scene that takes part, its cloudy pixels masked, as the bands, index or expression that is shown."""
    plain = replace(recipe, composite=Composite())
    clear = _clear(plain)

    def prepare(image: Any) -> Any:
        shown = _clipped(plain, view(plain, clear(image)).toFloat())
        return with_properties(shown, image)

    return _linked(plain).map(prepare)


def _clipped(recipe: Sentinel2Recipe, image: Any) -> Any:
    if recipe.clip == "none":
        return image
    return image.clip(geometry(recipe.region) if recipe.clip == "region" else rectangle(recipe.region))


# Scenes.


def scenes(recipe: Sentinel2Recipe) -> Any:
    """The collection's images that take part, oldest first where the order matters."""
    import ee

    chosen = recipe.scenes
    found = within(ee.ImageCollection(recipe.collection).filterBounds(geometry(recipe.region)), recipe.period)
    if chosen.cloud < 100:
        found = found.filter(ee.Filter.lt("CLOUDY_PIXEL_PERCENTAGE", chosen.cloud))
    if chosen.orbits:
        found = found.filter(ee.Filter.inList("SENSING_ORBIT_NUMBER", list(chosen.orbits)))
    if chosen.tiles:
        found = found.filter(ee.Filter.inList("MGRS_TILE", list(chosen.tiles)))
    if chosen.baseline:
        found = found.filter(ee.Filter.gte("PROCESSING_BASELINE", chosen.baseline))
    if chosen.left_out:
        found = found.filter(ee.Filter.inList("system:index", list(chosen.left_out)).Not())
    return found.sort("system:time_start") if recipe.composite.kind == "recent" else found


def scenes_table(recipe: Sentinel2Recipe) -> Any:
    """What to compute for the table of scenes: a dictionary of the rows, with `SCENE_COLUMNS`, and of their number.

    Scenes that were left out are in it; `coverage` is the share of the region that a scene covers, 0 to 1.
    """
    import ee

    found = scenes(replace(recipe, scenes=replace(recipe.scenes, left_out=())))
    region = geometry(recipe.region)
    area = region.area(100)

    def row(image: Any) -> Any:
        inside = image.geometry(100).intersection(region, 100).area(100)
        values = {
            "index": image.get("system:index"),
            "time": image.get("system:time_start"),
            "tile": image.get("MGRS_TILE"),
            "cloud": image.get("CLOUDY_PIXEL_PERCENTAGE"),
            "orbit": image.get("SENSING_ORBIT_NUMBER"),
            "baseline": image.get("PROCESSING_BASELINE"),
            "coverage": inside.divide(area),
        }
        return ee.Feature(None, values)

    rows = ee.FeatureCollection(found.limit(MOST_SCENES).map(row))
    columns = list(SCENE_COLUMNS)
    listed = rows.reduceColumns(ee.Reducer.toList(len(columns)), columns).get("list")
    return ee.Dictionary({"rows": listed, "count": found.size()})


# Clear pixels.


def clear_images(recipe: Sentinel2Recipe) -> Any:
    """The scenes' bands as reflectances, cloudy pixels masked; with `recipe.mask.score` beside them where weighted."""
    return _linked(recipe).map(_clear(recipe))


def _linked(recipe: Sentinel2Recipe) -> Any:
    """The scenes with the bands of other collections that their clouds are told by."""
    import ee

    found = scenes(recipe)
    if recipe.needs_score:
        found = found.linkCollection(ee.ImageCollection(facts.CLOUD_SCORE), [recipe.mask.score])
    if "probability" in recipe.mask.methods:
        found = found.linkCollection(ee.ImageCollection(facts.CLOUD_PROBABILITY), ["probability"])
    return found


def _clear(recipe: Sentinel2Recipe) -> Callable[[Any], Any]:
    """A function from a scene to its clear reflectances."""
    bands, weighted = list(recipe.source_bands()), recipe.composite.kind == "weighted"

    def prepare(image: Any) -> Any:
        shown = image.select(bands).divide(facts.SCALE)
        if weighted:
            shown = shown.addBands(image.select([recipe.mask.score], ["score"]))
        return shown.updateMask(cloudy(recipe, image).Not()) if recipe.mask.methods else shown

    return prepare


def cloudy(recipe: Sentinel2Recipe, image: Any) -> Any:
    """1 where any of the recipe's methods calls a scene's pixel cloudy, after clouds have grown."""
    mask, parts = recipe.mask, []
    for method in mask.methods:
        if method == "cloud_score":
            parts.append(image.select(mask.score).lt(mask.threshold))
        elif method == "probability":
            clouds = image.select("probability").gte(mask.probability)
            parts.append(clouds.Or(_shadows(recipe, image, clouds)) if mask.shadows else clouds)
        elif method == "scl":
            parts.append(image.select("SCL").remap(list(mask.classes), [1] * len(mask.classes), 0))
        else:
            # QA60 holds nothing for two years: what is missing counts as clear, and the recipe warns.
            bits = image.select("QA60").unmask(0)
            parts.append(bits.bitwiseAnd(_QA60_CLOUD).neq(0).Or(bits.bitwiseAnd(_QA60_CIRRUS).neq(0)))
    found = parts[0]
    for part in parts[1:]:
        found = found.Or(part)
    return found.focalMax(mask.dilation, "circle", "meters") if mask.dilation else found


def _shadows(recipe: Sentinel2Recipe, image: Any, clouds: Any) -> Any:
    """Dark pixels that lie behind a cloud, seen from the sun; water is dark by itself where its class is known."""
    import ee

    dark = image.select("B8").lt(DARK * facts.SCALE)
    if recipe.collection == facts.SURFACE:
        dark = dark.And(image.select("SCL").neq(_WATER_CLASS))
    angle = ee.Number(90).subtract(ee.Number(image.get("MEAN_SOLAR_AZIMUTH_ANGLE")))
    projection = image.select("B8").projection()
    reach = SHADOW_METRES // SHADOW_SCALE
    behind = clouds.directionalDistanceTransform(angle, reach).reproject(projection.atScale(SHADOW_SCALE))
    return behind.select("distance").mask().And(dark)


# One image.


def composite(recipe: Sentinel2Recipe) -> Any:
    """The source bands of the composite, and the number of clear pixels as "count" where it is wanted."""
    import ee

    images, bands = clear_images(recipe), list(recipe.source_bands())
    kind = recipe.composite.kind
    if kind == "percentile":
        image = images.reduce(ee.Reducer.percentile([recipe.composite.percentile])).rename(bands)
    elif kind == "recent":
        image = images.mosaic()
    elif kind == "best":
        named = recipe.composite.index
        ranked = images.map(lambda each: each.addBands(_index(each, named).rename("rank")))
        image = ranked.qualityMosaic("rank").select(bands)
    elif kind == "weighted":
        sums = images.map(_weigh(bands)).sum()
        image = sums.select(bands).divide(sums.select("score"))
    elif kind == "medoid":
        ranked = images.map(_rank_by_nearness(images.median()))
        image = ranked.qualityMosaic("rank").select(bands)
    else:
        image = {"median": images.median, "mean": images.mean, "minimum": images.min, "maximum": images.max}[kind]()
    if recipe.composite.count:
        image = image.addBands(images.select([bands[0]], ["count"]).count())
    return image


def _weigh(bands: list[str]) -> Any:
    def weigh(image: Any) -> Any:
        score = image.select("score")
        return image.select(bands).multiply(score).addBands(score)

    return weigh


def _rank_by_nearness(median: Any) -> Any:
    import ee

    def rank(image: Any) -> Any:
        away = image.subtract(median).pow(2).reduce(ee.Reducer.sum())
        return image.addBands(away.multiply(-1).rename("rank"))

    return rank


def view(recipe: Sentinel2Recipe, image: Any) -> Any:
    """What is shown of a composite."""
    chosen = recipe.view
    if chosen.kind == "bands":
        shown = image.select(list(chosen.result()))
    elif chosen.kind == "index":
        shown = _index(image, chosen.index).rename(chosen.index)
    else:
        names = {band: image.select(band) for band in chosen.expression_bands()}
        shown = image.expression(chosen.expression, names).rename("expression")
    return shown.addBands(image.select("count")) if recipe.composite.count else shown


def _index(image: Any, name: str) -> Any:
    formula, names = indices.expression(name)
    return image.expression(formula, {variable: image.select(band) for variable, band in names.items()})


def scene_picture(recipe: Sentinel2Recipe, index: str) -> dict[str, Any]:
    """A request for a small PNG of one scene over the region in true colour, at most 320 pixels a side."""
    import ee

    west, south, east, north = recipe.bounds()
    size = max(east - west, north - south) / THUMBNAIL_PIXELS
    image = ee.Image(f"{recipe.collection}/{index}").visualize(bands=["B4", "B3", "B2"], min=0, max=3000)
    return {
        "expression": image,
        "fileFormat": "PNG",
        "grid": {
            "dimensions": {
                "width": max(round((east - west) / size), 1),
                "height": max(round((north - south) / size), 1),
            },
            "affineTransform": {"scaleX": size, "translateX": west, "scaleY": -size, "translateY": north},
            "crsCode": "EPSG:4326",
        },
    }
