# SPDX-License-Identifier: GPL-2.0-or-later
"""Exports from the console: orders as people write them, what was started, and the project's tasks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Callable, Optional, Sequence, Tuple, Union

import qgis.utils
from qgis.core import QgsMapLayer

from ..bridge import canvas, downloading, exporting
from ..bridge.downloading import DownloadTask
from ..bridge.exporting import ExportTask, PrepareExportTask, Sent
from ..core import written
from ..core.errors import RecipeError, WorkbenchError
from ..core.export_order import ASSET, DRIVE, Destination, ExportOrder
from ..core.export_script import to_python
from ..core.order_source import IMAGE, IMAGES, Graph, Source
from ..core.recipes import Recipe, Region
from ..core.text import tr
from ..engine import export_source
from ..engine.client import Client
from ..engine.export_plan import Plan
from ..engine.operations import TaskState, task_states
from .session import Request, journal, outcome, services

Where = Union[str, Tuple[float, float, float, float], Region, None]


class Started:
    """Exports that are with the service.

    Attributes:
        names: of the files or assets.
        operations: names of the tasks, in the same order.
        new: how many were not submitted before.
    """

    def __init__(self, sent: Sent) -> None:
        self.names = tuple(entry.name for entry in sent.entries)
        self.operations = tuple(entry.operation for entry in sent.entries)
        self.new = sent.new
        self._where = _where(ExportOrder.from_json(sent.batch.order).destination)

    def __repr__(self) -> str:
        one, many = (
            tr("1 export started in {}").format(self._where),
            tr("{:,} exports started in {}", self.new, self._where),
        )
        words, known = one if self.new == 1 else many, len(self.names) - self.new
        return tr("{}, {:,} had been before", words, known) if known else words

    def states(self) -> list[TaskState]:
        """What the service says of them, in the order of `names`. Raises WorkbenchError."""
        found = {each.name: each for each in tasks()}
        return [found[name] for name in self.operations if name in found]

    def cancel(self) -> int:
        """Cancel those that have not ended; how many these were. Raises WorkbenchError."""
        return cancel(self.states())


def _where(destination: Destination) -> str:
    if destination.kind == ASSET:
        return destination.place
    if destination.kind == DRIVE:
        return tr("Drive folder {}").format(destination.place) if destination.place else tr("Drive")
    return tr("Cloud Storage bucket {}").format(destination.place)


# Orders.


def order_of(
    source: Source,
    what: str,
    to: str = DRIVE,
    place: str = "",
    names: str = "",
    *,
    bands: Union[str, Sequence[str]] = (),
    columns: Union[str, Sequence[str]] = (),
    crs_transform: Optional[Sequence[float]] = None,
    region: Where = None,
    **options: Any,
) -> ExportOrder:
    """An order as people write it. Raises RecipeError, naming the value that does not fit."""
    usual = "{index:03d}_{date:%Y_%m_%d}" if what == IMAGES else "{title}"
    return ExportOrder(
        source,
        what,
        Destination(to, place),
        names or usual,
        bands=written.words(bands) if isinstance(bands, str) else tuple(bands),
        columns=written.words(columns) if isinstance(columns, str) else tuple(columns),
        crs_transform=None if crs_transform is None else tuple(crs_transform),
        region=region_of(region),
        **options,
    )


def start(order: ExportOrder, *, anew: bool = False, wait: bool = True) -> Any:
    """Prepare and submit an order: what was started, or, without ``wait``, the running task. Raises WorkbenchError."""
    client, _ = services()
    task = ExportTask(order, client, journal(), anew=anew)
    return Started(outcome(task)) if wait else task.start()


def save(order: ExportOrder, *, add: bool = True, wait: bool = True) -> Any:
    """Download an order: the files' paths, or, without ``wait``, the running task. Raises WorkbenchError."""
    client, _ = services()
    task = DownloadTask(order, client, downloading.open_list(), add=add)
    return [report.path for report in outcome(task)] if wait else task.start()


