# SPDX-License-Identifier: GPL-2.0-or-later
"""The composition root: makes the parts, wires them, and takes them apart again."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsApplication, QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, QSize, Qt, QTimer
from qgis.PyQt.QtGui import QAction, QIcon
from qgis.PyQt.QtWidgets import QMenu, QToolBar, QToolButton

from ..ui.cmip6_panel import Cmip6Panel
from ..ui.connection_panel import ConnectionPanel
from ..ui.messages import Messages
from . import console
from .bridge import canvas, layers, log, text
from .bridge.adding import AddLayerTask, EditLayerTask, StretchTask
from .bridge.connecting import Connector
from .bridge.keeper import LayerKeeper
from .bridge.settings import Settings
from .bridge.task import WorkbenchTask
from .core.connection import Connection
from .core.errors import Cancelled, RecipeError, WorkbenchError
from .core.recipes import Recipe
from .core.recipes.cmip6 import Cmip6Recipe
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
        self.task: Optional[WorkbenchTask] = None
        self._told_errors = False
        self._target: Optional[str] = None
        self._remember_soon = QTimer(self)
        self._remember_soon.setSingleShot(True)
        self._remember_soon.setInterval(_REMEMBER_AFTER_MS)
        self._remember_soon.timeout.connect(self._remember_form)
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
        self.cmip6_panel.set_canvas(self.iface.mapCanvas())
        side = Qt.DockWidgetArea.RightDockWidgetArea
        self.iface.addDockWidget(side, self.connection_panel)
        self.iface.addTabifiedDockWidget(side, self.cmip6_panel, [self.connection_panel.objectName()], False)
        for panel in (self.connection_panel, self.cmip6_panel):
            panel.hide()
        self._restore_form()

    def _add_toolbar(self) -> None:
        window = self.iface.mainWindow()
        self.toolbar: QToolBar = self.iface.addToolBar(NAME)
        self.toolbar.setObjectName("ee_workbench_toolbar")
        self.status_button = QToolButton(window)
        self.status_button.setObjectName("ee_workbench_status_button")
        self.status_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.status_button.setIconSize(QSize(16, 16))
        self.status_button.setAccessibleName(tr("State of the Earth Engine connection"))
        self.status_button.clicked.connect(self._show_connection)
        self.toolbar.addWidget(self.status_button)
        self.menu = QMenu(NAME, window)
        self.menu.setObjectName("ee_workbench_menu")
        self.menu.setIcon(icon("workbench"))
        for panel, picture, label in (
            (self.connection_panel, "workbench", tr("Connection")),
            (self.cmip6_panel, "cmip6", tr("CMIP6")),
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
        form = self.cmip6_panel
        form.submitted.connect(self._add)
        form.update_requested.connect(self._update)
        form.stretch_requested.connect(self._stretch)
        form.cancelled.connect(self._cancel)
        form.connection_wanted.connect(self._show_connection)
        form.changed.connect(self._remember_soon.start)
        self.iface.currentLayerChanged.connect(self._on_current_layer)
        project = QgsProject.instance()
        project.layersAdded.connect(self._on_layers_added)
        project.layersWillBeRemoved.connect(self._on_layers_removed)
        self._on_layers_added(list(project.mapLayers().values()))
        self._on_current_layer(self.iface.activeLayer())

    def close(self) -> None:
        """Take everything out of the window."""
        console.detach()
        if self._remember_soon.isActive():
            self._remember_soon.stop()
            self._remember_form()
        self.cmip6_panel.region_picker.stop()
        self.iface.currentLayerChanged.disconnect(self._on_current_layer)
        if self.task is not None:
            self.task.cancel()
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
        for panel in (self.connection_panel, self.cmip6_panel):
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
        self.cmip6_panel.set_connected(False)

    def _on_connected(self, info: SessionInfo) -> None:
        self.messages.clear()
        self.connection_panel.set_connected(info)
        self.cmip6_panel.set_connected(True, info)
        self._show_state(info)

    def _on_connection_failed(self, error: WorkbenchError) -> None:
        self._show_state(None)
        self.cmip6_panel.set_connected(False)
        if isinstance(error, Cancelled):
            self.connection_panel.set_disconnected(tr("Not connected."))
            return
        self.connection_panel.show_error(error)
        if self._told_errors:
            self.messages.error(error)

    def _on_disconnected(self, sentence: str) -> None:
        self._show_state(None)
        self.cmip6_panel.set_connected(False)
        self.connection_panel.set_disconnected(sentence or tr("Not connected."), failed=bool(sentence))
        if sentence:
            self.messages.error(WorkbenchError(sentence))

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

    def _show_connection(self) -> None:
        self.connection_panel.setUserVisible(True)

    # Recipes.

    def _add(self, recipe: Recipe) -> None:
        self._start(AddLayerTask(recipe, self.client), tr("Adding {}…").format(recipe.title()))

    def _update(self, recipe: Recipe) -> None:
        layer = QgsProject.instance().mapLayer(self._target or "")
        if not isinstance(layer, QgsRasterLayer):
            self._on_current_layer(None)
            self.cmip6_panel.show_error(WorkbenchError(tr("The layer is no longer there. Press Add to map instead.")))
            return
        self._start(EditLayerTask(layer, recipe, self.client), tr("Updating {}…").format(layer.name()))

    def _stretch(self, recipe: Recipe) -> None:
        view = canvas.snapshot(self.iface.mapCanvas().mapSettings())
        task = StretchTask(recipe, self.client, view.bounds, view.scale)
        task.succeeded.connect(lambda ends: self.cmip6_panel.set_limits(ends[0][0], ends[1][0]))
        self._start(task, tr("Looking at the values…"))

    def _start(self, task: WorkbenchTask, words: str) -> None:
        if self.task is not None:
            self.task.cancel()
        self.messages.clear()
        self.task = task
        task.failed.connect(self._on_failed)
        task.ended.connect(lambda: self._on_ended(task))
        self.cmip6_panel.set_running(True, words)
        task.start()

    def _cancel(self) -> None:
        if self.task is not None:
            self.task.cancel()

    def _on_failed(self, error: WorkbenchError) -> None:
        if isinstance(error, Cancelled):
            return
        self.cmip6_panel.show_error(error)
        if not isinstance(error, RecipeError):
            self.messages.error(error)

    def _on_ended(self, task: WorkbenchTask) -> None:
        if self.task is task:
            self.task = None
            self.cmip6_panel.set_running(False)

    # Layers of ours.

    def _on_layers_added(self, added: list[QgsMapLayer]) -> None:
        for layer in added:
            if layers.is_ours(layer):
                self.iface.addCustomActionForLayer(self.edit_action, layer)

    def _on_layers_removed(self, layer_ids: list[str]) -> None:
        if self._target in layer_ids:
            self._on_current_layer(None)

    def _on_current_layer(self, layer: Optional[QgsMapLayer]) -> None:
        """The layer that is selected in the layer tree can be updated, where it is one of ours."""
        ours = layer is not None and isinstance(layers.recipe_of(layer), Cmip6Recipe)
        self._target = layer.id() if layer is not None and ours else None
        self.cmip6_panel.set_target(layer.name() if layer is not None and ours else "")

    def _edit_current(self) -> None:
        layer = self.iface.activeLayer()
        recipe = layers.recipe_of(layer)
        if recipe is None:
            sentence = tr("How this layer was made cannot be read. Add it again from the panel.")
            self.messages.error(WorkbenchError(sentence))
            return
        self._on_current_layer(layer)
        self.cmip6_panel.set_recipe(recipe)
        self._remember_form()
        self.cmip6_panel.setUserVisible(True)

    # The form's last state.

    def _remember_form(self) -> None:
        state = self.cmip6_panel.state()
        if state:
            self.settings.cmip6_state.setValue(state)

    def _restore_form(self) -> None:
        saved = self.settings.cmip6_state.value()
        if not saved:
            return
        try:
            self.cmip6_panel.restore(saved)
        except WorkbenchError:
            self.settings.cmip6_state.remove()
