# SPDX-License-Identifier: GPL-2.0-or-later
"""What stands between the panel "Zonal statistics" and the service: what it can be of, and the task that computes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject

from ..bridge import zonal
from ..bridge.task import WorkbenchTask
from ..bridge.zonal import ZonalDone, ZonalTask, ZonalTextTask
from ..core.errors import RecipeError, WorkbenchError
from ..core.text import listed, told, tr
from ..core.zonal_command import command_of, to_command
from ..core.zonal_order import ATTRIBUTES, ZonalOrder
from .offers import OfferDock
from .recipes import Window


class ZonalDock(OfferDock):
    """The panel's offers, and the task that computes."""

    def __init__(self, desktop: Window, panel: Any, memory: Any, parent: QObject) -> None:
        super().__init__(desktop, panel, memory, parent)
        panel.run_requested.connect(self._compute)
        panel.script_requested.connect(self._copy_script)
        panel.command_requested.connect(self._copy_command)
        panel.schedule_requested.connect(lambda order: self._schedule(lambda: command_of(order), order.title))

    @staticmethod
    def fits(source: Any) -> bool:
        """Whether there are pixels behind a layer."""
        return source is not None and zonal.has_pixels(source)

    def _unfit(self) -> str:
        return tr("There are no pixels of Earth Engine behind this layer. Choose a layer of images.")

    # The clipboard.

    def _copy_script(self, order: ZonalOrder) -> None:
        try:
            task = ZonalTextTask(order, self._project_id)
        except RecipeError as error:
            self.panel.show_error(error)
            return
        task.succeeded.connect(lambda text: self._copy(lambda: text, tr("The Python script is on the clipboard.")))
        self._run(task, tr("Writing the script…"))

    def _copy_command(self, order: ZonalOrder, shell: str) -> None:
        self._copy(lambda: to_command(order, shell), tr("The command is on the clipboard."))

    # Computing.

    def _compute(self, order: ZonalOrder) -> None:
        self.memory.keep()
        try:
            task = ZonalTask(order, self.desktop.client)
        except RecipeError as error:
            self.panel.show_error(error)
            return
        task.progressed.connect(self._on_progress)
        task.succeeded.connect(self._on_done)
        self._run(task, tr("Reading the zones…"))

    def _on_progress(self, progress: Any) -> None:
        if self.task is not None:
            self.panel.set_progress(progress)

    def _on_done(self, done: ZonalDone) -> None:
        table = done.table
        rows = tr("1 row") if len(table.rows) == 1 else tr("{:,} rows", len(table.rows))
        asked = tr("1 request") if table.requests == 1 else tr("{:,} requests", table.requests)
        words = [tr("{}, {}.").format(rows, asked)]
        if done.order.output.kind == ATTRIBUTES and done.layer is not None:
            sentence = tr("“{}” has new attributes: {}. Save the layer's edits to keep them, or undo them.")
            words.append(sentence.format(done.layer.name(), listed(done.fields)))
        else:
            words.append(tr("They are in “{}”.").format(Path(done.path).name))
        self.panel.say(told(words), table.problems)
        self.desktop.messages.info(tr("Zonal statistics have ended: {}.").format(rows))

    def _run(self, task: WorkbenchTask, words: str, **how: Any) -> None:
        if self.task is not None:
            self.desktop.messages.error(WorkbenchError(tr("Statistics are under way. Wait for them, or cancel.")))
            return
        super()._run(task, words, **how)
