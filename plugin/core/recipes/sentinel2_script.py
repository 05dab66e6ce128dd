# SPDX-License-Identifier: GPL-2.0-or-later
"""The Sentinel-2 recipe as Python: the lines that make `image`, the same graph as the engine's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .. import indices
from ..script_text import listed, quoted
from . import sentinel2_facts as facts
from .script_parts import mapped, period_calls, region_lines, times
from .sentinel2_parts import Composite

if TYPE_CHECKING:
    from .sentinel2 import Sentinel2Recipe

_PIECE = 90
_COLLECTION_METHODS = {"median": "median", "mean": "mean", "minimum": "min", "maximum": "max"}


def lines(recipe: Sentinel2Recipe) -> list[str]:
    """Statements after which the variable `image` holds the recipe's image."""
    made = [*_clear(recipe), "images = scenes.map(clear)", *_composite(recipe), *_view(recipe), *_clipped(recipe)]
    return [*made, *times(recipe.period), f"image = image.toFloat().select({_names(recipe.bands())})"]


def image_lines(recipe: Sentinel2Recipe) -> list[str]:
    """Statements after which the variable `images` holds every scene that takes part, as it is shown."""
    plain = replace(recipe, composite=Composite())
    body = ["image = clear(source)", *_view(plain), "image = image.toFloat()", *_clipped(plain)]
    return [*_clear(plain)[:-2], *mapped("prepare", body, "scenes")]


def _clipped(recipe: Sentinel2Recipe) -> list[str]:
    if recipe.clip == "none":
        return []
    box = f'ee.Geometry.Rectangle({list(recipe.bounds())}, "EPSG:4326", False)'
    return [f"image = image.clip({'region' if recipe.clip == 'region' else box})"]


def _scenes(recipe: Sentinel2Recipe) -> list[str]:
    period, chosen = recipe.period, recipe.scenes
    calls = [
        f"ee.ImageCollection({quoted(recipe.collection)})",
        ".filterBounds(region)",
        *period_calls(period),
    ]
    if chosen.cloud < 100:
        calls.append(f'.filter(ee.Filter.lt("CLOUDY_PIXEL_PERCENTAGE", {chosen.cloud!r}))')
    if chosen.orbits:
        calls.append(f'.filter(ee.Filter.inList("SENSING_ORBIT_NUMBER", {list(chosen.orbits)}))')
    if chosen.tiles:
        calls.append(f'.filter(ee.Filter.inList("MGRS_TILE", {_names(chosen.tiles)}))')
    if chosen.baseline:
        calls.append(f'.filter(ee.Filter.gte("PROCESSING_BASELINE", {quoted(chosen.baseline)}))')
    made = []
    if chosen.left_out:
        made = listed(chosen.left_out, "left_out = ")
        calls.append('.filter(ee.Filter.inList("system:index", left_out).Not())')
    if recipe.composite.kind == "recent":
        calls.append('.sort("system:time_start")')
    if recipe.needs_score:
        calls.append(f".linkCollection(ee.ImageCollection({quoted(facts.CLOUD_SCORE)}), [{quoted(recipe.mask.score)}])")
    if "probability" in recipe.mask.methods:
        calls.append(f'.linkCollection(ee.ImageCollection({quoted(facts.CLOUD_PROBABILITY)}), ["probability"])')
    return [*made, "scenes = (", *(f"    {call}" for call in calls), ")"]


def _clear(recipe: Sentinel2Recipe) -> list[str]:
    """The region, the scenes, and the function that every scene is put through."""
    made = [*region_lines(recipe.region), *_scenes(recipe), ""]
    body = [f"shown = scene.select({_names(recipe.source_bands())}).divide({facts.SCALE})"]
    if recipe.composite.kind == "weighted":
        body.append(f'shown = shown.addBands(scene.select([{quoted(recipe.mask.score)}], ["score"]))')
    if not recipe.mask.methods:
        body.append("return shown")
    else:
        body += [*_cloudy(recipe), "return shown.updateMask(cloudy.Not())"]
    return [*made, "", "def clear(scene):", *(f"    {line}" for line in body), "", ""]


