# SPDX-License-Identifier: GPL-2.0-or-later
"""Commands of qgis_process: whatever an order says, a shell takes it apart into the same words."""

from __future__ import annotations

import shlex
import subprocess
from dataclasses import replace

import pytest
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.export_command import command_of, to_command
from ee_workbench.plugin.core.export_order import Destination, ExportOrder
from ee_workbench.plugin.core.order_source import IMAGE, Graph
from ee_workbench.plugin.core.periods import Period
from ee_workbench.plugin.core.recipes import Recipe
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from ee_workbench.plugin.core.recipes.vector import VectorRecipe
from hypothesis import given
from hypothesis import strategies as st

MARCH = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030))
PLAIN = ExportOrder(MARCH, IMAGE, Destination("drive"))


def arguments(order: ExportOrder) -> list[str]:
    return command_of(order).words()[2:]


def test_what_is_usual_is_left_out() -> None:
    made = dict(each[2:].split("=", 1) for each in arguments(PLAIN))
    assert Recipe.from_json(made.pop("RECIPE")) == MARCH
    assert made == {"WHAT": "image", "DESTINATION": "drive", "NAMES": "{title}"}


@given(st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="/\\{}"), min_size=1, max_size=30))
def test_any_text_comes_through_the_shell(text: str) -> None:
    order = replace(PLAIN, destination=Destination("drive", text), names=text)
    assert shlex.split(to_command(order).replace(" \\\n", " ")) == [
        "qgis_process",
        "run",
        "ee_workbench:export",
        *arguments(order),
    ]


def test_a_real_shell_agrees() -> None:
    order = replace(PLAIN, destination=Destination("drive", 'it\'s $HOME `x` "y" ü;*'))
    script = 'qgis_process() { printf "%s\\n" "$@"; }\n' + to_command(order)
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines() == ["run", "ee_workbench:export", *arguments(order)]


def test_only_recipes() -> None:
    graph = Graph('{"result": "0", "values": {}}', "image", "x")
    with pytest.raises(RecipeError):
        to_command(ExportOrder(graph, "image", Destination("drive")))


def test_a_table() -> None:
    boundaries, tables = VectorRecipe("USDOS/LSIB_SIMPLE/2017"), Destination("drive", "t")
    order = ExportOrder(boundaries, "table", tables, columns=("a", "b"), file_format="KML")
    found = arguments(order)
    assert {"--WHAT=table", "--FORMAT=KML", "--COLUMNS=a,b"} < set(found)
    assert not any(each.startswith("--FORMAT") for each in arguments(replace(order, file_format="CSV")))
