# SPDX-License-Identifier: GPL-2.0-or-later
"""The composition root: makes the parts, wires them, and takes them apart again."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Optional, Tuple, Type

from qgis.core import QgsApplication, QgsLayerTreeGroup, QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, QSize, Qt, QTimer
from qgis.PyQt.QtGui import QAction, QIcon
from qgis.PyQt.QtWidgets import QMenu, QToolBar, QToolButton

from ..ui.cmip6_panel import Cmip6Panel
from ..ui.connection_panel import ConnectionPanel
from ..ui.messages import Messages
from ..ui.scenes_dialog import ScenesDialog
from ..ui.sentinel2_panel import Sentinel2Panel
from . import console
from .bridge import canvas, layers, log, text
from .bridge.adding import AddLayerTask, EditLayerTask, ScenesTask, StretchTask, ThumbnailTask
from .bridge.connecting import Connector
from .bridge.keeper import LayerKeeper
from .bridge.settings import Settings
from .bridge.task import WorkbenchTask
from .core.connection import Connection
from .core.errors import Cancelled, RecipeError, WorkbenchError
from .core.recipes import Recipe
from .core.recipes.cmip6 import Cmip6Recipe
from .core.recipes.sentinel2 import Sentinel2Recipe
from .core.scenes import SceneList
from .core.text import tr
from .engine.client import Client
from .engine.session import Session, SessionInfo
from .processing.provider import WorkbenchProvider

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
NAME = "Earth Engine Workbench"
_REMEMBER_AFTER_MS = 500


def icon(name: str) -> QIcon:
    """One of the plugin's icons."""
    return QIcon(str(ICONS / f"{name}.svg"))


class WorkbenchPlugin:
    """The plugin, as QGIS knows it. Without an interface (qgis_process) only the processing provider is there."""

    def __init__(self, iface: Optional[QgisInterface]) -> None:
        self.iface = iface
        self.session = Session()
        self.client = Client(self.session)
        self.settings: Optional[Settings] = None
        self.provider: Optional[WorkbenchProvider] = None
        self.desktop: Optional[Desktop] = None
        self._log_handler: Any = None

    def initProcessing(self) -> None:
        """Offer the algorithms; called by qgis_process without a desktop."""
        self._begin()
        self.provider = WorkbenchProvider(self.client, self.settings, with_desktop=self.iface is not None)
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:
        """Add what belongs to the desktop, and reconnect to the last choice in the background."""
        assert self.iface is not None
        self.initProcessing()
        assert self.settings is not None
        self.desktop = Desktop(self.iface, self.session, self.client, self.settings)
        self.desktop.reconnect()

    def unload(self) -> None:
        """Remove everything again."""
        if self.desktop is not None:
            self.desktop.close()
            self.desktop = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.settings is not None:
            self.settings.unregister()
            self.settings = None
        if self._log_handler is not None:
            log.remove(self._log_handler)
            text.uninstall()
            self._log_handler = None

    def _begin(self) -> None:
        if self._log_handler is None:
            text.install()
            self._log_handler = log.install()
        if self.settings is None:
            self.settings = Settings()


