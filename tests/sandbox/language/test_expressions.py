# SPDX-License-Identifier: GPL-2.0-or-later
"""Graphs: how they are read, what is evaluated, and how often."""

from __future__ import annotations

import sys
from typing import Any, Callable

import pytest
from ee_workbench.sandbox.context import Context
from ee_workbench.sandbox.errors import EarthEngineError
from ee_workbench.sandbox.expression import MAX_CHAIN, Evaluator, Function, Graph, truth
from ee_workbench.sandbox.registry import IMPLEMENTATIONS, Signatures, mismatched_parameters
from hypothesis import given
from hypothesis import strategies as st


def graph(values: dict[str, Any], result: str = "0") -> dict[str, Any]:
    return {"result": result, "values": values}


def invoke(name: str, **arguments: Any) -> dict[str, Any]:
    return {"functionInvocationValue": {"functionName": name, "arguments": arguments}}


def constant(value: Any) -> dict[str, Any]:
    return {"constantValue": value}


def refer(key: str) -> dict[str, Any]:
    return {"valueReference": key}


def argument(name: str) -> dict[str, Any]:
    return {"argumentReference": name}


class Counting:
    """Runs algorithms of its own and counts their calls."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def __call__(self, name: str, arguments: dict[str, Any]) -> Any:
        self.calls.append(name)
        if name == "fail":
            raise EarthEngineError("fail was called")
        if name == "map":
            return [arguments["function"](item) for item in arguments["list"]]
        return sum(value for value in arguments.values() if isinstance(value, int))

    def evaluate(self, values: dict[str, Any], result: str = "0") -> Any:
        return Evaluator(Graph(graph(values, result)), self, lambda name: ()).result()


def test_what_is_shared_is_evaluated_once() -> None:
    run = Counting()
    shared = {"0": invoke("add", a=refer("1"), b=refer("1")), "1": invoke("one", a=constant(1))}
    assert run.evaluate(shared) == 2 and run.calls == ["one", "add"]


def test_what_depends_on_an_outer_argument_is_evaluated_once_per_outer_call() -> None:
    run = Counting()
    values = {
        "0": invoke("map", list=constant([1, 2]), function=refer("outer")),
        "outer": {"functionDefinitionValue": {"argumentNames": ["x"], "body": "inside"}},
        "inside": invoke("map", list=constant([10, 20, 30]), function=refer("inner")),
        "inner": {"functionDefinitionValue": {"argumentNames": ["y"], "body": "sum"}},
        "sum": invoke("sum", a=refer("outer only"), b=argument("y"), c=refer("neither")),
        "outer only": invoke("double", a=argument("x"), b=argument("x")),
        "neither": invoke("fixed", a=constant(100)),
    }
    assert run.evaluate(values) == [[112, 122, 132], [114, 124, 134]]
    assert {name: run.calls.count(name) for name in ("double", "fixed", "sum")} == {"double": 2, "fixed": 1, "sum": 6}


@pytest.mark.parametrize(
    "condition, taken", [(True, 1), (0, 2), ("", 2), ([], 2), ({}, 2), ("x", 1), (None, 2), (0.5, 1)]
)
def test_if_leaves_the_other_branch_alone(condition: Any, taken: int) -> None:
    branches = {
        1: {"trueCase": invoke("one", a=constant(1)), "falseCase": invoke("fail")},
        2: {"trueCase": refer("1"), "falseCase": invoke("two", a=constant(2))},
    }
    values = {"0": invoke("If", condition=constant(condition), **branches[taken]), "1": invoke("fail")}
    assert Counting().evaluate(values) == taken


def test_truth() -> None:
    assert not truth(float("nan")) and truth(float("inf")) and truth(object()) and not truth(0.0)


@given(
    st.recursive(
        st.floats() | st.booleans() | st.text(max_size=2) | st.none(), lambda v: st.lists(v, max_size=3), max_leaves=8
    )
)
def test_whole_numbers_are_integers(value: Any) -> None:
    def whole(item: Any) -> Any:
        if isinstance(item, list):
            return [whole(each) for each in item]
        is_whole = isinstance(item, float) and item == item and abs(item) < 2.0**63 and item == int(item)
        return int(item) if is_whole else item

    assert repr(Counting().evaluate({"0": constant(value)})) == repr(whole(value))


def test_long_chains_do_not_use_up_the_stack() -> None:
    length = MAX_CHAIN - 1
    values = {str(i): invoke("add", a=refer(str(i + 1)), b=constant(1)) for i in range(length)}
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(600)
    try:
        assert Counting().evaluate({**values, str(length): constant(0)}) == length
    finally:
        sys.setrecursionlimit(limit)
    with pytest.raises(EarthEngineError, match="nested too deeply"):
        Graph(graph({**values, str(length): refer("end"), "end": refer("ender"), "ender": constant(0)}))


def test_functions_are_values() -> None:
    values = {
        "0": {"functionInvocationValue": {"functionReference": "f", "arguments": {"x": constant(2)}}},
        "f": {"functionDefinitionValue": {"argumentNames": ["x"], "body": "body"}},
        "body": invoke("add", a=argument("x"), b=constant(40)),
    }
    assert Counting().evaluate(values) == 42


@pytest.mark.parametrize(
    "expression, text",
    [
        (None, "'values' and 'result' are required"),
        ({"result": "0"}, "'values' and 'result' are required"),
        (graph({}, "0"), "'result' must name"),
        (graph({"0": refer("1")}), "there is no value '1'"),
        (graph({"0": refer("1"), "1": refer("0")}), "cycle"),
        (graph({"0": {"nonsense": 1}}), "unknown kind"),
        (graph({"0": 5}), "must be an object"),
        (graph({"0": {"arrayValue": []}}), "malformed arrayValue"),
        (graph({"0": {"functionDefinitionValue": 1}}), "malformed functionDefinitionValue"),
        (graph({"0": {"functionInvocationValue": {"arguments": []}}}), "malformed functionInvocationValue"),
        (graph({"0": argument("x")}), "Unbound function argument"),
        (graph({"0": invoke("Nothing.here")}), "Unknown function: 'Nothing.here'"),
        (graph({"0": {"integerValue": "x"}}), "malformed integerValue"),
        (graph({"0": {"bytesValue": "?"}}), "malformed bytesValue"),
    ],
)
def test_graphs_that_are_none(signatures: Signatures, expression: Any, text: str) -> None:
    with pytest.raises(EarthEngineError, match=text):
        Context(None, signatures).evaluate(expression)  # type: ignore[arg-type]


def test_nesting_is_bounded(signatures: Signatures) -> None:
    nested: Any = 1
    node: Any = constant(1)
    for _ in range(150):
        nested, node = [nested], {"arrayValue": {"values": [node]}}
    for each in (constant(nested), node):
        with pytest.raises(EarthEngineError, match="nested too deeply"):
            Context(None, signatures).evaluate(graph({"0": each}))  # type: ignore[arg-type]


def test_endless_recursion_ends(signatures: Signatures) -> None:
    calls: list[Function] = []
    function = Function(("x",), lambda arguments: calls[0](arguments["x"]))
    calls.append(function)
    values = {"0": {"functionInvocationValue": {"functionReference": "f", "arguments": {}}}, "f": constant(0)}
    run = Evaluator(Graph(graph(values)), lambda name, arguments: None, lambda name: ())
    with pytest.raises(EarthEngineError, match="does not refer to a function"):
        run.result()


# The client's own ways.


def test_nested_functions_of_the_client(ee: Any, value: Callable[[Any], Any]) -> None:
    table = ee.List([1, 2]).map(lambda x: ee.List([10, 20]).map(lambda y: ee.Number(y).add(x)))
    assert value(table) == [[11, 21], [12, 22]]
    total = ee.List.sequence(1, 4).iterate(lambda x, s: ee.Number(s).multiply(x), 1)
    assert value(total) == 24
    deep = ee.Number(0)
    for _ in range(100):
        deep = deep.add(1)
    assert value(deep) == 100


def test_constants_of_the_client(ee: Any, value: Callable[[Any], Any]) -> None:
    assert value(ee.List([1.0, 2.5, "a", None, True, {"b": [3.0]}])) == [1, 2.5, "a", None, True, {"b": [3]}]
    assert value(ee.Number(2**53)) == 2**53
    assert repr(value(ee.Number(1.0))) == "1"


# Arguments.


@pytest.mark.parametrize(
    "name, arguments, text",
    [
        ("List.get", {"list": [1]}, r"List\.get: Parameter 'index' is required and may not be null\."),
        (
            "List.get",
            {"list": [1], "index": 0.5},
            r"List\.get, argument 'index': Invalid type\.\nExpected type: Integer",
        ),
        ("List.get", {"list": [1], "index": 2**40}, r"Expected type: Integer\.\nActual type: Long"),
        ("Number.add", {"left": "1", "right": 1}, r"Expected type: Number\.\nActual type: String\.\nActual value: 1"),
        ("String.cat", {"string1": "a", "string2": 1}, r"Expected type: String\.\nActual type: Integer"),
        ("Number.add", {"left": 1, "right": 1, "middle": 1}, r"Number\.add: Unrecognized arguments: middle"),
        ("Collection.map", {"collection": []}, r"Collection\.map: Parameter 'baseAlgorithm' is required"),
    ],
)
def test_arguments_are_checked(call: Callable[..., Any], name: str, arguments: dict[str, Any], text: str) -> None:
    with pytest.raises(EarthEngineError, match=text):
        call(name, **arguments)


def test_arguments_are_promoted(call: Callable[..., Any]) -> None:
    assert call("Number.add", left=True, right=1) == 2
    assert call("Date.millis", date="1970-01-02") == 86_400_000
    assert call("List.get", list=[1, 2], index=1.0) == 2
    assert call("DateRange.start", dateRange=5).millis == 5
    assert call("Array.length", array=[[1, 2]]).values.tolist() == [1, 2]


def test_implementations_have_the_parameters_of_their_signatures(signatures: Signatures) -> None:
    assert mismatched_parameters(signatures) == []


def test_every_class_of_the_language_is_complete(signatures: Signatures) -> None:
    classes = "AggregateFeatureCollection Array ConfusionMatrix Date DateRange Dictionary Element Filter Join List"
    listed = {name for name in signatures if name.split(".")[0] in [*classes.split(), "Number", "String"]}
    assert listed - set(IMPLEMENTATIONS) == set()
