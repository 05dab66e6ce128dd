# SPDX-License-Identifier: GPL-2.0-or-later
"""The composition root of the desktop: makes docks, toolbar and menu, wires them, and takes them apart again."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, NamedTuple, Optional, Tuple

from qgis.core import QgsApplication, QgsMapLayer, QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, QSize, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QMenu, QToolBar, QToolButton, QWidget

from ..ui.about_dialog import AboutDialog
from ..ui.cmip6_panel import Cmip6Panel
from ..ui.collection_panel import CollectionPanel
from ..ui.connection_panel import ConnectionPanel
from ..ui.export_panel import ExportPanel
from ..ui.freeze_dialog import FreezeDialog, ask_page
from ..ui.help_window import HelpWindow
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
from .bridge import exporting, layers
from .bridge.connecting import Connector
from .bridge.keeper import LayerKeeper
from .bridge.settings import Settings
from .bridge.task import WorkbenchTask
from .core.errors import WorkbenchError
from .core.recipes.cmip6 import Cmip6Recipe
from .core.recipes.collection import CollectionRecipe
from .core.recipes.sentinel2 import Sentinel2Recipe
from .core.text import tr
from .desktop import layer_actions
from .desktop.connection import ConnectionDock, state_of
from .desktop.exports import ExportDock
from .desktop.layer_actions import LayerActions
from .desktop.layer_python import LayerPython
from .desktop.pages import PrintDesk
from .desktop.recipes import CollectionDock, RecipeDock, Sentinel2Dock
from .desktop.reopening import Reopening
from .desktop.scripts import ScriptDock
from .desktop.series import SeriesDock
from .desktop.sheets import SheetDesk
from .desktop.tabs import Tabs
from .desktop.tasks import TasksDock
from .desktop.zonal import ZonalDock
from .engine.client import Client
from .engine.session import Session, SessionInfo

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
NAME = "Earth Engine Workbench"


class DockEntry(NamedTuple):
    """A dock: its panel, its name as part of the object's, its icon, and its label in toolbar and menu."""

    panel: Callable[[QWidget], Any]
    name: str
    icon: str
    label: str


def dock_entries() -> Tuple[Tuple[DockEntry, ...], ...]:
    """All docks in the order in which people work, in groups; the maps' commands stand before the last group."""
    return (
        (
            DockEntry(ConnectionPanel, "connection", "workbench", tr("Connection")),
            DockEntry(Cmip6Panel, "cmip6", "cmip6", tr("CMIP6")),
            DockEntry(Sentinel2Panel, "sentinel2", "sentinel2", tr("Sentinel-2")),
            DockEntry(CollectionPanel, "collection", "collection", tr("Collections")),
        ),
        (
            DockEntry(SeriesPanel, "series", "series", tr("Time series")),
            DockEntry(ZonalPanel, "zonal", "zonal", tr("Zonal statistics")),
        ),
        (
            DockEntry(ExportPanel, "export", "export", tr("Export")),
            DockEntry(TasksPanel, "tasks", "tasks", tr("Tasks")),
        ),
        (DockEntry(ScriptPanel, "script", "script", tr("Scripts")),),
    )


def icon(name: str) -> QIcon:
    """One of the plugin's icons."""
    return QIcon(str(ICONS / f"{name}.svg"))


