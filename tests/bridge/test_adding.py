# SPDX-License-Identifier: GPL-2.0-or-later
"""From recipe to layer through the sandbox: one request, a free GUI thread, nothing half-added."""

from __future__ import annotations

import dataclasses
import datetime
import socket

import numpy as np
import pytest
from ee_workbench.plugin.bridge import layers, legends
from ee_workbench.plugin.bridge.adding import AddLayerTask, EditLayerTask, RefreshLayerTask, StretchTask
from ee_workbench.plugin.bridge.keeper import LayerKeeper
from ee_workbench.plugin.bridge.temporal import date_range
from ee_workbench.plugin.core.connection import Connection
from ee_workbench.plugin.core.errors import (
    Cancelled,
    ComputationFailed,
    ConnectionFailed,
    NotConnected,
    QuotaExceeded,
    WorkbenchError,
)
from ee_workbench.plugin.core.periods import Period
from ee_workbench.plugin.core.recipes import Region
from ee_workbench.plugin.core.recipes.cmip6 import Cmip6Recipe
from ee_workbench.plugin.engine.client import Client
from ee_workbench.plugin.engine.session import Session
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QElapsedTimer, QEventLoop, QSize
from qgis.PyQt.QtGui import QColor, QImage

RECIPE = Cmip6Recipe(("ACCESS-CM2",), "ssp245", "tasmax", Period.month(3, 2030))


@pytest.fixture
def keeper(project):
    keeper = LayerKeeper(project)
    keeper.start()
    yield keeper
    keeper.stop()


def outcome(task, wait, timeout=60_000):
    """Start and wait; the layer or value, or the error raised."""
    results, errors = [], []
    task.succeeded.connect(results.append)
    task.failed.connect(errors.append)
    with wait.signals(task.ended, timeout=timeout):
        task.start()
    assert len(results) + len(errors) == 1
    if errors:
        raise errors[0]
    return results[0]


def maps(sandbox):
    return [entry for entry in sandbox.log() if entry["method"] == "POST"]


def render(layer, extent=(-1.8e7, -1.2e7, 1.8e7, 1.2e7), size=(360, 240), frame=None):
    """The layer's pixels as QGIS draws them, RGBA; ``frame`` is the Temporal Controller's, which is off without one."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    settings.setExtent(QgsRectangle(*extent))
    settings.setOutputSize(QSize(*size))
    settings.setBackgroundColor(QColor(0, 0, 0, 0))
    if frame is not None:
        settings.setIsTemporal(True)
        settings.setTemporalRange(date_range(*frame))
    job, loop = QgsMapRendererParallelJob(settings), QEventLoop()
    job.finished.connect(loop.quit)
    job.start()
    loop.exec()
    picture = job.renderedImage().convertToFormat(QImage.Format.Format_RGBA8888)
    bits = picture.constBits()
    bits.setsize(picture.sizeInBytes())
    return np.frombuffer(bits, np.uint8).reshape(picture.height(), picture.width(), 4).copy()


def settled(layer):
    """The layer's pixels once its tiles are there: QGIS 3.44 smooths their seams otherwise while they come in."""
    render(layer)
    return render(layer)


def test_recipe_becomes_a_layer_with_one_request(project, keeper, client, sandbox, wait):
    layer = outcome(AddLayerTask(RECIPE, client), wait)
    assert list(project.mapLayers()) == [layer.id()]
    assert [entry["path"].rsplit("/", 1)[-1] for entry in sandbox.log()] == ["maps"]
    assert layers.recipe_of(layer) == RECIPE and legends.legend_of(layer) == RECIPE.legend()
    assert layer.name() == RECIPE.title()
    assert any("not for science" in text for text in layer.metadata().rights())
    assert "not for science" in layer.serverProperties().attribution()
    fixed = layer.temporalProperties().fixedTemporalRange()
    assert fixed.begin().date().toPyDate() == datetime.date(2030, 3, 1)
    assert fixed.end().date().toPyDate() == datetime.date(2030, 4, 1)


