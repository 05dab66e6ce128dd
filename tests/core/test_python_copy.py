# SPDX-License-Identifier: GPL-2.0-or-later
"""*Copy as Python*: the graph of every kind of recipe, in QGIS' console and elsewhere."""

from __future__ import annotations

import ast
import importlib.util
import json
import sys
import types
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.plugin.core import python_copy
from ee_workbench.plugin.core.recipes import Recipe
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HERE = Path(__file__).parent


def _load(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(f"recipes_of_{name}", HERE / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _recipes() -> st.SearchStrategy[Recipe]:
    """Recipes of every kind that the suite makes up."""
    kinds = [_load(name).recipes() for name in ("test_script", "test_sentinel2", "test_collection")]
    return st.one_of(*kinds, st.sampled_from(_vectors()))


def _vectors() -> list[Recipe]:
    from ee_workbench.plugin.core.recipes.property_filter import PropertyFilter
    from ee_workbench.plugin.core.recipes.vector import Outline, VectorRecipe

    level2 = "FAO/GAUL_SIMPLIFIED_500m/2015/level2"
    return [
        VectorRecipe(level2, (PropertyFilter("ADM1_NAME", "==", "Karnataka"),), Outline("red")),
        VectorRecipe("USDOS/LSIB_SIMPLE/2017", (), Outline("blue", 1.5, "ff000080", 5, "star5")),
    ]


class Shown:
    """Takes what a script puts on the map."""

    def __init__(self) -> None:
        self.layers: list[tuple[Any, ...]] = []

    def addLayer(self, *given: Any) -> None:
        self.layers.append(given)


@pytest.fixture
def in_qgis(monkeypatch: pytest.MonkeyPatch) -> Shown:
    made = Shown()
    monkeypatch.setitem(sys.modules, "ee_workbench.plugin.console", types.SimpleNamespace(Map=made))
    return made


@settings(
    max_examples=120, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(_recipes())
def test_it_shows_what_the_engine_builds(connected_ee: Any, in_qgis: Shown, recipe: Recipe) -> None:
    from ee_workbench.plugin.engine import products

    in_qgis.layers.clear()
    exec(compile(python_copy.from_recipe(recipe), "script", "exec"), {})
    ((image, colours, name),) = in_qgis.layers
    product = products.build(recipe)
    assert json.loads(image.serialize()) == json.loads(product.image.serialize())  # type: ignore[attr-defined]
    assert colours == product.visualization.to_ee() and name == recipe.title()


@pytest.mark.parametrize("recipe", _vectors(), ids=lambda each: each.title())
def test_elsewhere_it_prints_an_address(
    connected_ee: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], recipe: Recipe
) -> None:
    monkeypatch.setitem(sys.modules, "ee_workbench.plugin.console", None)
    exec(compile(python_copy.from_recipe(recipe), "script", "exec"), {})
    assert "/maps/" in capsys.readouterr().out


def test_it_initialises_only_where_nobody_has(connected_ee: Any) -> None:
    script = python_copy.from_recipe(_vectors()[0], "cool-project-1")
    tree = ast.parse(script)
    guards = [node for node in tree.body if isinstance(node, ast.If)]
    assert [ast.unparse(node.test) for node in guards] == ["not ee.data.is_initialized()"]
    assert ast.unparse(guards[0].body[0]) == "ee.Initialize(project='cool-project-1')"
    assert script.count("ee.Initialize") == 1 and len(script.splitlines()) < 40