class Desktop(QObject):
    """The plugin's part of QGIS's main window."""

    connection_panel: ConnectionPanel
    cmip6_panel: Cmip6Panel
    sentinel2_panel: Sentinel2Panel
    collection_panel: CollectionPanel
    series_panel: SeriesPanel
    zonal_panel: ZonalPanel
    export_panel: ExportPanel
    tasks_panel: TasksPanel
    script_panel: ScriptPanel

    def __init__(self, iface: QgisInterface, session: Session, client: Client, settings: Settings) -> None:
        super().__init__(iface.mainWindow())
        self.iface, self.session, self.client, self.settings = iface, session, client, settings
        self.messages = Messages(iface.messageBar(), iface.mainWindow())
        self.connector = Connector(session, self, keep=exporting.profile_folder())
        self.keeper = LayerKeeper(QgsProject.instance(), self)
        self.about = AboutDialog(iface.mainWindow())
        self.help = HelpWindow(iface.mainWindow())
        self.journal = exporting.open_journal()
        self._add_panels()
        self._add_docks()
        self._add_desks()
        self._add_toolbar()
        self._wire()
        self.keeper.start()
        self.reopening.start()
        console.attach(client, self.connector, self.journal)

    # Making.

    def _add_panels(self) -> None:
        """A panel for each entry of the table, as `<name>_panel`."""
        window = self.iface.mainWindow()
        for entry in (each for group in dock_entries() for each in group):
            panel = entry.panel(window)
            panel.setObjectName(f"ee_workbench_{entry.name}_dock")
            setattr(self, f"{entry.name}_panel", self._with_help(panel))
            if hasattr(panel, "set_canvas"):
                panel.set_canvas(self.iface.mapCanvas())
        self.tabs = Tabs(self.iface, self.panels, self)

    def _add_docks(self) -> None:
        """What stands behind the panels."""
        settings = self.settings
        self.connection = ConnectionDock(self, self.connection_panel, self.connector, settings, self)
        self.docks: Tuple[RecipeDock, ...] = (
            RecipeDock(self, self.cmip6_panel, Cmip6Recipe, settings.cmip6_state, self),
            Sentinel2Dock(self, self.sentinel2_panel, Sentinel2Recipe, settings.sentinel2_state, self),
            CollectionDock(self, self.collection_panel, CollectionRecipe, settings.collection_state, self),
        )
        self.series = SeriesDock(self, self.series_panel, settings.series_state, self)
        self.zonal = ZonalDock(self, self.zonal_panel, settings.zonal_state, self)
        self.exports = ExportDock(self, self.export_panel, self.journal, settings.export_state, self)
        self.tasks = TasksDock(self, self.tasks_panel, self.journal, settings.results_folder, self)
        self.scripts = ScriptDock(self, self.script_panel, settings.script_state, self)
        for offering in (self.series, self.zonal, self.exports):
            offering.remembered = settings.connection

    def _add_desks(self) -> None:
        """What has no panel."""
        window = self.iface.mainWindow()
        self.sheets = SheetDesk(self, lambda: self._with_help(SheetDialog(window)), Offer, self)
        icons = {name: icon(name) for name in ("freeze", "stale", "export")}
        self.print_desk = PrintDesk(self, lambda above: self._with_help(FreezeDialog(above)), ask_page, icons, self)
        self.layer_python = LayerPython(self, self)
        python = QgsApplication.getThemeIcon("/mIconPythonFile.svg")
        self.layer_actions = LayerActions(self.iface, layer_actions.table(self, icon, python), self)
        marks = LayerMarks(self.iface.layerTreeView(), QgsApplication.getThemeIcon("/mIconWarning.svg"), parent=self)
        self.reopening = Reopening(self, marks, self)

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
        *groups, last = dock_entries()
        for number, group in enumerate(groups):
            self._add_group(group, first=number == 0)
        self.toolbar.addSeparator()
        self.map_menu = MapMenu(self.iface, self.toolbar, self.menu, self.sheets, icon)
        self._add_group(last)
        self.menu.addSeparator()
        self.menu.addAction(tr("Help")).triggered.connect(lambda: self.help.show_page())
        self.menu.addAction(tr("About…")).triggered.connect(self.show_about)
        self.iface.pluginMenu().addMenu(self.menu)
        self._show_state(None)

    def _add_group(self, group: Tuple[DockEntry, ...], *, first: bool = False) -> None:
        for place in (self.toolbar, self.menu):
            if not first:
                place.addSeparator()
            for entry in group:
                action = getattr(self, f"{entry.name}_panel").toggleViewAction()
                action.setIcon(icon(entry.icon))
                action.setText(entry.label)
                place.addAction(action)

    def _with_help(self, form: Any) -> Any:
        """A panel or dialog whose question mark opens the guide."""
        form.help_button.wanted.connect(self.help.show_page)
        return form

    def _wire(self) -> None:
        self.connection.connecting.connect(self._on_connecting)
        self.connection.changed.connect(self._on_session)
        self.connection.failed_quietly.connect(self.reopening.say_what_waits)
        self.tasks.rest_requested.connect(self.exports.rest)
        self.tasks.again_requested.connect(self.exports.run_again)
        for signal in (self.exports.submitted, self.exports.interrupted):
            signal.connect(self.tasks.look_soon)
        for dock in self.docks:
            dock.panel.export_requested.connect(self.exports.show_recipe)
            dock.panel.series_requested.connect(self.series.show_recipe)
            dock.panel.zonal_requested.connect(self.zonal.show_recipe)
        self.print_desk.changed.connect(self.layer_actions.look)
        self.iface.currentLayerChanged.connect(self._on_current_layer)
        QgsProject.instance().layersWillBeRemoved.connect(self._on_layers_removed)
        self._on_current_layer(self.iface.activeLayer())

    @property
    def panels(self) -> Tuple[Any, ...]:
        """All docks' widgets."""
        return tuple(getattr(self, f"{entry.name}_panel") for group in dock_entries() for entry in group)

    @property
    def task(self) -> Optional[WorkbenchTask]:
        """The task that runs, of any dock that makes layers."""
        return next((dock.task for dock in self.docks if dock.task is not None), None)

    def close(self) -> None:
        """Take everything out of the window."""
        console.detach()
        self.iface.currentLayerChanged.disconnect(self._on_current_layer)
        QgsProject.instance().layersWillBeRemoved.disconnect(self._on_layers_removed)
        parts: Tuple[Any, ...] = (
            self.map_menu, self.sheets, self.layer_actions, self.print_desk, self.layer_python, self.exports,
            self.tasks, self.scripts, self.zonal, self.series, *self.docks,
        )  # fmt: skip
        for part in parts:
            part.close()
        self.connector.shut_down()
        self.reopening.close()
        self.keeper.stop()
        self.messages.close()
        for window in (self.about, self.help):
            window.close()
            window.deleteLater()
        self.iface.pluginMenu().removeAction(self.menu.menuAction())
        self.menu.deleteLater()
        self.iface.mainWindow().removeToolBar(self.toolbar)
        self.toolbar.deleteLater()
        self.tabs.close()
        self.deleteLater()

    # The session.

    def _on_connecting(self) -> None:
        self.status_button.setText(tr("Connecting…"))
        self._tell_docks(None)

    def _on_session(self, info: Optional[SessionInfo]) -> None:
        self._tell_docks(info)
        self._show_state(info)

    def _tell_docks(self, info: Optional[SessionInfo]) -> None:
        for dock in (*self.docks, self.series, self.zonal, self.exports):
            dock.panel.set_connected(info is not None, info)
        for part in (self.tasks, self.scripts, self.reopening):
            part.set_connected(info)

    def _show_state(self, info: Optional[SessionInfo]) -> None:
        name, label = state_of(info)
        self.status_button.setIcon(icon(name))
        self.status_button.setText(label)
        self.status_button.setToolTip(tr("Earth Engine: {}. Click to change.").format(label))

    def reconnect_or_ask(self) -> None:
        """Connect to the last choice; where there is none, let the user choose."""
        self.connection.reconnect_or_ask()

    def show_connection(self) -> None:
        """Bring the connection dock to the front."""
        self.connection_panel.setUserVisible(True)

    def show_about(self) -> None:
        """Versions for reports of bugs."""
        self.about.show_versions(self.session.info)

    # Layers of ours.

    def _on_layers_removed(self, layer_ids: list[str]) -> None:
        for dock in self.docks:
            if dock.target in layer_ids:
                dock.set_target(None)

    def _on_current_layer(self, layer: Optional[QgsMapLayer]) -> None:
        """The layer that is selected in the layer tree can be updated, where it is one of ours."""
        for dock in self.docks:
            dock.set_target(layer)

    def edit_layer(self, layer: Optional[QgsMapLayer]) -> None:
        """Show a layer's recipe in the panel that makes such."""
        recipe = layers.recipe_of(layer)
        dock = next((each for each in self.docks if isinstance(recipe, each.kind)), None)
        if recipe is not None and dock is not None:
            self._on_current_layer(layer)
            dock.edit(recipe)
            return
        if recipe is not None:
            sentence = tr("Layers of this kind have no panel: make a new one with Processing or in the console.")
        else:
            sentence = tr("How this layer was made cannot be read. Add it again from the panel.")
        self.messages.error(WorkbenchError(sentence))
