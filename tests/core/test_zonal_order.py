# SPDX-License-Identifier: GPL-2.0-or-later
"""Orders of zonal statistics: what they accept, as text and back, and as commands; rows from answers."""

from __future__ import annotations

import json
import shlex
from dataclasses import replace
from typing import Any

import pytest
from ee_workbench.plugin.core import zonal_rows
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.order_source import IMAGE, IMAGES, TABLE, Graph
from ee_workbench.plugin.core.periods import DateSpan
from ee_workbench.plugin.core.recipes.collection import CollectionRecipe
from ee_workbench.plugin.core.recipes.collection_parts import Band
from ee_workbench.plugin.core.recipes.property_filter import PropertyFilter
from ee_workbench.plugin.core.written import filters
from ee_workbench.plugin.core.zonal_command import to_command
from ee_workbench.plugin.core.zonal_order import LayerZones, Output, TableZones, ZonalOrder
from ee_workbench.plugin.core.zonal_statistics import Histogram, percentiles_of

RAIN = CollectionRecipe("IDAHO_EPSCOR/TERRACLIMATE", (Band("pr"),), DateSpan.of("2020-01-01", "2020-02-28"))
TABLE_ZONES = TableZones("a/b", (PropertyFilter("ADM1_NAME", "==", "Karnataka"), PropertyFilter("n", "in", (1, "x"))))
LAYER = LayerZones("id_1", "boxes", "/data/it's here.gpkg|layername=a", True)
GRAPH = '{"result": "0", "values": {"0": {"constantValue": 1}}}'


