# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers that ee_plugin's real source makes: they come back with ours, and its tools go on working on them."""

from __future__ import annotations

import importlib
import os

import pytest
from ee_workbench.plugin.bridge import layers, stored_layers
from ee_workbench.plugin.bridge.adding import AddLayerTask
from ee_workbench.plugin.bridge.keeper import LayerKeeper
from ee_workbench.plugin.bridge.renewer import Renewer
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.periods import Period
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from qgis.core import QgsVectorLayer

from ..keys import key_file

RECIPE = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030))
STYLE = {"color": "ff0000", "width": 2}


@pytest.fixture
def renewer(project, client, tmp_path):
    made = Renewer(client, tmp_path / "features", project)
    made.troubles = {}
    made.trouble.connect(made.troubles.__setitem__)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def its_layers(ee_plugin, project, monkeypatch, tmp_path):
    """One of each kind, added by its own Map; names in the order of adding."""
    import tempfile

    import ee
    from ee_plugin import Map

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    # Its style of vector layers wants more of the window than a test has.
    monkeypatch.setattr(importlib.import_module("ee_plugin.utils"), "_apply_vector_style", lambda *_: None)
    points = ee.FeatureCollection([ee.Feature(ee.Geometry.Point([8.5, 47.4]), {"n": 7})])
    Map.addLayer(ee.Image.constant(3), {"min": 0, "max": 4, "palette": ["000000", "ff0000"]}, "image")
    Map.addLayer(ee.Image.constant([1, 2, 3]), {"bands": ["constant", "constant_1", "constant_2"]}, "colours")
    Map.addLayer(ee.ImageCollection([ee.Image.constant(1), ee.Image.constant(5)]), {"max": 6}, "collection")
    Map.addLayer(ee.FeatureCollection("USDOS/LSIB_SIMPLE/2017"), STYLE, "countries")
    Map.addLayer(points, {}, "points")
    Map.addLayer(ee.Geometry.Rectangle([5, 40, 15, 50]), {}, "rectangle")
    return ["image", "colours", "collection", "countries", "points", "rectangle"]


def by_name(project):
    return {layer.name(): layer for layer in project.mapLayers().values()}


def reopen(project, tmp_path, sandbox):
    """Written, closed, and opened some days later: maps are forgotten, temporary files gone."""
    files = [each.source() for each in project.mapLayers().values() if isinstance(each, QgsVectorLayer)]
    assert files and project.write(str(tmp_path / "map.qgz"))
    project.clear()
    for file in files:
        os.unlink(file.replace("/vsigzip/", "", 1))
    sandbox.expire_maps()
    assert project.read(str(tmp_path / "map.qgz"))


def at_rest(renewer):
    return renewer._task is None and not renewer._soon.isActive()


def test_its_layers_come_back(its_layers, project, renewer, wait, sandbox, tmp_path):
    ids = {name: layer.id() for name, layer in by_name(project).items()}
    reopen(project, tmp_path, sandbox)
    wait.until(lambda: at_rest(renewer), timeout=60_000)
    found = by_name(project)
    assert {name: layer.id() for name, layer in found.items()} == ids and list(ids) and not renewer.troubles
    for name in ("image", "colours", "collection", "countries"):
        assert stored_layers.address(found[name]).startswith(sandbox.url)
    (feature,) = found["points"].getFeatures()
    assert feature["n"] == 7 and feature.geometry().asPoint().x() == pytest.approx(8.5)
    (box,) = found["rectangle"].getFeatures()
    assert box.geometry().boundingBox().width() == pytest.approx(10)


def test_its_tools_work_on_what_came_back(its_layers, project, renewer, wait, sandbox, tmp_path):
    import ee

    reopen(project, tmp_path, sandbox)
    wait.until(lambda: at_rest(renewer), timeout=60_000)
    utils, identify = (importlib.import_module(f"ee_plugin.{name}") for name in ("utils", "identify"))
    found = by_name(project)
    assert {layer.name() for layer in utils.get_ee_raster_layers()} == {"image", "colours", "collection", "countries"}
    image = utils.get_ee_object_from_layer(found["image"])
    point = ee.Geometry.Point([8.5, 47.4], "EPSG:4326")
    assert identify.identify_image(image, point, 1000, identify.identify_reducer(False)) == {"constant": 3}
    assert utils.is_ee_feature_collection_layer(found["countries"])
    utils.update_ee_vector_layer(utils.get_ee_object_from_layer(found["points"]), found["points"], {})
    assert found["points"].featureCount() == 1  # its own refresh of a vector layer, after ours


