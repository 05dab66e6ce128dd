# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands between the panel "Time series" and the service: what it offers, and the tasks that read series."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional, Set

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QGuiApplication

from ..bridge.charts import Chart, View
from ..bridge.series import (
    AddSeriesTask,
    FetchSeriesTask,
    PrepareChartsTask,
    SaveChartTask,
    Shown,
    ShowSeriesTask,
    TableTask,
)
from ..bridge.task import WorkbenchTask
from ..core.errors import RecipeError
from ..core.recipes import Recipe
from ..core.series_command import OUTPUT, command_of, to_command
from ..core.series_order import SeriesOrder, bands_of
from ..core.series_result import SeriesResult
from ..core.series_script import to_python
from ..core.text import tr
from .offers import OfferDock
from .recipes import Window


class SeriesDock(OfferDock):
    """The panel's offers, and its tasks."""

    def __init__(self, desktop: Window, panel: Any, memory: Any, parent: QObject) -> None:
        super().__init__(desktop, panel, memory, parent)
        self._latest: Optional[ShowSeriesTask] = None
        self._others: Set[WorkbenchTask] = set()
        self._prepared = False
        panel.opened.connect(self._prepare)
        panel.fetch_requested.connect(self._fetch)
        panel.steps_changed.connect(self._show)
        panel.table_requested.connect(self._table)
        panel.picture_requested.connect(self._picture)
        panel.layer_requested.connect(self._add)
        panel.script_requested.connect(self._copy_script)
        panel.command_requested.connect(self._copy_command)
        panel.schedule_requested.connect(self._schedule_order)

    def close(self) -> None:
        """For the end."""
        self.panel.stop()
        for task in tuple(self._others):  # one that has not begun ends in its cancel
            task.cancel()
        super().close()

    @staticmethod
    def fits(source: Any) -> bool:
        """Whether there are images over time behind a layer."""
        return is_over_time(source)

    def _unfit(self) -> str:
        return tr("There are no images over time behind this layer. Choose one of a collection.")

    # Reading and showing.

    def _prepare(self) -> None:
        """The first chart is not far when the panel is opened for the first time."""
        if not self._prepared:
            self._prepared = True
            PrepareChartsTask().start()

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

    # The clipboard.

    def _copy_script(self, order: SeriesOrder) -> None:
        self._copy(lambda: to_python(order, self._project_id), tr("The Python script is on the clipboard."))

    def _copy_command(self, order: SeriesOrder, shell: str) -> None:
        self._copy(lambda: to_command(order, OUTPUT, shell), tr("The command is on the clipboard."))

    def _schedule_order(self, order: SeriesOrder) -> None:
        # A scheduler starts its jobs in a folder of its own.
        self._schedule(lambda: command_of(order, str(Path.home() / OUTPUT)), order.title())


def is_over_time(source: Any) -> bool:
    """Whether there are images over time behind a recipe."""
    try:
        return isinstance(source, Recipe) and bool(bands_of(source))
    except RecipeError:
        return False