def test_layer_draws_the_recipes_colours(project, keeper, client, wait):
    """Every opaque pixel lies on the palette: near a point of the straight lines between its colours."""
    layer = outcome(AddLayerTask(RECIPE, client), wait)
    pixels = render(layer).reshape(-1, 4).astype(float)
    opaque = pixels[pixels[:, 3] == 255][:, :3]
    assert len(opaque) > 10_000
    anchors = np.array([QColor(colour).getRgb()[:3] for colour in RECIPE.visualization().palette], float)
    positions = np.linspace(0, len(anchors) - 1, 2001)
    ramp = np.stack([np.interp(positions, range(len(anchors)), anchors[:, band]) for band in range(3)], 1)
    some = opaque[:: max(1, len(opaque) // 500)]
    distance = np.abs(some[:, None, :] - ramp[None]).max(2).min(1)
    assert np.percentile(distance, 95) <= 3  # QGIS smooths where it stretches tiles
    assert len(np.unique(opaque, axis=0)) > 20


def test_region_is_clipped_and_asked_for_alone(project, keeper, client, sandbox, wait):
    region = Region.rectangle(5, 40, 15, 50, "Alps")
    layer = outcome(AddLayerTask(dataclasses.replace(RECIPE, region=region), client), wait)
    render(layer, extent=(-1.8e7, -1.2e7, -5e6, 1.2e7))  # the Americas: nothing of the layer
    asked = [entry["path"] for entry in sandbox.log() if "/tiles/" in entry["path"]]
    assert len(asked) <= 1, asked  # QGIS may ask for the one tile at 0°, 0°
    pixels = render(layer, extent=(0, 4.5e6, 2.5e6, 7e6), size=(250, 250))
    assert pixels[100, 10, 3] == 0 and pixels[150, 110, 3] == 255


def test_temporal_controller_is_obeyed_while_it_is_on(project, keeper, client, wait):
    layer = outcome(AddLayerTask(RECIPE, client), wait)
    day = datetime.date
    off = settled(layer)
    assert np.array_equal(render(layer, frame=(day(2030, 3, 10), day(2030, 3, 11))), off)
    assert not render(layer, frame=(day(2030, 4, 1), day(2030, 4, 2)))[:, :, 3].any()
    assert off[:, :, 3].any()


def test_gui_thread_is_free_meanwhile(project, keeper, client, sandbox, wait, heartbeat):
    sandbox.latency(1000)
    task = AddLayerTask(RECIPE, client)
    with heartbeat:
        outcome(task, wait)
    assert heartbeat.beats > 50
    assert heartbeat.longest < 800, f"{heartbeat.longest:.0f} ms of the 1,000 that an answer takes"


def test_place_in_the_tree(project, keeper, client, wait):
    group = project.layerTreeRoot().addGroup("climate")
    below = QgsVectorLayer("Point", "below", "memory")
    project.addMapLayer(below, False)
    group.addLayer(below)
    outcome(AddLayerTask(RECIPE, client, group=group), wait)
    assert [node.name() for node in group.children()] == [RECIPE.title(), "below"]


# Editing and refreshing


def test_edit_in_place(project, keeper, client, sandbox, wait):
    layer = outcome(AddLayerTask(RECIPE, client), wait)
    outcome(AddLayerTask(RECIPE, client), wait)
    layer.setOpacity(0.5)
    order = [node.layerId() for node in project.layerTreeRoot().findLayers()]
    before = render(layer)
    sandbox.clear_log()
    other = dataclasses.replace(RECIPE, variable="pr", unit="")
    assert outcome(EditLayerTask(layer, other, client), wait) is layer
    assert len(maps(sandbox)) == 1
    assert [node.layerId() for node in project.layerTreeRoot().findLayers()] == order
    assert layers.recipe_of(layer) == other and legends.legend_of(layer) == other.legend()
    assert layer.opacity() == 0.5 and layer.name() == other.title()
    assert not np.array_equal(render(layer), before)


def test_edit_of_a_layer_that_is_gone(project, keeper, client, sandbox, wait):
    layer = outcome(AddLayerTask(RECIPE, client), wait)
    sandbox.latency(300)
    task = EditLayerTask(layer, RECIPE, client)
    task.start()
    project.removeMapLayer(layer)
    with wait.signals(task.failed) as heard:
        pass
    assert "no longer in the project" in str(heard[0][1][0])
    assert not project.mapLayers()


def test_refresh_of_an_expired_map(project, keeper, client, sandbox, wait):
    layer = outcome(AddLayerTask(RECIPE, client), wait)
    old = layer.source()
    before = settled(layer)
    sandbox.expire_maps()
    outcome(RefreshLayerTask(layer, client), wait)
    assert layer.source() != old
    assert np.array_equal(settled(layer), before)


def test_refresh_of_a_foreign_layer(project, client):
    with pytest.raises(WorkbenchError, match="how it was made"):
        RefreshLayerTask(QgsVectorLayer("Point", "v", "memory"), client)


def test_stretch_to_what_is_shown(project, client, sandbox, wait):
    (low,), (high,) = outcome(StretchTask(RECIPE, client, (-180, -60, 180, 80), 100_000), wait)
    assert -60 < low < 10 < high < 60
    assert len(sandbox.log()) == 1
    (alps_low,), (alps_high,) = outcome(StretchTask(RECIPE, client, (5, 44, 12, 48), 20_000), wait)
    assert low < alps_low < alps_high < high + 1


# Everything that goes wrong ends in a sentence, and adds nothing


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ({"status": 429, "message": "Too Many Requests"}, QuotaExceeded),
        ({"status": 400, "message": "Image.load: Band 'x' not found."}, ComputationFailed),
        ({"status": 503}, WorkbenchError),
        ({"reset": True}, ConnectionFailed),
        ({"truncate": 20}, ConnectionFailed),
        ({"status": 200, "html": True}, WorkbenchError),
    ],
)
def test_faults_of_the_server(project, keeper, client, sandbox, wait, fault, kind):
    sandbox.faults({"path": "maps", "method": "POST", "times": None, **fault})
    with pytest.raises(kind) as caught:
        outcome(AddLayerTask(RECIPE, client), wait)
    assert len(str(caught.value)) > 10 and "Traceback" not in str(caught.value)
    assert not project.mapLayers() and not project.layerTreeRoot().children()
    sandbox.clear_faults()
    assert outcome(AddLayerTask(RECIPE, client), wait).isValid()