class Desktop(QObject):
    """The plugin's part of QGIS's main window."""

    def __init__(self, iface: QgisInterface, session: Session, client: Client, settings: Settings) -> None:
        super().__init__(iface.mainWindow())
        self.iface = iface
        self.session = session
        self.client = client
        self.settings = settings
        self.messages = Messages(iface.messageBar(), iface.mainWindow())
        self.connector = Connector(session, self)
        self.keeper = LayerKeeper(QgsProject.instance(), self)
        self._told_errors = False
        self._actions: list[QAction] = []
        self._add_docks()
        self._add_toolbar()
        self._wire()
        self.keeper.start()
        console.attach(client, self.connector)

    # Making.

    def _add_docks(self) -> None:
        window = self.iface.mainWindow()
        self.connection_panel = ConnectionPanel(window)
        self.connection_panel.setObjectName("ee_workbench_connection_dock")
        self.cmip6_panel = Cmip6Panel(window)
        self.cmip6_panel.setObjectName("ee_workbench_cmip6_dock")
        self.sentinel2_panel = Sentinel2Panel(window)
        self.sentinel2_panel.setObjectName("ee_workbench_sentinel2_dock")
        side = Qt.DockWidgetArea.RightDockWidgetArea
        self.iface.addDockWidget(side, self.connection_panel)
        for panel in (self.cmip6_panel, self.sentinel2_panel):
            panel.set_canvas(self.iface.mapCanvas())
            self.iface.addTabifiedDockWidget(side, panel, [self.connection_panel.objectName()], False)
        for panel in self.panels:
            panel.hide()
        self.docks: Tuple[RecipeDock, ...] = (
            RecipeDock(self, self.cmip6_panel, Cmip6Recipe, self.settings.cmip6_state),
            Sentinel2Dock(self, self.sentinel2_panel, Sentinel2Recipe, self.settings.sentinel2_state),
        )

    @property
    def panels(self) -> Tuple[Any, ...]:
        """All docks' widgets."""
        return self.connection_panel, self.cmip6_panel, self.sentinel2_panel

    @property
    def task(self) -> Optional[WorkbenchTask]:
        """The task that runs, of any dock."""
        return next((dock.task for dock in self.docks if dock.task is not None), None)

    def _add_toolbar(self) -> None:
        window = self.iface.mainWindow()
        self.toolbar: QToolBar = self.iface.addToolBar(NAME)
        self.toolbar.setObjectName("ee_workbench_toolbar")
        self.status_button = QToolButton(window)
        self.status_button.setObjectName("ee_workbench_status_button")
        self.status_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.status_button.setIconSize(QSize(16, 16))
        self.status_button.setAccessibleName(tr("State of the Earth Engine connection"))
        self.status_button.clicked.connect(self.show_connection)
        self.toolbar.addWidget(self.status_button)
        self.menu = QMenu(NAME, window)
        self.menu.setObjectName("ee_workbench_menu")
        self.menu.setIcon(icon("workbench"))
        for panel, picture, label in (
            (self.connection_panel, "workbench", tr("Connection")),
            (self.cmip6_panel, "cmip6", tr("CMIP6")),
            (self.sentinel2_panel, "sentinel2", tr("Sentinel-2")),
        ):
            action = panel.toggleViewAction()
            action.setIcon(icon(picture))
            action.setText(label)
            self.toolbar.addAction(action)
            self.menu.addAction(action)
        self.iface.pluginMenu().addMenu(self.menu)
        self.edit_action = QAction(icon("workbench"), tr("Edit recipe…"), window)
        self.edit_action.setObjectName("ee_workbench_edit_recipe")
        self.edit_action.triggered.connect(self._edit_current)
        self.iface.addCustomActionForLayerType(self.edit_action, "", QgsMapLayer.LayerType.RasterLayer, False)
        self._show_state(None)

    def _wire(self) -> None:
        panel = self.connection_panel
        panel.connect_requested.connect(self._connect_to)
        panel.disconnect_requested.connect(self._disconnect)
        self.connector.started.connect(self._on_connecting)
        self.connector.connected.connect(self._on_connected)
        self.connector.failed.connect(self._on_connection_failed)
        self.connector.disconnected.connect(self._on_disconnected)
        self.iface.currentLayerChanged.connect(self._on_current_layer)
        project = QgsProject.instance()
        project.layersAdded.connect(self._on_layers_added)
        project.layersWillBeRemoved.connect(self._on_layers_removed)
        self._on_layers_added(list(project.mapLayers().values()))
        self._on_current_layer(self.iface.activeLayer())

    def close(self) -> None:
        """Take everything out of the window."""
        console.detach()
        self.iface.currentLayerChanged.disconnect(self._on_current_layer)
        for dock in self.docks:
            dock.close()
        self.connector.shut_down()
        self.keeper.stop()
        project = QgsProject.instance()
        project.layersAdded.disconnect(self._on_layers_added)
        project.layersWillBeRemoved.disconnect(self._on_layers_removed)
        self.messages.close()
        self.iface.removeCustomActionForLayerType(self.edit_action)
        self.edit_action.deleteLater()
        self.iface.pluginMenu().removeAction(self.menu.menuAction())
        self.menu.deleteLater()
        self.iface.mainWindow().removeToolBar(self.toolbar)
        self.toolbar.deleteLater()
        for panel in self.panels:
            self.iface.removeDockWidget(panel)
            panel.deleteLater()
        self.deleteLater()

    # The connection.

    def reconnect(self) -> None:
        """Connect to the last choice, in the background; nothing is said when that fails."""
        connection = self.settings.connection()
        if connection is not None and self.settings.reconnect.value():
            self._told_errors = False
            self._begin_connecting(connection)

    def _connect_to(self, connection: Connection) -> None:
        self._told_errors = True
        self.settings.remember_connection(connection)
        self._begin_connecting(connection)

    def _begin_connecting(self, connection: Connection) -> None:
        mounts = [line for line in self.settings.sandbox_mounts.value().splitlines() if line.strip()]
        self.connector.connect_to(connection, port=self.settings.sandbox_port.value(), mounts=mounts)

    def _disconnect(self) -> None:
        if self.connector.is_busy:
            self.connector.cancel()
        else:
            self.settings.forget_connection()
            self.connector.disconnect_session()

    def _on_connecting(self, connection: Connection) -> None:
        self.connection_panel.set_connecting(connection)
        self.status_button.setText(tr("Connecting…"))
        self._tell_docks(None)

    def _on_connected(self, info: SessionInfo) -> None:
        self.messages.clear()
        self.connection_panel.set_connected(info)
        self._tell_docks(info)
        self._show_state(info)

    def _on_connection_failed(self, error: WorkbenchError) -> None:
        self._show_state(None)
        self._tell_docks(None)
        if isinstance(error, Cancelled):
            self.connection_panel.set_disconnected(tr("Not connected."))
            return
        self.connection_panel.show_error(error)
        if self._told_errors:
            self.messages.error(error)

    def _on_disconnected(self, sentence: str) -> None:
        self._show_state(None)
        self._tell_docks(None)
        self.connection_panel.set_disconnected(sentence or tr("Not connected."), failed=bool(sentence))
        if sentence:
            self.messages.error(WorkbenchError(sentence))

    def _tell_docks(self, info: Optional[SessionInfo]) -> None:
        for dock in self.docks:
            dock.panel.set_connected(info is not None, info)

    def _show_state(self, info: Optional[SessionInfo]) -> None:
        if info is None:
            name, label = "disconnected", tr("Not connected")
        elif info.is_sandbox:
            name, label = "sandbox", tr("Sandbox")
        else:
            name, label = "connected", info.project or info.account
        self.status_button.setIcon(icon(name))
        self.status_button.setText(label)
        self.status_button.setToolTip(tr("Earth Engine: {}. Click to change.").format(label))

    def show_connection(self) -> None:
        """Bring the connection dock to the front."""
        self.connection_panel.setUserVisible(True)

    # Layers of ours.

    def _on_layers_added(self, added: list[QgsMapLayer]) -> None:
        for layer in added:
            if layers.is_ours(layer):
                self.iface.addCustomActionForLayer(self.edit_action, layer)

    def _on_layers_removed(self, layer_ids: list[str]) -> None:
        for dock in self.docks:
            if dock.target in layer_ids:
                dock.set_target(None)

    def _on_current_layer(self, layer: Optional[QgsMapLayer]) -> None:
        """The layer that is selected in the layer tree can be updated, where it is one of ours."""
        for dock in self.docks:
            dock.set_target(layer)

    def _edit_current(self) -> None:
        layer = self.iface.activeLayer()
        recipe = layers.recipe_of(layer)
        dock = next((each for each in self.docks if isinstance(recipe, each.kind)), None)
        if recipe is None or dock is None:
            sentence = tr("How this layer was made cannot be read. Add it again from the panel.")
            self.messages.error(WorkbenchError(sentence))
            return
        self._on_current_layer(layer)
        dock.edit(recipe)


