# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands between the panel "Time series" and the service: what it offers, and the tasks that read series."""

from __future__ import annotations

from typing import Any, Callable, List, Optional, Set

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtGui import QGuiApplication

from ..bridge import exporting
from ..bridge.charts import Chart, View
from ..bridge.exporting import Offer
from ..bridge.series import AddSeriesTask, FetchSeriesTask, SaveChartTask, Shown, ShowSeriesTask, TableTask
from ..bridge.task import WorkbenchTask
from ..core.errors import RecipeError, WorkbenchError
from ..core.recipes import Recipe
from ..core.series_command import to_command
from ..core.series_order import SeriesOrder, bands_of
from ..core.series_result import SeriesResult
from ..core.series_script import to_python
from ..core.text import tr
from .recipes import FormDock, Window

_SOON_MS = 300


class SeriesDock(FormDock):
    """The panel's offers, and its tasks."""

    def __init__(self, desktop: Window, panel: Any, memory: Any, parent: QObject) -> None:
        super().__init__(desktop, panel, memory, parent)
        self._latest: Optional[ShowSeriesTask] = None
        self._others: Set[WorkbenchTask] = set()
        self._offer_soon = QTimer(self)
        self._offer_soon.setSingleShot(True)
        self._offer_soon.setInterval(_SOON_MS)
        self._offer_soon.timeout.connect(self.offer)
        panel.fetch_requested.connect(self._fetch)
        panel.steps_changed.connect(self._show)
        panel.table_requested.connect(self._table)
        panel.picture_requested.connect(self._picture)
        panel.layer_requested.connect(self._add)
        panel.script_requested.connect(self._copy_script)
        panel.command_requested.connect(self._copy_command)
        project = QgsProject.instance()
        for signal in (project.layersAdded, project.layersRemoved):
            signal.connect(self._on_layers)
        self.offer()

    def close(self) -> None:
        """For the end."""
        project = QgsProject.instance()
        for signal in (project.layersAdded, project.layersRemoved):
            signal.disconnect(self._on_layers)
        self._offer_soon.stop()
        self._remember()
        self.panel.stop()
        for task in (*self._others, *([] if self.task is None else [self.task])):
            task.cancel()

    # What series are made of.

    def offer(self, chosen: str = "") -> None:
        """Offer the project's layers with images over time."""
        offers: List[Offer] = []
        for node in QgsProject.instance().layerTreeRoot().findLayers():
            source = exporting.source_of(node.layer())
            if source is not None and is_over_time(source):
                offers.append(Offer(node.layerId(), node.layer().name(), source))
        self.panel.set_offers(offers, chosen)

    def show_layer(self, layer: Optional[QgsMapLayer]) -> None:
        """Let the user see a layer's series."""
        if layer is None or not is_over_time(exporting.source_of(layer)):
            sentence = tr("There are no images over time behind this layer. Choose one of a collection.")
            self.desktop.messages.error(WorkbenchError(sentence))
            return
        self.offer(layer.id())
        self.panel.setUserVisible(True)

    def _on_layers(self, *_: Any) -> None:
        self._offer_soon.start()

    # Reading and showing.

    def _fetch(self, order: SeriesOrder) -> None:
        task = FetchSeriesTask(order, self.desktop.client)
        task.succeeded.connect(self._show)
        task.progressChanged.connect(self.panel.set_progress)
        self._run(task, tr("Reading {}…").format(order.title()))

    def _show(self, result: SeriesResult) -> None:
        """Do the steps in the background; the last one that was asked for is shown."""
        task = ShowSeriesTask(result)
        self._latest = task
        task.succeeded.connect(lambda shown: self._on_shown(task, shown))
        self._start(task)

    def _on_shown(self, task: ShowSeriesTask, shown: Shown) -> None:
        if task is self._latest:
            self._latest = None
            self.panel.set_shown(shown)

    # What is taken away.

    def _table(self, result: SeriesResult, path: str) -> None:
        task = TableTask(result, path)
        task.succeeded.connect(lambda made: self._on_table(made, path))
        self._start(task)

    def _on_table(self, made: str, path: str) -> None:
        if not path:
            QGuiApplication.clipboard().setText(made)
        self.panel.note(tr("The table is in {}.").format(path) if path else tr("The table is on the clipboard."))

    def _picture(self, chart: Chart, view: Optional[View], path: str) -> None:
        task = SaveChartTask(chart, path, view)
        task.succeeded.connect(lambda made: self.panel.note(tr("The chart is in {}.").format(made)))
        self._start(task)

    def _add(self, result: SeriesResult) -> None:
        task = AddSeriesTask(result)
        task.succeeded.connect(lambda layer: self.panel.note(tr("“{}” is on the map.").format(layer.name())))
        self._start(task)

    def _start(self, task: WorkbenchTask) -> None:
        """Run a task of a moment, beside the one that reads."""
        self._others.add(task)
        task.failed.connect(self._on_failed)
        task.ended.connect(lambda: self._others.discard(task))
        task.start()

    def _copy_script(self, order: SeriesOrder) -> None:
        session = self.desktop.client.session.info
        project = "" if session is None else session.project
        self._copy(lambda: to_python(order, project), tr("The Python script is on the clipboard."))

    def _copy_command(self, order: SeriesOrder) -> None:
        self._copy(lambda: to_command(order), tr("The command is on the clipboard."))

    def _copy(self, write: Callable[[], str], words: str) -> None:
        try:
            QGuiApplication.clipboard().setText(write())
        except RecipeError as error:
            self.panel.show_error(error)
            return
        self.panel.note(words)


def is_over_time(source: Any) -> bool:
    """Whether there are images over time behind a recipe."""
    try:
        return isinstance(source, Recipe) and bool(bands_of(source))
    except RecipeError:
        return False
