# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers that stay: maps that die, tiles that fail, files of features that are gone, and projects that mean harm."""

from __future__ import annotations

import datetime
import json
import time

import pytest
from ee_workbench.plugin.bridge import layers, placeholders, stored_layers
from ee_workbench.plugin.bridge.renewer import LOOK_SECONDS, RENEW_SECONDS, Renewer
from ee_workbench.plugin.engine.transport import ATTEMPTS

from .reopened import LOOK, at_rest, colour, maps, reopen
from .stored_projects import DEAD, constant, graph, invocation, point, raster, vector

# While QGIS runs


def test_maps_are_renewed_before_they_die(project, ours, client, watch, wait, sandbox):
    renewer = watch(client)
    plain = project.addMapLayer(raster("p", constant(1), LOOK)).id()
    wait.until(
        lambda: at_rest(renewer) and not stored_layers.address(project.mapLayer(plain)).endswith("dead-0"),
        timeout=60_000,
    )
    before = {each: stored_layers.address(project.mapLayer(each)) for each in (ours, plain)}
    sandbox.expire_maps()
    sandbox.clear_log()
    renewer._clock.ahead = RENEW_SECONDS - 60
    renewer.look()
    wait.a_while(50)
    assert maps(sandbox) == []
    renewer._clock.ahead = RENEW_SECONDS + 60
    renewer.look()
    wait.until(lambda: at_rest(renewer), timeout=60_000)
    assert len(maps(sandbox)) == 2 and renewer._timer.interval() == LOOK_SECONDS * 1000
    assert all(stored_layers.address(project.mapLayer(each)) != old for each, old in before.items())
    assert datetime.timedelta(seconds=RENEW_SECONDS) < layers.LIFETIME


def test_failing_tiles_bring_a_new_map(project, ours, client, watch, wait, sandbox):
    renewer = watch(client)
    wait.until(lambda: at_rest(renewer), timeout=60_000)
    renewer._clock.ahead = 600
    before = stored_layers.address(project.mapLayer(ours))
    assert colour(project.mapLayer(ours), wait) != "#ffffff"
    sandbox.expire_maps()
    copy = project.mapLayer(ours).clone()  # as the map's other threads have it, past QGIS' cache
    copy.setDataSource(copy.source().replace("zmin=0", "zmin=4"), "x", "wms")
    colour(copy, wait)
    wait.until(lambda: stored_layers.address(project.mapLayer(ours)) != before, timeout=60_000)
    assert colour(project.mapLayer(ours), wait) != "#ffffff" and not renewer.heard.troubles


def test_tiles_that_can_never_be_drawn_do_not_go_round_in_circles(project, client, watch, wait, sandbox):
    renewer = watch(client)
    layer_id = project.addMapLayer(raster("p", constant(1), LOOK)).id()
    wait.until(
        lambda: at_rest(renewer) and not stored_layers.address(project.mapLayer(layer_id)).endswith("dead-0"),
        timeout=60_000,
    )
    sandbox.clear_log()
    sandbox.faults({"path": "/tiles/", "status": 400, "message": "User memory limit exceeded."})
    colour(project.mapLayer(layer_id), wait)
    wait.until(lambda: layer_id in renewer.heard.troubles, timeout=60_000)
    colour(project.mapLayer(layer_id), wait)
    wait.a_while(50)
    assert "400" in str(renewer.heard.troubles[layer_id]) and maps(sandbox) == []
    sandbox.clear_faults()
    colour(project.mapLayer(layer_id), wait)
    wait.until(lambda: not renewer.heard.troubles, timeout=60_000)  # it draws: what was said is taken back


def test_a_fault_that_passes_is_tried_again(project, client, watch, wait, sandbox):
    renewer = watch(client)
    sandbox.faults({"path": "/maps$", "status": 503, "times": ATTEMPTS})
    layer_id = project.addMapLayer(raster("p", constant(1), LOOK)).id()
    wait.until(lambda: layer_id in renewer.heard.troubles, timeout=60_000)
    renewer.look()
    assert renewer.waiting == []
    renewer._clock.ahead = 3600
    renewer.look()
    wait.until(lambda: at_rest(renewer) and not renewer.heard.troubles, timeout=60_000)
    assert stored_layers.address(project.mapLayer(layer_id)).startswith(sandbox.url)


# Hostile files


