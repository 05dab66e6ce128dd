# SPDX-License-Identifier: GPL-2.0-or-later
"""The project's operations, as the service tells them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Iterable


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
