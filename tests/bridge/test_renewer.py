# SPDX-License-Identifier: GPL-2.0-or-later
"""Projects that reopen: every layer comes back by itself, ours and ee_plugin's, whatever happened to it meanwhile."""

from __future__ import annotations

import time

import pytest
from ee_workbench.plugin.bridge import layers, legends, stored_layers
from ee_workbench.plugin.bridge.keeper import LayerKeeper
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.errors import WorkbenchError
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import SANDBOX_NOTE, Session
from qgis.core import (
    QgsLayerDefinition,
    QgsLayerTree,
    QgsMapThemeCollection,
    QgsRasterLayer,
)

from .reopened import LOOK, RECIPE, at_rest, colour, maps, reopen
from .stored_projects import constant, forty, point, raster, vector

# Opening


def test_forty_layers_of_one_name_come_back(project, client, watch, wait, tmp_path, bad_layers, sandbox):
    """Vectors whose files are gone, tiles at dead addresses, and three that cannot: each by its id, none lost."""
    ids = forty(project, tmp_path, "forty.qgz")
    renewer = watch(client)
    assert project.read(str(tmp_path / "forty.qgz"))
    wait.until(lambda: renewer.heard.idles and at_rest(renewer), timeout=60_000)
    assert set(project.mapLayers()) == set(ids) and bad_layers == []
    assert set(renewer.heard.troubles) == set(ids[-3:])
    assert all(isinstance(error, WorkbenchError) and str(error) for error in renewer.heard.troubles.values())
    for number, layer_id in enumerate(ids[:10]):
        (feature,) = project.mapLayer(layer_id).getFeatures()
        assert feature.geometry().asPoint().x() == pytest.approx(number) and feature["n"] == number
    addresses = {stored_layers.address(project.mapLayer(layer_id)) for layer_id in ids[10:-3]}
    assert len(addresses) == 27 and all(address.startswith(sandbox.url) for address in addresses)
    assert colour(project.mapLayer(ids[10 + 20]), wait) in ("#808080", "#7f7f7f")  # 20 of 0…40
    assert not project.isDirty()


def test_the_requests_run_beside_each_other(project, client, watch, wait, tmp_path, sandbox, heartbeat):
    forty(project, tmp_path, "forty.qgz")
    renewer = watch(client)
    sandbox.latency(300)
    sandbox.clear_log()
    assert project.read(str(tmp_path / "forty.qgz"))
    wait.until(lambda: renewer.heard.idles and at_rest(renewer), timeout=60_000)
    entries = sandbox.log()
    spans = [(entry["t"] - entry["ms"] / 1000, entry["t"]) for entry in entries]
    beside = [sum(begin <= moment < end for begin, end in spans) for moment, _ in spans]
    assert len(entries) > 30 and max(beside) >= 6


@pytest.mark.parametrize("ending", ["qgs", "qgz"])
def test_our_layer_comes_back_dressed(ours, project, client, watch, wait, tmp_path, sandbox, ending):
    keeper = LayerKeeper(project)
    keeper.start()
    renewer = watch(client)
    project.mapLayer(ours).setOpacity(0.4)
    sandbox.expire_maps()
    sandbox.clear_log()
    reopen(project, tmp_path / f"ours.{ending}")
    assert stored_layers.is_resting(project.mapLayer(ours))
    assert legends.legend_of(project.mapLayer(ours)) == RECIPE.legend()  # while it waits, too
    wait.until(lambda: renewer.heard.idles and at_rest(renewer), timeout=60_000)
    layer = project.mapLayer(ours)
    assert layers.recipe_of(layer) == RECIPE and legends.legend_of(layer) == RECIPE.legend()
    assert layer.opacity() == pytest.approx(0.4) and not layers.is_expired(layer)
    assert len(maps(sandbox)) == 1 and colour(layer, wait) != "#ffffff"
    keeper.stop()


def test_nobody_is_asked_for_a_stored_address(project, offline, watch, wait, tmp_path, sandbox):
    """A project file comes from anybody: the address in it must not even be called up."""
    layer = project.addMapLayer(raster("a", constant(1)))
    layer.setDataSource(f"type=xyz&url={sandbox.url}/v1/projects/x/maps/spy/tiles/{{z}}/{{x}}/{{y}}", "a", "wms")
    watch(offline)
    reopen(project, tmp_path / "spy.qgz")
    sandbox.clear_log()
    (layer,) = project.mapLayers().values()
    colour(layer, wait)
    assert sandbox.log() == [] and layer.isValid()