@pytest.mark.parametrize(
    "text",
    ["[", "[]", "5", '"x"', "{}", '{"result": "0", "values": {}}', '{"result": "0", "values": {"0": {}}}',
     '{"result": "0", "values": {"0": {"valueReference": "0"}}}', "[" * 100_000,
     graph(invocation("No.such")), graph(invocation("Image.load", id={"constantValue": 5}))],
)  # fmt: skip
def test_what_cannot_be_read_is_a_sentence(project, client, watch, wait, tmp_path, text):
    layer = raster("hostile", text)
    layer_id = project.addMapLayer(layer).id()
    renewer = watch(client)
    wait.until(lambda: layer_id in renewer.heard.troubles, timeout=60_000)
    error = renewer.heard.troubles[layer_id]
    assert "unexpected" not in str(error) and project.mapLayer(layer_id) is not None


@pytest.mark.parametrize("text", ["[", "[1]", '{"min": {"a": 1}}', '{"no such": 1}', '{"palette": 5}', "5"])
def test_any_stored_look(project, client, watch, wait, text):
    layer = raster("hostile", constant(1))
    layer.setCustomProperty("ee-object-vis", text)
    project.addMapLayer(layer)
    renewer = watch(client)
    wait.until(lambda: renewer.heard.idles and at_rest(renewer), timeout=60_000)
    assert all("unexpected" not in str(error) for error in renewer.heard.troubles.values())


# Files of features


@pytest.mark.parametrize("kind", ["Point", "MultiPolygon", "LineString"])
def test_style_survives_while_the_file_is_gone(project, offline, watch, tmp_path, kind, bad_layers):
    from qgis.core import QgsVectorLayer
    from qgis.PyQt.QtGui import QColor

    path = tmp_path / "tmpabcdefgh.geojson"
    shapes = {
        "Point": [1, 2],
        "LineString": [[0, 0], [1, 1]],
        "MultiPolygon": [[[[0, 0], [1, 0], [1, 1], [0, 0]]]],
    }
    feature = {"type": "Feature", "geometry": {"type": kind, "coordinates": shapes[kind]}, "properties": {}}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    layer = QgsVectorLayer(str(path), "v", "ogr")
    for key, value in (("ee-layer", True), ("ee-layer-type", "vector"), ("ee-object", point(1, 2))):
        layer.setCustomProperty(key, value)
    layer.renderer().symbol().setColor(QColor(12, 34, 56))
    project.addMapLayer(layer)
    project.write(str(tmp_path / "map.qgz"))
    project.clear()
    path.unlink()
    watch(offline)
    assert project.read(str(tmp_path / "map.qgz"))
    (layer,) = project.mapLayers().values()
    assert layer.isValid() and layer.featureCount() == 0 and bad_layers == []
    assert layer.renderer().symbol().color() == QColor(12, 34, 56)


def test_a_file_that_is_there_is_read(project, client, watch, wait, tmp_path, sandbox):
    path = tmp_path / "tmp12345678.geojson.gz"
    project.addMapLayer(vector("v", point(3, 4), path))
    renewer = watch(client)
    sandbox.clear_log()
    reopen(project, tmp_path / "map.qgz")
    wait.a_while(50)
    (layer,) = project.mapLayers().values()
    assert layer.featureCount() == 1 and "tmp12345678" in layer.source() and at_rest(renewer) and sandbox.log() == []


def test_other_missing_files_stay_qgis_business(project, offline, watch, tmp_path, bad_layers):
    path = tmp_path / "mine.geojson"
    path.write_text('{"type": "FeatureCollection", "features": []}')
    from qgis.core import QgsVectorLayer

    project.addMapLayer(QgsVectorLayer(str(path), "mine", "ogr"))
    project.write(str(tmp_path / "map.qgz"))
    project.clear()
    path.unlink()
    watch(offline)
    project.read(str(tmp_path / "map.qgz"))
    assert bad_layers == [1]


def test_old_files_are_cleaned_up(tmp_path):
    import os

    collection = {"type": "FeatureCollection", "features": []}
    old, new = (placeholders.write(collection, tmp_path) for _ in range(2))
    os.utime(old, (time.time() - 61 * 86_400,) * 2)
    placeholders.clean(tmp_path)
    assert not os.path.exists(old) and os.path.exists(new)


def test_stopping_leaves_nothing(project, ours, client, tmp_path):
    from qgis.core import QgsPathResolver

    renewer = Renewer(client, tmp_path, project)
    renewer.start()
    renewer.stop()
    assert not renewer._timer.isActive() and not renewer._soon.isActive()
    layer = project.mapLayer(ours)
    layer.setDataSource("type=xyz&url=" + DEAD.format(5), "x", "wms")  # nobody listens
    assert renewer._made == {}
    assert QgsPathResolver().readPath("tmp12345678.geojson").endswith("tmp12345678.geojson")
    renewer.start()
    renewer.stop()