def _cloudy(recipe: Sentinel2Recipe) -> list[str]:
    mask, made, parts = recipe.mask, [], []
    for method in mask.methods:
        if method == "cloud_score":
            made.append(f"hazy = scene.select({quoted(mask.score)}).lt({mask.threshold!r})")
            parts.append("hazy")
        elif method == "probability":
            made.append(f'clouds = scene.select("probability").gte({mask.probability!r})')
            if mask.shadows:
                made += _shadows(recipe)
            parts.append("clouds.Or(shadows)" if mask.shadows else "clouds")
        elif method == "scl":
            ones = [1] * len(mask.classes)
            made.append(f'classes = scene.select("SCL").remap({list(mask.classes)}, {ones}, 0)')
            parts.append("classes")
        else:
            made.append('bits = scene.select("QA60").unmask(0)  # opaque clouds are bit 10, cirrus bit 11')
            parts.append("bits.bitwiseAnd(1 << 10).neq(0).Or(bits.bitwiseAnd(1 << 11).neq(0))")
    made.append(f"cloudy = {parts[0]}")
    made += [f"cloudy = cloudy.Or({part})" for part in parts[1:]]
    if mask.dilation:
        made.append(f'cloudy = cloudy.focalMax({mask.dilation!r}, "circle", "meters")')
    return made


def _shadows(recipe: Sentinel2Recipe) -> list[str]:
    made = ['dark = scene.select("B8").lt(1500.0)']
    if recipe.collection == facts.SURFACE:
        made.append('dark = dark.And(scene.select("SCL").neq(6))  # water is dark by itself')
    return [
        *made,
        'angle = ee.Number(90).subtract(ee.Number(scene.get("MEAN_SOLAR_AZIMUTH_ANGLE")))',
        "behind = clouds.directionalDistanceTransform(angle, 10)",
        'behind = behind.reproject(scene.select("B8").projection().atScale(100))',
        'shadows = behind.select("distance").mask().And(dark)',
    ]


def _composite(recipe: Sentinel2Recipe) -> list[str]:
    kind, bands = recipe.composite.kind, _names(recipe.source_bands())
    if kind == "percentile":
        made = [f"image = images.reduce(ee.Reducer.percentile([{recipe.composite.percentile!r}])).rename({bands})"]
    elif kind == "recent":
        made = ["image = images.mosaic()"]
    elif kind == "best":
        body = [*_index("each", recipe.composite.index, "rank"), 'return each.addBands(rank.rename("rank"))']
        made = _function("ranked", body, f'image = images.map(ranked).qualityMosaic("rank").select({bands})')
    elif kind == "weighted":
        body = ['score = each.select("score")', f"return each.select({bands}).multiply(score).addBands(score)"]
        made = _function("weighed", body, "sums = images.map(weighed).sum()")
        made.append(f'image = sums.select({bands}).divide(sums.select("score"))')
    elif kind == "medoid":
        body = [
            "away = each.subtract(median).pow(2).reduce(ee.Reducer.sum())",
            'return each.addBands(away.multiply(-1).rename("rank"))',
        ]
        last = f'image = images.map(ranked).qualityMosaic("rank").select({bands})'
        made = ["median = images.median()", *_function("ranked", body, last)]
    else:
        made = [f"image = images.{_COLLECTION_METHODS[kind]}()"]
    if recipe.composite.count:
        made.append(f'image = image.addBands(images.select([{quoted(recipe.source_bands()[0])}], ["count"]).count())')
    return made


def _function(name: str, body: list[str], call: str) -> list[str]:
    return ["", "", f"def {name}(each):", *(f"    {line}" for line in body), "", "", call]


def _view(recipe: Sentinel2Recipe) -> list[str]:
    view, count = recipe.view, recipe.composite.count
    if view.kind == "bands":
        made = [f"shown = image.select({_names(view.result())})"]
    elif view.kind == "index":
        made = _index("image", view.index, "shown")
        made.append(f"shown = shown.rename({quoted(view.index)})")
    else:
        names = {band: band for band in view.expression_bands()}
        made = _expression("image", view.expression, names, "shown")
        made.append('shown = shown.rename("expression")')
    return [*made, 'image = shown.addBands(image.select("count"))' if count else "image = shown"]


def _index(image: str, name: str, target: str) -> list[str]:
    return _expression(image, *indices.expression(name), target)


def _expression(image: str, formula: str, names: dict[str, str], target: str) -> list[str]:
    return [
        f"{target} = {image}.expression(",
        *_text(formula),
        "    {",
        *(f"        {quoted(name)}: {image}.select({quoted(band)})," for name, band in names.items()),
        "    },",
        ")",
    ]


def _text(formula: str) -> list[str]:
    """A formula as an argument; a long one in several literals, which Python puts together."""
    pieces = [formula[start : start + _PIECE] for start in range(0, len(formula), _PIECE)]
    return [f"    {quoted(piece)}{',' if number == len(pieces) else ''}" for number, piece in enumerate(pieces, 1)]


def _names(values: tuple[str, ...]) -> str:
    return "[" + ", ".join(map(quoted, values)) + "]"
