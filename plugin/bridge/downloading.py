# SPDX-License-Identifier: GPL-2.0-or-later
"""Downloads in the background: what an order comes to, and files one after the other, with a pause."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import List, Optional, Tuple, Union

from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import pyqtSignal

from ..core import download_script
from ..core.download_list import DownloadList
from ..core.errors import WorkbenchError
from ..core.export_order import ExportOrder
from ..core.text import tr
from ..engine.client import Client
from ..engine.download import DownloadReport
from ..engine.downloads import FileProgress, PreparedFiles, prepare, run
from . import raster_style
from .exporting import profile_folder
from .task import WorkbenchTask


def to_script(order: ExportOrder, project: str = "") -> str:
    """A Python script that makes the same files with the download engine of this plugin. Raises RecipeError."""
    return download_script.to_python(order, str(Path(__file__).resolve().parents[2]), project)


def open_list() -> DownloadList:
    """The profile's list of downloads that have not ended."""
    return DownloadList(profile_folder() / "downloads")


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