def test_its_refresh_before_ours_and_after(its_layers, ee_plugin, project, renewer, wait, sandbox, tmp_path):
    """It stops at the first vector layer; whatever it did or left undone, all layers are there and draw in the end."""
    ids = set(project.mapLayers())
    reopen(project, tmp_path, sandbox)
    try:
        ee_plugin._updateLayers()  # what QGIS' "project read" calls, before our answers have come
    except AttributeError as error:
        assert "opacity" in str(error)
    wait.until(lambda: at_rest(renewer), timeout=60_000)
    try:
        ee_plugin._updateLayers()
    except AttributeError as error:
        assert "opacity" in str(error)
    wait.until(lambda: at_rest(renewer), timeout=60_000)
    assert set(project.mapLayers()) == ids and not renewer.troubles
    assert not any(stored_layers.is_resting(layer) for layer in project.mapLayers().values())
    assert all(layer.isValid() for layer in project.mapLayers().values())


def test_layers_that_its_map_has_just_made_are_not_asked_for_again(its_layers, renewer, wait, sandbox):
    sandbox.clear_log()
    wait.a_while(100)
    assert at_rest(renewer) and not [entry for entry in sandbox.log() if entry["path"].endswith("/maps")]


def test_its_map_replaces_one_that_waits(its_layers, project, renewer, wait, sandbox, tmp_path):
    """A script that runs while a layer of its name waits: what the script drew stays."""
    import ee
    from ee_plugin import Map

    reopen(project, tmp_path, sandbox)
    Map.addLayer(ee.Image.constant(9), {"max": 9}, "image")
    drawn = by_name(project)["image"].source()
    wait.until(lambda: at_rest(renewer), timeout=60_000)
    assert by_name(project)["image"].source() == drawn and not renewer.troubles


def test_our_export_takes_its_layers(its_layers, project):
    from ee_workbench.plugin.bridge import exporting

    found = by_name(project)
    assert all(exporting.source_of(found[name]) is not None for name in ("image", "collection", "countries"))
    assert not layers.is_ours(found["image"]) and layers.recipe_of(found["image"]) is None


def test_its_map_in_a_live_session(ee_plugin, client, project, renewer, wait, sandbox, tmp_path):
    """Live, with the throw-away key of a service account: its Map, our layers, and both reopened, in one session."""
    import ee
    from ee_plugin import Map

    path = key_file(tmp_path, sandbox.url + "/token")
    info = client.session.connect(Connection("service_account", "", str(path), url=sandbox.url))
    assert not info.is_sandbox
    keeper = LayerKeeper(project)
    keeper.start()
    Map.addLayer(ee.Image.constant(3), {"min": 0, "max": 4}, "by a script")
    task = AddLayerTask(RECIPE, client)
    with wait.signals(task.succeeded, timeout=60_000) as heard:
        task.start()
    ours = heard[0][1][0].id()
    assert not any("not for science" in text for text in project.mapLayer(ours).metadata().rights())
    ee_plugin._updateLayers()
    assert project.write(str(tmp_path / "live.qgz")) and project.read(str(tmp_path / "live.qgz"))
    wait.until(lambda: at_rest(renewer), timeout=60_000)
    assert not renewer.troubles and len(project.mapLayers()) == 2
    assert all(sandbox.url in layer.source() for layer in project.mapLayers().values())
    assert "throw-away" in stored_layers.address(project.mapLayer(ours))
    keeper.stop()


def test_saved_with_samples_opened_live_and_back(ee_plugin, client, project, renewer, wait, sandbox, tmp_path):
    """What a map says of its data follows the session that draws it."""
    keeper = LayerKeeper(project)
    keeper.start()
    task = AddLayerTask(RECIPE, client)
    with wait.signals(task.succeeded, timeout=60_000) as heard:
        task.start()
    ours = heard[0][1][0].id()
    project.write(str(tmp_path / "map.qgz"))
    path = key_file(tmp_path, sandbox.url + "/token")
    for connection, samples in (
        (Connection("service_account", "", str(path), url=sandbox.url), False),
        (Connection(mode="sandbox", url=sandbox.url), True),
    ):
        client.session.connect(connection)
        renewer.set_connected(True)
        project.read(str(tmp_path / "map.qgz"))
        wait.until(lambda: at_rest(renewer), timeout=60_000)
        rights = project.mapLayer(ours).metadata().rights()
        assert any("not for science" in text for text in rights) is samples
        assert len(rights) == len(set(rights)) == 1 + samples
    keeper.stop()
