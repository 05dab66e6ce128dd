# SPDX-License-Identifier: GPL-2.0-or-later
"""Exports in the background: what an order comes to, submitting it, going on after a restart, and once more."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple

from qgis.core import QgsApplication, QgsMapLayer

from ..core.errors import NotConnected, WorkbenchError
from ..core.export_journal import Batch, Entry, ExportJournal, Job
from ..core.export_order import ExportOrder
from ..core.order_source import IMAGE, TABLE, Graph, Source
from ..core.text import tr
from ..engine import export_plan, exports
from ..engine.client import Client
from ..engine.export_plan import Plan
from ..engine.exports import Submitted
from ..engine.operations import task_states
from . import layers
from .task import WorkbenchTask

PENDING = "PENDING"
EE_TABLE = "ee-feature-collection-object"


def profile_folder() -> Path:
    """Where the plugin keeps files in the user's profile."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "ee_workbench"


def open_journal() -> ExportJournal:
    """The profile's journal of exports."""
    return ExportJournal(profile_folder() / "exports")


def source_of(layer: Optional[QgsMapLayer]) -> Optional[Source]:
    """What a layer can be exported from: its recipe, or the graph that another plugin's layer carries."""
    if layer is None:
        return None
    recipe = layers.recipe_of(layer)
    if recipe is not None:
        return recipe
    for name, what in ((EE_TABLE, TABLE), (layers.EE_OBJECT, IMAGE)):
        text = layer.customProperty(name)
        if isinstance(text, str) and text:
            try:
                return Graph(text, what, layer.name())
            except WorkbenchError:
                return None
    return None


class Offer(NamedTuple):
    """Something that can be exported: a key that stays, its name, and what it is."""

    key: str
    title: str
    source: Source


@dataclass(frozen=True)
class Prepared:
    """A plan with its jobs. `known` of them were submitted before, and are not sent again unless asked for anew."""

    plan: Plan
    jobs: Tuple[Job, ...]
    known: int
    project: str

    @property
    def order(self) -> ExportOrder:
        """What it was made from."""
        return self.plan.order


@dataclass(frozen=True)
class Sent:
    """What came of submitting: the batch (of several the first), the entries, and how many of them are new."""

    batch: Batch
    entries: Tuple[Entry, ...]
    new: int


def prepare(order: ExportOrder, client: Client, journal: ExportJournal, cancelled: Callable[[], bool]) -> Prepared:
    """What an order comes to today: two requests. For a background thread. Raises WorkbenchError."""
    project = client.session.require().project
    order = order.resolved()
    answer = client.compute(export_plan.question(order), cancelled=cancelled)
    waiting = sum(each.state == PENDING for each in task_states(client.operations(cancelled=cancelled)))
    plan = export_plan.read(order, answer, waiting)
    jobs = plan.jobs()
    journal.refresh()
    known = sum(journal.find(job.request(project)) is not None for job in jobs)
    return Prepared(plan, jobs, known, project)


def send(
    prepared: Prepared,
    client: Client,
    journal: ExportJournal,
    *,
    anew: bool = False,
    progress: Optional[Callable[[Submitted], None]] = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Sent:
    """Submit what was prepared; with `anew` also what was submitted before. For a background thread.

    Raises:
        WorkbenchError: not everything was submitted; the journal knows what was.
    """
    jobs = prepared.jobs
    if anew:
        jobs = tuple(journal.next_attempt(job, prepared.project) for job in jobs)
    batch = journal.begin(prepared.order.title, prepared.project, jobs, prepared.order.to_json())
    return go_on(batch, client, journal, progress=progress, cancelled=cancelled)


def go_on(
    batch: Batch,
    client: Client,
    journal: ExportJournal,
    *,
    progress: Optional[Callable[[Submitted], None]] = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Sent:
    """Submit what is left of a batch. For a background thread. Raises WorkbenchError."""
    if client.session.require().project != batch.project:
        sentence = tr("This export belongs to the project “{}”. Connect to it first.")
        raise NotConnected(sentence.format(batch.project))
    before = journal.submitted(batch)
    entries = exports.submit(batch, client, journal, progress=progress, cancelled=cancelled)
    return Sent(batch, entries, len(entries) - before)


class PrepareExportTask(WorkbenchTask):
    """What an order comes to; succeeds with a `Prepared`. Two requests, and one more for each 500 operations."""

    def __init__(self, order: ExportOrder, client: Client, journal: ExportJournal) -> None:
        super().__init__(tr("Looking at the export of {}").format(order.title))
        self.order = order
        self.client = client
        self.journal = journal

    def work(self) -> Prepared:
        """Background."""
        return prepare(self.order, self.client, self.journal, self.is_cancelled)


class _SendingTask(WorkbenchTask):
    """A task that submits, and reports how far it is; succeeds with a `Sent`."""

    def __init__(self, title: str, client: Client, journal: ExportJournal) -> None:
        super().__init__(tr("Exporting {}").format(title))
        self.client = client
        self.journal = journal

    def _tell(self, state: Submitted) -> None:
        self.report(100.0 * state.done / max(state.total, 1))


class SubmitExportTask(_SendingTask):
    """Submit what was prepared; with `anew` also what was submitted before."""

    def __init__(self, prepared: Prepared, client: Client, journal: ExportJournal, *, anew: bool = False) -> None:
        super().__init__(prepared.order.title, client, journal)
        self.prepared = prepared
        self.anew = anew

    def work(self) -> Sent:
        """Background."""
        return send(
            self.prepared,
            self.client,
            self.journal,
            anew=self.anew,
            progress=self._tell,
            cancelled=self.is_cancelled,
        )


class ExportTask(_SendingTask):
    """Prepare an order and submit it at once, for where nobody looks at the plan in between."""

    def __init__(self, order: ExportOrder, client: Client, journal: ExportJournal, *, anew: bool = False) -> None:
        super().__init__(order.title, client, journal)
        self.order = order
        self.anew = anew

    def work(self) -> Sent:
        """Background."""
        stop = self.is_cancelled
        ready = prepare(self.order, self.client, self.journal, stop)
        return send(ready, self.client, self.journal, anew=self.anew, progress=self._tell, cancelled=stop)


class SubmitRestTask(_SendingTask):
    """Submit what is left of a batch, after a fault, a cancel or a restart."""

    def __init__(self, batch: Batch, client: Client, journal: ExportJournal) -> None:
        super().__init__(batch.title, client, journal)
        self.batch = batch

    def work(self) -> Sent:
        """Background."""
        return go_on(self.batch, self.client, self.journal, progress=self._tell, cancelled=self.is_cancelled)


class RunAgainTask(_SendingTask):
    """Submit operations once more that have failed or were cancelled, under new ids."""

    def __init__(self, operations: Sequence[str], client: Client, journal: ExportJournal) -> None:
        super().__init__(tr("once more"), client, journal)
        self.operations = tuple(operations)

    def work(self) -> Sent:
        """Background."""
        chosen: Dict[str, Tuple[Batch, List[Job]]] = {}
        for name in self.operations:
            job, batch = self.journal.job_of(name)
            chosen.setdefault(batch.id, (batch, []))[1].append(self.journal.next_attempt(job, batch.project))
        # Each beside its own order, and all of them in the journal before any is sent.
        again = [self.journal.begin(each.title, each.project, jobs, each.order) for each, jobs in chosen.values()]
        stop = self.is_cancelled
        sent = [go_on(batch, self.client, self.journal, progress=self._tell, cancelled=stop) for batch in again]
        entries = tuple(entry for each in sent for entry in each.entries)
        return Sent(again[0], entries, sum(each.new for each in sent))
