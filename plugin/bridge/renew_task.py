# SPDX-License-Identifier: GPL-2.0-or-later
"""New map ids for many layers at once, in the background."""

from __future__ import annotations

import time
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Dict, Sequence, Union

from qgis.PyQt.QtCore import pyqtSignal

from ..core.errors import Cancelled, WorkbenchError
from ..core.text import tr
from ..engine import stored
from ..engine.client import Client, MapTiles
from . import placeholders
from .stored_layers import RASTER, Stored
from .task import WorkbenchTask

AT_ONCE = 12
"""Requests under way; a project may have forty, and other docks want some."""
_APART = 0.02
"""Seconds between the first requests: what Python does for each must not fall together, or the window stutters."""

Renewed = Union[MapTiles, str]
"""A map for tiles, or the path of a file for features."""


class RenewTask(WorkbenchTask):
    """Fetch for each stored layer what it needs, one request each; one that fails keeps no other from coming back."""

    arrived = pyqtSignal(object, object)
    """A Stored, and its Renewed or a WorkbenchError; in the order in which they come."""

    def __init__(self, wanted: Sequence[Stored], client: Client, folder: Path) -> None:
        super().__init__(tr("Bringing Earth Engine layers back"))
        self.wanted = tuple(wanted)
        self.client = client
        self._folder = folder

    def work(self) -> int:
        """Background; how many came back."""
        self.client.session.require()
        back = 0
        placeholders.clean(self._folder)
        with ThreadPoolExecutor(AT_ONCE, "renew-layers") as pool:
            futures: Dict[Future[Renewed], Stored] = {}
            for each in self.wanted:
                futures[pool.submit(self._fetch, each)] = each
                if len(futures) < AT_ONCE:
                    time.sleep(_APART)
            for number, future in enumerate(as_completed(futures), start=1):
                problem = future.exception()
                if self.is_cancelled():
                    continue  # those that have not begun end at once
                back += problem is None
                answer = future.result() if problem is None else _as_error(problem)
                self.arrived.emit(futures[future], answer)
                self.report(100.0 * number / len(self.wanted))
        self.check_cancelled()
        return back

    def _fetch(self, each: Stored) -> Renewed:
        self.check_cancelled()
        if each.kind == RASTER:
            return stored.tiles(self.client, each.graph, each.look, cancelled=self.is_cancelled)
        found = stored.features(self.client, each.graph, cancelled=self.is_cancelled)
        self.check_cancelled()
        return placeholders.write(found, self._folder)


def _as_error(problem: BaseException) -> WorkbenchError:
    if isinstance(problem, (WorkbenchError, Cancelled)):
        return problem
    sentence = tr("Something unexpected went wrong: {}").format(problem)
    return WorkbenchError(sentence, details=f"{type(problem).__name__}: {problem}")