def plan_of(order: ExportOrder) -> Plan:
    """What an order comes to; nothing is submitted. Raises WorkbenchError."""
    client, _ = services()
    plan: Plan = outcome(PrepareExportTask(order, client, journal())).plan
    return plan


def script_of(order: ExportOrder, project: str = "") -> str:
    """The order as standalone Python, for the session's project where none is named."""
    client, _ = services()
    session = client.session.info
    write = downloading.to_script if order.is_download else to_python
    return write(order, project or ("" if session is None else session.project))


def export(
    thing: Any,
    to: str = DRIVE,
    place: str = "",
    names: str = "",
    *,
    every: bool = False,
    title: str = "",
    anew: bool = False,
    wait: bool = True,
    **options: Any,
) -> Any:
    """Export an ``ee.Image``, every image of an ``ee.ImageCollection``, an ``ee.FeatureCollection``, or a layer.

    ``title`` is what it is called, for ``{title}`` in the names; ``every`` exports each image behind a layer;
    ``columns`` are those of a table; the other options are those of ``Handle.export``. Raises WorkbenchError.
    """
    source = _source(thing, title)
    what = source.what if isinstance(source, Graph) else IMAGES if every else IMAGE
    return start(order_of(source, what, to, place, names, **options), anew=anew, wait=wait)


def _source(thing: Any, title: str) -> Source:
    if isinstance(thing, QgsMapLayer):
        found = exporting.source_of(thing)
        if found is None:
            raise RecipeError("source", tr("This layer does not come from Earth Engine. Choose one that does."))
        return replace(found, title=title) if isinstance(found, Graph) and title else found
    found = getattr(thing, "recipe", thing)
    return found if isinstance(found, Recipe) else export_source.graph_of(thing, title)


# Tasks.


def tasks(text: str = "", state: str = "") -> list[TaskState]:
    """The project's tasks, the newest first: those whose description or name holds a text, of one state.

    ``state``: PENDING, RUNNING, CANCELLING, SUCCEEDED, FAILED or CANCELLED. Raises WorkbenchError.
    """
    client, _ = services()
    answer = outcome(Request(tr("Looking at the tasks"), lambda stop: client.operations(cancelled=stop)))
    low, wanted = text.strip().lower(), state.strip().upper()
    return [
        each
        for each in task_states(answer)
        if (low in each.description.lower() or low in each.name.lower()) and wanted in ("", each.state)
    ]


def cancel(what: Union[str, TaskState, Started, Sequence[TaskState]]) -> int:
    """Cancel tasks that have not ended: how many these were.

    ``what``: tasks, what an export gave, or a text that their description or name holds; ``"*"`` for all.
    Raises WorkbenchError.
    """
    if isinstance(what, Started):
        return what.cancel()
    if isinstance(what, str):
        if not what.strip():
            raise RecipeError("text", tr("Enter a part of the tasks' names, or * for all."))
        what = tasks("" if what.strip() == "*" else what)
    given = [what] if isinstance(what, TaskState) else list(what)
    if not all(isinstance(each, TaskState) for each in given):
        raise WorkbenchError(tr("Give tasks as wb.tasks() lists them, or a part of their names."))
    going = [each.name for each in given if not each.is_over]
    client, _ = services()
    outcome(Request(tr("Cancelling tasks"), lambda stop: _cancel(client, going, stop)))
    return len(going)


def _cancel(client: Client, names: Sequence[str], stop: Callable[[], bool]) -> None:
    for name in names:
        client.cancel_operation(name, cancelled=stop)


# Where.


def region_of(value: Where) -> Optional[Region]:
    """A region as people write it. Raises RecipeError."""
    if value is None or isinstance(value, Region):
        return value
    if isinstance(value, str):
        if value != "canvas" or qgis.utils.iface is None:
            raise RecipeError("region", tr("A region is four numbers (west, south, east, north), or “canvas”."))
        value = canvas.snapshot(qgis.utils.iface.mapCanvas().mapSettings()).bounds
        return Region.rectangle(*value, label=tr("canvas"))
    west, south, east, north = (float(number) for number in value)
    return Region.rectangle(west, south, east, north)
