# SPDX-License-Identifier: GPL-2.0-or-later
"""Stored graphs as Python: the same graph again, and written as people write."""

from __future__ import annotations

import json
from typing import Any, Callable

import pytest
from ee_workbench.plugin.core import graph_pieces
from ee_workbench.plugin.core import graph_script as writer
from ee_workbench.plugin.core.errors import WorkbenchError
from ee_workbench.plugin.engine import graph_script


def _graphs() -> dict[str, Callable[[Any], Any]]:
    s2 = "COPERNICUS/S2_SR_HARMONIZED"
    return {
        "composite": lambda ee: (
            ee.ImageCollection(s2)
            .filterDate("2024-06-01", "2024-09-01")
            .filterBounds(ee.Geometry.Point([11, 48]))
            .filter(ee.Filter.lt("CLOUDY_PIXEL_PERCENTAGE", 30))
            .median()
            .select(["B4", "B3"])
        ),
        "mapped": lambda ee: (
            ee.ImageCollection(s2)
            .map(lambda image: image.normalizedDifference(["B8", "B4"]).updateMask(image.select("B2").gt(3)))
            .mean()
            .rename("NDVI")
            .clip(ee.Geometry.Rectangle([0, 0, 1, 1], "EPSG:4326", False))
        ),
        "shared": lambda ee: (lambda a: a.add(a.multiply(2)).subtract(a))(ee.Image("USGS/SRTMGL1_003").unmask(0)),
        "table": lambda ee: (
            ee.FeatureCollection("FAO/GAUL/2015/level2")
            .filter(ee.Filter.And(ee.Filter.eq("ADM1_NAME", "Karnataka"), ee.Filter.inList("a", [1, "x"])))
            .style(color="red", fillColor="00000000")
        ),
        "iterated": lambda ee: ee.Image(
            ee.List.sequence(1, 5).iterate(lambda n, total: ee.Image(total).add(ee.Image.constant(ee.Number(n))), 0)
        ),
        "joined": lambda ee: ee.ImageCollection(s2).linkCollection(ee.ImageCollection("GOOGLE/x"), ["cs"]).first(),
        "reduced": lambda ee: ee.Image.constant(
            ee.Image("a").reduceRegion(ee.Reducer.mean(), ee.Geometry.Point([1, 2]), 30).getNumber("b1")
        ).set("n", -2.5, "t", 'x"\n'),
        "painted": lambda ee: ee.Image().paint(ee.FeatureCollection("a/b"), 0, 2),
        "expression": lambda ee: ee.Image("a").expression("b(0) + x", {"x": ee.Image(2)}),
        "a dictionary": lambda ee: ee.Image.constant(ee.Dictionary({"a": [1, {"b": None}], "c": True}).size()),
    }


GRAPHS = _graphs()


@pytest.mark.parametrize("name", GRAPHS)
def test_it_builds_the_same_graph(connected_ee: Any, name: str) -> None:
    thing = GRAPHS[name](connected_ee)
    made = graph_script.lines(thing.serialize())
    names: dict[str, Any] = {"ee": connected_ee}
    exec("\n".join(made), names)
    assert json.loads(names["image"].serialize()) == json.loads(thing.serialize())
    assert not any("deserializer" in line for line in made)
    assert max(map(len, made)) <= 100


def test_it_is_written_as_people_write(connected_ee: Any) -> None:
    assert graph_script.lines(GRAPHS["composite"](connected_ee).serialize()) == [
        "image = (",
        '    ee.ImageCollection("COPERNICUS/S2_SR_HARMONIZED")',
        '    .filterDate("2024-06-01", "2024-09-01")',
        "    .filterBounds(ee.Geometry.Point([11, 48]))",
        '    .filter(ee.Filter.lt("CLOUDY_PIXEL_PERCENTAGE", 30))',
        "    .median()",
        '    .select(["B4", "B3"])',
        ")",
    ]
    assert graph_script.lines(GRAPHS["shared"](connected_ee).serialize()) == [
        'picture = ee.Image("USGS/SRTMGL1_003").unmask(ee.Image(0))',
        "image = picture.add(picture.multiply(ee.Image(2))).subtract(picture)",
    ]
    mapped = "\n".join(graph_script.lines(GRAPHS["mapped"](connected_ee).serialize()))
    assert "lambda image: (" in mapped and "image.normalizedDifference" in mapped and "apply_" not in mapped


@pytest.mark.parametrize("name", GRAPHS)
def test_the_plain_form_always_holds(connected_ee: Any, name: str) -> None:
    graph = GRAPHS[name](connected_ee).serialize()
    names: dict[str, Any] = {"ee": connected_ee}
    exec("\n".join(writer.lines(graph, "image", graph_pieces.functions(graph))), names)
    assert json.loads(names["image"].serialize()) == json.loads(graph)


EVIL = '")\nimport os\nos.x("'


def test_a_stranger_s_graph_cannot_break_out(connected_ee: Any) -> None:
    import ast

    constant = {"constantValue": EVIL}
    call = {"functionName": f"Image.{EVIL}", "arguments": {EVIL: constant, "input": constant}}
    other = {"functionName": f"GeometryConstructors.{EVIL}", "arguments": {EVIL: constant}}
    third = {"functionName": "Image.add", "arguments": {"image1": {"functionInvocationValue": other}, EVIL: constant}}
    for value in (call, other, third):
        graph = json.dumps({"result": "0", "values": {"0": {"functionInvocationValue": value}}})
        try:
            made = "\n".join(writer.lines(graph))
        except WorkbenchError:
            continue
        called = [ast.unparse(node.func) for node in ast.walk(ast.parse(made)) if isinstance(node, ast.Call)]
        assert all(each.startswith("ee.") for each in called)
        assert not [node for node in ast.walk(ast.parse(made)) if isinstance(node, (ast.Import, ast.ImportFrom))]


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"result": "0", "values": {}}', '{"result": "0", "values": {"0": {"x": 1}}}']
)
def test_what_is_no_graph(text: str) -> None:
    with pytest.raises(WorkbenchError, match="cannot be read"):
        writer.lines(text)
