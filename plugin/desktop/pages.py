# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands between the window and printing: freezing from a layer's menu, its signs, and layouts' own action."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Tuple

from qgis.core import QgsProject, QgsRasterLayer
from qgis.gui import QgsLayerTreeViewIndicator
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QAction, QGuiApplication, QIcon

from ..bridge import freeze, layers, pages, printing
from ..bridge.adding import RefreshLayerTask
from ..bridge.freeze import FreezeTask, ThawTask
from ..bridge.frozen_watch import FrozenWatch
from ..bridge.printing import PageExport, PageReport
from ..bridge.task import WorkbenchTask
from ..core.errors import Cancelled, RecipeError, WorkbenchError
from ..core.page import Page, PageChoice
from ..core.text import told, tr
from ..core.units import file_size
from ..engine import freezing
from .recipes import Window

_LOOK_SOON_MS = 200
_USUAL_DPI = 300.0


class PrintDesk(QObject):
    """What *Freeze for print…*, *Thaw* and *Refresh frozen layer* do, and *Export page…* in layouts.

    Args:
        make_dialog: the dialog "Freeze for print", made when it is first wanted.
        ask_path: asks where a page goes, given the window and a suggestion.
        icons: "freeze", "stale" and "export".
    """

    changed = pyqtSignal()
    """A layer may have been frozen or thawed."""

    def __init__(
        self,
        desktop: Window,
        make_dialog: Callable[[Any], Any],
        ask_path: Callable[[Any, str], str],
        icons: Dict[str, QIcon],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.desktop, self.iface = desktop, desktop.iface
        self._make_dialog, self._ask_path, self._icons = make_dialog, ask_path, icons
        self.dialog: Any = None
        self.task: Optional[WorkbenchTask] = None
        self.export: Optional[PageExport] = None
        self._layer_id = ""
        self._indicators: Dict[str, Tuple[QgsLayerTreeViewIndicator, Any]] = {}
        self._renewing: List[RefreshLayerTask] = []
        self._watch = FrozenWatch(parent=self)
        self._watch.start()
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_LOOK_SOON_MS)
        self._look.timeout.connect(self.show_signs)
        self._connect(True)
        self._look.start()

    def _connect(self, on: bool) -> None:
        project = QgsProject.instance()
        for signal, slot in (
            (self.iface.layoutDesignerOpened, self._on_designer),
            (self.iface.currentLayerChanged, self._on_layers),
            (project.layersAdded, self._on_layers),
            (project.layersRemoved, self._on_layers),
            (project.readProject, self._on_layers),
            # back from a layout, perhaps with a map that was moved there
            (QGuiApplication.instance().focusWindowChanged, self._on_layers),
        ):
            signal.connect(slot) if on else signal.disconnect(slot)

    def close(self) -> None:
        """For the end."""
        self._connect(False)
        self._look.stop()
        self._watch.stop()
        for task in (self.task, *self._renewing):
            if task is not None:
                task.cancel()
        if self.export is not None:
            self.export.cancel()
        for layer_id in list(self._indicators):
            self._remove_sign(layer_id)
        if self.dialog is not None:
            self.dialog.deleteLater()

    # A layer's menu.

    def _current(self) -> Optional[QgsRasterLayer]:
        layer = self.iface.activeLayer()
        if layer is None or layers.recipe_of(layer) is None:
            sentence = tr("How this layer was made cannot be read. Add it again from the panel.")
            self.desktop.messages.error(WorkbenchError(sentence))
            return None
        return layer

    def show_dialog(self) -> None:
        """Let the user freeze the current layer."""
        layer = self._current()
        if layer is None:
            return
        if self.dialog is None:
            self.dialog = self._make_dialog(self.iface.mainWindow())
            self.dialog.changed.connect(self._estimate)
            self.dialog.freeze_requested.connect(self._freeze)
            self.dialog.cancelled.connect(self._cancel)
        if self.task is None:
            self._layer_id = layer.id()
            self.dialog.offer(layer.name(), self._maps(), self._first_choice(layer))
        self.dialog.show()
        self.dialog.raise_()

    def _maps(self) -> List[Tuple[str, str, float]]:
        found = []
        for item in pages.maps(QgsProject.instance()):
            name = tr("{} · {}").format(item.layout().name(), item.displayName())
            found.append((item.uuid(), name, item.layout().renderContext().dpi()))
        return found

    def _first_choice(self, layer: QgsRasterLayer) -> PageChoice:
        record, recipe = freeze.record_of(layer), layers.recipe_of(layer)
        if record is not None:
            return PageChoice(record.page.map_id, record.page.dpi, picture=record.picture)
        maps = list(pages.maps(QgsProject.instance()))
        showing = next((item for item in maps if layer in pages.layers_in(item)), None)
        picture = recipe is not None and freezing.prefers_picture(recipe)
        if showing is None:
            return PageChoice("", _USUAL_DPI, picture=picture)
        return PageChoice(showing.uuid(), showing.layout().renderContext().dpi(), picture=picture)

    def _page(self, choice: PageChoice) -> Page:
        """The page of a choice. Raises RecipeError."""
        if choice.map_id:
            project = QgsProject.instance()
            item = next((each for each in pages.maps(project) if each.uuid() == choice.map_id), None)
            if item is None:
                raise RecipeError("map", tr("This map is no longer in its layout. Choose another one."))
            return pages.page_of(item, choice.dpi)
        settings = self.iface.mapCanvas().mapSettings()
        extent = settings.visibleExtent()
        height = choice.width_mm * extent.height() / extent.width() if extent.width() else 0.0
        return pages.page_of_extent(extent, settings.destinationCrs(), choice.width_mm, height, choice.dpi)

    def _estimate(self, choice: PageChoice) -> None:
        layer = QgsProject.instance().mapLayer(self._layer_id)
        recipe = layers.recipe_of(layer)
        if recipe is None:
            self.dialog.show_error(WorkbenchError(tr("The layer to freeze is no longer in the project.")))
            return
        try:
            page = self._page(choice)
            found = freeze.estimate(recipe, page, choice.picture)
        except WorkbenchError as error:
            self.dialog.show_error(error)
            return
        grid = page.grid()
        requests = tr("1 request") if found.requests == 1 else tr("{:,} requests", found.requests)
        size = tr("up to {}").format(file_size(found.file_bytes))
        words = [tr("{:,} × {:,} pixels", grid.width, grid.height), size, requests]
        text = " · ".join(words)
        if not QgsProject.instance().absoluteFilePath():
            text += "\n" + tr("The project has no file yet: the frozen file moves beside it when you save it.")
        self.dialog.set_estimate(text)

    # Tasks.

    def _freeze(self, choice: PageChoice) -> None:
        layer = QgsProject.instance().mapLayer(self._layer_id)
        try:
            task = FreezeTask(layer, self._page(choice), self.desktop.client, picture=choice.picture)
        except WorkbenchError as error:
            self.dialog.show_error(error)
            return
        task.succeeded.connect(lambda _: self.dialog.accept())
        task.failed.connect(lambda error: self._in_dialog(error))
        task.progressChanged.connect(self.dialog.set_progress)
        self.dialog.set_running(True)
        self._run(task)

    def _in_dialog(self, error: WorkbenchError) -> None:
        if not isinstance(error, Cancelled):
            self.dialog.show_error(error, fits=True)

    def refresh(self) -> None:
        """Freeze the current layer again, for its map as it is now."""
        layer = self._current()
        if layer is not None:
            self._start(lambda: freeze.refresh_task(layer, self.desktop.client))

    def thaw(self) -> None:
        """Let the current layer show Earth Engine's tiles again."""
        layer = self._current()
        if layer is not None:
            self._start(lambda: ThawTask(layer, self.desktop.client))

    def _start(self, make: Callable[[], WorkbenchTask]) -> None:
        if self.task is not None:
            self.desktop.messages.info(tr("A layer is being frozen. Wait for its end, or cancel it."))
            return
        try:
            task = make()
        except WorkbenchError as error:
            self.desktop.messages.error(error)
            return
        task.failed.connect(self._on_failed)
        self.desktop.messages.clear()
        self._run(task)

    def _run(self, task: WorkbenchTask) -> None:
        self.task = task
        task.ended.connect(self._on_ended)
        task.start()

    def _cancel(self) -> None:
        if self.task is not None:
            self.task.cancel()

    def _on_failed(self, error: WorkbenchError) -> None:
        if not isinstance(error, Cancelled):
            self.desktop.messages.error(error)

    def _on_ended(self) -> None:
        self.task = None
        if self.dialog is not None:
            self.dialog.set_running(False)
        self._look.start()
        self.changed.emit()

    # Signs in the layer tree.

    def _on_layers(self, *_: Any) -> None:
        self._look.start()

    def show_signs(self) -> None:
        """A sign beside each layer that is frozen, and another one where it is out of date."""
        wanted: Dict[str, str] = {}
        for layer in QgsProject.instance().mapLayers().values():
            if layers.is_ours(layer) and freeze.record_of(layer) is not None:
                wanted[layer.id()] = freeze.stale(layer)
        for layer_id in [each for each in self._indicators if each not in wanted]:
            self._remove_sign(layer_id)
        for layer_id, sentence in wanted.items():
            self._set_sign(layer_id, sentence)

    def _set_sign(self, layer_id: str, sentence: str) -> None:
        node = QgsProject.instance().layerTreeRoot().findLayer(layer_id)
        if node is None:
            return
        sign, before = self._indicators.get(layer_id, (None, None))
        if sign is None or before is not node:
            self._remove_sign(layer_id)
            sign = QgsLayerTreeViewIndicator(self)
            self.iface.layerTreeView().addIndicator(node, sign)
            self._indicators[layer_id] = (sign, node)
        sign.setIcon(self._icons["stale" if sentence else "freeze"])
        sign.setToolTip(sentence or tr("Frozen for print"))

    def _remove_sign(self, layer_id: str) -> None:
        sign, node = self._indicators.pop(layer_id, (None, None))
        if sign is not None:
            if not sip.isdeleted(node):
                self.iface.layerTreeView().removeIndicator(node, sign)
            sign.deleteLater()

    # Layouts.

    def _on_designer(self, designer: Any) -> None:
        """A layout was opened: offer the export that looks after live layers, and renew their old map ids now."""
        action = QAction(self._icons["export"], tr("Export page with a check…"), designer)
        action.setObjectName("ee_workbench_export_page")
        action.setToolTip(tr("Renews Earth Engine's maps before the export, and looks for missing tiles after it"))
        action.triggered.connect(lambda: self._ask_and_export(designer))
        designer.layoutMenu().addAction(action)
        designer.actionsToolbar().addAction(action)
        self._renew(designer.layout())

    def _renew(self, layout: Any) -> None:
        if self.desktop.client.session.info is None:
            return
        for layer in printing.layers_of(layout):
            if printing.old(layer) and layers.recipe_of(layer) is not None:
                task = RefreshLayerTask(layer, self.desktop.client)
                self._renewing.append(task)
                task.ended.connect(lambda task=task: self._renewing.remove(task))
                task.start()

    def _ask_and_export(self, designer: Any) -> None:
        layout = designer.layout()
        project = QgsProject.instance()
        folder = project.homePath() or str(Path.home())
        path = self._ask_path(designer.window(), str(Path(folder) / f"{layout.name()}.pdf"))
        if path:
            self.export_page(layout, path, designer.messageBar())

    def export_page(self, layout: Any, path: str, bar: Any) -> None:
        """Export a layout, and say in a message bar what came of it."""
        client = self.desktop.client if self.desktop.client.session.info is not None else None
        export = PageExport(layout, path, None, client, self)
        export.succeeded.connect(lambda report: self._say(report, bar))
        export.failed.connect(lambda error: bar.pushWarning(tr("Export page"), str(error)))
        export.ended.connect(export.deleteLater)
        self.export = export
        export.start()

    def _say(self, report: PageReport, bar: Any) -> None:
        problems = report.problems()
        if problems:
            bar.pushWarning(tr("Export page"), told(problems))
        else:
            bar.pushSuccess(tr("Export page"), tr("“{}” is written and whole.").format(report.path.name))
