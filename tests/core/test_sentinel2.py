# SPDX-License-Identifier: GPL-2.0-or-later
"""The Sentinel-2 recipe: what it refuses, what it says, its JSON and its script."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from typing import Any

import pytest
from ee_workbench.plugin.core import indices
from ee_workbench.plugin.core.errors import NothingFound, RecipeError
from ee_workbench.plugin.core.periods import DateSpan, Period
from ee_workbench.plugin.core.recipes import Recipe, Region, Style
from ee_workbench.plugin.core.recipes import sentinel2_facts as facts
from ee_workbench.plugin.core.recipes.sentinel2 import Sentinel2Recipe
from ee_workbench.plugin.core.recipes.sentinel2_parts import (
    COMPOSITES,
    MASKS,
    CloudMask,
    Composite,
    SceneFilter,
    View,
)
from ee_workbench.plugin.core.relative import RelativeSpan
from ee_workbench.plugin.core.scenes import SceneList
from ee_workbench.plugin.core.script import lines as body_lines
from ee_workbench.plugin.core.script import to_python
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

BOX = Region.rectangle(11.3, 47.85, 11.4, 47.95, "Starnberg")
JUNE = DateSpan.of("2024-06-01", "2024-06-30")
PLAIN = Sentinel2Recipe(BOX, JUNE)
TRIANGLE = Region('{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,0.5]]]}', "x")


@st.composite
def recipes(draw: st.DrawFn) -> Sentinel2Recipe:
    """Recipes of every form."""
    day = st.dates(datetime.date(2017, 4, 1), datetime.date(2030, 1, 1))
    first, last = sorted((draw(day), draw(day)))
    years = draw(st.integers(2018, 2024))
    season = Period.climatology(years, years + draw(st.integers(0, 4)), draw(st.sampled_from([(6, 7), (12, 1, 2)])))
    some = st.lists(st.sampled_from(MASKS), unique=True).map(tuple)
    mask = CloudMask(
        draw(some), draw(st.sampled_from(["cs", "cs_cdf"])), draw(st.sampled_from([0.5, 0.65])),
        draw(st.sampled_from([40, 62.5])), draw(st.booleans()),
        draw(st.lists(st.sampled_from(list(facts.SCENE_CLASSES)), min_size=1, unique=True).map(tuple)),
        draw(st.sampled_from([0, 60, 12.5])),
    )  # fmt: skip
    scenes = SceneFilter(
        draw(st.sampled_from([100, 30, 12.5])), draw(st.sampled_from([(), (22, 65)])),
        draw(st.sampled_from([(), ("32UPU",)])), draw(st.sampled_from(["", "04.00"])),
        draw(st.sampled_from([(), ("a_1", "b_2")])),
    )  # fmt: skip
    names = st.sampled_from(sorted(indices.indices()))
    composite = Composite(
        draw(st.sampled_from(COMPOSITES)), draw(st.sampled_from([0, 97.5])), draw(names), draw(st.booleans())
    )
    bands = st.lists(st.sampled_from(sorted(facts.BANDS)), min_size=3, max_size=3).map(tuple)
    stretch = draw(st.sampled_from([(None, None), ((0, 0.01, 0.02), (0.3, 0.4, 0.5))]))
    view = View(
        draw(st.sampled_from(["bands", "index", "expression"])), draw(bands), draw(names),
        draw(st.sampled_from(["B8 - B4", "(B8-B4)/(B8+B4) > 0.2 ? 1 : B12 ** 2"])), *stretch,
        draw(st.sampled_from([1, 1.4])),
    )  # fmt: skip
    period = draw(st.sampled_from([DateSpan(first, last), season, RelativeSpan(2, "month")]))
    try:
        return Sentinel2Recipe(
            draw(st.sampled_from([BOX, TRIANGLE])), period,
            draw(st.sampled_from([*facts.COLLECTIONS, "projects/p/assets/own"])), scenes, mask, composite, view,
            Style(draw(st.sampled_from(["", "viridis"])), minimum=draw(st.sampled_from([None, -0.5]))),
            draw(st.sampled_from(["none", "region", "bounds"])),
        )  # fmt: skip
    except RecipeError:
        assume(False)
        raise


@given(recipes())
def test_json_says_it_again(recipe: Sentinel2Recipe) -> None:
    again = Recipe.from_json(recipe.to_json())
    assert again == recipe and again.to_json() == recipe.to_json()
    assert recipe.title() and recipe.summary().endswith(".") and recipe.legend().title
    shown = recipe.visualization()
    assert all(low < high for low, high in zip(shown.minimum, shown.maximum))


@given(recipes())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_script_builds_the_engine_s_graph(connected_ee: Any, recipe: Sentinel2Recipe) -> None:
    from ee_workbench.plugin.engine import products

    script = to_python(recipe, initialize=False)
    lines = script.splitlines()
    names: dict[str, Any] = {}
    exec(compile("\n".join(lines[:-1]), "script", "exec"), names)
    product = products.build(recipe)
    assert json.loads(names["image"].serialize()) == json.loads(product.image.serialize())  # type: ignore[attr-defined]
    assert names["visualization"] == product.visualization.to_ee()
    body = "\n".join(["import ee", *body_lines(recipe, every=True)])
    exec(compile(body, "script", "exec"), names)
    assert json.loads(names["images"].serialize()) == json.loads(products.images(recipe).serialize())
    assert max(map(len, lines)) <= 130


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: Sentinel2Recipe(None, JUNE), "region"),  # type: ignore[arg-type]
        (lambda: DateSpan.of("2024-06-31", "2024-07-01"), "period"),
        (lambda: DateSpan.of("2024-07-02", "2024-07-01"), "period"),
        (lambda: Sentinel2Recipe(BOX, DateSpan.of("2016-01-01", "2016-02-01")), "period"),
        (lambda: SceneFilter(cloud=0), "cloud"),
        (lambda: SceneFilter(orbits=(0,)), "orbits"),
        (lambda: SceneFilter(tiles=("32upu",)), "tiles"),
        (lambda: SceneFilter(baseline="4"), "baseline"),
        (lambda: SceneFilter(left_out=("a", "a")), "left_out"),
        (lambda: CloudMask(("magic",)), "mask"),
        (lambda: CloudMask(threshold=1.5), "threshold"),
        (lambda: CloudMask(probability=-1), "probability"),
        (lambda: CloudMask(("scl",), classes=()), "classes"),
        (lambda: CloudMask(dilation=5000), "dilation"),
        (lambda: Composite("percentile", 101), "percentile"),
        (lambda: Composite("best", index="NOPE"), "best_index"),
        (lambda: View("bands", ("B4", "B3")), "bands"),
        (lambda: View("index", index="NOPE"), "index"),
        (lambda: View("expression", expression=""), "expression"),
        (lambda: View("expression", expression="(B8 - B4"), "expression"),
        (lambda: View("expression", expression="NIR / 2"), "expression"),
        (lambda: View("expression", expression="1 + 1"), "expression"),
        (lambda: View(low=(0.3,) * 3, high=(0.1,) * 3), "stretch"),
        (lambda: View(gamma=0), "gamma"),
        (lambda: replace(PLAIN, collection=facts.TOP, mask=CloudMask(("scl",))), "mask"),
        (lambda: replace(PLAIN, view=View(bands=("B10", "B3", "B2"))), "bands"),
        (lambda: replace(PLAIN, clip="maybe"), "clip"),
    ],
)
def test_what_does_not_fit_names_its_field(make: Any, field: str) -> None:
    with pytest.raises(RecipeError) as caught:
        make()
    assert caught.value.field == field and str(caught.value).endswith((".", ","))


def test_only_the_bands_that_are_needed_are_read() -> None:
    assert PLAIN.source_bands() == ("B2", "B3", "B4")
    assert replace(PLAIN, view=View("index", index="NDVI")).source_bands() == ("B4", "B8")
    assert replace(PLAIN, composite=Composite("best", index="NDWI")).source_bands() == ("B2", "B3", "B4", "B8")
    assert replace(PLAIN, composite=Composite(count=True)).bands() == ("B4", "B3", "B2", "count")


def test_words() -> None:
    assert PLAIN.title() == "True colour · June 2024 · median · Starnberg"
    assert "Cloud Score+ (cs ≥ 0.6)" in PLAIN.summary() and "surface reflectance" in PLAIN.summary()
    assert DateSpan.of("2024-01-01", "2024-12-31").label() == "2024"
    assert DateSpan.of("2024-01-05", "2024-01-05").label() == "2024-01-05"
    assert DateSpan.of("2024-01-05", "2024-03-05").label() == "2024-01-05 to 2024-03-05"


@pytest.mark.parametrize(
    ("first", "last", "warned"),
    [
        ("2021-12-01", "2022-01-24", False),
        ("2021-12-01", "2022-01-25", True),
        ("2024-02-28", "2024-03-31", True),
        ("2024-02-29", "2024-03-31", False),
    ],
)
def test_the_gap_of_qa60_is_told(first: str, last: str, warned: bool) -> None:
    recipe = Sentinel2Recipe(BOX, DateSpan.of(first, last), mask=CloudMask(("qa60",)))
    assert any("QA60" in each for each in recipe.warnings()) == warned
    assert not any("QA60" in each for each in replace(recipe, mask=CloudMask()).warnings())


def test_stretches_become_part_of_the_recipe() -> None:
    made = PLAIN.with_stretch((0.01, 0.02, 0.03), (0.2, 0.3, 0.4)).visualization()
    assert (made.minimum, made.maximum) == ((0.01, 0.02, 0.03), (0.2, 0.3, 0.4))
    one = replace(PLAIN, view=View("index")).with_stretch((0.123456,), (0.7654321,))
    assert one.limits() == (0.123, 0.765)
    assert PLAIN.with_stretch((0.2,) * 3, (0.1,) * 3).visualization().maximum == (0.201,)


def test_whom_to_name() -> None:
    assert any("Copernicus" in each for each in PLAIN.attribution()) and PLAIN.licence() and PLAIN.links()


def test_lists_of_scenes() -> None:
    rows = [["b", 86400000.0 * 40, "32UPU", 12.5, 65, "05.10", 0.5], ["a", 0, None, None, None, None, None]]
    found = SceneList.read({"rows": rows, "count": 3000})
    assert [row.index for row in found.rows] == ["a", "b"] and found.count == 3000
    assert found.months() == {"1970-01": 1, "1970-02": 1} and found.rows[0].cloud == -1
    for nothing in ({}, {"rows": []}, None):
        with pytest.raises(NothingFound, match="No scenes match"):
            SceneList.read(nothing)