class RecipeDock(QObject):
    """One panel that makes recipes: its tasks, the layer that it can update, and its last state.

    Args:
        kind: the class of the recipes.
        memory: the setting that keeps the form's state.
    """

    def __init__(self, desktop: Desktop, panel: Any, kind: Type[Recipe], memory: Any) -> None:
        super().__init__(desktop)
        self.desktop, self.panel, self.kind = desktop, panel, kind
        self.task: Optional[WorkbenchTask] = None
        self.target = ""
        self._memory = memory
        self._waiting: list[Recipe] = []
        self._group: Optional[QgsLayerTreeGroup] = None
        self._remember_soon = QTimer(self)
        self._remember_soon.setSingleShot(True)
        self._remember_soon.setInterval(_REMEMBER_AFTER_MS)
        self._remember_soon.timeout.connect(self._remember)
        self._restore()
        panel.submitted.connect(self._add)
        panel.update_requested.connect(self._update)
        panel.stretch_requested.connect(self._stretch)
        panel.cancelled.connect(self._cancel)
        panel.connection_wanted.connect(desktop.show_connection)
        panel.changed.connect(self._remember_soon.start)

    def set_target(self, layer: Optional[QgsMapLayer]) -> None:
        """Let the panel update this layer, where it is one of its kind."""
        ours = layer is not None and isinstance(layers.recipe_of(layer), self.kind)
        self.target = layer.id() if layer is not None and ours else ""
        self.panel.set_target(layer.name() if layer is not None and ours else "")

    def edit(self, recipe: Recipe) -> None:
        """Show a recipe in the panel."""
        self.panel.set_recipe(recipe)
        self._remember()
        self.panel.setUserVisible(True)

    def close(self) -> None:
        """For the end."""
        if self._remember_soon.isActive():
            self._remember_soon.stop()
            self._remember()
        self.panel.region_picker.stop()
        self._cancel()

    # Layers.

    def _add(self, recipes: Any) -> None:
        """A recipe, or several: then a layer each, in a group, one after the other."""
        self._waiting = list(recipes) if isinstance(recipes, tuple) else [recipes]
        self._group = None
        self._add_next(len(self._waiting))

    def _add_next(self, count: int) -> None:
        recipe = self._waiting.pop(0)
        task = AddLayerTask(recipe, self.desktop.client, group=self._group)
        if count > 1:
            task.succeeded.connect(lambda layer: self._on_added(layer, count))
        number = tr(" ({} of {})").format(count - len(self._waiting), count) if count > 1 else ""
        self.start(task, tr("Adding {}…").format(recipe.title()) + number)

    def _on_added(self, layer: QgsMapLayer, count: int) -> None:
        root = QgsProject.instance().layerTreeRoot()
        if self._group is None:
            # Made when there is something to put in it.
            self._group = root.insertGroup(0, self.panel.windowTitle())
            node = root.findLayer(layer.id())
            if node is not None:
                self._group.addChildNode(node.clone())
                node.parent().removeChildNode(node)
        if self._waiting:
            QTimer.singleShot(0, lambda: self._add_next(count))

    def _update(self, recipe: Recipe) -> None:
        layer = QgsProject.instance().mapLayer(self.target)
        if not isinstance(layer, QgsRasterLayer):
            self.set_target(None)
            self.panel.show_error(WorkbenchError(tr("The layer is no longer there. Press Add to map instead.")))
            return
        self.start(EditLayerTask(layer, recipe, self.desktop.client), tr("Updating {}…").format(layer.name()))

    def _stretch(self, recipe: Recipe, kind: str = "percentiles") -> None:
        view = canvas.snapshot(self.desktop.iface.mapCanvas().mapSettings())
        task = StretchTask(recipe, self.desktop.client, view.bounds, view.scale, kind)
        task.succeeded.connect(lambda ends: self.panel.set_stretch(*ends))
        self.start(task, tr("Looking at the values…"))

    # Tasks.

    def start(self, task: WorkbenchTask, words: str) -> None:
        """Start a task in the place of the one that runs."""
        if self.task is not None:
            self.task.cancel()
        self.desktop.messages.clear()
        self.task = task
        task.failed.connect(self._on_failed)
        task.ended.connect(lambda: self._on_ended(task))
        self.panel.set_running(True, words)
        task.start()

    def _cancel(self) -> None:
        self._waiting.clear()
        if self.task is not None:
            self.task.cancel()

    def _on_failed(self, error: WorkbenchError) -> None:
        self._waiting.clear()
        if isinstance(error, Cancelled):
            return
        self.panel.show_error(error)
        if not isinstance(error, RecipeError):
            self.desktop.messages.error(error)

    def _on_ended(self, task: WorkbenchTask) -> None:
        if self.task is task:
            self.task = None
            self.panel.set_running(False)

    # The form's last state.

    def _remember(self) -> None:
        state = self.panel.state()
        if state:
            self._memory.setValue(state)

    def _restore(self) -> None:
        saved = self._memory.value()
        if not saved:
            return
        try:
            self.panel.restore(saved)
        except WorkbenchError:
            self._memory.remove()


