# SPDX-License-Identifier: GPL-2.0-or-later
"""Run by QGIS (``--code``): uses the plugin's real widgets as a person would, and takes a picture of the window.

Its arguments follow QGIS's ``--py-args``. How it went stands in the report. Ends QGIS unless it is to stay.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Callable, Optional, TypeVar

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsLayerTreeLayer,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsCheckableComboBox
from qgis.PyQt.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox, QDockWidget, QLabel, QLineEdit, QSpinBox, QWidget
from qgis.utils import iface

LOG_TAG = "Earth Engine Workbench"
MODEL, SCENARIO, VARIABLE, MONTH, YEAR = "ACCESS-CM2", "ssp245", "tasmax", 3, 2030
CRS = "EPSG:3857"
HALF_WORLD = 20037508.34  # metres, in both directions
SOUTH_END = -8399737.89  # 60° S
LAYERS_WIDTH = 330  # room for the layer's whole name
CONNECT_SECONDS, LAYER_SECONDS, RENDER_SECONDS = 60.0, 90.0, 120.0
#: A canvas with fewer colours shows no map.
FEWEST_COLOURS = 100

Kind = TypeVar("Kind", bound=QWidget)


class DemoError(Exception):
    """A sentence that says what did not happen."""


# Waiting


class Watch(QObject):
    """Tells when a widget is enabled, disabled, shown, hidden or given another text."""

    happened = pyqtSignal()
    _KINDS = (QEvent.Type.EnabledChange, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Paint)

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let every event pass."""
        if event.type() in self._KINDS:
            self.happened.emit()
        return False


@contextmanager
def wait_for(what: str, seconds: float, signal: Any, done: Callable[[], bool] = lambda: True) -> Iterator[list[Any]]:
    """Leave the block when ``signal`` has come and ``done`` holds; the signal's arguments are in the list.

    Raises DemoError when that has not come about in time, or when QGIS's message bar shows an error first.
    """
    loop = QEventLoop()
    arguments: list[Any] = []
    state = {"came": False, "error": ""}

    def arrive(*values: Any) -> None:
        if not state["came"] and done():
            arguments.extend(values)
            state["came"] = True
            loop.quit()

    def complain(item: Any) -> None:
        if item.level() in (Qgis.MessageLevel.Warning, Qgis.MessageLevel.Critical):
            state["error"] = f"{item.title()} {item.text()}".strip()
            loop.quit()

    signal.connect(arrive)
    iface.messageBar().widgetAdded.connect(complain)
    try:
        yield arguments
        if not state["came"] and not state["error"]:
            QTimer.singleShot(int(seconds * 1000), loop.quit)
            loop.exec()
    finally:
        signal.disconnect(arrive)
        iface.messageBar().widgetAdded.disconnect(complain)
    if state["error"]:
        raise DemoError(f"{what}: {state['error']}")
    if not state["came"]:
        raise DemoError(f"{what}: it did not come about within {seconds:.0f} s.")


def settle(milliseconds: int = 100) -> None:
    """Let QGIS lay out and paint what it has to."""
    QTest.qWait(milliseconds)


# Widgets


def find(kind: type[Kind], name: str, parent: Optional[QWidget] = None) -> Kind:
    """The widget of that object name."""
    root = parent or iface.mainWindow()
    found: Optional[Kind] = root.findChild(kind, name)
    if found is None:
        names = sorted({child.objectName() for child in root.findChildren(kind)} - {""})
        raise DemoError(f"{root.objectName()} has no {kind.__name__} '{name}'; it has {', '.join(names)}.")
    return found


def open_dock(name: str) -> QDockWidget:
    """Open a dock by its own action, as the toolbar does, and bring it to the front."""
    dock = find(QDockWidget, name)
    if not dock.isVisible():
        dock.toggleViewAction().trigger()
    dock.raise_()
    settle()
    return dock


def click(button: QAbstractButton) -> None:
    """Click with the mouse, as a person can: only what is there to see and enabled."""
    settle()
    for state, holds in (("visible", button.isVisible()), ("enabled", button.isEnabled())):
        if not holds:
            raise DemoError(f"The button '{button.text()}' ({button.objectName()}) is not {state}.")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(box: QComboBox, value: Any) -> None:
    """Open the list of a combo box and click the entry that holds a value."""
    row = box.findData(value)
    if row < 0:
        held = ", ".join(repr(box.itemData(each)) for each in range(box.count()))
        raise DemoError(f"{box.objectName()} does not offer {value!r}; it offers {held}.")
    if box.currentIndex() != row:
        _click_entry(box, row)
        box.hidePopup()
    if box.currentData() != value:
        raise DemoError(f"{box.objectName()}: a click on {value!r} did not choose it.")


