# SPDX-License-Identifier: GPL-2.0-or-later
"""Scripts of exports: Python that a formatter leaves alone, names as the plugin makes them, nothing that breaks out."""

from __future__ import annotations

import ast
import datetime
import hashlib
import math
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.export_names import NameTemplate, distinct
from ee_workbench.plugin.core.export_order import Destination, ExportOrder
from ee_workbench.plugin.core.export_script import to_python
from ee_workbench.plugin.core.order_source import IMAGE, IMAGES, TABLE, Graph
from ee_workbench.plugin.core.periods import DateSpan, Period, YearRange
from ee_workbench.plugin.core.recipes import Recipe, Region
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from ee_workbench.plugin.core.recipes.cmip6_facts import models
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.core.recipes.sentinel2_parts import CloudMask, SceneFilter, View
from ee_workbench.plugin.core.recipes.table_region import TableRegion
from hypothesis import given
from hypothesis import strategies as st

DRIVE, BUCKET = Destination("drive", "maps"), Destination("cloud", "bucket/et")
MARCH = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030))
LAKE = Region('{"type":"Polygon","coordinates":[[[11.3,47.8],[11.5,47.81],[11.52,48.02],[11.4,48.1],[11.25,48.0]]]}')
EVIL = '"); __import__("os").system("x") #\'\n{}\\'
ENSEMBLE = Cmip6Recipe(models(), "ssp245", "pr", Period.years(2041, 2070), baseline=YearRange(1981, 2010))
NDVI = Sentinel2Recipe(
    LAKE, DateSpan.of("2024-06-01", "2024-08-31"),
    scenes=SceneFilter(30, left_out=tuple(f"20240{n}01T101559_20240601T101600_T32UPU" for n in range(1, 10))),
    mask=CloudMask(("cloud_score", "probability", "qa60")), view=View("index", index="NDVI"),
)  # fmt: skip
TERRA = CollectionRecipe(
    "IDAHO_EPSCOR/TERRACLIMATE", (Band("tmmx", 0.1, 0.0, "degC"), Band("pr")), DateSpan.of("2020-01-01", "2020-12-31"),
    clip=TableRegion("USDOS/LSIB_SIMPLE/2017", "country_na", ("Australia", "New Zealand")),
)  # fmt: skip
GRAPH = '{"result": "0", "values": {"0": {"constantValue": "' + "it's a \\\\ long \\\" text; " * 20 + '"}}}'
RECIPES: dict[str, Recipe] = {"days": MARCH, "models": ENSEMBLE, "scenes": NDVI, "months": TERRA}


def order(source: Any, what: str = IMAGE, **changes: Any) -> ExportOrder:
    values = {"destination": DRIVE, "names": "{title}" if what != IMAGES else "{index:03d}_{date:%Y_%m}", **changes}
    return ExportOrder(source, what, **values)


ORDERS = {
    **{name: order(recipe) for name, recipe in RECIPES.items()},
    **{f"every of {name}": order(RECIPES[name], IMAGES) for name in ("days", "scenes", "months")},
    "graph": order(Graph(GRAPH, IMAGE, EVIL)),
    "short graph": order(Graph('{"result":"0"}', IMAGES), IMAGES, names="{system:index}"),
    "table": order(Graph(GRAPH, TABLE, "x"), TABLE, columns=("a", EVIL.replace("\n", "")), destination=BUCKET),
    "asset": order(MARCH, destination=Destination("asset", "projects/p/assets"), region=LAKE, clip=True, scale=10.5),
    "cog": order(MARCH, names="{model}", file_format="COG", nodata=math.nan, bands=("tasmax",), dtype="float32"),
    "grid": order(
        MARCH, file_format="TFRecord", nodata=-1, crs="EPSG:4326", crs_transform=(0.25, 0, -180, 0, -0.25, 90)
    ),
}


