# SPDX-License-Identifier: GPL-2.0-or-later
"""Tasks of the service in people's words."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Optional

from ..core.spelling import number
from ..core.text import tr
from ..engine.operations import TaskState

WAITING, GOING, DONE, FAILED, CANCELLED = "waiting", "running", "done", "failed", "cancelled"
GROUPS = (WAITING, GOING, DONE, FAILED, CANCELLED)
_GROUP_OF = {
    "PENDING": WAITING,
    "RUNNING": GOING,
    "CANCELLING": GOING,
    "SUCCEEDED": DONE,
    "FAILED": FAILED,
    "CANCELLED": CANCELLED,
}


def group(task: TaskState) -> str:
    """Which of `GROUPS` its state belongs to."""
    return _GROUP_OF.get(task.state, WAITING)


def group_words(name: str) -> str:
    """A group as people call it."""
    return {
        WAITING: tr("Waiting"),
        GOING: tr("Running"),
        DONE: tr("Finished"),
        FAILED: tr("Failed"),
        CANCELLED: tr("Cancelled"),
    }[name]


def state_words(task: TaskState) -> str:
    """Its state as people call it."""
    return tr("Cancelling") if task.state == "CANCELLING" else group_words(group(task))


def kind_words(task: TaskState) -> str:
    """What it makes."""
    words = {"EXPORT_IMAGE": tr("Image"), "EXPORT_FEATURES": tr("Table"), "EXPORT_TILES": tr("Tiles")}
    return words.get(task.kind, task.kind.replace("EXPORT_", "").replace("_", " ").capitalize())


@lru_cache(maxsize=1 << 15)
def moment(text: str) -> Optional[float]:
    """Seconds since 1970 of a time as the service writes it, or ``None``. What was read once is remembered."""
    try:
        made = datetime.datetime.fromisoformat(text[:26].rstrip("Z"))
    except ValueError:
        return None
    return made.replace(tzinfo=datetime.timezone.utc).timestamp()


def run_seconds(task: TaskState, now: float) -> Optional[float]:
    """How long it has run, or ``None`` where it has not begun."""
    begin = moment(task.started)
    if begin is None:
        return None
    end = moment(task.ended) if task.is_over else now
    return max((now if end is None else end) - begin, 0.0)


def duration(seconds: Optional[float]) -> str:
    """Such as "40 s", "3 min", "2 h 5 min", "6 d"; a dash for nothing."""
    if seconds is None:
        return "–"
    whole = int(max(seconds, 0))
    if whole < 60:
        return tr("{} s").format(whole)
    if whole < 3600:
        return tr("{} min").format(whole // 60)
    if whole < 86_400:
        hours, minutes = divmod(whole // 60, 60)
        return tr("{} h {} min").format(hours, minutes) if minutes else tr("{} h").format(hours)
    return tr("{} d").format(whole // 86_400)


def eecu(seconds: float) -> str:
    """EECU-seconds, or a dash where they are not told."""
    if seconds < 0:
        return "–"
    return tr("{} s").format(number(seconds, ".1f")) if seconds < 100 else duration(seconds)


def place(task: TaskState) -> str:
    """Where its results are: the last part of the address, or of the asset's id."""
    address = task.destinations[0] if task.destinations else ""
    return address.rstrip("/").rsplit("/", 1)[-1].replace("#folders", "")
