# SPDX-License-Identifier: GPL-2.0-or-later
"""A series as a group of layers: their times, one stretch, and requests side by side."""

from __future__ import annotations

import dataclasses

import pytest
from ee_workbench.plugin.bridge import layer_series, layers
from ee_workbench.plugin.bridge.layer_series import LayersTask, SeriesTask
from ee_workbench.plugin.core.errors import RecipeError, WorkbenchError
from ee_workbench.plugin.core.periods import Period
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from qgis.core import QgsUnitTypes

YEAR = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.years(2030, 2030))


def run(task, wait):
    got = []
    task.succeeded.connect(got.append)
    with wait.signals(task.ended, timeout=60_000):
        task.start()
    if task.error is not None:
        raise task.error
    return got[0]


def test_twelve_months_are_a_group_that_the_temporal_controller_plays(project, client, wait):
    found = run(SeriesTask(YEAR, "months", client, project=project), wait)
    assert [node.layerId() for node in found.group.findLayers()] == [layer.id() for layer in found.layers]
    assert len(found.layers) == 12
    ranges = [layer.temporalProperties().fixedTemporalRange() for layer in found.layers]
    assert all(layer.temporalProperties().isActive() for layer in found.layers)
    for first, second in zip(ranges, ranges[1:]):
        assert first.end() == second.begin() and not first.includeEnd()
    time_settings = project.timeSettings()
    assert time_settings.temporalRange().begin() == ranges[0].begin()
    assert time_settings.temporalRange().end() == ranges[-1].end()
    assert (time_settings.timeStep(), time_settings.timeStepUnit()) == (1, QgsUnitTypes.TemporalUnit.TemporalMonths)
    legends = {layers.facts_of(layer).legend for layer in found.layers}
    assert len(legends) == 1
    assert sum(node.itemVisibilityChecked() for node in found.group.findLayers()) == 1
    layer_series.show_all(found)
    assert all(node.itemVisibilityChecked() for node in found.group.findLayers())


def test_maps_are_asked_for_side_by_side(project, client, sandbox, wait):
    sandbox.latency(400)
    run(SeriesTask(YEAR, "months", client, project=project), wait)
    maps = [entry for entry in sandbox.log() if entry["path"].endswith("/maps")]
    assert len(maps) == 12
    # How many were under way when each of them ended, itself among them.
    ends = [sum(each["t"] - each["ms"] / 1000 < entry["t"] <= each["t"] for each in maps) for entry in maps]
    assert max(ends) >= 4


def test_a_fault_leaves_nothing_behind(project, client, sandbox, wait):
    sandbox.faults({"path": "maps", "status": 403, "times": 1})
    with pytest.raises(WorkbenchError):
        run(SeriesTask(YEAR, "months", client, project=project), wait)
    assert project.mapLayers() == {} and project.layerTreeRoot().children() == []


def test_what_cannot_be_divided_is_refused_before_anything_is_sent(project, client, sandbox):
    with pytest.raises(RecipeError, match="no whole part"):
        SeriesTask(dataclasses.replace(YEAR, period=Period.month(3, 2030)), "seasons", client, project=project)
    assert sandbox.log() == []


def test_layers_of_recipes_come_in_their_order(project, client, wait):
    recipes = [dataclasses.replace(YEAR, scenario=name) for name in ("ssp585", "ssp245")]
    made = run(LayersTask(recipes, client, project=project), wait)
    assert [layer.name() for layer in made] == [recipe.title() for recipe in recipes]
    assert project.layerTreeRoot().findLayers() == []