def test_faults_that_pass_are_not_seen(project, keeper, client, sandbox, wait):
    sandbox.faults({"path": "maps", "method": "POST", "times": 1, "status": 503})
    assert outcome(AddLayerTask(RECIPE, client), wait).isValid()
    assert len(maps(sandbox)) == 2


def test_without_a_connection(project, keeper, wait):
    with pytest.raises(NotConnected):
        outcome(AddLayerTask(RECIPE, Client(Session())), wait)
    with pytest.raises(NotConnected):
        outcome(StretchTask(RECIPE, Client(Session()), (0, 0, 1, 1), 1000), wait)
    assert not project.mapLayers()


def test_server_killed(project, keeper, fresh_sandbox, wait):
    process = fresh_sandbox()
    session = Session()
    session.connect(Connection(mode="sandbox", url=process.url))
    client = Client(session)
    layer = outcome(AddLayerTask(RECIPE, client), wait)
    process.kill()
    with pytest.raises(ConnectionFailed):
        outcome(AddLayerTask(RECIPE, client), wait)
    assert len(project.mapLayers()) == 1
    assert not render(layer)[:, :, 3].any()  # draws nothing, and does not hang
    session.disconnect()


def test_nobody_there(project, keeper, client, sandbox, wait):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/x"
    with pytest.raises(WorkbenchError):
        client.session.connect(Connection(mode="sandbox", url=url))
    with pytest.raises(NotConnected):
        outcome(AddLayerTask(RECIPE, client), wait)
    assert not project.mapLayers()


@pytest.mark.parametrize("how", ["cancel", "clear"])
def test_cancel_adds_nothing_and_is_quick(project, keeper, client, sandbox, wait, how):
    sandbox.latency(2500)
    task = AddLayerTask(RECIPE, client)
    told = []
    task.failed.connect(told.append)
    task.start()
    wait.a_while(200)
    clock = QElapsedTimer()
    clock.start()
    with wait.signals(task.ended, timeout=3000):
        task.cancel() if how == "cancel" else project.clear()
    assert clock.elapsed() < 1500
    assert isinstance(told[0], Cancelled)
    wait.a_while(2600)  # the answer arrives, and is thrown away
    assert not project.mapLayers()