class Sentinel2Dock(RecipeDock):
    """The Sentinel-2 panel with its table of scenes."""

    def __init__(self, desktop: Desktop, panel: Any, kind: Type[Recipe], memory: Any) -> None:
        super().__init__(desktop, panel, kind, memory)
        self.dialog: Optional[ScenesDialog] = None
        panel.scenes_requested.connect(self._scenes)

    def close(self) -> None:
        """For the end."""
        if self.dialog is not None:
            self.dialog.reject()
        super().close()

    def _scenes(self, recipe: Sentinel2Recipe) -> None:
        task = ScenesTask(recipe, self.desktop.client)
        task.succeeded.connect(lambda found: self._show_scenes(recipe, found))
        self.start(task, tr("Looking for scenes…"))

    def _show_scenes(self, recipe: Sentinel2Recipe, found: SceneList) -> None:
        dialog = ScenesDialog(found, recipe.scenes.left_out, self.panel)
        dialog.setObjectName("ee_workbench_scenes_dialog")
        dialog.thumbnail_wanted.connect(lambda index: self._thumbnail(recipe, index))
        dialog.accepted.connect(lambda: self.panel.set_left_out(dialog.left_out()))
        dialog.finished.connect(self._on_dialog_closed)
        self.dialog = dialog
        dialog.open()

    def _on_dialog_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _thumbnail(self, recipe: Sentinel2Recipe, index: str) -> None:
        task = ThumbnailTask(recipe, index, self.desktop.client)
        task.succeeded.connect(lambda content: self._with_dialog(lambda each: each.set_thumbnail(index, content)))
        task.failed.connect(lambda error: self._with_dialog(lambda each: each.set_thumbnail_error(str(error))))
        task.start()

    def _with_dialog(self, action: Callable[[ScenesDialog], None]) -> None:
        """The picture may come when the table is gone."""
        if self.dialog is not None:
            action(self.dialog)
