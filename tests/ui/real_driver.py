# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by the real QGIS for test_real_qgis.py: uses the plugin as a person does, and writes down what came of it."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
import traceback
from functools import partial
from typing import Any

from ee_workbench.tests.ui import real_hands
from ee_workbench.tests.ui.real_hands import Beat, message, press, until
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsProject, QgsRectangle, QgsSettingsTree
from qgis.PyQt.QtCore import QObject, QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QDialogButtonBox, QLabel, QWidget
from qgis.utils import iface, loadPlugin, plugins, startPlugin, unloadPlugin

REPORT, URL, TOKEN = sys.argv[1:4]
PLUGIN = "ee_workbench"
control = partial(real_hands.control, URL, TOKEN)


def desktop() -> Any:
    """The plugin's part of the window."""
    return plugins[PLUGIN].desktop


def field(name: str) -> Any:
    """A widget of the CMIP6 panel."""
    found = desktop().cmip6_panel.findChild(QWidget, name)
    assert found is not None, name
    return found


def button(name: str) -> QAbstractButton:
    """A button of the CMIP6 panel."""
    found = field(name)
    assert isinstance(found, QAbstractButton), name
    return found


def click(name: str) -> None:
    """Click a button that is there to be clicked."""
    target = button(name)
    assert target.isVisible() and target.isEnabled(), f"{name} cannot be clicked"
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)


def layers() -> dict[str, Any]:
    """The project's layers."""
    return QgsProject.instance().mapLayers()


def requests_sent() -> list[str]:
    """Paths of the requests since the log was cleared, without tiles."""
    paths = [entry["path"] for entry in control("GET", "log")["requests"]]
    return [path.rsplit("/", 1)[-1] for path in paths if "/tiles/" not in path]


# Loading and unloading


def ours_in_window() -> list[str]:
    """Names of everything of the plugin's in the main window."""
    names = [child.objectName() for child in iface.mainWindow().findChildren(QObject)]
    return sorted(name for name in names if PLUGIN in name or name in ("Cmip6Panel", "ConnectionPanel"))


def traces() -> dict[str, Any]:
    """What the plugin could leave behind."""
    QTest.qWait(300)
    QgsApplication.sendPostedEvents(None, 52)  # deferred deletes
    registry = QgsApplication.processingRegistry()
    return {
        "objects": ours_in_window(),
        "provider": registry.providerById(PLUGIN) is not None,
        "menu": [a.text() for a in iface.pluginMenu().actions() if "Earth Engine Workbench" in a.text()],
        "threads": sorted(
            t.name for t in threading.enumerate() if t.name.startswith(("earth-engine", "Connect", "Add"))
        ),
        "settings": QgsSettingsTree.node("plugins").childNode(PLUGIN) is not None,
        "children": child_processes(),
    }


def child_processes() -> int:
    """How many processes this one has started that still run."""
    if not os.path.isdir("/proc"):
        return 0
    count = 0
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
                fields = file.read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        count += fields[1] == str(os.getpid()) and fields[0] != "Z"
    return count


def lifecycle() -> dict[str, Any]:
    """Loaded, unloaded, loaded, connected, unloaded, loaded."""
    found: dict[str, Any] = {"loaded": traces()}
    field("year_spin").setValue(2077)
    unloadPlugin(PLUGIN)
    found["unloaded"] = traces()
    loadPlugin(PLUGIN)
    startPlugin(PLUGIN)
    found["again"] = traces()
    found["remembered"] = field("year_spin").value()
    field("year_spin").setValue(2030)
    from ee_workbench.plugin.core.connection import Connection

    desktop().connector.connect_to(Connection())  # a sandbox of its own
    until(lambda: desktop().session.is_connected, "Connecting to an own sandbox", 60)
    found["connected"] = traces()
    unloadPlugin(PLUGIN)
    found["unloaded again"] = traces()
    loadPlugin(PLUGIN)
    startPlugin(PLUGIN)
    return found


# Adding, editing, stretching


def connect() -> None:
    """Connect to the test's sandbox."""
    from ee_workbench.plugin.core.connection import Connection

    desktop().connector.connect_to(Connection(url=URL))
    until(lambda: desktop().session.is_connected and not desktop().connector.is_busy, "Connecting", 60)
    desktop().cmip6_panel.setUserVisible(True)
    QTest.qWait(300)