@pytest.mark.parametrize(
    "order",
    [
        ZonalOrder(RAIN, TABLE_ZONES),
        ZonalOrder(RAIN, LAYER, ("p5", "mean"), True, ("pr",), 11_000, "EPSG:32643", output=Output("csv", "/a/b.csv")),
        ZonalOrder(
            Graph(GRAPH, IMAGE, "x"), LAYER, ("histogram",), crs="EPSG:4326", crs_transform=(1, 0, 0, 0, -1, 0),
            weighted=False, histogram=Histogram(-1, 1, 4), columns=(), names="{band} {statistic}",
            output=Output("attributes"),
        ),
    ],
)  # fmt: skip
def test_text_and_back(order: ZonalOrder) -> None:
    text = order.to_json()
    assert ZonalOrder.from_json(text) == order and ZonalOrder.from_json(text).to_json() == text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"statistics": ()}, "statistics"),
        ({"statistics": ("mode",)}, "statistics"),
        ({"statistics": ("p101",)}, "statistics"),
        ({"statistics": ("histogram",)}, "histogram"),
        ({"histogram": Histogram(0, 1, 2)}, "histogram"),
        ({"scale": 0}, "scale"),
        ({"scale": float("nan")}, "scale"),
        ({"crs": "EPSG:4326"}, "scale"),
        ({"crs": "UTM 43"}, "crs"),
        ({"crs_transform": (1, 0, 0, 0, 1, 0)}, "crs"),
        ({"crs_transform": (1, 0, 0, 0, 1, 0), "scale": 5.0}, "crs_transform"),
        ({"crs_transform": (0, 0, 0, 0, 0, 0)}, "transform"),
        ({"bands": ("a", "a")}, "bands"),
        ({"columns": ("",)}, "columns"),
        ({"names": "{date}"}, "names"),
        ({"names": "{statistic"}, "names"),
        ({"names": "{statistic:d}"}, "names"),
        ({"output": Output("attributes")}, "output"),
        ({"source": Graph(GRAPH, TABLE)}, "source"),
        ({"source": Graph(GRAPH, IMAGES)}, "source"),
        ({"source": Graph(GRAPH, IMAGE), "each": True}, "source"),
        ({"zones": None}, "zones"),
    ],
)
def test_what_does_not_fit_is_named(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(RecipeError) as caught:
        replace(ZonalOrder(RAIN, TABLE_ZONES), **changes)
    assert caught.value.field == field


@pytest.mark.parametrize("kind", ["csv", "gpkg"])
def test_files_need_a_path(kind: str) -> None:
    with pytest.raises(RecipeError, match="Choose the file"):
        Output(kind, " ")


def test_damaged_text_is_refused() -> None:
    good = json.loads(ZonalOrder(RAIN, TABLE_ZONES).to_json())
    for change in (
        {"each": 1}, {"statistics": "mean"}, {"zones": {}}, {"zones": {"id": 5, "filters": []}}, {"output": None},
        {"histogram": [1]}, {"crs_transform": "x"}, {"source": {"recipe": "{}"}}, {"more": 1}, {"columns": [[]]},
    ):  # fmt: skip
        with pytest.raises(RecipeError):
            ZonalOrder.from_json(json.dumps({**good, **change}))
    for text in ("", "[]", "{}", "x" * 10):
        with pytest.raises(RecipeError):
            ZonalOrder.from_json(text)


def test_statistics_stand_in_one_order() -> None:
    order = ZonalOrder(
        RAIN, TABLE_ZONES, ("area", "p95", "count", "histogram", "p5", "mean", "mean"), histogram=Histogram(0, 1, 2)
    )
    assert order.statistics == ("mean", "count", "p5", "p95", "histogram", "area")


@pytest.mark.parametrize(
    ("text", "found"),
    [("", ()), ("5, 95", ("p5", "p95")), ("p2.5 97.50%", ("p2.5", "p97.5")), ("0;100", ("p0", "p100"))],
)
def test_percentiles_as_people_write_them(text: str, found: tuple[str, ...]) -> None:
    assert percentiles_of(text) == found


@pytest.mark.parametrize("text", ["1", "1, 2", "2, 1, 3", "0, 1, 0", "0, 1, 2.5", "a, b, c", "0, 1, 1000"])
def test_histograms_that_are_none(text: str) -> None:
    with pytest.raises(RecipeError):
        Histogram.parse(text)


def test_a_histogram_as_people_write_it() -> None:
    made = Histogram.parse(" 0, 0.5, 10")
    assert made == Histogram(0.0, 0.5, 10) and Histogram.parse(made.text()) == made and Histogram.parse("") is None


# Commands.


def test_the_command_holds_the_order() -> None:
    order = ZonalOrder(
        RAIN, TABLE_ZONES, ("mean", "p5"), True, ("pr",), 11_000, "EPSG:32643", weighted=False, columns=(),
        names="{statistic}ssm", output=Output("csv", "/it's/a.csv"),
    )  # fmt: skip
    words = shlex.split(to_command(order).replace("\\\n", ""))
    assert words[:3] == ["qgis_process", "run", "ee_workbench:zonal"]
    given = dict(word[2:].split("=", 1) for word in words[3:])
    assert filters(given.pop("FILTERS")) == TABLE_ZONES.filters
    assert given == {
        "RECIPE": RAIN.to_json(), "TABLE": "a/b", "STATISTICS": "mean", "PERCENTILES": "5", "EACH": "true",
        "BANDS": "pr", "SCALE": "11000.0", "CRS": "EPSG:32643", "WEIGHTED": "false", "COLUMNS": "-",
        "NAMES": "{statistic}ssm", "CSV": "/it's/a.csv",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"source": Graph(GRAPH, IMAGE)}, "from a recipe"),
        ({"zones": LAYER}, "no selection"),
        ({"zones": replace(LAYER, source="", selected_only=False)}, "this project only"),
        ({"zones": TableZones("a", (PropertyFilter("n", "==", "a;b"),))}, "semicolon"),
        ({"zones": LAYER, "output": Output("attributes")}, "writes files"),
    ],
)
def test_what_no_command_can_say(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(RecipeError, match=words):
        to_command(replace(ZonalOrder(RAIN, TABLE_ZONES, output=Output("csv", "/a.csv")), **changes))


# Rows.


def how(**changes: Any) -> dict[str, Any]:
    usual = {"bands": ["a"], "numbers": ["mean"], "percentiles": [], "histogram": None, "area": False, "each": False}
    return {**usual, "names": "", **changes}


@pytest.mark.parametrize(
    ("asked", "properties", "found"),
    [
        (how(), {"mean": 1.5}, {("a", "mean"): 1.5}),
        (how(), {}, {("a", "mean"): None}),
        (how(bands=["a", "b"]), {"a": 1, "b": 2}, {("a", "mean"): 1, ("b", "mean"): 2}),
        (
            how(bands=["a", "b"], percentiles=[2.5]),
            {"a_mean": 1, "a_p2.5": 2, "b_mean": 3},
            {("a", "mean"): 1, ("a", "p2.5"): 2, ("b", "mean"): 3, ("b", "p2.5"): None},
        ),
        (
            how(numbers=[], histogram=[0.0, 1.0, 2], area=True),
            {"histogram": [[0, 4.5], [0.5, 1]], "area0": [{"class": 11, "sum": 2.0}]},
            {("a", "from_0"): 4.5, ("a", "from_0.5"): 1, ("a", "area_11"): 2.0},
        ),
    ],
)
def test_values_of_what_the_service_says(asked: Any, properties: Any, found: Any) -> None:
    assert zonal_rows.values_of(properties, asked) == found


def test_rows_stand_as_zones_and_dates_do() -> None:
    answers = {(2, "i"): {("a", "mean"): 4}, (1, "j"): {("a", "mean"): 3}, (1, "i"): {("a", "mean"): 1}}
    zones, images = [(2, ["x"]), (1, ["y"])], [("i", "2020-01-01"), ("j", "2020-01-02")]
    columns, rows = zonal_rows.table_of(how(each=True), ["date"], zones, images, answers)
    assert columns == ["date", "date_2", "mean"]
    assert rows == [
        ["x", "2020-01-01", 4], ["x", "2020-01-02", None], ["y", "2020-01-01", 1], ["y", "2020-01-02", 3],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("millis", "shown"),
    [(0, "1970-01-01"), (5_400_000, "1970-01-01T01:30:00"), (None, "i"), (-86_400_000, "1969-12-31")],
)
def test_dates(millis: Any, shown: str) -> None:
    assert zonal_rows.stamp(millis, "i") == shown


def test_csv() -> None:
    text = zonal_rows.csv_text(["a", "b, c"], [[None, 0.1 + 0.2], [True, 'x "y"\n'], [1e-20, -3]])
    assert text == 'a,"b, c"\n,0.30000000000000004\ntrue,"x ""y""\n"\n1e-20,-3\n'