def tick_only(box: QgsCheckableComboBox, value: Any) -> None:
    """Click the boxes of a checkable list so that one entry alone is ticked."""
    for row in range(box.count()):
        wanted = box.itemData(row) == value
        if (box.itemCheckState(row) == Qt.CheckState.Checked) != wanted:
            _click_entry(box, row)
    box.hidePopup()
    settle()
    if list(box.checkedItemsData()) != [value]:
        raise DemoError(f"{box.objectName()}: {value!r} could not be chosen.")


def _click_entry(box: QComboBox, row: int) -> None:
    box.showPopup()
    settle()
    view = box.view()
    index = box.model().index(row, box.modelColumn(), box.rootModelIndex())
    view.scrollTo(index)
    settle()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    settle()


def type_number(box: QSpinBox, number: int) -> None:
    """Type a number into a spin box."""
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, str(number))
    QTest.keyClick(box, Qt.Key.Key_Return)
    box.lineEdit().deselect()
    if box.value() != number:
        raise DemoError(f"{box.objectName()}: {number} could not be typed, it says {box.value()}.")


# The demo


class Demo:
    """The steps, and how long each took."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.steps: list[dict[str, Any]] = []
        self.last = time.monotonic()
        self.canvas = iface.mapCanvas()
        self.log: list[str] = []
        QgsApplication.messageLog().messageReceived.connect(self._on_logged)

    def _on_logged(self, text: str, tag: str, level: Qgis.MessageLevel) -> None:
        if tag == LOG_TAG and level in (Qgis.MessageLevel.Warning, Qgis.MessageLevel.Critical):
            self.log.append(text)

    def note(self, text: str) -> None:
        """Write down a step that is done."""
        now = time.monotonic()
        self.steps.append({"text": text, "seconds": round(now - self.last, 2)})
        self.last = now

    def run(self) -> None:
        """All of it."""
        self.arrange()
        self.connect()
        layer = self.add_layer()
        self.draw(layer)
        self.take_picture()

    def arrange(self) -> None:
        """A window of the wanted size, without what the demo has no use for, and the world's outline."""
        window = iface.mainWindow()
        width, height = (int(number) for number in self.options.size.split("x"))
        screen = window.screen().availableGeometry()
        window.showNormal()
        window.setGeometry(screen.x(), screen.y(), min(width, screen.width()), min(height, screen.height()))
        browser = window.findChild(QDockWidget, "Browser")
        if browser is not None:
            browser.hide()
        window.resizeDocks([find(QDockWidget, "Layers")], [LAYERS_WIDTH], Qt.Orientation.Horizontal)
        project = QgsProject.instance()
        world = os.path.join(QgsApplication.pkgDataPath(), "resources", "data", "world_map.gpkg")
        outlines = QgsVectorLayer(f"{world}|layername=countries", "Countries", "ogr")
        if outlines.isValid():
            symbol = QgsFillSymbol.createSimple(
                {"style": "no", "outline_color": "50,50,50,180", "outline_width": "0.15"}
            )
            outlines.renderer().setSymbol(symbol)
            project.addMapLayer(outlines)
        settle(500)  # QGIS takes over the first layer's system of coordinates when it comes to it
        project.setCrs(QgsCoordinateReferenceSystem(CRS))
        self.canvas.setExtent(self.world())
        self.note(f"QGIS {Qgis.QGIS_VERSION} is ready")

    def world(self) -> QgsRectangle:
        """All longitudes, from the north end of the tiles to where the data end, or as far as the canvas goes."""
        height = 2 * HALF_WORLD * self.canvas.height() / self.canvas.width()
        return QgsRectangle(-HALF_WORLD, min(HALF_WORLD - height, SOUTH_END), HALF_WORLD, HALF_WORLD)

    def connect(self) -> None:
        """Connection panel: choose, and press Connect."""
        panel = open_dock("ee_workbench_connection_dock")
        add = find(QAbstractButton, "add_button")
        mode = "live" if self.options.project else "sandbox"
        choose(find(QComboBox, "mode_combo", panel), mode)
        if self.options.project:
            project = find(QLineEdit, "project_edit", panel)
            project.clear()
            QTest.keyClicks(project, self.options.project)
        watch = Watch(add, find(QLabel, "status_label", panel))
        with wait_for("Connecting", CONNECT_SECONDS, watch.happened, add.isEnabled):
            click(find(QAbstractButton, "connect_button", panel))
            for name in ("project_message", "key_file_message"):
                message = find(QLabel, name, panel)
                if message.isVisible():
                    raise DemoError(f"Connecting: {message.text()}")
        self.note(find(QLabel, "status_label", panel).text())
        panel.toggleViewAction().trigger()

    def add_layer(self) -> QgsMapLayer:
        """CMIP6 panel: choose, and press Add to map."""
        panel = open_dock("ee_workbench_cmip6_dock")
        tick_only(find(QgsCheckableComboBox, "models_picker", panel), MODEL)
        choose(find(QComboBox, "scenario_combo", panel), SCENARIO)
        choose(find(QComboBox, "variable_combo", panel), VARIABLE)
        choose(find(QComboBox, "period_kind_combo", panel), "month")
        choose(find(QComboBox, "month_combo", panel), MONTH)
        type_number(find(QSpinBox, "year_spin", panel), YEAR)
        project = QgsProject.instance()
        with wait_for("Adding the layer", LAYER_SECONDS, project.layersAdded) as arguments:
            click(find(QAbstractButton, "add_button", panel))
        layer = arguments[0][0]
        if not isinstance(layer, QgsRasterLayer) or not layer.isValid():
            raise DemoError(f"The layer '{layer.name()}' cannot be drawn.")
        self.note(f"layer '{layer.name()}'")
        return layer

    def draw(self, layer: QgsMapLayer) -> None:
        """Put the outlines on top, and wait until every tile is drawn."""
        root = QgsProject.instance().layerTreeRoot()
        nodes = {node.layerId(): node for node in root.findLayers()}
        for node in nodes.values():
            if node.name() == "Countries":
                root.insertChildNode(0, QgsLayerTreeLayer(node.layer()))
                node.parent().removeChildNode(node)
        ours = root.findLayer(layer.id())
        ours.setExpanded(True)
        iface.layerTreeView().setCurrentLayer(layer)
        with wait_for("Drawing the map", RENDER_SECONDS, self.canvas.mapCanvasRefreshed):
            self.canvas.setExtent(self.world())
            self.canvas.refresh()
        # What was under way when the extent changed may have told of its end first: draw once more, from the cache.
        with wait_for("Drawing the map", RENDER_SECONDS, self.canvas.mapCanvasRefreshed):
            self.canvas.refresh()
        self.note("map drawn")

    def take_picture(self) -> None:
        """The whole window as a PNG. A canvas without a map is an error."""
        colours = count_colours(self.canvas.grab().toImage())
        if colours < FEWEST_COLOURS:
            raise DemoError(f"The canvas shows {colours} colours only: no map was drawn.")
        self.canvas.setFocus()
        settle(500)
        picture = iface.mainWindow().grab()
        if not picture.save(self.options.picture, "PNG"):
            raise DemoError(f"The picture could not be saved as {self.options.picture}.")
        self.note(f"picture of {picture.width()} × {picture.height()} pixels, {colours} colours on the map")


def count_colours(image: QImage) -> int:
    """How many different colours an image has, looking at every fourth pixel each way."""
    return len({image.pixel(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)})


def main() -> None:
    """Run the demo, write the report, and end QGIS where that is wanted."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--picture", required=True)
    parser.add_argument("--report", required=True)
    parser.add_argument("--size", default="1600x1000")
    parser.add_argument("--project", default="")
    parser.add_argument("--stay", action="store_true")
    options = parser.parse_args(sys.argv[1:])
    demo = Demo(options)
    sentence = ""
    try:
        demo.run()
    except DemoError as error:
        sentence = str(error)
    except Exception:  # noqa: BLE001 - the report must be written whatever happens here
        sentence = traceback.format_exc()
    if sentence:
        sentence = "\n".join([sentence, *demo.log[-5:]])
        iface.mainWindow().grab().save(f"{os.path.splitext(options.picture)[0]}.failed.png", "PNG")
    with open(options.report, "w", encoding="utf-8") as file:
        json.dump({"ok": not sentence, "sentence": sentence, "steps": demo.steps}, file)
    if not options.stay:
        QgsProject.instance().setDirty(False)
        iface.actionExit().trigger()


QTimer.singleShot(0, main)
