# SPDX-License-Identifier: GPL-2.0-or-later
"""The composition root: makes the parts, wires them, and takes them apart again."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Callable, Optional, Set, Tuple

from qgis.core import QgsApplication, QgsMapLayer, QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, QSize, Qt, QTimer
from qgis.PyQt.QtGui import QAction, QIcon
from qgis.PyQt.QtWidgets import QMenu, QToolBar, QToolButton, QWidget

from ..ui.about_dialog import AboutDialog
from ..ui.cmip6_panel import Cmip6Panel
from ..ui.collection_panel import CollectionPanel
from ..ui.connection_panel import ConnectionPanel
from ..ui.export_panel import ExportPanel
from ..ui.freeze_dialog import FreezeDialog, ask_page
from ..ui.layer_marks import LayerMarks
from ..ui.map_menu import MapMenu
from ..ui.messages import Messages
from ..ui.script_panel import ScriptPanel
from ..ui.sentinel2_panel import Sentinel2Panel
from ..ui.series_panel import SeriesPanel
from ..ui.sheet_dialog import Offer, SheetDialog
from ..ui.tasks_panel import TasksPanel
from ..ui.zonal_panel import ZonalPanel
from . import console
from .bridge import exporting, layers, log, network, text
from .bridge.connecting import Connector
from .bridge.keeper import LayerKeeper
from .bridge.settings import Settings
from .bridge.task import WorkbenchTask
from .core.connection import Connection
from .core.errors import Cancelled, WorkbenchError
from .core.recipes.cmip6 import Cmip6Recipe
from .core.recipes.collection import CollectionRecipe
from .core.recipes.sentinel2 import Sentinel2Recipe
from .core.text import tr
from .desktop.exports import ExportDock
from .desktop.layer_python import LayerPython
from .desktop.pages import PrintDesk
from .desktop.recipes import CollectionDock, RecipeDock, Sentinel2Dock
from .desktop.reopening import Reopening
from .desktop.scripts import ScriptDock
from .desktop.series import SeriesDock, is_over_time
from .desktop.sheets import SheetDesk
from .desktop.tasks import TasksDock
from .desktop.zonal import ZonalDock
from .engine.client import Client
from .engine.session import Session, SessionInfo
from .processing.provider import WorkbenchProvider

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
NAME = "Earth Engine Workbench"


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
            network.leave(self.session.transport)
            log.remove(self._log_handler)
            text.uninstall()
            self._log_handler = None

    def _begin(self) -> None:
        if self._log_handler is None:
            text.install()
            self._log_handler = log.install()
            network.follow(self.session.transport)
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
        self.connector = Connector(session, self, keep=exporting.profile_folder())
        self.keeper = LayerKeeper(QgsProject.instance(), self)
        self.about = AboutDialog(iface.mainWindow())
        self._told_errors = False
        self._actions: list[QAction] = []
        self._joined: Set[Any] = set()
        self._add_docks()
        self.sheets = SheetDesk(self, lambda: SheetDialog(iface.mainWindow()), Offer, self)
        self._add_toolbar()
        marks = LayerMarks(iface.layerTreeView(), QgsApplication.getThemeIcon("/mIconWarning.svg"), parent=self)
        self.reopening = Reopening(self, marks, self)
        self._wire()
        self.keeper.start()
        self.reopening.start()
        console.attach(client, self.connector, self.journal)

    # Making.

    def _add_docks(self) -> None:
        self.connection_panel = self._panel(ConnectionPanel, "connection")
        self.cmip6_panel = self._panel(Cmip6Panel, "cmip6")
        self.sentinel2_panel = self._panel(Sentinel2Panel, "sentinel2")
        self.collection_panel = self._panel(CollectionPanel, "collection")
        self.export_panel = self._panel(ExportPanel, "export")
        self.tasks_panel = self._panel(TasksPanel, "tasks")
        self.script_panel = self._panel(ScriptPanel, "script")
        self.zonal_panel = self._panel(ZonalPanel, "zonal")
        self.series_panel = self._panel(SeriesPanel, "series")
        side = Qt.DockWidgetArea.RightDockWidgetArea
        first, *others = self.panels
        self.iface.addDockWidget(side, first)
        for panel in others:
            self.iface.addTabifiedDockWidget(side, panel, [first.objectName()], False)
        for panel in self.panels:
            panel.opened.connect(partial(self._join_tabs, panel))
        for panel in (
            self.cmip6_panel, self.sentinel2_panel, self.collection_panel, self.export_panel, self.series_panel,
        ):  # fmt: skip
            panel.set_canvas(self.iface.mapCanvas())
        for panel in self.panels:
            panel.hide()
        self.docks: Tuple[RecipeDock, ...] = (
            RecipeDock(self, self.cmip6_panel, Cmip6Recipe, self.settings.cmip6_state, self),
            Sentinel2Dock(self, self.sentinel2_panel, Sentinel2Recipe, self.settings.sentinel2_state, self),
            CollectionDock(self, self.collection_panel, CollectionRecipe, self.settings.collection_state, self),
        )
        self.journal = exporting.open_journal()
        self.exports = ExportDock(self, self.export_panel, self.journal, self.settings.export_state, self)
        self.exports.remembered = self.settings.connection
        self.tasks = TasksDock(self, self.tasks_panel, self.journal, self.settings.results_folder, self)
        self.scripts = ScriptDock(self, self.script_panel, self.settings.script_state, self)
        self.zonal = ZonalDock(self, self.zonal_panel, self.settings.zonal_state, self)
        self.tasks.rest_requested.connect(self.exports.rest)
        self.tasks.again_requested.connect(self.exports.run_again)
        for signal in (self.exports.submitted, self.exports.interrupted):
            signal.connect(self.tasks.look_soon)
        for dock in self.docks:
            dock.panel.export_requested.connect(self.exports.show_recipe)
        self.series = SeriesDock(self, self.series_panel, self.settings.series_state, self)

    @property
    def panels(self) -> Tuple[Any, ...]:
        """All docks' widgets."""
        return (
            self.connection_panel, self.cmip6_panel, self.sentinel2_panel, self.collection_panel, self.export_panel,
            self.tasks_panel, self.script_panel, self.zonal_panel, self.series_panel,
        )  # fmt: skip

    def _join_tabs(self, panel: Any) -> None:
        """A dock that is shown for the first time joins one of ours that is on the screen, as a tab of it.

        QGIS makes tabs only of docks that are shown when they are added.
        """
        if panel in self._joined:
            return
        self._joined.add(panel)
        window = self.iface.mainWindow()
        side = window.dockWidgetArea(panel)
        for other in self.panels:
            there = other is not panel and other.isVisible() and not other.isFloating()
            if there and not panel.isFloating() and window.dockWidgetArea(other) == side:
                window.tabifyDockWidget(other, panel)
                QTimer.singleShot(0, panel.raise_)
                return

    def _panel(self, kind: Callable[[QWidget], Any], name: str) -> Any:
        panel = kind(self.iface.mainWindow())
        panel.setObjectName(f"ee_workbench_{name}_dock")
        return panel

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
            (self.collection_panel, "collection", tr("Collections")),
            (self.zonal_panel, "zonal", tr("Zonal statistics")),
            (self.export_panel, "export", tr("Export")),
            (self.tasks_panel, "tasks", tr("Tasks")),
            (self.script_panel, "script", tr("Scripts")),
            (self.series_panel, "series", tr("Time series")),
        ):
            action = panel.toggleViewAction()
            action.setIcon(icon(picture))
            action.setText(label)
            self.toolbar.addAction(action)
            self.menu.addAction(action)
        self.menu.addSeparator()
        self.menu.addAction(tr("About…")).triggered.connect(self.show_about)
        self.iface.pluginMenu().addMenu(self.menu)
        self.edit_action = QAction(icon("workbench"), tr("Edit recipe…"), window)
        self.edit_action.setObjectName("ee_workbench_edit_recipe")
        self.edit_action.triggered.connect(self._edit_current)
        self.iface.addCustomActionForLayerType(self.edit_action, "", QgsMapLayer.LayerType.RasterLayer, False)
        self.export_action = QAction(icon("export"), tr("Export or download…"), window)
        self.export_action.setObjectName("ee_workbench_export_layer")
        self.export_action.triggered.connect(lambda: self.exports.show_layer(self.iface.activeLayer()))
        self.iface.addCustomActionForLayerType(self.export_action, "", QgsMapLayer.LayerType.RasterLayer, False)
        self.series_action = QAction(icon("series"), tr("Time series…"), window)
        self.series_action.setObjectName("ee_workbench_series_layer")
        self.series_action.triggered.connect(lambda: self.series.show_layer(self.iface.activeLayer()))
        self.iface.addCustomActionForLayerType(self.series_action, "", QgsMapLayer.LayerType.RasterLayer, False)
        self.map_menu = MapMenu(self.iface, self.toolbar, self.menu, self.sheets, icon)
        icons = {name: icon(name) for name in ("freeze", "stale", "export")}
        self.print_desk = PrintDesk(self, FreezeDialog, ask_page, icons, self)
        self.layer_python = LayerPython(self, self)
        picture = QgsApplication.getThemeIcon("/mIconPythonFile.svg")
        self.python_action = QAction(picture, tr("Copy as Python"), window)
        self.python_action.setObjectName("ee_workbench_copy_python")
        self.python_action.triggered.connect(lambda: self.layer_python.copy(self.iface.activeLayer()))
        for kind in (QgsMapLayer.LayerType.RasterLayer, QgsMapLayer.LayerType.VectorLayer):
            self.iface.addCustomActionForLayerType(self.python_action, "", kind, False)
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
        self.map_menu.close()
        self.sheets.close()
        self.exports.close()
        self.print_desk.close()
        self.tasks.close()
        self.scripts.close()
        self.zonal.close()
        self.series.close()
        for dock in self.docks:
            dock.close()
        self.connector.shut_down()
        self.reopening.close()
        self.keeper.stop()
        project = QgsProject.instance()
        project.layersAdded.disconnect(self._on_layers_added)
        project.layersWillBeRemoved.disconnect(self._on_layers_removed)
        self.messages.close()
        self.about.close()
        self.about.deleteLater()
        self.layer_python.close()
        self.iface.removeCustomActionForLayerType(self.python_action)  # once more: it stands at layers of two types
        for action in (self.edit_action, self.export_action, self.series_action, self.python_action):
            self.iface.removeCustomActionForLayerType(action)
            action.deleteLater()
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

    def reconnect_or_ask(self) -> None:
        """Connect to the last choice; where there is none, let the user choose."""
        connection = self.settings.connection()
        if connection is None:
            self.show_connection()
        else:
            self._connect_to(connection)

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
        else:
            self.reopening.say_what_waits()

    def _on_disconnected(self, sentence: str) -> None:
        self._show_state(None)
        self._tell_docks(None)
        self.connection_panel.set_disconnected(sentence or tr("Not connected."), failed=bool(sentence))
        if sentence:
            self.messages.error(WorkbenchError(sentence))

    def _tell_docks(self, info: Optional[SessionInfo]) -> None:
        for dock in self.docks:
            dock.panel.set_connected(info is not None, info)
        self.export_panel.set_connected(info is not None, info)
        self.zonal_panel.set_connected(info is not None, info)
        self.series_panel.set_connected(info is not None, info)
        self.tasks.set_connected(info)
        self.reopening.set_connected(info)
        self.scripts.set_connected(info)

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

    def show_about(self) -> None:
        """Versions for reports of bugs."""
        self.about.show_versions(self.session.info)

    # Layers of ours.

    def _on_layers_added(self, added: list[QgsMapLayer]) -> None:
        for layer in added:
            if layers.is_ours(layer):
                self.iface.addCustomActionForLayer(self.edit_action, layer)
            source = exporting.source_of(layer)
            if source is not None:
                self.print_desk.add_layer(layer)
            if exporting.source_of(layer) is not None:
                self.iface.addCustomActionForLayer(self.export_action, layer)
            if is_over_time(source):
                self.iface.addCustomActionForLayer(self.series_action, layer)
            if layer.customProperty(layers.EE_OBJECT):
                self.iface.addCustomActionForLayer(self.python_action, layer)

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
        if recipe is not None and dock is None:
            sentence = tr("Layers of this kind have no panel: make a new one with Processing or in the console.")
            self.messages.error(WorkbenchError(sentence))
            return
        if recipe is None or dock is None:
            sentence = tr("How this layer was made cannot be read. Add it again from the panel.")
            self.messages.error(WorkbenchError(sentence))
            return
        self._on_current_layer(layer)
        dock.edit(recipe)