def test_without_a_session_they_wait_and_come_back_later(project, watch, wait, tmp_path, sandbox, bad_layers):
    ids = forty(project, tmp_path, "forty.qgs", broken=0, vectors=2, count=5)
    session = Session()
    client = Client(session)
    renewer = watch(client)
    assert project.read(str(tmp_path / "forty.qgs"))
    wait.until(lambda: renewer.heard.wanted == [5], timeout=60_000)
    assert set(project.mapLayers()) == set(ids) and bad_layers == []
    assert all(layer.isValid() for layer in project.mapLayers().values())
    renewer.look()
    wait.a_while(50)
    assert renewer.heard.wanted == [5]  # said once
    session.connect(Connection(mode="sandbox", url=sandbox.url))
    renewer.set_connected(True)
    wait.until(lambda: renewer.heard.idles and at_rest(renewer), timeout=60_000)
    assert all(stored_layers.address(project.mapLayer(each)).startswith(sandbox.url) for each in ids[2:])
    assert [project.mapLayer(each).featureCount() for each in ids[:2]] == [1, 1] and renewer.waiting == []
    session.disconnect()


def test_saved_while_it_waits_nothing_is_lost(project, offline, watch, wait, tmp_path, bad_layers):
    ids = forty(project, tmp_path, "forty.qgz", broken=0, vectors=2, count=4)
    renewer = watch(offline)
    assert project.read(str(tmp_path / "forty.qgz"))
    for path in (tmp_path / "again.qgz", tmp_path / "template.qgs"):
        reopen(project, path)
    assert set(project.mapLayers()) == set(ids) == set(renewer.waiting) and bad_layers == []


def test_another_port(project, ours, client, watch, wait, tmp_path, fresh_sandbox, sandbox):
    """Made in one sandbox, opened in another at another address."""
    renewer = watch(client)
    project.write(str(tmp_path / "map.qgz"))
    other = fresh_sandbox()
    client.session.connect(Connection(mode="sandbox", url=other.url))
    renewer.set_connected(True)
    wait.until(lambda: stored_layers.address(project.mapLayer(ours)).startswith(other.url), timeout=60_000)
    project.read(str(tmp_path / "map.qgz"))
    wait.until(lambda: stored_layers.address(project.mapLayer(ours)).startswith(other.url), timeout=60_000)
    assert colour(project.mapLayer(ours), wait) != "#ffffff"


def test_the_note_follows_the_session(ours, project, client, watch, wait, tmp_path):
    """What was made from samples and is drawn from real data is not called samples nor the other way round."""
    layer = project.mapLayer(ours)
    tiles = _tiles(layer)
    layers.renew(layer, tiles, "")
    assert SANDBOX_NOTE not in layer.metadata().rights() and layer.metadata().rights()
    assert SANDBOX_NOTE not in layer.serverProperties().attribution()
    layers.renew(layer, tiles, SANDBOX_NOTE)
    assert layer.metadata().rights()[0] == SANDBOX_NOTE
    assert SANDBOX_NOTE in layer.serverProperties().attribution()
    metadata = layer.metadata()
    metadata.setRights(["mine"])
    layer.setMetadata(metadata)
    layers.renew(layer, tiles, "")
    assert layer.metadata().rights() == ["mine"]


def _tiles(layer):
    from ee_workbench.plugin.engine.client import MapTiles

    return MapTiles(stored_layers.address(layer) + "/tiles/{z}/{x}/{y}", "n", "{}", time.time())


# What people do with layers


def test_duplicates_groups_and_themes(project, ours, client, watch, wait, tmp_path):
    keeper = LayerKeeper(project)
    keeper.start()
    renewer = watch(client)
    root = project.layerTreeRoot()
    group = root.addGroup("outer").addGroup("inner")
    copy = project.mapLayer(ours).clone()
    project.addMapLayer(copy, False)
    group.addLayer(copy)
    copy_id = copy.id()
    root.findLayer(ours).setItemVisibilityChecked(False)
    record = QgsMapThemeCollection.MapThemeRecord()
    record.addLayerRecord(QgsMapThemeCollection.MapThemeLayerRecord(copy))
    project.mapThemeCollection().insert("only the copy", record)
    reopen(project, tmp_path / "map.qgz")
    wait.until(lambda: renewer.heard.idles and at_rest(renewer), timeout=60_000)
    root = project.layerTreeRoot()
    assert set(project.mapLayers()) == {ours, copy_id} and not renewer.heard.troubles
    assert root.findGroup("inner").findLayerIds() == [copy_id]
    assert not root.findLayer(ours).itemVisibilityChecked() and root.findLayer(copy_id).itemVisibilityChecked()
    assert project.mapThemeCollection().mapThemeVisibleLayerIds("only the copy") == [copy_id]
    for each in (ours, copy_id):
        assert layers.recipe_of(project.mapLayer(each)) == RECIPE
        assert not stored_layers.is_resting(project.mapLayer(each))
    keeper.stop()


def test_a_copy_of_a_living_layer_asks_nothing(project, ours, client, watch, wait, sandbox):
    renewer = watch(client)
    sandbox.clear_log()
    project.addMapLayer(project.mapLayer(ours).clone())
    wait.a_while(100)
    assert maps(sandbox) == [] and at_rest(renewer)