def adding() -> dict[str, Any]:
    """A click on *Add to map*; the pixels that the canvas then shows."""
    canvas = iface.mapCanvas()
    recipe = desktop().cmip6_panel.recipe()
    control("DELETE", "log")
    before = len(layers())
    click("add_button")
    running = {"cancel": button("cancel_button").isEnabled(), "add": button("add_button").isEnabled()}
    until(lambda: len(layers()) > before, "Adding")
    layer = iface.activeLayer() or next(iter(layers().values()))
    sent = requests_sent()
    QTest.qWait(500)  # QGIS takes over the first layer's system of coordinates when it comes to it
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    QTest.qWait(200)
    drawn: list[bool] = []
    canvas.mapCanvasRefreshed.connect(lambda: drawn.append(True))
    canvas.setExtent(QgsRectangle(60, 5, 100, 40))
    canvas.refresh()
    until(lambda: bool(drawn), "Drawing")
    drawn.clear()
    canvas.refresh()
    until(lambda: bool(drawn), "Drawing")
    settings, image = canvas.mapSettings(), canvas.grab().toImage()
    ratio = image.width() / canvas.width()
    pixels = []
    for column in range(1, 10):
        for row in range(1, 10):
            x, y = canvas.width() * column // 10, canvas.height() * row // 10
            point = settings.mapToPixel().toMapCoordinates(x, y)
            colour = image.pixelColor(int(x * ratio), int(y * ratio))
            pixels.append([point.x(), point.y(), colour.red(), colour.green(), colour.blue()])
    return {
        "requests": sent,
        "running": running,
        "recipe": recipe.to_json(),
        "name": layer.name(),
        "stored": layer.customProperty("ee-workbench/recipe"),
        "ours": bool(layer.customProperty("ee-layer")),
        "pixels": pixels,
        "pixel_degrees": canvas.mapUnitsPerPixel(),
        "add_enabled": button("add_button").isEnabled(),
        "attribution": layer.serverProperties().attribution(),
    }


def updating() -> dict[str, Any]:
    """*Edit recipe…* on the layer, another year, *Update layer*."""
    layer = next(iter(layers().values()))
    layer.renderer().setOpacity(0.6)
    iface.setActiveLayer(layer)
    press("ee_workbench_edit_recipe")
    QTest.qWait(100)
    field("year_spin").setValue(2055)
    control("DELETE", "log")
    click("update_button")
    until(lambda: "2055" in layer.name() and desktop().task is None, "Updating")
    return {
        "layers": len(layers()),
        "same": list(layers()) == [layer.id()],
        "opacity": layer.renderer().opacity(),
        "stored": json.loads(layer.customProperty("ee-workbench/recipe"))["period"]["first_year"],
        "requests": requests_sent(),
    }


def stretching() -> dict[str, Any]:
    """*From the map*."""
    panel = desktop().cmip6_panel
    before = panel.recipe().limits()
    control("DELETE", "log")
    click("stretch_button")
    until(lambda: desktop().task is None and panel.recipe().limits() != before, "Stretching")
    return {"requests": requests_sent(), "before": before, "after": panel.recipe().limits()}


# Sentinel-2


def field_of(panel: Any, name: str) -> Any:
    """A widget of a panel."""
    found = panel.findChild(QWidget, name)
    assert found is not None, name
    return found


def scene_field(name: str) -> Any:
    """A widget of the Sentinel-2 panel."""
    return field_of(desktop().sentinel2_panel, name)


def click_scene_button(name: str) -> None:
    """Click a button of the Sentinel-2 panel."""
    click_button_of(desktop().sentinel2_panel, name)


def click_button_of(panel: Any, name: str) -> None:
    """Click a button of a panel."""
    target = field_of(panel, name)
    panel.scroll_area.ensureWidgetVisible(target)
    QTest.qWait(50)
    assert target.isVisible() and target.isEnabled(), f"{name} cannot be clicked"
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)


