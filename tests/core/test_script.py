# SPDX-License-Identifier: GPL-2.0-or-later
"""Scripts build the graph that the engine builds, and stay Python whatever people have named things."""

from __future__ import annotations

import ast
import json
from dataclasses import replace
from typing import Any

import pytest
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.legend import Legend
from ee_workbench.plugin.core.periods import Period, YearRange
from ee_workbench.plugin.core.product import Visualization
from ee_workbench.plugin.core.recipes import Recipe, Region, Style
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe, Ensemble, Statistic
from ee_workbench.plugin.core.recipes.cmip6_facts import models, shown_units
from ee_workbench.plugin.core.script import lines as body_lines
from ee_workbench.plugin.core.script import to_python
from ee_workbench.plugin.core.script_text import comment, listed, quoted
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

MARCH = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030))
TRIANGLE = '{"type":"Polygon","coordinates":[[[0,0],[10,0],[10,5.5]]]}'
ISLANDS = '{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1]]],[[[5,5],[6,5],[6,6]]]]}'


@st.composite
def recipes(draw: st.DrawFn) -> Cmip6Recipe:
    """Recipes of every form that a script has a form for."""
    variable = draw(st.sampled_from(["tasmax", "pr", "hurs"]))
    chosen = draw(st.sampled_from([("ACCESS-CM2",), ("GFDL-CM4",), ("ACCESS-CM2", "GFDL-CM4", "MIROC6")]))
    first = draw(st.integers(2020, 2060))
    period = Period(
        first,
        first + draw(st.sampled_from([0, 0, 1, 29])),
        draw(st.sampled_from([(3,), (12, 1, 2), (4, 5, 6, 7), tuple(range(1, 13))])),
    )
    unit = draw(st.sampled_from(shown_units(variable)))
    kinds = ["mean", "minimum", "maximum", "percentile", "days_above", "days_below"]
    kind = "mean" if unit == "mm" else draw(st.sampled_from(kinds))
    value = draw(st.sampled_from([0.0, 12.5, 90.0])) if kind.startswith(("per", "day")) else None
    baseline = draw(st.sampled_from([None, YearRange(1981, 2010), YearRange(2000, 2000)]))
    ensembles = ["mean", "median", "percentile", "spread", *(["agreement"] if baseline else [])]
    ensemble = draw(st.sampled_from(ensembles))
    anomaly = draw(st.sampled_from(["absolute", "percent"])) if variable == "pr" else "absolute"
    regions = [None, Region.rectangle(170.0, -10.0, 190.0, 10.0), Region(TRIANGLE, "Dreieck"), Region(ISLANDS)]
    return Cmip6Recipe(
        chosen, "ssp585", variable, period, Statistic(kind, value), unit, baseline, anomaly,
        Ensemble(ensemble, 75.0 if ensemble == "percentile" else None), draw(st.sampled_from(regions)),
        Style(draw(st.sampled_from(["", "viridis"]))),
    )  # fmt: skip


def run(script: str) -> dict[str, Any]:
    """What a script's statements leave behind; the line that asks for tiles is left out."""
    lines = script.splitlines()
    assert lines[-1].startswith("print(image.getMapId(")
    names: dict[str, Any] = {}
    exec(compile("\n".join(lines[:-1]), "script", "exec"), names)
    return names


@given(recipes())
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_the_graph_and_the_colours_are_the_engine_s(connected_ee: Any, recipe: Cmip6Recipe) -> None:
    from ee_workbench.plugin.engine import products

    names = run(to_python(recipe, initialize=False))
    product = products.build(recipe)
    assert json.loads(names["image"].serialize()) == json.loads(product.image.serialize())  # type: ignore[attr-defined]
    assert names["visualization"] == product.visualization.to_ee()
    if not recipe.is_ensemble:
        body = "\n".join(["import ee", *body_lines(recipe, every=True)])
        exec(compile(body, "script", "exec"), names)
        assert json.loads(names["images"].serialize()) == json.loads(products.images(recipe).serialize())


def test_a_script_draws_tiles(connected_ee: Any, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(to_python(MARCH, initialize=False), "script", "exec"), {})
    assert "/maps/" in capsys.readouterr().out


@given(recipes())
def test_scripts_need_nothing_but_the_client_library(recipe: Cmip6Recipe) -> None:
    script = to_python(recipe)
    tree = ast.parse(script)
    imported = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    assert imported == ["import ee"]
    assert script.count("ee.Initialize(") == 1 and "ee.Initialize" not in to_python(recipe, initialize=False)
    assert max(map(len, script.splitlines())) <= 120 and not any(line != line.rstrip() for line in script.splitlines())


def test_the_project_is_written_down() -> None:
    assert 'ee.Initialize(project="cool-project-1")\n' in to_python(MARCH, "cool-project-1")


def test_the_header_says_what_it_is_and_whom_to_name() -> None:
    header = to_python(MARCH).split("import ee")[0]
    assert MARCH.summary() in header and "NASA NEX-GDDP-CMIP6" in header and "CC0-1.0" in header


EVIL = '"); __import__("os").system("x") #'


def test_names_of_another_collection_cannot_break_out(connected_ee: Any) -> None:
    from ee_workbench.plugin.engine import products

    own = Cmip6Recipe(
        (EVIL, "b{0}\\"), "{model}'", "tas", Period.years(1990, 1999), collection=f"projects/p/assets/{EVIL}",
        baseline=YearRange(1961, 1990), region=Region.rectangle(0, 0, 1, 1, f"x\n{EVIL}\r\x0cimport os"),
    )  # fmt: skip
    script = to_python(own, initialize=False)
    tree = ast.parse(script)
    called = {ast.unparse(node.func).split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert "__import__" not in called and "os" not in called
    assert run(script)["image"].serialize() == products.build(own).image.serialize()  # type: ignore[attr-defined]


@given(st.text(max_size=30))
def test_any_text_is_quoted_and_commented_safely(text: str) -> None:
    assert ast.literal_eval(quoted(text)) == text
    assert ast.parse("\n".join(comment(text))).body == []


@given(st.lists(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30), max_size=40))
def test_lists_are_filled_into_short_lines(texts: list[str]) -> None:
    lines = listed(texts, "names = ")
    names: dict[str, Any] = {}
    exec("\n".join(lines), names)
    assert names["names"] == texts
    assert len(lines) == 1 or max(map(len, lines)) <= 110


def test_all_models_fit() -> None:
    recipe = replace(MARCH, variable="pr", unit="", models=models(), period=Period.years(2041, 2070))
    assert len(to_python(recipe).splitlines()) < 60


class Other(Recipe):
    """A kind that nobody has written a script for."""

    kind = "other"

    def title(self) -> str:
        return ""

    summary = title

    def to_dict(self) -> dict[str, Any]:
        return {}

    def visualization(self) -> Visualization:
        return MARCH.visualization()

    def legend(self) -> Legend:
        return MARCH.legend()


def test_other_kinds_are_refused_with_a_sentence() -> None:
    with pytest.raises(RecipeError) as caught:
        to_python(Other())
    assert caught.value.field == "recipe"
