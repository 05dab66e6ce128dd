# SPDX-License-Identifier: GPL-2.0-or-later
"""Orders of exports: what does not fit is a sentence beside its field, and text gives the same order again."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import Any

import pytest
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.export_order import Destination, ExportOrder, holds
from ee_workbench.plugin.core.order_source import Graph
from ee_workbench.plugin.core.periods import Period
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe

RECIPE = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period(2030, 2030, (3,)))
GRAPH = Graph('{"result": "0", "values": {"0": {"constantValue": 1}}}', "images", "my  images\n")


def order(**changes: Any) -> ExportOrder:
    return replace(ExportOrder(RECIPE, "image", Destination("drive", "maps")), **changes)


@pytest.mark.parametrize(
    "made",
    [
        order(),
        order(nodata=math.nan, dtype="float32", bands=("a", "b"), clip=True),
        order(crs="EPSG:4326", crs_transform=(1, 0, 2, 0, -1, 3), region=Region.rectangle(1, 2, 3, 4, "here")),
        order(destination=Destination("asset", "projects/p/assets/a/"), pyramiding="mode", max_pixels=10**9),
        ExportOrder(GRAPH, "images", Destination("cloud", "bucket/path"), "{index}", scale=30, file_format="COG"),
        ExportOrder(replace(GRAPH, what="table"), "table", Destination("drive"), columns=("a",), file_format="KML"),
    ],
)
def test_text_gives_the_same_order(made: ExportOrder) -> None:
    again = ExportOrder.from_json(made.to_json())
    assert again.to_json() == made.to_json() and (again == made or math.isnan(made.nodata or 0))


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("what", {"what": "video"}),
        ("what", {"source": GRAPH}),
        ("template", {"names": "{"}),
        ("template", {"what": "images", "names": "{title}"}),
        ("scale", {"scale": 0}),
        ("scale", {"scale": math.nan}),
        ("crs", {"crs": "WGS 84"}),
        ("crs", {"crs_transform": (1, 0, 0, 0, -1, 0)}),
        ("crs_transform", {"crs": "EPSG:4326", "crs_transform": (1, 0, 0)}),
        ("crs_transform", {"crs": "EPSG:4326", "crs_transform": (1, 1, 0, 1, 1, 0)}),
        ("crs_transform", {"crs": "EPSG:4326", "crs_transform": (1, 0, 0, 0, -1, 0), "scale": 10}),
        ("file_format", {"file_format": "CSV"}),
        ("dtype", {"dtype": "int64"}),
        ("nodata", {"nodata": 256, "dtype": "uint8"}),
        ("nodata", {"nodata": 0.5, "dtype": "int16"}),
        ("nodata", {"nodata": math.inf}),
        ("max_pixels", {"max_pixels": 0}),
        ("pyramiding", {"pyramiding": "best"}),
        ("bands", {"bands": ("",)}),
        ("columns", {"columns": ("a",) * 1001}),
    ],
)
def test_what_does_not_fit_names_its_field(field: str, change: dict[str, Any]) -> None:
    with pytest.raises(RecipeError) as caught:
        order(**change)
    assert caught.value.field == field and len(str(caught.value)) > 20


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("tape", ""), ("drive", "a/b"), ("cloud", " "), ("cloud", "Bucket"), ("cloud", "gs://bucket"),
        ("asset", ""), ("asset", "folder"), ("asset", "projects/p/assets/a b"), ("drive", "x" * 501),
    ],
)  # fmt: skip
def test_destinations_that_are_none(kind: str, place: str) -> None:
    with pytest.raises(RecipeError) as caught:
        Destination(kind, place)
    assert caught.value.field == "destination"


def test_types_and_values() -> None:
    assert holds("uint8", 255) and not holds("uint8", -1) and not holds("int16", 1.5) and holds("float32", -9999)
    assert holds("float64", math.nan) and not holds("uint16", math.nan)


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", "NaN", '{"source": {}}', "[" * 5000])
def test_text_that_is_no_order(text: str) -> None:
    with pytest.raises(RecipeError):
        ExportOrder.from_json(text)


def test_every_member_is_looked_at() -> None:
    """Each value in turn is replaced by something else: a sentence, or an order; never another error."""
    good = json.loads(order(region=Region.rectangle(1, 2, 3, 4)).to_json())
    for name in good:
        for odd in (None, 7, -1.5, "x", [], {}, [None], {"a": 1}, True):
            try:
                made = ExportOrder.from_json(json.dumps({**good, name: odd}))
            except RecipeError as error:
                assert str(error)
            else:
                assert ExportOrder.from_json(made.to_json()) == made
