# SPDX-License-Identifier: GPL-2.0-or-later
"""Downloads in the background: what an order comes to, and files one after the other, with a pause."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, List, Optional, Tuple, Union

from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import pyqtSignal

from ..core.download_list import DownloadList
from ..core.errors import RecipeError, WorkbenchError
from ..core.export_order import ExportOrder
from ..core.text import tr
from ..engine import download_plan, export_plan
from ..engine.client import Client
from ..engine.download import DownloadProgress, DownloadReport, Estimate, download
from ..engine.download_plan import File
from ..engine.export_plan import Plan
from . import raster_style
from .exporting import profile_folder
from .task import WorkbenchTask


def open_list() -> DownloadList:
    """The profile's list of downloads that have not ended."""
    return DownloadList(profile_folder() / "downloads")


@dataclass(frozen=True)
class PreparedFiles:
    """A plan with its files, and what they will take together."""

    plan: Plan
    files: Tuple[File, ...]
    estimate: Estimate
    existing: int

    @property
    def order(self) -> ExportOrder:
        """What it was made from."""
        return self.plan.order


@dataclass(frozen=True)
class FileProgress:
    """How far several downloads are: the file's number from 1, of how many, its name, and how far it is."""

    number: int
    total: int
    name: str
    state: DownloadProgress

    @property
    def percent(self) -> float:
        """Of all files."""
        part = self.state.fraction if self.state.phase == "fetching" else 1.0
        return 100.0 * (self.number - 1 + 0.95 * part) / self.total


def prepare(order: ExportOrder, client: Client, cancelled: Callable[[], bool]) -> PreparedFiles:
    """What an order comes to today: one request. For a background thread. Raises WorkbenchError."""
    client.session.require()
    order = order.resolved()
    answer = client.compute(export_plan.question(order), cancelled=cancelled)
    plan = export_plan.read(order, answer)
    folder = Path(order.destination.place)
    if not folder.is_dir():
        raise RecipeError("destination", tr("There is no folder “{}”. Choose another one.").format(folder))
    files = download_plan.files(plan)
    each = [file.estimate() for file in files]
    total = Estimate(
        sum(one.pixels for one in each),
        sum(one.file_bytes for one in each),
        sum(one.disk_bytes for one in each),
        sum(one.requests for one in each),
        each[0].free_bytes,
    )
    return PreparedFiles(plan, files, total, sum(file.path.exists() for file in files))


def run(
    prepared: PreparedFiles,
    client: Client,
    begun: DownloadList,
    *,
    progress: Callable[[FileProgress], None],
    paused: Callable[[], bool] = lambda: False,
    cancelled: Callable[[], bool] = lambda: False,
) -> Tuple[DownloadReport, ...]:
    """Download the files one after the other. For a background thread.

    What was begun is remembered until all of it is there: the same order goes on where it stopped.

    Raises:
        WorkbenchError: what has arrived is kept.
    """
    entry = begun.begin(prepared.order)
    reports: List[DownloadReport] = []
    for number, file in enumerate(prepared.files, start=1):

        def tell(state: DownloadProgress, number: int = number, name: str = file.path.name) -> None:
            progress(FileProgress(number, len(prepared.files), name, state))

        reports.append(
            download(
                file.image, file.order, file.path, client, facts=file.facts, progress=tell, paused=paused,
                cancelled=cancelled,
            )
        )  # fmt: skip
    begun.end(entry.id)
    return tuple(reports)


class PrepareFilesTask(WorkbenchTask):
    """What a download comes to; succeeds with a `PreparedFiles`. One request."""

    def __init__(self, order: ExportOrder, client: Client) -> None:
        super().__init__(tr("Looking at the download of {}").format(order.title))
        self.order = order
        self.client = client

    def work(self) -> PreparedFiles:
        """Background."""
        return prepare(self.order, self.client, self.is_cancelled)


class DownloadTask(WorkbenchTask):
    """Download what was prepared, or an order unseen, and add the files to the project in their recipe's colours.

    Succeeds with the reports of the files.
    """

    progressed = pyqtSignal(object)
    """How far it is: a `FileProgress`."""

    def __init__(
        self,
        prepared: Union[PreparedFiles, ExportOrder],
        client: Client,
        begun: DownloadList,
        *,
        add: bool = True,
        project: Optional[QgsProject] = None,
    ) -> None:
        order = prepared if isinstance(prepared, ExportOrder) else prepared.order
        super().__init__(tr("Downloading {}").format(order.title))
        self.order = order
        self._prepared = None if isinstance(prepared, ExportOrder) else prepared
        self.client = client
        self.begun = begun
        self.layers: List[QgsRasterLayer] = []
        self._add = add
        self._project = project or QgsProject.instance()
        self._pause = threading.Event()

    def set_paused(self, paused: bool) -> None:
        """Send no new requests until it goes on."""
        if paused:
            self._pause.set()
        else:
            self._pause.clear()

    def work(self) -> Tuple[DownloadReport, ...]:
        """Background."""
        prepared = self._prepared or prepare(self.order, self.client, self.is_cancelled)
        return run(
            prepared, self.client, self.begun, progress=self._tell, paused=self._pause.is_set,
            cancelled=self.is_cancelled,
        )  # fmt: skip

    def _tell(self, state: FileProgress) -> None:
        self.report(state.percent)
        if not self.is_cancelled():
            self.progressed.emit(state)

    def done(self, result: Tuple[DownloadReport, ...]) -> Tuple[DownloadReport, ...]:
        """Main thread."""
        if self._add:
            recipe = self.order.recipe
            for report in result:
                layer = QgsRasterLayer(str(report.path), report.path.stem, "gdal")
                if not layer.isValid():
                    raise WorkbenchError(tr("QGIS cannot read “{}”.").format(report.path))
                if recipe is not None:
                    raster_style.dress(layer, recipe.visualization())
                self.layers.append(layer)
            self._project.addMapLayers(self.layers)
        return result
