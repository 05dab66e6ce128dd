# SPDX-License-Identifier: GPL-2.0-or-later
"""Made-up scripts of Earth Engine: images, collections and tables by chains, functions, loops and named arguments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Callable

from hypothesis import strategies as st

_PRELUDE = (
    "var place = ee.Geometry.Rectangle([10, 47, 11, 48], null, false); var bands = ['B4', 'B8'], scale = 30;\n"
    "var scenes = ee.ImageCollection('COPERNICUS/S2_SR_HARMONIZED'); var heights = ee.Image('USGS/SRTMGL1_003');\n"
    "var tracts = ee.FeatureCollection('FAO/GAUL_SIMPLIFIED_500m/2015/level2'); var vis = {min: 0, max: 1};\n"
    "function ratio(image) { return image.normalizedDifference(['B8', 'B4']).rename('NDVI'); }\n"
    "var masked = function(image) { var ok = image.select('SCL').neq(3); return image.updateMask(ok); };\n"
)
#: Kind → shapes; `{i}` an image, `{c}` a collection, `{t}` a table, `{n}` a number, `{m}` a number of the service.
_SHAPES = {
    "i": [
        "{c}.median()", "{c}.mean().select('B4')", "{c}.first()", "{c}.map(ratio).max()", "{i}.add({n})",
        "{i}.multiply({i})", "{i}.subtract({n}).divide(2)", "{i}.gt({n}).and({i}.lt(9))", "{i}.or({i}.not())",
        "{i}.clip(place)", "{i}.where({i}.eq(1), {n})", "{i}.expression('b(0) * k', {k: {n}})",
        "{i}.addBands({i}, null, true)", "ee.Image([{n}, 2]).rename(bands)", "ratio({i})", "{i}.unmask({n})",
        "{i}.reproject({crs: 'EPSG:3857', scale: scale})", "{i}.focalMedian({radius: 2, units: 'pixels'})",
        "ee.Terrain.slope({i})", "{i}.set({a: {n}, b: 'x'})", "({n} > 1 ? {i} : {i})", "{i}.select([0], ['only'])",
        "ee.ImageCollection([{i}, {i}]).mosaic()", "{i}.reduce(ee.Reducer.sum())", "{i}.pow(2).sqrt().abs()",
        "ee.Image.constant({m})", "{i}.visualize({min: 0, max: {n}})", "{t}.style({color: 'red', width: {n}})",
        "ee.Image().paint({t}, 1, 2)", "ee.Image.cat([{i}, {i}])",
    ],
    "c": [
        "{c}.filterDate('2024-01-01', '2024-06-01')", "{c}.filterBounds(place)", "{c}.map(masked)", "{c}.limit(5)",
        "{c}.filter(ee.Filter.lt('CLOUDY_PIXEL_PERCENTAGE', {n}))", "{c}.select(bands)", "{c}.merge({c})",
        "{c}.filter(ee.Filter.and(ee.Filter.eq('a', {n}), ee.Filter.calendarRange({start: 6, end: 8})))",
        "{c}.map(function(image) { return image.addBands(ratio(image)).set('n', {n}); })", "{c}.sort('x', false)",
        "{c}.map(function(each) { var d = each.date(); return each.set('y', d.get('year').add({n})); })",
    ],
    "t": [
        "{t}.filter(ee.Filter.eq('ADM1_NAME', 'Kerala'))", "{t}.filterBounds(place)", "{t}.limit({n})",
        "{t}.map(function(f) { return f.set({k: {n}}).buffer(10); })",
        "{i}.reduceRegions({collection: {t}, reducer: ee.Reducer.mean(), scale: scale})",
        "{i}.sample({region: place, scale: scale, numPixels: 5, seed: 1})",
    ],
    "m": [
        "ee.Number({n})", "{m}.add({n})", "{c}.size()", "{t}.size().multiply({m})", "ee.Number({t}.aggregate_sum('a'))",
        "ee.Number({i}.reduceRegion({reducer: ee.Reducer.mean(), geometry: place, scale: scale}).get('B4'))",
        "ee.List.sequence(1, {n}).map(function(k) { return ee.Number(k).pow(2); }).length()",
        "ee.Number(ee.List([1, {n}]).reduce('max'))", "ee.Date('2024-01-01').advance({n}, 'month').get('year')",
        "ee.Number(ee.Algorithms.If({m}.gt(1), {m}, {n}))", "ee.Number.parse('12').max({m})",
    ],
}  # fmt: skip
_LEAVES = {
    "i": ["heights", "i0", "ee.Image(1)"],
    "c": ["scenes", "c0"],
    "t": ["tracts", "t0"],
    "m": ["m0", "ee.Number(4)"],
}
_STATEMENTS = [
    "var i<k> = {i}; Map.addLayer(i<k>, vis, 'layer <k>');", "i0 = {i};", "c0 = {c};", "t0 = {t};", "m0 = {m};",
    "print({m});", "print('c', {c}.size(), {n});", "Map.addLayer({t}, {color: 'blue'});",
    "for (var k<k> = 0; k<k> < 2; k<k>++) { i0 = i0.add(k<k>); print({i}); }",
    "[1, 2].forEach(function(v<k>) { m0 = m0.add(v<k>); Map.addLayer({i}, {min: 0, max: v<k>}); });",
    "if ({n} > 2) { i0 = {i}; } else { print({i}.bandNames()); }",
    "Export.image.toDrive({image: {i}, description: 'e<k>', region: place, scale: scale});",
    "var f<k> = function(a, b) { return ee.Image(a).add(b || {n}); }; print(f<k>({i}), f<k>({i}, 2));",
]  # fmt: skip


class _Writer:
    """Fills the gaps of shapes, one after the other."""

    def __init__(self, draw: Callable[..., Any]) -> None:
        self._draw = draw

    def _choice(self, shapes: Sequence[str]) -> str:
        return str(self._draw(st.sampled_from(shapes)))

    def fill(self, shape: str, depth: int) -> str:
        made = ""
        while shape:
            kind = shape[1:2] if shape[:1] == "{" and shape[2:3] == "}" else ""
            if kind == "n":
                made += str(self._draw(st.sampled_from([0, 1, 3, 0.5, 20])))
            elif kind in _SHAPES:
                made += self.value(kind, depth - 1)
            else:
                made, shape = made + shape[0], shape[1:]
                continue
            shape = shape[3:]
        return made

    def value(self, kind: str, depth: int) -> str:
        return self._choice(_LEAVES[kind]) if depth <= 0 else self.fill(self._choice(_SHAPES[kind]), depth)

    def statement(self, number: int) -> str:
        return self.fill(self._choice(_STATEMENTS).replace("<k>", str(number)), 3)


@st.composite
def scripts(draw: Callable[..., Any]) -> str:
    """A script whose every graph can be built offline."""
    writer = _Writer(draw)
    start = "var i0 = heights, c0 = scenes, t0 = tracts, m0 = ee.Number(7);\n"
    lines = [writer.statement(number) for number in range(draw(st.integers(2, 6)))]
    return _PRELUDE + start + "\n".join(lines) + "\nprint(i0, c0, t0, m0);\n"