def imagery() -> dict[str, Any]:
    """A composite of what the map shows, its stretch, its scenes, and a layer for each of two periods."""
    panel = desktop().sentinel2_panel
    panel.setUserVisible(True)
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    QTest.qWait(200)
    iface.mapCanvas().setExtent(QgsRectangle(1_255_000, 6_075_000, 1_275_000, 6_090_000))
    iface.mapCanvas().refresh()
    scene_field("dates_kind_combo").set_value("list")
    scene_field("periods_edit").setPlainText("2024-06")
    QTest.qWait(300)
    control("DELETE", "log")
    before, beat = len(layers()), Beat()
    click_scene_button("add_button")
    until(lambda: len(layers()) > before and desktop().task is None, "Adding a composite", 60)
    found: dict[str, Any] = {"block_ms": beat.stop(), "add": requests_sent()}
    layer = iface.activeLayer()
    found["kind"] = json.loads(layer.customProperty("ee-workbench/recipe"))["kind"]
    found["name"] = layer.name()
    drawn: list[bool] = []
    iface.mapCanvas().mapCanvasRefreshed.connect(lambda: drawn.append(True))
    iface.mapCanvas().refresh()
    until(lambda: bool(drawn) and not iface.mapCanvas().isDrawing(), "Drawing a composite", 60)
    image = iface.mapCanvas().grab().toImage()
    found["colours"] = len(
        {image.pixel(image.width() * x // 20, image.height() * y // 20) for x in range(1, 20) for y in range(1, 20)}
    )
    found["blank"] = image.pixelColor(image.width() // 2, image.height() // 2).name()
    iface.mainWindow().grab().save(os.path.splitext(REPORT)[0] + "-sentinel2.png", "PNG")

    control("DELETE", "log")
    click_scene_button("from_map_button")
    until(lambda: desktop().task is None and panel.recipe().view.low is not None, "Stretching a composite", 60)
    found["stretch"] = requests_sent()

    control("DELETE", "log")
    click_scene_button("scenes_button")
    dock = next(each for each in desktop().docks if each.panel is panel)
    until(lambda: dock.dialog is not None, "The table of scenes", 60)
    found["scenes"] = requests_sent()
    first = dock.dialog
    found["modal"] = real_hands.modal()
    click_scene_button("scenes_button")  # the window behind can be used, and there is one table at a time
    until(lambda: dock.dialog not in (None, first), "The table of scenes again", 60)
    dialog = dock.dialog
    found["rows"] = dialog.proxy.rowCount()
    dialog.table_view.selectRow(0)
    until(lambda: dialog.thumbnail_label.pixmap() is not None, "A thumbnail", 60)
    place = dialog.table_view.visualRect(dialog.proxy.index(0, 0))
    spot = place.topLeft() + QPoint(9, place.height() // 2)
    QTest.mouseClick(dialog.table_view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    dialog.grab().save(os.path.splitext(REPORT)[0] + "-scenes.png", "PNG")
    QTest.mouseClick(dialog.button_box.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)
    QTest.qWait(100)
    found["left_out"] = list(panel.recipe().scenes.left_out)

    scene_field("periods_edit").setPlainText("2024-06\n2024-07")
    before = len(layers())
    click_scene_button("add_button")
    until(lambda: len(layers()) == before + 2 and desktop().task is None, "Adding two periods", 60)
    groups = QgsProject.instance().layerTreeRoot().findGroups()
    found["group"] = {group.name(): [node.name() for node in group.findLayers()] for group in groups}

    iface.messageBar().clearWidgets()
    scene_field("cloud_spin").setValue(0.05)
    scene_field("periods_edit").setPlainText("2024-06")
    before = len(layers())
    click_scene_button("add_button")
    until(lambda: desktop().task is None, "Finding nothing", 60)
    QTest.qWait(200)
    told = message()
    found["nothing"] = {"message": told[0] if told else "", "added": len(layers()) - before}
    desktop().cmip6_panel.setUserVisible(True)
    QTest.qWait(200)
    return found


def collecting() -> dict[str, Any]:
    """TerraClimate over Australia in the Collections panel: looked up, added, stretched."""
    for node in QgsProject.instance().layerTreeRoot().findLayers():
        node.setItemVisibilityChecked(False)
    panel = desktop().collection_panel
    panel.setUserVisible(True)
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    QTest.qWait(200)
    iface.mapCanvas().setRenderFlag(False)  # what is looked at here are requests, and a continent takes long
    iface.mapCanvas().setExtent(QgsRectangle(110, -45, 160, -8))
    found: dict[str, Any] = {}
    control("DELETE", "log")
    click_button_of(panel, "look_up_button")
    until(lambda: desktop().task is None and bool(panel._found), "Looking up", 60)
    found["look_up"] = requests_sent()
    found["properties"] = list(panel.filters_editor.delegate.properties)
    panel.clip_editor.clip_combo.set_value("table")
    edit = field_of(panel, "values_edit")
    panel.scroll_area.ensureWidgetVisible(edit)
    edit.setFocus()
    QTest.keyClicks(edit, "Australia")
    QTest.qWait(50)
    control("DELETE", "log")
    before, beat = len(layers()), Beat()
    click_button_of(panel, "add_button")
    until(lambda: len(layers()) > before and desktop().task is None, "Adding a collection", 60)
    found["block_ms"], found["add"] = beat.stop(), requests_sent()
    layer = iface.activeLayer()
    found["name"], found["stored"] = layer.name(), json.loads(layer.customProperty("ee-workbench/recipe"))
    control("DELETE", "log")
    click_button_of(panel, "stretch_button")
    until(lambda: desktop().task is None and panel.recipe().style.minimum is not None, "Stretching a collection", 60)
    found["stretch"], found["limits"] = requests_sent(), list(panel.recipe().limits())
    control("DELETE", "log")
    click_button_of(panel, "update_button")
    until(lambda: bool(requests_sent()) and desktop().task is None, "Updating a collection", 60)
    found["update"] = requests_sent()
    found["updated"] = json.loads(layer.customProperty("ee-workbench/recipe"))["style"]["minimum"]
    iface.mainWindow().grab().save(os.path.splitext(REPORT)[0] + "-collection.png", "PNG")
    QgsProject.instance().layerTreeRoot().findLayer(layer).setItemVisibilityChecked(False)
    iface.mapCanvas().setRenderFlag(True)
    desktop().cmip6_panel.setUserVisible(True)
    QTest.qWait(200)
    return found


# Failing


def failing(fault: dict[str, Any]) -> dict[str, Any]:
    """A fault, a click on *Add to map*, and what the user sees then."""
    iface.messageBar().clearWidgets()
    control("POST", "faults", [{"path": "/maps$", **fault}])
    before = len(layers())
    click("add_button")
    until(lambda: desktop().task is None, "Failing", 120)
    QTest.qWait(100)
    control("DELETE", "faults")
    found = message()
    panel = desktop().cmip6_panel
    return {
        "message": found[0] if found else "",
        "details": bool(found and found[1]),
        "items": [f"{item.title()}: {item.text()}" for item in iface.messageBar().items()],
        "added": len(layers()) - before,
        "add_enabled": button("add_button").isEnabled(),
        "beside": panel.findChild(QLabel, "panel_message").text(),
    }


def cancelling() -> dict[str, Any]:
    """*Cancel* while the server does not answer."""
    iface.messageBar().clearWidgets()
    control("POST", "faults", [{"path": "/maps$", "stall": 20}])
    before = len(layers())
    click("add_button")
    QTest.qWait(300)
    started = time.monotonic()
    click("cancel_button")
    until(lambda: desktop().task is None, "Cancelling", 30)
    took = time.monotonic() - started
    control("DELETE", "faults")
    QTest.qWait(300)
    return {
        "seconds": took,
        "message": message(),
        "added": len(layers()) - before,
        "add_enabled": button("add_button").isEnabled(),
    }


def killed_while_drawing() -> dict[str, Any]:
    """The plugin's own sandbox dies while the canvas asks it for tiles."""
    from ee_workbench.plugin.core.connection import Connection

    desktop().connector.connect_to(Connection())
    until(lambda: desktop().session.is_connected and not desktop().connector.is_busy, "Connecting", 60)
    before = len(layers())
    click("add_button")
    until(lambda: len(layers()) > before, "Adding")
    iface.messageBar().clearWidgets()
    os.kill(desktop().connector.sandbox._process.processId(), getattr(signal, "SIGKILL", signal.SIGTERM))
    iface.mapCanvas().refresh()
    until(lambda: not desktop().session.is_connected, "Noticing", 20)
    QTest.qWait(300)
    found = message()
    result = {
        "message": found[0] if found else "",
        "status": desktop().status_button.text(),
        "add_enabled": button("add_button").isEnabled(),
    }
    connect()
    result["again"] = button("add_button").isEnabled()
    return result


def nobody_there() -> dict[str, Any]:
    """Connecting to an address where nobody listens."""
    from ee_workbench.plugin.core.connection import Connection

    iface.messageBar().clearWidgets()
    ended: list[Any] = []
    desktop().connector.failed.connect(lambda error: ended.append(str(error)))
    desktop().connection._connect_to(Connection(url="http://127.0.0.1:9/nobody"))
    until(lambda: bool(ended), "Failing to connect", 30)
    QTest.qWait(100)
    found = message()
    return {"message": found[0] if found else "", "status": desktop().status_button.text(), "error": ended[0]}


def main() -> None:
    """All of it."""
    report: dict[str, Any] = {"ok": True, "sentence": ""}
    try:
        iface.mainWindow().showMaximized()
        report["lifecycle"] = lifecycle()
        connect()
        report["adding"] = adding()
        report["updating"] = updating()
        report["stretching"] = stretching()
        report["imagery"] = imagery()
        report["collecting"] = collecting()
        report["failing"] = {
            "429": failing({"status": 429, "message": "Too Many Requests"}),
            "503": failing({"status": 503}),
            "truncated": failing({"truncate": 25}),
            "computation": failing({"status": 400, "message": "User memory limit exceeded."}),
            "expired": failing({"status": 401, "message": "Invalid authentication credentials."}),
        }
        report["cancelling"] = cancelling()
        report["killed"] = killed_while_drawing()
        report["nobody"] = nobody_there()
    except Exception:
        report.update(ok=False, sentence=traceback.format_exc())
        iface.mainWindow().grab().save(os.path.splitext(REPORT)[0] + ".png", "PNG")
    with open(REPORT, "w", encoding="utf-8") as file:
        json.dump(report, file)
    QgsProject.instance().setDirty(False)
    iface.actionExit().trigger()


QTimer.singleShot(0, main)