def test_pasted_from_a_layer_definition(project, ours, client, watch, wait, tmp_path, fresh_sandbox):
    """A .qlr of another day: the address is not this session's."""
    node = project.layerTreeRoot().findLayer(ours)
    text = tmp_path / "map.qlr"
    done, error = QgsLayerDefinition.exportLayerDefinition(str(text), [node])
    assert done, error
    text.write_text(text.read_text().replace("127.0.0.1:", "127.0.0.2:"))
    renewer = watch(client)
    done, error = QgsLayerDefinition.loadLayerDefinition(str(text), project, project.layerTreeRoot())
    assert done, error
    (pasted,) = set(project.mapLayers()) - {ours}
    wait.until(
        lambda: stored_layers.address(project.mapLayer(pasted)).startswith(client.session.info.tiles_url),
        timeout=60_000,
    )
    assert not renewer.heard.troubles


def test_embedded_from_another_project(project, client, watch, wait, tmp_path):
    """A group of another project file, with a raster and a vector whose file is gone."""
    path = tmp_path / "tmp12345678.geojson.gz"
    group = project.layerTreeRoot().addGroup("shared")
    for layer in (raster("r", constant(2), LOOK), vector("v", point(3, 4), path)):
        project.addMapLayer(layer, False)
        group.addLayer(layer)
    project.write(str(tmp_path / "source.qgs"))
    project.clear()
    embedded = project.createEmbeddedGroup("shared", str(tmp_path / "source.qgs"), [])
    project.layerTreeRoot().addChildNode(embedded)
    renewer = watch(client)
    reopen(project, tmp_path / "map.qgs")
    wait.until(lambda: renewer.heard.idles and at_rest(renewer), timeout=60_000)
    assert sorted(layer.name() for layer in project.mapLayers().values()) == ["r", "v"]
    (tiles,) = (each for each in project.mapLayers().values() if isinstance(each, QgsRasterLayer))
    assert stored_layers.address(tiles).startswith(client.session.info.tiles_url)
    assert QgsLayerTree.isGroup(project.layerTreeRoot().findGroup("shared"))


def test_removed_and_edited_while_the_answer_is_under_way(project, client, watch, wait, tmp_path, sandbox):
    first, second = (project.addMapLayer(raster(name, constant(1), LOOK)).id() for name in "ab")
    renewer = watch(client)
    wait.until(lambda: at_rest(renewer), timeout=60_000)
    sandbox.latency(400)
    reopen(project, tmp_path / "map.qgz")
    wait.until(lambda: renewer._task is not None, timeout=60_000)
    project.removeMapLayer(first)
    fresh = f"type=xyz&url={sandbox.url}/v1/projects/sandbox/maps/script/tiles/{{z}}/{{x}}/{{y}}"
    project.mapLayer(second).setCustomProperty("ee-object", constant(9))
    project.mapLayer(second).setDataSource(fresh, "b", "wms")
    wait.until(lambda: at_rest(renewer), timeout=60_000)
    assert list(project.mapLayers()) == [second] and "/maps/script" in project.mapLayer(second).source()


def test_closing_the_project_ends_it(project, client, watch, wait, tmp_path, sandbox):
    ids = forty(project, tmp_path, "forty.qgz", broken=0, vectors=0, count=5)
    renewer = watch(client)
    sandbox.latency(500)
    project.read(str(tmp_path / "forty.qgz"))
    wait.until(lambda: renewer._task is not None, timeout=60_000)
    project.clear()
    assert renewer._task is None and renewer.waiting == []
    project.read(str(tmp_path / "forty.qgz"))
    wait.until(lambda: renewer.heard.idles and at_rest(renewer), timeout=60_000)
    assert set(project.mapLayers()) == set(ids) and not renewer.heard.troubles


def test_frozen_and_foreign_layers_are_left_alone(project, client, watch, wait, tmp_path):
    from osgeo import gdal

    path = tmp_path / "frozen.tif"
    gdal.GetDriverByName("GTiff").Create(str(path), 4, 4, 1)
    frozen = QgsRasterLayer(str(path), "frozen", "gdal")
    frozen.setCustomProperty("ee-layer", True)
    frozen.setCustomProperty("ee-object", constant(1))
    street = QgsRasterLayer("type=xyz&url=http://127.0.0.1:9/{z}/{x}/{y}", "street", "wms")
    frozen_id, street_id = frozen.id(), street.id()
    project.addMapLayers([frozen, street])
    renewer = watch(client)
    reopen(project, tmp_path / "map.qgz")
    wait.a_while(50)
    assert project.mapLayer(frozen_id).source() == str(path)
    assert "127.0.0.1:9" in project.mapLayer(street_id).source()
    assert at_rest(renewer) and renewer.waiting == []