@pytest.mark.parametrize("name", ORDERS)
def test_a_formatter_and_a_linter_have_nothing_to_say(name: str, tmp_path: Path) -> None:
    path = tmp_path / "export.py"
    path.write_text(to_python(ORDERS[name], "my-project"), encoding="utf-8")
    ruff = [sys.executable, "-m", "ruff"]
    for words in (("format", "--diff"), ("check", "--select", "E,F,W,B,I,UP")):
        done = subprocess.run(
            [*ruff, *words, "--isolated", "--line-length", "120", "--target-version", "py39", str(path)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", ORDERS)
def test_the_client_library_and_what_it_brings_is_enough(name: str) -> None:
    tree = ast.parse(to_python(ORDERS[name]))
    found = {ast.unparse(node).split()[1].split(".")[0] for node in ast.walk(tree) if _imports(node)}
    assert found - sys.stdlib_module_names == {"ee", "google", "googleapiclient", "httplib2"}
    called = {ast.unparse(node.func).split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert "__import__" not in called


def _imports(node: ast.AST) -> bool:
    return isinstance(node, (ast.Import, ast.ImportFrom))


def functions(script: str) -> dict[str, Any]:
    """What a script defines; nothing of it runs, and nothing is imported but the standard library."""
    tree = ast.parse(script)
    wanted = [
        node
        for node in tree.body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
        or (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in ("FIELDS", "SHARED"))
    ]
    names: dict[str, Any] = {"re": re, "datetime": datetime, "hashlib": hashlib, "unicodedata": unicodedata}
    exec(compile(ast.Module(wanted, []), "script", "exec"), names)
    return names


PROPERTIES = {
    "system:index": "a/ü 1", "model": "M", "odd 'name\"": 3, "number": 2.5, "system:time_start": 1_583_020_800_000,
}  # fmt: skip
TEXTS = [
    "ü{index}", "июнь_{index}", "北京_{model}{index}",
    "{index}", "{index:03d}_{date:%Y_%m}", "{date}", "{system:index}", "{model:>5}-{{x}}{index}", "{number:.3f}{index}",
    "q\"'{index}\\", "{odd 'name\"}{index}", "{date:%Y\"'}{index}", "ü{index:{{}}", "{title}{index}", "{kind} {index}",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_names_are_those_of_the_template(text: str) -> None:
    try:
        made = order(MARCH, IMAGES, names=text)
        expected = NameTemplate(text).render(7, {**made.name_values(), **PROPERTIES})
    except RecipeError:
        return
    names = functions(to_python(made))
    assert names["name_of"](7, {**names["SHARED"], **PROPERTIES}) == expected


def test_rows_become_names_as_in_the_plugin() -> None:
    names = functions(to_python(order(Graph("{}", IMAGES), IMAGES, names="{model}_{index:02d}")))
    assert names["FIELDS"] == ["model"]
    assert names["names_of"]([{"p0": "A"}, {"p0": "B"}]) == ["A_00", "B_01"]
    with pytest.raises(names["Refused"], match="no property “model”"):
        names["names_of"]([{"p0": None}])
    formed = functions(to_python(order(Graph("{}", IMAGES), IMAGES, names="{model:d}")))
    with pytest.raises(formed["Refused"], match="format"):
        formed["names_of"]([{"p0": "A"}])
    asset = order(Graph("{}", IMAGES), IMAGES, names="{model}", destination=Destination("asset", "projects/p/assets"))
    assert functions(to_python(asset))["names_of"]([{"p0": "1.5"}]) == ["1_5"]


@given(st.lists(st.sampled_from(["a", "a_1", "a_2", "b", "b_1"]), max_size=12))
def test_equal_names_are_told_apart_as_in_the_plugin(found: list[str]) -> None:
    assert functions(to_python(order(MARCH)))["distinct"](found) == distinct(found)


def test_what_is_not_made_of_single_images() -> None:
    for recipe in (ENSEMBLE, CollectionRecipe("USGS/SRTMGL1_003", (Band("elevation"),), None, "image")):
        with pytest.raises(RecipeError):
            to_python(order(recipe, IMAGES))
