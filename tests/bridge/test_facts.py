# SPDX-License-Identifier: GPL-2.0-or-later
"""Facts survive the way through a project file; graphs are told apart by meaning, not by spelling."""

from __future__ import annotations

import dataclasses
import json

import pytest
from ee_workbench.plugin.bridge import graphs
from ee_workbench.plugin.bridge.facts import Facts, FactsError


def test_round_trip(product, other_product):
    for one in (product, other_product, dataclasses.replace(product, begin=None, end=None)):
        facts = Facts.of(one)
        assert Facts.from_json(facts.to_json()) == facts
        assert facts.legend == one.legend and facts.bounds == one.bounds and facts.end == one.end


@pytest.mark.parametrize("text", ["", "null", "[]", "5", '"x"', "{" * 5000, "x" * 300_000, '{"bounds": [1, 2, 3]}'])
def test_anything_else_is_refused(text):
    with pytest.raises(FactsError):
        Facts.from_json(text)


def invocation(name, **arguments):
    return {"functionInvocationValue": {"functionName": name, "arguments": arguments}}


def graph(result, **values):
    return json.dumps({"result": result, "values": values})


ONE = graph(
    "0",
    **{
        "0": invocation("Image.add", image1={"valueReference": "1"}, image2={"valueReference": "1"}),
        "1": invocation("Image.constant", value={"constantValue": [1, 2]}),
    },
)
SAME = graph(
    "top",
    top=invocation("Image.add", image2={"valueReference": "b"}, image1={"valueReference": "a"}),
    a=invocation("Image.constant", value={"arrayValue": {"values": [{"constantValue": 1}, {"valueReference": "two"}]}}),
    b=invocation("Image.constant", value={"constantValue": [1, 2]}),
    two={"constantValue": 2},
)


def test_spelling_plays_no_part():
    assert graphs.mark(ONE) == graphs.mark(SAME) != ""


@pytest.mark.parametrize(("old", "new"), [("[1, 2]", "[1, 3]"), ("Image.add", "Image.subtract"), ("image2", "image3")])
def test_meaning_does(old, new):
    assert graphs.mark(ONE) != graphs.mark(ONE.replace(old, new))


@pytest.mark.parametrize(
    "text",
    [
        "not json",
        "[" * 100_000,
        graph("0", **{"0": {"valueReference": "0"}}),
        graph("missing"),
        graph("0", **{"0": {"functionInvocationValue": 7}}),
        graph("0", **{"0": {}}),
        "[]",
        "null",
    ],
)
def test_what_is_no_graph_is_marked_as_its_text(text):
    assert graphs.mark(text) == graphs.mark(text) != graphs.mark(text + " ")


def test_no_graph_has_no_mark():
    assert graphs.mark("") == ""


def test_wide_graphs_take_no_time():
    """A chain in which every node refers twice to the next: 2 to the 60 paths, 60 nodes."""
    values = {
        str(i): invocation("Image.add", image1={"valueReference": str(i + 1)}, image2={"valueReference": str(i + 1)})
        for i in range(60)
    }
    values["60"] = {"constantValue": 1}
    assert graphs.mark(graph("0", **values))


def test_outermost_function_gives_an_image():
    """The client library reads a graph as what its outermost function returns; set() returns an Element."""
    text = graph(
        "image",
        image=invocation("Element.set", object={"valueReference": "1"}, key={"constantValue": "k"}),
        **{"1": invocation("Image.constant", value={"constantValue": 1})},
    )
    body = json.loads(graphs.as_image(text))
    outer = body["values"][body["result"]]["functionInvocationValue"]
    assert outer["functionName"] == "Image.select"
    assert outer["arguments"]["input"] == {"valueReference": "image"}
    assert body["values"]["image"] == json.loads(text)["values"]["image"]
    again = graphs.as_image(json.dumps(body))
    assert json.loads(again) == body
    for same in (ONE, "not json", "{}", "[]"):
        assert graphs.as_image(same) == same
