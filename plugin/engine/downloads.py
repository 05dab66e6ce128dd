# SPDX-License-Identifier: GPL-2.0-or-later
"""Orders for this computer: what they come to, and their files one after the other."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, List, Optional, Tuple

from ..core.download_list import DownloadList
from ..core.errors import RecipeError
from ..core.export_order import ExportOrder
from ..core.text import tr
from . import download_plan, export_plan
from .client import Client
from .download import DownloadProgress, DownloadReport, Estimate, download
from .download_plan import File
from .export_plan import Plan


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
    if not os.path.isdir(folder):
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
    return PreparedFiles(plan, files, total, sum(os.path.exists(file.path) for file in files))


def run(
    prepared: PreparedFiles,
    client: Client,
    begun: Optional[DownloadList] = None,
    *,
    progress: Callable[[FileProgress], None] = lambda state: None,
    paused: Callable[[], bool] = lambda: False,
    cancelled: Callable[[], bool] = lambda: False,
) -> Tuple[DownloadReport, ...]:
    """Download the files one after the other. For a background thread.

    Args:
        begun: remembers what was begun until all of it is there; the same order goes on where it stopped either way.

    Raises:
        WorkbenchError: what has arrived is kept.
    """
    entry = None if begun is None else begun.begin(prepared.order)
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
    if begun is not None and entry is not None:
        begun.end(entry.id)
    return tuple(reports)
