# SPDX-License-Identifier: GPL-2.0-or-later
"""The project's operations, as the service tells them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, Callable, Iterable, Optional, Sequence

from .client import Client


@dataclass(frozen=True)
class TaskState:
    """One of the project's operations, as the service tells it. Times are ISO 8601, empty where there is none.

    Attributes:
        progress: 0 to 1.
        eecu: seconds of computing that were counted; -1 where it is not told.
    """

    name: str
    description: str
    kind: str
    state: str
    progress: float
    created: str
    started: str
    updated: str
    ended: str
    attempt: int
    eecu: float
    destinations: tuple[str, ...]
    error: str

    @property
    def is_over(self) -> bool:
        """Whether it will not change any more."""
        return self.state in ("SUCCEEDED", "FAILED", "CANCELLED")


def task_states(operations: Iterable[dict[str, Any]]) -> tuple[TaskState, ...]:
    """The operations of a list, in its order."""
    return tuple(_state(each) for each in operations)


def _state(operation: dict[str, Any]) -> TaskState:
    told = operation.get("metadata") or {}
    return TaskState(
        name=str(operation.get("name", "")),
        description=str(told.get("description", "")),
        kind=str(told.get("type", "")),
        state=str(told.get("state", "")),
        progress=float(told.get("progress") or 0.0),
        created=str(told.get("createTime", "")),
        started=str(told.get("startTime", "")),
        updated=str(told.get("updateTime", "")),
        ended=str(told.get("endTime", "")),
        attempt=int(told.get("attempt") or 1),
        eecu=float(told.get("batchEecuUsageSeconds", -1.0)),
        destinations=tuple(map(str, told.get("destinationUris") or ())),
        error=str((operation.get("error") or {}).get("message", "")),
    )


def look(
    client: Client,
    before: Optional[Sequence[TaskState]] = None,
    *,
    complete: bool = False,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[TaskState, ...]:
    """All of the project's operations, the newest first; one request for each 500 that can hold anything new.

    What is over stays as it is: once a whole page is known as over from the look `before`, and nothing that was not
    over is still to come, the rest is as it was, and is the same objects. With `complete` every page is read.

    Raises:
        WorkbenchError: by what the user can do about it.
    """
    known = {} if before is None else {each.name: each for each in before}
    live = {name for name, each in known.items() if not each.is_over}
    seen: dict[str, TaskState] = {}
    token = ""  # nosec B105 (of a page)
    while True:
        found, token = client.operations_page(partial(_known, known), token, cancelled=cancelled)
        seen.update((each.name, each) for each in found)
        if not token:
            break
        is_old = all(known.get(each.name) is each and each.is_over for each in found)
        if before is not None and not complete and is_old and live <= seen.keys():
            seen.update((name, each) for name, each in known.items() if name not in seen)
            break
    return tuple(seen.values())


def _known(known: dict[str, TaskState], operations: Iterable[dict[str, Any]]) -> list[TaskState]:
    """Their states; what has not changed is the object that is known, and what is over is not read again."""
    states = []
    for operation in operations:
        old = known.get(str(operation.get("name", "")))
        if old is None or not old.is_over:
            new = _state(operation)
            old = old if new == old else new
        states.append(old)
    return states
