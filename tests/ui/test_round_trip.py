# SPDX-License-Identifier: GPL-2.0-or-later
"""Whatever a recipe says, the CMIP6 form shows it and says it again: nothing is lost when a layer is edited."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Optional

import pytest
from ee_workbench.plugin.core import palettes
from ee_workbench.plugin.core.errors import RecipeError
from ee_workbench.plugin.core.periods import Period, YearRange
from ee_workbench.plugin.core.recipes import Region, Style, cmip6_facts
from ee_workbench.plugin.core.recipes.cmip6 import ANOMALIES, ENSEMBLES, STATISTICS, Cmip6Recipe, Ensemble, Statistic
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

OWN = "projects/my-project/assets/climate"
MARCH = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030))
LABELS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=20)
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
#: What people type: up to six digits after the point.
NUMBERS = st.floats(-1e5, 1e5).map(lambda number: round(number, 6))
PERCENTS = st.floats(0, 100).map(lambda number: round(number, 6))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Any run of months of any years that the collection has."""
    first = draw(st.integers(1951, 2100))
    last = draw(st.one_of(st.just(first), st.integers(first, 2100)))
    begin, count = draw(st.integers(1, 12)), draw(st.sampled_from([1, 1, 2, 3, 3, 6, 11, 12, 12]))
    return Period(first, last, tuple((begin - 1 + step) % 12 + 1 for step in range(count)))


@st.composite
def regions(draw: st.DrawFn) -> Optional[Region]:
    """None, boxes, and areas that no form can draw."""
    west, south = draw(st.integers(-180, 179)), draw(st.integers(-90, 89))
    east, north = west + draw(st.integers(1, 180)), draw(st.integers(south + 1, 90))
    label = draw(LABELS)
    box = Region.rectangle(west, south, east, north, label)
    triangle = {"type": "Polygon", "coordinates": [[[west, south], [east, south], [east, north], [west, south]]]}
    several = {"type": "MultiPolygon", "coordinates": [triangle["coordinates"], box.coordinates()]}
    areas = [Region(json.dumps(area), label) for area in (triangle, several)]
    return draw(st.sampled_from([None, box, *areas]))


@st.composite
def styles(draw: st.DrawFn) -> Style:
    """Named and own palettes; both, one or neither end of the stretch."""
    own = st.lists(COLOURS, min_size=2, max_size=12).map(",".join)
    palette = draw(st.one_of(st.just(""), st.sampled_from(sorted(palettes.PALETTES)), own))
    low = draw(st.one_of(st.none(), NUMBERS))
    high = draw(st.one_of(st.none(), NUMBERS))
    if low is not None and high is not None:
        assume(low != high)
        low, high = sorted((low, high))
    return Style(palette, draw(st.booleans()), low, high)


def _statistics(kind: str) -> st.SearchStrategy[Statistic]:
    if kind == "percentile":
        return PERCENTS.map(lambda value: Statistic(kind, value))
    if kind.startswith("days"):
        return NUMBERS.map(lambda value: Statistic(kind, value))
    return st.just(Statistic(kind))


def _ensembles(kind: str) -> st.SearchStrategy[Ensemble]:
    return PERCENTS.map(lambda value: Ensemble(kind, value)) if kind == "percentile" else st.just(Ensemble(kind))


@st.composite
def recipes(draw: st.DrawFn) -> Cmip6Recipe:
    """Recipes that can be: of the real collection, or of one's own with names that no list has."""
    known = list(cmip6_facts.models())
    is_own = draw(st.sampled_from([False, False, False, True]))
    names = st.sampled_from([*known, "MY-MODEL", "Übung 1"] if is_own else known)
    models = tuple(draw(st.lists(names, min_size=1, max_size=4, unique=True)))
    period = draw(periods())
    scenarios = ["historical"] if period.last_year < 2015 else ["ssp245", "ssp585"]
    scenario = draw(st.sampled_from([*scenarios, "ssp126", "my-run"] if is_own else scenarios))
    variable = draw(st.sampled_from(sorted(cmip6_facts.VARIABLES)))
    unit = draw(st.sampled_from(cmip6_facts.shown_units(variable)))
    statistic = draw(st.sampled_from(STATISTICS).flatmap(_statistics)) if unit != "mm" else Statistic()
    has_baseline = draw(st.booleans())
    first = draw(st.integers(1951, 2014))
    baseline = YearRange(first, draw(st.integers(first, 2014))) if has_baseline else None
    anomaly = draw(st.sampled_from(ANOMALIES)) if has_baseline else "absolute"
    ensemble = draw(st.sampled_from(ENSEMBLES).flatmap(_ensembles)) if len(models) > 1 else Ensemble()
    try:
        return Cmip6Recipe(
            models, scenario, variable, period, statistic, unit, baseline, anomaly, ensemble, draw(regions()),
            draw(styles()), OWN if is_own else cmip6_facts.COLLECTION,
        )  # fmt: skip
    except RecipeError:
        assume(False)
        raise


@pytest.fixture(scope="module")
def panels(qgis_app: Any) -> Iterator[tuple[Any, Any]]:
    """Two forms, the same all through: what one recipe leaves behind must not disturb the next."""
    from ee_workbench.ui.cmip6_panel import Cmip6Panel

    made = Cmip6Panel(), Cmip6Panel()
    for each in made:
        each.set_connected(True)
        each.resize(320, 900)
    made[0].show()
    yield made
    for each in made:
        each.close()
        each.deleteLater()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(recipes())
def test_the_form_says_again_what_a_recipe_says(panels: tuple[Any, Any], recipe: Cmip6Recipe) -> None:
    panel, other = panels
    told: list[Any] = []
    panel.changed.connect(lambda: told.append(1))
    try:
        panel.set_recipe(recipe)
        assert panel.recipe() == recipe
        assert panel.summary_label.text() == recipe.summary() and panel.add_button.isEnabled()
        panel.set_recipe(recipe)
        assert told == []  # neither a recipe from outside nor an equal one counts as the user's change
    finally:
        panel.changed.disconnect()
    other.restore(panel.state())
    assert other.recipe() == recipe


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(recipes(), st.sampled_from([240, 300, 700]))
def test_looking_at_a_recipe_does_not_change_it(panels: tuple[Any, Any], recipe: Cmip6Recipe, width: int) -> None:
    """Painting, resizing and going through all the fields by the keyboard change nothing."""
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest

    panel, _ = panels
    panel.set_recipe(recipe)
    panel.resize(width, 700)
    panel.models_picker.setFocus()
    for _step in range(35):
        focus = panel.focusWidget()
        QTest.keyClick(focus if focus is not None else panel, Qt.Key.Key_Tab)
    assert panel.recipe() == recipe


@pytest.mark.parametrize("state", ["", "{", "[]", "null", '{"recipe": 3, "follows_map": 1}', '{"follows_map": true}'])
def test_a_state_that_cannot_be_read_is_refused(panels: tuple[Any, Any], state: str) -> None:
    panel, _ = panels
    panel.set_recipe(MARCH)
    with pytest.raises(RecipeError):
        panel.restore(state)
    assert panel.recipe() == MARCH
