# SPDX-License-Identifier: GPL-2.0-or-later
"""Zonal statistics in the background: the zones are read, the rows fetched and written, and the result shown."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Optional, Tuple

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import pyqtSignal

from ..core.errors import RecipeError
from ..core.order_source import TABLE, Source
from ..core.text import tr
from ..core.zonal_order import ATTRIBUTES, CSV, GPKG, LayerZones, ZonalOrder
from ..core.zone import ZonalTable
from ..engine import products, zonal
from ..engine.client import Client
from ..engine.zonal import Progress
from ..engine.zonal_script import to_python
from . import zonal_results, zones
from .task import WorkbenchTask
from .zones import LayerReader


@dataclass(frozen=True)
class ZonalDone:
    """What came of it: the rows, the file and the layer where there are such, and the fields of the zones' layer."""

    order: ZonalOrder
    table: ZonalTable
    path: str = ""
    layer: Optional[QgsVectorLayer] = None
    fields: Tuple[str, ...] = ()


class ZonalTask(WorkbenchTask):
    """Compute an order and put its rows where it says; succeeds with a `ZonalDone`.

    Raises:
        RecipeError: the layer of the zones is gone, or does not fit.
    """

    progressed = pyqtSignal(object)
    """How far it is: a `Progress`."""

    def __init__(self, order: ZonalOrder, client: Client, project: Optional[QgsProject] = None) -> None:
        super().__init__(tr("Zonal statistics: {}").format(order.title))
        self.order = order
        self.client = client
        self._project = project or QgsProject.instance()
        self._reader = reader_of(order, self._project)
        check_output(order, self._project, 0 if self._reader is None else self._reader.count)

    def work(self) -> ZonalTable:
        """Background."""
        table = run(self.order, self._reader, self.client, self._tell, self.is_cancelled)
        # A cancel stands between the last answer and the file.
        self.check_cancelled()
        write(self.order, table, self._reader)
        return table

    def done(self, result: ZonalTable) -> ZonalDone:
        """Main thread."""
        order, output = self.order, self.order.output
        if output.kind == ATTRIBUTES:
            assert isinstance(order.zones, LayerZones)
            layer = zones.layer_of(order.zones, self._project)
            return ZonalDone(order, result, "", layer, tuple(zonal_results.write_attributes(layer, result)))
        if output.kind not in (CSV, GPKG):
            return ZonalDone(order, result)
        made = None
        if output.add:
            made = zonal_results.layer_of_file(output.path)
            self._project.addMapLayer(made)
        return ZonalDone(order, result, output.path, made)

    def _tell(self, progress: Progress) -> None:
        self.report(progress.percent)
        if not self.is_cancelled():
            self.progressed.emit(progress)


class ZonalTextTask(WorkbenchTask):
    """Write an order down as a script, with its zones where these are a layer's; succeeds with the text.

    Nothing is sent, but ``ee`` may have to be loaded, and thousands of shapes take their time.

    Raises:
        RecipeError: the layer of the zones is gone, or does not fit.
    """

    def __init__(self, order: ZonalOrder, project_id: str = "", project: Optional[QgsProject] = None) -> None:
        super().__init__(tr("Writing a script"), hidden=True)
        self.order = order
        self._project_id = project_id
        self._reader = reader_of(order, project or QgsProject.instance())

    def work(self) -> str:
        """Background."""
        given = None if self._reader is None else self._reader.read(self.is_cancelled)
        return to_python(self.order, given, self._project_id)


def has_pixels(source: Source) -> bool:
    """Whether there is an image to take statistics of: drawn features are none."""
    return TABLE not in products.parts(source)


def reader_of(order: ZonalOrder, project: QgsProject) -> Optional[LayerReader]:
    """What reads the zones of a layer; ``None`` where they lie on Earth Engine. Main thread. Raises RecipeError."""
    if not isinstance(order.zones, LayerZones):
        return None
    return LayerReader(zones.layer_of(order.zones, project), order.zones.selected_only, order.columns)


def check_output(order: ZonalOrder, project: QgsProject, count: int) -> None:
    """Main thread: raises RecipeError where the rows could not be put where they are wanted."""
    if order.output.kind == ATTRIBUTES and isinstance(order.zones, LayerZones):
        zonal_results.check_editable(zones.layer_of(order.zones, project), count)
    if order.output.kind in (CSV, GPKG) and not os.path.isdir(Path(order.output.path).parent):
        sentence = tr("There is no folder “{}”. Choose another one.")
        raise RecipeError("output", sentence.format(Path(order.output.path).parent))


def run(
    order: ZonalOrder,
    reader: Optional[LayerReader],
    client: Client,
    tell: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> ZonalTable:
    """The order's rows. For a background thread. Raises WorkbenchError."""
    tell(Progress(0, 0, tr("Reading the zones…")))
    given = None if reader is None else reader.read(cancelled)
    wants_shapes = order.output.kind == GPKG
    return zonal.compute(order, given, client, tell=tell, cancelled=cancelled, shapes=wants_shapes)


def write(order: ZonalOrder, table: ZonalTable, reader: Optional[LayerReader]) -> None:
    """The rows in the order's file, where it names one. For a background thread. Raises WorkbenchError."""
    output = order.output
    if output.kind == CSV:
        zonal_results.write_csv(table, output.path)
    elif output.kind == GPKG and reader is not None:
        zonal_results.write_gpkg(table, output.path, reader.fields, reader.crs, reader.wkb_type)
    elif output.kind == GPKG:
        zonal_results.write_gpkg(table, output.path)
