# SPDX-License-Identifier: GPL-2.0-or-later
"""Whatever an algorithm is given, it answers with a value or with one of the service's errors."""

from __future__ import annotations

import json
import random
import time
from typing import Any, Callable

import numpy as np
import pytest
from ee_workbench.sandbox.algorithms.join import Join
from ee_workbench.sandbox.collection import Collection, Given
from ee_workbench.sandbox.encode import to_json
from ee_workbench.sandbox.errors import EarthEngineError
from ee_workbench.sandbox.expression import Function
from ee_workbench.sandbox.filters import Constant, compare
from ee_workbench.sandbox.reducers.kernels import ELEMENTARY
from ee_workbench.sandbox.registry import IMPLEMENTATIONS, Signatures
from ee_workbench.sandbox.values import Array, Date, DateRange, PixelType
from ee_workbench.sandbox.vector.feature import Feature
from ee_workbench.sandbox.vector.geometry import Geometry

CLASSES = (
    "AggregateFeatureCollection Array Blob Collection ConfusionMatrix Date DateRange Dictionary Element ErrorMargin "
    "Feature Filter If IsEqual Join List Number ObjectType String"
).split()
NAMES = sorted(name for name in IMPLEMENTATIONS if name.split(".")[0] in CLASSES and name != "Collection.loadTable")


def _anything(source: random.Random, depth: int = 0) -> Any:
    """Some value of the language, at times a nasty one."""
    kinds: list[Callable[[], Any]] = [
        lambda: source.choice([0, 1, -1, 2, 7, 255, -300, 2**31, 2**53 + 1, -(2**63), 2**63 - 1]),
        lambda: source.choice([0.5, -2.5, 1e-300, 1e300, float("nan"), float("inf"), -float("inf"), 3.0]),
        lambda: source.choice([True, False, None]),
        lambda: source.choice(
            ["", "a", "b", "abc", "2020-01-01", "year", "day", "(", "[a-z]+", "%d", "UTC", "gi", "💧"]
        ),
        lambda: Date(source.choice([0, 1577836800000, -(2**63), 2**63 - 1])),
        lambda: DateRange(source.choice([None, 0, 10]), source.choice([None, 5, 1577836800000])),
        lambda: PixelType.named(source.choice(["int8", "uint32", "int64", "float", "double"])),
        lambda: Array(np.array(source.choice([[], [1, 2, 3], [[1.5, 2], [3, float("nan")]], 7, [[[1]]], [[], []]]))),
        lambda: Geometry.from_json(
            {"type": "Point", "coordinates": [source.uniform(-180, 180), source.uniform(-90, 90)]}
        ),
        lambda: Geometry.rectangle(0, 0, 1, 1),
        lambda: Feature(properties={"a": source.choice([1, None, "x"]), "b": [1]}, id=source.choice([None, "0"])),
        lambda: source.choice([ELEMENTARY["sum"], ELEMENTARY["mean"], ELEMENTARY["median"]]),
        lambda: source.choice([Constant(True), compare("lessThan", "a", 2), compare("stringContains", "b", "x")]),
        lambda: Join(source.choice(["simple", "inner", "saveAll"]), "k", "l"),
        lambda: Function(("x", "y"), lambda arguments: arguments.get("x")),
        lambda: Function(("x",), lambda arguments: None),
    ]
    if depth < 2:
        kinds += 3 * [
            lambda: [_anything(source, depth + 1) for _ in range(source.randrange(4))],
            lambda: {source.choice("abc"): _anything(source, depth + 1) for _ in range(source.randrange(4))},
            lambda: Collection(
                source=Given(Feature(properties={"a": _anything(source, 2)}, id=str(i)) for i in range(3))
            ),
        ]
    return source.choice(kinds)()


_FITTING: dict[str, Callable[[random.Random], Any]] = {
    "Integer": lambda source: source.choice([0, 1, -1, 3, -4, 10, 2.0]),
    "Long": lambda source: source.choice([0, 1, 2**40]),
    "Float": lambda source: source.choice([0, 0.5, -3, 1e9, float("nan")]),
    "Number": lambda source: source.choice([0, 1, -7, 0.25, 2**62, float("inf"), float("nan")]),
    "Boolean": lambda source: source.choice([True, False]),
}


def _argument(source: random.Random, declared: str) -> Any:
    """A value for an argument: most of the time one that may fit."""
    chance = source.random()
    if chance < 0.6 and declared in _FITTING:
        return _FITTING[declared](source)
    if chance < 0.75:
        for _ in range(40):
            candidate = _anything(source)
            if type(candidate).__name__.lower() in declared.lower().replace("string", "str").replace(
                "dictionary", "dict"
            ):
                return candidate
    return _anything(source)


@pytest.mark.parametrize("class_name", CLASSES)
def test_any_arguments_give_a_value_or_an_error_of_the_service(
    class_name: str, call: Callable[..., Any], signatures: Signatures
) -> None:
    answered = 0
    for name in (name for name in NAMES if name.split(".")[0] == class_name):
        for seed in range(25):
            source = random.Random(f"{name} {seed}")
            arguments = {
                each.name: _argument(source, each.type)
                for each in signatures[name].arguments
                if not each.optional or source.random() < 0.5
            }
            begin = time.monotonic()
            try:
                json.dumps(to_json(call(name, **arguments)), allow_nan=False)
                answered += 1
            except EarthEngineError as error:
                assert error.message and "Traceback" not in error.message, (name, arguments)
            except Exception as error:
                raise AssertionError(f"{name} {arguments!r}: {error!r}") from error
            assert time.monotonic() - begin < 5.0, (name, arguments)
    assert answered > 0 or class_name in ("Blob", "ConfusionMatrix")
